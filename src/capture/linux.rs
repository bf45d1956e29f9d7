//! The candidates on Linux, and what only this system knows.

use super::clipboard::portable::Portable;
use super::{Candidate, x11};
use crate::failure::Failure;

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
