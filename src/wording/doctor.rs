//! What the doctor says: what works, what does not, and the one thing to do about it.

use std::time::Duration;

use crate::verdict::Verdict;

/// Said before anything is tried.
pub const BEGINNING: &str = "Every part of Aloud is tried now. That takes up to two minutes; you will hear short sounds and \
                             some sentences.";
/// Nothing is amiss.
pub const ALL_WELL: &str = "Everything works.";
/// Said after the parts that do not work.
pub const THE_REST: &str = "Everything else works.";
/// The time for the whole is over.
pub const NO_TIME: &str = "It was not tried, because the parts before it took too long.";
/// The user has told Aloud not to look.
pub const PAUSED: &str =
    "The screen was not looked at, because Aloud is paused. To look again run: aloud resume.";

/// The sentence that an engine says on trial.
pub fn on_trial(engine: &str) -> String {
    format!("Aloud speaks through {engine}.")
}

/// A part that works by one of its ways.
pub fn works(by: &str) -> String {
    format!("It works, by {by}.")
}

/// A part that works by a lesser way than the first, with what to do.
pub fn works_less(by: &str, first: &Verdict, remedy: &str) -> String {
    format!(
        "It works, but only by {by}, because {} does not: {}. {remedy}",
        first.name, first.remark
    )
}

/// A part that does not work, with what to do.
pub fn fails(why: &str, remedy: &str) -> String {
    match why {
        "" => format!("It does not work. {remedy}"),
        why => format!("It does not work: {why}. {remedy}"),
    }
}

/// One way in one line.
pub fn way(way: &Verdict) -> String {
    let took = format!("{} ms", way.millis);
    match (way.works, way.remark.as_str()) {
        (true, "") => format!("{} works, {took}.", way.name),
        (true, remark) => format!("{} works, {took}, {remark}.", way.name),
        (false, "") => format!("{} does not work, {took}.", way.name),
        (false, remark) => format!("{} does not work, {took}: {remark}.", way.name),
    }
}

/// What to do where the screen cannot be looked at.
pub const SCREEN: &str =
    "Run the command inside of your desktop session. Then its picture can be taken.";
/// What to do where the clipboard cannot be asked.
pub const CLIPBOARD: &str = "The clipboard key will not work; save a picture as a file and run aloud describe with its name.";
/// What to do where applications tell nothing.
pub const APPLICATIONS: &str =
    "Install at-spi2-core and log in anew; until then only what is in the picture is told.";
/// What becomes of the window key where no window can be told apart.
pub const WINDOW: &str = "The window key looks at the whole screen there, and says so.";
/// What to do where nobody tells that the screen is locked.
pub const LOCK: &str = "So Aloud looks at a locked screen as well; to keep it from that run aloud pause before you leave.";
/// What to do where the desktop binds keys in its own configuration.
pub const KEYS_TO_BIND: &str =
    "To have Aloud's keys bound in the desktop's own configuration run: aloud shortcuts.";
/// The desktop gives no keys.
pub const NO_KEYS_HERE: &str = "this desktop gives programs no keys";
/// The desktop gives keys to a daemon that asks for them.
pub const KEYS_GIVEN: &str = "The desktop's portal gives the keys when the daemon asks for them.";
/// What to do where keys cannot be heard.
pub const KEYS: &str =
    "Bind the command aloud describe to a key in the keyboard settings of your desktop.";
/// No key is heard although a daemon runs.
pub const NO_KEYS: &str = "The daemon hears no key";
/// What to do where Speech Dispatcher does not speak.
pub const SPEECH_DISPATCHER: &str =
    "Try spd-say hello in a terminal; if that is silent, install or set up speech-dispatcher.";
/// What to do where nothing speaks.
pub const SPEECH: &str =
    "Check that sound works at all, then install speech-dispatcher and espeak-ng.";
/// An engine speaks and nothing can be heard.
pub const NO_SOUND: &str = "no sound can be played";
/// What to do where no sound is heard.
pub const SOUNDS: &str = "Start PipeWire or PulseAudio, or log in anew.";
/// What to do where there is no tray.
pub const TRAY: &str =
    "Nothing is missing but the icon: the keys and the command line do all that it does.";
/// What to do where there is no session bus.
pub const BUS: &str = "Log in to a desktop session, which starts it; keyring, tray and the texts of applications need it.";
/// What to do where the keyring cannot keep keys.
pub const KEYRING: &str = "Until then a key is kept in a file that only you can read. To keep it in the keyring, unlock that and \
                           run aloud key set.";
/// What to do about a line of the configuration.
pub const CONFIGURATION: &str = "Change it, then run: aloud config check.";
/// What to do where no daemon runs.
pub const DAEMON: &str =
    "No daemon is running, so no key is heard. Start it with: aloud autostart now.";
/// Aloud does not start at login.
pub const NO_LOGIN: &str = "Aloud does not start at login. To change that: aloud autostart enable.";

/// The keys that are free.
pub fn keys_free(count: usize) -> String {
    format!("{count} keys are free to be used.")
}

/// The keys that a daemon hears.
pub fn keys_heard(count: usize) -> String {
    format!("The daemon hears {count} keys.")
}

/// The desktop's own settings have the keys.
pub fn keys_bound(desktop: &str) -> String {
    format!("{desktop} itself has the keys and runs the commands.")
}

/// A daemon that runs.
pub fn daemon_runs(version: &str) -> String {
    format!("Version {version} is running.")
}

/// A provider that looked at a small picture.
pub fn provider_works(model: &str, first_word: Duration) -> String {
    format!(
        "It works: the model {model} looked at a small test picture, first word after {} ms.",
        first_word.as_millis()
    )
}

/// The reader on this machine.
pub fn reader_works(first_word: Duration) -> String {
    format!(
        "It works: the first words about this screen after {} ms.",
        first_word.as_millis()
    )
}

/// A part by its name with what is said of it.
pub fn part(name: &str, says: &str) -> String {
    format!("{name}: {says}")
}

/// How many parts do not work.
pub fn problems(count: usize) -> String {
    match count {
        1 => "One part does not work as it could.".into(),
        count => format!("{count} parts do not work as they could."),
    }
}

/// Where a report was written.
pub fn report_written(place: &str) -> String {
    format!(
        "The report is in {place}. It holds no picture, no text from the screen and no key. Read it before you send it on."
    )
}

/// Why a report could not be written.
pub fn report_not_written(place: &str, reason: &str) -> String {
    format!("The report cannot be written to {place}: {reason}. Name another file.")
}
