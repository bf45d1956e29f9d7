//! The stream of one provider, cut into clauses on its way to the session.

use std::time::Duration;

use tokio::time::timeout;

use super::race::Race;
use super::reporter::Reporter;
use crate::describe::Fragment;
use crate::event::{Description, Progress};
use crate::failure::Failure;
use crate::request::Request;
use crate::sentences::Sentences;

/// A pause in the stream after which the complete words at hand are spoken (targets P7).
const PAUSE: Duration = Duration::from_millis(120);

/// Streams the answer and hands its clauses on as they become speakable.
pub(super) async fn speak(
    request: &Request,
    mut race: Race<'_>,
    reporter: &mut Reporter,
) -> Result<Description, Failure> {
    let mut sentences = Sentences::default();
    let mut text = String::new();
    let mut tokens = None;
    let cut = loop {
        let next = match timeout(PAUSE, reporter.patiently(race.next())).await {
            Ok(next) => next,
            Err(_) => {
                reporter.clauses(sentences.pause());
                reporter.patiently(race.next()).await
            }
        };
        match next {
            Some(Ok(Fragment::Text(fragment))) => {
                if text.is_empty() && race.overtaken() {
                    let name = race.heard().name().to_owned();
                    reporter.report(Progress::Overtaken { by: name });
                }
                text.push_str(&fragment);
                reporter.clauses(sentences.push(&fragment));
            }
            Some(Ok(Fragment::Postponed(wait))) => reporter.report(Progress::Postponed { wait }),
            Some(Ok(Fragment::Alive)) => reporter.clauses(sentences.pause()),
            Some(Ok(Fragment::Used(used))) => tokens = Some(used),
            Some(Ok(Fragment::End)) => break None,
            Some(Err(failure)) => break Some(failure),
            None => break Some(Failure::CutOff),
        }
    };
    reporter.clauses(sentences.finish());
    if text.trim().is_empty() {
        return Err(cut.unwrap_or(Failure::Empty));
    }
    Ok(Description {
        text,
        subject: request.subject.clone(),
        provider: race.heard().name().to_owned(),
        language: request.language.clone().unwrap_or_default(),
        cut,
        tokens,
    })
}
