//! The door to what outlives a request, and only when the person asks for it: the history of what was
//! said. Text alone is kept, never a picture. Writing has a thread of its own that ends with its work,
//! so that nobody waits for a disk, and nothing is opened before there is something to keep.

use std::path::PathBuf;

use serde::{Deserialize, Serialize};

use crate::wording::configuration::range;

pub use self::fault::Fault;
pub use self::store::{Said, Store};
pub use self::writer::History;

mod fault;
mod folder;
mod privacy;
mod store;
mod writer;

/// The `[history]` table of the configuration.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct Settings {
    /// Whether the words of answers are kept.
    pub keep: bool,
    /// For how many days they are kept, 1 to 365.
    pub days: u16,
    /// How many answers are kept at the most, 1 to 10000.
    pub count: u32,
}

impl Default for Settings {
    /// A week and a hundred answers: enough to find again what was heard, and little to be found.
    fn default() -> Self {
        Self {
            keep: false,
            days: 7,
            count: 100,
        }
    }
}

impl Settings {
    /// Every fault of the table, as the field's name and a sentence with what would be right.
    pub fn check(&self) -> Vec<(&'static str, String)> {
        let mut faults = Vec::new();
        if !(1..=365).contains(&self.days) {
            faults.push(("days", range("days", 1, 365)));
        }
        if !(1..=10_000).contains(&self.count) {
            faults.push(("count", range("count", 1, 10_000)));
        }
        faults
    }
}

/// The folder of the history, where the environment tells of one.
pub fn folder() -> Option<PathBuf> {
    folder::find()
}
