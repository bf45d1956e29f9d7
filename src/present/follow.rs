//! Follows the language of an answer sentence by sentence, so that each is spoken by the voice of its
//! own language, and quoted text by that of the quote. Never flips on what is short or mixed: there
//! the language in which the answer has mostly been speaks on.

use std::ops::Range;

use super::language::{ENOUGH, ENOUGH_QUOTED, letters, other_than};
use crate::sentences::{quotes, whole};

/// The letters for which an answer counts as being in the language that was asked for, before its
/// own words count: about two sentences.
const TRUST: usize = 120;

/// A piece of an answer with its language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spoken {
    /// The words.
    pub text: String,
    /// Their language as a BCP 47 tag.
    pub language: String,
}

/// What is known of the language of one answer.
#[derive(Debug, Default)]
pub struct Follower {
    expected: String,
    /// The other languages that were heard in it, by their letters.
    others: Vec<(&'static str, usize)>,
    letters: usize,
}

impl Follower {
    /// The pieces of the next text of an answer that is expected in that language; joined they are
    /// the text.
    pub fn follow(&mut self, text: &str, expected: &str) -> Vec<Spoken> {
        if self.expected != expected {
            *self = Self {
                expected: expected.to_owned(),
                ..Self::default()
            };
        }
        let mut pieces: Vec<Spoken> = Vec::new();
        for sentence in sentences(text) {
            let sentence = &text[sentence];
            let quoted = quotes(sentence);
            let language = self.judge(&without(sentence, &quoted));
            let mut begin = 0;
            for quote in quoted {
                let words = &sentence[quote.clone()];
                if let Some(tag) = other_than(&language, words, ENOUGH_QUOTED) {
                    let quote = marked(sentence, &quote);
                    add(&mut pieces, &sentence[begin..quote.start], &language);
                    add(&mut pieces, &sentence[quote.clone()], tag);
                    begin = quote.end;
                }
            }
            add(&mut pieces, &sentence[begin..], &language);
        }
        pieces
    }

    /// Forgets the answer.
    pub fn forget(&mut self) {
        *self = Self::default();
    }

    /// The language of a sentence, without what it quotes.
    fn judge(&mut self, sentence: &str) -> String {
        let usual = self.usual().to_owned();
        let length = letters(sentence);
        match other_than(&usual, sentence, ENOUGH) {
            Some(tag) if same(tag, &self.expected) => {
                self.letters += length;
                self.expected.clone()
            }
            Some(tag) => {
                match self.others.iter_mut().find(|(other, _)| *other == tag) {
                    Some((_, letters)) => *letters += length,
                    None => self.others.push((tag, length)),
                }
                tag.to_owned()
            }
            None => {
                if usual == self.expected {
                    self.letters += length;
                }
                usual
            }
        }
    }

    /// The language in which the answer has mostly been.
    fn usual(&self) -> &str {
        let most = self.others.iter().max_by_key(|(_, letters)| *letters);
        match most.filter(|(_, letters)| *letters > TRUST + self.letters) {
            Some((tag, _)) => tag,
            None => &self.expected,
        }
    }
}

/// Whether two tags name the same language.
fn same(tag: &str, other: &str) -> bool {
    crate::tongue::primary(tag).eq_ignore_ascii_case(crate::tongue::primary(other))
}

/// The sentences of a text, each with the white space before it; together they are the text.
fn sentences(text: &str) -> Vec<Range<usize>> {
    let mut ranges: Vec<Range<usize>> = Vec::new();
    let mut begin = 0;
    for sentence in whole(text) {
        let Some(at) = text[begin..].find(&sentence) else {
            continue;
        };
        let end = begin + at + sentence.len();
        ranges.push(begin..end);
        begin = end;
    }
    match ranges.last_mut() {
        Some(last) => last.end = text.len(),
        None => ranges.push(0..text.len()),
    }
    ranges
}

/// A quote with its marks.
fn marked(sentence: &str, quote: &Range<usize>) -> Range<usize> {
    let before = sentence[..quote.start].chars().next_back();
    let behind = sentence[quote.end..].chars().next();
    let length = |mark: Option<char>| mark.map_or(0, char::len_utf8);
    quote.start - length(before)..quote.end + length(behind)
}

/// A sentence with gaps where it quotes.
fn without(sentence: &str, quoted: &[Range<usize>]) -> String {
    let mut bare = sentence.to_owned();
    for quote in quoted.iter().rev() {
        bare.replace_range(quote.clone(), " ");
    }
    bare
}

/// Adds words to the pieces; marks alone belong to what was said before them.
fn add(pieces: &mut Vec<Spoken>, text: &str, language: &str) {
    match pieces.last_mut() {
        Some(last) if last.language == language || letters(text) == 0 && !has_figures(text) => {
            last.text.push_str(text);
        }
        _ if text.is_empty() => {}
        _ => pieces.push(Spoken {
            text: text.to_owned(),
            language: language.to_owned(),
        }),
    }
}

fn has_figures(text: &str) -> bool {
    text.chars().any(char::is_numeric)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn followed(texts: &[&str], expected: &str) -> Vec<(String, String)> {
        let mut follower = Follower::default();
        let pieces = texts
            .iter()
            .flat_map(|text| follower.follow(text, expected));
        pieces.map(|piece| (piece.language, piece.text)).collect()
    }

    fn languages(texts: &[&str], expected: &str) -> Vec<String> {
        let followed = followed(texts, expected).into_iter();
        followed.map(|(language, _)| language).collect()
    }

    #[test]
    fn a_quote_in_another_language_is_spoken_by_its_own_voice() {
        let text = "Der Dialog fragt: „Do you want to save the changes before closing?“ Darunter stehen zwei Schalter.";
        let pieces = followed(&[text], "de-DE");
        assert_eq!(pieces[0], ("de-DE".into(), "Der Dialog fragt: ".into()));
        assert_eq!(
            pieces[1],
            (
                "en".into(),
                "„Do you want to save the changes before closing?“".into()
            )
        );
        assert_eq!(pieces[2].0, "de-DE");
        assert_eq!(pieces.len(), 3);
    }

    #[test]
    fn short_and_mixed_text_never_flips() {
        let text = "Vorderes Fenster: Mousepad, letter.txt. Schalter: Save, Save as, Open recent file. OK. \
            Fokus auf Eingabefeld „Search“: leer.";
        assert_eq!(languages(&[text], "de"), ["de"]);
        assert_eq!(followed(&[text], "de")[0].1, text);
    }

    #[test]
    fn an_answer_that_goes_on_in_another_language_is_followed_and_short_words_with_it() {
        let clauses = [
            "The window shows ",
            "la lista de los archivos que se han abierto durante la última semana. ",
            "El botón de la derecha permite guardar todos los cambios de una vez. ",
            "Debajo está la barra de estado con el número de palabras del texto. ",
            "Nada más. ",
        ];
        assert_eq!(languages(&clauses, "en"), ["en", "es", "es", "es", "es"]);
        // One foreign sentence does not take the short words behind it along.
        assert_eq!(
            languages(&[clauses[1], "Below it: OK. "], "en"),
            ["es", "en"]
        );
    }

    proptest! {
        #[test]
        fn nothing_is_lost(text in "([a-zäß]{1,9}[ .,\"„“«»\n]{1,2}){0,40}") {
            let mut follower = Follower::default();
            let joined: String = follower
                .follow(&text, "de")
                .into_iter()
                .map(|piece| piece.text)
                .collect();
            prop_assert_eq!(joined, text);
        }
    }
}
