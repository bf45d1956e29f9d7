//! Makes a line of what was spelled: known mistakes put right, words with their places.

use super::spell::Spelling;
use crate::describe::local::Line;
use crate::describe::local::layout::Place;
use crate::picture::Rect;

#[derive(Default)]
pub(super) struct Script {}
impl Script {
    pub(super) fn weigh(&mut self, _s: &Spelling, _r: Rect) {}
    pub(super) fn is_unreadable(&self) -> bool {
        false
    }
}

pub(super) fn line(spelling: Spelling, spot: Rect, place: &Place) -> Option<Line> {
    if std::env::var("DUMP").is_ok() {
        let t: String = spelling.iter().map(|l| l.letter).collect();
        let d: Vec<String> = spelling.iter().filter(|l| l.sure < 0.9).map(|l| format!("{}{:.2}{:?}", l.letter, l.sure, l.rivals)).collect();
        eprintln!("{t}   {d:?}");
    }
    let text: String = spelling.iter().map(|l| l.letter).collect();
    let text = text.trim().to_owned();
    if text.is_empty() {
        return None;
    }
    let confidence = spelling.iter().map(|l| l.sure).sum::<f32>() / spelling.len() as f32;
    Some(Line { text, area: spot, confidence, words: vec![], block: place.block, window: place.window })
}
