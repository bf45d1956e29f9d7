//! Tries every way to speak and to sound, one after the other. Each engine says one sentence of its
//! own, so that the ear can judge, too; where that is not wished it is only opened.

use std::time::{Duration, Instant};

use tokio::time::{timeout, timeout_at};

use super::cue::{Cues, RATE, waveform};
use super::engine::{Engine, Message, OPENING, Order, Report};
use super::last_resort::{LastResort, Sounded};
use super::pulse::Pulse;
use super::{Settings, candidates, player};
use crate::utterance::Cue;
use crate::verdict::Verdict;
use crate::wording::{Sentence, remarks as wording};

/// The sentence takes two seconds at the usual speed; the slowest voice needs three times that.
const SAYING: Duration = Duration::from_secs(8);

/// What the sound server is called as a way.
const SERVER: &str = "sound server";

/// Why an engine does not speak, with what was said about it.
type Reason = (Sentence, Option<String>);

/// What came of one engine.
#[derive(Debug)]
pub struct Tried {
    /// Whether it opens and speaks.
    pub verdict: Verdict,
    /// How long it took from the order to speak to the engine's word that it is heard.
    pub first_sound: Option<Duration>,
}

/// Opens every engine; each says what `sentence` gives for its name, if anything is to be heard.
pub async fn engines(settings: &Settings, sentence: Option<fn(&str) -> String>) -> Vec<Tried> {
    let mut tried = Vec::new();
    for candidate in candidates() {
        let begun = Instant::now();
        let opened = timeout(OPENING, (candidate.open)(settings.clone())).await;
        let opened = match opened {
            Ok(Ok(engine)) => Ok(engine),
            Ok(Err(cause)) => Err((wording::NOT_OPENED, Some(cause))),
            Err(_) => Err((wording::OPENS_LATE, None)),
        };
        // One that comes and goes with the user's wishes is no trouble where it is not there.
        if candidate.roams && opened.is_err() {
            continue;
        }
        // How long it takes to open is told, not how long the sentence is.
        let took = begun.elapsed();
        let mut first_sound = None;
        let outcome = match (opened, sentence) {
            (Ok(engine), Some(sentence)) => {
                let said = say(engine, sentence(candidate.name)).await;
                said.map(|begun| first_sound = begun)
            }
            (opened, _) => opened.map(drop),
        };
        let (outcome, cause) = match outcome {
            Ok(()) => (Ok(String::new()), None),
            Err((remark, cause)) => (Err(remark.into()), cause),
        };
        tried.push(Tried {
            verdict: Verdict::after(candidate.name, took, outcome).because(cause),
            first_sound,
        });
    }
    tried
}

/// Says a sentence to its end and tells how long it took until it was heard.
async fn say(mut engine: Engine, text: String) -> Result<Option<Duration>, Reason> {
    let message = Message {
        id: 1,
        text,
        language: Some("en".into()),
        otherwise: None,
    };
    let given = tokio::time::Instant::now();
    if engine.orders.send(Order::Say(message)).is_err() {
        return Err((wording::ENDED, None));
    }
    let mut begun = None;
    loop {
        match timeout_at(given + SAYING, engine.reports.recv()).await {
            Ok(Some(Report::Begun(_))) => begun = Some(given.elapsed()),
            // Whoever cuts it off, it was on its way to the ear.
            Ok(Some(Report::Ended(_) | Report::Interrupted(_))) => return Ok(begun),
            Ok(Some(Report::Broken(fault))) => {
                return Err((wording::MUTE, Some(fault.to_string())));
            }
            Ok(Some(_)) => {}
            Ok(None) => return Err((wording::ENDED, None)),
            Err(_) => return Err((wording::MUTE, None)),
        }
    }
}

/// Plays a sound without opening any engine, and waits until it is over or cannot be heard.
pub async fn sound(settings: &Settings, cue: Cue) {
    let cues = Cues::start(settings.sounds.volume, LastResort::new());
    cues.play(cue);
    // A sound server that hangs has a limit of its own; this is beyond it.
    let _ = timeout(SAYING, cues.finish()).await;
}

/// Plays the sound of an ending by the sound server, and by a program only where that fails.
pub async fn sounds(settings: &Settings) -> Vec<Verdict> {
    let samples = waveform(Cue::Done, settings.sounds.volume);
    let played = tokio::task::spawn_blocking(move || {
        let begun = Instant::now();
        let server = Pulse::open().and_then(|mut server| server.play(&samples).map(|()| server));
        // Closing the connection would close the sound with it, which takes 0.2 s.
        let (outcome, cause) = match &server {
            Ok(server) => {
                let heard = match server.sounded() {
                    Sounded::Muted => Err(wording::MUTED.into()),
                    Sounded::NoLoudspeaker => Err(wording::NO_LOUDSPEAKER.into()),
                    Sounded::Heard | Sounded::Lost => Ok(String::new()),
                };
                (heard, None)
            }
            Err(error) => (Err(wording::NOT_PLAYED.into()), Some(error.to_string())),
        };
        let mut verdicts = vec![Verdict::of(SERVER, begun, outcome).because(cause)];
        if server.is_ok() {
            std::thread::sleep(Duration::from_millis(300));
        } else {
            let begun = Instant::now();
            let outcome = match player::play(&samples, RATE) {
                true => Ok(String::new()),
                false => Err(wording::NO_PLAYER.into()),
            };
            verdicts.push(Verdict::of("program", begun, outcome));
        }
        verdicts
    });
    // Each step has a limit of a second.
    match timeout(SAYING, played).await {
        Ok(Ok(verdicts)) => verdicts,
        _ => vec![Verdict::after(SERVER, SAYING, Err(wording::SILENT.into()))],
    }
}
