//! A picture put away for later, at a tenth of its weight and without loss. In memory only.

use std::fmt;

use bytes::Bytes;

use super::{Layout, Picture};
use crate::failure::Failure;

/// Bytes of pixels packed at a time: a whole screen at once would need its weight once more.
const STRIP: usize = 4 << 20;

/// A packed picture; clones share it, and its memory is free when the last one is dropped.
#[derive(Clone)]
pub struct Packed {
    strips: Vec<Bytes>,
    width: u32,
    height: u32,
}

impl Packed {
    /// Packs a picture. Takes 2 ms for a megapixel: not for an async runtime.
    ///
    /// # Errors
    /// [`Failure::Broken`] when the encoder fails.
    pub fn of(picture: &Picture) -> Result<Self, Failure> {
        let row = picture.width() as usize * 3;
        let rows: Vec<&[u8]> = picture.rows().collect();
        let pack = |rows: &[&[u8]]| {
            let pixels = rows.iter().flat_map(|row| row.chunks_exact(4));
            let bytes: Vec<u8> = pixels.flat_map(|pixel| picture.layout.rgb(pixel)).collect();
            pack(&bytes, picture.width()).map_err(broken)
        };
        let strips = rows.chunks((STRIP / row).max(1)).map(pack);
        Ok(Self {
            strips: strips.collect::<Result<_, _>>()?,
            width: picture.width(),
            height: picture.height(),
        })
    }

    /// The picture again, pixel by pixel.
    ///
    /// # Errors
    /// [`Failure::Broken`] when the strips are damaged.
    pub fn unpack(&self) -> Result<Picture, Failure> {
        let mut frame = Vec::with_capacity(self.width as usize * self.height as usize * 4);
        for strip in &self.strips {
            let mut reader = png::Decoder::new(std::io::Cursor::new(strip))
                .read_info()
                .map_err(broken)?;
            let mut pixels = vec![0; reader.output_buffer_size().unwrap_or_default()];
            reader.next_frame(&mut pixels).map_err(broken)?;
            for pixel in pixels.chunks_exact(3) {
                frame.extend_from_slice(pixel);
                frame.push(0);
            }
        }
        let stride = self.width as usize * 4;
        Picture::new(frame.into(), Layout::Rgbx, self.width, self.height, stride)
    }

    /// How many bytes it holds.
    pub fn weight(&self) -> usize {
        self.strips.iter().map(Bytes::len).sum()
    }
}

fn pack(pixels: &[u8], width: u32) -> Result<Bytes, png::EncodingError> {
    let height = u32::try_from(pixels.len() / (width as usize * 3)).unwrap_or(u32::MAX);
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, width, height);
    encoder.set_color(png::ColorType::Rgb);
    encoder.set_compression(png::Compression::Fastest);
    let mut file = encoder.write_header()?;
    file.write_image_data(pixels)?;
    file.finish()?;
    bytes.shrink_to_fit();
    Ok(bytes.into())
}

fn broken(error: impl fmt::Display) -> Failure {
    Failure::Broken {
        detail: format!("packing: {error}"),
    }
}

impl fmt::Debug for Packed {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            formatter,
            "Packed({}x{}, {} bytes)",
            self.width,
            self.height,
            self.weight()
        )
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;
    use crate::picture::Rect;

    #[test]
    fn every_pixel_of_a_view_comes_back() {
        let (width, height) = (1500, 1100);
        let noise = |at: u32| (at.wrapping_mul(2_654_435_761) >> 13) as u8;
        let frame: Vec<u8> = (0..width * height * 4).map(noise).collect();
        let whole = Picture::new(
            frame.into(),
            Layout::Bgrx,
            width,
            height,
            width as usize * 4,
        );
        let area = Rect {
            x: 7,
            y: 3,
            width: 1400,
            height: 1090,
        };
        let view = whole.unwrap().crop(area).unwrap();
        let packed = Packed::of(&view).unwrap();
        assert!(packed.strips.len() > 1, "several strips are tried");
        assert_eq!(packed.unpack().unwrap().to_rgb8(), view.to_rgb8());
    }

    #[test]
    fn a_plain_screen_weighs_little() {
        let frame = vec![240; 1920 * 1080 * 4];
        let plain = Picture::new(frame.into(), Layout::Bgrx, 1920, 1080, 1920 * 4).unwrap();
        let packed = Packed::of(&plain).unwrap();
        assert!(packed.weight() < 200_000, "{packed:?}");
    }
}
