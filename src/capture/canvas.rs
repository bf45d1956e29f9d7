//! Puts the pictures of several monitors together as the desktop has them.

use image::RgbaImage;

use crate::failure::Failure;
use crate::picture::Rect;

/// Pixels of a desktop of four 8K monitors; more is a monitor at a nonsense place.
const MOST_PIXELS: u64 = 4 * 7680 * 4320;

/// The desktop's corner, and how many pixels of a picture one of its units is: monitors of a high
/// density are measured in larger units than pixels on some systems.
#[derive(Debug, Clone, Copy)]
pub(super) struct Canvas {
    pub(super) left: i32,
    pub(super) top: i32,
    density: f64,
}

impl Canvas {
    pub(super) fn of(images: &[(Rect, RgbaImage)]) -> Self {
        let density = |(area, image): &(Rect, RgbaImage)| {
            f64::from(image.width()) / f64::from(area.width.max(1))
        };
        Self {
            left: images.iter().map(|(area, _)| area.x).min().unwrap_or(0),
            top: images.iter().map(|(area, _)| area.y).min().unwrap_or(0),
            // With the highest density pictures never overlap; lower ones leave black between.
            density: images.iter().map(density).fold(0.0, f64::max),
        }
    }

    /// The area, measured from the canvas' corner, in pixels of the picture.
    pub(super) fn scaled(self, area: Rect) -> Rect {
        area.scaled(self.density)
    }

    /// One image of all; a single one is not copied.
    pub(super) fn composed(self, mut images: Vec<(Rect, RgbaImage)>) -> Result<RgbaImage, Failure> {
        if images.len() == 1
            && let Some((_, image)) = images.pop()
        {
            return Ok(image);
        }
        let corner = |area: &Rect| {
            let from_corner = self.scaled(Rect {
                x: area.x.saturating_sub(self.left),
                y: area.y.saturating_sub(self.top),
                ..*area
            });
            (i64::from(from_corner.x), i64::from(from_corner.y))
        };
        let far = |(area, image): &(Rect, RgbaImage)| {
            let (x, y) = corner(area);
            (x + i64::from(image.width()), y + i64::from(image.height()))
        };
        let size = |length: Option<i64>| u32::try_from(length.unwrap_or(0)).unwrap_or(0);
        let width = size(images.iter().map(|image| far(image).0).max());
        let height = size(images.iter().map(|image| far(image).1).max());
        if u64::from(width) * u64::from(height) > MOST_PIXELS {
            return Err(Failure::TooLarge);
        }
        let mut canvas = RgbaImage::new(width, height);
        for (area, image) in &images {
            let (x, y) = corner(area);
            image::imageops::replace(&mut canvas, image, x, y);
        }
        Ok(canvas)
    }
}

/// How many units of area two rectangles share.
pub(super) fn overlap(one: Rect, other: Rect) -> u64 {
    let shared = |start: i32, length: u32, other_start: i32, other_length: u32| {
        let from = i64::from(start.max(other_start));
        let to = (i64::from(start) + i64::from(length))
            .min(i64::from(other_start) + i64::from(other_length));
        u64::try_from(to - from).unwrap_or(0)
    };
    shared(one.x, one.width, other.x, other.width)
        * shared(one.y, one.height, other.y, other.height)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use image::Rgba;

    use super::*;

    fn monitor(x: i32, y: i32, units: u32, pixels: u32, shade: u8) -> (Rect, RgbaImage) {
        let area = Rect {
            x,
            y,
            width: units,
            height: units,
        };
        (
            area,
            RgbaImage::from_pixel(pixels, pixels, Rgba([shade; 4])),
        )
    }

    #[test]
    fn monitors_stand_where_the_desktop_has_them() {
        let images = vec![monitor(0, 0, 2, 2, 1), monitor(-2, 1, 2, 2, 2)];
        let image = Canvas::of(&images).composed(images).unwrap();
        assert_eq!(image.dimensions(), (4, 3));
        let shades: Vec<u8> = image.pixels().map(|pixel| pixel[0]).collect();
        assert_eq!(shades, [0, 0, 1, 1, 2, 2, 1, 1, 2, 2, 0, 0]);
    }

    #[test]
    fn monitors_of_different_density_do_not_overlap() {
        let images = vec![monitor(0, 0, 2, 4, 1), monitor(2, 0, 2, 2, 2)];
        let image = Canvas::of(&images).composed(images).unwrap();
        assert_eq!(image.dimensions(), (6, 4));
        assert_eq!(image.pixels().filter(|pixel| pixel[0] == 1).count(), 16);
        assert_eq!(image.pixels().filter(|pixel| pixel[0] == 2).count(), 4);
    }

    #[test]
    fn a_window_beside_a_monitor_shares_nothing_with_it() {
        let area = |x| Rect {
            x,
            y: 0,
            width: 10,
            height: 10,
        };
        assert_eq!(overlap(area(0), area(10)), 0);
        assert_eq!(overlap(area(0), area(-4)), 60);
    }
}
