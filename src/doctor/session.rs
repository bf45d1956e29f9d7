//! The session that the doctor runs in: what kind of desktop it is, and which of its services there
//! are. Every question has its own limit, for a portal that hangs answers nobody.

use std::time::{Duration, Instant};

use serde::Serialize;
use tokio::time::timeout;
use zbus::Connection;
use zbus::zvariant::OwnedValue;

use crate::verdict::Verdict;
use crate::wording::remarks;

/// A service answers within milliseconds; one that the bus has to start first needs a second.
const ANSWER: Duration = Duration::from_secs(3);

/// What of the environment tells what kind of session this is; none of it is anybody's secret.
const VARIABLES: [&str; 9] = [
    "XDG_SESSION_TYPE",
    "XDG_CURRENT_DESKTOP",
    "XDG_SESSION_DESKTOP",
    "DISPLAY",
    "WAYLAND_DISPLAY",
    "LANG",
    "LC_ALL",
    "SPEECHD_ADDRESS",
    "PULSE_SERVER",
];

/// The services that Aloud can use: a name for people, the name on the bus, and a property of an
/// object there that tells its version or that it is in use.
const SERVICES: [Service; 8] = [
    Service::new("tray", "org.kde.StatusNotifierWatcher"),
    Service::new("notifications", "org.freedesktop.Notifications"),
    Service::new("Orca's presenter", "org.gnome.Orca1.Service"),
    Service::new("Orca's older presenter", "org.gnome.Orca.Service"),
    Service::portal("screenshot portal", "org.freedesktop.portal.Screenshot"),
    Service::portal("shortcuts portal", "org.freedesktop.portal.GlobalShortcuts"),
    Service::portal("registry portal", "org.freedesktop.host.portal.Registry"),
    Service::portal("clipboard portal", "org.freedesktop.portal.Clipboard"),
];

struct Service {
    called: &'static str,
    name: &'static str,
    interface: Option<&'static str>,
}

impl Service {
    const fn new(called: &'static str, name: &'static str) -> Self {
        Self {
            called,
            name,
            interface: None,
        }
    }

    const fn portal(called: &'static str, interface: &'static str) -> Self {
        Self {
            called,
            name: "org.freedesktop.portal.Desktop",
            interface: Some(interface),
        }
    }
}

/// What is known of the session.
#[derive(Debug, Clone, Default, Serialize)]
pub(super) struct Session {
    /// The variables that are set.
    pub(super) environment: Vec<(String, String)>,
    /// Whether there is a session bus.
    pub(super) bus: bool,
    /// The services of the desktop.
    pub(super) services: Vec<Verdict>,
    /// What each thing is done by in this session: the thing, and the way if there is one.
    pub(super) table: Vec<(String, Option<String>)>,
}

impl Session {
    /// Asks the environment and the bus.
    pub(super) async fn look() -> Self {
        let set = |name: &&str| {
            let value = std::env::var(name).ok().filter(|value| !value.is_empty())?;
            Some(((*name).to_owned(), value))
        };
        let mut session = Self {
            environment: VARIABLES.iter().filter_map(set).collect(),
            ..Self::default()
        };
        let Ok(Ok(bus)) = timeout(ANSWER, Connection::session()).await else {
            return session;
        };
        session.bus = true;
        for service in &SERVICES {
            let begun = Instant::now();
            let outcome = timeout(ANSWER, ask(&bus, service)).await;
            let outcome = outcome.unwrap_or_else(|_| Err(remarks::SILENT.into()));
            let verdict = Verdict::of(service.called, begun, outcome);
            session.services.push(verdict);
        }
        session
    }

    /// Whether this service is there.
    pub(super) fn service(&self, called: &str) -> Option<&Verdict> {
        self.services.iter().find(|service| service.name == called)
    }
}

async fn ask(bus: &Connection, service: &Service) -> Result<String, String> {
    let there = zbus::fdo::DBusProxy::new(bus).await.map_err(short)?;
    let name = zbus::names::BusName::try_from(service.name).map_err(short)?;
    if let Some(interface) = service.interface {
        let (path, property) = ("/org/freedesktop/portal/desktop", "version");
        let value = property_of(bus, service.name, path, interface, property).await;
        let value = value.ok_or(remarks::NONE)?;
        let version = u32::try_from(value).map_err(short)?;
        return Ok(remarks::version(version));
    }
    match there.name_has_owner(name).await {
        Ok(true) => Ok(String::new()),
        Ok(false) => Err(remarks::NONE.into()),
        Err(error) => Err(short(error)),
    }
}

async fn property_of(
    bus: &Connection,
    name: &str,
    path: &str,
    interface: &str,
    property: &str,
) -> Option<OwnedValue> {
    let asked = Some("org.freedesktop.DBus.Properties");
    let reply = bus
        .call_method(Some(name), path, asked, "Get", &(interface, property))
        .await;
    reply.ok()?.body().deserialize().ok()
}

fn short(error: impl std::fmt::Display) -> String {
    tracing::debug!(%error, "a service of the desktop refuses");
    remarks::REFUSES.into()
}
