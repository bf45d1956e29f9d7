//! A capturer that follows a script, with what applications tell at a glance.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use aloud::capture::{Capturer, Shot};
use aloud::failure::Failure;
use aloud::picture::Picture;
use aloud::request::Subject;
use aloud::surroundings::Surroundings;
use futures_util::FutureExt;
use futures_util::future::BoxFuture;
use tokio::time::sleep;

#[derive(Clone)]
pub struct FakeCapturer {
    pub delay: Duration,
    pub result: Result<Picture, Failure>,
    pub known: Surroundings,
    pub glance: Option<(u64, Surroundings)>,
    pub screen_reader: bool,
    pub later: Option<Picture>,
    pub taken: Arc<AtomicBool>,
}

impl Capturer for FakeCapturer {
    fn capture<'a>(&'a self, _: &'a Subject) -> BoxFuture<'a, Result<Shot, Failure>> {
        async {
            sleep(self.delay).await;
            let again = self.taken.swap(true, Ordering::Relaxed);
            let picture = match &self.later {
                Some(later) if again => later.clone(),
                _ => self.result.clone()?,
            };
            Ok(Shot {
                picture,
                surroundings: self.known.clone(),
            })
        }
        .boxed()
    }

    fn glance<'a>(&'a self, _: &'a Subject) -> BoxFuture<'a, Surroundings> {
        async {
            let (wait, known) = self.glance.clone().unwrap_or_default();
            sleep(Duration::from_millis(wait)).await;
            known
        }
        .boxed()
    }

    fn screen_reader(&self) -> BoxFuture<'_, bool> {
        std::future::ready(self.screen_reader).boxed()
    }
}
