//! What is left when the daemon has crashed again and again, and how a session without systemd
//! starts it.
#![allow(
    clippy::unwrap_used,
    clippy::print_stderr,
    missing_docs,
    unreachable_pub
)]

#[path = "desktop/mod.rs"]
mod desktop;
mod far_side;
mod home;

use desktop::{Desktop, Options, Place, Ready, eventually};
use far_side::{FarSide, Reply};
use home::{ENVIRONMENT, configuration, hears};

#[test]
fn safe_mode_tells_of_itself_asks_nobody_and_still_reads() {
    let desktop = Desktop::start(&Options::default());
    let far = FarSide::start(vec![Reply::gemini(&["A terminal."])]);
    let _window = desktop.terminal("Build", "41 passed", Place::at(40, 60, 600, 400));
    // The configuration would ask the provider, and knows another key.
    let further = "[keys]\nscreen = \"Super+Alt+Z\"";
    let _daemon = desktop.daemon_by(
        &["sh", "-c", "exec \"$@\" --safe", "sh"],
        &configuration(&far.url(), further),
        &ENVIRONMENT,
        Ready::Keys,
    );
    hears(
        &desktop,
        0,
        "Aloud crashed several times and runs in safe mode",
    );
    let before = desktop.spoken().len();
    desktop.press("super+alt+d");
    hears(&desktop, before, "41 passed");
    assert_eq!(far.requests().len(), 0);
}

#[test]
fn a_session_without_systemd_has_one_daemon_however_often_it_is_started() {
    let desktop = Desktop::start(&Options::default());
    let mut start = desktop.command(env!("CARGO_BIN_EXE_aloud"));
    // There is no systemctl.
    start.args(["autostart", "now"]).env("PATH", "/nowhere");
    let mut first = start.spawn().unwrap();
    eventually("a daemon", || {
        let status = desktop.aloud(&["status"]);
        if status.status.success() {
            Ok(())
        } else {
            Err(status)
        }
    });
    let second = start.output().unwrap();
    let said = String::from_utf8(second.stderr).unwrap();
    assert!(
        said.contains("Another Aloud daemon is running already."),
        "{said}"
    );
    assert_eq!(first.try_wait().unwrap(), None);
    desktop::signal(first.id(), rustix::process::Signal::TERM);
    assert!(first.wait().unwrap().success());
}
