//! Effects that are put together the same way wherever they are wanted.

use super::Working;
use crate::effect::Effect;
use crate::event::{Description, Outcome, RequestId};
use crate::failure::Failure;
use crate::request::{Command, Request, Voice};
use crate::utterance::{Cue, Moment, Tone, Utterance};
use crate::wording;

/// What was heard of a request that was stopped, so that it can still be repeated.
pub(super) fn partial(working: &Working) -> Description {
    Description {
        text: working.said.clone(),
        subject: working.request.subject.clone(),
        provider: String::new(),
        language: working.request.language.clone().unwrap_or_default(),
        tokens: None,
        cut: Some(Failure::Stopped),
    }
}

pub(super) fn copied(id: RequestId, result: &Result<(), Failure>) -> Vec<Effect> {
    match result {
        Ok(()) => vec![notice(Some(id), wording::COPIED), complete(id)],
        Err(_) => vec![
            Effect::Sound(Cue::Error, Moment::Now),
            alert(Some(id), Voice::Spoken, wording::NOT_COPIED),
            Effect::End(id, Outcome::Failed, Some(wording::NOT_COPIED.into())),
        ],
    }
}

pub(super) fn complete(id: RequestId) -> Effect {
    Effect::End(id, Outcome::Complete, None)
}

pub(super) fn notice(id: Option<RequestId>, text: impl Into<String>) -> Effect {
    Effect::Present(id, Utterance::new(Tone::Notice, text))
}

/// A notice about a request, spoken if its answer is.
pub(super) fn remark(id: RequestId, voice: Voice, text: impl Into<String>) -> Effect {
    let words = Utterance::new(Tone::Notice, text);
    Effect::Present(Some(id), Utterance { voice, ..words })
}

pub(super) fn alert(id: Option<RequestId>, voice: Voice, text: impl Into<String>) -> Effect {
    Effect::Present(
        id,
        Utterance {
            voice,
            ..Utterance::new(Tone::Alert, text)
        },
    )
}

pub(super) fn answer(request: &Request, text: &str) -> Utterance {
    Utterance {
        language: request.language.clone(),
        voice: request.voice,
        ..Utterance::new(Tone::Answer, text)
    }
}

/// Refuses a command that is not obeyed now, and says why.
pub(super) fn not_now(id: RequestId, command: &Command, why: impl Into<String>) -> Vec<Effect> {
    let voice = match command {
        Command::Describe(request) => request.voice,
        _ => Voice::Spoken,
    };
    let why = why.into();
    vec![
        Effect::Hush,
        Effect::Sound(Cue::Error, Moment::Now),
        alert(Some(id), voice, &*why),
        Effect::End(id, Outcome::Failed, Some(why)),
    ]
}
