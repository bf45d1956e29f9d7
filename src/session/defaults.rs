//! What requests take from the configuration.

use std::collections::BTreeMap;

use crate::request::{Detail, OwnMode};

/// What a request takes from the configuration where it does not say so itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Defaults {
    /// The length of answers.
    pub detail: Detail,
    /// The language of answers as a BCP 47 tag.
    pub language: String,
    /// Whether what an answer has cost is said behind it.
    pub tell_tokens: bool,
    /// The modes of the configuration by their names.
    pub modes: BTreeMap<String, OwnMode>,
}
