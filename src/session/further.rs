//! Further questions about the picture that was looked at last.

use std::time::Instant;

use super::Session;
use super::words::{alert, complete, notice};
use crate::effect::Effect;
use crate::event::{Origin, Outcome, RequestId};
use crate::failure::Failure;
use crate::request::{Detail, Request, Subject, Voice};
use crate::utterance::{Cue, Moment};
use crate::wording;

impl Session {
    /// A question about the frozen picture, or the wish for more.
    pub(super) fn further(
        &mut self,
        id: RequestId,
        at: Instant,
        origin: Origin,
        question: Option<String>,
    ) -> Vec<Effect> {
        let Some(look) = &self.frozen else {
            return refused(id, &Failure::NothingFrozen);
        };
        let request = Request {
            subject: Subject::Same,
            detail: question.is_none().then_some(Detail::Full),
            question,
            ..look.clone()
        };
        self.describe(id, at, origin, request)
    }

    /// Has the person type a question.
    pub(super) fn enter(&mut self, id: RequestId) -> Vec<Effect> {
        if self.frozen.is_none() {
            return refused(id, &Failure::NothingFrozen);
        }
        let mut effects = self.abandon();
        effects.extend([
            Effect::Hush,
            Effect::Sound(Cue::Acknowledge, Moment::Now),
            Effect::Enter(id),
            // A screen reader may not run, or be silent: the windows of GTK 4 are not read by Orca
            // where their program has only just begun.
            notice(Some(id), wording::menu::QUESTION),
        ]);
        self.entering = Some(id);
        effects
    }

    /// The window for the question is closed.
    pub(super) fn entered(
        &mut self,
        id: RequestId,
        question: Result<Option<String>, Failure>,
    ) -> Vec<Effect> {
        // A late word of a window that was left.
        if self.entering.take_if(|entering| *entering == id).is_none() {
            return Vec::new();
        }
        match question {
            Ok(Some(question)) => self.further(id, Instant::now(), Origin::Client, Some(question)),
            Ok(None) => vec![
                Effect::Sound(Cue::Stopped, Moment::Now),
                Effect::End(id, Outcome::Cancelled, None),
            ],
            Err(failure) => refused(id, &failure),
        }
    }

    /// Closes the window for a question, because something else was asked for.
    pub(super) fn leave(&mut self) -> Vec<Effect> {
        match self.entering.take() {
            Some(id) => vec![
                Effect::Leave,
                Effect::End(id, Outcome::Cancelled, Some(wording::STOPPED.into())),
            ],
            None => Vec::new(),
        }
    }

    /// Drops picture, conversation and last answer at the person's wish.
    pub(super) fn forget(&mut self, id: RequestId) -> Vec<Effect> {
        let mut effects = self.abandon();
        let any = self.frozen.take().is_some() | self.last.take().is_some();
        let said = match any {
            true => wording::FORGOTTEN,
            false => wording::NOTHING_KEPT,
        };
        effects.extend([
            Effect::Hush,
            Effect::Sound(Cue::Acknowledge, Moment::Now),
            Effect::Forget,
            Effect::Unremember,
            notice(Some(id), said),
            complete(id),
        ]);
        effects
    }

    /// Drops the picture when its time is over, without a word.
    pub(super) fn expire(&mut self) -> Vec<Effect> {
        // Who asks about it just now gets the whole time once more when the answer is there.
        if self.working.is_some() || self.entering.is_some() {
            return vec![Effect::Keep];
        }
        self.frozen = None;
        vec![Effect::Forget]
    }
}

pub(super) fn refused(id: RequestId, failure: &Failure) -> Vec<Effect> {
    let sentence = wording::failure(failure);
    vec![
        Effect::Sound(Cue::Error, Moment::Now),
        alert(Some(id), Voice::Spoken, &sentence),
        Effect::End(id, Outcome::Failed, Some(sentence)),
    ]
}
