//! What is said about modes and alt texts, and about a configuration with many mistakes.

use super::say;

/// An alt text lies on the clipboard.
pub const ALT_COPIED: &str = "The alt text is copied.";
/// An alt text could not be put on the clipboard.
pub const ALT_NOT_COPIED: &str =
    "The alt text could not be copied: the clipboard does not answer. Copy it with: aloud copy.";
/// There is no daemon that could keep an alt text on the clipboard.
pub const ALT_NOT_KEPT: &str = "The alt text is not copied, because only the daemon can keep it on the clipboard. Start it with: aloud daemon.";
/// What was said in the mode for alt texts is none.
pub const NO_ALT: &str = "Nothing is copied, because no model has written an alt text.";

/// There is no mode of that name.
pub fn no_mode(name: &str, known: &[String]) -> String {
    let known = match known {
        [others @ .., last] if !others.is_empty() => {
            format!("{} and {last}", others.join(", "))
        }
        known => known.concat(),
    };
    format!("There is no mode {name}. There are {known}.")
}

/// The modes that the person has made.
pub fn own_modes(names: &[String]) -> String {
    format!("Modes of your own: {}.", names.join(", "))
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
    match count {
        1 => "One more line of the configuration is ignored. Hear it with: aloud config check."
            .into(),
        count => format!(
            "{count} more lines of the configuration are ignored. Hear them with: aloud config check."
        ),
    }
}
