//! Pictures: taken of a screen by other means than the program's own, and compared.

use base64::Engine as _;
use image::imageops::{FilterType, crop_imm, resize};
use image::{ImageFormat, RgbImage};
use x11rb::connection::Connection as _;
use x11rb::protocol::xproto::{ConnectionExt as _, ImageFormat as Layout};

use crate::desktop::{Desktop, Place};
use crate::far_side::Seen;

/// Every pixel of the screen, by the plainest request of the protocol.
pub fn screen(desktop: &Desktop) -> RgbImage {
    let (connection, number) = x11rb::connect(desktop.variable("DISPLAY")).unwrap();
    let screen = &connection.setup().roots[number];
    // The root grows and shrinks with its monitors; the setup tells its first size.
    let root = connection
        .get_geometry(screen.root)
        .unwrap()
        .reply()
        .unwrap();
    let (width, height) = (root.width, root.height);
    let image = connection
        .get_image(Layout::Z_PIXMAP, screen.root, 0, 0, width, height, !0)
        .unwrap()
        .reply()
        .unwrap();
    let pixels = image.data.chunks_exact(4);
    let bytes = pixels.flat_map(|pixel| [pixel[2], pixel[1], pixel[0]]);
    RgbImage::from_raw(width.into(), height.into(), bytes.collect()).unwrap()
}

/// A part of a picture, as far as it lies inside.
pub fn part(whole: &RgbImage, place: Place) -> RgbImage {
    let clamp = |at: i32, most: u32| at.clamp(0, i32::try_from(most).unwrap()) as u32;
    let (left, top) = (
        clamp(place.x, whole.width()),
        clamp(place.y, whole.height()),
    );
    let right = clamp(place.x + place.width as i32, whole.width());
    let bottom = clamp(place.y + place.height as i32, whole.height());
    crop_imm(whole, left, top, right - left, bottom - top).to_image()
}

/// The picture that a request carries, with its kind.
pub fn sent(request: &Seen) -> (String, RgbImage) {
    let body = request.json();
    let parts = body["contents"][0]["parts"].as_array().unwrap();
    let image = parts
        .iter()
        .find_map(|part| part.get("inlineData"))
        .unwrap();
    let bytes = base64::engine::general_purpose::STANDARD
        .decode(image["data"].as_str().unwrap())
        .unwrap();
    let kind = image["mimeType"].as_str().unwrap().to_owned();
    let format = ImageFormat::from_mime_type(&kind).unwrap();
    let picture = image::load_from_memory_with_format(&bytes, format).unwrap();
    (kind, picture.to_rgb8())
}

/// How far two pictures are from each other, as the mean of all differences, 0 to 255; pictures of
/// another shape are as far as can be.
pub fn distance(expected: &RgbImage, picture: &RgbImage) -> f64 {
    let (width, height) = picture.dimensions();
    let slant = f64::from(expected.width()) * f64::from(height)
        / (f64::from(expected.height()) * f64::from(width));
    if !(0.98..1.02).contains(&slant) {
        return 255.0;
    }
    let expected = resize(expected, width, height, FilterType::Triangle);
    let pairs = expected.as_raw().iter().zip(picture.as_raw());
    let sum: u64 = pairs.map(|(a, b)| u64::from(a.abs_diff(*b))).sum();
    sum as f64 / picture.as_raw().len() as f64
}

/// A picture with large and small shapes in many colours, unlike any screen here.
pub fn painted(seed: u32) -> RgbImage {
    RgbImage::from_fn(420, 300, |x, y| {
        let cell = (x / 35 + y / 25 * 12 + seed * 7).wrapping_mul(2_654_435_761);
        let [red, green, blue, _] = cell.to_le_bytes();
        let shade = (x / 3 + y / 2) as u8 / 2;
        image::Rgb([
            red / 2 + shade / 2,
            green / 2 + shade / 2,
            blue / 2 + shade / 2,
        ])
    })
}

/// A picture as a file of this format.
pub fn file(picture: &RgbImage, format: ImageFormat) -> Vec<u8> {
    let mut bytes = std::io::Cursor::new(Vec::new());
    picture.write_to(&mut bytes, format).unwrap();
    bytes.into_inner()
}
