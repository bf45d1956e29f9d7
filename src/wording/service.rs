//! What the daemon says before it can speak, and to the service manager.

use std::fmt::Display;
use std::io::Error;

use super::causes::cause;
use super::say;

/// The program cannot even begin.
pub fn not_started(error: &Error) -> String {
    say!("start-not", cause = cause(error))
}

/// The system does not tell of signals.
pub fn signals_unheard(error: &Error) -> String {
    say!("signals-unheard", cause = cause(error))
}

/// The status in one line that holds nothing of anybody's.
pub fn status(keys: impl Display, problems: impl Display) -> String {
    let (keys, problems) = (keys.to_string(), problems.to_string());
    say!("service-status", keys, problems)
}
