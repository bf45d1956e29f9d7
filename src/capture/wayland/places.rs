//! Where windows are on a Wayland desktop. The protocol never tells; sway and Hyprland do on sockets of
//! their own. All places are in the desktop's own units.

use std::io;
use std::time::{Duration, Instant};

use super::{hyprland, sway};
use crate::picture::Rect;

/// What such a socket is waited for: it answers in two milliseconds or is hung.
pub(super) const LIMIT: Duration = Duration::from_millis(300);

/// The longest answer that is read; a desktop with a hundred windows tells 100 KiB.
pub(super) const LONGEST: u32 = 4 << 20;

/// What a desktop tells of its windows.
#[derive(Debug, Clone, Default, PartialEq)]
pub(in crate::capture) struct Told {
    /// The windows that can be seen, from front to back.
    pub(in crate::capture) windows: Vec<Place>,
    /// The monitor that is worked on.
    pub(super) monitor: Option<Rect>,
    /// The mouse pointer.
    pub(super) pointer: Option<(i32, i32)>,
    /// How many pixels a unit is on the monitor with the most.
    pub(in crate::capture) density: f64,
}

/// A window and its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::capture) struct Place {
    pub(in crate::capture) title: Option<String>,
    pub(in crate::capture) application: Option<String>,
    pub(in crate::capture) pid: Option<u32>,
    /// Where it is with its frame.
    pub(in crate::capture) area: Rect,
    /// Where the part is that the application draws.
    pub(in crate::capture) content: Rect,
    pub(in crate::capture) active: bool,
}

impl Told {
    /// The window that is active, where one can be seen.
    pub(in crate::capture) fn active(&self) -> Option<&Place> {
        self.windows.iter().find(|window| window.active)
    }
}

/// What the desktop of this session tells; none where it has no such socket.
pub(in crate::capture) fn ask(limit: Duration) -> Option<Told> {
    let deadline = Instant::now() + limit;
    let asked: io::Result<Told> = if let Some(socket) = sway::socket() {
        sway::ask(&socket, deadline)
    } else if let Some(socket) = hyprland::socket() {
        hyprland::ask(&socket, deadline)
    } else {
        return None;
    };
    asked
        .inspect_err(|error| tracing::info!(%error, "the desktop does not tell of its windows"))
        .ok()
}

/// What is left of the time, as a limit for one read or write.
pub(super) fn left(deadline: Instant) -> io::Result<Option<Duration>> {
    let left = deadline.saturating_duration_since(Instant::now());
    if left.is_zero() {
        return Err(io::ErrorKind::TimedOut.into());
    }
    Ok(Some(left))
}

/// A name that says something.
pub(super) fn named(name: Option<String>) -> Option<String> {
    let name: String = name?
        .chars()
        .filter(|letter| !letter.is_control())
        .collect();
    let name = name.trim();
    (!name.is_empty()).then(|| name.to_owned())
}
