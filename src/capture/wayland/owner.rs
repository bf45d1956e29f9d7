//! Holds the clipboard of a Wayland session with one text, until another program takes it.

use std::fs::File;
use std::io::Write;
use std::os::fd::OwnedFd;
use std::time::{Duration, Instant};

use crate::compositor::control::{Manager, Talking, Told, talks};
use crate::compositor::link::{Globals, Link};
use crate::failure::Failure;

/// What the compositor is waited for until the text lies there.
const ANSWER_LIMIT: Duration = Duration::from_secs(2);

/// The names of text that programs ask for, also those that X programs ask for through Xwayland.
const FORMATS: [&str; 5] = [
    "text/plain;charset=utf-8",
    "text/plain",
    "UTF8_STRING",
    "STRING",
    "TEXT",
];

/// The clipboard as it is held.
struct Holding {
    globals: Globals,
    text: String,
    taken: bool,
}

/// Puts `text` on the clipboard, calls `lying` when it lies there, and answers those who paste;
/// returns when it lies there no more.
pub(in crate::capture) fn keep(text: String, lying: impl FnOnce()) -> Result<(), Failure> {
    let mut holding = Holding {
        globals: Globals::default(),
        text,
        taken: false,
    };
    let mut link = Link::open(&mut holding, Instant::now() + ANSWER_LIMIT)?;
    let (manager, device) = Manager::bind(&link, &mut holding)?;
    manager.copy(&device, &FORMATS, &link.queue());
    link.catch_up(&mut holding)?;
    lying();
    link.patiently(&mut holding, |holding| holding.taken)
}

impl Holding {
    /// Writes the text to whoever pastes, on a thread of its own: that one may never read.
    fn paste(&self, end: OwnedFd) {
        let text = self.text.clone();
        let write = move || drop(File::from(end).write_all(text.as_bytes()));
        let thread = std::thread::Builder::new().name("paste".into());
        if let Err(error) = thread.spawn(write) {
            tracing::warn!(%error, "nothing was pasted");
        }
    }
}

impl AsMut<Globals> for Holding {
    fn as_mut(&mut self) -> &mut Globals {
        &mut self.globals
    }
}

impl Talking for Holding {
    fn told(&mut self, told: Told) {
        match told {
            Told::Pasted(end) => self.paste(end),
            Told::Taken => self.taken = true,
            _ => {}
        }
    }
}

talks!(Holding);
