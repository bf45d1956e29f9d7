//! How the chain moves: on when the engine in use fails, and back when a better one works again.

use tokio::time::{Instant, timeout};

use super::{CHILDHOOD, Chain};
use crate::event::{Event, News};
use crate::present::engine::{Fault, OPENING, Opened, Running};

/// Where no engine could be opened, the texts of the same press are given up for this long: each
/// attempt costs up to 4.5 s, and an answer has many texts. A new press tries at once.
const MUTE: std::time::Duration = std::time::Duration::from_secs(30);

impl Chain {
    /// The running engine has failed: its message goes back into the queue, and the next engine,
    /// or a new connection to the same one, takes over.
    pub(super) fn fall(&mut self, fault: &Fault) {
        let Some(running) = self.running.take() else {
            return;
        };
        let candidate = &self.candidates[running.rank];
        tracing::warn!(engine = candidate.name, ?fault, "speech fails");
        if let Some((_, words, _)) = self.saying.take() {
            self.waiting.put_back(words);
        }
        self.hangs |= candidate.roams && matches!(fault, Fault::Mute(_));
        let sound = running.has_spoken || running.since.elapsed() > CHILDHOOD;
        let next = match fault {
            Fault::Lost(_) if sound => running.rank,
            Fault::Lost(_) => self.after(running.rank, false),
            Fault::Mute(_) => self.after(running.rank, candidate.serves_shared),
        };
        if next != running.rank {
            self.retry.postpone();
        }
        if self.opening.is_none() && self.better.is_none() {
            self.open(next);
        }
    }

    fn after(&self, rank: usize, without_shared: bool) -> usize {
        (rank + 1..self.candidates.len())
            .find(|next| !(without_shared && self.candidates[*next].serves_shared))
            .unwrap_or(self.candidates.len())
    }

    /// Opens an engine beside everything else; behind the last one there is only silence.
    pub(super) fn open(&mut self, rank: usize) {
        let Some(candidate) = self.candidates.get(rank) else {
            if self.waiting.begins_with_words() {
                tracing::warn!("nothing can speak, a text is lost");
                self.last_resort.speech(true);
            }
            self.waiting.drop_words();
            self.mute_until = Some(Instant::now() + MUTE);
            self.announce(true);
            return;
        };
        self.opening = Some(rank);
        let opening = (candidate.open)(self.settings.clone());
        let openings = self.openings.clone();
        tokio::spawn(async move {
            let outcome = timeout(OPENING, opening)
                .await
                .unwrap_or_else(|_| Err("it does not open in time".into()));
            // The chain has ended with the program otherwise.
            let _ = openings.send(Opened { rank, outcome });
        });
    }

    pub(super) fn opened(&mut self, opened: Opened) {
        self.opening = None;
        let rank = opened.rank;
        match opened.outcome {
            Ok(engine) => {
                self.hangs &= rank > 0;
                let fresh = Running {
                    rank,
                    engine,
                    since: Instant::now(),
                    has_spoken: false,
                };
                match &self.running {
                    Some(running) if running.rank <= rank => {}
                    Some(_) if self.saying.is_some() => self.better = Some(fresh),
                    Some(_) => {
                        self.running = Some(fresh);
                        self.announce(false);
                    }
                    None => {
                        let fallen = self.candidates[..rank].iter().any(|one| !one.roams);
                        self.running = Some(fresh);
                        self.announce(fallen);
                    }
                }
            }
            Err(reason) => {
                let candidate = &self.candidates[rank];
                let name = candidate.name;
                if candidate.roams && !self.hangs {
                    tracing::debug!(engine = name, reason, "not there");
                } else {
                    tracing::warn!(engine = name, reason, "speech does not open");
                    self.retry.postpone();
                }
                let next = self.after(rank, false);
                let current = self.running.as_ref().map(|running| running.rank);
                if current.is_none_or(|current| next < current) {
                    self.open(next);
                }
            }
        }
    }

    /// The rank that is tried again after failures: one that comes and goes tells its coming.
    pub(super) fn goal(&self) -> usize {
        let first = self.candidates.first();
        usize::from(!self.hangs && first.is_some_and(|first| first.roams))
    }

    /// Opens the best engine again when it is told to have come.
    pub(super) fn look_for_better(&mut self) {
        if !self.better_is_due || self.opening.is_some() {
            return;
        }
        self.better_is_due = false;
        if self.running.as_ref().is_none_or(|running| running.rank > 0) {
            self.open(0);
        }
    }

    /// Tells the daemon when another engine than before speaks.
    pub(super) fn announce(&mut self, fallen: bool) {
        let rank = self.running.as_ref().map(|running| running.rank);
        if self.announced == Some(rank) {
            return;
        }
        self.announced = Some(rank);
        let engine = rank.map(|rank| self.candidates[rank].name.to_owned());
        tracing::info!(?engine, fallen, "speech");
        self.inbox
            .put(Event::News(News::SpeechMoved { engine, fallen }));
    }
}
