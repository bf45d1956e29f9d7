//! From a captured frame to the bytes that are sent, beside the straightforward way with the image
//! crate alone in the same run. `cargo bench --bench picture`
#![allow(clippy::unwrap_used, missing_docs, unreachable_pub)]

mod figures;

use aloud::picture::{Encoded, Layout, Limits, Picture, Rect};
use figures::{Figures, Table};
use image::codecs::{jpeg::JpegEncoder, png::PngEncoder};
use image::imageops::FilterType;
use image::{Rgb, RgbImage};

const RUNS: usize = 40;
const SLOW_RUNS: usize = 7;

fn main() {
    let mut table = Table::new(&["what", "runs", "p50 ms", "p95 ms", "kB"]);
    for (name, scale) in [("1080p", 1), ("4K", 2), ("8K", 4)] {
        let desktop = desktop(scale);
        let frame = frame(&desktop);
        ours(&mut table, name, &frame);
        for (way, filter) in [
            ("Triangle", FilterType::Triangle),
            ("Lanczos3", FilterType::Lanczos3),
        ] {
            straightforward(&mut table, name, way, &desktop, filter);
        }
        let curtain = vec![0; frame.width() as usize * frame.height() as usize * 4];
        let curtain = whole(curtain, frame.width(), frame.height());
        let (times, _) = Figures::of(RUNS, || curtain.blank().unwrap());
        add(
            &mut table,
            format!("{name} recognised as blank"),
            &times,
            None,
        );
        let (times, _) = Figures::of(RUNS, || assert_eq!(frame.blank(), None));
        add(
            &mut table,
            format!("{name} recognised as not blank"),
            &times,
            None,
        );
        let (times, _) = Figures::of(RUNS, || frame.fingerprint());
        add(&mut table, format!("{name} fingerprint"), &times, None);
    }
    table.print();
}

fn add(table: &mut Table, what: String, times: &Figures, bytes: Option<usize>) {
    let size = bytes.map(|bytes| (bytes / 1000).to_string());
    table.row([what].into_iter().chain(times.cells()).chain(size));
}

fn ours(table: &mut Table, name: &str, frame: &Picture) {
    let terminal = Rect {
        x: 980,
        y: 60,
        width: 900,
        height: 620,
    };
    let terminal = frame.crop(terminal).unwrap();
    for (part, picture, limits) in [
        ("quick", frame, Limits::QUICK),
        ("detail", frame, Limits::DETAIL),
        ("900x620 of it", &terminal, Limits::QUICK),
    ] {
        let (times, sent) = Figures::of(RUNS, || picture.encode(&limits).unwrap());
        let Encoded {
            width,
            height,
            format,
            ..
        } = sent;
        let what = format!("{name} {part}, {width}x{height} {format:?}");
        add(table, what, &times, Some(sent.bytes.len()));
    }
}

/// What a program would do at first; getting the frame into the crate's own order is not counted.
fn straightforward(
    table: &mut Table,
    name: &str,
    way: &str,
    desktop: &RgbImage,
    filter: FilterType,
) {
    let (width, height) = (1568, 882);
    let (times, small) = Figures::of(SLOW_RUNS, || {
        image::imageops::resize(desktop, width, height, filter)
    });
    add(
        table,
        format!("{name} image crate, {way} alone"),
        &times,
        None,
    );
    let (times, bytes) = Figures::of(SLOW_RUNS, || {
        let small = image::imageops::resize(desktop, width, height, filter);
        let mut bytes = Vec::new();
        small
            .write_with_encoder(JpegEncoder::new_with_quality(&mut bytes, 85))
            .unwrap();
        bytes.len()
    });
    add(
        table,
        format!("{name} image crate, {way} and JPEG"),
        &times,
        Some(bytes),
    );
    let (times, bytes) = Figures::of(SLOW_RUNS, || {
        let mut bytes = Vec::new();
        small
            .write_with_encoder(PngEncoder::new(&mut bytes))
            .unwrap();
        bytes.len()
    });
    add(
        table,
        format!("{name} image crate, PNG alone"),
        &times,
        Some(bytes),
    );
}

fn whole(pixels: Vec<u8>, width: u32, height: u32) -> Picture {
    Picture::new(
        pixels.into(),
        Layout::Bgrx,
        width,
        height,
        width as usize * 4,
    )
    .unwrap()
}

fn frame(desktop: &RgbImage) -> Picture {
    let pixels = desktop
        .pixels()
        .flat_map(|pixel| [pixel[2], pixel[1], pixel[0], 0]);
    whole(pixels.collect(), desktop.width(), desktop.height())
}

/// A wallpaper, a page of text with a photo, and a dark terminal, for a display of `scale`.
fn desktop(scale: u32) -> RgbImage {
    let mut image = RgbImage::from_fn(1920 * scale, 1080 * scale, |x, y| {
        Rgb([(x / scale / 12) as u8, 60 + (y / scale / 16) as u8, 140])
    });
    let mut fill = |area: [u32; 4], colour: &dyn Fn(u32, u32) -> [u8; 3]| {
        let [left, top, width, height] = area.map(|edge| edge * scale);
        for y in top..top + height {
            for x in left..left + width {
                image.put_pixel(x, y, Rgb(colour(x, y)));
            }
        }
    };
    fill([0, 0, 1920, 28], &|_, _| [45, 45, 48]);
    fill([40, 60, 900, 960], &|_, _| [252, 252, 252]);
    fill([980, 60, 900, 620], &|_, _| [30, 30, 30]);
    fill([40, 60, 900, 32], &|_, _| [220, 224, 230]);
    fill([80, 640, 820, 340], &|x, y| {
        photo(x / scale, y / scale, x ^ y.wrapping_mul(31))
    });
    for line in 0..28 {
        write(&mut image, scale, [60, 110 + line * 18], 120, [25, 25, 25]);
    }
    for line in 0..33 {
        let colour = [
            [220, 220, 220],
            [86, 156, 214],
            [206, 145, 120],
            [106, 153, 85],
        ];
        write(
            &mut image,
            scale,
            [990, 70 + line * 18],
            60 + line,
            colour[line as usize % 4],
        );
    }
    image
}

fn photo(x: u32, y: u32, seed: u32) -> [u8; 3] {
    let (x, y) = (x as f32, y as f32);
    let noise = (scatter(seed) >> 27) as f32;
    let shade = |slope: f32| (110.0 + 80.0 * (x / slope + y / 70.0).sin() + noise) as u8;
    [shade(60.0), shade(90.0), shade(140.0)]
}

/// Letters of three soft strokes each, 7 pixels apart and 11 pixels high on a display of scale one.
fn write(image: &mut RgbImage, scale: u32, [left, top]: [u32; 2], letters: u32, ink: [u8; 3]) {
    for letter in (0..letters).filter(|letter| !scatter(letter + top).is_multiple_of(6)) {
        let shape = scatter(letter * 31 + top) % 40;
        for y in 0..12 * scale {
            for x in 0..7 * scale {
                let cover = stroke(
                    shape,
                    x as f32 / scale as f32,
                    y as f32 / scale as f32,
                    scale as f32,
                );
                let pixel = image.get_pixel_mut((left + letter * 7) * scale + x, top * scale + y);
                for channel in 0..3 {
                    let paper = f32::from(pixel[channel]);
                    pixel[channel] = (paper + (f32::from(ink[channel]) - paper) * cover) as u8;
                }
            }
        }
    }
}

/// How much of a pixel the strokes of a letter cover.
fn stroke(shape: u32, x: f32, y: f32, scale: f32) -> f32 {
    let place = |part: u32, room: u32| 0.8 + (scatter(shape * 16 + part) % (room * 8)) as f32 / 8.0;
    (0..3).fold(0.0, |cover: f32, part| {
        let (from_x, from_y) = (place(part * 4, 5), place(part * 4 + 1, 9));
        let (along_x, along_y) = (
            place(part * 4 + 2, 5) - from_x,
            place(part * 4 + 3, 9) - from_y,
        );
        let length = (along_x * along_x + along_y * along_y).max(0.01);
        let along = (((x - from_x) * along_x + (y - from_y) * along_y) / length).clamp(0.0, 1.0);
        let away = (x - from_x - along * along_x).hypot(y - from_y - along * along_y);
        cover.max((0.5 + (0.55 - away) * scale).clamp(0.0, 1.0))
    })
}

fn scatter(seed: u32) -> u32 {
    let mixed = seed.wrapping_add(1).wrapping_mul(2_654_435_761);
    (mixed ^ mixed >> 15).wrapping_mul(2_246_822_519) >> 3
}
