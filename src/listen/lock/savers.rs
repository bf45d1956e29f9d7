//! The screen savers of the session, of which a desktop has one: GNOME's, KDE's, and those of the
//! same descent. While one is active, nothing that is meant to be seen is on the screen.

use futures_util::StreamExt;
use futures_util::future::join_all;
use futures_util::stream::select_all;
use tokio::sync::watch;
use zbus::{Connection, MatchRule, Message, MessageStream, message};

use super::{ANSWER_LIMIT, Told};
use crate::bus;

/// Bus name and path; the interface has the name of the bus. KDE and Xfce have the first.
const SAVERS: [(&str, &str); 5] = [
    (
        "org.freedesktop.ScreenSaver",
        "/org/freedesktop/ScreenSaver",
    ),
    ("org.gnome.ScreenSaver", "/org/gnome/ScreenSaver"),
    ("org.mate.ScreenSaver", "/org/mate/ScreenSaver"),
    ("org.cinnamon.ScreenSaver", "/org/cinnamon/ScreenSaver"),
    ("org.xfce.ScreenSaver", "/org/xfce/ScreenSaver"),
];

/// Which of them are active.
type Active = [bool; SAVERS.len()];

/// Tells what changes until the bus goes away.
pub(super) async fn stay(connection: &Connection, told: &watch::Sender<Told>) -> zbus::Result<()> {
    let mut signals = Vec::new();
    for (name, _) in SAVERS {
        let active = MatchRule::builder()
            .msg_type(message::Type::Signal)
            .sender(name)?
            .interface(name)?
            .member("ActiveChanged")?
            .build();
        for rule in [active, bus::changes_of_owner(name)?] {
            signals.push(MessageStream::for_match_rule(rule, connection, None).await?);
        }
    }
    let mut signals = select_all(signals);
    let mut active = ask(connection).await;
    loop {
        told.send_if_modified(|told| {
            std::mem::replace(&mut told.savers, active.contains(&true)) != told.savers
        });
        match signals.next().await {
            Some(Ok(signal)) => heed(connection, &signal, &mut active).await,
            // The bus is gone.
            _ => return Ok(()),
        }
    }
}

/// Which are active now; one that does not answer is not.
pub(super) async fn ask(connection: &Connection) -> Active {
    let asked = SAVERS.map(|(name, path)| is_active(connection, name, path));
    let mut active = Active::default();
    active.copy_from_slice(&join_all(asked).await);
    active
}

/// Whether there is any of them.
pub(super) async fn are_there(connection: &Connection) -> bool {
    let asked = SAVERS.map(|(name, _)| bus::is_owned(connection, name, ANSWER_LIMIT));
    join_all(asked).await.contains(&true)
}

async fn is_active(connection: &Connection, name: &str, path: &str) -> bool {
    // A call alone would start a screen saver that nobody wants.
    if !bus::is_owned(connection, name, ANSWER_LIMIT).await {
        return false;
    }
    let asked = bus::call(
        connection,
        [name, path, name],
        "GetActive",
        &(),
        ANSWER_LIMIT,
    );
    let answer = asked
        .await
        .inspect_err(|error| tracing::debug!(%error, name, "the screen saver"));
    answer.unwrap_or_default()
}

async fn heed(connection: &Connection, signal: &Message, active: &mut Active) {
    let header = signal.header();
    if header
        .member()
        .is_some_and(|member| member == "ActiveChanged")
    {
        let which = SAVERS
            .iter()
            .position(|(name, _)| header.interface().is_some_and(|from| from == name));
        if let (Some(which), Ok(now)) = (which, signal.body().deserialize::<bool>()) {
            active[which] = now;
        }
        return;
    }
    let Ok((name, _, owner)) = signal.body().deserialize::<(String, String, String)>() else {
        return;
    };
    if let Some(which) = SAVERS.iter().position(|(own, _)| *own == name) {
        // One that left, however it ended, shows the screen again.
        active[which] = !owner.is_empty() && is_active(connection, &name, SAVERS[which].1).await;
    }
}
