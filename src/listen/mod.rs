//! The door through which the user reaches us: keys, the socket and the tray. What comes in becomes a
//! [`Press`] in the inbox; nothing here decides what it means.

use std::io::{PipeReader, PipeWriter, pipe};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc;
use std::time::Duration;

use serde::{Deserialize, Serialize};

use self::actions::ACTIONS;
use self::chord::Chord;
use self::display::{CANDIDATES, Ending};
use crate::event::{Event, Inbox, News, Origin, Press};
use crate::request::{Command, Request};
use crate::wording::configuration as wording;

mod actions;
#[cfg(target_os = "linux")]
pub mod bound;
pub mod chord;
#[cfg(target_os = "linux")]
pub mod clipboard;
pub mod copies;
#[cfg(target_os = "linux")]
mod display;
#[cfg(not(target_os = "linux"))]
#[path = "elsewhere.rs"]
mod display;
pub mod entry;
#[cfg(target_os = "linux")]
mod held;
#[cfg(target_os = "linux")]
mod keyboard;
#[cfg(target_os = "linux")]
pub mod lock;
mod portable;
#[cfg(target_os = "linux")]
mod portal;
pub mod probe;
pub mod shown;
#[cfg(target_os = "linux")]
pub mod sleep;
#[cfg(target_os = "linux")]
pub mod socket;
#[cfg(target_os = "linux")]
pub mod tray;
#[cfg(target_os = "linux")]
mod x11;

/// The `[keys]` table of the configuration: modifiers and one key for each action, such as
/// "Super+Alt+D"; an empty text means no key.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct Settings {
    /// Describes the whole screen.
    pub screen: String,
    /// Describes the active window.
    pub window: String,
    /// Describes the control that has the keyboard focus.
    pub focus: String,
    /// Describes what is around the mouse pointer.
    pub pointer: String,
    /// Describes the picture on the clipboard.
    pub clipboard: String,
    /// Tells what has changed since the picture that was looked at last.
    pub changes: String,
    /// Opens a window in which to ask a question about the picture that was looked at last.
    pub ask: String,
    /// Says more about the picture that was looked at last.
    pub more: String,
    /// Drops the picture that was looked at last, and all that was said about it.
    pub forget: String,
    /// Says the last answer again.
    pub repeat: String,
    /// Silences speech and cancels what is under way.
    pub stop: String,
    /// Puts the last answer on the clipboard.
    pub copy: String,
    /// Which way of hearing keys is used: "auto" takes the first that works, "x11" is the
    /// program's own, "global-hotkey" the portable one, "portal" has the desktop give them, which on
    /// Wayland is the only one.
    pub backend: String,
    /// The keys of modes, which stand in tables of their own.
    #[serde(skip)]
    pub modes: Vec<ModeKey>,
}

/// A key that looks in a mode.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ModeKey {
    /// What it is called among the actions.
    pub action: String,
    /// The key as configured.
    pub key: String,
    /// What it asks for.
    pub request: Request,
}

/// The keys that are heard as long as this value lives.
#[derive(Debug)]
#[must_use = "dropping this value gives the keys back"]
pub struct Keys {
    // Closing this end is what wakes and ends the thread.
    closing: Option<PipeWriter>,
    ended: mpsc::Receiver<()>,
}

/// One way of hearing keys.
struct Candidate {
    /// Its name in the configuration.
    name: &'static str,
    /// Opens it, blocking; it is called on the keys' own thread.
    open: fn() -> Option<Box<dyn Hearing>>,
}

/// An opened way of hearing keys.
trait Hearing {
    /// Grabs the keys, tells what became of them, and hears them until the end.
    fn listen(&mut self, bindings: &[Binding], inbox: &Inbox, closing: &PipeReader) -> Ending;
}

/// A chord with what it is for.
#[derive(Debug, Clone)]
struct Binding {
    action: String,
    chord: Chord,
    command: Command,
}

/// How long a reload waits for the old grabs to be given back. An answering display takes a
/// millisecond and global-hotkey two of its polls, 100 ms; one that hangs must not hold us up.
const FAREWELL: Duration = Duration::from_millis(500);

/// Grabs the configured keys on a thread of its own and puts their presses into the inbox, and the
/// news of what could not be grabbed. Returns at once; what `check` complains about is left out.
pub fn start(settings: &Settings, inbox: Inbox) -> Keys {
    let (alive, ended) = mpsc::channel();
    let (bindings, _) = settings.bindings();
    let backend = settings.backend.clone();
    let closing = pipe().and_then(|(closing, guard)| {
        std::thread::Builder::new()
            .name("keys".into())
            .spawn(move || {
                let hearing = || hear(&backend, &bindings, &inbox, &closing);
                if catch_unwind(AssertUnwindSafe(hearing)).is_err() {
                    // A defect, here or in a library, must not leave the user with silent keys.
                    tracing::error!("the keys are not heard any more");
                    inbox.put(Event::News(News::NoDisplay));
                }
                drop(alive);
            })?;
        Ok(guard)
    });
    if let Err(error) = &closing {
        tracing::error!(%error, "no keys can be heard");
    }
    Keys {
        closing: closing.ok(),
        ended,
    }
}

/// Hears the keys, and tries to reach the display again whenever there is none.
fn hear(backend: &str, bindings: &[Binding], inbox: &Inbox, closing: &PipeReader) {
    let mut absent = false;
    let mut patience = display::Patience::new();
    loop {
        if let Some(mut hearing) = open(backend) {
            // A display that hung may answer only now, when these keys belong to somebody else.
            if display::is_closed(closing) {
                return;
            }
            if absent {
                inbox.put(Event::News(News::DisplayBack));
            }
            patience = display::Patience::new();
            match hearing.listen(bindings, inbox, closing) {
                Ending::Closed => return,
                Ending::Lost => {
                    tracing::warn!("the display went away, its keys are not heard");
                    absent = true;
                    inbox.put(Event::News(News::DisplayLost));
                }
            }
        } else if !absent {
            tracing::warn!("there is no display whose keys could be heard");
            absent = true;
            inbox.put(Event::News(News::NoDisplay));
        }
        if let Ending::Closed = patience.wait(closing) {
            return;
        }
    }
}

fn open(backend: &str) -> Option<Box<dyn Hearing>> {
    display::candidates(backend).find_map(|candidate| {
        let hearing = (candidate.open)()?;
        tracing::info!(backend = candidate.name, "keys");
        Some(hearing)
    })
}

impl Binding {
    fn press(&self) -> Event {
        Event::Press(Press::new(Origin::Key, self.command.clone()))
    }

    fn armed(&self) -> (String, String) {
        (self.action.clone(), self.chord.to_string())
    }

    fn taken(&self, proposal: Option<Chord>) -> News {
        News::KeyTaken {
            key: self.chord.to_string(),
            action: self.action.clone(),
            proposal: proposal.map(String::from),
        }
    }

    fn unusable(&self) -> News {
        News::KeyUnusable {
            key: self.chord.to_string(),
            action: self.action.clone(),
        }
    }
}

impl Settings {
    /// Every fault of the table, as the field's name and a sentence with what would be right.
    pub fn check(&self) -> Vec<(String, String)> {
        let (_, mut faults) = self.bindings();
        let known: Vec<_> = CANDIDATES.iter().map(|candidate| candidate.name).collect();
        if self.backend != "auto" && !known.contains(&self.backend.as_str()) {
            let sentence = wording::no_way_of_hearing(&self.backend, &known);
            faults.push(("backend".to_owned(), sentence));
        }
        faults
    }

    /// The keys that can be used, each after the name of its action.
    pub fn chords(&self) -> Vec<(String, Chord)> {
        let (bindings, _) = self.bindings();
        let pair = |binding: Binding| (binding.action, binding.chord);
        bindings.into_iter().map(pair).collect()
    }

    /// The chords that can be used, and the faults of those that cannot.
    fn bindings(&self) -> (Vec<Binding>, Vec<(String, String)>) {
        let mut bindings: Vec<Binding> = Vec::new();
        let mut faults = Vec::new();
        let own = ACTIONS.iter().map(|action| {
            let name = action.name.to_owned();
            (name, (action.key)(self), (action.command)())
        });
        let modes = self.modes.iter().map(|mode| {
            let command = Command::Describe(mode.request.clone());
            (mode.action.clone(), mode.key.as_str(), command)
        });
        for (action, key, command) in own.chain(modes) {
            let key = key.trim();
            if key.is_empty() {
                continue;
            }
            let chord = match key.parse::<Chord>() {
                Ok(chord) => chord,
                Err(refusal) => {
                    faults.push((action, refusal.to_string()));
                    continue;
                }
            };
            if let Some(first) = bindings.iter().find(|binding| binding.chord == chord) {
                let sentence = wording::twice(&chord.to_string(), &first.action, &action);
                faults.push((action, sentence));
                continue;
            }
            bindings.push(Binding {
                action,
                chord,
                command,
            });
        }
        (bindings, faults)
    }
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            screen: "Super+Alt+D".into(),
            window: "Super+Alt+W".into(),
            focus: "Super+Alt+F".into(),
            pointer: "Super+Alt+P".into(),
            clipboard: "Super+Alt+C".into(),
            changes: "Super+Alt+N".into(),
            ask: "Super+Alt+A".into(),
            more: "Super+Alt+M".into(),
            forget: String::new(),
            repeat: "Super+Alt+Space".into(),
            stop: "Super+Alt+X".into(),
            copy: String::new(),
            backend: "auto".into(),
            modes: Vec::new(),
        }
    }
}

impl Drop for Keys {
    fn drop(&mut self) {
        drop(self.closing.take());
        if let Err(mpsc::RecvTimeoutError::Timeout) = self.ended.recv_timeout(FAREWELL) {
            tracing::warn!("the display does not answer, its keys are given back later");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_default_table_has_no_fault_and_ten_keys() {
        let settings = Settings::default();
        assert_eq!(settings.check(), []);
        let (bindings, _) = settings.bindings();
        let keys: Vec<_> = bindings.iter().map(Binding::armed).collect();
        assert_eq!(keys.len(), 10);
        assert_eq!(keys[8], ("repeat".to_owned(), "Super+Alt+Space".to_owned()));
    }

    #[test]
    fn every_fault_is_told_with_its_field_and_the_rest_holds() {
        let settings = Settings {
            screen: "D".into(),
            focus: String::new(),
            pointer: String::new(),
            clipboard: "alt+super+w".into(),
            repeat: String::new(),
            copy: "Ctrl+Alt+F1".into(),
            backend: "telepathy".into(),
            ..Settings::default()
        };
        let faults = settings.check();
        let fields: Vec<_> = faults.iter().map(|(field, _)| field.as_str()).collect();
        assert_eq!(fields, ["screen", "clipboard", "copy", "backend"]);
        assert_eq!(
            faults[1].1,
            "Super+Alt+W is the key of window already. Choose another for clipboard."
        );
        let (bindings, _) = settings.bindings();
        let actions: Vec<_> = bindings
            .iter()
            .map(|binding| binding.action.as_str())
            .collect();
        assert_eq!(actions, ["window", "changes", "ask", "more", "stop"]);
    }
}
