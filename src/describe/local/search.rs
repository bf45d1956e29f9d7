//! Reads as much of a picture as there is time for, the front window first: for a search that must know
//! what it has not seen.

use std::time::Duration;

use tokio::time::{Instant, timeout_at};

use super::aside;
use super::ocr::{Aim, Look};
use super::scene::Scene;
use super::worker::Heard;
use super::{Line, Local, scene};
use crate::prompt::Prompt;

/// How much of a picture was read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Extent {
    /// Everything.
    Whole,
    /// The front window whole, and not everything around it: the time was over.
    Front,
    /// Not even the front window whole, or not all of a picture without one: the time was over.
    Part,
    /// Not everything, because the reader failed.
    Failed,
}

/// What was read in a given time.
#[derive(Debug, Clone, PartialEq)]
pub struct Searched {
    /// The lines in reading order, with those that may be in another script.
    pub lines: Vec<Line>,
    /// How far the reader came.
    pub extent: Extent,
}

impl Searched {
    /// Nothing, because nobody can read.
    pub fn failed() -> Self {
        Self {
            lines: Vec::new(),
            extent: Extent::Failed,
        }
    }
}

/// All that there is to be searched, the front window first. Lines that may be in another script
/// are searched too; they are not told.
pub(super) fn looks(scene: &Scene, prompt: &Prompt) -> Vec<Look> {
    let mut looks = scene.looks(&prompt.picture, true);
    looks.iter_mut().for_each(|look| look.aim = Aim::Search);
    looks
}

impl Local {
    /// The lines that can be read in that time.
    pub(super) async fn lines_within(&self, prompt: Prompt, within: Duration) -> Searched {
        let end = Instant::now() + within;
        let mut searched = Searched {
            lines: Vec::new(),
            extent: Extent::Part,
        };
        let scene = scene(&prompt);
        let looks = aside(move || looks(&scene, &prompt));
        let Ok(looks) = timeout_at(end, looks).await else {
            return searched;
        };
        let in_one_piece = looks.len() < 2;
        let mut answer = match self.asked(looks) {
            Ok(answer) => answer,
            Err(failure) => {
                tracing::error!(%failure, "the picture was not searched");
                return Searched::failed();
            }
        };
        while let Ok(heard) = timeout_at(end, answer.recv()).await {
            match heard {
                Some(Ok(Heard::Line(line))) => searched.lines.push(line),
                Some(Ok(Heard::AreaEnd)) if in_one_piece => {}
                Some(Ok(Heard::AreaEnd)) => searched.extent = Extent::Front,
                Some(Ok(Heard::End { .. })) => {
                    searched.extent = Extent::Whole;
                    break;
                }
                Some(Err(failure)) => {
                    tracing::error!(%failure, "the picture was not searched");
                    searched.extent = Extent::Failed;
                    break;
                }
                // Another request took the reader away.
                None => {
                    searched.extent = Extent::Failed;
                    break;
                }
            }
        }
        searched
    }
}
