//! Whether a text that somebody quotes stands in what was read here. Letters may have been misread,
//! so that some of them may differ; figures may not, since they are what matters.
//!
//! The search for the best place is that of Sellers (Journal of Algorithms 1, 1980).

use super::Line;
use super::ocr::knows;

/// Letters of a quote of which one may differ.
const LETTERS_A_MISTAKE: usize = 8;

/// Letters of a word up to which none may differ.
const SHORT_WORD: usize = 5;

/// The texts of a picture, to be searched for quotes.
#[derive(Debug, Clone, Default)]
pub struct Texts(Vec<char>);

impl Texts {
    /// Takes the lines that were read in their order, and once more row by row: who quotes a table
    /// quotes across its columns.
    pub fn read(lines: &[Line]) -> Self {
        let mut rows: Vec<&Line> = lines.iter().collect();
        rows.sort_by_key(|line| line.area.y);
        // A row is as high as its first line, and what has its middle there stands in it.
        for row in chunks(&mut rows) {
            row.sort_by_key(|line| line.area.x);
        }
        Self::of(lines.iter().chain(rows).map(|line| line.text.as_str()))
    }

    /// Adds further texts.
    pub fn and<'a>(mut self, texts: impl IntoIterator<Item = &'a str>) -> Self {
        self.0.extend(texts.into_iter().flat_map(plain));
        self
    }

    /// Takes texts in reading order.
    pub fn of<'a>(texts: impl IntoIterator<Item = &'a str>) -> Self {
        Self(texts.into_iter().flat_map(plain).collect())
    }

    /// Whether anything was read at all.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether the quote stands in them, over the ends of lines, too. A quote without letters and
    /// figures stands everywhere, and one with letters that cannot be read is not doubted.
    pub fn hold(&self, quote: &str) -> bool {
        if !quote.chars().all(|it| !it.is_alphabetic() || knows(it)) {
            return true;
        }
        // A quote may leave something out: its parts stand there.
        let parts = quote.split("...").flat_map(|part| part.split('…'));
        parts.into_iter().all(|part| {
            let words = part.split_whitespace().map(|word| plain(word).collect());
            let part: Vec<Letter> = words.flat_map(letters).collect();
            part.is_empty() || self.best(&part) <= part.len() / LETTERS_A_MISTAKE
        })
    }

    /// The fewest mistakes with which the letters stand anywhere.
    fn best(&self, wanted: &[Letter]) -> usize {
        let never = wanted.len() + 1;
        let mut column: Vec<usize> = (0..=wanted.len()).collect();
        let mut best = wanted.len();
        for &there in &self.0 {
            let mut above = column[0];
            for (at, letter) in wanted.iter().enumerate() {
                let mistake = |exact: bool| if exact { never } else { 1 };
                let replaced = match letter.is(there) {
                    true => above,
                    false => above + mistake(letter.exact || there.is_ascii_digit()),
                };
                let dropped = column[at] + mistake(letter.exact);
                let added = column[at + 1] + mistake(letter.exact || there.is_ascii_digit());
                above = column[at + 1];
                column[at + 1] = replaced.min(dropped).min(added);
            }
            best = best.min(column[wanted.len()]);
        }
        best
    }
}

/// The rows of lines that are sorted by their upper edge.
fn chunks<'a, 'b>(lines: &'a mut [&'b Line]) -> impl Iterator<Item = &'a mut [&'b Line]> {
    lines.chunk_by_mut({
        let mut bottom = i32::MIN;
        move |one, other| {
            bottom = bottom.max(one.area.y + one.area.height as i32);
            let middle = other.area.y + other.area.height as i32 / 2;
            let same = middle < bottom;
            if !same {
                bottom = i32::MIN;
            }
            same
        }
    })
}

/// A letter of a quote.
struct Letter {
    letter: char,
    /// It may not be another: with one letter changed a short word is another word.
    exact: bool,
}

impl Letter {
    fn is(&self, there: char) -> bool {
        self.letter == there || looks_like(self.letter, there)
    }
}

fn letters(word: Vec<char>) -> impl Iterator<Item = Letter> {
    let short = word.len() <= SHORT_WORD;
    word.into_iter().map(move |letter| Letter {
        letter,
        exact: short || letter.is_ascii_digit(),
    })
}

/// Letters and figures that are painted nearly alike.
fn looks_like(one: char, other: char) -> bool {
    let alike = |a, b| (one, other) == (a, b) || (one, other) == (b, a);
    alike('0', 'o') || alike('1', 'l') || alike('1', 'i') || alike('l', 'i')
}

fn plain(text: &str) -> impl Iterator<Item = char> + '_ {
    let letters = text.chars().flat_map(char::to_lowercase);
    letters.filter(|letter| letter.is_alphanumeric())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotes_are_found_as_they_are_read_and_not_otherwise() {
        let texts = Texts::of([
            "Warning: the disk is almost",
            "full. 1.2 GB of 250 GB left.",
            "INF0 Deploy finished in 42 s",
        ]);
        for (quote, stands) in [
            ("the disk is almost full", true),
            ("the disk is almost full.", true),
            ("Warning: the dask is almost full", false),
            ("Warming: the disk ls almost full", true),
            ("the disk is not almost full", false),
            ("INFO", true),
            ("Deploy finished … 42 s", true),
            ("Deploy finished in 43 s", false),
            ("Файл не найден", true),
            ("Αποθήκευση 43", true),
            ("Öffnen", false),
            ("Deploy finished in 422 s", false),
            ("Deploy failed", false),
            ("1.2 GB", true),
            ("1.3 GB", false),
            ("OK", false),
            ("…", true),
        ] {
            assert_eq!(texts.hold(quote), stands, "{quote}");
        }
    }
}
