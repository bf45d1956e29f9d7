//! The command line; the doc comments here are the help text.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand};

use crate::request::{Detail, Mode, Request, Subject, Voice};

/// Press a key and hear what is on the screen.
///
/// `aloud daemon` listens for the keys; every other command talks to it, and does the work by
/// itself where no daemon runs.
#[derive(Debug, Parser)]
#[command(name = "aloud", version, after_help = EXIT_CODES)]
pub struct Cli {
    /// What to do.
    #[command(subcommand)]
    pub action: Action,
}

const EXIT_CODES: &str = "Exit codes: 0 spoken and complete, 1 a failure that is described on standard error, \
2 wrong usage, 3 no daemon where one is needed, 4 cut off or stopped.";

/// The commands.
#[derive(Debug, Subcommand)]
pub enum Action {
    /// Run in the foreground and listen for the keys until stopped; logs go to standard error.
    Daemon,
    /// Describe the screen, the active window, the picture on the clipboard, or picture files.
    Describe(Describe),
    /// Say the last answer again.
    Repeat,
    /// Be silent and cancel what is under way.
    Stop,
    /// Put the last answer on the clipboard.
    Copy,
    /// Read the configuration file again.
    Reload,
    /// Tell what runs, with which voice, keys and provider.
    Status {
        /// Write one JSON object.
        #[arg(long)]
        json: bool,
    },
    /// Store, remove or check the key of a provider.
    Key {
        /// What to do with the key.
        #[command(subcommand)]
        action: KeyAction,
    },
    /// Find, check or show the configuration file.
    Config {
        /// What to do with the configuration.
        #[command(subcommand)]
        action: ConfigAction,
    },
    /// List the models that a provider offers.
    Models {
        /// The provider by its name in the configuration; the first in order when left out.
        provider: Option<String>,
    },
    /// List the voices that speech offers.
    Voices,
}

/// What to look at, and how.
#[derive(Debug, Args)]
pub struct Describe {
    /// screen, window, clipboard, or the names of picture files; the screen when left out.
    #[arg(value_name = "screen|window|clipboard|FILE")]
    pub subjects: Vec<String>,
    /// What the description is for.
    #[arg(long, value_enum, default_value_t)]
    pub mode: Mode,
    /// How long the answer shall be; as configured when left out.
    #[arg(long, value_enum)]
    pub detail: Option<Detail>,
    /// The provider to ask, by its name in the configuration.
    #[arg(long)]
    pub provider: Option<String>,
    /// The language of the answer as a BCP 47 tag, such as de or pt-BR.
    #[arg(long)]
    pub language: Option<String>,
    /// Write the answer only; the sounds are still heard.
    #[arg(long)]
    pub no_speech: bool,
    /// Write one JSON object a line.
    #[arg(long)]
    pub json: bool,
}

/// What can be done with a key.
#[derive(Debug, Subcommand)]
pub enum KeyAction {
    /// Store the key, read from a hidden prompt or from standard input, never from an argument.
    Set {
        /// The provider by its name in the configuration.
        provider: String,
    },
    /// Remove the stored key.
    Remove {
        /// The provider by its name in the configuration.
        provider: String,
    },
    /// Ask the provider whether it accepts the key.
    Check {
        /// The provider by its name in the configuration.
        provider: String,
    },
}

/// What can be done with the configuration.
#[derive(Debug, Clone, Copy, Subcommand)]
pub enum ConfigAction {
    /// Print where the file is, or would be.
    Path,
    /// Say which lines are wrong and what would be right.
    Check,
    /// Print what holds, defaults included.
    Show,
}

impl Describe {
    /// One request for each subject named.
    pub fn requests(&self) -> Vec<Request> {
        let one = |subject| Request {
            subject,
            mode: self.mode,
            detail: self.detail,
            provider: self.provider.clone(),
            language: self.language.clone(),
            voice: if self.no_speech {
                Voice::Silent
            } else {
                Voice::Spoken
            },
        };
        if self.subjects.is_empty() {
            return vec![one(Subject::Screen)];
        }
        self.subjects
            .iter()
            .map(|name| one(subject(name)))
            .collect()
    }
}

/// The subject of that name; every other word is a file. A file called "screen" is "./screen".
fn subject(name: &str) -> Subject {
    match name {
        "screen" => Subject::Screen,
        "window" => Subject::Window,
        "clipboard" => Subject::Clipboard,
        file => {
            let file = PathBuf::from(file);
            // The daemon has another working folder.
            Subject::File(std::path::absolute(&file).unwrap_or(file))
        }
    }
}
