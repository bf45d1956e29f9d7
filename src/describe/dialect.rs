//! What differs from provider to provider, and nothing else: the form of the request, the meaning
//! of an event, the meaning of an error. All of it is pure; [`super::remote`] does the talking.

use bytes::Bytes;
use serde_json::Value;

use crate::failure::Failure;
use crate::picture::Limits;
use crate::prompt::Prompt;

use super::Model;
use super::complaint::Complaint;

/// The language of one provider.
pub(super) trait Dialect: Send + Sync {
    /// The model in use; what the provider is found to support is remembered under it.
    fn model(&self) -> &str;

    /// The size and weight beyond which the model's pictures are shrunk or refused.
    fn limits(&self) -> Limits;

    /// The header that carries the key, and what stands before the key in it.
    fn key_header(&self) -> (&'static str, &'static str);

    /// Headers of every request, beyond the key and the content type.
    fn headers(&self) -> Vec<(&'static str, String)> {
        Vec::new()
    }

    /// The request for a description, without what the model was found not to take.
    fn ask(&self, prompt: &Prompt, given: &Concessions) -> Ask;

    /// With what further concession the same request may please the provider; each is made once,
    /// so that there is an end to them.
    fn yields(&self, complaint: &Complaint, given: &Concessions) -> Option<Concessions>;

    /// What an event of the answer's stream means.
    fn read(&self, event: &str) -> Heard;

    /// What an answer means that came as one document instead of a stream; none if it is no answer.
    fn read_whole(&self, _document: &Value) -> Option<Heard> {
        None
    }

    /// What an error of the provider means to the user.
    fn judge(&self, complaint: &Complaint) -> Failure;

    /// The path that lists at most `size` models, from `page` on.
    fn list(&self, size: u32, page: Option<&str>) -> String;

    /// The models of a list, and the next page if there is one.
    ///
    /// # Errors
    /// [`Failure::Unexpected`] when the list has another form.
    fn read_list(&self, body: &[u8]) -> Result<(Vec<Model>, Option<String>), Failure>;

    /// The requests that ask what the model can do, where the provider tells it.
    fn about(&self) -> Vec<About> {
        Vec::new()
    }

    /// What that tells.
    fn read_about(&self, _body: &[u8]) -> Abilities {
        Abilities::default()
    }
}

/// What is fixed about a dialect beside its language.
pub(super) struct Home {
    /// The dialect's name in the configuration.
    pub(super) dialect: &'static str,
    /// Where the API is; none where every server is somebody's own.
    pub(super) address: Option<&'static str>,
    /// The environment variables that may hold the key.
    pub(super) variables: &'static [&'static str],
    /// The web site that hands out the keys.
    pub(super) site: Option<&'static str>,
}

/// What a model was found not to take; nothing to begin with.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Concessions {
    /// How many steps above its floor the thinking had to be met.
    pub(super) thinking: usize,
    /// The parts of a request that are left out.
    pub(super) without: Vec<&'static str>,
}

impl Concessions {
    /// Whether this part of a request is still sent.
    pub(super) fn keeps(&self, part: &str) -> bool {
        !self.without.contains(&part)
    }

    /// The same, with thinking met at `step`.
    pub(super) fn thinking_at(&self, step: usize) -> Self {
        Self {
            thinking: step,
            ..self.clone()
        }
    }

    /// The same, with one more part left out.
    pub(super) fn and_without(&self, part: &'static str) -> Self {
        let mut more = self.clone();
        more.without.push(part);
        more
    }
}

/// A request as one provider wants it.
pub(super) struct Ask {
    /// Path and query, appended to the base address; never holds the key.
    pub(super) path: String,
    /// The JSON body.
    pub(super) body: Bytes,
}

/// A question about the model.
pub(super) struct About {
    /// Path and query, appended to the base address.
    pub(super) path: String,
    /// The JSON body; without one it is fetched.
    pub(super) body: Option<Bytes>,
    /// Whether the answer makes the first description quicker.
    pub(super) early: bool,
}

/// What a provider tells about a model.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Abilities {
    /// Whether it can look at pictures, if that is told.
    pub(super) sight: Option<bool>,
    /// Where its thinking is to be met, if that is told.
    pub(super) thinking: Option<usize>,
}

/// What an event says; an event with neither words nor ending is a sign of life.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Heard {
    /// Words to speak; never a thought of the model.
    pub(super) text: String,
    /// Words with which the model declines; they are the reason and no description.
    pub(super) refusal: String,
    /// The answer's end, if this event tells it.
    pub(super) ending: Option<Ending>,
    /// What the answer has cost so far, if this event tells it.
    pub(super) used: Used,
}

impl Heard {
    /// An end without words.
    pub(super) fn end(ending: Ending) -> Self {
        Self {
            ending: Some(ending),
            ..Self::default()
        }
    }

    /// Reads an event as JSON; what cannot be read ends the answer.
    pub(super) fn of_event(
        event: &str,
        meaning: impl FnOnce(Value) -> Result<Self, serde_json::Error>,
    ) -> Self {
        let heard = serde_json::from_str::<Value>(event).and_then(meaning);
        heard.unwrap_or_else(|error| {
            let detail = error.to_string();
            Self::end(Ending::Failed(Failure::Unexpected { detail }))
        })
    }
}

/// What an event tells of the tokens; a figure that is not told stays as it was.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Used {
    /// Of the request.
    pub(super) input: Option<u64>,
    /// Of the answer, thoughts included.
    pub(super) output: Option<u64>,
}

/// How an answer ends by the provider's own word.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Ending {
    /// It is complete.
    Whole,
    /// It reached the token limit.
    Length,
    /// The provider stopped it or it cannot be understood.
    Failed(Failure),
    /// An error instead of an event.
    Error(Complaint),
}

/// A text as a part of an address.
pub(super) fn escaped(text: &str) -> String {
    let escape = |byte: u8| match byte {
        b'-' | b'.' | b'_' | b'~' => char::from(byte).to_string(),
        _ if byte.is_ascii_alphanumeric() => char::from(byte).to_string(),
        _ => format!("%{byte:02X}"),
    };
    text.bytes().map(escape).collect()
}

/// A list that has not the provider's form.
pub(super) fn unreadable(error: &serde_json::Error) -> Failure {
    let detail = error.to_string();
    Failure::Unexpected { detail }
}
