//! The real program as it is typed: what it prints, where, and with which exit code.
#![allow(
    clippy::unwrap_used,
    clippy::print_stderr,
    missing_docs,
    unreachable_pub
)]

#[path = "command_line/desktops.rs"]
mod desktops;
mod far_side;
#[path = "command_line/keys.rs"]
mod keys;
#[path = "command_line/languages.rs"]
mod languages;
#[path = "command_line/person.rs"]
mod person;
#[path = "command_line/providers.rs"]
mod providers;
mod sound;

use aloud::cli::Cli;
use clap::CommandFactory;
use far_side::{FarSide, Reply};
use insta::assert_snapshot;
use person::{KEY, Person};
use serde_json::json;

fn settings(url: &str) -> String {
    format!("[provider.gemini]\nbase-url = \"{url}\"\n")
}

fn models() -> Reply {
    let entry = |name: &str, method: &str| json!({"name": format!("models/{name}"), "displayName": name.to_uppercase(), "supportedGenerationMethods": [method]});
    Reply::json(
        200,
        &json!({"models": [entry("a", "generateContent"), entry("b", "embedContent")]}),
    )
}

/// The command and all below it, as they are typed.
fn commands(above: &str, command: &clap::Command) -> Vec<String> {
    let below = command.get_subcommands().flat_map(|command| {
        let name = format!("{above} {}", command.get_name());
        commands(name.trim(), command)
    });
    std::iter::once(above.to_owned()).chain(below).collect()
}

#[test]
fn every_help_is_read_aloud() {
    let person = Person::new();
    let mut helps = String::new();
    for command in commands("", &Cli::command()) {
        let heard = person.types(&format!("{command} --help"));
        assert_eq!((heard.code, heard.error.as_str()), (0, ""));
        helps.push_str(&format!("$ aloud {command} --help\n{}\n", heard.output));
        assert_eq!(person.types(&format!("{command} -h")), heard);
    }
    assert_snapshot!(helps);
}

#[test]
fn the_version_is_a_name_and_a_number() {
    let heard = Person::new().types("--version");
    let version = concat!("aloud ", env!("CARGO_PKG_VERSION"), "\n");
    assert_eq!((heard.code, heard.output.as_str()), (0, version));
}

#[test]
fn wrong_usage_is_one_sentence() {
    let person = Person::new();
    let mut sentences = String::new();
    for wrong in [
        "",
        "descibe",
        "help",
        "describe --mode nope",
        "describe --mode",
        "describe --detail",
        "describe --nope",
        "status now",
        "key",
        "key set",
        "key set gemini 1234",
        "config edit",
        "--nope",
    ] {
        let heard = person.types(wrong);
        assert_eq!((heard.code, heard.output.as_str()), (2, ""), "{wrong}");
        assert_eq!(heard.error.lines().count(), 1, "{}", heard.error);
        sentences.push_str(&format!("$ aloud {wrong}\n{}", heard.error));
    }
    assert_snapshot!(sentences);
}

#[test]
fn a_command_for_a_daemon_says_that_none_is_running() {
    let person = Person::new();
    for command in [
        "repeat",
        "stop",
        "copy",
        "reload",
        "status",
        "status --json",
    ] {
        let heard = person.types(command);
        assert_eq!((heard.code, heard.output.as_str()), (3, ""), "{command}");
        assert_eq!(
            heard.error,
            "No daemon is running. Start it with: aloud daemon.\n"
        );
    }
}

#[test]
fn a_daemon_without_a_place_for_its_socket_says_so() {
    let mut person = Person::new();
    person.set("XDG_RUNTIME_DIR", "");
    let heard = person.types("daemon");
    assert_eq!(heard.code, 1);
    assert_eq!(
        heard.error,
        "XDG_RUNTIME_DIR is not set. It is set by logging in; set it to a folder of yours alone.\n"
    );
}

#[test]
fn the_configuration_is_found_checked_and_shown() {
    let mut person = Person::new();
    let usual = person.folder().join("config/aloud/config.toml");
    let heard = person.types("config path");
    assert_eq!(heard.output, format!("{}\n", usual.display()));
    let right = (0, "The configuration is right.\n".into(), String::new());
    assert_eq!(person.types("config check").parts(), right);

    person.configure("[answer]\ndetail = \"full\"\n");
    assert_eq!(person.types("config check").parts(), right);
    let shown = person.types("config show");
    assert!(shown.output.contains("detail = \"full\""));
    assert!(shown.output.contains("[speech.sounds]\nvolume = 60"));

    person.configure("[answer]\ndetail = \"full\"\nlenght = 3\n\n[speech]\nrate = 900\n");
    let heard = person.types("config check");
    assert_eq!((heard.code, heard.output.as_str()), (1, ""));
    let lines: Vec<_> = heard.error.lines().collect();
    assert!(
        lines[0].starts_with("Line 3 of the configuration is ignored: "),
        "{lines:?}"
    );
    assert!(
        lines[1].starts_with("Line 6 of the configuration is ignored: "),
        "{lines:?}"
    );
    assert_eq!(lines.len(), 2);
    let shown = person.types("config show");
    assert_eq!(shown.code, 0);
    assert!(shown.output.contains("detail = \"full\""));

    let missing = person.folder().join("nowhere.toml").display().to_string();
    person.set("ALOUD_CONFIG", &missing);
    let heard = person.types("config check");
    assert_eq!(heard.code, 1);
    assert!(heard.error.contains(&missing), "{}", heard.error);
    // A folder can be opened and not read, whoever tries.
    let folder = person.folder().display().to_string();
    person.set("ALOUD_CONFIG", &folder);
    let heard = person.types("config check");
    assert_eq!(heard.code, 1);
    assert!(heard.error.contains(&folder), "{}", heard.error);
    assert_eq!(heard.error.lines().count(), 1);
}

#[test]
fn a_configuration_without_any_place_is_said() {
    let mut person = Person::new();
    for variable in ["HOME", "XDG_CONFIG_HOME"] {
        person.set(variable, "");
    }
    let heard = person.types("config path");
    assert_eq!((heard.code, heard.output.as_str()), (1, ""));
    assert!(heard.error.contains("neither XDG_CONFIG_HOME nor HOME"));
}

#[test]
fn a_provider_is_asked_about_its_key_and_models() {
    let far = FarSide::start(vec![
        models(),
        Reply::gemini(&["Red."]),
        models(),
        Reply::json(401, &json!({})),
    ]);
    let mut person = Person::new();
    person.configure(&settings(&far.url()));
    let heard = person.types("key check gemini");
    assert_eq!(heard.code, 1);
    assert!(heard.error.contains("no key for gemini"), "{}", heard.error);
    assert!(far.requests().is_empty());

    person.types_with("key set gemini", KEY);
    let heard = person.types("key check gemini");
    assert_eq!(
        heard.parts(),
        (
            0,
            "gemini accepts the key, and the model gemini-3.5-flash-lite looks at pictures.\n"
                .into(),
            String::new()
        )
    );
    let heard = person.types("models");
    assert_eq!(heard.parts(), (0, "a, A\n".into(), String::new()));
    let heard = person.types("key check gemini");
    assert_eq!((heard.code, heard.output.as_str()), (1, ""));
    assert!(heard.error.starts_with("gemini does not accept the key."));
    assert!(
        far.requests()
            .iter()
            .all(|seen| seen.header("x-goog-api-key") == Some(KEY))
    );
}

#[test]
fn an_unknown_provider_is_named() {
    let person = Person::new();
    for command in [
        "models gemeni",
        "key set gemeni",
        "key remove gemeni",
        "key check gemeni",
    ] {
        let heard = person.types_with(command, KEY);
        assert_eq!((heard.code, heard.output.as_str()), (1, ""));
        assert!(
            heard
                .error
                .starts_with("No provider named gemeni is configured."),
            "{command}: {}",
            heard.error
        );
    }
}

#[test]
fn voices_are_listed_or_it_is_said_that_there_are_none() {
    let mut person = Person::new();
    let heard = person.types("voices");
    assert_eq!((heard.code, heard.output.as_str()), (1, ""));
    assert!(heard.error.starts_with("No voices were found"));

    let sound = sound::Sound::start(sound::Server::Running);
    person.set("SPEECHD_ADDRESS", "");
    for (name, value) in sound.environment() {
        person.set(name, &value.to_string_lossy());
    }
    let heard = person.types("voices");
    assert_eq!((heard.code, heard.error.as_str()), (0, ""));
    assert!(heard.output.lines().any(|line| line.ends_with(", de")));
}

/// Without a daemon, speech or sound: the words are there, and the program ends.
#[test]
fn a_description_that_fails_says_why() {
    let mut person = Person::new();
    person.configure("providers = [\"gemini\"]\n");
    let picture = person.picture();
    let heard = person.types(&format!("describe {picture}"));
    assert_eq!((heard.code, heard.output.as_str()), (1, ""));
    assert_eq!(
        heard.error,
        "red.png\nThere is no key for gemini. Get one at aistudio.google.com and store it with: aloud key set gemini.\n"
    );
    let heard = person.types("describe nowhere.png");
    assert_eq!(heard.code, 1);
    let missing = person.folder().join("nowhere.png");
    assert_eq!(
        heard.error,
        format!(
            "nowhere.png\nThere is no file {}. Check the name.\n",
            missing.display()
        )
    );
    let heard = person.types("describe screen");
    assert_eq!(heard.code, 1);
    assert!(heard.error.starts_with("There is no display"));
}

#[test]
fn without_a_key_a_picture_is_looked_at_here() {
    let person = Person::new();
    let picture = person.picture();
    let heard = person.types(&format!("describe --no-speech {picture}"));
    let told = "This looks like a screenshot or drawing, square, 64 by 64, mostly light.\nNo text was found in it.\nNo model described it.\n";
    assert_eq!((heard.code, heard.output.as_str()), (0, told));
    assert_eq!(
        heard.error,
        "red.png\nThere is no key for gemini. Get one at aistudio.google.com and store it with: aloud key set gemini. \
         Reading the picture here instead.\n"
    );
    let heard = person.types("key check local");
    assert_eq!(
        (heard.code, heard.output.as_str()),
        (0, "local needs no key.\n")
    );
}

/// Each attempt may take seconds where engines hang, and an answer has many texts.
#[test]
fn where_nothing_speaks_that_is_found_out_once() {
    let mut person = Person::new();
    person.set("ALOUD_LOG", "warn");
    let picture = person.picture();
    let heard = person.types(&format!("describe --provider local {picture}"));
    assert_eq!(heard.output.lines().count(), 3, "{heard:?}");
    let attempts = heard.error.matches("speech does not open").count();
    let engines = if cfg!(feature = "tts") { 3 } else { 2 };
    assert_eq!(attempts, engines, "{}", heard.error);
}

#[test]
fn a_description_is_written_without_a_daemon() {
    let answer = Reply::gemini(&["A red ", "square. ", "Nothing else."]);
    let far = FarSide::start(vec![answer]);
    let mut person = Person::new();
    person.configure(&settings(&far.url()));
    person.set("GEMINI_API_KEY", KEY);
    let picture = person.picture();
    let heard = person.types(&format!("describe --detail gist {picture}"));
    let whole = "A red square. Nothing else.\n";
    assert_eq!(heard.parts(), (0, whole.into(), "red.png\n".into()));
    let heard = person.types(&format!("describe --json --no-speech {picture}"));
    assert_eq!((heard.code, heard.error.as_str()), (0, ""));
    for line in heard.output.lines() {
        serde_json::from_str::<serde_json::Value>(line).unwrap();
    }
    assert!(heard.output.contains("Nothing else."));
}

/// Every run here also looks for the key in what was printed.
#[test]
fn the_key_is_never_printed_not_even_in_the_longest_log() {
    let echo = json!({"error": {"code": 400, "message": format!("Bad key {KEY}"), "status": KEY}});
    let far = FarSide::start(vec![
        models(),
        models(),
        Reply::json(400, &echo),
        Reply::gemini(&["A red square."]),
    ]);
    let mut person = Person::new();
    person.configure(&settings(&far.url()));
    person.set("ALOUD_LOG", "trace");
    let picture = person.picture();
    for command in [
        "key set gemini",
        "key check gemini",
        "models",
        "key check gemini",
    ] {
        person.types_with(command, KEY);
    }
    let heard = person.types(&format!("describe {picture}"));
    assert_eq!(heard.code, 0);
    assert!(heard.error.contains("The key is found."), "{}", heard.error);
    assert!(heard.output.contains("A red square."));
    person.types("config show");
    person.types("key remove gemini");
    person.types(&format!("describe {picture}"));
}
