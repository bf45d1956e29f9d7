//! The socket through which the command line reaches the daemon, and its protocol: JSON lines.
//!
//! On connecting the client gets `{"status":{...}}`. A client that sends nothing follows: it gets
//! every line that is said and every change of the status. A client may send one
//! [`Command`] on one line of at most 64 KiB, such as `"stop"` or
//! `{"describe":{"subject":"window"}}`; within `{"key":...}` it means what a key means, so that the
//! same again cancels and twice quickly asks for everything. The daemon answers `{"accepted":{"id":7}}`; from then on the
//! client gets the lines of that id alone, `{"said":{"id":7,"tone":"answer","text":"..."}}` (tone:
//! notice, answer or alert), and last `{"ended":{"id":7,"outcome":"complete","reason":null}}`
//! (outcome: complete, partial, failed or cancelled), after which the daemon closes. What is not a
//! command gets `{"refused":{"reason":"..."}}` and is closed. A client that reads too slowly gets
//! `{"missed":{"lines":12}}` in place of what it lost; if it waits for an id, it is closed then. The
//! daemon talks to processes of its own user only and closes others without a word.

use std::convert::Infallible;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use serde::{Deserialize, Serialize};
use tokio::io::AsyncWriteExt;
use tokio::net::unix::{OwnedReadHalf, OwnedWriteHalf};
use tokio::net::{UnixListener, UnixStream};
use tokio::sync::{Semaphore, broadcast, watch};
use tokio::task::{JoinHandle, JoinSet};

pub use self::client::{Client, Unreachable, connect};
use self::place::Place;
pub use self::place::{NoPlace, StartError, path};
use self::wire::{Incoming, Received, encode};
use crate::event::{Event, Inbox, Origin, Outcome, Press, RequestId, Status};
use crate::request::Command;
use crate::utterance::Tone;
use crate::wording::socket as wording;

mod client;
mod place;
mod wire;

/// One line from the daemon to a client.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[allow(
    clippy::large_enum_variant,
    reason = "few lines live at a time, and most of those that are kept are the status"
)]
pub enum Line {
    /// What the daemon is doing: the first line, and to followers every change.
    Status(Box<Status>),
    /// The command was taken; its lines carry this id.
    Accepted {
        /// The press that the command became.
        id: RequestId,
    },
    /// The client cannot be served; the connection ends here.
    Refused {
        /// Why not, as a sentence.
        reason: String,
    },
    /// Words, in the order in which they are presented.
    Said {
        /// The press they belong to.
        id: RequestId,
        /// What kind of words they are.
        tone: Tone,
        /// The words.
        text: String,
    },
    /// A press has come to its one ending.
    Ended {
        /// The press.
        id: RequestId,
        /// How it ended.
        outcome: Outcome,
        /// Why it is not complete, as a sentence.
        reason: Option<String>,
    },
    /// The client was too slow, and lines were lost.
    Missed {
        /// How many.
        lines: u64,
    },
}

impl Line {
    /// The press that the line belongs to, if it belongs to one.
    pub fn id(&self) -> Option<RequestId> {
        match self {
            Self::Accepted { id } | Self::Said { id, .. } | Self::Ended { id, .. } => Some(*id),
            Self::Status(_) | Self::Refused { .. } | Self::Missed { .. } => None,
        }
    }
}

/// The open socket; dropping it ends every conversation and removes the file.
#[derive(Debug)]
#[must_use = "dropping this value closes the socket"]
pub struct Guard {
    reception: JoinHandle<()>,
    // Dropped after the reception, so that nobody connects to a socket that nobody reads.
    place: Place,
}

/// The longest command: paths are at most 4 KiB, so this is far beyond anything meant.
const LONGEST_COMMAND: usize = 64 * 1024;

/// Clients at once: a person has a handful; this bounds what a runaway script can hold.
const MOST_CLIENTS: usize = 32;

/// How long a client may refuse to read before it is given up; local readers take microseconds.
const WRITE_LIMIT: Duration = Duration::from_secs(5);

/// The pause after a connection could not be taken, as when no file descriptor is left: without it
/// the reception would spin.
const BREATH: Duration = Duration::from_millis(200);

/// What every conversation needs.
#[derive(Clone)]
struct Reception {
    inbox: Inbox,
    said: broadcast::Sender<Line>,
    status: watch::Receiver<Status>,
    seats: Arc<Semaphore>,
}

/// One client's conversation.
struct Conversation {
    incoming: Incoming<OwnedReadHalf>,
    outgoing: OwnedWriteHalf,
    said: broadcast::Receiver<Line>,
    status: watch::Receiver<Status>,
    inbox: Inbox,
    /// The press whose lines alone are wanted; none while the client follows everything.
    wanted: Option<RequestId>,
    /// Whether the client may still send something.
    speaks: bool,
}

/// The conversation is over; nothing is left to be said to this client.
struct Over;

/// Opens the socket at `path` and serves clients until the guard is dropped. It must be called on
/// the runtime. `said` carries the daemon's [`Line::Said`] and [`Line::Ended`].
///
/// # Errors
/// Another daemon runs, or the place cannot be used.
pub fn start(
    path: PathBuf,
    inbox: Inbox,
    said: broadcast::Sender<Line>,
    status: watch::Receiver<Status>,
) -> Result<Guard, StartError> {
    let (place, listener) = Place::take(path)?;
    let listener = UnixListener::from_std(listener).map_err(|error| StartError::trouble(&error))?;
    let reception = Reception {
        inbox,
        said,
        status,
        seats: Arc::new(Semaphore::new(MOST_CLIENTS)),
    };
    Ok(Guard {
        reception: tokio::spawn(reception.receive(listener)),
        place,
    })
}

impl Guard {
    /// Whether the daemon before this one was killed or crashed. After a login there is none before it: the
    /// folder is new then.
    pub fn after_crash(&self) -> bool {
        self.place.after_crash
    }
}

impl Drop for Guard {
    fn drop(&mut self) {
        self.reception.abort();
    }
}

impl Reception {
    async fn receive(self, listener: UnixListener) {
        // Aborting this task drops the set, and with it every conversation.
        let mut conversations = JoinSet::new();
        loop {
            let stream = tokio::select! {
                accepted = listener.accept() => match accepted {
                    Ok((stream, _)) => stream,
                    Err(error) => {
                        tracing::warn!(%error, "a client could not be taken");
                        tokio::time::sleep(BREATH).await;
                        continue;
                    }
                },
                Some(_) = conversations.join_next() => continue,
            };
            let ours = rustix::process::geteuid().as_raw();
            match stream.peer_cred() {
                Ok(peer) if peer.uid() == ours => {
                    conversations.spawn(self.clone().serve(stream));
                }
                _ => tracing::warn!("a client of another user was sent away"),
            }
        }
    }

    async fn serve(self, stream: UnixStream) {
        let (incoming, outgoing) = stream.into_split();
        let mut conversation = Conversation {
            incoming: Incoming::new(incoming, LONGEST_COMMAND),
            outgoing,
            // From here on no line is lost, whatever the client asks next.
            said: self.said.subscribe(),
            status: self.status,
            inbox: self.inbox,
            wanted: None,
            speaks: true,
        };
        let Err(Over) = match self.seats.try_acquire() {
            Ok(_seat) => conversation.hold().await,
            Err(_) => conversation.refuse(wording::FULL).await,
        };
    }
}

impl Conversation {
    /// Talks until one side ends it.
    async fn hold(&mut self) -> Result<Infallible, Over> {
        let status = self.status.borrow_and_update().clone();
        self.write(&Line::Status(Box::new(status))).await?;
        loop {
            tokio::select! {
                received = self.incoming.next(), if self.speaks => self.attend(received).await?,
                line = self.said.recv() => self.pass_on(line).await?,
                changed = self.status.changed(), if self.wanted.is_none() => {
                    changed.map_err(|_| Over)?;
                    let status = self.status.borrow_and_update().clone();
                    self.write(&Line::Status(Box::new(status))).await?;
                }
            }
        }
    }

    async fn attend(&mut self, received: Received) -> Result<(), Over> {
        let line = match received {
            Received::Line(line) => line,
            Received::TooLong => {
                return self.refuse(wording::TOO_LONG).await;
            }
            // Whoever has asked may close its own direction, as `nc` does, and still wants to hear.
            Received::End if self.wanted.is_some() => {
                self.speaks = false;
                return Ok(());
            }
            Received::End => return Err(Over),
        };
        if self.wanted.is_some() {
            return self.refuse(wording::SECOND).await;
        }
        match asked(&line) {
            Ok((origin, command)) => {
                let press = Press::new(origin, command);
                let id = press.id;
                self.wanted = Some(id);
                self.inbox.put(Event::Press(press));
                self.write(&Line::Accepted { id }).await
            }
            Err(error) => self.refuse(wording::not_understood(error)).await,
        }
    }

    async fn pass_on(
        &mut self,
        line: Result<Line, broadcast::error::RecvError>,
    ) -> Result<(), Over> {
        let line = match line {
            Ok(line) => line,
            Err(broadcast::error::RecvError::Closed) => return Err(Over),
            Err(broadcast::error::RecvError::Lagged(lines)) => {
                self.write(&Line::Missed { lines }).await?;
                // The ending may be among the lost lines, and the client would wait for ever.
                return self.wanted.map_or(Ok(()), |_| Err(Over));
            }
        };
        let id = match line {
            Line::Said { id, .. } | Line::Ended { id, .. } => id,
            _ => return self.write(&line).await,
        };
        if self.wanted.is_some_and(|wanted| wanted != id) {
            return Ok(());
        }
        self.write(&line).await?;
        match line {
            Line::Ended { .. } if self.wanted.is_some() => Err(Over),
            _ => Ok(()),
        }
    }

    async fn refuse<T>(&mut self, reason: impl Into<String>) -> Result<T, Over> {
        let reason = reason.into();
        self.write(&Line::Refused { reason }).await?;
        Err(Over)
    }

    async fn write(&mut self, line: &Line) -> Result<(), Over> {
        let bytes = encode(line).ok_or(Over)?;
        let written = tokio::time::timeout(WRITE_LIMIT, self.outgoing.write_all(&bytes)).await;
        written.ok().and_then(Result::ok).ok_or(Over)
    }
}

/// The command on a line, and whether it stands for a key.
fn asked(line: &[u8]) -> serde_json::Result<(Origin, Command)> {
    #[derive(Deserialize)]
    struct Keyed {
        key: Command,
    }
    if line.starts_with(br#"{"key":"#) {
        return serde_json::from_slice(line).map(|keyed: Keyed| (Origin::Key, keyed.key));
    }
    serde_json::from_slice(line).map(|command| (Origin::Client, command))
}
