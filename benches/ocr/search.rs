//! How long a picture is looked through before it is sent: the front window first, then what is
//! around it, as the search for secrets does it.

use std::time::{Duration, Instant};

use aloud::describe::local::ocr::{Aim, Look, Reader};
use aloud::picture::{Picture, Rect};

use crate::{screens, whole};

/// How often each screen is searched; all runs count, because all of them are waited for.
const RUNS: usize = 9;

/// The searches of all screens.
#[derive(Default)]
pub(crate) struct Searches {
    fronts: Vec<Vec<Duration>>,
    wholes: Vec<Vec<Duration>>,
}

impl Searches {
    /// Searches one screen, and prints a row of it.
    pub(crate) fn add(&mut self, reader: &Reader, picture: &Picture, front: Rect, truth: &str) {
        let (mut fronts, mut wholes) = (Vec::new(), Vec::new());
        let mut text = String::new();
        for _ in 0..RUNS {
            text.clear();
            let start = Instant::now();
            read(reader, picture.clone(), front, &mut text);
            fronts.push(start.elapsed());
            read(reader, picture.without(front), whole(picture), &mut text);
            wholes.push(start.elapsed());
        }
        fronts.sort_unstable();
        wholes.sort_unstable();
        println!(
            "  searched: front window p50 {} ms, whole p50 {} ms, slowest {} ms, F1 {:.1} %",
            fronts[RUNS / 2].as_millis(),
            wholes[RUNS / 2].as_millis(),
            wholes[RUNS - 1].as_millis(),
            screens::f1(truth, &text) * 100.0
        );
        self.fronts.push(fronts);
        self.wholes.push(wholes);
    }

    /// Prints what all searches took together.
    pub(crate) fn print(&self) {
        for (what, screens) in [("front window", &self.fronts), ("whole", &self.wholes)] {
            let medians = screens.iter().map(|runs| runs[RUNS / 2]);
            let slowest = medians.max().unwrap_or_default();
            let mut all: Vec<Duration> = screens.concat();
            all.sort_unstable();
            println!(
                "{what} searched: p50 {} ms, p50 of the slowest screen {} ms, slowest of all {} ms (gate 300, the front window first)",
                all[all.len() / 2].as_millis(),
                slowest.as_millis(),
                all[all.len() - 1].as_millis()
            );
        }
    }
}

fn read(reader: &Reader, picture: Picture, area: Rect, text: &mut String) {
    let look = Look {
        picture,
        area,
        windows: Vec::new(),
        aim: Aim::Search,
    };
    for line in reader.read_all(&look).unwrap().lines {
        text.push_str(&line.text);
        text.push('\n');
    }
}
