//! What is said about the history of what was said.

use crate::failure::Unkept;

/// Nothing is kept from now on.
pub const PRIVATE: &str = "Private. Nothing is kept in the history.";
/// Answers are kept again, where the history is switched on.
pub const PRIVATE_NO_MORE: &str = "No longer private.";
/// The status while answers are kept.
pub(super) const HISTORY_KEPT: &str = "History: the words of answers are kept.";
/// The status while nothing is kept.
pub(super) const HISTORY_PRIVATE: &str =
    "Private: nothing is kept in the history. To end that: aloud private off.";
/// A damaged history was put aside.
pub const HISTORY_REPLACED: &str = "The history was damaged. It is put aside under the name history-damaged, and a new one has begun.";
/// The history is off and there is none.
pub const HISTORY_OFF: &str = "The history is off. To switch it on, set keep = true under history in the configuration, then run: aloud reload.";
/// The history is on and holds nothing.
pub const HISTORY_EMPTY: &str = "The history is empty.";
/// No answer holds the words that were searched for.
pub const NOT_IN_HISTORY: &str = "No answer in the history holds these words.";
/// All is deleted.
pub const ERASED: &str = "The history is deleted.";
/// It may not all be deleted.
pub const NOT_ERASED: &str = "Not everything is deleted.";

/// Answers cannot be kept.
pub fn unkept(reason: Unkept) -> &'static str {
    match reason {
        Unkept::NoFolder => {
            "Answers are not kept in the history: neither XDG_DATA_HOME nor HOME is set."
        }
        Unkept::Full => {
            "Answers are not kept in the history: the disk is full. Make room; they are kept again then."
        }
        Unkept::ReadOnly => {
            "Answers are not kept in the history: its folder cannot be written. Look at the folder aloud in your folder of data."
        }
        Unkept::Busy => {
            "An answer was not kept in the history: another program holds it, or the disk does not answer."
        }
        Unkept::Damaged | Unkept::Other => {
            "Answers are not kept in the history: it cannot be used. To begin a new one: aloud history forget."
        }
    }
}

/// The history cannot be read, or not be deleted.
pub fn unreadable(reason: Unkept) -> &'static str {
    match reason {
        Unkept::NoFolder => {
            "There is no place for a history: neither XDG_DATA_HOME nor HOME is set."
        }
        Unkept::Full => {
            "The history cannot be changed: the disk is full. Make room, then try again."
        }
        Unkept::ReadOnly => {
            "The history cannot be opened or changed: its folder does not let you. Look at the folder aloud in your folder of data."
        }
        Unkept::Busy => "Another program holds the history. Try again in a moment.",
        Unkept::Damaged | Unkept::Other => {
            "The history cannot be read. To begin a new one: aloud history forget."
        }
    }
}

/// What stands before an answer: when it was said, what was looked at, and who answered.
pub fn heading(when: &str, subject: &str, provider: &str) -> String {
    match provider {
        "" => format!("{when}, {subject}, stopped:"),
        provider => format!("{when}, {subject}, {provider}:"),
    }
}
