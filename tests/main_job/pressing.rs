//! What further presses do while an answer is on its way or being spoken.

use std::time::Duration;

use aloud::utterance::Cue;
use serde_json::Value;

use crate::desktop::{Options, Place, Window, eventually};
use crate::far_side::{Record, Reply};
use crate::home::{Home, a_while, paste};

/// The first law is 2.5 s; the recording shows nothing longer.
const LAW: Duration = Duration::from_millis(2500);

/// An answer that never comes.
fn never() -> Reply {
    Reply::gemini(&[]).before(Duration::from_secs(600))
}

fn open_requests(record: &Record) -> usize {
    record
        .requests
        .iter()
        .filter(|request| !request.abandoned)
        .count()
}

/// A screen with something on it.
fn home(replies: Vec<Reply>) -> (Home, Window) {
    let home = Home::open(&Options::default(), replies);
    let window = home
        .desktop
        .terminal("Build", "41 passed", Place::at(40, 60, 600, 400));
    (home, window)
}

#[test]
fn the_same_key_again_cancels_and_twice_quickly_asks_for_all() {
    let (home, _window) = home(vec![never()]);
    let far = &home.far;
    home.ask("super+alt+d");
    a_while(Duration::from_millis(600));
    let again = home.desktop.press("super+alt+d");
    assert!(
        far.becomes(|record| record.requests[0].abandoned),
        "the connection is still open"
    );
    home.rests();
    a_while(Duration::from_millis(500));
    let later = again + Duration::from_millis(600);
    assert!(home.likeness(Cue::Stopped, again, later) > 0.9);
    assert_eq!(far.requests().len(), 1);

    let keys = ["key", "super+alt+d", "sleep", "0.15", "key", "super+alt+d"];
    home.desktop.run("xdotool", &keys);
    assert!(far.becomes(|record| {
        record
            .requests
            .last()
            .is_some_and(|last| limit(&last.json()) == 4096)
    }));
    assert!(far.becomes(|record| open_requests(record) == 1));
    let words = far.requests().pop().unwrap().json()["systemInstruction"].to_string();
    assert!(
        words.contains("Length: everything that is there"),
        "{words}"
    );
    assert_eq!(limit(&far.requests()[0].json()), 1536);
    home.desktop.press("super+alt+x");
    assert!(far.becomes(|record| open_requests(record) == 0));
}

fn limit(body: &Value) -> u64 {
    body["generationConfig"]["maxOutputTokens"]
        .as_u64()
        .unwrap()
}

#[test]
fn speech_is_stopped_repeated_and_copied() {
    let long = "Forty-one tests have passed and one has failed, and below it there is a long list of files. ";
    let words = [
        "A terminal shows the result of a build. ",
        // Longer than what is given to the speech engine at once.
        &long.repeat(3),
        "The keyboard is in the terminal.",
    ];
    let (home, _window) = home(vec![Reply::gemini(&words)]);
    let (desktop, ear) = (&home.desktop, &home.ear);
    home.ask("super+alt+d");
    home.hears(0, "Forty-one tests");
    a_while(Duration::from_millis(700));
    let stopped = desktop.press("super+alt+x");
    let last = ear.silence(stopped, Duration::from_millis(1500));
    let after = last.saturating_duration_since(stopped);
    // The sound that says so is 0.08 s long; a key press by a program takes some time, too.
    assert!(
        after < Duration::from_millis(700),
        "silent only after {after:?}"
    );
    let told = home.likeness(Cue::Stopped, stopped, last + Duration::from_millis(50));
    // It is heard over the last of the speech; speech alone is below 0.3.
    assert!(told > 0.5, "{told}");
    let mark = home.mark();
    let begun = desktop.spoken().concat();
    assert!(
        !begun.contains("The keyboard"),
        "it was said before it was stopped: {begun}"
    );

    desktop.press("super+alt+space");
    home.hears(mark, "The keyboard is in the terminal.");
    let all: String = desktop.spoken().split_off(mark).join(" ");
    assert_eq!(all, words.concat());
    assert_eq!(home.far.requests().len(), 1);
    let copied = desktop.aloud(&["copy"]);
    assert_eq!(copied.status.code(), Some(0), "{copied:?}");
    eventually("the copy", || {
        let pasted = String::from_utf8(paste(desktop, "UTF8_STRING").stdout).unwrap();
        if pasted == words.concat() {
            Ok(())
        } else {
            Err(pasted)
        }
    });
    desktop.press("super+alt+x");
}

#[test]
fn a_hundred_presses_leave_one_request_and_no_memory_behind() {
    // As many as these would not be sent to anybody else.
    let limits = "[limits]\nrequests-a-minute = 0\n";
    let home = Home::configured(&Options::default(), limits, vec![never()]);
    let place = Place::at(40, 60, 600, 400);
    let _window = home.desktop.terminal("Build", "41 passed", place);
    let mut weights = Vec::new();
    for round in 1..=4 {
        let mut keys = vec!["key", "--delay", "8"];
        keys.extend(["super+alt+d"; 100]);
        let begun = std::time::Instant::now();
        home.desktop.run("xdotool", &keys);
        eprintln!("100 presses in {:?}", begun.elapsed());
        let one = |record: &Record| open_requests(record) == 1;
        assert!(
            home.far.becomes(one),
            "{} open",
            home.far.look(open_requests)
        );
        a_while(Duration::from_millis(500));
        assert!(home.far.look(one));
        let status = home.desktop.aloud(&["status"]);
        assert!(String::from_utf8_lossy(&status.stdout).contains("looking at the screen"));
        home.desktop.press("super+alt+x");
        assert!(home.far.becomes(|record| open_requests(record) == 0));
        // What is left of the last press is given back a moment later.
        let weighed = (0..20).map(|_| {
            a_while(Duration::from_millis(100));
            home.daemon.memory() / 1024
        });
        weights.push(weighed.min().unwrap());
        eprintln!("round {round}: {} requests", home.far.requests().len());
    }
    eprintln!("kilobytes after each round: {weights:?}");
    // Allocators keep some pages; a picture kept would weigh 4 MB a press.
    assert!(weights[3] < weights[1] + 3000, "{weights:?}");
    assert!(!home.daemon.log().contains("ERROR"));
}

#[test]
fn a_held_key_is_one_press() {
    let (home, _window) = home(vec![never()]);
    home.desktop.run("xdotool", &["keydown", "super+alt+d"]);
    a_while(Duration::from_millis(1500));
    home.desktop.run("xdotool", &["keyup", "super+alt+d"]);
    a_while(Duration::from_millis(300));
    assert_eq!(home.far.requests().len(), 1);
    assert_eq!(home.far.look(open_requests), 1);
}

#[test]
fn a_slow_answer_gives_signs_of_life() {
    let slow = Reply::gemini(&["At last."]).before(Duration::from_secs(9));
    let (home, _window) = home(vec![slow]);
    let pressed = home.ask("super+alt+d");
    home.hears(0, "Still waiting for an answer.");
    home.hears(0, "At last.");
    home.rests();
    home.ear.silence(pressed, Duration::from_millis(800));
    let first = home.ear.sound(pressed);
    assert!(first < pressed + LAW);
    assert_eq!(home.ear.gaps(first, LAW), []);
}

#[test]
fn presses_in_quick_succession_are_all_heard() {
    let (home, _window) = home(vec![never()]);
    // Nothing has been said, so that each copy command sounds an error.
    for _ in 0..4 {
        let asked = std::time::Instant::now();
        for _ in 0..3 {
            let copy = home.desktop.aloud(&["copy"]);
            assert_eq!(copy.status.code(), Some(1));
        }
        home.ear.silence(asked, Duration::from_millis(400));
    }
    let log = home.daemon.log();
    assert!(!log.contains("the sound server is lost"), "{log}");
}

#[test]
fn the_end_comes_at_once_and_is_tidy() {
    let (mut home, _window) = home(vec![never()]);
    home.ask("super+alt+d");
    let socket = home.desktop.runtime().join("aloud/socket");
    assert!(socket.exists());
    let told = std::time::Instant::now();
    home.daemon.signal(rustix::process::Signal::TERM);
    let status = home.daemon.ended();
    assert!(
        told.elapsed() < Duration::from_secs(1),
        "{:?}",
        told.elapsed()
    );
    assert!(status.success(), "{status:?}");
    assert!(!socket.exists());
    assert!(home.far.becomes(|record| open_requests(record) == 0));
}
