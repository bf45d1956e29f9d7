//! What becomes of keys that are not taken but given by the desktop, as on Wayland.

use serde::{Deserialize, Serialize};

use crate::tiling;

/// What became of the keys that the desktop itself gives, where programs cannot take any.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Shortcuts {
    /// It gives programs no keys.
    None(Desktop),
    /// It gives programs none, and has commands of ours bound to keys in its own settings; its name.
    Bound(String),
    /// It asks the person in a window whether Aloud may have its keys.
    Asked(Desktop),
    /// It has set no key for these actions, by their names in the configuration.
    Unset(Desktop, Vec<String>),
    /// It was asked, has given none, and keeps nothing of it that could be set in its settings.
    Refused,
    /// It has given keys for these actions that do something else as well.
    Shared(Vec<String>),
    /// It keeps other keys for these actions than those that are configured.
    Kept(Vec<String>),
    /// It does not answer.
    Silent,
    /// The keys are heard after all.
    Heard,
}

/// Whose keys they are that are heard.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum KeysBy {
    /// None are heard.
    #[default]
    Nobody,
    /// The program itself has grabbed them.
    Aloud,
    /// The desktop's portal gives them.
    Portal,
    /// The desktop's own settings have them, and run our commands; its name.
    Desktop(String),
}

/// Whose desktop it is, which only decides how help is worded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Desktop {
    /// GNOME.
    Gnome,
    /// KDE Plasma.
    Plasma,
    /// One of those that bind keys in their own configuration, by its name.
    Tiling(&'static str),
    /// Any other.
    Other,
}

impl Desktop {
    /// That of the environment.
    pub fn of_session() -> Self {
        if let Some(tiling) = tiling::here() {
            return Self::Tiling(tiling.name);
        }
        let named = std::env::var("XDG_CURRENT_DESKTOP").unwrap_or_default();
        let mut words = named.split(':');
        words
            .find_map(|word| match word.to_ascii_lowercase().as_str() {
                "gnome" => Some(Self::Gnome),
                "kde" => Some(Self::Plasma),
                _ => None,
            })
            .unwrap_or(Self::Other)
    }
}
