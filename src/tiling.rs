//! Desktops like sway, which start programs and bind keys only by their own configuration: which of
//! them this is, and where that configuration is. Lines of ours have a file of their own beside it,
//! and one line there includes it; what a person wrote is never changed, and nothing is ever written
//! that nobody has asked for.

use std::fs::{self, OpenOptions};
use std::io::{self, ErrorKind, Write as _};
use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::time::Duration;

use tokio::process::Command;
use tokio::time::timeout;

pub use self::xml::quoted;

mod xml;

/// A desktop that does what its configuration says.
#[derive(Debug)]
pub struct Tiling {
    /// Its name, as `XDG_CURRENT_DESKTOP` has it.
    pub name: &'static str,
    /// What a running one has put into the environment.
    sign: &'static str,
    /// Its configuration below the folder of configurations.
    config: &'static str,
    /// The configuration of all users, which is read where a user has none.
    shared: Option<&'static str>,
    /// What stands before the name of a file that is to be read as well; none where nothing can.
    include: Option<&'static str>,
    /// Whether keys can be written into the configuration itself, which is XML.
    xml: bool,
    /// The program that talks with it, and what has it read its configuration again.
    control: Option<(&'static str, &'static str)>,
}

/// Why lines of ours cannot be written.
#[derive(Debug)]
pub enum Unwritten {
    /// There is no folder of configurations.
    NoHome,
    /// This desktop reads one file only, or there is no such file; its name.
    NowhereToInclude(PathBuf),
    /// A file refuses.
    Refused(PathBuf, io::Error),
}

/// The configuration, and what a new one has to begin with.
struct Place {
    config: PathBuf,
    shared: Option<&'static str>,
}

/// Stands above our one line in the desktop's own configuration, and at the head of our file.
const MARK: &str = "# Written by aloud, and removed by it.";

/// It answers within 10 ms; reading the configuration again takes half a second.
const LIMIT: Duration = Duration::from_secs(5);

const DESKTOPS: [Tiling; 7] = [
    Tiling {
        name: "sway",
        sign: "SWAYSOCK",
        config: "sway/config",
        shared: Some("/etc/sway/config"),
        include: Some("include "),
        xml: false,
        control: Some(("swaymsg", "reload")),
    },
    Tiling {
        name: "Hyprland",
        sign: "HYPRLAND_INSTANCE_SIGNATURE",
        config: "hypr/hyprland.conf",
        shared: None,
        include: Some("source = "),
        xml: false,
        control: Some(("hyprctl", "reload")),
    },
    Tiling {
        name: "i3",
        sign: "I3SOCK",
        config: "i3/config",
        shared: Some("/etc/i3/config"),
        include: Some("include "),
        xml: false,
        control: Some(("i3-msg", "reload")),
    },
    Tiling {
        name: "river",
        sign: "",
        config: "river/init",
        shared: None,
        include: None,
        xml: false,
        control: None,
    },
    Tiling {
        name: "labwc",
        sign: "LABWC_PID",
        config: "labwc/rc.xml",
        shared: None,
        include: None,
        xml: true,
        control: Some(("labwc", "--reconfigure")),
    },
    Tiling {
        name: "niri",
        sign: "NIRI_SOCKET",
        config: "niri/config.kdl",
        shared: None,
        include: None,
        xml: false,
        control: None,
    },
    Tiling {
        name: "COSMIC",
        sign: "",
        config: "cosmic/com.system76.CosmicSettings.Shortcuts/v1/custom",
        shared: None,
        include: None,
        xml: false,
        control: None,
    },
];

/// The desktop of this session, if it is one of these.
pub fn here() -> Option<&'static Tiling> {
    let desktop = std::env::var("XDG_CURRENT_DESKTOP").unwrap_or_default();
    DESKTOPS.iter().find(|tiling| {
        let mut words = desktop.split(':');
        match desktop.is_empty() {
            // One that was started by hand has told no name.
            true => std::env::var_os(tiling.sign).is_some_and(|value| !value.is_empty()),
            false => words.any(|word| word.eq_ignore_ascii_case(tiling.name)),
        }
    })
}

/// The desktop of this name.
pub fn named(name: &str) -> Option<&'static Tiling> {
    DESKTOPS
        .iter()
        .find(|tiling| tiling.name.eq_ignore_ascii_case(name))
}

impl Tiling {
    /// Where a person finds its configuration.
    pub async fn config(&self) -> Option<PathBuf> {
        Some(self.place().await?.config)
    }

    /// Whether its configuration, or the file of ours beside it, has any of these words.
    pub async fn says(&self, file: &str, words: &[&str]) -> bool {
        let Some(config) = self.config().await else {
            return false;
        };
        [config.with_file_name(file), config].iter().any(|file| {
            let text = fs::read_to_string(file).unwrap_or_default();
            let mut lines = text.lines().map(str::trim_start);
            lines.any(|line| {
                !line.starts_with('#') && words.iter().any(|words| line.contains(words))
            })
        })
    }

    /// Whether lines can be written beside its configuration, as they cannot where it reads one file only.
    pub fn can_include(&self) -> bool {
        self.include.is_some()
    }

    /// Whether keys can be written for it.
    pub fn takes_keys(&self) -> bool {
        self.can_include() || self.xml
    }

    /// Writes lines into a file of ours beside the configuration, and has that read; gives both. They are
    /// the same file where there can be only one.
    ///
    /// # Errors
    /// Why they cannot be written.
    pub async fn include(&self, file: &str, lines: &str) -> Result<(PathBuf, PathBuf), Unwritten> {
        let Place { config, shared } = self.place().await.ok_or(Unwritten::NoHome)?;
        if self.xml {
            let text = match config.exists() {
                true => read(&config)?,
                false => self.of_all_users(),
            };
            let Some(text) = xml::with(&text, file, lines) else {
                return Err(Unwritten::NowhereToInclude(config));
            };
            write(&config, &text, false)?;
            return Ok((config.clone(), config));
        }
        let Some(include) = self.include.filter(|_| shared.is_some() || config.exists()) else {
            return Err(Unwritten::NowhereToInclude(config));
        };
        let own = config.with_file_name(file);
        let text = read(&config)?;
        write(&own, &format!("{MARK}\n{lines}\n"), false)?;
        let line = format!("{include}{file}");
        if !text.lines().any(|there| there.trim() == line) {
            // With a configuration of the user's own that of all users is not read any more.
            let begin = match shared {
                Some(shared) => format!("{include}{shared}\n"),
                None if text.ends_with('\n') || text.is_empty() => String::new(),
                None => "\n".into(),
            };
            write(&config, &format!("{begin}{MARK}\n{line}\n"), true)?;
        }
        Ok((own, config))
    }

    /// Takes all of that back; gives the configuration, or nothing where there was nothing of ours.
    ///
    /// # Errors
    /// Why it cannot be taken back.
    pub async fn exclude(&self, file: &str) -> Result<Option<PathBuf>, Unwritten> {
        let Some(Place { config, .. }) = self.place().await else {
            return Ok(None);
        };
        if self.xml {
            return self.cut(config, file);
        }
        let Some(include) = self.include else {
            return Ok(None);
        };
        let own = config.with_file_name(file);
        let line = format!("{include}{file}");
        let text = read(&config)?;
        let kept = text.replace(&format!("{MARK}\n{line}\n"), "");
        let kept: String = kept
            .split_inclusive('\n')
            .filter(|there| there.trim() != line)
            .collect();
        if kept != text {
            write(&config, &kept, false)?;
        }
        match fs::remove_file(&own) {
            Ok(()) => Ok(Some(config)),
            Err(error) if error.kind() == ErrorKind::NotFound => {
                Ok((kept != text).then_some(config))
            }
            Err(error) => Err(Unwritten::Refused(own, error)),
        }
    }

    /// Takes our lines out of the configuration itself, and that away where nothing else is in it.
    fn cut(&self, config: PathBuf, file: &str) -> Result<Option<PathBuf>, Unwritten> {
        let text = read(&config)?;
        let kept = xml::without(&text, file);
        if kept == text {
            return Ok(None);
        }
        if kept == self.of_all_users() {
            let removed = fs::remove_file(&config);
            removed.map_err(|error| Unwritten::Refused(config.clone(), error))?;
        } else {
            write(&config, &kept, false)?;
        }
        Ok(Some(config))
    }

    /// What it reads where a user has no configuration.
    fn of_all_users(&self) -> String {
        let folders = std::env::var("XDG_CONFIG_DIRS").unwrap_or_default();
        let folders = match folders.as_str() {
            "" => "/etc/xdg",
            folders => folders,
        };
        let mut files = folders.split(':').map(|it| Path::new(it).join(self.config));
        let found = files.find_map(|file| fs::read_to_string(file).ok());
        found.unwrap_or_else(|| xml::EMPTY.to_owned())
    }

    /// Has it read its configuration again; gives the command to run where it does not.
    ///
    /// # Errors
    /// The command that does it; empty where only the next login does.
    pub async fn read_again(&self) -> Result<(), String> {
        let Some((program, again)) = self.control else {
            return Err(String::new());
        };
        let told = run(program, &[again]).await;
        told.map(drop).ok_or(format!("{program} {again}"))
    }

    async fn place(&self) -> Option<Place> {
        let usual = folder()?.join(self.config);
        let loaded = self.loaded().await;
        let config = match loaded {
            Some(loaded) if self.shared.is_none_or(|shared| loaded != Path::new(shared)) => loaded,
            _ => usual,
        };
        let is_new = !config.exists();
        let shared = self
            .shared
            .filter(|shared| is_new && Path::new(shared).exists());
        Some(Place { config, shared })
    }

    /// The configuration that it has read, as it says itself.
    async fn loaded(&self) -> Option<PathBuf> {
        // Two of them have this question.
        let (program @ ("swaymsg" | "i3-msg"), _) = self.control? else {
            return None;
        };
        let said = run(program, &["-r", "-t", "get_version"]).await?;
        let said: serde_json::Value = serde_json::from_str(&said).ok()?;
        let loaded = PathBuf::from(said["loaded_config_file_name"].as_str()?);
        loaded.is_absolute().then_some(loaded)
    }
}

/// What a configuration says, nothing where there is none. Of one that cannot be read nothing is taken
/// for granted: a line would be written twice, or stay where its file is gone.
fn read(config: &Path) -> Result<String, Unwritten> {
    match fs::read_to_string(config) {
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(String::new()),
        read => read.map_err(|error| Unwritten::Refused(config.to_owned(), error)),
    }
}

async fn run(program: &str, arguments: &[&str]) -> Option<String> {
    let mut command = Command::new(program);
    command
        .args(arguments)
        .stdin(Stdio::null())
        .kill_on_drop(true);
    let output = timeout(LIMIT, command.output()).await.ok()?.ok()?;
    let said = String::from_utf8(output.stdout).ok();
    said.filter(|_| output.status.success())
}

/// The user's folder of configurations.
fn folder() -> Option<PathBuf> {
    let path = |name| std::env::var_os(name).map(PathBuf::from);
    let folder = path("XDG_CONFIG_HOME").filter(|folder| folder.is_absolute());
    folder.or_else(|| Some(path("HOME")?.join(".config")))
}

/// Writes a file as it is to be, or more of it at its end.
fn write(file: &Path, text: &str, at_the_end: bool) -> Result<(), Unwritten> {
    let written = || {
        if let Some(folder) = file.parent() {
            fs::create_dir_all(folder)?;
        }
        if at_the_end {
            let mut options = OpenOptions::new();
            return options
                .create(true)
                .append(true)
                .open(file)?
                .write_all(text.as_bytes());
        }
        // The whole or nothing, since the rest of it is the person's own; behind a link as well.
        let file = fs::canonicalize(file).unwrap_or_else(|_| file.to_owned());
        let beside = file.with_extension("aloud-new");
        fs::write(&beside, text)?;
        if let Ok(there) = fs::metadata(&file) {
            fs::set_permissions(&beside, there.permissions())?;
        }
        fs::rename(&beside, &file)
    };
    written().map_err(|error| Unwritten::Refused(file.to_owned(), error))
}
