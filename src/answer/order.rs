//! The providers in their order: each is asked until one finds words, with a rival beside it where
//! that is wished. After the first word of an answer nobody else is asked.

use std::sync::Arc;

use futures_util::future::BoxFuture;
use tokio::time::Instant;

use super::alt::alt_text;
use super::frozen::Frozen;
use super::opinions::ask_two;
use super::quotes::Quotes;
use super::race::{Lane, Race, Rival};
use super::reporter::Reporter;
use super::screening::Around;
use super::speak::{other_language, speak};
use super::weigh;
use crate::conversation::Turn;
use crate::describe::Describer;
use crate::event::{Description, Progress};
use crate::failure::Failure;
use crate::picture::{Encoded, Limits};
use crate::request::{Detail, Mode, Request};
use crate::screening::Findings;
use crate::surroundings::Surroundings;

/// Has a picture described by the first provider that finds words.
pub(super) async fn in_order(
    request: &Request,
    mut shot: Frozen<'_>,
    around: Option<BoxFuture<'_, Surroundings>>,
    describers: &[Arc<dyn Describer>],
    reporter: &mut Reporter,
) -> Result<Description, Failure> {
    let mut around = Around::of(around);
    let mut order = describers.iter().peekable();
    let elsewhere = describers.iter().any(|describer| !describer.looks_here());
    if request.second_opinion && elsewhere {
        while order.next_if(|next| !next.looks_here()).is_some() {}
        let cleared = shot.clear(request, &mut around, reporter).await;
        let end = match cleared {
            Ok(()) => ask_two(request, &shot, describers, reporter).await,
            Err(failure) => Err(failure),
        };
        match end {
            Err(Failure::Withheld { found }) => {
                withhold(found, order.peek().is_some(), reporter)?;
            }
            Err(failure) if !failure.is_about_the_picture() && order.peek().is_some() => {
                reporter.report(Progress::FellBack {
                    failure,
                    next: None,
                });
                tokio::task::yield_now().await;
            }
            end => return end,
        }
    }
    while let Some(describer) = order.next() {
        // Only who looks here waits for it: what is known of a screen must not hold up a server.
        if describer.looks_here()
            && let Some(tree) = reporter.patiently(around.told()).await
        {
            shot.know(tree);
        }
        let rival = order.peek().copied();
        let rival = rival.filter(|next| !next.looks_here() && !describer.looks_here());
        let cleared = match describer.looks_here() {
            true => Ok(()),
            false => shot.clear(request, &mut around, reporter).await,
        };
        let end = match cleared {
            Ok(()) => describe(request, &shot, describer, rival, reporter).await,
            Err(failure) => Err(failure),
        };
        match end {
            Err(Failure::Withheld { found }) => {
                // What holds one back holds back all.
                while order.next_if(|next| !next.looks_here()).is_some() {}
                withhold(found, order.peek().is_some(), reporter)?;
            }
            Err(failure) if !failure.is_about_the_picture() && order.peek().is_some() => {
                if matches!(failure, Failure::LimitReached { .. }) {
                    // The limit is for all that would be sent.
                    while order.next_if(|next| !next.looks_here()).is_some() {}
                    if order.peek().is_none() {
                        return Err(failure);
                    }
                }
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
        name: String::new(),
    })
}

/// Tells the person what was found; a failure where nobody here can read instead.
fn withhold(found: Findings, read_here: bool, reporter: &mut Reporter) -> Result<(), Failure> {
    let at = Instant::now().into_std();
    let failure = Failure::Withheld {
        found: found.clone(),
    };
    tracing::info!(%failure, read_here, "not sent");
    reporter.report(Progress::Withheld {
        found,
        at,
        read_here,
    });
    match read_here {
        true => Ok(()),
        false => Err(failure),
    }
}

async fn describe(
    request: &Request,
    frozen: &Frozen<'_>,
    describer: &Arc<dyn Describer>,
    rival: Option<&Arc<dyn Describer>>,
    reporter: &mut Reporter,
) -> Result<Description, Failure> {
    if describer.looks_here() {
        let picture = frozen.shot.picture.clone();
        reporter.patiently(weigh(picture)).await?;
        if let Some(tag) = other_language(request, describer) {
            reporter.note(Progress::InLanguage(tag));
        }
        return converse(request, frozen, describer, None, reporter, None).await;
    }
    let fitting = limits(request, describer);
    let mut limits = fitting;
    loop {
        let image = reporter.patiently(frozen.encode(limits)).await?;
        frozen.allowance.spend()?;
        let image = Some((image, limits));
        match converse(request, frozen, describer, rival, reporter, image).await {
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

/// One turn: only a whole answer is remembered.
async fn converse(
    request: &Request,
    frozen: &Frozen<'_>,
    describer: &Arc<dyn Describer>,
    rival: Option<&Arc<dyn Describer>>,
    reporter: &mut Reporter,
    image: Option<(Encoded, Limits)>,
) -> Result<Description, Failure> {
    let prompt = frozen.prompt(request, image).await?;
    let question = prompt.question.clone();
    let quotes = Quotes::of(request, frozen, &prompt);
    let words = describer.describe(prompt);
    let rival = rival.and_then(|describer| hedge(request, frozen, describer));
    let race = Race::begin(Lane { describer, words }, rival);
    let mut description = speak(request, race, quotes, reporter).await?;
    if let Some(known) = frozen.known.filter(|_| describer.looks_here()) {
        known.complete(request, &mut description);
    }
    let whole = description.cut.is_none();
    if whole && request.mode == Mode::Alt && !describer.looks_here() {
        reporter.note(Progress::AltText(alt_text(&description.text)));
    }
    if whole && !frozen.passing {
        let answer = description.text.clone();
        frozen.conversation.add(Turn { question, answer });
    }
    Ok(description)
}

/// The next provider, to be asked beside one that is slow.
fn hedge<'a>(
    request: &'a Request,
    frozen: &'a Frozen<'_>,
    describer: &'a Arc<dyn Describer>,
) -> Option<Rival<'a>> {
    let begins = Instant::now() + frozen.hedge?;
    let first_word = async move {
        tokio::time::sleep_until(begins).await;
        let limits = limits(request, describer);
        let image = frozen.encode(limits).await.ok()?;
        let prompt = frozen.prompt(request, Some((image, limits))).await.ok()?;
        frozen.allowance.spend().ok()?;
        tracing::info!(provider = describer.name(), "asked beside a slow one");
        let words = describer.describe(prompt);
        Lane { describer, words }.first_word().await
    };
    Some(Rival {
        begins,
        first_word: Box::pin(first_word),
    })
}

/// A quick look unless everything shall be read, within what the provider takes.
pub(super) fn limits(request: &Request, describer: &Arc<dyn Describer>) -> Limits {
    let wanted = match (&request.mode, request.detail) {
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
