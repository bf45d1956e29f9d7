//! XScreenSaver, whose daemon runs all the time: that it has locked the screen stands on the root window of
//! the X display, as its own `xscreensaver-command -time` reads it. It is asked when that matters only, over
//! a connection that is kept while it matters.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, SyncSender, sync_channel};
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use x11rb::connection::Connection;
use x11rb::protocol::xproto::{AtomEnum, ConnectionExt, Window};
use x11rb::rust_connection::RustConnection;

use crate::compositor;

/// A display answers within a millisecond; one that hangs holds up no press for longer.
const LIMIT: Duration = Duration::from_millis(100);
/// While something is held it is asked every second; after this long nothing is.
const KEPT: Duration = Duration::from_secs(3);

/// Takes the answer to one question.
type Asker = SyncSender<bool>;

/// The way to the thread that asks, while there is one.
static ASKING: Mutex<Option<SyncSender<Asker>>> = Mutex::new(None);
/// What the display told last.
static LOCKED: AtomicBool = AtomicBool::new(false);

/// Whether it has locked the screen. A display that does not answer in time means what it told last; one
/// that is not there, or not any more, tells of no lock.
pub(super) fn is_locked() -> bool {
    // Through Xwayland it could lock nothing.
    if std::env::var_os("DISPLAY").is_none() || compositor::is_here() {
        return false;
    }
    let (asker, answer) = sync_channel(1);
    // No thread, or one that hangs: nothing new can be learnt.
    let asked = ask(asker).and_then(|()| answer.recv_timeout(LIMIT).ok());
    asked.unwrap_or_else(|| LOCKED.load(Ordering::Relaxed))
}

/// Passes a question on, to a new thread where there is none.
fn ask(asker: Asker) -> Option<()> {
    let mut asking = ASKING.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(questions) = &*asking {
        return questions.try_send(asker).ok();
    }
    // One question waits at most: what is asked behind it would be answered too late.
    let (questions, taken) = sync_channel(1);
    questions.try_send(asker).ok()?;
    let started = std::thread::Builder::new()
        .name("xscreensaver".into())
        .spawn(move || answer_all(&taken));
    started.ok()?;
    *asking = Some(questions);
    Some(())
}

/// The thread: answers until nothing is asked any more.
fn answer_all(questions: &Receiver<Asker>) {
    let mut display = None;
    loop {
        let asker = match questions.recv_timeout(KEPT) {
            Ok(asker) => asker,
            Err(RecvTimeoutError::Disconnected) => return,
            Err(RecvTimeoutError::Timeout) => {
                let mut asking = ASKING.lock().unwrap_or_else(PoisonError::into_inner);
                // One may have come in between.
                match questions.try_recv() {
                    Ok(asker) => asker,
                    Err(_) => {
                        *asking = None;
                        return;
                    }
                }
            }
        };
        let locked = tells(&mut display).unwrap_or_default();
        LOCKED.store(locked, Ordering::Relaxed);
        // Nobody waits any more when it took too long.
        let _ = asker.send(locked);
    }
}

/// What the display tells, over the kept connection or else a new one; none where there is no display.
fn tells(display: &mut Option<(RustConnection, usize)>) -> Option<bool> {
    if let Some((connection, screen)) = display {
        if let Some(locked) = asked(connection, *screen) {
            return Some(locked);
        }
        // The display may have been started anew.
        *display = None;
    }
    let (connection, screen) = display.insert(x11rb::connect(None).ok()?);
    asked(connection, *screen)
}

/// What the display tells; none where the connection fails.
fn asked(connection: &RustConnection, screen: usize) -> Option<bool> {
    let root = connection.setup().roots.get(screen)?.root;
    let Some(state) = first(connection, root, b"_SCREENSAVER_STATUS", AtomEnum::INTEGER)? else {
        return Some(false);
    };
    // Zero is neither a lock nor an atom.
    if state == 0 {
        return Some(false);
    }
    let name = connection.get_atom_name(state).ok()?.reply().ok()?.name;
    if name != b"LOCK" {
        return Some(false);
    }
    // One that was killed leaves the word behind, and its window does not stay.
    let windows = connection.query_tree(root).ok()?.reply().ok()?.children;
    let version = b"_SCREENSAVER_VERSION";
    let lives = |window: &Window| {
        let version = first(connection, *window, version, AtomEnum::STRING);
        version.flatten().is_some()
    };
    Some(windows.iter().any(lives))
}

/// The beginning of what stands on a window under this name, if anything does; none where the connection
/// fails.
fn first(
    connection: &impl Connection,
    window: Window,
    name: &[u8],
    kind: AtomEnum,
) -> Option<Option<u32>> {
    let name = connection.intern_atom(true, name).ok()?.reply().ok()?.atom;
    let property = connection.get_property(false, window, name, kind, 0, 1);
    let property = property.ok()?.reply().ok()?;
    Some(match property.value32() {
        Some(mut numbers) => numbers.next(),
        None => property.value.first().map(|&byte| u32::from(byte)),
    })
}
