//! Where the history is: a folder and a file that only their owner may look into.

use std::fs::{self, DirBuilder, OpenOptions, Permissions};
use std::io::{ErrorKind, Seek, Write};
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt, PermissionsExt};
use std::path::{Path, PathBuf};

use super::Fault;

/// The history itself.
const FILE: &str = "history.sqlite";
/// What a damaged history is called; there is one at the most.
const DAMAGED: &str = "history-damaged.sqlite";
/// What SQLite puts behind the name of a file for the changes that are under way.
const JOURNAL: &str = "-journal";

/// The folder by the environment.
pub(super) fn find() -> Option<PathBuf> {
    let set = |name| {
        std::env::var_os(name)
            .filter(|value| !value.is_empty())
            .map(PathBuf::from)
    };
    let parent = set("XDG_DATA_HOME")
        .filter(|path| path.is_absolute())
        .or_else(|| Some(set("HOME")?.join(".local/share")))?;
    Some(parent.join("aloud"))
}

/// The path of the history in a folder.
pub(super) fn file(folder: &Path) -> PathBuf {
    folder.join(FILE)
}

/// Whether there is a history, damaged ones included.
pub(super) fn holds_any(folder: &Path) -> bool {
    [FILE, DAMAGED]
        .iter()
        .any(|name| folder.join(name).exists())
}

/// Makes folder and file where they are missing, and closes them to others.
pub(super) fn make(folder: &Path) -> Result<(), Fault> {
    DirBuilder::new()
        .recursive(true)
        .mode(0o700)
        .create(folder)?;
    let file = file(folder);
    // Never opened when it is there: closing it would end the locks that SQLite holds on it.
    let made = OpenOptions::new()
        .write(true)
        .create_new(true)
        .mode(0o600)
        .open(&file);
    match made {
        Err(error) if error.kind() != ErrorKind::AlreadyExists => return Err(error.into()),
        _ => {}
    }
    for (path, mode) in [(folder, 0o700), (file.as_path(), 0o600)] {
        let now = fs::metadata(path)?.permissions().mode();
        if now & 0o077 != 0 {
            fs::set_permissions(path, Permissions::from_mode(mode))?;
        }
    }
    Ok(())
}

/// Puts a damaged history aside with what belongs to it, over an earlier one.
pub(super) fn put_aside(folder: &Path) -> Result<(), Fault> {
    for end in ["", JOURNAL] {
        let [from, to] = [FILE, DAMAGED].map(|name| folder.join(format!("{name}{end}")));
        match fs::rename(from, &to) {
            Err(error) if error.kind() == ErrorKind::NotFound => match fs::remove_file(to) {
                Err(error) if error.kind() != ErrorKind::NotFound => return Err(error.into()),
                _ => {}
            },
            other => other?,
        }
    }
    Ok(())
}

/// Deletes what was put aside, after nothing of it is left in the file.
pub(super) fn erase_aside(folder: &Path) -> Result<(), Fault> {
    for end in ["", JOURNAL] {
        let path = folder.join(format!("{DAMAGED}{end}"));
        let mut file = match OpenOptions::new().write(true).open(&path) {
            Err(error) if error.kind() == ErrorKind::NotFound => continue,
            opened => opened?,
        };
        let length = file.seek(std::io::SeekFrom::End(0))?;
        file.rewind()?;
        std::io::copy(
            &mut std::io::Read::take(std::io::repeat(0), length),
            &mut file,
        )?;
        file.flush()?;
        file.sync_all()?;
        fs::remove_file(&path)?;
    }
    Ok(())
}
