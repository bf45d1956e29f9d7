//! Takes the picture that lies on the clipboard, and puts texts there. What is offered is asked
//! first, so that "there is only text" is known at once; nothing on the network is fetched, and
//! what a password store has copied is not touched.

pub mod portable;

use std::time::Duration;

use crate::failure::Failure;

/// Connecting and taking the selection are some milliseconds of work.
const WRITE_LIMIT: Duration = Duration::from_secs(3);

/// Puts a text on the clipboard; it stays there until another program puts something else, or
/// this program ends.
///
/// # Errors
/// [`Failure::NoDisplay`] and its kin when there is no clipboard, [`Failure::ClipboardSilent`]
/// when it does not answer.
pub async fn write(text: String) -> Result<(), Failure> {
    write_to(super::desktop::keep, text).await
}

/// A function that puts a text on the clipboard, calls back when it lies there, and returns when
/// it lies there no more.
pub(super) type Keep = fn(String, Box<dyn FnOnce() + Send>) -> Result<(), Failure>;

/// Holds the clipboard on a thread of its own: somebody has to answer whoever pastes, and that
/// may go on for days.
pub(super) async fn write_to(keep: Keep, text: String) -> Result<(), Failure> {
    let (outcome, decided) = tokio::sync::mpsc::channel(2);
    let lying = outcome.clone();
    let thread = std::thread::Builder::new().name("clipboard".into());
    let hold = move || {
        let result = keep(text, Box::new(move || drop(lying.try_send(Ok(())))));
        if let Err(failure) = &result {
            tracing::info!(%failure, "clipboard not held");
        }
        // Nobody listens any more when the text lay there already.
        drop(outcome.try_send(result));
    };
    thread.spawn(hold).map_err(|error| Failure::Broken {
        detail: error.to_string(),
    })?;
    let mut decided = decided;
    match tokio::time::timeout(WRITE_LIMIT, decided.recv()).await {
        Ok(Some(result)) => result,
        _ => Err(Failure::ClipboardSilent),
    }
}
