//! Where on the screen a text is, in plain words. What is read in the picture comes first, for it
//! can be seen; what only an application tells is added where nothing was read.

pub mod alike;
mod telling;

use tokio::time::timeout;

use self::alike::{Match, Wanted};
use super::scene::{Scene, holds};
use super::worker::{Answer, Heard, Worker};
use super::{LINE_LIMIT, Line, aside};
use crate::failure::{Failure, Stage};
use crate::picture::{Picture, Rect};
use crate::request::Subject;
use crate::surroundings::{Control, Role, Surroundings};

/// One place where the text stands.
#[derive(Debug, Clone, PartialEq)]
struct Hit {
    /// The window that holds it, counted from the front; none where no window is known.
    window: Option<usize>,
    /// Where; none where only its window is known.
    area: Option<Rect>,
    /// The line or name that it stands in.
    within: String,
    /// What it is the name or content of, where an application tells.
    role: Option<Role>,
    /// How often it stands there.
    times: usize,
    /// It was read with other letters.
    doubtful: bool,
}

/// Looks for `text` in a picture of the screen, and says where it is.
///
/// # Errors
/// [`Failure::NotFound`], or why the picture could not be read.
pub async fn find(text: &str, picture: Picture, known: &Surroundings) -> Result<String, Failure> {
    let not_found = |unreadable_script| Failure::NotFound {
        text: text.to_owned(),
        unreadable_script,
    };
    let wanted = Wanted::new(text).ok_or_else(|| not_found(false))?;
    let scene = Scene::new(&Subject::Screen, known, (picture.width(), picture.height()));
    let looked = scene.clone();
    let looks = aside(move || looked.looks(&picture, true)).await;
    // A worker of its own: the answer that is being read aloud must not be superseded.
    let worker = Worker::start()?;
    let (lines, unreadable_script) = all(worker.read(looks)).await?;
    let hits = hits(&wanted, &scene, &lines);
    match hits.is_empty() {
        true => Err(not_found(unreadable_script)),
        false => Ok(telling::told(text.trim(), &hits, &scene)),
    }
}

/// All lines, and whether there are others that cannot be read here.
async fn all(mut answer: Answer) -> Result<(Vec<Line>, bool), Failure> {
    let mut lines = Vec::new();
    loop {
        match timeout(LINE_LIMIT, answer.recv()).await {
            Ok(Some(Ok(Heard::Line(line)))) => lines.push(line),
            Ok(Some(Ok(Heard::End { unreadable_script }))) => {
                return Ok((lines, unreadable_script));
            }
            Ok(Some(Err(failure))) => return Err(failure),
            Ok(None) => return Err(Failure::CutOff),
            Err(_) => return Err(Failure::TimedOut(Stage::Capture)),
        }
    }
}

/// Where the text stands, the front window first, the certain before the doubtful.
fn hits(wanted: &Wanted, scene: &Scene, lines: &[Line]) -> Vec<Hit> {
    let controls = controls(scene);
    let protected: Vec<Rect> = controls
        .iter()
        .filter(|control| control.role == Role::PasswordField)
        .filter_map(|control| control.area)
        .collect();
    let seen = |line: &&Line| !protected.iter().any(|&area| holds(area, line.area));
    let lines: Vec<&Line> = lines.iter().filter(seen).collect();
    let mut hits: Vec<Hit> = Vec::new();
    for (index, line) in lines.iter().enumerate() {
        let next = lines.get(index + 1);
        let next = next.filter(|next| next.block == line.block && next.window == line.window);
        hits.extend(read(wanted, line, next.copied()));
    }
    for control in controls {
        told(wanted, control, scene.front, &mut hits);
    }
    let rank = |hit: &Hit| match (hit.window, scene.front) {
        (window, front) if window == front => 0,
        (Some(window), _) => window + 1,
        (None, _) => usize::MAX,
    };
    hits.sort_by_key(|hit| (hit.doubtful, rank(hit)));
    hits
}

/// All controls of the front window.
fn controls(scene: &Scene) -> Vec<&Control> {
    let known = &scene.known;
    let inside = known.dialogs.iter().flat_map(|dialog| &dialog.controls);
    inside.chain(&known.controls).chain(&known.focus).collect()
}

/// What stands in a line, or begins in it and goes on in the next one of its block.
fn read(wanted: &Wanted, line: &Line, next: Option<&Line>) -> Option<Hit> {
    let hit = |times, doubtful, within: &str| Hit {
        window: line.window,
        area: Some(line.area),
        within: within.to_owned(),
        role: None,
        times,
        doubtful,
    };
    match wanted.read_in(&line.text) {
        Some(Match::Sure(times)) => return Some(hit(times, false, &line.text)),
        Some(Match::Possible) => return Some(hit(1, true, &line.text)),
        None => {}
    }
    let next = next?;
    let both = format!("{} {}", line.text, next.text);
    // What stands in the next line alone is found there.
    let wrapped = wanted.count(&both) > 0 && wanted.count(&next.text) == 0;
    wrapped.then(|| hit(1, false, &both))
}

/// Adds what an application tells of a control: it makes a doubtful line certain, and counts by
/// itself only where nothing was read.
fn told(wanted: &Wanted, control: &Control, front: Option<usize>, hits: &mut Vec<Hit>) {
    let value = control.value.as_deref();
    let value = value.filter(|_| control.role != Role::PasswordField);
    let texts = [control.name.as_deref(), value].into_iter().flatten();
    let rows: Vec<&str> = texts
        .flat_map(str::lines)
        .filter(|row| wanted.count(row) > 0)
        .collect();
    let Some(first) = rows.first() else { return };
    let mut there = false;
    let same = |hit: &Hit| match (control.area, hit.area) {
        (Some(area), Some(line)) => holds(area, line) || holds(line, area),
        // Without a place only the words tell.
        _ => hit.window == front,
    };
    for hit in hits.iter_mut().filter(|hit| same(hit)) {
        hit.doubtful = false;
        if control.area.is_some() && rows.len() == 1 && !is_content(control.role) {
            hit.role = Some(control.role);
        }
        there = true;
    }
    if !there {
        hits.push(Hit {
            window: front,
            area: control.area,
            within: (*first).to_owned(),
            role: Some(control.role),
            times: rows.len(),
            doubtful: false,
        });
    }
}

/// Whether it says nothing to call a text what it is.
fn is_content(role: Role) -> bool {
    matches!(
        role,
        Role::Text | Role::Document | Role::Terminal | Role::TextArea | Role::Group | Role::Other
    )
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::surroundings::Window;

    fn rect(x: i32, y: i32, width: u32, height: u32) -> Rect {
        Rect {
            x,
            y,
            width,
            height,
        }
    }

    fn line(text: &str, area: Rect, window: usize) -> Line {
        Line {
            text: text.into(),
            area,
            confidence: 0.99,
            words: Vec::new(),
            block: window,
            window: Some(window),
        }
    }

    fn window(title: &str, area: Rect, active: bool) -> Window {
        Window {
            title: Some(title.into()),
            application: None,
            area,
            active,
        }
    }

    fn control(role: Role, name: &str, area: Rect) -> Control {
        Control {
            role,
            name: Some(name.into()),
            value: None,
            states: Vec::new(),
            area: Some(area),
            depth: 0,
        }
    }

    fn said(text: &str) -> Option<String> {
        let known = Surroundings {
            origin: Some((0, 0)),
            windows: vec![
                window("Help", rect(900, 0, 300, 300), false),
                window("Letter", rect(0, 0, 900, 900), true),
            ],
            controls: vec![
                control(Role::Button, "Send now", rect(700, 850, 100, 30)),
                control(Role::Button, "Invoice 105", rect(20, 20, 100, 20)),
                control(Role::PasswordField, "Pin", rect(300, 600, 200, 20)),
                control(Role::Text, "Hidden below", rect(20, 860, 100, 20)),
            ],
            ..Surroundings::default()
        };
        let lines = [
            line("lnvoice 1O5", rect(20, 20, 100, 20), 1),
            line("Dear Ada, the train leaves at", rect(300, 300, 300, 20), 1),
            line("noon tomorrow", rect(300, 320, 200, 20), 1),
            line("secret noon", rect(300, 600, 100, 20), 1),
            line("Send now", rect(700, 855, 80, 20), 1),
            line("How to send at noon. Noon!", rect(910, 200, 200, 20), 0),
            line("chanqes were made", rect(910, 220, 200, 20), 0),
        ];
        let scene = Scene::new(&Subject::Screen, &known, (1200, 900));
        let hits = hits(&Wanted::new(text).unwrap(), &scene, &lines);
        (!hits.is_empty()).then(|| telling::told(text, &hits, &scene))
    }

    #[test]
    fn each_place_is_said_once_and_the_front_window_first() {
        insta::assert_snapshot!(
            [
                "send now",
                "noon",
                "at noon",
                "invoice 105",
                "hidden",
                "changes were",
                "secret",
                "nothing"
            ]
            .map(|text| said(text).unwrap_or_else(|| format!("no {text}")))
            .join("\n")
        );
    }
}
