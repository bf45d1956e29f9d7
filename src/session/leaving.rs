//! The end of what is under way, by another press or with the daemon.

use super::words::partial;
use super::{Session, keeping};
use crate::effect::Effect;
use crate::event::Outcome;
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

    pub(super) fn quit(&mut self) -> Vec<Effect> {
        let mut effects = self.abandon();
        effects.extend([Effect::Hush, Effect::Quit]);
        effects
    }
}
