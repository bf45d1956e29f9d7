//! XScreenSaver, whose daemon runs all the time: that it has locked the screen stands on the root window of
//! the X display, as its own `xscreensaver-command -time` reads it. It is asked when that matters only.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::sync_channel;
use std::time::Duration;

use x11rb::connection::Connection;
use x11rb::protocol::xproto::{AtomEnum, ConnectionExt, Window};

use crate::compositor;

/// A display answers within a millisecond; one that hangs holds up no press for longer.
const LIMIT: Duration = Duration::from_millis(100);

/// Whether it has locked the screen; a display that does not answer, or none, tells of no lock.
pub(super) fn is_locked() -> bool {
    static ASKING: AtomicBool = AtomicBool::new(false);
    // Through Xwayland it could lock nothing.
    if std::env::var_os("DISPLAY").is_none() || compositor::is_here() {
        return false;
    }
    // A display that hangs is waited for by one thread alone.
    if ASKING.swap(true, Ordering::Relaxed) {
        return false;
    }
    let (done, answer) = sync_channel(1);
    let asking = std::thread::Builder::new()
        .name("xscreensaver".into())
        .spawn(move || {
            let locked = asked().unwrap_or_default();
            ASKING.store(false, Ordering::Relaxed);
            // Nobody waits any more when it took too long.
            let _ = done.send(locked);
        });
    match asking {
        Ok(_) => answer.recv_timeout(LIMIT).unwrap_or_default(),
        Err(_) => {
            ASKING.store(false, Ordering::Relaxed);
            false
        }
    }
}

/// What the display tells; none where it fails, or knows nothing of it.
fn asked() -> Option<bool> {
    let (connection, screen) = x11rb::connect(None).ok()?;
    let root = connection.setup().roots.get(screen)?.root;
    let state = first(&connection, root, b"_SCREENSAVER_STATUS", AtomEnum::INTEGER)?;
    // Zero is neither a lock nor an atom.
    let name = connection.get_atom_name(state).ok()?.reply().ok()?.name;
    if name != b"LOCK" {
        return Some(false);
    }
    // One that was killed leaves the word behind, and its window does not stay.
    let windows = connection.query_tree(root).ok()?.reply().ok()?.children;
    let version = b"_SCREENSAVER_VERSION";
    let lives = |window: &Window| first(&connection, *window, version, AtomEnum::STRING).is_some();
    Some(windows.iter().any(lives))
}

/// The beginning of what stands on a window under this name.
fn first(connection: &impl Connection, window: Window, name: &[u8], kind: AtomEnum) -> Option<u32> {
    let name = connection.intern_atom(true, name).ok()?.reply().ok()?.atom;
    let property = connection.get_property(false, window, name, kind, 0, 1);
    let property = property.ok()?.reply().ok()?;
    match property.value32() {
        Some(mut numbers) => numbers.next(),
        None => property.value.first().map(|&byte| u32::from(byte)),
    }
}
