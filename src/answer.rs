//! One request from picture to clauses, with limits to its patience. It never decides what is said
//! about itself: it reports, and ends with exactly one `Done` or `Failed`, a panic included.

use std::panic::AssertUnwindSafe;
use std::pin::pin;
use std::sync::Arc;
use std::time::Duration;

use futures_util::FutureExt;
use futures_util::future::{Either, OptionFuture, join, select};
use tokio::time::{Instant, timeout};

use crate::allowance::Allowance;
use crate::capture::{Capturer, Shot};
use crate::conversation::Conversation;
use crate::describe::Describer;
use crate::event::{Description, Progress};
use crate::failure::{Failure, Stage};
use crate::memory;
use crate::picture::{Encoded, Limits, Picture, Rect};
use crate::request::{Consent, FirstWords, Request, Subject};
use crate::surroundings::Remark;

use self::beside::Beside;
use self::changes::{Before, look_for_changes};
use self::frozen::Frozen;
use self::order::in_order;
pub use self::reporter::Reporter;
pub use self::screening::Guard;

mod alt;
mod beside;
mod changes;
mod frozen;
mod masks;
mod opinions;
mod order;
mod quotes;
mod race;
mod reporter;
mod screening;
mod search;
mod speak;

/// Longest time a picture may take; every capturer has shorter limits of its own.
const CAPTURE_LIMIT: Duration = Duration::from_secs(8);

/// What a picture takes: a screen of 4K has 33 MB, and what is made of it a part of that; an idle
/// desktop that has less left is about to end programs.
const PICTURE: usize = 64 << 20;

/// Who does the work of one request.
#[derive(Clone)]
pub struct Doors {
    /// Takes the picture.
    pub capturer: Arc<dyn Capturer>,
    /// Describe it: the first that answers, the others only when those before them fail.
    pub describers: Vec<Arc<dyn Describer>>,
    /// Whether what is known here is said before a provider answers.
    pub first_words: FirstWords,
    /// Keeps the picture for further questions.
    pub conversation: Conversation,
    /// After how long without a word the next provider is asked as well; none for not at all.
    pub hedge: Option<Duration>,
    /// How much may be sent.
    pub allowance: Allowance,
    /// Reads the picture here beside the provider, to check what the provider quotes.
    pub reader: Option<Arc<dyn Describer>>,
    /// Reads here where two pictures differ, so that a provider is told.
    pub differ: Option<Arc<dyn Describer>>,
    /// Looks for what should not be sent unasked.
    pub guard: Guard,
}

/// Carries out `request` and reports until it has ended.
pub async fn run(request: Request, doors: Doors, mut reporter: Reporter) {
    let began = Instant::now();
    let _putting_away = PutAway(doors.conversation.clone());
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
}

/// Puts the picture away when the request has ended, in whatever way.
struct PutAway(Conversation);

impl Drop for PutAway {
    fn drop(&mut self) {
        let conversation = self.0.clone();
        // Pictures leave large holes behind; an idle daemon must not keep them.
        memory::give_back_after(move || conversation.pack());
    }
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
    let known = Beside::of(request, doors, reporter);
    let look = pin!(look(request, doors, &known, reporter));
    let others = pin!(join(OptionFuture::from(way), known.learn(request, doors)));
    match select(look, others).await {
        Either::Left((end, _)) => end,
        Either::Right((_, look)) => look.await,
    }
}

/// Takes the picture once and has it described by the first provider that finds words.
async fn look(
    request: &Request,
    doors: &Doors,
    known: &Beside,
    reporter: &mut Reporter,
) -> Result<Description, Failure> {
    match request.subject {
        // The person has agreed to the picture that was withheld, and to no other.
        _ if request.consent == Consent::ForWithheld => {
            return look_again(request, doors, reporter).await;
        }
        Subject::Same => return look_again(request, doors, reporter).await,
        Subject::Changes => return look_for_changes(request, doors, reporter).await,
        _ => {}
    }
    let around = doors.capturer.surroundings(&request.subject);
    let mut around = Some(around);
    let first = doors.describers.first();
    let beside = around.take_if(|_| first.is_some_and(|describer| describer.looks_here()));
    let beside = async { Some(beside?.await) };
    let (shot, tree) = reporter
        .patiently(join(capture(request, doors), beside))
        .await;
    let mut shot = shot?;
    for remark in &shot.surroundings.remarks {
        match remark {
            Remark::WindowInstead => reporter.report(Progress::WindowInstead),
            Remark::ScreenInstead => reporter.report(Progress::ScreenInstead),
            _ => {}
        }
    }
    tree.into_iter()
        .for_each(|tree| shot.surroundings.add_tree(tree));
    let shot = Frozen {
        passing: request.find.is_some(),
        known: Some(known),
        ..Frozen::of(shot, doors)
    };
    shot.freeze(&request.subject);
    if !shot.passing {
        reporter.note(Progress::Frozen);
    }
    in_order(request, shot, around, &doors.describers, reporter).await
}

/// Looks once more at the picture that was frozen.
async fn look_again(
    request: &Request,
    doors: &Doors,
    reporter: &mut Reporter,
) -> Result<Description, Failure> {
    let seen = doors.conversation.seen().ok_or(Failure::NothingFrozen)?;
    let asked = &request.subject;
    let request = Request {
        subject: seen.subject.clone(),
        ..request.clone()
    };
    let (surroundings, turns) = (seen.surroundings.clone(), seen.turns.clone());
    let agreed = request.consent == Consent::ForWithheld;
    let before = doors.conversation.take_before().filter(|_| agreed);
    // A first look stays one, whatever was read here meanwhile.
    let afresh = agreed && !matches!(asked, Subject::Same);
    let turns = if afresh { Vec::new() } else { turns };
    let cleared = match request.consent {
        Consent::Needed => seen.cleared.clone(),
        Consent::ForWithheld | Consent::Given => None,
    };
    let picture = reporter.patiently(aside(move || seen.picture())).await?;
    let shot = Shot {
        picture,
        surroundings,
    };
    let shot = Frozen {
        turns,
        cleared,
        before: before.map(Before::of),
        ..Frozen::of(shot, doors)
    };
    if afresh {
        shot.freeze(&request.subject);
    }
    let mut able = doors.describers.clone();
    // What is read here are texts, and a text is no answer to a question.
    able.retain(|describer| request.question.is_none() || !describer.looks_here());
    if able.is_empty() {
        return Err(Failure::NoModel);
    }
    in_order(&request, shot, None, &able, reporter).await
}

async fn capture(request: &Request, doors: &Doors) -> Result<Shot, Failure> {
    if !memory::has_room(PICTURE) {
        return Err(Failure::NoMemory);
    }
    timeout(CAPTURE_LIMIT, doors.capturer.capture(&request.subject))
        .await
        .unwrap_or(Err(Failure::TimedOut(Stage::Capture)))
}

/// Weighs and encodes a picture, with some places painted over.
async fn encode(picture: Picture, masks: Vec<Rect>, limits: Limits) -> Result<Encoded, Failure> {
    aside(move || {
        shows_something(&picture)?;
        picture.without_all(&masks).encode(&limits)
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
