//! The desktop's list of who may take pictures of the screen without being asked about. It is only
//! ever changed by a person's explicit word, and only for our own name: a permission for nobody's
//! name would be one for every program.

use std::collections::HashMap;

use serde::Serialize;
use tokio::task::spawn_blocking;
use zbus::Message;
use zbus::zvariant::{DynamicType, OwnedValue};

use super::{desktop, kwin, wayland};
use crate::bus;
use crate::portal::{APP_ID, PROBE, Portal, Trouble, connect, within};

/// What the desktop remembers of the person's decision.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Permission {
    /// Pictures are allowed.
    Yes,
    /// Pictures are refused.
    No,
    /// Nothing has been decided.
    Undecided,
}

/// The list is the portal's own, kept beside it.
const STORE: &str = "org.freedesktop.impl.portal.PermissionStore";
const PATH: &str = "/org/freedesktop/impl/portal/PermissionStore";

/// Where pictures of the screen stand in it, as table and as entry.
const SCREENSHOT: &str = "screenshot";

/// Whether pictures come by the portal here, the list is there, and no yes stands in it. Nothing is
/// looked at for that.
pub async fn is_wanted() -> bool {
    if !desktop::is_wayland() || decided(None).await.unwrap_or(Permission::Yes) == Permission::Yes {
        return false;
    }
    let (copies, portal) = (
        spawn_blocking(wayland::copies).await,
        Portal::open(None).await,
    );
    match (copies, portal) {
        (Ok(false), Ok(portal)) => {
            !bus::is_owned(portal.connection(), kwin::NAME, PROBE).await
                && portal.version(super::portal::SCREENSHOT).await.is_ok()
        }
        _ => false,
    }
}

/// Allows pictures of the screen; to be called after an explicit yes of the person alone.
///
/// # Errors
/// Why the list cannot be changed.
pub async fn allow(bus: Option<&str>) -> Result<(), Trouble> {
    let body = (SCREENSHOT, true, SCREENSHOT, APP_ID, vec!["yes"]);
    call(bus, "SetPermission", &body).await.map(drop)
}

/// Forgets what was decided.
///
/// # Errors
/// Why the list cannot be changed.
pub async fn withdraw(bus: Option<&str>) -> Result<(), Trouble> {
    let body = (SCREENSHOT, SCREENSHOT, APP_ID);
    match call(bus, "DeletePermission", &body).await {
        // What does not stand there need not be taken out.
        Err(Trouble::Refused(reason)) if is_missing(&reason) => Ok(()),
        deleted => deleted.map(drop),
    }
}

/// What was decided.
///
/// # Errors
/// Why the list cannot be read.
pub async fn decided(bus: Option<&str>) -> Result<Permission, Trouble> {
    type Entry = (HashMap<String, Vec<String>>, OwnedValue);
    let read = call(bus, "Lookup", &(SCREENSHOT, SCREENSHOT)).await;
    let message = match read {
        Err(Trouble::Refused(reason)) if is_missing(&reason) => return Ok(Permission::Undecided),
        read => read?,
    };
    let broken = |error: zbus::Error| Trouble::Refused(error.to_string());
    let (entries, _): Entry = message.body().deserialize().map_err(broken)?;
    let ours = entries.get(APP_ID).and_then(|words| words.first());
    Ok(match ours.map(String::as_str) {
        Some("yes") => Permission::Yes,
        Some("no") => Permission::No,
        _ => Permission::Undecided,
    })
}

/// Whether the list has no such table or entry yet.
fn is_missing(reason: &str) -> bool {
    reason.contains("NotFound")
}

async fn call<B>(bus: Option<&str>, method: &str, body: &B) -> Result<Message, Trouble>
where
    B: Serialize + DynamicType,
{
    let connection = connect(bus).await?;
    let called = connection.call_method(Some(STORE), PATH, Some(STORE), method, body);
    within(PROBE, called).await
}
