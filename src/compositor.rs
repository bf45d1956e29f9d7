//! Whether this session is one of Wayland, found out by knocking where its compositor listens: what
//! the environment says may be left over from an earlier session. Below stands how doors converse
//! with it; here it is asked nothing.

pub mod control;
pub mod link;

use std::path::{Path, PathBuf};

use rustix::io::Errno;
use rustix::net::{AddressFamily, SocketAddrUnix, SocketFlags, SocketType, connect, socket_with};
use x11rb::connection::Connection;
use x11rb::protocol::randr::ConnectionExt as _;
use x11rb::protocol::xproto::{ConnectionExt as _, Window};

/// Where the compositor of this session listens; none where there is no Wayland session.
pub fn socket() -> Option<PathBuf> {
    let named = |name| std::env::var_os(name).filter(|value| !value.is_empty());
    let display = PathBuf::from(named("WAYLAND_DISPLAY")?);
    if display.is_absolute() {
        return Some(display);
    }
    Some(PathBuf::from(named("XDG_RUNTIME_DIR")?).join(display))
}

/// Whether the session is one of Wayland, also while its compositor is away.
pub fn is_here() -> bool {
    // One that is started by hand leaves the session's type as it was.
    socket().is_some_and(|path| listens(&path))
        || std::env::var_os("XDG_SESSION_TYPE").is_some_and(|kind| kind == "wayland")
}

/// Whether this X display is only the one that a compositor has for programs of X. There no key is
/// ever heard and nothing of the screen is seen, while every question is answered as on any other.
pub fn has_made(connection: &impl Connection, root: Window) -> bool {
    let extension = connection.query_extension(b"XWAYLAND");
    let extension = extension.ok().and_then(|answer| answer.reply().ok());
    if extension.is_some_and(|extension| extension.present) {
        return true;
    }
    // Those before 23.1 are known by the names of their monitors.
    let screen = connection.randr_get_screen_resources_current(root);
    let Some(screen) = screen.ok().and_then(|answer| answer.reply().ok()) else {
        return false;
    };
    screen.outputs.first().is_some_and(|output| {
        let output = connection.randr_get_output_info(*output, screen.config_timestamp);
        let output = output.ok().and_then(|answer| answer.reply().ok());
        output.is_some_and(|output| output.name.starts_with(b"XWAYLAND"))
    })
}

/// Whether somebody listens there. Nothing is waited for: one that hangs has no room for one more,
/// and is there all the same.
fn listens(path: &Path) -> bool {
    let flags = SocketFlags::CLOEXEC | SocketFlags::NONBLOCK;
    let knocked = SocketAddrUnix::new(path).and_then(|address| {
        let socket = socket_with(AddressFamily::UNIX, SocketType::STREAM, flags, None)?;
        connect(&socket, &address)
    });
    matches!(knocked, Ok(()) | Err(Errno::AGAIN | Errno::INPROGRESS))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use std::os::unix::net::UnixListener;

    use super::*;

    #[test]
    fn what_was_left_over_does_not_listen() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("wayland-0");
        assert!(!listens(&path));
        let listener = UnixListener::bind(&path).unwrap();
        assert!(listens(&path));
        // As that of a compositor that was killed.
        drop(listener);
        assert!(path.exists() && !listens(&path));
    }
}
