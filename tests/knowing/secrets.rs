//! Secrets on a real desktop, before a picture of it is sent.

use std::thread::sleep;
use std::time::Duration;

use aloud::describe::local::ocr::Reader;
use aloud::picture::{Layout, Picture, Rect};
use aloud::screening::{Findings, Secret};
use aloud::wording::{self, Offered};
use image::{ImageFormat, RgbImage};

use super::{Reply, Scene, accessible, described};
use crate::desktop::{Options, Place};
use crate::home::hears;
use crate::home::pictures::{distance, file, screen, sent};

const BILL: &str = "Dear Ada,\n\nplease pay the bill of 42 EUR.\nCard 4111 1111 1111 1111\n";

/// Above what the compression of a picture costs, far below what any other picture differs by.
const SAME: f64 = 5.0;

/// A press sooner than a second after a warning is no answer to it.
pub(super) const UNDERSTOOD: Duration = Duration::from_millis(1200);

/// A loaded machine takes its time to read.
pub(super) fn privacy(secrets: &str) -> String {
    format!("[privacy]\nsecrets = \"{secrets}\"\nsearch-milliseconds = 30000\n")
}

fn withheld(secrets: &[Secret]) -> String {
    let found = Findings {
        secrets: secrets.to_vec(),
        ..Findings::default()
    };
    wording::withheld(&found, Offered::Press, false)
}

/// Where a text stands in a picture.
fn place_of(picture: &RgbImage, text: &str) -> Vec<Rect> {
    let pixels = picture
        .pixels()
        .flat_map(|it| [it.0[0], it.0[1], it.0[2], 0]);
    let (width, height) = picture.dimensions();
    let frame: Vec<u8> = pixels.collect();
    let stride = width as usize * 4;
    let picture = Picture::new(frame.into(), Layout::Rgbx, width, height, stride).unwrap();
    let whole = Rect {
        x: 0,
        y: 0,
        width,
        height,
    };
    let read = Reader::load().unwrap().read(&picture, whole).unwrap();
    let words = read.lines.into_iter().flat_map(|line| line.words);
    let here = words.filter(|(word, _)| word.contains(text));
    here.map(|(_, place)| place).collect()
}

#[test]
fn a_card_number_is_told_and_sent_only_at_the_second_press() {
    let scene = Scene::configured(
        &Options::default(),
        "never",
        &privacy("ask"),
        vec![Reply::gemini(&["A bill."])],
    );
    let desktop = &scene.desktop;
    let place = Place::at(40, 60, 700, 400);
    let cover = desktop.terminal("Build", "41 passed", place);
    let editor = desktop.editor("bill.txt", BILL, place);
    editor.activate(desktop);
    assert_eq!(scene.far.look(|record| record.connections), 0);
    desktop.press("super+alt+w");
    hears(desktop, 0, &withheld(&[Secret::Card]));
    assert!(scene.far.requests().is_empty());
    // The way to the provider was opened beside the search, and did not wait for its outcome.
    assert_eq!(scene.far.look(|record| record.connections), 1);
    sleep(UNDERSTOOD);
    // What is there by now is not what was agreed to.
    cover.activate(desktop);
    scene.ask("super+alt+w");
    hears(desktop, 0, "A bill.");
    let (_, picture) = sent(&scene.far.requests()[0]);
    assert!(!place_of(&picture, "4111").is_empty());
    assert!(place_of(&picture, "passed").is_empty());
}

#[test]
fn a_card_number_is_painted_over_before_it_is_sent() {
    let scene = Scene::configured(
        &Options::default(),
        "never",
        &privacy("mask"),
        vec![Reply::gemini(&["A bill."])],
    );
    let desktop = &scene.desktop;
    let editor = desktop.editor("bill.txt", BILL, Place::at(40, 60, 700, 400));
    editor.activate(desktop);
    scene.ask("super+alt+d");
    hears(desktop, 0, "Painted over: a card number.");
    hears(desktop, 0, "A bill.");
    let (_, picture) = sent(&scene.far.requests()[0]);
    let whole = screen(desktop);
    // All but the number is as it is on the screen.
    let apart = distance(&whole, &picture);
    assert!(apart < SAME, "{apart}");
    let groups: Vec<Rect> = ["4111", "1111"]
        .iter()
        .flat_map(|group| place_of(&whole, group))
        .collect();
    assert!(
        !groups.is_empty(),
        "the number cannot be read on the screen"
    );
    let scale = f64::from(picture.width()) / f64::from(whole.width());
    for place in groups {
        let at =
            |start: i32, length: u32| ((f64::from(start) + f64::from(length) / 2.0) * scale) as u32;
        let middle = at(place.y, place.height);
        let left = (f64::from(place.x) * scale) as u32 + 4;
        let right = ((f64::from(place.x) + f64::from(place.width)) * scale) as u32 - 4;
        for x in left..right {
            let pixel = picture.get_pixel(x, middle).0;
            let grey = pixel.iter().all(|channel| channel.abs_diff(128) < 24);
            assert!(grey, "{x} {middle}: {pixel:?}");
        }
    }
    let saved = desktop.folder().join("sent.png");
    std::fs::write(&saved, file(&picture, ImageFormat::Png)).unwrap();
    let read = described(desktop, &["--mode", "text", saved.to_str().unwrap()], &[]).0;
    assert!(read.contains("please pay"), "{read}");
    assert!(!read.contains("4111") && !read.contains("1111"), "{read}");
}

#[test]
fn a_window_with_a_password_field_is_sent_only_at_the_second_press() {
    let scene = Scene::configured(
        &accessible(),
        "never",
        &privacy("ask"),
        vec![Reply::gemini(&["A question for a password."])],
    );
    let desktop = &scene.desktop;
    let _dialog = scene.dialog("Secret", &["--password"]);
    desktop.press("super+alt+w");
    hears(desktop, 0, &withheld(&[Secret::PasswordField]));
    assert!(scene.far.requests().is_empty());
    sleep(UNDERSTOOD);
    scene.ask("super+alt+w");
    hears(desktop, 0, "A question for a password.");
}
