//! What the set-up says of Gemini's unpaid keys, and what it does about a key that another program has.

use std::fs;

use crate::desktop::taken::IS_TAKEN;
use crate::desktop::{Desktop, Options};
use crate::far_side::FarSide;
use crate::home::hears;
use crate::terminal::Terminal;

#[test]
fn what_google_may_do_with_an_unpaid_key_is_said_before_anything_is_sent() {
    let desktop = Desktop::start(&Options::default());
    let proxy = FarSide::start(Vec::new());
    let config = desktop.folder().join("config.toml");
    fs::write(&config, "").unwrap();
    let variables = [
        ("ALOUD_CONFIG", config.display().to_string()),
        ("HTTPS_PROXY", proxy.url()),
    ];
    let mut terminal = Terminal::open(&desktop, "setup", &variables);
    terminal.begin("");
    terminal.sees("https://generativelanguage.googleapis.com");
    terminal.sees("With a key that nobody pays for, Google may use what you send");
    terminal.sees("people may read it");
    hears(
        &desktop,
        0,
        "With a key that nobody pays for, Google may use what you send",
    );
    hears(&desktop, 0, "keeps requests for up to 55 days");
    terminal.answer("Do you agree", "");
    terminal.sees("Nothing is sent to anybody.");
    terminal.interrupt();
    terminal.end();
    assert_eq!(proxy.look(|record| record.connections), 0);
    assert_eq!(fs::read_to_string(&config).unwrap(), "");
}

#[test]
fn a_key_that_another_program_has_is_asked_about_with_a_free_one() {
    let desktop = Desktop::start(&Options::default());
    let _taken = desktop.takes_the_key_for_the_screen();
    let config = desktop.folder().join("config.toml");
    fs::write(&config, "").unwrap();
    let variables = [("ALOUD_CONFIG", config.display().to_string())];
    let mut terminal = Terminal::open(&desktop, "setup", &variables);
    terminal.up_to_the_keys();
    terminal.sees(IS_TAKEN);
    hears(&desktop, 0, IS_TAKEN);
    // Enter takes the free one.
    terminal.answer("Enter", "");
    for (asked, typed) in [
        ("an icon with a menu", "n"),
        ("when you log in", "n"),
        ("Shall it be saved?", ""),
        ("described now", "n"),
    ] {
        terminal.answer(asked, typed);
    }
    let (code, said) = terminal.end();
    assert_eq!(code, 0, "{said}");
    let written = fs::read_to_string(&config).unwrap();
    let line = written.lines().find(|line| line.starts_with("screen = "));
    let key = line.expect("another key").trim_start_matches("screen = ");
    let key = key.trim_matches('"').replace('+', " ");
    assert_ne!(key, "Super Alt D");
    let (_, proposed) = said.split_once(IS_TAKEN).unwrap();
    let proposed = proposed.replace('+', " ");
    assert!(proposed.contains(&key), "{key} in {proposed}");
}
