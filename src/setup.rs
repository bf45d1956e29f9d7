//! The first run, and the commands about keys, configuration, models and voices: typed and read, done
//! without the daemon. A key is never taken from an argument and never shown.

use std::io::{BufRead, IsTerminal};
use std::process::ExitCode;

use crate::cli::{ConfigAction, KeyAction};
use crate::client::{self, complain, write};
use crate::config::change::Change;
use crate::config::{self, Config};
use crate::describe::consent::{self, Consent};
use crate::describe::key::{Key, Place, Places};
use crate::failure::Failure;
use crate::wording::{commands as sentences, consent as privacy};
use crate::{describe, present, wording};

mod answers;
mod desktop;
mod dialogue;
mod first_run;
mod hearing;
mod option;
mod provider;

pub use self::first_run::first_run;

/// Longest line read as a key; real keys have some tens of characters.
const LONGEST_KEY: u64 = 4096;

/// Stores, removes or checks a provider's key.
pub async fn key(action: KeyAction) -> ExitCode {
    let config = config::load().config;
    let places = Places::default();
    let (KeyAction::Set { provider }
    | KeyAction::Remove { provider }
    | KeyAction::Check { provider }) = &action;
    let Some(settings) = config.provider.get(provider) else {
        return unknown(provider);
    };
    if !describe::takes_key(settings) {
        return said(Ok(sentences::needs_no_key(provider)));
    }
    let result = match action {
        KeyAction::Set { ref provider } => {
            let consent = consent::of(settings);
            if let Consent::Given(address) | Consent::Missing(address) = &consent {
                let home = settings.base_url.is_none();
                complain(&privacy::what_is_sent(provider, address));
                complain(&privacy::what_is_kept(&settings.dialect, home).to_string());
                complain(&privacy::by_the_key(provider));
            }
            let Some(key) = read_key(provider) else {
                complain(&sentences::NO_KEY_GIVEN.to_string());
                return ExitCode::from(client::FAILED);
            };
            let stored = places.store(provider, key).await;
            if stored.is_ok() {
                agree(provider, settings, true);
            }
            stored.map(|place| key_stored(provider, &place))
        }
        KeyAction::Remove { ref provider } => {
            agree(provider, settings, false);
            let removed_from = places.remove(provider).await;
            removed_from.map(|from| removed(provider, &from))
        }
        KeyAction::Check { ref provider } => describe::check(provider, settings)
            .await
            .map(|checked| works(provider, &checked)),
    };
    said(result)
}

/// Finds, checks, shows or changes the configuration.
pub async fn config(action: ConfigAction) -> ExitCode {
    match action {
        ConfigAction::Path => match config::path() {
            Some(path) => write(&format!("{}\n", path.display())),
            None => {
                complain(&sentences::NO_CONFIGURATION.to_string());
                return ExitCode::from(client::FAILED);
            }
        },
        ConfigAction::Check => {
            let news = config::load().news;
            if !news.is_empty() {
                news.iter()
                    .filter_map(wording::news)
                    .for_each(|sentence| complain(&sentence));
                return ExitCode::from(client::FAILED);
            }
            write(&format!("{}\n", sentences::CONFIGURATION_RIGHT));
        }
        ConfigAction::Set { option, value } => return told(option::set(&option, &value).await),
        ConfigAction::Unset { option } => return told(option::unset(&option).await),
        ConfigAction::Show => match toml::to_string_pretty(&config::load().config) {
            Ok(text) => write(&text),
            Err(error) => {
                complain(&sentences::not_shown(&error.to_string()));
                return ExitCode::from(client::FAILED);
            }
        },
    }
    ExitCode::SUCCESS
}

/// Lists the models of a provider, those first that describe.
pub async fn models(provider: Option<String>) -> ExitCode {
    let config = config::load().config;
    let Some(name) = provider.or_else(|| config.providers.first().cloned()) else {
        return unknown("");
    };
    let Some(settings) = config.provider.get(&name) else {
        return unknown(&name);
    };
    let listed = describe::models(&name, settings).await.map(|models| {
        let describing = models.iter().filter(|model| model.describes);
        describing
            .map(|model| match model.title.as_str() {
                "" => model.name.clone(),
                title => format!("{}, {title}", model.name),
            })
            .collect::<Vec<_>>()
            .join("\n")
    });
    said(listed)
}

/// Lists the voices of the speech engine.
pub async fn voices() -> ExitCode {
    let Config { speech, .. } = config::load().config;
    match present::voices(&speech).await {
        Ok(voices) => {
            voices
                .iter()
                .for_each(|voice| write(&format!("{}, {}\n", voice.name, voice.language)));
            ExitCode::SUCCESS
        }
        Err(sentence) => {
            complain(&sentence.to_string());
            ExitCode::from(client::FAILED)
        }
    }
}

/// A key from the hidden prompt of a terminal, else the first line of standard input.
fn read_key(provider: &str) -> Option<Key> {
    let input = std::io::stdin();
    let text = if input.is_terminal() {
        rpassword::prompt_password(format!("{} ", sentences::key_prompt(provider))).ok()?
    } else {
        let mut line = String::new();
        std::io::Read::take(input.lock(), LONGEST_KEY)
            .read_line(&mut line)
            .ok()?;
        line
    };
    Key::new(&text)
}

/// Writes down that the person has agreed by storing a key, or has taken that back.
fn agree(provider: &str, settings: &describe::Settings, agreed: bool) {
    let written = Change::begin().and_then(|mut change| {
        let leaves = consent::of(settings).leaves();
        answers::write_consent(provider, settings, agreed && leaves, &mut change)?;
        change.write()
    });
    if let Err(sentence) = written {
        complain(&sentence);
    }
}

/// Where a key is kept now.
fn key_stored(provider: &str, place: &Place) -> String {
    sentences::key_stored(provider, &named(place))
}

fn named(place: &Place) -> String {
    match place {
        Place::Environment(variable) => sentences::environment(variable),
        Place::Keyring => sentences::KEYRING.into(),
        Place::Typed => sentences::TYPED.into(),
        Place::File(path) => sentences::file(path),
    }
}

fn removed(provider: &str, from: &[Place]) -> String {
    let places: Vec<_> = from.iter().map(named).collect();
    sentences::key_removed(provider, &places)
}

fn works(provider: &str, checked: &describe::Checked) -> String {
    sentences::works(provider, &checked.model, checked.keyed)
}

fn said(result: Result<String, Failure>) -> ExitCode {
    told(result.map_err(|failure| wording::failure(&failure)))
}

fn told(result: Result<String, String>) -> ExitCode {
    match result {
        Ok(sentence) => {
            write(&format!("{sentence}\n"));
            ExitCode::SUCCESS
        }
        Err(sentence) => {
            complain(&sentence);
            ExitCode::from(client::FAILED)
        }
    }
}

fn unknown(provider: &str) -> ExitCode {
    complain(&wording::failure(&Failure::NoProvider {
        name: provider.to_owned(),
    }));
    ExitCode::from(client::FAILED)
}
