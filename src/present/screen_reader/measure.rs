//! What the time between a message and the mark behind it tells: that it was heard whole, that a
//! key silenced it, or nothing, because the screen reader speaks through another server.

use std::time::Duration;

use crate::present::watch::{CHARACTER, FASTEST};

/// Below this part of the shortest time seen a message cannot have been heard whole; sentences
/// differ by a third with their digits and pauses.
const WHOLE: f64 = 0.5;
/// Shorter messages are mostly pauses and tell nothing.
const CHARACTERS: usize = 20;
/// The voice may have been made slower since.
const FORGETTING: f64 = 1.1;

/// What is known of the screen reader's voice.
#[derive(Debug, Default)]
pub(super) struct Measure {
    /// The shortest time for a character seen lately; none while no mark has measured anything.
    pace: Option<f64>,
}

/// What became of a message.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Verdict {
    /// It was heard.
    Whole,
    /// It ended too early.
    Silenced,
    /// The mark does not tell.
    Unknown,
}

impl Measure {
    /// What a mark tells that came this long after a message of so many characters.
    pub(super) fn judge(&mut self, characters: usize, took: Duration) -> Verdict {
        let pace = took.as_secs_f64() / characters.max(1) as f64;
        let long = characters >= CHARACTERS;
        if pace < FASTEST {
            return match self.pace {
                Some(_) => Verdict::Silenced,
                // Nothing has been measured yet, so this is no measure either.
                None => Verdict::Unknown,
            };
        }
        match self.pace {
            Some(known) if long && pace < known * WHOLE => Verdict::Silenced,
            Some(known) => {
                if long {
                    self.pace = Some(pace.min(known * FORGETTING));
                }
                Verdict::Whole
            }
            None => {
                self.pace = long.then_some(pace);
                Verdict::Whole
            }
        }
    }

    /// How long a message of so many characters may take.
    pub(super) fn guess(&self, characters: usize) -> Duration {
        let pace = self.pace.unwrap_or(CHARACTER);
        Duration::from_secs_f64(pace * characters as f64)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seconds(seconds: f64) -> Duration {
        Duration::from_secs_f64(seconds)
    }

    #[test]
    fn a_message_that_ends_early_was_silenced() {
        let mut measure = Measure::default();
        assert_eq!(measure.judge(60, seconds(3.6)), Verdict::Whole);
        assert_eq!(measure.judge(100, seconds(4.8)), Verdict::Whole);
        assert_eq!(measure.judge(100, seconds(2.0)), Verdict::Silenced);
        assert_eq!(measure.judge(5, seconds(0.06)), Verdict::Whole);
        assert_eq!(measure.judge(5, seconds(0.01)), Verdict::Silenced);
        // What another program has said between makes nothing shorter afterwards.
        assert_eq!(measure.judge(100, seconds(20.0)), Verdict::Whole);
        assert_eq!(measure.judge(100, seconds(4.8)), Verdict::Whole);
    }

    #[test]
    fn marks_that_have_measured_nothing_are_not_believed() {
        let mut measure = Measure::default();
        assert_eq!(measure.judge(100, seconds(0.02)), Verdict::Unknown);
        assert_eq!(measure.judge(100, seconds(0.02)), Verdict::Unknown);
        assert_eq!(measure.guess(100), seconds(6.0));
        assert_eq!(measure.judge(100, seconds(2.0)), Verdict::Whole);
        assert_eq!(measure.guess(100), seconds(2.0));
    }

    #[test]
    fn a_voice_made_faster_in_steps_is_followed() {
        let mut measure = Measure::default();
        for tenths in (20..=60).rev().step_by(5) {
            let took = seconds(f64::from(tenths) / 10.0);
            assert_eq!(measure.judge(100, took), Verdict::Whole);
        }
        // And one made slower again.
        for _ in 0..20 {
            assert_eq!(measure.judge(100, seconds(6.0)), Verdict::Whole);
        }
        assert_eq!(measure.judge(100, seconds(2.0)), Verdict::Silenced);
    }
}
