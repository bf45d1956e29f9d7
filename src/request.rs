//! What the user can ask. The same value comes from a key, the command line and the tray, and goes
//! over the socket as it is. Nothing in it asks for a reply: what follows is told to every client.

use std::path::PathBuf;

use serde::{Deserialize, Serialize};

/// Everything a user can ask of the daemon.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Command {
    /// Look at something and say what is there.
    Describe(Request),
    /// Say the last answer again, without asking anybody.
    Repeat,
    /// Be silent and cancel what is under way.
    Stop,
    /// Put the last answer on the clipboard.
    Copy,
    /// Read the configuration file again.
    Reload,
    /// End the daemon.
    Quit,
}

/// One look: at what, how, and for whom.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct Request {
    /// What to look at.
    pub subject: Subject,
    /// What the description is for.
    pub mode: Mode,
    /// How long the description shall be; the configured detail when absent.
    pub detail: Option<Detail>,
    /// The provider to ask instead of the configured order, by its name in the configuration.
    pub provider: Option<String>,
    /// The language of the answer as a BCP 47 tag instead of the configured one.
    pub language: Option<String>,
    /// Whether the answer is spoken; the acknowledging sound is heard in any case.
    pub voice: Voice,
}

/// What can be looked at.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Subject {
    /// The whole desktop.
    #[default]
    Screen,
    /// The active window.
    Window,
    /// The control that has the keyboard focus, with what is around it.
    Focus,
    /// What is around the mouse pointer.
    Pointer,
    /// The picture on the clipboard.
    Clipboard,
    /// A picture file.
    File(PathBuf),
}

/// What a description is for.
#[derive(
    Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize, clap::ValueEnum,
)]
#[serde(rename_all = "kebab-case")]
pub enum Mode {
    /// Chosen by the picture and what it shows.
    #[default]
    Auto,
    /// Read everything, exactly.
    Text,
    /// The controls and what can be done.
    Ui,
    /// A photo: subject, action, setting.
    Photo,
    /// A chart: the data.
    Chart,
    /// One alt text for publishing.
    Alt,
}

/// How long an answer shall be; only the length changes, never the order.
#[derive(
    Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize, clap::ValueEnum,
)]
#[serde(rename_all = "kebab-case")]
pub enum Detail {
    /// One sentence.
    Gist,
    /// A few sentences.
    #[default]
    Standard,
    /// Everything that is there.
    Full,
}

/// Whether a press says what this machine knows at once, before a provider answers.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum FirstWords {
    /// Where no screen reader has said it already.
    #[default]
    Auto,
    /// At every press.
    Always,
    /// At none.
    Never,
}

/// Whether an answer is spoken or only written to the client that asked.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Voice {
    /// Speak the answer.
    #[default]
    Spoken,
    /// Only write the answer.
    Silent,
}

impl Subject {
    /// Whether it is a part of the screen, so that applications can tell of it.
    pub fn is_on_screen(&self) -> bool {
        matches!(
            self,
            Self::Screen | Self::Window | Self::Focus | Self::Pointer
        )
    }
}

impl Request {
    /// A look at `subject` with everything else as configured.
    pub fn of(subject: Subject) -> Self {
        Self {
            subject,
            ..Self::default()
        }
    }
}
