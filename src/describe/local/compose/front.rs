//! The front window, where the tree knows the words and the picture the order: what stands in the
//! same place is told once.

use super::super::scene::holds;
use super::super::{Line, same};
use super::Composer;
use crate::picture::Rect;
use crate::request::{Detail, Mode, Subject};
use crate::surroundings::{Control, Role};

impl Composer {
    /// A line of the front window: in the tree's words where it has them, once.
    pub(super) fn front_line(&mut self, line: &Line, told: &mut Vec<String>) {
        if self.is_title(line) {
            return;
        }
        let here = |control: &Control| control.area.is_none_or(|area| meets(area, line.area));
        let texts = |control: &Control| [control.name.clone(), control.value.clone()];
        let known: Vec<String> = self
            .controls
            .iter()
            .filter(|(control, _)| here(control))
            .flat_map(|(control, _)| texts(control))
            .flatten()
            .filter(|text| {
                // Without a place only the whole line tells.
                let placed = self
                    .controls
                    .iter()
                    .any(|(control, _)| control.area.is_some());
                placed || same::is_part(&line.text, text)
            })
            .collect();
        if !same::is_made_of(&line.text, known.iter().map(String::as_str)) {
            told.extend(self.flow.push(&line.text, line.block));
            return;
        }
        for (control, said) in &mut self.controls {
            let text = control.value.as_deref().or(control.name.as_deref());
            let Some(text) = text.filter(|_| !*said && here(control)) else {
                continue;
            };
            if !same::is_made_of(&line.text, [text].into_iter()) && !same::is_part(text, &line.text)
            {
                continue;
            }
            *said = true;
            let rows = text.lines().filter(|row| !row.trim().is_empty());
            told.extend(rows.flat_map(|row| self.flow.push(row, line.block)));
        }
    }

    /// Whether a line is the title that was said already, in the frame of the window.
    fn is_title(&self, line: &Line) -> bool {
        /// Frames are lower than two lines of large letters.
        const FRAME: i32 = 60;
        if self.mode == Mode::Text || self.subject == Subject::Focus {
            return false;
        }
        let top = self
            .scene
            .front
            .map_or(0, |front| self.scene.windows[front].area.y);
        let title = self.scene.known.window.as_deref();
        line.area.y < top + FRAME && title.is_some_and(|title| same::is_part(&line.text, title))
    }

    /// Texts that the tree knows and nobody read in the picture.
    pub(super) fn rest_of_tree(&mut self) -> Vec<String> {
        if self.detail == Detail::Gist {
            return Vec::new();
        }
        let mut told = Vec::new();
        for (control, said) in &mut self.controls {
            let text = control.value.as_deref().or(control.name.as_deref());
            let Some(text) = text.filter(|_| !*said && is_text(control.role)) else {
                continue;
            };
            *said = true;
            if !self.flow.has_told(text) {
                let rows = text.lines().filter(|row| !row.trim().is_empty());
                told.extend(rows.flat_map(|row| self.flow.push(row, usize::MAX)));
            }
        }
        told
    }
}

/// Whether a control stands where a line was read, which may span several of them.
fn meets(area: Rect, line: Rect) -> bool {
    let middle = Rect {
        x: area.x,
        width: line.width.max(area.width),
        ..line
    };
    let end = |start: i32, length: u32| i64::from(start) + i64::from(length);
    let beside =
        i64::from(area.x) < end(line.x, line.width) && i64::from(line.x) < end(area.x, area.width);
    beside
        && holds(
            area,
            Rect {
                x: area.x,
                width: area.width,
                ..middle
            },
        )
}

/// Whether the text of a control is a part of what is read, and not the name of a frame.
fn is_text(role: Role) -> bool {
    matches!(
        role,
        Role::Text
            | Role::TextArea
            | Role::Terminal
            | Role::Heading
            | Role::Link
            | Role::ListItem
            | Role::Cell
            | Role::StatusBar
            | Role::ProgressBar
    )
}
