//! The last way out: a desktop notification, for braille and for who sees, when neither a word nor
//! a sound can be heard. One for each trouble, never one for each sentence, and never with anything
//! that was to be said. What the person has muted stays muted.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use tokio::runtime::Handle;
use zbus::zvariant::Value;

use crate::bus::{self, Bus};
use crate::wording::{self, Sentence};

/// The desktop may have to start its notifications first.
const LIMIT: Duration = Duration::from_secs(5);
/// Who shows them, written down in the Desktop Notifications Specification.
const NOTIFICATIONS: [&str; 3] = [
    "org.freedesktop.Notifications",
    "/org/freedesktop/Notifications",
    "org.freedesktop.Notifications",
];
/// Our name to the desktop.
const APP_ID: &str = "io.github.aloud.Aloud";
/// It stays until it is closed.
const CRITICAL: u8 = 2;

/// Knows what is mute; clones know the same.
#[derive(Debug, Clone)]
pub(super) struct LastResort(Arc<Mutex<Mute>>, Handle);

/// How far a sound came.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) enum Sounded {
    /// Out of the loudspeaker, as far as can be known.
    #[default]
    Heard,
    /// To a loudspeaker that is muted, which speech comes out of as well.
    Muted,
    /// To a sound server that has no loudspeaker, neither for speech.
    NoLoudspeaker,
    /// Nowhere: there is no way to play any. Speech may know another.
    Lost,
}

#[derive(Debug, Default)]
struct Mute {
    speech: bool,
    sounds: Sounded,
    told: Option<Trouble>,
}

/// Why nothing can be heard: the title and the text of the notification.
type Trouble = (Sentence, Sentence);

impl Mute {
    fn trouble(&self) -> Option<Trouble> {
        match self.sounds {
            Sounded::Muted => Some((wording::MUTED, wording::MUTED_REMEDY)),
            Sounded::NoLoudspeaker => {
                Some((wording::NO_LOUDSPEAKER, wording::NO_LOUDSPEAKER_REMEDY))
            }
            Sounded::Lost if self.speech => Some((wording::UNHEARD, wording::UNHEARD_REMEDY)),
            Sounded::Lost | Sounded::Heard => None,
        }
    }
}

impl LastResort {
    /// With nothing known to be mute; to be called inside the runtime.
    pub(super) fn new() -> Self {
        Self(Arc::default(), Handle::current())
    }

    /// A text was spoken, or can be spoken by nobody.
    pub(super) fn speech(&self, mute: bool) {
        self.heed(|known| known.speech = mute);
    }

    /// A sound was played.
    pub(super) fn sounds(&self, sounded: Sounded) {
        self.heed(|known| known.sounds = sounded);
    }

    fn heed(&self, change: impl FnOnce(&mut Mute)) {
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        change(&mut known);
        let trouble = known.trouble();
        if let Some(trouble) = trouble.filter(|_| trouble != known.told) {
            self.1.spawn(async move {
                if let Err(error) = notify(trouble).await {
                    tracing::warn!(%error, "nothing can be heard, and no notification be shown");
                }
            });
        }
        known.told = trouble;
    }
}

async fn notify((title, text): Trouble) -> zbus::Result<()> {
    let connection = Bus::of_session("a notification").connect(LIMIT).await?;
    let hints = HashMap::from([
        ("urgency", Value::from(CRITICAL)),
        ("desktop-entry", Value::from(APP_ID)),
    ]);
    let actions: [&str; 0] = [];
    let (title, text) = (title.to_string(), text.to_string());
    // Zero replaces none, and minus one leaves it to the desktop how long it stays.
    let notification = ("Aloud", 0_u32, APP_ID, title, text, &actions[..], hints, -1);
    let shown = bus::call(&connection, NOTIFICATIONS, "Notify", &notification, LIMIT);
    let _: u32 = shown.await?;
    tracing::info!("nothing can be heard, a notification is shown");
    Ok(())
}
