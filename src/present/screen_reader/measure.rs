//! What the time between a message and the mark behind it tells: that it was heard whole, that a
//! key silenced it, or nothing, because the screen reader speaks through another server.

use std::time::Duration;

use crate::present::watch::{CHARACTER, FASTEST};

/// Below this part of the usual time a message cannot have been heard whole: of 150 sentences by
/// espeak-ng the shortest took 0.88 of the median and 0.7 of the longest.
const WHOLE: f64 = 0.62;
/// Above this part of it somebody else has been heard between, which is no measure.
const ALONE: f64 = 1.5;
/// Shorter messages are mostly pauses and tell nothing.
const LETTERS: f64 = 20.0;
/// How much the last message counts; the voice may have been made slower or faster since.
const LAST: f64 = 0.3;
/// The words in a minute of the usual synthesizer at Orca's slowest, usual and fastest rate, which are
/// 0, 50 and 100.
const WORDS: [f64; 3] = [80.0, 160.0, 449.0];
/// Other synthesizers may be faster by this much at the same rate.
const UNKNOWN_VOICE: f64 = 0.75;

/// What is known of the screen reader's voice.
#[derive(Debug, Default)]
pub(super) struct Measure {
    /// The usual time for a letter lately; none while nothing is known of it.
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
    /// What is known before the first message from the rate to which Orca is set.
    pub(super) fn at_rate(rate: Option<u32>) -> Self {
        let [slowest, usual, fastest] = WORDS;
        let words = |rate: u32| match f64::from(rate.min(100)) / 50.0 - 1.0 {
            above @ 0.0.. => usual + (fastest - usual) * above,
            below => usual + (usual - slowest) * below,
        };
        Self {
            pace: rate.map(|rate| CHARACTER * UNKNOWN_VOICE * usual / words(rate)),
        }
    }

    /// What a mark tells that came this long after a message.
    pub(super) fn judge(&mut self, text: &str, took: Duration) -> Verdict {
        let letters = letters(text);
        let pace = took.as_secs_f64() / letters.max(1.0);
        let long = letters >= LETTERS;
        if pace < FASTEST {
            return match self.pace {
                Some(_) => Verdict::Silenced,
                // Nothing has been measured yet, so this is no measure either.
                None => Verdict::Unknown,
            };
        }
        match self.pace {
            Some(usual) if long && pace < usual * WHOLE => Verdict::Silenced,
            Some(usual) => {
                if long {
                    let pace = pace.min(usual * ALONE);
                    self.pace = Some(usual + (pace - usual) * LAST);
                }
                Verdict::Whole
            }
            None => {
                self.pace = long.then_some(pace);
                Verdict::Whole
            }
        }
    }

    /// How long a message may take.
    pub(super) fn guess(&self, text: &str) -> Duration {
        let pace = self.pace.unwrap_or(CHARACTER);
        Duration::from_secs_f64(pace * letters(text))
    }
}

/// The length of a text to the ear, in small letters: figures are whole words and marks are pauses.
/// With it sentences differ by a fifth from the usual time for a letter, by their mere characters by
/// far more.
fn letters(text: &str) -> f64 {
    let weigh = |letter: char| match letter {
        _ if letter.is_numeric() => 5.0,
        ',' | '.' | ';' | ':' | '!' | '?' => 4.0,
        _ if letter.is_whitespace() => 0.5,
        _ if letter.is_uppercase() => 1.3,
        _ => 1.0,
    };
    text.chars().map(weigh).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seconds(seconds: f64) -> Duration {
        Duration::from_secs_f64(seconds)
    }

    fn text(letters: usize) -> String {
        "a".repeat(letters)
    }

    #[test]
    fn a_message_that_ends_early_was_silenced() {
        let mut measure = Measure::default();
        assert_eq!(measure.judge(&text(60), seconds(3.6)), Verdict::Whole);
        assert_eq!(measure.judge(&text(100), seconds(4.8)), Verdict::Whole);
        assert_eq!(measure.judge(&text(100), seconds(3.0)), Verdict::Silenced);
        assert_eq!(measure.judge(&text(5), seconds(0.06)), Verdict::Whole);
        assert_eq!(measure.judge(&text(5), seconds(0.01)), Verdict::Silenced);
        // What another program has said between makes nothing shorter afterwards.
        assert_eq!(measure.judge(&text(100), seconds(20.0)), Verdict::Whole);
        assert_eq!(measure.judge(&text(100), seconds(4.8)), Verdict::Whole);
    }

    #[test]
    fn the_first_message_is_measured_by_the_rate_to_which_orca_is_set() {
        for (rate, whole, silenced) in [(50, 4.5, 2.5), (100, 1.8, 0.9), (0, 9.0, 5.0)] {
            let mut measure = Measure::at_rate(Some(rate));
            assert_eq!(
                measure.judge(&text(100), seconds(silenced)),
                Verdict::Silenced,
                "{rate}"
            );
            assert_eq!(
                measure.judge(&text(100), seconds(whole)),
                Verdict::Whole,
                "{rate}"
            );
        }
        let mut measure = Measure::at_rate(None);
        assert_eq!(measure.judge(&text(100), seconds(1.2)), Verdict::Whole);
    }

    #[test]
    fn figures_and_pauses_take_their_time() {
        let mut measure = Measure::default();
        assert_eq!(measure.judge(&text(60), seconds(3.6)), Verdict::Whole);
        // Twelve characters that are spoken like sixty.
        assert_eq!(measure.judge("123456789012", seconds(3.4)), Verdict::Whole);
        assert_eq!(
            measure.judge("123456789012", seconds(1.8)),
            Verdict::Silenced
        );
    }

    #[test]
    fn marks_that_have_measured_nothing_are_not_believed() {
        let mut measure = Measure::default();
        assert_eq!(measure.judge(&text(100), seconds(0.02)), Verdict::Unknown);
        assert_eq!(measure.judge(&text(100), seconds(0.02)), Verdict::Unknown);
        assert_eq!(measure.guess(&text(100)), seconds(6.0));
        assert_eq!(measure.judge(&text(100), seconds(2.0)), Verdict::Whole);
        assert_eq!(measure.guess(&text(100)), seconds(2.0));
    }

    #[test]
    fn a_voice_made_faster_in_steps_is_followed() {
        let mut measure = Measure::default();
        for tenths in (20..=60).rev().step_by(5) {
            let took = seconds(f64::from(tenths) / 10.0);
            for _ in 0..3 {
                assert_eq!(measure.judge(&text(100), took), Verdict::Whole);
            }
        }
        // And one made slower again.
        for _ in 0..20 {
            assert_eq!(measure.judge(&text(100), seconds(6.0)), Verdict::Whole);
        }
        assert_eq!(measure.judge(&text(100), seconds(2.0)), Verdict::Silenced);
    }
}
