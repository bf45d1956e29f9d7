//! The `[tray]` table of the configuration, which is understood on every system.

use serde::{Deserialize, Serialize};

/// The `[tray]` table of the configuration.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct Settings {
    /// Whether there is an icon with a menu, where the desktop has a place for it.
    pub show: bool,
}

impl Default for Settings {
    fn default() -> Self {
        Self { show: true }
    }
}
