//! The history of a running daemon: what is to be kept is handed over without waiting and written by
//! a thread that ends when there is nothing left. A fault is told once, and again only after
//! something could be written; answers never wait for it.

use std::collections::VecDeque;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use tokio::sync::watch;
use tokio::time::timeout;

use super::store::{Row, now};
use super::{Fault, Said, Settings, Store, folder, privacy};
use crate::effect::Answered;
use crate::event::{Event, Inbox, News};
use crate::memory;
use crate::request::Subject;

/// Answers that wait to be written; so many mean a disk that does not answer.
const PLACES: usize = 32;

/// How long the end of the process waits for the last answer; a write takes some ten milliseconds.
const LAST_WRITE: Duration = Duration::from_secs(2);

/// How often a daemon that nobody asks anything drops what has become too old: the limit counts days.
const TIDY: Duration = Duration::from_secs(6 * 60 * 60);

/// The history; clones write into the same one.
#[derive(Debug, Clone)]
pub struct History(Arc<Shared>);

#[derive(Debug)]
struct Shared {
    settings: Settings,
    folder: Option<PathBuf>,
    inbox: Inbox,
    state: Mutex<State>,
    /// How many pieces of work are not done.
    pending: watch::Sender<usize>,
}

#[derive(Debug, Default)]
struct State {
    work: VecDeque<Work>,
    /// Whether the thread is there.
    running: bool,
    /// Whether the person knows of a fault.
    told: bool,
    /// What was kept about the picture that was looked at last.
    recent: Vec<Row>,
}

#[derive(Debug)]
enum Work {
    Keep { said: Said, further: bool },
    DropRecent,
    Tidy,
    Private(bool),
}

impl History {
    /// The history in this folder where it is switched on; otherwise what is left of an earlier one
    /// still ages.
    pub fn open(settings: &Settings, folder: Option<PathBuf>, inbox: Inbox) -> Option<Self> {
        let left = folder.as_deref().is_some_and(folder::holds_any);
        let history = Self(Arc::new(Shared {
            settings: settings.clone(),
            folder,
            inbox,
            state: Mutex::default(),
            pending: watch::Sender::new(0),
        }));
        if left {
            history.put(Work::Tidy);
        }
        settings.keep.then_some(history)
    }

    /// Keeps the words of an answer.
    pub fn keep(&self, answered: &Answered) {
        let Answered {
            question,
            description,
        } = answered;
        let said = Said {
            at: now(),
            utc: String::new(),
            local: String::new(),
            subject: name(&description.subject),
            question: question.clone(),
            provider: description.provider.clone(),
            language: description.language.clone(),
            text: description.text.trim().to_owned(),
            whole: description.cut.is_none(),
        };
        let further = matches!(description.subject, Subject::Same | Subject::Changes);
        self.put(Work::Keep { said, further });
    }

    /// Drops what was kept about the picture that was looked at last.
    pub fn drop_recent(&self) {
        self.put(Work::DropRecent);
    }

    /// Notes for a daemon that comes after a crash whether anything may be kept.
    pub fn note_private(&self, private: bool) {
        self.put(Work::Private(private));
    }

    /// Whether an earlier daemon of this session has noted that nothing may be kept.
    pub fn is_private(&self) -> bool {
        privacy::noted()
    }

    /// Knows from now on what the history before it has kept about the last picture.
    pub fn succeed(&self, before: &Self) {
        let recent = std::mem::take(&mut before.0.state().recent);
        self.0.state().recent = recent;
    }

    /// Drops now and then what has become too old, for as long as this is awaited.
    pub async fn age(self) {
        loop {
            tokio::time::sleep(TIDY).await;
            self.put(Work::Tidy);
        }
    }

    /// Waits until all is written, but not for a disk that hangs.
    pub async fn finish(&self) {
        let mut pending = self.0.pending.subscribe();
        if timeout(LAST_WRITE, pending.wait_for(|left| *left == 0))
            .await
            .is_err()
        {
            tracing::warn!("the history was not written in time");
        }
    }

    fn put(&self, work: Work) {
        let mut state = self.0.state();
        if state.work.len() >= PLACES {
            self.0.tell(&mut state, Fault::Busy);
            return;
        }
        state.work.push_back(work);
        self.0.pending.send_modify(|left| *left += 1);
        if !state.running {
            let shared = self.0.clone();
            let started = std::thread::Builder::new()
                .name("history".into())
                .spawn(move || shared.work_off());
            state.running = started.is_ok();
        }
    }
}

impl Shared {
    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Does what is to be done, then ends.
    fn work_off(&self) {
        loop {
            let work = {
                let mut state = self.state();
                match state.work.pop_front() {
                    Some(work) => work,
                    None => {
                        state.running = false;
                        break;
                    }
                }
            };
            let done = catch_unwind(AssertUnwindSafe(|| self.perform(work)));
            if let Err(fault) = done.unwrap_or(Err(Fault::Other)) {
                self.tell(&mut self.state(), fault);
            }
            self.pending.send_modify(|left| *left -= 1);
        }
        memory::give_back();
    }

    fn perform(&self, work: Work) -> Result<(), Fault> {
        let folder = self.folder.as_deref().ok_or(Fault::NoFolder)?;
        let open = || -> Result<Store, Fault> {
            let store = Store::open(folder)?;
            if store.replaced() {
                self.inbox.put(Event::News(News::HistoryReplaced));
            }
            Ok(store)
        };
        match work {
            Work::Keep { said, further } => {
                let row = open()?.keep(&said, &self.settings)?;
                let mut state = self.state();
                state.told = false;
                if !further {
                    state.recent.clear();
                }
                state.recent.push(row);
                Ok(())
            }
            Work::DropRecent => {
                let rows = std::mem::take(&mut self.state().recent);
                match rows.is_empty() {
                    true => Ok(()),
                    false => open()?.drop_rows(&rows),
                }
            }
            Work::Tidy => match folder::holds_any(folder) {
                true => open()?.tidy(&self.settings),
                false => Ok(()),
            },
            Work::Private(private) => {
                privacy::note(private);
                Ok(())
            }
        }
    }

    /// Tells of a fault that the person does not know yet.
    fn tell(&self, state: &mut State, fault: Fault) {
        if !std::mem::replace(&mut state.told, true) {
            let reason = fault;
            self.inbox
                .put(Event::News(News::HistoryUnwritable { reason }));
        }
    }
}

/// A subject by its name on the command line; a file by its path.
fn name(subject: &Subject) -> String {
    match subject {
        Subject::File(path) => path.display().to_string(),
        named => serde_json::to_value(named)
            .ok()
            .and_then(|name| name.as_str().map(str::to_owned))
            .unwrap_or_default(),
    }
}
