//! What a user hears when the servers behind speech and sounds die, hang, sleep or are not there.
//! Needs pulseaudio, speech-dispatcher and espeak-ng.
#![cfg(target_os = "linux")]
#![allow(
    clippy::unwrap_used,
    clippy::print_stderr,
    clippy::print_stdout,
    missing_docs,
    unreachable_pub
)]

mod sound;
#[path = "sound/speaker.rs"]
mod speaker;

use std::time::{Duration, Instant};

use aloud::present::waveform;
use aloud::utterance::Cue;
use sound::ear::{Ear, RATE};
use sound::likeness::find;
use sound::{Server, Sound, wait_for};
use speaker::Speaker;

const FIRST: &str = "A browser window shows the timetable of the northern railway line, \
    with seven columns and a red banner that warns of delays near the harbour.";
const SECOND: &str = "Below it stands a table.";
const SOON: Duration = Duration::from_secs(10);
const LATE: Duration = Duration::from_secs(90);

fn ms(later: Instant, earlier: Instant) -> f64 {
    later.saturating_duration_since(earlier).as_secs_f64() * 1000.0
}

/// The words without regard to how they were joined into messages.
fn words(messages: &[String]) -> String {
    messages.join(" ")
}

#[test]
#[ignore = "the inner process of the other tests"]
fn speaker() {
    speaker::speak();
}

#[test]
fn a_killed_server_is_started_again_and_the_sentence_said_again() {
    let sound = Sound::start(Server::Running);
    let ear = Ear::open(&sound);
    let mut speaker = Speaker::start(&sound, "");
    speaker.expect("moved ssip false", SOON);
    let from = ear.now();
    speaker.say(FIRST);
    speaker.say(SECOND);
    let begun = ear.wait_loud(from, SOON);
    wait_for("half a second of speech", SOON, || {
        (ear.now() > begun + RATE / 2).then_some(())
    });
    // The synthesizer is a process of its own and would finish the sentence alone.
    let killed = Instant::now();
    sound.signal("sd_espeak-ng", "KILL");
    sound.signal("speech-dispatch", "KILL");
    let place = ear.now();
    let resumed = wait_for("speech again", SOON, || ear.first_loud(place + RATE / 8));
    eprintln!(
        "speaks again {:.0} ms after the kill",
        ms(ear.time(resumed), killed)
    );
    speaker.finish(LATE);
    let given = sound.given();
    assert_eq!(given, [FIRST, FIRST, SECOND], "said again, nothing lost");
}

#[test]
fn a_hanging_server_is_left_and_returned_to() {
    let sound = Sound::start(Server::Running);
    let ear = Ear::open(&sound);
    let mut speaker = Speaker::start(&sound, "");
    speaker.expect("moved ssip false", SOON);
    let from = ear.now();
    speaker.say(FIRST);
    speaker.say(SECOND);
    ear.wait_loud(from, SOON);
    let stopped = Instant::now();
    sound.signal("speech-dispatch", "STOP");
    let (moved, _) = speaker.expect("moved espeak-ng true", SOON);
    eprintln!("moved on {:.0} ms after the stop", ms(moved, stopped));
    speaker.finish(LATE);
    assert_eq!(words(&sound.given_to_espeak()), format!("{FIRST} {SECOND}"));
    sound.signal("speech-dispatch", "CONT");
    let returned = wait_for("the return", LATE, || {
        speaker.say("Are you back?");
        speaker.finish(LATE);
        let moves = speaker
            .kept
            .iter()
            .position(|(_, line)| line == "moved ssip false")?;
        Some(speaker.kept.remove(moves).0)
    });
    eprintln!("back {:.0} ms after the stop", ms(returned, stopped));
    speaker.say("I am back.");
    speaker.finish(LATE);
    assert_eq!(sound.given().last().unwrap(), "I am back.");
}

#[test]
fn a_killed_synthesizer_is_found_out() {
    let sound = Sound::start(Server::Running);
    let ear = Ear::open(&sound);
    let mut speaker = Speaker::start(&sound, "");
    speaker.expect("moved ssip false", SOON);
    sound.signal("sd_espeak-ng", "KILL");
    let from = ear.now();
    let said = speaker.say(SECOND);
    let (moved, _) = speaker.expect("moved espeak-ng true", SOON);
    let heard = ear.wait_loud(from, SOON);
    eprintln!(
        "moved on after {:.0} ms, heard after {:.0} ms",
        ms(moved, said),
        ms(ear.time(heard), said)
    );
    speaker.finish(LATE);
    assert_eq!(sound.given_to_espeak(), [SECOND]);
}

#[test]
fn a_synthesizer_that_dies_in_a_sentence_is_found_out_by_the_silence() {
    let sound = Sound::start(Server::Running);
    let ear = Ear::open(&sound);
    let mut speaker = Speaker::start(&sound, "rate = 50");
    speaker.expect("moved ssip false", SOON);
    let from = ear.now();
    speaker.say(FIRST);
    let begun = ear.wait_loud(from, SOON);
    wait_for("half a second of speech", SOON, || {
        (ear.now() > begun + RATE / 2).then_some(())
    });
    let killed = Instant::now();
    sound.signal("sd_espeak-ng", "KILL");
    let (moved, _) = speaker.expect("moved espeak-ng true", LATE);
    eprintln!("moved on {:.0} ms after the kill", ms(moved, killed));
    speaker.finish(LATE);
    assert_eq!(sound.given_to_espeak(), [FIRST]);
}

#[test]
fn a_server_that_is_not_there_is_started_or_done_without() {
    let sound = Sound::start(Server::Spawnable);
    let ear = Ear::open(&sound);
    let begun = Instant::now();
    let mut speaker = Speaker::start(&sound, "");
    speaker.say(SECOND);
    let (moved, _) = speaker.expect("moved ssip false", SOON);
    eprintln!("the server is started after {:.0} ms", ms(moved, begun));
    speaker.finish(LATE);
    assert_eq!(sound.given(), [SECOND]);

    let sound = Sound::start(Server::Forbidden);
    let quiet_ear = Ear::open(&sound);
    let mut speaker = Speaker::start(&sound, "");
    speaker.say(SECOND);
    let (_, moved) = speaker.expect("moved", SOON);
    assert_eq!(moved, "moved espeak-ng true");
    speaker.finish(LATE);
    assert_eq!(sound.given_to_espeak(), [SECOND]);
    assert!(ear.first_loud(0).is_some() && quiet_ear.first_loud(0).is_some());
}

#[test]
fn sounds_and_speech_come_back_with_the_sound_server() {
    let sound = Sound::start(Server::Running);
    let ear = Ear::open(&sound);
    let mut speaker = Speaker::start(&sound, "");
    speaker.expect("moved ssip false", SOON);
    speaker.say(SECOND);
    speaker.order("now acknowledge");
    speaker.finish(LATE);
    assert!(ear.first_loud(0).is_some());
    sound.signal("pulseaudio", "KILL");
    wait_for("the end of the sound server", SOON, || {
        sound.processes("pulseaudio").is_empty().then_some(())
    });
    speaker.order("now error");
    speaker.say("Nobody hears this.");
    std::thread::sleep(Duration::from_millis(300));
    speaker.order("hush");
    sound.start_pulse();
    let ear = Ear::open(&sound);
    let from = ear.now();
    speaker.order("now acknowledge");
    let first = ear.wait_loud(from, SOON);
    ear.wait_quiet(first, Duration::from_millis(200), SOON);
    let (_, like) = find(&waveform(Cue::Acknowledge, 60), &ear.since(from));
    assert!(like > 0.95, "{like}");
    let from = ear.now();
    speaker.say("Everybody hears this again.");
    let heard = ear.wait_loud(from, LATE);
    speaker.finish(LATE);
    let length = ear.last_loud(from).unwrap() - heard;
    eprintln!("{} ms of speech; {:?}", length * 1000 / RATE, speaker.kept);
    assert!(length > RATE, "only {length} samples");
}

#[test]
fn a_sound_server_that_hangs_holds_nothing_up() {
    let sound = Sound::start(Server::Forbidden);
    let mut speaker = Speaker::start(&sound, "engine = 'espeak-ng'");
    speaker.expect("moved espeak-ng false", SOON);
    sound.signal("pulseaudio", "STOP");
    for _ in 0..20 {
        speaker.order("now acknowledge");
    }
    speaker.finish(SOON);
    sound.signal("pulseaudio", "CONT");
    let ear = Ear::open(&sound);
    let whole = wait_for("a whole sound again", SOON, || {
        let from = ear.now();
        speaker.order("now done");
        wait_for("half a second", SOON, || {
            (ear.now() > from + RATE / 2).then_some(())
        });
        let (_, like) = find(&waveform(Cue::Done, 60), &ear.since(from));
        (like > 0.9).then_some(like)
    });
    eprintln!("likeness {whole:.3}");
}

#[test]
fn a_sleeping_sink_plays_the_whole_sound() {
    let sound = Sound::start(Server::Forbidden);
    let ear = Ear::open(&sound);
    let mut speaker = Speaker::start(&sound, "engine = 'espeak-ng'");
    for _ in 0..10 {
        assert!(sound.pactl(&["suspend-sink", "spk", "1"]));
        let from = ear.now();
        let asked = speaker.order("now stopped");
        // A sink suspended by hand sleeps on until it is woken by hand; the sound must wait for it.
        assert!(sound.pactl(&["suspend-sink", "spk", "0"]));
        let first = ear.wait_loud(from, SOON);
        ear.wait_quiet(first, Duration::from_millis(150), SOON);
        let (_, like) = find(&waveform(Cue::Stopped, 60), &ear.since(from));
        eprintln!(
            "heard after {:.1} ms, likeness {like:.3}",
            ms(ear.time(first), asked)
        );
        assert!(like > 0.95, "{like}");
    }
    wait_for("no stream left open", SOON, || {
        sound
            .pactl_says(&["list", "short", "sink-inputs"])
            .trim()
            .is_empty()
            .then_some(())
    });
}

#[test]
fn the_system_speech_crate_speaks() {
    let sound = Sound::start(Server::Running);
    let ear = Ear::open(&sound);
    let mut speaker = Speaker::start(&sound, "engine = 'tts'");
    speaker.expect("moved tts false", SOON);
    let from = ear.now();
    speaker.say("One & <two>.");
    speaker.finish(SOON);
    assert!(ear.first_loud(from).is_some());
    assert_eq!(words(&sound.given()), "One & <two>.");
    speaker.say(FIRST);
    ear.wait_loud(ear.now(), SOON);
    let hushed = speaker.order("hush");
    let last = ear.wait_quiet(from, Duration::from_millis(500), SOON);
    eprintln!("silent {:.0} ms after the hush", ms(ear.time(last), hushed));
    sound.signal("speech-dispatch", "STOP");
    speaker.say("Somebody else says this.");
    speaker.expect("moved espeak-ng true", SOON);
    speaker.finish(LATE);
    assert_eq!(sound.given_to_espeak(), ["Somebody else says this."]);
    sound.signal("speech-dispatch", "CONT");
}

#[test]
fn a_voice_that_does_not_exist_is_reported_once_and_speech_goes_on() {
    let sound = Sound::start(Server::Running);
    let mut speaker = Speaker::start(&sound, "voice = 'Nobody at all'");
    speaker.say(SECOND);
    speaker.expect("missing Nobody at all", SOON);
    speaker.finish(LATE);
    assert_eq!(sound.given(), [SECOND]);
}
