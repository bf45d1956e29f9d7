//! The command line beside the daemon and without it.

use std::process::Output;
use std::time::{Duration, Instant};

use aloud::failure::Failure;
use aloud::utterance::Cue;
use aloud::wording;
use image::ImageFormat;
use serde_json::Value;

use crate::desktop::Options;
use crate::far_side::{End, Reply};
use crate::home::pictures::{distance, file, painted, sent};
use crate::home::{Home, a_while};

const WORDS: &str = "A painted picture.";

fn said(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

fn complained(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

/// A home with two pictures and a text in its folder.
fn home() -> (Home, [String; 3]) {
    let home = Home::open(&Options::default(), vec![Reply::gemini(&[WORDS])]);
    let name = |name: &str| {
        home.desktop
            .folder()
            .join(name)
            .to_str()
            .unwrap()
            .to_owned()
    };
    let names = [name("one.png"), name("two.jpg"), name("three.txt")];
    std::fs::write(&names[0], file(&painted(1), ImageFormat::Png)).unwrap();
    std::fs::write(&names[1], file(&painted(2), ImageFormat::Jpeg)).unwrap();
    std::fs::write(&names[2], "no picture").unwrap();
    (home, names)
}

fn cut() -> Vec<Reply> {
    let text = r#"data: {"candidates":[{"content":{"parts":[{"text":"Half of it"}]}}]}"#;
    vec![Reply::sse([format!("{text}\r\n\r\n")]).then(End::Cut)]
}

#[test]
fn files_are_described_with_a_daemon_and_without() {
    let (mut home, [one, two, three]) = home();
    for lonely in [false, true] {
        if lonely {
            home.daemon.signal(rustix::process::Signal::TERM);
            home.daemon.ended();
        }
        let (mark, before) = (home.mark(), home.far.requests().len());
        // By a name that means the same in the program's own folder only.
        let done = home.aloud(&["describe", "one.png"]);
        assert_eq!(
            (done.status.code(), said(&done)),
            (Some(0), format!("{WORDS}\n")),
            "{done:?}"
        );
        home.hears(mark, WORDS);
        let requests = home.far.requests();
        assert_eq!(requests.len(), before + 1);
        assert!(distance(&painted(1), &sent(&requests[before]).1) < 5.0);

        let done = home.aloud(&["describe", &one, &three, &two]);
        assert_eq!(done.status.code(), Some(1), "{done:?}");
        assert_eq!(
            said(&done),
            format!("{one}:\n{WORDS}\n{three}:\n{two}:\n{WORDS}\n")
        );
        let sentence = wording::failure(&Failure::NotAPicture);
        assert!(complained(&done).contains(&sentence), "{done:?}");
        assert_eq!(home.far.requests().len(), before + 3);

        let done = home.aloud(&["describe", "--json", &one]);
        assert_eq!(done.status.code(), Some(0), "{done:?}");
        let lines: Vec<Value> = said(&done)
            .lines()
            .map(|line| serde_json::from_str(line).unwrap())
            .collect();
        assert!(
            lines.len() >= 2 && lines.iter().any(|line| line.to_string().contains(WORDS)),
            "{lines:?}"
        );

        home.far.answer(cut());
        let done = home.aloud(&["describe", &one]);
        assert_eq!(done.status.code(), Some(4), "{done:?}");
        assert_eq!(said(&done).trim_end(), "Half of it");
        let sentence = wording::cut(&Failure::CutOff);
        assert!(
            complained(&done).trim_end().ends_with(&sentence),
            "{done:?}"
        );
        home.far.answer(vec![Reply::gemini(&[WORDS])]);
    }
}

#[test]
fn the_tokens_that_the_provider_counts_are_told_by_status() {
    let (home, [one, ..]) = home();
    let event = |usage: &str| {
        format!(
            "data: {{\"candidates\":[{{\"content\":{{\"parts\":[{{\"text\":\"{WORDS}\"}}],\"role\":\"model\"}},\
             \"finishReason\":\"STOP\",\"index\":0}}],\"usageMetadata\":{usage}}}\r\n\r\n"
        )
    };
    let usage = r#"{"promptTokenCount":1207,"candidatesTokenCount":41,"totalTokenCount":1248}"#;
    let told = || String::from_utf8(home.aloud(&["status"]).stdout).unwrap();
    assert!(!told().contains("tokens"), "{}", told());
    for _ in 0..2 {
        home.far.answer(vec![Reply::sse([event(usage)])]);
        let done = home.aloud(&["describe", &one]);
        assert_eq!(done.status.code(), Some(0), "{done:?}");
    }
    let status = told();
    let expected = "Since the start: 2414 tokens sent, 82 received.";
    assert!(status.contains(expected), "{status}");
}

#[test]
fn every_ending_has_its_exit_code() {
    let (mut home, _) = home();
    let code = |home: &Home, arguments: &[&str]| home.aloud(arguments).status.code();
    assert_eq!(code(&home, &["status"]), Some(0));
    assert_eq!(code(&home, &["describe", "nowhere.png"]), Some(1));
    assert_eq!(code(&home, &["describe", "--loud"]), Some(2));
    assert_eq!(code(&home, &["shout"]), Some(2));
    assert_eq!(code(&home, &["stop"]), Some(0));
    home.daemon.signal(rustix::process::Signal::TERM);
    home.daemon.ended();
    for action in ["status", "repeat", "stop", "copy", "reload"] {
        assert_eq!(code(&home, &[action]), Some(3), "{action}");
    }
    assert_eq!(code(&home, &["describe", "nowhere.png"]), Some(1));
}

#[test]
fn without_speech_only_the_sounds_are_heard() {
    let (home, [one, ..]) = home();
    // The two sounds would be heard at the same time otherwise.
    let late = Reply::gemini(&[WORDS]).before(Duration::from_millis(400));
    home.far.answer(vec![late]);
    let begun = Instant::now();
    let done = home.aloud(&["describe", "--no-speech", &one]);
    assert_eq!(
        (done.status.code(), said(&done)),
        (Some(0), format!("{WORDS}\n"))
    );
    let end = home.ear.silence(begun, Duration::from_millis(600)) + Duration::from_millis(20);
    assert!(home.likeness(Cue::Acknowledge, begun, end) > 0.9);
    assert!(home.likeness(Cue::Done, begun, end) > 0.9);
    a_while(Duration::from_millis(300));
    assert_eq!(home.desktop.queued(), []);
}
