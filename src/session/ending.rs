//! How a request ends that another press, a reload or the end of the daemon overtakes.

use super::words::{complete, partial};
use super::{Session, keeping};
use crate::effect::Effect;
use crate::event::{Outcome, RequestId, State};
use crate::utterance::{Cue, Moment};
use crate::wording;

impl Session {
    /// Cancels the running request, which ends its press.
    pub(super) fn abandon(&mut self) -> Vec<Effect> {
        let mut effects = self.leave();
        let Some(working) = self.working.take() else {
            return effects;
        };
        effects.extend([
            Effect::Abandon,
            Effect::End(
                working.id,
                Outcome::Cancelled,
                Some(wording::STOPPED.into()),
            ),
        ]);
        if !working.said.is_empty() {
            let heard = partial(&working);
            effects.extend(keeping::remembered(&working, self.private, &heard));
            self.last = Some(heard);
            self.failed = None;
        }
        effects
    }

    /// Stops what is under way and what is spoken, as the person wished.
    pub(super) fn stop(&mut self, id: RequestId) -> Vec<Effect> {
        let mut effects = self.abandon();
        effects.extend([Effect::Hush, Effect::Sound(Cue::Stopped, Moment::Now)]);
        effects.extend([Effect::Show(State::Idle), complete(id)]);
        effects.extend(self.reopen());
        effects
    }

    /// Carries out a reload that waited.
    pub(super) fn reopen(&mut self) -> Vec<Effect> {
        match self.reload.take() {
            Some(id) => vec![Effect::Reopen(id)],
            None => Vec::new(),
        }
    }

    pub(super) fn quit(&mut self) -> Vec<Effect> {
        let mut effects = self.drop_copy();
        effects.extend(self.abandon());
        effects.extend([Effect::Hush, Effect::Quit]);
        effects
    }
}
