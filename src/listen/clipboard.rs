//! Watches the clipboard of an X11 desktop for newly copied pictures, by the XFixes extension
//! (xorg.freedesktop.org, fixesproto 5): the display tells of every new owner, so that waiting costs
//! no wakeup. It never reads what was copied; whether it is a picture is asked of somebody else.

use std::io::{PipeReader, PipeWriter, pipe};
use std::os::fd::AsFd;

use x11rb::connection::{Connection, RequestConnection};
use x11rb::errors::ReplyError;
use x11rb::protocol::Event as XEvent;
use x11rb::protocol::xfixes::{self, ConnectionExt as _, SelectionEventMask};
use x11rb::protocol::xproto::ConnectionExt as _;
use x11rb::rust_connection::RustConnection;

use super::display::{self, Ending, Patience, Woken};
use crate::event::{Event, Inbox, Origin, Press};
use crate::request::{Command, Request, Subject};

/// Whether the clipboard offers a picture that may be looked at; it may take a second.
pub type Judge = fn() -> bool;

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

/// Watches, and tries to reach the display again whenever there is none.
fn watch(judge: Judge, inbox: &Inbox, closing: &PipeReader) {
    let mut patience = Patience::new();
    loop {
        if let Some(connection) = reach() {
            match attend(&connection, judge, inbox, closing) {
                Ending::Closed => return,
                Ending::Lost => patience = Patience::new(),
            }
        }
        if let Ending::Closed = patience.wait(closing) {
            return;
        }
    }
}

/// A connection that is told of every new owner of the clipboard.
fn reach() -> Option<RustConnection> {
    let (connection, screen) = display::connect()?;
    ask_for_owners(&connection, screen)
        .inspect_err(|error| tracing::debug!(%error, "the clipboard is not watched"))
        .ok()?;
    Some(connection)
}

fn attend(
    connection: &RustConnection,
    judge: Judge,
    inbox: &Inbox,
    closing: &PipeReader,
) -> Ending {
    loop {
        let mut copied = false;
        loop {
            match connection.poll_for_event() {
                Ok(Some(XEvent::XfixesSelectionNotify(notice))) => {
                    copied = notice.owner != x11rb::NONE;
                }
                Ok(Some(_)) => {}
                Ok(None) => break,
                Err(_) => return Ending::Lost,
            }
        }
        if copied && judge() {
            let look = Command::Describe(Request::of(Subject::Clipboard));
            inbox.put(Event::Press(Press::new(Origin::Clipboard, look)));
        }
        let stream = connection.stream().as_fd();
        if display::rest(Some(stream), closing, None) == Woken::Closed {
            return Ending::Closed;
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
