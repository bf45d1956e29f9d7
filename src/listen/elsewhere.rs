//! Systems without an X display: the portable candidate is the only one, and there is always a
//! desktop to listen to. It never waits for anything but the end.

use std::io::{PipeReader, Read};

use super::{Candidate, portable};
use crate::verdict::Verdict;
use crate::wording::{Sentence, remarks};

/// The ways of hearing keys in order of preference.
pub(super) const CANDIDATES: [Candidate; 1] = [portable::CANDIDATE];

/// The candidates to be tried.
pub(super) fn candidates(_backend: &str) -> impl Iterator<Item = &'static Candidate> {
    CANDIDATES.iter()
}

/// The way that is none here.
pub(super) const PORTAL: &str = "portal";

/// Why a way is not tried.
pub(super) const USELESS: Sentence = remarks::NOT_THIS_SYSTEM;

/// There is no portal.
pub(super) async fn portal() -> Result<String, String> {
    Err(USELESS.into())
}

/// The system's settings run no commands of ours.
pub(super) async fn bound() -> Option<Verdict> {
    None
}

/// How listening, or waiting for something to listen to, came to its end.
pub(super) enum Ending {
    /// The keys are given back.
    Closed,
    /// The display went away.
    Lost,
}

/// The desktop, which does not go away.
pub(super) struct Presence;

/// The waiting for a desktop.
pub(super) struct Patience;

/// Opening never takes long here, so that nobody can have closed in the meantime.
pub(super) fn is_closed(_: &PipeReader) -> bool {
    false
}

impl Presence {
    pub(super) fn reach() -> Option<Self> {
        Some(Self)
    }

    pub(super) fn stay(&self, mut closing: &PipeReader) -> Ending {
        // Nothing is ever written: the read ends when the other end is dropped.
        let _ = closing.read(&mut [0]);
        Ending::Closed
    }
}

impl Patience {
    pub(super) fn new() -> Self {
        Self
    }

    pub(super) fn wait(&mut self, closing: &PipeReader) -> Ending {
        Presence.stay(closing)
    }
}
