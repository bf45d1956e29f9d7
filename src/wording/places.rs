//! What is said where a desktop does not tell where things are.

use super::{Sentence, sentence};

/// The whole screen is looked at, because nobody tells where the subject is.
pub const SCREEN_INSTEAD: Sentence = sentence!("screen-instead");
