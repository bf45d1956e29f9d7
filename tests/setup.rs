//! The set-up as a person meets it: a real desktop, a real terminal, answers typed one by one, and
//! everything that is heard. What is agreed to is what is sent.
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
#[path = "setup/on_desktop.rs"]
mod on_desktop;
#[path = "setup/terminal.rs"]
mod terminal;

use std::fs;
use std::path::PathBuf;
use std::time::{Duration, Instant};

use desktop::{Desktop, Options, Part, Place};
use far_side::{Authority, FarSide, Reply, Speech};
use home::{KEY, hears};
use insta::assert_snapshot;
use serde_json::json;
use terminal::Terminal;

const ADDRESS: &str = "https://model.example";

/// A desktop with a provider elsewhere, which is reached through a proxy.
struct Site {
    desktop: Desktop,
    far: FarSide,
    proxy: FarSide,
    config: PathBuf,
}

/// What a provider answers that is tried: its list, then the word for the test picture.
fn good_replies() -> Vec<Reply> {
    let list = Reply::json(200, &json!({"models": []}));
    vec![
        list,
        Reply::gemini(&["Red"]),
        Reply::gemini(&["A note lies on the screen."]),
    ]
}

impl Site {
    fn new(replies: Vec<Reply>) -> Self {
        let desktop = Desktop::start(&Options {
            keyring: true,
            accessible: true,
            ..Options::default()
        });
        let authority = Authority::new();
        let trusted = desktop.folder().join("authority.pem");
        fs::write(&trusted, authority.pem()).unwrap();
        let far = FarSide::speaking(Speech::Secured(authority.issue("model.example")), replies);
        let proxy = FarSide::start(vec![Reply::tunnel(far.port())]);
        let config = desktop.folder().join("config.toml");
        let text = format!(
            "# Mine.\nanswer.context = \"never\" # quiet\n\n[provider.gemini]\nbase-url = \"{ADDRESS}\"\nca-file = \"{}\"\n\n[privacy]\nsecrets = \"send\"\n",
            trusted.display()
        );
        fs::write(&config, text).unwrap();
        Self {
            desktop,
            far,
            proxy,
            config,
        }
    }

    fn variables(&self) -> Vec<(&'static str, String)> {
        vec![
            ("ALOUD_CONFIG", self.config.display().to_string()),
            ("HTTPS_PROXY", self.proxy.url()),
        ]
    }

    fn terminal(&self) -> Terminal {
        Terminal::open(&self.desktop, "setup", &self.variables())
    }

    fn described(&self) -> std::process::Output {
        let mut command = self.desktop.command(env!("CARGO_BIN_EXE_aloud"));
        command
            .args(["describe", "--no-speech"])
            .envs(self.variables());
        command.output().unwrap()
    }

    fn config(&self) -> String {
        fs::read_to_string(&self.config).unwrap()
    }
}

#[test]
fn a_first_run_is_heard_from_the_first_word_to_the_first_description() {
    let place = Site::new(good_replies());
    let window = Place::at(40, 60, 500, 400);
    let _note = place.desktop.terminal("Note", "Buy bread", window);
    // So that the last words are soon over.
    let before = place.config() + "\n[speech]\nrate = 80 # quick\n";
    fs::write(&place.config, &before).unwrap();
    let mut terminal = place.terminal();
    for (asked, typed) in [
        ("Do you hear it?", "y"),
        ("The speed is 80", "+"),
        ("The speed is 95", ""),
        ("choose another voice", ""),
        ("Who shall describe", "?"),
        ("Enter takes 1.", ""),
        ("Do you agree", "maybe"),
        ("Do you agree", "yes"),
        ("Now the key for gemini", KEY),
        (
            "The key that describes the screen is Super+Alt+D",
            "nonsense",
        ),
        (
            "The key that describes the screen is Super+Alt+D",
            "Ctrl+Alt+D",
        ),
        ("an icon with a menu", "n"),
        ("when you log in", "n"),
        ("Shall it be saved?", ""),
        ("described now", ""),
    ] {
        terminal.answer(asked, typed);
    }
    let (code, text) = terminal.end();
    assert_eq!(code, 0, "{text}");
    assert!(!text.contains(KEY), "the key is shown: {text}");
    assert!(text.contains("accepts the key"), "{text}");
    assert!(text.ends_with("A note lies on the screen.\n"), "{text}");
    hears(&place.desktop, 0, "A note lies on the screen.");
    let spoken = place.desktop.spoken();
    assert!(!spoken.concat().contains(KEY));
    // Everything is printed and spoken; a quick answer cuts the speaking short.
    let words = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let printed = words(&text);
    for sentence in spoken.iter().flat_map(|text| text.split_inclusive(". ")) {
        assert!(
            printed.contains(&words(sentence)),
            "{sentence:?} is spoken and not printed"
        );
    }
    assert!(
        spoken[0].starts_with("Welcome to the set-up of Aloud."),
        "{spoken:?}"
    );
    assert_snapshot!(text);

    let after = place.config();
    for part in [
        "# Mine.\nanswer.context = \"never\" # quiet\n",
        "rate = 95 # quick",
        "agreed = \"https://model.example\"",
        "screen = \"Ctrl+Alt+D\"",
        "show = false",
    ] {
        assert!(after.contains(part), "{part} in {after}");
    }
    let requests = place.far.requests();
    assert!(
        requests
            .iter()
            .all(|seen| seen.header("x-goog-api-key") == Some(KEY))
    );
    assert_eq!(requests.len(), 3);
}

#[test]
fn nothing_is_sent_before_it_is_agreed_to_and_nothing_after_that_is_taken_back() {
    let place = Site::new(good_replies());
    let window = Place::at(40, 60, 500, 400);
    let _note = place.desktop.terminal("Note", "Buy bread", window);
    let mut with_key = place.desktop.command(env!("CARGO_BIN_EXE_aloud"));
    with_key
        .args(["describe", "--no-speech"])
        .envs(place.variables())
        .env("GEMINI_API_KEY", KEY);
    let done = with_key.output().unwrap();
    let said = String::from_utf8_lossy(&done.stderr).into_owned();
    assert!(
        said.contains("Nothing is sent to gemini before you have agreed."),
        "{said}"
    );
    assert!(
        said.contains("run: aloud setup. Reading the screen here instead."),
        "{said}"
    );
    assert_eq!(done.status.code(), Some(0), "{said}");
    assert_eq!(
        (place.far.requests().len(), place.proxy.requests().len()),
        (0, 0)
    );
    assert_eq!(place.proxy.look(|record| record.connections), 0);

    // Storing a key is another way to agree, and removing it takes that back.
    let keyed = |action: &str, input: &str| {
        let mut terminal = Terminal::open(&place.desktop, action, &place.variables());
        if !input.is_empty() {
            terminal.answer("Key for gemini", input);
        }
        let (code, text) = terminal.end();
        assert_eq!(code, 0, "{text}");
        text
    };
    let text = keyed("key set gemini", KEY);
    assert!(
        text.contains("By storing a key you agree to this."),
        "{text}"
    );
    assert!(place.config().contains(&format!("agreed = \"{ADDRESS}\"")));
    place.far.answer(vec![Reply::gemini(&["Seen."])]);
    assert_eq!(
        String::from_utf8(place.described().stdout).unwrap(),
        "Seen.\n"
    );
    keyed("key remove gemini", "");
    assert!(!place.config().contains("agreed"));
    let sent = place.far.requests().len();
    let done = with_key.output().unwrap();
    assert!(String::from_utf8_lossy(&done.stderr).contains("before you have agreed"));
    assert_eq!(place.far.requests().len(), sent);

    // Who only presses Enter agrees to nothing.
    let mut terminal = place.terminal();
    for asked in [
        "Do you hear it?",
        "The speed is",
        "another voice",
        "Who shall describe",
        "Do you agree",
    ] {
        terminal.answer(asked, "");
    }
    terminal.sees("Then this computer alone reads the screen");
    for asked in ["describes the screen", "an icon with a menu"] {
        terminal.answer(asked, "");
    }
    terminal.answer("when you log in", "n");
    terminal.answer("Shall it be saved?", "");
    terminal.answer("described now", "n");
    assert_eq!(terminal.end().0, 0);
    assert!(
        place.config().contains("providers = [\"local\"]"),
        "{}",
        place.config()
    );
    assert_eq!(place.far.requests().len(), sent);
}

#[test]
fn whoever_leaves_has_changed_nothing() {
    let place = Site::new(vec![Reply::json(401, &json!({}))]);
    let before = place.config();
    let files = || fs::read_dir(place.desktop.folder()).unwrap().count();
    let mut terminal = place.terminal();
    for (asked, typed) in [
        ("Do you hear it?", ""),
        ("The speed is", "40"),
        ("The speed is 40", ""),
        ("another voice", ""),
        ("Who shall describe", ""),
        ("Do you agree", "yes"),
        ("Now the key for gemini", "wrong"),
    ] {
        terminal.answer(asked, typed);
    }
    terminal.sees("gemini does not accept the key.");
    // In the middle of the hidden question.
    terminal.sees_after("does not accept", "Now the key for gemini");
    let there = files();
    terminal.interrupt();
    let (code, text) = terminal.end();
    assert_eq!(code, 4, "{text}");
    assert!(text.contains("Nothing was changed."), "{text}");
    hears(&place.desktop, 0, "Nothing was changed.");
    assert_eq!(place.config(), before);
    assert_eq!(files(), there);

    // Through a pipe that ends, too.
    let mut piped = place.desktop.command(env!("CARGO_BIN_EXE_aloud"));
    piped.arg("setup").envs(place.variables());
    let done = piped.output().unwrap();
    assert_eq!(done.status.code(), Some(4));
    assert!(String::from_utf8_lossy(&done.stdout).contains("Do you hear it?"));
    assert_eq!(place.config(), before);
}

#[test]
fn without_speech_the_questions_are_printed_and_an_engine_that_is_not_heard_is_left() {
    let place = Site::new(good_replies());
    let mut terminal = place.terminal();
    terminal.answer("spoken through ssip", "n");
    terminal.answer("spoken through espeak-ng", "s");
    terminal.sees("only printed from here on");
    terminal.answer("spoken through espeak-ng", "y");
    terminal.sees("Who shall describe");
    terminal.interrupt();
    terminal.end();

    place.desktop.signal(Part::Speech, "KILL");
    let mut variables = place.variables();
    variables.push(("SPEECHD_ADDRESS", "inet_socket:127.0.0.2:9".into()));
    variables.push(("PATH", "/nowhere".into()));
    let mut terminal = Terminal::open(&place.desktop, "setup", &variables);
    terminal.sees("Nothing on this computer can speak");
    terminal.sees("Who shall describe");
    terminal.interrupt();
    assert_eq!(terminal.end().0, 4);
}

#[test]
fn a_speech_server_that_is_started_from_a_terminal_speaks_on_when_that_is_closed() {
    let desktop = Desktop::start(&Options {
        without: &["speech"],
        ..Options::default()
    });
    let ear = desktop.record();
    let mut terminal = Terminal::open(&desktop, "setup", &[]);
    terminal.interrupt();
    terminal.end();
    let closed = ear.silence(Instant::now(), Duration::from_secs(2));
    // As any other program that speaks, a screen reader above all.
    let mut other = desktop.command("timeout");
    let said = other.args(["20", "spd-say", "--wait", "I can still be heard"]);
    let said = said.status();
    assert!(said.unwrap().success());
    ear.sound(closed + Duration::from_millis(500));
}
