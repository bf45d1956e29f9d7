//! What is said about the history of what was said.

use super::{Sentence, say, sentence};
use crate::failure::Unkept;

/// Nothing is kept from now on.
pub const PRIVATE: Sentence = sentence!("history-private");
/// Answers are kept again, where the history is switched on.
pub const PRIVATE_NO_MORE: Sentence = sentence!("history-private-no-more");
/// The status while answers are kept.
pub(super) const HISTORY_KEPT: Sentence = sentence!("status-history-kept");
/// The status while nothing is kept.
pub(super) const HISTORY_PRIVATE: Sentence = sentence!("status-history-private");
/// A damaged history was put aside.
pub const HISTORY_REPLACED: Sentence = sentence!("history-replaced");
/// The history is off and there is none.
pub const HISTORY_OFF: Sentence = sentence!("history-off");
/// The history is on and holds nothing.
pub const HISTORY_EMPTY: Sentence = sentence!("history-empty");
/// No answer holds the words that were searched for.
pub const NOT_IN_HISTORY: Sentence = sentence!("history-not-in-it");
/// All is deleted.
pub const ERASED: Sentence = sentence!("history-erased");
/// It may not all be deleted.
pub const NOT_ERASED: Sentence = sentence!("history-not-erased");

/// Answers cannot be kept.
pub fn unkept(reason: Unkept) -> String {
    match reason {
        Unkept::NoFolder => {
            say!("unkept-no-folder")
        }
        Unkept::Full => {
            say!("unkept-full")
        }
        Unkept::ReadOnly => {
            say!("unkept-read-only")
        }
        Unkept::Busy => {
            say!("unkept-busy")
        }
        Unkept::Damaged | Unkept::Other => {
            say!("unkept-other")
        }
    }
}

/// The history cannot be read, or not be deleted.
pub fn unreadable(reason: Unkept) -> String {
    match reason {
        Unkept::NoFolder => {
            say!("unreadable-no-folder")
        }
        Unkept::Full => {
            say!("unreadable-full")
        }
        Unkept::ReadOnly => {
            say!("unreadable-read-only")
        }
        Unkept::Busy => say!("unreadable-busy"),
        Unkept::Damaged | Unkept::Other => {
            say!("unreadable-other")
        }
    }
}

/// What stands before an answer: when it was said, what was looked at, and who answered.
pub fn heading(when: &str, subject: &str, provider: &str) -> String {
    match provider {
        "" => say!("history-heading-stopped", when, subject),
        provider => say!("history-heading", when, subject, provider),
    }
}
