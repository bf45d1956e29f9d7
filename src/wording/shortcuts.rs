//! What is said about keys that the desktop itself gives, and what they are called in its own
//! windows and settings.

use super::{Sentence, say, sentence};
use crate::event::{Desktop, KeysBy, Shortcuts};

/// A key that the desktop gives without telling which one it is.
pub const UNNAMED: Sentence = sentence!("keys-unnamed");

/// What is said about the keys that the desktop gives.
pub fn news(news: &Shortcuts) -> Option<String> {
    Some(match news {
        Shortcuts::None(Desktop::Gnome) => say!("keys-none-gnome"),
        Shortcuts::None(Desktop::Tiling(name)) => say!("keys-none-tiling", name = *name),
        Shortcuts::None(_) => say!("keys-none"),
        Shortcuts::Asked(Desktop::Gnome) => say!("keys-asked-gnome"),
        Shortcuts::Asked(Desktop::Plasma) => say!("keys-asked-plasma"),
        Shortcuts::Asked(_) => say!("keys-asked"),
        Shortcuts::Unset(desktop, actions) => unset(*desktop, &actions.join(", ")),
        Shortcuts::Refused => say!("keys-refused"),
        Shortcuts::Shared(actions) => say!("keys-shared", actions = actions.join(", ")),
        Shortcuts::Kept(actions) => say!("keys-kept", actions = actions.join(", ")),
        Shortcuts::Silent => say!("keys-silent"),
        Shortcuts::Heard => say!("keys-heard"),
        Shortcuts::Bound(_) => return None,
    })
}

/// Who has the keys.
pub fn whose(by: &KeysBy) -> String {
    match by {
        KeysBy::Nobody => say!("status-no-keys"),
        KeysBy::Aloud => say!("keys-by-aloud"),
        KeysBy::Portal => say!("keys-by-portal"),
        KeysBy::Desktop(name) => say!("keys-by-desktop", name),
    }
}

fn unset(desktop: Desktop, actions: &str) -> String {
    match desktop {
        Desktop::Gnome => say!("keys-unset-gnome", actions),
        Desktop::Plasma => say!("keys-unset-plasma", actions),
        Desktop::Tiling(name) => say!("keys-unset-tiling", actions, name),
        Desktop::Other => say!("keys-unset", actions),
    }
}

/// What a key is for, as the desktop shows it in its own windows; by the action's name in the
/// configuration.
pub fn purpose(action: &str) -> String {
    match action {
        "screen" => say!("purpose-screen"),
        "window" => say!("purpose-window"),
        "focus" => say!("purpose-focus"),
        "pointer" => say!("purpose-pointer"),
        "clipboard" => say!("purpose-clipboard"),
        "changes" => say!("purpose-changes"),
        "ask" => say!("purpose-ask"),
        "more" => say!("purpose-more"),
        "forget" => say!("purpose-forget"),
        "repeat" => say!("purpose-repeat"),
        "stop" => say!("purpose-stop"),
        "copy" => say!("purpose-copy"),
        action => say!("purpose-other", action),
    }
}

/// There is no such action.
pub fn unknown(action: &str, known: &[String]) -> String {
    say!("shortcuts-unknown", action, known = known.join(", "))
}

/// The desktop's settings run Aloud's commands from now on.
pub fn added(keys: &[String]) -> String {
    say!("shortcuts-added", keys = keys.join(", "))
}

/// A key with what it is for.
pub fn key_for(key: &str, action: &str) -> String {
    say!("shortcuts-key", key, action)
}

/// What stands in the desktop's settings.
pub fn standing(keys: &[String]) -> String {
    match keys {
        [] => say!("shortcuts-none"),
        keys => say!("shortcuts-standing", keys = keys.join(", ")),
    }
}

/// Whether to add the keys to GNOME's settings.
pub const SHALL_GNOME: Sentence = sentence!("shortcuts-shall-gnome");
/// None of Aloud's keys stands in the desktop's settings any more.
pub const REMOVED: Sentence = sentence!("shortcuts-removed");
/// The desktop's settings are not known.
pub const NO_SETTINGS: Sentence = sentence!("shortcuts-no-settings");
/// The desktop's settings cannot be reached.
pub const UNREACHABLE: Sentence = sentence!("shortcuts-unreachable");
