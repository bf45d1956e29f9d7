//! A note in the folder of the session that nothing may be kept: a daemon that comes back after a crash
//! must not break what its predecessor promised. It is gone at logout, and holds nothing.

use std::fs::{self, DirBuilder};
use std::io::ErrorKind;
use std::os::unix::fs::DirBuilderExt;
use std::path::PathBuf;

/// Whether nothing may be kept.
pub(super) fn noted() -> bool {
    path().is_some_and(|path| path.exists())
}

/// Makes the note or takes it away.
pub(super) fn note(private: bool) {
    let Some(path) = path() else { return };
    let done = match private {
        true => path
            .parent()
            .map_or(Ok(()), |folder| {
                DirBuilder::new().recursive(true).mode(0o700).create(folder)
            })
            .and_then(|()| fs::write(&path, "")),
        false => match fs::remove_file(&path) {
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(()),
            done => done,
        },
    };
    if let Err(error) = done {
        tracing::warn!(%error, "the wish for privacy is forgotten by a crash");
    }
}

/// Beside the socket.
fn path() -> Option<PathBuf> {
    let runtime = std::env::var_os("XDG_RUNTIME_DIR").map(PathBuf::from);
    Some(
        runtime
            .filter(|path| path.is_absolute())?
            .join("aloud/private"),
    )
}
