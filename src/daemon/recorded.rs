//! The history of what was said: what the daemon does for it, where it is switched on.

use super::{Daemon, House};
use crate::keep::History;
use crate::session::Session;

/// A session that holds what an earlier daemon has promised before it crashed.
pub(super) fn session(house: &House) -> Session {
    let mut session = Session::new(house.defaults.clone());
    if house.history.as_ref().is_some_and(History::is_private) {
        session.stay_private();
    }
    session
}

impl Daemon {
    /// Does something with the history, if there is one.
    pub(super) fn record(&self, act: impl FnOnce(&History)) {
        if let Some(history) = &self.house.history {
            act(history);
        }
    }

    /// Waits until all is written that was to be kept.
    pub(super) fn recorded(&self) -> impl Future<Output = ()> + Send + use<> {
        let history = self.house.history.clone();
        async move {
            if let Some(history) = history {
                history.finish().await;
            }
        }
    }

    /// Lets another house know what was kept about the picture that can still be forgotten.
    pub(super) fn take_records_to(&self, house: &House) {
        if let (Some(before), Some(history)) = (&self.house.history, &house.history) {
            history.succeed(before);
        }
    }
}
