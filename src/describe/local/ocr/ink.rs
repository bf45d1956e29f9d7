//! The pixels of one line as ground and ink.

use image::{Rgb, RgbImage};

use crate::picture::Rect;

/// A pixel with less than this share of the line's strongest contrast is none of a letter.
const FAINT: f32 = 0.25;

/// The line in a spot of an image.
pub(super) struct Line<'a> {
    image: &'a RgbImage,
    left: u32,
    top: u32,
    pub(super) width: u32,
    pub(super) height: u32,
    /// The colour behind the letters.
    pub(super) ground: Rgb<u8>,
}

impl<'a> Line<'a> {
    pub(super) fn of(image: &'a RgbImage, spot: Rect) -> Self {
        let mut line = Self {
            image,
            left: spot.x.unsigned_abs(),
            top: spot.y.unsigned_abs(),
            width: spot.width,
            height: spot.height,
            ground: Rgb([0; 3]),
        };
        line.ground = line.middle();
        line
    }

    pub(super) fn pixel(&self, x: u32, y: u32) -> &Rgb<u8> {
        self.image.get_pixel(self.left + x, self.top + y)
    }

    /// The colour in the middle of all, which is the ground: letters cover less than half of it.
    fn middle(&self) -> Rgb<u8> {
        let mut counts = [[0_u32; 256]; 3];
        for y in (0..self.height).step_by(2) {
            for x in 0..self.width {
                let pixel = self.pixel(x, y);
                for (counts, &value) in counts.iter_mut().zip(&pixel.0) {
                    counts[usize::from(value)] += 1;
                }
            }
        }
        let half = self.height.div_ceil(2) * self.width / 2;
        Rgb(counts.map(|counts| {
            let mut below = 0;
            let middle = counts.iter().position(|count| {
                below += count;
                below > half
            });
            middle.map_or(u8::MAX, |value| value as u8)
        }))
    }

    /// How much a pixel differs from the ground, of 255.
    pub(super) fn contrast(&self, x: u32, y: u32) -> u8 {
        apart(*self.pixel(x, y), self.ground)
    }

    /// The strongest contrast to the ground.
    pub(super) fn strongest(&self) -> f32 {
        let all = (0..self.height).flat_map(|y| (0..self.width).map(move |x| (x, y)));
        f32::from(
            all.map(|(x, y)| self.contrast(x, y))
                .max()
                .unwrap_or_default(),
        )
    }

    /// Where the ink in these columns begins and ends, in pixels from above; parts of a pixel count.
    pub(super) fn extent(&self, (left, right): (u32, u32), strongest: f32) -> Option<(f32, f32)> {
        let share = |y: u32| {
            let row = (left..right).map(|x| self.contrast(x, y));
            f32::from(row.max().unwrap_or_default()) / strongest
        };
        let rows: Vec<f32> = (0..self.height).map(share).collect();
        let first = rows.iter().position(|&share| share >= FAINT)?;
        let last = rows.iter().rposition(|&share| share >= FAINT)?;
        Some((
            (first + 1) as f32 - rows[first].min(1.0),
            last as f32 + rows[last].min(1.0),
        ))
    }
}

/// The largest difference of two colours in a channel.
pub(super) fn apart(one: Rgb<u8>, other: Rgb<u8>) -> u8 {
    let differences = one.0.iter().zip(&other.0);
    differences
        .map(|(one, other)| one.abs_diff(*other))
        .max()
        .unwrap_or_default()
}
