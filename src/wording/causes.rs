//! Why a file or a place cannot be used, in words. What only the system knows stays in its own words.

use std::io::{Error, ErrorKind};
use std::path::Path;

use super::say;

/// Why the system refused, behind a colon and without a full stop.
pub fn cause(error: &Error) -> String {
    match error.kind() {
        ErrorKind::NotFound => say!("cause-missing"),
        ErrorKind::PermissionDenied => say!("cause-forbidden"),
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => say!("cause-full"),
        ErrorKind::ReadOnlyFilesystem => say!("cause-read-only"),
        ErrorKind::IsADirectory => say!("cause-folder"),
        ErrorKind::NotADirectory => say!("cause-no-folder"),
        ErrorKind::InvalidData => say!("cause-no-text"),
        // Nothing can be read out of a pipe or a socket that lies there.
        ErrorKind::Unsupported => say!("cause-no-file"),
        ErrorKind::TimedOut | ErrorKind::WouldBlock => say!("cause-late"),
        ErrorKind::ConnectionRefused => say!("cause-refused"),
        // Without the number that Rust puts behind it.
        _ => {
            let words = error.to_string();
            let words = words.split(" (os error").next().unwrap_or_default();
            say!("cause-other", words)
        }
    }
}

/// A file that cannot be read.
pub fn unread(file: &Path, error: &Error) -> String {
    let (file, cause) = (file.display().to_string(), cause(error));
    say!("file-unread", file, cause)
}

/// A file that cannot be written.
pub fn unwritten(file: &Path, error: &Error) -> String {
    let (file, cause) = (file.display().to_string(), cause(error));
    say!("file-unwritten", file, cause)
}

/// A file that cannot be removed.
pub fn unremoved(file: &Path, error: &Error) -> String {
    let (file, cause) = (file.display().to_string(), cause(error));
    say!("file-unremoved", file, cause)
}
