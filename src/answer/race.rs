//! A second provider beside one that is slow: who finds the first word is heard, the other is
//! dropped, which cancels its request. After the first word nothing changes any more.

use std::sync::Arc;
use std::time::Duration;

use futures_util::StreamExt;
use futures_util::future::BoxFuture;
use futures_util::stream::BoxStream;
use tokio::time::{Instant, timeout};

use crate::describe::{Describer, Fragment};
use crate::failure::Failure;

/// How long the rest of an answer is waited for, whose words are all on their way to the ear: one
/// round trip to a server that is far away.
const REST: Duration = Duration::from_millis(200);

/// One provider with the words that come from it.
pub(super) struct Lane<'a> {
    pub(super) describer: &'a Arc<dyn Describer>,
    pub(super) words: BoxStream<'a, Result<Fragment, Failure>>,
}

/// The second provider: not asked before its time, and ready with its first word or not at all.
pub(super) struct Rival<'a> {
    /// When it is asked.
    pub(super) begins: Instant,
    /// Asks it at that time, and waits for its first word.
    pub(super) first_word: BoxFuture<'a, Option<(Lane<'a>, String)>>,
}

/// The words of whoever is heard.
pub(super) struct Race<'a> {
    heard: Lane<'a>,
    rival: Option<Rival<'a>>,
    /// How the first one ended without a word, while the second one is still asked.
    lost: Option<Result<Fragment, Failure>>,
    overtaken: bool,
}

impl<'a> Race<'a> {
    /// A race that the first one leads.
    pub(super) fn begin(first: Lane<'a>, rival: Option<Rival<'a>>) -> Self {
        Self {
            heard: first,
            rival,
            lost: None,
            overtaken: false,
        }
    }

    /// Who is heard.
    pub(super) fn heard(&self) -> &'a Arc<dyn Describer> {
        self.heard.describer
    }

    /// Whether the second one is heard instead of the first.
    pub(super) fn overtaken(&self) -> bool {
        self.overtaken
    }

    /// Takes what still comes behind the end, so that the connection can be used again: a server ends the
    /// body of an answer a moment after its last word.
    pub(super) async fn read_on(&mut self) {
        let rest = async { while self.heard.words.next().await.is_some() {} };
        // Whoever takes longer is left, as after any answer that is interrupted.
        let _ = timeout(REST, rest).await;
    }

    /// The next fragment of whoever is heard. It may be dropped and asked for again.
    pub(super) async fn next(&mut self) -> Option<Result<Fragment, Failure>> {
        loop {
            let Some(rival) = &mut self.rival else {
                return self.heard.words.next().await;
            };
            let came = tokio::select! {
                biased;
                next = self.heard.words.next(), if self.lost.is_none() => Err(next),
                first_word = &mut rival.first_word => Ok(first_word),
            };
            match came {
                Err(Some(Ok(Fragment::Text(text)))) => {
                    self.rival = None;
                    return Some(Ok(Fragment::Text(text)));
                }
                Err(Some(Ok(fragment))) if fragment != Fragment::End => return Some(Ok(fragment)),
                // It will find no word any more. The second one need not be asked here: what comes
                // after a failure is known to the order.
                Err(end) => {
                    let end = end.unwrap_or(Err(Failure::CutOff));
                    if Instant::now() < rival.begins {
                        self.rival = None;
                        return Some(end);
                    }
                    self.lost = Some(end);
                }
                Ok(Some((lane, word))) => {
                    (self.heard, self.rival, self.overtaken) = (lane, None, true);
                    return Some(Ok(Fragment::Text(word)));
                }
                Ok(None) => {
                    self.rival = None;
                    if let Some(end) = self.lost.take() {
                        return Some(end);
                    }
                }
            }
        }
    }
}

impl<'a> Lane<'a> {
    /// Waits for its first word; none if it finds none.
    pub(super) async fn first_word(mut self) -> Option<(Self, String)> {
        while let Some(Ok(fragment)) = self.words.next().await {
            if let Fragment::Text(word) = fragment {
                return Some((self, word));
            }
        }
        None
    }
}
