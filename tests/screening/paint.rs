//! Screens with a few lines of text in the fonts of desktops, painted in this process.

use ab_glyph::{Font, FontVec, PxScale, ScaleFont, point};
use aloud::picture::{Layout, Picture};

/// The size of a painted screen; a part of a window, so that eight hundred are soon read.
const SIZE: (u32, u32) = (640, 144);

/// Where the text begins, from the left edge.
const MARGIN: f32 = 12.0;

/// Two fonts of fixed width, then those of forms and mails.
const FONTS: [&str; 5] = [
    "dejavu/DejaVuSansMono.ttf",
    "liberation/LiberationMono-Regular.ttf",
    "dejavu/DejaVuSans.ttf",
    "liberation/LiberationSans-Regular.ttf",
    "liberation/LiberationSerif-Regular.ttf",
];

/// Ground and ink: pages and terminals, light and dark.
const COLOURS: [([u8; 3], [u8; 3]); 6] = [
    ([255, 255, 255], [0, 0, 0]),
    ([250, 250, 248], [51, 51, 51]),
    ([0, 0, 0], [229, 229, 229]),
    ([30, 30, 46], [205, 214, 244]),
    ([0, 43, 54], [147, 161, 161]),
    ([238, 238, 236], [46, 52, 54]),
];

/// Numbers by chance, the same at every run (SplitMix64).
pub struct Chance(u64);

impl Chance {
    pub fn of(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) ^ 0x5EED)
    }

    pub fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        ((mixed ^ (mixed >> 31)) % limit as u64) as usize
    }

    pub fn of_all<'a, T: ?Sized>(&mut self, all: &[&'a T]) -> &'a T {
        all[self.below(all.len())]
    }

    pub fn letters(&mut self, alphabet: &str, count: usize) -> String {
        let alphabet: Vec<char> = alphabet.chars().collect();
        (0..count)
            .map(|_| alphabet[self.below(alphabet.len())])
            .collect()
    }

    pub fn digits(&mut self, count: usize) -> String {
        self.letters("0123456789", count)
    }

    pub fn base64(&mut self, count: usize) -> String {
        self.letters(BASE64, count)
    }

    pub fn hex(&mut self, count: usize) -> String {
        self.letters("0123456789abcdef", count)
    }
}

pub const BASE64: &str = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

pub struct Painter(Vec<FontVec>);

impl Painter {
    pub fn load() -> Self {
        let load = |name: &&str| {
            let path = format!("/usr/share/fonts/truetype/{name}");
            let bytes = std::fs::read(&path).unwrap_or_else(|error| {
                panic!("{path}: {error}; install fonts-dejavu-core and fonts-liberation")
            });
            FontVec::try_from_vec(bytes).unwrap()
        };
        Self(FONTS.iter().map(load).collect())
    }

    /// Paints lines in a font, size and colours by chance.
    pub fn paint(&self, lines: &[String], chance: &mut Chance) -> Picture {
        // What looks like a terminal's text has a terminal's font.
        let terminal = lines
            .iter()
            .any(|line| line.contains(['=', '{', '$', '|', '-']));
        let font = &self.0[chance.below(if terminal { 2 } else { self.0.len() })];
        let (ground, ink) = COLOURS[chance.below(COLOURS.len())];
        let wanted = [13.0, 14.0, 15.0, 16.0, 18.0, 20.0][chance.below(6)];
        let widest = |size: f32| {
            let widths = lines.iter().map(|line| width(font, line, size));
            widths.fold(0.0, f32::max)
        };
        let room = SIZE.0 as f32 - 2.0 * MARGIN;
        let size = (wanted * (room / widest(wanted)).min(1.0)).max(12.0);
        let leading = (size * 1.45).min((SIZE.1 as f32 - 10.0) / lines.len() as f32);
        let mut frame: Vec<u8> = ground
            .into_iter()
            .chain([0])
            .cycle()
            .take((SIZE.0 * SIZE.1 * 4) as usize)
            .collect();
        for (number, line) in lines.iter().enumerate() {
            let base = 8.0 + size + number as f32 * leading;
            write(font, line, size, base.round(), |x, y, covered| {
                if x >= SIZE.0 || y >= SIZE.1 {
                    return;
                }
                let pixel = &mut frame[((y * SIZE.0 + x) * 4) as usize..][..3];
                for (under, over) in pixel.iter_mut().zip(ink) {
                    let mixed = f32::from(*under) * (1.0 - covered) + f32::from(over) * covered;
                    *under = mixed.round() as u8;
                }
            });
        }
        let stride = SIZE.0 as usize * 4;
        Picture::new(frame.into(), Layout::Rgbx, SIZE.0, SIZE.1, stride).unwrap()
    }
}

fn scale(font: &FontVec, size: f32) -> PxScale {
    // Desktops mean the height of the em, this crate that of the line.
    let units = font.units_per_em().unwrap();
    PxScale::from(size * font.height_unscaled() / units)
}

fn width(font: &FontVec, line: &str, size: f32) -> f32 {
    let scaled = font.as_scaled(scale(font, size));
    line.chars()
        .map(|letter| scaled.h_advance(font.glyph_id(letter)))
        .sum()
}

fn write(font: &FontVec, line: &str, size: f32, base: f32, mut dot: impl FnMut(u32, u32, f32)) {
    let scale = scale(font, size);
    let scaled = font.as_scaled(scale);
    let mut x = MARGIN;
    for letter in line.chars() {
        let id = font.glyph_id(letter);
        let glyph = id.with_scale_and_position(scale, point(x, base));
        x += scaled.h_advance(id);
        let Some(outline) = font.outline_glyph(glyph) else {
            continue;
        };
        let corner = outline.px_bounds().min;
        outline.draw(|right, down, covered| {
            let (x, y) = (
                corner.x as i64 + i64::from(right),
                corner.y as i64 + i64::from(down),
            );
            if let (Ok(x), Ok(y)) = (u32::try_from(x), u32::try_from(y)) {
                dot(x, y, covered.clamp(0.0, 1.0));
            }
        });
    }
}
