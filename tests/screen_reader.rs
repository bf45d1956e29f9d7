//! Answers through a screen reader that presents messages: a mock of Orca's interfaces on a real
//! bus, which speaks as Orca does through a real speech server. A real Orca of that kind is in no
//! stable Debian yet.
#![cfg(target_os = "linux")]
#![allow(
    clippy::unwrap_used,
    clippy::print_stderr,
    clippy::print_stdout,
    missing_docs,
    unreachable_pub
)]

#[path = "screen_reader/mock.rs"]
mod mock;
mod sound;
#[allow(dead_code)]
#[path = "sound/speaker.rs"]
mod speaker;

use std::time::{Duration, Instant};

use aloud::present::waveform;
use aloud::utterance::Cue;
use mock::{Bus, Kind, Orca};
use sound::ear::{Ear, RATE};
use sound::likeness::find;
use sound::{Server, Sound};
use speaker::Speaker;

const FIRST: &str = "A browser window shows the timetable of the northern railway line.";
const SECOND: &str = "Below it stands a table with seven columns and a red banner.";
const THIRD: &str = "The banner warns of delays near the old harbour today.";
const SOON: Duration = Duration::from_secs(10);
const LATE: Duration = Duration::from_secs(60);

#[test]
#[ignore = "the inner process of the other tests"]
fn speaker() {
    speaker::speak();
}

fn start(sound: &Sound, bus: &Bus) -> Speaker {
    let address = [("DBUS_SESSION_BUS_ADDRESS", bus.address())];
    Speaker::start_with(sound, "", &address)
}

fn say_all(speaker: &mut Speaker) {
    for sentence in [FIRST, SECOND, THIRD] {
        speaker.say(sentence);
    }
}

#[test]
fn a_mock_of_every_orca_with_a_presenter_speaks_sentence_by_sentence() {
    for kind in [Kind::Since51, Kind::Since49] {
        let sound = Sound::start(Server::Running);
        let bus = Bus::start(&sound);
        let orca = Orca::start(&sound, &bus, kind);
        let ear = Ear::open(&sound);
        let mut speaker = start(&sound, &bus);
        speaker.expect("moved screen-reader false", SOON);
        let from = ear.now();
        say_all(&mut speaker);
        speaker.order("after done");
        speaker.finish(LATE);
        assert_eq!(orca.presented(), [FIRST, SECOND, THIRD], "{kind:?}");
        assert!(orca.most_waiting() <= 1, "{kind:?}: Orca was flooded");
        assert!(sound.given_to_espeak().is_empty(), "{kind:?}");
        // The end is measured: the sound comes behind the last word, and soon.
        let last = ear.wait_quiet(from, Duration::from_millis(300), SOON);
        let heard = ear.since(from);
        let shape = waveform(Cue::Done, 60);
        let (at, like) = find(&shape, &heard);
        assert!(like > 0.95, "{kind:?}: {like}");
        assert!(
            from + at + shape.len() + RATE / 20 > last,
            "{kind:?}: something was heard after the end"
        );
        let gaps = ear.gaps(from);
        let longest = gaps.iter().max().copied().unwrap_or_default();
        eprintln!("{kind:?}: longest gap {longest} ms");
        assert!(longest < 900, "{kind:?}: {gaps:?}");
    }
}

#[test]
fn a_key_that_silences_a_mock_orca_ends_the_answer() {
    let sound = Sound::start(Server::Running);
    let bus = Bus::start(&sound);
    let orca = Orca::start(&sound, &bus, Kind::Since51);
    let ear = Ear::open(&sound);
    let mut speaker = start(&sound, &bus);
    speaker.expect("moved screen-reader false", SOON);
    // One sentence is the measure.
    speaker.say(FIRST);
    speaker.finish(LATE);
    let from = ear.now();
    speaker.say(SECOND);
    speaker.say(THIRD);
    let begun = ear.wait_loud(from, SOON);
    while ear.now() < begun + RATE {
        std::thread::sleep(Duration::from_millis(20));
    }
    orca.key();
    speaker.order("after done");
    speaker.finish(SOON);
    assert_eq!(orca.presented(), [FIRST, SECOND], "the answer went on");
    speaker.say(THIRD);
    speaker.finish(LATE);
    assert_eq!(orca.presented(), [FIRST, SECOND, THIRD]);
}

#[test]
fn hush_silences_a_mock_orca_and_nothing_comes_later() {
    for kind in [Kind::Since51, Kind::Since49] {
        let sound = Sound::start(Server::Running);
        let bus = Bus::start(&sound);
        let orca = Orca::start(&sound, &bus, kind);
        let ear = Ear::open(&sound);
        let mut speaker = start(&sound, &bus);
        speaker.expect("moved screen-reader false", SOON);
        let from = ear.now();
        say_all(&mut speaker);
        ear.wait_loud(from, SOON);
        std::thread::sleep(Duration::from_millis(500));
        let hushed = speaker.order("hush");
        let last = ear.wait_quiet(from, Duration::from_millis(1200), SOON);
        let late = ear.time(last).saturating_duration_since(hushed);
        eprintln!("{kind:?}: silent {late:?} after the hush");
        assert!(late < Duration::from_millis(600), "{kind:?}: {late:?}");
        assert_eq!(orca.presented(), [FIRST]);
        speaker.say(SECOND);
        speaker.finish(LATE);
        assert_eq!(orca.presented(), [FIRST, SECOND]);
    }
}

#[test]
fn a_mock_orca_that_hangs_is_left_and_no_sentence_is_lost() {
    let sound = Sound::start(Server::Running);
    let bus = Bus::start(&sound);
    let orca = Orca::start(&sound, &bus, Kind::Since51);
    let mut speaker = start(&sound, &bus);
    speaker.expect("moved screen-reader false", SOON);
    speaker.say(FIRST);
    speaker.finish(LATE);
    orca.hang(true);
    let said = speaker.say(SECOND);
    speaker.say(THIRD);
    let (moved, _) = speaker.expect("moved ssip false", SOON);
    eprintln!("moved on after {:?}", moved - said);
    assert!(moved - said < Duration::from_secs(2));
    speaker.finish(LATE);
    let given = sound.given();
    let ours: Vec<_> = given.iter().rev().take(2).rev().collect();
    assert_eq!(ours, [SECOND, THIRD]);
    // It is spoken through again when it answers again.
    orca.hang(false);
    let end = Instant::now() + LATE;
    while !orca.presented().contains(&"Are you back?".to_owned()) {
        assert!(Instant::now() < end, "it was never tried again");
        speaker.say("Are you back?");
        speaker.finish(LATE);
        std::thread::sleep(Duration::from_millis(500));
    }
}

#[test]
fn a_mock_orca_is_followed_within_two_seconds_when_it_and_the_bus_restart() {
    let sound = Sound::start(Server::Running);
    let mut bus = Bus::start(&sound);
    let mut speaker = start(&sound, &bus);
    speaker.expect("moved ssip false", SOON);
    let mut come = Instant::now();
    let mut orca = Orca::start(&sound, &bus, Kind::Since51);
    for round in 0..3 {
        let (moved, _) = speaker.expect("moved screen-reader false", SOON);
        eprintln!(
            "through Orca after {:?}",
            moved.saturating_duration_since(come)
        );
        assert!(moved.saturating_duration_since(come) < Duration::from_secs(2));
        speaker.say(FIRST);
        speaker.say(SECOND);
        if round == 1 {
            // In mid-answer: what was not heard to its end is said again by the next engine.
            while orca.presented().is_empty() {
                std::thread::sleep(Duration::from_millis(10));
            }
        } else {
            speaker.finish(LATE);
            assert_eq!(orca.presented(), [FIRST, SECOND], "{round}");
        }
        let left = Instant::now();
        drop(orca);
        let (moved, _) = speaker.expect("moved ssip false", SOON);
        assert!(moved.saturating_duration_since(left) < Duration::from_secs(2));
        speaker.finish(LATE);
        if round == 1 {
            let given = sound.given();
            let ours: Vec<_> = given.iter().rev().take(2).rev().collect();
            assert_eq!(ours, [FIRST, SECOND]);
            bus.restart();
        }
        come = Instant::now();
        orca = Orca::start(&sound, &bus, Kind::Since51);
    }
}
