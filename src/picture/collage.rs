//! Pictures turned upright, and put together into one.

use super::Picture;
use crate::failure::Failure;

/// What a picture needs to be upright, in this order: quarter turns clockwise, then a mirror that
/// stands beside it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Turn {
    /// How many quarters, clockwise.
    pub quarters: u8,
    /// Left becomes right.
    pub mirrored: bool,
}

impl Picture {
    /// The same picture, turned.
    ///
    /// # Errors
    /// None that a picture with pixels can cause.
    pub fn turned(&self, turn: Turn) -> Result<Self, Failure> {
        let (width, height) = (self.width() as usize, self.height() as usize);
        let on_its_side = turn.quarters % 2 == 1;
        let (across, down) = if on_its_side {
            (height, width)
        } else {
            (width, height)
        };
        let mut frame = vec![0; across * down * 4];
        for (y, row) in self.rows().enumerate() {
            for (x, pixel) in row.chunks_exact(4).enumerate() {
                let (column, line) = match turn.quarters % 4 {
                    0 => (x, y),
                    1 => (height - 1 - y, x),
                    2 => (width - 1 - x, height - 1 - y),
                    _ => (y, width - 1 - x),
                };
                let column = match turn.mirrored {
                    true => across - 1 - column,
                    false => column,
                };
                let at = (line * across + column) * 4;
                frame[at..at + 4].copy_from_slice(pixel);
            }
        }
        let (width, height) = if on_its_side {
            (self.height(), self.width())
        } else {
            (self.width(), self.height())
        };
        Self::new(frame.into(), self.layout, width, height, across * 4)
    }

    /// One picture of this size with all of these at their places, black where there is none.
    ///
    /// # Errors
    /// [`Failure::Broken`] for a size without pixels, or without pictures.
    pub fn collage(width: u32, height: u32, parts: &[((u32, u32), Self)]) -> Result<Self, Failure> {
        let stride = width as usize * 4;
        let mut frame = vec![0; stride * height as usize];
        let Some(layout) = parts.first().map(|(_, first)| first.layout) else {
            return Self::new(frame.into(), super::Layout::Bgrx, 0, 0, stride);
        };
        for (place, part) in parts {
            let from = (place.0 as usize * 4).min(stride);
            let lines = frame.chunks_mut(stride.max(1)).skip(place.1 as usize);
            for (row, line) in part.rows().zip(lines) {
                let line = &mut line[from..];
                let length = row.len().min(line.len());
                line[..length].copy_from_slice(&row[..length]);
                if part.layout != layout {
                    line[..length]
                        .chunks_exact_mut(4)
                        .for_each(|pixel| pixel.swap(0, 2));
                }
            }
        }
        Self::new(frame.into(), layout, width, height, stride)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::picture::Layout;

    /// Red values in rows, of a picture with these widths.
    fn reds(picture: &Picture) -> Vec<Vec<u8>> {
        let row = |y| {
            let row = (0..picture.width()).map(|x| picture.colour(x, y).unwrap()[0]);
            row.collect()
        };
        (0..picture.height()).map(row).collect()
    }

    fn picture(layout: Layout, width: u32, reds: &[u8]) -> Picture {
        let pixel = |&red: &u8| match layout {
            Layout::Bgrx => [0, 0, red, 0],
            Layout::Rgbx => [red, 0, 0, 0],
        };
        let bytes: Vec<u8> = reds.iter().flat_map(pixel).collect();
        let height = reds.len() as u32 / width;
        Picture::new(bytes.into(), layout, width, height, width as usize * 4).unwrap()
    }

    #[test]
    fn pictures_are_turned_clockwise_and_then_mirrored() {
        let flat = picture(Layout::Bgrx, 3, &[1, 2, 3, 4, 5, 6]);
        let turned = |quarters, mirrored| reds(&flat.turned(Turn { quarters, mirrored }).unwrap());
        assert_eq!(turned(0, false), [[1, 2, 3], [4, 5, 6]]);
        assert_eq!(turned(1, false), [[4, 1], [5, 2], [6, 3]]);
        assert_eq!(turned(2, false), [[6, 5, 4], [3, 2, 1]]);
        assert_eq!(turned(3, false), [[3, 6], [2, 5], [1, 4]]);
        assert_eq!(turned(0, true), [[3, 2, 1], [6, 5, 4]]);
        assert_eq!(turned(1, true), [[1, 4], [2, 5], [3, 6]]);
    }

    #[test]
    fn pictures_stand_at_their_places_whatever_their_order_of_bytes() {
        let parts = [
            ((0, 0), picture(Layout::Bgrx, 2, &[1, 2])),
            ((1, 1), picture(Layout::Rgbx, 2, &[3, 4])),
        ];
        let one = Picture::collage(3, 2, &parts).unwrap();
        assert_eq!(reds(&one), [[1, 2, 0], [0, 3, 4]]);
        assert!(Picture::collage(3, 2, &[]).is_err());
    }
}
