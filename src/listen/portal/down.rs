//! Which of the desktop's keys are down, to tell a press by the hand from the repeats of a held
//! key: GNOME 48 tells of each repeat as of a press, and other desktops may never tell of a release.

use std::collections::HashMap;
use std::time::{Duration, Instant};

/// Keys that are held repeat after 200 ms to 2 s, and then every 30 ms or so.
const REPEATS: Duration = Duration::from_millis(80);

/// After this long a key cannot be repeating still; it heals a release that was never told.
const LONGEST_DELAY: Duration = Duration::from_millis(2500);

/// The keys that are down, by their names.
#[derive(Debug)]
pub(super) struct Down {
    pressed: HashMap<String, Instant>,
    /// Whether this desktop tells of releases at all.
    releases: bool,
}

impl Down {
    /// Nothing is down; `releases` says whether this desktop is known to tell of releases.
    pub(super) fn new(releases: bool) -> Self {
        Self {
            pressed: HashMap::new(),
            releases,
        }
    }

    /// Whether this is a press by the hand.
    pub(super) fn press(&mut self, id: &str, now: Instant) -> bool {
        let before = self.pressed.insert(id.to_owned(), now);
        let longest = if self.releases {
            LONGEST_DELAY
        } else {
            REPEATS
        };
        before.is_none_or(|before| now.duration_since(before) >= longest)
    }

    /// Takes note that a key was let go of.
    pub(super) fn release(&mut self, id: &str) {
        self.releases = true;
        self.pressed.remove(id);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn repeats_are_no_presses_and_a_second_press_is_one() {
        let mut down = Down::new(true);
        let begun = Instant::now();
        let at = |milliseconds| begun + Duration::from_millis(milliseconds);
        assert!(down.press("screen", at(0)));
        // GNOME 48 told of the repeats of the very first press after 466 ms.
        assert!(!down.press("screen", at(466)));
        down.release("screen");
        assert!(down.press("screen", at(550)));
        assert!(!down.press("screen", at(1050)));
        assert!(!down.press("screen", at(1080)));
        assert!(down.press("stop", at(1090)));
        down.release("screen");
        assert!(down.press("screen", at(1120)));
        // The release of this one is never told.
        assert!(down.press("screen", at(1120 + 2500)));
    }

    #[test]
    fn a_desktop_that_never_tells_of_releases_is_not_deaf() {
        let mut down = Down::new(false);
        let begun = Instant::now();
        let at = |milliseconds| begun + Duration::from_millis(milliseconds);
        assert!(down.press("screen", at(0)));
        assert!(down.press("screen", at(200)));
        assert!(!down.press("screen", at(230)));
    }
}
