//! A picture that is no screen: what is surely known of it, and the text in it.

use super::super::Line;
use super::super::phrases::ended;
use super::Composer;
use crate::request::{Detail, Mode};
use crate::surroundings::Remark;
use crate::wording::say;

/// Below this a line read in a photo is no text.
const SURE: f32 = 0.8;

impl Composer {
    pub(super) fn end_of_picture(&mut self, all_read: bool) -> Vec<String> {
        let written: f32 = self
            .lines
            .iter()
            .map(|line| area(line) / self.facts.pixels())
            .sum();
        let photo = self.facts.is_photo();
        let lines = std::mem::take(&mut self.lines);
        let lines = lines
            .into_iter()
            .filter(|line| !photo || line.confidence >= SURE);
        if self.mode == Mode::Text {
            let mut told: Vec<String> = Vec::new();
            lines.for_each(|line| told.extend(self.flow.push(&line.text, line.block)));
            told.extend(self.flow.end());
            if told.is_empty() && all_read {
                told.push(ended(&say!("no-text")));
            }
            return told;
        }
        let lines: Vec<Line> = lines.collect();
        let facts = self.facts.clause(written);
        if self.detail == Detail::Gist {
            return vec![ended(&match lines.first() {
                Some(line) => say!("facts-with-text", facts, text = line.text.as_str()),
                None => say!("facts-alone", facts),
            })];
        }
        let mut told = vec![ended(&facts)];
        if self.scene.known.remarks.contains(&Remark::FirstFrame) {
            told.push(ended(&say!("first-frame")));
        }
        if !lines.is_empty() {
            told.push(ended(&say!("text-in-it")));
        } else if all_read {
            told.push(ended(&say!("no-text-in-it")));
        }
        for line in lines {
            told.extend(self.flow.push(&line.text, line.block));
        }
        told.extend(self.flow.end());
        told.push(ended(&say!("no-model-described")));
        if self.flow.has_withheld() {
            told.push(ended(&say!("press-twice")));
        }
        told
    }
}

fn area(line: &Line) -> f32 {
    line.area.width as f32 * line.area.height as f32
}
