//! Finds the parts of a screen where anything stands that could be letters; most of it is flat, and
//! what frames windows and fields is straight. A model's time is too good for both.

use std::ops::Range;

use image::RgbImage;

use super::parts::{self, Cell};
use crate::picture::Rect;

/// The edge of a cell, in pixels: about the height of a line of text.
pub(super) const CELL: usize = 16;
/// Neighbouring pixels that differ by less than this, of 255, belong to a flat colour, a gradient
/// or a shadow; in the letters of the faintest hint in an empty field, neighbours differ by 20.
const CONTRAST: u8 = 8;
/// A straight edge of so many pixels is the frame of something. Letters as high as this fill the
/// screen with a handful of them.
const FRAME: usize = 256;

/// The rectangles that hold all that could be letters, with no margin around it.
pub(super) fn areas(image: &RgbImage) -> Vec<Rect> {
    let (width, height) = image.dimensions();
    let columns = (width as usize).div_ceil(CELL);
    let rows = (height as usize).div_ceil(CELL);
    let edges = edges(image, columns, rows);
    let cells: Vec<Vec<Cell>> = edges.chunks(columns.max(1)).map(<[_]>::to_vec).collect();
    let pixel = |cell: usize, limit: u32| ((cell * CELL) as u32).min(limit);
    parts::parts(&cells)
        .into_iter()
        .map(|part| Rect {
            x: pixel(part.left, width) as i32,
            y: pixel(part.top, height) as i32,
            width: pixel(part.right, width) - pixel(part.left, width),
            height: pixel(part.bottom, height) - pixel(part.top, height),
        })
        .collect()
}

/// How many pixels with an edge each cell holds, row by row; long straight ones are left out.
fn edges(image: &RgbImage, columns: usize, rows: usize) -> Vec<Cell> {
    let width = image.width() as usize;
    let mut cells = vec![0; columns * rows];
    let lines: Vec<&[u8]> = image.as_raw().chunks_exact(width.max(1) * 3).collect();
    // The row where the upright edge began that still goes on, for each column.
    let mut began: Vec<Option<usize>> = vec![None; width];
    let mut upright = vec![false; width];
    let mut level = vec![false; width];
    for (y, line) in lines.iter().enumerate() {
        differ(line, &line[3..], &mut upright);
        for (x, began) in began.iter_mut().enumerate() {
            if !upright[x] {
                if let Some(from) = began.take() {
                    count(&mut cells[x / CELL..], columns, from..y);
                }
            } else if began.is_none() {
                *began = Some(y);
            }
        }
        if let Some(below) = lines.get(y + 1) {
            differ(line, below, &mut level);
            for run in runs(&level, |&edge| edge) {
                count(&mut cells[y / CELL * columns..], 1, run);
            }
        }
    }
    for (x, began) in began.into_iter().enumerate() {
        if let Some(from) = began {
            count(&mut cells[x / CELL..], columns, from..lines.len());
        }
    }
    cells
}

/// Which pixels of a line differ from those of another, which may be shorter.
fn differ(line: &[u8], other: &[u8], edges: &mut [bool]) {
    edges.fill(false);
    let pixels = line.chunks_exact(3).zip(other.chunks_exact(3));
    for (edge, (one, other)) in edges.iter_mut().zip(pixels) {
        // No lazy `any`, so that many pixels are compared at once.
        *edge = (one[0].abs_diff(other[0]) >= CONTRAST)
            | (one[1].abs_diff(other[1]) >= CONTRAST)
            | (one[2].abs_diff(other[2]) >= CONTRAST);
    }
}

/// Adds a run of pixels to the cells it goes through, which are `step` apart; a frame is not added.
fn count(cells: &mut [Cell], step: usize, run: Range<usize>) {
    if run.len() >= FRAME {
        return;
    }
    let mut from = run.start;
    while from < run.end {
        let cell = from / CELL;
        let end = ((cell + 1) * CELL).min(run.end);
        cells[cell * step] += (end - from) as Cell;
        from = end;
    }
}

/// The stretches of places that are wanted.
pub(super) fn runs<T>(places: &[T], is_wanted: impl Fn(&T) -> bool) -> Vec<Range<usize>> {
    let mut runs = Vec::new();
    let mut from = 0;
    while let Some(start) = places[from..].iter().position(&is_wanted) {
        let start = from + start;
        let length = places[start..].iter().position(|place| !is_wanted(place));
        from = length.map_or(places.len(), |length| start + length);
        runs.push(start..from);
    }
    runs
}

#[cfg(test)]
mod tests {
    use image::Rgb;

    use super::*;

    const WHITE: Rgb<u8> = Rgb([250; 3]);
    const BLACK: Rgb<u8> = Rgb([0; 3]);

    /// Something like a letter: upright strokes of the size of small text.
    fn write(image: &mut RgbImage, x: u32, y: u32) {
        for (column, row) in (0..12).flat_map(|row| [0, 4, 8].map(|column| (column, row))) {
            image.put_pixel(x + column, y + row, BLACK);
        }
    }

    fn places(image: &RgbImage) -> Vec<(i32, i32, u32, u32)> {
        let mut places: Vec<_> = areas(image)
            .into_iter()
            .map(|area| (area.x, area.y, area.width, area.height))
            .collect();
        places.sort_unstable();
        places
    }

    #[test]
    fn only_the_parts_with_something_like_letters_are_looked_at() {
        let mut image = RgbImage::from_pixel(640, 480, WHITE);
        assert_eq!(places(&image), []);
        write(&mut image, 2, 2);
        write(&mut image, 610, 466);
        write(&mut image, 610, 440);
        assert_eq!(places(&image), [(0, 0, 16, 16), (608, 432, 16, 48)]);
    }

    #[test]
    fn the_frame_of_a_window_and_its_shadow_are_no_letters() {
        let mut image = RgbImage::from_pixel(640, 640, WHITE);
        for at in 100..500 {
            for (x, y) in [(at, 100), (at, 499), (100, at), (499, at)] {
                image.put_pixel(x, y, BLACK);
            }
            for depth in 0..10 {
                let grey = Rgb([200 + depth as u8 * 5; 3]);
                image.put_pixel(at, 500 + depth, grey);
            }
        }
        write(&mut image, 290, 290);
        assert_eq!(places(&image), [(288, 288, 16, 16)]);
    }
}
