//! The daemon at home on a desktop of its own, with a scripted provider at the far end and an ear at
//! the loudspeaker.
#![allow(dead_code, unreachable_pub)]

pub mod pictures;

use std::fs;
use std::process::{Command, Output, Stdio};
use std::time::{Duration, Instant};

use crate::desktop::{Daemon, Desktop, Ear, Options, Ready, eventually, likeness};
use crate::far_side::{FarSide, Reply};

/// A key of no known form, so that it is found wherever it should not be.
pub const KEY: &str = "canary4711NeverShown";

/// What every daemon here is given.
pub const ENVIRONMENT: [(&str, &str); 1] = [("GEMINI_API_KEY", KEY)];

pub struct Home {
    // Ended in this order.
    pub daemon: Daemon,
    pub ear: Ear,
    pub far: FarSide,
    pub desktop: Desktop,
}

impl Home {
    /// A desktop with a running daemon and a provider that gives these replies.
    pub fn open(options: &Options, replies: Vec<Reply>) -> Self {
        Self::configured(options, "", replies)
    }

    /// The same with further lines of configuration.
    pub fn configured(options: &Options, further: &str, replies: Vec<Reply>) -> Self {
        let desktop = Desktop::start(options);
        let far = FarSide::start(replies);
        let configuration = configuration(&far.url(), further);
        // There its keys are sway's, and bound by the test.
        let ready = match options.sway {
            true => Ready::Socket,
            false => Ready::Keys,
        };
        let daemon = desktop.daemon(&configuration, &ENVIRONMENT, ready);
        let ear = desktop.record();
        Self {
            daemon,
            ear,
            far,
            desktop,
        }
    }

    /// Texts spoken so far, to look behind them later.
    pub fn mark(&self) -> usize {
        self.desktop.spoken().len()
    }

    /// Waits until a sentence is spoken behind the mark.
    #[track_caller]
    pub fn hears(&self, mark: usize, sentence: &str) {
        hears(&self.desktop, mark, sentence);
    }

    /// Presses a key and waits until the provider has one request more.
    #[track_caller]
    pub fn ask(&self, key: &str) -> Instant {
        let before = self.far.look(|record| record.requests.len());
        let pressed = self.desktop.press(key);
        let come = self.far.becomes(|record| record.requests.len() > before);
        assert!(come, "no request came");
        pressed
    }

    /// Waits until the daemon is idle.
    #[track_caller]
    pub fn rests(&self) {
        eventually("rest", || {
            let status = self.desktop.aloud(&["status", "--json"]);
            let said = String::from_utf8(status.stdout).unwrap();
            if said.contains(r#""state":"idle""#) {
                Ok(())
            } else {
                Err(said)
            }
        });
    }

    /// How like the sound was heard between these moments, 1 for the very same.
    pub fn likeness(&self, cue: aloud::utterance::Cue, from: Instant, to: Instant) -> f64 {
        likeness::find(&sound(cue), &self.ear.samples(from, to)).1
    }

    /// Runs the program beside the daemon's own configuration.
    pub fn aloud(&self, arguments: &[&str]) -> Output {
        let mut command = self.desktop.command(env!("CARGO_BIN_EXE_aloud"));
        command
            .args(arguments)
            .env("ALOUD_CONFIG", self.desktop.folder().join("config.toml"))
            .envs(ENVIRONMENT);
        let output = command.output().unwrap();
        for said in [&output.stdout, &output.stderr] {
            assert!(!String::from_utf8_lossy(said).contains(KEY), "{output:?}");
        }
        output
    }
}

/// A configuration with this provider, to which the person has agreed and whose words alone are heard.
pub fn configuration(url: &str, further: &str) -> String {
    format!(
        "providers = [\"gemini\"]\nanswer.context = \"never\"\n[provider.gemini]\ndialect = \"gemini\"\nbase-url = \"{url}\"\nagreed = \"{url}\"\n{further}\n"
    )
}

/// Waits until a sentence is spoken behind the mark.
#[track_caller]
pub fn hears(desktop: &Desktop, mark: usize, sentence: &str) {
    let sentence = aloud::present::clean(sentence);
    eventually(&format!("the words {sentence:?}"), || {
        let said = desktop.spoken().split_off(mark).join(" ");
        if said.contains(&sentence) {
            Ok(())
        } else {
            Err(said)
        }
    });
}

/// The samples of a sound as they are played at the configured volume.
pub fn sound(cue: aloud::utterance::Cue) -> Vec<i16> {
    aloud::present::waveform(cue, 60)
}

/// Puts bytes on the clipboard, as another program does that stays with them.
pub fn copy(desktop: &Desktop, kind: &str, bytes: &[u8]) -> std::process::Child {
    let file = desktop.folder().join("copied");
    fs::write(&file, bytes).unwrap();
    let mut owner: Command = desktop.command("xclip");
    owner
        .args(["-quiet", "-selection", "clipboard", "-t", kind, "-i"])
        .arg(&file)
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    let owner = owner.spawn().unwrap();
    eventually("the new owner", || {
        let asked = paste(desktop, "TARGETS");
        if String::from_utf8_lossy(&asked.stdout)
            .lines()
            .any(|line| line == kind)
        {
            Ok(())
        } else {
            Err(asked)
        }
    });
    owner
}

/// What the clipboard holds in one of its forms.
pub fn paste(desktop: &Desktop, kind: &str) -> Output {
    let mut command = desktop.command("xclip");
    command.args(["-selection", "clipboard", "-t", kind, "-o"]);
    command.output().unwrap()
}

/// Waits for what must not happen to show itself.
pub fn a_while(length: Duration) {
    std::thread::sleep(length);
}
