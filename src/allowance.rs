//! How much may be sent: a guard against a bill that nobody expected, for instance by a key that is
//! stuck. It counts in memory, since the daemon began.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use serde::{Deserialize, Serialize};
use tokio::time::Instant;

use crate::failure::Failure;

const MINUTE: Duration = Duration::from_secs(60);
const DAY: Duration = Duration::from_secs(24 * 60 * 60);

/// The `[limits]` table of the configuration.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct Limits {
    /// The most requests that are sent to providers within a minute; 0 sets no limit.
    pub requests_a_minute: u32,
    /// The most requests that are sent to providers within 24 hours; 0 sets no limit.
    pub requests_a_day: u32,
}

impl Default for Limits {
    /// More than a person asks for, and less than hurts.
    fn default() -> Self {
        Self {
            requests_a_minute: 120,
            requests_a_day: 1000,
        }
    }
}

/// What has been sent; clones count together.
#[derive(Debug, Clone, Default)]
pub struct Allowance(Arc<Mutex<Sent>>);

#[derive(Debug, Default)]
struct Sent {
    limits: Limits,
    /// When the requests of the last day were sent, the oldest first.
    moments: VecDeque<Instant>,
}

impl Allowance {
    /// Takes other limits; what was sent stays counted.
    pub fn limit(&self, limits: Limits) {
        self.sent().limits = limits;
    }

    /// Counts a request that is about to be sent.
    ///
    /// # Errors
    /// [`Failure::LimitReached`] when it must not be.
    pub fn spend(&self) -> Result<(), Failure> {
        let (mut sent, now) = (self.sent(), Instant::now());
        let recent = |moment: &Instant, span| now.saturating_duration_since(*moment) < span;
        while sent.moments.front().is_some_and(|it| !recent(it, DAY)) {
            sent.moments.pop_front();
        }
        let Limits {
            requests_a_minute,
            requests_a_day,
        } = sent.limits;
        for (most, span, per_day) in [
            (requests_a_day, DAY, true),
            (requests_a_minute, MINUTE, false),
        ] {
            // The oldest of as many as are allowed must be past.
            let most = most as usize;
            let at = sent.moments.len().checked_sub(most).filter(|_| most > 0);
            let full = at.and_then(|at| sent.moments.get(at));
            if let Some(oldest) = full.filter(|moment| recent(moment, span)) {
                let wait = span.saturating_sub(now.saturating_duration_since(*oldest));
                return Err(Failure::LimitReached { per_day, wait });
            }
        }
        sent.moments.push_back(now);
        Ok(())
    }

    fn sent(&self) -> std::sync::MutexGuard<'_, Sent> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[tokio::test(start_paused = true)]
    async fn a_minute_and_a_day_have_their_limits() {
        let allowance = Allowance::default();
        allowance.limit(Limits {
            requests_a_minute: 2,
            requests_a_day: 3,
        });
        let over = |per_day, seconds| {
            Err(Failure::LimitReached {
                per_day,
                wait: Duration::from_secs(seconds),
            })
        };
        assert_eq!(allowance.spend(), Ok(()));
        tokio::time::advance(Duration::from_secs(20)).await;
        assert_eq!(allowance.spend(), Ok(()));
        assert_eq!(allowance.spend(), over(false, 40));
        tokio::time::advance(Duration::from_secs(40)).await;
        assert_eq!(allowance.spend(), Ok(()));
        tokio::time::advance(Duration::from_secs(3600)).await;
        assert_eq!(allowance.spend(), over(true, 86400 - 3660));
        tokio::time::advance(Duration::from_secs(86400 - 3660)).await;
        assert_eq!(allowance.spend(), Ok(()));
    }

    #[tokio::test(start_paused = true)]
    async fn without_limits_everything_is_sent() {
        let allowance = Allowance::default();
        allowance.limit(Limits {
            requests_a_minute: 0,
            requests_a_day: 0,
        });
        assert!((0..5000).all(|_| allowance.spend() == Ok(())));
    }
}
