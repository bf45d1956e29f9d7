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
