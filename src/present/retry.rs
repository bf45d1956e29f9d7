//! When a failed engine is tried again: on the occasion of the next text, never by a timer.

use std::time::Duration;

use tokio::time::Instant;

/// After a failure the better engine is left alone for this long, and each time twice as long.
const PAUSE: Duration = Duration::from_secs(3);
/// A server that stays broken costs one late sentence in this time.
const LONGEST: Duration = Duration::from_secs(300);

/// The next time a failed engine may be tried.
#[derive(Debug)]
pub(super) struct Retry {
    from: Instant,
    pause: Duration,
}

impl Retry {
    /// At once.
    pub(super) fn new() -> Self {
        Self {
            from: Instant::now(),
            pause: PAUSE,
        }
    }

    /// Whether it is time.
    pub(super) fn is_due(&self) -> bool {
        Instant::now() >= self.from
    }

    /// It has failed once more.
    pub(super) fn postpone(&mut self) {
        self.from = Instant::now() + self.pause;
        self.pause = (self.pause * 2).min(LONGEST);
    }

    /// The preferred engine works, so the next failure is a new one.
    pub(super) fn succeeded(&mut self) {
        self.pause = PAUSE;
    }
}
