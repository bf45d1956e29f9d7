//! The way to the accessibility bus, and single questions to the objects on it. Nothing here
//! waits for longer than its caller, and nothing is listened to: an idle connection is silent.

use serde::Serialize;
use serde::de::DeserializeOwned;
use zbus::Connection;
use zbus::connection::Builder;
use zbus::zvariant::{DynamicType, OwnedObjectPath, OwnedValue, Type, Value};

/// The object that every application offers as its root.
const ROOT: &str = "/org/a11y/atspi/accessible/root";

/// An open connection to the accessibility bus.
#[derive(Debug, Clone)]
pub(super) struct Bus {
    connection: Connection,
}

/// One object of one application's tree, as it stands in replies: bus name and path.
#[derive(Debug, Clone, PartialEq, Eq, Hash, serde::Deserialize, Type, Value, OwnedValue)]
pub(super) struct Node {
    application: String,
    path: OwnedObjectPath,
}

impl Node {
    /// An object of the session's own bus.
    pub(super) fn of(name: &str, path: &str) -> Option<Self> {
        Some(Self {
            application: name.into(),
            path: OwnedObjectPath::try_from(path).ok()?,
        })
    }

    /// The root of the application with this bus name.
    fn root(application: &str) -> Option<Self> {
        Some(Self {
            application: application.into(),
            path: OwnedObjectPath::try_from(ROOT).ok()?,
        })
    }

    /// The list of applications.
    pub(super) fn registry() -> Option<Self> {
        Self::root("org.a11y.atspi.Registry")
    }

    /// Toolkits name an object that is not there by this path.
    pub(super) fn exists(&self) -> bool {
        !self.application.is_empty() && self.path.as_str() != "/org/a11y/atspi/null"
    }
}

impl Bus {
    /// Opens the accessibility bus of a session, by default our own; none when there is none.
    pub(super) async fn open(session: Option<String>) -> Option<Self> {
        if session.is_none()
            && let Ok(address) = std::env::var("AT_SPI_BUS_ADDRESS")
            && let Some(bus) = Self::at(&address).await
        {
            return Some(bus);
        }
        let address = address(session)
            .await
            .inspect_err(|error| tracing::debug!(%error, "no accessibility bus"))
            .ok()?;
        Self::at(&address).await
    }

    /// Opens the bus of a session itself, by default our own.
    pub(super) async fn home(session: Option<String>) -> Option<Self> {
        let connected = connected(session).await;
        connected
            .inspect_err(|error| tracing::debug!(%error, "no session bus"))
            .ok()
            .map(|connection| Self { connection })
    }

    async fn at(address: &str) -> Option<Self> {
        let connected = async { Builder::address(address)?.build().await };
        connected
            .await
            .inspect_err(|error| tracing::debug!(%error, "accessibility bus does not answer"))
            .ok()
            .map(|connection| Self { connection })
    }

    /// Whether the bus has hung up.
    pub(super) fn is_closed(&self) -> bool {
        self.connection.is_closed()
    }

    /// Asks `node`; none for any answer but the expected one, which is ordinary: toolkits leave
    /// out what they like, and objects vanish.
    pub(super) async fn ask<A, R>(
        &self,
        node: &Node,
        interface: &str,
        method: &str,
        arguments: &A,
    ) -> Option<R>
    where
        A: Serialize + DynamicType + Sync,
        R: DeserializeOwned + Type,
    {
        let reply = self
            .connection
            .call_method(
                Some(node.application.as_str()),
                &node.path,
                Some(interface),
                method,
                arguments,
            )
            .await;
        reply
            .and_then(|message| message.body().deserialize())
            .inspect_err(|error| tracing::trace!(%error, method, "no answer"))
            .ok()
    }

    /// The process that `node` lives in, as the bus knows it.
    pub(super) async fn process(&self, node: &Node) -> Option<u32> {
        let bus = Node {
            application: "org.freedesktop.DBus".into(),
            path: OwnedObjectPath::try_from("/org/freedesktop/DBus").ok()?,
        };
        self.ask(
            &bus,
            "org.freedesktop.DBus",
            "GetConnectionUnixProcessID",
            &(node.application.as_str(),),
        )
        .await
    }

    /// Reads one property of `node`.
    ///
    /// One by one on purpose: Qt 5 reads the missing second argument of `GetAll`
    /// (atspiadaptor.cpp, `handleMessage`).
    pub(super) async fn property<R>(&self, node: &Node, interface: &str, name: &str) -> Option<R>
    where
        R: TryFrom<OwnedValue>,
    {
        let value: OwnedValue = self
            .ask(
                node,
                "org.freedesktop.DBus.Properties",
                "Get",
                &(interface, name),
            )
            .await?;
        R::try_from(value).ok()
    }
}

/// The session's accessibility bus; asking starts it where the session can.
async fn address(session: Option<String>) -> zbus::Result<String> {
    connected(session)
        .await?
        .call_method(
            Some("org.a11y.Bus"),
            "/org/a11y/bus",
            Some("org.a11y.Bus"),
            "GetAddress",
            &(),
        )
        .await?
        .body()
        .deserialize()
}

/// Tells the toolkits of a session that somebody wants to know.
pub(super) async fn switch_on(session: Option<String>) -> zbus::Result<()> {
    let property = ("org.a11y.Status", "IsEnabled", Value::from(true));
    connected(session)
        .await?
        .call_method(
            Some("org.a11y.Bus"),
            "/org/a11y/bus",
            Some("org.freedesktop.DBus.Properties"),
            "Set",
            &property,
        )
        .await?;
    Ok(())
}

async fn connected(session: Option<String>) -> zbus::Result<Connection> {
    match session {
        Some(address) => Builder::address(address.as_str())?.build().await,
        None => Connection::session().await,
    }
}
