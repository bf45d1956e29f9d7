//! What this machine knows already, learnt beside the capture: it is the first words that are heard,
//! and goes to the provider as facts as far as it has come by then. Nothing ever waits for it.

use std::sync::{Mutex, OnceLock, PoisonError};

use futures_util::future::join;

use super::Doors;
use super::reporter::Reporter;
use crate::describe::local;
use crate::event::{Description, Progress};
use crate::request::{Detail, FirstWords, Mode, Request, Subject};
use crate::surroundings::Surroundings;
use crate::tongue::Tongue;

/// What was learnt so far, and what was said of it.
pub(super) struct Beside {
    subject: Subject,
    tongue: Tongue,
    /// None where nothing is to be learnt: the one who is asked looks by itself.
    voice: Option<Mutex<Reporter>>,
    rule: FirstWords,
    /// What is in front.
    front: OnceLock<Surroundings>,
    /// All that the window tells.
    texts: OnceLock<Surroundings>,
    /// The words that were said; none when it is known that there are none to say.
    heard: OnceLock<Option<String>>,
}

impl Beside {
    /// Nothing is known yet.
    pub(super) fn of(request: &Request, doors: &Doors, reporter: &Reporter) -> Self {
        let asked = doors.describers.first();
        let elsewhere = asked.is_some_and(|describer| !describer.looks_here());
        let told = matches!(
            request.subject,
            Subject::Screen | Subject::Window | Subject::Focus
        );
        Self {
            subject: request.subject.clone(),
            tongue: request.tongue(),
            voice: (elsewhere && told).then(|| Mutex::new(reporter.beside())),
            rule: doors.first_words,
            front: OnceLock::new(),
            texts: OnceLock::new(),
            heard: OnceLock::new(),
        }
    }

    /// Learns what is in front, says it, and reads on where exact texts help a provider.
    pub(super) async fn learn(&self, request: &Request, doors: &Doors) {
        let Some(voice) = &self.voice else { return };
        let capturer = &doors.capturer;
        let reader = async { self.rule == FirstWords::Auto && capturer.screen_reader().await };
        let front = async {
            let (front, reader) = join(capturer.glance(&request.subject), reader).await;
            let words = (self.rule != FirstWords::Never && !reader)
                .then(|| first_words(request.tongue(), &request.subject, &front))
                .flatten();
            if let Some(words) = &words {
                let mut voice = voice.lock().unwrap_or_else(PoisonError::into_inner);
                voice.report(Progress::FirstWords(words.clone()));
            }
            // Nobody else sets these.
            _ = self.heard.set(words);
            _ = self.front.set(front);
        };
        let texts = async {
            if wants_texts(request) {
                _ = self
                    .texts
                    .set(capturer.surroundings(&request.subject).await);
            }
        };
        join(front, texts).await;
    }

    /// What is known of the picture and of what is around it at this moment.
    pub(super) fn added_to(&self, shot: &Surroundings, looks_here: bool) -> Surroundings {
        let mut known = shot.clone();
        if self.voice.is_none() {
            return known;
        }
        // Who looks here has asked by himself, and for more.
        if !looks_here && let Some(told) = self.texts.get().or(self.front.get()) {
            known.add_tree(told.clone());
        }
        known.heard = match self.heard.get() {
            Some(heard) => heard.clone(),
            // What the window system knows is said in any case, only a little later; unless a
            // screen reader has said it, and then it is known as well.
            None if self.rule != FirstWords::Never && !looks_here => {
                first_words(self.tongue, &self.subject, shot)
            }
            None => None,
        };
        known
    }

    /// An answer of this machine goes on where the first words ended; to be repeated it must be whole.
    pub(super) fn complete(&self, request: &Request, description: &mut Description) {
        let heard = self.heard.get().and_then(Option::as_ref);
        if let Some(heard) = heard.filter(|_| local::goes_on(request)) {
            description.text = format!("{heard}\n{}", description.text);
        }
    }
}

/// What is said of it in that language.
fn first_words(tongue: Tongue, subject: &Subject, known: &Surroundings) -> Option<String> {
    tongue.within(|| local::first_words(subject, known))
}

/// Whether the provider reads better with the exact texts beside the picture.
fn wants_texts(request: &Request) -> bool {
    matches!(request.mode, Mode::Text | Mode::Ui) || request.detail == Some(Detail::Full)
}
