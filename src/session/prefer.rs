//! What the user switches for the next looks, and the wish that nothing be looked at. The switches
//! end with the next reload; the pause, which is a promise, does not.

use super::words::{complete, notice};
use super::{Session, further};
use crate::effect::Effect;
use crate::event::{RequestId, State};
use crate::request::{Command, Mode, Preference, Preferences, Request};
use crate::utterance::{Cue, Moment};
use crate::wording;

impl Session {
    /// What the user has switched for the next looks.
    pub fn preferred(&self) -> &Preferences {
        &self.preferred
    }

    /// Whether nothing is looked at until the user says so.
    pub fn paused(&self) -> bool {
        self.paused
    }

    /// The words of the last answer.
    pub fn last_answer(&self) -> Option<&str> {
        self.last.as_ref().map(|last| last.text.as_str())
    }

    /// Takes `preference` for the next looks, those at the frozen picture included.
    pub(super) fn prefer(&mut self, id: RequestId, preference: Preference) -> Vec<Effect> {
        if let Preference::Mode(mode) = &preference
            && let Err(failure) = self.defaults.know(mode)
        {
            return further::refused(id, &failure);
        }
        let said = wording::preferred(&preference);
        match preference {
            Preference::Provider(provider) => {
                if let Some(look) = &mut self.frozen {
                    look.provider.clone_from(&provider);
                }
                self.preferred.provider = provider;
            }
            Preference::Detail(detail) => self.preferred.detail = detail,
            Preference::Mode(mode) => self.preferred.mode = mode,
        }
        vec![
            Effect::Sound(Cue::Acknowledge, Moment::Now),
            notice(Some(id), said),
            complete(id),
        ]
    }

    /// Looks no more, which ends what is under way, or looks again.
    pub(super) fn pause(&mut self, id: RequestId, paused: bool) -> Vec<Effect> {
        self.paused = paused;
        let mut effects = Vec::new();
        if paused {
            effects.extend(self.abandon());
            effects.extend([Effect::Hush, Effect::Show(State::Idle)]);
        }
        effects.extend([
            Effect::Sound(Cue::Acknowledge, Moment::Now),
            notice(
                Some(id),
                match paused {
                    true => wording::PAUSED,
                    false => wording::RESUMED,
                },
            ),
            complete(id),
        ]);
        effects.extend(self.reopen());
        effects
    }
}

impl Preferences {
    /// Fills in what a request leaves open; the length, which a double press changes, is not its
    /// matter.
    pub(super) fn fill(&self, request: &mut Request) {
        if request.provider.is_none() {
            request.provider.clone_from(&self.provider);
        }
        if request.mode == Mode::Auto {
            request.mode.clone_from(&self.mode);
        }
    }
}

/// Whether a command makes the daemon look, or send what it has seen.
pub(super) fn looks(command: &Command) -> bool {
    matches!(
        command,
        Command::Describe(_) | Command::Ask(_) | Command::More
    )
}
