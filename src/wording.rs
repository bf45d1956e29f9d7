//! Every sentence the daemon says by itself. Each failure ends with its remedy where there is one:
//! the key to press, the command to run, the seconds to wait. Written to be heard.
//!
//! To add a sentence: write it under a name of its own into `wording/en.ftl`, `de.ftl`, `fr.ftl` and
//! `es.ftl`, whole, with `{ $name }` where something is filled in; then say it by that name, with
//! `say!("the-name", name)` or as a constant `sentence!("the-name")`. `tests/wording.rs` holds the
//! files to one another and to the code.

use std::time::Duration;

pub use self::controls::{is_called_password, place, role, state_of};
use self::copied::COPIES;
pub use self::copied::{TOO_MANY_COPIES, watching};
pub use self::failures::failure;
use self::failures::in_words;
pub use self::history::{
    ERASED, HISTORY_EMPTY, HISTORY_OFF, HISTORY_REPLACED, NOT_ERASED, NOT_IN_HISTORY, PRIVATE,
    PRIVATE_NO_MORE, heading, unkept, unreadable,
};
use self::history::{HISTORY_KEPT, HISTORY_PRIVATE};
pub use self::interrupted::SLEPT;
pub use self::locked::{LOCKED, LOCKED_MEANWHILE, LOCKED_STATUS};
pub use self::modes::{
    ALT_COPIED, ALT_NOT_COPIED, ALT_NOT_KEPT, NO_ALT, further_lines, no_mode, own_modes,
    place_of_key,
};
pub use self::opinions::{one_opinion, opinions};
pub use self::parsed::parsed;
pub use self::places::SCREEN_INSTEAD;
pub use self::screening::{Offered, masked, withheld};
pub use self::sentence::{Sentence, source};
pub(crate) use self::sentence::{say, sentence, word};
pub use self::switched::{PAUSED, RESUMED, STILL_PAUSED, detail_name, mode_name, preferred, state};
pub use self::tongues::named;
pub use self::unheard::{
    MUTED, MUTED_REMEDY, NO_LOUDSPEAKER, NO_LOUDSPEAKER_REMEDY, UNHEARD, UNHEARD_REMEDY,
};
use crate::event::{News, State, Status, Tokens};
use crate::failure::Failure;
use crate::request::Subject;
use crate::tongue::Tongue;

pub mod causes;
pub mod commands;
pub mod configuration;
pub mod consent;
mod controls;
mod copied;
pub mod doctor;
mod failures;
mod history;
mod interrupted;
mod locked;
pub mod login;
pub mod menu;
mod modes;
mod opinions;
mod parsed;
pub mod permission;
mod places;
pub mod remarks;
mod screening;
pub(crate) mod sentence;
pub mod service;
pub mod setup;
pub mod shortcuts;
pub mod socket;
mod switched;
pub mod tiling;
mod tongues;
mod unheard;
pub mod usage;

/// There are no voices to be listed.
pub const NO_VOICES: Sentence = sentence!("voices-none");

/// What is said after words that are not the whole answer.
pub fn cut(reason: &Failure) -> String {
    match reason {
        Failure::CutOff => say!("cut-here"),
        Failure::Stopped => say!("cut-stopped"),
        Failure::ConnectionLost { .. } | Failure::Offline => say!("cut-connection-lost"),
        Failure::TimedOut(_) => say!("cut-timed-out"),
        Failure::Declined { reason } => with_reason(say!("cut-declined"), &in_words(reason)),
        other => say!("cut-failure", failure = failure(other)),
    }
}

/// Still at work after the first ticks; `begun` when some words have come.
pub fn still_waiting(begun: bool) -> String {
    match begun {
        true => say!("still-waiting-rest"),
        false => say!("still-waiting-answer"),
    }
}

/// The server asked us to wait.
pub fn postponed(wait: Duration) -> String {
    say!("postponed", wait = duration(wait))
}

/// A provider failed before its first word, and the one named `next` is asked, or this machine
/// itself looks. What to do about it is not said `again`.
pub fn fell_back(reason: &Failure, again: bool, next: Option<&str>, subject: &Subject) -> String {
    let reason = if again {
        first_sentence(&failure(reason))
    } else {
        failure(reason)
    };
    match (next, subject) {
        (Some(next), _) => say!("fell-back-next", reason, next),
        (None, subject) if subject.is_on_screen() => say!("fell-back-screen", reason),
        (None, _) => say!("fell-back-picture", reason),
    }
}

/// The second provider answers instead of one that is slow.
pub fn overtaken(by: &str) -> String {
    say!("overtaken", by)
}

/// What an answer has cost.
pub fn tokens(tokens: Tokens) -> String {
    let Tokens { input, output } = tokens;
    say!("tokens", input, output)
}

/// The word before a quote that is not found in the picture, in the language of the answer.
pub fn possibly(language: &str) -> String {
    Tongue::of(language).within(|| say!("possibly"))
}

/// The quotes of an answer could not be looked up in time.
pub const UNCHECKED: Sentence = sentence!("unchecked");

/// Quotes of an answer that are not found in the picture.
pub fn doubtful(quotes: &[String]) -> String {
    say!("doubtful", quotes = quotes.join("; "))
}

/// The place of the focused control is not told on this desktop or by this application.
pub const WINDOW_INSTEAD: Sentence = sentence!("window-instead");

/// A sentence of ours without those that follow it; our own have no full stop within.
fn first_sentence(text: &str) -> String {
    match text.split_once(". ") {
        Some((first, _)) => format!("{first}."),
        None => text.to_owned(),
    }
}

/// Nothing has been said that could be repeated.
pub const NOTHING_YET: Sentence = sentence!("nothing-yet");
/// Nothing has been said that could be copied.
pub const NOTHING_TO_COPY: Sentence = sentence!("nothing-to-copy");
/// Words are still to come, and none has been said that could be repeated.
pub const STILL_LOOKING: Sentence = sentence!("still-looking");
/// The last answer is on the clipboard.
pub const COPIED: Sentence = sentence!("copied");
/// The last answer could not be put on the clipboard.
pub const NOT_COPIED: Sentence = sentence!("not-copied");
/// Another press or the stop key ended the request.
pub const STOPPED: Sentence = sentence!("stopped");
/// The two pictures do not differ.
pub const NOTHING_CHANGED: Sentence = sentence!("nothing-changed");
/// The frozen picture and the conversation about it are gone.
pub const FORGOTTEN: Sentence = sentence!("forgotten");
/// There was nothing to forget.
pub const NOTHING_KEPT: Sentence = sentence!("nothing-kept");
/// The configuration has been read again.
pub const RELOADED: Sentence = sentence!("reloaded");

/// What a piece of news sounds like; nothing where it need not be heard.
pub fn news(news: &News) -> Option<String> {
    Some(match news {
        News::KeyTaken {
            key,
            action,
            proposal,
        } => {
            let (key, place) = (spoken_key(key), place_of_key(action));
            match proposal {
                Some(free) => say!("key-taken-free", key, action, free, place),
                None => say!("key-taken", key, action, place),
            }
        }
        News::KeyUnusable { key, action } => {
            let place = place_of_key(action);
            say!("key-unusable", key = spoken_key(key), action, place)
        }
        News::Shortcuts(news) => return shortcuts::news(news),
        News::NoDisplay => say!("no-display"),
        News::SafeMode => say!("safe-mode"),
        News::Restarted => interrupted::RESTARTED.into(),
        News::DisplayLost => say!("display-lost"),
        News::DisplayBack => say!("display-back"),
        News::SpeechMoved {
            engine: Some(engine),
            fallen: true,
        } => say!("speech-moved", engine),
        News::VoiceMissing { voice } => say!("voice-missing", voice),
        News::VoiceLacking { language } => say!("voice-lacking", language = named(language)),
        News::HistoryReplaced => HISTORY_REPLACED.into(),
        News::HistoryUnwritable { reason } => unkept(*reason),
        News::ConfigLine { line, complaint } => say!("config-line", line = *line, complaint),
        News::ConfigLinesToo { count } => further_lines(*count),
        News::ConfigUnreadable { reason } => say!("config-unreadable", reason),
        News::KeysArmed(..) | News::SpeechMoved { .. } => return None,
    })
}

/// The status as sentences, one a line.
pub fn status(status: &Status) -> String {
    let version = &status.version;
    let mut lines = vec![match &status.state {
        State::Idle => say!("status-idle", version),
        State::Working(subject) => say!("status-looking", version, at = subject_name(subject)),
    }];
    if status.locked {
        lines.push(LOCKED_STATUS.into());
    }
    if status.paused {
        lines.push(say!("status-paused"));
    }
    if status.copies {
        lines.push(COPIES.into());
    }
    match (status.private, status.history) {
        (true, _) => lines.push(HISTORY_PRIVATE.into()),
        (false, true) => lines.push(HISTORY_KEPT.into()),
        (false, false) => {}
    }
    lines.push(match &status.speech {
        Some(engine) => say!("status-speech", engine),
        None => say!("status-no-speech"),
    });
    lines.push(match status.providers.is_empty() {
        true => say!("status-no-providers"),
        false => say!("status-providers", names = status.providers.join(", ")),
    });
    if !status.modes.is_empty() {
        lines.push(own_modes(&status.modes));
    }
    if status.tokens != Tokens::default() {
        lines.push(say!("status-tokens", tokens = tokens(status.tokens)));
    }
    lines.push(shortcuts::whose(&status.keys_by));
    let keys = status.keys.iter();
    lines.extend(keys.map(|(action, key)| say!("status-key", action, key)));
    let problems = status.problems.iter();
    lines.extend(problems.map(|problem| say!("status-problem", problem)));
    lines.join("\n")
}

/// What a subject is called behind "of".
fn of(subject: &Subject) -> String {
    match subject {
        Subject::Screen => say!("of-screen"),
        Subject::Window => say!("of-window"),
        Subject::Focus => say!("of-focus"),
        Subject::Pointer => say!("of-pointer"),
        Subject::Clipboard => say!("of-clipboard"),
        Subject::Same => say!("of-same"),
        Subject::Changes => say!("of-changes"),
        Subject::File(path) => match path.file_name() {
            Some(name) => say!("of-file-named", name = name.to_string_lossy()),
            None => say!("of-file"),
        },
    }
}

/// What a subject is called in a sentence.
pub fn subject_name(subject: &Subject) -> String {
    match subject {
        Subject::Screen => say!("at-screen"),
        Subject::Window => say!("at-window"),
        Subject::Focus => say!("at-focus"),
        Subject::Pointer => say!("at-pointer"),
        Subject::Clipboard => say!("at-clipboard"),
        Subject::Same => say!("at-same"),
        Subject::Changes => say!("at-changes"),
        Subject::File(path) => match path.file_name() {
            Some(name) => say!("at-file-named", name = name.to_string_lossy()),
            None => say!("at-file"),
        },
    }
}

/// Longest reason of a provider that is spoken; the log has the whole.
const LONGEST_REASON: usize = 160;

/// A sentence without its full stop, with the reason behind it.
fn with_reason(sentence: impl Into<String>, reason: &str) -> String {
    let sentence = sentence.into();
    let reason: String = reason
        .trim()
        .trim_end_matches('.')
        .chars()
        .take(LONGEST_REASON)
        .collect();
    match reason.is_empty() {
        true => say!("without-reason", sentence),
        false => say!("with-reason", sentence, reason),
    }
}

/// A key as it is said: "Super Alt D" instead of "Super+Alt+D".
fn spoken_key(key: &str) -> String {
    key.replace('+', " ")
}

/// How long something takes, as it is said behind "in".
fn duration(duration: Duration) -> String {
    match duration.as_secs_f64().ceil() as u64 {
        0 | 1 => say!("one-second"),
        seconds @ 2..=90 => say!("seconds", count = seconds),
        seconds @ 91..=5400 => say!("minutes", count = seconds.div_ceil(60)),
        seconds => say!("hours", count = seconds.div_ceil(3600)),
    }
}
