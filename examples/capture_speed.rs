//! Measures captures of the display in the environment: median of warm captures in microseconds.
#![allow(clippy::unwrap_used, clippy::print_stdout)]

use std::time::{Duration, Instant};

use aloud::capture::{Capture, Capturer, Settings};
use aloud::request::Subject;

fn main() {
    let rounds: usize = std::env::args()
        .nth(1)
        .map_or(40, |rounds| rounds.parse().unwrap());
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .unwrap();
    let (mut from, mut to) = (Vec::new(), Vec::new());
    for (backend, subject) in [
        ("x11", Subject::Screen),
        ("x11", Subject::Window),
        ("xcap", Subject::Screen),
        ("x11", Subject::Clipboard),
    ] {
        let capture = Capture::open(&Settings {
            backend: backend.into(),
            ..Settings::default()
        });
        let mut times = Vec::new();
        let mut floor = Vec::new();
        for _ in 0..rounds {
            let start = Instant::now();
            let shot = runtime.block_on(capture.capture(&subject));
            times.push(start.elapsed());
            match shot {
                Ok(shot) => {
                    // What the machine needs at this moment to copy as many bytes once.
                    let pixels = shot.picture.width() as usize * shot.picture.height() as usize;
                    from.resize(pixels * 4, 1u8);
                    to.resize(pixels * 4, 2u8);
                    let start = Instant::now();
                    to.copy_from_slice(&from);
                    floor.push(start.elapsed());
                }
                Err(failure) => {
                    println!("{backend} {subject:?}: {failure}");
                    break;
                }
            }
        }
        let cold: Duration = times[0];
        times.sort();
        floor.sort();
        let copy = floor.get(floor.len() / 2).copied().unwrap_or_default();
        let at = |part: usize| times[times.len() * part / 100];
        println!(
            "{backend} {subject:?}: cold {cold:?} least {:?} p50 {:?} p90 {:?}; a copy {copy:?}",
            at(0),
            at(50),
            at(90)
        );
    }
}
