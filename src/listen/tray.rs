//! The icon in the desktop's tray: tells what the daemon is doing, and its menu gives commands. It
//! speaks StatusNotifierItem (freedesktop.org, in KDE's dialect, the one all hosts know) and
//! dbusmenu; written on zbus itself, because ksni 0.3 does not notice that the bus went away. It
//! sleeps while nothing changes, also while there is no bus or no tray.

use std::convert::Infallible;
use std::time::Duration;

use tokio::sync::watch;
use tokio::task::AbortHandle;

use self::link::Link;
use super::shown::Settings;
use crate::bus::Bus;
use crate::event::{Inbox, Status};

mod entries;
mod icon;
mod item;
mod link;
mod menu;

/// Our name to the desktop.
const APP_ID: &str = "io.github.aloud.Aloud";
/// Longest time for anything on the bus; it answers within a millisecond where it lives.
const ANSWER_LIMIT: Duration = Duration::from_secs(5);

/// The icon; it goes when this value is dropped.
#[derive(Debug)]
#[must_use = "dropping this value takes the icon away"]
pub struct Tray(AbortHandle);

/// What is shown: the daemon's state, and the last answer.
#[derive(Debug, Clone)]
struct View {
    status: watch::Receiver<Status>,
    last: watch::Receiver<Option<String>>,
}

/// Shows the icon whenever the settings say so and the desktop has a tray; to be called inside the
/// runtime. Returns at once.
pub fn start(
    settings: watch::Receiver<Settings>,
    status: watch::Receiver<Status>,
    last: watch::Receiver<Option<String>>,
    inbox: Inbox,
) -> Tray {
    let view = View { status, last };
    Tray(tokio::spawn(follow(settings, view, inbox)).abort_handle())
}

/// Shows and hides as the settings change; ends with the daemon that changes them.
async fn follow(mut settings: watch::Receiver<Settings>, view: View, inbox: Inbox) {
    while settings.wait_for(|settings| settings.show).await.is_ok() {
        tokio::select! {
            never = show(view.clone(), &inbox) => match never {},
            hidden = settings.wait_for(|settings| !settings.show) => if hidden.is_err() {
                return;
            },
        }
    }
}

/// Shows the icon wherever a bus appears, again and again.
async fn show(view: View, inbox: &Inbox) -> Infallible {
    let mut bus = Bus::of_session("the tray");
    loop {
        let linked = tokio::time::timeout(ANSWER_LIMIT, Link::open(&view, inbox)).await;
        match linked {
            Ok(Ok(link)) => {
                bus.answered();
                link.stay().await;
                tracing::info!("the session bus went away, and the tray with it");
            }
            Ok(Err(error)) => bus.refused(&error),
            Err(_) => bus.refused(&"it does not answer"),
        }
        bus.again().await;
    }
}

impl View {
    /// Sleeps until something else is to be shown; false when the daemon is ending.
    async fn changed(&mut self) -> bool {
        tokio::select! {
            changed = self.status.changed() => changed.is_ok(),
            changed = self.last.changed() => changed.is_ok(),
        }
    }
}

impl Drop for Tray {
    fn drop(&mut self) {
        self.0.abort();
    }
}
