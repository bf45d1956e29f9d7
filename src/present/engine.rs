//! What the chain and a speech engine say to each other. An engine is a task or thread behind two
//! channels; it says one message at a time and ends, silently, when its orders are dropped.

use std::collections::BTreeSet;
use std::time::Duration;

use futures_util::future::BoxFuture;
use tokio::sync::mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel};
use tokio::time::Instant;

use super::Settings;
use crate::tongue::primary;

/// An engine that is open. The channels need no bound: the chain has one message under way.
pub(super) struct Engine {
    /// What the engine shall do.
    pub(super) orders: UnboundedSender<Order>,
    /// What the engine did.
    pub(super) reports: UnboundedReceiver<Report>,
}

/// The engine's side of the two channels.
pub(super) struct Post {
    pub(super) orders: UnboundedReceiver<Order>,
    pub(super) reports: UnboundedSender<Report>,
}

/// Names one message; a report with an older name is about something already forgotten.
pub(super) type MessageId = u64;

/// A text on its way through an engine.
#[derive(Debug, Clone)]
pub(super) struct Message {
    pub(super) id: MessageId,
    pub(super) text: String,
    pub(super) language: Option<String>,
    /// The language to speak in where no voice speaks that one; none where that one is certain.
    pub(super) otherwise: Option<String>,
}

/// What an engine can be told.
#[derive(Debug, Clone)]
pub(super) enum Order {
    /// Say this; there is nothing else under way.
    Say(Message),
    /// Be silent at once and forget the message.
    Hush,
    /// Prove that there is somebody who will speak.
    Probe,
}

/// What an engine can tell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Report {
    /// The message is heard.
    Begun(MessageId),
    /// The message has been heard to its end.
    Ended(MessageId),
    /// Another program, or the user through it, ended the message.
    Interrupted(MessageId),
    /// The user pauses all speech.
    Paused,
    /// The user lets speech go on.
    Resumed,
    /// The answer to a probe: another program is heard, or the message takes its time.
    Alive,
    /// No voice speaks this language, and another one did.
    Voiceless(String),
    /// The engine cannot go on.
    Broken(Fault),
}

/// Why an engine cannot go on.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub(super) enum Fault {
    /// The connection or process is gone; a new one may work at once.
    #[error("{0}")]
    Lost(String),
    /// It is there and does not speak; whoever speaks through the same server will not either.
    #[error("{0}")]
    Mute(String),
}

/// One way to speak.
#[derive(Clone)]
pub(super) struct Candidate {
    /// Its name in the configuration.
    pub(super) name: &'static str,
    /// Whether it speaks through the user's speech server, and fails with it.
    pub(super) serves_shared: bool,
    /// Whether it answers probes.
    pub(super) probes: bool,
    /// Whether it comes and goes with the user's wishes, so that its absence is no failure.
    pub(super) roams: bool,
    /// Opens it, or says why not.
    pub(super) open: fn(Settings) -> BoxFuture<'static, Result<Engine, String>>,
}

/// An engine that was opened, or why it was not.
pub(super) struct Opened {
    pub(super) rank: usize,
    pub(super) outcome: Result<Engine, String>,
}

/// The engine in use.
pub(super) struct Running {
    pub(super) rank: usize,
    pub(super) engine: Engine,
    pub(super) since: Instant,
    pub(super) has_spoken: bool,
}

/// Time for an engine to open; a cold speech server needs 250 to 400 ms.
pub(super) const OPENING: Duration = Duration::from_millis(1500);

impl Message {
    /// Its language where none of the voices speaks it; nothing where no voices are known.
    pub(super) fn lacks(&self, voices: &BTreeSet<String>) -> Option<String> {
        let language = self.language.as_deref()?;
        let lacking = !voices.is_empty() && spoken_as(language, voices).is_none();
        lacking.then(|| primary(language).to_ascii_lowercase())
    }

    /// The language to speak in with voices of these languages, by their tags without country.
    pub(super) fn language_among(&self, voices: &BTreeSet<String>) -> Option<&str> {
        let language = self.language.as_deref();
        let spoken = language.and_then(|language| spoken_as(language, voices));
        spoken.or(self.otherwise.as_deref())
    }
}

/// Languages that voices have under another tag than texts.
const ALSO: [(&str, &str); 6] = [
    ("zh", "cmn"),
    ("cmn", "zh"),
    ("nb", "no"),
    ("no", "nb"),
    ("nn", "nb"),
    ("nn", "no"),
];

/// The tag by which one of the voices speaks a language.
fn spoken_as<'a>(language: &'a str, voices: &BTreeSet<String>) -> Option<&'a str> {
    let bare = primary(language).to_ascii_lowercase();
    if voices.contains(&bare) {
        return Some(language);
    }
    let mut also = ALSO.iter().filter(|(tag, _)| *tag == bare);
    also.find(|(_, other)| voices.contains(*other))
        .map(|(_, other)| *other)
}

impl Engine {
    /// An engine and its side of the channels.
    pub(super) fn pair() -> (Self, Post) {
        let (orders, taken) = unbounded_channel();
        let (told, reports) = unbounded_channel();
        let post = Post {
            orders: taken,
            reports: told,
        };
        (Self { orders, reports }, post)
    }
}

impl Post {
    /// Reports to the chain, which may have turned to another engine and not listen any more.
    pub(super) fn report(&self, report: Report) {
        let _ = self.reports.send(report);
    }
}

/// What an engine reports next; nothing where there is none.
pub(super) fn next_of(engine: &mut Option<Engine>) -> BoxFuture<'_, Option<Report>> {
    Box::pin(async move {
        match engine {
            Some(engine) => engine.reports.recv().await,
            None => None,
        }
    })
}

/// What the running engine reports next; nothing where none runs.
pub(super) fn next_report(running: &mut Option<Running>) -> BoxFuture<'_, Option<Report>> {
    Box::pin(async move {
        match running {
            Some(running) => running.engine.reports.recv().await,
            None => None,
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_language_is_lacking_only_where_no_voice_has_it_under_any_tag() {
        let voices: BTreeSet<_> = ["en", "cmn", "nb"].map(String::from).into();
        let message = |language: &str| Message {
            id: 1,
            text: String::new(),
            language: Some(language.into()),
            otherwise: Some("en-US".into()),
        };
        for (language, spoken, lacking) in [
            ("en-GB", "en-GB", None),
            ("zh-CN", "cmn", None),
            ("no", "nb", None),
            ("pl-PL", "en-US", Some("pl")),
        ] {
            let message = message(language);
            assert_eq!(message.language_among(&voices), Some(spoken));
            assert_eq!(message.lacks(&voices).as_deref(), lacking);
            // A server that does not tell its voices lacks nothing that is known.
            assert_eq!(message.lacks(&BTreeSet::new()), None);
        }
    }
}
