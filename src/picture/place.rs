//! Where something is: in words, and in pixels of another size.

use super::Rect;

impl Rect {
    /// Where this area lies in a picture of that size: "at the top left", "in the middle".
    pub fn place_in(&self, (width, height): (u32, u32)) -> String {
        let share = |length: u32, whole: u32| f64::from(length) / f64::from(whole.max(1));
        if share(self.width, width) > 0.8 && share(self.height, height) > 0.8 {
            return "nearly everywhere".to_owned();
        }
        let third = |start: i32, length: u32, whole: u32| {
            let middle = i64::from(start) + i64::from(length) / 2;
            (middle * 3 / i64::from(whole.max(1))).clamp(0, 2)
        };
        let across = match third(self.x, self.width, width) {
            _ if share(self.width, width) > 0.8 => "",
            0 => "left",
            1 => "",
            _ => "right",
        };
        let down = match third(self.y, self.height, height) {
            _ if share(self.height, height) > 0.8 => "",
            0 => "top",
            1 => "",
            _ => "bottom",
        };
        match (down, across) {
            ("", "") => "in the middle".to_owned(),
            ("", across) => format!("at the {across}"),
            (down, "") => format!("at the {down}"),
            (down, across) => format!("at the {down} {across}"),
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
            area.place_in((900, 600))
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
