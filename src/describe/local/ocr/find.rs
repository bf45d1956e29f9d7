//! Finds where text stands: the detector looks at the picture tile by tile and gives a map of
//! probabilities. Screens are not rotated, so neither are the boxes made of it.

use std::ops::Range;

use image::RgbImage;
use rten::{Model, RunOptions};
use rten_tensor::NdTensor;
use rten_tensor::prelude::*;

use super::boxes::{self, Map};
use super::broken;
use crate::failure::Failure;
use crate::picture::Rect;

/// The unchanged official detector; see NOTICE beside it.
static WEIGHTS: &[u8] = include_bytes!("../models/PP-OCRv6_det_tiny.onnx");

/// The detector halves its input five times, so edges are multiples of this.
const STEP: u32 = 32;

pub(super) struct Finder {
    model: Model,
}

/// A stretch that the detector sees, and the part of it whose answer counts.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Stretch {
    seen: Range<u32>,
    counted: Range<u32>,
}

impl Finder {
    pub(super) fn load() -> Result<Self, Failure> {
        let model = Model::load_static_slice(WEIGHTS).map_err(broken)?;
        Ok(Self { model })
    }

    /// The boxes of all lines of text, in no order.
    pub(super) fn find(
        &self,
        image: &RgbImage,
        options: &RunOptions,
    ) -> Result<Vec<Rect>, Failure> {
        let (width, height) = image.dimensions();
        let mut map = Map::new(width, height);
        let (tw, th) = tile();
        for rows in stretches(height, th) {
            for columns in stretches(width, tw) {
                self.look(image, &columns, &rows, options, &mut map)?;
            }
        }
        Ok(boxes::boxes(&map))
    }

    /// Fills the counted part of one tile into the map.
    fn look(
        &self,
        image: &RgbImage,
        columns: &Stretch,
        rows: &Stretch,
        options: &RunOptions,
        map: &mut Map,
    ) -> Result<(), Failure> {
        let input = tensor(image, &columns.seen, &rows.seen);
        let output = self
            .model
            .run_one(input.into(), Some(options.clone()))
            .map_err(broken)?;
        let output: NdTensor<f32, 4> = output.try_into().map_err(broken)?;
        let [_, _, height, width] = output.shape();
        let seen = output.into_data();
        for y in rows.counted.clone() {
            let row = &seen[(y - rows.seen.start) as usize * width..][..width];
            let from = (columns.counted.start - columns.seen.start) as usize;
            let target = map.row_mut(y, &columns.counted);
            for (target, probability) in target.iter_mut().zip(&row[from..]) {
                *target = (probability * 255.0) as u8;
            }
        }
        debug_assert!(height as u32 >= rows.seen.end - rows.seen.start);
        Ok(())
    }
}

fn tile() -> (u32, u32) {
    let get = |name: &str, or| std::env::var(name).ok().and_then(|v| v.parse().ok()).unwrap_or(or);
    (get("TW", 1920), get("TH", 1088))
}

/// Cuts `length` into stretches of at most `limit` that overlap.
fn stretches(length: u32, limit: u32) -> Vec<Stretch> {
    const OVERLAP: u32 = 64;
    if length <= limit {
        return vec![Stretch {
            seen: 0..length,
            counted: 0..length,
        }];
    }
    let count = (length - OVERLAP).div_ceil(limit - OVERLAP);
    let each = (length + (count - 1) * OVERLAP).div_ceil(count).next_multiple_of(STEP).min(limit);
    (0..count)
        .map(|index| {
            let start = (index * (each - OVERLAP)).min(length - each);
            let from = if index == 0 { 0 } else { start + OVERLAP / 2 };
            let next = ((index + 1) * (each - OVERLAP)).min(length - each);
            let to = if index + 1 == count { length } else { next + OVERLAP / 2 };
            Stretch {
                seen: start..start + each,
                counted: from..to,
            }
        })
        .collect()
}

/// Blue, green and red planes from -1 to 1, the last row and column repeated to full steps.
fn tensor(image: &RgbImage, columns: &Range<u32>, rows: &Range<u32>) -> NdTensor<f32, 4> {
    let width = (columns.end - columns.start) as usize;
    let height = (rows.end - rows.start) as usize;
    let full = (width.next_multiple_of(STEP as usize), height.next_multiple_of(STEP as usize));
    let stride = image.width() as usize * 3;
    let pixels = image.as_raw();
    let mut planes = Vec::with_capacity(full.0 * full.1 * 3);
    for channel in [2, 1, 0] {
        for y in 0..full.1 {
            let y = rows.start as usize + y.min(height - 1);
            let row = &pixels[y * stride + columns.start as usize * 3..][..width * 3];
            planes.extend(
                row[channel..]
                    .iter()
                    .step_by(3)
                    .map(|&value| f32::from(value) / 127.5 - 1.0),
            );
            let last = planes[planes.len() - 1];
            planes.resize(planes.len() + full.0 - width, last);
        }
    }
    NdTensor::from_data([1, 3, full.1, full.0], planes)
}
