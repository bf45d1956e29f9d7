//! Which keys are down: it tells a press by the hand from the repeats of a held key, although an X
//! client hears of keys only while its own grab is in force.

use std::collections::HashMap;

use x11rb::protocol::xproto::{KeyPressEvent, KeyReleaseEvent, Keycode, Timestamp};

/// The keys that are down, to tell a press from the repeats of a held key.
#[derive(Debug, Default)]
pub(super) struct Held {
    down: HashMap<Keycode, Timestamp>,
    /// The key whose passive grab is in force; with its release we hear of no other key.
    grabbing: Option<Keycode>,
    released: Option<(Keycode, Timestamp)>,
}

/// Milliseconds after which a key cannot be repeating still: the longest repeat delay that desktops
/// offer is 2 s. It heals a release that we never heard of.
const LONGEST_DELAY: Timestamp = 2500;

impl Held {
    /// Whether this is a press by the hand, and not the repeat of a key that is held.
    pub(super) fn press(&mut self, event: &KeyPressEvent) -> bool {
        let (code, time) = (event.detail, event.time);
        // Without XKB's help a repeat is a release and a press at the same time.
        let repeats_by_core = self.released == Some((code, time));
        let before = self.down.insert(code, time);
        self.grabbing.get_or_insert(code);
        let repeats = before.is_some_and(|before| time.wrapping_sub(before) < LONGEST_DELAY);
        !(repeats || repeats_by_core)
    }

    /// Takes note that a key was let go of.
    pub(super) fn release(&mut self, event: &KeyReleaseEvent) {
        self.down.remove(&event.detail);
        self.released = Some((event.detail, event.time));
        if self.grabbing == Some(event.detail) {
            // The grab ends here, and with it the news of every other key that is still down.
            *self = Self {
                released: self.released,
                ..Self::default()
            };
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn event(code: Keycode, time: Timestamp) -> KeyPressEvent {
        KeyPressEvent {
            detail: code,
            time,
            ..KeyPressEvent::default()
        }
    }

    #[test]
    fn repeats_are_told_from_presses_with_and_without_xkb() {
        let mut held = Held::default();
        assert!(held.press(&event(40, 1000)));
        assert!(!held.press(&event(40, 1660)));
        assert!(!held.press(&event(40, 1700)));
        held.release(&event(40, 1740));
        assert!(!held.press(&event(40, 1740)));
        held.release(&event(40, 1790));
        assert!(held.press(&event(40, 1850)));
    }

    #[test]
    fn a_key_whose_release_was_never_heard_is_not_deaf() {
        let mut held = Held::default();
        assert!(held.press(&event(40, 1000)));
        assert!(held.press(&event(25, 1100)));
        // The grab ends with its own key; the release of the second one goes to somebody else.
        held.release(&event(40, 1200));
        assert!(held.press(&event(25, 1500)));
        let later = 1500 + LONGEST_DELAY;
        assert!(held.press(&event(25, later)));
    }
}
