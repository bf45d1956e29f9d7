//! The focused control alone: what it is, and what is read in the picture around it.

use super::super::phrases::{self, ended};
use super::super::scene::holds;
use super::{Composer, first};
use crate::picture::Rect;
use crate::request::{Detail, Subject};
use crate::surroundings::{Control, Remark, Role, Surroundings};

/// What the picture shows: where the focused control has no place, that is its window, and where a
/// window cannot be had alone, the screen.
pub(super) fn shown(subject: &Subject, known: &Surroundings) -> Subject {
    match subject {
        _ if known.remarks.contains(&Remark::ScreenInstead) => Subject::Screen,
        Subject::Focus if known.remarks.contains(&Remark::WindowInstead) => Subject::Window,
        other => other.clone(),
    }
}

/// Leaves only controls that can be seen in a picture of this size.
pub(super) fn keep_near(controls: &mut Vec<Control>, (width, height): (u32, u32)) {
    let picture = Rect {
        x: 0,
        y: 0,
        width,
        height,
    };
    controls.retain(|control| control.area.is_some_and(|area| holds(picture, area)));
}

impl Composer {
    /// One sentence is enough of a control that has a name.
    pub(super) fn wants_text_of_focus(&self) -> bool {
        let focus = self.scene.known.focus.as_ref();
        let named = focus.is_some_and(|focus| focus.name.is_some() || focus.value.is_some());
        self.detail != Detail::Gist || !named
    }

    pub(super) fn focus_opening(&mut self) -> Vec<String> {
        let known = &self.scene.known;
        let Some(focus) = &known.focus else {
            return Vec::new();
        };
        let mut sentences = vec![phrases::focused(focus)];
        sentences.extend(phrases::selection(known));
        let long = matches!(focus.role, Role::TextArea | Role::Terminal | Role::Document);
        let same = |control: &Control| control.role == focus.role && control.area == focus.area;
        for (control, said) in &mut self.controls {
            *said |= same(control) && !long;
        }
        let heard = known.heard.clone().unwrap_or_default();
        let sentences = sentences.iter().map(|sentence| ended(sentence));
        sentences
            .filter(|sentence| !first::has_said(&heard, sentence))
            .collect()
    }
}
