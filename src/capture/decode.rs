//! Bytes of a picture file become pixels. The format is what the bytes say, never what a name
//! says; sizes are checked by the header before anything is allocated, and nothing but the pixels
//! of one upright frame comes out.

use std::io::Cursor;
use std::panic::{AssertUnwindSafe, catch_unwind};

use bytes::Bytes;
use image::codecs::png::PngDecoder;
use image::codecs::webp::WebPDecoder;
use image::{DynamicImage, ImageDecoder, ImageError, ImageFormat, ImageReader, Limits};

use super::frames;
use crate::failure::Failure;
use crate::picture::{Layout, Picture};
use crate::surroundings::Remark;

/// The most bytes of a file that are read: no camera or scanner in a home makes larger ones.
pub(super) const MOST_BYTES: usize = 64 << 20;

/// The most pixels: twice what phones make, and 400 MB once decoded.
const MOST_PIXELS: u64 = 100_000_000;

/// The longest edge in pixels.
const LONGEST_EDGE: u32 = 20_000;

/// What a decoder may allocate: the most pixels at four bytes, and room for its own tables.
const MOST_MEMORY: u64 = 512 << 20;

/// Decodes the first frame of a picture, upright and on white; it may take seconds.
///
/// # Errors
/// [`Failure::NotAPicture`] when no format is known by these bytes, [`Failure::TooLarge`] beyond
/// the limits, and [`Failure::Damaged`] when the rest does not keep what the header promises.
pub(super) fn decode(bytes: &[u8]) -> Result<(Picture, Vec<Remark>), Failure> {
    if bytes.len() > MOST_BYTES {
        return Err(Failure::TooLarge);
    }
    let format = sniff(bytes).ok_or(Failure::NotAPicture)?;
    // Decoders read what strangers wrote; a panic in one is that file's fault, not the program's.
    catch_unwind(AssertUnwindSafe(|| decode_as(format, bytes))).unwrap_or_else(|_| {
        Err(Failure::Damaged {
            detail: "the decoder panicked".into(),
        })
    })
}

/// The format that these first bytes belong to, when it is one that can be read.
pub(super) fn sniff(bytes: &[u8]) -> Option<ImageFormat> {
    let format = image::guess_format(bytes).ok()?;
    let plausible = match format {
        // Two letters may begin any text: the size of the header that follows is one of few.
        ImageFormat::Bmp => {
            let size = bytes.get(14..18).and_then(|size| size.try_into().ok());
            matches!(size.map(u32::from_le_bytes), Some(12 | 16 | 40..=124))
        }
        ImageFormat::Pnm => bytes.get(2).is_some_and(u8::is_ascii_whitespace),
        _ => true,
    };
    (plausible && format.reading_enabled()).then_some(format)
}

fn decode_as(format: ImageFormat, bytes: &[u8]) -> Result<(Picture, Vec<Remark>), Failure> {
    let mut reader = ImageReader::with_format(Cursor::new(bytes), format);
    let mut limits = Limits::default();
    limits.max_image_width = Some(LONGEST_EDGE);
    limits.max_image_height = Some(LONGEST_EDGE);
    limits.max_alloc = Some(MOST_MEMORY);
    reader.limits(limits);
    let mut decoder = reader.into_decoder().map_err(failure)?;
    let (width, height) = decoder.dimensions();
    let pixels = u64::from(width) * u64::from(height);
    if width.max(height) > LONGEST_EDGE || pixels > MOST_PIXELS {
        return Err(Failure::TooLarge);
    }
    if format == ImageFormat::Jpeg && cut_off(bytes) {
        return Err(Failure::Damaged {
            detail: "the JPEG has no end".into(),
        });
    }
    let orientation = decoder.orientation().map_err(failure)?;
    let mut image = DynamicImage::from_decoder(decoder).map_err(failure)?;
    image.apply_orientation(orientation);
    let transparent = image.color().has_alpha();
    let mut image = image.into_rgba8();
    if transparent {
        lay_on_white(&mut image);
    }
    let (width, height) = image.dimensions();
    let stride = width as usize * 4;
    let frame = Bytes::from(image.into_raw());
    let picture = Picture::new(frame, Layout::Rgbx, width, height, stride)?;
    let remarks = several(format, bytes).then_some(Remark::FirstFrame);
    Ok((picture, remarks.into_iter().collect()))
}

fn failure(error: ImageError) -> Failure {
    match error {
        ImageError::Limits(_) => Failure::TooLarge,
        ImageError::Unsupported(error) => {
            tracing::debug!(%error, "a kind of picture that is not read");
            Failure::NotAPicture
        }
        error => Failure::Damaged {
            detail: error.to_string(),
        },
    }
}

/// Whether a JPEG ends before its end mark. The decoder paints what is missing grey and calls it
/// well, and grey would be described. Within the pixels the mark's two bytes cannot occur.
fn cut_off(bytes: &[u8]) -> bool {
    let last = |mark: [u8; 2]| bytes.windows(2).rposition(|pair| pair == mark);
    last([0xff, 0xd9]) < last([0xff, 0xda])
}

/// Makes pixels of red, green, blue and alpha opaque, as if white lay beneath them.
pub(super) fn lay_on_white(pixels: &mut [u8]) {
    for pixel in pixels.chunks_exact_mut(4) {
        let alpha = u16::from(pixel[3]);
        for colour in &mut pixel[..3] {
            let mixed = (u16::from(*colour) * alpha + 255 * (255 - alpha) + 127) / 255;
            *colour = u8::try_from(mixed).unwrap_or(u8::MAX);
        }
        pixel[3] = u8::MAX;
    }
}

/// Whether more than the one frame is in the file.
fn several(format: ImageFormat, bytes: &[u8]) -> bool {
    let source = Cursor::new(bytes);
    match format {
        ImageFormat::Gif => frames::gif_has_several(bytes),
        ImageFormat::Tiff => frames::tiff_has_several(bytes),
        ImageFormat::Png => PngDecoder::new(source)
            .and_then(|decoder| decoder.is_apng())
            .unwrap_or(false),
        ImageFormat::WebP => WebPDecoder::new(source).is_ok_and(|decoder| decoder.has_animation()),
        _ => false,
    }
}
