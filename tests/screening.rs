//! Secrets on painted screens: four hundred that have one and four hundred that have what looks like
//! one, all read by the real reader; and what is left of them in pictures that are sent.
#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    missing_docs,
    unreachable_pub
)]

#[path = "screening/harmless.rs"]
mod harmless;
#[path = "screening/paint.rs"]
mod paint;
#[path = "screening/planted.rs"]
mod planted;
#[path = "screening/sent.rs"]
mod sent;

use std::collections::BTreeMap;
use std::time::Instant;

use aloud::describe::local::Line;
use aloud::describe::local::ocr::{Aim, Look, Reader};
use aloud::describe::local::rows::rows;
use aloud::picture::{Picture, Rect};
use aloud::screening::{Secret, search};
use paint::{Chance, Painter};

/// Screens with a secret, and as many without.
const SCREENS: u64 = 400;

fn whole(picture: &Picture) -> Rect {
    Rect {
        x: 0,
        y: 0,
        width: picture.width(),
        height: picture.height(),
    }
}

/// The lines as anybody reads them.
fn read(reader: &Reader, picture: &Picture) -> Vec<Line> {
    reader.read(picture, whole(picture)).unwrap().lines
}

/// The lines as they are read before a picture is sent.
fn searched(reader: &Reader, picture: &Picture) -> Vec<Line> {
    let look = Look {
        picture: picture.clone(),
        area: whole(picture),
        windows: Vec::new(),
        aim: Aim::Search,
    };
    reader.read_all(&look).unwrap().lines
}

/// What is found in the lines, or in the rows in which they stand.
fn found_anywhere(lines: &[Line]) -> Vec<Secret> {
    let mut all = found(lines);
    all.extend(found(&rows(lines)));
    all
}

fn found(lines: &[Line]) -> Vec<Secret> {
    let words = |line: &Line| -> Vec<String> {
        let words = line.words.iter();
        words.map(|(word, _)| word.clone()).collect()
    };
    let lines: Vec<Vec<String>> = lines.iter().map(words).collect();
    let lines: Vec<Vec<&str>> = lines
        .iter()
        .map(|words| words.iter().map(String::as_str).collect())
        .collect();
    search(&lines).into_iter().map(|hit| hit.secret).collect()
}

fn text(lines: &[Line]) -> String {
    let lines: Vec<&str> = lines.iter().map(|line| line.text.as_str()).collect();
    lines.join(" / ")
}

#[test]
fn secrets_are_found_and_what_looks_like_them_is_not() {
    let began = Instant::now();
    let reader = Reader::load().unwrap();
    let painter = Painter::load();
    let mut kinds: BTreeMap<Secret, (u32, u32)> = BTreeMap::new();
    let mut missed = Vec::new();
    for number in 0..SCREENS {
        let mut chance = Chance::of(number);
        let planted = planted::screen(number, &mut chance);
        let lines = searched(&reader, &painter.paint(&planted.lines, &mut chance));
        let (all, hits) = kinds.entry(planted.kind).or_default();
        *all += 1;
        if found_anywhere(&lines).is_empty() {
            missed.push(format!("{:?}: {}", planted.kind, text(&lines)));
        } else {
            *hits += 1;
        }
    }
    let mut alarms = Vec::new();
    for number in 0..SCREENS {
        let mut chance = Chance::of(SCREENS + number);
        let lines = harmless::screen(number, &mut chance);
        let lines = searched(&reader, &painter.paint(&lines, &mut chance));
        let found = found_anywhere(&lines);
        if !found.is_empty() {
            alarms.push(format!("{found:?}: {}", text(&lines)));
        }
    }
    for (kind, (all, hits)) in &kinds {
        println!("{kind:?}: {hits} of {all} found");
    }
    println!("missed:\n{}", missed.join("\n"));
    println!("false alarms:\n{}", alarms.join("\n"));
    let share = |count: usize| count as f64 / SCREENS as f64;
    let (recall, alarm) = (1.0 - share(missed.len()), share(alarms.len()));
    let seconds = began.elapsed().as_secs();
    println!("recall {recall:.3}, false alarms {alarm:.3}, {seconds} s");
    assert!(recall >= 0.95, "recall {recall:.3}:\n{}", missed.join("\n"));
    assert!(alarm <= 0.05, "alarms {alarm:.3}:\n{}", alarms.join("\n"));
}
