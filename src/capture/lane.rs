//! Blocking work off the runtime: one piece at a time and with a deadline in front. What is late
//! finishes alone and is thrown away; what never finishes holds its own lane and nothing else.

use std::sync::Arc;
use std::time::Duration;

use tokio::sync::Semaphore;
use tokio::time::{Instant, timeout_at};

use crate::failure::Failure;

/// A queue of one for calls that may block.
#[derive(Debug, Clone)]
pub(super) struct Lane {
    free: Arc<Semaphore>,
}

impl Lane {
    pub(super) fn new() -> Self {
        Self {
            free: Arc::new(Semaphore::new(1)),
        }
    }

    /// Runs `work` after what is still under way, both within `limit`; else the failure is `late`.
    pub(super) async fn run<T: Send + 'static>(
        &self,
        limit: Duration,
        late: Failure,
        work: impl FnOnce() -> Result<T, Failure> + Send + 'static,
    ) -> Result<T, Failure> {
        let deadline = Instant::now() + limit;
        let free = Arc::clone(&self.free);
        let Ok(Ok(turn)) = timeout_at(deadline, free.acquire_owned()).await else {
            tracing::warn!("an earlier capture is still under way");
            return Err(late);
        };
        let work = tokio::task::spawn_blocking(move || {
            let _turn = turn;
            work()
        });
        match timeout_at(deadline, work).await {
            Ok(Ok(result)) => result,
            Ok(Err(broken)) => Err(Failure::Broken {
                detail: broken.to_string(),
            }),
            Err(_) => Err(late),
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use std::sync::mpsc;

    use super::*;

    const LATE: Failure = Failure::DisplayLost;

    #[tokio::test]
    async fn the_stuck_hold_up_nobody_longer_than_the_limit_and_only_one_is_stuck() {
        let lane = Lane::new();
        let (release, released) = mpsc::channel::<()>();
        let stuck = move || Ok(released.recv().is_ok());
        let limit = Duration::from_millis(50);
        assert_eq!(lane.run(limit, LATE, stuck).await, Err(LATE));
        assert_eq!(lane.run(limit, LATE, || Ok(1)).await, Err(LATE));
        release.send(()).unwrap();
        let patient = Duration::from_secs(10);
        assert_eq!(lane.run(patient, LATE, || Ok(2)).await, Ok(2));
    }

    #[tokio::test]
    async fn a_panic_is_a_failure_and_frees_the_lane() {
        let lane = Lane::new();
        let limit = Duration::from_secs(10);
        let broken = lane
            .run(limit, LATE, || -> Result<(), _> { panic!("at the disco") })
            .await;
        assert!(matches!(broken, Err(Failure::Broken { .. })));
        assert_eq!(lane.run(limit, LATE, || Ok(3)).await, Ok(3));
    }
}
