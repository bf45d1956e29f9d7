//! What is said about desktops like sway, which bind keys and start programs by their own
//! configuration, and about what only the desktop can give.

use super::{Sentence, say, sentence};
use crate::tiling::Unwritten;

/// The keys are there.
pub fn bound(desktop: &str) -> String {
    say!("tiling-bound", desktop)
}

/// The keys are not there; the lines that a person can put there.
pub fn unbound(desktop: &str, file: &str, lines: &str) -> String {
    format!("{}\n{lines}", say!("tiling-unbound", desktop, file))
}

/// How to have the lines written.
pub const TO_ADD: Sentence = sentence!("tiling-to-add");

/// Whether to write them.
pub fn shall_keys(desktop: &str) -> String {
    say!("tiling-shall-keys", desktop)
}

/// Whether to write the line for the start at login.
pub fn shall_start(desktop: &str) -> String {
    say!("tiling-shall-start", desktop)
}

/// The line was not written.
pub const LEFT_TO_YOU: Sentence = sentence!("tiling-left-to-you");

/// What is typed for yes, where nothing else is.
pub const TYPE_YES: Sentence = sentence!("tiling-type-yes");

/// A question with what Enter does.
pub fn enter_is_yes(question: &str) -> String {
    say!("setup-enter-is-yes", question)
}

/// The keys are written.
pub fn keys_written(file: &str, config: &str) -> String {
    say!("tiling-keys-written", file, config)
}

/// The keys are written into the configuration itself.
pub fn keys_inserted(config: &str) -> String {
    say!("tiling-keys-inserted", config)
}

/// The keys are to be bound by hand, by lines that are printed behind it.
pub fn by_hand(desktop: &str, file: &str) -> String {
    say!("tiling-by-hand", desktop, file)
}

/// The line for the start at login is written.
pub fn start_written(file: &str, config: &str) -> String {
    say!("tiling-start-written", file, config)
}

/// The desktop has read its configuration again.
pub fn read_again(desktop: &str) -> String {
    say!("tiling-read-again", desktop)
}

/// The desktop could not be told to read its configuration again.
pub fn to_read_again(command: &str) -> String {
    match command {
        "" => say!("tiling-next-login"),
        command => say!("tiling-to-read-again", command),
    }
}

/// What was written is taken out.
pub fn taken_out(config: &str) -> String {
    say!("tiling-taken-out", config)
}

/// There was nothing to take out.
pub const NOTHING_THERE: Sentence = sentence!("tiling-nothing-there");

/// Why nothing can be written.
pub fn unwritten(why: &Unwritten) -> String {
    match why {
        Unwritten::NoHome => say!("tiling-no-home"),
        Unwritten::NowhereToInclude(config) => {
            say!("tiling-nowhere", config = config.display().to_string())
        }
        Unwritten::Refused(file, error) => {
            let (file, error) = (file.display().to_string(), error.to_string());
            say!("tiling-refused", file, error)
        }
    }
}

/// What becomes of the window key where no window can be told apart.
pub const WINDOW: Sentence = sentence!("remedy-window");
/// What to do where nobody tells that the screen is locked.
pub const LOCK: Sentence = sentence!("remedy-lock");
/// What to do where the desktop binds keys in its own configuration.
pub const KEYS_TO_BIND: Sentence = sentence!("remedy-keys-to-bind");
/// The desktop gives no keys.
pub const NO_KEYS_HERE: Sentence = sentence!("doctor-no-keys-here");
/// The desktop gives keys to a daemon that asks for them.
pub const KEYS_GIVEN: Sentence = sentence!("doctor-keys-given");
/// The desktop gives the keys, later.
pub const KEYS_FROM_PORTAL: Sentence = sentence!("setup-keys-from-portal");

/// The desktop's own settings have the keys.
pub fn has_keys(desktop: &str) -> String {
    say!("doctor-keys-bound", desktop)
}
