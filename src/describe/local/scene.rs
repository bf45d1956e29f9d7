//! What is known of a screen, moved into the pixels of its picture, and in which order the picture
//! is read: the front window first.

use super::ocr::{Aim, Look};
use crate::picture::{Picture, Rect};
use crate::request::Subject;
use crate::surroundings::{Control, Role, Surroundings, Window};

/// A window that leaves less of the picture than this part uncovered is read together with it.
const NEARLY_ALL: f32 = 0.95;

/// A screen with its windows, in the picture's pixels.
#[derive(Debug, Clone)]
pub(super) struct Scene {
    /// What the tree knows, its places moved.
    pub known: Surroundings,
    /// The windows that can be seen in the picture, from front to back.
    pub windows: Vec<Window>,
    /// Which of them is the active one.
    pub front: Option<usize>,
}

impl Scene {
    /// The scene of a picture with this size.
    pub(super) fn new(subject: &Subject, known: &Surroundings, size: (u32, u32)) -> Self {
        let mut known = known.clone();
        let mut windows = std::mem::take(&mut known.windows);
        match known.origin {
            Some(origin) => {
                let shift = |area: &mut Rect| *area = moved(*area, origin);
                windows
                    .iter_mut()
                    .for_each(|window| shift(&mut window.area));
                controls(&mut known).for_each(|control| control.area.iter_mut().for_each(shift));
            }
            None => {
                windows.clear();
                controls(&mut known).for_each(|control| control.area = None);
            }
        }
        if *subject == Subject::Window {
            // What lies behind the window is not in its picture.
            let active = windows.iter().position(|window| window.active);
            windows.truncate(active.map_or(0, |active| active + 1));
        }
        if *subject == Subject::Focus {
            // A menu that lies beside its window is no window of its own.
            windows.retain(|window| window.active);
            windows.iter_mut().for_each(|window| {
                window.area = Rect {
                    x: 0,
                    y: 0,
                    width: size.0,
                    height: size.1,
                };
            });
        }
        windows.retain(|window| is_in(window.area, size));
        let front = windows.iter().position(|window| window.active);
        Self {
            known,
            windows,
            front,
        }
    }

    /// The places whose content is nobody's to read.
    pub(super) fn protected(&self) -> Vec<Rect> {
        let inside = self
            .known
            .dialogs
            .iter()
            .flat_map(|dialog| &dialog.controls);
        let all = inside.chain(&self.known.controls).chain(&self.known.focus);
        all.filter(|control| control.role == Role::PasswordField)
            .filter_map(|control| control.area)
            .collect()
    }

    /// What is to be read, first what matters most; all of it only when `all` is wanted.
    pub(super) fn looks(&self, picture: &Picture, all: bool) -> Vec<Look> {
        let whole = Rect {
            x: 0,
            y: 0,
            width: picture.width(),
            height: picture.height(),
        };
        let windows: Vec<Rect> = self.windows.iter().map(|window| window.area).collect();
        let look = |picture: Picture, area| Look {
            picture,
            area,
            windows: windows.clone(),
            aim: Aim::Tell,
        };
        let front = self.front.map(|front| self.windows[front].area);
        let share = |area: Rect| size(area) / size(whole);
        match front.filter(|&area| share(area) < NEARLY_ALL) {
            None => vec![look(picture.clone(), whole)],
            Some(area) if !all => vec![look(picture.clone(), area)],
            Some(area) => vec![
                look(picture.clone(), area),
                look(picture.without(area), whole),
            ],
        }
    }

    /// All texts that are known without looking.
    pub(super) fn texts(&self) -> Vec<String> {
        let mut known = self.known.clone();
        let told: Vec<_> = controls(&mut known)
            .flat_map(|control| [control.name.take(), control.value.take()])
            .collect();
        let titles = self.windows.iter().map(|window| window.title.clone());
        let front = [known.application, known.window, known.selected_text];
        told.into_iter()
            .chain(titles)
            .chain(front)
            .flatten()
            .collect()
    }
}

/// All controls of these surroundings.
fn controls(known: &mut Surroundings) -> impl Iterator<Item = &mut Control> {
    let dialogs = known.dialogs.iter_mut();
    let inside = dialogs.flat_map(|dialog| dialog.controls.iter_mut());
    known
        .focus
        .iter_mut()
        .chain(inside)
        .chain(&mut known.controls)
}

fn moved(area: Rect, (x, y): (i32, i32)) -> Rect {
    Rect {
        x: area.x.saturating_sub(x),
        y: area.y.saturating_sub(y),
        ..area
    }
}

fn is_in(area: Rect, (width, height): (u32, u32)) -> bool {
    let end = |start: i32, length: u32| i64::from(start) + i64::from(length);
    i64::from(area.x) < i64::from(width)
        && i64::from(area.y) < i64::from(height)
        && end(area.x, area.width) > 0
        && end(area.y, area.height) > 0
}

fn size(area: Rect) -> f32 {
    area.width as f32 * area.height as f32
}

/// Whether the middle of `line` lies in `area`, or nearly so.
pub(super) fn holds(area: Rect, line: Rect) -> bool {
    /// Toolkits differ in whether the frame of a control is a part of it.
    const NEAR: i64 = 4;
    let middle = |start: i32, length: u32| i64::from(start) + i64::from(length) / 2;
    let within = |point: i64, start: i32, length: u32| {
        let start = i64::from(start);
        (start - NEAR..=start + i64::from(length) + NEAR).contains(&point)
    };
    within(middle(line.x, line.width), area.x, area.width)
        && within(middle(line.y, line.height), area.y, area.height)
}
