//! What is said afterwards about a press that had no ending of its own: the daemon or the whole computer
//! was not there for it.

use super::{Sentence, sentence};

/// The daemon before this one was killed or crashed.
pub(super) const RESTARTED: Sentence = sentence!("restarted");
/// The computer slept while an answer was under way.
pub const SLEPT: Sentence = sentence!("slept");
