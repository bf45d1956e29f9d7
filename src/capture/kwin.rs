//! Pictures by KWin's own interface, `org.kde.KWin.ScreenShot2`, which asks nobody: Plasma gives it
//! to programs whose installed desktop entry names it. The only way to a single window on Wayland.
//! Pixels come through a pipe, after the reply that tells their number.

use std::collections::HashMap;
use std::os::fd::OwnedFd;
use std::time::Duration;

use bytes::Bytes;
use futures_util::future::BoxFuture;
use tokio::io::AsyncReadExt;
use tokio::net::unix::pipe;
use tokio::sync::Mutex;
use tokio::time::timeout;
use zbus::Connection;
use zbus::zvariant::{Fd, OwnedValue, Value};

use super::{Candidate, Capturer, Monitors, Shot, desktop};
use crate::failure::{Failure, Stage};
use crate::picture::{Layout, Picture};
use crate::portal::connect;
use crate::portal::seen::Seen;
use crate::request::Subject;
use crate::surroundings::Surroundings;

/// This way's row in the table.
pub(super) const CANDIDATE: Candidate = Candidate {
    name: "kwin",
    open: |settings| Box::new(KWin::new(settings.monitors)),
};

/// The name is there only while KWin can take pictures, which it does with OpenGL alone.
pub(super) const NAME: &str = "org.kde.KWin.ScreenShot2";
const PATH: &str = "/org/kde/KWin/ScreenShot2";

/// A picture takes 100 ms or so; a compositor that is silent for so long is as good as gone.
const LIMIT: Duration = Duration::from_secs(3);

/// No desktop has more pixels: sixteen monitors of 4K.
const MOST_BYTES: usize = 16 * 3840 * 2160 * 4;

struct KWin {
    monitors: Monitors,
    connection: Mutex<Option<Connection>>,
}

impl KWin {
    fn new(monitors: Monitors) -> Self {
        Self {
            monitors,
            connection: Mutex::default(),
        }
    }

    async fn connection(&self) -> Result<Connection, Failure> {
        let mut open = self.connection.lock().await;
        if let Some(connection) = open.as_ref().filter(|connection| !connection.is_closed()) {
            return Ok(connection.clone());
        }
        let connection = connect(None).await.map_err(|_| Failure::NoDisplay)?;
        *open = Some(connection.clone());
        Ok(connection)
    }

    async fn shot(&self, subject: &Subject) -> Result<Shot, Failure> {
        let connection = self.connection().await?;
        let picture = match (subject, self.monitors) {
            (Subject::Window, _) => taken(&connection, "CaptureActiveWindow").await,
            (Subject::Screen, Monitors::Pointer) => taken(&connection, "CaptureActiveScreen").await,
            _ => match taken(&connection, "CaptureWorkspace").await {
                // KWin before 5.25 knows no workspace.
                Err(Failure::CaptureUnsupported(_)) => {
                    taken(&connection, "CaptureActiveScreen").await
                }
                taken => taken,
            },
        }?;
        Ok(Shot {
            picture,
            surroundings: Surroundings::default(),
        })
    }
}

impl Capturer for KWin {
    fn capture<'a>(&'a self, subject: &'a Subject) -> BoxFuture<'a, Result<Shot, Failure>> {
        Box::pin(async move {
            if !desktop::is_wayland() {
                return Err(Failure::NoDisplay);
            }
            if !matches!(subject, Subject::Screen | Subject::Window) {
                return Err(Failure::CaptureUnsupported(subject.clone()));
            }
            let shot = timeout(LIMIT, self.shot(subject)).await;
            shot.unwrap_or(Err(Failure::TimedOut(Stage::Capture)))
        })
    }
}

/// What KWin tells of the pixels that follow.
struct Frame {
    layout: Layout,
    width: u32,
    height: u32,
    stride: usize,
}

async fn taken(connection: &Connection, method: &str) -> Result<Picture, Failure> {
    let broken = |error: &dyn std::fmt::Display| Failure::Broken {
        detail: format!("KWin's pipe: {error}"),
    };
    let (reader, writer) = std::io::pipe().map_err(|error| broken(&error))?;
    let options = HashMap::from([
        ("include-decoration", Value::from(true)),
        ("include-shadow", Value::from(false)),
        ("native-resolution", Value::from(true)),
    ]);
    let body = (options, Fd::from(OwnedFd::from(writer)));
    let reply = {
        // KWin looks up the program that asks, and whether its desktop entry may.
        let _seen = Seen::by_others();
        let called = connection.call_method(Some(NAME), PATH, Some(NAME), method, &body);
        called.await.map_err(|error| failure(&error))?
    };
    // Only KWin's end is open from here on, so that the pipe ends when it has no more.
    drop(body);
    let results = reply.body().deserialize::<HashMap<String, OwnedValue>>();
    let frame = Frame::told(results.map_err(|error| broken(&error))?)?;
    let mut pixels = vec![0; frame.stride * frame.height as usize];
    let mut pipe =
        pipe::Receiver::from_owned_fd(OwnedFd::from(reader)).map_err(|error| broken(&error))?;
    let read = pipe.read_exact(&mut pixels).await;
    read.map_err(|error| broken(&error))?;
    lay_on_white(&mut pixels);
    let Frame {
        layout,
        width,
        height,
        stride,
    } = frame;
    Picture::new(Bytes::from(pixels), layout, width, height, stride)
}

impl Frame {
    fn told(results: HashMap<String, OwnedValue>) -> Result<Self, Failure> {
        let number = |name: &str| {
            let value = results.get(name)?;
            u32::try_from(value).ok()
        };
        let told = || {
            // As in QImage::Format, written in the order of a little-endian machine.
            let layout = match number("format")? {
                4..=6 => Layout::Bgrx,
                16..=18 => Layout::Rgbx,
                _ => return None,
            };
            Some(Self {
                layout,
                width: number("width")?,
                height: number("height")?,
                stride: usize::try_from(number("stride")?).ok()?,
            })
        };
        let frame = told().ok_or_else(|| Failure::CaptureRefused {
            detail: format!(
                "KWin's picture is of an unknown kind: {:?}",
                number("format")
            ),
        })?;
        // A window that closes at this moment gives a picture without pixels.
        let bytes = frame.stride.saturating_mul(frame.height as usize);
        match bytes {
            0 => Err(Failure::NoWindow),
            _ if bytes > MOST_BYTES => Err(Failure::TooLarge),
            _ => Ok(frame),
        }
    }
}

/// Lays pixels on white that are already multiplied by their alpha, as Qt has them: the corners of
/// a window are transparent.
fn lay_on_white(pixels: &mut [u8]) {
    for pixel in pixels
        .chunks_exact_mut(4)
        .filter(|pixel| pixel[3] != u8::MAX)
    {
        let white = u8::MAX - pixel[3];
        for colour in &mut pixel[..3] {
            *colour = colour.saturating_add(white);
        }
    }
}

fn failure(error: &zbus::Error) -> Failure {
    let zbus::Error::MethodError(name, words, _) = error else {
        return Failure::CaptureRefused {
            detail: error.to_string(),
        };
    };
    let kind = name.as_str().rsplit('.').next().unwrap_or_default();
    tracing::debug!(%name, ?words, "KWin gives no picture");
    match kind {
        "NoActiveWindow" | "InvalidWindow" => Failure::NoWindow,
        // Not on Plasma, without OpenGL, or without an installed desktop entry: the portal may do it.
        _ => Failure::CaptureUnsupported(Subject::Screen),
    }
}
