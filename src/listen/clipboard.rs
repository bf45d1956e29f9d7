//! Watches the clipboard for newly copied pictures: on Wayland by data-control, where the compositor
//! offers it, else on X11 or Xwayland by the XFixes extension (xorg.freedesktop.org, fixesproto 5).
//! Both tell of every copy, so that waiting costs no wakeup. What was copied is never read here, and
//! whether it is a picture is asked of somebody else.

mod wayland;

use std::io::{PipeReader, PipeWriter, pipe};
use std::os::fd::AsFd;
use std::time::{Duration, Instant};

use x11rb::connection::{Connection, RequestConnection};
use x11rb::errors::ReplyError;
use x11rb::protocol::Event as XEvent;
use x11rb::protocol::xfixes::{self, ConnectionExt as _, SelectionEventMask};
use x11rb::protocol::xproto::ConnectionExt as _;
use x11rb::rust_connection::RustConnection;

use super::display::{self, Ending, Patience, Woken};
use crate::event::{Event, Inbox, Origin, Press};
use crate::request::{Command, Request, Subject};

/// Who knows whether what was copied is a picture that may be looked at.
#[derive(Debug, Clone, Copy)]
pub struct Judge {
    /// By the formats in which it is offered.
    pub formats: fn(&[String]) -> bool,
    /// By asking the X11 display what is offered; it may take a second.
    pub display: fn() -> bool,
}

/// Until a compositor that went away is looked for again.
const AGAIN: Duration = Duration::from_secs(1);

/// Watches as long as it lives.
#[derive(Debug)]
#[must_use = "dropping this value ends the watching"]
pub struct Watch {
    // Closing this end is what wakes and ends the thread.
    _closing: PipeWriter,
}

/// Watches on a thread of its own and puts a press into the inbox for every newly copied picture.
/// Returns at once; nothing where there can be no thread.
pub fn start(judge: Judge, inbox: Inbox) -> Option<Watch> {
    let started = pipe().and_then(|(closing, guard)| {
        std::thread::Builder::new()
            .name("copies".into())
            .spawn(move || watch(judge, &inbox, &closing))?;
        Ok(Watch { _closing: guard })
    });
    started
        .inspect_err(|error| tracing::error!(%error, "the clipboard is not watched"))
        .ok()
}

/// Watches, and tries to reach the display again whenever there is none. Where the compositor has told of
/// copies before, X11 serves only until it does so again.
fn watch(judge: Judge, inbox: &Inbox, closing: &PipeReader) {
    let mut patience = Patience::new();
    let mut wayland_known = false;
    let mut display = None;
    loop {
        let copied = |formats: &[String]| {
            if (judge.formats)(formats) {
                press(inbox);
            }
        };
        match wayland::attend(closing, || drop(display.take()), copied) {
            wayland::Ending::Closed => return,
            wayland::Ending::Lost => wayland_known = true,
            wayland::Ending::NotOffered => {}
        }
        if display.is_none() {
            display = reach();
        }
        let again = wayland_known.then_some(AGAIN);
        let ending = display
            .as_ref()
            .map(|display| attend(display, judge, inbox, closing, again));
        let ended = match ending {
            Some(None) => continue,
            Some(Some(Ending::Closed)) => return,
            lost => {
                display = None;
                if lost.is_some() {
                    patience = Patience::new();
                }
                match again {
                    Some(_) => display::rest(None, closing, again) == Woken::Closed,
                    None => patience.wait(closing) == Ending::Closed,
                }
            }
        };
        if ended {
            return;
        }
    }
}

fn press(inbox: &Inbox) {
    let look = Command::Describe(Request::of(Subject::Clipboard));
    inbox.put(Event::Press(Press::new(Origin::Clipboard, look)));
}

/// A connection that is told of every new owner of the clipboard.
fn reach() -> Option<RustConnection> {
    let (connection, screen) = display::connect()?;
    ask_for_owners(&connection, screen)
        .inspect_err(|error| tracing::debug!(%error, "the clipboard is not watched"))
        .ok()?;
    Some(connection)
}

/// Hears of every new owner until the end, or for so long; then there is no ending.
fn attend(
    connection: &RustConnection,
    judge: Judge,
    inbox: &Inbox,
    closing: &PipeReader,
    limit: Option<Duration>,
) -> Option<Ending> {
    let deadline = limit.map(|limit| Instant::now() + limit);
    loop {
        let mut copied = false;
        loop {
            match connection.poll_for_event() {
                Ok(Some(XEvent::XfixesSelectionNotify(notice))) => {
                    copied = notice.owner != x11rb::NONE;
                }
                Ok(Some(_)) => {}
                Ok(None) => break,
                Err(_) => return Some(Ending::Lost),
            }
        }
        if copied && (judge.display)() {
            press(inbox);
        }
        let stream = connection.stream().as_fd();
        let left = deadline.map(|deadline| deadline.saturating_duration_since(Instant::now()));
        match display::rest(Some(stream), closing, left) {
            Woken::Closed => return Some(Ending::Closed),
            Woken::Late => return None,
            Woken::Readable => {}
        }
    }
}

/// Asks to be told of every new owner of the clipboard.
fn ask_for_owners(connection: &RustConnection, screen: usize) -> Result<(), ReplyError> {
    connection.prefetch_extension_information(xfixes::X11_EXTENSION_NAME)?;
    connection.xfixes_query_version(5, 0)?.reply()?;
    let clipboard = connection.intern_atom(false, b"CLIPBOARD")?.reply()?.atom;
    let root = connection.setup().roots[screen].root;
    let owners = SelectionEventMask::SET_SELECTION_OWNER;
    connection
        .xfixes_select_selection_input(root, clipboard, owners)?
        .check()
}
