//! What can be said about a picture with no key and no network. Nothing here opens a connection,
//! and nothing is loaded before the first question.

mod changes;
pub mod compose;
pub mod facts;
mod find;
mod flow;
pub mod layout;
pub mod ocr;
mod phrases;
mod quotes;
pub mod rows;
mod same;
mod scene;
mod search;
pub mod worker;

use std::collections::VecDeque;
use std::sync::OnceLock;
use std::time::Duration;

use futures_util::StreamExt;
use futures_util::future::BoxFuture;
use futures_util::stream::{self, BoxStream};
use tokio::time::timeout;

pub use self::compose::first::{first_words, goes_on};
pub use self::quotes::Texts;
pub use self::search::{Extent, Searched};

use self::compose::Composer;
use self::facts::Facts;
use self::ocr::{Aim, Look};
use self::phrases::ended;
use self::scene::Scene;
use self::worker::{Answer, Heard, Worker};
use super::{Describer, Fragment};
use crate::failure::{Failure, Stage};
use crate::picture::{Limits, Picture, Rect};
use crate::prompt::{Difference, Earlier, Prompt};
use crate::surroundings::Surroundings;
use crate::tongue::Tongue;
use crate::wording::say;

/// The longest wait for the next line: finding all lines of a screen takes 2 s on a slow machine.
const LINE_LIMIT: Duration = Duration::from_secs(30);

/// Describes on this machine.
pub struct Local {
    name: String,
    worker: OnceLock<Worker>,
}

impl Local {
    /// A describer of this name in the configuration.
    pub fn new(name: &str) -> Self {
        Self {
            name: name.to_owned(),
            worker: OnceLock::new(),
        }
    }

    /// The thread that reads; where the system gives none now, it may the next time.
    fn worker(&self) -> Result<&Worker, Failure> {
        match self.worker.get() {
            Some(worker) => Ok(worker),
            None => {
                let started = Worker::start()?;
                Ok(self.worker.get_or_init(|| started))
            }
        }
    }

    /// What is different from an earlier picture.
    async fn compare(&self, prompt: Prompt, earlier: Earlier) -> Vec<Result<Fragment, Failure>> {
        let size = (prompt.picture.width(), prompt.picture.height());
        let known = &prompt.surroundings;
        let areas = areas(&prompt, &earlier);
        let read = self.both(&prompt, &earlier).await;
        let told = prompt.request.tongue().within(|| {
            let mut told = changes::windows(&earlier.surroundings, known);
            match read {
                Ok((before, now, unreadable_script)) => {
                    let detail = prompt.request.detail.unwrap_or_default();
                    let before = (&before[..], &earlier.surroundings);
                    told.extend(changes::texts(before, (&now, known), detail));
                    if told.is_empty() {
                        told.push(changes::places(&areas, size));
                    }
                    if unreadable_script {
                        told.push(say!("unreadable-script"));
                    }
                }
                Err(failure) => {
                    tracing::error!(%failure, "the changes were not read");
                    told.push(changes::places(&areas, size));
                    told.push(compose::unread(&failure));
                }
            }
            told
        });
        let fragments = told.iter().map(|told| Ok(Fragment::Text(ended(told))));
        fragments.chain([Ok(Fragment::End)]).collect()
    }

    /// The lines where the two pictures differ, then and now, without what is protected, and whether
    /// there is text in a script that cannot be read.
    async fn both(
        &self,
        prompt: &Prompt,
        earlier: &Earlier,
    ) -> Result<(Vec<Line>, Vec<Line>, bool), Failure> {
        let size = (prompt.picture.width(), prompt.picture.height());
        let around = changes::reading_areas(&areas(prompt, earlier), size);
        let look = |picture: &Picture| -> Vec<Look> {
            let looks = around.iter().map(|area| Look {
                picture: picture.clone(),
                area: *area,
                windows: Vec::new(),
                aim: Aim::Tell,
            });
            looks.collect()
        };
        let subject = &prompt.request.subject;
        let open = |lines: Vec<Line>, known: &Surroundings| {
            let hidden = Scene::new(subject, known, size).protected();
            let free = |line: &Line| !hidden.iter().any(|&area| scene::holds(area, line.area));
            lines.into_iter().filter(free).collect::<Vec<_>>()
        };
        let now = self.read(look(&prompt.picture)).await?;
        let before = self.read(look(&earlier.picture)).await?;
        Ok((
            open(before.lines, &earlier.surroundings),
            open(now.lines, &prompt.surroundings),
            before.unreadable_script || now.unreadable_script,
        ))
    }

    /// Where a text is on the screen.
    async fn find(&self, prompt: Prompt, text: String) -> Vec<Result<Fragment, Failure>> {
        let size = (prompt.picture.width(), prompt.picture.height());
        let scene = Scene::new(&prompt.request.subject, &prompt.surroundings, size);
        let (all, picture) = (scene.clone(), prompt.picture.clone());
        let looks = aside(move || all.looks(&picture, true)).await;
        let Reading {
            lines,
            unreadable_script,
        } = match self.read(looks).await {
            Ok(reading) => reading,
            Err(failure) => return vec![Err(failure)],
        };
        let tongue = prompt.request.tongue();
        let told = tongue.within(|| {
            let mut told = find::tell(&text, &lines, &scene, size);
            if unreadable_script && !told.is_empty() {
                told.push(say!("unreadable-script"));
            }
            told
        });
        if told.is_empty() {
            return vec![Err(Failure::NotOnScreen {
                text,
                unreadable_script,
            })];
        }
        let fragments = told.iter().map(|told| Ok(Fragment::Text(ended(told))));
        fragments.chain([Ok(Fragment::End)]).collect()
    }

    /// What the reader answers for some areas.
    fn asked(&self, looks: Vec<Look>) -> Result<Answer, Failure> {
        Ok(self.worker()?.read(looks))
    }

    /// All that can be read in some areas.
    async fn read(&self, looks: Vec<Look>) -> Result<Reading, Failure> {
        let mut answer = self.asked(looks)?;
        let mut lines = Vec::new();
        loop {
            match timeout(LINE_LIMIT, answer.recv()).await {
                Ok(Some(Ok(Heard::Line(line)))) => lines.push(line),
                Ok(Some(Ok(Heard::AreaEnd))) => {}
                Ok(Some(Ok(Heard::End { unreadable_script }))) => {
                    return Ok(Reading {
                        lines,
                        unreadable_script,
                    });
                }
                Ok(Some(Err(failure))) => return Err(failure),
                Ok(None) => return Err(Failure::CutOff),
                Err(_) => return Err(Failure::TimedOut(Stage::NextWord)),
            }
        }
    }

    /// What can be said at once, and the lines to come.
    async fn begin(&self, prompt: Prompt) -> Telling {
        let picture = prompt.picture.clone();
        let facts = aside(move || Facts::of(&picture)).await;
        let mut composer = Composer::new(&prompt.request, &prompt.surroundings, facts);
        let tongue = prompt.request.tongue();
        let ready: VecDeque<String> = tongue.within(|| composer.opening()).into();
        let mut telling = Telling {
            composer,
            tongue,
            ready,
            lines: None,
            ended: false,
        };
        if !telling.composer.wants_text() {
            telling.end(false);
            return telling;
        }
        match self.worker() {
            Ok(worker) => {
                let all = telling.composer.wants_all();
                let scene = telling.composer.scene().clone();
                let looks = aside(move || scene.looks(&prompt.picture, all)).await;
                telling.lines = Some(worker.read(looks));
            }
            Err(failure) => telling.end_unread(&failure),
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

    fn texts(&self, prompt: Prompt) -> BoxFuture<'_, Texts> {
        Box::pin(async move {
            let scene = scene(&prompt);
            let told = scene.texts();
            let looks = aside(move || search::looks(&scene, &prompt)).await;
            match self.read(looks).await {
                Ok(Reading { lines, .. }) => {
                    Texts::read(&lines).and(told.iter().map(String::as_str))
                }
                // What applications tell alone is too little to doubt anything by.
                Err(failure) => {
                    tracing::info!(%failure, "the picture was not read");
                    Texts::default()
                }
            }
        })
    }

    fn difference(&self, mut prompt: Prompt) -> BoxFuture<'_, Option<Difference>> {
        Box::pin(async move {
            let earlier = prompt.earlier.take()?;
            let read = self.both(&prompt, &earlier).await;
            let (before, now, _) = read
                .inspect_err(|failure| tracing::info!(%failure, "the changes were not read"))
                .ok()?;
            let before = (&before[..], &earlier.surroundings);
            Some(changes::difference(before, (&now, &prompt.surroundings)))
        })
    }

    fn lines(&self, prompt: Prompt, within: Duration) -> BoxFuture<'_, Searched> {
        Box::pin(self.lines_within(prompt, within))
    }

    fn prepare(&self) -> BoxFuture<'_, ()> {
        Box::pin(std::future::ready(()))
    }

    fn describe(&self, mut prompt: Prompt) -> BoxStream<'_, Result<Fragment, Failure>> {
        if let Some(earlier) = prompt.earlier.take() {
            let told = async move { stream::iter(self.compare(prompt, earlier).await) };
            return stream::once(told).flatten().boxed();
        }
        if let Some(text) = prompt.request.find.take() {
            let told = async move { stream::iter(self.find(prompt, text).await) };
            return stream::once(told).flatten().boxed();
        }
        let telling = async move { stream::unfold(Some(self.begin(prompt).await), next) };
        stream::once(telling).flatten().boxed()
    }
}

/// Where the pictures differ; everywhere where that is not known.
fn areas(prompt: &Prompt, earlier: &Earlier) -> Vec<Rect> {
    let whole = Rect {
        x: 0,
        y: 0,
        width: prompt.picture.width(),
        height: prompt.picture.height(),
    };
    earlier.areas.clone().unwrap_or_else(|| vec![whole])
}

fn scene(prompt: &Prompt) -> Scene {
    let size = (prompt.picture.width(), prompt.picture.height());
    Scene::new(&prompt.request.subject, &prompt.surroundings, size)
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
    tongue: Tongue,
    ready: VecDeque<String>,
    lines: Option<Answer>,
    ended: bool,
}

impl Telling {
    fn end(&mut self, unreadable_script: bool) {
        let told = self.tongue.within(|| self.composer.end(unreadable_script));
        self.ready.extend(told);
        (self.lines, self.ended) = (None, true);
    }

    fn end_unread(&mut self, failure: &Failure) {
        tracing::error!(%failure, "the picture was not read");
        let told = self.tongue.within(|| self.composer.end_unread(failure));
        self.ready.extend(told);
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
                let told = telling.tongue.within(|| telling.composer.line(line));
                telling.ready.extend(told);
            }
            Ok(Some(Ok(Heard::AreaEnd))) => {}
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
