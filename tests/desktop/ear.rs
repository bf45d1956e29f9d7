//! Hears what a desktop's loudspeaker plays, all the time, and knows when each sample sounded. What
//! the sound means is for others to say.

use std::fs;
use std::io::{self, Read};
use std::path::Path;
use std::process::{Child, Stdio};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::{Duration, Instant};

use super::{Desktop, eventually};

/// Samples in a second, as the loudspeaker has them.
pub const RATE: usize = 48_000;

/// Below this nothing is meant to be heard; the loudspeaker's own silence is exact.
const LOUD: u16 = 20;

/// A running recording; it ends when it is dropped.
pub struct Ear {
    recorder: Child,
    heard: Arc<Mutex<Heard>>,
}

struct Heard {
    samples: Vec<i16>,
    /// When the first sample sounded: a block may arrive late, but never before it has sounded, so
    /// the earliest guess is the best.
    begin: Option<Instant>,
    /// Where each block that arrived ends, and when it arrived.
    blocks: Vec<(usize, Instant)>,
}

/// A silence between two sounds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Gap {
    /// When the last sound before it ended.
    pub from: Instant,
    /// How long it lasted.
    pub length: Duration,
}

impl Ear {
    pub(super) fn open(desktop: &Desktop) -> Self {
        let mut recorder = desktop
            .command("parec")
            .args(["--raw", "--format=s16le", "--rate=48000", "--channels=1"])
            .args(["--latency-msec=5", "--device=spk.monitor"])
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let heard = Arc::new(Mutex::new(Heard {
            samples: Vec::new(),
            begin: None,
            blocks: Vec::new(),
        }));
        let sound = recorder.stdout.take().unwrap();
        let writing = Arc::clone(&heard);
        thread::spawn(move || listen(sound, &writing));
        let ear = Self { recorder, heard };
        eventually("the first samples", || {
            ear.heard.lock().unwrap().begin.ok_or("silence")
        });
        ear
    }

    /// The samples from then to then.
    pub fn samples(&self, from: Instant, to: Instant) -> Vec<i16> {
        let heard = self.heard.lock().unwrap();
        let end = heard.index(to).min(heard.samples.len());
        heard.samples[heard.index(from).min(end)..end].to_vec()
    }

    /// Waits for the first sound after `after`, and says when it was.
    #[track_caller]
    pub fn sound(&self, after: Instant) -> Instant {
        eventually("a sound", || self.first_loud(after).ok_or("silence"))
    }

    /// Waits until nothing has sounded for so long, and says when the last sound ended.
    #[track_caller]
    pub fn silence(&self, after: Instant, length: Duration) -> Instant {
        eventually("silence", || {
            let heard = self.heard.lock().unwrap();
            let last = heard.last_loud(after).unwrap_or(after);
            let quiet = heard
                .time(heard.samples.len())
                .saturating_duration_since(last);
            if quiet >= length {
                Ok(last)
            } else {
                Err(quiet)
            }
        })
    }

    /// When the first sound after `after` began, if there has been one.
    pub fn first_loud(&self, after: Instant) -> Option<Instant> {
        let heard = self.heard.lock().unwrap();
        let from = heard.index(after);
        let rest = heard.samples.get(from..)?;
        let first = rest.iter().position(is_loud)?;
        Some(heard.time(from + first))
    }

    /// When the last sound after `after` ended, if there has been one.
    pub fn last_loud(&self, after: Instant) -> Option<Instant> {
        self.heard.lock().unwrap().last_loud(after)
    }

    /// The silences of at least `length` between sounds after `after`.
    pub fn gaps(&self, after: Instant, length: Duration) -> Vec<Gap> {
        let heard = self.heard.lock().unwrap();
        let from = heard.index(after).min(heard.samples.len());
        let loud = heard.samples[from..].iter().enumerate();
        let loud: Vec<_> = loud.filter(|(_, sample)| is_loud(sample)).collect();
        loud.windows(2)
            .map(|pair| Gap {
                from: heard.time(from + pair[0].0),
                length: heard.time(pair[1].0) - heard.time(pair[0].0),
            })
            .filter(|gap| gap.length >= length)
            .collect()
    }

    /// Waits for the first sound that arrives after `after`, and says when it arrived: never too
    /// early, and up to a block, some 5 ms, after it sounded. For measuring, where the loudspeaker
    /// renders ahead of the time at which `sound` places a sample.
    #[track_caller]
    pub fn arrival(&self, after: Instant) -> Instant {
        eventually("a sound", || {
            let heard = self.heard.lock().unwrap();
            heard.loud_blocks(after).next().ok_or("silence")
        })
    }

    /// When the last sound arrived that arrived after `after`, if there has been one.
    pub fn last_arrival(&self, after: Instant) -> Option<Instant> {
        self.heard.lock().unwrap().loud_blocks(after).last()
    }

    /// Writes everything so far as a WAV file, for a person to listen to.
    pub fn keep(&self, file: &Path) -> io::Result<()> {
        let heard = self.heard.lock().unwrap();
        fs::write(file, wav(&heard.samples))
    }
}

impl Drop for Ear {
    fn drop(&mut self) {
        _ = self.recorder.kill();
        _ = self.recorder.wait();
    }
}

impl Heard {
    fn time(&self, index: usize) -> Instant {
        self.begin.unwrap() + duration(index)
    }

    fn index(&self, time: Instant) -> usize {
        let since = time.saturating_duration_since(self.begin.unwrap());
        usize::try_from(since.as_micros() * RATE as u128 / 1_000_000).unwrap()
    }

    fn loud_blocks(&self, after: Instant) -> impl Iterator<Item = Instant> + '_ {
        let begins = std::iter::once(0).chain(self.blocks.iter().map(|(end, _)| *end));
        let blocks = begins.zip(&self.blocks);
        let later = blocks.filter(move |(_, (_, arrived))| *arrived > after);
        later
            .filter(|(begin, (end, _))| self.samples[*begin..*end].iter().any(is_loud))
            .map(|(_, (_, arrived))| *arrived)
    }

    fn last_loud(&self, after: Instant) -> Option<Instant> {
        let from = self.index(after);
        let rest = self.samples.get(from..)?;
        Some(self.time(from + rest.iter().rposition(is_loud)?))
    }
}

fn is_loud(sample: &i16) -> bool {
    sample.unsigned_abs() > LOUD
}

fn duration(samples: usize) -> Duration {
    Duration::from_micros(samples as u64 * 1_000_000 / RATE as u64)
}

fn listen(mut sound: impl Read, heard: &Mutex<Heard>) {
    let mut block = [0; 4096];
    let mut odd = Vec::new();
    while let Ok(count @ 1..) = sound.read(&mut block) {
        let now = Instant::now();
        odd.extend_from_slice(&block[..count]);
        let whole = odd.len() / 2 * 2;
        let mut heard = heard.lock().unwrap();
        heard.samples.extend(
            odd.drain(..whole)
                .as_slice()
                .chunks_exact(2)
                .map(|pair| i16::from_le_bytes([pair[0], pair[1]])),
        );
        let end = heard.samples.len();
        heard.blocks.push((end, now));
        let guess = now - duration(heard.samples.len());
        heard.begin = Some(heard.begin.map_or(guess, |begin| begin.min(guess)));
    }
}

/// The 44 bytes before the samples of a WAV file with one channel of 16 bits, and the samples.
fn wav(samples: &[i16]) -> Vec<u8> {
    let bytes = u32::try_from(samples.len() * 2).unwrap();
    let mut file = Vec::with_capacity(44 + samples.len() * 2);
    file.extend_from_slice(b"RIFF");
    file.extend_from_slice(&(36 + bytes).to_le_bytes());
    file.extend_from_slice(b"WAVEfmt \x10\0\0\0\x01\0\x01\0");
    file.extend_from_slice(&(RATE as u32).to_le_bytes());
    file.extend_from_slice(&(RATE as u32 * 2).to_le_bytes());
    file.extend_from_slice(b"\x02\0\x10\0data");
    file.extend_from_slice(&bytes.to_le_bytes());
    file.extend(samples.iter().flat_map(|sample| sample.to_le_bytes()));
    file
}
