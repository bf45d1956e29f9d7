//! The history in daily use: a real daemon on a real desktop keeps what was heard, unless it is not to.

use std::fmt::Write as _;

use aloud::failure::Unkept;
use aloud::wording;

use crate::desktop::{Daemon, Desktop, Options, Place, Ready};
use crate::far_side::{FarSide, Reply};
use crate::holds;
use crate::home::{ENVIRONMENT, Home, configuration, hears};

const KEEP: &str = "[history]\nkeep = true";

fn reply(text: &str) -> Vec<Reply> {
    vec![Reply::gemini(&[text])]
}

fn told(home: &Home) -> String {
    String::from_utf8(home.aloud(&["history"]).stdout).unwrap()
}

/// Presses the key, hears the answer, and waits until all is over.
#[track_caller]
fn look(home: &Home, text: &str) {
    home.far.answer(reply(text));
    let mark = home.mark();
    home.ask("super+alt+d");
    home.hears(mark, text);
    home.rests();
}

#[test]
fn what_is_heard_is_kept_but_not_in_private_and_not_what_is_forgotten() {
    let mut home = Home::configured(&Options::default(), KEEP, reply(""));
    let _window = home
        .desktop
        .terminal("Build", "41 passed", Place::at(40, 60, 600, 400));
    let folder = home.desktop.folder().join("home/.local/share/aloud");
    let status = |home: &Home| String::from_utf8(home.aloud(&["status"]).stdout).unwrap();
    assert!(status(&home).contains("History: the words of answers are kept."));
    assert!(!folder.exists(), "made before there is anything");
    look(&home, "A terminal shows that 41 passed.");
    crate::desktop::eventually("the answer in the history", || {
        let told = told(&home);
        match told.contains(", screen, gemini:\nA terminal shows that 41 passed.") {
            true => Ok(()),
            false => Err(told),
        }
    });

    let mark = home.mark();
    assert_eq!(home.aloud(&["private", "on"]).status.code(), Some(0));
    home.hears(mark, &wording::PRIVATE.to_string());
    assert!(status(&home).contains("Private: nothing is kept"));
    look(&home, "A letter from the hospital.");
    // A daemon that comes back after a crash keeps the promise of the one before.
    home.daemon.signal(rustix::process::Signal::KILL);
    home.daemon.ended();
    let configuration = configuration(&home.far.url(), KEEP);
    home.daemon = home
        .desktop
        .daemon(&configuration, &ENVIRONMENT, Ready::Keys);
    assert!(status(&home).contains("Private: nothing is kept"));
    look(&home, "Another letter from the hospital.");
    assert_eq!(home.aloud(&["private", "off"]).status.code(), Some(0));
    assert!(!status(&home).contains("Private"));

    look(&home, "A page of a bank.");
    assert_eq!(home.aloud(&["forget"]).status.code(), Some(0));
    look(&home, "A calendar.");
    // What was begun last is written at the end at the latest.
    home.daemon.signal(rustix::process::Signal::TERM);
    home.daemon.ended();
    let told = told(&home);
    assert!(
        told.contains("A calendar.") && told.contains("41 passed."),
        "{told}"
    );
    for unkept in ["hospital", "bank"] {
        assert!(!told.contains(unkept), "{told}");
        assert!(!holds(&folder, unkept.as_bytes()), "{unkept} is in a file");
    }
}

/// A daemon whose folder of data is on a disk of its own.
fn on_a_disk(desktop: &Desktop, far: &FarSide, options: &str) -> Daemon {
    let mount =
        format!("mount -t tmpfs -o {options} none \"$XDG_DATA_HOME\" && exec \"$0\" \"$@\"");
    let mut program = vec!["unshare", "--mount"];
    // Who is root needs no name space of users, which some containers forbid.
    if !rustix::process::geteuid().is_root() {
        program.push("--map-root-user");
    }
    program.extend(["--", "sh", "-c", &mount]);
    desktop.daemon_by(
        &program,
        &configuration(&far.url(), KEEP),
        &ENVIRONMENT,
        Ready::Keys,
    )
}

#[test]
fn a_disk_that_takes_nothing_is_said_once_and_every_answer_is_heard() {
    let desktop = Desktop::start(&Options::default());
    let _window = desktop.terminal("Build", "41 passed", Place::at(40, 60, 600, 400));
    for (options, reason) in [("size=8k", Unkept::Full), ("ro", Unkept::ReadOnly)] {
        let far = FarSide::start(reply(""));
        let _daemon = on_a_disk(&desktop, &far, options);
        let mark = desktop.spoken().len();
        let mut heard = String::new();
        for number in 1..=3 {
            let text = format!("Answer number {number}.");
            far.answer(reply(&text));
            desktop.press("super+alt+d");
            hears(&desktop, mark, &text);
            // The sentence about the disk follows an answer.
            if number == 1 {
                hears(&desktop, mark, &wording::unkept(reason));
            }
        }
        for text in desktop.spoken().split_off(mark) {
            write!(heard, "{text} ").unwrap();
        }
        let sentence = aloud::present::clean(&wording::unkept(reason));
        let first = sentence.split(':').next().unwrap();
        assert_eq!(heard.matches(first).count(), 1, "{options}: {heard}");
    }
}
