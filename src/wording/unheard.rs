//! What is shown where nothing can be heard: the only words that are not spoken.

use super::{Sentence, sentence};

/// The title of the notification.
pub const UNHEARD: Sentence = sentence!("unheard");
/// Why, and what to do.
pub const UNHEARD_REMEDY: Sentence = sentence!("unheard-remedy");
