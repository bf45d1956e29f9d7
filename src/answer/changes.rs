//! What is different from the picture that was frozen: it is taken once more and compared here
//! first, so that nothing is sent where nothing has changed.

use std::sync::Arc;

use super::frozen::Frozen;
use super::order::in_order;
use super::reporter::Reporter;
use super::{Doors, aside, capture};
use crate::capture::Shot;
use crate::event::{Description, Progress};
use crate::failure::Failure;
use crate::picture::Limits;
use crate::prompt::Earlier;
use crate::request::Request;
use crate::wording;

/// What a picture is compared with.
#[derive(Clone)]
pub(super) struct Before(Arc<Earlier>);

impl Before {
    /// The earlier picture, encoded within `limits` where it is sent.
    pub(super) async fn earlier(&self, limits: Option<Limits>) -> Result<Earlier, Failure> {
        let mut earlier = Earlier::clone(&self.0);
        if let Some(limits) = limits {
            let picture = earlier.picture.clone();
            earlier.image = Some(aside(move || picture.encode(&limits)).await?);
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
    let around = doors.capturer.surroundings(&request.subject);
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
    if doors
        .describers
        .first()
        .is_some_and(|first| first.looks_here())
    {
        let tree = reporter.patiently(around).await;
        shot.surroundings.add_tree(tree);
    }
    let frozen = Frozen {
        before: Some(Before(Arc::new(Earlier {
            picture,
            surroundings: seen.surroundings,
            image: None,
            areas,
        }))),
        ..Frozen::of(shot, doors)
    };
    frozen.freeze(&request.subject);
    reporter.note(Progress::Frozen);
    in_order(&request, frozen, None, &doors.describers, reporter).await
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
