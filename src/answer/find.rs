//! A search of the screen: the picture and the tree are read here, and nobody is asked.

use std::panic::AssertUnwindSafe;
use std::sync::Arc;

use futures_util::FutureExt;
use futures_util::future::join;
use tokio::time::timeout;

use super::reporter::Reporter;
use super::{CAPTURE_LIMIT, aside};
use crate::capture::Capturer;
use crate::describe::local;
use crate::event::{Description, Progress};
use crate::failure::{Failure, Stage};
use crate::memory;
use crate::request::{Search, Subject};

/// Looks for a text on the screen and reports until it has ended: with where it is, or with
/// [`Failure::NotFound`].
pub async fn find(search: Search, capturer: Arc<dyn Capturer>, mut reporter: Reporter) {
    let work = AssertUnwindSafe(attempt(&search, &*capturer, &mut reporter)).catch_unwind();
    let end = work.await.unwrap_or_else(|_| {
        Err(Failure::Broken {
            detail: "a panic while searching".into(),
        })
    });
    let end = match end {
        Ok(text) => {
            reporter.report(Progress::Clause(text.clone()));
            Progress::Done(Description {
                text,
                subject: Subject::Screen,
                provider: String::new(),
                language: "en".into(),
                cut: None,
            })
        }
        Err(failure) => Progress::Failed(failure),
    };
    tracing::info!(found = matches!(end, Progress::Done(_)), "searched");
    reporter.report(end);
    tokio::task::spawn_blocking(memory::give_back);
}

async fn attempt(
    search: &Search,
    capturer: &dyn Capturer,
    reporter: &mut Reporter,
) -> Result<String, Failure> {
    let screen = timeout(CAPTURE_LIMIT, capturer.capture(&Subject::Screen));
    let told = capturer.surroundings(&Subject::Screen);
    let (shot, told) = reporter.patiently(join(screen, told)).await;
    let mut shot = shot.unwrap_or(Err(Failure::TimedOut(Stage::Capture)))?;
    shot.surroundings.add_tree(told);
    let picture = shot.picture.clone();
    reporter
        .patiently(aside(move || super::shows_something(&picture)))
        .await?;
    let found = local::find::find(&search.text, shot.picture, &shot.surroundings);
    reporter.patiently(found).await
}
