//! Speech by the `tts` crate, for systems whose speech it knows and we do not. Its calls block and
//! its object must stay on one thread, so it has one; a thread that hangs is left behind.
//! Never asks it for a value: those calls crash when the speech server is gone.

use std::sync::atomic::{AtomicBool, Ordering};

use futures_util::future::BoxFuture;
use tokio::sync::mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel};
use tokio::sync::oneshot;
use tokio::time::timeout;
use tts::{Tts, UtteranceId};

use super::Settings;
use super::engine::{Engine, Fault, MessageId, OPENING, Order, Post, Report};

/// Whether an object of the crate exists. A second one gets the first one's identity and breaks
/// both, so that a hanging one forbids a new one.
static TAKEN: AtomicBool = AtomicBool::new(false);

/// What the thread and the crate's callbacks tell; the callbacks hold a global lock and may only send.
enum Sign {
    Said(MessageId, Option<UtteranceId>),
    Begun(UtteranceId),
    Ended(UtteranceId),
    Stopped(UtteranceId),
    Failed(String),
}

/// How a sign of the crate's is told.
type Telling = fn(MessageId) -> Report;

/// Opens the system's speech on a thread of its own.
pub(super) fn open(settings: Settings) -> BoxFuture<'static, Result<Engine, String>> {
    Box::pin(async move {
        if TAKEN.swap(true, Ordering::AcqRel) {
            return Err("the thread before still hangs".into());
        }
        let (engine, Post { orders, reports }) = Engine::pair();
        let (signs, seen) = unbounded_channel();
        let (opened, outcome) = oneshot::channel();
        let started = std::thread::Builder::new()
            .name("tts".into())
            .spawn(move || {
                speak_all(&settings, orders, &signs, opened);
                TAKEN.store(false, Ordering::Release);
            });
        if let Err(error) = started {
            TAKEN.store(false, Ordering::Release);
            return Err(error.to_string());
        }
        match timeout(OPENING, outcome).await {
            Ok(Ok(Ok(()))) => {}
            Ok(Ok(Err(reason))) => return Err(reason),
            Ok(Err(_)) => return Err("the speech thread died".into()),
            Err(_) => {
                tracing::warn!("the system's speech hangs; its thread is left behind");
                return Err("the system's speech hangs".into());
            }
        }
        tokio::spawn(translate(seen, reports));
        Ok(engine)
    })
}

fn speak_all(
    settings: &Settings,
    mut orders: UnboundedReceiver<Order>,
    signs: &UnboundedSender<Sign>,
    opened: oneshot::Sender<Result<(), String>>,
) {
    let mut tts = match prepare(settings, signs) {
        Ok(tts) => tts,
        Err(error) => {
            // The one who opens may have lost patience.
            let _ = opened.send(Err(error.to_string()));
            return;
        }
    };
    if opened.send(Ok(())).is_err() {
        return;
    }
    let mut voice = Some(settings.voice.as_str()).filter(|voice| !voice.is_empty());
    while let Some(order) = orders.blocking_recv() {
        let sign = match order {
            // A zero byte is a panic in the crate.
            Order::Say(message) => match tts.speak(message.text.replace('\0', ""), false) {
                Ok(utterance) => Sign::Said(message.id, utterance),
                Err(error) => Sign::Failed(error.to_string()),
            },
            Order::Hush => match tts.stop() {
                Ok(_) => continue,
                Err(error) => Sign::Failed(error.to_string()),
            },
            Order::Probe => continue,
        };
        // The other end hears no more when the chain has turned to another engine.
        let _ = signs.send(sign);
        // Finding a voice takes seconds, so the first message does not wait for it.
        if let Some(name) = voice.take() {
            choose_voice(&mut tts, name);
        }
    }
    // The system's speech goes on by itself otherwise; a failure here changes nothing.
    let _ = tts.stop();
}

fn prepare(settings: &Settings, signs: &UnboundedSender<Sign>) -> Result<Tts, tts::Error> {
    let mut tts = Tts::default()?;
    let told = |make: fn(UtteranceId) -> Sign| {
        let signs = signs.clone();
        Some(Box::new(move |utterance| {
            let _ = signs.send(make(utterance));
        }) as Box<dyn FnMut(UtteranceId)>)
    };
    tts.on_utterance_begin(told(Sign::Begun))?;
    tts.on_utterance_end(told(Sign::Ended))?;
    tts.on_utterance_stop(told(Sign::Stopped))?;
    let scale = |value: i8, low: f32, middle: f32, high: f32| {
        let part = f32::from(value.clamp(-100, 100)) / 100.0;
        let span = if part < 0.0 {
            middle - low
        } else {
            high - middle
        };
        middle + part * span
    };
    if settings.rate != 0 {
        let (low, middle, high) = (tts.min_rate(), tts.normal_rate(), tts.max_rate());
        tts.set_rate(scale(settings.rate, low, middle, high))?;
    }
    if settings.pitch != 0 {
        let (low, middle, high) = (tts.min_pitch(), tts.normal_pitch(), tts.max_pitch());
        tts.set_pitch(scale(settings.pitch, low, middle, high))?;
    }
    if settings.volume != 0 {
        let (low, middle, high) = (tts.min_volume(), tts.normal_volume(), tts.max_volume());
        tts.set_volume(scale(settings.volume, low, middle, high))?;
    }
    Ok(tts)
}

fn choose_voice(tts: &mut Tts, name: &str) {
    let found = tts
        .voices()
        .ok()
        .and_then(|voices| voices.into_iter().find(|voice| voice.name() == name));
    let chosen = found.map(|voice| tts.set_voice(&voice).map(|_| ()));
    if !matches!(chosen, Some(Ok(()))) {
        tracing::warn!(voice = name, "the voice cannot be chosen");
    }
}

/// Turns the crate's names for messages into ours; an event may overtake the name it needs.
async fn translate(mut signs: UnboundedReceiver<Sign>, reports: UnboundedSender<Report>) {
    let mut current: Option<(MessageId, UtteranceId)> = None;
    let mut early: Vec<(UtteranceId, Telling)> = Vec::new();
    while let Some(sign) = signs.recv().await {
        let (utterance, make): (UtteranceId, Telling) = match sign {
            Sign::Said(id, Some(utterance)) => {
                current = Some((id, utterance));
                for (which, make) in early.drain(..).filter(|(which, _)| *which == utterance) {
                    tracing::trace!(?which, "an early event");
                    let _ = reports.send(make(id));
                }
                continue;
            }
            Sign::Said(id, None) => {
                // Without a name there are no events: it counts as heard at once.
                let _ = reports.send(Report::Begun(id));
                let _ = reports.send(Report::Ended(id));
                continue;
            }
            Sign::Failed(reason) => {
                let _ = reports.send(Report::Broken(Fault::Lost(reason)));
                continue;
            }
            Sign::Begun(utterance) => (utterance, Report::Begun),
            Sign::Ended(utterance) => (utterance, Report::Ended),
            Sign::Stopped(utterance) => (utterance, Report::Interrupted),
        };
        match current {
            Some((id, own)) if own == utterance => {
                let _ = reports.send(make(id));
            }
            _ => early.push((utterance, make)),
        }
    }
}
