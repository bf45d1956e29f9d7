//! Tells the session what a request does, and breaks every silence that grows too long.

use std::future::Future;
use std::pin::pin;
use std::time::Duration;

use tokio::time::{Instant, timeout_at};

use crate::event::{Event, Inbox, Progress, RequestId};

/// Longest silence while at work: the first law allows 2.5 s, less what sound and load may add.
const SIGN_OF_LIFE: Duration = Duration::from_millis(2000);

/// Reports what happens under the request's name.
pub struct Reporter {
    id: RequestId,
    inbox: Inbox,
    /// When the user last heard something of this request.
    heard: Instant,
}

impl Reporter {
    /// Reports under the name `id` into `inbox`; the press itself has just been acknowledged.
    pub fn new(id: RequestId, inbox: Inbox) -> Self {
        Self {
            id,
            inbox,
            heard: Instant::now(),
        }
    }

    pub(super) fn report(&mut self, progress: Progress) {
        self.heard = Instant::now();
        self.inbox.put(Event::Progress(self.id, progress));
    }

    /// Another voice of the same request, for what happens beside it.
    pub(super) fn beside(&self) -> Self {
        Self::new(self.id, self.inbox.clone())
    }

    /// Reports what the user does not hear.
    pub(super) fn note(&self, progress: Progress) {
        self.inbox.put(Event::Progress(self.id, progress));
    }

    pub(super) fn clauses(&mut self, clauses: impl IntoIterator<Item = String>) {
        clauses
            .into_iter()
            .for_each(|clause| self.report(Progress::Clause(clause)));
    }

    /// Waits for `work` and gives a sign of life whenever nothing was heard for too long.
    pub(super) async fn patiently<T>(&mut self, work: impl Future<Output = T>) -> T {
        let mut work = pin!(work);
        loop {
            match timeout_at(self.heard + SIGN_OF_LIFE, &mut work).await {
                Ok(end) => return end,
                Err(_) => self.report(Progress::StillWaiting),
            }
        }
    }
}
