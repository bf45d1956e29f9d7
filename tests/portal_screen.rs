//! Pictures that the desktop gives by its portal, whose far side is a mock, each left in a file; those by
//! KWin's own interface; and the person's consent, in the desktop's real list of permissions.
#![allow(
    clippy::unwrap_used,
    clippy::print_stderr,
    missing_docs,
    unreachable_pub
)]

#[path = "portal_screen/consent.rs"]
mod consent;
#[path = "desktop/mod.rs"]
mod desktop;
mod far_side;
mod home;
#[path = "portal_screen/kwin.rs"]
mod kwin;
#[path = "portals/place.rs"]
mod place;
mod portals;
#[path = "portal_screen/set_up.rs"]
mod set_up;
#[path = "setup/terminal.rs"]
mod terminal;

use std::sync::Arc;
use std::thread::sleep;
use std::time::{Duration, Instant};

use aloud::failure::Consent;
use aloud::wording::permission::missing;
use desktop::eventually;
use far_side::Reply;
use place::{Place, WORDS, bus, plate};
use portals::screenshots::{Plate, Shot};
use portals::{Portal, Script};

/// As quickly as a program answers, and no person.
const AT_ONCE: Duration = Duration::ZERO;

#[test]
fn a_picture_of_a_mock_portal_is_seen_and_its_file_is_gone() {
    let place = Place::with(|plate| Shot::Taken(Duration::from_millis(100), plate));
    place.sees("screen");
    assert_eq!(place.files(), (1, Vec::new()));
    let calls = |start: &str| {
        let mut calls = place.portal.as_ref().unwrap().calls();
        calls.retain(|call| call.starts_with(start));
        calls
    };
    assert_eq!(calls("Screenshot"), ["Screenshot, interactive: false"]);
    // The keys may be asked for after the picture; each of the two connections has told our name before.
    eventually("the keys", || match calls("BindShortcuts").len() {
        1 => Ok(()),
        _ => Err(calls("")),
    });
    assert_eq!(calls("Register").len(), 2);

    let beside = place.sees("window");
    assert!(
        beside.contains(&aloud::wording::SCREEN_INSTEAD.to_string()),
        "{beside}"
    );
    assert_eq!(place.files(), (2, Vec::new()));
}

#[test]
fn a_file_of_a_mock_portal_that_is_too_long_is_gone_all_the_same() {
    let place = Place::with(|plate| {
        // More than any screen gives, and more than is read.
        let bytes = Arc::new(vec![0; 64 * 1024 * 1024 + 1]);
        Shot::Taken(AT_ONCE, Plate { bytes, ..plate })
    });
    let detail = String::new();
    let refused = aloud::wording::failure(&aloud::failure::Failure::CaptureRefused { detail });
    place.refuses("screen", &refused);
    assert_eq!(place.files(), (1, Vec::new()));
    assert_eq!(place.far.requests().len(), 0);
}

#[test]
fn a_mock_portal_that_refuses_at_once_lets_nobody_ask_and_the_remedy_is_told() {
    let place = Place::with(|_| Shot::Refused(AT_ONCE));
    let remedy = missing(Consent::NotAsked).to_string();
    place.refuses("screen", &remedy);
    assert_eq!(place.far.requests().len(), 0);
    // The doctor says the same, and not that this is no desktop.
    let mut doctor = place.desktop.command(env!("CARGO_BIN_EXE_aloud"));
    let doctor = doctor.args(["doctor", "--no-speech"]).envs(place::WAYLAND);
    let told = String::from_utf8(doctor.output().unwrap().stdout).unwrap();
    assert!(told.contains(&format!("Screen: {remedy}")), "{told}");
}

#[test]
fn a_mock_portal_that_refuses_after_a_while_was_told_no() {
    let place = Place::with(|_| Shot::Refused(Duration::from_millis(900)));
    place.refuses("screen", &missing(Consent::Denied).to_string());
}

#[test]
fn a_question_of_a_mock_portal_that_is_closed_is_no_no() {
    let place = Place::with(|_| Shot::Cancelled(Duration::from_millis(900)));
    place.refuses("screen", &missing(Consent::Cancelled).to_string());
}

#[test]
fn a_mock_portal_that_cannot_take_a_picture_is_not_said_to_have_asked() {
    let place = Place::with(|_| Shot::Cancelled(AT_ONCE));
    place.refuses("screen", &missing(Consent::Denied).to_string());
}

#[test]
fn an_open_question_of_a_mock_portal_is_told_in_time_and_stays_open() {
    let place = Place::with(|_| Shot::Unanswered);
    for _ in 0..2 {
        let begun = Instant::now();
        place.refuses("screen", &missing(Consent::Open).to_string());
        assert!(
            begun.elapsed() < Duration::from_secs(6),
            "{:?}",
            begun.elapsed()
        );
    }
    // It is the person's to answer; asking twice would put a second window before the first.
    let calls = place.portal.as_ref().unwrap().calls();
    let asked = calls.iter().filter(|call| call.starts_with("Screenshot"));
    assert_eq!(asked.count(), 1);
    assert!(!calls.iter().any(|call| call.starts_with("Close")));
}

#[test]
fn a_late_picture_of_a_mock_portal_is_removed_although_nobody_waits() {
    let place = Place::with(|plate| Shot::Taken(Duration::from_secs(5), plate));
    place.refuses("screen", &missing(Consent::Open).to_string());
    eventually("the file's end", || match place.files() {
        (1, left) if left.is_empty() => Ok(()),
        other => Err(other),
    });
    assert_eq!(place.far.requests().len(), 0);
}

#[test]
fn a_look_that_is_stopped_midway_leaves_no_file_of_a_mock_portal() {
    let place = Place::with(|plate| Shot::Taken(Duration::from_millis(800), plate));
    assert!(place.desktop.aloud(&["press", "screen"]).status.success());
    sleep(Duration::from_millis(100));
    assert!(place.desktop.aloud(&["stop"]).status.success());
    eventually("the file's end", || match place.files() {
        (1, left) if left.is_empty() => Ok(()),
        other => Err(other),
    });
    assert_eq!(place.far.requests().len(), 0);
}

#[test]
fn a_mock_portal_that_hangs_is_told_within_its_limit() {
    let place = Place::prepared(|desktop, _| Some(Portal::hang(&bus(desktop))));
    let begun = Instant::now();
    place.refuses("screen", &missing(Consent::Silent).to_string());
    assert!(
        begun.elapsed() < Duration::from_secs(6),
        "{:?}",
        begun.elapsed()
    );
}

#[test]
fn a_mock_portal_that_was_restarted_is_told_our_name_again() {
    let mut place = Place::with(|plate| Shot::Taken(AT_ONCE, plate));
    place.sees("screen");
    drop(place.portal.take());
    place.refuses("screen", "There is no display to look at.");
    let script = Script {
        shot: Shot::Taken(AT_ONCE, plate(&place.desktop, &place.picture)),
        bind: None,
        ..Script::default()
    };
    place.portal = Some(Portal::start(&bus(&place.desktop), &script));
    place.sees("screen");
    let calls = place.portal.as_ref().unwrap().calls();
    assert!(
        calls.contains(&"Register io.github.aloud.Aloud".to_owned()),
        "{calls:?}"
    );
}

#[test]
fn a_key_of_a_mock_portal_pressed_twice_asks_for_everything_and_pressed_again_cancels() {
    let place = Place::with(|plate| Shot::Taken(Duration::from_millis(300), plate));
    eventually("its keys", || {
        let status = place.desktop.aloud(&["status"]);
        let said = String::from_utf8_lossy(&status.stdout).into_owned();
        match said.contains("Key for screen: LOGO+ALT+d.") {
            true => Ok(()),
            false => Err(said),
        }
    });
    let portal = place.portal.as_ref().unwrap();
    place.far.answer(vec![Reply::gemini(&[WORDS])]);
    let press = || {
        portal.key("screen", true);
        portal.key("screen", false);
    };
    press();
    sleep(Duration::from_millis(120));
    press();
    assert!(place.far.becomes(|record| record.requests.len() == 1));
    let asked = place.far.requests().pop().unwrap().json()["systemInstruction"].to_string();
    assert!(
        asked.contains("Length: everything that is there"),
        "{asked}"
    );
    // The look that was overtaken has left no file, either.
    eventually("no files", || match place.files() {
        (2, left) if left.is_empty() => Ok(()),
        other => Err(other),
    });
    place.rests();
    sleep(Duration::from_secs(1));

    // The next answer takes its time, and the key is pressed again in the middle of it.
    place.far.answer(vec![
        Reply::gemini(&[WORDS]).before(Duration::from_secs(20)),
    ]);
    press();
    assert!(place.far.becomes(|record| record.requests.len() == 2));
    sleep(Duration::from_secs(1));
    press();
    let begun = Instant::now();
    place.rests();
    assert!(
        begun.elapsed() < Duration::from_secs(5),
        "{:?}",
        begun.elapsed()
    );
}
