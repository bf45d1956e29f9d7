//! What can be said about a picture with no key and no network. Nothing here opens a connection,
//! and nothing is loaded before the first question.

pub mod compose;
pub mod facts;
mod flow;
pub mod layout;
pub mod ocr;
mod phrases;
mod same;
mod scene;
pub mod worker;

use std::collections::VecDeque;
use std::sync::OnceLock;
use std::time::Duration;

use futures_util::StreamExt;
use futures_util::future::BoxFuture;
use futures_util::stream::{self, BoxStream};
use tokio::time::timeout;

pub use self::compose::first::{first_words, goes_on};

use self::compose::Composer;
use self::facts::Facts;
use self::worker::{Answer, Heard, Worker};
use super::{Describer, Fragment};
use crate::failure::{Failure, Stage};
use crate::picture::{Limits, Rect};
use crate::prompt::Prompt;

/// The longest wait for the next line: finding all lines of a screen takes 2 s on a slow machine.
const LINE_LIMIT: Duration = Duration::from_secs(30);

/// Describes on this machine.
pub struct Local {
    name: String,
    worker: OnceLock<Result<Worker, Failure>>,
}

impl Local {
    /// A describer of this name in the configuration.
    pub fn new(name: &str) -> Self {
        Self {
            name: name.to_owned(),
            worker: OnceLock::new(),
        }
    }

    /// What can be said at once, and the lines to come.
    async fn begin(&self, prompt: Prompt) -> Telling {
        let picture = prompt.picture.clone();
        let facts = aside(move || Facts::of(&picture)).await;
        let mut composer = Composer::new(&prompt.request, &prompt.surroundings, facts);
        let ready: VecDeque<String> = composer.opening().into();
        let mut telling = Telling {
            composer,
            ready,
            lines: None,
            ended: false,
        };
        if !telling.composer.wants_text() {
            telling.end(false);
            return telling;
        }
        match self.worker.get_or_init(Worker::start) {
            Ok(worker) => {
                let all = telling.composer.wants_all();
                let scene = telling.composer.scene().clone();
                let looks = aside(move || scene.looks(&prompt.picture, all)).await;
                telling.lines = Some(worker.read(looks));
            }
            Err(failure) => telling.end_unread(failure),
        }
        telling
    }
}

impl Describer for Local {
    fn name(&self) -> &str {
        &self.name
    }

    fn limits(&self) -> Limits {
        Limits::DETAIL
    }

    fn looks_here(&self) -> bool {
        true
    }

    fn prepare(&self) -> BoxFuture<'_, ()> {
        Box::pin(std::future::ready(()))
    }

    fn describe(&self, prompt: Prompt) -> BoxStream<'_, Result<Fragment, Failure>> {
        let telling = async move { stream::unfold(Some(self.begin(prompt).await), next) };
        stream::once(telling).flatten().boxed()
    }
}

/// Works away from the loop; what breaks there breaks here.
async fn aside<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> T {
    match tokio::task::spawn_blocking(work).await {
        Ok(result) => result,
        Err(broken) => std::panic::resume_unwind(broken.into_panic()),
    }
}

/// A description on its way.
struct Telling {
    composer: Composer,
    ready: VecDeque<String>,
    lines: Option<Answer>,
    ended: bool,
}

impl Telling {
    fn end(&mut self, unreadable_script: bool) {
        self.ready.extend(self.composer.end(unreadable_script));
        (self.lines, self.ended) = (None, true);
    }

    fn end_unread(&mut self, failure: &Failure) {
        tracing::error!(%failure, "the picture was not read");
        self.ready.extend(self.composer.end_unread());
        (self.lines, self.ended) = (None, true);
    }
}

/// The next fragment, and what comes after it; nothing after the end.
async fn next(telling: Option<Telling>) -> Option<(Result<Fragment, Failure>, Option<Telling>)> {
    let mut telling = telling?;
    loop {
        if let Some(sentence) = telling.ready.pop_front() {
            return Some((Ok(Fragment::Text(sentence)), Some(telling)));
        }
        let lines = match &mut telling.lines {
            Some(lines) => timeout(LINE_LIMIT, lines.recv()).await,
            None => return Some((Ok(Fragment::End), None)),
        };
        match lines {
            Ok(Some(Ok(Heard::Line(line)))) => {
                let told = telling.composer.line(line);
                telling.ready.extend(told);
            }
            Ok(Some(Ok(Heard::End { unreadable_script }))) => telling.end(unreadable_script),
            Ok(Some(Err(failure))) => telling.end_unread(&failure),
            // Another request took the reader away.
            Ok(None) => return Some((Err(Failure::CutOff), None)),
            Err(_) => return Some((Err(Failure::TimedOut(Stage::NextWord)), None)),
        }
    }
}

/// One line of text as it stands in a picture.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    /// What it says, after the known corrections.
    pub text: String,
    /// Where it stands, in pixels of the whole picture.
    pub area: Rect,
    /// How sure the reader is, from 0 to 1.
    pub confidence: f32,
    /// Its words with their places; a place may reach into the gaps beside the word, never less.
    pub words: Vec<(String, Rect)>,
    /// The place of its block in the reading order; lines of one block follow one another.
    pub block: usize,
    /// The window that holds it, counted from the front; none where no window was named.
    pub window: Option<usize>,
}

/// What was read in one area of a picture.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Reading {
    /// The lines in reading order.
    pub lines: Vec<Line>,
    /// There is text in a script that the reader does not know; it is not among the lines.
    pub unreadable_script: bool,
}
