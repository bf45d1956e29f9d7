//! The stream of one provider, cut into clauses on its way to the session.

use std::sync::Arc;
use std::time::Duration;

use tokio::time::timeout;

use super::quotes::Quotes;
use super::race::Race;
use super::reporter::Reporter;
use crate::describe::{Describer, Fragment};
use crate::event::{Description, Progress};
use crate::failure::Failure;
use crate::request::Request;
use crate::sentences::Sentences;
use crate::tongue::primary;

/// A pause in the stream after which the complete words at hand are spoken (targets P7).
const PAUSE: Duration = Duration::from_millis(120);

/// What was said so far.
struct Said<'a> {
    reporter: &'a mut Reporter,
    quotes: Quotes,
    text: String,
}

impl Said<'_> {
    /// Says clauses as far as their quotes are whole.
    async fn say(&mut self, clauses: impl IntoIterator<Item = String>) {
        for clause in clauses {
            let checked = self.quotes.check(clause, self.reporter).await;
            self.hand_on(checked);
        }
    }

    /// Says what is left.
    async fn end(&mut self) {
        let held = self.quotes.release(self.reporter).await;
        self.hand_on(held);
        let afterword = self.quotes.afterword(self.reporter).await;
        self.hand_on(afterword.map(|sentence| format!("\n{sentence}")));
    }

    fn hand_on(&mut self, clause: Option<String>) {
        if let Some(clause) = &clause {
            self.text.push_str(clause);
        }
        self.reporter.clauses(clause);
    }
}

/// The language of the answer where it is not the one asked for.
pub(super) fn other_language(
    request: &Request,
    describer: &Arc<dyn Describer>,
) -> Option<&'static str> {
    let asked = request.language.as_deref().map(primary)?;
    let tag = request.tongue().tag();
    (describer.looks_here() && asked != tag).then_some(tag)
}

/// Streams the answer and hands its clauses on as they become speakable.
pub(super) async fn speak(
    request: &Request,
    mut race: Race<'_>,
    quotes: Quotes,
    reporter: &mut Reporter,
) -> Result<Description, Failure> {
    let mut sentences = Sentences::default();
    let mut said = Said {
        reporter,
        quotes,
        text: String::new(),
    };
    let (mut spoke, mut tokens) = (false, None);
    let cut = loop {
        let next = match timeout(PAUSE, said.reporter.patiently(race.next())).await {
            Ok(next) => next,
            Err(_) => {
                said.say(sentences.pause()).await;
                said.reporter.patiently(race.next()).await
            }
        };
        match next {
            Some(Ok(Fragment::Text(fragment))) => {
                if !spoke && race.overtaken() {
                    let by = race.heard().name().to_owned();
                    said.reporter.report(Progress::Overtaken { by });
                }
                spoke = true;
                said.say(sentences.push(&fragment)).await;
            }
            Some(Ok(Fragment::Postponed(wait))) => {
                said.reporter.report(Progress::Postponed { wait });
            }
            Some(Ok(Fragment::Alive)) => said.say(sentences.pause()).await,
            Some(Ok(Fragment::Used(used))) => tokens = Some(used),
            Some(Ok(Fragment::End)) => break None,
            Some(Err(failure)) => break Some(failure),
            None => break Some(Failure::CutOff),
        }
    };
    said.say(sentences.finish()).await;
    said.end().await;
    if cut.is_none() {
        race.read_on().await;
    }
    let text = said.text;
    if text.trim().is_empty() {
        return Err(cut.unwrap_or(Failure::Empty));
    }
    Ok(Description {
        text,
        subject: request.subject.clone(),
        provider: race.heard().name().to_owned(),
        language: other_language(request, race.heard()).map_or_else(
            || request.language.clone().unwrap_or_default(),
            str::to_owned,
        ),
        cut,
        tokens,
    })
}
