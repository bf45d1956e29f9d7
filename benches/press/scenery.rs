//! What every run has in common: the screen that is looked at, and the answer that streams.

use std::time::Duration;

use crate::far_side::{End, FarSide, Reply};

/// A model's speed in tokens a second.
const TOKENS: u64 = 60;

/// A long answer as a model streams it, token by token; the connection stays open behind it.
pub(crate) fn stream() -> Reply {
    let sentence =
        "The terminal in the middle shows the log of a build with forty one tests and no failure. ";
    let words: Vec<&str> = sentence.split_inclusive(' ').collect();
    let mut reply = Reply::sse::<String>([]).every(Duration::from_micros(1_000_000 / TOKENS));
    for word in words.iter().cycle().take(TOKENS as usize * 2) {
        let event = serde_json::json!({"candidates": [{"content": {"role": "model", "parts": [{"text": word}]}, "index": 0}]});
        reply = reply.piece(format!("data: {event}\r\n\r\n"));
    }
    let end = serde_json::json!({"candidates": [{"content": {"role": "model", "parts": [{"text": ""}]}, "finishReason": "STOP", "index": 0}]});
    reply.piece(format!("data: {end}\r\n\r\n")).then(End::Close)
}

pub(crate) fn config(far: &FarSide, volume: u8) -> String {
    format!(
        "[provider.gemini]\nbase-url = \"{}\"\n[answer]\nlanguage = \"en\"\ncontext = \"never\"\n[speech.sounds]\nvolume = {volume}\n",
        far.url()
    )
}

/// Enough lines of a build log to fill the window.
pub(crate) fn text() -> String {
    (0..250)
        .map(|line| {
            let word = "abcdefghijklmnopqrstuvwxyz"
                .chars()
                .cycle()
                .skip(line * 7)
                .take(20 + line * 13 % 60)
                .collect::<String>();
            format!("{line:4} test {word} ... ok in {} ms\n", line * 37 % 911)
        })
        .collect()
}
