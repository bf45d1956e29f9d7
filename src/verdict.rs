//! What came of trying one way behind a door, for whoever wants to know what works here. It never
//! holds what was seen, read or said.

use std::time::{Duration, Instant};

use serde::Serialize;

/// One way that was tried.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Verdict {
    /// Its name in the table of candidates, which is also its name in the configuration.
    pub name: String,
    /// Whether it works here.
    pub works: bool,
    /// How long it took in milliseconds.
    pub millis: u64,
    /// What was found, or why it does not work; empty where there is nothing to add.
    pub remark: String,
    /// What a program or the system said about it, for whoever mends it; in no language of ours.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cause: Option<String>,
}

impl Verdict {
    /// The verdict on a way that was begun at `begun`: what was found, or why it does not work.
    pub fn of(name: &str, begun: Instant, outcome: Result<String, String>) -> Self {
        Self::after(name, begun.elapsed(), outcome)
    }

    /// The same for a way that took this long.
    pub fn after(name: &str, took: Duration, outcome: Result<String, String>) -> Self {
        let works = outcome.is_ok();
        Self {
            name: name.to_owned(),
            works,
            millis: u64::try_from(took.as_millis()).unwrap_or(u64::MAX),
            remark: outcome.unwrap_or_else(|reason| reason),
            cause: None,
        }
    }

    /// The same, with what was said about it.
    pub fn because(self, cause: Option<String>) -> Self {
        Self { cause, ..self }
    }
}
