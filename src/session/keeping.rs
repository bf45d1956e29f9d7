//! What goes into the history, and the wish that nothing does, which like the pause is a promise and
//! does not end with a reload.

use super::words::{complete, notice};
use super::{Session, Working};
use crate::effect::{Answered, Effect};
use crate::event::{Description, RequestId};
use crate::utterance::{Cue, Moment};
use crate::wording;

impl Session {
    /// Whether nothing is kept in the history until the user says so.
    pub fn private(&self) -> bool {
        self.private
    }

    /// Holds what an earlier daemon has promised before it crashed.
    pub fn stay_private(&mut self) {
        self.private = true;
    }

    /// Keeps nothing in the history from now on, or keeps answers again.
    pub(super) fn keep_nothing(&mut self, id: RequestId, private: bool) -> Vec<Effect> {
        self.private = private;
        vec![
            Effect::NotePrivate(private),
            Effect::Sound(Cue::Acknowledge, Moment::Now),
            notice(
                Some(id),
                match private {
                    true => wording::PRIVATE,
                    false => wording::PRIVATE_NO_MORE,
                },
            ),
            complete(id),
        ]
    }
}

/// The wish to keep an answer, unless anything of it was asked for in private.
pub(super) fn remembered(
    working: &Working,
    private: bool,
    description: &Description,
) -> Option<Effect> {
    let keep = !private && !working.private && !description.text.trim().is_empty();
    keep.then(|| {
        Effect::Remember(Answered {
            question: working.request.question.clone(),
            description: description.clone(),
        })
    })
}
