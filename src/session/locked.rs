//! The locked screen: nothing is looked at, nothing is kept, and nothing is said but that.

use super::Session;
use super::words::notice;
use crate::effect::Effect;
use crate::event::{News, State};
use crate::request::Command;
use crate::utterance::{Cue, Moment, Tone, Utterance};
use crate::wording;

impl Session {
    /// Whether the screen is locked.
    pub fn locked(&self) -> bool {
        self.locked
    }

    /// Whether anything is under way or kept that a locked screen ends.
    pub fn holds(&self) -> bool {
        self.working.is_some() || self.entering.is_some() || self.frozen.is_some()
    }

    /// What the desktop tells is said, or kept until the screen is unlocked.
    pub(super) fn news(&mut self, news: &News) -> Vec<Effect> {
        match wording::news(news) {
            Some(text) if self.locked => {
                self.miss(text);
                Vec::new()
            }
            text => text.map(|text| notice(None, text)).into_iter().collect(),
        }
    }

    /// The screen was locked, which ends what is under way and drops what was seen; or unlocked.
    pub(super) fn lock(&mut self, locked: bool) -> Vec<Effect> {
        if std::mem::replace(&mut self.locked, locked) == locked {
            return Vec::new();
        }
        if !locked {
            let missed = std::mem::take(&mut self.missed);
            return missed.into_iter().map(|text| notice(None, text)).collect();
        }
        let was_busy = self.working.is_some() || self.entering.is_some();
        let mut effects = self.drop_copy();
        effects.extend(self.abandon());
        self.frozen = None;
        self.offer = None;
        self.pressed = None;
        effects.extend(match was_busy {
            true => vec![
                Effect::Hush,
                Effect::Sound(Cue::Stopped, Moment::Now),
                notice(None, wording::LOCKED_MEANWHILE),
            ],
            // An answer may still be spoken, which only the voice knows.
            false => vec![Effect::BreakOff(Utterance::new(
                Tone::Notice,
                wording::LOCKED_MEANWHILE,
            ))],
        });
        effects.extend([Effect::Forget, Effect::Show(State::Idle)]);
        effects.extend(self.reopen());
        effects
    }

    /// Leaves out what may not be heard while the screen is locked, whoever wants to say it.
    pub(super) fn keep_quiet(&self, mut effects: Vec<Effect>) -> Vec<Effect> {
        if self.locked {
            effects.retain(|effect| match effect {
                Effect::Present(_, words) => {
                    let told = [wording::LOCKED, wording::LOCKED_MEANWHILE].map(String::from);
                    told.contains(&words.text)
                }
                _ => true,
            });
        }
        effects
    }

    /// A word of the desktop, kept until it may be heard.
    pub(super) fn miss(&mut self, text: String) {
        if !self.missed.contains(&text) {
            self.missed.push(text);
        }
    }
}

/// Whether a command looks, sends or tells what has been seen.
pub(super) fn tells(command: &Command) -> bool {
    matches!(
        command,
        Command::Describe(_) | Command::Ask(_) | Command::More | Command::Repeat | Command::Copy
    )
}
