//! What is still to be said and sounded, in order. The clauses of a sentence are joined into one
//! message, because every message costs a pause; a message is one sentence, because a screen reader
//! waits for its end, and after a failure it is said again from its start.

use std::collections::VecDeque;

use super::pieces::{is_whole, pieces};
use crate::utterance::{Cue, Tone};

/// About a long sentence: what may have to be heard twice when an engine fails. Screen readers meet
/// trouble from about 6,000 characters in one message.
const MESSAGE: usize = 400;
/// Some two seconds: shorter sentences are joined to the next, for between messages is a pause.
const SENTENCE: usize = 40;

/// Something to be heard.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Item {
    /// A text to be spoken.
    Words(Words),
    /// A sound to be played when all before it has been spoken.
    Sound(Cue),
}

/// A cleaned text with what the engine must know about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Words {
    pub(super) text: String,
    pub(super) tone: Tone,
    pub(super) language: Option<String>,
    /// The language to speak in where no voice speaks that one; none where that one is certain.
    pub(super) otherwise: Option<String>,
    /// How often others have interrupted it.
    pub(super) interrupted: u32,
}

/// The queue in front of the engine.
#[derive(Debug, Default)]
pub(super) struct Waiting(VecDeque<Item>);

impl Waiting {
    /// Adds a text in pieces of speakable size.
    pub(super) fn add(&mut self, words: &Words) {
        for text in pieces(&words.text, SENTENCE, MESSAGE) {
            self.0.push_back(Item::Words(Words {
                text,
                ..words.clone()
            }));
        }
    }

    /// Adds a sound behind everything that waits.
    pub(super) fn add_sound(&mut self, cue: Cue) {
        self.0.push_back(Item::Sound(cue));
    }

    /// Puts a text back to the front, to be said again.
    pub(super) fn put_back(&mut self, words: Words) {
        self.0.push_front(Item::Words(words));
    }

    /// Takes the next message: as many clauses as belong together, or a sound.
    pub(super) fn take(&mut self) -> Option<Item> {
        let mut first = match self.0.pop_front()? {
            Item::Words(words) => words,
            sound => return Some(sound),
        };
        let mut length = first.text.chars().count();
        while let Some(Item::Words(next)) = self.0.front() {
            length += 1 + next.text.chars().count();
            let together = next.tone == first.tone
                && next.language == first.language
                && next.otherwise == first.otherwise;
            let enough = first.text.chars().count() >= SENTENCE && is_whole(&first.text);
            if !together || enough || length > MESSAGE {
                break;
            }
            first.text.push(' ');
            first.text.push_str(&next.text);
            self.0.pop_front();
        }
        Some(Item::Words(first))
    }

    /// Whether a text is the next thing to be heard.
    pub(super) fn begins_with_words(&self) -> bool {
        matches!(self.0.front(), Some(Item::Words(_)))
    }

    /// Whether any text of an answer is left.
    pub(super) fn holds_answer(&self) -> bool {
        self.0
            .iter()
            .any(|item| matches!(item, Item::Words(words) if words.tone == Tone::Answer))
    }

    /// Whether there is nothing left.
    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Forgets everything.
    pub(super) fn clear(&mut self) {
        self.0.clear();
    }

    /// Forgets the rest of an answer up to the sound that ends it; whether that sound was there.
    pub(super) fn drop_answer(&mut self) -> bool {
        let end = self
            .0
            .iter()
            .position(|item| matches!(item, Item::Sound(_)));
        let rest = self.0.split_off(end.unwrap_or(self.0.len()));
        self.0
            .retain(|item| !matches!(item, Item::Words(words) if words.tone == Tone::Answer));
        self.0.extend(rest);
        end.is_some()
    }

    /// Forgets all texts, for nobody can speak them.
    pub(super) fn drop_words(&mut self) {
        self.0.retain(|item| matches!(item, Item::Sound(_)));
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn words(text: &str, tone: Tone) -> Words {
        Words {
            text: text.into(),
            tone,
            language: None,
            otherwise: None,
            interrupted: 0,
        }
    }

    #[test]
    fn clauses_are_joined_and_kept_in_order() {
        let mut waiting = Waiting::default();
        waiting.add(&words("One,", Tone::Answer));
        waiting.add(&words("two.", Tone::Answer));
        waiting.add(&words("Failed.", Tone::Alert));
        waiting.add_sound(Cue::Error);
        waiting.add(&words("x. ".repeat(300).trim(), Tone::Answer));
        assert_eq!(
            waiting.take().unwrap(),
            Item::Words(words("One, two.", Tone::Answer))
        );
        assert_eq!(
            waiting.take().unwrap(),
            Item::Words(words("Failed.", Tone::Alert))
        );
        assert_eq!(waiting.take().unwrap(), Item::Sound(Cue::Error));
        let mut said = 0;
        while let Some(Item::Words(message)) = waiting.take() {
            assert!(message.text.len() <= MESSAGE);
            said += message.text.matches('x').count();
        }
        assert_eq!(said, 300);
    }

    #[test]
    fn only_the_rest_of_this_answer_is_dropped() {
        let mut waiting = Waiting::default();
        waiting.add(&words("Rest.", Tone::Answer));
        waiting.add(&words("Important.", Tone::Alert));
        waiting.add_sound(Cue::Done);
        waiting.add(&words("Next answer.", Tone::Answer));
        assert!(waiting.drop_answer());
        assert_eq!(
            waiting.take().unwrap(),
            Item::Words(words("Important.", Tone::Alert))
        );
        assert_eq!(waiting.take().unwrap(), Item::Sound(Cue::Done));
        assert_eq!(
            waiting.take().unwrap(),
            Item::Words(words("Next answer.", Tone::Answer))
        );
    }

    #[test]
    fn an_answer_whose_end_is_still_to_come_is_told_apart() {
        let mut waiting = Waiting::default();
        waiting.add(&words("Rest.", Tone::Answer));
        assert!(!waiting.drop_answer() && waiting.is_empty());
    }

    #[test]
    fn a_whole_text_is_given_sentence_by_sentence() {
        let mut waiting = Waiting::default();
        let text = "The first of the sentences is rather long. And so is the second sentence of these two here.";
        waiting.add(&words(text, Tone::Answer));
        waiting.add(&words("Last.", Tone::Answer));
        let mut messages = Vec::new();
        while let Some(Item::Words(message)) = waiting.take() {
            messages.push(message.text);
        }
        let (first, second) = text.split_at(43);
        assert_eq!(messages, [first.trim(), second, "Last."]);
    }
}
