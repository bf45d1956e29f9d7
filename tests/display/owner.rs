//! A clipboard owner that misbehaves on purpose.
#![allow(dead_code, unreachable_pub)]

use std::time::Duration;

use x11rb::connection::Connection;
use x11rb::protocol::Event;
use x11rb::protocol::xproto::*;
use x11rb::wrapper::ConnectionExt as _;

use crate::display::Server;

/// How an owner of our own behaves.
pub enum Manner {
    /// Serves these bytes at once.
    Plain(Vec<u8>),
    /// Announces this size and hands out pieces of a mebibyte for ever.
    Endless(u32),
    /// Hands out one piece and then is silent.
    Stalls,
    /// Offers, and refuses when asked.
    Refuses,
    /// Hands out the bytes in pieces of this size, slowly.
    Pieces(Vec<u8>, usize),
}

/// Owns the clipboard in a thread until the display goes.
pub fn own(server: &Server, targets: &[&str], manner: Manner) {
    own_on(&server.name, targets, manner);
}

/// The same on the display of that name.
pub fn own_on(display: &str, targets: &[&str], manner: Manner) {
    let (connection, screen) = x11rb::connect(Some(display)).unwrap();
    let atom = |name: &str| {
        let atom = connection.intern_atom(false, name.as_bytes()).unwrap();
        atom.reply().unwrap().atom
    };
    let [clipboard, targets_atom, incr] = ["CLIPBOARD", "TARGETS", "INCR"].map(atom);
    let offered: Vec<Atom> = targets.iter().map(|target| atom(target)).collect();
    let root = connection.setup().roots[screen].root;
    let window = connection.generate_id().unwrap();
    let plain = CreateWindowAux::new();
    let class = WindowClass::INPUT_OUTPUT;
    connection
        .create_window(0, window, root, 0, 0, 1, 1, 0, class, 0, &plain)
        .unwrap();
    connection
        .set_selection_owner(window, clipboard, 0u32)
        .unwrap();
    connection.sync().unwrap();
    std::thread::spawn(move || {
        let replace = PropMode::REPLACE;
        let mut transfer: Option<(Window, Atom, Atom)> = None;
        let mut handed_out = 0;
        while let Ok(event) = connection.wait_for_event() {
            match event {
                Event::SelectionRequest(request) => {
                    let (to, property, kind) =
                        (request.requestor, request.property, request.target);
                    let mut granted = property;
                    if kind == targets_atom {
                        let list = AtomEnum::ATOM;
                        connection
                            .change_property32(replace, to, property, list, &offered)
                            .unwrap();
                    } else {
                        match &manner {
                            Manner::Refuses => granted = 0,
                            Manner::Plain(bytes) => {
                                connection
                                    .change_property8(replace, to, property, kind, bytes)
                                    .unwrap();
                            }
                            Manner::Endless(_) | Manner::Stalls | Manner::Pieces(..) => {
                                let size = match manner {
                                    Manner::Endless(size) => size,
                                    _ => 1,
                                };
                                let watch = ChangeWindowAttributesAux::new()
                                    .event_mask(EventMask::PROPERTY_CHANGE);
                                connection.change_window_attributes(to, &watch).unwrap();
                                connection
                                    .change_property32(replace, to, property, incr, &[size])
                                    .unwrap();
                                transfer = Some((to, property, kind));
                                handed_out = 0;
                            }
                        }
                    }
                    let notice = SelectionNotifyEvent {
                        response_type: SELECTION_NOTIFY_EVENT,
                        sequence: 0,
                        time: request.time,
                        requestor: to,
                        selection: request.selection,
                        target: kind,
                        property: granted,
                    };
                    connection
                        .send_event(false, to, EventMask::NO_EVENT, notice)
                        .unwrap();
                }
                Event::PropertyNotify(notice) if notice.state == Property::DELETE => {
                    let Some((to, property, kind)) = transfer else {
                        continue;
                    };
                    let piece = match &manner {
                        Manner::Stalls if handed_out > 0 => continue,
                        Manner::Pieces(bytes, size) => {
                            std::thread::sleep(Duration::from_millis(30));
                            let end = bytes.len().min(handed_out + size);
                            bytes[handed_out..end].to_vec()
                        }
                        _ => vec![7; 1 << 20],
                    };
                    handed_out += piece.len();
                    connection
                        .change_property8(replace, to, property, kind, &piece)
                        .unwrap();
                }
                _ => {}
            }
            connection.flush().unwrap();
        }
    });
}
