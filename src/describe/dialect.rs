//! What differs from provider to provider, and nothing else: the form of the request, the meaning
//! of an event, the meaning of an error. All of it is pure; [`super::remote`] does the talking.

use bytes::Bytes;

use crate::failure::Failure;
use crate::prompt::Prompt;

use super::Model;
use super::complaint::Complaint;

/// The language of one provider.
pub(super) trait Dialect: Send + Sync {
    /// The model in use; what the provider is found to support is remembered under it.
    fn model(&self) -> &str;

    /// The header that carries the key, and what stands before the key in it.
    fn key_header(&self) -> (&'static str, &'static str);

    /// The request for a description; `step` counts how often [`Dialect::yields`] said yes.
    fn ask(&self, prompt: &Prompt, step: usize) -> Ask;

    /// Whether the same request with the next weaker step may please the provider.
    fn yields(&self, complaint: &Complaint, step: usize) -> bool;

    /// What an event of the answer's stream means.
    fn read(&self, event: &str) -> Heard;

    /// What an error of the provider means to the user.
    fn judge(&self, complaint: &Complaint) -> Failure;

    /// The path that lists at most `size` models, from `page` on.
    fn list(&self, size: u32, page: Option<&str>) -> String;

    /// The models of a list, and the next page if there is one.
    ///
    /// # Errors
    /// [`Failure::Unexpected`] when the list has another form.
    fn read_list(&self, body: &[u8]) -> Result<(Vec<Model>, Option<String>), Failure>;
}

/// A request as one provider wants it.
pub(super) struct Ask {
    /// Path and query, appended to the base address; never holds the key.
    pub(super) path: String,
    /// Headers beyond the key and the content type.
    pub(super) headers: Vec<(&'static str, String)>,
    /// The JSON body.
    pub(super) body: Bytes,
}

/// What an event says; an event with neither words nor ending is a sign of life.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Heard {
    /// Words to speak; never a thought of the model.
    pub(super) text: String,
    /// The answer's end, if this event tells it.
    pub(super) ending: Option<Ending>,
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
