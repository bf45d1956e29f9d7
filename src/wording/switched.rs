//! What is said about the switches of the tray and the command line.

use super::subject_name;
use crate::event::{State, Status};
use crate::request::{Detail, Mode, Preference};

/// Nothing is looked at from now on.
pub const PAUSED: &str = "Paused. Aloud does not look.";
/// Looks are carried out again.
pub const RESUMED: &str = "Aloud looks again when you ask.";
/// A look was asked for while nothing is to be looked at.
pub const STILL_PAUSED: &str = "Aloud is paused and does not look. Choose Do not look in the tray menu again, or run: aloud resume.";

/// What the next looks are like.
pub fn preferred(preference: &Preference) -> String {
    match preference {
        Preference::Provider(Some(name)) => format!("Only {name} is asked now."),
        Preference::Provider(None) => "The providers are asked in their order.".into(),
        Preference::Detail(Some(detail)) => format!("Next answers: {}.", detail_name(*detail)),
        Preference::Detail(None) => "The length of answers is as configured.".into(),
        Preference::Mode(mode) => format!("Next answers: {}.", mode_name(mode)),
    }
}

/// What the daemon is doing, in the few words that name its icon.
pub fn state(status: &Status) -> String {
    match &status.state {
        State::Working(subject) => format!("Aloud, looking at {}", subject_name(subject)),
        State::Idle if status.paused => "Aloud, paused, does not look".into(),
        State::Idle => "Aloud, idle".into(),
    }
}

/// What a length is called.
pub fn detail_name(detail: Detail) -> &'static str {
    match detail {
        Detail::Gist => "one sentence",
        Detail::Standard => "a few sentences",
        Detail::Full => "everything",
    }
}

/// What a purpose is called.
pub fn mode_name(mode: &Mode) -> &str {
    match mode {
        Mode::Auto => "whatever fits the picture",
        Mode::Text => "all text, exactly",
        Mode::Ui => "controls and what can be done",
        Mode::Photo => "a photo",
        Mode::Chart => "a chart",
        Mode::Alt => "an alt text",
        Mode::Own(name) => name,
    }
}
