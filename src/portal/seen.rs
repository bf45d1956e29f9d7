//! Lets the desktop see who asks. The daemon hides from other programs of its user, so that none
//! can read keys and pictures out of it; but portals and KWin find out who asks by looking into
//! `/proc`, and refuse those whom they cannot see there.

use std::sync::{Mutex, PoisonError};

use rustix::process::{DumpableBehavior, dumpable_behavior, set_dumpable_behavior};

/// As long as one of these lives, the process is seen; a call takes some milliseconds.
#[derive(Debug)]
pub struct Seen(());

/// How many wish to be seen, and whether the process hides when nobody does.
static WISHES: Mutex<(usize, bool)> = Mutex::new((0, false));

impl Seen {
    /// Shows the process until this value is dropped; one that does not hide stays as it is.
    pub fn by_others() -> Self {
        let mut wishes = WISHES.lock().unwrap_or_else(PoisonError::into_inner);
        if wishes.0 == 0 {
            let hides = dumpable_behavior() == Ok(DumpableBehavior::NotDumpable);
            wishes.1 = hides && set_dumpable_behavior(DumpableBehavior::Dumpable).is_ok();
        }
        wishes.0 += 1;
        Self(())
    }
}

impl Drop for Seen {
    fn drop(&mut self) {
        let mut wishes = WISHES.lock().unwrap_or_else(PoisonError::into_inner);
        wishes.0 -= 1;
        if wishes.0 == 0
            && wishes.1
            && let Err(error) = set_dumpable_behavior(DumpableBehavior::NotDumpable)
        {
            tracing::error!(%error, "the process cannot hide any more");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_who_hides_is_seen_until_the_last_wish_is_over() {
        let now = || dumpable_behavior().ok();
        set_dumpable_behavior(DumpableBehavior::NotDumpable).ok();
        let first = Seen::by_others();
        let second = Seen::by_others();
        assert_eq!(now(), Some(DumpableBehavior::Dumpable));
        drop(first);
        assert_eq!(now(), Some(DumpableBehavior::Dumpable));
        drop(second);
        assert_eq!(now(), Some(DumpableBehavior::NotDumpable));
    }
}
