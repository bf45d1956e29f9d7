//! The `[clipboard]` table of the configuration, which is understood on every system.

use serde::{Deserialize, Serialize};

/// The `[clipboard]` table of the configuration.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct Settings {
    /// Whether a newly copied picture is described in one sentence without a press.
    pub watch: bool,
}
