//! Keys in files that only the user can read, one per provider.

use std::fs::{self, DirBuilder, OpenOptions};
use std::io::{self, Read, Write};
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt, PermissionsExt};
use std::path::Path;

use zeroize::Zeroizing;

use crate::failure::Failure;

use super::key::Key;

/// The most bytes read; a key has about forty.
const LIMIT: u64 = 4096;

/// Reads a key; none when there is no file.
pub(super) fn read(path: &Path) -> Result<Option<Key>, Failure> {
    let file = match fs::File::open(path) {
        Ok(file) => file,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(broken(path, &error)),
    };
    let about = file.metadata().map_err(|error| broken(path, &error))?;
    if about.permissions().mode() & 0o077 != 0 {
        return Err(Failure::KeyFileOpen {
            path: path.to_owned(),
        });
    }
    let mut text = Zeroizing::new(String::new());
    file.take(LIMIT)
        .read_to_string(&mut text)
        .map_err(|error| broken(path, &error))?;
    Ok(Key::new(&text))
}

/// Writes a key, whole or not at all.
pub(super) fn write(path: &Path, key: &Key) -> Result<(), Failure> {
    let folder = path.parent().unwrap_or(Path::new("/"));
    let beside = path.with_extension(format!("new-{}", std::process::id()));
    let written = DirBuilder::new()
        .recursive(true)
        .mode(0o700)
        .create(folder)
        .and_then(|()| {
            let mut options = OpenOptions::new();
            let mut file = options
                .write(true)
                .create_new(true)
                .mode(0o600)
                .open(&beside)?;
            file.write_all(key.expose().as_bytes())?;
            file.write_all(b"\n")?;
            file.sync_all()
        })
        .and_then(|()| fs::rename(&beside, path));
    written.map_err(|error| {
        // The error that matters is the first; a file left over has the same rights as the key's.
        let _ = fs::remove_file(&beside);
        broken(path, &error)
    })
}

/// Removes a key and says whether there was one.
pub(super) fn remove(path: &Path) -> Result<bool, Failure> {
    match fs::remove_file(path) {
        Ok(()) => Ok(true),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(false),
        Err(error) => Err(broken(path, &error)),
    }
}

fn broken(path: &Path, error: &io::Error) -> Failure {
    Failure::Broken {
        detail: format!("key file {}: {error}", path.display()),
    }
}
