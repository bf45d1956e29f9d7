//! What is said where a desktop does not tell where things are.

/// The whole screen is looked at, because nobody tells where the subject is.
pub const SCREEN_INSTEAD: &str =
    "This desktop does not tell where that is; this is the whole screen.";
