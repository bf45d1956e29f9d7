//! Frames of monitors, put upright and together as the desktop has them. Monitors of a lower density
//! are enlarged to the highest, so that one unit of the desktop is as many pixels everywhere.

use wayland_client::protocol::wl_output::Transform;
use wayland_client::protocol::wl_shm::Format;

use super::outputs::{Frame, Shape, lies_on_its_side};
use crate::capture::x11::pixels::PixelFormat;
use crate::failure::Failure;
use crate::picture::{Layout, Picture, Rect, Turn};

/// How far a monitor's pixels may be from its units times the density: scales between whole numbers.
const ROUNDING: u32 = 2;

/// Pixels of a desktop of four 8K monitors; more is a monitor at a nonsense place.
const MOST_PIXELS: u64 = 4 * 7680 * 4320;

/// A picture of one or more monitors, and where it is on the desktop.
pub(super) struct Mosaic {
    pub(super) picture: Picture,
    /// How many pixels of the picture one unit of the desktop is.
    pub(super) density: f64,
    left: i32,
    top: i32,
}

impl Mosaic {
    /// One picture of these monitors; that of a single upright one is not copied.
    pub(super) fn of(areas: &[Rect], frames: Vec<Frame>) -> Result<Self, Failure> {
        let corner = |place: fn(&Rect) -> i32| areas.iter().map(place).min().unwrap_or(0);
        let (left, top) = (corner(|area| area.x), corner(|area| area.y));
        let density = |(area, frame): (&Rect, &Frame)| {
            f64::from(frame.upright_width()) / f64::from(area.width.max(1))
        };
        let density = areas.iter().zip(&frames).map(density).fold(0.0, f64::max);
        let picture = match &frames[..] {
            [only] if only.is_upright() => only.picture()?,
            _ => together(areas, &frames, density)?,
        };
        Ok(Self {
            picture,
            density,
            left,
            top,
        })
    }

    /// The part of the picture that shows this area of the desktop.
    pub(super) fn part(&self, area: Rect) -> Option<Picture> {
        let from_corner = Rect {
            x: area.x.saturating_sub(self.left),
            y: area.y.saturating_sub(self.top),
            ..area
        };
        self.picture.crop(from_corner.scaled(self.density))
    }

    /// Where the whole picture begins, in pixels of the desktop.
    pub(super) fn origin(&self) -> (i32, i32) {
        let corner = Rect {
            x: self.left,
            y: self.top,
            width: 0,
            height: 0,
        };
        let corner = corner.scaled(self.density);
        (corner.x, corner.y)
    }
}

fn together(areas: &[Rect], frames: &[Frame], density: f64) -> Result<Picture, Failure> {
    let whole = areas.iter().copied().reduce(|one, other| one.around(other));
    let whole = whole.ok_or(Failure::NoMonitor)?;
    let mut parts = Vec::new();
    let (mut width, mut height) = (0, 0);
    for (area, frame) in areas.iter().zip(frames) {
        let from_corner = Rect {
            x: area.x.saturating_sub(whole.x),
            y: area.y.saturating_sub(whole.y),
            ..*area
        };
        let wanted = from_corner.scaled(density);
        let mut picture = frame.upright()?;
        // Rounding alone is no reason to blur a picture.
        if picture.width().abs_diff(wanted.width) > ROUNDING {
            picture = picture.resized(wanted.width, wanted.height)?;
        }
        let place = (wanted.x.unsigned_abs(), wanted.y.unsigned_abs());
        width = width.max(place.0 + picture.width());
        height = height.max(place.1 + picture.height());
        parts.push((place, picture));
    }
    if u64::from(width) * u64::from(height) > MOST_PIXELS {
        return Err(Failure::TooLarge);
    }
    Picture::collage(width, height, &parts)
}

impl Frame {
    fn is_upright(&self) -> bool {
        self.transform == Transform::Normal && !self.upside_down
    }

    fn upright_width(&self) -> u32 {
        match lies_on_its_side(self.transform) {
            true => self.shape.height,
            false => self.shape.width,
        }
    }

    /// The pixels as they lie, without a copy where they are of the usual kind.
    fn picture(&self) -> Result<Picture, Failure> {
        let Shape {
            format,
            width,
            height,
            stride,
        } = self.shape;
        let kind = pixels(format).ok_or_else(|| unknown(format))?;
        let (bytes, layout, stride) = match kind.layout() {
            Some(layout) => (self.bytes.clone(), layout, stride as usize),
            None => {
                let converted = kind.converted(&self.bytes, width, stride as usize);
                (converted.into(), Layout::Rgbx, width as usize * 4)
            }
        };
        Picture::new(bytes, layout, width, height, stride)
    }

    /// The frame's picture as a person sees it.
    fn upright(&self) -> Result<Picture, Failure> {
        let picture = self.picture()?;
        // What the compositor has turned counter-clockwise is turned back, then unmirrored.
        let (quarters, mirrored) = match self.transform {
            Transform::_90 => (1, false),
            Transform::_180 => (2, false),
            Transform::_270 => (3, false),
            Transform::Flipped => (0, true),
            Transform::Flipped90 => (1, true),
            Transform::Flipped180 => (2, true),
            Transform::Flipped270 => (3, true),
            _ => (0, false),
        };
        let upset = Turn {
            quarters: 2,
            mirrored: true,
        };
        let picture = match self.upside_down {
            true => picture.turned(upset)?,
            false => picture,
        };
        match (quarters, mirrored) {
            (0, false) => Ok(picture),
            (quarters, mirrored) => picture.turned(Turn { quarters, mirrored }),
        }
    }
}

/// The formats of shared memory that compositors copy monitors in, by the colours' places in a pixel.
fn pixels(format: Format) -> Option<PixelFormat> {
    let (bytes, red, green, blue) = places(format)?;
    Some(PixelFormat::little_endian(bytes, red, green, blue))
}

/// How many bytes a pixel of a format that is read here has.
pub(super) fn depth(format: Format) -> Option<u32> {
    places(format).and_then(|(bytes, ..)| u32::try_from(bytes).ok())
}

fn places(format: Format) -> Option<(usize, u32, u32, u32)> {
    Some(match format {
        Format::Xrgb8888 | Format::Argb8888 => (4, 0xff_0000, 0xff00, 0xff),
        Format::Xbgr8888 | Format::Abgr8888 => (4, 0xff, 0xff00, 0xff_0000),
        Format::Rgbx8888 | Format::Rgba8888 => (4, 0xff00_0000, 0xff_0000, 0xff00),
        Format::Bgrx8888 | Format::Bgra8888 => (4, 0xff00, 0xff_0000, 0xff00_0000),
        Format::Xrgb2101010 | Format::Argb2101010 => (4, 0x3ff0_0000, 0xf_fc00, 0x3ff),
        Format::Xbgr2101010 | Format::Abgr2101010 => (4, 0x3ff, 0xf_fc00, 0x3ff0_0000),
        Format::Rgb888 => (3, 0xff_0000, 0xff00, 0xff),
        Format::Bgr888 => (3, 0xff, 0xff00, 0xff_0000),
        Format::Rgb565 => (2, 0xf800, 0x7e0, 0x1f),
        _ => return None,
    })
}

fn unknown(format: Format) -> Failure {
    Failure::CaptureRefused {
        detail: format!("monitors are copied as {format:?}, which is not read here"),
    }
}
