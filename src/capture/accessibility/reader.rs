//! Whether a screen reader runs, by the names that it owns on the session's bus and by the switch
//! of the desktop. Orca's names are in its `dbus_service.py`, the switch in at-spi2-core's
//! `org.a11y.Status`.

use std::time::Duration;

use futures_util::FutureExt;
use futures_util::future::join_all;
use tokio::join;
use tokio::time::timeout;

use super::bus::{Bus, Node};
use super::{Tree, kept};

/// The names of Orca: since version 51, of 49 and 50, and of those before that grab keys.
const NAMES: [&str; 3] = [
    "org.gnome.Orca1.Service",
    "org.gnome.Orca.Service",
    "org.gnome.Orca.KeyboardMonitor",
];

impl Tree {
    /// Whether a screen reader runs, as far as that can be told in this time.
    pub async fn screen_reader(&self, budget: Duration) -> bool {
        let asked = async {
            let home = || Bus::home(self.session_address()).boxed();
            let bus = kept(&self.home, home).await?;
            let (owned, switched) = join!(
                join_all(NAMES.iter().map(|name| owned(&bus, name))),
                switched(&bus)
            );
            Some(switched || owned.contains(&true))
        };
        timeout(budget, asked).await.ok().flatten() == Some(true)
    }
}

async fn owned(bus: &Bus, name: &str) -> bool {
    let daemon = "org.freedesktop.DBus";
    let Some(node) = Node::of(daemon, "/org/freedesktop/DBus") else {
        return false;
    };
    let owned = bus.ask(&node, daemon, "NameHasOwner", &(name,)).await;
    owned.unwrap_or_default()
}

/// The switch is not asked for where nobody would answer: asking starts the accessibility bus.
async fn switched(bus: &Bus) -> bool {
    if !owned(bus, "org.a11y.Bus").await {
        return false;
    }
    let Some(node) = Node::of("org.a11y.Bus", "/org/a11y/bus") else {
        return false;
    };
    let on = bus.property(&node, "org.a11y.Status", "ScreenReaderEnabled");
    on.await.unwrap_or_default()
}
