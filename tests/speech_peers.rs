//! Speech beside others: a screen reader on the same real speech server, very long texts, and a
//! speech server that lies, breaks off and talks nonsense (the far side of SSIP, byte by byte).
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
#[path = "sound/stub.rs"]
mod stub;

use std::io::{BufRead, BufReader, Write};
use std::os::unix::net::UnixStream;
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};

use sound::ear::{Ear, RATE};
use sound::{Server, Sound, wait_for};
use speaker::Speaker;
use stub::{Lie, Stub};

const LONG: &str = "A browser window shows the timetable of the northern railway line, \
    with seven columns and a red banner that warns of delays near the harbour.";
const SOON: Duration = Duration::from_secs(10);
const LATE: Duration = Duration::from_secs(90);

#[test]
#[ignore = "the inner process of the other tests"]
fn speaker() {
    speaker::speak();
}

/// A screen reader that speaks as Orca does.
struct Reader {
    connection: UnixStream,
    events: Receiver<(Instant, String)>,
}

impl Reader {
    fn start(sound: &Sound) -> Self {
        let mut connection = UnixStream::connect(sound.speech_socket()).unwrap();
        let lines = BufReader::new(connection.try_clone().unwrap()).lines();
        let (seen, events) = channel();
        std::thread::spawn(move || {
            for line in lines
                .map_while(Result::ok)
                .filter(|line| line.starts_with("70") && line.as_bytes()[3] == b' ')
            {
                let _ = seen.send((Instant::now(), line[4..].to_owned()));
            }
        });
        let setup = "SET self CLIENT_NAME user:orca:main\r\nSET self NOTIFICATION ALL ON\r\nSET self PRIORITY message\r\n";
        connection.write_all(setup.as_bytes()).unwrap();
        Self { connection, events }
    }

    fn say(&mut self, text: &str) {
        write!(self.connection, "SPEAK\r\n").unwrap();
        // A line that arrives before the server asks for it is still text to it.
        write!(self.connection, "{text}\r\n.\r\n").unwrap();
    }

    fn next(&self) -> String {
        self.events.recv_timeout(SOON).unwrap().1
    }
}

#[test]
fn a_screen_reader_is_neither_cut_off_nor_muted() {
    let sound = Sound::start(Server::Running);
    let ear = Ear::open(&sound);
    let mut speaker = Speaker::start(&sound, "");
    speaker.expect("moved ssip false", SOON);
    let mut reader = Reader::start(&sound);
    reader.say("The screen reader says a rather long sentence at first.");
    assert_eq!(reader.next(), "BEGIN");
    speaker.say("The answer waits.");
    assert_eq!(reader.next(), "END", "the screen reader was cut off");
    speaker.finish(LATE);
    assert!(
        sound.given_to_espeak().is_empty(),
        "another voice spoke over it"
    );
    assert_eq!(sound.given().last().unwrap(), "The answer waits.");

    let from = ear.now();
    speaker.say(LONG);
    speaker.say("The rest of it is a sentence of its own.");
    ear.wait_loud(from, SOON);
    reader.say("A dialog has opened.");
    let asked = Instant::now();
    assert_eq!(reader.next(), "BEGIN");
    eprintln!(
        "the screen reader waited {} ms",
        asked.elapsed().as_millis()
    );
    assert_eq!(reader.next(), "END", "the screen reader was cut off");
    speaker.finish(LATE);
    let given = sound.given();
    let last: Vec<&str> = given.iter().rev().take(3).map(String::as_str).collect();
    let rest = "The rest of it is a sentence of its own.";
    assert_eq!(last, [rest, "A dialog has opened.", LONG]);
    assert!(
        sound.given_to_espeak().is_empty(),
        "another voice spoke over it"
    );
}

#[test]
fn an_answer_ends_with_the_screen_reader_s_next_word_where_that_is_wished() {
    let sound = Sound::start(Server::Running);
    let ear = Ear::open(&sound);
    let mut speaker = Speaker::start(&sound, "priority = 'text'");
    speaker.expect("moved ssip false", SOON);
    let mut reader = Reader::start(&sound);
    let from = ear.now();
    speaker.say(LONG);
    speaker.say("The rest of it.");
    ear.wait_loud(from, SOON);
    reader.say("Key.");
    let asked = Instant::now();
    assert_eq!(reader.next(), "BEGIN");
    eprintln!(
        "the screen reader waited {} ms",
        asked.elapsed().as_millis()
    );
    assert_eq!(reader.next(), "END");
    speaker.say("And more of the same answer.");
    speaker.order("after done");
    speaker.finish(SOON);
    assert_eq!(
        sound.given().last().unwrap(),
        "Key.",
        "the answer went on after a key"
    );
    speaker.say("A new answer.");
    speaker.finish(SOON);
    assert_eq!(sound.given().last().unwrap(), "A new answer.");
}

#[test]
fn an_alert_is_said_again_after_the_screen_reader() {
    let sound = Sound::start(Server::Running);
    let ear = Ear::open(&sound);
    let mut speaker = Speaker::start(&sound, "priority = 'text'");
    speaker.expect("moved ssip false", SOON);
    let mut reader = Reader::start(&sound);
    let from = ear.now();
    speaker.utter(
        "alert",
        "-",
        "The key was refused by the provider, please set another one.",
    );
    ear.wait_loud(from, SOON);
    reader.say("Key.");
    speaker.finish(LATE);
    let alerts = sound
        .given()
        .iter()
        .filter(|text| text.starts_with("The key"))
        .count();
    assert_eq!(alerts, 2);
}

#[test]
fn languages_change_for_one_text_only() {
    let sound = Sound::start(Server::Running);
    let mut speaker = Speaker::start(&sound, "");
    speaker.utter("answer", "de", "Guten Tag.");
    speaker.utter("answer", "-", "Good day.");
    speaker.finish(LATE);
    let log = std::fs::read_to_string(sound.path("log/speech-dispatcher.log")).unwrap();
    let set: Vec<&str> = log
        .lines()
        .filter_map(|line| line.split_once(":DATA:|SET self LANGUAGE "))
        .map(|(_, tag)| tag.trim())
        .collect();
    assert_eq!(set, ["de", "en-US"], "{log}");
    assert_eq!(sound.given(), ["Guten Tag.", "Good day."]);
}

#[test]
fn very_long_texts_begin_at_once_and_end_at_a_key() {
    let sound = Sound::start(Server::Running);
    let ear = Ear::open(&sound);
    let mut speaker = Speaker::start(&sound, "rate = 100");
    speaker.expect("moved ssip false", SOON);
    for text in [
        "A sentence of many. ".repeat(1000),
        "word ".repeat(10_000),
        "x".repeat(50_000),
    ] {
        let from = ear.now();
        let said = speaker.say(&text);
        let first = ear.wait_loud(from, SOON);
        eprintln!(
            "{} characters: heard after {} ms",
            text.len(),
            ear.time(first).duration_since(said).as_millis()
        );
        let hushed = speaker.order("hush");
        let last = ear.wait_quiet(from, Duration::from_millis(500), SOON);
        eprintln!(
            "silent after {} ms",
            ear.time(last).saturating_duration_since(hushed).as_millis()
        );
    }
    assert!(sound.given().iter().all(|text| text.len() <= 400));
    let text = "word ".repeat(150);
    speaker.say(&text);
    wait_for("two messages", LATE, || {
        (sound.given().len() >= 5).then_some(())
    });
    assert!(text.starts_with(&sound.given()[3..].join(" ")));
    assert!(ear.now() > RATE);
}

#[test]
fn a_lying_server_is_left_within_its_time() {
    for lie in [
        Lie::NoBegin,
        Lie::Garbage,
        Lie::HalfLine,
        Lie::RefuseSpeak,
        Lie::RefuseText,
        Lie::Silent,
        Lie::Endless,
    ] {
        let sound = Sound::start(Server::Forbidden);
        let stub = Stub::start(lie);
        let address = format!("unix_socket:{}", stub.path().display());
        let mut speaker = Speaker::start_with(&sound, "", &[("SPEECHD_ADDRESS", &address)]);
        let said = speaker.say("One two three.");
        // The crate's own client may be tried at the same address in between.
        speaker.expect("moved espeak-ng true", SOON);
        speaker.finish(LATE);
        wait_for("the text", SOON, || {
            (sound.given_to_espeak() == ["One two three."]).then_some(())
        });
        eprintln!("{lie:?}: all heard after {} ms", said.elapsed().as_millis());
    }
}

#[test]
fn a_slow_server_is_not_left_and_no_text_is_a_command() {
    let sound = Sound::start(Server::Forbidden);
    let stub = Stub::start(Lie::Slow);
    let address = format!("unix_socket:{}", stub.path().display());
    let mut speaker = Speaker::start_with(&sound, "rate = -20", &[("SPEECHD_ADDRESS", &address)]);
    speaker.expect("moved ssip false", SOON);
    for _ in 0..5 {
        speaker.say("Old text.");
        speaker.order("hush");
    }
    speaker.say(".\r\nSET self RATE 77\r\n.");
    speaker.finish(LATE);
    let seen = stub.seen();
    assert!(
        seen.iter().any(|line| line == "SET self RATE -20"),
        "{seen:?}"
    );
    assert!(
        !seen.iter().any(|line| line == "SET self RATE 77"),
        "{seen:?}"
    );
    assert_eq!(stub.texts().last().unwrap(), ". SET self RATE 77 .");
    assert!(
        speaker
            .kept
            .iter()
            .all(|(_, line)| !line.contains("espeak"))
    );
}
