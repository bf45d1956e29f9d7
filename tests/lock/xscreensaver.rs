//! The real XScreenSaver on X11, which tells nobody on any bus that it locks.

use std::fs::{self, Permissions};
use std::os::unix::fs::PermissionsExt;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use rustix::process::Signal;

use crate::desktop::{Desktop, Options, Part, Place, eventually, signal};
use crate::far_side::Reply;
use crate::home::{Home, a_while};
use crate::{WORDS, is_refused, status};

/// Its daemon; it is ended with this value.
struct Saver<'a> {
    desktop: &'a Desktop,
    process: Child,
}

/// A program that runs as somebody who may lock the screen, which root may not.
fn somebody(desktop: &Desktop, program: &str) -> Command {
    let home = desktop.folder().join("somebody");
    fs::create_dir_all(&home).unwrap();
    fs::set_permissions(&home, Permissions::from_mode(0o777)).unwrap();
    let wishes = "lock: True\nmode: blank\ntimeout: 0:10:00\nsplash: False\n";
    fs::write(home.join(".xscreensaver"), wishes).unwrap();
    let mut command = match rustix::process::geteuid().is_root() {
        true => {
            let mut command = desktop.command("setpriv");
            let nobody = ["--reuid=65534", "--regid=65534", "--clear-groups"];
            command.args(nobody).arg(program);
            command
        }
        false => desktop.command(program),
    };
    command.env("HOME", home);
    command.stdout(Stdio::null()).stderr(Stdio::null());
    command
}

impl<'a> Saver<'a> {
    fn start(desktop: &'a Desktop) -> Self {
        let process = somebody(desktop, "xscreensaver").spawn().unwrap();
        let saver = Self { desktop, process };
        saver.becomes("non-blanked");
        saver
    }

    fn order(&self, order: &str) {
        let mut command = somebody(self.desktop, "xscreensaver-command");
        assert!(command.arg(order).status().unwrap().success(), "{order}");
    }

    /// Waits until its own command says that.
    fn becomes(&self, state: &str) {
        eventually(state, || {
            let mut asked = self.desktop.command("xscreensaver-command");
            let told = asked.arg("-time").output().unwrap();
            let told = String::from_utf8_lossy(&told.stdout).into_owned();
            told.contains(state).then_some(()).ok_or(told)
        });
    }
}

impl Drop for Saver<'_> {
    fn drop(&mut self) {
        signal(self.process.id(), Signal::TERM);
        let _ = self.process.wait();
    }
}

#[test]
fn while_the_real_xscreensaver_has_locked_nothing_is_looked_at() {
    let home = Home::open(&Options::default(), vec![Reply::gemini(&[WORDS]); 3]);
    let desktop = &home.desktop;
    let _window = desktop.terminal("Build", "41 passed, 1 failed", Place::at(40, 60, 600, 400));
    let mut saver = Saver::start(desktop);
    // That it runs is no lock.
    home.ask("super+alt+d");
    home.hears(0, WORDS.trim());
    home.rests();
    saver.order("-lock");
    saver.becomes("locked since");
    let sent = home.far.requests().len();
    for command in [&["describe"][..], &["find", "passed"], &["more"]] {
        is_refused(desktop, command);
    }
    assert_eq!(home.far.requests().len(), sent);
    // A display that does not answer is as locked as it was.
    desktop.signal(Part::Display, "STOP");
    is_refused(desktop, &["describe"]);
    desktop.signal(Part::Display, "CONT");

    // One that is killed leaves its word on the display, and locks nothing any more.
    signal(saver.process.id(), Signal::KILL);
    saver.process.wait().unwrap();
    eventually("the end of the lock", || {
        let found = desktop.aloud(&["find", "passed", "--no-speech"]);
        let said = String::from_utf8_lossy(&found.stdout).into_owned();
        match said.contains("passed") {
            true => Ok(()),
            false => Err((said, status(desktop))),
        }
    });
}

/// The numbers of the daemon's threads that ask the display.
fn asking(home: &Home) -> Vec<String> {
    let threads = format!("/proc/{}/task", home.daemon.process_id());
    let threads = fs::read_dir(threads).unwrap().flatten();
    let asking = threads.filter(|thread| {
        let name = fs::read_to_string(thread.path().join("comm"));
        name.is_ok_and(|name| name.trim_end() == "xscreensaver")
    });
    asking
        .map(|thread| thread.file_name().into_string().unwrap())
        .collect()
}

#[test]
fn one_connection_asks_for_the_lock_as_long_as_something_is_kept_and_none_after_that() {
    let home = Home::open(&Options::default(), vec![Reply::gemini(&[WORDS])]);
    let desktop = &home.desktop;
    let _window = desktop.terminal("Build", "41 passed", Place::at(40, 60, 600, 400));
    home.ask("super+alt+d");
    home.hears(0, WORDS.trim());
    home.rests();
    let first = asking(&home);
    assert_eq!(first.len(), 1, "the press asked");
    for _ in 0..20 {
        a_while(Duration::from_millis(200));
        assert_eq!(asking(&home), first);
    }
    assert!(desktop.aloud(&["forget"]).status.success());
    eventually("the end of the asking", || match asking(&home) {
        none if none.is_empty() => Ok(()),
        some => Err(some),
    });
}
