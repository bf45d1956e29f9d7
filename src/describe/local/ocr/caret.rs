//! Finds the caret of a text field where it touches a letter: together they look like another one, so
//! that "Dear" with the caret before it is read as "pear".

use std::ops::Range;

use image::RgbImage;

use super::ink::{Line, apart};
use crate::picture::Rect;

/// A caret is at least so high, as a share of its line's box; the stems of letters mostly are not.
const HIGH: (u32, u32) = (7, 10);
/// Wider than this share of its height is no caret.
const SLIM: u32 = 6;
/// The pixels of a caret differ by at most this, of 255.
const SAME: u8 = 16;
/// What differs from the ground by more than this, of 255, is ink.
const INK: u8 = 48;

/// An upright stroke of one colour: its columns and its rows.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Stroke {
    columns: Range<u32>,
    rows: Range<u32>,
}

/// The line in `spot` without its carets; none where no caret touches a letter.
pub(super) fn without_carets(image: &RgbImage, spot: Rect) -> Option<RgbImage> {
    let line = Line::of(image, spot);
    let strokes = line.strokes();
    let carets: Vec<&Stroke> = strokes
        .iter()
        .filter(|stroke| line.is_touched(stroke) && line.is_highest(stroke, &strokes))
        .collect();
    if carets.is_empty() {
        return None;
    }
    let mut cleared = RgbImage::from_fn(spot.width, spot.height, |x, y| *line.pixel(x, y));
    for caret in carets {
        for x in caret.columns.clone() {
            for y in caret.rows.clone() {
                cleared.put_pixel(x, y, line.ground);
            }
        }
    }
    Some(cleared)
}

impl Line<'_> {
    fn is_ink(&self, x: u32, y: u32) -> bool {
        self.contrast(x, y) > INK
    }

    /// All upright strokes that are as high and as slim as a caret.
    fn strokes(&self) -> Vec<Stroke> {
        let mut strokes: Vec<Stroke> = Vec::new();
        let middle = self.height / 2;
        for x in (0..self.width).filter(|&x| self.is_ink(x, middle)) {
            let colour = *self.pixel(x, middle);
            let same = |y: &u32| apart(*self.pixel(x, *y), colour) <= SAME;
            let above = (0..middle).rev().take_while(same).count() as u32;
            let below = (middle..self.height).take_while(same).count() as u32;
            let rows = middle - above..middle + below;
            if (above + below) * HIGH.1 < self.height * HIGH.0 {
                continue;
            }
            match strokes.last_mut() {
                Some(last) if last.columns.end == x && last.rows == rows => last.columns.end += 1,
                _ => strokes.push(Stroke {
                    columns: x..x + 1,
                    rows,
                }),
            }
        }
        strokes.retain(|stroke| stroke.columns.len() as u32 * SLIM <= stroke.rows.len() as u32);
        strokes
    }

    /// Whether the stroke goes beyond all other ink upwards and downwards, as it stands for the whole
    /// height of the font; letters and brackets do not.
    fn is_highest(&self, stroke: &Stroke, strokes: &[Stroke]) -> bool {
        let others: Vec<u32> = (0..self.width)
            .filter(|x| !strokes.iter().any(|stroke| stroke.columns.contains(x)))
            .collect();
        // The frame of a field is much fainter than what is written in it.
        let dark = self.contrast(stroke.columns.start, stroke.rows.start) / 2;
        let stands = |y: u32| others.iter().any(|&x| self.contrast(x, y) > dark);
        let beyond = |mut rows: Range<u32>| !rows.any(stands);
        !others.is_empty()
            && beyond(0..stroke.rows.start + 1)
            && beyond(stroke.rows.end - 1..self.height)
    }

    /// Whether something stands right beside the stroke, and not along all of it, as the soft edge of a
    /// bar does.
    fn is_touched(&self, stroke: &Stroke) -> bool {
        let beside = [
            stroke.columns.start.checked_sub(1),
            Some(stroke.columns.end),
        ];
        let ink = |x: u32| stroke.rows.clone().filter(|&y| self.is_ink(x, y)).count();
        let beside = beside.into_iter().flatten().filter(|&x| x < self.width);
        let counts: Vec<usize> = beside.map(ink).collect();
        counts.iter().any(|&count| count >= 2)
            && counts.iter().all(|&count| count < stroke.rows.len())
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use image::Rgb;

    use super::*;

    /// A line as it is drawn, with the box around it that the finder makes.
    fn line(rows: &[&str]) -> RgbImage {
        let width = rows.iter().map(|row| row.len()).max().unwrap();
        RgbImage::from_fn(width as u32 + 6, rows.len() as u32 + 2, |x, y| {
            let row = y.checked_sub(1).and_then(|y| rows.get(y as usize));
            let letter = row.and_then(|row| row.as_bytes().get(x.checked_sub(3)? as usize));
            match letter {
                Some(b'#') => Rgb([20, 20, 20]),
                Some(b'+') => Rgb([140, 140, 140]),
                _ => Rgb([250, 250, 250]),
            }
        })
    }

    fn cleared(rows: &[&str]) -> Option<RgbImage> {
        let image = line(rows);
        let spot = Rect {
            x: 0,
            y: 0,
            width: image.width(),
            height: image.height(),
        };
        without_carets(&image, spot)
    }

    #[test]
    fn a_caret_that_touches_a_letter_is_taken_out() {
        let with = [
            "#          ",
            "#          ",
            "######     ",
            "##    #    ",
            "##    #  # ",
            "##    # # #",
            "##    # ###",
            "##    # #  ",
            "######   ##",
            "#          ",
            "#          ",
        ];
        let without: Vec<String> = with.iter().map(|row| format!(" {}", &row[1..])).collect();
        let without: Vec<&str> = without.iter().map(String::as_str).collect();
        assert_eq!(cleared(&with), Some(line(&without)));
    }

    #[test]
    fn bars_brackets_and_stems_stay() {
        for (what, rows) in [
            (
                "a bar with room around it",
                [
                    "#     ", "#     ", "#     ", "#  ###", "#  # #", "#  # #", "#  ###", "#     ",
                    "#     ", "#     ",
                ],
            ),
            (
                "a bar with a soft edge",
                [
                    "#+     ", "#+     ", "#+     ", "#+ ### ", "#+ # # ", "#+ # # ", "#+ ### ",
                    "#+     ", "#+     ", "#+     ",
                ],
            ),
            (
                "a bracket",
                [
                    "###    ", "#      ", "#      ", "#  ### ", "#  # # ", "#  # # ", "#  ### ",
                    "#      ", "#      ", "###    ",
                ],
            ),
            (
                "a stem on the line with the others",
                [
                    "#      ", "#      ", "#      ", "#      ", "#      ", "###### ", "#  # # ",
                    "#  # # ", "#  # # ", "###### ",
                ],
            ),
            (
                "a block",
                [
                    "###    ", "###    ", "###    ", "###### ", "###  # ", "###  # ", "###### ",
                    "###    ", "###    ", "###    ",
                ],
            ),
        ] {
            assert_eq!(cleared(&rows), None, "{what}");
        }
    }
}
