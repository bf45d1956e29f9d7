//! Spells one line of text: the recogniser sees it at a height of 48 pixels and gives for every
//! eighth column the probability of each letter.

use std::collections::HashMap;

use image::{DynamicImage, RgbImage};
use rten::{Model, RunOptions};
use rten_tensor::NdTensor;
use rten_tensor::prelude::*;

use super::source::cut;
use super::{broken, caret};
use crate::failure::Failure;
use crate::picture::{Picture, Rect};

/// The official recogniser with its weights stored as int8 by others; see NOTICE beside it.
pub(super) static WEIGHTS: &[u8] = include_bytes!("../models/PP-OCRv6_rec_tiny.onnx");
/// The letters in the order of the recogniser's classes, from its own metadata; class 0 stands for
/// "no letter here", the class after the last for a space.
static ALPHABET: &str = include_str!("../models/PP-OCRv6_rec_tiny.alphabet.txt");

/// The height that the recogniser was trained with.
const HEIGHT: u32 = 48;
/// So many probabilities are compared at a time.
const LANES: usize = 16;

/// Letters that look alike at the size of screens; which one it is, their neighbours tell.
const LOOK_ALIKE: [&str; 9] = ["0Oo", "1lI|", "cC", "sS", "uU", "vV", "wW", "xX", "zZ"];

pub(super) struct Speller {
    model: Model,
    letters: Vec<char>,
    /// For each class the classes that look like it.
    rivals: HashMap<usize, Vec<usize>>,
}

/// One letter of a line.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Letter {
    pub(super) letter: char,
    /// Its middle, in pixels from the left edge of the line's box.
    pub(super) x: f32,
    /// The recogniser's probability for it.
    pub(super) sure: f32,
    /// Letters that look alike, with the recogniser's probability for each.
    pub(super) rivals: Vec<(char, f32)>,
}

/// A line as the recogniser spells it.
pub(super) type Spelling = Vec<Letter>;

impl Speller {
    pub(super) fn load() -> Result<Self, Failure> {
        let model = Model::load_static_slice(WEIGHTS).map_err(broken)?;
        let letters: Vec<char> = ALPHABET
            .lines()
            .filter_map(|line| line.chars().next())
            .chain([' '])
            .collect();
        Ok(Self {
            model,
            rivals: rivals(&letters),
            letters,
        })
    }

    /// The letters of the line in `spot`.
    pub(super) fn spell(
        &self,
        image: &RgbImage,
        spot: Rect,
        options: &RunOptions,
    ) -> Result<Spelling, Failure> {
        let input = tensor(image, spot)?;
        let output = self
            .model
            .run_one(input.into(), Some(options.clone()))
            .map_err(broken)?;
        let output: NdTensor<f32, 3> = output.try_into().map_err(broken)?;
        let [_, steps, classes] = output.shape();
        let step = spot.width as f32 / steps as f32;
        let mut spelling = Spelling::new();
        let mut last = 0;
        for (index, column) in output.into_data().chunks_exact(classes).enumerate() {
            let (class, sure) = best(column);
            if class == last {
                // The same letter seen for longer: its middle moves on.
                if let Some(letter) = spelling.last_mut().filter(|_| class != 0) {
                    letter.x += step / 2.0;
                    letter.sure = letter.sure.max(sure);
                }
            } else if let Some(&letter) = class.checked_sub(1).and_then(|at| self.letters.get(at)) {
                spelling.push(Letter {
                    letter,
                    x: (index as f32 + 0.5) * step,
                    sure,
                    rivals: self.rivals(class, column),
                });
            }
            last = class;
        }
        Ok(spelling)
    }

    fn rivals(&self, class: usize, column: &[f32]) -> Vec<(char, f32)> {
        let rivals = self.rivals.get(&class).into_iter().flatten();
        rivals
            .map(|&rival| (self.letters[rival - 1], column[rival]))
            .collect()
    }
}

/// Whether the recogniser reads this letter; it has Greek ones for mathematics alone.
pub(super) fn knows(letter: char) -> bool {
    letter.is_ascii() || !matches!(letter, 'Ͱ'..='Ͽ') && ALPHABET.contains(letter)
}

/// The classes of letters that look alike.
fn rivals(letters: &[char]) -> HashMap<usize, Vec<usize>> {
    let mut rivals: HashMap<usize, Vec<usize>> = HashMap::new();
    for family in LOOK_ALIKE {
        let classes: Vec<usize> = family
            .chars()
            .filter_map(|letter| letters.iter().position(|&other| other == letter))
            .map(|place| place + 1)
            .collect();
        for &class in &classes {
            let others = classes.iter().copied().filter(|&other| other != class);
            rivals.insert(class, others.collect());
        }
    }
    rivals
}

/// The most probable class.
fn best(column: &[f32]) -> (usize, f32) {
    // The largest of all first, which many are compared at a time for, and then where it is.
    let larger = |one: f32, other: f32| if other > one { other } else { one };
    let (blocks, rest) = column.as_chunks::<LANES>();
    let mut lanes = [f32::MIN; LANES];
    for block in blocks {
        for (lane, &sure) in lanes.iter_mut().zip(block) {
            *lane = larger(*lane, sure);
        }
    }
    let sure = lanes.iter().chain(rest).copied().fold(f32::MIN, larger);
    let class = column.iter().position(|&other| other == sure);
    (class.unwrap_or_default(), sure)
}

fn tensor(image: &RgbImage, spot: Rect) -> Result<NdTensor<f32, 4>, Failure> {
    let width = (spot.width * HEIGHT).div_ceil(spot.height.max(1)).max(16);
    let part = caret::without_carets(image, spot).unwrap_or_else(|| cut(image, spot));
    let part = Picture::from_rgba(DynamicImage::from(part).into_rgba8())?;
    let scaled = part.resized_smoothly(width, HEIGHT)?.to_rgb8();
    let mut planes = Vec::with_capacity(scaled.as_raw().len());
    for channel in [2, 1, 0] {
        planes.extend(
            scaled.as_raw()[channel..]
                .iter()
                .step_by(3)
                .map(|&value| f32::from(value) / 127.5 - 1.0),
        );
    }
    Ok(NdTensor::from_data(
        [1, 3, HEIGHT as usize, width as usize],
        planes,
    ))
}
