//! What was answered so far, and how it differs from what is configured.

use crate::config::{Config, change::Change};
use crate::describe::key::Key;
use crate::describe::{self, consent};
use crate::listen;
use crate::present;

/// The answers, as they will be configured.
#[derive(Debug, Clone)]
pub(super) struct Answers {
    pub(super) speech: present::Settings,
    /// The providers in order.
    pub(super) order: Vec<String>,
    /// The provider that was spoken of, with its settings and whether the person has agreed.
    pub(super) provider: Option<(String, describe::Settings)>,
    /// A key to store, and for whom.
    pub(super) key: Option<(String, Key)>,
    pub(super) keys: listen::Settings,
    pub(super) tray: bool,
    /// Whether to start at login; none where it was not asked.
    pub(super) login: Option<bool>,
    /// Whether the desktop's own configuration is to start Aloud.
    pub(super) line: bool,
    /// Whether the desktop's own configuration is to have the keys.
    pub(super) bound: bool,
    /// Whether the desktop is to let Aloud see the screen.
    pub(super) seen: bool,
}

impl Answers {
    /// What is configured now.
    pub(super) fn of(config: &Config) -> Self {
        Self {
            speech: config.speech.clone(),
            order: config.providers.clone(),
            provider: None,
            key: None,
            keys: config.keys.clone(),
            tray: config.tray.show,
            login: None,
            line: false,
            bound: false,
            seen: false,
        }
    }

    /// Puts what is different into the file.
    pub(super) fn write(&self, before: &Config, change: &mut Change) -> Result<(), String> {
        let speech = &self.speech;
        if speech.engine != before.speech.engine {
            change.set(&["speech", "engine"], speech.engine.as_str())?;
        }
        if speech.rate != before.speech.rate {
            change.set(&["speech", "rate"], i64::from(speech.rate))?;
        }
        if speech.voice != before.speech.voice {
            change.set(&["speech", "voice"], speech.voice.as_str())?;
        }
        if self.order != before.providers {
            let order: toml_edit::Array = self.order.iter().collect();
            change.set(&["providers"], order)?;
        }
        if let Some((name, settings)) = &self.provider {
            write_provider(name, settings, before.provider.get(name), change)?;
        }
        let (own, old) = (table(&self.keys), table(&before.keys));
        for (action, key) in &own {
            if let (Some(key), true) = (key.as_str(), old.get(action) != Some(key)) {
                change.set(&["keys", action], key)?;
            }
        }
        if self.tray != before.tray.show {
            change.set(&["tray", "show"], self.tray)?;
        }
        Ok(())
    }
}

fn write_provider(
    name: &str,
    settings: &describe::Settings,
    before: Option<&describe::Settings>,
    change: &mut Change,
) -> Result<(), String> {
    if before == Some(settings) {
        return Ok(());
    }
    let old = before.cloned().unwrap_or_default();
    if before.is_none() {
        change.set(&["provider", name, "dialect"], settings.dialect.as_str())?;
    }
    for (option, value, old) in [
        ("base-url", &settings.base_url, &old.base_url),
        ("model", &settings.model, &old.model),
        ("agreed", &settings.agreed, &old.agreed),
    ] {
        match value {
            _ if value == old => {}
            Some(value) => change.set(&["provider", name, option], value.as_str())?,
            None => change.unset(&["provider", name, option]),
        }
    }
    Ok(())
}

/// Writes whether the person has agreed to a provider's address.
pub(super) fn write_consent(
    name: &str,
    before: &describe::Settings,
    agreed: bool,
    change: &mut Change,
) -> Result<(), String> {
    let settings = describe::Settings {
        agreed: consent::address(before).filter(|_| agreed),
        ..before.clone()
    };
    write_provider(name, &settings, Some(before), change)
}

/// The keys by the names of their actions.
fn table(keys: &listen::Settings) -> toml::Table {
    // Our own type is a table of texts.
    toml::Table::try_from(keys).unwrap_or_default()
}

/// The same keys with another one for one action; none where there is no such action.
pub(super) fn with_key(
    keys: &listen::Settings,
    action: &str,
    key: &str,
) -> Option<listen::Settings> {
    let mut table = table(keys);
    table.insert(action.to_owned(), toml::Value::String(key.to_owned()));
    table.try_into().ok()
}
