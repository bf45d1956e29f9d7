//! What the configuration's parser found, in our own words: its messages are English, and made for
//! programmers. One that is not known here becomes the plainest sentence that is true of it.

use super::say;

/// A parser's message with the lines that it is about, as one sentence for a person.
pub fn parsed(message: &str, lines: &str) -> String {
    let quoted: Vec<&str> = message.split('`').skip(1).step_by(2).collect();
    let (first, known) = match quoted.split_first() {
        Some((first, known)) => (*first, known.join(", ")),
        None => ("", String::new()),
    };
    let (found, wanted) = message.rsplit_once(", expected ").unwrap_or((message, ""));
    match message {
        _ if message.starts_with("unknown field") => {
            say!("config-unknown-option", name = first, known)
        }
        _ if message.starts_with("unknown variant") => {
            say!("config-unknown-value", value = first, known)
        }
        _ if message.starts_with("missing field") => say!("config-lacks", name = first),
        _ if message.starts_with("duplicate") => say!("config-twice"),
        _ if message.starts_with("invalid value: integer") => {
            say!("config-number-too-far", value = first)
        }
        _ if message.starts_with("invalid type") || found.contains("wanted string or table") => {
            kind(wanted)
        }
        // The parser takes a value that is not there for a text without its marks.
        _ if lines.trim_end().ends_with('=') => say!("config-no-value"),
        _ => written(message),
    }
}

/// What an option wants, by what a type of the program is called.
fn kind(wanted: &str) -> String {
    match wanted {
        _ if wanted.contains("string") => say!("config-wants-text"),
        "a boolean" => say!("config-wants-switch"),
        "a sequence" => say!("config-wants-list"),
        "a map" => say!("config-wants-table"),
        _ if wanted.starts_with("struct ") => say!("config-wants-table"),
        _ if is_number(wanted) => say!("config-wants-number"),
        _ => say!("config-wrong-kind"),
    }
}

/// Whether a word names a whole number of so many bits.
fn is_number(wanted: &str) -> bool {
    let bits = wanted.strip_prefix(['i', 'u']);
    bits.is_some_and(|bits| bits == "size" || bits.parse::<u8>().is_ok())
}

/// A fault in how something is written.
fn written(message: &str) -> String {
    let any = |words: &[&str]| words.iter().any(|word| message.contains(word));
    match () {
        () if any(&["must be quoted"]) => say!("config-no-quotes"),
        () if any(&[
            "opening quote",
            "invalid basic string",
            "invalid literal string",
        ]) || message.ends_with("expected `\"`")
            || message.ends_with("expected `'`") =>
        {
            say!("config-open-quote")
        }
        () if any(&["unclosed", "missing comma", "missing array opening"]) => {
            say!("config-open-bracket")
        }
        () if any(&["missing value"]) => say!("config-no-value"),
        () => say!("config-no-option"),
    }
}
