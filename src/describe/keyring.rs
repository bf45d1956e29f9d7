//! Keys in the desktop's keyring, by the Secret Service protocol
//! (<https://specifications.freedesktop.org/secret-service-spec>).
//!
//! It never starts a keyring and never lets one ask for a password: a question that nobody sees
//! would stand for ever.

use std::collections::HashMap;
use std::time::Duration;

use secret_service::{EncryptionType, Error, SecretService};
use tracing::{debug, warn};
use zeroize::Zeroizing;

use super::key::{Bus, Key};
use crate::wording::remarks as wording;

/// The longest wait for the keyring; a healthy one answers within milliseconds, a hung one never.
pub(super) const LIMIT: Duration = Duration::from_secs(2);

/// The keyring is locked or does not answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Locked;

/// Looks for a provider's key; none also when there is no keyring.
pub(super) async fn find(bus: &Bus, provider: &str) -> Result<Option<Key>, Locked> {
    let found = within(async {
        let Some(service) = open(bus).await? else {
            return Ok(None);
        };
        let items = service.search_items(labels(provider)).await?;
        let Some(item) = items.unlocked.first() else {
            return if items.locked.is_empty() {
                Ok(None)
            } else {
                Err(Error::Locked)
            };
        };
        let secret = Zeroizing::new(item.get_secret().await?);
        Ok(std::str::from_utf8(&secret).ok().and_then(Key::new))
    });
    found.await.map_err(|_| Locked)
}

/// Keeps a provider's key in the default keyring; false when there is none that is open.
pub(super) async fn store(bus: &Bus, provider: &str, key: &Key) -> bool {
    let stored = within(async {
        let Some(service) = open(bus).await? else {
            return Ok(false);
        };
        let collection = service.get_default_collection().await?;
        if collection.is_locked().await? {
            return Err(Error::Locked);
        }
        let label = format!("Aloud: key for {provider}");
        let secret = key.expose().as_bytes();
        let labels = labels(provider);
        collection
            .create_item(&label, labels, secret, true, "text/plain")
            .await?;
        Ok(true)
    });
    stored.await.unwrap_or(false)
}

/// How the keyring is, as one remark; an error where it cannot keep a key.
pub(super) async fn state(bus: &Bus) -> Result<String, String> {
    let looked = tokio::time::timeout(LIMIT, async {
        let Some(service) = open(bus).await? else {
            return Ok(Err(wording::NONE.into()));
        };
        let collection = service.get_default_collection().await?;
        Ok(match collection.is_locked().await? {
            true => Err(wording::KEYRING_LOCKED.into()),
            false => Ok(wording::KEYRING_OPEN.into()),
        })
    });
    match looked.await {
        Ok(Ok(state)) => state,
        Ok(Err(Error::NoResult)) => Err(wording::NO_COLLECTION.into()),
        Ok(Err::<_, Error>(error)) => {
            warn!(%error, "The keyring refuses.");
            Err(wording::REFUSES.into())
        }
        Err(_) => Err(wording::SILENT.into()),
    }
}

/// Removes a provider's key and says whether there was one.
pub(super) async fn remove(bus: &Bus, provider: &str) -> Result<bool, Locked> {
    let removed = within(async {
        let Some(service) = open(bus).await? else {
            return Ok(false);
        };
        let items = service.search_items(labels(provider)).await?;
        if !items.locked.is_empty() {
            return Err(Error::Locked);
        }
        for item in &items.unlocked {
            item.delete().await?;
        }
        Ok(!items.unlocked.is_empty())
    });
    removed.await.map_err(|_| Locked)
}

/// The attributes under which a key is found again.
fn labels(provider: &str) -> HashMap<&str, &str> {
    HashMap::from([
        ("application", "io.github.aloud.Aloud"),
        ("provider", provider),
    ])
}

async fn within<T>(work: impl Future<Output = Result<T, Error>>) -> Result<T, Locked> {
    match tokio::time::timeout(LIMIT, work).await {
        Ok(Ok(result)) => Ok(result),
        Ok(Err(error)) => {
            debug!(%error, "The keyring refuses.");
            Err(Locked)
        }
        Err(_) => {
            warn!("The keyring does not answer.");
            Err(Locked)
        }
    }
}

/// Opens the keyring if one runs.
async fn open(bus: &Bus) -> Result<Option<SecretService<'static>>, Error> {
    let connection = match bus {
        Bus::Nowhere => return Ok(None),
        Bus::Session => zbus::Connection::session().await,
        Bus::At(address) => match zbus::connection::Builder::address(address.as_str()) {
            Ok(builder) => builder.build().await,
            Err(error) => Err(error),
        },
    };
    let connection = match connection {
        Ok(connection) => connection,
        Err(error) => {
            debug!(%error, "There is no session bus.");
            return Ok(None);
        }
    };
    // Calling the name itself would start a second, locked keyring beside a desktop's own.
    let names = zbus::fdo::DBusProxy::new(&connection).await?;
    let name = zbus::names::BusName::from_static_str("org.freedesktop.secrets");
    if !names
        .name_has_owner(name.map_err(zbus::Error::from)?)
        .await?
    {
        return Ok(None);
    }
    SecretService::connect_with_existing(EncryptionType::Dh, connection)
        .await
        .map(Some)
}
