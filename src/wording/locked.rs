//! What is said about a locked screen, and nothing else is while it is.

use super::{Sentence, sentence};

/// A look was asked for while the screen is locked.
pub const LOCKED: Sentence = sentence!("locked");
/// The screen was locked while an answer was under way.
pub const LOCKED_MEANWHILE: Sentence = sentence!("locked-meanwhile");
/// What the status tells.
pub const LOCKED_STATUS: Sentence = sentence!("status-locked");
