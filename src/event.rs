//! What can happen. Everything that enters the daemon's loop is an [`Event`], and there is one way
//! in: the [`Inbox`].

use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use serde::{Deserialize, Serialize};
use tokio::sync::{mpsc, oneshot};

pub use self::shortcuts::{Desktop, KeysBy, Shortcuts};
use crate::failure::{Failure, Unkept};
use crate::request::{Command, Preferences, Subject};
use crate::screening::Findings;

mod shortcuts;

/// Names one press from its acceptance to its ending.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct RequestId(pub u64);

/// A command with who gave it and when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Press {
    /// The name under which everything that follows is reported.
    pub id: RequestId,
    /// When the key went down or the line arrived.
    pub at: Instant,
    /// Who gave it.
    pub origin: Origin,
    /// What is asked.
    pub command: Command,
}

/// Who gave a command; a key pressed again while busy means something else than a second client.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Origin {
    /// A key of the daemon's own.
    Key,
    /// A client on the socket.
    Client,
    /// A picture was newly copied; nobody pressed anything.
    Clipboard,
}

/// Everything that enters the loop.
#[derive(Debug)]
pub enum Event {
    /// The user asks for something.
    Press(Press),
    /// A running request reports.
    Progress(RequestId, Progress),
    /// The text of an answer has been put on the clipboard, or could not be.
    Copied(RequestId, Result<(), Failure>),
    /// The configuration has been read again, as this press wished.
    Reopened(RequestId),
    /// The person has typed a question, or has closed the window without one.
    Entered(RequestId, Result<Option<String>, Failure>),
    /// The time for which a picture is kept is over.
    Expired,
    /// The screen has been locked, or unlocked.
    Locked(bool),
    /// The computer is about to sleep, or has woken up.
    Asleep(bool),
    /// The screen was looked for a lock and has none.
    Glanced,
    /// The clipboard has rested for a moment after a picture was copied.
    Rested,
    /// A part of the desktop came, went or refused.
    News(News),
    /// Somebody asks whether the loop still turns, and is answered when this is taken.
    Alive(oneshot::Sender<()>),
    /// The system asks the daemon to end.
    Shutdown,
}

/// All that a running request may say.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Progress {
    /// Still at work; nothing was heard for a while.
    StillWaiting,
    /// What this machine knows already, to be heard before the first word of the answer.
    FirstWords(String),
    /// The answer will be in this language, which is not the one asked for: who looks here speaks
    /// only some.
    InLanguage(&'static str),
    /// The place of the focused control is not known, and its window is looked at instead.
    WindowInstead,
    /// The desktop does not tell where the subject is, and the whole screen is looked at instead.
    ScreenInstead,
    /// The provider asked us to wait before it is asked again.
    Postponed {
        /// How long.
        wait: Duration,
    },
    /// A provider failed before its first word, and the next one is asked.
    FellBack {
        /// Why the first one has no answer.
        failure: Failure,
        /// The name of the next one in the configuration; none when this machine itself looks.
        next: Option<String>,
    },
    /// A provider gave nothing for long, and the one that was asked beside it answers.
    Overtaken {
        /// Its name in the configuration.
        by: String,
    },
    /// Of two opinions that were asked for there is only one.
    OneOpinion {
        /// The name of the provider that has one.
        of: String,
        /// Why the other has none.
        failure: Failure,
    },
    /// The picture is not sent unless the person presses again.
    Withheld {
        /// What was found in it.
        found: Findings,
        /// When that was known.
        at: Instant,
        /// Whether this machine reads it instead; else the request fails at once.
        read_here: bool,
    },
    /// What was found in the picture is painted over before it is sent.
    Masked {
        /// What was found.
        found: Findings,
    },
    /// The picture is taken, and further questions may be asked about it.
    Frozen,
    /// The answer is an alt text of a model, as it is to be copied.
    AltText(String),
    /// A speakable piece of the answer.
    Clause(String),
    /// The request has ended with words, whole or not.
    Done(Description),
    /// The request has ended without words.
    Failed(Failure),
}

/// An answer, kept for repeat and copy.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Description {
    /// All words in the order they came.
    pub text: String,
    /// What was looked at.
    pub subject: Subject,
    /// Who answered: the provider's name in the configuration.
    pub provider: String,
    /// The language of the words as a BCP 47 tag.
    pub language: String,
    /// Why the words are not the whole answer, if they are not.
    pub cut: Option<Failure>,
    /// What the answer cost, where the provider tells it.
    pub tokens: Option<Tokens>,
}

/// What a provider counts and bills.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tokens {
    /// Of the request, the picture included.
    pub input: u64,
    /// Of the answer, thoughts included.
    pub output: u64,
}

/// A part of the desktop came, went or refused; the daemon runs on in every case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum News {
    /// A key is taken by another program.
    KeyTaken {
        /// The key as configured.
        key: String,
        /// What it was meant for, by its name in the configuration.
        action: String,
        /// A free key that would do, if there is one.
        proposal: Option<String>,
    },
    /// A configured key does not exist on this keyboard or cannot be grabbed here.
    KeyUnusable {
        /// The key as configured.
        key: String,
        /// What it was meant for, by its name in the configuration.
        action: String,
    },
    /// There is no display whose keys could be heard.
    NoDisplay,
    /// What became of the keys that the desktop itself gives.
    Shortcuts(Shortcuts),
    /// The daemon before this one was killed or crashed.
    Restarted,
    /// The daemon crashed again and again, and has come back with as little as can be.
    SafeMode,
    /// The display went away.
    DisplayLost,
    /// The display is back and the keys are heard again.
    DisplayBack,
    /// The keys that are heard now, as action and key, and by whom.
    KeysArmed(KeysBy, Vec<(String, String)>),
    /// Speech moved on to another engine, or to none.
    SpeechMoved {
        /// The engine in use now; none means sounds alone.
        engine: Option<String>,
        /// Whether this was a failure of another engine, and not the start or a return.
        fallen: bool,
    },
    /// The configured voice does not exist.
    VoiceMissing {
        /// The voice as configured.
        voice: String,
    },
    /// No voice is installed for the language of a text, and another one speaks it.
    VoiceLacking {
        /// The language as a BCP 47 tag.
        language: String,
    },
    /// A line of the configuration was not understood; the rest of the file holds.
    ConfigLine {
        /// The line's number, from 1.
        line: usize,
        /// What is wrong with it and what would be right.
        complaint: String,
    },
    /// The history was damaged, and a new one is begun.
    HistoryReplaced,
    /// Answers cannot be kept in the history.
    HistoryUnwritable {
        /// Why not.
        reason: Unkept,
    },
    /// Further lines were not understood; more are not told one by one.
    ConfigLinesToo {
        /// How many.
        count: usize,
    },
    /// The configuration file could not be read at all.
    ConfigUnreadable {
        /// Why not.
        reason: String,
    },
}

/// What the daemon is doing, for `status`, the socket and the tray.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", default)]
pub struct Status {
    /// Idle, or what is being looked at.
    pub state: State,
    /// Nothing is looked at until the user says so.
    pub paused: bool,
    /// Whether copied pictures are described without a press.
    pub copies: bool,
    /// Whether the words of answers are kept in the history.
    pub history: bool,
    /// Nothing is kept in the history until the user says so.
    pub private: bool,
    /// The screen is locked, and nothing is looked at.
    pub locked: bool,
    /// What the user has switched for the next looks.
    pub preferred: Preferences,
    /// The keys that are heard: action and key.
    pub keys: Vec<(String, String)>,
    /// Who has the keys.
    pub keys_by: KeysBy,
    /// The speech engine in use; none means sounds alone.
    pub speech: Option<String>,
    /// The providers in their order.
    pub providers: Vec<String>,
    /// The providers that are asked only when they are named.
    pub others: Vec<String>,
    /// The modes that the person has made.
    pub modes: Vec<String>,
    /// What answers have cost since the daemon began, as far as providers tell it.
    pub tokens: Tokens,
    /// What does not work, in whole sentences.
    pub problems: Vec<String>,
    /// The daemon's version.
    pub version: String,
    /// The one of the problems that is about the keys which the desktop gives.
    #[serde(skip)]
    pub about_shortcuts: Option<String>,
    /// Whether the keys are heard, or known not to be; until then the daemon is starting.
    #[serde(skip)]
    pub settled: bool,
}

/// Whether a request is under way.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum State {
    /// Nothing is under way.
    #[default]
    Idle,
    /// A request is under way.
    Working(Subject),
}

/// How a press ended; every press has exactly one outcome.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Outcome {
    /// All was said.
    Complete,
    /// Something was said, but not all.
    Partial,
    /// Nothing could be said but the reason.
    Failed,
    /// Another press or the stop key ended it.
    Cancelled,
}

/// The daemon's one way in; clones go to every listener and every running request.
#[derive(Debug, Clone)]
pub struct Inbox(mpsc::Sender<Event>);

/// Places in the inbox: the loop waits for nothing else, so a full inbox means a defect.
const PLACES: usize = 64;

impl RequestId {
    /// The name of what belongs to no press, such as news of the desktop.
    pub const NONE: Self = Self(0);

    /// A name no press had before in this process.
    pub fn next() -> Self {
        static NEXT: AtomicU64 = AtomicU64::new(1);
        Self(NEXT.fetch_add(1, Ordering::Relaxed))
    }
}

impl Press {
    /// A press of now, with a new name.
    pub fn new(origin: Origin, command: Command) -> Self {
        Self {
            id: RequestId::next(),
            at: Instant::now(),
            origin,
            command,
        }
    }
}

impl Inbox {
    /// An inbox and the end that the loop reads.
    pub fn open() -> (Self, mpsc::Receiver<Event>) {
        let (sender, events) = mpsc::channel(PLACES);
        (Self(sender), events)
    }

    /// Puts an event in without waiting, from any thread, so that the system is never held up.
    pub fn put(&self, event: Event) {
        match self.0.try_send(event) {
            Ok(()) => {}
            Err(mpsc::error::TrySendError::Full(_)) => {
                tracing::error!("the inbox is full, an event is lost");
            }
            // The daemon is ending; nobody is left to be told.
            Err(mpsc::error::TrySendError::Closed(_)) => {}
        }
    }
}
