//! Each sentence in the voice of its language, through the real speech server and by espeak-ng alone.

use std::time::Duration;

use crate::SOON;
use crate::sound::ear::Ear;
use crate::sound::likeness::distance;
use crate::sound::{Server, Sound};
use crate::speaker::Speaker;

const LATE: Duration = Duration::from_secs(60);
const GERMAN: &str = "Das Fenster zeigt eine Tabelle mit den Zahlen des letzten Jahres.";
const ANSWER: &str = "Ein Dialog fragt: \u{201e}Do you want to save the changes before closing?\u{201c} Darunter stehen zwei \
    Schalter, Save und Cancel. La ventana de detrás muestra una lista de los archivos abiertos. OK.";

/// What was said to the speech server of languages, and the texts, in their order.
fn transcript(sound: &Sound) -> Vec<String> {
    let lines = sound.wire().into_iter().map(|(_, line)| line);
    let told = [
        "SET self LANGUAGE",
        "LIST SYNTHESIS_VOICES",
        "SET self SYNTHESIS_VOICE",
    ];
    let is_command = |line: &str| told.iter().any(|command| line.starts_with(command));
    let ours = lines.filter(|line| is_command(line) || sound.given().contains(line));
    let mut heard: Vec<String> = ours.collect();
    // Whether the server still lives is asked in the same way, on a machine under load.
    heard.dedup();
    heard
}

#[test]
fn every_sentence_is_given_to_the_speech_server_in_its_own_language() {
    let sound = Sound::start(Server::Running);
    let mut speaker = Speaker::start(&sound, "");
    speaker.expect("moved ssip false", SOON);
    speaker.utter("answer", "de-DE", ANSWER);
    speaker.order("after done");
    // What Aloud says itself is in its own language, which is the server's.
    speaker.utter("notice", "-", "Stopped.");
    speaker.finish(LATE);
    let heard = transcript(&sound);
    let expected = [
        "SET self LANGUAGE de-DE",
        "Ein Dialog fragt:",
        "LIST SYNTHESIS_VOICES",
        "SET self LANGUAGE en-US",
        "\u{201e}Do you want to save the changes before closing?\u{201c}",
        "SET self LANGUAGE de-DE",
        "Darunter stehen zwei Schalter, Save und Cancel.",
        "SET self LANGUAGE es",
        "La ventana de detrás muestra una lista de los archivos abiertos.",
        "SET self LANGUAGE de-DE",
        "OK.",
        "SET self LANGUAGE en-US",
        "Stopped.",
    ];
    assert_eq!(heard, expected, "{heard:#?}");
}

#[test]
fn a_german_sentence_sounds_german_in_an_english_answer() {
    let sound = Sound::start(Server::Running);
    let ear = Ear::open(&sound);
    let mut speaker = Speaker::start(&sound, "");
    speaker.expect("moved ssip false", SOON);
    let mut heard = Vec::new();
    for expected in ["en-US", "de"] {
        let from = ear.now();
        speaker.utter("answer", expected, GERMAN);
        speaker.order("after stopped");
        speaker.finish(LATE);
        let recording = ear.since(from);
        let german = distance(&recording, GERMAN, "de");
        let english = distance(&recording, GERMAN, "en-us");
        eprintln!("expected {expected}: German voice {german:.2}, English voice {english:.2}");
        heard.push((german, english));
    }
    for (german, english) in heard {
        assert!(german * 1.2 < english, "{german} {english}");
    }
}

#[test]
fn espeak_ng_alone_speaks_each_sentence_in_its_own_language() {
    let sound = Sound::start(Server::Forbidden);
    let ear = Ear::open(&sound);
    let mut speaker = Speaker::start(&sound, "engine = 'espeak-ng'");
    let from = ear.now();
    speaker.utter("answer", "en-US", GERMAN);
    speaker.finish(LATE);
    let recording = ear.since(from);
    let german = distance(&recording, GERMAN, "de");
    let english = distance(&recording, GERMAN, "en-us");
    eprintln!("German voice {german:.2}, English voice {english:.2}");
    assert!(german * 1.2 < english, "{german} {english}");
}

#[test]
fn a_language_without_a_voice_is_told_once_and_read_all_the_same() {
    // No voice of this speech program speaks Zulu.
    let texts = [
        "Iwindi elivulekile likhombisa uhlu.",
        "Kukhona izinkinobho ezimbili.",
    ];
    for (server, settings, engine) in [
        (Server::Running, "", "ssip"),
        (Server::Forbidden, "engine = 'espeak-ng'", "espeak-ng"),
    ] {
        let sound = Sound::start(server);
        let mut speaker = Speaker::start(&sound, settings);
        speaker.expect(&format!("moved {engine} false"), SOON);
        for text in texts {
            speaker.utter("answer", "zu", text);
            speaker.finish(LATE);
        }
        speaker.expect("lacking zu", SOON);
        let again = speaker
            .kept
            .iter()
            .any(|(_, line)| line.starts_with("lacking"));
        assert!(!again, "{:?}", speaker.kept);
        if engine == "ssip" {
            assert_eq!(sound.given(), texts);
        }
    }
}

#[test]
fn one_voice_speaks_everything_where_that_is_wished() {
    for settings in ["follow-language = false", "voice = 'German'"] {
        let sound = Sound::start(Server::Running);
        let mut speaker = Speaker::start(&sound, settings);
        speaker.expect("moved ssip false", SOON);
        speaker.utter("answer", "de", ANSWER);
        speaker.finish(LATE);
        let heard = transcript(&sound);
        let others = heard
            .iter()
            .filter(|line| line.starts_with("SET self LANGUAGE"));
        let others: Vec<_> = others.filter(|line| !line.ends_with(" de")).collect();
        assert!(others.is_empty(), "{settings}: {heard:#?}");
        assert_eq!(sound.given().join(" "), ANSWER, "{settings}");
        let lacking = speaker
            .kept
            .iter()
            .any(|(_, line)| line.starts_with("lacking"));
        assert!(!lacking, "{:?}", speaker.kept);
    }
}
