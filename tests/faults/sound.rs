//! Speech and sound servers that die and hang while an answer is being spoken.

use std::time::{Duration, Instant};

use aloud::utterance::Cue;

use crate::desktop::{Options, Part, Place, eventually};
use crate::far_side::Reply;
use crate::home::{Home, a_while};

const LAW: Duration = Duration::from_millis(2500);
const FIRST: &str =
    "A browser window shows the timetable of the northern railway line, with seven columns. ";
const SECOND: &str = "A red banner warns of delays near the harbour. ";

/// A home in which a long answer is being spoken since half a second.
fn speaking() -> (Home, crate::desktop::Window, Instant) {
    let home = Home::open(&Options::default(), vec![Reply::gemini(&[FIRST, SECOND])]);
    let window = home
        .desktop
        .terminal("Build", "41 passed", Place::at(40, 60, 600, 400));
    let pressed = home.ask("super+alt+d");
    home.hears(0, FIRST);
    a_while(Duration::from_millis(700));
    (home, window, pressed)
}

/// Waits for the silence that a fault brings, longer than that between sentences, then for the next sound; gives that moment and how
/// long the silence was.
fn gap(home: &Home, fault: Instant) -> (Instant, Duration) {
    let quiet = home.ear.silence(fault, Duration::from_millis(450));
    let again = home.ear.sound(quiet + Duration::from_millis(10));
    eprintln!("silent for {:?}, {}", again - quiet, speech(home));
    (again, again - quiet)
}

fn speech(home: &Home) -> String {
    let status = home.desktop.aloud(&["status"]);
    let said = String::from_utf8_lossy(&status.stdout).into_owned();
    let line = said
        .lines()
        .find(|line| line.starts_with("Speech"))
        .unwrap();
    line.to_owned()
}

/// The next press is heard by words, whoever speaks them.
fn next_is_heard(home: &Home) {
    home.rests();
    home.desktop.press("super+alt+x");
    a_while(Duration::from_millis(600));
    home.far
        .answer(vec![Reply::gemini(&["Five words of another answer."])]);
    let pressed = home.ask("super+alt+d");
    let end = home.ear.silence(pressed, LAW);
    // Acknowledgement and end are 0.23 s, the words more than a second.
    let length = end.saturating_duration_since(home.ear.sound(pressed));
    assert!(length > Duration::from_millis(1200), "{length:?} of sound");
    assert_eq!(home.ear.gaps(pressed, LAW), []);
}

#[test]
fn a_killed_speech_server_costs_no_words() {
    let (home, _window, _) = speaking();
    home.desktop.signal(Part::Speech, "KILL");
    let killed = Instant::now();
    let end = home.ear.silence(killed, LAW);
    assert_eq!(home.ear.gaps(killed, LAW), []);
    // The message is said again as a whole, which takes more than four seconds.
    assert!(end - killed > Duration::from_secs(3), "{:?}", end - killed);
    next_is_heard(&home);
}

#[test]
fn a_hanging_speech_server_is_left_for_another_voice() {
    let (home, _window, _) = speaking();
    home.desktop.signal(Part::Speech, "STOP");
    let (again, silent) = gap(&home, Instant::now());
    home.ear.silence(again, Duration::from_millis(1500));
    next_is_heard(&home);
    home.desktop.signal(Part::Speech, "CONT");
    assert!(silent < LAW, "{silent:?}");
}

#[test]
fn a_sound_server_that_is_started_again_is_heard_again() {
    let (mut home, _window, _) = speaking();
    home.desktop.signal(Part::Audio, "KILL");
    home.desktop.start_part(Part::Audio);
    let back = Instant::now();
    home.ear = home.desktop.record();
    let again = home.ear.sound(back);
    eprintln!("heard again after {:?}, {}", again - back, speech(&home));
    home.desktop.press("super+alt+x");
    a_while(Duration::from_millis(600));
    let late = Reply::gemini(&["Everything can be heard."]).before(Duration::from_millis(600));
    home.far.answer(vec![late]);
    let asked = home.ask("super+alt+w");
    a_while(Duration::from_millis(700));
    let acknowledged = home.likeness(Cue::Acknowledge, asked, asked + Duration::from_millis(600));
    assert!(acknowledged > 0.9, "{acknowledged}");
    next_is_heard(&home);
    assert!(again - back < LAW, "{:?}", again - back);
}

#[test]
fn a_sound_server_started_again_while_all_was_silent_is_heard_at_the_next_press() {
    let (mut home, _window, pressed) = speaking();
    home.ear.silence(pressed, Duration::from_millis(1500));
    home.rests();
    for round in 0..2 {
        home.desktop.signal(Part::Audio, "KILL");
        home.desktop.start_part(Part::Audio);
        home.ear = home.desktop.record();
        let begun = Instant::now();
        next_is_heard(&home);
        eprintln!("round {round}: {:?}, {}", begun.elapsed(), speech(&home));
    }
}

#[test]
fn after_presses_without_a_sound_server_the_next_one_with_it_is_heard() {
    let (mut home, _window, _) = speaking();
    home.desktop.signal(Part::Audio, "KILL");
    for _ in 0..4 {
        home.rests();
        home.ask("super+alt+d");
        a_while(Duration::from_millis(2500));
        eprintln!("{}", speech(&home));
    }
    home.desktop.start_part(Part::Audio);
    home.ear = home.desktop.record();
    next_is_heard(&home);
    eprintln!("{}", speech(&home));
}

#[test]
fn a_hanging_synthesizer_is_left_for_another_voice() {
    let (home, _window, _) = speaking();
    home.desktop.signal(Part::Voice, "STOP");
    let (_, silent) = gap(&home, Instant::now());
    next_is_heard(&home);
    home.desktop.signal(Part::Voice, "CONT");
    // The server itself answers and does not know; only the time that the message takes tells.
    assert!(silent < Duration::from_secs(12), "{silent:?}");
}

#[test]
fn a_hanging_sound_server_holds_nothing_up() {
    let (home, _window, _) = speaking();
    home.desktop.signal(Part::Audio, "STOP");
    for _ in 0..3 {
        home.rests();
        home.ask("super+alt+d");
        a_while(Duration::from_millis(1500));
    }
    home.desktop.signal(Part::Audio, "CONT");
    a_while(Duration::from_millis(500));
    next_is_heard(&home);
}

#[test]
fn without_a_session_bus_all_works() {
    let options = Options {
        without: &["bus"],
        ..Options::default()
    };
    let home = Home::open(&options, vec![Reply::gemini(&["A terminal."])]);
    let _window = home
        .desktop
        .terminal("Build", "41 passed", Place::at(40, 60, 600, 400));
    home.ask("super+alt+d");
    home.hears(0, "A terminal.");
    eventually("an idle daemon", || {
        let status = home.desktop.aloud(&["status"]);
        let said = String::from_utf8_lossy(&status.stdout).into_owned();
        if said.contains("idle") && !said.contains("Problem") {
            Ok(())
        } else {
            Err(said)
        }
    });
}
