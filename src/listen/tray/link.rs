//! One connection to the bus with the icon and its menu on it, as long as the bus lives.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use futures_util::StreamExt;
use tokio::time::{sleep, timeout};
use zbus::message::Type;
use zbus::{Connection, MatchRule, MessageStream};

use super::item::{self, Item};
use super::menu::{self, Menu, Shown};
use super::{ANSWER_LIMIT, View};
use crate::event::Inbox;

/// Who keeps the list of icons; a tray is the watcher itself or asks it.
const WATCHER: &str = "org.kde.StatusNotifierWatcher";
/// Milliseconds before further tries with a watcher that has its name but does not serve yet.
const STEPS: [u64; 3] = [100, 400, 1600];

/// The icon on the bus.
pub(super) struct Link {
    connection: Connection,
    /// Tells that a watcher came or went, and ends with the bus.
    watchers: MessageStream,
    view: View,
    shown: Arc<Mutex<Shown>>,
    /// Our name for this connection, by which watchers know the icon.
    name: String,
}

impl Link {
    /// Connects to the bus and puts the icon where a watcher can find it.
    pub(super) async fn open(view: &View, inbox: &Inbox) -> zbus::Result<Self> {
        let shown = Arc::new(Mutex::new(Shown::of(view)));
        let connection = zbus::connection::Builder::session()?
            .serve_at(item::PATH, Item::new(view.clone()))?
            .serve_at(menu::PATH, Menu::new(shown.clone(), inbox.clone()))?
            .build()
            .await?;
        let rule = MatchRule::builder()
            .msg_type(Type::Signal)
            .sender("org.freedesktop.DBus")?
            .interface("org.freedesktop.DBus")?
            .member("NameOwnerChanged")?
            .arg(0, WATCHER)?
            .build();
        let watchers = MessageStream::for_match_rule(rule, &connection, None).await?;
        // The form that the specification asks for; one process has one icon.
        let name = format!("org.kde.StatusNotifierItem-{}-1", std::process::id());
        connection.request_name(name.as_str()).await?;
        Ok(Self {
            connection,
            watchers,
            view: view.clone(),
            shown,
            name,
        })
    }

    /// Keeps the icon registered and up to date until the bus goes away.
    pub(super) async fn stay(mut self) {
        let mut present = self.is_watched().await;
        if present {
            self.register().await;
        }
        loop {
            tokio::select! {
                news = self.watchers.next() => {
                    let Some(Ok(news)) = news else { return };
                    let Ok((_, _, owner)) = news.body().deserialize::<(String, String, String)>()
                    else { continue };
                    present = !owner.is_empty();
                    if present {
                        self.register().await;
                    }
                }
                going_on = self.view.changed() => {
                    if !going_on {
                        return std::future::pending().await;
                    }
                    self.renew(present).await;
                }
            }
        }
    }

    /// Whether somebody keeps a list; nobody is started for it.
    async fn is_watched(&self) -> bool {
        let bus = "org.freedesktop.DBus";
        let asked = self.connection.call_method(
            Some(bus),
            "/org/freedesktop/DBus",
            Some(bus),
            "NameHasOwner",
            &(WATCHER,),
        );
        let reply = timeout(ANSWER_LIMIT, asked).await.ok().and_then(Result::ok);
        reply.is_some_and(|reply| reply.body().deserialize().unwrap_or(false))
    }

    async fn register(&self) {
        for step in STEPS.iter().map(Some).chain([None]) {
            let name = (self.name.as_str(),);
            let asked = self.connection.call_method(
                Some(WATCHER),
                "/StatusNotifierWatcher",
                Some(WATCHER),
                "RegisterStatusNotifierItem",
                &name,
            );
            match timeout(ANSWER_LIMIT, asked).await {
                Ok(Ok(_)) => return tracing::info!("in the tray"),
                Ok(Err(error)) => tracing::debug!(%error, "the tray does not take the icon"),
                Err(_) => tracing::debug!("the tray does not answer"),
            }
            match step {
                // A watcher that left meanwhile is not waited for: its return is told.
                Some(step) if self.is_watched().await => sleep(Duration::from_millis(*step)).await,
                _ => return,
            }
        }
    }

    /// Shows what has changed, and tells it where somebody is there to be told.
    async fn renew(&mut self, present: bool) {
        let fresh = Shown::of(&self.view);
        let change = match self.shown.lock() {
            Ok(mut shown) => shown.become_of(fresh),
            Err(_) => return,
        };
        if !present {
            return;
        }
        let told = async {
            item::tell(&self.connection).await?;
            menu::tell(&self.connection, change).await
        };
        if let Err(error) = told.await {
            tracing::debug!(%error, "the tray is not told");
        }
    }
}
