//! The sentences about where a text is.

use super::super::phrases::ended;
use super::super::scene::Scene;
use super::Hit;
use crate::picture::Rect;

/// Places that are told before the others are counted.
const FEW: usize = 5;

/// A line is quoted up to this length: it tells which of several places is meant.
const LONGEST: usize = 100;

/// Says where `text` is.
pub(super) fn told(text: &str, hits: &[Hit], scene: &Scene) -> String {
    let sure: usize = hits
        .iter()
        .filter(|hit| !hit.doubtful)
        .map(|hit| hit.times)
        .sum();
    let doubtful = hits.iter().filter(|hit| hit.doubtful).count();
    let head = match (sure, doubtful) {
        (0, 1) => format!("\"{text}\" is possibly on the screen, with other letters"),
        (0, more) => {
            format!("\"{text}\" is possibly on the screen, in {more} places with other letters")
        }
        (1, 0) => format!("\"{text}\" is on the screen once"),
        (1, _) => format!("\"{text}\" is on the screen once, and possibly elsewhere"),
        (2, 0) => format!("\"{text}\" is on the screen twice"),
        (sure, 0) => format!("\"{text}\" is on the screen {sure} times"),
        (sure, _) => format!("\"{text}\" is on the screen {sure} times, and possibly elsewhere"),
    };
    let mut said = ended(&head);
    for hit in hits.iter().take(FEW) {
        said.push_str(&ended(&place(hit, scene)));
    }
    match hits.len().saturating_sub(FEW) {
        0 => {}
        1 => said.push_str(&ended("And in one more place")),
        more => said.push_str(&ended(&format!("And in {more} more places"))),
    }
    said
}

fn place(hit: &Hit, scene: &Scene) -> String {
    let mut place = match hit.window {
        Some(window) => {
            let title = scene.windows[window].title.as_deref();
            let title = title.or(scene.windows[window].application.as_deref());
            let name = title.map_or(String::new(), |title| format!(", {title}"));
            match scene.front {
                Some(front) if window == front => format!("In the front window{name}"),
                Some(front) if window < front => format!("In a window over it{name}"),
                Some(_) => format!("In a window behind it{name}"),
                None => format!("In a window{name}"),
            }
        }
        None if scene.windows.is_empty() => "On the screen".to_owned(),
        None => "Outside of the windows".to_owned(),
    };
    let size = scene.size;
    let whole = Rect {
        x: 0,
        y: 0,
        width: size.0,
        height: size.1,
    };
    let around = hit
        .window
        .map_or(whole, |window| scene.windows[window].area);
    if let Some(area) = hit.area {
        place.push_str(&format!(", {}", corner(area, around)));
    }
    if let Some(role) = hit.role {
        place.push_str(&format!(", {}", role.words()));
    }
    match hit.times {
        1 => {}
        2 => place.push_str(", twice"),
        times => place.push_str(&format!(", {times} times")),
    }
    let mut within: String = hit.within.trim().chars().take(LONGEST).collect();
    if within.len() < hit.within.trim().len() {
        within.push('…');
    }
    format!("{place}: {within}")
}

/// Where in `around` the middle of `area` is.
fn corner(area: Rect, around: Rect) -> &'static str {
    let third = |start: i32, length: u32, from: i32, whole: u32| {
        let middle = i64::from(start) + i64::from(length) / 2 - i64::from(from);
        (middle * 3 / i64::from(whole.max(1))).clamp(0, 2)
    };
    let across = third(area.x, area.width, around.x, around.width);
    let down = third(area.y, area.height, around.y, around.height);
    match (across, down) {
        (0, 0) => "top left",
        (1, 0) => "at the top",
        (_, 0) => "top right",
        (0, 1) => "on the left",
        (1, 1) => "in the middle",
        (_, 1) => "on the right",
        (0, _) => "bottom left",
        (1, _) => "at the bottom",
        (_, _) => "bottom right",
    }
}
