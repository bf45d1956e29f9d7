//! The candidates on systems that have none of their own: the portable crates.

use super::Candidate;
use super::clipboard::portable::{self, Portable};
use crate::failure::Failure;
use crate::surroundings::Surroundings;
use crate::verdict::Verdict;

/// What is on the screen as applications tell it themselves: nothing here.
pub(super) struct Around;

impl Around {
    /// There is nothing to be opened.
    pub(super) fn new() -> Self {
        Self
    }

    /// Nothing is known.
    pub(super) async fn surroundings(&self) -> Surroundings {
        Surroundings::default()
    }

    /// Nothing is known.
    pub(super) async fn focus(&self) -> Surroundings {
        Surroundings::default()
    }

    /// Nothing is known.
    pub(super) async fn glance(&self) -> Surroundings {
        Surroundings::default()
    }

    /// Nothing is known.
    pub(super) async fn screen_reader(&self) -> bool {
        false
    }

    /// There is nobody to be asked.
    pub(super) async fn probe(&self) -> Verdict {
        let nobody = Err(crate::wording::remarks::NOBODY.into());
        Verdict::after("none", std::time::Duration::ZERO, nobody)
    }

    /// There is nobody to be asked.
    pub(super) async fn prepare(&self) {}
}

/// The ways to the screen.
pub(super) const SCREENS: &[Candidate] = &[
    #[cfg(feature = "xcap")]
    super::screen::CANDIDATE,
];

/// The ways to the clipboard.
pub(super) const CLIPBOARDS: &[Candidate] = &[Candidate {
    name: "arboard",
    open: |_| Box::new(Portable::new()),
}];

/// Every way is worth a try here.
pub(super) fn is_left_out(_name: &str) -> bool {
    false
}

/// There is none of that here.
#[cfg(feature = "xcap")]
pub(super) fn is_wayland() -> bool {
    false
}

/// Only asking tells.
#[cfg(feature = "xcap")]
pub(super) fn no_display() -> bool {
    false
}

/// Puts a text on the clipboard, see [`super::clipboard::Keep`]; the system keeps it.
pub(super) fn keep(text: String, lying: Box<dyn FnOnce() + Send>) -> Result<(), Failure> {
    let mut clipboard = arboard::Clipboard::new().map_err(portable::no_clipboard)?;
    clipboard.set_text(text).map_err(portable::failure)?;
    lying();
    Ok(())
}
