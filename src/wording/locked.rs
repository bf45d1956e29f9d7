//! What is said about a locked screen, and nothing else is while it is.

/// A look was asked for while the screen is locked.
pub const LOCKED: &str = "The screen is locked. Nothing was looked at.";
/// The screen was locked while an answer was under way.
pub const LOCKED_MEANWHILE: &str = "The screen is locked. The answer was dropped.";
/// What the status tells.
pub const LOCKED_STATUS: &str = "Locked: Aloud does not look until the screen is unlocked.";
