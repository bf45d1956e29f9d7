//! The active window: where it is, its title and its application, by EWMH
//! (specifications.freedesktop.org/wm-spec) and ICCCM. Nothing here looks into a window.

use x11rb::cookie::Cookie;
use x11rb::errors::{ConnectionError, ReplyError};
use x11rb::protocol::xproto::{
    Atom, AtomEnum, ConnectionExt as _, GetPropertyReply, MapState, Window,
};
use x11rb::rust_connection::RustConnection;

use super::display::{Atoms, Display};
use crate::failure::Failure;
use crate::picture::Rect;

/// The most of a property that is read, in the protocol's units of four bytes: longer titles are
/// no titles.
const LONGEST: u32 = 1024;

/// More ancestors than any toolkit nests; keeps a walk through a changing tree finite.
const DEEPEST: usize = 32;

/// ICCCM 4.1.3.1.
const ICONIC_STATE: u32 = 3;

/// The active window's two identities: equal with a window manager of the EWMH kind.
#[derive(Debug, Clone, Copy)]
pub(super) struct Active {
    /// The application's own window, which has the title.
    client: Window,
    /// The child of the root that holds it, when found by walking up to it.
    top: Option<Window>,
}

/// What is known of the active window.
#[derive(Debug, Default)]
pub(super) struct Names {
    pub(super) title: Option<String>,
    pub(super) application: Option<String>,
}

impl Active {
    /// The active window by the window manager's word, else by the keyboard's focus.
    pub(super) fn find(display: &Display) -> Result<Option<Self>, Failure> {
        let active = property(display, display.root, display.atoms._NET_ACTIVE_WINDOW)?;
        let focus = display.connection.get_input_focus()?;
        let active = active.reply()?;
        let focus = focus.reply()?.focus;
        if let Some(client) = active.value32().and_then(|mut windows| windows.next()) {
            return Ok((client != 0).then_some(Self { client, top: None }));
        }
        // 0 and 1 are no windows but "None" and "PointerRoot".
        if focus <= 1 || focus == display.root {
            return Ok(None);
        }
        climb(display, focus)
    }

    /// A window that the window manager has named.
    pub(super) fn of(client: Window) -> Self {
        Self { client, top: None }
    }

    /// Whether this is the same window.
    pub(super) fn is(self, client: Window) -> bool {
        self.client == client
    }

    /// The process it says it belongs to, by EWMH.
    pub(super) fn process(self, display: &Display) -> Result<Option<u32>, Failure> {
        let process = property(display, self.client, display.atoms._NET_WM_PID)?;
        let first = |reply: GetPropertyReply| reply.value32().and_then(|mut values| values.next());
        Ok(present(process.reply())?.and_then(first))
    }

    /// The title and the application's class.
    pub(super) fn names(self, display: &Display) -> Result<Names, Failure> {
        let atoms = &display.atoms;
        let modern = property(display, self.client, atoms._NET_WM_NAME)?;
        let old = property(display, self.client, AtomEnum::WM_NAME)?;
        let class = property(display, self.client, AtomEnum::WM_CLASS)?;
        let modern = present(modern.reply())?;
        let old = present(old.reply())?;
        let class = present(class.reply())?;
        let title = |found: Option<GetPropertyReply>| found.and_then(|name| text(&name, atoms));
        Ok(Names {
            title: title(modern).or_else(|| title(old)),
            application: class.and_then(|class| application(&class.value)),
        })
    }

    /// The rectangle on the screen, frame included; none when the window cannot be seen.
    pub(super) fn area(self, display: &Display) -> Result<Option<Rect>, Failure> {
        let window = self.top.unwrap_or(self.client);
        let connection = &display.connection;
        let attributes = connection.get_window_attributes(window)?;
        let geometry = connection.get_geometry(window)?;
        let corner = connection.translate_coordinates(window, display.root, 0, 0)?;
        let minimised = self.minimised(display)?;
        let frame = self.extents(display)?;
        let (Some(attributes), Some(geometry), Some(corner)) = (
            present(attributes.reply())?,
            present(geometry.reply())?,
            present(corner.reply())?,
        ) else {
            return Ok(None);
        };
        if minimised || attributes.map_state != MapState::VIEWABLE {
            return Ok(None);
        }
        let [left, right, top, bottom] = frame;
        let grown = |length: u16, sides: i32| {
            u32::try_from(i32::from(length).saturating_add(sides)).unwrap_or(0)
        };
        Ok(Some(Rect {
            x: i32::from(corner.dst_x) - left,
            y: i32::from(corner.dst_y) - top,
            width: grown(geometry.width, left + right),
            height: grown(geometry.height, top + bottom),
        }))
    }

    fn minimised(self, display: &Display) -> Result<bool, Failure> {
        let state = property(display, self.client, display.atoms.WM_STATE)?;
        let hidden = property(display, self.client, display.atoms._NET_WM_STATE)?;
        let first = |reply: GetPropertyReply| reply.value32().and_then(|mut values| values.next());
        let iconic = present(state.reply())?.and_then(first) == Some(ICONIC_STATE);
        let hidden = present(hidden.reply())?.is_some_and(|reply| {
            reply.value32().is_some_and(|mut states| {
                states.any(|state| state == display.atoms._NET_WM_STATE_HIDDEN)
            })
        });
        Ok(iconic || hidden)
    }

    /// What the frame adds left, right, at the top and at the bottom. Windows that draw their own
    /// frame have an invisible margin for its shadow instead, which shows what lies beneath.
    fn extents(self, display: &Display) -> Result<[i32; 4], Failure> {
        if self.top.is_some() {
            return Ok([0; 4]);
        }
        let frame = property(display, self.client, display.atoms._NET_FRAME_EXTENTS)?;
        let shadow = property(display, self.client, display.atoms._GTK_FRAME_EXTENTS)?;
        let frame = present(frame.reply())?.map_or([0; 4], |reply| sides(&reply));
        let shadow = present(shadow.reply())?.map_or([0; 4], |reply| sides(&reply));
        Ok(std::array::from_fn(|side| frame[side] - shadow[side]))
    }
}

/// Walks from the focused window up to the child of the root; the first window on the way that
/// has a class is the application's.
fn climb(display: &Display, focus: Window) -> Result<Option<Active>, Failure> {
    let mut window = focus;
    let mut client = None;
    for _ in 0..DEEPEST {
        let class = property(display, window, AtomEnum::WM_CLASS)?;
        let tree = display.connection.query_tree(window)?;
        let class = present(class.reply())?.filter(|class| !class.value.is_empty());
        let Some(tree) = present(tree.reply())? else {
            return Ok(None);
        };
        client = client.or(class.map(|_| window));
        if tree.parent == display.root {
            return Ok(Some(Active {
                client: client.unwrap_or(window),
                top: Some(window),
            }));
        }
        window = tree.parent;
    }
    Ok(None)
}

pub(super) type PropertyCookie<'a> = Cookie<'a, RustConnection, GetPropertyReply>;

pub(super) fn property(
    display: &Display,
    window: Window,
    name: impl Into<Atom>,
) -> Result<PropertyCookie<'_>, ConnectionError> {
    display
        .connection
        .get_property(false, window, name, AtomEnum::ANY, 0, LONGEST)
}

/// What a window says, or nothing when it has just been closed.
pub(super) fn present<T>(reply: Result<T, ReplyError>) -> Result<Option<T>, Failure> {
    match reply {
        Ok(reply) => Ok(Some(reply)),
        Err(ReplyError::X11Error(_)) => Ok(None),
        Err(ReplyError::ConnectionError(lost)) => Err(lost.into()),
    }
}

/// Four lengths; a nonsense length counts as none.
fn sides(reply: &GetPropertyReply) -> [i32; 4] {
    let mut sides = reply.value32().into_iter().flatten();
    std::array::from_fn(|_| {
        let side = sides.next().unwrap_or(0);
        i32::try_from(side)
            .ok()
            .filter(|&side| side < 1000)
            .unwrap_or(0)
    })
}

/// The text of a property of any type: STRING is Latin-1 by ICCCM 2.7.1, yet many programs put
/// UTF-8 into whatever they have.
fn text(reply: &GetPropertyReply, atoms: &Atoms) -> Option<String> {
    let bytes = &reply.value[..];
    let text = match std::str::from_utf8(bytes) {
        Ok(text) => text.to_owned(),
        Err(_) if reply.type_ == atoms.UTF8_STRING => String::from_utf8_lossy(bytes).into_owned(),
        Err(_) => bytes.iter().map(|&byte| char::from(byte)).collect(),
    };
    let text: String = text.chars().filter(|letter| !letter.is_control()).collect();
    let text = text.trim();
    (!text.is_empty()).then(|| text.to_owned())
}

/// The second of the two names in WM_CLASS, ICCCM 4.1.2.5.
fn application(class: &[u8]) -> Option<String> {
    let mut names = class.split(|&byte| byte == 0);
    let instance = names.next().unwrap_or_default();
    let name = names.next().filter(|name| !name.is_empty());
    let name = String::from_utf8_lossy(name.unwrap_or(instance));
    let name: String = name.chars().filter(|letter| !letter.is_control()).collect();
    (!name.is_empty()).then_some(name)
}
