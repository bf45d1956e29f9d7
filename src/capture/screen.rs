//! Takes pictures of the screen through the xcap crate, for every desktop. Only monitors are ever
//! captured: the crate's window captures are black where a window is covered, so a window is cut
//! from its monitors' pictures. Which monitor a window is on is computed here, the crate errs.

use std::time::Duration;

use bytes::Bytes;
use futures_util::future::BoxFuture;
use xcap::{Monitor, Window, XCapError, XCapResult};

use super::canvas::{Canvas, overlap};
use super::lane::Lane;
use super::{Candidate, Capturer, Monitors, Shot, desktop};
use crate::failure::{Failure, Stage};
use crate::picture::{Layout, Picture, Rect};
use crate::request::Subject;
use crate::surroundings::{Remark, Surroundings};

/// A capture takes 60 ms; a desktop that asks the user for permission answers late or never.
const LIMIT: Duration = Duration::from_secs(3);

/// This way's row in the tables.
pub(super) const CANDIDATE: Candidate = Candidate {
    name: "xcap",
    open: |settings| Box::new(Screen::new(settings.monitors)),
};

/// Captures the screen and the active window by the portable crate.
#[derive(Debug)]
pub(super) struct Screen {
    monitors: Monitors,
    lane: Lane,
}

impl Screen {
    /// A capturer of the desktop in the environment. The crate does not know where the pointer
    /// is: of several monitors it takes the active window's, else the primary one.
    pub(super) fn new(monitors: Monitors) -> Self {
        Self {
            monitors,
            lane: Lane::new(),
        }
    }
}

impl Capturer for Screen {
    fn capture<'a>(&'a self, subject: &'a Subject) -> BoxFuture<'a, Result<Shot, Failure>> {
        Box::pin(async move {
            let monitors = self.monitors;
            let late = Failure::TimedOut(Stage::Capture);
            match subject {
                Subject::Screen => self.lane.run(LIMIT, late, move || screen(monitors)).await,
                // The crate knows only windows of Xwayland there.
                Subject::Window if desktop::is_wayland() => {
                    Err(Failure::CaptureUnsupported(subject.clone()))
                }
                Subject::Window => self.lane.run(LIMIT, late, window).await,
                _ => Err(Failure::CaptureUnsupported(subject.clone())),
            }
        })
    }
}

fn screen(which: Monitors) -> Result<Shot, Failure> {
    let mut monitors = monitors()?;
    let focused = focused().ok().flatten();
    if which == Monitors::Pointer {
        let area = focused.as_ref().and_then(|window| area_of(window).ok());
        let overlap = |place: &Place| {
            let shared = area.map_or(0, |area| overlap(place.area, area));
            (shared, place.monitor.is_primary().unwrap_or(false))
        };
        monitors = monitors
            .into_iter()
            .max_by_key(overlap)
            .into_iter()
            .collect();
    }
    let count = u32::try_from(monitors.len()).ok();
    let (picture, _) = taken(&monitors)?;
    Ok(Shot {
        picture,
        surroundings: Surroundings {
            monitors: count,
            ..named(focused.as_ref())
        },
    })
}

fn window() -> Result<Shot, Failure> {
    let mut monitors = monitors()?;
    let window = focused()
        .map_err(|error| {
            tracing::info!(%error, "no list of windows");
            Failure::CaptureUnsupported(Subject::Window)
        })?
        .ok_or(Failure::NoWindow)?;
    let area = area_of(&window).map_err(|_| Failure::NoWindow)?;
    if window.is_minimized().unwrap_or(false) {
        return Err(Failure::NoWindow);
    }
    monitors.retain(|place| overlap(place.area, area) > 0);
    if monitors.is_empty() {
        return Err(Failure::NoWindow);
    }
    let seen: u64 = monitors.iter().map(|place| overlap(place.area, area)).sum();
    let mut surroundings = named(Some(&window));
    if seen < u64::from(area.width) * u64::from(area.height) {
        surroundings.remarks.push(Remark::PartlyOffScreen);
    }
    let (picture, canvas) = taken(&monitors)?;
    let within = canvas.scaled(Rect {
        x: area.x - canvas.left,
        y: area.y - canvas.top,
        ..area
    });
    let picture = picture.crop(within).ok_or(Failure::NoWindow)?;
    Ok(Shot {
        picture,
        surroundings,
    })
}

/// A monitor and its place on the desktop.
struct Place {
    monitor: Monitor,
    area: Rect,
}

fn monitors() -> Result<Vec<Place>, Failure> {
    if desktop::no_display() {
        return Err(Failure::NoDisplay);
    }
    let monitors = Monitor::all().map_err(|error| {
        tracing::info!(%error, "no monitors");
        Failure::NoDisplay
    })?;
    let place = |monitor: Monitor| -> XCapResult<Place> {
        let area = Rect {
            x: monitor.x()?,
            y: monitor.y()?,
            width: monitor.width()?,
            height: monitor.height()?,
        };
        Ok(Place { monitor, area })
    };
    let mut places = Vec::new();
    for monitor in monitors {
        places.push(place(monitor).map_err(failure)?);
    }
    places.retain(|place| place.area.width > 0 && place.area.height > 0);
    if places.is_empty() {
        return Err(Failure::NoMonitor);
    }
    Ok(places)
}

fn focused() -> XCapResult<Option<Window>> {
    if desktop::is_wayland() {
        return Ok(None);
    }
    let is_focused = |window: &Window| window.is_focused().unwrap_or(false);
    Ok(Window::all()?.into_iter().find(is_focused))
}

fn area_of(window: &Window) -> XCapResult<Rect> {
    Ok(Rect {
        x: window.x()?,
        y: window.y()?,
        width: window.width()?,
        height: window.height()?,
    })
}

fn named(window: Option<&Window>) -> Surroundings {
    let told = |text: XCapResult<String>| text.ok().filter(|text| !text.is_empty());
    Surroundings {
        application: window.and_then(|window| told(window.app_name())),
        window: window.and_then(|window| told(window.title())),
        ..Surroundings::default()
    }
}

/// Captures these monitors into one picture.
fn taken(places: &[Place]) -> Result<(Picture, Canvas), Failure> {
    let mut images = Vec::new();
    for place in places {
        let image = place.monitor.capture_image().map_err(failure)?;
        images.push((place.area, image));
    }
    let canvas = Canvas::of(&images);
    let image = canvas.composed(images)?;
    let (width, height) = image.dimensions();
    let stride = width as usize * 4;
    let frame = Bytes::from(image.into_raw());
    let picture = Picture::new(frame, Layout::Rgbx, width, height, stride)?;
    Ok((picture, canvas))
}

fn failure(error: XCapError) -> Failure {
    match error {
        XCapError::NotSupported => Failure::CaptureUnsupported(Subject::Screen),
        error => Failure::CaptureRefused {
            detail: error.to_string(),
        },
    }
}
