//! The candidates on Linux, and what only this system knows.

use std::time::{Duration, Instant};

use tokio::time::timeout;

use super::accessibility::{Caps, Places, Tree};
use super::clipboard::portable::Portable;
use super::{Candidate, Monitors, x11};
use crate::failure::Failure;
use crate::surroundings::Surroundings;

/// What a reader waits for the tree of a window: reading the picture takes longer.
const TREE_LIMIT: Duration = Duration::from_millis(300);

/// What the window system may take of that; it answers in a millisecond or is hung.
const FRONT_LIMIT: Duration = Duration::from_millis(60);

/// What is on the screen as applications tell it themselves.
pub(super) struct Around {
    tree: Tree,
    /// Asked beside the capture, so on a connection of its own; none where X11 knows only a part.
    front: Option<x11::X11>,
}

impl Around {
    /// Nothing is opened before it is asked for.
    pub(super) fn new() -> Self {
        let front = (!prefers_others_to("x11")).then(|| x11::X11::new(None, Monitors::All));
        Self {
            tree: Tree::new(Places::of_session()),
            front,
        }
    }

    /// What the active window tells of itself, in the time there is.
    pub(super) async fn surroundings(&self) -> Surroundings {
        let begun = Instant::now();
        let active = match &self.front {
            Some(front) => timeout(FRONT_LIMIT, front.active()).await.ok().flatten(),
            None => None,
        };
        let rest = TREE_LIMIT.saturating_sub(begun.elapsed());
        self.tree
            .window(active.as_ref(), rest, Caps::default())
            .await
    }
}

/// The ways to the screen, best first.
pub(super) const SCREENS: &[Candidate] = &[
    Candidate {
        name: "x11",
        open: |settings| Box::new(x11::X11::new(None, settings.monitors)),
    },
    #[cfg(feature = "xcap")]
    super::screen::CANDIDATE,
];

/// The ways to the clipboard, best first.
pub(super) const CLIPBOARDS: &[Candidate] = &[
    Candidate {
        name: "x11",
        open: |_| Box::new(x11::clipboard::Clipboard::new(None)),
    },
    Candidate {
        name: "arboard",
        open: |_| Box::new(Portable::new()),
    },
];

/// Whether X11 sees only a part of what is on the screen, because the desktop is Wayland's.
pub(super) fn prefers_others_to(name: &str) -> bool {
    let session = std::env::var_os("XDG_SESSION_TYPE");
    name == "x11" && session.is_some_and(|session| session == "wayland")
}

/// Whether there is surely nothing to look at.
#[cfg(feature = "xcap")]
pub(super) fn no_display() -> bool {
    let named = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    !named("DISPLAY") && !named("WAYLAND_DISPLAY")
}

/// Puts a text on the clipboard, see [`super::clipboard::Keep`].
pub(super) fn keep(text: String, lying: Box<dyn FnOnce() + Send>) -> Result<(), Failure> {
    x11::owner::keep(None, &text, lying)
}
