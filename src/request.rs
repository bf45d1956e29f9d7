//! What the user can ask. The same value comes from a key, the command line and the tray, and goes
//! over the socket as it is. Nothing in it asks for a reply: what follows is told to every client.

use std::path::PathBuf;

use serde::{Deserialize, Serialize};

use crate::tongue::Tongue;

pub use self::mode::{Mode, OwnMode};

mod mode;

/// Everything a user can ask of the daemon.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Command {
    /// Look at something and say what is there.
    Describe(Request),
    /// Ask a further question about the picture that was looked at last; without one, the person is
    /// asked for it in a window.
    Ask(Option<String>),
    /// Say more about the picture that was looked at last.
    More,
    /// Drop the picture that was looked at last, and all that was said about it.
    Forget,
    /// Say the last answer again, without asking anybody.
    Repeat,
    /// Be silent and cancel what is under way.
    Stop,
    /// Put the last answer on the clipboard.
    Copy,
    /// Take this for the next looks, as far as they do not say so themselves.
    Prefer(Preference),
    /// Look no more, or look again.
    Pause(bool),
    /// Describe newly copied pictures without a press, or no longer.
    Watch(bool),
    /// Keep nothing in the history, or keep it again.
    Private(bool),
    /// Read the configuration file again.
    Reload,
    /// End the daemon.
    Quit,
}

/// What the next looks take, until the daemon ends or reads its configuration again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Preference {
    /// The only provider that is asked, by its name in the configuration; none for the configured order.
    Provider(Option<String>),
    /// How long descriptions are; none for the configured detail.
    Detail(Option<Detail>),
    /// What descriptions are for.
    Mode(Mode),
}

/// All that is preferred at present.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, rename_all = "kebab-case")]
pub struct Preferences {
    /// The only provider that is asked; none for the configured order.
    pub provider: Option<String>,
    /// How long descriptions are; none for the configured detail.
    pub detail: Option<Detail>,
    /// What descriptions are for.
    pub mode: Mode,
}

/// One look: at what, how, and for whom.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct Request {
    /// What to look at.
    pub subject: Subject,
    /// What the description is for.
    pub mode: Mode,
    /// What the person's own mode asks for; found in the configuration and never sent.
    #[serde(skip)]
    pub aim: Option<String>,
    /// What to answer instead of a description.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub question: Option<String>,
    /// A text whose place on the screen is told instead of a description, by this machine alone.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub find: Option<String>,
    /// Whether two providers are asked and what they say is compared.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub second_opinion: bool,
    /// How long the description shall be; the configured detail when absent.
    pub detail: Option<Detail>,
    /// The provider to ask instead of the configured order, by its name in the configuration.
    pub provider: Option<String>,
    /// The language of the answer as a BCP 47 tag instead of the configured one.
    pub language: Option<String>,
    /// Whether the answer is spoken; the acknowledging sound is heard in any case.
    pub voice: Voice,
    /// Whether the person has agreed that a picture with secrets is sent.
    #[serde(skip_serializing_if = "Consent::is_needed")]
    pub consent: Consent,
}

/// Whether a picture with secrets may be sent.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Consent {
    /// Only when the person has been asked, as configured.
    #[default]
    Needed,
    /// The picture that was withheld may, as it was taken then.
    ForWithheld,
    /// Whatever is looked at now may.
    Given,
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
    /// The picture that was looked at last, as it was then.
    Same,
    /// What has changed since the picture that was looked at last.
    Changes,
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

impl Consent {
    fn is_needed(&self) -> bool {
        *self == Self::Needed
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

    /// The language in which this machine's own words about it are put together.
    pub fn tongue(&self) -> Tongue {
        self.language
            .as_deref()
            .map_or_else(Tongue::current, Tongue::of)
    }
}
