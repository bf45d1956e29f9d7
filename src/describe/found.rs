//! What a provider tells about itself: what works, and the models that can be chosen.

use std::time::Duration;

/// What was found to work.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Checked {
    /// The model that looked at the picture.
    pub model: String,
    /// Whether there was a key at all.
    pub keyed: bool,
    /// How long it took from the request to the first word of the answer.
    pub first_word: Duration,
}

/// A model that can be chosen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Model {
    /// The name for the configuration.
    pub name: String,
    /// The name for people.
    pub title: String,
    /// Whether it writes answers; others only compare or draw.
    pub describes: bool,
}
