//! Where something is: in words, and in pixels of another size.

use super::Rect;

/// A part of a picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Place {
    /// It covers nearly all of the picture.
    Everywhere,
    /// In the middle, or across most of it.
    Middle,
    /// At the left edge.
    Left,
    /// At the right edge.
    Right,
    /// At the upper edge.
    Top,
    /// At the lower edge.
    Bottom,
    /// In the upper left corner.
    TopLeft,
    /// In the upper right corner.
    TopRight,
    /// In the lower left corner.
    BottomLeft,
    /// In the lower right corner.
    BottomRight,
}

impl Place {
    /// All of them.
    pub const ALL: [Self; 10] = [
        Self::Everywhere,
        Self::Middle,
        Self::Left,
        Self::Right,
        Self::Top,
        Self::Bottom,
        Self::TopLeft,
        Self::TopRight,
        Self::BottomLeft,
        Self::BottomRight,
    ];

    /// The words for it in English, as a model is told; `wording` has those for the ear.
    pub fn words(self) -> &'static str {
        match self {
            Self::Everywhere => "nearly everywhere",
            Self::Middle => "in the middle",
            Self::Left => "at the left",
            Self::Right => "at the right",
            Self::Top => "at the top",
            Self::Bottom => "at the bottom",
            Self::TopLeft => "at the top left",
            Self::TopRight => "at the top right",
            Self::BottomLeft => "at the bottom left",
            Self::BottomRight => "at the bottom right",
        }
    }
}

impl Rect {
    /// Where this area lies in a picture of that size.
    pub fn place_in(&self, (width, height): (u32, u32)) -> Place {
        let share = |length: u32, whole: u32| f64::from(length) / f64::from(whole.max(1));
        let wide = share(self.width, width) > 0.8;
        let high = share(self.height, height) > 0.8;
        if wide && high {
            return Place::Everywhere;
        }
        let third = |start: i32, length: u32, whole: u32| {
            let middle = i64::from(start) + i64::from(length) / 2;
            (middle * 3 / i64::from(whole.max(1))).clamp(0, 2)
        };
        let across = if wide {
            1
        } else {
            third(self.x, self.width, width)
        };
        let down = if high {
            1
        } else {
            third(self.y, self.height, height)
        };
        match (down, across) {
            (0, 0) => Place::TopLeft,
            (0, 1) => Place::Top,
            (0, _) => Place::TopRight,
            (1, 0) => Place::Left,
            (1, 1) => Place::Middle,
            (1, _) => Place::Right,
            (_, 0) => Place::BottomLeft,
            (_, 1) => Place::Bottom,
            _ => Place::BottomRight,
        }
    }

    /// Whether the two have a pixel in common.
    pub fn meets(&self, other: Self) -> bool {
        let end = |start: i32, length: u32| i64::from(start) + i64::from(length);
        i64::from(self.x) < end(other.x, other.width)
            && i64::from(other.x) < end(self.x, self.width)
            && i64::from(self.y) < end(other.y, other.height)
            && i64::from(other.y) < end(self.y, self.height)
    }

    /// The smallest rectangle that holds this one and the other.
    pub fn around(&self, other: Self) -> Self {
        let right = |area: &Self| area.x.saturating_add_unsigned(area.width);
        let bottom = |area: &Self| area.y.saturating_add_unsigned(area.height);
        let (x, y) = (self.x.min(other.x), self.y.min(other.y));
        Self {
            x,
            y,
            width: x.abs_diff(right(self).max(right(&other))),
            height: y.abs_diff(bottom(self).max(bottom(&other))),
        }
    }

    /// The same place, measured in units of which each of these was `density`.
    #[must_use]
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    pub fn scaled(&self, density: f64) -> Self {
        let place = |units: i32| (f64::from(units) * density).round() as i32;
        let length = |units: u32| (f64::from(units) * density).round() as u32;
        Self {
            x: place(self.x),
            y: place(self.y),
            width: length(self.width),
            height: length(self.height),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_said_as_people_say_them() {
        let said = |x, y, width, height| {
            let area = Rect {
                x,
                y,
                width,
                height,
            };
            area.place_in((900, 600)).words()
        };
        let cases = [
            (said(0, 0, 50, 50), "at the top left"),
            (said(0, 0, 900, 20), "at the top"),
            (said(400, 280, 100, 30), "in the middle"),
            (said(880, 280, 20, 30), "at the right"),
            (said(700, 590, 400, 30), "at the bottom right"),
            (said(10, 10, 880, 580), "nearly everywhere"),
        ];
        for (said, words) in cases {
            assert_eq!(said, words);
        }
    }
}
