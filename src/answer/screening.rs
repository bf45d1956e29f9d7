//! Looks through a picture before it is sent: what is read here, what applications tell, and who is in
//! front. It sends nothing itself, and what it cannot read in time it does not call clean.

use std::sync::Arc;

use futures_util::future::{BoxFuture, join};
use tokio::time::{Instant, timeout};

use super::reporter::Reporter;
use super::search::Search;
use crate::capture::Shot;
use crate::conversation::Cleared;
use crate::describe::Describer;
use crate::describe::local::{Extent, Searched};
use crate::event::Progress;
use crate::failure::Failure;
use crate::prompt::Prompt;
use crate::request::Request;
use crate::screening::{Caution, Settings, Unread};
use crate::surroundings::Surroundings;

/// Who looks, and what the person wishes.
#[derive(Clone)]
pub struct Guard {
    /// What is done about what is found.
    pub settings: Settings,
    /// Who reads here; without one nothing can be called clean.
    pub reader: Option<Arc<dyn Describer>>,
}

/// What an application tells of a picture's subject, asked for once.
pub(super) struct Around<'a> {
    asked: Option<BoxFuture<'a, Surroundings>>,
    told: Option<Surroundings>,
}

impl<'a> Around<'a> {
    pub(super) fn of(asked: Option<BoxFuture<'a, Surroundings>>) -> Self {
        Self { asked, told: None }
    }

    /// What it tells; none where nobody can be asked.
    pub(super) async fn told(&mut self) -> Option<Surroundings> {
        if let Some(asked) = &mut self.asked {
            self.told = Some(asked.await);
            self.asked = None;
        }
        self.told.clone()
    }
}

impl Guard {
    /// Whether a picture may be sent, and how.
    ///
    /// # Errors
    /// [`Failure::Withheld`] when the person must be asked.
    pub(super) async fn clear(
        &self,
        request: &Request,
        shot: &Shot,
        around: &mut Around<'_>,
        reporter: &mut Reporter,
    ) -> Result<Cleared, Failure> {
        let began = Instant::now();
        let search = reporter.patiently(self.search(request, shot, around)).await;
        let took_ms = began.elapsed().as_millis() as u64;
        tracing::debug!(took_ms, found = ?search.found, "looked through");
        if search.found.is_empty() {
            return Ok(Cleared::default());
        }
        let may_mask = self.settings.secrets == Caution::Mask && !search.everywhere;
        if !may_mask {
            return Err(Failure::Withheld {
                found: search.found,
            });
        }
        reporter.report(Progress::Masked {
            found: search.found,
        });
        Ok(Cleared {
            masks: search.masks,
            wholly: false,
        })
    }

    /// Looks for everything at once; whatever takes longer than it may counts as unread.
    async fn search(&self, request: &Request, shot: &Shot, around: &mut Around<'_>) -> Search {
        let mut search = Search::default();
        let patience = self.settings.patience();
        let looks = self.settings.secrets != Caution::Send;
        // The window system mostly knows the application, and then nobody waits for its own word.
        let listed = !self.settings.never_look_at.is_empty();
        let asks = looks || listed && shot.surroundings.application.is_none();
        let told = async {
            match asks {
                true => timeout(patience, around.told()).await.unwrap_or_default(),
                false => None,
            }
        };
        let read = async {
            match &self.reader {
                Some(reader) if looks => {
                    let known = &shot.surroundings;
                    let picture = shot.picture.clone();
                    let prompt = Prompt::compose(request, known, picture, None, Vec::new());
                    reader.lines(prompt, patience).await
                }
                _ => Searched::failed(),
            }
        };
        let (told, read) = join(told, read).await;
        search.applications(&self.settings, &request.subject, shot, told.as_ref());
        if !looks {
            return search;
        }
        let mut known = shot.surroundings.clone();
        if let Some(told) = told {
            known.add_tree(told);
            known.password |= shot.surroundings.password;
        }
        search.found.unread = match read.extent {
            Extent::Whole => None,
            Extent::Front => Some(Unread::Around),
            Extent::Part => Some(Unread::Part),
            Extent::Failed => Some(Unread::Failed),
        };
        // What was found before the time was over is told, too; but nothing can be painted over.
        search.everywhere |= search.found.unread.is_some();
        search.texts(&read.lines);
        search.told(&known);
        search.fields(&known, &read.lines, &shot.picture);
        search
    }
}
