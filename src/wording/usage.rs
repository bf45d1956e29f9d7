//! What is said about a command line that is not understood; each sentence names the command that helps.

use super::say;

/// There is no such command.
pub fn no_command(word: &str, help: &str) -> String {
    say!("usage-no-command", word, help)
}

/// A command is wanted and none was given.
pub fn missing_command(help: &str) -> String {
    say!("usage-missing-command", help)
}

/// An argument is missing.
pub fn missing(word: &str, help: &str) -> String {
    say!("usage-missing", word, help)
}

/// An argument that has no place here.
pub fn unknown(word: &str, help: &str) -> String {
    say!("usage-unknown", word, help)
}

/// An option without its value; `known` may be empty.
pub fn needs_value(option: &str, known: &str, help: &str) -> String {
    match known {
        "" => say!("usage-needs-value", option, help),
        known => say!("usage-needs-one", option, known, help),
    }
}

/// An option with a value that it does not have.
pub fn no_value(value: &str, option: &str, known: &str, help: &str) -> String {
    say!("usage-no-value", value, option, known, help)
}

/// Anything else, in the words of the parser of arguments.
pub fn other(words: &str, help: &str) -> String {
    say!("usage-other", words, help)
}

/// All of these, as they are said in a row.
pub fn all_of(words: &[String]) -> String {
    match words {
        [others @ .., last] if !others.is_empty() => {
            say!("and-last", others = others.join(", "), last)
        }
        words => words.concat(),
    }
}

/// One of these, as they are said in a row.
pub fn one_of(words: &[String]) -> String {
    match words {
        [others @ .., last] if !others.is_empty() => {
            say!("or-last", others = others.join(", "), last)
        }
        words => words.concat(),
    }
}
