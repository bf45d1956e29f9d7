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
use crate::sentences::{is_open, quotes};
use crate::tongue::Tongue;
use crate::wording;

/// How long sentences with quotes wait for the reading, all of an answer together.
const SENTENCES_WAIT: Duration = Duration::from_millis(1500);

/// How long the end of an answer waits for the reading.
const END_WAITS: Duration = Duration::from_secs(4);

/// Bytes after which an opening mark without its closing one is no quote.
const LONGEST: usize = 400;

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
        let word = wording::possibly(&self.language);
        Some(doubt(&clause, &wrong, &word))
    }

    /// What is to be said behind the answer of quotes that were spoken unchecked.
    pub(super) async fn afterword(&mut self, reporter: &mut Reporter) -> Option<String> {
        let mut unchecked = std::mem::take(&mut self.unchecked);
        if unchecked.is_empty() {
            return None;
        }
        let until = Instant::now() + END_WAITS;
        let Some(texts) = reporter.patiently(self.read(until)).await else {
            return Some(self.tongue().within(|| wording::UNCHECKED.to_string()));
        };
        unchecked.retain(|quote| !texts.hold(quote));
        (!unchecked.is_empty()).then(|| self.tongue().within(|| wording::doubtful(&unchecked)))
    }

    fn tongue(&self) -> Tongue {
        Tongue::of(&self.language)
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
    fn doubt_stands_before_the_mark() {
        let text = "The buttons “OK” and “Help”.";
        let wrong = &quotes(text)[1..];
        assert_eq!(
            doubt(text, wrong, "possibly"),
            "The buttons “OK” and possibly “Help”."
        );
    }
}
