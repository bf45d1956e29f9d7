//! Tries a provider from the key to the first word, with a picture of our own making. Nothing of the
//! user is sent, so nobody has to agree to it; it is done only when it is asked for by a command.

use std::time::{Duration, Instant};

use futures_util::StreamExt;
use tokio::time::timeout;

use super::key::{Place, Places};
use super::tried::opened;
use super::{Checked, Describer, Fragment, Settings, consent, home};
use crate::failure::{Failure, Stage};
use crate::picture::Picture;
use crate::prompt::Prompt;
use crate::request::Request;
use crate::surroundings::Surroundings;

/// What the whole trial of a provider may take: its own limits are longer, for answers that are
/// worth waiting for.
const LIMIT: Duration = Duration::from_secs(30);

/// What came of a provider; each step is tried only where the one before it went well.
#[derive(Debug)]
pub struct Tried {
    /// Whether pictures of the screen may be sent there.
    pub consent: consent::Consent,
    /// Where the key is; none for a server that is asked without one.
    pub key: Result<Option<Place>, Failure>,
    /// How long it took to connect.
    pub reached: Result<Duration, Failure>,
    /// What the provider did with a small picture.
    pub checked: Result<Checked, Failure>,
}

/// Tries one remote provider; nothing where the settings are those of the reader on this machine.
pub async fn provider(name: &str, settings: &Settings) -> Option<Tried> {
    home(settings)?;
    let mut tried = Tried {
        consent: consent::of(settings),
        key: Ok(None),
        reached: Err(Failure::Stopped),
        checked: Err(Failure::Stopped),
    };
    let describer = match opened(name, settings) {
        Ok(describer) => describer,
        Err(failure) => {
            tried.key = Err(failure);
            return Some(tried);
        }
    };
    let begun = Instant::now();
    let reached = timeout(LIMIT, describer.reach()).await;
    tried.reached = reached
        .unwrap_or(Err(Failure::TimedOut(Stage::Connect)))
        .map(|()| begun.elapsed());
    // The key is found without a network, too.
    tried.key = stored(name, settings).await;
    if tried.key.is_ok() && tried.reached.is_ok() {
        let late = Err(Failure::TimedOut(Stage::FirstWord));
        tried.checked = timeout(LIMIT, describer.check()).await.unwrap_or(late);
    }
    Some(tried)
}

/// Where the key of a provider is; none for a server that is asked without one.
///
/// # Errors
/// As [`Places::find`].
pub async fn stored(name: &str, settings: &Settings) -> Result<Option<Place>, Failure> {
    let Some(home) = home(settings) else {
        return Ok(None);
    };
    let own: &[&str] = match name == home.dialect {
        true => home.variables,
        false => &[],
    };
    let places = Places::default();
    match places.find(name, own).await {
        Ok((_, place)) => Ok(Some(place)),
        Err(Failure::NoKey { provider, .. }) => match places.variable(home.variables) {
            Some((_, place)) => Ok(Some(place)),
            None if home.address.is_none() && !consent::of(settings).leaves() => Ok(None),
            None => Err(Failure::NoKey {
                provider,
                site: home.site,
            }),
        },
        Err(failure) => Err(failure),
    }
}

/// How long the reader on this machine needs for its first words about a picture; what it reads is
/// dropped.
///
/// # Errors
/// As [`super::Describer::describe`].
pub async fn reader(picture: Picture, surroundings: &Surroundings) -> Result<Duration, Failure> {
    let local = super::local::Local::new("local");
    let prompt = Prompt::compose(&Request::default(), surroundings, picture, None, Vec::new());
    let begun = Instant::now();
    let mut words = local.describe(prompt);
    loop {
        match timeout(LIMIT, words.next()).await {
            Ok(Some(Ok(Fragment::Text(_)))) => return Ok(begun.elapsed()),
            Ok(Some(Ok(_))) => {}
            Ok(Some(Err(failure))) => return Err(failure),
            Ok(None) => return Err(Failure::Empty),
            Err(_) => return Err(Failure::TimedOut(Stage::FirstWord)),
        }
    }
}
