//! The door to the user's ears: an [`Utterance`] or a [`Cue`] goes in, sound comes out. Nothing
//! here knows where the words come from.

mod cue;
mod engine;
mod espeak;
mod follow;
mod language;
mod last_resort;
mod pieces;
mod player;
pub mod probe;
mod pulse;
mod retry;
mod screen_reader;
mod server;
mod speech;
mod ssip;
mod stuffing;
mod text;
#[cfg(feature = "tts")]
mod tts;
mod voices;
mod waiting;
mod watch;

pub use cue::{RATE, waveform};
pub use follow::{Follower, Spoken};
pub use text::clean;
pub use voices::Voice;

use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use std::sync::atomic::Ordering::Relaxed;

use cue::Cues;
use engine::Candidate;
use futures_util::future::BoxFuture;
use last_resort::LastResort;
use serde::{Deserialize, Serialize};
use speech::Wish;
use tokio::sync::mpsc::UnboundedSender;
use tokio::sync::oneshot;
use waiting::Words;

use crate::event::Inbox;
use crate::request;
use crate::tongue::Tongue;
use crate::utterance::{Cue, Moment, Tone, Utterance};
use crate::wording::{self, configuration};

/// Presents texts and sounds to the user; every method but `finish` returns at once.
pub trait Presenter: Send {
    /// Presents a text after those given before it.
    fn present(&mut self, utterance: &Utterance);

    /// Plays a sound.
    fn sound(&mut self, cue: Cue, moment: Moment);

    /// Silences speech at once and forgets what was still to be said and sounded after it.
    fn hush(&mut self);

    /// Silences speech at once, and presents this where an answer was being spoken.
    fn break_off(&mut self, why: &Utterance);

    /// Whether anything is still to be said.
    fn speaks(&self) -> bool;

    /// Ends when all that was given has been heard, or can no longer be.
    fn finish(&mut self) -> BoxFuture<'_, ()>;
}

/// The `[speech]` table of the configuration.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct Settings {
    /// Which engine speaks: "auto", "screen-reader", "ssip", "tts" or "espeak-ng".
    pub engine: String,
    /// How fast, from -100 to 100; 0 is the user's own default.
    pub rate: i8,
    /// How high, from -100 to 100; 0 is the user's own default.
    pub pitch: i8,
    /// How loud, from -100 to 100; 0 is the user's own default.
    pub volume: i8,
    /// The voice by its name in `aloud voices`; empty for the user's own default.
    pub voice: String,
    /// Whether each sentence of an answer is spoken by a voice of its own language; a `voice` that
    /// is set speaks everything all the same.
    pub follow_language: bool,
    /// How speech stands towards a screen reader that uses the same speech server.
    pub priority: Priority,
    /// The short sounds.
    pub sounds: Sounds,
}

/// How answers stand towards a screen reader that uses the same speech server, as measured with
/// Speech Dispatcher 0.11 and Orca 43, which speaks at the priority "message".
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Priority {
    /// Answers wait until the screen reader has finished; then the screen reader waits until the
    /// sentence is spoken, and comes before the next. Nobody is cut off and nothing is lost.
    #[default]
    Message,
    /// Answers wait until the screen reader has finished, and end at once when it speaks again,
    /// as it does at every key. It is never late; the repeat key says the answer again.
    Text,
    /// Answers cut off the screen reader, and it stays silent until the message is spoken.
    Important,
}

/// The `[speech.sounds]` table: the short sounds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct Sounds {
    /// How loud, in percent from 1 to 100.
    pub volume: u8,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            engine: "auto".into(),
            rate: 0,
            pitch: 0,
            volume: 0,
            voice: String::new(),
            follow_language: true,
            priority: Priority::default(),
            sounds: Sounds::default(),
        }
    }
}

impl Default for Sounds {
    fn default() -> Self {
        Self { volume: 60 }
    }
}

/// The names that `engine` may have besides "auto".
const ENGINES: [&str; 4] = ["screen-reader", "ssip", "tts", "espeak-ng"];

/// The engines that can be tried in turn, best first: of those that speak through the same server only
/// one, since none of them is heard where one is not.
pub fn engines() -> Vec<&'static str> {
    let mut shared = false;
    let mut engines = candidates();
    // A screen reader comes and goes; where one runs, it is tried first of all.
    engines.retain(|engine| !engine.roams);
    engines.retain(|engine| !engine.serves_shared || !std::mem::replace(&mut shared, true));
    engines.iter().map(|engine| engine.name).collect()
}

/// Every way to speak on this system, in order of preference.
fn candidates() -> Vec<Candidate> {
    vec![
        Candidate {
            name: "screen-reader",
            serves_shared: false,
            probes: true,
            roams: true,
            open: screen_reader::open,
        },
        Candidate {
            name: "ssip",
            serves_shared: true,
            probes: true,
            roams: false,
            open: ssip::open,
        },
        #[cfg(feature = "tts")]
        Candidate {
            name: "tts",
            serves_shared: cfg!(target_os = "linux"),
            probes: false,
            roams: false,
            open: tts::open,
        },
        Candidate {
            name: "espeak-ng",
            serves_shared: false,
            probes: false,
            roams: false,
            open: espeak::open,
        },
    ]
}

/// Opens speech and sounds; to be called inside the runtime. Returns at once: what is presented
/// before an engine is open is spoken when it is.
pub fn open(settings: &Settings, inbox: Inbox) -> Box<dyn Presenter> {
    let last_resort = LastResort::new();
    let cues = Cues::start(settings.sounds.volume, last_resort.clone());
    let mut candidates = candidates();
    // The sort keeps the order of the others.
    candidates.sort_by_key(|candidate| candidate.name != settings.engine);
    let busy = Arc::new(AtomicBool::new(false));
    let wishes = speech::start(
        candidates,
        settings,
        inbox,
        cues.clone(),
        last_resort,
        busy.clone(),
    );
    let follows = settings.follow_language && settings.voice.is_empty();
    let follower = follows.then(Follower::default);
    Box::new(Ear {
        cues,
        wishes,
        busy,
        follower,
    })
}

/// The voices that the configuration may name, from the speech server or else from espeak-ng; the
/// error is a sentence for the user.
pub async fn voices(settings: &Settings) -> Result<Vec<Voice>, String> {
    if settings.engine != "espeak-ng" {
        match voices::of_server().await {
            Ok(voices) => return Ok(voices),
            Err(error) => tracing::debug!(%error, "no voices from the speech server"),
        }
    }
    voices::of_espeak().await.map_err(|error| {
        tracing::debug!(%error, "no voices from espeak-ng");
        wording::NO_VOICES.into()
    })
}

impl Settings {
    /// What is wrong with the values: the field and a sentence that says what would be right.
    pub fn check(&self) -> Vec<(&'static str, String)> {
        let mut complaints = Vec::new();
        if self.engine != "auto" && !ENGINES.contains(&self.engine.as_str()) {
            let sentence = configuration::no_engine(&self.engine, &ENGINES);
            complaints.push(("engine", sentence));
        }
        for (field, value) in [
            ("rate", self.rate),
            ("pitch", self.pitch),
            ("volume", self.volume),
        ] {
            if !(-100..=100).contains(&value) {
                complaints.push((field, configuration::out_of_range(value, -100, 100)));
            }
        }
        if self.voice.chars().any(char::is_control) {
            complaints.push(("voice", configuration::VOICE_NAME.into()));
        }
        if !(1..=100).contains(&self.sounds.volume) {
            let value = self.sounds.volume;
            complaints.push(("sounds.volume", configuration::out_of_range(value, 1, 100)));
        }
        complaints
    }
}

/// Speech and sounds side by side.
struct Ear {
    cues: Cues,
    wishes: UnboundedSender<Wish>,
    /// Something is still to be said.
    busy: Arc<AtomicBool>,
    /// Follows the language of answers; none where one voice speaks everything.
    follower: Option<Follower>,
}

impl Ear {
    fn wish(&self, wish: Wish) {
        if self.wishes.send(wish).is_err() {
            tracing::error!("the speech task has died");
        }
    }
}

impl Presenter for Ear {
    fn present(&mut self, utterance: &Utterance) {
        if utterance.voice == request::Voice::Silent {
            return;
        }
        let tone = utterance.tone;
        let own = || Tongue::current().tag().to_owned();
        let expected = utterance.language.clone().unwrap_or_else(own);
        let follower = self.follower.as_mut().filter(|_| tone == Tone::Answer);
        let pieces = match follower {
            Some(follower) => follower.follow(&utterance.text, &expected),
            None => vec![Spoken {
                text: utterance.text.clone(),
                language: expected.clone(),
            }],
        };
        for Spoken { text, language } in pieces {
            let text = clean(&text);
            if text.is_empty() {
                continue;
            }
            // Known before the speech task has taken it.
            self.busy.store(true, Relaxed);
            let otherwise = (language != expected).then(|| expected.clone());
            self.wish(Wish::Say(Words {
                text,
                tone,
                language: Some(language),
                otherwise,
                interrupted: 0,
            }));
        }
    }

    fn sound(&mut self, cue: Cue, moment: Moment) {
        match moment {
            Moment::Now => self.cues.play(cue),
            Moment::AfterSpeech => {
                // The answer is over.
                self.follower.iter_mut().for_each(Follower::forget);
                self.wish(Wish::Sound(cue));
            }
        }
    }

    fn hush(&mut self) {
        self.follower.iter_mut().for_each(Follower::forget);
        self.wish(Wish::Hush);
    }

    fn break_off(&mut self, why: &Utterance) {
        self.follower.iter_mut().for_each(Follower::forget);
        self.wish(Wish::BreakOff(Words {
            text: clean(&why.text),
            tone: why.tone,
            language: Some(Tongue::current().tag().to_owned()),
            otherwise: None,
            interrupted: 0,
        }));
    }

    fn speaks(&self) -> bool {
        self.busy.load(Relaxed) && !self.wishes.is_closed()
    }

    fn finish(&mut self) -> BoxFuture<'_, ()> {
        let (done, heard) = oneshot::channel();
        self.wish(Wish::Finish(done));
        Box::pin(async move {
            // An error means that the speech task is gone, and nothing more will be heard.
            let _ = heard.await;
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wrong_settings_are_named() {
        assert_eq!(Settings::default().check(), []);
        let wrong = Settings {
            engine: "espek".into(),
            rate: -101,
            pitch: 101,
            volume: 127,
            voice: "a\nb".into(),
            sounds: Sounds { volume: 0 },
            ..Settings::default()
        };
        let fields: Vec<_> = wrong.check().into_iter().map(|(field, _)| field).collect();
        assert_eq!(
            fields,
            [
                "engine",
                "rate",
                "pitch",
                "volume",
                "voice",
                "sounds.volume"
            ]
        );
    }

    #[test]
    fn every_engine_is_known_by_name() {
        assert!(candidates().iter().all(|one| ENGINES.contains(&one.name)));
    }
}
