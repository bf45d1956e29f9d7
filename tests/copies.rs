//! Copied pictures described without a press, by the real program on a real desktop: real owners of
//! the clipboard, and the sound as it is heard.
#![allow(
    clippy::unwrap_used,
    clippy::print_stderr,
    missing_docs,
    unreachable_pub
)]

#[path = "desktop/mod.rs"]
mod desktop;
mod display;
mod far_side;
mod home;
#[path = "display/owner.rs"]
mod owner;

use std::time::{Duration, Instant};

use aloud::utterance::Cue;
use desktop::Options;
use far_side::Reply;
use home::pictures::{distance, file, painted, sent};
use home::{Home, a_while, copy};
use image::ImageFormat;
use owner::{Manner, own_on};

const WATCH: &str = "[clipboard]\nwatch = true";

fn home() -> Home {
    // The words would be heard at the same time as the sound otherwise.
    let late = Reply::gemini(&["A cat."]).before(Duration::from_millis(800));
    Home::configured(&Options::default(), WATCH, vec![late])
}

fn asked(home: &Home) -> usize {
    home.far.look(|record| record.requests.len())
}

#[test]
fn a_copied_picture_is_described_and_nothing_else_is() {
    let home = home();
    let status = String::from_utf8(home.aloud(&["status"]).stdout).unwrap();
    assert!(status.contains("Copied pictures are described"), "{status}");
    let (mark, begun) = (home.mark(), Instant::now());
    let png = file(&painted(1), ImageFormat::Png);
    let owner = copy(&home.desktop, "image/png", &png);
    assert!(home.far.becomes(|record| !record.requests.is_empty()));
    let asked_at = Instant::now();
    home.hears(mark, "A cat.");
    home.rests();
    let requests = home.far.requests();
    assert_eq!(requests.len(), 1);
    assert!(distance(&painted(1), &sent(&requests[0]).1) < 5.0);
    let before_words = asked_at + Duration::from_millis(700);
    let like = home.likeness(Cue::Copied, begun, before_words);
    assert!(like > 0.9, "the sound is not heard: {like}");

    // Neither a text, nor the answer that Aloud itself copies, nor what is marked as a secret.
    let text = copy(&home.desktop, "UTF8_STRING", b"some text");
    a_while(Duration::from_secs(2));
    assert_eq!(home.aloud(&["copy"]).status.code(), Some(0));
    a_while(Duration::from_secs(2));
    let display = home.desktop.variable("DISPLAY").unwrap();
    let hint = "x-kde-passwordManagerHint";
    for hinted in [
        ["image/png", "UTF8_STRING", hint],
        [hint, "image/png", "image/jpeg"],
    ] {
        own_on(display, &hinted, Manner::Plain(png.clone()));
        a_while(Duration::from_secs(2));
    }
    assert_eq!(asked(&home), 1, "something else was sent");
    own_on(display, &["image/png"], Manner::Plain(png.clone()));
    assert!(home.far.becomes(|record| record.requests.len() == 2));
    for mut owner in [owner, text] {
        _ = owner.kill();
        owner.wait().unwrap();
    }
}

#[test]
fn many_copies_are_one_and_while_nothing_is_copied_nothing_wakes() {
    let home = home();
    let display = home.desktop.variable("DISPLAY").unwrap();
    let png = file(&painted(2), ImageFormat::Png);
    for _ in 0..50 {
        own_on(display, &["image/png"], Manner::Plain(png.clone()));
        a_while(Duration::from_millis(100));
    }
    let mark = home.mark();
    assert!(home.far.becomes(|record| !record.requests.is_empty()));
    home.hears(mark, "A cat.");
    home.rests();
    // A machine that was busy may have made a pause between two copies.
    assert!(asked(&home) <= 3, "{} requests", asked(&home));
    a_while(Duration::from_secs(12));
    // While a picture is kept, a screen locker is looked for.
    home.aloud(&["forget"]);
    a_while(Duration::from_secs(4));
    let woken = home.daemon.wakeups_in(Duration::from_secs(5));
    assert!(woken <= 2, "{woken} wakeups in five seconds");
}
