//! What is said about copied pictures that are described without a press.

/// Copied pictures are described from now on.
const WATCHING: &str = "Copied pictures are described from now on.";
/// Copied pictures are no longer described.
const NOT_WATCHING: &str = "Copied pictures are no longer described.";
/// More pictures are copied than are described without a press.
pub const TOO_MANY_COPIES: &str = "More pictures are copied than Aloud describes by itself in a minute. Press the key for the clipboard to hear one.";
/// The status while copied pictures are described.
pub(super) const COPIES: &str = "Copied pictures are described without a press.";

/// Whether copied pictures are described from now on.
pub fn watching(on: bool) -> &'static str {
    match on {
        true => WATCHING,
        false => NOT_WATCHING,
    }
}
