//! What is heard before an answer, first or not at all, and in which language it comes.

use super::Working;
use crate::effect::Effect;
use crate::event::RequestId;
use crate::tongue::Tongue;
use crate::utterance::{Tone, Utterance};

/// What is said before the first word of an answer; late words are no first ones.
pub(super) fn first_words(id: RequestId, working: &Working, text: &str) -> Vec<Effect> {
    match working.said.is_empty() {
        true => {
            let tongue = working.request.tongue();
            let words = Utterance {
                voice: working.request.voice,
                language: (tongue != Tongue::current()).then(|| tongue.tag().to_owned()),
                ..Utterance::new(Tone::Notice, text)
            };
            vec![Effect::Present(Some(id), words)]
        }
        false => Vec::new(),
    }
}

/// The answer comes in another language than the one asked for.
pub(super) fn in_language(working: &mut Working, tag: &str) -> Vec<Effect> {
    working.request.language = Some(tag.to_owned());
    Vec::new()
}
