//! What this machine knows without asking anybody, on a real desktop: the focused control and its
//! place, what is under the pointer, and the words before an answer.
#![allow(
    clippy::unwrap_used,
    clippy::print_stderr,
    missing_docs,
    unreachable_pub
)]

#[path = "desktop/mod.rs"]
mod desktop;
mod far_side;
mod home;

#[path = "knowing/first.rs"]
mod first;
#[path = "knowing/listed.rs"]
mod listed;
#[path = "knowing/near.rs"]
mod near;
#[path = "knowing/secrets.rs"]
mod secrets;

use std::process::Child;

use desktop::{Daemon, Desktop, Options, Ready, eventually};
use far_side::{FarSide, Reply};

/// A desktop whose applications tell what is in them, with a daemon and a provider.
struct Scene {
    // Ended in this order.
    _daemon: Daemon,
    far: FarSide,
    desktop: Desktop,
}

fn accessible() -> Options {
    Options {
        accessible: true,
        ..Options::default()
    }
}

impl Scene {
    fn open(options: &Options, context: &str, replies: Vec<Reply>) -> Self {
        Self::configured(options, context, "", replies)
    }

    /// The same with further lines of configuration.
    fn configured(options: &Options, context: &str, further: &str, replies: Vec<Reply>) -> Self {
        let desktop = Desktop::start(options);
        let far = FarSide::start(replies);
        let config = format!(
            "providers = [\"gemini\"]\n[answer]\ncontext = \"{context}\"\n[provider.gemini]\nbase-url = \"{}\"\n{further}",
            far.url()
        );
        let daemon = desktop.daemon(&config, &home::ENVIRONMENT, Ready::Keys);
        Self {
            _daemon: daemon,
            far,
            desktop,
        }
    }

    /// Presses a key, and gives the question that the provider gets with the picture.
    #[track_caller]
    fn ask(&self, key: &str) -> String {
        let before = self.far.look(|record| record.requests.len());
        self.desktop.press(key);
        let come = self.far.becomes(|record| record.requests.len() > before);
        assert!(come, "no request came");
        let body = self.far.requests()[before].json();
        let parts = body["contents"][0]["parts"].as_array().unwrap().clone();
        let text = parts.iter().find_map(|part| part["text"].as_str());
        text.unwrap().to_owned()
    }

    /// Waits until a dialog of GTK with this title is shown and tells of its focus.
    fn dialog(&self, title: &str, arguments: &[&str]) -> Running {
        let mut zenity = self.desktop.command("zenity");
        zenity.arg(format!("--title={title}")).args(arguments);
        let running = Running(zenity.spawn().unwrap());
        eventually("the dialog", || {
            let told = described(&self.desktop, &["window"], &[]);
            let named = told.0.contains(title) && told.0.contains("has the focus");
            if named { Ok(()) } else { Err(told) }
        });
        running
    }
}

/// What is described here of a subject, on standard output and on standard error.
fn described(desktop: &Desktop, what: &[&str], variables: &[(&str, &str)]) -> (String, String) {
    let mut command = desktop.command(env!("CARGO_BIN_EXE_aloud"));
    command
        // By itself, not by the daemon that is being tested.
        .env("XDG_RUNTIME_DIR", desktop.folder())
        .envs(variables.iter().copied())
        .args(["describe", "--no-speech", "--provider", "local"])
        .args(what);
    let output = command.output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    (text(output.stdout), text(output.stderr))
}

/// A program that ends with the value.
struct Running(Child);

impl Drop for Running {
    fn drop(&mut self) {
        _ = self.0.kill();
        _ = self.0.wait();
    }
}
