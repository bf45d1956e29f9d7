//! The pixels that the detector sees: all of an image, or a coarse picture for a search.

use std::borrow::Cow;

use image::RgbImage;
use rten_tensor::NdTensor;

use super::scale::{coarse, finer};
use super::sheet::Sheet;
use super::{activity, broken};
use crate::failure::Failure;
use crate::picture::{Picture, Rect};

/// Where the detector's pixels come from.
pub(super) enum Source<'a> {
    /// All of an image.
    Image(&'a RgbImage),
    /// A picture made coarse, each part by itself: a coarse copy of several large monitors would need more
    /// memory than all else.
    Coarse(&'a Picture),
}

impl Source<'_> {
    /// Its width and height.
    pub(super) fn size(&self) -> (u32, u32) {
        match self {
            Self::Image(image) => image.dimensions(),
            Self::Coarse(picture) => (
                coarse(picture.width()).max(1),
                coarse(picture.height()).max(1),
            ),
        }
    }

    /// What is seen around a part that fits onto a sheet, in pixels.
    pub(super) fn margin(&self) -> u32 {
        let cell = activity::CELL as u32;
        match self {
            Self::Image(_) => cell,
            Self::Coarse(_) => cell / 2,
        }
    }

    /// Blue, green and red planes of a sheet from -1 to 1 with the parts that are `seen`; between them it
    /// is grey.
    pub(super) fn tensor(&self, sheet: &Sheet, seen: &[Rect]) -> Result<NdTensor<f32, 4>, Failure> {
        let (width, height) = (sheet.width as usize, sheet.height as usize);
        let plane = width * height;
        let mut planes = vec![0.0; plane * 3];
        for &(at, (left, top)) in &sheet.parts {
            let part = self.part(seen[at])?;
            let columns = part.width() as usize;
            let rows = part.as_raw().chunks_exact(columns * 3);
            for (line, row) in rows.enumerate() {
                let start = (top as usize + line) * width + left as usize;
                for (channel, offset) in [(2, 0), (1, plane), (0, plane * 2)] {
                    let target = &mut planes[offset + start..][..columns];
                    for (target, &value) in target.iter_mut().zip(row[channel..].iter().step_by(3))
                    {
                        *target = f32::from(value) / 127.5 - 1.0;
                    }
                }
            }
        }
        Ok(NdTensor::from_data([1, 3, height, width], planes))
    }

    /// A part of it.
    fn part(&self, seen: Rect) -> Result<Cow<'_, RgbImage>, Failure> {
        match self {
            Self::Image(image) if image.dimensions() == (seen.width, seen.height) => {
                Ok(Cow::Borrowed(image))
            }
            Self::Image(image) => Ok(Cow::Owned(cut(image, seen))),
            Self::Coarse(picture) => {
                let area = finer(seen, (picture.width(), picture.height()));
                let part = picture
                    .crop(area)
                    .ok_or_else(|| broken("a part outside of the picture"))?;
                let part = part.resized_smoothly(seen.width, seen.height)?;
                Ok(Cow::Owned(part.to_rgb8()))
            }
        }
    }
}

/// A part of an image, row by row.
pub(super) fn cut(image: &RgbImage, part: Rect) -> RgbImage {
    let stride = image.width() as usize * 3;
    let (x, y) = (part.x as usize * 3, part.y as usize);
    let length = part.width as usize * 3;
    let rows = image.as_raw().chunks_exact(stride);
    let rows = rows.skip(y).take(part.height as usize);
    let mut pixels = Vec::with_capacity(length * part.height as usize);
    rows.for_each(|row| pixels.extend_from_slice(&row[x..x + length]));
    // The part lies inside of the image, so the fallback never happens.
    RgbImage::from_raw(part.width, part.height, pixels).unwrap_or_default()
}
