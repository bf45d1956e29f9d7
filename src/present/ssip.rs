//! Speech through the user's own speech server, by SSIP, written down in "SSIP Documentation" of
//! Speech Dispatcher. One message at a time, so that after a failure speech goes on at the right
//! place. Text never becomes a command, and no command waits without a limit.

use std::collections::{BTreeSet, VecDeque};
use std::io::{Error, ErrorKind, Result};
use std::time::Duration;

use futures_util::future::BoxFuture;
use tokio::io::AsyncWriteExt;
use tokio::sync::mpsc::{Receiver, channel};
use tokio::time::{Instant, sleep, sleep_until, timeout};

use super::engine::{Engine, Fault, Message, MessageId, Order, Post, Report};
use super::server::{Reading, Reply, Writing, connect, others, read_reply};
use super::stuffing::stuffed;
use super::{Priority, Settings};

/// The server answers within a millisecond; one that needs this long hangs.
const ANSWER: Duration = Duration::from_secs(1);
/// Together with [`ANSWER`] a server that hangs in mid-sentence is found out within 1.5 s.
const BEAT: Duration = Duration::from_millis(400);
/// A server that dies takes connections for some milliseconds more; then a new one is started.
const DYING: Duration = Duration::from_millis(30);
/// The list of voices passes through the synthesizer and has half a megabyte.
const PROBE: Duration = Duration::from_secs(3);
/// Replies read ahead; the reader waits when the engine is slower.
const REPLIES: usize = 16;

use choosing::{Asking, listed};

mod choosing;

/// What the next reply answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Awaited {
    Nothing,
    Go(MessageId),
    Queued(MessageId),
    Beat,
    Probe,
}

/// The message under way.
struct Saying {
    message: Message,
    /// The server's own name for it, once it is queued.
    number: Option<String>,
}

/// A connection that is set up.
struct Ssip {
    writing: Writing,
    post: Post,
    settings: Settings,
    /// The language the user has configured in the server, and the one set now.
    own_language: Option<String>,
    language: Option<String>,
    awaited: VecDeque<(Awaited, Instant)>,
    /// Between SPEAK and the end of its text every line is text, so commands wait here.
    held: Option<VecDeque<(String, Awaited)>>,
    saying: Option<Saying>,
    /// Events may overtake the reply that names their message.
    early: Vec<(String, u16)>,
    /// The languages that the server's voices speak, once it was asked.
    voices: Option<BTreeSet<String>>,
    /// The question is under way, for this message's sake.
    asking: Asking,
    /// A message in a language that is not the server's own, whose voices were not known.
    unsure: Option<Message>,
    beat: Instant,
}

/// Connects, starting the server where needed, and sets up the connection.
pub(super) fn open(settings: Settings) -> BoxFuture<'static, std::result::Result<Engine, String>> {
    Box::pin(async move {
        let opened = match attempt(settings.clone()).await {
            Err(error) if is_death(&error) => {
                sleep(DYING).await;
                attempt(settings).await
            }
            opened => opened,
        };
        opened.map_err(|error| error.to_string())
    })
}

async fn attempt(settings: Settings) -> Result<Engine> {
    let (reading, writing) = connect().await?;
    timeout(ANSWER, set_up(reading, writing, settings))
        .await
        .unwrap_or_else(|_| Err(Error::other("the speech server does not answer")))
}

/// Whether the server ended while it was spoken to.
fn is_death(error: &Error) -> bool {
    use ErrorKind::{BrokenPipe, ConnectionReset, UnexpectedEof};
    matches!(error.kind(), BrokenPipe | ConnectionReset | UnexpectedEof)
}

async fn set_up(mut reading: Reading, mut writing: Writing, settings: Settings) -> Result<Engine> {
    let mut ask = async |command: String| {
        writing
            .write_all(format!("{command}\r\n").as_bytes())
            .await?;
        let reply = read_reply(&mut reading).await?;
        if !reply.is_good() {
            tracing::warn!(command, code = reply.code, "the speech server refuses");
        }
        Ok::<_, Error>(reply)
    };
    ask("SET self CLIENT_NAME user:aloud:main".into()).await?;
    // Without events nothing is known about what is heard; such a server is of no use here.
    if !ask("SET self NOTIFICATION ALL ON".into()).await?.is_good() {
        return Err(Error::other("the speech server reports nothing"));
    }
    for command in choices(&settings) {
        ask(command).await?;
    }
    let own_language = ask("GET LANGUAGE".into()).await?.lines.into_iter().next();
    let (engine, post) = Engine::pair();
    let (replies, received) = channel(REPLIES);
    // The reader ends with the connection, or when the engine has ended.
    tokio::spawn(async move {
        loop {
            let reply = read_reply(&mut reading).await;
            let last = reply.is_err();
            if replies.send(reply).await.is_err() || last {
                break;
            }
        }
    });
    let ssip = Ssip {
        writing,
        post,
        settings,
        language: own_language.clone(),
        own_language,
        awaited: VecDeque::new(),
        held: None,
        saying: None,
        early: Vec::new(),
        voices: None,
        asking: None,
        unsure: None,
        beat: Instant::now(),
    };
    tokio::spawn(ssip.run(received));
    Ok(engine)
}

/// What the user has configured here; everything else stays as configured in the server.
fn choices(settings: &Settings) -> Vec<String> {
    let priority = match settings.priority {
        Priority::Message => "message",
        Priority::Text => "text",
        Priority::Important => "important",
    };
    let mut commands = vec![
        format!("SET self PRIORITY {priority}"),
        "SET self SSML_MODE off".into(),
    ];
    for (name, value) in [
        ("RATE", settings.rate),
        ("PITCH", settings.pitch),
        ("VOLUME", settings.volume),
    ] {
        if value != 0 {
            commands.push(format!("SET self {name} {value}"));
        }
    }
    commands.extend(voice_choice(settings));
    commands
}

fn voice_choice(settings: &Settings) -> Option<String> {
    let voice: String = settings.voice.chars().filter(|c| !c.is_control()).collect();
    (!voice.is_empty()).then(|| format!("SET self SYNTHESIS_VOICE {voice}"))
}

impl Ssip {
    async fn run(mut self, mut replies: Receiver<Result<Reply>>) {
        loop {
            let due = self.due();
            let step = tokio::select! {
                order = self.post.orders.recv() => match order {
                    Some(order) => self.carry_out(order).await,
                    None => break,
                },
                reply = replies.recv() => match reply {
                    Some(Ok(reply)) => self.take(&reply).await,
                    // What is not SSIP now will not be so on a new connection either.
                    Some(Err(error)) if error.kind() == ErrorKind::Other => {
                        Err(Fault::Mute(error.to_string()))
                    }
                    Some(Err(error)) => Err(Fault::Lost(error.to_string())),
                    None => Err(Fault::Lost("the reader has ended".into())),
                },
                (voices, message) = listed(&mut self.asking), if self.asking.is_some() => {
                    self.know(voices);
                    match message {
                        Some(message) => self.choose(message).await,
                        None => Ok(()),
                    }
                }
                () = sleep_until(due.unwrap_or_else(Instant::now)), if due.is_some() => {
                    self.remind().await
                }
            };
            if let Err(fault) = step {
                self.post.report(Report::Broken(fault));
                break;
            }
        }
        self.leave().await;
    }

    /// The next moment at which something must have happened; none while nothing is under way.
    fn due(&self) -> Option<Instant> {
        let answer = self.awaited.front().map(|(_, until)| *until);
        let spoken = self
            .saying
            .as_ref()
            .is_some_and(|saying| saying.number.is_some());
        answer.or_else(|| spoken.then_some(self.beat))
    }

    async fn remind(&mut self) -> std::result::Result<(), Fault> {
        if let Some((awaited, _)) = self.awaited.front() {
            return Err(Fault::Mute(format!("no answer: {awaited:?}")));
        }
        self.command("GET RATE".into(), Awaited::Beat).await
    }

    async fn carry_out(&mut self, order: Order) -> std::result::Result<(), Fault> {
        match order {
            Order::Say(message) => self.choose(message).await,
            Order::Hush => {
                self.asking
                    .iter_mut()
                    .for_each(|(_, message)| *message = None);
                self.saying = None;
                self.command("CANCEL self".into(), Awaited::Nothing).await
            }
            // What is waited for is known, and has a limit of its own.
            Order::Probe if matches!(self.asking, Some((_, Some(_)))) => {
                self.post.report(Report::Alive);
                Ok(())
            }
            // The question about the voices would halt the server until a screen reader's message
            // is over, at every key. Who waits for another program is given time instead.
            Order::Probe if others() > 0 => {
                self.post.report(Report::Alive);
                Ok(())
            }
            Order::Probe => {
                self.command("LIST SYNTHESIS_VOICES".into(), Awaited::Probe)
                    .await
            }
        }
    }

    /// Sends a command, or keeps it back while the server takes every line for text.
    async fn command(&mut self, line: String, awaited: Awaited) -> std::result::Result<(), Fault> {
        if let Some(held) = &mut self.held {
            held.push_back((line, awaited));
            return Ok(());
        }
        if matches!(awaited, Awaited::Go(_)) {
            self.held = Some(VecDeque::new());
        }
        self.send(format!("{line}\r\n"), awaited).await
    }

    async fn send(&mut self, bytes: String, awaited: Awaited) -> std::result::Result<(), Fault> {
        let limit = if awaited == Awaited::Probe {
            PROBE
        } else {
            ANSWER
        };
        self.awaited.push_back((awaited, Instant::now() + limit));
        match timeout(ANSWER, self.writing.write_all(bytes.as_bytes())).await {
            Ok(Ok(())) => Ok(()),
            Ok(Err(error)) => Err(Fault::Lost(error.to_string())),
            Err(_) => Err(Fault::Mute("the connection is full".into())),
        }
    }

    async fn take(&mut self, reply: &Reply) -> std::result::Result<(), Fault> {
        if reply.code >= 700 {
            let number = reply.lines.first().cloned().unwrap_or_default();
            self.event(number, reply.code);
            return Ok(());
        }
        let Some((awaited, _)) = self.awaited.pop_front() else {
            return Err(Fault::Mute(format!("an answer to nothing: {}", reply.code)));
        };
        self.beat = Instant::now() + BEAT;
        match awaited {
            Awaited::Nothing | Awaited::Beat => Ok(()),
            Awaited::Probe if reply.is_good() => {
                self.post.report(Report::Alive);
                Ok(())
            }
            Awaited::Go(id) if reply.code == 230 => self.dictate(id).await,
            Awaited::Queued(id) if reply.is_good() => {
                self.queued(id, reply.lines.first().cloned().unwrap_or_default());
                Ok(())
            }
            _ => Err(Fault::Mute(format!("{awaited:?} refused: {}", reply.code))),
        }
    }

    /// Gives the server the text it waits for, or an empty one if it was hushed meanwhile.
    async fn dictate(&mut self, id: MessageId) -> std::result::Result<(), Fault> {
        let text = match &self.saying {
            Some(saying) if saying.message.id == id => stuffed(&saying.message.text),
            _ => String::new(),
        };
        let held = self.held.take().unwrap_or_default();
        self.send(format!("{text}.\r\n"), Awaited::Queued(id))
            .await?;
        for (line, awaited) in held {
            self.command(line, awaited).await?;
        }
        Ok(())
    }

    fn queued(&mut self, id: MessageId, number: String) {
        let Some(saying) = self
            .saying
            .as_mut()
            .filter(|saying| saying.message.id == id)
        else {
            return;
        };
        saying.number = Some(number);
        for (number, code) in std::mem::take(&mut self.early) {
            self.event(number, code);
        }
    }

    fn event(&mut self, number: String, code: u16) {
        let Some(saying) = &self.saying else { return };
        let id = saying.message.id;
        match &saying.number {
            None => return self.early.push((number, code)),
            Some(own) if *own != number => return,
            Some(_) => {}
        }
        match code {
            701 => self.post.report(Report::Begun(id)),
            702 => self.post.report(Report::Ended(id)),
            703 => self.post.report(Report::Interrupted(id)),
            704 => self.post.report(Report::Paused),
            705 => self.post.report(Report::Resumed),
            _ => {}
        }
        if matches!(code, 702 | 703) {
            self.saying = None;
            self.wonder();
        }
    }

    /// What is still being said is taken back, also by a server that wakes up only later.
    async fn leave(mut self) {
        let farewell = if self.held.is_some() {
            ".\r\nCANCEL self\r\nQUIT\r\n"
        } else {
            "CANCEL self\r\nQUIT\r\n"
        };
        // The connection may be gone or full already, and there is nobody to tell.
        let _ = timeout(BEAT, self.writing.write_all(farewell.as_bytes())).await;
    }
}
