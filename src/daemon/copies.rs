//! Copied pictures that are described without a press: the watching, and the rest before a look.

use std::time::Duration;

use super::{Current, Daemon};
use crate::event::Event;

impl Daemon {
    /// Watches the clipboard for copied pictures from now on, or no longer.
    pub(super) fn watch(&mut self, on: bool) {
        self.watching = None;
        if on {
            self.watching = (self.house.watch)(&self.inbox);
        }
        self.session.watch_copies(on);
        self.status.send_modify(|status| status.copies = on);
    }

    /// Tells when the clipboard has rested; whatever is copied before begins the rest anew.
    pub(super) fn rest(&mut self, time: Duration) {
        let inbox = self.inbox.clone();
        let task = tokio::spawn(async move {
            tokio::time::sleep(time).await;
            inbox.put(Event::Rested);
        });
        self.resting = Some(Current(task.abort_handle()));
    }
}
