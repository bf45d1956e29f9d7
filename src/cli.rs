//! The command line; the doc comments here are the help text.

use std::path::PathBuf;

use clap::{ArgAction, Args, Parser, Subcommand};

pub use self::complaint::complaint;
pub use self::desktop::{ScreenshotsAction, ShortcutsAction};
use self::mode::ModeName;
use self::subject::subject;
use crate::request::{Consent, Detail, Mode, Request, Subject, Voice};

mod complaint;
mod desktop;
mod mode;
mod subject;

/// Press a key and hear what is on the screen.
///
/// The program that listens for the keys is called the daemon and is started with: aloud daemon.
/// The other commands talk to it. Where no daemon runs, aloud describe does the work by itself.
#[derive(Debug, Parser)]
#[command(
    name = "aloud",
    version,
    after_help = EXIT_CODES,
    disable_help_flag = true,
    disable_version_flag = true,
    disable_help_subcommand = true,
    subcommand_value_name = "COMMAND"
)]
pub struct Cli {
    /// What to do.
    #[command(subcommand)]
    pub action: Action,
    /// Print this help.
    #[arg(short, long, global = true, action = ArgAction::HelpLong)]
    help: Option<bool>,
    /// Print the version.
    #[arg(short = 'V', long, action = ArgAction::Version)]
    version: Option<bool>,
}

const EXIT_CODES: &str = "Exit codes:
  0  The answer is complete.
  1  Something failed; standard error says what.
  2  The command was not understood.
  3  No daemon is running, and the command needs one.
  4  The answer was cut off or stopped.";

/// The commands.
#[derive(Debug, Subcommand)]
#[command(disable_help_subcommand = true)]
pub enum Action {
    /// Listen for the keys until stopped; the log goes to standard error.
    Daemon {
        /// Leave the configuration aside and ask no provider, as after several crashes.
        #[arg(long)]
        safe: bool,
    },
    /// Describe the screen or a part of it, the picture on the clipboard, or picture files, or what has
    /// changed since the last look.
    Describe(Describe),
    /// Tell whether a text is on the screen, and where; it is looked for on this machine alone.
    Find {
        /// The text; case and accents do not matter.
        #[arg(required = true)]
        text: Vec<String>,
        /// Write the answer without speaking it; the short sounds are still heard.
        #[arg(long)]
        no_speech: bool,
        /// Write the answer for programs, as one JSON object a line.
        #[arg(long)]
        json: bool,
    },
    /// Ask a further question about the picture that was looked at last.
    Ask {
        /// The question; it is asked for, or read from standard input, when left out.
        question: Vec<String>,
        /// Write the answer for programs, as one JSON object a line.
        #[arg(long)]
        json: bool,
    },
    /// Say more about the picture that was looked at last.
    More,
    /// Drop the picture that was looked at last, and all that was said about it.
    Forget,
    /// Say the last answer again.
    Repeat,
    /// Be silent and cancel what is under way.
    Stop,
    /// Put the last answer on the clipboard.
    Copy,
    /// Look no more until told to resume, whatever key is pressed.
    Pause,
    /// Look again after a pause.
    Resume,
    /// Tell what was said, the newest first, where the history is switched on in the configuration.
    #[command(args_conflicts_with_subcommands = true, disable_help_subcommand = true)]
    History {
        /// Words that an answer must hold; all answers are told when left out.
        search: Vec<String>,
        /// Write the answers for programs, as one JSON object a line.
        #[arg(long)]
        json: bool,
        /// What to do with the history.
        #[command(subcommand)]
        action: Option<HistoryAction>,
    },
    /// Keep nothing in the history, or keep answers again.
    Private {
        /// On keeps nothing from now on; off ends that.
        #[arg(value_enum)]
        state: Switch,
    },
    /// Read the configuration file again.
    Reload,
    /// Tell what the daemon is doing, and with which voice, keys and providers.
    Status {
        /// Write the status for programs, as one JSON object.
        #[arg(long)]
        json: bool,
    },
    /// Set Aloud up: speech, provider, consent, key, keys, tray, start at login; every question is printed and
    /// spoken, and can be answered anew by running this again.
    Setup,
    /// Try every part for real, and tell what works, what does not, and what to do about it.
    Doctor {
        /// Write what is found without speaking it; the short sounds are still heard.
        #[arg(long)]
        no_speech: bool,
        /// Write it for programs, as one JSON object.
        #[arg(long)]
        json: bool,
        /// Write a report for those who can help into this file; it holds nothing from the screen and no key.
        #[arg(long, value_name = "FILE")]
        report: Option<PathBuf>,
    },
    /// Store, remove or check the key that a provider asks for.
    #[command(disable_help_subcommand = true)]
    Key {
        /// What to do with the key.
        #[command(subcommand)]
        action: KeyAction,
    },
    /// Have Aloud started at login, or no longer.
    #[command(disable_help_subcommand = true)]
    Autostart {
        /// What to do about the start at login.
        #[command(subcommand)]
        action: AutostartAction,
    },
    /// Let Aloud see the screen on desktops that ask for that or refuse it, or no longer.
    #[command(disable_help_subcommand = true)]
    Screenshots {
        /// What to do about the desktop's permission.
        #[command(subcommand)]
        action: ScreenshotsAction,
    },
    /// Have the keys set in the desktop's own settings, where it gives programs none; asks whether to add
    /// them when nothing more is said.
    #[command(disable_help_subcommand = true)]
    Shortcuts {
        /// What to do about the desktop's settings.
        #[command(subcommand)]
        action: Option<ShortcutsAction>,
    },
    /// Do what a key does, for a key that is set in the desktop's own settings: the same again cancels,
    /// twice quickly asks for everything.
    Press {
        /// What the key is for, by its name under keys in the configuration, such as screen or stop.
        action: String,
    },
    /// Find, check or show the configuration.
    #[command(disable_help_subcommand = true)]
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
    /// List the voices that can be set in the configuration.
    Voices,
}

/// What to look at, and how.
#[derive(Debug, Args)]
pub struct Describe {
    /// What to look at: screen, window, focus (the focused control), pointer (what is around it),
    /// clipboard, changes, or picture files; the screen when left out.
    #[arg(value_name = "SUBJECT")]
    pub subjects: Vec<String>,
    /// What the description is for; a mode of your own may be named.
    #[arg(long, value_parser = ModeName, default_value = "auto")]
    pub mode: Mode,
    /// How long the answer is; as configured when left out.
    #[arg(long, value_enum)]
    pub detail: Option<Detail>,
    /// The provider to ask, by its name in the configuration; the first when left out.
    #[arg(long)]
    pub provider: Option<String>,
    /// Ask a second provider, too, or the same one twice, and tell what both say and where they differ.
    #[arg(long)]
    pub second_opinion: bool,
    /// Send the picture even if secrets such as card numbers or passwords are found in it.
    #[arg(long)]
    pub send_anyway: bool,
    /// The language of the answer, such as de or pt-BR; as configured when left out.
    #[arg(long)]
    pub language: Option<String>,
    /// Write the answer without speaking it; the short sounds are still heard.
    #[arg(long)]
    pub no_speech: bool,
    /// Write the answer for programs, as one JSON object a line.
    #[arg(long)]
    pub json: bool,
}

/// What can be done with a key.
#[derive(Debug, Subcommand)]
pub enum KeyAction {
    /// Store a key; it is asked for and not shown, or read from standard input.
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

/// What can be done about the start at login.
#[derive(Debug, Clone, Copy, Subcommand)]
pub enum AutostartAction {
    /// Start Aloud at every login from now on.
    Enable,
    /// Start it no longer at login; one that runs is left running.
    Disable,
    /// Tell whether it starts at login, and by what.
    Status,
    /// Start it now in this session, as a login does.
    Now,
}

/// What can be done with the history.
#[derive(Debug, Clone, Copy, Subcommand)]
pub enum HistoryAction {
    /// Delete all that is kept, so that nothing of it is left in the file.
    Forget,
}

/// On or off.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum Switch {
    /// From now on.
    On,
    /// No longer.
    Off,
}

/// What can be done with the configuration.
#[derive(Debug, Clone, Subcommand)]
pub enum ConfigAction {
    /// Print where the file is, or would be.
    Path,
    /// Tell which lines are wrong, and what would be right.
    Check,
    /// Print every option with the value it has, defaults included.
    Show,
    /// Change one option in the file, whose comments and other lines stay.
    Set {
        /// The option with its table, such as speech.rate.
        option: String,
        /// Its value, such as 20.
        #[arg(allow_hyphen_values = true)]
        value: String,
    },
    /// Take one option out of the file, so that its default holds.
    Unset {
        /// The option with its table, such as speech.rate.
        option: String,
    },
}

impl Describe {
    /// One request for each subject named.
    pub fn requests(&self) -> Vec<Request> {
        let one = |subject| Request {
            subject,
            mode: self.mode.clone(),
            question: None,
            find: None,
            aim: None,
            second_opinion: self.second_opinion,
            detail: self.detail,
            provider: self.provider.clone(),
            language: self.language.clone(),
            voice: if self.no_speech {
                Voice::Silent
            } else {
                Voice::Spoken
            },
            consent: if self.send_anyway {
                Consent::Given
            } else {
                Consent::Needed
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

/// The request that looks for these words.
pub fn finding(words: &[String], no_speech: bool) -> Request {
    Request {
        find: Some(words.join(" ")),
        voice: match no_speech {
            true => Voice::Silent,
            false => Voice::Spoken,
        },
        ..Request::default()
    }
}
