//! Makes one description from what the accessibility tree knows and what was read in the picture.
//! What stands in the same place is said once, in the tree's words; nothing is guessed.

pub mod first;
mod focus;
mod front;
mod picture;

use super::facts::Facts;
use super::flow::{Flow, Length};
use super::phrases::{self, ended};
use super::scene::{Scene, holds};
use super::{Line, same};
use crate::failure::Failure;
use crate::picture::Rect;
use crate::request::{Detail, Mode, Request, Subject};
use crate::surroundings::{Control, Role, Surroundings};
use crate::wording::say;

/// Composes while lines are being read.
pub struct Composer {
    mode: Mode,
    /// The mode that was asked for.
    wished: Mode,
    detail: Detail,
    subject: Subject,
    scene: Scene,
    facts: Facts,
    /// The controls of the front window with what was said of them.
    controls: Vec<(Control, bool)>,
    /// Places whose content is nobody's to read.
    protected: Vec<Rect>,
    flow: Flow,
    /// The window whose text is being told; none for what is in no window.
    at: Option<usize>,
    /// The windows that were named.
    named: Vec<bool>,
    /// Lines of a picture that is no screen, with the share of it that they cover.
    lines: Vec<Line>,
}

impl Composer {
    /// A description for `request` of a picture with these facts.
    pub fn new(request: &Request, known: &Surroundings, facts: Facts) -> Self {
        let subject = focus::shown(&request.subject, known);
        let scene = Scene::new(&subject, known, facts.size);
        let detail = match request.mode {
            Mode::Alt => Detail::Gist,
            Mode::Text => Detail::Full,
            _ => request.detail.unwrap_or_default(),
        };
        let known = &scene.known;
        let inside = known.dialogs.iter().flat_map(|dialog| &dialog.controls);
        let mut controls: Vec<_> = inside.chain(&known.controls).cloned().collect();
        let protected = scene.protected();
        if subject == Subject::Focus {
            focus::keep_near(&mut controls, facts.size);
        }
        let length = match detail {
            Detail::Full => Length::All,
            _ if is_terminal(known) => Length::Last,
            _ => Length::First,
        };
        let mut flow = Flow::new(length);
        flow.begin(length, is_terminal(known));
        // Where no control is known there is text alone to be told.
        let mode = match &request.mode {
            Mode::Ui if controls.is_empty() => Mode::Auto,
            mode => mode.clone(),
        };
        Self {
            mode,
            wished: request.mode.clone(),
            detail,
            subject,
            at: scene.front,
            named: vec![false; scene.windows.len()],
            scene,
            facts,
            controls: controls
                .into_iter()
                .map(|control| (control, false))
                .collect(),
            protected,
            flow,
            lines: Vec::new(),
        }
    }

    /// The screen with its windows.
    pub(super) fn scene(&self) -> &Scene {
        &self.scene
    }

    /// Whether the picture must be read at all.
    pub(super) fn wants_text(&self) -> bool {
        let known = &self.scene.known;
        if self.subject == Subject::Focus {
            return self.wants_text_of_focus();
        }
        let told = known.focus.is_some() || known.password || !self.controls.is_empty();
        let enough = self.detail == Detail::Gist || self.mode == Mode::Ui;
        !(self.is_screen() && enough && told)
    }

    /// Whether what lies around the front window is told, too.
    pub(super) fn wants_all(&self) -> bool {
        self.detail != Detail::Gist && self.mode != Mode::Ui
    }

    fn is_screen(&self) -> bool {
        self.subject.is_on_screen()
    }

    /// What can be said before anything is read.
    pub fn opening(&mut self) -> Vec<String> {
        if !self.is_screen() || self.mode == Mode::Text {
            return Vec::new();
        }
        if let Some(front) = self.scene.front {
            self.named[front] = true;
        }
        if self.subject == Subject::Focus && self.scene.known.focus.is_some() {
            return self.focus_opening();
        }
        let known = &self.scene.known;
        let any = !self.scene.windows.is_empty();
        let head = phrases::head(&self.subject, known, any);
        if self.detail == Detail::Gist {
            let focus = phrases::focus(known).map(|focus| phrases::continued(&focus));
            return match focus {
                Some(focus) => vec![ended(&say!("head-and-focus", head, focus))],
                None if self.wants_text() => {
                    self.flow.lead(&head, is_terminal(known));
                    Vec::new()
                }
                None => vec![ended(&head)],
            };
        }
        let mut sentences = vec![head];
        sentences.extend(known.dialogs.iter().flat_map(phrases::dialog));
        sentences.extend(phrases::focus(known));
        sentences.extend(phrases::selection(known));
        sentences.extend(self.doable());
        let heard = self.scene.known.heard.clone().unwrap_or_default();
        let sentences = sentences.iter().map(|sentence| ended(sentence));
        sentences
            .filter(|sentence| !first::has_said(&heard, sentence))
            .collect()
    }

    /// What can be done, and what is wrong with what is known of it.
    fn doable(&mut self) -> Vec<String> {
        let known = &self.scene.known;
        let all = self.detail == Detail::Full;
        let mut sentences: Vec<String> = match self.mode {
            Mode::Ui => {
                let controls = self.controls.iter().map(|(control, _)| control);
                let controls = controls.filter(|control| !phrases::is_message(control.role));
                controls.map(phrases::control).collect()
            }
            _ => {
                let focus = known.focus.as_ref();
                let others = self.controls.iter().map(|(control, _)| control);
                let others = others.filter(|control| Some(*control) != focus);
                phrases::doable(others, all)
            }
        };
        sentences.extend(phrases::unnamed(known.unnamed));
        if all || self.wished == Mode::Ui {
            sentences.extend(phrases::untold(known));
        }
        if known.partial {
            sentences.push(say!("told-in-part"));
        }
        for (control, said) in &mut self.controls {
            *said |= phrases::is_doable(control.role) || self.mode == Mode::Ui;
        }
        for dialog in &known.dialogs {
            for message in &dialog.controls {
                let same = self
                    .controls
                    .iter_mut()
                    .filter(|(control, _)| control == message);
                same.for_each(|(control, said)| *said |= phrases::is_message(control.role));
            }
        }
        sentences
    }

    /// Takes the next line that was read, and gives what can be said now.
    pub fn line(&mut self, line: Line) -> Vec<String> {
        if !self.is_screen() {
            self.lines.push(line);
            return Vec::new();
        }
        let hidden = self.protected.iter().any(|&area| holds(area, line.area));
        if hidden || !self.wants_text() || is_frame_button(&line.text) {
            return Vec::new();
        }
        let mut told = Vec::new();
        if line.window != self.at {
            told.extend(self.leave());
            self.at = line.window;
            told.extend(self.enter(line.window));
        }
        if line.window == self.scene.front {
            self.front_line(&line, &mut told);
        } else if line.window.is_some() || self.detail == Detail::Full {
            let title = self.title(line.window);
            if !title.is_some_and(|title| same::is_part(&line.text, title)) {
                told.extend(self.flow.push(&line.text, line.block));
            }
        }
        told
    }

    fn title(&self, window: Option<usize>) -> Option<&str> {
        self.scene.windows.get(window?)?.title.as_deref()
    }

    /// Ends the text of a window.
    fn leave(&mut self) -> Vec<String> {
        if !self.wants_text() {
            return Vec::new();
        }
        let mut told = Vec::new();
        if self.at == self.scene.front {
            told.extend(self.rest_of_tree());
        }
        told.extend(self.flow.end());
        told
    }

    /// Begins the text of a window.
    fn enter(&mut self, window: Option<usize>) -> Option<String> {
        let named = |window: usize| self.scene.windows[window].application.as_deref();
        let terminal = window.and_then(named).is_some_and(is_terminal_name);
        let length = match self.detail {
            Detail::Full => Length::All,
            _ if terminal => Length::Newest,
            _ => Length::One,
        };
        self.flow.begin(length, terminal);
        let window = window?;
        self.named[window] = true;
        if self.mode == Mode::Text {
            return None;
        }
        let name = self.window_name(window);
        Some(ended(&match self.scene.front {
            Some(front) if window < front => say!("over-it", window = name),
            Some(_) => say!("behind-it", window = name),
            None => say!("window-named", window = name),
        }))
    }

    fn window_name(&self, window: usize) -> String {
        phrases::window(&self.scene.windows[window])
    }

    /// Everything was read that can be: what remains to be said.
    pub fn end(&mut self, unreadable_script: bool) -> Vec<String> {
        let mut told = self.rest(!unreadable_script);
        if unreadable_script {
            told.push(ended(&say!("unreadable-script")));
        }
        told
    }

    /// The picture could not be read: what is known without it.
    pub fn end_unread(&mut self, why: &Failure) -> Vec<String> {
        let mut told = self.rest(false);
        told.push(ended(&unread(why)));
        told
    }

    /// What remains to be said; that there is no text only where `all_read`.
    fn rest(&mut self, all_read: bool) -> Vec<String> {
        match self.is_screen() {
            true => self.end_of_screen(all_read),
            false => self.end_of_picture(all_read),
        }
    }

    fn end_of_screen(&mut self, all_read: bool) -> Vec<String> {
        let mut told = self.leave();
        let for_models = matches!(self.mode, Mode::Photo | Mode::Chart | Mode::Own(_));
        if self.mode == Mode::Text || self.detail == Detail::Gist {
            if self.mode == Mode::Text && !self.flow.said_anything() && all_read {
                told.push(ended(&say!("no-text")));
            }
            if for_models {
                told.push(ended(&say!("no-model-described")));
            }
            return told;
        }
        let others = (0..self.named.len()).filter(|&window| !self.named[window]);
        let names: Vec<String> = others.map(|window| self.window_name(window)).collect();
        if !names.is_empty() && self.subject == Subject::Screen {
            told.push(ended(&say!("also-open", names = names.join("; "))));
        }
        if for_models {
            told.push(ended(&say!("no-model-described")));
        }
        if self.flow.has_withheld() {
            told.push(ended(&say!("press-twice")));
        }
        told
    }
}

/// That the picture was not read, and why where the person can do something about it.
pub(super) fn unread(why: &Failure) -> String {
    match why {
        Failure::NoMemory => say!("text-unread-memory"),
        _ => say!("text-unread"),
    }
}

/// Whether the newest lines of the front window are the last ones.
fn is_terminal(known: &Surroundings) -> bool {
    let mut told = known.focus.iter().chain(&known.controls);
    known.application.as_deref().is_some_and(is_terminal_name)
        || told.any(|control| control.role == Role::Terminal)
}

/// Whether terminals call themselves so, since many do not tell what they are.
fn is_terminal_name(name: &str) -> bool {
    const NAMES: [&str; 6] = ["term", "konsole", "console", "kitty", "alacritty", "ptyxis"];
    let name = name.to_lowercase();
    NAMES.iter().any(|part| name.contains(part))
}

/// Whether a line is what was read of the buttons that a window's frame has.
pub(super) fn is_frame_button(text: &str) -> bool {
    text.chars().count() <= 5 && text.contains(['□', '口', '回'])
}
