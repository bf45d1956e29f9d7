//! What speaks against sending a picture: secrets that were read or that applications tell, password
//! fields, and windows of listed applications, each with the place that would be painted over.

use super::masks::{between, grown, moved, rest};
use crate::capture::Shot;
use crate::describe::local::Line;
use crate::describe::local::rows::rows;
use crate::picture::{Picture, Rect};
use crate::request::Subject;
use crate::screening::{Findings, Secret, Settings, search};
use crate::surroundings::Surroundings;

/// Pixels that the frame of a field and the gap behind it take at each side.
const FRAME: i32 = 5;

/// The difference of two pixels, of 255, from which on something stands in a field; a gradient's
/// neighbours differ by less.
const CONTRAST: u8 = 24;

/// What speaks against sending a picture, and where it is.
#[derive(Default)]
pub(super) struct Search {
    pub(super) found: Findings,
    pub(super) masks: Vec<Rect>,
    /// The secrets that were read, each with its place.
    read: Vec<(Secret, Rect)>,
    /// Something was found whose place is not known, so that it cannot be painted over.
    pub(super) everywhere: bool,
}

impl Search {
    /// Windows of applications that are not sent unasked.
    pub(super) fn applications(
        &mut self,
        settings: &Settings,
        subject: &Subject,
        shot: &Shot,
        told: Option<&Surroundings>,
    ) {
        let known = &shot.surroundings;
        let names = [
            known.application.as_ref(),
            told.and_then(|told| told.application.as_ref()),
        ];
        let in_front = names
            .into_iter()
            .flatten()
            .find(|name| settings.lists(name));
        if let Some(name) = in_front {
            self.found.application = Some(name.clone());
        }
        let whole = matches!(subject, Subject::Screen | Subject::Pointer);
        let mut places = Vec::new();
        for (at, window) in known.windows.iter().enumerate() {
            let name = window.application.as_ref();
            let Some(name) = name.filter(|name| settings.lists(name)) else {
                continue;
            };
            // Of a window, what lies behind it is not in the picture.
            let Some(origin) = known.origin.filter(|_| whole || window.active) else {
                continue;
            };
            let covering = known.windows[..at].iter().map(|window| window.area);
            let parts = covering.fold(vec![window.area], |parts, cover| {
                parts.iter().flat_map(|part| rest(*part, cover)).collect()
            });
            let parts = parts.into_iter().map(|part| moved(part, origin));
            let seen: Vec<Rect> = parts
                .filter(|part| shot.picture.crop(*part).is_some())
                .collect();
            if !seen.is_empty() {
                self.found.application = Some(name.clone());
                places.extend(seen);
            }
        }
        // Nothing would be left of a picture that shows this window alone.
        self.everywhere |= in_front.is_some() && (!whole || places.is_empty());
        self.masks.extend(places);
    }

    /// Secrets in what was read.
    pub(super) fn texts(&mut self, lines: &[Line]) {
        self.texts_of(lines);
        let rows = rows(lines);
        if rows.len() < lines.len() {
            self.texts_of(&rows);
        }
    }

    fn texts_of(&mut self, lines: &[Line]) {
        let words: Vec<Vec<&str>> = lines
            .iter()
            .map(|line| line.words.iter().map(|(word, _)| word.as_str()).collect())
            .collect();
        for hit in search(&words) {
            self.found.add(hit.secret);
            let line = &lines[hit.line];
            let places = line.words[hit.words].iter().map(|(_, place)| *place);
            if let Some(all) = places.clone().reduce(|all, place| all.around(place)) {
                // The rows of a table are looked through once more, and give the same again.
                let same =
                    |(secret, area): &(Secret, Rect)| *secret == hit.secret && area.meets(all);
                if !self.read.iter().any(same) {
                    self.read.push((hit.secret, all));
                }
            }
            // A place may be lower than its line.
            self.masks.extend(places.map(|place| {
                let place = grown(Rect {
                    y: line.area.y,
                    height: line.area.height,
                    ..place
                });
                between(place, line.area, lines)
            }));
        }
    }

    /// Secrets in what applications tell, which the reader may have missed.
    pub(super) fn told(&mut self, known: &Surroundings) {
        let mut read = self.read.clone();
        for (secret, place) in known.secrets() {
            let place = place.zip(known.origin);
            let place = place.map(|(place, origin)| moved(place, origin));
            // Each that was read is one that is told; what remains was misread or not seen.
            let here = |(kind, area): &(Secret, Rect)| {
                *kind == secret && place.is_none_or(|place| place.meets(*area))
            };
            if let Some(at) = read.iter().position(here) {
                // A title has no place, and mostly repeats what stands below it.
                if place.is_some() {
                    read.swap_remove(at);
                }
                continue;
            }
            self.found.add(secret);
            match place {
                Some(place) => self.masks.push(place),
                None => self.everywhere = true,
            }
        }
    }

    /// Password fields that have the focus or hold something.
    pub(super) fn fields(&mut self, known: &Surroundings, lines: &[Line], picture: &Picture) {
        for (focused, place) in known.password_fields() {
            let place = place.zip(known.origin);
            let place = place.map(|(place, origin)| moved(place, origin));
            let place = place.filter(|place| picture.crop(*place).is_some());
            match place {
                Some(place) if focused || holds_something(picture, place, lines) => {
                    self.found.add(Secret::PasswordField);
                    self.masks.push(place);
                }
                None if focused => {
                    self.found.add(Secret::PasswordField);
                    self.everywhere = true;
                }
                // What is not seen at all, or is empty, gives nothing away.
                Some(_) | None => {}
            }
        }
    }
}

/// Whether something stands in a field that is not the hint what to type there.
fn holds_something(picture: &Picture, field: Rect, lines: &[Line]) -> bool {
    let inner = Rect {
        x: field.x.saturating_add(FRAME),
        y: field.y.saturating_add(FRAME),
        width: field.width.saturating_sub(2 * FRAME as u32),
        height: field.height.saturating_sub(2 * FRAME as u32),
    };
    let Some(inside) = picture.crop(inner) else {
        return false;
    };
    let pixels = inside.to_rgb8();
    let (mut low, mut high) = ([u8::MAX; 3], [0; 3]);
    for pixel in pixels.pixels() {
        for channel in 0..3 {
            low[channel] = low[channel].min(pixel[channel]);
            high[channel] = high[channel].max(pixel[channel]);
        }
    }
    let plain = (0..3).all(|channel| high[channel] - low[channel] < CONTRAST);
    let within = |line: &&Line| {
        let middle = line.area.y + line.area.height as i32 / 2;
        let reach = |start: i32, length: u32| start.saturating_add_unsigned(length);
        (field.y..reach(field.y, field.height)).contains(&middle)
            && line.area.x >= field.x - FRAME
            && line.area.x < reach(field.x, field.width)
    };
    // Dots are read as dots or as the same letter again and again, a hint as words.
    let hint = lines.iter().filter(within).any(|line| {
        let mut letters: Vec<char> = line.text.chars().filter(|it| it.is_alphabetic()).collect();
        letters.sort_unstable();
        letters.dedup();
        letters.len() >= 3
    });
    !plain && !hint
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::surroundings::{Control, Role};

    const FIRST: &str = "4111 1111 1111 1111";
    const SECOND: &str = "5500 0000 0000 0004";

    fn area(y: i32, height: u32) -> Rect {
        Rect {
            x: 10,
            y,
            width: 300,
            height,
        }
    }

    fn line(text: &str, y: i32) -> Line {
        Line {
            text: text.to_owned(),
            area: area(y, 20),
            confidence: 0.99,
            words: text
                .split(' ')
                .map(|word| (word.to_owned(), area(y, 20)))
                .collect(),
            block: 0,
            window: None,
        }
    }

    fn field(text: &str, y: i32) -> Control {
        Control {
            role: Role::TextField,
            name: None,
            value: Some(text.to_owned()),
            states: Vec::new(),
            area: Some(area(y, 40)),
            depth: 0,
        }
    }

    fn masks(read: &[&str], fields: &[&str]) -> Search {
        let lines: Vec<Line> = (0..)
            .zip(read)
            .map(|(at, text)| line(text, at * 100))
            .collect();
        let controls = (0..)
            .zip(fields)
            .map(|(at, text)| field(text, at * 100 - 10));
        let known = Surroundings {
            window: Some(format!("Card {FIRST}")),
            origin: Some((0, 0)),
            controls: controls.collect(),
            ..Surroundings::default()
        };
        let mut search = Search::default();
        search.texts(&lines);
        search.told(&known);
        search
    }

    #[test]
    fn what_was_read_is_not_painted_over_twice_and_what_was_misread_is_painted_over() {
        let both = masks(&[FIRST, SECOND], &[FIRST, SECOND]);
        assert!(!both.everywhere);
        assert!(
            both.masks.iter().all(|mask| mask.height < 40),
            "{:?}",
            both.masks
        );
        let misread = masks(&[FIRST, "55OO nothing"], &[FIRST, SECOND]);
        assert!(misread.masks.contains(&area(90, 40)), "{:?}", misread.masks);
        assert!(
            !misread.masks.contains(&area(-10, 40)),
            "{:?}",
            misread.masks
        );
        // Two in one field, of which one was read.
        let within = masks(&[FIRST], &[&format!("{FIRST} and {SECOND}")]);
        assert!(within.masks.contains(&area(-10, 40)), "{:?}", within.masks);
    }
}
