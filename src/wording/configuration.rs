//! What is wrong in the configuration: each sentence with what would be right.

use std::fmt::Display;
use std::io::Error;
use std::path::Path;

use super::causes::cause;
use super::{Sentence, say, sentence};

/// No provider is named.
pub const NOBODY: Sentence = sentence!("config-nobody");
/// The file is larger than it may be.
pub const TOO_LARGE: Sentence = sentence!("config-too-large");
/// The file is stored in a way that is not read.
pub const UTF16: Sentence = sentence!("config-utf16");
/// A line is no text.
pub const NO_TEXT: Sentence = sentence!("config-no-text");
/// More lines are wrong than a person mistypes.
pub const TOO_MANY: Sentence = sentence!("config-too-many");
/// The file cannot be changed because it is not right.
pub const MISTAKE: Sentence = sentence!("config-mistake");
/// A voice's name that can be none.
pub const VOICE_NAME: Sentence = sentence!("config-voice-name");
/// The client of a secured connection cannot be made.
pub const NOT_SECURED: Sentence = sentence!("secured-not");

/// A number that an option does not take.
pub fn range(option: &str, least: u32, most: u32) -> String {
    say!("config-range", option, least, most)
}

/// The same for a number that is called by its value.
pub fn out_of_range(value: impl Display, least: i32, most: i32) -> String {
    say!(
        "config-out-of-range",
        value = value.to_string(),
        least,
        most
    )
}

/// A provider is named that is not there.
pub fn no_provider(name: &str, known: &str) -> String {
    say!("config-no-provider", name, known)
}

/// A mode has a name that cannot be said or typed.
pub fn mode_name(most: usize) -> String {
    say!("config-mode-name", most)
}

/// A mode does not say what it is.
pub fn mode_without_instruction(name: &str) -> String {
    say!("config-mode-without", name)
}

/// A mode of Aloud's own is described anew.
pub fn mode_of_our_own(name: &str) -> String {
    say!("config-mode-own", name)
}

/// A way of taking the screen that does not exist.
pub fn no_way_of_taking(name: &str, known: &[&str]) -> String {
    let (name, known) = (quoted(name), known.join(", "));
    say!("config-no-screen", name, known)
}

/// A way of hearing keys that does not exist.
pub fn no_way_of_hearing(name: &str, known: &[&str]) -> String {
    let (name, known) = (quoted(name), known.join(", "));
    say!("config-no-keys", name, known)
}

/// A speech engine that does not exist.
pub fn no_engine(name: &str, known: &[&str]) -> String {
    let (name, known) = (quoted(name), known.join(", "));
    say!("config-no-engine", name, known)
}

/// A dialect that does not exist.
pub fn no_dialect(name: &str, known: &str) -> String {
    say!("config-no-dialect", name = quoted(name), known)
}

/// A text that is no model's name.
pub fn no_model_name(text: &str) -> String {
    say!("config-no-model-name", text = quoted(text))
}

/// An option that is one word.
pub fn one_word(option: &str, text: &str) -> String {
    say!("config-one-word", option, text = quoted(text))
}

/// A table was expected.
pub fn no_table(part: &str) -> String {
    say!("config-no-table", part)
}

/// What is wrong with an address.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wrong<'a> {
    /// It is none.
    NoAddress(&'a str),
    /// It has more than a server and a path.
    NotBare,
    /// It names no server.
    NoHost,
    /// It is not secured, and leads to another machine.
    Plain,
    /// It is for another protocol.
    Scheme(&'a str),
}

/// An address that cannot be used, at the option it stands in.
pub fn address(option: &str, wrong: Wrong<'_>) -> String {
    match wrong {
        Wrong::NoAddress(text) => say!("address-none", option, text = quoted(text)),
        Wrong::NotBare => say!("address-bare", option),
        Wrong::NoHost => say!("address-no-host", option),
        Wrong::Plain => say!("address-plain", option),
        Wrong::Scheme(scheme) => say!("address-scheme", option, scheme),
    }
}

/// A dialect without an address of its own.
pub fn address_needed(dialect: &str) -> String {
    say!("address-needed", dialect)
}

/// The certificates cannot be read, with the reason.
pub fn certificates_unread(path: &Path, error: &Error) -> String {
    let (path, cause) = (path.display().to_string(), cause(error));
    say!("ca-file-unread", path, cause)
}

/// There is no certificate in the file.
pub fn no_certificate(path: &Path) -> String {
    say!("ca-file-empty", path = path.display().to_string())
}

/// Modifiers without a key.
pub const KEY_MISSING: Sentence = sentence!("chord-missing");

/// Two keys that are no modifiers.
pub fn two_keys(first: &str, second: &str) -> String {
    say!("chord-two", first, second)
}

/// A word that is no key.
pub fn unknown_key(name: &str, known: &str) -> String {
    say!("chord-unknown", name = quoted(name), known)
}

/// A chord that would take a key of typing away.
pub fn typing(chord: &str, key: &str) -> String {
    say!("chord-typing", chord, key)
}

/// A chord that switches consoles.
pub fn console(chord: &str, key: &str) -> String {
    say!("chord-console", chord, key)
}

/// The key that screen readers have for themselves.
pub fn reader_key(name: &str) -> String {
    say!("chord-reader", name)
}

/// One chord for two actions.
pub fn twice(chord: &str, first: &str, action: &str) -> String {
    say!("chord-twice", chord, first, action)
}

/// A text as it stands in the file, so that blanks and marks in it can be heard.
fn quoted(text: &str) -> String {
    format!("{text:?}")
}
