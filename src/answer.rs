//! One request from picture to clauses, with limits to its patience. It never decides what is said
//! about itself: it reports, and ends with exactly one `Done` or `Failed`, a panic included.

use std::panic::AssertUnwindSafe;
use std::pin::pin;
use std::sync::Arc;
use std::time::Duration;

use futures_util::FutureExt;
use futures_util::future::{Either, join, select};
use tokio::time::{Instant, timeout};

use crate::capture::{Capturer, Shot};
use crate::describe::Describer;
use crate::event::{Description, Progress};
use crate::failure::{Failure, Stage};
use crate::memory;
use crate::picture::{Encoded, Limits, Picture};
use crate::prompt::Prompt;
use crate::request::{Detail, Mode, Request, Subject};

pub use self::reporter::Reporter;
use self::speak::speak;

mod reporter;
mod speak;

/// Longest time a picture may take; every capturer has shorter limits of its own.
const CAPTURE_LIMIT: Duration = Duration::from_secs(8);

/// Who does the work of one request.
#[derive(Clone)]
pub struct Doors {
    /// Takes the picture.
    pub capturer: Arc<dyn Capturer>,
    /// Describe it: the first that answers, the others only when those before them fail.
    pub describers: Vec<Arc<dyn Describer>>,
}

/// Carries out `request` and reports until it has ended.
pub async fn run(request: Request, doors: Doors, mut reporter: Reporter) {
    let began = Instant::now();
    let work = AssertUnwindSafe(attempt(&request, &doors, &mut reporter)).catch_unwind();
    let end = match work.await {
        Ok(Ok(description)) => Progress::Done(description),
        Ok(Err(failure)) => Progress::Failed(failure),
        Err(_) => Progress::Failed(Failure::Broken {
            detail: "a panic while answering".into(),
        }),
    };
    log(&request, began.elapsed(), &end);
    reporter.report(end);
    // Pictures leave large holes behind; an idle daemon must not keep them.
    tokio::task::spawn_blocking(memory::give_back);
}

/// Opens the way to the provider beside everything else, and never waits for it: a server that is
/// slow to greet may still be quick to answer.
async fn attempt(
    request: &Request,
    doors: &Doors,
    reporter: &mut Reporter,
) -> Result<Description, Failure> {
    let way = doors
        .describers
        .first()
        .map(|describer| describer.prepare());
    let look = pin!(look(request, doors, reporter));
    match way {
        Some(way) => match select(look, way).await {
            Either::Left((end, _)) => end,
            Either::Right(((), look)) => look.await,
        },
        None => look.await,
    }
}

/// Takes the picture once and has it described by the first provider that finds words.
async fn look(
    request: &Request,
    doors: &Doors,
    reporter: &mut Reporter,
) -> Result<Description, Failure> {
    let around = doors.capturer.surroundings(&request.subject);
    let mut around = Some(around);
    let first = doors.describers.first();
    let beside = around.take_if(|_| first.is_some_and(|describer| describer.looks_here()));
    let beside = async { Some(beside?.await) };
    let (shot, tree) = reporter
        .patiently(join(capture(request, doors), beside))
        .await;
    let mut shot = shot?;
    tree.into_iter()
        .for_each(|tree| shot.surroundings.add_tree(tree));
    let mut order = doors.describers.iter().peekable();
    while let Some(describer) = order.next() {
        // Only who looks here waits for it: what is known of a screen must not hold up a server.
        if describer.looks_here()
            && let Some(around) = around.take()
        {
            shot.surroundings.add_tree(reporter.patiently(around).await);
        }
        match describe(request, &shot, describer, reporter).await {
            Err(failure) if !failure.is_about_the_picture() && order.peek().is_some() => {
                let next = order.peek().filter(|next| !next.looks_here());
                let next = next.map(|next| next.name().to_owned());
                tracing::info!(provider = describer.name(), %failure, next, "fell back");
                reporter.report(Progress::FellBack { failure, next });
                // The reason is on its way to the ear before the next one begins.
                tokio::task::yield_now().await;
            }
            end => return end,
        }
    }
    Err(Failure::NoProvider {
        name: "at all".into(),
    })
}

async fn describe(
    request: &Request,
    shot: &Shot,
    describer: &Arc<dyn Describer>,
    reporter: &mut Reporter,
) -> Result<Description, Failure> {
    let words = |image| {
        let picture = shot.picture.clone();
        Prompt::compose(request, &shot.surroundings, picture, image)
    };
    if describer.looks_here() {
        reporter.patiently(weigh(shot.picture.clone())).await?;
        return speak(request, describer, reporter, words(None)).await;
    }
    let fitting = limits(request, describer);
    let mut limits = fitting;
    loop {
        let image = reporter
            .patiently(encode(shot.picture.clone(), limits))
            .await?;
        match speak(request, describer, reporter, words(Some(image))).await {
            // The provider's own limit is below what it documents: once more with a quarter of the pixels.
            Err(Failure::RequestTooLarge) if limits == fitting => {
                limits = Limits {
                    long_edge: limits.long_edge / 2,
                    max_bytes: limits.max_bytes / 4,
                    ..limits
                };
            }
            end => return end,
        }
    }
}

/// A quick look unless everything shall be read, within what the provider takes.
fn limits(request: &Request, describer: &Arc<dyn Describer>) -> Limits {
    let wanted = match (request.mode, request.detail) {
        (Mode::Text | Mode::Chart, _) | (_, Some(Detail::Full)) => Limits::DETAIL,
        _ => Limits::QUICK,
    };
    let most = describer.limits();
    Limits {
        long_edge: wanted.long_edge.min(most.long_edge),
        max_bytes: wanted.max_bytes.min(most.max_bytes),
        tiles: most.tiles,
    }
}

async fn capture(request: &Request, doors: &Doors) -> Result<Shot, Failure> {
    timeout(CAPTURE_LIMIT, doors.capturer.capture(&request.subject))
        .await
        .unwrap_or(Err(Failure::TimedOut(Stage::Capture)))
}

/// Weighs and encodes a picture.
async fn encode(picture: Picture, limits: Limits) -> Result<Encoded, Failure> {
    aside(move || {
        shows_something(&picture)?;
        picture.encode(&limits)
    })
    .await
}

/// Weighs a picture that is not sent.
async fn weigh(picture: Picture) -> Result<(), Failure> {
    aside(move || shows_something(&picture)).await
}

fn shows_something(picture: &Picture) -> Result<(), Failure> {
    match picture.blank() {
        Some(colour) => Err(Failure::Blank { colour }),
        None => Ok(()),
    }
}

/// Works away from the loop, which must stay free to silence speech.
async fn aside<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, Failure> + Send + 'static,
) -> Result<T, Failure> {
    tokio::task::spawn_blocking(work)
        .await
        .unwrap_or_else(|error| {
            Err(Failure::Broken {
                detail: error.to_string(),
            })
        })
}

/// One line a request: what was looked at, who answered, how long it took, how it ended.
fn log(request: &Request, total: Duration, end: &Progress) {
    let subject = match &request.subject {
        Subject::File(_) => "file".to_owned(),
        other => format!("{other:?}").to_lowercase(),
    };
    let (provider, outcome) = match end {
        Progress::Done(Description { provider, cut, .. }) => {
            let outcome = cut
                .as_ref()
                .map_or("complete".to_owned(), Failure::to_string);
            (provider.as_str(), outcome)
        }
        Progress::Failed(failure) => ("none", failure.to_string()),
        _ => return,
    };
    let total_ms = total.as_millis() as u64;
    tracing::info!(subject, provider, total_ms, outcome, "answered");
}
