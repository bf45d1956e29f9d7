//! Changes single options in the configuration file. Comments, order and everything that is not
//! changed stay as the user wrote them, and the file is whole at every moment: it is written beside
//! the old one and then takes its place.

use std::fs::{self, File, Permissions};
use std::io::{ErrorKind, Write};
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};

use toml_edit::{DocumentMut, Item, Table, Value};

use super::{Loaded, mending};
use crate::wording::{causes, configuration as wording};

/// The head of a file that did not exist.
const HEAD: &str = "# The configuration of Aloud. Every option is explained in config.toml.gz or config.toml below\n\
                    # /usr/share/doc/aloud/examples, and shown with its value by: aloud config show.\n";

/// The configuration file with changes that are not written yet.
#[derive(Debug, Clone)]
pub struct Change {
    path: PathBuf,
    document: DocumentMut,
    /// The file as it was read; none where there is no file.
    before: Option<String>,
}

impl Change {
    /// The user's own file, as it is.
    ///
    /// # Errors
    /// Why it cannot be changed, as a sentence.
    pub fn begin() -> Result<Self, String> {
        let path = super::path().ok_or(crate::wording::commands::NO_CONFIGURATION)?;
        Self::of(&path)
    }

    /// The file of this name, as it is; it need not exist.
    ///
    /// # Errors
    /// As [`Change::begin`].
    pub fn of(path: &Path) -> Result<Self, String> {
        // A link to a file elsewhere stays a link.
        let path = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
        let before = match fs::read_to_string(&path) {
            Ok(text) => Some(text),
            Err(error) if error.kind() == ErrorKind::NotFound => None,
            Err(error) => return Err(causes::unread(&path, &error)),
        };
        let text = before.as_deref().unwrap_or_default();
        let document = text.parse::<DocumentMut>().map_err(|_| wording::MISTAKE)?;
        Ok(Self {
            path,
            document,
            before,
        })
    }

    /// Sets an option, named by its tables and its own name.
    ///
    /// # Errors
    /// When one of the tables is something else, as a sentence.
    pub fn set(&mut self, option: &[&str], value: impl Into<Value>) -> Result<(), String> {
        let Some((name, tables)) = option.split_last() else {
            return Ok(());
        };
        let mut table: &mut dyn toml_edit::TableLike = self.document.as_table_mut();
        for (depth, part) in tables.iter().enumerate() {
            let last = depth + 1 == tables.len();
            let fresh = || {
                let mut fresh = Table::new();
                // [provider.gemini] needs no [provider] before it.
                fresh.set_implicit(!last);
                Item::Table(fresh)
            };
            let inner = table.entry(part).or_insert_with(fresh);
            table = inner
                .as_table_like_mut()
                .ok_or_else(|| wording::no_table(part))?;
        }
        let mut value = value.into();
        // What stands around the old value, such as a comment behind it, stays.
        match table.get_mut(name) {
            Some(Item::Value(old)) => {
                *value.decor_mut() = old.decor().clone();
                *old = value;
            }
            _ => drop(table.insert(name, Item::Value(value))),
        }
        Ok(())
    }

    /// Takes an option out, so that its default holds.
    pub fn unset(&mut self, option: &[&str]) {
        let Some((name, tables)) = option.split_last() else {
            return;
        };
        let mut table: &mut dyn toml_edit::TableLike = self.document.as_table_mut();
        for part in tables {
            match table.get_mut(part).and_then(Item::as_table_like_mut) {
                Some(inner) => table = inner,
                None => return,
            }
        }
        table.remove(name);
    }

    /// What the changed file means, with what is wrong about it.
    pub fn meaning(&self) -> Loaded {
        mending::read(&self.text())
    }

    /// Whether anything is different.
    pub fn is_empty(&self) -> bool {
        match &self.before {
            Some(before) => *before == self.document.to_string(),
            None => self.document.is_empty(),
        }
    }

    /// The file as it will be; a new one has a head.
    fn text(&self) -> String {
        match &self.before {
            Some(_) => self.document.to_string(),
            None => format!("{HEAD}\n{}", self.document),
        }
    }

    /// Writes the file, unless nothing is different.
    ///
    /// # Errors
    /// Why it cannot be written, as a sentence; the old file is then as it was.
    pub fn write(&self) -> Result<(), String> {
        if self.is_empty() {
            return Ok(());
        }
        self.replace()
            .map_err(|error| causes::unwritten(&self.path, &error))
    }

    fn replace(&self) -> std::io::Result<()> {
        let folder = self.path.parent().unwrap_or(Path::new("/"));
        fs::create_dir_all(folder)?;
        let mut name = self.path.file_name().unwrap_or_default().to_owned();
        name.push(format!(".new-{}", std::process::id()));
        let fresh = folder.join(name);
        let rights = match fs::metadata(&self.path) {
            Ok(old) => old.permissions(),
            Err(_) => Permissions::from_mode(0o600),
        };
        let written = File::create(&fresh).and_then(|mut file| {
            file.set_permissions(rights)?;
            file.write_all(self.text().as_bytes())?;
            // A power cut must not leave an empty file under the old name.
            file.sync_all()?;
            fs::rename(&fresh, &self.path)
        });
        if written.is_err() {
            // What is left of it is of no use, and may not even be there.
            let _ = fs::remove_file(&fresh);
        }
        written
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    const OWN: &str = "# Mine.\nproviders = [\"gemini\"] # both\nodd = 1\n\n[answer] # how\ndetail = \"full\" # long\n\n\
                       [provider.gemini]\nmodel = \"x\"\n";

    fn changed(before: Option<&str>, change: impl Fn(&mut Change)) -> String {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("aloud/config.toml");
        if let Some(before) = before {
            fs::create_dir_all(file.parent().unwrap()).unwrap();
            fs::write(&file, before).unwrap();
        }
        let mut begun = Change::of(&file).unwrap();
        change(&mut begun);
        begun.write().unwrap();
        let left = fs::read_dir(file.parent().unwrap()).map_or(0, |files| files.count());
        assert!(left <= 1, "something was left behind");
        fs::read_to_string(&file).unwrap_or_default()
    }

    #[test]
    fn one_option_is_changed_and_all_else_stays() {
        let text = changed(Some(OWN), |change| {
            change.set(&["answer", "detail"], "gist").unwrap();
            change
                .set(&["provider", "gemini", "agreed"], "https://a.example")
                .unwrap();
            change.set(&["speech", "sounds", "volume"], 30).unwrap();
        });
        let expected = OWN.replace("\"full\"", "\"gist\"")
            + "agreed = \"https://a.example\"\n\n[speech.sounds]\nvolume = 30\n";
        assert_eq!(text, expected);
        let again = changed(Some(&text), |change| {
            change.unset(&["provider", "gemini", "agreed"]);
            change.unset(&["nothing", "there"]);
        });
        assert_eq!(
            again,
            expected.replace("agreed = \"https://a.example\"\n", "")
        );
    }

    #[test]
    fn a_file_that_is_not_there_is_made_only_when_it_says_something() {
        assert_eq!(changed(None, |_| {}), "");
        let text = changed(None, |change| change.set(&["tray", "show"], false).unwrap());
        assert_eq!(text, format!("{HEAD}\n[tray]\nshow = false\n"));
    }

    #[test]
    fn a_broken_file_is_not_touched() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("config.toml");
        fs::write(&file, "a = = 1").unwrap();
        assert!(
            Change::of(&file)
                .unwrap_err()
                .contains("aloud config check")
        );
        fs::write(&file, "answer = 1").unwrap();
        let mut change = Change::of(&file).unwrap();
        assert!(change.set(&["answer", "detail"], "gist").is_err());
    }
}
