//! Texts that a model puts in quotation marks, held against what this machine reads itself. One
//! that is not found is spoken as a possible one; one that was spoken before the reading was done is
//! named behind the answer.

use std::ops::Range;
use std::time::Duration;

use tokio::task::JoinHandle;
use tokio::time::{Instant, timeout_at};

use super::frozen::Frozen;
use super::reporter::Reporter;
use crate::describe::local::Texts;
use crate::prompt::Prompt;
use crate::request::Request;
use crate::wording;

/// How long sentences with quotes wait for the reading, all of an answer together.
const SENTENCES_WAIT: Duration = Duration::from_millis(1500);

/// How long the end of an answer waits for the reading.
const END_WAITS: Duration = Duration::from_secs(4);

/// Bytes after which an opening mark without its closing one is no quote.
const LONGEST: usize = 400;

/// The marks that open a quote, each with those that close it.
const MARKS: [(char, &str); 6] = [
    ('"', "\""),
    ('“', "”"),
    ('„', "“”"),
    ('«', "»"),
    ('»', "«"),
    ('‹', "›"),
];

/// The quotes of one answer.
pub(super) struct Quotes {
    reading: Reading,
    language: String,
    /// The beginning of a sentence whose quote is not yet closed.
    held: String,
    /// Quotes that were spoken before they could be looked up.
    unchecked: Vec<String>,
    /// Until when sentences wait for the reading, since the first has waited.
    patient_until: Option<Instant>,
}

enum Reading {
    Off,
    UnderWay(JoinHandle<Texts>),
    Done(Texts),
}

impl Drop for Quotes {
    fn drop(&mut self) {
        if let Reading::UnderWay(reading) = &self.reading {
            reading.abort();
        }
    }
}

impl Quotes {
    /// Begins to read the picture, if quotes are to be checked.
    pub(super) fn of(request: &Request, frozen: &Frozen<'_>, prompt: &Prompt) -> Self {
        let reader = frozen.reader.cloned();
        let reading = reader.filter(|_| prompt.image.is_some()).map(|reader| {
            let prompt = Prompt {
                // It is read here as it was taken.
                image: None,
                turns: Vec::new(),
                earlier: None,
                ..prompt.clone()
            };
            tokio::spawn(async move { reader.texts(prompt).await })
        });
        Self {
            reading: reading.map_or(Reading::Off, Reading::UnderWay),
            language: request.language.clone().unwrap_or_default(),
            held: String::new(),
            unchecked: Vec::new(),
            patient_until: None,
        }
    }

    /// The clause as it may be said; none while its quote is still open.
    pub(super) async fn check(
        &mut self,
        clause: String,
        reporter: &mut Reporter,
    ) -> Option<String> {
        if matches!(self.reading, Reading::Off) {
            return Some(clause);
        }
        self.held.push_str(&clause);
        if self.held.len() < LONGEST && is_open(&self.held) {
            return None;
        }
        self.release(reporter).await
    }

    /// What is still held, when nothing more comes.
    pub(super) async fn release(&mut self, reporter: &mut Reporter) -> Option<String> {
        let clause = std::mem::take(&mut self.held);
        if clause.is_empty() {
            return None;
        }
        let quotes = quotes(&clause);
        if quotes.is_empty() {
            return Some(clause);
        }
        let until = *self
            .patient_until
            .get_or_insert_with(|| Instant::now() + SENTENCES_WAIT);
        let read = reporter.patiently(self.read(until)).await;
        let Some(texts) = read else {
            let texts = quotes.into_iter().map(|quote| clause[quote].to_owned());
            self.unchecked.extend(texts);
            return Some(clause);
        };
        let wrong = |quote: &Range<usize>| !texts.hold(&clause[quote.clone()]);
        let wrong: Vec<_> = quotes.into_iter().filter(wrong).collect();
        Some(doubt(&clause, &wrong, wording::possibly(&self.language)))
    }

    /// What is to be said behind the answer of quotes that were spoken unchecked.
    pub(super) async fn afterword(&mut self, reporter: &mut Reporter) -> Option<String> {
        let mut unchecked = std::mem::take(&mut self.unchecked);
        if unchecked.is_empty() {
            return None;
        }
        let until = Instant::now() + END_WAITS;
        let Some(texts) = reporter.patiently(self.read(until)).await else {
            return Some(wording::UNCHECKED.to_owned());
        };
        unchecked.retain(|quote| !texts.hold(quote));
        (!unchecked.is_empty()).then(|| wording::doubtful(&unchecked))
    }

    /// What was read; none if it takes longer, or nothing could be.
    async fn read(&mut self, until: Instant) -> Option<&Texts> {
        if let Reading::UnderWay(reading) = &mut self.reading {
            let read = timeout_at(until, reading).await.ok()?;
            self.reading = read.map_or(Reading::Off, Reading::Done);
        }
        match &self.reading {
            // Where nothing can be read, nothing can be doubted.
            Reading::Done(texts) if !texts.is_empty() => Some(texts),
            _ => None,
        }
    }
}

/// Where the quotes of a text are, without their marks.
fn quotes(text: &str) -> Vec<Range<usize>> {
    scan(text).0
}

/// Whether a quote begins that does not end.
fn is_open(text: &str) -> bool {
    scan(text).1
}

fn scan(text: &str) -> (Vec<Range<usize>>, bool) {
    let mut found = Vec::new();
    let mut open: Option<(usize, &str)> = None;
    let mut before = ' ';
    let mut letters = text.char_indices().peekable();
    while let Some((at, letter)) = letters.next() {
        if let Some((begin, closing)) = open {
            if closing.contains(letter) {
                found.push(begin..at);
                open = None;
            }
        } else if let Some((_, closing)) = MARKS.iter().find(|(mark, _)| *mark == letter)
            // Inches and seconds stand behind a figure.
            && !before.is_alphanumeric()
            && letters.peek().is_some_and(|(_, next)| !next.is_whitespace())
        {
            open = Some((at + letter.len_utf8(), closing));
        }
        before = letter;
    }
    (found, open.is_some())
}

/// The text with a word of doubt before these quotes.
fn doubt(text: &str, quotes: &[Range<usize>], word: &str) -> String {
    let mut told = text.to_owned();
    for quote in quotes.iter().rev() {
        // The mark is a part of the quote for the ear.
        let mark = text[..quote.start]
            .chars()
            .next_back()
            .map_or(0, char::len_utf8);
        told.insert_str(quote.start - mark, &format!("{word} "));
    }
    told
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotes_are_found_by_the_marks_of_several_languages() {
        for (text, wanted) in [
            ("It says \"OK\" and \"Cancel\".", vec!["OK", "Cancel"]),
            ("Er sagt „Speichern“ und „Nein”.", vec!["Speichern", "Nein"]),
            ("It says “Save all”.", vec!["Save all"]),
            ("Il dit «Oui» – ja, »Nein«.", vec!["Oui", "Nein"]),
            ("A 24\" monitor and a 27\" one.", vec![]),
            ("It’s open, and \" is a mark.", vec![]),
        ] {
            let found: Vec<_> = quotes(text).into_iter().map(|it| &text[it]).collect();
            assert_eq!(found, wanted, "{text}");
            assert!(!is_open(text), "{text}");
        }
        assert!(is_open("It says \"The disk is"));
    }

    #[test]
    fn doubt_stands_before_the_mark() {
        let text = "The buttons “OK” and “Help”.";
        let wrong = &quotes(text)[1..];
        assert_eq!(
            doubt(text, wrong, "possibly"),
            "The buttons “OK” and possibly “Help”."
        );
    }
}
