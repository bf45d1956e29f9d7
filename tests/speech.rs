//! Speech and sounds as a user hears them: the real presenter, a real sound server, a real speech
//! server with espeak-ng, and an ear. Needs pulseaudio, speech-dispatcher and espeak-ng.
#![cfg(target_os = "linux")]
#![allow(
    clippy::unwrap_used,
    clippy::print_stderr,
    clippy::print_stdout,
    missing_docs,
    unreachable_pub
)]

#[path = "sound/languages.rs"]
mod languages;
mod sound;
#[path = "sound/speaker.rs"]
mod speaker;

use std::time::Duration;

use aloud::present::waveform;
use aloud::utterance::Cue;
use sound::ear::{Ear, RATE};
use sound::likeness::{distance, find};
use sound::{Server, Sound};
use speaker::{Speaker, cue};

const LONG: &str = "A browser window shows the timetable of the northern railway line, \
    with seven columns and a red banner that warns of delays near the harbour.";
const SOON: Duration = Duration::from_secs(8);
const LATE: Duration = Duration::from_secs(60);

fn ms(later: std::time::Instant, earlier: std::time::Instant) -> f64 {
    later.saturating_duration_since(earlier).as_secs_f64() * 1000.0
}

#[test]
#[ignore = "the inner process of the other tests"]
fn speaker() {
    speaker::speak();
}

#[test]
fn every_sound_is_heard_whole_and_as_itself() {
    let sound = Sound::start(Server::Forbidden);
    let ear = Ear::open(&sound);
    let mut speaker = Speaker::start(&sound, "engine = 'espeak-ng'");
    let names = ["acknowledge", "working", "done", "error", "stopped"];
    for name in names {
        let from = ear.now();
        let asked = speaker.order(&format!("now {name}"));
        let first = ear.wait_loud(from, SOON);
        ear.wait_quiet(first, Duration::from_millis(150), SOON);
        let heard = ear.since(from);
        let (_, like) = find(&waveform(cue(name), 60), &heard);
        eprintln!(
            "{name}: heard after {:.1} ms, likeness {like:.3}",
            ms(ear.time(first), asked)
        );
        assert!(like > 0.95, "{name}: {like}");
        for other in names.into_iter().filter(|other| *other != name) {
            let (_, wrong) = find(&waveform(cue(other), 60), &heard);
            assert!(wrong < like - 0.2, "{name} was taken for {other}: {wrong}");
        }
    }
}

#[test]
fn words_arrive_exactly_in_order_and_sound_right() {
    let sound = Sound::start(Server::Running);
    let ear = Ear::open(&sound);
    let mut speaker = Speaker::start(&sound, "");
    speaker.expect("moved ssip false", SOON);
    let from = ear.now();
    let text = "The red fox jumps over seven lazy dogs.";
    speaker.say(text);
    speaker.finish(SOON);
    let heard = ear.since(from);
    let right = distance(&heard, text, "en-us");
    let wrong = distance(&heard, "The red fox jumps over seven clever dogs.", "en-us");
    let other = distance(
        &heard,
        "Nobody knows what the weather brings us tomorrow.",
        "en-us",
    );
    eprintln!("right {right:.2}, one word wrong {wrong:.2}, other {other:.2}");
    assert!(
        right < wrong && right * 1.5 < other,
        "{right} {wrong} {other}"
    );
    let texts = [
        "He said \"it's <b>5 > 3</b> & more\", 100%.",
        "One line.\r\n.\r\nSET self RATE 77\r\nQUIT",
        ".hidden files",
        "Well done 🎉",
        "<speak>no markup</speak>",
    ];
    for text in texts {
        speaker.say(text);
        speaker.finish(LATE);
    }
    let given = sound.given();
    let spoken = [
        text,
        "He said \"it's <b>5 > 3</b> & more\", 100%.",
        "One line. . SET self RATE 77 QUIT",
        "..hidden files",
        "Well done party popper",
        "<speak>no markup</speak>",
    ];
    assert_eq!(given, spoken);
}

#[test]
fn an_answer_of_many_clauses_is_complete_and_its_end_sound_comes_last() {
    let sound = Sound::start(Server::Running);
    let ear = Ear::open(&sound);
    let mut speaker = Speaker::start(&sound, "rate = 60");
    speaker.expect("moved ssip false", SOON);
    let from = ear.now();
    let clauses: Vec<String> = (1..=12)
        .map(|n| format!("This is clause number {n},"))
        .collect();
    for clause in &clauses {
        speaker.say(clause);
    }
    speaker.order("after done");
    speaker.finish(LATE);
    assert_eq!(sound.given().join(" "), clauses.join(" "));
    assert_eq!(
        sound.given()[0],
        clauses[0],
        "the first clause waits for nothing"
    );
    let last = ear.wait_quiet(from, Duration::from_millis(300), SOON);
    let heard = ear.since(from);
    let shape = waveform(Cue::Done, 60);
    let (at, like) = find(&shape, &heard);
    assert!(like > 0.95, "{like}");
    assert!(
        from + at + shape.len() + RATE / 20 > last,
        "something was heard after the end"
    );
}

#[test]
fn hush_is_silence_and_nothing_of_the_old_text_comes_later() {
    let sound = Sound::start(Server::Running);
    let ear = Ear::open(&sound);
    let mut speaker = Speaker::start(&sound, "");
    speaker.expect("moved ssip false", SOON);
    for wait in [0, 1, 3, 10, 600] {
        let from = ear.now();
        speaker.say(LONG);
        speaker.say("And more.");
        speaker.order("after done");
        if wait > 100 {
            ear.wait_loud(from, SOON);
        }
        std::thread::sleep(Duration::from_millis(wait));
        let hushed = speaker.order("hush");
        let last = ear.wait_quiet(from, Duration::from_millis(900), SOON);
        let late = ms(ear.time(last), hushed);
        eprintln!("silent {late:.0} ms after the hush at {wait} ms");
        assert!(late < 500.0);
    }
    let from = ear.now();
    speaker.say("New.");
    speaker.finish(SOON);
    assert!(ear.first_loud(from).is_some());
    assert_eq!(sound.given().last().unwrap(), "New.");
}

/// The figures of the report: run with `--ignored --nocapture`.
#[test]
#[ignore = "measures, and takes a minute"]
fn measured() {
    let sound = Sound::start(Server::Running);
    let ear = Ear::open(&sound);
    let mut speaker = Speaker::start(&sound, "");
    speaker.expect("moved ssip false", SOON);
    let report = |what: &str, mut times: Vec<f64>| {
        times.sort_by(f64::total_cmp);
        let at = |part: f64| times[((times.len() - 1) as f64 * part) as usize];
        let (low, mid, high, last) = (at(0.0), at(0.5), at(0.95), at(1.0));
        eprintln!(
            "{what}: min {low:.1} p50 {mid:.1} p95 {high:.1} max {last:.1} ms, n {}",
            times.len()
        );
    };
    let (mut cues, mut whole) = (Vec::new(), Vec::new());
    for _ in 0..60 {
        let from = ear.now();
        let asked = speaker.order("now acknowledge");
        let first = ear.wait_loud(from, SOON);
        cues.push(ms(ear.time(first), asked));
        ear.wait_quiet(first, Duration::from_millis(120), SOON);
        whole.push(find(&waveform(Cue::Acknowledge, 60), &ear.since(from)).1);
    }
    report("sound asked for to heard", cues);
    eprintln!(
        "worst likeness {:.3}",
        whole.into_iter().fold(1.0, f64::min)
    );
    let (mut begins, mut ends) = (Vec::new(), Vec::new());
    for _ in 0..40 {
        let from = ear.now();
        let asked = speaker.say(LONG);
        let first = ear.wait_loud(from, SOON);
        begins.push(ms(ear.time(first), asked));
        std::thread::sleep(Duration::from_millis(400));
        let hushed = speaker.order("hush");
        let last = ear.wait_quiet(from, Duration::from_millis(400), SOON);
        ends.push(ms(ear.time(last), hushed));
    }
    report("text given to heard", begins);
    report("hush to silence", ends);
    let from = ear.now();
    for n in 0..24 {
        // Another language each time keeps the clauses apart.
        let language = if n % 2 == 0 { "en" } else { "en-US" };
        speaker.utter("answer", language, "Banana cake again now");
    }
    speaker.finish(LATE);
    let gaps: Vec<f64> = ear
        .gaps(from)
        .into_iter()
        .take(23)
        .map(|gap| gap as f64)
        .collect();
    report("gap between messages", gaps);
}
