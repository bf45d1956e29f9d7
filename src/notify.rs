//! Tells the service manager how the daemon is: ready, alive, ending. The protocol is that of
//! `sd_notify(3)`: lines in a datagram to the socket named in the environment. Where nobody has
//! named one, nothing is sent and nothing wakes up. What is on the screen is never told.
//!
//! `NOTIFY_SOCKET` stays in the environment of the programs we start; their words do not count,
//! because the unit's `NotifyAccess` is `main`.

use std::ffi::OsStr;
use std::os::linux::net::SocketAddrExt;
use std::os::unix::ffi::OsStrExt;
use std::os::unix::net::{SocketAddr, UnixDatagram as Socket};
use std::time::Duration;

use tokio::net::UnixDatagram;
use tokio::sync::{oneshot, watch};

use crate::event::{Event, Inbox, Status};
use crate::wording;

/// How long the keys may take before the daemon counts as ready without them: X servers that hang
/// are given up after less, and the commands work meanwhile.
const KEYS_LIMIT: Duration = Duration::from_secs(10);

/// The service manager, if there is one.
#[derive(Debug)]
pub struct Supervisor {
    socket: Option<UnixDatagram>,
    /// How often it wants to hear that the daemon lives.
    pulse: Option<Duration>,
}

impl Supervisor {
    /// The one that the environment names; to be called inside the runtime.
    pub fn find() -> Self {
        let variable = |name: &str| std::env::var_os(name).filter(|value| !value.is_empty());
        let socket = variable("NOTIFY_SOCKET").and_then(|name| match open(&name) {
            Ok(socket) => Some(socket),
            Err(error) => {
                tracing::warn!(%error, "the service manager cannot be told anything");
                None
            }
        });
        let number = |name: &str| variable(name)?.to_str()?.parse::<u64>().ok();
        let ours = number("WATCHDOG_PID").is_none_or(|id| id == u64::from(std::process::id()));
        // Half of the time it waits, as sd_watchdog_enabled(3) advises.
        let pulse = number("WATCHDOG_USEC")
            .filter(|&waits| ours && waits > 1)
            .map(|waits| Duration::from_micros(waits / 2));
        Self { socket, pulse }
    }

    /// Whether there is one that waits for a ready notice.
    pub fn waits(&self) -> bool {
        self.socket.is_some()
    }

    /// Tells that the daemon is ready once its keys are heard or known not to be, then that it
    /// lives as long as its loop answers; ends with the daemon.
    pub async fn follow(&self, mut status: watch::Receiver<Status>, inbox: Inbox) {
        if !self.waits() {
            return;
        }
        let settled = status.wait_for(|status| status.settled);
        // Late keys are no reason to be restarted, and the status tells that they are missing.
        let _ = tokio::time::timeout(KEYS_LIMIT, settled).await;
        let mut told = in_short(&status.borrow_and_update());
        self.tell(&format!("READY=1\n{told}")).await;
        loop {
            tokio::select! {
                changed = status.changed() => {
                    if changed.is_err() {
                        return;
                    }
                    let short = in_short(&status.borrow_and_update());
                    if short != told {
                        self.tell(&short).await;
                        told = short;
                    }
                }
                () = pause(self.pulse) => {
                    if turns(&inbox).await {
                        self.tell("WATCHDOG=1").await;
                    }
                }
            }
        }
    }

    /// Tells that nothing is left to be done, because another daemon does it.
    pub async fn another_runs(&self) {
        self.tell(&format!("READY=1\nSTATUS={}", wording::socket::ANOTHER))
            .await;
    }

    /// Tells that the daemon is ending, without waiting.
    pub fn stopping(&self) {
        if let Some(socket) = &self.socket
            && let Err(error) = socket.try_send(b"STOPPING=1")
        {
            tracing::debug!(%error, "the service manager does not hear of the end");
        }
    }

    async fn tell(&self, lines: &str) {
        if let Some(socket) = &self.socket
            && let Err(error) = socket.send(lines.as_bytes()).await
        {
            tracing::warn!(%error, "the service manager does not listen");
        }
    }
}

/// Whether the loop takes an event and answers; while it hangs this never ends, and that is how
/// the service manager learns of it.
async fn turns(inbox: &Inbox) -> bool {
    let (asker, answer) = oneshot::channel();
    inbox.put(Event::Alive(asker));
    answer.await.is_ok()
}

async fn pause(length: Option<Duration>) {
    match length {
        Some(length) => tokio::time::sleep(length).await,
        None => std::future::pending().await,
    }
}

/// The status in one line that holds nothing of anybody's.
fn in_short(status: &Status) -> String {
    let (keys, problems) = (status.keys.len(), status.problems.len());
    format!("STATUS={}", wording::service::status(keys, problems))
}

fn open(name: &OsStr) -> std::io::Result<UnixDatagram> {
    let address = match name.as_bytes() {
        // An at sign stands for the zero byte before an abstract name.
        [b'@', name @ ..] => SocketAddr::from_abstract_name(name)?,
        _ => SocketAddr::from_pathname(name)?,
    };
    let socket = Socket::unbound()?;
    socket.connect_addr(&address)?;
    socket.set_nonblocking(true)?;
    UnixDatagram::from_std(socket)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    /// A supervisor that wants a sign of life every millisecond, and its end.
    fn supervisor() -> (Supervisor, UnixDatagram) {
        let (socket, end) = UnixDatagram::pair().unwrap();
        let supervisor = Supervisor {
            socket: Some(socket),
            pulse: Some(Duration::from_millis(1)),
        };
        (supervisor, end)
    }

    async fn heard(end: &UnixDatagram) -> String {
        let mut words = [0; 256];
        let length = end.recv(&mut words).await.unwrap();
        String::from_utf8(words[..length].to_vec()).unwrap()
    }

    #[tokio::test(start_paused = true)]
    async fn a_loop_that_hangs_gives_no_sign_of_life_although_the_timer_runs() {
        let (supervisor, end) = supervisor();
        let (inbox, mut events) = Inbox::open();
        let settled = Status {
            settled: true,
            ..Status::default()
        };
        let (_keep, status) = watch::channel(settled);
        tokio::spawn(async move { supervisor.follow(status, inbox).await });
        assert!(heard(&end).await.starts_with("READY=1\nSTATUS="));
        // The loop takes what is in its inbox: signs of life.
        for _ in 0..3 {
            let Some(Event::Alive(asker)) = events.recv().await else {
                panic!("nothing is asked");
            };
            asker.send(()).unwrap();
            assert_eq!(heard(&end).await, "WATCHDOG=1");
        }
        // It takes nothing any more: none, for however long.
        tokio::time::sleep(Duration::from_secs(3600)).await;
        let mut words = [0; 256];
        let silent = end.try_recv(&mut words).unwrap_err();
        assert_eq!(silent.kind(), std::io::ErrorKind::WouldBlock);
    }

    #[tokio::test(start_paused = true)]
    async fn ready_waits_for_the_keys_but_not_for_ever() {
        let (supervisor, end) = supervisor();
        let (inbox, _events) = Inbox::open();
        let (_keep, status) = watch::channel(Status::default());
        let begun = tokio::time::Instant::now();
        tokio::spawn(async move { supervisor.follow(status, inbox).await });
        assert!(heard(&end).await.starts_with("READY=1"));
        assert!(begun.elapsed() >= KEYS_LIMIT);
    }
}
