//! One part of the program after its trial: how it stands, and what is said of it.

use std::fmt::Display;

use serde::Serialize;

use crate::verdict::Verdict;
use crate::wording::doctor as wording;

/// How a part stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum State {
    /// The main job cannot be done without it.
    Broken,
    /// Something is missing, and the main job can be done.
    Lacking,
    /// All is well.
    Well,
}

/// How much the main job needs a part.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Need {
    /// Nothing is done without it.
    Must,
    /// It is used where it is.
    May,
}

/// A part with everything that was found out about it.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Part {
    /// What it is called.
    pub(super) name: String,
    /// How it stands.
    pub(super) state: State,
    /// A sentence, with the one thing to do where something is missing.
    pub(super) says: String,
    /// All ways that were tried, best first.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) ways: Vec<Verdict>,
}

impl Part {
    /// A part without ways to choose from.
    pub(super) fn new(name: &str, state: State, says: impl Into<String>) -> Self {
        Self {
            name: name.to_owned(),
            state,
            says: says.into(),
            ways: Vec::new(),
        }
    }

    /// A part that works by the first of its ways that works.
    pub(super) fn of_ways(
        name: &str,
        ways: Vec<Verdict>,
        need: Need,
        remedy: impl Display,
    ) -> Self {
        let (state, says) = match ways.iter().find(|way| way.works) {
            Some(way) => (State::Well, wording::works(&way.name)),
            None => {
                let why = ways.first().map_or("", |way| way.remark.as_str());
                let state = match need {
                    Need::Must => State::Broken,
                    Need::May => State::Lacking,
                };
                (state, wording::fails(why, remedy))
            }
        };
        Self {
            ways,
            ..Self::new(name, state, says)
        }
    }

    /// The same, where the first way is better than the others for the ear.
    pub(super) fn best_first(mut self, remedy: impl Display) -> Self {
        if let (Some(first), Some(used)) = (
            self.ways.first().filter(|way| !way.works),
            self.ways.iter().find(|way| way.works),
        ) {
            self.state = State::Lacking;
            self.says = wording::works_less(&used.name, first, remedy);
        }
        self
    }

    /// The way that is used, if there is one.
    pub(super) fn way(&self) -> Option<&str> {
        let used = self.ways.iter().find(|way| way.works)?;
        Some(&used.name)
    }
}
