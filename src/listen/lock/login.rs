//! The login manager's word about our session: `org.freedesktop.login1(5)`. The screen locker gives
//! it, and the login manager passes it on.

use std::collections::HashMap;

use futures_util::StreamExt;
use futures_util::stream::select_all;
use tokio::sync::watch;
use zbus::zvariant::{OwnedObjectPath, OwnedValue};
use zbus::{Connection, MatchRule, Message, MessageStream, message};

use super::{ANSWER_LIMIT, Told};
use crate::bus;

const NAME: &str = "org.freedesktop.login1";
const MANAGER: [&str; 3] = [
    NAME,
    "/org/freedesktop/login1",
    "org.freedesktop.login1.Manager",
];
const PROPERTIES: &str = "org.freedesktop.DBus.Properties";
const SESSION: &str = "org.freedesktop.login1.Session";
const HINT: &str = "LockedHint";
/// The objects of the caller's own user.
const OURSELVES: &str = "/org/freedesktop/login1/user/self";

/// Tells what changes until the bus goes away. A login manager that is restarted means what it said
/// last, until it says something else.
pub(super) async fn stay(connection: &Connection, told: &watch::Sender<Told>) -> zbus::Result<()> {
    let signal = || MatchRule::builder().msg_type(message::Type::Signal);
    let rules = [
        signal()
            .sender(NAME)?
            .interface(PROPERTIES)?
            .path_namespace("/org/freedesktop/login1/session")?
            .arg(0, SESSION)?
            .build(),
        signal()
            .sender(NAME)?
            .interface(MANAGER[2])?
            .member("SessionNew")?
            .build(),
        signal()
            .sender(NAME)?
            .interface(MANAGER[2])?
            .member("SessionRemoved")?
            .build(),
        bus::changes_of_owner(NAME)?,
    ];
    let mut signals = Vec::new();
    for rule in rules {
        signals.push(MessageStream::for_match_rule(rule, connection, None).await?);
    }
    let mut signals = select_all(signals);
    let mut session = own_session(connection).await;
    let mut locked = hint(connection, session.as_ref()).await;
    loop {
        if let Some(locked) = locked {
            told.send_if_modified(|told| std::mem::replace(&mut told.login, locked) != told.login);
        }
        let Some(Ok(signal)) = signals.next().await else {
            // The bus is gone.
            return Ok(());
        };
        locked = if is_about_properties(&signal) {
            match &session {
                Some(session) if is_from(&signal, session) => match said(&signal) {
                    Some(locked) => Some(locked),
                    None => continue,
                },
                _ => continue,
            }
        } else {
            session = own_session(connection).await;
            hint(connection, session.as_ref()).await
        };
    }
}

/// Whether our session is locked now; none where nobody can tell.
pub(super) async fn ask(connection: &Connection) -> Option<bool> {
    let session = own_session(connection).await;
    hint(connection, session.as_ref()).await
}

/// The user's session with the display, else the one of this process: a service of the user's
/// manager is in none, and what is typed from afar is in another.
async fn own_session(connection: &Connection) -> Option<OwnedObjectPath> {
    if !bus::is_owned(connection, NAME, ANSWER_LIMIT).await {
        return None;
    }
    let display = property(
        connection,
        OURSELVES,
        "org.freedesktop.login1.User",
        "Display",
    )
    .await;
    let display = display.and_then(|value| <(String, OwnedObjectPath)>::try_from(value).ok());
    // A user without one is told a path that leads nowhere.
    if let Some((_, session)) = display.filter(|(id, _)| !id.is_empty()) {
        return Some(session);
    }
    if let Ok(id) = std::env::var("XDG_SESSION_ID") {
        let found = bus::call(connection, MANAGER, "GetSession", &(id,), ANSWER_LIMIT).await;
        if let Ok(session) = found {
            return Some(session);
        }
    }
    let ours = &(std::process::id(),);
    let found = bus::call(connection, MANAGER, "GetSessionByPID", ours, ANSWER_LIMIT).await;
    found
        .inspect_err(|error| tracing::debug!(%error, "no session"))
        .ok()
}

async fn hint(connection: &Connection, session: Option<&OwnedObjectPath>) -> Option<bool> {
    let value = property(connection, session?.as_str(), SESSION, HINT).await?;
    bool::try_from(value).ok()
}

async fn property(
    connection: &Connection,
    path: &str,
    interface: &str,
    name: &str,
) -> Option<OwnedValue> {
    let service = [NAME, path, PROPERTIES];
    bus::call(connection, service, "Get", &(interface, name), ANSWER_LIMIT)
        .await
        .inspect_err(|error| tracing::debug!(%error, name, "the login manager"))
        .ok()
}

fn is_about_properties(signal: &Message) -> bool {
    let header = signal.header();
    header.interface().is_some_and(|from| from == PROPERTIES)
}

fn is_from(signal: &Message, session: &OwnedObjectPath) -> bool {
    let header = signal.header();
    header.path().is_some_and(|path| path == &**session)
}

/// What a change of properties says about the lock, if it says anything.
fn said(signal: &Message) -> Option<bool> {
    type Changes = (String, HashMap<String, OwnedValue>, Vec<String>);
    let (_, mut changed, _): Changes = signal.body().deserialize().ok()?;
    bool::try_from(changed.remove(HINT)?).ok()
}
