//! The session bus as something that comes and goes. Waiting for it costs no wakeup: its socket's
//! folder tells when it is made anew.

use std::fmt::Display;
use std::io;
use std::os::unix::ffi::OsStrExt;
use std::path::PathBuf;
use std::time::Duration;

use rustix::fs::inotify;
use tokio::io::AsyncReadExt;
use tokio::net::unix::pipe;
use zbus::Address;
use zbus::address::Transport;
use zbus::address::transport::UnixSocket;

/// Milliseconds between tries after the bus went away or its socket was made: a socket is there
/// some milliseconds before the bus listens on it.
const STEPS: [u64; 6] = [20, 50, 100, 200, 400, 800];

/// The waiting for the session bus.
pub(super) struct Bus {
    /// Where its socket is; none when it is no file, and a bus that is gone stays gone.
    socket: Option<PathBuf>,
    tries: usize,
    complained: bool,
    watch: Option<Watch>,
    /// What is missing without a bus, for the log.
    loss: &'static str,
}

/// A watch on the folder of a socket; what the kernel tells is read as from a pipe.
struct Watch {
    folder: pipe::Receiver,
    /// The socket's name, with a zero behind it.
    name: Vec<u8>,
}

impl Bus {
    /// The bus of the environment, which does not change while the daemon runs.
    pub(super) fn of_session(loss: &'static str) -> Self {
        let address = Address::session().ok();
        let socket = address.and_then(|address| match address.transport() {
            Transport::Unix(unix) => match unix.path() {
                UnixSocket::File(path) => Some(path.clone()),
                _ => None,
            },
            _ => None,
        });
        Self {
            socket,
            tries: 0,
            complained: false,
            watch: None,
            loss,
        }
    }

    /// There was a bus.
    pub(super) fn answered(&mut self) {
        self.tries = 0;
        self.complained = false;
    }

    /// There is none; said once, for most of those who have no bus want none.
    pub(super) fn refused(&mut self, reason: &dyn Display) {
        if !self.complained {
            self.complained = true;
            tracing::info!(%reason, "no session bus, so there {}", self.loss);
        }
    }

    /// Sleeps until it is worth trying again.
    pub(super) async fn again(&mut self) {
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
