//! Keys and entries of the desktop that run a command while no daemon can be reached: whoever pressed
//! sees nothing of what is printed, and must hear it.

use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};

use aloud::utterance::Cue;
use rustix::process::Signal;

use crate::desktop::{Options, Place};
use crate::far_side::Reply;
use crate::home::Home;

const NONE: &str = "No Aloud daemon is running.";
const HANGS: &str = "The Aloud daemon does not answer.";

fn home() -> Home {
    Home::open(&Options::default(), vec![Reply::gemini(&["A terminal."])])
}

/// What a launcher runs for an action of the desktop entry, from this build.
fn action(name: &str) -> String {
    let file = Path::new(env!("CARGO_MANIFEST_DIR"));
    let file = file.join("packaging/io.github.aloud.Aloud.desktop");
    let entry = fs::read_to_string(file).unwrap();
    let (_, rest) = entry
        .split_once(&format!("[Desktop Action {name}]"))
        .unwrap();
    let line = rest
        .lines()
        .find_map(|line| line.strip_prefix("Exec="))
        .unwrap();
    line.replace("/usr/bin/aloud", env!("CARGO_BIN_EXE_aloud"))
}

#[test]
fn a_bound_key_is_never_silent_when_no_daemon_runs() {
    let mut home = home();
    home.daemon.signal(Signal::TERM);
    home.daemon.ended();
    for key in ["stop", "repeat", "ask"] {
        let (mark, begun) = (home.mark(), Instant::now());
        let done = home.aloud(&["press", key]);
        assert_eq!(done.status.code(), Some(3), "{key}: {done:?}");
        assert!(String::from_utf8_lossy(&done.stderr).contains(NONE));
        home.hears(mark, NONE);
        // The process ends only when all of it has been heard.
        let like = home.likeness(Cue::Error, begun, Instant::now());
        assert!(like > 0.9, "{key}: {like}");
    }
    let mark = home.mark();
    let done = home.aloud(&["press", "sing"]);
    assert_eq!(done.status.code(), Some(2), "{done:?}");
    home.hears(mark, "sing");
}

#[test]
fn the_actions_of_the_desktop_entry_are_heard_without_a_daemon() {
    let mut home = home();
    home.daemon.signal(Signal::TERM);
    home.daemon.ended();
    for name in ["More", "Repeat", "Stop"] {
        let mark = home.mark();
        let mut launched = home.desktop.command("sh");
        launched.args(["-c", &action(name)]);
        let done = launched.output().unwrap();
        assert_eq!(done.status.code(), Some(3), "{name}: {done:?}");
        assert!(done.stdout.is_empty() && done.stderr.is_empty(), "{done:?}");
        home.hears(mark, NONE);
    }
}

#[test]
fn a_bound_key_is_never_silent_when_the_daemon_hangs() {
    let home = home();
    home.daemon.signal(Signal::STOP);
    let (mark, begun) = (home.mark(), Instant::now());
    let done = home.aloud(&["press", "stop"]);
    assert_eq!(done.status.code(), Some(1), "{done:?}");
    home.hears(mark, HANGS);
    home.daemon.signal(Signal::CONT);
    acknowledged_at_once(&home, begun);
    // Two seconds are the daemon's to answer.
    let (late, end) = (begun + Duration::from_millis(1500), Instant::now());
    let like = home.likeness(Cue::Error, late, end);
    assert!(like > 0.9, "{like}");
    let error = home.ear.first_loud(late).unwrap() - begun;
    assert!(error < Duration::from_secs(4), "{error:?}");
}

#[test]
fn a_bound_key_that_looks_is_acknowledged_at_once_and_answered_beside_a_daemon_that_hangs() {
    let home = home();
    let _window = home
        .desktop
        .terminal("Build", "41 passed", Place::at(40, 60, 600, 400));
    home.daemon.signal(Signal::STOP);
    let (mark, begun) = (home.mark(), Instant::now());
    let done = home.aloud(&["press", "screen"]);
    let took = begun.elapsed();
    home.daemon.signal(Signal::CONT);
    assert_eq!(done.status.code(), Some(0), "{done:?}");
    home.hears(mark, "A terminal.");
    acknowledged_at_once(&home, begun);
    // The daemon is waited for once, and the voice speaks for a second or two.
    assert!(took < Duration::from_secs(8), "{took:?}");
}

/// Holds that the sound of an accepted press was the first that was heard, and soon.
#[track_caller]
fn acknowledged_at_once(home: &Home, pressed: Instant) {
    let heard = home.ear.first_loud(pressed).unwrap() - pressed;
    // A sixth of a second for the daemon, and the start of a program on a busy machine.
    assert!(heard < Duration::from_millis(900), "{heard:?}");
    let soon = pressed + Duration::from_millis(1200);
    let like = home.likeness(Cue::Acknowledge, pressed, soon);
    assert!(like > 0.9, "{like}");
}
