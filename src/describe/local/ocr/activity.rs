//! Finds the parts of a screen where anything stands at all; most of it is flat, and a model's
//! time is too good for that.

use image::RgbImage;

use crate::picture::Rect;

/// The edge of a cell; the detector's own step, so that no part has to be padded.
const CELL: u32 = 32;
/// Pixels of one cell that differ by less than this, of 255, are a flat colour or a gradient;
/// the faintest hint in an empty field differs by 60.
const CONTRAST: u8 = 20;
/// Empty bands of fewer cells are not worth two models' runs, each of which sees one cell more.
const BAND: usize = 4;

/// Which cells hold contrast.
struct Cells {
    columns: usize,
    rows: usize,
    active: Vec<bool>,
}

/// Cells from a column and row up to before another.
#[derive(Clone, Copy)]
struct Part {
    left: usize,
    top: usize,
    right: usize,
    bottom: usize,
}

/// The rectangles, apart from one another, that hold all contrast.
pub(super) fn areas(image: &RgbImage) -> Vec<Rect> {
    let cells = Cells::new(image);
    let mut parts = Vec::new();
    let whole = Part {
        left: 0,
        top: 0,
        right: cells.columns,
        bottom: cells.rows,
    };
    cells.split(whole, &mut parts);
    let (width, height) = image.dimensions();
    let edge = |cell: usize, limit: u32| (cell as u32 * CELL).min(limit);
    parts
        .into_iter()
        .map(|part| Rect {
            x: edge(part.left, width) as i32,
            y: edge(part.top, height) as i32,
            width: edge(part.right, width) - edge(part.left, width),
            height: edge(part.bottom, height) - edge(part.top, height),
        })
        .collect()
}

impl Cells {
    fn new(image: &RgbImage) -> Self {
        let columns = image.width().div_ceil(CELL) as usize;
        let rows = image.height().div_ceil(CELL) as usize;
        let mut lowest = vec![[u8::MAX; 3]; columns * rows];
        let mut highest = vec![[0; 3]; columns * rows];
        let stride = image.width() as usize * 3;
        for (y, row) in image.as_raw().chunks_exact(stride).enumerate() {
            for (column, pixels) in row.chunks(CELL as usize * 3).enumerate() {
                let cell = y / CELL as usize * columns + column;
                let (low, high) = (&mut lowest[cell], &mut highest[cell]);
                for pixel in pixels.chunks_exact(3) {
                    for channel in 0..3 {
                        low[channel] = low[channel].min(pixel[channel]);
                        high[channel] = high[channel].max(pixel[channel]);
                    }
                }
            }
        }
        let active = lowest.iter().zip(&highest).map(|(low, high)| {
            low.iter()
                .zip(high)
                .any(|(low, high)| high - low >= CONTRAST)
        });
        Self {
            columns,
            rows,
            active: active.collect(),
        }
    }

    /// Cuts at the first wide empty band, rows before columns, as often as there is one.
    fn split(&self, part: Part, parts: &mut Vec<Part>) {
        let rows = bands(part.top..part.bottom, |row| {
            (part.left..part.right).any(|column| self.active[row * self.columns + column])
        });
        let columns = bands(part.left..part.right, |column| {
            (part.top..part.bottom).any(|row| self.active[row * self.columns + column])
        });
        let tight = rows.len() == 1 && columns.len() == 1;
        for rows in &rows {
            for columns in &columns {
                let inner = Part {
                    left: columns.start,
                    top: rows.start,
                    right: columns.end,
                    bottom: rows.end,
                };
                if tight {
                    parts.push(inner);
                } else {
                    self.split(inner, parts);
                }
            }
        }
    }
}

/// The stretches of active places, empty bands that are too narrow included.
fn bands(
    places: std::ops::Range<usize>,
    is_active: impl Fn(usize) -> bool,
) -> Vec<std::ops::Range<usize>> {
    let mut bands: Vec<std::ops::Range<usize>> = Vec::new();
    for place in places.filter(|&place| is_active(place)) {
        match bands.last_mut() {
            Some(band) if place < band.end + BAND => band.end = place + 1,
            _ => bands.push(place..place + 1),
        }
    }
    bands
}

#[cfg(test)]
mod tests {
    use image::Rgb;

    use super::*;

    #[test]
    fn only_the_parts_with_contrast_are_looked_at() {
        let mut image = RgbImage::from_pixel(640, 480, Rgb([250; 3]));
        assert_eq!(areas(&image), []);
        image.put_pixel(10, 10, Rgb([0; 3]));
        image.put_pixel(600, 470, Rgb([0; 3]));
        image.put_pixel(601, 400, Rgb([0; 3]));
        let places: Vec<(i32, i32, u32, u32)> = areas(&image)
            .into_iter()
            .map(|area| (area.x, area.y, area.width, area.height))
            .collect();
        assert_eq!(places, [(0, 0, 32, 32), (576, 384, 32, 96)]);
    }
}
