//! The questions about who describes: the provider, what is sent there and how long it is kept, whether
//! the person agrees, and the key, which is tried before it is kept.

use super::answers::Answers;
use super::dialogue::{Dialogue, Left};
use crate::config::Config;
use crate::describe::consent::{self, Consent};
use crate::describe::key::{Key, Places};
use crate::describe::{self, Settings};
use crate::failure::Failure;
use crate::wording::{self as sentences, consent as privacy, setup as wording};

/// Those that everybody can have a key for.
const KNOWN: [&str; 3] = ["gemini", "openai", "anthropic"];

/// The reader on this machine.
const LOCAL: &str = "local";

/// Where Ollama listens by its own default.
const USUAL_ADDRESS: &str = "http://localhost:11434/v1";

/// What the own server is called in the configuration.
const OWN: &str = "own";

/// Wrong keys in a row after which the set-up goes on without.
const TRIES: usize = 3;

/// Asks who shall describe, and all that this brings with it.
pub(super) async fn ask(
    dialogue: &mut Dialogue,
    config: &Config,
    answers: &mut Answers,
) -> Result<(), Left> {
    let Some((name, mut settings)) = choose(dialogue, config).await? else {
        answers.order = vec![LOCAL.to_owned()];
        dialogue.say(wording::NOT_AGREED);
        return Ok(());
    };
    if !agree(dialogue, &name, &mut settings).await? {
        answers.order = vec![LOCAL.to_owned()];
        // An earlier consent is taken back.
        settings.agreed = None;
        answers.provider = Some((name, settings));
        return Ok(());
    }
    let known = config.providers.iter().filter(|one| **one != name);
    let others = known.filter(|one| *one != LOCAL && config.provider.contains_key(*one));
    answers.order = [name.clone()]
        .into_iter()
        .chain(others.cloned())
        .chain([LOCAL.to_owned()])
        .collect();
    if let Some(key) = key(dialogue, &name, &settings).await? {
        answers.key = Some((name.clone(), key));
    }
    answers.provider = Some((name, settings));
    Ok(())
}

/// Who it shall be, with the settings; none for the reader on this machine alone.
async fn choose(
    dialogue: &mut Dialogue,
    config: &Config,
) -> Result<Option<(String, Settings)>, Left> {
    let configured = config.provider.iter();
    let configured = configured
        .filter(|(name, settings)| settings.dialect != LOCAL && !KNOWN.contains(&name.as_str()));
    let mut names: Vec<String> = KNOWN.iter().map(|&name| name.to_owned()).collect();
    names.extend(configured.map(|(name, _)| name.clone()));
    let mut choices: Vec<_> = names
        .iter()
        .map(|name| wording::provider_choice(name))
        .collect();
    let has_own = names.iter().any(|name| name == OWN);
    if !has_own {
        choices.push(wording::OWN_SERVER.to_string());
        names.push(OWN.to_owned());
    }
    choices.push(wording::NOBODY.to_string());
    let first = config.providers.first().map_or("gemini", String::as_str);
    let usual = names.iter().position(|name| name == first);
    let usual = usual.map_or(choices.len(), |place| place + 1);
    let behind = wording::type_a_number(usual);
    let chosen = dialogue
        .choose(wording::WHO_DESCRIBES, &choices, usual, &behind)
        .await?;
    let Some(name) = names.get(chosen - 1) else {
        return Ok(None);
    };
    let settings = match config.provider.get(name) {
        Some(settings) => settings.clone(),
        None if name == OWN => own_server(dialogue).await?,
        None => Settings {
            dialect: name.clone(),
            ..Settings::default()
        },
    };
    Ok(Some((name.clone(), settings)))
}

async fn own_server(dialogue: &mut Dialogue) -> Result<Settings, Left> {
    let mut settings = Settings {
        dialect: "openai-compatible".to_owned(),
        ..Settings::default()
    };
    loop {
        let address = match dialogue.ask(wording::ADDRESS).await? {
            empty if empty.is_empty() => USUAL_ADDRESS.to_owned(),
            address => address,
        };
        settings.base_url = Some(address);
        match settings.check().into_iter().next() {
            None => break,
            Some((_, sentence)) => dialogue.say(&sentence),
        }
    }
    loop {
        let model = dialogue.ask(wording::MODEL).await?;
        settings.model = Some(model).filter(|model| !model.is_empty());
        match settings.check().into_iter().next() {
            None => return Ok(settings),
            Some((_, sentence)) => dialogue.say(&sentence),
        }
    }
}

/// Tells what is sent where and how long it is kept, and asks; true when pictures may be sent.
async fn agree(dialogue: &mut Dialogue, name: &str, settings: &mut Settings) -> Result<bool, Left> {
    let address = match consent::of(settings) {
        Consent::Given(address) | Consent::Missing(address) => address,
        Consent::NotNeeded => {
            let address = consent::address(settings).unwrap_or_default();
            dialogue.say(privacy::stays_here(name, &address));
            return Ok(true);
        }
    };
    let home = settings.base_url.is_none();
    let told = [
        privacy::what_is_sent(name, &address),
        privacy::what_is_kept(&settings.dialect, home).to_string(),
        wording::do_you_agree(name),
    ]
    .join("\n");
    let agreed = dialogue.agrees(&told).await?;
    if agreed {
        settings.agreed = Some(address);
        dialogue.say(wording::agreed(name));
    } else {
        dialogue.say(wording::NOT_AGREED);
    }
    Ok(agreed)
}

/// Asks for a key until one works, none is given, or too many were wrong.
async fn key(
    dialogue: &mut Dialogue,
    name: &str,
    settings: &Settings,
) -> Result<Option<Key>, Left> {
    let question = match describe::probe::stored(name, settings).await {
        Ok(Some(place)) => wording::key_is_there(name, &super::named(&place)),
        // A server on this machine needs none.
        Ok(None) => return Ok(None),
        Err(_) => wording::paste_key(name, describe::site(settings)),
    };
    for _ in 0..TRIES {
        let typed = dialogue.ask_hidden(&question).await?;
        let Some(key) = Key::new(&typed) else {
            if !typed.is_empty() {
                dialogue.say(sentences::commands::NO_KEY_GIVEN);
                continue;
            }
            return Ok(None);
        };
        dialogue.say(wording::TRYING);
        let places = Places {
            typed: Some(key.clone()),
            ..Places::default()
        };
        match describe::check_with(name, settings, places).await {
            Ok(checked) => {
                dialogue.say(super::works(name, &checked));
                return Ok(Some(key));
            }
            Err(failure @ Failure::KeyRefused { .. }) => {
                dialogue.say(sentences::failure(&failure));
            }
            Err(failure) => {
                dialogue.say(sentences::failure(&failure));
                dialogue.say(wording::KEPT_ALL_THE_SAME);
                return Ok(Some(key));
            }
        }
    }
    dialogue.say(wording::NO_KEY_TAKEN);
    Ok(None)
}
