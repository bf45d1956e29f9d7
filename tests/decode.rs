//! Picture files of every kind, whole, odd, damaged and hostile, through the file subject.
#![allow(clippy::unwrap_used, missing_docs)]

use std::io::Cursor;
use std::path::{Path, PathBuf};

use aloud::capture::{Capture, Capturer, Settings, Shot};
use aloud::failure::Failure;
use aloud::request::Subject;
use aloud::surroundings::Remark;
use image::codecs::gif::GifEncoder;
use image::{DynamicImage, Frame, ImageFormat, Rgba, RgbaImage};

async fn open(path: &Path) -> Result<Shot, Failure> {
    let capture = Capture::open(&Settings::default());
    capture.capture(&Subject::File(path.to_owned())).await
}

async fn decode(bytes: &[u8]) -> Result<Shot, Failure> {
    let folder = tempfile::tempdir().unwrap();
    // The name lies on purpose.
    let path = folder.path().join("picture.txt");
    std::fs::write(&path, bytes).unwrap();
    open(&path).await
}

async fn fails(bytes: &[u8]) -> &'static str {
    match decode(bytes).await {
        Err(Failure::Damaged { .. }) => "damaged",
        Err(Failure::NotAPicture) => "not a picture",
        Err(Failure::TooLarge) => "too large",
        Err(_) => "another failure",
        Ok(_) => "a picture",
    }
}

const DARK: [u8; 3] = [30, 60, 90];
const LIGHT: [u8; 3] = [250, 200, 150];

/// Two colours side by side, 32 by 16.
fn sample() -> DynamicImage {
    let colour = |x| if x < 16 { DARK } else { LIGHT };
    let pixel = |x, _| {
        let [red, green, blue] = colour(x);
        Rgba([red, green, blue, 255])
    };
    RgbaImage::from_fn(32, 16, pixel).into()
}

fn file(image: &DynamicImage, format: ImageFormat) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    image.write_to(&mut bytes, format).unwrap();
    bytes.into_inner()
}

fn near(one: Option<[u8; 3]>, other: [u8; 3]) {
    let close = |(one, other): (u8, u8)| one.abs_diff(other) <= 8;
    let one = one.unwrap();
    assert!(one.into_iter().zip(other).all(close), "{one:?} {other:?}");
}

fn is_sample(shot: &Shot) {
    let picture = &shot.picture;
    assert_eq!((picture.width(), picture.height()), (32, 16));
    near(picture.colour(2, 2), DARK);
    near(picture.colour(29, 13), LIGHT);
}

#[tokio::test]
async fn every_format_is_read_by_its_bytes() {
    let opaque = DynamicImage::from(sample().to_rgb8());
    for format in [
        ImageFormat::Png,
        ImageFormat::Jpeg,
        ImageFormat::WebP,
        ImageFormat::Bmp,
        ImageFormat::Tiff,
        ImageFormat::Gif,
        ImageFormat::Pnm,
        ImageFormat::Qoi,
        ImageFormat::Ico,
    ] {
        let source = if format == ImageFormat::Ico {
            sample()
        } else {
            opaque.clone()
        };
        let shot = decode(&file(&source, format)).await;
        let shot = shot.unwrap_or_else(|failure| panic!("{format:?}: {failure}"));
        is_sample(&shot);
        assert_eq!(shot.surroundings.remarks, [], "{format:?}");
    }
}

#[tokio::test]
async fn deep_grey_and_printed_colours_are_read() {
    let deep = DynamicImage::from(sample().to_rgb16());
    is_sample(&decode(&file(&deep, ImageFormat::Png)).await.unwrap());
    is_sample(&decode(&file(&deep, ImageFormat::Tiff)).await.unwrap());
    let grey = DynamicImage::from(sample().to_luma16());
    let shot = decode(&file(&grey, ImageFormat::Png)).await.unwrap();
    let [red, green, blue] = shot.picture.colour(2, 2).unwrap();
    assert!(
        red == green && green == blue && red.abs_diff(56) < 10,
        "{red}"
    );
    let inks: Vec<u8> = sample()
        .to_rgb8()
        .pixels()
        .flat_map(|pixel| [255 - pixel[0], 255 - pixel[1], 255 - pixel[2], 0])
        .collect();
    let mut printed = Vec::new();
    jpeg_encoder::Encoder::new(&mut printed, 95)
        .encode(&inks, 32, 16, jpeg_encoder::ColorType::Cmyk)
        .unwrap();
    is_sample(&decode(&printed).await.unwrap());
}

#[tokio::test]
async fn what_is_transparent_lies_on_white() {
    let half = RgbaImage::from_fn(8, 8, |x, _| match x {
        0 => Rgba([0, 0, 0, 0]),
        1 => Rgba([200, 0, 0, 128]),
        _ => Rgba([1, 2, 3, 255]),
    });
    for format in [ImageFormat::Png, ImageFormat::WebP, ImageFormat::Tiff] {
        let shot = decode(&file(&half.clone().into(), format)).await.unwrap();
        assert_eq!(shot.picture.colour(0, 0), Some([255, 255, 255]));
        near(shot.picture.colour(1, 0), [227, 127, 127]);
        assert_eq!(shot.picture.colour(2, 0), Some([1, 2, 3]));
    }
}

/// The sample as JPEG with an EXIF orientation.
fn oriented(orientation: u8) -> Vec<u8> {
    let plain = file(&sample().to_rgb8().into(), ImageFormat::Jpeg);
    let mut exif = b"Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0".to_vec();
    exif.extend([orientation, 0, 0, 0, 0, 0, 0]);
    let length = u16::try_from(exif.len() + 2).unwrap().to_be_bytes();
    [&[0xff, 0xd8, 0xff, 0xe1], &length[..], &exif, &plain[2..]].concat()
}

#[tokio::test]
async fn pictures_are_turned_upright() {
    let [right, below, left, above] = [(29, 8), (8, 29), (2, 8), (8, 2)];
    let light = [right, left, left, right, below, below, above, above];
    for (orientation, light) in (1..).zip(light) {
        let shot = decode(&oriented(orientation)).await.unwrap();
        let wide = shot.picture.width() == 32;
        assert_eq!(wide, orientation < 5, "{orientation}");
        near(shot.picture.colour(light.0, light.1), LIGHT);
        let dark = (
            shot.picture.width() - 1 - light.0,
            shot.picture.height() - 1 - light.1,
        );
        near(shot.picture.colour(dark.0, dark.1), DARK);
    }
    // Mirrored along the other axis than the one the two colours tell.
    let upper = RgbaImage::from_fn(16, 16, |_, y| {
        let [red, green, blue] = if y < 8 { DARK } else { LIGHT };
        Rgba([red, green, blue, 255])
    });
    let plain = file(
        &DynamicImage::from(upper).to_rgb8().into(),
        ImageFormat::Jpeg,
    );
    let exif = oriented(4);
    let start = exif
        .windows(2)
        .rposition(|pair| pair == [0xff, 0xe1])
        .unwrap();
    let length = usize::from(u16::from_be_bytes([exif[start + 2], exif[start + 3]]));
    let segment = &exif[start..start + 2 + length];
    let flipped = [&plain[..2], segment, &plain[2..]].concat();
    near(decode(&flipped).await.unwrap().picture.colour(8, 2), LIGHT);
}

fn chunk(kind: &[u8; 4], content: &[u8]) -> Vec<u8> {
    let body = [&kind[..], content].concat();
    let mut sum = u32::MAX;
    for byte in &body {
        sum ^= u32::from(*byte);
        for _ in 0..8 {
            sum = if sum & 1 == 1 {
                sum >> 1 ^ 0xedb8_8320
            } else {
                sum >> 1
            };
        }
    }
    let length = u32::try_from(content.len()).unwrap().to_be_bytes();
    [&length[..], &body, &(!sum).to_be_bytes()].concat()
}

#[tokio::test]
async fn of_several_frames_the_first_is_taken_and_that_is_said() {
    let mut gif = Vec::new();
    let other = RgbaImage::from_pixel(32, 16, Rgba([0, 255, 0, 255]));
    {
        let mut encoder = GifEncoder::new(&mut gif);
        encoder
            .encode_frame(Frame::new(sample().to_rgba8()))
            .unwrap();
        encoder.encode_frame(Frame::new(other)).unwrap();
    }
    let shot = decode(&gif).await.unwrap();
    is_sample(&shot);
    assert_eq!(shot.surroundings.remarks, [Remark::FirstFrame]);

    let png = file(&sample(), ImageFormat::Png);
    let header = 33;
    let frame = [
        0, 0, 0, 0, 0, 0, 0, 32, 0, 0, 0, 16, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 10, 0, 0,
    ];
    let animated = [
        &png[..header],
        &chunk(b"acTL", &[0, 0, 0, 2, 0, 0, 0, 0]),
        &chunk(b"fcTL", &frame),
        &png[header..],
    ]
    .concat();
    let shot = decode(&animated).await.unwrap();
    is_sample(&shot);
    assert_eq!(shot.surroundings.remarks, [Remark::FirstFrame]);
}

#[tokio::test]
async fn what_is_cut_off_is_damaged() {
    // Noise, so that no format gets by with its header.
    let mut seed = 1u32;
    let noise = RgbaImage::from_fn(64, 64, |_, _| {
        seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        let [red, green, blue, _] = seed.to_be_bytes();
        Rgba([red, green, blue, 255])
    });
    let noise = DynamicImage::from(DynamicImage::from(noise).to_rgb8());
    for format in [
        ImageFormat::Png,
        ImageFormat::Jpeg,
        ImageFormat::WebP,
        ImageFormat::Bmp,
        ImageFormat::Tiff,
        ImageFormat::Gif,
        ImageFormat::Qoi,
    ] {
        let whole = file(&noise, format);
        assert_eq!(fails(&whole).await, "a picture", "{format:?}");
        for part in [2, 4, 8] {
            let cut = &whole[..whole.len() - whole.len() / part];
            assert_eq!(fails(cut).await, "damaged", "{format:?} 1/{part}");
        }
    }
}

#[tokio::test]
async fn broken_bytes_never_hang_and_never_break_anything() {
    for format in [
        ImageFormat::Png,
        ImageFormat::Jpeg,
        ImageFormat::Gif,
        ImageFormat::WebP,
    ] {
        let whole = file(&sample().to_rgb8().into(), format);
        let mut seed = 7usize;
        for _ in 0..60 {
            let mut broken = whole.clone();
            for _ in 0..4 {
                seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
                let at = 12 + (seed >> 33) % (broken.len() - 12);
                broken[at] ^= (seed >> 20) as u8;
            }
            assert_ne!(fails(&broken).await, "another failure", "{format:?}");
        }
    }
}

/// A PNG whose header says this size, and whose one byte of content does not.
fn promising(width: u32, height: u32) -> Vec<u8> {
    let size = [width.to_be_bytes(), height.to_be_bytes()].concat();
    let header = [&size[..], &[8, 6, 0, 0, 0]].concat();
    let start: &[u8] = b"\x89PNG\r\n\x1a\n";
    let content = [0x78, 0x9c, 0x63, 0, 0, 0, 1, 0, 1];
    [
        start,
        &chunk(b"IHDR", &header),
        &chunk(b"IDAT", &content),
        &chunk(b"IEND", &[]),
    ]
    .concat()
}

#[tokio::test]
async fn bombs_are_refused_by_their_header() {
    assert_eq!(fails(&promising(60_000, 60_000)).await, "too large");
    assert_eq!(fails(&promising(20_001, 10)).await, "too large");
    assert_eq!(fails(&promising(11_000, 11_000)).await, "too large");
    let mut gif = file(&sample(), ImageFormat::Gif);
    gif[6..10].copy_from_slice(&[0xff; 4]);
    assert_eq!(fails(&gif).await, "too large");
    let mut bitmap = file(&sample(), ImageFormat::Bmp);
    bitmap[18..26].copy_from_slice(&[0x60, 0xea, 0, 0, 0x60, 0xea, 0, 0]);
    assert_eq!(fails(&bitmap).await, "too large");
    assert_eq!(fails(&promising(1000, 1000)).await, "damaged");
    assert_eq!(fails(&promising(0, 10)).await, "damaged");
}

#[tokio::test]
async fn what_is_no_picture_is_told_from_what_is_broken() {
    for text in [
        "",
        "hello",
        "BMW is a maker of cars, and this is a text",
        "P3: the third paragraph",
        "<svg xmlns='http://www.w3.org/2000/svg'/>",
        "%PDF-1.7\n",
        "\0\0\0\x18ftypheic\0\0\0\0mif1heic",
        "\0\0\0\x1cftypavif\0\0\0\0avifmif1",
        "RIFF\x24\0\0\0WAVEfmt ",
    ] {
        assert_eq!(fails(text.as_bytes()).await, "not a picture", "{text:?}");
    }
    assert_eq!(
        fails(b"\x89PNG\r\n\x1a\n and then nothing").await,
        "damaged"
    );
}

#[tokio::test]
async fn only_regular_files_of_a_sane_size_are_opened() {
    let folder = tempfile::tempdir().unwrap();
    let place = |name: &str| folder.path().join(name);
    let missing = place("missing.png");
    assert_eq!(
        open(&missing).await.unwrap_err(),
        Failure::FileMissing(missing)
    );
    let below = place("a/b.png");
    std::fs::write(place("a"), "a file").unwrap();
    assert_eq!(open(&below).await.unwrap_err(), Failure::FileMissing(below));
    let pipe = place("pipe.png");
    let made = std::process::Command::new("mkfifo")
        .arg(&pipe)
        .status()
        .unwrap();
    assert!(made.success());
    for path in [pipe, folder.path().to_owned(), PathBuf::from("/dev/zero")] {
        assert_eq!(
            open(&path).await.unwrap_err(),
            Failure::FileUnreadable(path)
        );
    }
    let huge = std::fs::File::create(place("huge.png")).unwrap();
    huge.set_len((64 << 20) + 1).unwrap();
    assert_eq!(
        open(&place("huge.png")).await.unwrap_err(),
        Failure::TooLarge
    );
    let odd = place("Bild ü #1 %20.png");
    std::fs::write(&odd, file(&sample(), ImageFormat::Png)).unwrap();
    is_sample(&open(&odd).await.unwrap());
}
