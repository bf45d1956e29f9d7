//! The words that are heard while a provider is still thinking: what stands in front and where the
//! focus is, in the same sentences as the whole description has.

use super::super::phrases::{self, ended};
use crate::request::{Detail, Mode, Request, Subject};
use crate::surroundings::{Role, Surroundings};

/// What can be said of `subject` at once; none where nothing is known.
pub fn first_words(subject: &Subject, known: &Surroundings) -> Option<String> {
    let named = known.application.is_some() || known.window.is_some() || !known.dialogs.is_empty();
    let head = || phrases::head(subject, known, false);
    let focus = phrases::focus(known);
    let sentences: Vec<String> = match (subject, &known.focus) {
        (Subject::Focus, Some(focus)) if focus.role != Role::PasswordField => {
            vec![phrases::focused(focus)]
        }
        _ => named.then(head).into_iter().chain(focus).collect(),
    };
    let words: Vec<String> = sentences.iter().map(|sentence| ended(sentence)).collect();
    let words: Vec<&str> = words.iter().map(|sentence| sentence.trim()).collect();
    (!words.is_empty()).then(|| words.join(" "))
}

/// Whether the description of such a request begins with what [`first_words`] say, and so leaves
/// out what was heard already.
pub fn goes_on(request: &Request) -> bool {
    let exact = matches!(request.mode, Mode::Text | Mode::Alt);
    !exact && request.detail != Some(Detail::Gist)
}

/// Whether a sentence is one of those that were heard.
pub(super) fn has_said(heard: &str, sentence: &str) -> bool {
    heard.contains(sentence.trim())
}
