//! The one loop: take an event, ask the session, carry out the effects. It waits for nothing but
//! the inbox, and holds no rule of its own.

use std::sync::Arc;
use std::time::Duration;

use futures_util::future::BoxFuture;
use tokio::sync::{broadcast, mpsc, watch};
use tokio::task::AbortHandle;

use crate::allowance::{Allowance, Limits};
use crate::answer::{self, Doors, Reporter};
use crate::capture::Capturer;
use crate::conversation::Conversation;
use crate::describe::Describer;
use crate::effect::Effect;
use crate::event::{Event, Inbox, Outcome, Progress, RequestId, State, Status};
use crate::failure::Failure;
use crate::keep::History;
use crate::listen::socket::Line;
use crate::memory;
use crate::present::Presenter;
use crate::request::{FirstWords, Request};
use crate::screening;
use crate::session::{Defaults, Session};
use crate::tongue::Tongue;
use crate::utterance::{Cue, Moment, Utterance};
use crate::wording;

mod asked;
mod copies;
mod glance;
mod recorded;
mod watched;

pub use glance::Look;

/// Lines a slow follower may lag behind before it loses some.
const LINES: usize = 256;

/// What the configuration opens: the doors, and what requests take from it.
pub struct House {
    /// Takes pictures.
    pub capturer: Arc<dyn Capturer>,
    /// All providers, those of the order first.
    pub providers: Vec<Provider>,
    /// The names of the providers that are asked without being named, in order.
    pub order: Vec<String>,
    /// Whether what is known here is said before a provider answers.
    pub first_words: FirstWords,
    /// After how long without a word the next provider is asked as well; none for not at all.
    pub hedge: Option<Duration>,
    /// How much may be sent.
    pub limits: Limits,
    /// Whether texts that a provider quotes are looked up in the picture here.
    pub check_quotes: bool,
    /// What is done about secrets before a picture is sent.
    pub privacy: screening::Settings,
    /// Keeps the words of answers, where the person has switched that on.
    pub history: Option<History>,
    /// Watches the clipboard for copied pictures as long as what it gives is held.
    pub watch: fn(&Inbox) -> Option<Box<dyn Send>>,
    /// Whether copied pictures are described without a press.
    pub copies: bool,
    /// Speaks and sounds.
    pub presenter: Box<dyn Presenter>,
    /// Asks the person for a question in a window.
    pub enter: EnterQuestion,
    /// How long a picture is kept for further questions.
    pub keep: Duration,
    /// Puts a text on the clipboard.
    pub copy: CopyText,
    /// Whatever listens as long as it is held: the keys.
    pub listeners: Vec<Box<dyn Send>>,
    /// What requests take from the configuration.
    pub defaults: Defaults,
}

/// A provider that may be asked.
pub struct Provider {
    /// Its name in the configuration.
    pub name: String,
    /// The way to it, or why it cannot be opened.
    pub describer: Result<Arc<dyn Describer>, Failure>,
}

/// Puts a text on the clipboard and ends when it is there.
pub type CopyText = fn(String) -> BoxFuture<'static, Result<(), Failure>>;

/// Asks the person for a question; dropping it leaves the window.
pub type EnterQuestion = fn() -> BoxFuture<'static, Result<Option<String>, Failure>>;

/// The daemon's state around its session.
pub struct Daemon {
    session: Session,
    house: House,
    /// Opens the house anew after the configuration has changed.
    open: Box<dyn FnMut(&Inbox) -> House + Send>,
    inbox: Inbox,
    said: broadcast::Sender<Line>,
    status: watch::Sender<Status>,
    last: watch::Sender<Option<String>>,
    current: Option<Current>,
    conversation: Conversation,
    allowance: Allowance,
    /// Waits until the frozen picture is forgotten.
    keeping: Option<Current>,
    /// The window in which the person types a question.
    entering: Option<Current>,
    /// Watches the clipboard for copied pictures.
    watching: Option<Box<dyn Send>>,
    /// Waits until the clipboard has rested.
    resting: Option<Current>,
    /// The one press after which the daemon ends by itself.
    only: Option<RequestId>,
    /// Looks whether the screen is locked.
    lock: Option<Look>,
    /// Waits until it is time to look for that again.
    glancing: Option<Current>,
}

/// The running request; dropping it cancels the request.
struct Current(AbortHandle);

impl House {
    /// Makes the language of answers the daemon's own, as far as it speaks it.
    fn speak(&self) {
        Tongue::of(&self.defaults.language).adopt();
    }

    /// What cannot be opened of those that are asked unnamed, in whole sentences.
    fn problems(&self) -> Vec<String> {
        let asked = |provider: &&Provider| self.order.contains(&provider.name);
        let failed = self
            .providers
            .iter()
            .filter(asked)
            .filter_map(|provider| provider.describer.as_ref().err());
        failed.map(wording::failure).collect()
    }

    /// The names of the providers that are asked only when they are named.
    fn others(&self) -> Vec<String> {
        let names = self.providers.iter().map(|provider| &provider.name);
        let others = names.filter(|name| !self.order.contains(name));
        others.cloned().collect()
    }
}

impl Daemon {
    /// A daemon in the house that `open` gives, with `inbox` as its way in.
    pub fn new(mut open: Box<dyn FnMut(&Inbox) -> House + Send>, inbox: Inbox) -> Self {
        let house = open(&inbox);
        house.speak();
        let status = Status {
            providers: house.order.clone(),
            others: house.others(),
            history: house.history.is_some(),
            modes: house.defaults.own_modes().collect(),
            problems: house.problems(),
            version: env!("CARGO_PKG_VERSION").into(),
            ..Status::default()
        };
        let allowance = Allowance::default();
        allowance.limit(house.limits);
        Self {
            session: recorded::session(&house),
            house,
            open,
            inbox,
            said: broadcast::channel(LINES).0,
            status: watch::channel(status).0,
            last: watch::channel(None).0,
            current: None,
            conversation: Conversation::default(),
            allowance,
            keeping: None,
            entering: None,
            watching: None,
            resting: None,
            only: None,
            lock: None,
            glancing: None,
        }
    }

    /// Ends by itself when the press `id` has ended and has been heard.
    pub fn only(mut self, id: RequestId) -> Self {
        self.only = Some(id);
        self.session.alone();
        self
    }

    /// Where everything that is said can be followed.
    pub fn said(&self) -> broadcast::Sender<Line> {
        self.said.clone()
    }

    /// Where the status can be watched.
    pub fn status(&self) -> watch::Receiver<Status> {
        self.status.subscribe()
    }

    /// Where the words of the last answer can be watched, which no client is sent.
    pub fn last_answer(&self) -> watch::Receiver<Option<String>> {
        self.last.subscribe()
    }

    /// Runs until it is told to quit, or nobody is left who could tell it anything.
    pub async fn run(mut self, events: mpsc::Receiver<Event>) {
        self.watch(self.house.copies);
        self.serve(events).await;
        self.recorded().await;
    }

    async fn serve(&mut self, mut events: mpsc::Receiver<Event>) {
        while let Some(event) = events.recv().await {
            let event = match event {
                Event::Alive(asker) => {
                    // It may have left.
                    let _ = asker.send(());
                    continue;
                }
                event => event,
            };
            self.note(&event);
            let mut effects = match event {
                Event::Press(_) => self.look(),
                _ => Vec::new(),
            };
            effects.extend(self.session.decide(event));
            let mut over = false;
            for effect in effects {
                if matches!(effect, Effect::Quit) {
                    return;
                }
                over |= matches!(effect, Effect::End(id, ..) if self.only == Some(id));
                self.perform(effect);
            }
            if over {
                return self.speak_to_the_end().await;
            }
            self.glance();
            self.tell();
        }
    }

    fn perform(&mut self, effect: Effect) {
        match effect {
            Effect::Sound(cue, moment) => self.sound(cue, moment),
            Effect::BreakOff(why) => self.house.presenter.break_off(&why),
            Effect::Hush => self.house.presenter.hush(),
            Effect::Begin(id, request) => self.begin(id, request),
            Effect::Abandon => self.current = None,
            Effect::Disconnect => self.disconnect(),
            Effect::Keep => self.keep(),
            Effect::Forget => self.forget(),
            Effect::Remember(answer) => self.record(|history| history.keep(&answer)),
            Effect::Watch(on) => self.watch(on),
            Effect::Rest(time) => self.rest(time),
            Effect::Unremember => self.record(History::drop_recent),
            Effect::NotePrivate(private) => self.record(|history| history.note_private(private)),
            Effect::Enter(id) => self.enter(id),
            Effect::Leave => self.entering = None,
            Effect::Present(id, utterance) => self.present(id, &utterance),
            Effect::End(id, outcome, reason) => self.end(id, outcome, reason),
            Effect::Copy(id, text) => self.copy(id, text),
            Effect::Show(state) => self.show(state),
            Effect::Reopen(id) => self.reopen(id),
            // The loop itself leaves at this effect.
            Effect::Quit => {}
        }
    }

    fn sound(&mut self, cue: Cue, moment: Moment) {
        self.house.presenter.sound(cue, moment);
    }

    fn begin(&mut self, id: RequestId, request: Request) {
        let asked = match request.find {
            Some(_) => self.readers(),
            None => self.describers(request.provider.as_deref()),
        };
        match asked {
            Ok(describers) => {
                let capturer = self.house.capturer.clone();
                let doors = Doors {
                    capturer,
                    describers,
                    first_words: self.house.first_words,
                    conversation: self.conversation.clone(),
                    hedge: self.house.hedge,
                    allowance: self.allowance.clone(),
                    reader: self.reader_of_quotes(),
                    differ: self
                        .readers()
                        .ok()
                        .and_then(|readers| readers.into_iter().next()),
                    guard: self.guard(),
                };
                let work = answer::run(request, doors, Reporter::new(id, self.inbox.clone()));
                self.current = Some(Current(tokio::spawn(work).abort_handle()));
            }
            Err(failure) => self
                .inbox
                .put(Event::Progress(id, Progress::Failed(failure))),
        }
    }

    fn present(&mut self, id: Option<RequestId>, utterance: &Utterance) {
        self.house.presenter.present(utterance);
        let (tone, text) = (utterance.tone, utterance.text.clone());
        // Nobody may be following.
        let _ = self.said.send(Line::Said {
            id: id.unwrap_or(RequestId::NONE),
            tone,
            text,
        });
    }

    fn end(&mut self, id: RequestId, outcome: Outcome, reason: Option<String>) {
        let _ = self.said.send(Line::Ended {
            id,
            outcome,
            reason,
        });
    }

    fn copy(&mut self, id: RequestId, text: String) {
        let (copy, inbox) = ((self.house.copy)(text), self.inbox.clone());
        tokio::spawn(async move { inbox.put(Event::Copied(id, copy.await)) });
    }

    /// Forgets the frozen picture when its time is over, unless it is looked at again before.
    fn keep(&mut self) {
        let (time, inbox) = (self.house.keep, self.inbox.clone());
        let task = tokio::spawn(async move {
            tokio::time::sleep(time).await;
            inbox.put(Event::Expired);
        });
        self.keeping = Some(Current(task.abort_handle()));
    }

    fn forget(&mut self) {
        self.keeping = None;
        self.conversation.forget();
        memory::give_back_after(|| ());
    }

    fn enter(&mut self, id: RequestId) {
        let (question, inbox) = ((self.house.enter)(), self.inbox.clone());
        let task = tokio::spawn(async move { inbox.put(Event::Entered(id, question.await)) });
        self.entering = Some(Current(task.abort_handle()));
    }

    fn show(&mut self, state: State) {
        self.status.send_modify(|status| status.state = state);
    }

    fn reopen(&mut self, id: RequestId) {
        // The keys must be free before they can be grabbed anew.
        self.house.listeners.clear();
        let house = (self.open)(&self.inbox);
        self.take_records_to(&house);
        self.house = house;
        self.allowance.limit(self.house.limits);
        self.session.adopt(self.house.defaults.clone());
        self.watch(self.house.copies);
        self.house.speak();
        let house = &self.house;
        self.status.send_modify(|status| {
            status.providers.clone_from(&house.order);
            status.others = house.others();
            status.history = house.history.is_some();
            status.modes = house.defaults.own_modes().collect();
            status.problems = house.problems();
        });
        // Said in the language that is configured now.
        self.inbox.put(Event::Reopened(id));
    }
}

impl Drop for Current {
    fn drop(&mut self) {
        self.0.abort();
    }
}
