//! How a screen's pixels lie in memory, and their way into the layouts of a [`Picture`].
//! Indexed (palette) screens are not read.
//!
//! [`Picture`]: crate::picture::Picture

use x11rb::protocol::xproto::{ImageOrder, Screen, Setup, VisualClass};

use crate::picture::Layout;

/// The memory layout of a screen's images in Z format.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::capture) struct PixelFormat {
    bytes_per_pixel: usize,
    /// Rows begin at multiples of this many bytes.
    pad: usize,
    little_endian: bool,
    red: u32,
    green: u32,
    blue: u32,
}

impl PixelFormat {
    /// The format of pixels whose first byte is the lowest, by the places of their colours.
    pub(in crate::capture) fn little_endian(
        bytes_per_pixel: usize,
        red: u32,
        green: u32,
        blue: u32,
    ) -> Self {
        Self {
            bytes_per_pixel,
            pad: 1,
            little_endian: true,
            red,
            green,
            blue,
        }
    }

    /// The format of the screen's root window, when it is one that can be read.
    pub(super) fn of(setup: &Setup, screen: &Screen) -> Option<Self> {
        let format = setup
            .pixmap_formats
            .iter()
            .find(|format| format.depth == screen.root_depth)?;
        let visual = screen
            .allowed_depths
            .iter()
            .flat_map(|depth| &depth.visuals)
            .find(|visual| visual.visual_id == screen.root_visual)?;
        let coloured = matches!(
            visual.class,
            VisualClass::TRUE_COLOR | VisualClass::DIRECT_COLOR
        );
        let whole = matches!(format.bits_per_pixel, 16 | 24 | 32);
        (coloured && whole).then(|| Self {
            bytes_per_pixel: usize::from(format.bits_per_pixel) / 8,
            pad: (usize::from(format.scanline_pad) / 8).max(1),
            little_endian: setup.image_byte_order == ImageOrder::LSB_FIRST,
            red: visual.red_mask,
            green: visual.green_mask,
            blue: visual.blue_mask,
        })
    }

    /// Bytes from one row to the next in an image of this width.
    pub(super) fn stride(&self, width: u32) -> usize {
        (width as usize * self.bytes_per_pixel).next_multiple_of(self.pad)
    }

    /// The picture layout that is this very format, when there is one.
    pub(in crate::capture) fn layout(&self) -> Option<Layout> {
        if self.bytes_per_pixel != 4 {
            return None;
        }
        let [red, green, blue] = [self.red, self.green, self.blue];
        match (self.little_endian, red, green, blue) {
            (true, 0xff_0000, 0xff00, 0xff) => Some(Layout::Bgrx),
            (true, 0xff, 0xff00, 0xff_0000) => Some(Layout::Rgbx),
            _ => None,
        }
    }

    /// The same image, `stride` bytes a row, as [`Layout::Rgbx`] with rows without padding.
    pub(in crate::capture) fn converted(&self, image: &[u8], width: u32, stride: usize) -> Vec<u8> {
        let [red, green, blue] = [self.red, self.green, self.blue].map(Channel::new);
        let row = width as usize * self.bytes_per_pixel;
        let pixels = image
            .chunks(stride.max(1))
            .filter_map(|line| line.get(..row))
            .flat_map(|line| line.chunks_exact(self.bytes_per_pixel));
        let mut converted = Vec::with_capacity(image.len() / self.bytes_per_pixel * 4);
        for pixel in pixels {
            let value = self.value(pixel);
            converted.extend([red.of(value), green.of(value), blue.of(value), 255]);
        }
        converted
    }

    fn value(&self, pixel: &[u8]) -> u32 {
        let append = |value: u32, &byte: &u8| value << 8 | u32::from(byte);
        if self.little_endian {
            pixel.iter().rev().fold(0, append)
        } else {
            pixel.iter().fold(0, append)
        }
    }
}

/// Where a colour lies in a pixel, and the eight bits of each of its values.
struct Channel {
    shift: u32,
    mask: u32,
    levels: Vec<u8>,
}

impl Channel {
    fn new(mask: u32) -> Self {
        let shift = mask.trailing_zeros().min(31);
        // No visual has more than ten bits; sixteen keep a nonsense mask from filling memory.
        let most = (mask >> shift).clamp(1, 0xffff);
        let level = |value: u32| u8::try_from((value * 255 + most / 2) / most).unwrap_or(u8::MAX);
        Self {
            shift,
            mask: most,
            levels: (0..=most).map(level).collect(),
        }
    }

    fn of(&self, pixel: u32) -> u8 {
        let value = (pixel >> self.shift) & self.mask;
        self.levels.get(value as usize).copied().unwrap_or(0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const FORMAT: PixelFormat = PixelFormat {
        bytes_per_pixel: 4,
        pad: 4,
        little_endian: true,
        red: 0xff_0000,
        green: 0xff00,
        blue: 0xff,
    };

    #[test]
    fn the_usual_format_is_taken_as_it_is() {
        assert_eq!(FORMAT.layout(), Some(Layout::Bgrx));
        let mirrored = PixelFormat {
            red: 0xff,
            blue: 0xff_0000,
            ..FORMAT
        };
        assert_eq!(mirrored.layout(), Some(Layout::Rgbx));
        let big_endian = PixelFormat {
            little_endian: false,
            ..FORMAT
        };
        assert_eq!(big_endian.layout(), None);
        assert_eq!(big_endian.converted(&[0, 1, 2, 3], 1, 4), [1, 2, 3, 255]);
    }

    #[test]
    fn five_and_six_bits_reach_white_and_rows_lose_their_padding() {
        let format = PixelFormat {
            bytes_per_pixel: 2,
            red: 0xf800,
            green: 0x7e0,
            blue: 0x1f,
            ..FORMAT
        };
        let image = [0xff, 0xff, 9, 9, 0x00, 0xf8, 9, 9];
        assert_eq!(format.stride(1), 4);
        assert_eq!(
            format.converted(&image, 1, 4),
            [255, 255, 255, 255, 255, 0, 0, 255]
        );
    }

    #[test]
    fn ten_bits_lose_the_lowest_two() {
        let format = PixelFormat {
            red: 0x3ff0_0000,
            green: 0xf_fc00,
            blue: 0x3ff,
            ..FORMAT
        };
        let pixel = (1023u32 << 20 | 512 << 10).to_le_bytes();
        assert_eq!(format.converted(&pixel, 1, 4), [255, 128, 0, 255]);
    }
}
