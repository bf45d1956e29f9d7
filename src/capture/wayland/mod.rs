//! Takes pictures of a Wayland screen, of those compositors that let programs copy monitors (wlroots and
//! its like). A window's picture is always the screen's, cut to the window, where the desktop tells
//! its place; where it does not, nothing is guessed.

pub(super) mod clipboard;
mod copying;
mod hyprland;
mod mosaic;
mod outputs;
pub(super) mod owner;
pub(super) mod places;
mod sway;

use std::time::{Duration, Instant};

use futures_util::future::BoxFuture;

use self::mosaic::Mosaic;
use self::outputs::{Output, Outputs};
use self::places::Told;
use super::lane::Lane;
use super::overlap::overlap;
use super::{Capturer, Monitors, Shot};
use crate::compositor;
use crate::failure::Failure;
use crate::picture::Rect;
use crate::request::Subject;
use crate::surroundings::{Remark, Surroundings, Window};

/// A capture takes 20 ms at 1080p; a compositor that is silent for 3 s is as good as gone.
const SILENCE: Duration = Duration::from_secs(3);

/// With the work of putting several large monitors together.
const LIMIT: Duration = Duration::from_secs(6);

/// How often it is tried while monitors change, which takes some tenths of a second with all of them.
const TRIES: usize = 8;

/// Whether there is a Wayland session.
pub(super) fn named() -> bool {
    compositor::socket().is_some()
}

/// Whether the compositor lets programs copy its monitors; nothing is copied for that.
pub(super) fn copies() -> bool {
    named() && Outputs::open(Instant::now() + SILENCE).is_ok()
}

/// How much is shown around the pointer: a dialog, or some lines of text.
const AROUND: (u32, u32) = (600, 400);

/// Captures the screen and the active window of a Wayland session.
#[derive(Debug)]
pub(super) struct Wayland {
    monitors: Monitors,
    lane: Lane,
}

impl Wayland {
    /// A capturer of the session in the environment; it connects anew for every picture.
    pub(super) fn new(monitors: Monitors) -> Self {
        Self {
            monitors,
            lane: Lane::new(),
        }
    }
}

impl Capturer for Wayland {
    fn capture<'a>(&'a self, subject: &'a Subject) -> BoxFuture<'a, Result<Shot, Failure>> {
        Box::pin(async move {
            if compositor::socket().is_none() {
                return Err(Failure::NoDisplay);
            }
            let monitors = self.monitors;
            let look = match subject {
                Subject::Screen => Look::Screen(monitors),
                Subject::Window => Look::Window,
                Subject::Pointer => Look::Pointer,
                _ => return Err(Failure::CaptureUnsupported(subject.clone())),
            };
            let deadline = Instant::now() + SILENCE;
            self.lane
                .run(LIMIT, Failure::DisplayLost, move || shot(look, deadline))
                .await
        })
    }
}

#[derive(Debug, Clone, Copy)]
enum Look {
    Screen(Monitors),
    Window,
    Pointer,
}

fn shot(look: Look, deadline: Instant) -> Result<Shot, Failure> {
    let mut shot = looked(look, deadline);
    for _ in 1..TRIES {
        match shot {
            // A monitor may have come, gone or changed in the middle of it.
            Err(Failure::CaptureRefused { .. } | Failure::MonitorsChange) => {
                shot = looked(look, deadline);
            }
            shot => return shot,
        }
    }
    shot
}

fn looked(look: Look, deadline: Instant) -> Result<Shot, Failure> {
    let mut outputs = Outputs::open(deadline)?;
    let listed = outputs.list()?;
    let told = places::ask(places::LIMIT);
    match (look, told) {
        (Look::Screen(Monitors::All), told) => screen(&mut outputs, &listed, told.as_ref()),
        (Look::Screen(Monitors::Pointer), told) => {
            let monitor = worked_on(listed, told.as_ref())?;
            screen(&mut outputs, &[monitor], told.as_ref())
        }
        (Look::Window, Some(told)) => {
            let area = told.active().ok_or(Failure::NoWindow)?.area;
            cut(&mut outputs, listed, &told, area).ok_or(Failure::NoWindow)?
        }
        (Look::Pointer, Some(told)) if told.pointer.is_some() => {
            let point = told.pointer.unwrap_or_default();
            pointer(&mut outputs, listed, told, point)
        }
        (Look::Window | Look::Pointer, told) => {
            let mut shot = screen(&mut outputs, &listed, told.as_ref())?;
            shot.surroundings.remarks.push(Remark::ScreenInstead);
            Ok(shot)
        }
    }
}

fn screen(outputs: &mut Outputs, shown: &[Output], told: Option<&Told>) -> Result<Shot, Failure> {
    let mosaic = taken(outputs, shown)?;
    let mut surroundings = known(told, &mosaic);
    surroundings.monitors = u32::try_from(shown.len()).ok();
    Ok(Shot {
        picture: mosaic.picture,
        surroundings,
    })
}

fn pointer(
    outputs: &mut Outputs,
    listed: Vec<Output>,
    mut told: Told,
    point: (i32, i32),
) -> Result<Shot, Failure> {
    let monitor = worked_on(listed, Some(&told))?;
    let area = around(point, monitor.area);
    let mut windows = told.windows.iter();
    let under = windows.position(|window| holds(window.area, point));
    for (index, window) in told.windows.iter_mut().enumerate() {
        window.active = under == Some(index);
    }
    cut(outputs, vec![monitor], &told, area).ok_or(Failure::NoMonitor)?
}

/// The monitor with the pointer, else the one that is worked on, else the first.
fn worked_on(mut listed: Vec<Output>, told: Option<&Told>) -> Result<Output, Failure> {
    let found = told.and_then(|told| {
        let under = told.pointer.and_then(|point| {
            let mut listed = listed.iter();
            listed.position(|output| holds(output.area, point))
        });
        under.or_else(|| {
            let monitor = told.monitor?;
            listed
                .iter()
                .position(|output| overlap(output.area, monitor) > 0)
        })
    });
    if listed.is_empty() {
        return Err(Failure::NoMonitor);
    }
    Ok(listed.swap_remove(found.unwrap_or(0)))
}

fn taken(outputs: &mut Outputs, shown: &[Output]) -> Result<Mosaic, Failure> {
    let frames = outputs.copy(shown);
    // Places of before do not fit pixels of after, and what changes meanwhile may not be copied.
    if !outputs.still(shown)? {
        return Err(Failure::MonitorsChange);
    }
    let frames = frames?;
    let areas: Vec<Rect> = shown.iter().map(|output| output.area).collect();
    Mosaic::of(&areas, frames)
}

/// The part of the screen in `area`; none where it is on no monitor.
fn cut(
    outputs: &mut Outputs,
    mut listed: Vec<Output>,
    told: &Told,
    area: Rect,
) -> Option<Result<Shot, Failure>> {
    listed.retain(|output| overlap(output.area, area) > 0);
    let seen: u64 = listed.iter().map(|output| overlap(output.area, area)).sum();
    if listed.is_empty() {
        return None;
    }
    let mosaic = match taken(outputs, &listed) {
        Ok(mosaic) => mosaic,
        Err(failure) => return Some(Err(failure)),
    };
    let picture = mosaic.part(area)?;
    let mut surroundings = known(Some(told), &mosaic);
    let corner = area.scaled(mosaic.density);
    let (left, top) = mosaic.origin();
    surroundings.origin = Some((corner.x.max(left), corner.y.max(top)));
    if seen < u64::from(area.width) * u64::from(area.height) {
        surroundings.remarks.push(Remark::PartlyOffScreen);
    }
    Some(Ok(Shot {
        picture,
        surroundings,
    }))
}

/// What the desktop tells beside the picture, in the picture's pixels.
fn known(told: Option<&Told>, mosaic: &Mosaic) -> Surroundings {
    let active = told.and_then(Told::active);
    let windows = told.map_or(&[][..], |told| &told.windows);
    Surroundings {
        application: active.and_then(|window| window.application.clone()),
        window: active.and_then(|window| window.title.clone()),
        origin: Some(mosaic.origin()),
        windows: windows
            .iter()
            .map(|window| Window {
                title: window.title.clone(),
                application: window.application.clone(),
                area: window.area.scaled(mosaic.density),
                active: window.active,
            })
            .collect(),
        ..Surroundings::default()
    }
}

/// What is shown around a point of a monitor, moved into the monitor where that has the room.
fn around((x, y): (i32, i32), monitor: Rect) -> Rect {
    let side = |middle: i32, wanted: u32, start: i32, most: u32| {
        let length = wanted.min(most);
        let last = start.saturating_add_unsigned(most - length);
        let half = i32::try_from(length / 2).unwrap_or_default();
        (middle.saturating_sub(half).clamp(start, last), length)
    };
    let (x, width) = side(x, AROUND.0, monitor.x, monitor.width);
    let (y, height) = side(y, AROUND.1, monitor.y, monitor.height);
    Rect {
        x,
        y,
        width,
        height,
    }
}

fn holds(area: Rect, (x, y): (i32, i32)) -> bool {
    let within = |point: i32, start: i32, length: u32| {
        (i64::from(start)..i64::from(start) + i64::from(length)).contains(&i64::from(point))
    };
    within(x, area.x, area.width) && within(y, area.y, area.height)
}
