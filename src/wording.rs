//! Every sentence the daemon says by itself. Each failure ends with its remedy where there is one:
//! the key to press, the command to run, the seconds to wait. Written to be heard.

use std::time::Duration;

use self::copied::COPIES;
pub use self::copied::{TOO_MANY_COPIES, watching};
pub use self::failures::failure;
use self::failures::in_words;
pub use self::history::{
    ERASED, HISTORY_EMPTY, HISTORY_OFF, HISTORY_REPLACED, NOT_ERASED, NOT_IN_HISTORY, PRIVATE,
    PRIVATE_NO_MORE, heading, unkept, unreadable,
};
use self::history::{HISTORY_KEPT, HISTORY_PRIVATE};
pub use self::locked::{LOCKED, LOCKED_MEANWHILE, LOCKED_STATUS};
pub use self::modes::{
    ALT_COPIED, ALT_NOT_COPIED, ALT_NOT_KEPT, NO_ALT, further_lines, no_mode, own_modes,
    place_of_key,
};
pub use self::opinions::{one_opinion, opinions};
pub use self::places::SCREEN_INSTEAD;
pub use self::screening::{Offered, masked, withheld};
pub use self::switched::{PAUSED, RESUMED, STILL_PAUSED, detail_name, mode_name, preferred, state};
pub use self::unheard::{UNHEARD, UNHEARD_REMEDY};
use crate::event::{News, State, Status, Tokens};
use crate::failure::Failure;
use crate::request::Subject;

pub mod consent;
mod copied;
pub mod doctor;
mod failures;
mod history;
mod locked;
pub mod menu;
mod modes;
mod opinions;
pub mod permission;
mod places;
mod screening;
pub mod setup;
pub mod shortcuts;
mod switched;
pub mod tiling;
mod unheard;

/// What is said after words that are not the whole answer.
pub fn cut(reason: &Failure) -> String {
    match reason {
        Failure::CutOff => "The description was cut off here.".into(),
        Failure::Stopped => "You stopped the description here.".into(),
        Failure::ConnectionLost { .. } | Failure::Offline => {
            "The connection was lost; this is only a part.".into()
        }
        Failure::TimedOut(_) => "The answer stopped coming; this is only a part.".into(),
        Failure::Declined { reason } => with_reason(
            "The provider stopped the description here",
            &in_words(reason),
        ),
        other => format!("{} This is only a part.", failure(other)),
    }
}

/// Still at work after the first ticks; `begun` when some words have come.
pub fn still_waiting(begun: bool) -> String {
    if begun {
        "Still waiting for the rest."
    } else {
        "Still waiting for an answer."
    }
    .into()
}

/// The server asked us to wait.
pub fn postponed(wait: Duration) -> String {
    format!("The provider is busy. Asking again in {}.", duration(wait))
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
        (Some(next), _) => format!("{reason} Asking {next} instead."),
        (None, subject) if subject.is_on_screen() => {
            format!("{reason} Reading the screen here instead.")
        }
        (None, _) => {
            format!("{reason} Reading the picture here instead.")
        }
    }
}

/// The second provider answers instead of one that is slow.
pub fn overtaken(by: &str) -> String {
    format!("{by} answers.")
}

/// What an answer has cost.
pub fn tokens(tokens: Tokens) -> String {
    let Tokens { input, output } = tokens;
    format!("{input} tokens sent, {output} received.")
}

/// The word before a quote that is not found in the picture, in the language of the answer.
pub fn possibly(language: &str) -> &'static str {
    match language.split('-').next() {
        Some("de") => "möglicherweise",
        Some("fr") => "peut-être",
        Some("es") => "posiblemente",
        _ => "possibly",
    }
}

/// The quotes of an answer could not be looked up in time.
pub const UNCHECKED: &str = "The quotes could not be checked in time.";

/// Quotes of an answer that are not found in the picture.
pub fn doubtful(quotes: &[String]) -> String {
    format!(
        "Not found when the picture was read here: {}.",
        quotes.join("; ")
    )
}

/// The place of the focused control is not told on this desktop or by this application.
pub const WINDOW_INSTEAD: &str = "The place of the control is not known here; this is the window.";

/// A sentence of ours without those that follow it; our own have no full stop within.
fn first_sentence(text: &str) -> String {
    match text.split_once(". ") {
        Some((first, _)) => format!("{first}."),
        None => text.to_owned(),
    }
}

/// Nothing has been said that could be repeated.
pub const NOTHING_YET: &str = "Nothing has been described yet.";
/// Nothing has been said that could be copied.
pub const NOTHING_TO_COPY: &str = "There is no description to copy yet.";
/// Words are still to come, and none has been said that could be repeated.
pub const STILL_LOOKING: &str = "Still looking; nothing to repeat yet.";
/// The last answer is on the clipboard.
pub const COPIED: &str = "Copied.";
/// The last answer could not be put on the clipboard.
pub const NOT_COPIED: &str = "The description could not be copied: the clipboard does not answer.";
/// Another press or the stop key ended the request.
pub const STOPPED: &str = "Stopped.";
/// The two pictures do not differ.
pub const NOTHING_CHANGED: &str = "Nothing has changed.";
/// The frozen picture and the conversation about it are gone.
pub const FORGOTTEN: &str = "Forgotten.";
/// There was nothing to forget.
pub const NOTHING_KEPT: &str = "There is nothing to forget.";
/// The configuration has been read again.
pub const RELOADED: &str = "The configuration has been read again.";

/// What a piece of news sounds like; nothing where it need not be heard.
pub fn news(news: &News) -> Option<String> {
    Some(match news {
        News::KeyTaken {
            key,
            action,
            proposal,
        } => {
            let free = match proposal {
                Some(free) => {
                    let place = place_of_key(action);
                    format!("{free} is free: set it in the configuration {place}.")
                }
                None => format!(
                    "Choose another in the configuration {}.",
                    place_of_key(action)
                ),
            };
            format!(
                "The key {} for {action} is taken by another program. {free}",
                spoken_key(key)
            )
        }
        News::KeyUnusable { key, action } => format!(
            "The key {} for {action} does not exist on this keyboard. Choose another in the configuration {}.",
            spoken_key(key),
            place_of_key(action)
        ),
        News::NoDisplay => {
            "There is no display, so keys cannot be heard. The aloud command works.".into()
        }
        News::Shortcuts(news) => return shortcuts::news(news),
        News::SafeMode => "Aloud crashed several times and runs in safe mode: it leaves your configuration aside, asks no provider and reads only the text on the screen. To leave safe mode run: aloud autostart now.".into(),
        News::DisplayLost => "The connection to the screen is lost.".into(),
        News::DisplayBack => "The screen is back.".into(),
        News::SpeechMoved {
            engine: Some(engine),
            fallen: true,
        } => {
            format!("The speech engine failed. Speaking through {engine} now.")
        }
        News::VoiceMissing { voice } => {
            format!(
                "The voice {voice} does not exist, so the default voice speaks. List voices with: aloud voices."
            )
        }
        News::HistoryReplaced => HISTORY_REPLACED.into(),
        News::HistoryUnwritable { reason } => unkept(*reason).into(),
        News::ConfigLine { line, complaint } => {
            format!("Line {line} of the configuration is ignored: {complaint}")
        }
        News::ConfigLinesToo { count } => further_lines(*count),
        News::ConfigUnreadable { reason } => {
            format!("The configuration cannot be read, so the defaults are used: {reason}")
        }
        News::KeysArmed(..) | News::SpeechMoved { .. } => return None,
    })
}

/// The status as sentences, one a line.
pub fn status(status: &Status) -> String {
    let mut lines = vec![match &status.state {
        State::Idle => format!("Aloud {} is running and idle.", status.version),
        State::Working(subject) => format!(
            "Aloud {} is looking at {}.",
            status.version,
            subject_name(subject)
        ),
    }];
    if status.locked {
        lines.push(LOCKED_STATUS.into());
    }
    if status.paused {
        lines.push("Paused: Aloud does not look. Look again with: aloud resume.".into());
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
        Some(engine) => format!("Speech: {engine}."),
        None => "Speech: none, only sounds.".into(),
    });
    lines.push(if status.providers.is_empty() {
        "Providers: none.".into()
    } else {
        format!("Providers: {}.", status.providers.join(", "))
    });
    if !status.modes.is_empty() {
        lines.push(own_modes(&status.modes));
    }
    if status.tokens != Tokens::default() {
        lines.push(format!("Since the start: {}", tokens(status.tokens)));
    }
    lines.push(shortcuts::whose(&status.keys_by));
    lines.extend(
        status
            .keys
            .iter()
            .map(|(action, key)| format!("Key for {action}: {key}.")),
    );
    lines.extend(
        status
            .problems
            .iter()
            .map(|problem| format!("Problem: {problem}")),
    );
    lines.join("\n")
}

/// What a subject is called in a sentence.
pub fn subject_name(subject: &Subject) -> String {
    match subject {
        Subject::Screen => "the screen".into(),
        Subject::Window => "the active window".into(),
        Subject::Focus => "the focused control".into(),
        Subject::Pointer => "what is around the pointer".into(),
        Subject::Clipboard => "the clipboard".into(),
        Subject::Same => "the last picture".into(),
        Subject::Changes => "what has changed".into(),
        Subject::File(path) => match path.file_name() {
            Some(name) => format!("the file {}", name.to_string_lossy()),
            None => "the file".into(),
        },
    }
}

/// Longest reason of a provider that is spoken; the log has the whole.
const LONGEST_REASON: usize = 160;

fn with_reason(sentence: &str, reason: &str) -> String {
    let reason: String = reason
        .trim()
        .trim_end_matches('.')
        .chars()
        .take(LONGEST_REASON)
        .collect();
    if reason.is_empty() {
        format!("{sentence}.")
    } else {
        format!("{sentence}: {reason}.")
    }
}

/// A key as it is said: "Super Alt D" instead of "Super+Alt+D".
fn spoken_key(key: &str) -> String {
    key.replace('+', " ")
}

fn duration(duration: Duration) -> String {
    match duration.as_secs_f64().ceil() as u64 {
        0 | 1 => "one second".into(),
        seconds @ 2..=90 => format!("{seconds} seconds"),
        seconds @ 91..=5400 => format!("{} minutes", seconds.div_ceil(60)),
        seconds => format!("{} hours", seconds.div_ceil(3600)),
    }
}
