//! The sleep of the computer: what is under way ends with it, for no server waits that long, and whoever
//! waited is told so after it.

use super::Session;
use super::words::alert;
use crate::effect::Effect;
use crate::event::{Outcome, State};
use crate::request::Voice;
use crate::utterance::{Cue, Moment};
use crate::wording;

impl Session {
    /// The computer is about to sleep, or has woken up.
    pub(super) fn asleep(&mut self, asleep: bool) -> Vec<Effect> {
        // What the servers know of their connections is over by the time of the next press, either way.
        let mut effects = vec![Effect::Disconnect];
        effects.extend(match asleep {
            true => self.sleep(),
            false => self.wake(),
        });
        effects
    }

    fn sleep(&mut self) -> Vec<Effect> {
        let Some(working) = &self.working else {
            return Vec::new();
        };
        self.slept = Some(working.request.voice);
        let mut effects = self.abandon();
        for effect in &mut effects {
            if let Effect::End(_, Outcome::Cancelled, reason) = effect {
                *reason = Some(wording::SLEPT.into());
            }
        }
        effects.extend([Effect::Hush, Effect::Show(State::Idle)]);
        effects.extend(self.reopen());
        effects
    }

    fn wake(&mut self) -> Vec<Effect> {
        match self.slept.take() {
            None => Vec::new(),
            // Most screens are locked after a sleep.
            Some(Voice::Spoken) if self.locked => {
                self.miss(wording::SLEPT.into());
                Vec::new()
            }
            Some(voice) => vec![
                Effect::Sound(Cue::Error, Moment::Now),
                alert(None, voice, wording::SLEPT),
            ],
        }
    }
}
