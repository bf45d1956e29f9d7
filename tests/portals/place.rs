//! A daemon on a session of Wayland without a screen, with a scripted provider at the far end and a mock
//! portal that shows a painted picture.
#![allow(dead_code, unreachable_pub)]

use std::fs;
use std::path::PathBuf;
use std::process::Output;
use std::sync::Arc;

use image::{ImageFormat, RgbImage};

use crate::desktop::{Daemon, Desktop, Options, Ready, eventually};
use crate::far_side::{FarSide, Reply};
use crate::home::{self, pictures};
use crate::portals::screenshots::{Plate, Shot};
use crate::portals::{Portal, Script};

pub const WORDS: &str = "A terminal shows that the build has failed. ";

/// What the daemon is told about its session.
pub const WAYLAND: [(&str, &str); 4] = [
    ("XDG_SESSION_TYPE", "wayland"),
    ("WAYLAND_DISPLAY", "wayland-of-nobody"),
    ("XDG_CURRENT_DESKTOP", "GNOME"),
    ("GEMINI_API_KEY", home::KEY),
];

pub struct Place {
    pub daemon: Daemon,
    pub far: FarSide,
    pub portal: Option<Portal>,
    pub picture: RgbImage,
    pub desktop: Desktop,
}

/// What is on the screen, and where a portal leaves it.
pub fn plate(desktop: &Desktop, picture: &RgbImage) -> Plate {
    let folder = desktop.folder().join("home/My Pictures");
    fs::create_dir_all(&folder).unwrap();
    Plate {
        folder,
        bytes: Arc::new(pictures::file(picture, ImageFormat::Png)),
    }
}

impl Place {
    /// A daemon at a portal whose pictures turn out so.
    pub fn with(shot: impl FnOnce(Plate) -> Shot) -> Self {
        Self::prepared(|desktop, picture| {
            let script = Script {
                shot: shot(plate(desktop, picture)),
                ..Script::default()
            };
            Some(Portal::start(&bus(desktop), &script))
        })
    }

    pub fn prepared(portal: impl FnOnce(&Desktop, &RgbImage) -> Option<Portal>) -> Self {
        let desktop = Desktop::start(&Options {
            size: (640, 480),
            without: &["display", "windows", "audio", "speech"],
            ..Options::default()
        });
        let picture = pictures::painted(7);
        let portal = portal(&desktop, &picture);
        let far = FarSide::start(Vec::new());
        let configuration = home::configuration(&far.url(), "");
        let daemon = desktop.daemon(&configuration, &WAYLAND, Ready::Socket);
        Self {
            daemon,
            far,
            portal,
            picture,
            desktop,
        }
    }

    pub fn describe(&self, subject: &str) -> Output {
        self.desktop.aloud(&["describe", subject, "--no-speech"])
    }

    /// Looks, and must hear why there is no picture.
    #[track_caller]
    pub fn refuses(&self, subject: &str, sentence: &str) {
        let output = self.describe(subject);
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(said.contains(sentence), "{said}\n{}", self.daemon.log());
        assert_eq!(output.status.code(), Some(1));
    }

    /// Looks, and must see what is on the screen.
    #[track_caller]
    pub fn sees(&self, subject: &str) -> String {
        let before = self.far.requests().len();
        self.far.answer(vec![Reply::gemini(&[WORDS])]);
        let output = self.describe(subject);
        let said = String::from_utf8_lossy(&output.stdout).into_owned();
        let beside = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(
            said.contains(WORDS.trim()),
            "{said}{beside}\n{}",
            self.daemon.log()
        );
        let requests = self.far.requests();
        assert_eq!(requests.len(), before + 1);
        let (_, seen) = pictures::sent(&requests[before]);
        let distance = pictures::distance(&self.picture, &seen);
        assert!(distance < 6.0, "{distance}");
        beside
    }

    /// Waits until the daemon is idle.
    #[track_caller]
    pub fn rests(&self) {
        eventually("rest", || {
            let status = self.desktop.aloud(&["status", "--json"]);
            let said = String::from_utf8(status.stdout).unwrap();
            match said.contains(r#""state":"idle""#) {
                true => Ok(()),
                false => Err(said),
            }
        });
    }

    /// The files that the portal has left, and those of them that are still there.
    pub fn files(&self) -> (usize, Vec<PathBuf>) {
        let files = self
            .portal
            .as_ref()
            .unwrap()
            .record
            .lock()
            .unwrap()
            .files
            .clone();
        let left = files.iter().filter(|file| file.exists()).cloned().collect();
        (files.len(), left)
    }
}

pub fn bus(desktop: &Desktop) -> String {
    desktop
        .variable("DBUS_SESSION_BUS_ADDRESS")
        .unwrap()
        .to_owned()
}
