//! The X display as something that comes and goes: reaching it, noticing its end, and waiting for
//! its return. Waiting costs no wakeup while a display is there.

use std::io::{self, PipeReader};
use std::os::fd::{AsFd, BorrowedFd, OwnedFd};
use std::time::{Duration, Instant};

use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::fs::inotify;
use rustix::io::Errno;
use x11rb::connection::Connection;
use x11rb::rust_connection::RustConnection;

use super::{Candidate, bound, portable, portal, x11};
use crate::compositor;
use crate::verdict::Verdict;
use crate::wording::{Sentence, remarks};

/// The ways of hearing keys in order of preference.
pub(super) const CANDIDATES: [Candidate; 3] =
    [x11::CANDIDATE, portable::CANDIDATE, portal::CANDIDATE];

/// The way that is the only one on Wayland.
pub(super) const PORTAL: &str = portal::CANDIDATE.name;

/// Why a way is not tried.
pub(super) const USELESS: Sentence = remarks::DEAF;

/// The candidates to be tried. On Wayland only the desktop gives keys: what X11 and the portable
/// crate grab there is reported as theirs and never heard. Elsewhere programs take their own.
pub(super) fn candidates(backend: &str) -> impl Iterator<Item = &'static Candidate> {
    let wayland = compositor::is_here() || is_xwayland();
    let chosen = CANDIDATES.iter().any(|way| way.name == backend);
    if wayland && chosen && backend != PORTAL {
        tracing::warn!(
            backend,
            "it hears no keys on Wayland, so the portal is asked"
        );
    }
    CANDIDATES.iter().filter(move |way| match chosen {
        _ if wayland => way.name == PORTAL,
        true => way.name == backend,
        false => way.name != PORTAL,
    })
}

/// Whether the display of the environment is only one that a compositor has made.
fn is_xwayland() -> bool {
    connect().is_some_and(|(connection, screen)| {
        let root = connection.setup().roots.get(screen);
        root.is_some_and(|root| compositor::has_made(&connection, root.root))
    })
}

/// Whether the desktop's portal gives keys; nobody is asked for any.
pub(super) async fn portal() -> Result<String, String> {
    portal::version().await
}

/// Whether the desktop's own settings have keys of ours, where it gives programs none.
pub(super) async fn bound() -> Option<Verdict> {
    if !compositor::is_here() {
        return None;
    }
    let begun = Instant::now();
    let outcome = match bound::by().await {
        Some(_) => Ok(remarks::BOUND.into()),
        None => Err(bound::could_be()?),
    };
    Some(Verdict::of("the desktop's own settings", begun, outcome))
}

/// How listening, or waiting for something to listen to, came to its end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Ending {
    /// The keys are given back.
    Closed,
    /// The display went away.
    Lost,
}

/// What ended a rest.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Woken {
    /// The keys are given back.
    Closed,
    /// There is something to read.
    Readable,
    /// The time is over.
    Late,
}

/// A connection that is kept only to notice the end of the display.
pub(super) struct Presence(RustConnection);

/// The waiting for a display, more patient each time.
pub(super) struct Patience {
    tries: usize,
}

/// Milliseconds between tries; the last holds for ever. The quick ones are for a server that has
/// made its socket and does not listen yet, the slow ones for what the socket folder cannot tell: a
/// display on the network, or a right of access that is granted later.
const STEPS: [u64; 7] = [100, 200, 500, 1000, 2000, 5000, 10_000];

/// Where X servers make their sockets, by convention of all of them.
const SOCKETS: &str = "/tmp/.X11-unix";

/// Connects to the display named by the environment.
pub(super) fn connect() -> Option<(RustConnection, usize)> {
    RustConnection::connect(None)
        .inspect_err(|error| tracing::debug!(%error, "no display"))
        .ok()
}

/// Sleeps until there is something to read, the keys are given back or the time is over.
pub(super) fn rest(
    source: Option<BorrowedFd<'_>>,
    closing: &PipeReader,
    limit: Option<Duration>,
) -> Woken {
    let limit = limit.map(|limit| Timespec {
        tv_sec: limit.as_secs().try_into().unwrap_or(i64::MAX),
        tv_nsec: limit.subsec_nanos().into(),
    });
    let mut ends = vec![PollFd::new(closing, PollFlags::IN)];
    ends.extend(source.map(|source| PollFd::from_borrowed_fd(source, PollFlags::IN)));
    loop {
        match poll(&mut ends, limit.as_ref()) {
            Ok(0) => return Woken::Late,
            Ok(_) if !ends[0].revents().is_empty() => return Woken::Closed,
            Ok(_) => return Woken::Readable,
            Err(Errno::INTR) => {}
            Err(error) => {
                tracing::error!(%error, "waiting for the display failed");
                return Woken::Closed;
            }
        }
    }
}

/// Whether the keys have been given back by now.
pub(super) fn is_closed(closing: &PipeReader) -> bool {
    rest(None, closing, Some(Duration::ZERO)) == Woken::Closed
}

impl Presence {
    /// Connects to the display, if there is one.
    pub(super) fn reach() -> Option<Self> {
        connect().map(|(connection, _)| Self(connection))
    }

    /// Sleeps until the display goes away or the keys are given back.
    pub(super) fn stay(&self, closing: &PipeReader) -> Ending {
        loop {
            // Keyboard mappings are announced to every client, so that there is something to read.
            match self.0.poll_for_event() {
                Ok(Some(_)) => continue,
                Ok(None) => {}
                Err(_) => return Ending::Lost,
            }
            if rest(Some(self.0.stream().as_fd()), closing, None) == Woken::Closed {
                return Ending::Closed;
            }
        }
    }
}

impl Patience {
    /// Patience that has not been tried yet.
    pub(super) fn new() -> Self {
        Self { tries: 0 }
    }

    /// Sleeps until it is worth trying to reach the display, or the keys are given back.
    pub(super) fn wait(&mut self, closing: &PipeReader) -> Ending {
        let step = STEPS[self.tries.min(STEPS.len() - 1)];
        // Without a name for the display none can be reached: the environment does not change.
        let limit = std::env::var_os("DISPLAY").map(|_| Duration::from_millis(step));
        let sockets = watch_sockets().ok();
        match rest(sockets.as_ref().map(AsFd::as_fd), closing, limit) {
            Woken::Closed => return Ending::Closed,
            Woken::Readable => self.tries = 0,
            Woken::Late => self.tries += 1,
        }
        Ending::Lost
    }
}

fn watch_sockets() -> io::Result<OwnedFd> {
    let watch = inotify::init(inotify::CreateFlags::CLOEXEC)?;
    inotify::add_watch(&watch, SOCKETS, inotify::WatchFlags::CREATE)?;
    Ok(watch)
}
