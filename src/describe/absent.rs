//! Stands for keyring and key file on systems whose own key store is not known yet: the
//! environment is the only place there.

/// No keyring.
pub(super) mod keyring {
    use crate::describe::key::{Bus, Key};

    /// The longest wait for a disk.
    pub(in crate::describe) const LIMIT: std::time::Duration = std::time::Duration::from_secs(2);

    /// The keyring is locked.
    #[derive(Debug, Clone, Copy, PartialEq, Eq)]
    pub(in crate::describe) struct Locked;

    /// Finds nothing.
    pub(in crate::describe) async fn find(_: &Bus, _: &str) -> Result<Option<Key>, Locked> {
        Ok(None)
    }

    /// Keeps nothing.
    pub(in crate::describe) async fn store(_: &Bus, _: &str, _: &Key) -> bool {
        false
    }

    /// There is none.
    pub(in crate::describe) async fn state(_: &Bus) -> Result<String, String> {
        Err(crate::wording::remarks::NONE.into())
    }

    /// Removes nothing.
    pub(in crate::describe) async fn remove(_: &Bus, _: &str) -> Result<bool, Locked> {
        Ok(false)
    }
}

/// No key file.
pub(super) mod key_file {
    use std::path::Path;

    use crate::describe::key::Key;
    use crate::failure::Failure;

    /// Finds nothing.
    pub(in crate::describe) fn read(_: &Path) -> Result<Option<Key>, Failure> {
        Ok(None)
    }

    /// Keeps nothing, and says so.
    pub(in crate::describe) fn write(_: &Path, _: &Key) -> Result<(), Failure> {
        Err(Failure::Broken {
            detail: "keys can only come from the environment here".to_owned(),
        })
    }

    /// Removes nothing.
    pub(in crate::describe) fn remove(_: &Path) -> Result<bool, Failure> {
        Ok(false)
    }
}
