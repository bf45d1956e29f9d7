//! Safe mode, for a daemon that crashed again and again: the configuration is left aside, no
//! provider is asked, and applications are not asked what is in them. What is left can still take a
//! picture, read its text and speak.

use futures_util::future::BoxFuture;

use crate::capture::{Capture, Capturer, Settings, Shot};
use crate::config::{Config, Loaded};
use crate::event::News;
use crate::failure::Failure;
use crate::request::Subject;

/// Takes pictures and asks nobody what is in them.
pub(super) struct Plain(Capture);

impl Plain {
    pub(super) fn open(settings: &Settings) -> Self {
        Self(Capture::open(settings))
    }
}

impl Capturer for Plain {
    fn capture<'a>(&'a self, subject: &'a Subject) -> BoxFuture<'a, Result<Shot, Failure>> {
        self.0.capture(subject)
    }
}

/// The configuration of safe mode, with the sentence that tells of it.
pub(super) fn config() -> Loaded {
    let config = Config {
        providers: vec!["local".into()],
        ..Config::default()
    };
    Loaded {
        config,
        news: vec![News::SafeMode],
    }
}
