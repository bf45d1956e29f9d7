//! Takes pictures of the screen through the xcap crate, for every desktop. Only monitors are ever
//! captured: the crate's window captures are black where a window is covered, so a window is cut
//! from its monitors' pictures. Which monitor a window is on is computed here, the crate errs.

use std::time::Duration;

use bytes::Bytes;
use futures_util::future::BoxFuture;
use xcap::image::RgbaImage;
use xcap::{Monitor, Window, XCapError, XCapResult};

use super::lane::Lane;
use super::{Candidate, Capturer, Monitors, Shot, desktop};
use crate::failure::{Failure, Stage};
use crate::picture::{Layout, Picture, Rect};
use crate::request::Subject;
use crate::surroundings::{Remark, Surroundings};

/// A capture takes 60 ms; a desktop that asks the user for permission answers late or never.
const LIMIT: Duration = Duration::from_secs(3);

/// Pixels of a desktop of four 8K monitors; more is a monitor at a nonsense place.
const MOST_PIXELS: u64 = 4 * 7680 * 4320;

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

/// The desktop's corner, and how many pixels of a picture one of its units is: monitors of a high
/// density are measured in larger units than pixels on some systems.
#[derive(Debug, Clone, Copy)]
struct Canvas {
    left: i32,
    top: i32,
    density: f64,
}

impl Canvas {
    fn of(images: &[(Rect, RgbaImage)]) -> Self {
        let density = |(area, image): &(Rect, RgbaImage)| {
            f64::from(image.width()) / f64::from(area.width.max(1))
        };
        Self {
            left: images.iter().map(|(area, _)| area.x).min().unwrap_or(0),
            top: images.iter().map(|(area, _)| area.y).min().unwrap_or(0),
            // With the highest density pictures never overlap; lower ones leave black between.
            density: images.iter().map(density).fold(0.0, f64::max),
        }
    }

    /// The area, measured from the canvas' corner, in pixels of the picture.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    fn scaled(self, area: Rect) -> Rect {
        let place = |units: i32| (f64::from(units) * self.density).round() as i32;
        let length = |units: u32| (f64::from(units) * self.density).round() as u32;
        Rect {
            x: place(area.x),
            y: place(area.y),
            width: length(area.width),
            height: length(area.height),
        }
    }

    /// One image of all; a single one is not copied.
    fn composed(self, mut images: Vec<(Rect, RgbaImage)>) -> Result<RgbaImage, Failure> {
        if images.len() == 1
            && let Some((_, image)) = images.pop()
        {
            return Ok(image);
        }
        let corner = |area: &Rect| {
            let from_corner = self.scaled(Rect {
                x: area.x.saturating_sub(self.left),
                y: area.y.saturating_sub(self.top),
                ..*area
            });
            (i64::from(from_corner.x), i64::from(from_corner.y))
        };
        let far = |(area, image): &(Rect, RgbaImage)| {
            let (x, y) = corner(area);
            (x + i64::from(image.width()), y + i64::from(image.height()))
        };
        let size = |length: Option<i64>| u32::try_from(length.unwrap_or(0)).unwrap_or(0);
        let width = size(images.iter().map(|image| far(image).0).max());
        let height = size(images.iter().map(|image| far(image).1).max());
        if u64::from(width) * u64::from(height) > MOST_PIXELS {
            return Err(Failure::TooLarge);
        }
        let mut canvas = RgbaImage::new(width, height);
        for (area, image) in &images {
            let (x, y) = corner(area);
            xcap::image::imageops::replace(&mut canvas, image, x, y);
        }
        Ok(canvas)
    }
}

/// How many units of area two rectangles share.
fn overlap(one: Rect, other: Rect) -> u64 {
    let shared = |start: i32, length: u32, other_start: i32, other_length: u32| {
        let from = i64::from(start.max(other_start));
        let to = (i64::from(start) + i64::from(length))
            .min(i64::from(other_start) + i64::from(other_length));
        u64::try_from(to - from).unwrap_or(0)
    };
    shared(one.x, one.width, other.x, other.width)
        * shared(one.y, one.height, other.y, other.height)
}

fn failure(error: XCapError) -> Failure {
    match error {
        XCapError::NotSupported => Failure::CaptureUnsupported(Subject::Screen),
        error => Failure::CaptureRefused {
            detail: error.to_string(),
        },
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use xcap::image::Rgba;

    use super::*;

    fn monitor(x: i32, y: i32, units: u32, pixels: u32, shade: u8) -> (Rect, RgbaImage) {
        let area = Rect {
            x,
            y,
            width: units,
            height: units,
        };
        (
            area,
            RgbaImage::from_pixel(pixels, pixels, Rgba([shade; 4])),
        )
    }

    #[test]
    fn monitors_stand_where_the_desktop_has_them() {
        let images = vec![monitor(0, 0, 2, 2, 1), monitor(-2, 1, 2, 2, 2)];
        let image = Canvas::of(&images).composed(images).unwrap();
        assert_eq!(image.dimensions(), (4, 3));
        let shades: Vec<u8> = image.pixels().map(|pixel| pixel[0]).collect();
        assert_eq!(shades, [0, 0, 1, 1, 2, 2, 1, 1, 2, 2, 0, 0]);
    }

    #[test]
    fn monitors_of_different_density_do_not_overlap() {
        let images = vec![monitor(0, 0, 2, 4, 1), monitor(2, 0, 2, 2, 2)];
        let image = Canvas::of(&images).composed(images).unwrap();
        assert_eq!(image.dimensions(), (6, 4));
        assert_eq!(image.pixels().filter(|pixel| pixel[0] == 1).count(), 16);
        assert_eq!(image.pixels().filter(|pixel| pixel[0] == 2).count(), 4);
    }

    #[test]
    fn a_window_beside_a_monitor_shares_nothing_with_it() {
        let area = |x| Rect {
            x,
            y: 0,
            width: 10,
            height: 10,
        };
        assert_eq!(overlap(area(0), area(10)), 0);
        assert_eq!(overlap(area(0), area(-4)), 60);
    }
}
