//! Places in a picture and in a smaller one of it, in which lines are looked for.

use image::RgbImage;

use crate::picture::Rect;

/// What a search makes of the picture's edges, as a fraction: lines are found in half the time, and as
/// many secrets in them; their ends are less exact.
const COARSE: (u32, u32) = (3, 5);

/// A length of the picture in the coarse one.
pub(super) fn coarse(length: u32) -> u32 {
    length * COARSE.0 / COARSE.1
}

/// An area of the picture in the coarse one.
pub(super) fn coarser(area: Rect) -> Rect {
    let stretch = |from: i32, length: u32| {
        let (from, end) = (from.unsigned_abs(), from.unsigned_abs() + length);
        (coarse(from) as i32, coarse(end) - coarse(from))
    };
    placed(stretch(area.x, area.width), stretch(area.y, area.height))
}

/// An area of the coarse picture in the picture of that size, and no less than it.
pub(super) fn finer(area: Rect, (width, height): (u32, u32)) -> Rect {
    let stretch = |from: i32, length: u32, limit: u32| {
        let from = from.unsigned_abs();
        let end = ((from + length) * COARSE.1).div_ceil(COARSE.0).min(limit);
        let start = (from * COARSE.1 / COARSE.0).min(end);
        (start as i32, end - start)
    };
    placed(
        stretch(area.x, area.width, width),
        stretch(area.y, area.height, height),
    )
}

/// An area of a picture in half size in the picture itself.
pub(super) fn doubled(area: Rect) -> Rect {
    let stretch = |from: i32, length: u32| (from * 2, length * 2);
    placed(stretch(area.x, area.width), stretch(area.y, area.height))
}

/// The image in half size, each pixel the mean of four.
pub(super) fn halved(image: &RgbImage) -> RgbImage {
    let (width, height) = (image.width() / 2, image.height() / 2);
    let stride = image.width() as usize * 3;
    let mut pixels = Vec::with_capacity(width as usize * height as usize * 3);
    for rows in image.as_raw().chunks_exact(stride * 2) {
        let (upper, lower) = rows.split_at(stride);
        for (upper, lower) in upper.chunks_exact(6).zip(lower.chunks_exact(6)) {
            for channel in 0..3 {
                let sum = [upper, lower]
                    .iter()
                    .map(|pair| u16::from(pair[channel]) + u16::from(pair[channel + 3]))
                    .sum::<u16>();
                pixels.push((sum / 4) as u8);
            }
        }
    }
    // The buffer has the size asked for, so the fallback never happens.
    RgbImage::from_raw(width, height, pixels).unwrap_or_default()
}

fn placed((x, width): (i32, u32), (y, height): (i32, u32)) -> Rect {
    Rect {
        x,
        y,
        width,
        height,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_coarse_lies_in_the_coarse_picture_and_comes_back_within_the_picture() {
        let size = (1919, 1079);
        for x in 0..40 {
            for length in 1..40 {
                let (x, y) = (size.0 as i32 - 60 + x, size.1 as i32 - 60 + x);
                let length = length.min(size.0 - x.unsigned_abs());
                let area = placed((x, length), (y, length.min(size.1 - y.unsigned_abs())));
                let small = coarser(area);
                let end = |start: i32, length: u32| start.unsigned_abs() + length;
                assert!(end(small.x, small.width) <= coarse(size.0), "{area:?}");
                assert!(end(small.y, small.height) <= coarse(size.1), "{area:?}");
                let back = finer(small, size);
                assert!(end(back.x, back.width) <= size.0, "{area:?} {back:?}");
                assert!(end(back.y, back.height) <= size.1, "{area:?} {back:?}");
                // A coarse pixel holds parts of three of the picture.
                assert!(back.x.abs_diff(area.x) <= 2, "{area:?} {back:?}");
                let ends = (end(back.x, back.width), end(area.x, area.width));
                assert!(ends.0.abs_diff(ends.1) <= 2, "{area:?} {back:?}");
            }
        }
    }
}
