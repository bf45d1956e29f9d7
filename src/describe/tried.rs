//! Providers opened for one question about themselves: their models, and whether they work.

use std::sync::Arc;

use super::{Checked, Conditions, Describer, Model, Settings, key, open, open_under};
use crate::failure::Failure;

/// Lists the models that a provider offers.
///
/// # Errors
/// As [`Describer::models`], and [`Failure::Misconfigured`] for settings that cannot work.
pub async fn models(name: &str, settings: &Settings) -> Result<Vec<Model>, Failure> {
    opened(name, settings)?.models().await
}

/// Tries whether a provider accepts the stored key and describes pictures.
///
/// # Errors
/// As [`Describer::check`], and [`Failure::Misconfigured`] for settings that cannot work.
pub async fn check(name: &str, settings: &Settings) -> Result<Checked, Failure> {
    opened(name, settings)?.check().await
}

/// Tries a provider with the keys of other places than the user's own.
///
/// # Errors
/// As [`check`].
pub async fn check_with(
    name: &str,
    settings: &Settings,
    places: key::Places,
) -> Result<Checked, Failure> {
    let conditions = Conditions {
        places,
        ..Conditions::default()
    };
    let opened = open_under(name, settings, conditions);
    opened
        .map_err(|error| misconfigured(name, &error))?
        .check()
        .await
}

pub(super) fn opened(name: &str, settings: &Settings) -> Result<Arc<dyn Describer>, Failure> {
    open(name, settings).map_err(|error| misconfigured(name, &error))
}

pub(super) fn misconfigured(name: &str, error: &anyhow::Error) -> Failure {
    Failure::Misconfigured {
        provider: name.to_owned(),
        reason: format!("{error:#}"),
    }
}
