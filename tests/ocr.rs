//! Reads screens of real programs whose texts are known.
#![allow(clippy::unwrap_used, clippy::print_stderr, missing_docs)]

#[path = "ocr/in_time.rs"]
mod in_time;
#[path = "ocr/lines.rs"]
mod lines;
#[path = "ocr/quotes.rs"]
mod quotes;
mod screens;

use std::time::Duration;

use aloud::describe::local::Line;
use aloud::describe::local::ocr::{Aim, Look, Reader};
use aloud::describe::local::worker::{Heard, Worker};
use aloud::picture::{Picture, Rect};
use image::{Rgba, RgbaImage, imageops};
use sha2::{Digest, Sha256};

static DETECTOR: &[u8] = include_bytes!("../src/describe/local/models/PP-OCRv6_det_tiny.onnx");
static RECOGNISER: &[u8] = include_bytes!("../src/describe/local/models/PP-OCRv6_rec_tiny.onnx");
static NOTICE: &str = include_str!("../src/describe/local/models/NOTICE");
static LICENSE: &str = include_str!("../src/describe/local/models/LICENSE");
static ALPHABET: &str = include_str!("../src/describe/local/models/PP-OCRv6_rec_tiny.alphabet.txt");

#[test]
fn the_models_are_the_published_ones_and_the_alphabet_is_theirs() {
    let sum = |bytes: &[u8]| -> String {
        Sha256::digest(bytes)
            .iter()
            .map(|byte| format!("{byte:02x}"))
            .collect()
    };
    assert_eq!(
        sum(DETECTOR),
        "f42c0fbd294d95eac1a550e131b277dac97462c8025fa4b6c3cec1b7894bd3d5"
    );
    assert_eq!(
        sum(RECOGNISER),
        "38cd559cb4b24c5056592d981b13e086f9472db9b3c8968296f0d0c2b4a65531"
    );
    assert_eq!(ALPHABET.lines().count(), 6904);
    let letters = ALPHABET.as_bytes();
    assert!(
        RECOGNISER
            .windows(letters.len())
            .any(|part| part == letters)
    );
    // Who passes them on passes these on.
    for file in ["PP-OCRv6_det_tiny.onnx", "PP-OCRv6_rec_tiny.onnx"] {
        assert!(NOTICE.contains(file), "{file}");
    }
    assert!(LICENSE.contains("Apache License") && LICENSE.contains("Version 2.0"));
}

fn whole(picture: &Picture) -> Rect {
    Rect {
        x: 0,
        y: 0,
        width: picture.width(),
        height: picture.height(),
    }
}

fn look(picture: &Picture) -> Look {
    Look {
        picture: picture.clone(),
        area: whole(picture),
        windows: Vec::new(),
        aim: Aim::Tell,
    }
}

fn text(lines: &[Line]) -> String {
    let lines: Vec<&str> = lines.iter().map(|line| line.text.as_str()).collect();
    lines.join("\n")
}

fn position(lines: &[Line], start: &str) -> usize {
    let found = lines.iter().position(|line| line.text.starts_with(start));
    found.unwrap_or_else(|| panic!("{start} was not read in:\n{}", text(lines)))
}

fn pixels(picture: &Picture) -> RgbaImage {
    image::DynamicImage::from(picture.to_rgb8()).into_rgba8()
}

#[test]
fn known_screens_are_read_word_by_word() {
    let reader = Reader::load().unwrap();
    let pages = screens::PAGES.map(|page| (page, screens::render(page, 1), screens::truth(page)));
    let real = [
        ("desktop", screens::desktop::desktop()),
        ("widgets", screens::widgets::widgets()),
    ];
    let real = real.map(|(name, (picture, truth))| (name, picture, truth));
    let mut scores = Vec::new();
    for (name, picture, truth) in pages.into_iter().chain(real) {
        let reading = reader.read(&picture, whole(&picture)).unwrap();
        assert!(!reading.unreadable_script, "{name}");
        let read = text(&reading.lines);
        let score = screens::f1(&truth, &read);
        assert!(
            score >= 0.93,
            "{name}: {score:.3}, missed and invented {:?}",
            screens::mistakes(&truth, &read)
        );
        eprintln!("{name}: {score:.4}");
        scores.push(score);
        if name == "article" {
            columns_are_read_one_after_the_other(&reading.lines);
        }
        if name == "mail" {
            words_stand_where_they_are_painted(&reader, &picture, &reading.lines);
        }
    }
    let mean = scores.iter().sum::<f64>() / scores.len() as f64;
    assert!(mean >= 0.97, "{scores:?}");
}

fn columns_are_read_one_after_the_other(lines: &[Line]) {
    let order = [
        "The Keeper",
        "By Eleanor",
        "On clear evenings",
        "the work of three",
        "The last of them",
        "A clock that",
        "You did not listen",
        "Munro remembers",
        "What remains",
        "with thanks",
        "Page 14",
    ];
    let places = order.map(|start| position(lines, start));
    assert!(places.is_sorted(), "{places:?} in:\n{}", text(lines));
}

/// Painting over a word's place must hide it, and nothing of the words beside it.
fn words_stand_where_they_are_painted(reader: &Reader, picture: &Picture, lines: &[Line]) {
    let line = &lines[position(lines, "Booking reference")];
    let (_, place) = line
        .words
        .iter()
        .find(|(word, _)| word.starts_with("QK7X2M"))
        .unwrap();
    let mut painted = pixels(picture);
    for y in place.y..place.y + place.height as i32 {
        for x in place.x..place.x + place.width as i32 {
            painted.put_pixel(x as u32, y as u32, Rgba([255; 4]));
        }
    }
    let painted = Picture::from_rgba(painted).unwrap();
    let reading = reader.read(&painted, line.area).unwrap();
    let read = text(&reading.lines);
    assert!(!read.contains("QK") && !read.contains("2M"), "{read}");
    assert!(
        read.contains("reference") && read.contains("coach"),
        "{read}"
    );
}

#[test]
fn fine_screens_are_read_with_large_and_with_small_text() {
    let reader = Reader::load().unwrap();
    let large = screens::render("mail", 2);
    assert_eq!((large.width(), large.height()), (3840, 2160));
    let reading = reader.read(&large, whole(&large)).unwrap();
    let score = screens::f1(&screens::truth("mail"), &text(&reading.lines));
    assert!(score >= 0.96, "large: {score:.3}");

    let small = screens::in_a_corner(&screens::render("mail", 1));
    let reading = reader.read(&small, whole(&small)).unwrap();
    let score = screens::f1(&screens::truth("mail"), &text(&reading.lines));
    assert!(score >= 0.96, "small: {score:.3}");
    let line = &reading.lines[position(&reading.lines, "Warm regards")];
    assert!(line.area.x > 2700 && line.area.y > 1500, "{line:?}");

    // Whoever searches them looks more coarsely, and finds them all the same.
    for (what, picture) in [("large", large), ("small", small)] {
        let score = screens::f1(&screens::truth("mail"), &searched(&reader, &picture));
        assert!(score >= 0.93, "{what}: {score:.3}");
    }
}

/// The text that a search is told.
fn searched(reader: &Reader, picture: &Picture) -> String {
    let search = Look {
        aim: Aim::Search,
        ..look(picture)
    };
    text(&reader.read_all(&search).unwrap().lines)
}

#[test]
fn unknown_scripts_are_signalled_and_not_guessed() {
    let reader = Reader::load().unwrap();
    for page in ["cyrillic", "greek"] {
        let picture = screens::render_sized(page, 1, (1000, 500));
        let reading = reader.read(&picture, whole(&picture)).unwrap();
        assert!(reading.unreadable_script, "{page}: {:?}", reading.lines);
        assert!(reading.lines.len() <= 1, "{page}: {:?}", reading.lines);
    }
}

#[test]
fn short_words_in_an_unknown_script_are_not_guessed_either() {
    let reader = Reader::load().unwrap();
    for page in [
        "menu-cyrillic",
        "question-cyrillic",
        "menu-greek",
        "menu-arabic",
    ] {
        let picture = screens::render_sized(page, 1, (400, 420));
        let reading = reader.read(&picture, whole(&picture)).unwrap();
        assert!(reading.unreadable_script, "{page}: {:?}", reading.lines);
        assert_eq!(reading.lines, [], "{page}");
        // Who searches for secrets is told of all that stands there.
        let search = Look {
            aim: Aim::Search,
            ..look(&picture)
        };
        let searched = reader.read_all(&search).unwrap();
        assert!(searched.unreadable_script, "{page}");
        assert!(searched.lines.len() > 2, "{page}: {searched:?}");
    }
    let picture = screens::render_sized("menus", 1, (400, 800));
    let reading = reader.read(&picture, whole(&picture)).unwrap();
    assert!(!reading.unreadable_script, "{:?}", reading.lines);
    assert_eq!(reading.lines.len(), 24, "{:?}", reading.lines);
}

#[test]
fn the_smallest_pictures_are_searched_to_their_edges() {
    let reader = Reader::load().unwrap();
    for (width, height) in [
        (1, 1),
        (2, 2),
        (3, 1),
        (1, 40),
        (5, 3),
        (17, 33),
        (64, 21),
        (333, 2),
    ] {
        let speckled = RgbaImage::from_fn(width, height, |x, y| {
            let dark = (x * 7 + y * 5) % 3 == 0;
            Rgba(if dark { [0, 0, 0, 255] } else { [255; 4] })
        });
        let speckled = Picture::from_rgba(speckled).unwrap();
        let read = searched(&reader, &speckled);
        assert!(read.len() < 40, "{width}x{height}: {read}");
    }
}

#[test]
fn what_holds_no_text_is_read_as_nothing() {
    let reader = Reader::load().unwrap();
    for (width, height) in [(1, 1), (5, 3), (40, 30), (1920, 1080)] {
        let blank = RgbaImage::from_pixel(width, height, Rgba([30, 30, 30, 255]));
        let blank = Picture::from_rgba(blank).unwrap();
        let reading = reader.read(&blank, whole(&blank)).unwrap();
        assert_eq!(reading.lines, [], "{width}x{height}");
    }
    let picture = screens::render_sized("dialogs", 1, (700, 420));
    let outside = Rect {
        x: 5000,
        ..whole(&picture)
    };
    assert_eq!(reader.read(&picture, outside).unwrap().lines, []);
    // Text on its side is no line of ours: it may be missed, and it must not be a failure.
    let turned = Picture::from_rgba(imageops::rotate90(&pixels(&picture))).unwrap();
    let reading = reader.read(&turned, whole(&turned)).unwrap();
    assert!(
        !text(&reading.lines).contains("Documents"),
        "{:?}",
        reading.lines
    );
    // A tiny window with one word.
    let word = Rect {
        x: 500,
        y: 90,
        width: 140,
        height: 40,
    };
    assert_eq!(
        text(&reader.read(&picture, word).unwrap().lines),
        "Documents"
    );
}

#[tokio::test]
async fn the_worker_streams_lines_and_a_new_request_supersedes() {
    let picture = screens::render_sized("dashboard", 1, (1920, 1080));
    let worker = Worker::start().unwrap();
    let mut old = worker.read(vec![look(&picture)]);
    assert!(matches!(old.recv().await, Some(Ok(Heard::Line(_)))));
    let corner = Rect {
        x: 0,
        y: 0,
        width: 900,
        height: 60,
    };
    let mut new = worker.read(vec![Look {
        area: corner,
        ..look(&picture)
    }]);
    let mut heard = Vec::new();
    while let Some(next) = tokio::time::timeout(Duration::from_secs(60), new.recv())
        .await
        .unwrap()
    {
        heard.push(next.unwrap());
    }
    assert!(matches!(
        heard.pop(),
        Some(Heard::End {
            unreadable_script: false
        })
    ));
    let Some(Heard::Line(first)) = heard.first() else {
        panic!("{heard:?}");
    };
    assert_eq!(first.text, "Fleet overview");
    let mut ended = false;
    while let Some(next) = old.recv().await {
        ended |= matches!(next, Ok(Heard::End { .. }));
    }
    assert!(!ended, "the superseded answer went on to its end");
}

#[tokio::test]
async fn the_window_that_matters_is_read_first() {
    let picture = screens::render_sized("dialogs", 1, (1920, 1080));
    let worker = Worker::start().unwrap();
    let front = Rect {
        x: 1090,
        y: 600,
        width: 760,
        height: 380,
    };
    let mut heard = worker.read(vec![
        Look {
            area: front,
            windows: vec![front],
            aim: Aim::Tell,
            ..look(&picture)
        },
        Look {
            area: Rect {
                height: 40,
                ..whole(&picture)
            },
            ..look(&picture)
        },
    ]);
    let (mut lines, mut ended) = (Vec::new(), None);
    while let Some(Ok(next)) = heard.recv().await {
        match next {
            Heard::Line(line) => lines.push(line),
            // The front window is through before anything else of the screen is read.
            Heard::AreaEnd if ended.is_none() => ended = Some(lines.len()),
            Heard::AreaEnd => {}
            Heard::End { .. } => break,
        }
    }
    assert_eq!(lines[0].text, "Software updates");
    assert_eq!(lines[0].window, Some(0));
    let panel = position(&lines, "Activities");
    assert!(panel > position(&lines, "Install now"));
    assert!(ended.is_some_and(|front| position(&lines, "Install now") < front && front <= panel));
    assert!(lines[panel].block > lines[panel - 1].block);
}
