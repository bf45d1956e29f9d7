//! The door to what can be said about a picture: a [`Prompt`] goes in, words come out as they are
//! found. Nothing here knows who listens.

pub mod local;

use futures_util::future::BoxFuture;
use futures_util::stream::BoxStream;

use crate::failure::Failure;
use crate::picture::Limits;
use crate::prompt::Prompt;

/// Describes pictures.
pub trait Describer: Send + Sync {
    /// The name in the configuration, as it is spoken.
    fn name(&self) -> &str;

    /// The size and weight that this describer's pictures must keep to.
    fn limits(&self) -> Limits;

    /// Makes ready at key-down, beside the capture: opens the connection, sends no content.
    fn prepare(&self) -> BoxFuture<'_, ()>;

    /// Describes the prompt's picture; dropping the stream cancels the request at the server.
    ///
    /// The stream is whole only when it ends after [`Fragment::End`]; an error ends it, and words
    /// that came before it stay true. It never ends silently: the end without a signal is
    /// [`Failure::CutOff`].
    fn describe(&self, prompt: Prompt) -> BoxStream<'_, Result<Fragment, Failure>>;
}

/// What comes out of a describer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fragment {
    /// Words of the answer; they may end in the middle of a word.
    Text(String),
    /// Nothing will come for this long: the server asked us to wait before a new attempt.
    Postponed(std::time::Duration),
    /// A sign that the other side is alive, without words (a comment line, a thought).
    Alive,
    /// The provider's own signal that the answer is whole.
    End,
}
