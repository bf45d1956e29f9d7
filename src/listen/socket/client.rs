//! The other end of the socket: how the command line talks to the daemon. Every wait for the daemon
//! itself is limited; only the wait for the next line is the caller's to limit.

use std::io;
use std::path::Path;
use std::time::Duration;

use serde::Serialize;
use tokio::io::AsyncWriteExt;
use tokio::net::UnixStream;
use tokio::net::unix::{OwnedReadHalf, OwnedWriteHalf};
use tokio::time::timeout;

use super::Line;
use super::wire::{Incoming, Received, encode};
use crate::event::{RequestId, Status};
use crate::request::Command;
use crate::wording::causes::cause;
use crate::wording::socket as wording;

/// A conversation with the daemon; dropping it ends the conversation, not the request.
#[derive(Debug)]
pub struct Client {
    incoming: Incoming<OwnedReadHalf>,
    outgoing: OwnedWriteHalf,
    status: Status,
}

/// Why the daemon cannot be asked.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Unreachable {
    /// No daemon runs.
    #[error("{}", wording::NO_DAEMON)]
    NoDaemon,
    /// A daemon runs and does not answer.
    #[error("{}", wording::SILENT)]
    Silent,
    /// The daemon answers and does not take the client or its command.
    #[error("{0}")]
    Refused(String),
    /// The socket is there and cannot be used.
    #[error("{}", wording::unreachable(.0))]
    Trouble(String),
}

/// The daemon answers within a millisecond; this is for a machine under heavy load.
const ANSWER_LIMIT: Duration = Duration::from_secs(2);

/// The longest line: a status or a whole description is a few KiB, this is a wall against nonsense.
const LONGEST_LINE: usize = 4 * 1024 * 1024;

/// Connects to the daemon whose socket is at `path`, and reads its status.
///
/// # Errors
/// No daemon runs, or it does not talk to us.
pub async fn connect(path: &Path) -> Result<Client, Unreachable> {
    Client::open(path).await
}

impl Client {
    async fn open(path: &Path) -> Result<Self, Unreachable> {
        let connected = timeout(ANSWER_LIMIT, UnixStream::connect(path)).await;
        let stream = match connected.map_err(|_| Unreachable::Silent)? {
            Ok(stream) => stream,
            Err(error) => match error.kind() {
                io::ErrorKind::NotFound | io::ErrorKind::ConnectionRefused => {
                    return Err(Unreachable::NoDaemon);
                }
                _ => return Err(Unreachable::Trouble(cause(&error))),
            },
        };
        let (incoming, outgoing) = stream.into_split();
        let mut client = Self {
            incoming: Incoming::new(incoming, LONGEST_LINE),
            outgoing,
            status: Status::default(),
        };
        match client.answer().await? {
            Line::Status(status) => client.status = *status,
            Line::Refused { reason } => return Err(Unreachable::Refused(reason)),
            _ => return Err(Unreachable::Trouble(wording::NO_STATUS.into())),
        }
        Ok(client)
    }

    /// What the daemon was doing when the last status came.
    pub fn status(&self) -> &Status {
        &self.status
    }

    /// Gives a command, and waits until it is taken; [`next`](Self::next) then brings its lines.
    ///
    /// # Errors
    /// The daemon refuses the command or does not answer.
    pub async fn send(&mut self, command: Command) -> Result<RequestId, Unreachable> {
        self.give(&command).await
    }

    /// Gives a command as a key does, and waits until it is taken.
    ///
    /// # Errors
    /// The daemon refuses the command or does not answer.
    pub async fn press(&mut self, command: Command) -> Result<RequestId, Unreachable> {
        let keyed = std::collections::HashMap::from([("key", command)]);
        self.give(&keyed).await
    }

    async fn give(&mut self, asked: &impl Serialize) -> Result<RequestId, Unreachable> {
        let bytes =
            encode(asked).ok_or_else(|| Unreachable::Trouble(wording::NO_COMMAND.into()))?;
        let written = timeout(ANSWER_LIMIT, self.outgoing.write_all(&bytes)).await;
        if let Err(error) = written.map_err(|_| Unreachable::Silent)? {
            // A refusal may have come before all was written, and says more than the broken pipe.
            tracing::debug!(%error, "the daemon stopped reading");
        }
        loop {
            match self.answer().await? {
                Line::Accepted { id } => return Ok(id),
                Line::Refused { reason } => return Err(Unreachable::Refused(reason)),
                // Until then we are a follower, and get what others asked.
                _ => {}
            }
        }
    }

    /// The next line, or nothing when the daemon has ended the conversation. Dropping the future
    /// loses nothing.
    pub async fn next(&mut self) -> Option<Line> {
        while let Received::Line(line) = self.incoming.next().await {
            match serde_json::from_slice(&line) {
                Ok(line) => {
                    if let Line::Status(status) = &line {
                        self.status = Status::clone(status);
                    }
                    return Some(line);
                }
                // Only the place is logged: the line may hold words that were read from the screen.
                Err(error) => {
                    let column = error.column();
                    tracing::warn!(
                        column,
                        "a line of another version of the daemon is left out"
                    );
                }
            }
        }
        None
    }

    async fn answer(&mut self) -> Result<Line, Unreachable> {
        let line = timeout(ANSWER_LIMIT, self.next()).await;
        line.map_err(|_| Unreachable::Silent)?
            .ok_or_else(|| Unreachable::Trouble(wording::CLOSED.into()))
    }
}
