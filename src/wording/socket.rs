//! What is said where the daemon's socket cannot be opened or does not lead to a daemon.

use std::fmt::Display;
use std::io::Error;
use std::path::Path;

use super::causes::cause;
use super::{Sentence, say, sentence};

/// Another daemon has the socket.
pub const ANOTHER: Sentence = sentence!("socket-another");
/// There is nobody behind the socket.
pub const NO_DAEMON: Sentence = sentence!("socket-none");
/// The daemon hangs.
pub const SILENT: Sentence = sentence!("socket-silent");
/// Whoever answers is no daemon.
pub const NO_STATUS: Sentence = sentence!("socket-no-status");
/// A command that has no form on the socket.
pub const NO_COMMAND: Sentence = sentence!("socket-no-command");
/// The daemon does not wish to talk.
pub const CLOSED: Sentence = sentence!("socket-closed");
/// There is no seat left.
pub const FULL: Sentence = sentence!("socket-full");
/// A client sends more than a command.
pub const TOO_LONG: Sentence = sentence!("socket-too-long");
/// A client sends a second command.
pub const SECOND: Sentence = sentence!("socket-second");
/// There is no runtime folder.
pub const UNSET: Sentence = sentence!("folder-unset");

/// The daemon cannot be reached.
pub fn unreachable(cause: &str) -> String {
    say!("socket-unreachable", cause)
}

/// A line that is no command; what is wrong with it is told to a program, in the parser's words.
pub fn not_understood(cause: impl Display) -> String {
    let (cause, example) = (cause.to_string(), "\"stop\"");
    say!("socket-not-understood", cause, example)
}

/// The socket cannot be opened.
pub fn not_opened(error: &Error) -> String {
    say!("socket-not-opened", cause = cause(error))
}

/// What is wrong with the runtime folder.
#[derive(Debug)]
pub enum Wrong {
    /// It depends on where one is.
    NotFull,
    /// It is something else.
    NoFolder,
    /// It belongs to somebody else.
    OfAnother,
    /// The system refuses.
    Refused(Error),
}

/// The runtime folder cannot be used.
pub fn runtime_folder(name: &Path, wrong: &Wrong) -> String {
    let name = name.display().to_string();
    match wrong {
        Wrong::NotFull => say!("folder-not-full", name),
        Wrong::NoFolder => say!("folder-no-folder", name),
        Wrong::OfAnother => say!("folder-of-another", name),
        Wrong::Refused(error) => say!("folder-unusable", name, cause = cause(error)),
    }
}

/// A part of the socket's place cannot be used.
pub fn trouble(path: &Path, error: &Error) -> String {
    let path = path.display().to_string();
    say!("folder-trouble", path, cause = cause(error))
}

/// Something else stands where our folder should be.
pub fn no_folder(path: &Path) -> String {
    say!("folder-remove-no-folder", path = path.display().to_string())
}

/// Our folder belongs to somebody else.
pub fn of_another(path: &Path) -> String {
    say!(
        "folder-remove-of-another",
        path = path.display().to_string()
    )
}

/// Something else stands where our socket should be.
pub fn no_socket(path: &Path) -> String {
    say!("folder-remove-no-socket", path = path.display().to_string())
}
