//! How like two sounds are: short sounds by correlation with their own samples, speech by comparing
//! its spectrum over time with what espeak-ng says for a text (log-mel bands and dynamic time
//! warping), which no speech recogniser is needed for.

use std::process::Command;

use rustfft::{FftPlanner, num_complex::Complex};

use super::ear::RATE;

/// Every fourth sample is enough to tell the sounds apart, and sixteen times as quick.
const THIN: usize = 4;
const BANDS: usize = 26;

/// Where a short sound is in a recording, and how exactly: 1 is perfect.
pub fn find(shape: &[i16], recording: &[i16]) -> (usize, f64) {
    let thin = |all: &[i16]| {
        all.iter()
            .step_by(THIN)
            .map(|s| f64::from(*s))
            .collect::<Vec<_>>()
    };
    let (shape, recording) = (thin(shape), thin(recording));
    let power = |all: &[f64]| all.iter().map(|x| x * x).sum::<f64>();
    let own = power(&shape);
    let mut best = (0, 0.0);
    for at in 0..recording.len().saturating_sub(shape.len()) {
        let part = &recording[at..at + shape.len()];
        let there = power(part);
        if there < own / 400.0 {
            continue;
        }
        let product: f64 = shape.iter().zip(part).map(|(a, b)| a * b).sum();
        let like = product / (own * there).sqrt();
        if like > best.1 {
            best = (at * THIN, like);
        }
    }
    best
}

/// What espeak-ng itself makes of a text: samples and their rate.
pub fn rendering(text: &str, language: &str) -> (Vec<i16>, usize) {
    let made = Command::new("espeak-ng")
        .args(["-v", language, "--stdout", "--", text])
        .output()
        .unwrap();
    let bytes = &made.stdout;
    let rate = u32::from_le_bytes(bytes[24..28].try_into().unwrap()) as usize;
    let samples = bytes[44..]
        .chunks_exact(2)
        .map(|two| i16::from_le_bytes([two[0], two[1]]))
        .collect();
    (samples, rate)
}

/// How far a recording is from espeak-ng's own saying of a text.
pub fn distance(recording: &[i16], text: &str, language: &str) -> f64 {
    let (expected, rate) = rendering(text, language);
    warp(&bands(&expected, rate), &bands(recording, RATE))
}

/// The logarithm of the energy in each band, for every hundredth of a second with sound in it.
fn bands(samples: &[i16], rate: usize) -> Vec<[f64; BANDS]> {
    let loud = |at: &usize| samples[*at].unsigned_abs() > 200;
    let Some(first) = (0..samples.len()).find(loud) else {
        return Vec::new();
    };
    let last = (0..samples.len()).rev().find(loud).unwrap_or(first);
    let samples = &samples[first..=last];
    let (window, hop) = (rate / 40, rate / 100);
    let transform = FftPlanner::<f64>::new().plan_fft_forward(window);
    let mel = |hertz: f64| 2595.0 * (1.0 + hertz / 700.0).log10();
    let (low, high) = (mel(100.0), mel(8000.0));
    let mut frames: Vec<[f64; BANDS]> = samples
        .windows(window)
        .step_by(hop)
        .map(|part| {
            let mut wave: Vec<Complex<f64>> = part
                .iter()
                .enumerate()
                .map(|(n, sample)| {
                    let hann = 0.5 - 0.5 * (std::f64::consts::TAU * n as f64 / window as f64).cos();
                    Complex::new(f64::from(*sample) / 32768.0 * hann, 0.0)
                })
                .collect();
            transform.process(&mut wave);
            let mut energy = [1e-6; BANDS];
            for (n, value) in wave[..window / 2].iter().enumerate() {
                let place = (mel((n * rate / window) as f64) - low) / (high - low);
                if (0.0..1.0).contains(&place) {
                    // Relative to the window's length, so that different rates compare.
                    energy[(place * BANDS as f64) as usize] +=
                        value.norm_sqr() / (window * window) as f64;
                }
            }
            energy.map(f64::ln)
        })
        .collect();
    let count = frames.len().max(1) as f64;
    for band in 0..BANDS {
        let mean = frames.iter().map(|frame| frame[band]).sum::<f64>() / count;
        frames.iter_mut().for_each(|frame| frame[band] -= mean);
    }
    frames
}

/// The mean distance of two sequences along their best alignment.
fn warp(one: &[[f64; BANDS]], other: &[[f64; BANDS]]) -> f64 {
    if one.is_empty() || other.is_empty() {
        return f64::INFINITY;
    }
    let far = |a: &[f64; BANDS], b: &[f64; BANDS]| {
        a.iter()
            .zip(b)
            .map(|(x, y)| (x - y).powi(2))
            .sum::<f64>()
            .sqrt()
    };
    let mut row = vec![f64::INFINITY; other.len() + 1];
    row[0] = 0.0;
    for frame in one {
        let mut next = vec![f64::INFINITY; other.len() + 1];
        for (n, against) in other.iter().enumerate() {
            let best = row[n].min(row[n + 1]).min(next[n]);
            next[n + 1] = best + far(frame, against);
        }
        row = next;
    }
    row[other.len()] / (one.len() + other.len()) as f64
}
