//! What is said about the start at login.

use std::path::Path;

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
