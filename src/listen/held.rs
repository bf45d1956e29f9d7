//! Which keys are down: it tells a press by the hand from the repeats of a held key, although an X
//! client hears of keys only while its own grab is in force.

use std::collections::HashMap;

use x11rb::protocol::xproto::{KeyPressEvent, KeyReleaseEvent, Keycode, Timestamp};

/// The keys that are down, to tell a press from the repeats of a held key.
#[derive(Debug)]
pub(super) struct Held {
    down: HashMap<Keycode, Down>,
    /// The key whose passive grab is in force; with its release we hear of no other key.
    grabbing: Option<Keycode>,
    released: Option<(Keycode, Timestamp)>,
    /// How long a key is held before it repeats, in milliseconds.
    delay: Timestamp,
}

/// A key that went down, and has not been seen up since.
#[derive(Debug, Clone, Copy)]
struct Down {
    /// When the hand pressed it.
    pressed: Timestamp,
    /// When it was heard last.
    heard: Timestamp,
    repeats: bool,
}

/// Milliseconds after which a key cannot be repeating still: the longest repeat delay that desktops
/// offer is 2 s. It heals a release that we never heard of.
const LONGEST_DELAY: Timestamp = 2500;

/// The shortest repeat delay that desktops offer is 100 ms, less what a clock may be off.
const SHORTEST_DELAY: Timestamp = 90;

impl Default for Held {
    fn default() -> Self {
        Self {
            down: HashMap::new(),
            grabbing: None,
            released: None,
            delay: SHORTEST_DELAY,
        }
    }
}

impl Held {
    /// Whether this is a press by the hand, and not the repeat of a key that is held.
    pub(super) fn press(&mut self, event: &KeyPressEvent) -> bool {
        let (code, time) = (event.detail, event.time);
        // Without XKB's help a repeat is a release and a press at the same time.
        let repeats_by_core = self.released == Some((code, time));
        self.grabbing.get_or_insert(code);
        let before = self.down.get(&code).filter(|before| {
            // A key that was pressed more shortly ago has been up in between.
            let held = before.repeats || time.wrapping_sub(before.pressed) >= self.delay;
            held && time.wrapping_sub(before.heard) < LONGEST_DELAY
        });
        let repeats = before.is_some() || repeats_by_core;
        let down = Down {
            pressed: before.map_or(time, |before| before.pressed),
            heard: time,
            repeats,
        };
        self.down.insert(code, down);
        !repeats
    }

    /// Takes note that a key was let go of.
    pub(super) fn release(&mut self, event: &KeyReleaseEvent) {
        self.down.remove(&event.detail);
        self.released = Some((event.detail, event.time));
        if self.grabbing == Some(event.detail) {
            // The grab ends here, and with it the news of every other key that is still down.
            self.grabbing = None;
            self.down.clear();
        }
    }

    /// Takes note that the grab was given up, so that no release will be heard, and of how long a
    /// key is held before it repeats.
    pub(super) fn let_go(&mut self, delay: Option<u16>) {
        self.grabbing = None;
        if let Some(delay) = delay {
            let delay = Timestamp::from(delay);
            // Ten milliseconds are more than the server's clock is off.
            self.delay = delay.saturating_sub(10).max(SHORTEST_DELAY);
        }
    }

    /// Whether somebody must look which keys are still down.
    pub(super) fn is_watched(&self) -> bool {
        self.grabbing.is_none() && !self.down.is_empty()
    }

    /// Takes note of which keys are down, a bit for each keycode.
    pub(super) fn look(&mut self, keys: &[u8; 32]) {
        self.down
            .retain(|code, _| keys[usize::from(code / 8)] & (1 << (code % 8)) != 0);
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
    fn a_key_whose_grab_was_given_up_is_watched_until_it_is_up() {
        let mut held = Held::default();
        assert!(held.press(&event(40, 1000)));
        assert!(!held.is_watched());
        held.let_go(Some(500));
        assert!(held.is_watched());
        let mut keys = [0; 32];
        keys[5] = 1;
        held.look(&keys);
        assert!(held.is_watched());
        // It is held; another key was pressed twice sooner than it can repeat.
        assert!(!held.press(&event(40, 1500)));
        held.let_go(None);
        assert!(held.press(&event(25, 1600)));
        assert!(held.press(&event(25, 1700)));
        held.let_go(None);
        held.look(&[0; 32]);
        assert!(!held.is_watched());
        assert!(held.press(&event(40, 1510)));
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
