//! Watches an answer for having no end: models can fall into a loop, and a listener cannot skim.

use std::collections::VecDeque;

use crate::failure::Failure;

/// The most characters of an answer: about 25 minutes of speech.
const LONGEST: usize = 20_000;

/// How much of the answer's end is searched for repetition.
const WINDOW: usize = 2_000;

/// How often a phrase in a row is too often; lists with ten equal entries are rare.
const TIMES: usize = 10;

/// The shortest phrase that counts; shorter ones are rulers and dots.
const PHRASE: usize = 4;

/// The answer so far, as far as it matters.
#[derive(Debug, Default)]
pub(super) struct Watch {
    length: usize,
    end: VecDeque<char>,
}

impl Watch {
    /// Whether no word has come yet.
    pub(super) fn is_empty(&self) -> bool {
        self.length == 0
    }

    /// Takes further words; an error when the answer must be stopped after them.
    pub(super) fn hear(&mut self, text: &str) -> Result<(), Failure> {
        self.length += text.chars().count();
        self.end.extend(text.chars());
        let beyond = self.end.len().saturating_sub(WINDOW);
        self.end.drain(..beyond);
        if self.length > LONGEST {
            return Err(Failure::Endless);
        }
        if self.repeats() {
            return Err(Failure::Repetition);
        }
        Ok(())
    }

    /// Whether the answer ends with one phrase said too often in a row.
    fn repeats(&mut self) -> bool {
        let end = &*self.end.make_contiguous();
        (PHRASE..=end.len() / TIMES).any(|length| {
            let loops = &end[end.len() - length * TIMES..];
            let phrase = &loops[..length];
            loops[length..] == loops[..loops.len() - length] && is_words(phrase)
        })
    }
}

/// Whether a phrase is words and not a ruler, a row of dots or a column of figures.
fn is_words(phrase: &[char]) -> bool {
    let letters: Vec<_> = phrase
        .iter()
        .filter(|letter| letter.is_alphabetic())
        .collect();
    letters.len() > 2 && letters.iter().any(|letter| *letter != letters[0])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_loop_is_noticed_however_it_is_cut() {
        let text = format!("A window. {}", "The button is blue. ".repeat(12));
        for size in [1, 7, 50, 1000] {
            let letters: Vec<char> = text.chars().collect();
            let mut watch = Watch::default();
            let failed = letters
                .chunks(size)
                .find_map(|piece| watch.hear(&piece.iter().collect::<String>()).err());
            assert_eq!(failed, Some(Failure::Repetition), "{size}");
        }
    }

    #[test]
    fn rulers_figures_and_nine_times_are_no_loop() {
        for text in [
            "-".repeat(300),
            "0 0 0 0 | ".repeat(40),
            "aaaa".repeat(40),
            "The button is blue. ".repeat(9),
            (0..400).map(|row| format!("Row {row}. ")).collect(),
        ] {
            assert_eq!(Watch::default().hear(&text), Ok(()), "{text}");
        }
    }

    #[test]
    fn an_answer_beyond_all_measure_is_stopped() {
        let mut watch = Watch::default();
        let sentences = (0..).map(|row| format!("Sentence number {row} says more. "));
        let mut heard = 0;
        for sentence in sentences {
            heard += sentence.len();
            if let Err(failure) = watch.hear(&sentence) {
                assert_eq!(failure, Failure::Endless);
                break;
            }
        }
        assert!((LONGEST..LONGEST + 50).contains(&heard), "{heard}");
    }
}
