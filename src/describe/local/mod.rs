//! What can be said about a picture with no key and no network.

pub mod layout;
pub mod ocr;
pub mod worker;

use crate::picture::Rect;

/// One line of text as it stands in a picture.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    /// What it says, after the known corrections.
    pub text: String,
    /// Where it stands, in pixels of the whole picture.
    pub area: Rect,
    /// How sure the reader is, from 0 to 1.
    pub confidence: f32,
    /// Its words with their places; a place may reach into the gaps beside the word, never less.
    pub words: Vec<(String, Rect)>,
    /// The place of its block in the reading order; lines of one block follow one another.
    pub block: usize,
    /// The window that holds it, counted from the front; none where no window was named.
    pub window: Option<usize>,
}

/// What was read in one area of a picture.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Reading {
    /// The lines in reading order.
    pub lines: Vec<Line>,
    /// There is text in a script that the reader does not know; it is not among the lines.
    pub unreadable_script: bool,
}
