//! The user's systemd, asked by `systemctl --user`.

use std::process::{Output, Stdio};
use std::time::Duration;

use tokio::process::Command;

use crate::wording::login as wording;

/// Longer than the daemon may take until it is ready, which `systemctl start` waits for.
const LIMIT: Duration = Duration::from_secs(40);

/// What of this session the daemon needs: the displays and their key, the bus, what the desktop is,
/// and the sockets of desktops that are asked by their own protocol.
const VARIABLES: [&str; 10] = [
    "DISPLAY",
    "WAYLAND_DISPLAY",
    "XAUTHORITY",
    "DBUS_SESSION_BUS_ADDRESS",
    "XDG_CURRENT_DESKTOP",
    "XDG_SESSION_DESKTOP",
    "XDG_SESSION_TYPE",
    "SWAYSOCK",
    "HYPRLAND_INSTANCE_SIGNATURE",
    "I3SOCK",
];

/// A user's systemd that answers.
pub(super) struct Manager(());

impl Manager {
    /// The one of this session, if it has one.
    pub(super) async fn find() -> Option<Self> {
        let asked = systemctl(&["show", "--property=Version"]).await;
        asked
            .is_ok_and(|answer| answer.status.success())
            .then_some(Self(()))
    }

    /// Has it do something.
    pub(super) async fn call(&self, arguments: &[&str]) -> Result<String, String> {
        let answer = systemctl(arguments).await?;
        if answer.status.success() {
            return Ok(String::from_utf8_lossy(&answer.stdout).into_owned());
        }
        let reason = String::from_utf8_lossy(&answer.stderr);
        let reason = reason.lines().next();
        Err(wording::systemd_failed(&arguments.join(" "), reason))
    }

    /// Asks it a question about a unit that is answered by yes or no.
    pub(super) async fn holds(&self, question: &str, unit: &str) -> bool {
        let answer = systemctl(&["--quiet", question, unit]).await;
        answer.is_ok_and(|answer| answer.status.success())
    }

    /// Gives it the displays and the bus of this session, and tells whether they were others.
    pub(super) async fn adopt_environment(&self) -> Result<bool, String> {
        let known = self.call(&["show-environment"]).await?;
        let ours: Vec<_> = VARIABLES
            .iter()
            .filter_map(|&name| Some((name, std::env::var(name).ok()?)))
            .collect();
        let changed = ours
            .iter()
            .any(|(name, value)| !known.lines().any(|line| line == format!("{name}={value}")));
        if changed {
            let names = ours.iter().map(|(name, _)| *name);
            let import: Vec<_> = ["import-environment"].into_iter().chain(names).collect();
            self.call(&import).await?;
        }
        Ok(changed)
    }
}

async fn systemctl(arguments: &[&str]) -> Result<Output, String> {
    let mut command = Command::new("systemctl");
    command
        .arg("--user")
        .args(arguments)
        .stdin(Stdio::null())
        .kill_on_drop(true);
    match tokio::time::timeout(LIMIT, command.output()).await {
        Ok(Ok(answer)) => Ok(answer),
        Ok(Err(error)) => Err(wording::systemd_not_run(&error)),
        Err(_) => Err(wording::SYSTEMD_SILENT.into()),
    }
}
