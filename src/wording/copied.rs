//! What is said about copied pictures that are described without a press.

use super::{Sentence, sentence};

/// Copied pictures are described from now on.
const WATCHING: Sentence = sentence!("copies-watched");
/// Copied pictures are no longer described.
const NOT_WATCHING: Sentence = sentence!("copies-unwatched");
/// More pictures are copied than are described without a press.
pub const TOO_MANY_COPIES: Sentence = sentence!("copies-too-many");
/// The status while copied pictures are described.
pub(super) const COPIES: Sentence = sentence!("status-copies");

/// Whether copied pictures are described from now on.
pub fn watching(on: bool) -> Sentence {
    match on {
        true => WATCHING,
        false => NOT_WATCHING,
    }
}
