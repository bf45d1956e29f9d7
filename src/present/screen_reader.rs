//! Speech through the screen reader itself, in its own voice and braille: Orca's presenter on the
//! session bus, written down in Orca's `dbus_service.py`. It says nothing about when a message was
//! heard, so the ends are measured: a silent mark of ours waits in the same speech server behind
//! the message, and begins when the message has ended or has been silenced by a key.
//!
//! It gives one message at a time, and never waits for Orca without a limit.

use std::time::Duration;

use futures_util::StreamExt;
use futures_util::future::BoxFuture;
use tokio::time::{Instant, sleep_until};

use self::measure::{Measure, Verdict};
use self::service::Service;
use super::engine::{Engine, Fault, Message, MessageId, Order, Post, Report, next_of};
use super::{Priority, Settings, server, ssip};

pub(super) mod arrivals;
mod measure;
mod service;

/// What stands for a mark in the speech server: nothing is heard of it, and it takes 20 ms.
const MARK: &str = " ";
/// The way to the speech server is there within 5 ms; without it ends are guessed.
const MARKS_OPENING: Duration = Duration::from_millis(500);
/// What may have passed since the last mark so that nobody has begun to speak since.
const STILL_CLEAR: Duration = Duration::from_millis(50);

/// What the next mark tells.
enum Phase {
    /// That nobody speaks any more, and the message may be given.
    Clearing(Message),
    /// That the message has ended.
    Saying { id: MessageId, given: Instant },
}

/// The screen reader that is spoken through.
struct Reader {
    service: Service,
    post: Post,
    /// The speech server, where the screen reader uses it as well.
    marks: Option<Engine>,
    /// They are to be had again, because the speech server was restarted.
    marks_lost: bool,
    last_mark: MessageId,
    phase: Option<Phase>,
    /// When the last mark found nobody speaking.
    clear: Option<Instant>,
    measure: Measure,
    /// The message that is heard.
    text: String,
    /// The moment at which the message is over where no mark tells it.
    due: Option<Instant>,
    /// The screen reader has left while its last message is still heard.
    has_left: bool,
}

/// Finds the screen reader and the way to measure it.
pub(super) fn open(_settings: Settings) -> BoxFuture<'static, Result<Engine, String>> {
    Box::pin(async move {
        let service = Service::find().await?;
        let marks = open_marks().await;
        let measure = Measure::at_rate(service.rate().await);
        let (engine, post) = Engine::pair();
        let reader = Reader {
            service,
            post,
            marks,
            marks_lost: false,
            last_mark: 0,
            phase: None,
            clear: None,
            measure,
            text: String::new(),
            due: None,
            has_left: false,
        };
        tokio::spawn(reader.run());
        Ok(engine)
    })
}

/// The way to the speech server; its own voice speaks, so nothing of ours is set.
async fn open_marks() -> Option<Engine> {
    let settings = Settings {
        priority: Priority::Message,
        ..Settings::default()
    };
    let opened = tokio::time::timeout(MARKS_OPENING, ssip::open(settings)).await;
    opened.ok()?.ok()
}

impl Reader {
    async fn run(mut self) {
        loop {
            let due = self.due;
            let step = tokio::select! {
                order = self.post.orders.recv() => match order {
                    Some(order) => self.carry_out(order).await,
                    None => break,
                },
                report = next_of(&mut self.marks), if self.marks.is_some() => self.heed(report).await,
                _ = self.service.changes.next(), if !self.has_left => self.leave(),
                () = sleep_until(due.unwrap_or_else(Instant::now)), if due.is_some() => {
                    self.over();
                    Ok(())
                }
            };
            if let Err(fault) = step {
                self.post.report(Report::Broken(fault));
                return;
            }
        }
        if matches!(self.phase, Some(Phase::Saying { .. })) {
            self.silence().await;
        }
    }

    /// The speech server says the message of a screen reader that has left to its end, so it is
    /// waited for where that can be measured: said again at once it would be heard twice.
    fn leave(&mut self) -> Result<(), Fault> {
        self.has_left = true;
        match (&self.phase, &self.marks) {
            (Some(Phase::Saying { .. }), Some(_)) => Ok(()),
            _ => Err(gone()),
        }
    }

    async fn silence(&self) {
        if !self.has_left {
            self.service.silence().await;
        } else if let Err(error) = server::silence_everybody().await {
            tracing::warn!(%error, "the last message of the screen reader cannot be silenced");
        }
    }

    async fn carry_out(&mut self, order: Order) -> Result<(), Fault> {
        match order {
            Order::Say(message) => self.take(message).await,
            Order::Hush => {
                self.due = None;
                let spoken = matches!(self.phase.take(), Some(Phase::Saying { .. }));
                if let Some(marks) = &self.marks {
                    let _ = marks.orders.send(Order::Hush);
                }
                if spoken {
                    self.silence().await;
                }
                if self.has_left { Err(gone()) } else { Ok(()) }
            }
            // The next engine would speak beside what is still heard.
            Order::Probe if self.has_left => {
                self.post.report(Report::Alive);
                Ok(())
            }
            Order::Probe => {
                self.service.answers().await.map_err(Fault::Mute)?;
                self.post.report(Report::Alive);
                Ok(())
            }
        }
    }

    /// Takes a message, and gives it when nobody else speaks.
    async fn take(&mut self, message: Message) -> Result<(), Fault> {
        if std::mem::take(&mut self.marks_lost) {
            self.marks = open_marks().await;
        }
        let clear = self.clear.is_some_and(|at| at.elapsed() < STILL_CLEAR);
        if clear || self.marks.is_none() {
            return self.give(message).await;
        }
        self.phase = Some(Phase::Clearing(message));
        self.mark();
        Ok(())
    }

    async fn give(&mut self, message: Message) -> Result<(), Fault> {
        self.service
            .present(&message.text)
            .await
            .map_err(Fault::Mute)?;
        let id = message.id;
        self.text = message.text;
        let given = Instant::now();
        self.phase = Some(Phase::Saying { id, given });
        self.post.report(Report::Begun(id));
        match self.marks {
            Some(_) => self.mark(),
            None => self.due = Some(given + self.measure.guess(&self.text)),
        }
        Ok(())
    }

    fn mark(&mut self) {
        self.last_mark += 1;
        if let Some(marks) = &self.marks {
            // One that has ended reports why.
            let _ = marks.orders.send(Order::Say(Message {
                id: self.last_mark,
                text: MARK.into(),
                language: None,
                otherwise: None,
            }));
        }
    }

    /// A mark has come to its place, or the speech server fails.
    async fn heed(&mut self, report: Option<Report>) -> Result<(), Fault> {
        match report {
            Some(Report::Ended(mark) | Report::Interrupted(mark)) if mark == self.last_mark => {}
            None | Some(Report::Broken(_)) => {
                tracing::debug!("the ends of messages cannot be measured any more");
                (self.marks, self.marks_lost) = (None, true);
                if self.has_left {
                    return Err(gone());
                }
                return match self.phase.take() {
                    Some(Phase::Clearing(message)) => self.give(message).await,
                    Some(Phase::Saying { id, given }) => {
                        self.phase = Some(Phase::Saying { id, given });
                        self.due = Some(given + self.measure.guess(&self.text));
                        Ok(())
                    }
                    None => Ok(()),
                };
            }
            Some(report @ (Report::Paused | Report::Resumed)) => {
                self.post.report(report);
                return Ok(());
            }
            Some(_) => return Ok(()),
        }
        self.clear = Some(Instant::now());
        match self.phase.take() {
            Some(Phase::Clearing(message)) => return self.give(message).await,
            Some(Phase::Saying { id, given }) => {
                let mut verdict = self.measure.judge(&self.text, given.elapsed());
                if verdict == Verdict::Silenced && self.service.is_mute().await {
                    // Nothing is heard and braille is read, which takes its time.
                    verdict = Verdict::Unknown;
                }
                match verdict {
                    Verdict::Whole => {
                        self.post.report(Report::Ended(id));
                        if self.has_left {
                            return Err(gone());
                        }
                    }
                    _ if self.has_left => return Err(gone()),
                    Verdict::Silenced => {
                        // One that ended in mid-sentence has not been silenced by a key.
                        self.service.answers().await.map_err(Fault::Lost)?;
                        self.post.report(Report::Interrupted(id));
                    }
                    Verdict::Unknown => {
                        self.phase = Some(Phase::Saying { id, given });
                        self.due = Some(given + self.measure.guess(&self.text));
                    }
                }
            }
            None => {}
        }
        Ok(())
    }

    /// The message is over as far as can be guessed.
    fn over(&mut self) {
        self.due = None;
        if let Some(Phase::Saying { id, .. }) = self.phase.take() {
            self.post.report(Report::Ended(id));
        }
    }
}

fn gone() -> Fault {
    Fault::Lost("the screen reader has left".into())
}
