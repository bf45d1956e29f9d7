//! The files of the start at login: those that a package has brought, and those that are written
//! into the user's own folders where none has, or to overrule it.

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use super::{APP_ID, SAFE_UNIT, UNIT};
use crate::wording::{causes, login as wording};

/// What a package installs; a program elsewhere writes the same with its own place in them.
const UNIT_TEXT: &str = include_str!("../../packaging/app-io.github.aloud.Aloud.service");
const SAFE_TEXT: &str = include_str!("../../packaging/app-safe-io.github.aloud.Aloud.service");
const ENTRY_TEXT: &str = include_str!("../../packaging/io.github.aloud.Aloud.autostart.desktop");
const APPLICATION_TEXT: &str = include_str!("../../packaging/io.github.aloud.Aloud.desktop");
const KWIN_TEXT: &str = include_str!("../../packaging/io.github.aloud.Aloud.KWin.desktop");

/// Where a package puts the program, and where it puts the units.
const PACKAGED_PROGRAM: &str = "/usr/bin/aloud";
const PACKAGED_UNITS: &str = "/usr/lib/systemd/user";

/// Tells our files from those that the user wrote under the same name.
const MARK: &str = "# Written by aloud autostart, and removed by it.\n";

/// Overrules the entry of a package.
const HIDDEN: &str = "[Desktop Entry]\nType=Application\nName=Aloud\nHidden=true\n";

/// This program and the user's folders.
pub(super) struct Files {
    program: String,
    /// The package of this program has brought all files.
    packaged: bool,
    configuration: PathBuf,
    applications: PathBuf,
    /// Where entries for all users are.
    shared: Vec<PathBuf>,
}

impl Files {
    pub(super) fn find() -> Result<Self, String> {
        let folder = |variable: &str, below: &str| {
            let path = |name| std::env::var_os(name).map(PathBuf::from);
            path(variable)
                .filter(|path| path.is_absolute())
                .or_else(|| Some(path("HOME")?.join(below)))
                .ok_or(wording::NO_HOME)
        };
        let shared = std::env::var_os("XDG_CONFIG_DIRS")
            .filter(|folders| !folders.is_empty())
            .unwrap_or_else(|| "/etc/xdg".into());
        let program = program()?;
        Ok(Self {
            packaged: program == PACKAGED_PROGRAM && Path::new(PACKAGED_UNITS).join(UNIT).exists(),
            program,
            configuration: folder("XDG_CONFIG_HOME", ".config")?,
            applications: folder("XDG_DATA_HOME", ".local/share")?.join("applications"),
            shared: std::env::split_paths(&shared).collect(),
        })
    }

    /// The command as it is typed or written into a configuration.
    pub(super) fn program(&self) -> &str {
        if self.packaged {
            "aloud"
        } else {
            &self.program
        }
    }

    /// Makes sure that there are units, and a desktop entry that knows the app id of their names;
    /// tells whether anything was changed.
    pub(super) fn write_units(&self) -> Result<bool, String> {
        if self.packaged {
            // What was written before the package came would overrule it.
            return self.remove_units();
        }
        let mut changed = false;
        for (file, text) in self.units() {
            let text = format!("{MARK}{}", text.replace(PACKAGED_PROGRAM, &self.program));
            if fs::read_to_string(&file).is_ok_and(|there| there == text || !is_ours(&there)) {
                continue;
            }
            write(&file, &text)?;
            changed = true;
        }
        Ok(changed)
    }

    /// Removes what `write_units` wrote; tells whether anything was there.
    pub(super) fn remove_units(&self) -> Result<bool, String> {
        let mut changed = false;
        for (file, _) in self.units() {
            if fs::read_to_string(&file).is_ok_and(|there| is_ours(&there)) {
                remove(&file)?;
                changed = true;
            }
        }
        Ok(changed)
    }

    /// The entry by which a desktop starts Aloud at login, if it does.
    pub(super) fn entry(&self) -> Option<PathBuf> {
        let own = self.own_entry();
        let found = if own.exists() {
            own
        } else {
            self.shared_entry()?
        };
        let text = fs::read_to_string(&found).ok()?;
        let hidden = text.lines().any(|line| line.trim() == "Hidden=true");
        (!hidden).then_some(found)
    }

    pub(super) fn enable_entry(&self) -> Result<(), String> {
        if self.packaged && self.shared_entry().is_some() {
            return remove(&self.own_entry());
        }
        let text = ENTRY_TEXT.replace(PACKAGED_PROGRAM, &self.program);
        write(&self.own_entry(), &format!("{MARK}{text}"))
    }

    pub(super) fn disable_entry(&self) -> Result<(), String> {
        match self.shared_entry() {
            Some(_) => write(&self.own_entry(), &format!("{MARK}{HIDDEN}")),
            None => remove(&self.own_entry()),
        }
    }

    fn own_entry(&self) -> PathBuf {
        self.configuration
            .join("autostart")
            .join(format!("{APP_ID}.desktop"))
    }

    fn shared_entry(&self) -> Option<PathBuf> {
        let within = |folder: &PathBuf| folder.join("autostart").join(format!("{APP_ID}.desktop"));
        self.shared.iter().map(within).find(|entry| entry.exists())
    }

    fn units(&self) -> [(PathBuf, &'static str); 4] {
        let units = self.configuration.join("systemd/user");
        [
            (units.join(UNIT), UNIT_TEXT),
            (units.join(SAFE_UNIT), SAFE_TEXT),
            (
                self.applications.join(format!("{APP_ID}.desktop")),
                APPLICATION_TEXT,
            ),
            (
                self.applications.join(format!("{APP_ID}.KWin.desktop")),
                KWIN_TEXT,
            ),
        ]
    }
}

/// The place of this program, where units and desktop entries can name it without quotes.
fn program() -> Result<String, String> {
    let place = std::env::current_exe().map_err(|error| wording::program_unknown(&error))?;
    let plain = |letter: char| letter.is_alphanumeric() || "/._+-".contains(letter);
    match place.to_str() {
        Some(name) if name.chars().all(plain) => Ok(name.to_owned()),
        _ => Err(wording::program_place(&place)),
    }
}

fn is_ours(text: &str) -> bool {
    text.starts_with(MARK)
}

fn write(file: &Path, text: &str) -> Result<(), String> {
    let folder = file.parent().unwrap_or(Path::new("/"));
    fs::create_dir_all(folder)
        .and_then(|()| fs::write(file, text))
        .map_err(|error| causes::unwritten(file, &error))
}

fn remove(file: &Path) -> Result<(), String> {
    match fs::remove_file(file) {
        Err(error) if error.kind() != ErrorKind::NotFound => Err(causes::unremoved(file, &error)),
        _ => Ok(()),
    }
}
