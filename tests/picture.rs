//! The picture's way from a frame to the wire, checked by decoding what would be sent.
#![allow(clippy::unwrap_used, missing_docs)]

use aloud::failure::Failure;
use aloud::picture::{Encoded, Format, Layout, Limits, Picture, Rect};
use image::{Rgb, RgbImage, Rgba, RgbaImage};
use proptest::prelude::*;

const SPACIOUS: Limits = Limits {
    long_edge: 1568,
    max_bytes: 4_000_000,
    tiles: None,
};

/// A frame whose rows are `gap` bytes apart, without a gap after the last one; the gaps and the
/// unused bytes hold rubbish.
fn framed(image: &RgbImage, layout: Layout, gap: usize) -> Picture {
    let (width, height) = image.dimensions();
    let mut frame = Vec::new();
    for row in image.rows() {
        for (at, Rgb([red, green, blue])) in row.enumerate() {
            frame.extend(match layout {
                Layout::Bgrx => [*blue, *green, *red, at as u8],
                Layout::Rgbx => [*red, *green, *blue, at as u8],
            });
        }
        frame.extend((0..gap).map(|at| 77 ^ at as u8));
    }
    frame.truncate(frame.len() - gap);
    let stride = width as usize * 4 + gap;
    Picture::new(frame.into(), layout, width, height, stride).unwrap()
}

/// A picture with as many colours as pixels, nearly.
fn busy(width: u32, height: u32) -> RgbImage {
    RgbImage::from_fn(width, height, |x, y| {
        let noise = (x.wrapping_mul(7919) ^ y.wrapping_mul(104_729)).wrapping_mul(2_654_435_761);
        Rgb([(x % 256) as u8, (y % 256) as u8, (noise >> 24) as u8])
    })
}

fn decoded(encoded: &Encoded) -> RgbImage {
    let format = match encoded.format {
        Format::Jpeg => image::ImageFormat::Jpeg,
        Format::Png => image::ImageFormat::Png,
    };
    assert_eq!(image::guess_format(&encoded.bytes).unwrap(), format);
    let image = image::load_from_memory(&encoded.bytes).unwrap().to_rgb8();
    assert_eq!(image.dimensions(), (encoded.width, encoded.height));
    assert_bare(encoded);
    image
}

/// Only what is needed to decode the pixels stands in the file.
fn assert_bare(encoded: &Encoded) {
    let bytes = &encoded.bytes[..];
    let size = |at: usize, width: usize| {
        bytes[at..at + width]
            .iter()
            .fold(0, |size, byte| size << 8 | usize::from(*byte))
    };
    if encoded.format == Format::Png {
        let mut at = 8;
        while at < bytes.len() {
            let chunk = &bytes[at + 4..at + 8];
            assert!([b"IHDR", b"PLTE", b"IDAT", b"IEND"].contains(&chunk.try_into().unwrap()));
            at += size(at, 4) + 12;
        }
        assert_eq!(at, bytes.len());
        return;
    }
    let mut at = 2;
    while bytes[at + 1] != 0xDA {
        let (marker, length) = (bytes[at + 1], size(at + 2, 2));
        match marker {
            0xE0 => assert_eq!((&bytes[at + 4..at + 9], length), (&b"JFIF\0"[..], 16)),
            0xC0 | 0xC4 | 0xDB => {}
            other => panic!("segment {other:x}"),
        }
        at += length + 2;
    }
    assert_eq!(bytes[bytes.len() - 2..], [0xFF, 0xD9]);
}

fn rect(reach: i32) -> impl Strategy<Value = Rect> {
    let edge = 0..(reach as u32 * 2);
    (-reach..reach, -reach..reach, edge.clone(), edge).prop_map(|(x, y, width, height)| Rect {
        x,
        y,
        width,
        height,
    })
}

/// Long strips either way, and small pictures of any shape.
fn size() -> impl Strategy<Value = (u32, u32)> {
    prop_oneof![
        (1..5000u32, 1..30u32),
        (1..30u32, 1..5000u32),
        (1..400u32, 1..400u32)
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    #[test]
    fn a_crop_shows_what_a_naive_crop_shows(areas in prop::collection::vec(rect(50), 1..4), gap in 0..9usize) {
        let mut shown = busy(40, 30);
        let mut picture = framed(&shown, Layout::Bgrx, gap);
        for area in areas {
            let inside = |x: u32, y: u32| {
                let (x, y) = (i64::from(x) - i64::from(area.x), i64::from(y) - i64::from(area.y));
                (0..i64::from(area.width)).contains(&x) && (0..i64::from(area.height)).contains(&y)
            };
            let kept: Vec<(u32, u32)> = shown
                .enumerate_pixels()
                .filter(|(x, y, _)| inside(*x, *y))
                .map(|(x, y, _)| (x, y))
                .collect();
            let cropped = picture.crop(area);
            prop_assert_eq!(cropped.is_none(), kept.is_empty());
            let Some(cropped) = cropped else { break };
            let (first, last) = (kept[0], kept[kept.len() - 1]);
            let naive = RgbImage::from_fn(last.0 - first.0 + 1, last.1 - first.1 + 1, |x, y| {
                *shown.get_pixel(first.0 + x, first.1 + y)
            });
            prop_assert!(cropped.to_rgb8() == naive);
            (shown, picture) = (naive, cropped);
        }
    }

    #[test]
    fn what_is_sent_keeps_to_its_limits(
        (width, height) in size(),
        long_edge in 16..2000u32,
        max_bytes in 1_000..60_000usize,
        plain in any::<bool>(),
    ) {
        let image = if plain { RgbImage::new(width, height) } else { busy(width, height) };
        let encoded = framed(&image, Layout::Bgrx, 0).encode(&Limits { long_edge, max_bytes, tiles: None }).unwrap();
        decoded(&encoded);
        prop_assert!(encoded.bytes.len() <= max_bytes);
        let (long, short) = (encoded.width.max(encoded.height), encoded.width.min(encoded.height));
        prop_assert!(long <= long_edge || short <= 480 && long <= 8000);
    }
}

#[test]
fn colours_survive_in_both_layouts() {
    let smooth = RgbImage::from_fn(400, 300, |x, y| Rgb([200, (x / 2) as u8, (y / 2) as u8]));
    let flat = RgbImage::from_fn(400, 300, |x, _| {
        if x < 200 {
            Rgb([250, 120, 10])
        } else {
            Rgb([0, 40, 200])
        }
    });
    for layout in [Layout::Bgrx, Layout::Rgbx] {
        for gap in [0, 4, 6] {
            let sent = framed(&flat, layout, gap).encode(&SPACIOUS).unwrap();
            assert_eq!(sent.format, Format::Png);
            assert!(decoded(&sent) == flat);
            let sent = framed(&smooth, layout, gap).encode(&SPACIOUS).unwrap();
            assert_eq!(sent.format, Format::Jpeg);
            for (sent, shown) in decoded(&sent).pixels().zip(smooth.pixels()) {
                assert!((0..3).all(|channel| sent[channel].abs_diff(shown[channel]) < 12));
            }
            let small = Limits {
                long_edge: 100,
                ..SPACIOUS
            };
            let sent = framed(&smooth, layout, gap).encode(&small).unwrap();
            assert_eq!((sent.width, sent.height), (100, 75));
            let middle = *decoded(&sent).get_pixel(50, 37);
            assert!((0..3).all(|channel| middle[channel].abs_diff([200, 101, 75][channel]) < 12));
        }
    }
}

#[test]
fn nothing_beside_a_crop_is_sent() {
    let image = RgbImage::from_fn(2400, 1000, |x, y| {
        let inside = (100..2300).contains(&x) && (100..1000).contains(&y);
        if inside { Rgb([0; 3]) } else { Rgb([255; 3]) }
    });
    let inner = Rect {
        x: 100,
        y: 100,
        width: 2200,
        height: 900,
    };
    for gap in [0, 2] {
        let cropped = framed(&image, Layout::Bgrx, gap).crop(inner).unwrap();
        let sent = decoded(&cropped.encode(&Limits::QUICK).unwrap());
        assert_eq!(sent.width(), 1568);
        assert!(sent.pixels().all(|pixel| pixel.0 == [0; 3]));
    }
}

#[test]
fn heavy_pictures_lose_quality_before_size() {
    let picture = framed(&busy(600, 400), Layout::Bgrx, 0);
    let best = picture.encode(&SPACIOUS).unwrap().bytes.len();
    let bounded = |max_bytes| {
        picture.encode(&Limits {
            max_bytes,
            ..SPACIOUS
        })
    };
    let lighter = bounded(best - 1).unwrap();
    assert_eq!((lighter.width, lighter.height), (600, 400));
    assert!(bounded(best / 8).unwrap().width < 600);
    assert_eq!(bounded(10).unwrap_err(), Failure::TooLarge);
}

#[test]
fn transparency_lies_on_white() {
    let image = RgbaImage::from_vec(3, 1, vec![9, 9, 9, 0, 200, 100, 0, 255, 0, 0, 0, 128]);
    let shown = Picture::from_rgba(image.unwrap()).unwrap().to_rgb8();
    assert_eq!(
        shown.into_raw(),
        [255, 255, 255, 200, 100, 0, 127, 127, 127]
    );
    assert!(Picture::from_rgba(RgbaImage::new(0, 0)).is_err());
}

#[test]
fn frames_that_lie_about_their_size_are_refused() {
    let frame = || vec![0; 400].into();
    assert!(Picture::new(frame(), Layout::Bgrx, 10, 10, 40).is_ok());
    for (width, height, stride) in [
        (10, 11, 40),
        (11, 10, 40),
        (0, 1, 40),
        (1, 0, 40),
        (1, 9, usize::MAX),
    ] {
        assert!(Picture::new(frame(), Layout::Bgrx, width, height, stride).is_err());
    }
}

#[test]
fn the_same_screen_has_the_same_fingerprint() {
    let image = busy(333, 50);
    let picture = framed(&image, Layout::Bgrx, 0);
    let fingerprint = picture.fingerprint();
    assert_eq!(fingerprint, framed(&image, Layout::Bgrx, 12).fingerprint());
    for place in [(0, 0), (332, 0), (17, 20), (331, 49), (332, 49)] {
        let mut other = image.clone();
        other.get_pixel_mut(place.0, place.1)[2] ^= 1;
        assert_ne!(fingerprint, framed(&other, Layout::Bgrx, 0).fingerprint());
    }
    let plain =
        |width, height| framed(&RgbImage::new(width, height), Layout::Bgrx, 0).fingerprint();
    assert_ne!(plain(40, 20), plain(20, 40));
}

#[test]
fn only_a_picture_of_nothing_is_blank() {
    let white = [255, 255, 255];
    let paint = |ground: [u8; 3], marks: &[(u32, u32, u32, u32)]| {
        let mut image = RgbImage::from_pixel(1920, 1080, Rgb(ground));
        for (x, y, width, height) in marks {
            for (x, y) in (*x..x + width).flat_map(|x| (*y..y + height).map(move |y| (x, y))) {
                image.put_pixel(x, y, Rgb(ground.map(|channel| channel ^ 0x80)));
            }
        }
        framed(&image, Layout::Bgrx, 0).blank()
    };
    let line: Vec<_> = (0..40).map(|letter| (30 + letter * 7, 500, 2, 9)).collect();
    let dust: Vec<_> = (0..8).map(|mark| (mark * 200, mark * 100, 1, 1)).collect();
    let table: [(&str, [u8; 3], &[_], bool); 10] = [
        ("a screen curtain", [0; 3], &[], true),
        ("a white page", white, &[], true),
        ("a pointer", [0; 3], &[(800, 600, 12, 19)], true),
        (
            "a pointer in the corner",
            white,
            &[(1908, 1061, 12, 19)],
            true,
        ),
        ("dust", [0; 3], &dust, true),
        (
            "two pointers",
            [0; 3],
            &[(800, 600, 12, 19), (100, 100, 12, 19)],
            false,
        ),
        ("an icon", [0; 3], &[(800, 600, 32, 32)], false),
        ("a line of text", white, &line, false),
        ("a panel of one row", [40; 3], &[(0, 1079, 1920, 1)], false),
        ("half a screen", [0; 3], &[(0, 0, 960, 1080)], false),
    ];
    for (name, ground, marks, blank) in table {
        assert_eq!(paint(ground, marks), blank.then_some(ground), "{name}");
    }
}

#[test]
fn blankness_is_weighed_by_the_picture() {
    let speck = |width, height, change: u8| {
        let mut image = RgbaImage::from_pixel(width, height, Rgba([100, 100, 100, 255]));
        image.get_pixel_mut(width / 2, height / 2)[1] += change;
        Picture::from_rgba(image).unwrap().blank().is_some()
    };
    assert!(speck(1, 1, 0));
    assert!(speck(40, 40, 8), "noise");
    assert!(!speck(40, 40, 9), "a mark in a small picture");
    assert!(speck(50, 40, 9), "a stray pixel");
    let screen = framed(&busy(640, 480), Layout::Rgbx, 0);
    assert_eq!(screen.blank(), None);
}
