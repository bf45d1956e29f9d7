//! The ear: records what the sink plays, and knows when each sample was heard.

use std::io::Read;
use std::process::Child;
use std::process::Stdio;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use super::{Sound, wait_for};

pub const RATE: usize = 48_000;
/// The same threshold as in earlier measurements: well above the dither of a null sink.
const LOUD: u16 = 20;

pub struct Ear {
    heard: Arc<Mutex<Heard>>,
    recorder: Child,
}

#[derive(Default)]
struct Heard {
    samples: Vec<i16>,
    /// The number of samples there were at a time.
    times: Vec<(usize, Instant)>,
}

impl Ear {
    pub fn open(sound: &Sound) -> Self {
        let mut recorder = sound
            .command("parec")
            .args(["--raw", "--format=s16le", "--channels=1", "--rate=48000"])
            .args(["--latency-msec=5", "-d", "spk.monitor"])
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let mut pipe = recorder.stdout.take().unwrap();
        let heard = Arc::new(Mutex::new(Heard::default()));
        let ours = heard.clone();
        std::thread::spawn(move || {
            let mut odd: Vec<u8> = Vec::new();
            let mut chunk = [0; 4096];
            while let Ok(count @ 1..) = pipe.read(&mut chunk) {
                let now = Instant::now();
                odd.extend_from_slice(&chunk[..count]);
                let whole = odd.len() / 2 * 2;
                let mut heard = ours.lock().unwrap();
                heard.samples.extend(
                    odd[..whole]
                        .chunks(2)
                        .map(|two| i16::from_le_bytes([two[0], two[1]])),
                );
                let length = heard.samples.len();
                heard.times.push((length, now));
                drop(heard);
                odd.drain(..whole);
            }
        });
        let ear = Self { heard, recorder };
        wait_for("the first samples", Duration::from_secs(10), || {
            (ear.now() > RATE / 10).then_some(())
        });
        ear
    }

    /// The place in the recording that is being heard now.
    pub fn now(&self) -> usize {
        self.heard.lock().unwrap().samples.len()
    }

    pub fn since(&self, place: usize) -> Vec<i16> {
        let heard = self.heard.lock().unwrap();
        heard.samples[place.min(heard.samples.len())..].to_vec()
    }

    /// When a sample arrived.
    pub fn time(&self, place: usize) -> Instant {
        let heard = self.heard.lock().unwrap();
        let chunk = heard.times.partition_point(|(length, _)| *length <= place);
        heard.times[chunk.min(heard.times.len() - 1)].1
    }

    pub fn first_loud(&self, from: usize) -> Option<usize> {
        let heard = self.heard.lock().unwrap();
        heard.samples[from.min(heard.samples.len())..]
            .iter()
            .position(|sample| sample.unsigned_abs() > LOUD)
            .map(|at| at + from)
    }

    pub fn last_loud(&self, from: usize) -> Option<usize> {
        let heard = self.heard.lock().unwrap();
        heard.samples[from.min(heard.samples.len())..]
            .iter()
            .rposition(|sample| sample.unsigned_abs() > LOUD)
            .map(|at| at + from)
    }

    pub fn wait_loud(&self, from: usize, limit: Duration) -> usize {
        wait_for("sound", limit, || self.first_loud(from))
    }

    /// Waits until nothing has been heard for a while, and says where the last sound was.
    pub fn wait_quiet(&self, from: usize, quiet: Duration, limit: Duration) -> usize {
        let length = (quiet.as_secs_f64() * RATE as f64) as usize;
        wait_for("silence", limit, || {
            let last = self.last_loud(from).unwrap_or(from);
            (self.now() > last + length).then_some(last)
        })
    }

    /// The longest silences between the first and the last sound, in milliseconds, longest first.
    pub fn gaps(&self, from: usize) -> Vec<usize> {
        let samples = self.since(from);
        let loud: Vec<usize> = (0..samples.len())
            .filter(|at| samples[*at].unsigned_abs() > LOUD)
            .collect();
        let mut gaps: Vec<usize> = loud
            .windows(2)
            .map(|pair| (pair[1] - pair[0]) * 1000 / RATE)
            .filter(|gap| *gap > 5)
            .collect();
        gaps.sort_unstable_by(|a, b| b.cmp(a));
        gaps
    }
}

impl Drop for Ear {
    fn drop(&mut self) {
        let _ = self.recorder.kill();
        let _ = self.recorder.wait();
    }
}
