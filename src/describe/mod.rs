//! The door to what can be said about a picture: a [`Prompt`] goes in, words come out as they are
//! found. Nothing here knows who listens.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use anyhow::bail;
use futures_util::future::BoxFuture;
use futures_util::stream::BoxStream;
use serde::{Deserialize, Serialize};

use self::local::{Searched, Texts};
use crate::event::Tokens;
use crate::failure::Failure;
use crate::picture::Limits;
use crate::prompt::{Difference, Prompt};
use crate::wording;

#[cfg(not(target_os = "linux"))]
mod absent;
mod answer;
mod anthropic;
mod compatible;
mod complaint;
mod connection;
pub mod consent;
mod credential;
mod dialect;
mod family;
mod fault;
mod found;
mod gemini;
pub mod key;
#[cfg(target_os = "linux")]
mod key_file;
#[cfg(target_os = "linux")]
mod keyring;
pub mod local;
mod openai;
mod patience;
pub mod probe;
mod reading;
mod received;
mod remote;
mod settings;
pub mod sse;
mod trial;
mod tried;
mod watch;

#[cfg(not(target_os = "linux"))]
use absent::{key_file, keyring};

pub use found::{Checked, Model};
pub use patience::Patience;
pub use tried::{check, check_with, models};

/// Describes pictures.
pub trait Describer: Send + Sync {
    /// The name in the configuration, as it is spoken.
    fn name(&self) -> &str;

    /// The size and weight that this describer's pictures must keep to.
    fn limits(&self) -> Limits;

    /// Whether it looks on this machine: then it wants the picture as it was taken and all that can
    /// be known around it, and no encoded image.
    fn looks_here(&self) -> bool {
        false
    }

    /// Opens a connection as far as it goes without a word, to learn whether there is a way.
    fn reach(&self) -> BoxFuture<'_, Result<(), Failure>> {
        Box::pin(async { Ok(()) })
    }

    /// Leaves the connections that it keeps, since the server does not know them any more.
    fn disconnect(&self) {}

    /// Makes ready at key-down, beside the capture: opens the connection, sends no content.
    fn prepare(&self) -> BoxFuture<'_, ()>;

    /// Describes the prompt's picture; dropping the stream cancels the request at the server.
    ///
    /// The stream is whole only when it ends after [`Fragment::End`]; an error ends it, and words
    /// that came before it stay true. It never ends silently: the end without a signal is
    /// [`Failure::CutOff`]. Whoever reads on after the end lets the connection be used again.
    fn describe(&self, prompt: Prompt) -> BoxStream<'_, Result<Fragment, Failure>>;

    /// All texts of the prompt's picture, from who looks here; nothing where nothing can be read.
    fn texts(&self, _prompt: Prompt) -> BoxFuture<'_, Texts> {
        Box::pin(std::future::ready(Texts::default()))
    }

    /// The texts in which the prompt's two pictures differ, from who looks here.
    fn difference(&self, _prompt: Prompt) -> BoxFuture<'_, Option<Difference>> {
        Box::pin(std::future::ready(None))
    }

    /// The lines of the prompt's picture with their places, the front window's first, as far as
    /// there is time, from who looks here; others cannot read.
    fn lines(&self, _prompt: Prompt, _within: Duration) -> BoxFuture<'_, Searched> {
        Box::pin(std::future::ready(Searched::failed()))
    }

    /// Lists the models that can be chosen; none where there is no choice.
    fn models(&self) -> BoxFuture<'_, Result<Vec<Model>, Failure>> {
        Box::pin(async { Ok(Vec::new()) })
    }

    /// Tries whether key, model and picture input work, with a small picture of our own making.
    fn check(&self) -> BoxFuture<'_, Result<Checked, Failure>> {
        Box::pin(async { Ok(Checked::default()) })
    }
}

/// What comes out of a describer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fragment {
    /// Words of the answer; they may end in the middle of a word.
    Text(String),
    /// Nothing will come for this long: the server asked us to wait before a new attempt.
    Postponed(Duration),
    /// A sign that the other side is alive, without words (a comment line, a thought).
    Alive,
    /// What the answer has cost so far; the last of them counts.
    Used(Tokens),
    /// The provider's own signal that the answer is whole.
    End,
}

/// One provider of descriptions.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct Settings {
    /// The language the provider speaks: "gemini", "openai", "anthropic", or "openai-compatible" for every
    /// other server with OpenAI's Chat Completions; "local" asks nobody and reads on this machine,
    /// and none of the options below concerns it.
    pub dialect: String,
    /// Where the provider is; the dialect's own server when left out, and "openai-compatible" has none. It
    /// must begin with https, or lead to this machine itself.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub base_url: Option<String>,
    /// The address to which the person has agreed to send pictures; nothing is sent to another one, but
    /// to this machine itself. "aloud setup" asks for it and writes it here.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub agreed: Option<String>,
    /// The model that looks at the pictures; a quick one of the dialect when left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub model: Option<String>,
    /// A file with further certificate authorities to trust beside the system's, as PEM.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ca_file: Option<PathBuf>,
    /// How many seconds the provider may take until its first sign of an answer, 1 to 600; when left
    /// out 20, and 180 for an "openai-compatible" server on this machine, which may have to load its model.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub first_word_seconds: Option<u64>,
    /// How much the model thinks before it speaks, by the provider's own word, for instance "none" or
    /// "low"; the least it can when left out, and not said to an "openai-compatible" server. Not for Gemini.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub effort: Option<String>,
    /// The version of the API as a date, for Anthropic alone; older gateways know only 2023-06-01.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub version: Option<String>,
    /// What the provider may refuse to talk about, for Gemini alone: "default" leaves it to the
    /// provider, "off" asks it to refuse as little as it can; or a list of rules, each with a
    /// category and a threshold.
    pub safety: Safety,
    /// The most tokens of an answer, thinking included; fitting the detail when left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max_tokens: Option<u32>,
}

/// A wish about what the provider refuses.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Safety {
    /// As the provider thinks best.
    #[default]
    Default,
    /// As little as possible: what the sighted can see may be described.
    Off,
    /// As these rules say.
    #[serde(untagged)]
    Rules(Vec<SafetyRule>),
}

/// How strictly one kind of content is refused.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SafetyRule {
    /// The provider's name for the kind, for instance "harassment".
    pub category: String,
    /// The provider's name for the strictness, for instance "block-only-high".
    pub threshold: String,
}

impl Settings {
    /// The reader on this machine.
    pub fn local() -> Self {
        Self {
            dialect: "local".to_owned(),
            ..Self::default()
        }
    }
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            dialect: CANDIDATES[0].dialect.to_owned(),
            base_url: None,
            agreed: None,
            model: None,
            ca_file: None,
            first_word_seconds: None,
            effort: None,
            version: None,
            safety: Safety::Default,
            max_tokens: None,
        }
    }
}

/// What surrounds a describer: how long it waits, and where its keys are.
#[derive(Debug, Clone, Default)]
pub struct Conditions {
    /// The limits of waiting; `first-word-seconds` of the settings changes the first sign's.
    pub patience: Patience,
    /// Where the keys are.
    pub places: key::Places,
}

/// A kind of describer.
struct Candidate {
    /// Its name in the configuration.
    dialect: &'static str,
    /// Where it is at home; none for the reader on this machine, which wants no key and sends nothing.
    home: Option<&'static dialect::Home>,
    open: fn(&str, &Settings, Conditions) -> anyhow::Result<Arc<dyn Describer>>,
}

/// All kinds of describers; the first is the default.
const CANDIDATES: &[Candidate] = &[
    Candidate {
        dialect: gemini::HOME.dialect,
        home: Some(&gemini::HOME),
        open: |name, settings, conditions| {
            let dialect = Box::new(gemini::Gemini::new(settings));
            remote(name, settings, conditions, &gemini::HOME, dialect)
        },
    },
    Candidate {
        dialect: openai::HOME.dialect,
        home: Some(&openai::HOME),
        open: |name, settings, conditions| {
            let dialect = Box::new(openai::OpenAi::new(settings));
            remote(name, settings, conditions, &openai::HOME, dialect)
        },
    },
    Candidate {
        dialect: anthropic::HOME.dialect,
        home: Some(&anthropic::HOME),
        open: |name, settings, conditions| {
            let dialect = Box::new(anthropic::Anthropic::new(settings));
            remote(name, settings, conditions, &anthropic::HOME, dialect)
        },
    },
    Candidate {
        dialect: compatible::HOME.dialect,
        home: Some(&compatible::HOME),
        open: |name, settings, conditions| {
            let dialect = Box::new(compatible::Compatible::new(settings));
            remote(name, settings, conditions, &compatible::HOME, dialect)
        },
    },
    Candidate {
        dialect: "local",
        home: None,
        open: |name, _, _| Ok(Arc::new(local::Local::new(name))),
    },
];

fn remote(
    name: &str,
    settings: &Settings,
    conditions: Conditions,
    home: &'static dialect::Home,
    dialect: Box<dyn dialect::Dialect>,
) -> anyhow::Result<Arc<dyn Describer>> {
    let remote = remote::Remote::open(name, settings, conditions, home, dialect)?;
    Ok(Arc::new(remote))
}

/// The dialects that the configuration may name.
pub fn dialects() -> impl Iterator<Item = &'static str> {
    CANDIDATES.iter().map(|candidate| candidate.dialect)
}

/// Whether a provider of these settings may want a key.
pub fn takes_key(settings: &Settings) -> bool {
    home(settings).is_some()
}

/// The web site that hands out the keys of these settings' dialect, where there is one.
pub fn site(settings: &Settings) -> Option<&'static str> {
    home(settings)?.site
}

fn home(settings: &Settings) -> Option<&'static dialect::Home> {
    let mut rows = CANDIDATES.iter();
    rows.find(|row| row.dialect == settings.dialect)?.home
}

/// Opens the describer of one `[provider.NAME]` table; nothing is sent yet and no key is needed.
///
/// # Errors
/// When the settings cannot work, in words that name the setting.
pub fn open(name: &str, settings: &Settings) -> anyhow::Result<Arc<dyn Describer>> {
    open_under(name, settings, Conditions::default())
}

/// Opens a describer under other conditions than the user's own.
///
/// # Errors
/// As [`open`].
pub fn open_under(
    name: &str,
    settings: &Settings,
    conditions: Conditions,
) -> anyhow::Result<Arc<dyn Describer>> {
    let Some(row) = CANDIDATES
        .iter()
        .find(|row| row.dialect == settings.dialect)
    else {
        let known = dialects().collect::<Vec<_>>().join(", ");
        bail!(wording::configuration::no_dialect(
            &settings.dialect,
            &known
        ));
    };
    (row.open)(name, settings, conditions)
}
