//! What is heard before an answer: first or not at all.

use super::Working;
use super::words::remark;
use crate::effect::Effect;
use crate::event::RequestId;

/// What is said before the first word of an answer; late words are no first ones.
pub(super) fn first_words(id: RequestId, working: &Working, text: &str) -> Vec<Effect> {
    match working.said.is_empty() {
        true => vec![remark(id, working.request.voice, text)],
        false => Vec::new(),
    }
}
