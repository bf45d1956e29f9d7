//! The one resampling of a picture, straight out of its frame: large pictures down to what the
//! provider looks at, very small ones up to what a model can read. Never reads beside the view.

use std::borrow::Cow;

use fast_image_resize::images::{CroppedImage, Image, ImageRef};
use fast_image_resize::{FilterType, PixelType, ResizeAlg, ResizeOptions, Resizer};

use super::{Picture, Tiles};
use crate::failure::Failure;

/// Beyond this many times its short edge a picture is a page or a strip of monitors, which fitting
/// the long edge would make illegible: 1568x7698 would become 319x1568.
const SLIM: u32 = 4;

/// The short edge that a page keeps: the width at which a phone's text is still read.
const PAGE: u32 = 480;

/// The longest edge that any provider accepts (Anthropic's vision guide: 8000 pixels).
const LONGEST: u32 = 8000;

/// Below this short edge models see badly (Anthropic's vision guide: 200 pixels).
const SMALL: u32 = 200;

/// Enlarging further than this shows nothing new.
const MOST_ENLARGED: u32 = 4;

/// Sharper filters (Hamming, Catmull-Rom, Lanczos) take longer or 7 to 10 % more bytes, and text of
/// 8 to 11 pixels is read no better from them.
const SHRINK: FilterType = FilterType::Bilinear;

/// Letters stay smooth, where narrow filters make steps.
const ENLARGE: FilterType = FilterType::CatmullRom;

/// Pixels of four bytes each in rows without a gap, as encoders want them.
pub(super) struct Sheet<'a> {
    pub(super) bytes: Cow<'a, [u8]>,
    pub(super) width: u32,
    pub(super) height: u32,
}

/// The size in which a picture is sent.
pub(super) fn fit(width: u32, height: u32, long_edge: u32) -> (u32, u32) {
    let (long, short) = (width.max(height), width.min(height));
    let mut room = long_edge.clamp(1, LONGEST);
    if short < SMALL {
        let factor = SMALL.div_ceil(short).min(MOST_ENLARGED).min(room / long);
        if factor > 1 {
            return (width * factor, height * factor);
        }
    }
    if long > short.saturating_mul(SLIM) {
        let page = u64::from(PAGE) * u64::from(long) / u64::from(short);
        room = room.max(u32::try_from(page).unwrap_or(LONGEST).min(LONGEST));
    }
    if long <= room {
        return (width, height);
    }
    let shrunk = |edge: u32| {
        let (edge, long, room) = (u64::from(edge), u64::from(long), u64::from(room));
        u32::try_from((edge * room + long / 2) / long).map_or(room as u32, |edge| edge.max(1))
    };
    (shrunk(width), shrunk(height))
}

/// The largest size of the same shape that needs no more than so many squares.
pub(super) fn lay_out(width: u32, height: u32, tiles: Tiles) -> (u32, u32) {
    let edge = tiles.edge.max(1);
    let fits = |(width, height): (u32, u32)| {
        let squares = u64::from(width.div_ceil(edge)) * u64::from(height.div_ceil(edge));
        squares <= u64::from(tiles.most)
    };
    let shape = |long: u32| {
        let (most, least) = (width.max(height), width.min(height));
        let short = (u64::from(least) * u64::from(long) + u64::from(most) / 2) / u64::from(most);
        let short = u32::try_from(short).unwrap_or(long).max(1);
        if width >= height {
            (long, short)
        } else {
            (short, long)
        }
    };
    // More squares need a larger picture, so that halving the span finds the edge between.
    let (mut small, mut large) = (1, width.max(height).max(1));
    while small < large {
        let middle = small + (large - small).div_ceil(2);
        if fits(shape(middle)) {
            small = middle;
        } else {
            large = middle - 1;
        }
    }
    shape(small)
}

impl Picture {
    /// The picture in another size, or in its own without resampling.
    pub(super) fn sheet(&self, width: u32, height: u32) -> Result<Sheet<'_>, Failure> {
        let bytes = if (width, height) == (self.width(), self.height()) {
            self.gapless()
        } else {
            Cow::Owned(self.resampled(width, height, filter(self.width(), width))?)
        };
        Ok(Sheet {
            bytes,
            width,
            height,
        })
    }

    /// The same picture in another size.
    ///
    /// # Errors
    /// [`Failure::Broken`] for a size that no picture has.
    pub fn resized(&self, width: u32, height: u32) -> Result<Self, Failure> {
        self.resized_with(width, height, filter(self.width(), width))
    }

    /// The same picture in another size, each pixel between its neighbours and never beyond them.
    ///
    /// # Errors
    /// [`Failure::Broken`] for a size that no picture has.
    pub fn resized_smoothly(&self, width: u32, height: u32) -> Result<Self, Failure> {
        self.resized_with(width, height, FilterType::Bilinear)
    }

    fn resized_with(&self, width: u32, height: u32, filter: FilterType) -> Result<Self, Failure> {
        let frame = self.resampled(width, height, filter)?;
        Self::new(frame.into(), self.layout, width, height, width as usize * 4)
    }

    /// The picture's bytes in rows without a gap; a copy only when the frame has gaps.
    fn gapless(&self) -> Cow<'_, [u8]> {
        if self.stride == self.view.width as usize * 4 {
            return Cow::Borrowed(&self.frame[self.start()..][..self.pixels() * 4]);
        }
        let mut bytes = Vec::with_capacity(self.pixels() * 4);
        self.rows().for_each(|row| bytes.extend_from_slice(row));
        Cow::Owned(bytes)
    }

    fn resampled(&self, width: u32, height: u32, filter: FilterType) -> Result<Vec<u8>, Failure> {
        let (columns, lines) = (self.view.width, self.view.height);
        let left = self.view.x.unsigned_abs();
        let rows = &self.frame[self.start() - left as usize * 4..];
        // The view is resampled where it lies when its rows are whole pixels apart and the last
        // one is as long as the others.
        let in_place = self.stride.is_multiple_of(4) && rows.len() >= self.stride * lines as usize;
        let gapless;
        let (bytes, across, left) = if in_place {
            (rows, self.stride / 4, left)
        } else {
            gapless = self.gapless();
            (&gapless[..], columns as usize, 0)
        };
        let across = u32::try_from(across).map_err(broken)?;
        let frame = ImageRef::new(across, lines, bytes, PixelType::U8x4).map_err(broken)?;
        // A view of its own, not the resizer's crop box: through that one what stands beside the
        // picture bleeds into its edges.
        let view = CroppedImage::new(&frame, left, 0, columns, lines).map_err(broken)?;
        let mut sheet = Image::new(width, height, PixelType::U8x4);
        let options = ResizeOptions::new()
            .use_alpha(false)
            .resize_alg(ResizeAlg::Convolution(filter));
        Resizer::new()
            .resize(&view, &mut sheet, &options)
            .map_err(broken)?;
        Ok(sheet.into_vec())
    }
}

/// The filter that shrinks or enlarges.
fn filter(from: u32, to: u32) -> FilterType {
    if to > from { ENLARGE } else { SHRINK }
}

fn broken(error: impl std::fmt::Display) -> Failure {
    Failure::Broken {
        detail: format!("resampling: {error}"),
    }
}

#[cfg(test)]
mod tests {
    use super::{Tiles, fit, lay_out};

    #[test]
    fn sizes_that_are_sent() {
        for (size, long_edge, sent) in [
            ((1200, 800), 1568, (1200, 800)),
            ((3840, 2160), 1568, (1568, 882)),
            ((2160, 3840), 2048, (1152, 2048)),
            // A button, an icon, a pixel; a tool bar that has no room to grow.
            ((300, 90), 1568, (900, 270)),
            ((64, 64), 1568, (256, 256)),
            ((1, 1), 1568, (4, 4)),
            ((1000, 30), 1568, (1000, 30)),
            // A page, three monitors, and a page longer than anybody takes.
            ((1568, 7698), 1568, (480, 2356)),
            ((5760, 1080), 1568, (2560, 480)),
            ((400, 6000), 1568, (400, 6000)),
            ((1000, 60_000), 1568, (133, 8000)),
            ((8000, 1), 100, (8000, 1)),
            ((60_000, 1), 100, (8000, 1)),
        ] {
            assert_eq!(fit(size.0, size.1, long_edge), sent, "{size:?}");
        }
    }

    #[test]
    fn no_more_squares_than_the_provider_looks_at() {
        for ((edge, most), size, sent) in [
            // The sizes that OpenAI's and Anthropic's own rules give, or a little more of them.
            ((32, 2500), (2048, 1152), (2048, 1152)),
            ((32, 2500), (2048, 1536), (1835, 1376)),
            ((32, 2500), (1536, 2048), (1376, 1835)),
            ((28, 1568), (1568, 882), (1456, 819)),
            ((28, 1568), (1092, 1092), (1092, 1092)),
            ((28, 4784), (1568, 1176), (1568, 1176)),
            ((32, 2500), (8000, 480), (6408, 384)),
            ((32, 1), (4, 4), (4, 4)),
            ((32, 1), (900, 3), (32, 1)),
        ] {
            assert_eq!(
                lay_out(size.0, size.1, Tiles { edge, most }),
                sent,
                "{size:?}"
            );
        }
    }
}
