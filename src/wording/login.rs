//! What is said about the start at login.

use std::io::Error;
use std::path::Path;

use super::causes::cause;
use super::{Sentence, say, sentence};

/// Aloud starts at login from now on.
pub const ON: Sentence = sentence!("login-on");
/// How to start it before the next login.
pub const START_NOW: Sentence = sentence!("login-start-now");
/// Aloud starts at login no longer.
pub const OFF: Sentence = sentence!("login-off");
/// It does not start at login.
pub const NOT_ON: Sentence = super::doctor::NO_LOGIN;
/// The unit runs.
pub const RUNS: Sentence = sentence!("login-runs");
/// The unit of safe mode runs.
pub const RUNS_SAFE: Sentence = sentence!("login-runs-safe");
/// The unit does not run.
pub const UNIT_IDLE: Sentence = sentence!("login-unit-idle");
/// It was started.
pub const STARTED: Sentence = sentence!("login-started");

/// A line of the person's own in a desktop's configuration is left to them.
pub fn own_line(desktop: &str) -> String {
    say!("login-own-line", desktop)
}

/// The desktop's autostart entry as a way to start.
pub fn entry(path: &Path) -> String {
    say!("login-entry", path = path.display().to_string())
}

/// The systemd unit as a way to start.
pub fn unit(unit: &str) -> String {
    say!("login-unit", unit)
}

/// A desktop's own configuration as a way to start.
pub fn line(desktop: &str) -> String {
    say!("login-line", desktop)
}

/// By what it starts; by nothing where there are no ways.
pub fn started_by(ways: &[String]) -> String {
    match ways {
        [] => NOT_ON.into(),
        [others @ .., last] if !others.is_empty() => {
            let others = others.join(", ");
            let ways = say!("and-last", others, last = last.to_owned());
            say!("login-by", ways)
        }
        ways => say!("login-by", ways = ways.concat()),
    }
}

/// There is no home folder.
pub const NO_HOME: Sentence = sentence!("login-no-home");
/// The user's systemd hangs.
pub const SYSTEMD_SILENT: Sentence = sentence!("systemd-silent");

/// This program does not know where it is.
pub fn program_unknown(error: &Error) -> String {
    say!("login-program-unknown", cause = cause(error))
}

/// This program is where units cannot name it.
pub fn program_place(place: &Path) -> String {
    say!("login-program-place", place = place.display().to_string())
}

/// What to put where on a desktop that starts nothing by itself; the line comes behind it.
pub fn advice(desktop: &str, file: &str) -> String {
    say!("login-advice", desktop, file)
}

/// The service manager refuses; `words` are its own and may be none.
pub fn systemd_failed(command: &str, words: Option<&str>) -> String {
    match words {
        Some(words) => say!("systemd-failed", command, words),
        None => say!("systemd-failed-mute", command),
    }
}

/// The service manager's command does not run.
pub fn systemd_not_run(error: &Error) -> String {
    say!("systemd-not-run", cause = cause(error))
}
