//! Sounds through a program, for a desktop whose sound server cannot be reached directly: a WAV
//! file on the program's standard input, and a limit on how long it may take.

use std::io::Write;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// The programs in order: PipeWire, PulseAudio, plain ALSA.
const PROGRAMS: [(&str, &[&str]); 3] = [
    ("pw-play", &["-"]),
    ("paplay", &["/dev/stdin"]),
    ("aplay", &["--quiet", "-"]),
];
/// The longest sound is 0.2 s; a program that needs longer than this hangs.
const LIMIT: Duration = Duration::from_secs(1);

/// Plays the samples by the first program that can, and says whether one could.
pub(super) fn play(samples: &[i16], rate: u32) -> bool {
    let wave = wave(samples, rate);
    PROGRAMS
        .iter()
        .any(|(program, arguments)| feed(program, arguments, &wave))
}

fn feed(program: &str, arguments: &[&str], wave: &[u8]) -> bool {
    let started = Command::new(program)
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn();
    let Ok(mut child) = started else { return false };
    // The whole file fits into the pipe, so this does not wait for the program.
    let fed = child
        .stdin
        .take()
        .is_some_and(|mut pipe| pipe.write_all(wave).is_ok());
    fed && ends_well(&mut child)
}

fn ends_well(child: &mut Child) -> bool {
    let begun = Instant::now();
    while begun.elapsed() < LIMIT {
        match child.try_wait() {
            Ok(Some(status)) => return status.success(),
            Ok(None) => std::thread::sleep(Duration::from_millis(20)),
            Err(_) => break,
        }
    }
    // Already gone is as good as killed.
    let _ = child.kill();
    let _ = child.wait();
    false
}

/// A WAV file of 16-bit samples in one channel.
fn wave(samples: &[i16], rate: u32) -> Vec<u8> {
    let length = samples.len() as u32 * 2;
    let mut file = Vec::with_capacity(44 + length as usize);
    file.extend_from_slice(b"RIFF");
    file.extend_from_slice(&(36 + length).to_le_bytes());
    file.extend_from_slice(b"WAVEfmt ");
    file.extend_from_slice(&16_u32.to_le_bytes());
    for short in [1_u16, 1] {
        file.extend_from_slice(&short.to_le_bytes());
    }
    file.extend_from_slice(&rate.to_le_bytes());
    file.extend_from_slice(&(rate * 2).to_le_bytes());
    for short in [2_u16, 16] {
        file.extend_from_slice(&short.to_le_bytes());
    }
    file.extend_from_slice(b"data");
    file.extend_from_slice(&length.to_le_bytes());
    file.extend(samples.iter().flat_map(|sample| sample.to_le_bytes()));
    file
}
