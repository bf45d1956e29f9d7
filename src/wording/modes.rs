//! What is said about modes and alt texts, and about a configuration with many mistakes.

use super::{Sentence, say, sentence};

/// An alt text lies on the clipboard.
pub const ALT_COPIED: Sentence = sentence!("alt-copied");
/// An alt text could not be put on the clipboard.
pub const ALT_NOT_COPIED: Sentence = sentence!("alt-not-copied");
/// There is no daemon that could keep an alt text on the clipboard.
pub const ALT_NOT_KEPT: Sentence = sentence!("alt-not-kept");
/// What was said in the mode for alt texts is none.
pub const NO_ALT: Sentence = sentence!("no-alt");

/// There is no mode of that name.
pub fn no_mode(name: &str, known: &[String]) -> String {
    let known = match known {
        [others @ .., last] if !others.is_empty() => {
            say!(
                "and-last",
                others = others.join(", "),
                last = last.to_owned()
            )
        }
        known => known.concat(),
    };
    say!("no-mode", name, known)
}

/// The modes that the person has made.
pub fn own_modes(names: &[String]) -> String {
    say!("status-own-modes", names = names.join(", "))
}

/// Where the key of an action is set: with its name, or with that of its mode.
pub fn place_of_key(action: &str) -> String {
    match action.strip_prefix("mode ") {
        Some(mode) => say!("key-place-mode", mode),
        None => say!("key-place", action),
    }
}

/// More lines of the configuration are wrong than are told one by one.
pub fn further_lines(count: usize) -> String {
    say!("config-lines-too", count)
}
