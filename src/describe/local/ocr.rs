//! Reads the text in a picture on this machine, with the PP-OCRv6 tiny models that are part of the
//! program. It opens no file and no connection, and it holds 60 MB or more while it lives: whoever
//! loads it drops it again.

mod activity;
mod boxes;
mod capitals;
mod caret;
mod correct;
mod find;
mod hexadecimal;
mod ink;
mod parts;
mod scale;
mod script;
mod sheet;
mod source;
mod spell;

use std::collections::BTreeMap;
use std::num::NonZero;
use std::ops::ControlFlow;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, mpsc};
use std::thread;

use image::RgbImage;
use rten::{RunOptions, ThreadPool};

use super::layout::{self, Place};
use super::{Line, Reading};
use crate::failure::Failure;
use crate::picture::{Picture, Rect};
use find::Finder;
use script::Doubt;
use spell::{Speller, Spelling};

/// The fewest threads that read at the same time: two cores are the least that is sold.
const FEWEST: usize = 2;
/// The most: each takes 16 MB and more, and the machine is the user's.
const MOST: usize = 4;

/// Both models, ready to read.
pub struct Reader {
    finder: Finder,
    speller: Speller,
    /// All threads on one model.
    together: RunOptions,
    /// One thread each on a model of its own, which is quicker for the small pictures of lines.
    alone: Vec<RunOptions>,
}

/// Both models as they are part of the program, which is read from its file as it is used.
pub fn weights() -> [&'static [u8]; 2] {
    [find::WEIGHTS, spell::WEIGHTS]
}

/// Whether a letter can be read at all.
pub fn knows(letter: char) -> bool {
    spell::knows(letter)
}

/// What is to be read.
#[derive(Debug, Clone)]
pub struct Look {
    /// The picture.
    pub picture: Picture,
    /// The part of it that is read, in its pixels.
    pub area: Rect,
    /// The windows in it from front to back, in its pixels; empty when they are not known.
    pub windows: Vec<Rect>,
    /// What it is read for.
    pub aim: Aim,
}

/// What a picture is read for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Aim {
    /// To be told: as well as it can be read. Lines that look like a script that cannot be read are
    /// left out.
    Tell,
    /// To be searched while somebody waits: quicker, with ends of lines that are less exact, and with all
    /// lines.
    Search,
}

impl Reader {
    /// Makes the models ready, in 10 to 60 ms.
    ///
    /// # Errors
    /// [`Failure::Broken`] when the models that are part of the program cannot be used.
    pub fn load() -> Result<Self, Failure> {
        let cores = thread::available_parallelism().map_or(FEWEST, NonZero::get);
        // Two of those that are counted are mostly one core.
        let count = (cores / 2).clamp(FEWEST, MOST);
        let threads = |count| {
            let pool = Arc::new(ThreadPool::with_num_threads(count));
            RunOptions::default().with_thread_pool(Some(pool))
        };
        Ok(Self {
            finder: Finder::load()?,
            speller: Speller::load()?,
            together: threads(count),
            alone: (0..count).map(|_| threads(1)).collect(),
        })
    }

    /// Reads all text of `area` in reading order, to be told.
    ///
    /// # Errors
    /// [`Failure::Broken`] when a model fails.
    pub fn read(&self, picture: &Picture, area: Rect) -> Result<Reading, Failure> {
        self.read_all(&Look {
            picture: picture.clone(),
            area,
            windows: Vec::new(),
            aim: Aim::Tell,
        })
    }

    /// Reads all text of what is to be read, in reading order.
    ///
    /// # Errors
    /// [`Failure::Broken`] when a model fails.
    pub fn read_all(&self, look: &Look) -> Result<Reading, Failure> {
        let mut lines = Vec::new();
        let unreadable_script = self.read_each(look, |line| {
            lines.extend(line);
            ControlFlow::Continue(())
        })?;
        Ok(Reading {
            lines,
            unreadable_script,
        })
    }

    /// Reads line by line in reading order, until `each` has had enough; says whether there was
    /// text in a script that it does not know. While lines are only being found `each` is called
    /// without one, so that it may have had enough by then.
    ///
    /// # Errors
    /// [`Failure::Broken`] when a model fails.
    pub fn read_each(
        &self,
        look: &Look,
        mut each: impl FnMut(Option<Line>) -> ControlFlow<()>,
    ) -> Result<bool, Failure> {
        let Some(part) = look.picture.crop(look.area) else {
            return Ok(false);
        };
        let (image, origin) = (part.to_rgb8(), (look.area.x.max(0), look.area.y.max(0)));
        let Some(spots) = self
            .finder
            .find(&part, &image, look.aim, &self.together, &mut || each(None))?
        else {
            return Ok(false);
        };
        let windows: Vec<Rect> = look
            .windows
            .iter()
            .map(|window| moved(*window, -origin.0, -origin.1))
            .collect();
        let places = layout::order(&spots, &windows);
        let mut doubt = Doubt::default();
        let mut pass = |lines: Vec<Line>| {
            let mut lines = lines.into_iter().map(|line| shifted(line, origin));
            lines.try_for_each(|line| each(Some(line)))
        };
        let flow = self.spell_each(&image, &spots, &places, |place, mut spelling| {
            let spot = spots[place.index];
            let low = capitals::judge(&image, spot, &mut spelling);
            match correct::line(spelling, spot, place) {
                Some(line) if look.aim == Aim::Search => {
                    let flow = pass(vec![line.clone()]);
                    doubt.weigh(line, low);
                    flow
                }
                Some(line) => pass(doubt.weigh(line, low)),
                None => ControlFlow::Continue(()),
            }
        })?;
        if flow.is_continue() && look.aim == Aim::Tell {
            let _ = pass(doubt.rest());
        }
        Ok(doubt.is_foreign())
    }

    /// Spells the spots on all threads, and hands them on in the order of `places`.
    fn spell_each(
        &self,
        image: &RgbImage,
        spots: &[Rect],
        places: &[Place],
        mut each: impl FnMut(&Place, Spelling) -> ControlFlow<()>,
    ) -> Result<ControlFlow<()>, Failure> {
        let next = AtomicUsize::new(0);
        thread::scope(|scope| {
            // Bounded, so that little is spelled in vain after the last line that was wanted.
            let (spelled, spellings) = mpsc::sync_channel(self.alone.len());
            for options in &self.alone {
                let (spelled, next) = (spelled.clone(), &next);
                scope.spawn(move || {
                    loop {
                        let turn = next.fetch_add(1, Ordering::Relaxed);
                        let Some(place) = places.get(turn) else {
                            return;
                        };
                        let spelling = self.speller.spell(image, spots[place.index], options);
                        if spelled.send((turn, spelling)).is_err() {
                            return;
                        }
                    }
                });
            }
            drop(spelled);
            let mut early = BTreeMap::new();
            let mut turn = 0;
            for (done, spelling) in spellings {
                early.insert(done, spelling?);
                while let Some(spelling) = early.remove(&turn) {
                    if each(&places[turn], spelling).is_break() {
                        return Ok(ControlFlow::Break(()));
                    }
                    turn += 1;
                }
            }
            Ok(ControlFlow::Continue(()))
        })
    }
}

fn moved(area: Rect, x: i32, y: i32) -> Rect {
    Rect {
        x: area.x.saturating_add(x),
        y: area.y.saturating_add(y),
        ..area
    }
}

fn shifted(mut line: Line, (x, y): (i32, i32)) -> Line {
    line.area = moved(line.area, x, y);
    for (_, place) in &mut line.words {
        *place = moved(*place, x, y);
    }
    line
}

/// A failure of a model or of our use of it.
fn broken(error: impl std::fmt::Display) -> Failure {
    Failure::Broken {
        detail: format!("reading text: {error}"),
    }
}
