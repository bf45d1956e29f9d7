//! What is shown where nothing can be heard: the only words that are not spoken.

use super::{Sentence, sentence};

/// The title of the notification.
pub const UNHEARD: Sentence = sentence!("unheard");
/// Why, and what to do.
pub const UNHEARD_REMEDY: Sentence = sentence!("unheard-remedy");
/// The title where the loudspeaker is muted.
pub const MUTED: Sentence = sentence!("muted");
/// Whose loudspeaker that is, and what to do.
pub const MUTED_REMEDY: Sentence = sentence!("muted-remedy");
/// The title where there is no loudspeaker.
pub const NO_LOUDSPEAKER: Sentence = sentence!("no-loudspeaker");
/// What is missing, and what to do.
pub const NO_LOUDSPEAKER_REMEDY: Sentence = sentence!("no-loudspeaker-remedy");
