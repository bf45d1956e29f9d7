//! Where the keys live: the environment, the desktop's keyring, a file only the user can read.
//! A key is never shown, not even for debugging, and leaves this program only in a request header.

use std::ffi::OsString;
use std::fmt;
use std::path::PathBuf;

use zeroize::Zeroizing;

use crate::failure::Failure;
use crate::verdict::Verdict;

use super::{key_file, keyring};

/// A provider's key; wiped from memory when dropped.
#[derive(Clone, PartialEq, Eq)]
pub struct Key(Zeroizing<String>);

impl Key {
    /// Takes a key as it was typed or stored: white space and a byte order mark around it do not
    /// count. None when nothing remains or it holds what no header can carry. Its form is not
    /// looked at, since providers change it.
    pub fn new(text: &str) -> Option<Self> {
        let text = text.trim_matches(|letter: char| letter.is_whitespace() || letter == '\u{feff}');
        let fits = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_graphic());
        fits.then(|| Self(Zeroizing::new(text.to_owned())))
    }

    /// The key itself, for the request header and the keyring only.
    pub(super) fn expose(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Key {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Key")
    }
}

impl fmt::Display for Key {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("[key]")
    }
}

/// A place that holds a key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Place {
    /// The environment variable of this name.
    Environment(&'static str),
    /// The desktop's keyring.
    Keyring,
    /// This file.
    File(PathBuf),
    /// None yet: it was just typed.
    Typed,
}

/// Which message bus the keyring is looked for on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Bus {
    /// The user's session.
    Session,
    /// The bus at this address.
    At(String),
    /// None: there is no keyring.
    Nowhere,
}

/// The places where keys are looked for and kept.
#[derive(Debug, Clone)]
pub struct Places {
    /// Reads an environment variable.
    pub environment: fn(&str) -> Option<OsString>,
    /// The way to the keyring.
    pub bus: Bus,
    /// The folder of the key files.
    pub folder: Option<PathBuf>,
    /// A key that is tried before it is kept; it comes before all others.
    pub typed: Option<Key>,
}

impl Default for Places {
    /// The user's own places.
    fn default() -> Self {
        let variable = |name| std::env::var_os(name).filter(|value| !value.is_empty());
        let configuration = variable("XDG_CONFIG_HOME")
            .map(PathBuf::from)
            .filter(|folder| folder.is_absolute())
            .or_else(|| Some(PathBuf::from(variable("HOME")?).join(".config")));
        Self {
            environment: |name| std::env::var_os(name),
            bus: Bus::Session,
            folder: configuration.map(|folder| folder.join("aloud/keys")),
            typed: None,
        }
    }
}

impl Places {
    /// Looks for the key of `provider`: first in the environment variables, then in the keyring,
    /// then in the file.
    ///
    /// # Errors
    /// [`Failure::NoKey`]; [`Failure::KeyringLocked`] when only the locked keyring may have it;
    /// [`Failure::KeyFileOpen`] when others may read the file.
    pub async fn find(
        &self,
        provider: &str,
        variables: &[&'static str],
    ) -> Result<(Key, Place), Failure> {
        if let Some(typed) = &self.typed {
            return Ok((typed.clone(), Place::Typed));
        }
        if let Some(found) = self.variable(variables) {
            return Ok(found);
        }
        let ring = keyring::find(&self.bus, provider).await;
        if let Ok(Some(key)) = ring {
            return Ok((key, Place::Keyring));
        }
        if let Some(file) = self.file(provider) {
            let path = file.clone();
            if let Some(key) = blocking(move || key_file::read(&path)).await? {
                return Ok((key, Place::File(file)));
            }
        }
        let provider = provider.to_owned();
        Err(match ring {
            Err(keyring::Locked) => Failure::KeyringLocked { provider },
            Ok(_) => Failure::NoKey {
                provider,
                site: None,
            },
        })
    }

    /// Looks for a key in the environment alone.
    pub(super) fn variable(&self, variables: &[&'static str]) -> Option<(Key, Place)> {
        variables.iter().find_map(|&name| {
            let value = (self.environment)(name)?.to_string_lossy().into_owned();
            let key = Key::new(&Zeroizing::new(value))?;
            Some((key, Place::Environment(name)))
        })
    }

    /// Whether there is a keyring that can keep keys; no key is looked at.
    pub async fn keyring(&self) -> Verdict {
        let begun = std::time::Instant::now();
        let state = keyring::state(&self.bus).await;
        Verdict::of("secret service", begun, state)
    }

    /// Keeps the key of `provider`: in the keyring, or in the file where there is no open keyring.
    ///
    /// # Errors
    /// [`Failure::Broken`] when neither place takes it.
    pub async fn store(&self, provider: &str, key: Key) -> Result<Place, Failure> {
        let file = self.file(provider);
        if keyring::store(&self.bus, provider, &key).await {
            // One place only, so that a key put aside here can never come back.
            if let Some(file) = file {
                blocking(move || key_file::remove(&file)).await?;
            }
            return Ok(Place::Keyring);
        }
        let file = file.ok_or_else(|| Failure::Broken {
            detail: format!("no place for the key of {provider}"),
        })?;
        let path = file.clone();
        blocking(move || key_file::write(&path, &key)).await?;
        Ok(Place::File(file))
    }

    /// Removes the key of `provider` from keyring and file, and returns where there was one. The
    /// environment is not ours.
    ///
    /// # Errors
    /// [`Failure::KeyringLocked`] and [`Failure::Broken`] when a place cannot be cleared; the file
    /// is cleared in any case.
    pub async fn remove(&self, provider: &str) -> Result<Vec<Place>, Failure> {
        let mut places = Vec::new();
        if let Some(file) = self.file(provider) {
            let path = file.clone();
            if blocking(move || key_file::remove(&path)).await? {
                places.push(Place::File(file));
            }
        }
        match keyring::remove(&self.bus, provider).await {
            Ok(true) => places.push(Place::Keyring),
            Ok(false) => {}
            Err(keyring::Locked) => {
                let provider = provider.to_owned();
                return Err(Failure::KeyringLocked { provider });
            }
        }
        Ok(places)
    }

    /// The provider's file; none for a name that would lead out of the folder.
    fn file(&self, provider: &str) -> Option<PathBuf> {
        let fits = |letter: char| letter.is_alphanumeric() || "-_.".contains(letter);
        let safe = !provider.is_empty() && !provider.starts_with('.') && provider.chars().all(fits);
        self.folder
            .as_ref()
            .filter(|_| safe)
            .map(|folder| folder.join(provider))
    }
}

/// Disks can hang; the event loop must not.
async fn blocking<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, Failure> + Send + 'static,
) -> Result<T, Failure> {
    let done = tokio::task::spawn_blocking(work);
    let broken = |detail: String| Failure::Broken { detail };
    match tokio::time::timeout(keyring::LIMIT, done).await {
        Ok(result) => result.map_err(|error| broken(error.to_string()))?,
        Err(_) => Err(broken("the key file's disk does not answer".to_owned())),
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn only_white_space_and_the_mark_are_trimmed() {
        let key = Key::new("\u{feff} AQ.x-1_2 \r\n").unwrap();
        assert_eq!(key.expose(), "AQ.x-1_2");
        assert_eq!(format!("{key:?} {key}"), "Key [key]");
        for useless in ["", " \n", "a b", "schlüssel", "a\u{0}b"] {
            assert!(Key::new(useless).is_none(), "{useless:?}");
        }
        assert!(Key::new("x").is_some());
    }
}
