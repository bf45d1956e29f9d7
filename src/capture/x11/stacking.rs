//! The windows on the screen from front to back, by EWMH (specifications.freedesktop.org/wm-spec).

use x11rb::protocol::xproto::{AtomEnum, ConnectionExt as _};

use super::display::Display;
use super::windows::{Active, present, property};
use crate::failure::Failure;
use crate::surroundings::Window;

/// More windows than a person keeps open on one desktop; each costs a few questions to the server.
const MOST: usize = 32;

/// All windows that can be seen, without panels and the desktop's own background.
pub(super) fn windows(display: &Display, active: Option<Active>) -> Result<Vec<Window>, Failure> {
    let list = display.atoms._NET_CLIENT_LIST_STACKING;
    let list = property(display, display.root, list)?.reply()?;
    let mut clients: Vec<u32> = list.value32().into_iter().flatten().collect();
    clients.reverse();
    let mut windows = Vec::new();
    for client in clients.into_iter().take(MOST) {
        let window = Active::of(client);
        if is_furniture(display, client)? {
            continue;
        }
        let Some(area) = window.area(display)? else {
            continue;
        };
        let names = window.names(display)?;
        windows.push(Window {
            title: names.title,
            application: names.application,
            area,
            active: active.is_some_and(|active| active.is(client)),
        });
    }
    Ok(windows)
}

/// Whether a window is a panel or the background, which hold answers to nothing asked here.
fn is_furniture(display: &Display, client: u32) -> Result<bool, Failure> {
    let atoms = &display.atoms;
    let kind = display.connection.get_property(
        false,
        client,
        atoms._NET_WM_WINDOW_TYPE,
        AtomEnum::ATOM,
        0,
        8,
    )?;
    let furniture = [
        atoms._NET_WM_WINDOW_TYPE_DESKTOP,
        atoms._NET_WM_WINDOW_TYPE_DOCK,
    ];
    Ok(present(kind.reply())?.is_some_and(|kind| {
        kind.value32()
            .is_some_and(|mut kinds| kinds.any(|kind| furniture.contains(&kind)))
    }))
}
