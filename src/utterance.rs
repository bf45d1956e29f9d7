//! What is presented to the user: a text with its tone, or a sound.

use serde::{Deserialize, Serialize};

use crate::request::Voice;

/// A text to present.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Utterance {
    /// The words; the presenter cleans them for the ear.
    pub text: String,
    /// What kind of text it is.
    pub tone: Tone,
    /// The language of the words as a BCP 47 tag; the daemon's own when absent.
    pub language: Option<String>,
    /// Whether it is spoken at all.
    pub voice: Voice,
}

/// What kind of text an utterance is; it becomes the priority in speech.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Tone {
    /// The daemon says something by itself: waiting, stopped, a key is taken.
    Notice,
    /// A part of a description.
    Answer,
    /// Something failed.
    Alert,
}

/// A short sound, told apart from the others by shape and pitch, never by volume alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Cue {
    /// The press was accepted.
    Acknowledge,
    /// A picture was copied and is looked at.
    Copied,
    /// Still at work.
    Working,
    /// The answer is complete.
    Done,
    /// The answer failed or is not whole.
    Error,
    /// Stopped at the user's wish.
    Stopped,
}

/// When a sound is played.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Moment {
    /// At once, over any speech.
    Now,
    /// After what was given to speech before it; at once where speech does not report its end.
    AfterSpeech,
}

impl Utterance {
    /// A spoken text in the daemon's own language.
    pub fn new(tone: Tone, text: impl Into<String>) -> Self {
        Self {
            text: text.into(),
            tone,
            language: None,
            voice: Voice::Spoken,
        }
    }
}
