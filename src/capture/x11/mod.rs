//! Takes pictures of an X11 screen: one kept connection, one kept segment of shared memory. A
//! window's picture is always the screen's, cut to the window, so it shows what a sighted person
//! would see; a window's own content is never asked for.

pub mod clipboard;
mod display;
pub(super) mod offer;
pub(super) mod owner;
pub(super) mod pixels;
mod pointer;
mod shared;
mod stacking;
mod windows;

use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use bytes::Bytes;
use futures_util::future::BoxFuture;
use tokio::runtime::Handle;

use self::display::Display;
use self::shared::Missed;
use self::windows::{Active, Names};
use super::accessibility;
use super::lane::Lane;
use super::{Capturer, Monitors, Shot};
use crate::failure::Failure;
use crate::picture::{Layout, Picture, Rect};
use crate::request::Subject;
use crate::surroundings::{Remark, Surroundings};

/// A capture takes milliseconds; a display that is silent for 5 s is as good as gone.
const LIMIT: Duration = Duration::from_secs(5);

/// Captures the screen and the active window of an X11 display.
pub struct X11 {
    eye: Arc<Eye>,
    lane: Lane,
}

/// What the blocking side keeps from capture to capture.
struct Eye {
    name: Option<String>,
    monitors: Monitors,
    display: Mutex<Option<Arc<Display>>>,
}

impl X11 {
    /// A capturer of the display of that name, else of the one in the environment; it connects
    /// when it is first used.
    pub fn new(name: Option<String>, monitors: Monitors) -> Self {
        Self {
            eye: Arc::new(Eye {
                name,
                monitors,
                display: Mutex::new(None),
            }),
            lane: Lane::new(),
        }
    }

    /// What the window system says of the active window.
    pub(super) async fn active(&self) -> Option<accessibility::Active> {
        let eye = Arc::clone(&self.eye);
        let ask = move || {
            eye.ask(|display| {
                let Some(active) = Active::find(display)? else {
                    return Ok(None);
                };
                let names = active.names(display)?;
                Ok(Some(accessibility::Active {
                    title: names.title,
                    application: names.application,
                    pid: active.process(display)?,
                    content: None,
                }))
            })
        };
        self.lane
            .run(LIMIT, Failure::DisplayLost, ask)
            .await
            .ok()
            .flatten()
    }
}

impl Capturer for X11 {
    fn capture<'a>(&'a self, subject: &'a Subject) -> BoxFuture<'a, Result<Shot, Failure>> {
        Box::pin(async move {
            let look = match subject {
                Subject::Screen => Look::Screen,
                Subject::Window => Look::Window,
                Subject::Pointer => Look::Pointer,
                _ => return Err(Failure::CaptureUnsupported(subject.clone())),
            };
            let eye = Arc::clone(&self.eye);
            let runtime = Handle::current();
            self.lane
                .run(LIMIT, Failure::DisplayLost, move || {
                    eye.ask(|display| eye.shot(display, look, &runtime))
                })
                .await
        })
    }
}

#[derive(Debug, Clone, Copy)]
enum Look {
    Screen,
    Window,
    Pointer,
}

impl Eye {
    /// Asks the kept display, or a new one where that is gone.
    fn ask<T>(&self, ask: impl Fn(&Arc<Display>) -> Result<T, Failure>) -> Result<T, Failure> {
        // Held for the whole capture: the lane lets only one in at a time anyway.
        let mut kept = self.display.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(display) = kept.as_ref() {
            match ask(display) {
                Err(Failure::DisplayLost) => {}
                result => return result,
            }
            // The server may have been restarted since the last capture.
            *kept = None;
            let display = self.open().map_err(|_| Failure::DisplayLost)?;
            *kept = Some(Arc::new(display));
        }
        let display = match kept.as_ref() {
            Some(display) => display,
            None => kept.insert(Arc::new(self.open()?)),
        };
        let result = ask(display);
        if matches!(result, Err(Failure::DisplayLost)) {
            *kept = None;
        }
        result
    }

    fn open(&self) -> Result<Display, Failure> {
        Display::open(self.name.as_deref())
    }

    fn shot(&self, display: &Arc<Display>, look: Look, runtime: &Handle) -> Result<Shot, Failure> {
        if display.blind {
            return Err(Failure::NoDisplay);
        }
        // Once more when the screen changes its size between the question and the capture.
        for _ in 0..2 {
            let (area, surroundings) = match look {
                Look::Screen => self.screen(display)?,
                Look::Window => window(display)?,
                Look::Pointer => pointer::around(display)?,
            };
            match picture(display, area, look, runtime) {
                Ok(picture) => {
                    return Ok(Shot {
                        picture,
                        surroundings,
                    });
                }
                Err(Missed::Resized) => tracing::info!("the screen changed its size"),
                Err(Missed::For(failure)) => return Err(failure),
            }
        }
        Err(Failure::MonitorsChange)
    }

    fn screen(&self, display: &Display) -> Result<(Rect, Surroundings), Failure> {
        let (area, count) = match self.monitors {
            Monitors::All => {
                let monitors = display.monitors()?;
                (display.desktop()?, monitors.len())
            }
            Monitors::Pointer => (display.monitor_of_pointer()?, 1),
        };
        let active = Active::find(display)?;
        let names = match active {
            Some(active) => active.names(display)?,
            None => Names::default(),
        };
        let surroundings = Surroundings {
            application: names.application,
            window: names.title,
            monitors: u32::try_from(count).ok(),
            origin: Some((area.x, area.y)),
            windows: stacking::windows(display, active)?,
            ..Surroundings::default()
        };
        Ok((area, surroundings))
    }
}

fn window(display: &Display) -> Result<(Rect, Surroundings), Failure> {
    let active = Active::find(display)?.ok_or(Failure::NoWindow)?;
    let area = active.area(display)?.ok_or(Failure::NoWindow)?;
    let seen = inside(area, display.desktop()?).ok_or(Failure::NoWindow)?;
    let names = active.names(display)?;
    let mut remarks = Vec::new();
    if seen != area {
        remarks.push(Remark::PartlyOffScreen);
    }
    let surroundings = Surroundings {
        application: names.application,
        window: names.title,
        origin: Some((seen.x, seen.y)),
        windows: stacking::windows(display, Some(active))?,
        remarks,
        ..Surroundings::default()
    };
    Ok((seen, surroundings))
}

fn picture(
    display: &Arc<Display>,
    area: Rect,
    look: Look,
    runtime: &Handle,
) -> Result<Picture, Missed> {
    let Some(format) = display.format else {
        return Err(Failure::CaptureUnsupported(match look {
            Look::Screen => Subject::Screen,
            Look::Window => Subject::Window,
            Look::Pointer => Subject::Pointer,
        })
        .into());
    };
    let stride = format.stride(area.width);
    let frame = shared::pixels(display, area, stride, runtime)?;
    let (frame, layout, stride) = match format.layout() {
        Some(layout) => (frame, layout, stride),
        None => {
            let converted = format.converted(&frame, area.width, stride);
            (
                Bytes::from(converted),
                Layout::Rgbx,
                area.width as usize * 4,
            )
        }
    };
    Ok(Picture::new(
        frame,
        layout,
        area.width,
        area.height,
        stride,
    )?)
}

/// The part of `area` that lies within `screen`.
fn inside(area: Rect, screen: Rect) -> Option<Rect> {
    let clip = |start: i32, length: u32, end: u32| {
        let from = i64::from(start).max(0);
        let to = (i64::from(start) + i64::from(length)).min(i64::from(end));
        let length = u32::try_from(to - from).ok().filter(|&length| length > 0)?;
        Some((i32::try_from(from).ok()?, length))
    };
    let (x, width) = clip(area.x, area.width, screen.width)?;
    let (y, height) = clip(area.y, area.height, screen.height)?;
    Some(Rect {
        x,
        y,
        width,
        height,
    })
}
