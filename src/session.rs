//! Decides: an event comes in, effects go out. No I/O, no clock, no tasks; the moment of a press
//! comes with the press. There is deliberately no state for speaking: not every speech engine tells
//! its end, so no decision may depend on it.

use std::time::{Duration, Instant};

use self::consent::Offer;
use self::copied::Copies;
pub use self::defaults::Defaults;
use self::first::{first_words, in_language};
use self::words::{alert, answer, complete, not_now, notice, remark};
use crate::effect::Effect;
use crate::event::{Description, Event, Origin, Outcome, Press, Progress, RequestId, State};
use crate::failure::Failure;
use crate::request::{Command, Detail, Preferences, Request, Subject, Voice};
use crate::utterance::{Cue, Moment};
use crate::wording;

mod again;
mod asleep;
mod consent;
mod copied;
mod defaults;
mod ending;
mod first;
mod further;
mod keeping;
mod locked;
mod modes;
mod prefer;
mod words;

/// Two presses of one key within this time ask for the full detail; desktops use 300 to 500 ms.
const DOUBLE_PRESS: Duration = Duration::from_millis(400);
/// Signs of life without words before words are said; at two seconds each, speech by four seconds.
const TICKS_BEFORE_WORDS: u32 = 2;
/// Further signs of life between words about waiting: some ten seconds.
const TICKS_BETWEEN_WORDS: u32 = 5;

/// The mind: what is under way, and what was said last.
#[derive(Debug)]
pub struct Session {
    defaults: Defaults,
    working: Option<Working>,
    /// The last answer, for copy, and for repeat unless something failed since.
    last: Option<Description>,
    /// The last failure, if no answer has come since.
    failed: Option<String>,
    /// The last look asked for by a key, to tell a double press.
    pressed: Option<(Instant, Request)>,
    /// Why a provider failed last, so that its remedy is not said at every press.
    fell: Option<Failure>,
    /// The look whose picture is frozen, to ask further about it.
    frozen: Option<Request>,
    /// What was withheld and is sent if the person presses again.
    offer: Option<Offer>,
    /// The daemon does a single press, so that nobody can press again.
    alone: bool,
    /// The press that waits for the person to type a question.
    entering: Option<RequestId>,
    /// The press whose alt text is being copied.
    copying: Option<(RequestId, Voice)>,
    /// A reload waits for the running request.
    reload: Option<RequestId>,
    /// What the user has switched for the next looks.
    preferred: Preferences,
    /// Nothing is looked at until the user says so.
    paused: bool,
    /// Nothing is kept in the history until the user says so.
    private: bool,
    /// The screen is locked.
    locked: bool,
    /// The computer fell asleep before this was answered aloud.
    slept: Option<Voice>,
    /// What the desktop told meanwhile.
    missed: Vec<String>,
    /// Copied pictures that are described without a press.
    copies: Copies,
}

#[derive(Debug)]
struct Working {
    id: RequestId,
    origin: Origin,
    request: Request,
    said: String,
    ticks: u32,
    /// A provider has failed on the way.
    fell: bool,
    /// It began when nothing was to be kept.
    private: bool,
    /// The alt text to be copied.
    alt: Option<String>,
}

impl Session {
    /// A session with nothing under way.
    pub fn new(defaults: Defaults) -> Self {
        Self {
            defaults,
            working: None,
            last: None,
            failed: None,
            pressed: None,
            fell: None,
            frozen: None,
            offer: None,
            alone: false,
            entering: None,
            copying: None,
            reload: None,
            preferred: Preferences::default(),
            paused: false,
            private: false,
            locked: false,
            slept: None,
            missed: Vec::new(),
            copies: Copies::default(),
        }
    }

    /// Takes new defaults instead of all that was switched; the running request keeps its own.
    pub fn adopt(&mut self, defaults: Defaults) {
        self.defaults = defaults;
        self.preferred = Preferences::default();
    }

    /// Decides what follows from `event`.
    pub fn decide(&mut self, event: Event) -> Vec<Effect> {
        let effects = self.react(event);
        self.keep_quiet(effects)
    }

    fn react(&mut self, event: Event) -> Vec<Effect> {
        let mut effects = self.follow(event);
        effects.extend(self.look_at_copy());
        effects
    }

    fn follow(&mut self, event: Event) -> Vec<Effect> {
        match event {
            Event::Press(press) => self.press(press),
            Event::Progress(id, progress)
                if self
                    .working
                    .as_ref()
                    .is_some_and(|working| working.id == id) =>
            {
                self.progress(id, progress)
            }
            // A late word of an abandoned request.
            Event::Progress(..) => Vec::new(),
            Event::Reopened(id) => vec![notice(Some(id), wording::RELOADED), complete(id)],
            Event::Entered(id, question) => self.entered(id, question),
            Event::Expired => self.expire(),
            Event::Copied(id, result) => self.copied(id, &result),
            Event::Locked(locked) => self.lock(locked),
            Event::Asleep(asleep) => self.asleep(asleep),
            Event::News(news) => self.news(&news),
            Event::Rested => self.rested(),
            // The loop itself answers, and looks on for as long as it is told.
            Event::Alive(_) | Event::Glanced => Vec::new(),
            Event::Shutdown => self.quit(),
        }
    }

    fn press(&mut self, press: Press) -> Vec<Effect> {
        if press.origin == Origin::Clipboard {
            return self.copy_seen(&press);
        }
        let mut effects = self.drop_copy();
        effects.extend(self.obey(press));
        effects
    }

    fn obey(&mut self, press: Press) -> Vec<Effect> {
        let Press {
            id,
            at,
            origin,
            command,
        } = press;
        if self.locked && locked::tells(&command) {
            return not_now(id, &command, wording::LOCKED);
        }
        if self.paused && prefer::looks(&command) {
            return not_now(id, &command, wording::STILL_PAUSED);
        }
        match self.consenting(at, command) {
            Command::Describe(request) => self.describe(id, at, origin, request),
            Command::Ask(Some(question)) => self.further(id, at, origin, Some(question)),
            Command::Ask(None) => self.enter(id),
            Command::More => self.further(id, at, origin, None),
            Command::Forget => self.forget(id),
            Command::Repeat => self.repeat(id),
            Command::Stop => self.stop(id),
            Command::Copy => self.copy(id),
            Command::Prefer(preference) => self.prefer(id, preference),
            Command::Pause(paused) => self.pause(id, paused),
            Command::Watch(on) => self.switch_copies(id, on),
            Command::Private(private) => self.keep_nothing(id, private),
            Command::Reload => {
                self.reload = Some(id);
                let mut effects = vec![Effect::Sound(Cue::Acknowledge, Moment::Now)];
                if self.working.is_none() {
                    effects.extend(self.reopen());
                }
                effects
            }
            Command::Quit => {
                let mut effects = vec![complete(id)];
                effects.extend(self.quit());
                effects
            }
        }
    }

    fn describe(
        &mut self,
        id: RequestId,
        at: Instant,
        origin: Origin,
        mut request: Request,
    ) -> Vec<Effect> {
        self.preferred.fill(&mut request);
        let in_mode = match self.settle(&mut request) {
            Ok(detail) => detail,
            Err(failure) => return further::refused(id, &failure),
        };
        let same = |other: &Request| {
            other.subject == request.subject
                && other.mode == request.mode
                && other.question == request.question
        };
        let double = origin == Origin::Key
            && self.pressed.as_ref().is_some_and(|(before, other)| {
                same(other) && at.saturating_duration_since(*before) < DOUBLE_PRESS
            });
        let busy = self
            .working
            .as_ref()
            .is_some_and(|working| working.origin == Origin::Key && same(&working.request));
        if origin == Origin::Key {
            self.pressed = Some((at, request.clone()));
        }
        let mut effects = self.abandon();
        effects.push(Effect::Hush);
        if origin == Origin::Key && busy && !double {
            effects.extend([
                Effect::Sound(Cue::Stopped, Moment::Now),
                Effect::Show(State::Idle),
            ]);
            effects.push(Effect::End(id, Outcome::Cancelled, None));
            effects.extend(self.reopen());
            return effects;
        }
        let detail = if double {
            Detail::Full
        } else {
            let detail = in_mode.or(self.preferred.detail);
            detail.unwrap_or(self.defaults.detail)
        };
        request.detail = request.detail.or(Some(detail));
        effects.push(Effect::Sound(Cue::Acknowledge, Moment::Now));
        effects.extend(self.begin(id, origin, request));
        effects
    }

    /// Begins a request that has its length.
    fn begin(&mut self, id: RequestId, origin: Origin, mut request: Request) -> Vec<Effect> {
        request
            .language
            .get_or_insert_with(|| self.defaults.language.clone());
        let mut effects = vec![
            Effect::Begin(id, request.clone()),
            Effect::Show(State::Working(request.subject.clone())),
        ];
        if let Subject::File(path) = &request.subject
            && let Some(name) = path.file_name()
        {
            // Of several files each answer must be told from the others.
            effects.push(remark(id, request.voice, name.to_string_lossy()));
        }
        self.working = Some(Working {
            id,
            origin,
            request,
            said: String::new(),
            ticks: 0,
            fell: false,
            private: self.private,
            alt: None,
        });
        effects
    }

    fn progress(&mut self, id: RequestId, progress: Progress) -> Vec<Effect> {
        let Some(working) = &mut self.working else {
            return Vec::new();
        };
        let voice = working.request.voice;
        let mut effects = match progress {
            Progress::StillWaiting => {
                working.ticks += 1;
                let mut effects = vec![Effect::Sound(Cue::Working, Moment::Now)];
                let since = working.ticks.checked_sub(TICKS_BEFORE_WORDS);
                if since.is_some_and(|since| since % TICKS_BETWEEN_WORDS == 0) {
                    let text = wording::still_waiting(!working.said.is_empty());
                    effects.push(remark(id, voice, text));
                }
                return effects;
            }
            Progress::FirstWords(text) => return first_words(id, working, &text),
            Progress::InLanguage(tag) => return in_language(working, tag),
            Progress::WindowInstead => return vec![remark(id, voice, wording::WINDOW_INSTEAD)],
            Progress::ScreenInstead => return vec![remark(id, voice, wording::SCREEN_INSTEAD)],
            Progress::Postponed { wait } => {
                return vec![remark(id, voice, wording::postponed(wait))];
            }
            Progress::FellBack { failure, next } => {
                let next = next.as_deref();
                let again = self.fell.as_ref() == Some(&failure);
                let text = wording::fell_back(&failure, again, next, &working.request.subject);
                self.fell = Some(failure);
                working.fell = true;
                return vec![remark(id, voice, text)];
            }
            Progress::OneOpinion { of, failure } => {
                return vec![remark(id, voice, wording::one_opinion(&of, &failure))];
            }
            Progress::Overtaken { by } => return vec![remark(id, voice, wording::overtaken(&by))],
            Progress::Withheld {
                found,
                at,
                read_here,
            } => return self.withheld(id, &found, at, read_here),
            Progress::Masked { found } => return vec![remark(id, voice, wording::masked(&found))],
            Progress::Frozen => {
                self.frozen = Some(working.request.clone());
                return vec![Effect::Keep];
            }
            Progress::AltText(text) => {
                working.alt = Some(text);
                return Vec::new();
            }
            Progress::Clause(text) => {
                working.said.push_str(&text);
                working.ticks = 0;
                return vec![Effect::Present(Some(id), answer(&working.request, &text))];
            }
            Progress::Done(description) => {
                if !working.fell {
                    self.fell = None;
                }
                let mut ending = Vec::new();
                if let Some(cost) = description.tokens.filter(|_| self.defaults.tell_tokens) {
                    ending.push(remark(id, voice, wording::tokens(cost)));
                }
                let kept = keeping::remembered(working, self.private, &description);
                ending.extend(match (&description.cut, self.working.take()) {
                    (None, Some(working)) => self.whole(id, &working),
                    (None, None) => vec![complete(id)],
                    (Some(reason), _) => {
                        let sentence = wording::cut(reason);
                        vec![
                            alert(Some(id), voice, &sentence),
                            Effect::Sound(Cue::Error, Moment::AfterSpeech),
                            Effect::End(id, Outcome::Partial, Some(sentence)),
                        ]
                    }
                });
                ending.extend(kept);
                self.last = Some(description);
                self.failed = None;
                ending
            }
            Progress::Failed(failure) => {
                let sentence = self.sentence(&failure);
                self.failed = Some(sentence.clone());
                vec![
                    Effect::Sound(Cue::Error, Moment::Now),
                    alert(Some(id), voice, &sentence),
                    Effect::End(id, Outcome::Failed, Some(sentence)),
                ]
            }
        };
        self.working = None;
        if self.frozen.is_some() {
            effects.push(Effect::Keep);
        }
        effects.push(Effect::Show(State::Idle));
        effects.extend(self.reopen());
        effects
    }
}
