//! What a description is for: one of the modes of Aloud's own, or one that the person has made. A
//! mode is known by its name, on the socket and in the configuration alike.

use serde::{Deserialize, Serialize};

use super::{Detail, Subject};

/// What a description is for.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(from = "String", into = "String")]
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
    /// A mode of the person's own, by its name in the configuration.
    Own(String),
}

/// The `[mode.NAME]` table: a mode of the person's own, or a key for one of Aloud's.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct OwnMode {
    /// What a description in this mode is for, in words for the model.
    pub instruction: String,
    /// The key that looks in this mode, such as "Super+Alt+R"; an empty text means no key.
    pub key: String,
    /// What the key looks at.
    pub subject: Subject,
    /// The provider that is asked in this mode, by its name in the configuration; the usual ones
    /// when left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub provider: Option<String>,
    /// The length of descriptions in this mode; the configured one when left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub detail: Option<Detail>,
}

impl Mode {
    /// The modes of Aloud's own.
    pub const BUILT_IN: [Self; 6] = [
        Self::Auto,
        Self::Text,
        Self::Ui,
        Self::Photo,
        Self::Chart,
        Self::Alt,
    ];

    /// Its name in the configuration and on the command line.
    pub fn name(&self) -> &str {
        match self {
            Self::Auto => "auto",
            Self::Text => "text",
            Self::Ui => "ui",
            Self::Photo => "photo",
            Self::Chart => "chart",
            Self::Alt => "alt",
            Self::Own(name) => name,
        }
    }

    /// The mode of that name; every name that is none of Aloud's own may be one of the person's.
    pub fn of(name: &str) -> Self {
        let known = Self::BUILT_IN.into_iter().find(|mode| mode.name() == name);
        known.unwrap_or_else(|| Self::Own(name.to_owned()))
    }
}

impl From<String> for Mode {
    fn from(name: String) -> Self {
        Self::of(&name)
    }
}

impl From<Mode> for String {
    fn from(mode: Mode) -> Self {
        mode.name().to_owned()
    }
}
