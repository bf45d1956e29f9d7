//! The short sounds: generated here, told apart by their pitch contour, and played by a thread of
//! their own so that they are heard even when speech is not and nobody ever waits for the sound
//! server. Never louder than the configured volume, never cut off.

use std::f32::consts::{PI, TAU};
use std::sync::mpsc::{Receiver, RecvTimeoutError, SyncSender, TrySendError, sync_channel};
use std::time::{Duration, Instant};

use tokio::sync::oneshot;

use super::last_resort::{LastResort, Sounded};
use super::player;
use super::pulse::{self, Pulse};
use crate::utterance::Cue;

/// Samples per second of every sound; what nearly all sound cards run at.
pub const RATE: u32 = 48_000;

/// Sounds waiting for the sound server; more than a few means it hangs, and late sounds would lie.
const PLACES: usize = 8;
/// A sound that could not be started after this long would be taken for the answer to another key.
const STALE: Duration = Duration::from_secs(1);
/// How often an ended sound is looked for while one is playing; nothing is looked for while idle.
const TIDY: Duration = Duration::from_millis(50);
/// A sound server that has not played a sound of 0.2 s by then does not play it any more.
const PLAYED: Duration = Duration::from_secs(2);

/// The way to the thread that plays the sounds; clones go to everybody who sounds something.
#[derive(Debug, Clone)]
pub(super) struct Cues(Option<SyncSender<Order>>);

#[derive(Debug)]
enum Order {
    Play(Cue, Instant),
    Finish(oneshot::Sender<()>),
}

impl Cues {
    /// Starts the thread; it ends when the last clone is dropped.
    pub(super) fn start(volume: u8, last_resort: LastResort) -> Self {
        let (orders, taken) = sync_channel(PLACES);
        let started = std::thread::Builder::new()
            .name("sounds".into())
            .spawn(move || play_all(&taken, volume, last_resort));
        if let Err(error) = started {
            tracing::error!(%error, "no thread for the sounds");
            return Self(None);
        }
        Self(Some(orders))
    }

    /// Plays a sound as soon as possible, without waiting.
    pub(super) fn play(&self, cue: Cue) {
        self.order(Order::Play(cue, Instant::now()));
    }

    /// Resolves when all sounds given before have been heard or given up.
    pub(super) async fn finish(&self) {
        let (done, heard) = oneshot::channel();
        self.order(Order::Finish(done));
        // An error means that the thread is gone or too busy, and nothing will be heard any more.
        let _ = heard.await;
    }

    fn order(&self, order: Order) {
        let Some(orders) = &self.0 else { return };
        match orders.try_send(order) {
            Ok(()) | Err(TrySendError::Disconnected(_)) => {}
            Err(TrySendError::Full(_)) => {
                tracing::warn!("the sound server hangs, a sound is lost");
            }
        }
    }
}

/// The samples of a sound at a volume in percent, at [`RATE`], one channel.
pub fn waveform(cue: Cue, volume: u8) -> Vec<i16> {
    let notes: &[Note] = match cue {
        // Rises: heard as the beginning of something.
        Cue::Acknowledge => &[Note::glide(740.0, 1480.0, 70, 0.9)],
        // Three quick steps up, of which nobody's key is the beginning.
        Cue::Copied => &[
            Note::glide(587.0, 587.0, 35, 0.8),
            Note::glide(880.0, 880.0, 35, 0.8),
            Note::glide(1319.0, 1319.0, 50, 0.8),
        ],
        // Hardly more than the tick of a clock, for it comes every few seconds.
        Cue::Working => &[Note::glide(520.0, 500.0, 40, 0.35)],
        Cue::Done => &[
            Note::glide(784.0, 784.0, 70, 0.8),
            Note::glide(1175.0, 1175.0, 90, 0.8),
        ],
        // Low and falling, with overtones because small loudspeakers lose the fundamental.
        Cue::Error => &[Note {
            overtones: 0.5,
            ..Note::glide(330.0, 175.0, 180, 0.9)
        }],
        Cue::Stopped => &[Note::glide(1175.0, 440.0, 80, 0.8)],
    };
    // The ear hears loudness roughly by the power of the amplitude; 100 percent stays below clipping.
    let loudness = (f32::from(volume.min(100)) / 100.0).powf(1.5) * 0.7;
    notes
        .iter()
        .flat_map(|note| note.samples(loudness))
        .collect()
}

#[derive(Debug, Clone, Copy)]
struct Note {
    from: f32,
    to: f32,
    millis: u32,
    gain: f32,
    overtones: f32,
}

impl Note {
    const fn glide(from: f32, to: f32, millis: u32, gain: f32) -> Self {
        Self {
            from,
            to,
            millis,
            gain,
            overtones: 0.0,
        }
    }

    fn samples(self, loudness: f32) -> impl Iterator<Item = i16> {
        let count = self.millis * RATE / 1000;
        // Short enough to be heard at once, long enough not to click.
        let (attack, release) = (RATE as f32 * 0.003, RATE as f32 * 0.015);
        let mut phase = 0.0_f32;
        (0..count).map(move |n| {
            let place = n as f32 / count as f32;
            phase += TAU * self.from * (self.to / self.from).powf(place) / RATE as f32;
            let rise = (n as f32 / attack).min(1.0);
            let fall = ((count - 1 - n) as f32 / release).min(1.0);
            let envelope = 0.5 - 0.5 * (PI * rise.min(fall)).cos();
            let tone =
                phase.sin() + self.overtones * ((2.0 * phase).sin() + 0.6 * (3.0 * phase).sin());
            let scale = 1.0 + 1.3 * self.overtones;
            (tone / scale * envelope * self.gain * loudness * f32::from(i16::MAX)) as i16
        })
    }
}

/// The thread: waits without limit while nothing sounds.
fn play_all(orders: &Receiver<Order>, volume: u8, last_resort: LastResort) {
    let mut output = Output {
        server: None,
        playing_since: None,
        complained: false,
        last_resort,
    };
    let mut waiting: Vec<oneshot::Sender<()>> = Vec::new();
    loop {
        let order = if output.silent() {
            // Dropping a sender here would look like a lost thread; a closed one is of no use.
            for done in waiting.drain(..) {
                let _ = done.send(());
            }
            orders.recv().map_err(|_| RecvTimeoutError::Disconnected)
        } else {
            orders.recv_timeout(TIDY)
        };
        match order {
            Ok(Order::Play(cue, given)) if given.elapsed() < STALE => {
                output.play(&waveform(cue, volume));
            }
            Ok(Order::Play(cue, _)) => {
                tracing::warn!(?cue, "a sound comes too late and is left out")
            }
            Ok(Order::Finish(done)) => waiting.push(done),
            Err(RecvTimeoutError::Timeout) => output.tidy(),
            Err(RecvTimeoutError::Disconnected) => return,
        }
    }
}

/// Where sounds go: the sound server, else a player program, else nowhere.
struct Output {
    server: Option<Pulse>,
    playing_since: Option<Instant>,
    complained: bool,
    /// Hears whether there is a way.
    last_resort: LastResort,
}

impl Output {
    fn silent(&self) -> bool {
        self.playing_since.is_none()
    }

    fn play(&mut self, samples: &[i16]) {
        // A connection kept since the last sound may be dead by now; a new one is tried once.
        let mut lost = Sounded::Lost;
        for _ in 0..2 {
            let fresh = self.server.is_none();
            let played = match self.server.take() {
                Some(server) => Ok(server),
                None => Pulse::open(),
            }
            .and_then(|mut server| server.play(samples).map(|()| server));
            match played {
                Ok(server) => {
                    let heard = server.sounded();
                    self.server = Some(server);
                    self.playing_since = Some(Instant::now());
                    self.complained = false;
                    self.last_resort.sounds(heard);
                    return;
                }
                Err(error) if fresh => {
                    if pulse::is_without_loudspeaker(&error) {
                        lost = Sounded::NoLoudspeaker;
                    }
                    tracing::debug!(%error, "the sound server cannot be used");
                    break;
                }
                Err(error) => tracing::debug!(%error, "the sound server is lost"),
            }
        }
        let played = player::play(samples, RATE);
        self.last_resort.sounds(match played {
            true => Sounded::Heard,
            false => lost,
        });
        if !played && !self.complained {
            self.complained = true;
            tracing::warn!("there is no way to play sounds");
        }
    }

    fn tidy(&mut self) {
        let still = match &mut self.server {
            Some(server) => server.tidy(),
            None => Ok(false),
        };
        let late = self
            .playing_since
            .is_some_and(|since| since.elapsed() > PLAYED);
        match still {
            Ok(true) if !late => {}
            Ok(false) => self.playing_since = None,
            // Closing the connection closes the stream with it, so that the sound card may sleep.
            Ok(true) | Err(_) => {
                self.server = None;
                self.playing_since = None;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ALL: [Cue; 6] = [
        Cue::Acknowledge,
        Cue::Copied,
        Cue::Working,
        Cue::Done,
        Cue::Error,
        Cue::Stopped,
    ];

    #[test]
    fn sounds_are_short_and_begin_and_end_in_silence() {
        for cue in ALL {
            let samples = waveform(cue, 100);
            let millis = samples.len() as u32 * 1000 / RATE;
            assert!((40..=180).contains(&millis), "{cue:?} lasts {millis} ms");
            assert!(samples[0].abs() < 50 && samples[samples.len() - 1].abs() < 50);
            let step = samples
                .windows(2)
                .map(|pair| (pair[1] - pair[0]).abs())
                .max();
            assert!(step < Some(6_000), "{cue:?} clicks: {step:?}");
            let peak = samples.iter().map(|s| s.unsigned_abs()).max();
            assert!(
                peak < Some(30_000) && peak > Some(5_000),
                "{cue:?}: {peak:?}"
            );
        }
    }

    #[test]
    fn no_sound_can_be_taken_for_another() {
        let likeness = |a: &[i16], b: &[i16]| {
            let power = |s: &[i16]| s.iter().map(|x| f64::from(*x).powi(2)).sum::<f64>();
            let (long, short) = if a.len() > b.len() { (a, b) } else { (b, a) };
            (0..=long.len() - short.len())
                .step_by(4)
                .map(|at| {
                    let product: f64 = short
                        .iter()
                        .zip(&long[at..])
                        .map(|(x, y)| f64::from(*x) * f64::from(*y))
                        .sum();
                    product.abs() / (power(long) * power(short)).sqrt()
                })
                .fold(0.0, f64::max)
        };
        for (n, one) in ALL.into_iter().enumerate() {
            for other in &ALL[n + 1..] {
                let like = likeness(&waveform(one, 60), &waveform(*other, 60));
                assert!(like < 0.5, "{one:?} and {other:?} are alike: {like:.2}");
            }
        }
    }

    #[test]
    fn louder_is_louder() {
        let peak = |volume| waveform(Cue::Done, volume).into_iter().max();
        assert!(peak(10) < peak(60) && peak(60) < peak(100));
    }
}
