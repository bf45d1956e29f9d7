//! The door to the user's ears: an [`Utterance`] or a [`Cue`] goes in, sound comes out. Nothing
//! here knows where the words come from.

use futures_util::future::BoxFuture;
use serde::{Deserialize, Serialize};

use crate::utterance::{Cue, Moment, Utterance};

/// Presents texts and sounds to the user; every method but `finish` returns at once.
pub trait Presenter: Send {
    /// Presents a text after those given before it.
    fn present(&mut self, utterance: &Utterance);

    /// Plays a sound.
    fn sound(&mut self, cue: Cue, moment: Moment);

    /// Silences speech at once and forgets what was still to be said and sounded after it.
    fn hush(&mut self);

    /// Ends when all that was given has been heard, or can no longer be.
    fn finish(&mut self) -> BoxFuture<'_, ()>;
}

/// The `[speech]` table of the configuration.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct Settings {
    /// Which engine speaks: "auto", "ssip", "tts" or "espeak-ng".
    pub engine: String,
    /// How fast, from -100 to 100; 0 is the user's own default.
    pub rate: i8,
    /// How high, from -100 to 100; 0 is the user's own default.
    pub pitch: i8,
    /// How loud, from -100 to 100; 0 is the user's own default.
    pub volume: i8,
    /// The voice by its name in `aloud voices`; empty for the user's own default.
    pub voice: String,
    /// How speech stands towards a screen reader that uses the same speech server.
    pub priority: Priority,
    /// The short sounds.
    pub sounds: Sounds,
}

/// The SSIP priority of answers; see the speech-dispatcher manual.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Priority {
    /// Waits for others, is interrupted by nobody but itself.
    Message,
    /// What the screen reader says next interrupts the answer.
    #[default]
    Text,
    /// Interrupts the screen reader and is interrupted by nobody.
    Important,
}

/// The `[speech.sounds]` table: the short sounds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct Sounds {
    /// How loud, in percent from 1 to 100.
    pub volume: u8,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            engine: "auto".into(),
            rate: 0,
            pitch: 0,
            volume: 0,
            voice: String::new(),
            priority: Priority::default(),
            sounds: Sounds::default(),
        }
    }
}

impl Default for Sounds {
    fn default() -> Self {
        Self { volume: 60 }
    }
}
