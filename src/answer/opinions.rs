//! Two opinions about the same picture: what both say is heard first, then where they differ. A
//! single provider is asked twice, since its second answer tells what the first one guessed.

use std::sync::Arc;

use futures_util::StreamExt;
use futures_util::future::join;

use super::frozen::Frozen;
use super::order::limits;
use super::reporter::Reporter;
use crate::agreement::Agreement;
use crate::conversation::Turn;
use crate::describe::{Describer, Fragment};
use crate::event::{Description, Progress, Tokens};
use crate::failure::Failure;
use crate::prompt::Prompt;
use crate::request::Request;
use crate::sentences::whole;
use crate::wording;

/// An opinion that has been heard out.
struct Opinion {
    question: String,
    text: String,
    cut: Option<Failure>,
    tokens: Option<Tokens>,
}

/// Asks the first two that can be asked, and tells where they agree.
///
/// # Errors
/// When neither has an answer: why the first has none.
pub(super) async fn ask_two(
    request: &Request,
    frozen: &Frozen<'_>,
    describers: &[Arc<dyn Describer>],
    reporter: &mut Reporter,
) -> Result<Description, Failure> {
    let mut elsewhere = describers
        .iter()
        .filter(|describer| !describer.looks_here());
    let first = elsewhere.next().ok_or(Failure::NoModel)?;
    let second = elsewhere.next().unwrap_or(first);
    let one = reporter.patiently(prompt(request, frozen, first)).await?;
    let other = reporter.patiently(prompt(request, frozen, second)).await?;
    let both = join(hear_out(first, one), hear_out(second, other));
    let (one, other) = match reporter.patiently(both).await {
        (Ok(one), Ok(other)) => (one, other),
        (Ok(alone), Err(failure)) => {
            return Ok(tell_alone(request, frozen, first, alone, failure, reporter));
        }
        (Err(failure), Ok(alone)) => {
            return Ok(tell_alone(
                request, frozen, second, alone, failure, reporter,
            ));
        }
        (Err(failure), Err(_)) => return Err(failure),
    };
    let names = (first.name(), second.name());
    let agreement = Agreement::of(&one.text, &other.text);
    let told = request
        .tongue()
        .within(|| wording::opinions(&agreement, names));
    let tokens = [one.tokens, other.tokens].into_iter().flatten();
    let tokens = tokens.reduce(|sum, more| Tokens {
        input: sum.input + more.input,
        output: sum.output + more.output,
    });
    let whole = Opinion {
        question: one.question,
        text: told.join(" "),
        cut: one.cut.or(other.cut),
        tokens,
    };
    reporter.clauses(told.into_iter().map(|sentence| sentence + " "));
    let name = match names.0 == names.1 {
        true => names.0.to_owned(),
        false => format!("{}, {}", names.0, names.1),
    };
    Ok(conclude(request, frozen, name, whole))
}

/// The only opinion there is, and why.
fn tell_alone(
    request: &Request,
    frozen: &Frozen<'_>,
    describer: &Arc<dyn Describer>,
    alone: Opinion,
    failure: Failure,
    reporter: &mut Reporter,
) -> Description {
    let name = describer.name().to_owned();
    reporter.report(Progress::OneOpinion {
        of: name.clone(),
        failure,
    });
    let sentences = whole(&alone.text).into_iter();
    reporter.clauses(sentences.map(|sentence| sentence + " "));
    conclude(request, frozen, name, alone)
}

fn conclude(
    request: &Request,
    frozen: &Frozen<'_>,
    provider: String,
    opinion: Opinion,
) -> Description {
    if opinion.cut.is_none() {
        frozen.conversation.add(Turn {
            question: opinion.question,
            answer: opinion.text.clone(),
        });
    }
    Description {
        text: opinion.text,
        subject: request.subject.clone(),
        provider,
        language: request.language.clone().unwrap_or_default(),
        cut: opinion.cut,
        tokens: opinion.tokens,
    }
}

/// What a provider is asked; from here on it counts as sent.
async fn prompt(
    request: &Request,
    frozen: &Frozen<'_>,
    describer: &Arc<dyn Describer>,
) -> Result<Prompt, Failure> {
    let limits = limits(request, describer);
    let image = frozen.encode(limits).await?;
    frozen.allowance.spend()?;
    frozen.prompt(request, Some((image, limits))).await
}

/// Hears one provider out.
async fn hear_out(describer: &Arc<dyn Describer>, prompt: Prompt) -> Result<Opinion, Failure> {
    let question = prompt.question.clone();
    let mut words = describer.describe(prompt);
    let (mut text, mut tokens) = (String::new(), None);
    let cut = loop {
        match words.next().await {
            Some(Ok(Fragment::Text(more))) => text.push_str(&more),
            Some(Ok(Fragment::Used(used))) => tokens = Some(used),
            Some(Ok(Fragment::Alive | Fragment::Postponed(_))) => {}
            Some(Ok(Fragment::End)) => break None,
            Some(Err(failure)) => break Some(failure),
            None => break Some(Failure::CutOff),
        }
    };
    if text.trim().is_empty() {
        return Err(cut.unwrap_or(Failure::Empty));
    }
    Ok(Opinion {
        question,
        text,
        cut,
        tokens,
    })
}
