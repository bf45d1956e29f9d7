//! What is shown where nothing can be heard: the only words that are not spoken.

/// The title of the notification.
pub const UNHEARD: &str = "Aloud cannot be heard";
/// Why, and what to do.
pub const UNHEARD_REMEDY: &str = "No speech engine and no sound server answer. Check the sound of this computer, then press again; answers can be read with: aloud describe.";
