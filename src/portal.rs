//! The desktop's portal (<https://flatpak.github.io/xdg-desktop-portal/docs/>) as every door asks it:
//! on a connection that is introduced by our name, with a deadline for every call. A question that
//! is dropped is taken back. It never decides what is asked.
//!
//! Written on zbus itself: ashpd 0.13 hands a request out only when it has been answered, so that
//! a question could not be taken back, panics at a session of another name, and sets no deadline.

use std::collections::HashMap;
use std::fmt;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use serde::Serialize;
use serde::de::DeserializeOwned;
use tokio::sync::Mutex;
use zbus::connection::Builder;
use zbus::message::Type as Kind;
use zbus::zvariant::{DynamicType, OwnedValue, Type, Value};
use zbus::{Connection, MatchRule, Message, MessageStream};

use self::question::Question;
use self::seen::Seen;

mod question;
mod remains;
pub mod seen;

/// Our name to the desktop: in desktop entries and units, to portals, and on the bus as long as the
/// daemon runs.
pub const APP_ID: &str = "io.github.aloud.Aloud";

/// The portal's name on the bus.
pub const NAME: &str = "org.freedesktop.portal.Desktop";
/// The object that offers everything the portal can do.
pub const PATH: &str = "/org/freedesktop/portal/desktop";

const BUS: &str = "org.freedesktop.DBus";
const PROPERTIES: &str = "org.freedesktop.DBus.Properties";
const REGISTRY: &str = "org.freedesktop.host.portal.Registry";

/// Longest wait for what nobody has to decide. A portal answers within 15 ms; one whose session is
/// half up holds calls for 25 to 120 s.
pub const PROBE: Duration = Duration::from_secs(3);

/// How long a portal that has come may take to answer; it takes 15 ms.
const LOOK: Duration = Duration::from_millis(250);

/// What the portal tells beside an answer.
pub type Results = HashMap<String, OwnedValue>;

/// Why the portal could not be asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Trouble {
    /// There is no session bus, no portal on it, or it cannot do this.
    Absent,
    /// It does not answer in time.
    Silent,
    /// It will not, or went away meanwhile; its own words, for the log.
    Refused(String),
}

/// How a question was answered.
#[derive(Debug)]
pub enum Answer {
    /// Yes, with what was asked for.
    Granted(Results),
    /// The person has closed the question.
    Cancelled,
    /// No, for whatever reason.
    Other,
}

/// A connection to the portal; clones share it.
#[derive(Debug, Clone)]
pub struct Portal {
    connection: Connection,
    /// Who was told our name: the portal's own address, which another portal does not have.
    met: Arc<Mutex<Option<String>>>,
}

impl Portal {
    /// Connects to a session bus, by default that of the environment.
    ///
    /// # Errors
    /// [`Trouble::Absent`] where there is none.
    pub async fn open(bus: Option<&str>) -> Result<Self, Trouble> {
        Ok(Self {
            connection: connect(bus).await?,
            met: Arc::default(),
        })
    }

    /// The connection itself, for what is not the portal's.
    pub fn connection(&self) -> &Connection {
        &self.connection
    }

    /// Whether the bus has hung up.
    pub fn is_closed(&self) -> bool {
        self.connection.is_closed()
    }

    /// Starts the portal if need be, tells it our name if it does not know it yet, and gives its
    /// address. Portals before 1.20 take no name and read it from the name of our unit.
    ///
    /// # Errors
    /// Why it cannot be asked.
    pub async fn meet(&self) -> Result<String, Trouble> {
        let mut met = self.met.lock().await;
        let owner = self.owner().await?;
        if owner.is_some() && *met == owner {
            return owner.ok_or(Trouble::Absent);
        }
        *met = None;
        let mut before = owner;
        for _ in 0..3 {
            let told = self.introduce(&before).await;
            match &told {
                Ok(()) => tracing::debug!("the portal knows our name"),
                Err(Trouble::Silent) => return Err(Trouble::Silent),
                // No desktop entry, no registry, or the unit has told the name already.
                Err(trouble) => tracing::debug!(%trouble, "the portal takes no name"),
            }
            let after = self.owner().await?;
            if told.is_ok() || after == before {
                // One that comes from now on has been told nothing.
                *met = after;
                break;
            }
            // One that came while the call was on its way may not have heard it.
            before = after;
        }
        met.clone().ok_or(Trouble::Absent)
    }

    /// Tells the portal our name; gives up early where another portal than `before` comes and does not
    /// answer, since what was asked of nobody may be lost.
    async fn introduce(&self, before: &Option<String>) -> Result<(), Trouble> {
        let nothing = HashMap::<&str, Value<'_>>::new();
        let body = (APP_ID, nothing);
        let another = async {
            loop {
                tokio::time::sleep(LOOK).await;
                if self.owner().await? != *before {
                    tokio::time::sleep(LOOK).await;
                    return Err(Trouble::Refused("another portal came".into()));
                }
            }
        };
        tokio::select! {
            told = self.call(REGISTRY, "Register", &body) => told.map(drop),
            another = another => another,
        }
    }

    /// The version of one of its interfaces.
    ///
    /// # Errors
    /// [`Trouble::Absent`] where it lacks that interface.
    pub async fn version(&self, interface: &str) -> Result<u32, Trouble> {
        self.meet().await?;
        let read: OwnedValue = self
            .call(PROPERTIES, "Get", &(interface, "version"))
            .await?
            .body()
            .deserialize()
            .map_err(trouble)?;
        u32::try_from(read).map_err(|error| Trouble::Refused(error.to_string()))
    }

    /// Asks what may need a person's decision, and waits at most `limit` for that. The body is made
    /// around the token by which the portal names the question.
    ///
    /// # Errors
    /// Why it could not be asked; [`Trouble::Silent`] also where nobody has decided in time.
    pub async fn ask<B>(
        &self,
        (interface, method): (&str, &str),
        limit: Duration,
        body: impl FnOnce(&str) -> B,
    ) -> Result<Answer, Trouble>
    where
        B: Serialize + DynamicType,
    {
        let owner = self.meet().await?;
        let token = token();
        let mut question =
            within(PROBE, Question::prepare(&self.connection, &owner, &token)).await?;
        self.call(interface, method, &body(&token)).await?;
        match tokio::time::timeout(limit, question.answer()).await {
            Ok(answer) => answer,
            Err(_) => Err(Trouble::Silent),
        }
    }

    /// Calls what is answered at once.
    ///
    /// # Errors
    /// Why there is no answer.
    pub async fn call<B>(&self, interface: &str, method: &str, body: &B) -> Result<Message, Trouble>
    where
        B: Serialize + DynamicType,
    {
        // Portals look up who asks, and refuse those whom they cannot see.
        let _seen = Seen::by_others();
        let called = self
            .connection
            .call_method(Some(NAME), PATH, Some(interface), method, body);
        let called = within(PROBE, called).await;
        called.inspect_err(|trouble| tracing::debug!(interface, method, %trouble, "the portal"))
    }

    /// Tells whenever a portal goes or another one comes.
    ///
    /// # Errors
    /// Why the bus cannot be listened to.
    pub async fn comings(&self) -> Result<MessageStream, Trouble> {
        let rule = async {
            let rule = MatchRule::builder()
                .msg_type(Kind::Signal)
                .sender(BUS)?
                .interface(BUS)?
                .member("NameOwnerChanged")?
                .arg(0, NAME)?
                .build();
            MessageStream::for_match_rule(rule, &self.connection, None).await
        };
        within(PROBE, rule).await
    }

    /// Tells whenever one of the parts behind the portal, which do what it was asked for, goes or comes.
    ///
    /// # Errors
    /// Why the bus cannot be listened to.
    pub async fn behind(&self) -> Result<MessageStream, Trouble> {
        remains::behind(&self.connection).await
    }

    /// Closes sessions of ours that an earlier portal has left behind; this connection has none then.
    pub async fn close_remains(&self) {
        remains::close(&self.connection).await;
    }

    /// Everything that the portal at this address tells of an interface.
    ///
    /// # Errors
    /// Why the bus cannot be listened to.
    pub async fn signals(&self, owner: &str, interface: &str) -> Result<MessageStream, Trouble> {
        let rule = async {
            let rule = MatchRule::builder()
                .msg_type(Kind::Signal)
                .sender(owner)?
                .interface(interface)?
                .build();
            MessageStream::for_match_rule(rule, &self.connection, None).await
        };
        within(PROBE, rule).await
    }

    /// What anybody tells of an interface to all, as the parts behind the portal do.
    ///
    /// # Errors
    /// Why the bus cannot be listened to.
    pub async fn broadcasts(&self, interface: &str) -> Result<MessageStream, Trouble> {
        let rule = async {
            let rule = MatchRule::builder()
                .msg_type(Kind::Signal)
                .interface(interface)?
                .build();
            MessageStream::for_match_rule(rule, &self.connection, None).await
        };
        within(PROBE, rule).await
    }

    /// The portal's own address, if one runs.
    async fn owner(&self) -> Result<Option<String>, Trouble> {
        let asked = self.bus("GetNameOwner", &(NAME,)).await;
        match asked {
            Ok(owner) => Ok(Some(owner)),
            Err(Trouble::Silent) => Err(Trouble::Silent),
            Err(_) if self.is_closed() => Err(Trouble::Absent),
            Err(_) => Ok(None),
        }
    }

    async fn bus<B, R>(&self, method: &str, body: &B) -> Result<R, Trouble>
    where
        B: Serialize + DynamicType,
        R: DeserializeOwned + Type,
    {
        let path = "/org/freedesktop/DBus";
        let called = self
            .connection
            .call_method(Some(BUS), path, Some(BUS), method, body);
        let reply = within(PROBE, called).await?;
        reply.body().deserialize().map_err(trouble)
    }
}

/// Connects to a session bus, by default that of the environment.
///
/// # Errors
/// [`Trouble::Absent`] where there is none.
pub async fn connect(bus: Option<&str>) -> Result<Connection, Trouble> {
    let connected = within(PROBE, async {
        match bus {
            Some(address) => Builder::address(address)?.build().await,
            None => Builder::session()?.build().await,
        }
    });
    match connected.await {
        Err(Trouble::Refused(reason)) => {
            tracing::debug!(reason, "no session bus");
            Err(Trouble::Absent)
        }
        connected => connected,
    }
}

/// Waits for an answer of the bus, at most so long.
pub async fn within<T>(
    limit: Duration,
    work: impl Future<Output = zbus::Result<T>>,
) -> Result<T, Trouble> {
    match tokio::time::timeout(limit, work).await {
        Ok(Ok(answer)) => Ok(answer),
        Ok(Err(error)) => Err(trouble(error)),
        Err(_) => Err(Trouble::Silent),
    }
}

/// What an error of the bus means to the one who asked.
fn trouble(error: zbus::Error) -> Trouble {
    const ABSENT: [&str; 6] = [
        "org.freedesktop.DBus.Error.ServiceUnknown",
        "org.freedesktop.DBus.Error.NameHasNoOwner",
        "org.freedesktop.DBus.Error.UnknownInterface",
        "org.freedesktop.DBus.Error.UnknownMethod",
        "org.freedesktop.DBus.Error.UnknownObject",
        "org.freedesktop.DBus.Error.UnknownProperty",
    ];
    let zbus::Error::MethodError(name, words, _) = &error else {
        return Trouble::Refused(error.to_string());
    };
    let words = words.as_deref().unwrap_or_default();
    // GLib says this of a property whose interface is not there.
    let no_interface = name.as_str() == "org.freedesktop.DBus.Error.InvalidArgs"
        && words.starts_with("No such interface");
    if no_interface || ABSENT.contains(&name.as_str()) {
        return Trouble::Absent;
    }
    Trouble::Refused(format!("{name}: {words}"))
}

/// How the words begin by which the portal names what is ours.
const TOKEN: &str = "aloud";

/// A word that no question or session of this process had before.
pub fn token() -> String {
    static NEXT: AtomicU64 = AtomicU64::new(1);
    format!("{TOKEN}{}", NEXT.fetch_add(1, Ordering::Relaxed))
}

impl fmt::Display for Trouble {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Absent => f.write_str("not there"),
            Self::Silent => f.write_str("no answer"),
            Self::Refused(words) => f.write_str(words),
        }
    }
}
