//! What is said about the switches of the tray and the command line.

use super::{Sentence, say, sentence, subject_name};
use crate::event::{State, Status};
use crate::request::{Detail, Mode, Preference};

/// Nothing is looked at from now on.
pub const PAUSED: Sentence = sentence!("paused");
/// Looks are carried out again.
pub const RESUMED: Sentence = sentence!("resumed");
/// A look was asked for while nothing is to be looked at.
pub const STILL_PAUSED: Sentence = sentence!("still-paused");

/// What the next looks are like.
pub fn preferred(preference: &Preference) -> String {
    match preference {
        Preference::Provider(Some(name)) => say!("preferred-provider", name),
        Preference::Provider(None) => say!("preferred-order"),
        Preference::Detail(Some(detail)) => say!("preferred", name = detail_name(*detail)),
        Preference::Detail(None) => say!("preferred-configured"),
        Preference::Mode(mode) => say!("preferred", name = mode_name(mode)),
    }
}

/// What the daemon is doing, in the few words that name its icon.
pub fn state(status: &Status) -> String {
    match &status.state {
        State::Working(subject) => say!("icon-looking", at = subject_name(subject)),
        State::Idle if status.paused => say!("icon-paused"),
        State::Idle => say!("icon-idle"),
    }
}

/// What a length is called.
pub fn detail_name(detail: Detail) -> String {
    match detail {
        Detail::Gist => say!("detail-gist"),
        Detail::Standard => say!("detail-standard"),
        Detail::Full => say!("detail-full"),
    }
}

/// What a purpose is called.
pub fn mode_name(mode: &Mode) -> String {
    match mode {
        Mode::Auto => say!("mode-auto"),
        Mode::Text => say!("mode-text"),
        Mode::Ui => say!("mode-ui"),
        Mode::Photo => say!("mode-photo"),
        Mode::Chart => say!("mode-chart"),
        Mode::Alt => say!("mode-alt"),
        Mode::Own(name) => name.clone(),
    }
}
