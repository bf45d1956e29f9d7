//! Owns the X11 clipboard with one text, until another program takes it (ICCCM 2.2).

use x11rb::atom_manager;
use x11rb::connection::Connection;
use x11rb::errors::ConnectionError;
use x11rb::protocol::Event;
use x11rb::protocol::xproto::{
    AtomEnum, ConnectionExt as _, CreateWindowAux, EventMask, PropMode, SELECTION_NOTIFY_EVENT,
    SelectionNotifyEvent, SelectionRequestEvent, Window, WindowClass,
};
use x11rb::rust_connection::RustConnection;
use x11rb::wrapper::ConnectionExt as _;

use super::display::connect;
use crate::failure::Failure;

atom_manager! {
    Atoms: AtomsCookie {
        CLIPBOARD,
        TARGETS,
        TEXT,
        TEXT_PLAIN: b"text/plain",
        TEXT_PLAIN_UTF8: b"text/plain;charset=utf-8",
        UTF8_STRING,
    }
}

/// Takes the clipboard of the named display, else of the environment's, calls `lying` when the
/// text lies there, and answers those who paste; returns when it lies there no more.
pub(in crate::capture) fn keep(
    name: Option<&str>,
    text: &str,
    lying: impl FnOnce(),
) -> Result<(), Failure> {
    let (connection, screen) = connect(name)?;
    let atoms = Atoms::new(&connection)?.reply()?;
    let window = connection.generate_id()?;
    let root = connection.setup().roots[screen].root;
    let inherited = x11rb::COPY_FROM_PARENT;
    let plain = CreateWindowAux::new();
    connection.create_window(
        0,
        window,
        root,
        0,
        0,
        1,
        1,
        0,
        WindowClass::INPUT_ONLY,
        inherited,
        &plain,
    )?;
    connection.set_selection_owner(window, atoms.CLIPBOARD, x11rb::CURRENT_TIME)?;
    let owner: Window = connection
        .get_selection_owner(atoms.CLIPBOARD)?
        .reply()?
        .owner;
    if owner != window {
        return Err(Failure::ClipboardSilent);
    }
    lying();
    loop {
        match connection.wait_for_event()? {
            Event::SelectionClear(_) => return Ok(()),
            Event::SelectionRequest(request) => answer(&connection, &atoms, text, request)?,
            _ => {}
        }
    }
}

fn answer(
    connection: &RustConnection,
    atoms: &Atoms,
    text: &str,
    request: SelectionRequestEvent,
) -> Result<(), ConnectionError> {
    // Clients from before ICCCM name no property and mean the target's.
    let property = match request.property {
        x11rb::NONE => request.target,
        property => property,
    };
    let formats = [atoms.UTF8_STRING, atoms.TEXT_PLAIN_UTF8, atoms.TEXT_PLAIN];
    let latin: Option<Vec<u8>> = text
        .chars()
        .map(|letter| u8::try_from(letter).ok())
        .collect();
    let old: u32 = AtomEnum::STRING.into();
    let replace = PropMode::REPLACE;
    let mut granted = property;
    match (request.target, latin) {
        (target, _) if target == atoms.TARGETS => {
            let mut offered = vec![atoms.TARGETS, atoms.TEXT, old];
            offered.extend(formats);
            let kind = AtomEnum::ATOM;
            connection.change_property32(replace, request.requestor, property, kind, &offered)?;
        }
        (target, Some(latin)) if target == old => {
            connection.change_property8(replace, request.requestor, property, old, &latin)?;
        }
        (target, _) if target == atoms.TEXT || target == old || formats.contains(&target) => {
            let kind = if formats.contains(&target) {
                target
            } else {
                atoms.UTF8_STRING
            };
            let bytes = text.as_bytes();
            connection.change_property8(replace, request.requestor, property, kind, bytes)?;
        }
        _ => granted = x11rb::NONE,
    }
    let notice = SelectionNotifyEvent {
        response_type: SELECTION_NOTIFY_EVENT,
        sequence: 0,
        time: request.time,
        requestor: request.requestor,
        selection: request.selection,
        target: request.target,
        property: granted,
    };
    connection.send_event(false, request.requestor, EventMask::NO_EVENT, notice)?;
    connection.flush()
}
