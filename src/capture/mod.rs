//! The door to what can be seen: a [`Subject`] goes in, a [`Picture`] with its [`Surroundings`]
//! comes out. Nothing here knows what becomes of the picture.

#[cfg(target_os = "linux")]
pub mod accessibility;
#[cfg(feature = "xcap")]
mod canvas;
pub mod clipboard;
mod decode;
#[cfg(target_os = "linux")]
#[path = "linux.rs"]
mod desktop;
#[cfg(not(target_os = "linux"))]
#[path = "elsewhere.rs"]
mod desktop;
mod file;
mod focus;
mod frames;
#[cfg(target_os = "linux")]
mod kwin;
mod lane;
#[cfg(any(feature = "xcap", target_os = "linux"))]
mod overlap;
#[cfg(target_os = "linux")]
pub mod permission;
#[cfg(target_os = "linux")]
mod portal;
pub mod probe;
#[cfg(feature = "xcap")]
mod screen;
#[cfg(target_os = "linux")]
mod wayland;
#[cfg(target_os = "linux")]
pub mod x11;

use std::sync::Arc;

use futures_util::future::BoxFuture;
use serde::{Deserialize, Serialize};

use crate::failure::Failure;
use crate::picture::Picture;
use crate::request::Subject;
use crate::surroundings::Surroundings;
use crate::wording;

/// Takes pictures of one or more subjects.
pub trait Capturer: Send + Sync {
    /// Takes a picture of `subject` as it is at this moment.
    ///
    /// Dropping the future abandons the capture; what blocks finishes alone and is thrown away.
    ///
    /// # Errors
    /// The [`Failure`] that names what the user can do about it.
    fn capture<'a>(&'a self, subject: &'a Subject) -> BoxFuture<'a, Result<Shot, Failure>>;

    /// What is in front and where the focus is, in the time of the first words: application,
    /// window and focus, no texts.
    fn glance<'a>(&'a self, _subject: &'a Subject) -> BoxFuture<'a, Surroundings> {
        Box::pin(std::future::ready(Surroundings::default()))
    }

    /// Whether a screen reader runs, which has told the person what is in front.
    fn screen_reader(&self) -> BoxFuture<'_, bool> {
        Box::pin(std::future::ready(false))
    }

    /// What can be known of `subject` without a picture, in a time that nobody notices.
    fn surroundings<'a>(&'a self, _subject: &'a Subject) -> BoxFuture<'a, Surroundings> {
        Box::pin(std::future::ready(Surroundings::default()))
    }
}

/// Every subject's capturer. Nothing is opened before it is asked for, so a display may come later.
pub struct Capture {
    screens: Vec<Box<dyn Capturer>>,
    clipboards: Vec<Box<dyn Capturer>>,
    files: file::Files,
    around: Arc<desktop::Around>,
}

/// A way to a subject: its name in the configuration, and how it is opened.
struct Candidate {
    name: &'static str,
    open: fn(&Settings) -> Box<dyn Capturer>,
}

/// The names that [`Settings::backend`] may have beside "auto".
pub fn names() -> Vec<&'static str> {
    desktop::SCREENS.iter().map(|way| way.name).collect()
}

impl Capture {
    /// The capturers these settings ask for; a way that is named is tried alone.
    pub fn open(settings: &Settings) -> Self {
        let ways = desktop::SCREENS
            .iter()
            .filter(|way| match &*settings.backend {
                "auto" => !desktop::is_left_out(way.name),
                named => named == way.name,
            });
        let open = |way: &Candidate| (way.open)(settings);
        Self {
            screens: ways.map(open).collect(),
            clipboards: desktop::CLIPBOARDS.iter().map(open).collect(),
            files: file::Files::new(),
            around: Arc::new(desktop::Around::new()),
        }
    }
}

impl Capture {
    /// Asks applications to tell what is in them, as a screen reader does, and opens the way to
    /// them ahead of the first look; for a program that stays.
    ///
    /// Only the switch that means "somebody wants to know" is turned, never that of the desktop's
    /// own screen reader.
    pub fn prepare(&self) -> impl Future<Output = ()> + Send + use<> {
        let around = Arc::clone(&self.around);
        async move { around.prepare().await }
    }
}

impl Capturer for Capture {
    fn capture<'a>(&'a self, subject: &'a Subject) -> BoxFuture<'a, Result<Shot, Failure>> {
        match subject {
            Subject::Screen | Subject::Window | Subject::Pointer => {
                Box::pin(first(&self.screens, subject))
            }
            Subject::Focus => Box::pin(async {
                let known = self.around.focus().await;
                focus::capture(&self.screens, &known).await
            }),
            Subject::Clipboard => Box::pin(first(&self.clipboards, subject)),
            Subject::File(_) => self.files.capture(subject),
            // What was seen is not taken again.
            Subject::Same | Subject::Changes => {
                Box::pin(std::future::ready(Err(Failure::NothingFrozen)))
            }
        }
    }

    fn surroundings<'a>(&'a self, subject: &'a Subject) -> BoxFuture<'a, Surroundings> {
        match subject {
            Subject::Screen | Subject::Window | Subject::Focus => {
                Box::pin(self.around.surroundings())
            }
            // What is under the pointer need not be in the active window.
            Subject::Pointer
            | Subject::Clipboard
            | Subject::File(_)
            | Subject::Same
            | Subject::Changes => Box::pin(std::future::ready(Surroundings::default())),
        }
    }

    fn glance<'a>(&'a self, subject: &'a Subject) -> BoxFuture<'a, Surroundings> {
        match subject {
            Subject::Screen | Subject::Window | Subject::Focus => Box::pin(self.around.glance()),
            _ => Box::pin(std::future::ready(Surroundings::default())),
        }
    }

    fn screen_reader(&self) -> BoxFuture<'_, bool> {
        Box::pin(self.around.screen_reader())
    }
}

/// The first shot that a way gives. The next way is asked only where the user can do nothing about
/// the failure, and of all failures the first that says more than "not here" is told.
async fn first(ways: &[Box<dyn Capturer>], subject: &Subject) -> Result<Shot, Failure> {
    let mut told = None;
    for way in ways {
        let failure = match way.capture(subject).await {
            Ok(shot) => return Ok(shot),
            Err(failure) => failure,
        };
        let not_here = is_not_here(&failure);
        let refused = matches!(
            failure,
            Failure::CaptureRefused { .. } | Failure::Broken { .. }
        );
        tracing::debug!(%failure, "capture");
        if !not_here && !refused {
            return Err(failure);
        }
        if told
            .as_ref()
            .is_none_or(|(_, earlier_not_here)| *earlier_not_here && !not_here)
        {
            told = Some((failure, not_here));
        }
    }
    Err(match told {
        // A way may have told of what it begins with, such as the screen.
        None | Some((Failure::CaptureUnsupported(_), _)) => {
            Failure::CaptureUnsupported(subject.clone())
        }
        Some((failure, _)) => failure,
    })
}

/// Whether a way does not belong to this desktop, so that nobody can do anything about it.
fn is_not_here(failure: &Failure) -> bool {
    matches!(failure, Failure::NoDisplay | Failure::CaptureUnsupported(_))
}

/// A picture and what is known about it without looking.
#[derive(Debug, Clone)]
pub struct Shot {
    /// The pixels.
    pub picture: Picture,
    /// The facts beside them.
    pub surroundings: Surroundings,
}

/// The `[capture]` table of the configuration.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct Settings {
    /// Which way of taking the screen is used: "auto" takes the first that works; "wayland" (sway and
    /// its like), "kwin" (Plasma), "portal" (any Wayland desktop), "x11" and "xcap" take only that one.
    pub backend: String,
    /// What "screen" means where there are several monitors.
    pub monitors: Monitors,
}

/// What "screen" means where there are several monitors.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Monitors {
    /// All of them in one picture.
    #[default]
    All,
    /// Only the one with the mouse pointer; by "xcap" the one with the active window.
    Pointer,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            backend: "auto".into(),
            monitors: Monitors::All,
        }
    }
}

impl Settings {
    /// What cannot work here, as the option's name and a sentence with what would be right.
    pub fn check(&self) -> Vec<(&'static str, String)> {
        if self.backend == "auto" || names().contains(&self.backend.as_str()) {
            return Vec::new();
        }
        let sentence = wording::configuration::no_way_of_taking(&self.backend, &names());
        vec![("backend", sentence)]
    }
}
