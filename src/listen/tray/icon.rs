//! The icon's picture, drawn here because each state must be told by its shape, on panels of any
//! colour and without an icon theme: white with a dark edge.

use crate::event::{State, Status};

/// A picture as StatusNotifierItem has it: width, height, and ARGB bytes in network order.
pub(super) type Pixmap = (i32, i32, Vec<u8>);

/// Panels are mostly 22 to 32 pixels high, and twice that on fine screens.
const SIZES: [i32; 2] = [24, 48];

/// What the picture shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape {
    /// An open ring with a dot: ready to look.
    Eye,
    /// A full disc: looking.
    Disc,
    /// Two bars: not looking.
    Bars,
}

impl Shape {
    /// The shape of what the daemon is doing.
    pub(super) fn of(status: &Status) -> Self {
        match status.state {
            _ if status.paused => Self::Bars,
            State::Idle => Self::Eye,
            State::Working(_) => Self::Disc,
        }
    }

    /// How far a point is outside the shape, in units of half the picture's width.
    fn distance(self, x: f32, y: f32) -> f32 {
        let centre = x.hypot(y);
        match self {
            Self::Eye => (centre - 0.22).min((centre - 0.62).abs() - 0.1),
            Self::Disc => centre - 0.72,
            Self::Bars => (x.abs() - 0.34).abs().max(y.abs() - 0.42) - 0.16,
        }
    }
}

/// The shape in every size.
pub(super) fn pixmaps(shape: Shape) -> Vec<Pixmap> {
    SIZES.iter().map(|&size| draw(shape, size)).collect()
}

fn draw(shape: Shape, size: i32) -> Pixmap {
    let half = size as f32 / 2.0;
    let place = |pixel: i32| (pixel as f32 + 0.5) / half - 1.0;
    let pixels = (0..size).flat_map(|row| (0..size).map(move |column| (column, row)));
    let bytes = pixels
        .flat_map(|(column, row)| {
            let distance = shape.distance(place(column), place(row));
            let cover = |edge: f32| (0.5 - (distance - edge) * half).clamp(0.0, 1.0);
            // The dark edge is as wide as the strokes of letters on a panel.
            let (white, all) = (cover(0.0), cover(0.14));
            let level = if all > 0.0 { white / all } else { 0.0 };
            let (alpha, grey) = ((all * 255.0) as u8, (32.0 + level * 223.0) as u8);
            [alpha, grey, grey, grey]
        })
        .collect();
    (size, size, bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_state_has_a_picture_of_its_own() {
        let shapes = [Shape::Eye, Shape::Disc, Shape::Bars];
        let pictures = shapes.map(|shape| pixmaps(shape).remove(0));
        for (width, height, bytes) in &pictures {
            assert_eq!(bytes.len(), (width * height * 4) as usize);
            assert_eq!(bytes[0], 0, "the corner is transparent");
            assert!(bytes.chunks(4).any(|pixel| pixel == [255; 4]));
        }
        let differ = |one: &Pixmap, other: &Pixmap| {
            let pairs = one.2.iter().zip(&other.2);
            pairs
                .filter(|(one, other)| one.abs_diff(**other) > 99)
                .count()
        };
        assert!(differ(&pictures[0], &pictures[1]) > 100);
        assert!(differ(&pictures[1], &pictures[2]) > 100);
        assert!(differ(&pictures[0], &pictures[2]) > 100);
    }
}
