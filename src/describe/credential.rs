//! A provider's key on its way from where it is kept to the header of a request, and its removal
//! from every word that comes back.

use reqwest::header::HeaderValue;
use tokio::sync::Mutex;
use tracing::debug;

use crate::failure::Failure;

use super::complaint::redact;
use super::dialect::Home;
use super::key::{Key, Place, Places};

/// The key of one provider.
pub(super) struct Credential {
    provider: String,
    home: &'static Home,
    /// The server may do without: then it is asked without.
    optional: bool,
    places: Places,
    /// What was found; looking it up can take the keyring's whole patience.
    kept: Mutex<Option<Found>>,
}

/// What there is; none for a server that is asked without a key.
type Found = Option<Key>;

impl Credential {
    /// The key of `provider`, not looked up yet.
    pub(super) fn new(provider: &str, home: &'static Home, optional: bool, places: Places) -> Self {
        Self {
            provider: provider.to_owned(),
            home,
            optional,
            places,
            kept: Mutex::default(),
        }
    }

    /// The value of the header that carries the key, with `before` in front of it.
    ///
    /// # Errors
    /// [`Failure::NoKey`] and what else [`Places::find`] may say; [`Failure::KeyRefused`] for a key
    /// that no header can carry.
    pub(super) async fn header(&self, before: &str) -> Result<Option<HeaderValue>, Failure> {
        let Some(key) = self.key().await? else {
            return Ok(None);
        };
        let value = HeaderValue::from_str(&format!("{before}{}", key.expose()));
        let mut value = value.map_err(|_| Failure::KeyRefused {
            provider: self.provider.clone(),
        })?;
        value.set_sensitive(true);
        Ok(Some(value))
    }

    /// Looks the key up, once.
    ///
    /// # Errors
    /// As [`Credential::header`].
    pub(super) async fn key(&self) -> Result<Found, Failure> {
        let mut kept = self.kept.lock().await;
        if let Some(found) = &*kept {
            return Ok(found.clone());
        }
        let found = match self.find().await {
            Ok((key, place)) => {
                debug!(provider = self.provider, ?place, "The key is found.");
                Some(key)
            }
            Err(Failure::NoKey { .. }) if self.optional => None,
            // It may be open the next time.
            Err(Failure::KeyringLocked { .. }) if self.optional => return Ok(None),
            Err(Failure::NoKey { provider, .. }) => {
                let site = self.home.site;
                return Err(Failure::NoKey { provider, site });
            }
            Err(failure) => return Err(failure),
        };
        *kept = Some(found.clone());
        Ok(found)
    }

    /// The environment's key is that of the dialect's own provider. Another one of the same dialect
    /// has it only when none of its own is stored.
    async fn find(&self) -> Result<(Key, Place), Failure> {
        let variables = self.home.variables;
        if self.provider == self.home.dialect {
            return self.places.find(&self.provider, variables).await;
        }
        match self.places.find(&self.provider, &[]).await {
            Err(failure @ (Failure::NoKey { .. } | Failure::KeyringLocked { .. })) => {
                self.places.variable(variables).ok_or(failure)
            }
            found => found,
        }
    }

    /// Looks the key up again for the next request: the user may have stored another.
    pub(super) async fn forget(&self) {
        *self.kept.lock().await = None;
    }

    /// Takes every trace of the key out of a failure's words and names the provider in it.
    pub(super) async fn clean(&self, failure: Failure) -> Failure {
        let key = self.kept.lock().await.clone().flatten();
        let clean = |text: String| match &key {
            Some(key) => redact(&text.replace(key.expose(), "[key]")),
            None => redact(&text),
        };
        match failure {
            Failure::KeyRefused { .. } => Failure::KeyRefused {
                provider: self.provider.clone(),
            },
            Failure::NotAllowed { reason } => Failure::NotAllowed {
                reason: clean(reason),
            },
            Failure::RequestRefused { reason } => Failure::RequestRefused {
                reason: clean(reason),
            },
            Failure::Declined { reason } => Failure::Declined {
                reason: clean(reason),
            },
            Failure::Unexpected { detail } => Failure::Unexpected {
                detail: clean(detail),
            },
            Failure::ConnectionLost { detail } => Failure::ConnectionLost {
                detail: clean(detail),
            },
            Failure::Proxy { detail } => Failure::Proxy {
                detail: clean(detail),
            },
            other => other,
        }
    }
}
