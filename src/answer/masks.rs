//! Which places of a picture are painted over before it is sent: all of a secret, and nothing of the
//! words around it.

use crate::describe::local::Line;
use crate::picture::Rect;

/// Pixels that a place is painted over beyond what was read of it: the edges of letters are soft.
const MARGIN: i32 = 2;

/// What is left of `area` beside `cover`.
pub(super) fn rest(area: Rect, cover: Rect) -> Vec<Rect> {
    let edges = |it: Rect| {
        let right = it.x.saturating_add_unsigned(it.width);
        let bottom = it.y.saturating_add_unsigned(it.height);
        (it.x, it.y, right, bottom)
    };
    let (left, top, right, bottom) = edges(area);
    let (from, over, to, under) = edges(cover);
    let (from, to) = (from.clamp(left, right), to.clamp(left, right));
    let (over, under) = (over.clamp(top, bottom), under.clamp(top, bottom));
    let parts = [
        (left, top, right, over),
        (left, under, right, bottom),
        (left, over, from, under),
        (to, over, right, under),
    ];
    let parts = parts
        .into_iter()
        .filter(|part| part.0 < part.2 && part.1 < part.3);
    parts
        .map(|(left, top, right, bottom)| Rect {
            x: left,
            y: top,
            width: left.abs_diff(right),
            height: top.abs_diff(bottom),
        })
        .collect()
}

/// What of a place in `line` is not in the line above or below: the boxes of narrow lines reach into
/// one another, and the tail of a letter above would be painted over.
pub(super) fn between(place: Rect, line: Rect, lines: &[Line]) -> Rect {
    let bottom = |area: Rect| area.y.saturating_add_unsigned(area.height);
    let right = |area: Rect| area.x.saturating_add_unsigned(area.width);
    // The letters of a line begin deeper in its box than this.
    let spare = line.height as i32 / 8;
    let (mut top, mut end) = (place.y, bottom(place));
    for other in lines.iter().map(|line| line.area) {
        if other == line || other.x >= right(place) || right(other) <= place.x {
            continue;
        }
        if other.y < line.y && bottom(other) < bottom(line) {
            top = top.max(((bottom(other) + line.y + 1) / 2).min(line.y + spare));
        } else if other.y > line.y && bottom(other) > bottom(line) {
            end = end.min(((other.y + bottom(line)) / 2).max(bottom(line) - spare));
        }
    }
    Rect {
        y: top,
        height: end.abs_diff(top),
        ..place
    }
}

/// An area as it lies from a new origin.
pub(super) fn moved(area: Rect, (x, y): (i32, i32)) -> Rect {
    Rect {
        x: area.x.saturating_sub(x),
        y: area.y.saturating_sub(y),
        ..area
    }
}

/// An area with the soft edges of the letters in it.
pub(super) fn grown(area: Rect) -> Rect {
    Rect {
        x: area.x.saturating_sub(MARGIN),
        y: area.y.saturating_sub(MARGIN),
        width: area.width.saturating_add(2 * MARGIN as u32),
        height: area.height.saturating_add(2 * MARGIN as u32),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(x: i32, y: i32, width: u32, height: u32) -> Rect {
        Rect {
            x,
            y,
            width,
            height,
        }
    }

    fn line(area: Rect) -> Line {
        Line {
            text: String::new(),
            area,
            confidence: 1.0,
            words: Vec::new(),
            block: 0,
            window: None,
        }
    }

    #[test]
    fn a_word_is_painted_over_and_the_tails_of_the_letters_above_are_not() {
        let (above, number) = (at(40, 143, 304, 21), at(41, 163, 244, 18));
        let lines = [line(above), line(number), line(at(41, 180, 244, 20))];
        let place = between(grown(number), number, &lines);
        assert_eq!(place, at(39, 164, 248, 16));
        // What stands beside or far above takes nothing away.
        let lines = [line(at(400, 143, 60, 21)), line(at(40, 20, 304, 21))];
        assert_eq!(between(grown(number), number, &lines), grown(number));
    }

    #[test]
    fn what_is_left_of_a_covered_window_has_no_part_of_the_cover() {
        let window = at(0, 0, 10, 10);
        let left = |cover| -> u32 {
            let parts = rest(window, cover).into_iter();
            parts.map(|part| part.width * part.height).sum()
        };
        assert_eq!(left(at(20, 0, 5, 5)), 100);
        assert_eq!(left(at(-5, -5, 50, 50)), 0);
        assert_eq!(left(at(2, 3, 4, 5)), 100 - 20);
        assert_eq!(rest(window, at(5, 0, 50, 10)), [at(0, 0, 5, 10)]);
    }
}
