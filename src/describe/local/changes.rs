//! What is different from the picture before: windows that came and went, texts that are new or
//! gone. Only what was read or is known is told; a change without text is named by its place.

use super::compose::is_frame_button;
use super::same::is_known;
use super::scene::holds;
use super::{Line, phrases};
use crate::picture::Rect;
use crate::prompt::Difference;
use crate::request::Detail;
use crate::surroundings::{Surroundings, Window};
use crate::wording::{place, say};

/// Texts of one kind that are told before the others are counted.
const FEW: usize = 6;
/// Room around a changed area: the rest of its line is needed to read it.
const ROOM: (u32, u32) = (400, 12);

/// The areas to be read for a change in `areas`: whole lines, each pixel once at most twice.
pub(super) fn reading_areas(areas: &[Rect], (width, height): (u32, u32)) -> Vec<Rect> {
    let mut wide: Vec<Rect> = Vec::new();
    for area in areas {
        let mut area = grown(*area, (width, height));
        // Lines that reach into one another are read together.
        while let Some(at) = wide.iter().position(|other| area.meets(*other)) {
            area = area.around(wide.swap_remove(at));
        }
        wide.push(area);
    }
    wide.sort_by_key(|area| (area.y, area.x));
    wide
}

fn grown(area: Rect, (width, height): (u32, u32)) -> Rect {
    let left = area.x.saturating_sub_unsigned(ROOM.0).max(0);
    let top = area.y.saturating_sub_unsigned(ROOM.1).max(0);
    let right = end(area.x, area.width + ROOM.0).min(i64::from(width));
    let bottom = end(area.y, area.height + ROOM.1).min(i64::from(height));
    between((left, top), (right, bottom))
}

fn end(start: i32, length: u32) -> i64 {
    i64::from(start) + i64::from(length)
}

fn between((left, top): (i32, i32), (right, bottom): (i64, i64)) -> Rect {
    let length = |from: i32, to: i64| u32::try_from(to - i64::from(from)).unwrap_or_default();
    Rect {
        x: left,
        y: top,
        width: length(left, right),
        height: length(top, bottom),
    }
}

/// The windows that opened, closed and came to the front.
pub(super) fn windows(before: &Surroundings, now: &Surroundings) -> Vec<String> {
    let absent = |of: &[Window], from: &[Window]| {
        let missing = of
            .iter()
            .filter(|window| !from.iter().any(|other| window.is_like(other)));
        let names: Vec<String> = missing.map(phrases::window).collect();
        (!names.is_empty()).then(|| names.join("; "))
    };
    let opened = absent(&now.windows, &before.windows).map(|names| say!("new-window", names));
    let closed = absent(&before.windows, &now.windows).map(|names| say!("gone-window", names));
    let active = |known: &Surroundings| (known.application.clone(), known.window.clone());
    let moved = active(before) != active(now) && now.window.is_some();
    let front = moved.then(|| phrases::head(&crate::request::Subject::Screen, now, true));
    opened.into_iter().chain(closed).chain(front).collect()
}

/// The texts that are new and those that are gone; those of a window that is gone go with it.
pub(super) fn texts(
    (before, earlier): (&[Line], &Surroundings),
    (now, known): (&[Line], &Surroundings),
    detail: Detail,
) -> Vec<String> {
    let fresh = missing(now, before);
    let mut gone = missing(before, now);
    gone.retain(|line| !is_of_a_missing_window(line, earlier, known));
    let place = fresh.first().and_then(|line| window(line, known));
    let new = told(&fresh, detail).map(|texts| match place {
        Some(place) => say!("new-text-in", window = phrases::window(place), texts),
        None => say!("new-text", texts),
    });
    let gone = told(&gone, detail).map(|texts| say!("gone-text", texts));
    new.into_iter().chain(gone).collect()
}

/// The texts that are new and those that are gone, without those of windows that are gone.
pub(super) fn difference(
    (before, earlier): (&[Line], &Surroundings),
    (now, known): (&[Line], &Surroundings),
) -> Difference {
    let texts = |lines: Vec<&Line>| lines.iter().map(|line| line.text.clone()).collect();
    let mut gone = missing(before, now);
    gone.retain(|line| !is_of_a_missing_window(line, earlier, known));
    Difference {
        new: texts(missing(now, before)),
        gone: texts(gone),
    }
}

/// Whether a line stood in a window that is not there any more.
fn is_of_a_missing_window(line: &Line, earlier: &Surroundings, known: &Surroundings) -> bool {
    window(line, earlier)
        .is_some_and(|window| !known.windows.iter().any(|other| window.is_like(other)))
}

/// The lines that are not among the others, without what only frames the windows.
fn missing<'a>(lines: &'a [Line], others: &[Line]) -> Vec<&'a Line> {
    let others: Vec<&str> = others.iter().map(|line| line.text.as_str()).collect();
    let fresh = |line: &&Line| !is_frame_button(&line.text) && !is_known(&line.text, &others);
    lines.iter().filter(fresh).collect()
}

/// As many of the lines as are wanted, and how many are left.
fn told(lines: &[&Line], detail: Detail) -> Option<String> {
    let most = match detail {
        Detail::Gist => 1,
        Detail::Standard => FEW,
        Detail::Full => usize::MAX,
    };
    let texts: Vec<&str> = lines
        .iter()
        .take(most)
        .map(|line| line.text.as_str())
        .collect();
    if texts.is_empty() {
        return None;
    }
    let (joined, rest) = (texts.join(". "), lines.len() - texts.len());
    Some(match rest {
        0 => joined,
        count => say!("and-lines-more", texts = joined, count),
    })
}

/// Changes in which no text was found, by their place.
pub(super) fn places(areas: &[Rect], size: (u32, u32)) -> String {
    let mut places: Vec<String> = Vec::new();
    for area in areas {
        let place = place(area.place_in(size));
        if !places.contains(&place) {
            places.push(place);
        }
    }
    places.truncate(FEW);
    say!("changed-places", places = places.join(", "))
}

fn window<'a>(line: &Line, known: &'a Surroundings) -> Option<&'a Window> {
    let origin = known.origin.unwrap_or_default();
    known.windows.iter().find(|window| {
        let area = Rect {
            x: window.area.x - origin.0,
            y: window.area.y - origin.1,
            ..window.area
        };
        holds(area, line.area)
    })
}
