//! What is different from the picture that was frozen: it is taken once more and compared here
//! first, so that nothing is sent where nothing has changed.

use std::sync::Arc;
use std::time::Duration;

use tokio::time::timeout;

use super::frozen::Frozen;
use super::order::in_order;
use super::reporter::Reporter;
use super::screening::{Around, Guard};
use super::{Doors, aside, capture};
use crate::capture::Shot;
use crate::conversation::{self, Cleared};
use crate::event::{Description, Progress};
use crate::failure::Failure;
use crate::picture::Limits;
use crate::prompt::{Difference, Earlier, Prompt};
use crate::request::{Consent, Request};
use crate::wording;

/// The longest that a provider waits for what is read here: two whole screens of 1080p, then and now,
/// at a second and a half each.
const DIFFERENCE_LIMIT: Duration = Duration::from_secs(3);

/// What a picture is compared with.
#[derive(Clone)]
pub(super) struct Before {
    earlier: Arc<Earlier>,
    /// How it may be sent; none before it was looked through.
    cleared: Option<Cleared>,
}

impl Before {
    /// What was kept until the person decided.
    pub(super) fn of(kept: conversation::Before) -> Self {
        let earlier = Earlier {
            picture: kept.picture,
            surroundings: kept.surroundings,
            image: None,
            areas: kept.areas,
            difference: None,
        };
        Self {
            earlier: Arc::new(earlier),
            cleared: None,
        }
    }

    /// What is kept until the person decides.
    pub(super) fn kept(&self) -> conversation::Before {
        conversation::Before {
            picture: self.earlier.picture.clone(),
            surroundings: self.earlier.surroundings.clone(),
            areas: self.earlier.areas.clone(),
        }
    }

    /// Looks it through before it is sent for the first time.
    pub(super) async fn clear(
        &mut self,
        request: &Request,
        guard: &Guard,
        reporter: &mut Reporter,
    ) -> Result<(), Failure> {
        if self.cleared.is_none() && request.consent == Consent::Needed {
            let shot = Shot {
                picture: self.earlier.picture.clone(),
                surroundings: self.earlier.surroundings.clone(),
            };
            let nobody = &mut Around::of(None);
            self.cleared = Some(guard.clear(request, &shot, nobody, reporter).await?);
        }
        Ok(())
    }

    /// The earlier picture, encoded within `limits` where it is sent, with its secrets where it is
    /// sent openly.
    pub(super) async fn earlier(
        &self,
        limits: Option<Limits>,
        openly: bool,
    ) -> Result<Earlier, Failure> {
        let mut earlier = Earlier::clone(&self.earlier);
        if let Some(limits) = limits {
            let picture = earlier.picture.clone();
            let masks = self.cleared.clone().unwrap_or_default().masks;
            let encoded = aside(move || picture.without_all(&masks).encode(&limits));
            earlier.image = Some(encoded.await?);
        }
        if !openly {
            earlier.surroundings = earlier.surroundings.redacted();
            earlier.difference = earlier.difference.map(Difference::redacted);
        }
        Ok(earlier)
    }
}

/// Takes the frozen subject once more and has the difference told.
pub(super) async fn look_for_changes(
    request: &Request,
    doors: &Doors,
    reporter: &mut Reporter,
) -> Result<Description, Failure> {
    let seen = doors.conversation.seen().ok_or(Failure::NothingFrozen)?;
    let request = Request {
        subject: seen.subject.clone(),
        ..request.clone()
    };
    let mut around = Some(doors.capturer.surroundings(&request.subject));
    let mut shot = reporter.patiently(capture(&request, doors)).await?;
    let (then, now) = (seen.clone(), shot.picture.clone());
    let compared = aside(move || {
        let then = then.picture()?;
        let areas = now.changed_since(&then);
        Ok((then, areas))
    });
    let (picture, areas) = reporter.patiently(compared).await?;
    let titles = |shot: &Shot| {
        (
            shot.surroundings.application.clone(),
            shot.surroundings.window.clone(),
        )
    };
    let same = titles(&shot)
        == (
            seen.surroundings.application.clone(),
            seen.surroundings.window.clone(),
        );
    if same && areas.as_ref().is_some_and(Vec::is_empty) {
        return Ok(nothing_changed(&request, reporter));
    }
    let first = doors.describers.first();
    if first.is_some_and(|first| first.looks_here())
        && let Some(around) = around.take()
    {
        let tree = reporter.patiently(around).await;
        shot.surroundings.add_tree(tree);
    }
    let mut earlier = Earlier {
        picture,
        surroundings: seen.surroundings,
        image: None,
        areas,
        difference: None,
    };
    earlier.difference = read_difference(&request, &shot, &earlier, doors, reporter).await;
    let frozen = Frozen {
        before: Some(Before {
            earlier: Arc::new(earlier),
            cleared: seen.cleared,
        }),
        ..Frozen::of(shot, doors)
    };
    frozen.freeze(&request.subject);
    reporter.note(Progress::Frozen);
    in_order(&request, frozen, around, &doors.describers, reporter).await
}

/// The texts that differ, for a provider that is asked first; who looks here reads them by himself.
async fn read_difference(
    request: &Request,
    shot: &Shot,
    earlier: &Earlier,
    doors: &Doors,
    reporter: &mut Reporter,
) -> Option<Difference> {
    let first = doors.describers.first()?;
    let reader = doors.differ.as_ref().filter(|_| !first.looks_here())?;
    let (picture, known) = (shot.picture.clone(), &shot.surroundings);
    let prompt = Prompt::compose(request, known, picture, None, Vec::new());
    let read = reader.difference(prompt.compared_with(earlier.clone()));
    let read = reporter.patiently(timeout(DIFFERENCE_LIMIT, read)).await;
    read.inspect_err(|_| tracing::info!("the changes were not read in time"))
        .ok()
        .flatten()
}

fn nothing_changed(request: &Request, reporter: &mut Reporter) -> Description {
    let text = request
        .tongue()
        .within(|| wording::NOTHING_CHANGED.to_string());
    reporter.clauses([text.clone()]);
    Description {
        text,
        subject: request.subject.clone(),
        provider: String::new(),
        language: request.language.clone().unwrap_or_default(),
        cut: None,
        tokens: None,
    }
}
