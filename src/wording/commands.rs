//! What the commands about keys and configuration say, which need no daemon.

use std::path::Path;

use super::{Sentence, say, sentence};

/// What is typed is no key.
pub const NO_KEY_GIVEN: Sentence = sentence!("no-key-given");
/// There is no place for a configuration.
pub const NO_CONFIGURATION: Sentence = sentence!("config-no-place");
/// Nothing is wrong with the configuration.
pub const CONFIGURATION_RIGHT: Sentence = sentence!("config-right");

/// Said where a key is typed.
pub fn key_prompt(provider: &str) -> String {
    say!("key-prompt", provider)
}

/// The provider takes no key.
pub fn needs_no_key(provider: &str) -> String {
    say!("needs-no-key", provider)
}

/// Where a key is kept now.
pub fn key_stored(provider: &str, place: &str) -> String {
    say!("key-stored", provider, place)
}

/// A key is kept nowhere any longer; none was where there are no places.
pub fn key_removed(provider: &str, places: &[String]) -> String {
    match places {
        [] => say!("key-was-not-stored", provider),
        [others @ .., last] if !others.is_empty() => {
            let others = others.join(", ");
            let places = say!("and-last", others, last = last.to_owned());
            say!("key-removed", provider, places)
        }
        places => say!("key-removed", provider, places = places.concat()),
    }
}

/// An environment variable that holds a key.
pub fn environment(variable: &str) -> String {
    say!("key-in-environment", variable)
}

/// The keyring as a place of keys.
pub const KEYRING: Sentence = sentence!("key-in-keyring");
/// A key that was only typed.
pub const TYPED: Sentence = sentence!("key-typed");

/// A file that holds a key.
pub fn file(path: &Path) -> String {
    say!("key-in-file", path = path.display().to_string())
}

/// A provider that has looked at a picture, with a key or without.
pub fn works(provider: &str, model: &str, keyed: bool) -> String {
    match keyed {
        true => say!("key-works", provider, model),
        false => say!("works-without-key", provider, model),
    }
}

/// The configuration cannot be shown.
pub fn not_shown(reason: &str) -> String {
    say!("config-not-shown", reason)
}

/// A daemon is needed, and none runs.
pub const NO_DAEMON: Sentence = sentence!("no-daemon");
/// Said where a question is typed.
pub const YOUR_QUESTION: Sentence = sentence!("your-question");
/// Nothing was typed.
pub const NO_QUESTION: Sentence = sentence!("no-question");
/// The daemon is gone, and its answer is not whole.
pub const DAEMON_ENDED: Sentence = sentence!("daemon-ended");

/// What was typed cannot be read.
pub fn question_unreadable(reason: &str) -> String {
    say!("question-unreadable", reason)
}
