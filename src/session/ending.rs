//! The end of the daemon, and a beginning with another configuration.

use super::Session;
use super::words::{complete, notice};
use crate::effect::Effect;
use crate::wording;

impl Session {
    /// Carries out a reload that waited.
    pub(super) fn reopen(&mut self) -> Vec<Effect> {
        match self.reload.take() {
            Some(id) => vec![
                Effect::Reopen,
                notice(Some(id), wording::RELOADED),
                complete(id),
            ],
            None => Vec::new(),
        }
    }

    pub(super) fn quit(&mut self) -> Vec<Effect> {
        let mut effects = self.abandon();
        effects.extend([Effect::Hush, Effect::Quit]);
        effects
    }
}
