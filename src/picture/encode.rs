//! A picture as a file for the wire, made from pixels only: JPEG, or indexed PNG where the picture
//! has so few colours that this is small and hurts no letter.

use std::fmt;

use bytes::Bytes;
use jpeg_encoder::{ColorType, Encoder, SamplingFactor};

use super::palette::Indexed;
use super::shrink::{Sheet, fit, lay_out};
use super::{Layout, Picture};
use crate::failure::Failure;

/// What a picture must keep to on the wire.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// The most pixels of the longer edge.
    pub long_edge: u32,
    /// The most bytes of the encoded picture, before base64.
    pub max_bytes: usize,
    /// The most squares that it may be laid out in; beyond them the provider shrinks it again.
    pub tiles: Option<Tiles>,
}

/// A provider's measure of a picture: squares, of which a started one counts whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Tiles {
    /// The edge of a square in pixels.
    pub edge: u32,
    /// The most squares of one picture.
    pub most: u32,
}

/// A picture as it is sent.
#[derive(Clone)]
pub struct Encoded {
    /// The file's bytes, made from pixels only: no metadata of any source survives.
    pub bytes: Bytes,
    /// Its format, the truth about `bytes`.
    pub format: Format,
    /// Width in pixels.
    pub width: u32,
    /// Height in pixels.
    pub height: u32,
}

/// The two formats that every provider accepts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// For photos and busy screens.
    Jpeg,
    /// For flat colours and small text, where it is not larger.
    Png,
}

impl Limits {
    /// For a quick answer: beyond this edge the slowest tier of the providers shrinks the picture
    /// itself (Anthropic's vision guide), and base64 of these bytes keeps a request below 1 MB.
    pub const QUICK: Self = Self {
        long_edge: 1568,
        max_bytes: 700_000,
        tiles: None,
    };

    /// For every word and number: the edge to which OpenAI's `high` detail shrinks, and base64 of
    /// these bytes keeps a request below 2 MB.
    pub const DETAIL: Self = Self {
        long_edge: 2048,
        max_bytes: 1_400_000,
        tiles: None,
    };
}

impl Format {
    /// The MIME type as providers spell it.
    pub fn mime(self) -> &'static str {
        match self {
            Self::Jpeg => "image/jpeg",
            Self::Png => "image/png",
        }
    }
}

/// The qualities tried in turn until the bytes suffice. At the first, 11-pixel text is read as well
/// as from the lossless picture; the last still shows what is where.
const QUALITIES: [u8; 3] = [85, 70, 50];

/// Half the colour resolution: 8 instead of 13 ms for 1568x882, and no letter is lost by it.
const CHROMA: SamplingFactor = SamplingFactor::F_2_2;

/// An indexed PNG of fewer bytes than one for this many pixels is taken without trying JPEG, which
/// spends four times as much on plain text.
const PLAIN: usize = 8;

/// Deflate's effort: 2 ms for a window of text; the best one saves a fifth of the bytes in 100 ms.
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
        if let Some(tiles) = limits.tiles {
            (width, height) = lay_out(width, height, tiles);
        }
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

impl fmt::Debug for Encoded {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            formatter,
            "Encoded({}x{}, {:?}, {} bytes)",
            self.width,
            self.height,
            self.format,
            self.bytes.len()
        )
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

fn broken(error: impl fmt::Display) -> Failure {
    Failure::Broken {
        detail: format!("encoding: {error}"),
    }
}
