//! The buses of the session and of the system as something that comes and goes. Waiting for one
//! costs no wakeup: its socket's folder tells when it is made anew. No call waits without a limit.

use std::fmt::Display;
use std::io;
use std::os::unix::ffi::OsStrExt;
use std::path::PathBuf;
use std::time::Duration;

use rustix::fs::inotify;
use serde::Serialize;
use serde::de::DeserializeOwned;
use tokio::io::AsyncReadExt;
use tokio::net::unix::pipe;
use tokio::time::timeout;
use zbus::address::Transport;
use zbus::address::transport::UnixSocket;
use zbus::connection::Builder;
use zbus::zvariant::{DynamicType, Type};
use zbus::{Address, Connection, MatchRule, message};

/// Milliseconds between tries after the bus went away or its socket was made: a socket is there
/// some milliseconds before the bus listens on it.
const STEPS: [u64; 6] = [20, 50, 100, 200, 400, 800];

/// The bus itself, to which every name on it is known.
const DAEMON: &str = "org.freedesktop.DBus";

/// The waiting for a bus.
#[derive(Debug)]
pub struct Bus {
    which: Which,
    /// What it is wanted for, for the log.
    purpose: &'static str,
    /// Where its socket is; none when it is no file, and a bus that is gone stays gone.
    socket: Option<PathBuf>,
    tries: usize,
    complained: bool,
    watch: Option<Watch>,
}

#[derive(Debug, Clone, Copy)]
enum Which {
    Session,
    System,
}

/// A watch on the folder of a socket; what the kernel tells is read as from a pipe.
#[derive(Debug)]
struct Watch {
    folder: pipe::Receiver,
    /// The socket's name, with a zero behind it.
    name: Vec<u8>,
}

impl Bus {
    /// The session's bus, wanted for `purpose`; its address does not change while the daemon runs.
    pub fn of_session(purpose: &'static str) -> Self {
        Self::new(Which::Session, purpose)
    }

    /// The system's bus, wanted for `purpose`.
    pub fn of_system(purpose: &'static str) -> Self {
        Self::new(Which::System, purpose)
    }

    fn new(which: Which, purpose: &'static str) -> Self {
        let address = match which {
            Which::Session => Address::session(),
            Which::System => Address::system(),
        };
        let socket = address.ok().and_then(|address| match address.transport() {
            Transport::Unix(unix) => match unix.path() {
                UnixSocket::File(path) => Some(path.clone()),
                _ => None,
            },
            _ => None,
        });
        Self {
            which,
            purpose,
            socket,
            tries: 0,
            complained: false,
            watch: None,
        }
    }

    /// A new connection, within `limit`.
    ///
    /// # Errors
    /// Why there is none, for the log.
    pub async fn connect(&self, limit: Duration) -> zbus::Result<Connection> {
        let builder = match self.which {
            Which::Session => Builder::session()?,
            Which::System => Builder::system()?,
        };
        in_time(limit, builder.build()).await
    }

    /// There was a bus.
    pub fn answered(&mut self) {
        self.tries = 0;
        self.complained = false;
    }

    /// There is none; said once, for most of those who have no bus want none.
    pub fn refused(&mut self, reason: &dyn Display) {
        if !self.complained {
            self.complained = true;
            let (which, wanted) = (self.which, self.purpose);
            tracing::info!(%reason, ?which, wanted, "there is no bus");
        }
    }

    /// Sleeps until it is worth trying again.
    pub async fn again(&mut self) {
        if self.watch.is_none() {
            // Before the next try, so that no socket is made unseen between the two.
            self.watch = self.socket.as_ref().and_then(|socket| {
                Watch::on(socket)
                    .inspect_err(|error| tracing::debug!(%error, "the bus cannot be watched for"))
                    .ok()
            });
        }
        if let Some(step) = STEPS.get(self.tries) {
            self.tries += 1;
            return tokio::time::sleep(Duration::from_millis(*step)).await;
        }
        self.tries = 0;
        match &mut self.watch {
            Some(watch) => match watch.made().await {
                Ok(()) => {}
                Err(error) => {
                    tracing::error!(%error, "waiting for the bus failed");
                    std::future::pending().await
                }
            },
            None => std::future::pending().await,
        }
    }
}

/// Calls a method of `service`, which is a bus name, a path and an interface, within `limit`.
///
/// # Errors
/// What the bus or the service says, or that the time is over.
pub async fn call<A, R>(
    connection: &Connection,
    service: [&str; 3],
    method: &str,
    arguments: &A,
    limit: Duration,
) -> zbus::Result<R>
where
    A: Serialize + DynamicType + Sync,
    R: DeserializeOwned + Type,
{
    let [name, path, interface] = service;
    let asked = connection.call_method(Some(name), path, Some(interface), method, arguments);
    in_time(limit, asked).await?.body().deserialize()
}

/// Whether somebody has this name now; nobody is started to have it.
pub async fn is_owned(connection: &Connection, name: &str, limit: Duration) -> bool {
    let service = [DAEMON, "/org/freedesktop/DBus", DAEMON];
    let asked = &(name,);
    let answer = call(connection, service, "NameHasOwner", asked, limit);
    answer.await.unwrap_or_default()
}

/// Takes a name for this connection where nobody has it; nobody is waited for, and a refusal harms
/// nothing. It is given back when the connection ends.
pub async fn take_name(connection: &Connection, name: &str, limit: Duration) {
    /// `DBUS_NAME_FLAG_DO_NOT_QUEUE` of the bus's specification.
    const DO_NOT_QUEUE: u32 = 4;
    /// What the bus answers to the first who asks.
    const OURS: u32 = 1;
    let service = [DAEMON, "/org/freedesktop/DBus", DAEMON];
    let asked = &(name, DO_NOT_QUEUE);
    match call(connection, service, "RequestName", asked, limit).await {
        Ok(OURS) => {}
        Ok(answer) => tracing::debug!(name, answer, "the name on the bus is another's"),
        Err(error) => tracing::debug!(name, %error, "there is no name on the bus"),
    }
}

/// The signal that a name has changed hands.
///
/// # Errors
/// When this is no name.
pub fn changes_of_owner(name: &str) -> zbus::Result<MatchRule<'static>> {
    let rule = MatchRule::builder()
        .msg_type(message::Type::Signal)
        .sender(DAEMON)?
        .interface(DAEMON)?
        .member("NameOwnerChanged")?
        .arg(0, name.to_owned())?;
    Ok(rule.build())
}

async fn in_time<T>(
    limit: Duration,
    asked: impl Future<Output = zbus::Result<T>>,
) -> zbus::Result<T> {
    let late = || zbus::Error::Failure("no answer in time".into());
    timeout(limit, asked).await.unwrap_or_else(|_| Err(late()))
}

impl Watch {
    fn on(socket: &std::path::Path) -> io::Result<Self> {
        let missing = || io::Error::from(io::ErrorKind::NotFound);
        let folder = socket.parent().ok_or_else(missing)?;
        let name = socket.file_name().ok_or_else(missing)?.as_bytes();
        let flags = inotify::CreateFlags::CLOEXEC | inotify::CreateFlags::NONBLOCK;
        let watch = inotify::init(flags)?;
        let made = inotify::WatchFlags::CREATE | inotify::WatchFlags::MOVED_TO;
        inotify::add_watch(&watch, folder, made)?;
        Ok(Self {
            folder: pipe::Receiver::from_owned_fd_unchecked(watch)?,
            name: [name, b"\0"].concat(),
        })
    }

    /// Sleeps until a socket of that name is made.
    async fn made(&mut self) -> io::Result<()> {
        // Room for several names of the greatest length.
        let mut news = [0; 2048];
        loop {
            let length = self.folder.read(&mut news).await?;
            // A name ends with a zero; one that only ends alike costs a try.
            let found = news[..length]
                .split_inclusive(|&byte| byte == 0)
                .any(|piece| piece.ends_with(&self.name));
            if found {
                return Ok(());
            }
        }
    }
}
