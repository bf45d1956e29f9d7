//! The door to what can be seen: a [`Subject`] goes in, a [`Picture`] with its [`Surroundings`]
//! comes out. Nothing here knows what becomes of the picture.

#[cfg(target_os = "linux")]
pub mod accessibility;

use futures_util::future::BoxFuture;
use serde::{Deserialize, Serialize};

use crate::failure::Failure;
use crate::picture::Picture;
use crate::request::Subject;
use crate::surroundings::Surroundings;

/// Takes pictures of one or more subjects.
pub trait Capturer: Send + Sync {
    /// Takes a picture of `subject` as it is at this moment.
    ///
    /// Dropping the future abandons the capture; what blocks finishes alone and is thrown away.
    ///
    /// # Errors
    /// The [`Failure`] that names what the user can do about it.
    fn capture<'a>(&'a self, subject: &'a Subject) -> BoxFuture<'a, Result<Shot, Failure>>;
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
    /// Which way of taking the screen is used: "auto" takes the first that works.
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
    /// Only the one with the mouse pointer.
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
