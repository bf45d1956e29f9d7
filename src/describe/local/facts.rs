//! What is certain about a picture without understanding it: its size, whether it is dark or light,
//! and how much of it is flat colour.

use crate::picture::Picture;
use crate::wording::say;

/// Points looked at across and down; more of them change nothing that is said.
const GRID: u32 = 200;

/// Mean brightness, of 255, below which a picture is called dark, and above which light.
const DARK: u64 = 85;
const LIGHT: u64 = 170;

/// A drawn picture has most neighbours equal; those of a camera have noise.
const DRAWN: f32 = 0.5;
/// A screen full of text on a photo has fewer, but text covers much of it.
const WRITTEN: f32 = 0.1;

/// What is certain about a picture.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Facts {
    /// Width and height in pixels.
    pub size: (u32, u32),
    /// The share of points whose neighbour has the same colour, from 0 to 1.
    pub flat: f32,
    /// The mean brightness, from 0 to 255.
    pub brightness: u64,
}

impl Facts {
    /// Looks at some thousand points of `picture`.
    pub fn of(picture: &Picture) -> Self {
        let (width, height) = (picture.width(), picture.height());
        let (mut points, mut flat, mut brightness) = (0u32, 0u32, 0u64);
        let step = |edge: u32| (edge / GRID).max(1) as usize;
        for y in (0..height).step_by(step(height)) {
            for x in (0..width).step_by(step(width)) {
                let Some(colour) = picture.colour(x, y) else {
                    continue;
                };
                let [red, green, blue] = colour.map(u64::from);
                points += 1;
                // The weights of Rec. 601.
                brightness += (red * 299 + green * 587 + blue * 114) / 1000;
                let beside = picture
                    .colour(x + 1, y)
                    .or_else(|| picture.colour(x, y + 1));
                flat += u32::from(beside == Some(colour));
            }
        }
        Self {
            size: (width, height),
            flat: flat as f32 / points.max(1) as f32,
            brightness: brightness / u64::from(points.max(1)),
        }
    }

    /// The facts as one clause; `written` is the share of the picture that is text.
    pub(super) fn clause(self, written: f32) -> String {
        let (width, height) = self.size;
        let drawn = self.flat >= DRAWN || written >= WRITTEN;
        let shape = match width.cmp(&height) {
            std::cmp::Ordering::Less => say!("shape-portrait"),
            std::cmp::Ordering::Equal => say!("shape-square"),
            std::cmp::Ordering::Greater => say!("shape-landscape"),
        };
        // As text: a size is read digit by digit, never grouped.
        let (width, height) = (width.to_string(), height.to_string());
        let facts = match drawn {
            true => say!("facts-drawing", shape, width, height),
            false => say!("facts-photo", shape, width, height),
        };
        match self.brightness {
            ..DARK => say!("mostly-dark", facts),
            LIGHT.. => say!("mostly-light", facts),
            _ => facts,
        }
    }

    /// How many of its pixels there are.
    pub(super) fn pixels(self) -> f32 {
        self.size.0 as f32 * self.size.1 as f32
    }

    /// Whether text in it must be read with doubt: what looks like letters in a photo often is not.
    pub(super) fn is_photo(self) -> bool {
        self.flat < DRAWN
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use image::{Rgba, RgbaImage};

    use super::*;

    fn painted(size: (u32, u32), colour: impl Fn(u32, u32) -> [u8; 3]) -> Facts {
        let image = RgbaImage::from_fn(size.0, size.1, |x, y| {
            let [red, green, blue] = colour(x, y);
            Rgba([red, green, blue, 255])
        });
        Facts::of(&Picture::from_rgba(image).unwrap())
    }

    /// As a camera has it: hardly two neighbours are the same.
    fn noise(base: u8) -> impl Fn(u32, u32) -> [u8; 3] {
        move |x, y| {
            let mixed = (x * 7919 + y * 104_729).wrapping_mul(2_654_435_761);
            [24, 16, 8].map(|shift| base + (mixed >> shift) as u8 % 64)
        }
    }

    #[test]
    fn one_colour_is_flat_and_as_bright_as_it_is_to_the_eye() {
        let brightness = |colour| {
            let facts = painted((640, 480), |_, _| colour);
            assert_eq!((facts.size, facts.flat), ((640, 480), 1.0));
            facts.brightness
        };
        assert_eq!(brightness([0, 0, 0]), 0);
        assert_eq!(brightness([255, 255, 255]), 255);
        let [red, green, blue] = [[255, 0, 0], [0, 255, 0], [0, 0, 255]].map(brightness);
        assert_eq!((red, green, blue), (76, 149, 29));
    }

    #[test]
    fn the_brightness_is_that_of_the_whole_picture() {
        let halves = |x, _| if x < 320 { [0; 3] } else { [200; 3] };
        assert_eq!(painted((640, 480), halves).brightness, 100);
        let rows = |_, y| if y < 360 { [40; 3] } else { [240; 3] };
        assert_eq!(painted((640, 480), rows).brightness, 90);
    }

    #[test]
    fn what_is_drawn_is_told_from_what_a_camera_has_seen() {
        let page = |x: u32, y: u32| match (x / 3 + y / 5).is_multiple_of(9) && y % 40 < 12 {
            true => [20; 3],
            false => [250, 250, 245],
        };
        for size in [(1920, 1080), (300, 900), (64, 64)] {
            let drawn = painted(size, page);
            assert!(!drawn.is_photo(), "{drawn:?}");
            let photo = painted(size, noise(90));
            assert!(photo.is_photo() && photo.flat < 0.05, "{photo:?}");
        }
    }

    #[test]
    fn pictures_are_called_dark_and_light_and_neither() {
        let clause = |base| painted((300, 200), noise(base)).clause(0.0);
        assert_eq!(
            clause(0),
            "This looks like a photo, landscape, 300 by 200, mostly dark"
        );
        assert_eq!(clause(90), "This looks like a photo, landscape, 300 by 200");
        assert_eq!(
            clause(190),
            "This looks like a photo, landscape, 300 by 200, mostly light"
        );
        let point = painted((1, 1), |_, _| [255; 3]);
        assert_eq!((point.size, point.brightness), ((1, 1), 255));
    }
}
