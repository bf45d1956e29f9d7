//! Looks whether the screen is locked, where a locker may tell nobody of it: at every press, and from
//! time to time for as long as there is something that a locked screen ends. Nothing tells that a
//! process has begun but the kernel, and that only to the superuser. While nothing is held there is
//! nothing to end, and so nobody looks and nothing wakes.

use std::time::Duration;

use tokio::time::sleep;

use super::{Current, Daemon};
use crate::effect::Effect;
use crate::event::Event;

/// Looks whether the screen is locked.
pub type Look = Box<dyn Fn() -> bool + Send>;

/// A sentence takes two to four seconds, so that the one under way is the last one. A look costs some
/// two milliseconds.
const BETWEEN: Duration = Duration::from_secs(1);

impl Daemon {
    /// Looks by `lock` whether the screen is locked, when that matters.
    pub fn heeding(mut self, lock: Look) -> Self {
        self.lock = Some(lock);
        self
    }

    /// Looks, and decides what follows.
    pub(super) fn look(&mut self) -> Vec<Effect> {
        match &self.lock {
            Some(lock) => {
                let locked = lock();
                self.session.decide(Event::Locked(locked))
            }
            None => Vec::new(),
        }
    }

    /// Has looked from time to time while something is held, and no longer.
    pub(super) fn glance(&mut self) {
        let holds = self.session.holds() || self.house.presenter.speaks();
        if !holds || self.session.locked() || self.lock.is_none() {
            self.glancing = None;
        } else if self.glancing.is_none() {
            let inbox = self.inbox.clone();
            let task = tokio::spawn(async move {
                loop {
                    sleep(BETWEEN).await;
                    inbox.put(Event::Glance);
                }
            });
            self.glancing = Some(Current(task.abort_handle()));
        }
    }

    /// Ends when all has been said, or has been broken off and that has been said.
    pub(super) async fn speak_to_the_end(&mut self) {
        loop {
            tokio::select! {
                () = self.house.presenter.finish() => return,
                () = sleep(BETWEEN), if self.lock.is_some() => {
                    for effect in self.look() {
                        self.perform(effect);
                    }
                }
            }
        }
    }
}
