//! The main job on a real Wayland desktop by sway: a key that sway has bound is pressed, the provider
//! gets the picture, the words are heard; and what is different there from X11.
#![allow(
    clippy::unwrap_used,
    clippy::print_stderr,
    missing_docs,
    unreachable_pub
)]

#[path = "desktop/mod.rs"]
mod desktop;
mod display;
mod far_side;
mod home;
#[path = "display/owner.rs"]
mod owner;

#[path = "sway/bound.rs"]
mod bound;
#[path = "sway/clipboard.rs"]
mod clipboard;
#[path = "sway/locked.rs"]
mod locked;
#[path = "sway/looking.rs"]
mod looking;
#[path = "sway/places.rs"]
mod places;
#[path = "setup/terminal.rs"]
mod terminal;
#[path = "sway/tray.rs"]
mod tray;
#[path = "sway/trouble.rs"]
mod trouble;

use desktop::{Desktop, Options};
use far_side::Reply;
use home::Home;

/// Above what the compression of a picture costs, far below what any other picture differs by.
pub const SAME: f64 = 5.0;

/// No program can take keys there, so none are asked for.
pub const NO_KEYS: &str = "[keys]\nscreen = \"\"\nwindow = \"\"\nfocus = \"\"\npointer = \"\"\nclipboard = \"\"\n\
    changes = \"\"\nask = \"\"\nmore = \"\"\nrepeat = \"\"\nstop = \"\"\n";

/// A desktop by sway with a running daemon, and its keys bound.
pub fn home(options: Options, replies: Vec<Reply>) -> Home {
    let options = Options {
        sway: true,
        ..options
    };
    let home = Home::configured(&options, NO_KEYS, replies);
    bind(&home.desktop);
    home
}

/// Binds the keys as a person does in sway's configuration.
fn bind(desktop: &Desktop) {
    let aloud = env!("CARGO_BIN_EXE_aloud");
    for (key, subject) in [
        ("d", "screen"),
        ("w", "window"),
        ("f", "focus"),
        ("c", "clipboard"),
    ] {
        desktop.sway(&format!(
            "bindsym Mod4+Mod1+{key} exec {aloud} describe {subject}"
        ));
    }
}
