//! A picture as a file for the wire, made from pixels only: JPEG, or indexed PNG where the picture
//! has so few colours that this is small and hurts no letter.

use jpeg_encoder::{ColorType, Encoder, SamplingFactor};

use super::palette::Indexed;
use super::shrink::{Sheet, fit};
use super::{Encoded, Format, Layout, Limits, Picture};
use crate::failure::Failure;

/// The qualities tried in turn until the bytes suffice. At the first, 11-pixel text is read as well
/// as from the lossless picture; the last still shows what is where.
const QUALITIES: [u8; 3] = [85, 70, 50];

/// Half the colour resolution: 8 instead of 13 ms for 1568x882, and no letter is lost by it.
const CHROMA: SamplingFactor = SamplingFactor::F_2_2;

/// An indexed PNG of fewer bytes than one for this many pixels is taken without trying JPEG, which
/// spends more even on plain text.
const PLAIN: usize = 8;

/// Deflate's effort.
const DEFLATE: u8 = 2;

impl Picture {
    /// The picture as a file that keeps to `limits`.
    ///
    /// The long edge is kept except for very slim pictures, which would become illegible; very
    /// small pictures are enlarged. Takes milliseconds of one core: not for an async runtime.
    ///
    /// # Errors
    /// [`Failure::TooLarge`] when not even a single pixel keeps to `max_bytes`.
    pub fn encode(&self, limits: &Limits) -> Result<Encoded, Failure> {
        let (mut width, mut height) = fit(self.width(), self.height(), limits.long_edge);
        let mut exact = None;
        if (width, height) == (self.width(), self.height()) {
            exact = self.exact(limits.max_bytes)?;
            if let Some(png) = exact.take_if(|png| png.len() <= self.pixels() / PLAIN) {
                return Ok(file(png, Format::Png, width, height));
            }
        }
        loop {
            let sheet = self.sheet(width, height)?;
            for quality in QUALITIES {
                let jpeg = jpeg(&sheet, self.layout, quality)?;
                if let Some(png) = exact.take_if(|png| png.len() <= jpeg.len()) {
                    return Ok(file(png, Format::Png, width, height));
                }
                if jpeg.len() <= limits.max_bytes {
                    return Ok(file(jpeg, Format::Jpeg, width, height));
                }
            }
            if width == 1 && height == 1 {
                return Err(Failure::TooLarge);
            }
            (width, height) = (smaller(width), smaller(height));
        }
    }

    /// The picture as it is, when it has few colours and weighs no more than `max_bytes`.
    fn exact(&self, max_bytes: usize) -> Result<Option<Vec<u8>>, Failure> {
        let Some(indexed) = self.indexed() else {
            return Ok(None);
        };
        let bytes = png(&indexed).map_err(broken)?;
        Ok(Some(bytes).filter(|bytes| bytes.len() <= max_bytes))
    }
}

fn smaller(edge: u32) -> u32 {
    (edge * 3 / 4).max(1)
}

fn file(bytes: Vec<u8>, format: Format, width: u32, height: u32) -> Encoded {
    Encoded {
        bytes: bytes.into(),
        format,
        width,
        height,
    }
}

fn jpeg(sheet: &Sheet<'_>, layout: Layout, quality: u8) -> Result<Vec<u8>, Failure> {
    let edge = |edge: u32| u16::try_from(edge).map_err(|_| Failure::TooLarge);
    let (width, height) = (edge(sheet.width)?, edge(sheet.height)?);
    let order = match layout {
        Layout::Bgrx => ColorType::Bgra,
        Layout::Rgbx => ColorType::Rgba,
    };
    let mut bytes = Vec::with_capacity(sheet.bytes.len() / 8);
    let mut encoder = Encoder::new(&mut bytes, quality);
    encoder.set_sampling_factor(CHROMA);
    encoder
        .encode(&sheet.bytes, width, height, order)
        .map_err(broken)?;
    Ok(bytes)
}

fn png(indexed: &Indexed) -> Result<Vec<u8>, png::EncodingError> {
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, indexed.width, indexed.height);
    encoder.set_color(png::ColorType::Indexed);
    encoder.set_depth(png::BitDepth::Eight);
    encoder.set_palette(&indexed.colours[..]);
    encoder.set_deflate_compression(png::DeflateCompression::Level(DEFLATE));
    encoder.set_filter(png::Filter::NoFilter);
    let mut file = encoder.write_header()?;
    file.write_image_data(&indexed.indices)?;
    file.finish()?;
    Ok(bytes)
}

fn broken(error: impl std::fmt::Display) -> Failure {
    Failure::Broken {
        detail: format!("encoding: {error}"),
    }
}
