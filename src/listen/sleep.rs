//! When the computer is about to sleep and has woken up, as the login manager tells it:
//! `org.freedesktop.login1(5)`, PrepareForSleep. It holds no sleep up: a press ends just as well when
//! the signal is read after it. It costs nothing while nothing happens.

use futures_util::StreamExt;
use futures_util::stream::select_all;
use tokio::task::AbortHandle;
use zbus::{Connection, MatchRule, MessageStream, message};

use super::lock::follow;
use crate::bus::{self, Bus};
use crate::event::{Event, Inbox};

const NAME: &str = "org.freedesktop.login1";
const MANAGER: &str = "org.freedesktop.login1.Manager";
/// What the bus is wanted for.
const PURPOSE: &str = "when the computer sleeps";

/// The watch over sleep; it ends when this value is dropped.
#[derive(Debug)]
#[must_use = "dropping this value ends the watch"]
pub struct Sleep(AbortHandle);

/// Watches, and puts every change into the inbox; to be called inside the runtime. Returns at once.
pub fn start(inbox: Inbox) -> Sleep {
    let watching = follow(Bus::of_system(PURPOSE), async move |connection| {
        stay(&connection, &inbox).await
    });
    Sleep(tokio::spawn(watching).abort_handle())
}

/// Tells what changes until the bus goes away. Without a login manager nobody would tell of the waking, so
/// its end counts as that.
async fn stay(connection: &Connection, inbox: &Inbox) -> zbus::Result<()> {
    let sleep = MatchRule::builder()
        .msg_type(message::Type::Signal)
        .sender(NAME)?
        .interface(MANAGER)?
        .member("PrepareForSleep")?
        .build();
    let mut signals = Vec::new();
    for rule in [sleep, bus::changes_of_owner(NAME)?] {
        signals.push(MessageStream::for_match_rule(rule, connection, None).await?);
    }
    let mut signals = select_all(signals);
    let mut asleep = false;
    while let Some(Ok(signal)) = signals.next().await {
        let now: bool = signal.body().deserialize().unwrap_or(false);
        tell(inbox, &mut asleep, now);
    }
    tell(inbox, &mut asleep, false);
    Ok(())
}

fn tell(inbox: &Inbox, asleep: &mut bool, now: bool) {
    if std::mem::replace(asleep, now) != now {
        tracing::info!(asleep = now, "the computer");
        inbox.put(Event::Asleep(now));
    }
}

impl Drop for Sleep {
    fn drop(&mut self) {
        self.0.abort();
    }
}
