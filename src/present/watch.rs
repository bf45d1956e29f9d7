//! Watches over one message: from the giving to its begin, and from its begin to its end. A message
//! may rightly wait for a screen reader and may rightly be slow, so an engine that can is asked
//! before it is given up.

use std::time::Duration;

use tokio::time::Instant;

use super::engine::Report;

/// Speech begins within 50 ms where all is well.
const BEGIN: Duration = Duration::from_millis(350);
/// A dead synthesizer is reported at once; a living one needs up to 1.5 s for its answer while it
/// speaks for a screen reader, and giving it up then would talk over that.
const REPLY: Duration = Duration::from_millis(2500);
/// What an engine that cannot be asked gets until its message begins.
const BEGIN_UNASKED: Duration = Duration::from_millis(1500);
/// A message may wait this long for another program's speech; the next engine is heard beside it.
const POLITE: Duration = Duration::from_secs(12);
/// Between two questions: each halts the speech server for 0.1 to 0.3 s, other programs' too.
const ASK_AGAIN: Duration = Duration::from_secs(4);
/// Pauses before and after a message.
const EDGE: Duration = Duration::from_millis(1500);
/// The usual voice needs 45 to 60 ms for a character.
pub(super) const CHARACTER: f64 = 0.060;
/// Sentences differ by this much; a wrong guess costs one question.
const MARGIN: f64 = 1.3;
/// The fastest voices for trained ears speak about 80 characters in a second.
pub(super) const FASTEST: f64 = 0.010;

/// How fast the engine speaks, learnt from the messages that ended.
#[derive(Debug, Clone, Copy)]
pub(super) struct Pace(f64);

/// One message under watch.
#[derive(Debug)]
pub(super) struct Watch {
    given: Instant,
    begun: Option<Instant>,
    characters: usize,
    expected: Duration,
    probes: bool,
    asked: bool,
    due: Option<Instant>,
}

/// What to do about a message that got no further in time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Verdict {
    /// Ask the engine.
    Ask,
    /// Give the engine up.
    Dead,
}

impl Default for Pace {
    fn default() -> Self {
        Self(CHARACTER)
    }
}

impl Watch {
    /// Begins to watch over a message that was just given to the engine.
    pub(super) fn start(pace: &Pace, characters: usize, probes: bool) -> Self {
        let given = Instant::now();
        let spoken = pace.0 * characters as f64 * MARGIN;
        Self {
            given,
            begun: None,
            characters,
            expected: EDGE + Duration::from_secs_f64(spoken),
            probes,
            asked: false,
            due: Some(given + if probes { BEGIN } else { BEGIN_UNASKED }),
        }
    }

    /// The moment at which to doubt; none while the user has paused speech.
    pub(super) fn due(&self) -> Option<Instant> {
        self.due
    }

    /// Whether the user has heard anything of the message.
    pub(super) fn has_begun(&self) -> bool {
        self.begun.is_some()
    }

    /// The message is heard now.
    pub(super) fn begun(&mut self) {
        let now = Instant::now();
        self.begun = Some(now);
        self.asked = false;
        // Who cannot be asked must not be given up for being slow.
        let patience = if self.probes {
            self.expected
        } else {
            self.patience()
        };
        self.due = Some(now + patience);
    }

    /// The engine is alive, paused or goes on.
    pub(super) fn sign(&mut self, report: &Report) {
        self.asked = false;
        self.due = match report {
            Report::Paused => None,
            Report::Resumed => Some(Instant::now() + self.expected),
            _ => Some(Instant::now() + ASK_AGAIN),
        };
    }

    /// The message got no further in time.
    pub(super) fn doubt(&mut self) -> Verdict {
        let since = self.begun.unwrap_or(self.given);
        if !self.probes || self.asked || since.elapsed() > self.patience() {
            return Verdict::Dead;
        }
        self.asked = true;
        self.due = Some(Instant::now() + REPLY);
        Verdict::Ask
    }

    /// How long the message may take at the very most.
    fn patience(&self) -> Duration {
        match self.begun {
            None => POLITE,
            // The slowest voice needs three times as long as the usual one.
            Some(_) => POLITE + self.expected * 3,
        }
    }

    /// The message has been heard; what it took is the measure for the next.
    pub(super) fn ended(self, pace: &mut Pace) {
        // Short messages are mostly pauses and tell little about the pace.
        if let (Some(begun), true) = (self.begun, self.characters >= 20) {
            let took = begun.elapsed().as_secs_f64() / self.characters as f64;
            // Quicker than any voice: it was not spoken, or other ears have skipped it.
            if took > FASTEST {
                pace.0 = (0.7 * pace.0 + 0.3 * took).min(0.5);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test(start_paused = true)]
    async fn a_silent_engine_is_asked_once_and_then_given_up() {
        let mut watch = Watch::start(&Pace::default(), 50, true);
        tokio::time::advance(BEGIN).await;
        assert_eq!(watch.doubt(), Verdict::Ask);
        assert!(watch.due() <= Some(watch.given + Duration::from_secs(3)));
        assert_eq!(watch.doubt(), Verdict::Dead);
        let mut unasked = Watch::start(&Pace::default(), 50, false);
        assert_eq!(unasked.doubt(), Verdict::Dead);
        unasked.begun();
        assert!(unasked.due() > Some(Instant::now() + unasked.expected * 2));
    }

    #[tokio::test(start_paused = true)]
    async fn a_message_waits_for_a_screen_reader_but_not_for_ever() {
        let mut watch = Watch::start(&Pace::default(), 50, true);
        let mut asked = 0;
        loop {
            tokio::time::advance(ASK_AGAIN).await;
            match watch.doubt() {
                Verdict::Ask => asked += 1,
                Verdict::Dead => break,
            }
            watch.sign(&Report::Alive);
        }
        assert!(asked >= 2 && watch.given.elapsed() <= POLITE + ASK_AGAIN);
        watch.sign(&Report::Paused);
        assert_eq!(watch.due(), None);
    }

    #[tokio::test(start_paused = true)]
    async fn what_was_not_spoken_is_no_measure() {
        let mut pace = Pace::default();
        for _ in 0..20 {
            let mut watch = Watch::start(&pace, 100, false);
            watch.begun();
            tokio::time::advance(Duration::from_millis(100)).await;
            watch.ended(&mut pace);
        }
        let watch = Watch::start(&pace, 100, false);
        assert!(watch.expected > Duration::from_secs(7));
    }

    #[tokio::test(start_paused = true)]
    async fn a_slow_voice_is_learnt() {
        let mut pace = Pace::default();
        for _ in 0..20 {
            let mut watch = Watch::start(&pace, 100, false);
            watch.begun();
            tokio::time::advance(Duration::from_secs(20)).await;
            watch.ended(&mut pace);
        }
        let watch = Watch::start(&pace, 100, false);
        assert!(watch.expected > Duration::from_secs(20));
    }
}
