//! A mock of a part behind the portal, which does what the portal is asked for and still has sessions
//! of portals that are gone. The real ones are held by `packaging/desktops/run`.

use std::collections::HashMap;

use zbus::Connection;
use zbus::object_server::SignalEmitter;
use zbus::zvariant::{OwnedObjectPath, Value};

use super::{PATH, Shared, Turning, answering, connected, note};

const NAME: &str = "org.freedesktop.impl.portal.desktop.mock";

pub struct Behind {
    turning: Turning,
    connection: Connection,
}

struct Session {
    path: String,
    record: Shared,
}

#[zbus::interface(name = "org.freedesktop.impl.portal.Session")]
impl Session {
    async fn close(&self, #[zbus(signal_emitter)] emitter: SignalEmitter<'_>) {
        note(&self.record, format!("Close {}", self.path));
        let server = emitter.connection().object_server();
        server.remove::<Self, _>(self.path.as_str()).await.unwrap();
    }
}

impl Behind {
    /// One that has these sessions and one of somebody who is there, and notes what is closed among
    /// the calls of the portal.
    pub fn start(address: &str, sessions: &[&str], record: &Shared) -> Self {
        let turning = Turning::start();
        let connection = turning.handle.block_on(async {
            let connection = connected(address).await;
            let own = connection.unique_name().unwrap().replace([':', '.'], "_");
            let own = format!("{PATH}/session/{}/aloud3", own.trim_start_matches('_'));
            for path in sessions.iter().copied().chain([own.as_str()]) {
                let session = Session {
                    path: path.to_owned(),
                    record: record.clone(),
                };
                connection.object_server().at(path, session).await.unwrap();
            }
            answering(&connection).await;
            connection.request_name(NAME).await.unwrap();
            connection
        });
        Self {
            turning,
            connection,
        }
    }

    /// Tells the portal, and whoever else listens, that a key is pressed or released.
    pub fn key(&self, session: &OwnedObjectPath, id: &str, pressed: bool) {
        let member = if pressed { "Activated" } else { "Deactivated" };
        let nothing = HashMap::<&str, Value<'_>>::new();
        let body = (session, id, 0u64, nothing);
        let interface = "org.freedesktop.impl.portal.GlobalShortcuts";
        let told = self
            .connection
            .emit_signal(None::<&str>, PATH, interface, member, &body);
        self.turning.handle.block_on(told).unwrap();
    }
}

impl Drop for Behind {
    fn drop(&mut self) {
        let _ = self
            .turning
            .handle
            .block_on(self.connection.clone().close());
    }
}
