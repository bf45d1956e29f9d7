//! What the doctor says: what works, what does not, and the one thing to do about it.

use std::fmt::Display;
use std::time::Duration;

use super::{Sentence, say, sentence};
use crate::verdict::Verdict;

/// Said before anything is tried.
pub const BEGINNING: Sentence = sentence!("doctor-beginning");
/// Nothing is amiss.
pub const ALL_WELL: Sentence = sentence!("doctor-all-well");
/// Said after the parts that do not work.
pub const THE_REST: Sentence = sentence!("doctor-the-rest");
/// The time for the whole is over.
pub const NO_TIME: Sentence = sentence!("doctor-no-time");
/// The user has told Aloud not to look.
pub const PAUSED: Sentence = sentence!("doctor-paused");

/// The sentence that an engine says on trial.
pub fn on_trial(engine: &str) -> String {
    say!("doctor-on-trial", engine)
}

/// A part that works by one of its ways.
pub fn works(by: &str) -> String {
    say!("doctor-works", by = way_name(by))
}

/// A part that works by a lesser way than the first, with what to do.
pub fn works_less(by: &str, first: &Verdict, remedy: impl Display) -> String {
    let (by, first, why) = (way_name(by), way_name(&first.name), first.remark.as_str());
    say!(
        "doctor-works-less",
        by,
        first,
        why,
        remedy = remedy.to_string()
    )
}

/// A part that does not work, with what to do.
pub fn fails(why: impl Display, remedy: impl Display) -> String {
    let (why, remedy) = (why.to_string(), remedy.to_string());
    match why.as_str() {
        "" => say!("doctor-fails", remedy),
        _ => say!("doctor-fails-because", why, remedy),
    }
}

/// One way in one line.
pub fn way(way: &Verdict) -> String {
    let (name, remark) = (way_name(&way.name), way.remark.as_str());
    let millis = way.millis.to_string();
    match (way.works, remark) {
        (true, "") => say!("way-works", name, millis),
        (true, remark) => say!("way-works-so", name, millis, remark),
        (false, "") => say!("way-fails", name, millis),
        (false, remark) => say!("way-fails-because", name, millis, remark),
    }
}

/// What to do where the screen cannot be looked at.
pub const SCREEN: Sentence = sentence!("remedy-screen");
/// What to do where the clipboard cannot be asked.
pub const CLIPBOARD: Sentence = sentence!("remedy-clipboard");
/// What to do where applications tell nothing.
pub const APPLICATIONS: Sentence = sentence!("remedy-applications");
/// What to do where keys cannot be heard.
pub const KEYS: Sentence = sentence!("remedy-keys");
/// No key is heard although a daemon runs.
pub const NO_KEYS: Sentence = sentence!("doctor-no-keys");
/// What to do where Speech Dispatcher does not speak.
pub const SPEECH_DISPATCHER: Sentence = sentence!("remedy-speech-dispatcher");
/// What to do where nothing speaks.
pub const SPEECH: Sentence = sentence!("remedy-speech");
/// An engine speaks and nothing can be heard.
pub const NO_SOUND: Sentence = sentence!("doctor-no-sound");
/// What to do where no sound is heard.
pub const SOUNDS: Sentence = sentence!("remedy-sounds");
/// What to do where there is no tray.
pub const TRAY: Sentence = sentence!("remedy-tray");
/// What the services of the desktop are reached by.
pub const SESSION_BUS: Sentence = sentence!("doctor-session-bus");
/// Why they are not.
pub const NO_SESSION_BUS: Sentence = sentence!("doctor-no-session-bus");
/// What to do where there is no session bus.
pub const BUS: Sentence = sentence!("remedy-bus");
/// What to do where the keyring cannot keep keys.
pub const KEYRING: Sentence = sentence!("remedy-keyring");
/// What to do about a line of the configuration.
pub const CONFIGURATION: Sentence = sentence!("remedy-configuration");
/// What to do where no daemon runs.
pub const DAEMON: Sentence = sentence!("remedy-daemon");
/// Aloud does not start at login.
pub const NO_LOGIN: Sentence = sentence!("doctor-no-login");

/// The keys that are free.
pub fn keys_free(count: usize) -> String {
    say!("doctor-keys-free", count)
}

/// The keys that a daemon hears.
pub fn keys_heard(count: usize) -> String {
    say!("doctor-keys-heard", count)
}

/// A daemon that runs.
pub fn daemon_runs(version: &str) -> String {
    say!("doctor-daemon-runs", version)
}

/// A provider that looked at a small picture.
pub fn provider_works(model: &str, first_word: Duration) -> String {
    let millis = first_word.as_millis().to_string();
    say!("doctor-provider-works", model, millis)
}

/// The reader on this machine.
pub fn reader_works(first_word: Duration) -> String {
    let millis = first_word.as_millis().to_string();
    say!("doctor-reader-works", millis)
}

/// A stage of a look.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// The picture is taken.
    Picture,
    /// It is encoded.
    Encoded,
    /// The provider is reached.
    Connected,
    /// The provider says its first word.
    FirstWord,
    /// This machine says its first words.
    FirstWordsHere,
    /// The first sound of speech.
    FirstSound,
}

/// How long the stages of a look take.
pub const STAGES: Sentence = sentence!("doctor-stages");
/// What each thing is done by in this session.
pub const TABLE: Sentence = sentence!("doctor-table");

/// How long a stage took.
pub fn stage(stage: Stage, millis: u64) -> String {
    let millis = millis.to_string();
    match stage {
        Stage::Picture => say!("stage-picture", millis),
        Stage::Encoded => say!("stage-encoded", millis),
        Stage::Connected => say!("stage-connected", millis),
        Stage::FirstWord => say!("stage-first-word", millis),
        Stage::FirstWordsHere => say!("stage-first-words-here", millis),
        Stage::FirstSound => say!("stage-first-sound", millis),
    }
}

/// What a thing is done by, if it can be done.
pub fn done_by(what: &str, way: Option<&str>) -> String {
    let what = part_name(what);
    match way {
        Some(way) => say!("doctor-by", what, way = way_name(way)),
        None => say!("doctor-by-nothing", what),
    }
}

/// A part by its name with what is said of it.
pub fn part(name: &str, says: &str) -> String {
    say!("doctor-part", name = part_name(name), says)
}

/// What a part is called; in English it is the name that programs are told.
fn part_name(name: &str) -> String {
    match name {
        "Configuration" => say!("part-configuration"),
        "Speech" => say!("part-speech"),
        "Sounds" => say!("part-sounds"),
        "Keys" => say!("part-keys"),
        "Screen" => say!("part-screen"),
        "Clipboard" => say!("part-clipboard"),
        "Applications" => say!("part-applications"),
        "Reader on this computer" => say!("part-reader"),
        "Services of the desktop" => say!("part-services"),
        "Active window" => say!("part-window"),
        "Screen lock" => say!("part-lock"),
        "Tray" => say!("part-tray"),
        "Keyring" => say!("part-keyring"),
        "Daemon" => say!("part-daemon"),
        "Start at login" => say!("part-login"),
        other => match other.strip_prefix("Provider ") {
            Some(name) => say!("part-provider", name),
            None => other.to_owned(),
        },
    }
}

/// What a way is called; most are names of the configuration, which are the same in every language.
fn way_name(name: &str) -> String {
    match name {
        "login manager" => say!("way-login-manager"),
        "screen saver" => say!("way-screen-saver"),
        "sound server" => say!("way-sound-server"),
        "program" => say!("way-program"),
        "the desktop's own settings" => say!("way-settings"),
        "notifications" => say!("way-notifications"),
        "Orca's presenter" => say!("way-presenter"),
        "Orca's older presenter" => say!("way-older-presenter"),
        "screenshot portal" => say!("way-screenshot-portal"),
        "shortcuts portal" => say!("way-shortcuts-portal"),
        "registry portal" => say!("way-registry-portal"),
        "clipboard portal" => say!("way-clipboard-portal"),
        other => other.to_owned(),
    }
}

/// How many parts do not work.
pub fn problems(count: usize) -> String {
    say!("doctor-problems", count)
}

/// Where a report was written.
pub fn report_written(place: &str) -> String {
    say!("doctor-report-written", place)
}

/// Why a report could not be written.
pub fn report_not_written(place: &str, reason: &str) -> String {
    say!("doctor-report-not-written", place, reason)
}
