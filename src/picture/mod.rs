//! A captured image on its way to the wire: a view into a frame of pixels, shrunk, weighed and
//! encoded without ever touching the disk. `Debug` shows only its size.

mod blank;
mod collage;
mod difference;
mod encode;
mod fingerprint;
mod packed;
mod palette;
mod place;
mod shrink;

use std::fmt;

use bytes::Bytes;
use image::{RgbImage, RgbaImage};

pub use self::collage::Turn;
pub use self::encode::{Encoded, Format, Limits, Tiles};
pub use self::packed::Packed;
pub use self::place::Place;
use crate::failure::Failure;

/// What counts of two pixels: the fourth byte of each may differ from one capture to the next.
const SEEN: u64 = 0x00FF_FFFF_00FF_FFFF;

/// A rectangular view into a frame of pixels; clones share the frame.
#[derive(Clone)]
pub struct Picture {
    frame: Bytes,
    layout: Layout,
    /// Bytes from one row of the frame to the next.
    stride: usize,
    /// The part of the frame that is the picture; never empty, never outside the frame.
    view: Rect,
}

/// The order of the four bytes of a pixel; the fourth is not looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Layout {
    /// Blue, green, red, unused: what X11 delivers.
    Bgrx,
    /// Red, green, blue, unused: what decoders deliver, transparency already laid on white.
    Rgbx,
}

/// A rectangle in pixels; the corner may lie outside of what it is compared with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rect {
    /// Left edge.
    pub x: i32,
    /// Top edge.
    pub y: i32,
    /// Width.
    pub width: u32,
    /// Height.
    pub height: u32,
}

impl Picture {
    /// A picture of the whole `frame`.
    ///
    /// # Errors
    /// [`Failure::Broken`] when the frame is empty or shorter than `height` rows of `stride` bytes.
    pub fn new(
        frame: Bytes,
        layout: Layout,
        width: u32,
        height: u32,
        stride: usize,
    ) -> Result<Self, Failure> {
        let row = width as usize * 4;
        let above = (height as usize).saturating_sub(1);
        let needed = above.saturating_mul(stride).saturating_add(row);
        if width == 0 || height == 0 || stride < row || frame.len() < needed {
            return Err(Failure::Broken {
                detail: format!("a frame of {width}x{height} with {} bytes", frame.len()),
            });
        }
        let view = Rect {
            x: 0,
            y: 0,
            width,
            height,
        };
        Ok(Self {
            frame,
            layout,
            stride,
            view,
        })
    }

    /// A picture of decoded pixels, transparency laid on white.
    ///
    /// # Errors
    /// [`Failure::Broken`] when the image has no pixels.
    pub fn from_rgba(image: RgbaImage) -> Result<Self, Failure> {
        let (width, height) = image.dimensions();
        let mut pixels = image.into_raw();
        for pixel in pixels.chunks_exact_mut(4).filter(|pixel| pixel[3] != 255) {
            let alpha = u16::from(pixel[3]);
            for channel in &mut pixel[..3] {
                let mixed = (u16::from(*channel) * alpha + 255 * (255 - alpha) + 127) / 255;
                *channel = u8::try_from(mixed).unwrap_or(u8::MAX);
            }
        }
        Self::new(
            pixels.into(),
            Layout::Rgbx,
            width,
            height,
            width as usize * 4,
        )
    }

    /// The picture's own copy of its pixels, for readers that do not know about frames.
    pub fn to_rgb8(&self) -> RgbImage {
        let mut pixels = Vec::with_capacity(self.pixels() * 3);
        for pixel in self.rows().flat_map(|row| row.chunks_exact(4)) {
            pixels.extend(self.layout.rgb(pixel));
        }
        // The buffer has the size asked for, so the fallback never happens.
        RgbImage::from_raw(self.width(), self.height(), pixels).unwrap_or_default()
    }

    /// Width in pixels.
    pub fn width(&self) -> u32 {
        self.view.width
    }

    /// Height in pixels.
    pub fn height(&self) -> u32 {
        self.view.height
    }

    /// Red, green and blue of one pixel; none outside of the picture.
    pub fn colour(&self, x: u32, y: u32) -> Option<[u8; 3]> {
        if x >= self.view.width || y >= self.view.height {
            return None;
        }
        let column = usize::try_from(self.view.x).ok()? + x as usize;
        let row = usize::try_from(self.view.y).ok()? + y as usize;
        let at = row * self.stride + column * 4;
        let [first, second, third] = self.frame.get(at..at + 3)?.try_into().ok()?;
        Some(match self.layout {
            Layout::Bgrx => [third, second, first],
            Layout::Rgbx => [first, second, third],
        })
    }

    /// The part of this picture inside `area`, sharing its pixels; none when they do not overlap.
    pub fn crop(&self, area: Rect) -> Option<Self> {
        let left = area.x.max(0);
        let top = area.y.max(0);
        let right = (i64::from(area.x) + i64::from(area.width)).min(i64::from(self.view.width));
        let bottom = (i64::from(area.y) + i64::from(area.height)).min(i64::from(self.view.height));
        let width = u32::try_from(right - i64::from(left))
            .ok()
            .filter(|&width| width > 0)?;
        let height = u32::try_from(bottom - i64::from(top))
            .ok()
            .filter(|&height| height > 0)?;
        let view = Rect {
            x: self.view.x + left,
            y: self.view.y + top,
            width,
            height,
        };
        Some(Self {
            view,
            ..self.clone()
        })
    }

    /// A copy of this picture in which nothing can be seen of `area`.
    pub fn without(&self, area: Rect) -> Self {
        self.without_all(&[area])
    }

    /// A copy of this picture in which nothing can be seen of all these areas.
    pub fn without_all(&self, areas: &[Rect]) -> Self {
        let hidden: Vec<Self> = areas.iter().filter_map(|area| self.crop(*area)).collect();
        if hidden.is_empty() {
            return self.clone();
        }
        let mut frame = self.frame.to_vec();
        for hidden in hidden {
            let row = hidden.view.width as usize * 4;
            let rows = frame[hidden.start()..].chunks_mut(self.stride);
            for pixels in rows.take(hidden.view.height as usize) {
                // Grey is no letter's colour on its own ground.
                pixels[..row].fill(128);
            }
        }
        Self {
            frame: frame.into(),
            ..self.clone()
        }
    }

    /// Whether both are the same view into the same frame.
    pub fn is_a_view_like(&self, other: &Self) -> bool {
        self.frame.as_ptr() == other.frame.as_ptr() && self.view == other.view
    }

    fn pixels(&self) -> usize {
        self.view.width as usize * self.view.height as usize
    }

    /// Where the picture's first pixel stands in the frame.
    fn start(&self) -> usize {
        // The view lies inside of the frame, so neither edge is negative.
        self.view.y.unsigned_abs() as usize * self.stride + self.view.x.unsigned_abs() as usize * 4
    }

    /// The picture's rows of four bytes a pixel, without what stands beside it in the frame.
    fn rows(&self) -> impl Iterator<Item = &[u8]> {
        let width = self.view.width as usize * 4;
        self.frame[self.start()..]
            .chunks(self.stride)
            .take(self.view.height as usize)
            .map(move |row| &row[..width])
    }
}

impl Layout {
    fn rgb(self, pixel: &[u8]) -> [u8; 3] {
        match self {
            Self::Bgrx => [pixel[2], pixel[1], pixel[0]],
            Self::Rgbx => [pixel[0], pixel[1], pixel[2]],
        }
    }
}

impl fmt::Debug for Picture {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            formatter,
            "Picture({}x{})",
            self.view.width, self.view.height
        )
    }
}
