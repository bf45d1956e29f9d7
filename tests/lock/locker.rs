//! MATE's screen locker, which locks a desktop for real and tells it on the bus.
#![allow(unreachable_pub)]

use std::process::{Child, Stdio};

use crate::desktop::{Desktop, eventually};

/// The screen locker of MATE; it ends with this value.
pub struct Locker<'a> {
    desktop: &'a Desktop,
    process: Child,
}

impl<'a> Locker<'a> {
    pub fn start(desktop: &'a Desktop) -> Self {
        let mut locker = desktop.command("mate-screensaver");
        locker
            .arg("--no-daemon")
            .stdout(Stdio::null())
            .stderr(Stdio::null());
        let locker = Self {
            desktop,
            process: locker.spawn().unwrap(),
        };
        eventually("the screen locker", || {
            let answer = locker.ask("--query");
            answer.contains("inactive").then_some(()).ok_or(answer)
        });
        locker
    }

    pub fn ask(&self, what: &str) -> String {
        let mut command = self.desktop.command("mate-screensaver-command");
        let output = command.arg(what).output().unwrap();
        String::from_utf8_lossy(&output.stdout).into_owned()
    }
}

impl Drop for Locker<'_> {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}
