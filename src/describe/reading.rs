//! The body of an answer as it arrives: one piece of news at a time, each within its limit.
//!
//! Only whole lines count as a sign of life. A single byte does not, else a server that drips
//! could hold a listener for ever.

use std::collections::VecDeque;
use std::time::Duration;

use reqwest::Response;
use tokio::time::{Instant, timeout_at};

use super::fault;
use super::patience::Patience;
use super::sse::{Decoder, Item, Rest};

/// The most bytes read after the end was told; usage figures have a few hundred.
const REST_LIMIT: usize = 64 << 10;

/// A body being read.
pub(super) struct Reading {
    response: Response,
    decoder: Decoder,
    items: VecDeque<Item>,
    deadline: Instant,
    between: Duration,
}

/// What the body brought.
#[derive(Debug)]
pub(super) enum News {
    /// An event.
    Event(String),
    /// A sign of life without content.
    Comment,
    /// An event of absurd size; nothing can be read after it.
    Oversized,
    /// The body ended, by the rules of the transport.
    Over(Rest),
    /// The connection broke.
    Lost(String),
    /// Nothing came in time.
    Silence,
}

impl Reading {
    /// Begins to read; the first sign must come before `deadline`.
    pub(super) fn new(response: Response, deadline: Instant, patience: &Patience) -> Self {
        Self {
            response,
            decoder: Decoder::default(),
            items: VecDeque::new(),
            deadline,
            between: patience.next_sign,
        }
    }

    /// Shortens the wait for the next sign.
    pub(super) fn hurry(&mut self, limit: Duration) {
        self.deadline = self.deadline.min(Instant::now() + limit);
        self.between = self.between.min(limit);
    }

    /// Waits for the next piece of news.
    pub(super) async fn next(&mut self) -> News {
        loop {
            if let Some(item) = self.items.pop_front() {
                return match item {
                    Item::Event(event) => News::Event(event),
                    Item::Comment => News::Comment,
                    Item::Oversized => News::Oversized,
                };
            }
            match timeout_at(self.deadline, self.response.chunk()).await {
                Ok(Ok(Some(bytes))) => {
                    self.items.extend(self.decoder.push(&bytes));
                    if !self.items.is_empty() {
                        self.deadline = Instant::now() + self.between;
                    }
                }
                Ok(Ok(None)) => return News::Over(std::mem::take(&mut self.decoder).finish()),
                Ok(Err(error)) => return News::Lost(fault::chain(&error.without_url())),
                Err(_) => return News::Silence,
            }
        }
    }

    /// Reads the rest without looking at it, so that the connection can be used again.
    pub(super) async fn drain(mut self, limit: Duration) {
        let deadline = Instant::now() + limit;
        let mut bytes = 0;
        while let Ok(Ok(Some(piece))) = timeout_at(deadline, self.response.chunk()).await {
            bytes += piece.len();
            if bytes > REST_LIMIT {
                break;
            }
        }
    }
}
