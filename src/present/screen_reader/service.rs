//! Orca's service on the session bus: since version 51 under one name, in 49 and 50 under another.
//! Older ones have none. Every call has its own limit.

use std::time::Duration;

use futures_util::stream::{SelectAll, select_all};
use zbus::zvariant::OwnedValue;
use zbus::{Connection, MessageStream};

use crate::bus::{self, Bus};

/// Bus name, path and interface of each, the newest first.
pub(super) const SERVICES: [[&str; 3]; 2] = [
    [
        "org.gnome.Orca1.Service",
        "/org/gnome/Orca1/Service",
        "org.gnome.Orca1.Service",
    ],
    [
        "org.gnome.Orca.Service",
        "/org/gnome/Orca/Service",
        "org.gnome.Orca.Service",
    ],
];

/// Orca answers within 20 ms; one that needs this long hangs, and the next engine speaks.
const ANSWER: Duration = Duration::from_millis(800);

/// A screen reader that presents what it is told.
pub(super) struct Service {
    connection: Connection,
    names: [&'static str; 3],
    /// Tells that it has left, or that another has come in its place.
    pub(super) changes: SelectAll<MessageStream>,
}

impl Service {
    /// The one that runs now; the error is for the log.
    pub(super) async fn find() -> Result<Self, String> {
        let bus = Bus::of_session("the screen reader");
        let connection = bus.connect(ANSWER).await.map_err(in_words)?;
        for names in SERVICES {
            if !bus::is_owned(&connection, names[0], ANSWER).await {
                continue;
            }
            let rule = bus::changes_of_owner(names[0]).map_err(in_words)?;
            let changes = MessageStream::for_match_rule(rule, &connection, None);
            let service = Self {
                changes: select_all([changes.await.map_err(in_words)?]),
                connection,
                names,
            };
            service.answers().await?;
            return Ok(service);
        }
        Err("no screen reader presents messages".into())
    }

    /// Whether it answers.
    pub(super) async fn answers(&self) -> Result<(), String> {
        let asked = bus::call(&self.connection, self.names, "GetVersion", &(), ANSWER);
        asked
            .await
            .map(|version: String| tracing::debug!(version, "the screen reader"))
            .map_err(in_words)
    }

    /// Has it speak a text and show it in braille, behind what it says now.
    pub(super) async fn present(&self, text: &str) -> Result<(), String> {
        // One that hangs would say it when it wakes up, long after another engine has said it.
        self.answers().await?;
        let words = (text,);
        let asked = bus::call(
            &self.connection,
            self.names,
            "PresentMessage",
            &words,
            ANSWER,
        );
        match asked.await.map_err(in_words)? {
            true => Ok(()),
            false => Err("the screen reader refuses".into()),
        }
    }

    /// How fast it speaks, from 0 to 100; none where it does not tell.
    pub(super) async fn rate(&self) -> Option<u32> {
        u32::try_from(self.property("Rate").await?).ok()
    }

    /// Whether the user has switched its speech off and reads braille alone.
    pub(super) async fn is_mute(&self) -> bool {
        for (name, mute) in [("SpeechIsMuted", true), ("SpeechIsEnabled", false)] {
            let told = self.property(name).await;
            if told.and_then(|told| bool::try_from(told).ok()) == Some(mute) {
                return true;
            }
        }
        false
    }

    /// What Orca tells of its speech, since version 51.
    async fn property(&self, property: &str) -> Option<OwnedValue> {
        let [name, path, _] = self.names;
        let place = format!("{path}/SpeechManager");
        let service = [name, &place, "org.freedesktop.DBus.Properties"];
        let asked = ("org.gnome.Orca1.SpeechManager", property);
        let told = bus::call(&self.connection, service, "Get", &asked, ANSWER);
        told.await.ok()
    }

    /// Has it be silent; where this is in Orca has changed with every version.
    pub(super) async fn silence(&self) {
        let [name, path, _] = self.names;
        let place = |module: &str| format!("{path}/{module}");
        let silenced: zbus::Result<bool> = if name == SERVICES[0][0] {
            let place = place("SpeechManager");
            let service = [name, &place, "org.gnome.Orca1.SpeechManager"];
            let quietly = (false,);
            bus::call(
                &self.connection,
                service,
                "InterruptSpeech",
                &quietly,
                ANSWER,
            )
            .await
        } else {
            let command = ("InterruptSpeech", false);
            let mut silenced = Ok(false);
            for module in ["SpeechManager", "SpeechAndVerbosityManager"] {
                let place = place(module);
                let service = [name, &place, "org.gnome.Orca.Module"];
                silenced = bus::call(
                    &self.connection,
                    service,
                    "ExecuteCommand",
                    &command,
                    ANSWER,
                )
                .await;
                if silenced.is_ok() {
                    break;
                }
            }
            silenced
        };
        if let Err(error) = silenced {
            tracing::warn!(%error, "the screen reader cannot be silenced");
        }
    }
}

#[expect(
    clippy::needless_pass_by_value,
    reason = "it stands where errors are mapped"
)]
fn in_words(error: zbus::Error) -> String {
    error.to_string()
}
