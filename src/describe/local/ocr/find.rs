//! Finds where text stands: the detector looks at the parts of the picture that could be letters, laid
//! onto sheets, and gives a map of probabilities. Screens are not rotated, so neither are the boxes.

use std::ops::{ControlFlow, Range};

use image::RgbImage;
use rten::{Model, RunOptions};
use rten_tensor::NdTensor;
use rten_tensor::prelude::*;

use super::activity;
use super::boxes::{self, Map};
use super::scale::{coarser, doubled, finer, halved};
use super::sheet::{self, Sheet};
use super::source::Source;
use super::{Aim, broken};
use crate::failure::Failure;
use crate::picture::{Picture, Rect};

/// The unchanged official detector; see NOTICE beside it.
pub(super) static WEIGHTS: &[u8] = include_bytes!("../models/PP-OCRv6_det_tiny.onnx");

/// The longest edges of what the detector sees at a time: half of a full HD screen, which takes 100 MB
/// and a quarter of a second; nobody can interrupt it in between.
const TILE: (u32, u32) = (1984, 704);
/// What two tiles have in common; a line of a headline fits into it.
const OVERLAP: u32 = 96;
/// Pictures with more pixels are looked at in half size first: on a screen that is so fine, text
/// is mostly twice as large.
const FINE: u32 = 4_500_000;
/// Lines lower than this, in pixels, are not found well enough in half size.
const SMALL: u32 = 30;

pub(super) struct Finder {
    model: Model,
}

/// A stretch that the detector sees, and the part of it whose answer counts.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Stretch {
    seen: Range<u32>,
    counted: Range<u32>,
}

/// A piece of the picture that fits onto a sheet: a stretch of columns and one of rows.
struct Tile {
    columns: Stretch,
    rows: Stretch,
}

impl Finder {
    pub(super) fn load() -> Result<Self, Failure> {
        let model = Model::load_static_slice(WEIGHTS).map_err(broken)?;
        Ok(Self { model })
    }

    /// The boxes of all lines of text, in no order; none when `pause`, which is called between two
    /// sheets, has had enough. `image` is the picture in colours alone.
    pub(super) fn find(
        &self,
        picture: &Picture,
        image: &RgbImage,
        aim: Aim,
        options: &RunOptions,
        pause: &mut dyn FnMut() -> ControlFlow<()>,
    ) -> Result<Option<Vec<Rect>>, Failure> {
        if aim == Aim::Search {
            let areas: Vec<Rect> = activity::areas(image).into_iter().map(coarser).collect();
            let boxes = self.find_in(&Source::Coarse(picture), &areas, options, pause)?;
            let limit = image.dimensions();
            return Ok(
                boxes.map(|boxes| boxes.into_iter().map(|area| finer(area, limit)).collect())
            );
        }
        if image.width() * image.height() > FINE {
            let half = halved(image);
            let areas = activity::areas(&half);
            let boxes = self.find_in(&Source::Image(&half), &areas, options, pause)?;
            let Some(boxes) = boxes else {
                return Ok(None);
            };
            let boxes: Vec<Rect> = boxes.into_iter().map(doubled).collect();
            if typical_height(&boxes) >= SMALL {
                return Ok(Some(boxes));
            }
        }
        let areas = activity::areas(image);
        self.find_in(&Source::Image(image), &areas, options, pause)
    }

    /// The boxes of the lines in these areas of the source.
    fn find_in(
        &self,
        source: &Source<'_>,
        areas: &[Rect],
        options: &RunOptions,
        pause: &mut dyn FnMut() -> ControlFlow<()>,
    ) -> Result<Option<Vec<Rect>>, Failure> {
        let (width, height) = source.size();
        let mut map = Map::new(width, height);
        let mut tiles = Vec::new();
        for area in areas {
            let across = (area.x.unsigned_abs(), area.width);
            let down = (area.y.unsigned_abs(), area.height);
            for rows in stretches(down, height, TILE.1, source.margin()) {
                for columns in stretches(across, width, TILE.0, source.margin()) {
                    tiles.push(Tile {
                        columns,
                        rows: rows.clone(),
                    });
                }
            }
        }
        let seen: Vec<Rect> = tiles.iter().map(Tile::seen).collect();
        for sheet in sheet::sheets(&seen, TILE) {
            if pause().is_break() {
                return Ok(None);
            }
            let input = source.tensor(&sheet, &seen)?;
            self.look(input, &sheet, &tiles, options, &mut map)?;
        }
        Ok(Some(boxes::boxes(&map)))
    }

    /// Fills the counted parts of the tiles on one sheet into the map.
    fn look(
        &self,
        input: NdTensor<f32, 4>,
        sheet: &Sheet,
        tiles: &[Tile],
        options: &RunOptions,
        map: &mut Map,
    ) -> Result<(), Failure> {
        let output = self
            .model
            .run_one(input.into(), Some(options.clone()))
            .map_err(broken)?;
        let output: NdTensor<f32, 4> = output.try_into().map_err(broken)?;
        let [_, _, _, width] = output.shape();
        let seen = output.into_data();
        for &(at, (left, top)) in &sheet.parts {
            let Tile { columns, rows } = &tiles[at];
            let from = (left + columns.counted.start - columns.seen.start) as usize;
            for y in rows.counted.clone() {
                let row = &seen[(top + y - rows.seen.start) as usize * width..][..width];
                let target = map.row_mut(y, &columns.counted);
                for (target, probability) in target.iter_mut().zip(&row[from..]) {
                    *target = (probability * 255.0) as u8;
                }
            }
        }
        Ok(())
    }
}

impl Tile {
    fn seen(&self) -> Rect {
        Rect {
            x: self.columns.seen.start as i32,
            y: self.rows.seen.start as i32,
            width: self.columns.seen.end - self.columns.seen.start,
            height: self.rows.seen.end - self.rows.seen.start,
        }
    }
}

/// Cuts the stretch of `length` from `start` into stretches of at most `limit`, each seen with a
/// margin, as far as `end` allows.
fn stretches((start, length): (u32, u32), end: u32, limit: u32, margin: u32) -> Vec<Stretch> {
    let count = length.div_ceil(limit - OVERLAP).max(1);
    let margin = if count == 1 { margin } else { OVERLAP / 2 };
    let each = length.div_ceil(count);
    (0..count)
        .map(|index| {
            let from = start + index * each;
            let to = (from + each).min(start + length);
            let seen = from.saturating_sub(margin)..(to + margin).min(end);
            // What reaches into the margin of a part is seen by nobody else.
            let counted = if count == 1 { seen.clone() } else { from..to };
            Stretch { seen, counted }
        })
        .collect()
}

fn typical_height(boxes: &[Rect]) -> u32 {
    let mut heights: Vec<u32> = boxes.iter().map(|area| area.height).collect();
    heights.sort_unstable();
    heights.get(heights.len() / 2).copied().unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tiles_meet_without_a_hole_and_see_beyond_their_edge() {
        assert_eq!(
            stretches((64, 100), 180, 1000, 16),
            [Stretch {
                seen: 48..180,
                counted: 48..180
            }]
        );
        let tiles = stretches((0, 1080), 1080, 704, 16);
        assert_eq!(tiles.len(), 2);
        assert_eq!(tiles[0].counted, 0..540);
        assert_eq!(tiles[1].counted, 540..1080);
        assert_eq!(tiles[0].seen, 0..588);
        assert!(tiles.iter().all(|tile| tile.seen.len() <= 704));
    }
}
