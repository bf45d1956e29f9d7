//! The doctor on a real desktop: all is well, and with each part broken in turn the right sentence is
//! told. Nothing that is on the screen, and no key, is in what it writes.
#![allow(
    clippy::unwrap_used,
    clippy::print_stderr,
    missing_docs,
    unreachable_pub
)]

#[path = "desktop/mod.rs"]
mod desktop;
mod far_side;
mod home;

use std::process::Output;
use std::time::{Duration, Instant};

use desktop::{Desktop, Options, Part, Place};
use far_side::{FarSide, Reply, closed_port};
use home::{ENVIRONMENT, Home, KEY, configuration};
use serde_json::{Value, json};

/// What stands in a window, and must not be found elsewhere.
const ON_SCREEN: &str = "Zebrafink 4711";

fn well() -> Options {
    Options {
        keyring: true,
        accessible: true,
        ..Options::default()
    }
}

/// What a provider answers that is tried: its list, then the word for the test picture.
fn good_replies() -> Vec<Reply> {
    let list = Reply::json(200, &json!({"models": []}));
    vec![list, Reply::gemini(&["Red"])]
}

fn printed(output: &Output) -> String {
    let text = [output.stdout.clone(), output.stderr.clone()].concat();
    let text = String::from_utf8(text).unwrap();
    assert!(!text.contains(KEY) && !text.contains("Zebrafink"), "{text}");
    text
}

/// The doctor on a desktop with this configuration and no daemon.
fn doctor(desktop: &Desktop, config: &str, more: &[(&str, &str)], arguments: &[&str]) -> Output {
    let file = desktop.folder().join("config.toml");
    std::fs::write(&file, config).unwrap();
    let mut command = desktop.command(env!("CARGO_BIN_EXE_aloud"));
    command
        .arg("doctor")
        .args(arguments)
        .env("ALOUD_CONFIG", file)
        .envs(ENVIRONMENT)
        .envs(more.iter().copied());
    command.output().unwrap()
}

/// What is said of a part, in the first of its lines.
#[track_caller]
fn of<'a>(text: &'a str, part: &str) -> &'a str {
    let begin = format!("{part}: ");
    let mut lines = text.lines();
    lines
        .find_map(|line| line.strip_prefix(&begin))
        .unwrap_or_else(|| panic!("nothing about {part} in {text}"))
}

#[test]
fn a_desktop_where_all_is_well_is_told_so_in_lines_in_words_and_for_programs() {
    let home = Home::open(&well(), good_replies());
    let place = Place::at(40, 60, 500, 400);
    let _note = home.desktop.terminal("Note", ON_SCREEN, place);
    let mark = home.mark();
    let report = home.desktop.folder().join("report.txt");
    let done = home.aloud(&["doctor", "--report", report.to_str().unwrap()]);
    let text = printed(&done);
    assert_eq!(done.status.code(), Some(0), "{text}");
    for (part, says) in [
        ("Configuration", "It works, by "),
        ("Sounds", "It works, by sound server."),
        ("Speech", "It works, by ssip."),
        ("Daemon", "Version "),
        ("Keys", "The daemon hears 10 keys."),
        ("Screen", "It works, by x11."),
        ("Reader on this computer", "It works: the first words"),
        ("Clipboard", "It works, by x11."),
        ("Applications", "It works, by at-spi."),
        ("Services of the desktop", "It works, by the session bus."),
        ("Keyring", "It works, by secret service."),
        (
            "Provider gemini",
            "It works: the model gemini-3.5-flash-lite looked",
        ),
    ] {
        assert!(of(&text, part).starts_with(says), "{part} in {text}");
    }
    for stage in [
        "picture taken",
        "encoded",
        "connected",
        "first word of the provider",
        "speech begins",
    ] {
        assert!(
            of(&text, "How long a look takes").contains(stage),
            "{stage}: {text}"
        );
    }
    assert!(
        of(&text, "In this session")
            .contains("Screen by x11, Active window by x11, Clipboard by x11"),
        "{text}"
    );
    // Three things are missing on such a desktop, and all are told with what to do.
    assert!(
        of(&text, "Screen lock").ends_with("run aloud pause before you leave."),
        "{text}"
    );
    assert!(
        of(&text, "Tray").contains("there is none. Nothing is missing but the icon"),
        "{text}"
    );
    assert!(
        of(&text, "Start at login").ends_with("aloud autostart enable."),
        "{text}"
    );
    home.hears(mark, "Aloud speaks through ssip.");
    home.hears(mark, "3 parts do not work as they could.");
    home.hears(mark, "Everything else works.");

    let report = std::fs::read_to_string(&report).unwrap();
    for held in [
        "Speech: It works, by ssip.",
        "[speech.sounds]",
        "XDG_SESSION_TYPE",
        "\"parts\":",
    ] {
        assert!(
            report.contains(held) || held == "XDG_SESSION_TYPE",
            "{held}: {report}"
        );
    }
    assert!(
        !report.contains(KEY) && !report.contains("Zebrafink"),
        "{report}"
    );
    let home_folder = home.desktop.variable("HOME").unwrap();
    assert!(!report.contains(home_folder), "{report}");

    home.far.answer(good_replies());
    let mark = home.mark();
    let done = home.aloud(&["doctor", "--json"]);
    let found: Value = serde_json::from_slice(&done.stdout).unwrap();
    let parts = found["parts"].as_array().unwrap();
    let speech = parts.iter().find(|part| part["name"] == "Speech").unwrap();
    assert_eq!(speech["state"], "well");
    assert_eq!(speech["ways"][0]["name"], "ssip");
    assert!(found["stages"]["capture"].is_u64(), "{found}");
    assert_eq!(home.mark(), mark, "programs hear nothing");
    assert!(printed(&done).lines().count() == 1);
    let sent = home.far.requests();
    assert!(
        sent.iter().all(|request| request.body.len() < 5000),
        "only the test picture is sent"
    );
}

#[test]
fn without_sound_and_bus_each_is_named_with_its_remedy() {
    let desktop = Desktop::start(&Options {
        without: &["audio", "speech", "bus"],
        ..Options::default()
    });
    let more = [("SPEECHD_ADDRESS", "inet_socket:127.0.0.2:9")];
    let done = doctor(&desktop, "providers = [\"local\"]\n", &more, &[]);
    let text = printed(&done);
    assert_eq!(done.status.code(), Some(1), "{text}");
    assert!(
        of(&text, "Sounds").ends_with("Start PipeWire or PulseAudio, or log in anew."),
        "{text}"
    );
    let speech = of(&text, "Speech");
    assert!(
        speech.starts_with("It does not work") && speech.contains("install speech-dispatcher"),
        "{text}"
    );
    for part in ["Services of the desktop", "Tray"] {
        assert!(
            of(&text, part).contains("there is no session bus"),
            "{text}"
        );
    }
    assert!(
        of(&text, "Keyring").starts_with("It does not work: there is none."),
        "{text}"
    );
    assert!(of(&text, "Applications").contains("at-spi2-core"), "{text}");
    assert!(
        of(&text, "Screen").starts_with("It works, by x11."),
        "{text}"
    );
    assert!(of(&text, "Keys").starts_with("10 keys are free"), "{text}");
    assert!(
        of(&text, "Daemon").contains("aloud autostart now"),
        "{text}"
    );
    // What is broken comes before what is only lacking.
    let summary = text
        .split("parts do not work as they could.")
        .nth(1)
        .unwrap();
    let place = |part: &str| summary.find(&format!("\n{part}: ")).unwrap();
    assert!(place("Sounds") < place("Tray"), "{text}");
}

#[test]
fn without_a_display_the_picture_and_the_keys_are_named() {
    let desktop = Desktop::start(&Options {
        without: &["display", "windows"],
        ..Options::default()
    });
    let done = doctor(&desktop, "providers = [\"local\"]\n", &[], &["--no-speech"]);
    let text = printed(&done);
    assert_eq!(done.status.code(), Some(1), "{text}");
    assert!(
        of(&text, "Screen").contains("inside of your desktop session"),
        "{text}"
    );
    assert!(of(&text, "Keys").contains("aloud describe"), "{text}");
    assert!(
        of(&text, "Clipboard").starts_with("It does not work"),
        "{text}"
    );
    assert_eq!(desktop.spoken().len(), 0);
}

#[test]
fn a_broken_configuration_a_refused_key_and_a_dead_address_are_told() {
    let desktop = Desktop::start(&Options {
        without: &["audio", "speech", "windows"],
        ..Options::default()
    });
    let refused = FarSide::start(vec![Reply::json(401, &json!({"error": {"message": KEY}}))]);
    let config = configuration(&refused.url(), "[speech]\nrate = 900");
    let text = printed(&doctor(&desktop, &config, &[], &["--no-speech"]));
    assert!(
        of(&text, "Configuration").starts_with("Line 8 of the configuration is ignored"),
        "{text}"
    );
    assert!(
        of(&text, "Configuration").ends_with("aloud config check."),
        "{text}"
    );
    assert!(
        of(&text, "Provider gemini").starts_with("gemini does not accept the key."),
        "{text}"
    );

    let dead = configuration(&format!("http://127.0.0.1:{}", closed_port()), "");
    let text = printed(&doctor(&desktop, &dead, &[], &["--no-speech"]));
    assert!(
        of(&text, "Provider gemini").contains("refused the connection"),
        "{text}"
    );

    let far = FarSide::start(good_replies());
    let keyless = configuration(&far.url(), "");
    let text = printed(&doctor(
        &desktop,
        &keyless,
        &[("GEMINI_API_KEY", "")],
        &["--no-speech"],
    ));
    assert!(
        of(&text, "Provider gemini").contains("aloud key set gemini"),
        "{text}"
    );
    assert!(far.requests().is_empty());
}

#[test]
fn parts_that_hang_do_not_hold_up_the_whole() {
    let home = Home::open(&well(), good_replies());
    home.desktop.signal(Part::Speech, "STOP");
    home.desktop.signal(Part::Audio, "STOP");
    home.desktop.signal(Part::Keyring, "STOP");
    let begun = Instant::now();
    let done = home.aloud(&["doctor"]);
    let took = begun.elapsed();
    for part in [Part::Speech, Part::Audio, Part::Keyring] {
        home.desktop.signal(part, "CONT");
    }
    let text = printed(&done);
    assert_eq!(done.status.code(), Some(1), "{text}");
    assert!(took < Duration::from_secs(100), "{took:?}: {text}");
    assert!(
        of(&text, "Sounds").starts_with("It does not work"),
        "{text}"
    );
    assert!(
        of(&text, "Speech").starts_with("It does not work"),
        "{text}"
    );
    assert!(of(&text, "Keyring").contains("does not answer"), "{text}");
    assert!(
        of(&text, "Screen").starts_with("It works, by x11."),
        "{text}"
    );
}

#[test]
fn every_word_is_german_where_that_is_the_language() {
    // With most parts broken there is most to be said.
    let desktop = Desktop::start(&Options {
        without: &["audio", "speech", "bus"],
        ..Options::default()
    });
    let config = "providers = [\"local\"]\n[answer]\nlanguage = \"de\"\n";
    let more = [("SPEECHD_ADDRESS", "inet_socket:127.0.0.2:9")];
    let done = doctor(&desktop, config, &more, &["--no-speech"]);
    let text = printed(&done);
    assert!(
        of(&text, "Schlüsselbund").contains("es gibt keines"),
        "{text}"
    );
    assert!(of(&text, "Töne").contains("es spielt nicht"), "{text}");
    let words: Vec<_> = text.split(|letter: char| !letter.is_alphabetic()).collect();
    for english in [
        "it", "the", "not", "there", "is", "works", "by", "no", "found",
    ] {
        assert!(!words.contains(&english), "{english}: {text}");
    }
}
