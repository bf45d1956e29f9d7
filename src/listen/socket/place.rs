//! The socket's place in the file system: a folder of ours alone, a lock beside the socket so that
//! there is one daemon, and a stale socket replaced. It never follows a link and never touches what
//! belongs to another user.

use std::ffi::OsString;
use std::fs::{self, DirBuilder, Permissions};
use std::io;
use std::os::fd::OwnedFd;
use std::os::unix::fs::{DirBuilderExt, FileTypeExt, MetadataExt, PermissionsExt};
use std::os::unix::net::UnixListener;
use std::path::{Path, PathBuf};

use rustix::fs::{FlockOperation, Mode, OFlags, flock, open};
use rustix::io::Errno;
use rustix::net::{AddressFamily, SocketAddrUnix, SocketFlags, SocketType};

use crate::wording::socket as wording;
use crate::wording::socket::Wrong;

/// There is no folder for the socket, as a sentence with what would be right.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct NoPlace(String);

/// Why the socket cannot be opened.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    /// Another daemon of this user runs already.
    #[error("{}", wording::ANOTHER)]
    AnotherDaemon,
    /// The place cannot be used, as a sentence.
    #[error("{0}")]
    Trouble(String),
}

/// The place while it is ours.
#[derive(Debug)]
pub(super) struct Place {
    socket: PathBuf,
    /// A daemon has left its socket behind, as none does that ends by itself.
    pub(super) after_crash: bool,
    // Kept open: closing it gives the lock back. The file itself stays, since removing it would let
    // two daemons hold locks on two files of the same name.
    _lock: OwnedFd,
}

/// Where the socket is: `aloud/socket` in the user's runtime folder.
///
/// # Errors
/// `XDG_RUNTIME_DIR` is not set, or is not a folder of this user's.
pub fn path() -> Result<PathBuf, NoPlace> {
    path_in(std::env::var_os("XDG_RUNTIME_DIR"))
}

fn path_in(runtime: Option<OsString>) -> Result<PathBuf, NoPlace> {
    let Some(runtime) = runtime
        .filter(|folder| !folder.is_empty())
        .map(PathBuf::from)
    else {
        return Err(NoPlace(wording::UNSET.into()));
    };
    let wrong = match fs::metadata(&runtime) {
        Ok(_) if !runtime.is_absolute() => Wrong::NotFull,
        Ok(found) if !found.is_dir() => Wrong::NoFolder,
        Ok(found) if found.uid() != own_uid() => Wrong::OfAnother,
        Ok(_) => return Ok(runtime.join("aloud").join("socket")),
        Err(error) => Wrong::Refused(error),
    };
    Err(NoPlace(wording::runtime_folder(&runtime, &wrong)))
}

impl StartError {
    pub(super) fn trouble(error: &io::Error) -> Self {
        Self::Trouble(wording::not_opened(error))
    }

    fn at(path: &Path, error: impl Into<io::Error>) -> Self {
        Self::Trouble(wording::trouble(path, &error.into()))
    }
}

impl Place {
    /// Takes the place and listens there.
    pub(super) fn take(socket: PathBuf) -> Result<(Self, UnixListener), StartError> {
        let folder = socket.parent().unwrap_or(Path::new("/"));
        secure(folder)?;
        let lock = lock(&socket.with_extension("lock"))?;
        let after_crash = clear(&socket)?;
        let bound = UnixListener::bind(&socket).and_then(|listener| {
            fs::set_permissions(&socket, Permissions::from_mode(0o600))?;
            listener.set_nonblocking(true)?;
            Ok(listener)
        });
        let listener = bound.map_err(|error| StartError::at(&socket, error))?;
        let place = Self {
            socket,
            after_crash,
            _lock: lock,
        };
        Ok((place, listener))
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        // What is left behind tells the next daemon how this one ended.
        if std::thread::panicking() {
            return;
        }
        if let Err(error) = fs::remove_file(&self.socket) {
            tracing::warn!(%error, "the socket file stays behind");
        }
    }
}

/// Makes the folder, or makes sure that it is a folder of ours that others cannot enter.
fn secure(folder: &Path) -> Result<(), StartError> {
    match DirBuilder::new().mode(0o700).create(folder) {
        Ok(()) => {}
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
        Err(error) => return Err(StartError::at(folder, error)),
    }
    let found = fs::symlink_metadata(folder).map_err(|error| StartError::at(folder, error))?;
    if !found.is_dir() {
        return Err(StartError::Trouble(wording::no_folder(folder)));
    }
    if found.uid() != own_uid() {
        return Err(StartError::Trouble(wording::of_another(folder)));
    }
    if found.mode() & 0o7777 != 0o700 {
        fs::set_permissions(folder, Permissions::from_mode(0o700))
            .map_err(|error| StartError::at(folder, error))?;
    }
    Ok(())
}

fn lock(path: &Path) -> Result<OwnedFd, StartError> {
    let flags = OFlags::CREATE | OFlags::RDWR | OFlags::CLOEXEC | OFlags::NOFOLLOW;
    let file =
        open(path, flags, Mode::RUSR | Mode::WUSR).map_err(|error| StartError::at(path, error))?;
    match flock(&file, FlockOperation::NonBlockingLockExclusive) {
        Ok(()) => Ok(file),
        Err(Errno::WOULDBLOCK) => Err(StartError::AnotherDaemon),
        Err(error) => Err(StartError::at(path, error)),
    }
}

/// Removes a socket that nobody listens to, and tells whether there was one.
fn clear(socket: &Path) -> Result<bool, StartError> {
    let found = match fs::symlink_metadata(socket) {
        Ok(found) => found,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(false),
        Err(error) => return Err(StartError::at(socket, error)),
    };
    if !found.file_type().is_socket() {
        return Err(StartError::Trouble(wording::no_socket(socket)));
    }
    if answers(socket).map_err(|error| StartError::at(socket, error))? {
        return Err(StartError::AnotherDaemon);
    }
    tracing::info!("a socket that nobody listens to is replaced");
    fs::remove_file(socket).map_err(|error| StartError::at(socket, error))?;
    Ok(true)
}

/// Whether somebody listens; asked without blocking, since a daemon that hangs does not accept.
fn answers(socket: &Path) -> Result<bool, Errno> {
    let flags = SocketFlags::CLOEXEC | SocketFlags::NONBLOCK;
    let probe = rustix::net::socket_with(AddressFamily::UNIX, SocketType::STREAM, flags, None)?;
    match rustix::net::connect(&probe, &SocketAddrUnix::new(socket)?) {
        Ok(()) | Err(Errno::AGAIN) => Ok(true),
        Err(Errno::CONNREFUSED) => Ok(false),
        Err(error) => Err(error),
    }
}

fn own_uid() -> u32 {
    rustix::process::geteuid().as_raw()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    #[test]
    fn the_place_is_in_a_runtime_folder_of_ours_or_the_refusal_names_the_fault() {
        let folder = tempfile::tempdir().unwrap();
        let within = |path: &Path| path_in(Some(path.into()));
        let socket = folder.path().join("aloud/socket");
        assert_eq!(within(folder.path()), Ok(socket));
        let file = folder.path().join("file");
        fs::write(&file, "").unwrap();
        for (runtime, fault) in [
            (None, "is not set"),
            (Some("".into()), "is not set"),
            (Some("/nowhere/at/all".into()), "does not exist"),
            (Some(".".into()), "not a full path"),
            (Some(file.into()), "not a folder"),
        ] {
            let refusal = path_in(runtime).unwrap_err().to_string();
            assert!(refusal.contains(fault), "{refusal}");
            assert!(refusal.ends_with("a folder of yours alone."), "{refusal}");
        }
    }
}
