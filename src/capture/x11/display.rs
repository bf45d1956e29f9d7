//! The connection to an X server and what is asked of it once: extensions, atoms, the format of
//! its pixels. It is kept from capture to capture.

use std::os::fd::AsFd;
use std::os::unix::net::UnixStream;

use x11rb::atom_manager;
use x11rb::connection::{Connection, RequestConnection};
use x11rb::errors::{ConnectError, ConnectionError, ReplyError, ReplyOrIdError};
use x11rb::protocol::randr::{self, ConnectionExt as _};
use x11rb::protocol::shm::{self, ConnectionExt as _};
use x11rb::protocol::xproto::{ConnectionExt as _, Window};
use x11rb::rust_connection::RustConnection;

use super::pixels::PixelFormat;
use super::shared::Shelf;
use crate::compositor;
use crate::failure::Failure;
use crate::picture::Rect;

atom_manager! {
    /// The properties and types that windows are read by.
    pub(super) Atoms: AtomsCookie {
        _GTK_FRAME_EXTENTS,
        _NET_ACTIVE_WINDOW,
        _NET_CLIENT_LIST_STACKING,
        _NET_FRAME_EXTENTS,
        _NET_WM_NAME,
        _NET_WM_PID,
        _NET_WM_STATE,
        _NET_WM_STATE_HIDDEN,
        _NET_WM_WINDOW_TYPE,
        _NET_WM_WINDOW_TYPE_DESKTOP,
        _NET_WM_WINDOW_TYPE_DOCK,
        UTF8_STRING,
        WM_STATE,
    }
}

/// An open display.
pub(super) struct Display {
    pub(super) connection: RustConnection,
    pub(super) root: Window,
    pub(super) atoms: Atoms,
    /// How its pixels lie in memory; none when that is not understood.
    pub(super) format: Option<PixelFormat>,
    pub(super) shelf: Shelf,
    monitors_known: bool,
    /// Whether there is nothing on it, since it is only a compositor's for programs of X.
    pub(super) blind: bool,
}

impl Display {
    /// Connects to the display of that name, or to the one in the environment.
    pub(super) fn open(name: Option<&str>) -> Result<Self, Failure> {
        let (connection, screen) = connect(name)?;
        let root = &connection.setup().roots[screen];
        let format = PixelFormat::of(connection.setup(), root);
        let root = root.root;
        let blind = compositor::has_made(&connection, root);
        let atoms = Atoms::new(&connection)?.reply()?;
        let shelf = Shelf::new(shares_memory(&connection)?);
        let monitors_known = knows_monitors(&connection)?;
        tracing::debug!(?format, ?shelf, monitors_known, "display opened");
        Ok(Self {
            connection,
            root,
            atoms,
            format,
            shelf,
            monitors_known,
            blind,
        })
    }

    /// The rectangle of the whole desktop.
    pub(super) fn desktop(&self) -> Result<Rect, Failure> {
        let root = self.connection.get_geometry(self.root)?.reply()?;
        if root.width == 0 || root.height == 0 {
            return Err(Failure::NoMonitor);
        }
        Ok(rect(0, 0, root.width, root.height))
    }

    /// The rectangles of all monitors that are switched on, the primary one first; the whole
    /// desktop where the server does not know monitors.
    pub(super) fn monitors(&self) -> Result<Vec<Rect>, Failure> {
        if !self.monitors_known {
            return Ok(vec![self.desktop()?]);
        }
        let mut monitors = self
            .connection
            .randr_get_monitors(self.root, true)?
            .reply()?
            .monitors;
        monitors.retain(|monitor| monitor.width > 0 && monitor.height > 0);
        monitors.sort_by_key(|monitor| !monitor.primary);
        if monitors.is_empty() {
            return Err(Failure::NoMonitor);
        }
        let place = |monitor: &randr::MonitorInfo| {
            rect(monitor.x, monitor.y, monitor.width, monitor.height)
        };
        Ok(monitors.iter().map(place).collect())
    }

    /// The rectangle of the monitor that the mouse pointer is on, else of the first.
    pub(super) fn monitor_of_pointer(&self) -> Result<Rect, Failure> {
        let pointer = self.connection.query_pointer(self.root)?;
        let monitors = self.monitors()?;
        let pointer = pointer.reply()?;
        let [x, y] = [pointer.root_x, pointer.root_y].map(i64::from);
        let under = |area: &&Rect| {
            let [left, top] = [area.x, area.y].map(i64::from);
            (left..left + i64::from(area.width)).contains(&x)
                && (top..top + i64::from(area.height)).contains(&y)
        };
        let found = monitors.iter().find(under).or(monitors.first());
        found.copied().ok_or(Failure::NoMonitor)
    }
}

/// Connects, and says what stands in the way in the user's terms.
pub(in crate::capture) fn connect(name: Option<&str>) -> Result<(RustConnection, usize), Failure> {
    x11rb::connect(name).map_err(|error| {
        tracing::debug!(%error, "no connection to the display");
        match error {
            ConnectError::SetupFailed(_) | ConnectError::SetupAuthenticate(_) => {
                Failure::CaptureRefused {
                    detail: error.to_string(),
                }
            }
            _ => Failure::NoDisplay,
        }
    })
}

pub(super) fn rect(x: i16, y: i16, width: u16, height: u16) -> Rect {
    Rect {
        x: x.into(),
        y: y.into(),
        width: width.into(),
        height: height.into(),
    }
}

/// Whether memory can be handed over: MIT-SHM 1.2, and a socket that carries descriptors. A
/// display behind ssh has the extension too, but its memory is on another machine.
fn shares_memory(connection: &RustConnection) -> Result<bool, Failure> {
    let present = connection
        .extension_information(shm::X11_EXTENSION_NAME)?
        .is_some();
    let local = connection
        .stream()
        .as_fd()
        .try_clone_to_owned()
        .is_ok_and(|socket| UnixStream::from(socket).local_addr().is_ok());
    if !present || !local {
        return Ok(false);
    }
    let version = connection.shm_query_version()?.reply()?;
    Ok((version.major_version, version.minor_version) >= (1, 2))
}

/// Whether the server lists monitors: RandR 1.5.
fn knows_monitors(connection: &RustConnection) -> Result<bool, Failure> {
    let present = connection
        .extension_information(randr::X11_EXTENSION_NAME)?
        .is_some();
    if !present {
        return Ok(false);
    }
    let version = connection.randr_query_version(1, 5)?.reply()?;
    Ok((version.major_version, version.minor_version) >= (1, 5))
}

impl From<ConnectionError> for Failure {
    fn from(error: ConnectionError) -> Self {
        tracing::debug!(%error, "connection to the display lost");
        Self::DisplayLost
    }
}

impl From<ReplyError> for Failure {
    fn from(error: ReplyError) -> Self {
        match error {
            ReplyError::ConnectionError(error) => error.into(),
            ReplyError::X11Error(error) => Self::Broken {
                detail: format!(
                    "{:?} in X11 request {:?}",
                    error.error_kind, error.request_name
                ),
            },
        }
    }
}

impl From<ReplyOrIdError> for Failure {
    fn from(error: ReplyOrIdError) -> Self {
        match error {
            ReplyOrIdError::ConnectionError(error) => error.into(),
            ReplyOrIdError::X11Error(error) => ReplyError::X11Error(error).into(),
            ReplyOrIdError::IdsExhausted => Self::DisplayLost,
        }
    }
}
