//! Pixels of the screen through memory shared with the X server (the MIT-SHM extension), else
//! through the socket. One segment is kept between captures; its pages, and the pixels in them, are
//! given back when it was not used for a while.

use std::fmt;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError, Weak};
use std::time::Duration;

use bytes::Bytes;
use tokio::runtime::Handle;
use x11rb::connection::Connection;
use x11rb::errors::ReplyError;
use x11rb::protocol::ErrorKind;
use x11rb::protocol::shm::{self, ConnectionExt as _};
use x11rb::protocol::xproto::{ConnectionExt as _, ImageFormat};

use super::display::Display;
use crate::failure::Failure;
use crate::memory::{self, Segment};
use crate::picture::Rect;

/// Long enough for a second look at the same thing, short enough for a memory meter: 3 s.
const REST: Duration = Duration::from_secs(3);

/// Where the segment lies between captures.
pub(super) struct Shelf {
    /// Cleared for good when the server refuses the first segment.
    open: AtomicBool,
    resting: Mutex<Option<Attached>>,
    /// Counts the captures, so that only the last one's rest ends in giving back.
    uses: AtomicU64,
}

/// A segment and the server's name for it.
struct Attached {
    segment: Segment,
    name: shm::Seg,
}

/// Why there are no pixels.
pub(super) enum Missed {
    /// The area does not lie within the screen, which has changed its size.
    Resized,
    /// Anything that asking again does not cure.
    For(Failure),
}

impl Shelf {
    pub(super) fn new(open: bool) -> Self {
        Self {
            open: AtomicBool::new(open),
            resting: Mutex::new(None),
            uses: AtomicU64::new(0),
        }
    }

    fn take(&self) -> Option<Attached> {
        self.uses.fetch_add(1, Ordering::Relaxed);
        let mut resting = self.resting.lock().unwrap_or_else(PoisonError::into_inner);
        resting.take()
    }

    /// Lays a segment back; what has no place is returned.
    fn put(&self, attached: Attached) -> Option<Attached> {
        let mut resting = self.resting.lock().unwrap_or_else(PoisonError::into_inner);
        resting.replace(attached)
    }
}

impl fmt::Debug for Shelf {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "Shelf({:?})", self.open)
    }
}

/// The pixels of `area` of the screen, in the server's format, `stride` bytes per row.
pub(super) fn pixels(
    display: &Arc<Display>,
    area: Rect,
    stride: usize,
    runtime: &Handle,
) -> Result<Bytes, Missed> {
    let length = stride * area.height as usize;
    if display.shelf.open.load(Ordering::Relaxed) {
        match through_memory(display, area, length, runtime) {
            Err(Missed::For(Failure::Broken { detail })) => {
                tracing::info!(detail, "no memory shared with the display");
                display.shelf.open.store(false, Ordering::Relaxed);
            }
            result => return result,
        }
    }
    through_socket(display, area)
}

fn through_memory(
    display: &Arc<Display>,
    area: Rect,
    length: usize,
    runtime: &Handle,
) -> Result<Bytes, Missed> {
    let Attached { segment, name } = attached(display, length)?;
    let (x, y, width, height) = wire(area)?;
    let all_planes = u32::MAX;
    let z_format = ImageFormat::Z_PIXMAP.into();
    let drawn = display
        .connection
        .shm_get_image(
            display.root,
            x,
            y,
            width,
            height,
            all_planes,
            z_format,
            name,
            0,
        )
        .map_err(ReplyError::from)
        .and_then(|cookie| cookie.reply());
    if let Err(error) = drawn {
        display.bring_home(Attached { segment, name });
        return Err(missed(error));
    }
    let home = Arc::downgrade(display);
    let runtime = runtime.clone();
    Ok(segment.lend(length, move |segment| {
        if let Some(display) = home.upgrade() {
            display.bring_home(Attached { segment, name });
            let uses = display.shelf.uses.load(Ordering::Relaxed);
            runtime.spawn(rest(home, uses));
        }
    }))
}

/// A segment of at least `length` bytes that the server knows.
fn attached(display: &Display, length: usize) -> Result<Attached, Failure> {
    match display.shelf.take() {
        Some(attached) if attached.segment.length() >= length => return Ok(attached),
        Some(small) => display.detach(small),
        None => {}
    }
    let refused = |error: std::io::Error| Failure::Broken {
        detail: format!("no shared memory: {error}"),
    };
    let segment = Segment::new(length).map_err(refused)?;
    let descriptor = segment.share().map_err(refused)?;
    let name = display.connection.generate_id()?;
    display
        .connection
        .shm_attach_fd(name, descriptor, false)?
        .check()?;
    Ok(Attached { segment, name })
}

fn through_socket(display: &Display, area: Rect) -> Result<Bytes, Missed> {
    let (x, y, width, height) = wire(area)?;
    let all_planes = u32::MAX;
    display
        .connection
        .get_image(
            ImageFormat::Z_PIXMAP,
            display.root,
            x,
            y,
            width,
            height,
            all_planes,
        )
        .map_err(ReplyError::from)
        .and_then(|cookie| cookie.reply())
        .map(|image| Bytes::from(image.data))
        .map_err(missed)
}

/// The rectangle in the protocol's numbers.
fn wire(area: Rect) -> Result<(i16, i16, u16, u16), Missed> {
    let numbers = || {
        Some((
            area.x.try_into().ok()?,
            area.y.try_into().ok()?,
            area.width.try_into().ok()?,
            area.height.try_into().ok()?,
        ))
    };
    numbers().ok_or(Missed::Resized)
}

fn missed(error: ReplyError) -> Missed {
    match &error {
        ReplyError::X11Error(fault) if fault.error_kind == ErrorKind::Match => Missed::Resized,
        _ => Missed::For(error.into()),
    }
}

/// Waits, and gives the pages back unless there was a capture meanwhile.
async fn rest(home: Weak<Display>, uses: u64) {
    tokio::time::sleep(REST).await;
    let Some(display) = home.upgrade() else {
        return;
    };
    if display.shelf.uses.load(Ordering::Relaxed) != uses {
        return;
    }
    tokio::task::spawn_blocking(move || {
        let mut resting = display
            .shelf
            .resting
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        if let Some(attached) = resting.as_mut()
            && let Err(error) = attached.segment.release()
        {
            tracing::warn!(%error, "pages of a segment kept");
        }
        drop(resting);
        memory::give_back();
    });
}

impl Display {
    fn bring_home(&self, attached: Attached) {
        if let Some(surplus) = self.shelf.put(attached) {
            self.detach(surplus);
        }
    }

    fn detach(&self, attached: Attached) {
        // Best effort: a server that is gone has let go already.
        if let Ok(request) = self.connection.shm_detach(attached.name) {
            request.ignore_error();
        }
        let _ = self.connection.flush();
    }
}

impl From<Failure> for Missed {
    fn from(failure: Failure) -> Self {
        Self::For(failure)
    }
}
