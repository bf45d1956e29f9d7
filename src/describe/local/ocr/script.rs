//! Tells text in a script that the recogniser does not know: it writes look-alikes of the letters,
//! with less certainty than it ever has for a long line of its own.

use crate::describe::local::Line;

/// Shorter lines are doubtful for other reasons too ("Sent" has 0.88).
const LONG: usize = 12;
/// Long lines in a known script have 0.95 and more; Cyrillic and Greek ones 0.81 to 0.88, Arabic 0.7.
const FOREIGN: f32 = 0.9;
/// A long line above this shows that its block is in a known script.
const KNOWN: f32 = 0.94;
/// A doubtful line with fewer letters says nothing about its neighbours.
const TELLING: usize = 6;
/// Lines are held no longer than this, so that a screen of short words is not read in one lump.
const HELD: usize = 6;
/// One doubtful line may be a picture or half covered.
const SEVERAL: usize = 2;

/// Holds doubtful lines back until the lines around them show what they are.
#[derive(Default)]
pub(super) struct Doubt {
    held: Vec<Line>,
    foreign: usize,
}

impl Doubt {
    /// Takes the next line, and gives the lines that are to be passed on now.
    pub(super) fn weigh(&mut self, line: Line) -> Vec<Line> {
        let letters = line
            .text
            .chars()
            .filter(|letter| letter.is_alphabetic())
            .count();
        if letters >= LONG && line.confidence < FOREIGN {
            self.foreign += 1;
        }
        let doubtful = letters >= TELLING && line.confidence < FOREIGN;
        let known = (letters >= LONG && line.confidence >= KNOWN)
            || (self.held.len() >= HELD && self.foreign == 0);
        if self.is_foreign() {
            self.held.clear();
            return if doubtful || has_odd_case(&line.text) {
                Vec::new()
            } else {
                vec![line]
            };
        }
        if known || (self.held.is_empty() && !doubtful) {
            let mut lines = std::mem::take(&mut self.held);
            lines.push(line);
            return lines;
        }
        self.held.push(line);
        Vec::new()
    }

    /// The lines that are still held at the end.
    pub(super) fn rest(&mut self) -> Vec<Line> {
        std::mem::take(&mut self.held)
    }

    /// There is text in another script.
    pub(super) fn is_foreign(&self) -> bool {
        self.foreign >= SEVERAL
    }
}

/// Capitals stand for small letters of another script: "CMOTpeTb".
fn has_odd_case(text: &str) -> bool {
    let letters: Vec<char> = text.chars().collect();
    letters
        .windows(2)
        .any(|pair| pair[0].is_lowercase() && pair[1].is_uppercase())
}
