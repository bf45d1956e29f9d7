//! What is around the mouse pointer, and the window under it.

use x11rb::protocol::xproto::ConnectionExt as _;

use super::display::Display;
use super::stacking;
use super::windows::Active;
use crate::failure::Failure;
use crate::picture::Rect;
use crate::surroundings::Surroundings;

/// How much is shown around the pointer: a dialog, or some lines of text.
const WIDTH: u32 = 600;
const HEIGHT: u32 = 400;

/// The place around the pointer, and what is known of the window there.
pub(super) fn around(display: &Display) -> Result<(Rect, Surroundings), Failure> {
    let pointer = display.connection.query_pointer(display.root)?.reply()?;
    let (x, y) = (i32::from(pointer.root_x), i32::from(pointer.root_y));
    let desktop = display.desktop()?;
    let side = |middle: i32, wanted: u32, most: u32| {
        let length = wanted.min(most);
        // Moved into the desktop where it is larger than what is shown; lengths are below 65,536.
        let last = i32::try_from(most - length).unwrap_or_default();
        let half = i32::try_from(length / 2).unwrap_or_default();
        (middle.saturating_sub(half).clamp(0, last), length)
    };
    let (left, width) = side(x, WIDTH, desktop.width);
    let (top, height) = side(y, HEIGHT, desktop.height);
    let area = Rect {
        x: left,
        y: top,
        width,
        height,
    };
    let mut windows = stacking::windows(display, Active::find(display)?)?;
    let under = windows.iter().position(|window| holds(window.area, x, y));
    for (index, window) in windows.iter_mut().enumerate() {
        window.active = under == Some(index);
    }
    let window = under.and_then(|under| windows.get(under));
    let surroundings = Surroundings {
        application: window.and_then(|window| window.application.clone()),
        window: window.and_then(|window| window.title.clone()),
        origin: Some((area.x, area.y)),
        windows,
        ..Surroundings::default()
    };
    Ok((area, surroundings))
}

fn holds(area: Rect, x: i32, y: i32) -> bool {
    let within = |point: i32, start: i32, length: u32| {
        (i64::from(start)..i64::from(start) + i64::from(length)).contains(&i64::from(point))
    };
    within(x, area.x, area.width) && within(y, area.y, area.height)
}
