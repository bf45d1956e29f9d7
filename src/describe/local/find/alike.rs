//! Whether a text stands in another, as a person means it: case, accents and gaps do not matter,
//! and letters that are easily misread are taken for one another, with a doubt.

/// Letters with marks, each row behind the letter that it is meant as. Text in other scripts is
/// compared as it stands.
const MARKED: [&str; 24] = [
    "aàáâãäåāăąǎ",
    "cçćĉċč",
    "dďđð",
    "eèéêëēĕėęě",
    "gĝğġģ",
    "hĥħ",
    "iìíîïĩīĭįı",
    "jĵ",
    "kķ",
    "lĺļľŀł",
    "nñńņňŉ",
    "oòóôõöøōŏőǒ",
    "rŕŗř",
    "sśŝşšșſ",
    "tţťŧț",
    "uùúûüũūŭůűųǔ",
    "wŵ",
    "yýÿŷ",
    "zźżž",
    "'’‘`´",
    "\"“”„«»",
    "-–—‐‑−",
    "βß",
    " \u{a0}\u{202f}",
];

/// Letters that reading takes for one another, each row behind the one that stands for all.
const MISREAD: [&str; 6] = ["o0q", "li1|!j", "s5", "b8", "z2", ",."];

/// Texts shorter than this are found only exactly: nearly every short word is like another.
const SHORT: usize = 4;

/// One misread letter is forgiven in so many.
const FORGIVEN_IN: usize = 7;

/// How often a text stands in another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Match {
    /// So many times.
    Sure(usize),
    /// Not as it is, but very much like it.
    Possible,
}

/// A text as it is compared.
#[derive(Debug, Clone)]
pub struct Wanted {
    letters: Vec<char>,
    vague: Vec<char>,
}

impl Wanted {
    /// None for a text with nothing in it.
    pub fn new(text: &str) -> Option<Self> {
        let letters = plain(text);
        let vague = vague(&letters);
        (!letters.is_empty()).then_some(Self { letters, vague })
    }

    /// How often it stands in `text`, surely.
    pub fn count(&self, text: &str) -> usize {
        let text = plain(text);
        let wanted = &self.letters;
        let (mut count, mut at) = (0, 0);
        while at + wanted.len() <= text.len() {
            let here = text[at..].starts_with(wanted);
            count += usize::from(here);
            at += if here { wanted.len() } else { 1 };
        }
        count
    }

    /// The same for a text that may have been misread.
    pub fn read_in(&self, text: &str) -> Option<Match> {
        match self.count(text) {
            0 if self.letters.len() >= SHORT && self.is_nearly_in(text) => Some(Match::Possible),
            0 => None,
            count => Some(Match::Sure(count)),
        }
    }

    /// Whether a part of `text` differs in no more letters than are forgiven: the least number of
    /// changes for each end in the text (Sellers, 1980).
    fn is_nearly_in(&self, text: &str) -> bool {
        let text = vague(&plain(text));
        let most = self.vague.len() / FORGIVEN_IN;
        let mut costs: Vec<usize> = (0..=self.vague.len()).collect();
        let mut best = costs[self.vague.len()];
        for letter in text {
            let mut before = costs[0];
            for at in 1..costs.len() {
                let changed = before + usize::from(self.vague[at - 1] != letter);
                before = costs[at];
                costs[at] = changed.min(before + 1).min(costs[at - 1] + 1);
            }
            best = best.min(costs[self.vague.len()]);
        }
        best <= most
    }
}

/// Small letters without marks, one space for each gap.
fn plain(text: &str) -> Vec<char> {
    let mut letters: Vec<char> = Vec::new();
    for letter in text.trim().chars().flat_map(char::to_lowercase) {
        match meant(letter, &MARKED) {
            // Marks that stand by themselves behind their letter.
            '\u{300}'..='\u{36f}' | '\u{ad}' | '\u{200b}' => {}
            space if space.is_whitespace() => {
                if letters.last() != Some(&' ') {
                    letters.push(' ');
                }
            }
            'β' if letter == 'ß' => letters.extend(['s', 's']),
            'æ' => letters.extend(['a', 'e']),
            'œ' => letters.extend(['o', 'e']),
            letter => letters.push(letter),
        }
    }
    letters
}

/// The same without gaps and with one letter for all that look like it.
fn vague(letters: &[char]) -> Vec<char> {
    let mut vague: Vec<char> = Vec::with_capacity(letters.len());
    for &letter in letters.iter().filter(|&&letter| letter != ' ') {
        match meant(letter, &MISREAD) {
            'n' if vague.last() == Some(&'r') => {
                vague.pop();
                vague.push('m');
            }
            letter => vague.push(letter),
        }
    }
    vague
}

fn meant(letter: char, rows: &[&str]) -> char {
    let row = rows.iter().find(|row| row.contains(letter));
    row.and_then(|row| row.chars().next()).unwrap_or(letter)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_person_means_is_found_and_nothing_else() {
        use Match::{Possible, Sure};
        let cases = [
            ("disk full", "The Disk  is full: DISK FULL", Some(Sure(1))),
            ("ecole", "L'École, école", Some(Sure(2))),
            ("straße", "Hauptstrasse 5", Some(Sure(1))),
            ("Müller", "MU\u{308}LLER", Some(Sure(1))),
            ("it's", "it’s", Some(Sure(1))),
            ("Привет", "привет, мир", Some(Sure(1))),
            // As it is misread.
            ("Invoice 105", "lnvoice 1O5", Some(Possible)),
            ("modern times", "modem times", Some(Possible)),
            ("Save changes", "Savechanges", Some(Possible)),
            ("Save changes", "Save chanqes to file", Some(Possible)),
            // Not this.
            ("Save", "Safe", None),
            ("cat", "cot", None),
            ("disk full", "desk fall", None),
            ("yes", "", None),
        ];
        for (wanted, text, found) in cases {
            let wanted_text = wanted;
            let wanted = Wanted::new(wanted);
            let read = wanted.and_then(|wanted| wanted.read_in(text));
            assert_eq!(read, found, "{wanted_text} in {text}");
        }
        assert!(Wanted::new(" \n").is_none());
    }
}
