//! One answer from the request to the end: attempts, words, signs of life and the one ending.
//! Dropping it closes the connection.

use std::collections::VecDeque;

use serde_json::Value;
use tokio::time::{Instant, sleep, timeout_at};
use tracing::{debug, warn};

use crate::event::Tokens;
use crate::failure::{Failure, Stage};
use crate::prompt::Prompt;

use super::Fragment;
use super::complaint::{Complaint, is_page};
use super::dialect::{Ending, Heard, Used};
use super::patience::{Pause, Trouble};
use super::reading::{News, Reading};
use super::remote::Remote;
use super::sse::Rest;
use super::watch::Watch;

/// The most bytes kept of the words with which a model declines, give or take an event.
const REFUSAL_LIMIT: usize = 1000;

/// An answer under way.
pub(super) struct Answer<'a> {
    remote: &'a Remote,
    prompt: Prompt,
    begun: Instant,
    retries: u32,
    said: Watch,
    /// The words with which the model declines so far.
    refusal: String,
    /// What the answer has cost so far.
    tokens: Tokens,
    /// The end was told before any word; some gateways do that and go on.
    ended_early: bool,
    state: State,
    ready: VecDeque<Result<Fragment, Failure>>,
}

enum State {
    Asking,
    Resting(std::time::Duration),
    Reading(Reading),
    Draining(Reading),
    Over,
}

impl<'a> Answer<'a> {
    /// An answer that is asked for as soon as it is waited for.
    pub(super) fn new(remote: &'a Remote, prompt: Prompt) -> Self {
        Self {
            remote,
            prompt,
            begun: Instant::now(),
            retries: 0,
            said: Watch::default(),
            refusal: String::new(),
            tokens: Tokens::default(),
            ended_early: false,
            state: State::Asking,
            ready: VecDeque::new(),
        }
    }

    /// The next fragment; none after the end.
    pub(super) async fn next(mut self) -> Option<(Result<Fragment, Failure>, Self)> {
        let patience = self.remote.patience;
        let (limit, late) = if self.said.is_empty() {
            (patience.first_word, Failure::TimedOut(Stage::FirstWord))
        } else {
            (patience.answer, Failure::Endless)
        };
        let mut next = match timeout_at(self.begun + limit, self.step()).await {
            Ok(next) => next?,
            // The end was told already; only the rest takes too long.
            Err(_) if matches!(self.state, State::Draining(_)) => return None,
            Err(_) => Err(late),
        };
        if let Err(failure) = next {
            self.state = State::Over;
            self.ready.clear();
            next = Err(self.remote.clean(failure).await);
        }
        Some((next, self))
    }

    async fn step(&mut self) -> Option<Result<Fragment, Failure>> {
        loop {
            if let Some(ready) = self.ready.pop_front() {
                return Some(ready);
            }
            match &mut self.state {
                State::Asking => match self.remote.ask(&self.prompt).await {
                    Ok((response, deadline)) => {
                        let patience = &self.remote.patience;
                        let reading = Reading::new(response, deadline, patience);
                        self.state = State::Reading(reading);
                    }
                    Err(trouble) => self.recover(trouble),
                },
                State::Resting(wait) => {
                    sleep(*wait).await;
                    self.state = State::Asking;
                }
                State::Reading(reading) => {
                    let news = reading.next().await;
                    self.take(news).await;
                }
                State::Draining(_) => {
                    let state = std::mem::replace(&mut self.state, State::Over);
                    if let State::Draining(reading) = state {
                        reading.drain(self.remote.patience.rest).await;
                    }
                }
                State::Over => return None,
            }
        }
    }

    async fn take(&mut self, news: News) {
        match news {
            News::Event(event) => {
                let heard = self.remote.dialect().read(&event);
                self.hear(heard).await;
            }
            News::Comment => self.ready.push_back(Ok(Fragment::Alive)),
            News::Oversized => self.fail(Failure::Unexpected {
                detail: "an event without end".to_owned(),
            }),
            News::Over(rest) => self.over(rest).await,
            News::Lost(detail) => {
                warn!(
                    detail = super::complaint::redact(&detail),
                    "The connection broke."
                );
                self.broken(Failure::ConnectionLost { detail });
            }
            News::Silence if self.ended_early => self.fail(Failure::Empty),
            News::Silence if self.said.is_empty() => {
                self.recover(Failure::TimedOut(Stage::FirstWord).into());
            }
            News::Silence => self.fail(Failure::TimedOut(Stage::NextWord)),
        }
    }

    async fn hear(&mut self, heard: Heard) {
        self.count(heard.used);
        let silent = heard.text.is_empty();
        if silent && heard.ending.is_none() {
            self.ready.push_back(Ok(Fragment::Alive));
        }
        if !silent {
            self.ended_early = false;
            let watched = self.said.hear(&heard.text);
            self.ready.push_back(Ok(Fragment::Text(heard.text)));
            if let Err(failure) = watched {
                return self.fail(failure);
            }
        }
        if self.refusal.len() < REFUSAL_LIMIT {
            self.refusal.push_str(&heard.refusal);
        }
        match heard.ending {
            None => {}
            Some(Ending::Whole | Ending::Length) if !self.refusal.is_empty() => {
                let reason = std::mem::take(&mut self.refusal);
                self.fail(Failure::Declined { reason });
            }
            Some(Ending::Whole) => self.end(),
            Some(Ending::Length) if self.said.is_empty() => self.fail(Failure::Empty),
            Some(Ending::Length) => self.fail(Failure::LengthLimit),
            Some(Ending::Failed(failure)) => self.fail(failure),
            Some(Ending::Error(complaint)) => self.complain(&complaint).await,
        }
    }

    /// Figures are repeated and grow: the last ones count.
    fn count(&mut self, used: Used) {
        let counted = Tokens {
            input: used.input.unwrap_or(self.tokens.input),
            output: used.output.unwrap_or(self.tokens.output),
        };
        if counted != self.tokens {
            self.tokens = counted;
            self.ready.push_back(Ok(Fragment::Used(counted)));
        }
    }

    fn end(&mut self) {
        let State::Reading(mut reading) = std::mem::replace(&mut self.state, State::Over) else {
            return;
        };
        if self.said.is_empty() {
            self.ended_early = true;
            reading.hurry(self.remote.patience.rest);
            self.state = State::Reading(reading);
        } else {
            self.ready.push_back(Ok(Fragment::End));
            self.state = State::Draining(reading);
        }
    }

    /// The body is over without the provider's end signal, or with one before any word.
    async fn over(&mut self, rest: Rest) {
        if let Some(tail) = &rest.tail {
            let heard = self.remote.dialect().read(tail);
            // A tail is what a cut leaves; only if it can be read it was whole.
            if !matches!(
                heard.ending,
                Some(Ending::Failed(Failure::Unexpected { .. }))
            ) {
                let ended = heard.ending.is_some();
                self.hear(heard).await;
                if ended && !self.ended_early {
                    return;
                }
            }
        }
        let raw = rest.raw.trim();
        let document = serde_json::from_str::<Value>(raw).unwrap_or_default();
        if let Some(complaint) = Complaint::of_json(&document, 200) {
            self.complain(&complaint).await;
        } else if self.said.is_empty()
            && let Some(heard) = self.remote.dialect().read_whole(&document)
        {
            self.hear_whole(heard).await;
        } else if self.ended_early {
            self.fail(Failure::Empty);
        } else if self.said.is_empty() && is_page(raw.as_bytes()) {
            self.fail(Failure::LoginPage);
        } else if self.said.is_empty() && !raw.is_empty() {
            self.fail(Failure::Unexpected {
                detail: "the answer is no stream of events".to_owned(),
            });
        } else {
            self.broken(Failure::CutOff);
        }
    }

    /// An answer in one document; without an ending of its own it is cut off.
    async fn hear_whole(&mut self, heard: Heard) {
        let ended = heard.ending.is_some();
        self.hear(heard).await;
        if self.ended_early {
            self.fail(Failure::Empty);
        } else if !ended {
            self.broken(Failure::CutOff);
        }
    }

    async fn complain(&mut self, complaint: &Complaint) {
        let trouble = self.remote.judge(complaint).await;
        self.recover(trouble);
    }

    /// The answer broke off by itself; the words that came stay true.
    fn broken(&mut self, failure: Failure) {
        if self.said.is_empty() {
            self.recover(failure.into());
        } else {
            self.fail(Failure::CutOff);
        }
    }

    /// Tries again where that is allowed: never after the first word, since a listener would hear
    /// the beginning twice.
    fn recover(&mut self, trouble: Trouble) {
        let patience = &self.remote.patience;
        let pause = if self.said.is_empty() {
            patience.again(&trouble, self.retries, self.begun.elapsed())
        } else {
            None
        };
        let Some(pause) = pause else {
            return self.fail(trouble.failure);
        };
        debug!(failure = %trouble.failure, ?pause, "A new attempt.");
        self.retries += 1;
        self.ended_early = false;
        self.refusal.clear();
        let (Pause::Short(wait) | Pause::Wished(wait)) = pause;
        self.state = State::Resting(wait);
        if matches!(pause, Pause::Wished(_)) {
            self.ready.push_back(Ok(Fragment::Postponed(wait)));
        }
    }

    fn fail(&mut self, failure: Failure) {
        self.state = State::Over;
        self.ready.push_back(Err(failure));
    }
}
