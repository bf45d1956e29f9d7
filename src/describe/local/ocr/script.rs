//! Tells text in a script that the recogniser does not know: it writes look-alikes of the letters,
//! with less certainty than it ever has for a long line of its own.

use crate::describe::local::Line;

/// Two lines of so many letters are enough to tell, wherever they stand.
const LONG: usize = 12;
/// Doubtful lines near one another tell with so many letters together.
const ENOUGH: usize = 10;
/// Long lines in a known script have 0.95 and more; Cyrillic and Greek ones 0.81 to 0.88, Arabic 0.7.
const FOREIGN: f32 = 0.9;
/// Short words in a known script are seldom below this, titles on a coloured bar for example.
const TELLS: f32 = 0.87;
/// A line above this is in a known script, unless its letters are oddly mixed.
const KNOWN: f32 = 0.94;
/// Oddly mixed letters are read with this certainty only where they really stand there ("GitHub");
/// so are short words beside others in a foreign script.
const CERTAIN: f32 = 0.985;
/// A lone letter may be an icon, or a speck.
const TELLING: usize = 2;
/// A letter of mathematics has fewer others beside it.
const BESIDE: usize = 3;
/// Lines are held no longer than this, so that a screen of short words is not read in one lump.
const HELD: usize = 6;
/// One doubtful line may be a picture or half covered.
const SEVERAL: usize = 2;

/// Holds doubtful lines back until the lines around them show what they are.
#[derive(Default)]
pub(super) struct Doubt {
    held: Vec<Line>,
    /// Long doubtful lines, wherever they stand.
    long: usize,
    /// The letters of the doubtful lines hereabouts, less those of known ones, and how many lines.
    letters: usize,
    lines: usize,
    is_foreign: bool,
    /// The block of the last line in a foreign script.
    block: Option<usize>,
}

impl Doubt {
    /// Takes the next line, and gives the lines that are to be passed on now; `low` when its capitals are as
    /// low as small letters.
    pub(super) fn weigh(&mut self, line: Line, low: bool) -> Vec<Line> {
        let letters = line.text.chars().filter(|&it| is_letter(it)).count();
        let sure = letters >= LONG && line.confidence >= KNOWN;
        let strange = !sure && is_strange(&line.text);
        let odd = (strange || low) && line.confidence < CERTAIN;
        let doubtful = odd || line.confidence < FOREIGN;
        if letters >= TELLING && (odd || line.confidence < TELLS) {
            self.letters += letters;
            self.lines += if strange { SEVERAL } else { 1 };
        } else if !doubtful && line.confidence >= KNOWN {
            self.letters = self.letters.saturating_sub(letters);
            self.lines = if self.letters == 0 { 0 } else { self.lines };
        }
        self.long += usize::from(letters >= LONG && line.confidence < FOREIGN);
        self.is_foreign |= self.long >= SEVERAL || self.lines >= SEVERAL && self.letters >= ENOUGH;
        if self.is_foreign {
            // What waited in another block may have waited for this one alone.
            let mut lines = std::mem::take(&mut self.held);
            lines.retain(|held| held.block != line.block && held.confidence >= KNOWN);
            let beside = self.block == Some(line.block)
                && (1..LONG).contains(&letters)
                && line.confidence < CERTAIN;
            if beside || doubtful && (letters >= TELLING || self.block == Some(line.block)) {
                self.block = Some(line.block);
            } else {
                lines.push(line);
            }
            return lines;
        }
        let known = !doubtful && sure;
        let nothing_tells = self.letters == 0 && self.long == 0;
        let held_long = self.held.len() >= HELD && self.lines < SEVERAL && self.long == 0;
        if known || held_long || !doubtful && (nothing_tells || self.held.is_empty()) {
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
        self.is_foreign
    }
}

/// A letter of an alphabet; what frames windows is read as Chinese ("口"), which is known.
fn is_letter(it: char) -> bool {
    it.is_alphabetic() && it < '\u{2E80}'
}

/// Letters and signs that only mathematics mixes with Latin ones, in the midst of those: "∏pvBeT",
/// "Φaün". Alone or before a unit they are what they look like: "25 μs", "α-particles".
fn is_strange(text: &str) -> bool {
    let of_mathematics = |it: char| matches!(it, 'Ͱ'..='Ͽ' | '∩' | '∏');
    text.split(|it: char| !it.is_alphabetic() && !of_mathematics(it))
        .map(|word| word.strip_prefix('μ').unwrap_or(word))
        .any(|word| {
            word.contains(of_mathematics)
                && word.contains(|it: char| it.is_ascii_lowercase())
                && word.chars().filter(|&it| !of_mathematics(it)).count() >= BESIDE
        })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::picture::Rect;

    fn line(text: &str, confidence: f32, block: usize) -> Line {
        Line {
            text: text.to_owned(),
            area: Rect {
                x: 0,
                y: 0,
                width: 1,
                height: 1,
            },
            confidence,
            words: Vec::new(),
            block,
            window: None,
        }
    }

    #[test]
    fn what_waited_in_another_block_is_not_lost_with_the_foreign_one() {
        let mut doubt = Doubt::default();
        let passed: Vec<String> = [
            line("Where", 0.8, 0),
            line("Sent", 0.99, 0),
            line("CoxpaHITb", 0.85, 1),
            line("Aa", 0.96, 1),
            line("OTMeHa", 0.95, 1),
            line("OK", 0.99, 1),
        ]
        .into_iter()
        .flat_map(|line| doubt.weigh(line, false))
        .map(|line| line.text)
        .collect();
        assert!(doubt.is_foreign());
        assert_eq!(passed, ["Sent", "OK"]);
    }
}
