//! A desktop with a text editor, the real Orca and the real daemon, and what they say.
#![allow(dead_code, unreachable_pub)]

use std::process::{Child, Stdio};
use std::sync::Mutex;
use std::time::{Duration, Instant};

use rustix::process::Signal;

use crate::desktop::{Desktop, Options, eventually, likeness, signal};
use crate::far_side::Reply;
use crate::home::Home;

/// Longer than any pause between the messages of two who take turns.
const REST: Duration = Duration::from_millis(2500);
/// Longer than Orca takes to start on a busy machine.
const STARTING: Duration = Duration::from_secs(90);

/// The text of the dialogs, and what every Orca reads of one.
pub const WEATHER: &str = "The northern railway line is closed because of snow.";
pub const ORCA_WEATHER: &str =
    "Weather report dialog The northern railway line is closed because of snow.";

pub struct Stage {
    // Ended in this order.
    orca: Child,
    editor: Child,
    pub home: Home,
    /// The number of Orca's release.
    pub orca_number: u32,
    /// Texts spoken before this situation.
    mark: Mutex<usize>,
    /// Texts queued before it.
    queue: Mutex<usize>,
}

impl Stage {
    pub fn open(replies: Vec<Reply>) -> Self {
        let options = Options {
            accessible: true,
            ..Options::default()
        };
        // The short sounds are too soft to be mistaken for words.
        let home = Home::configured(&options, "[speech.sounds]\nvolume = 1", replies);
        let orca = orca(&home.desktop);
        let stage = Self {
            orca,
            editor: quiet(&home.desktop, "l3afpad"),
            orca_number: number(&home.desktop),
            home,
            mark: Mutex::new(0),
            queue: Mutex::new(0),
        };
        // Orca takes three seconds to start, and thirty on a machine that builds something beside.
        let end = Instant::now() + STARTING;
        while !stage.said().iter().any(|text| text.contains("Untitled")) {
            assert!(
                Instant::now() < end,
                "Orca does not start: {:?}",
                stage.said()
            );
            std::thread::sleep(Duration::from_millis(100));
        }
        stage.rests(Instant::now());
        stage
    }

    /// What Orca says when a dialog's button has the focus.
    pub fn button(&self) -> &'static str {
        match self.orca_number {
            ..=43 => "OK push button.",
            44..=48 => "OK button.",
            _ => "OK button",
        }
    }

    /// A new situation begins.
    pub fn now(&self) -> Instant {
        *self.mark.lock().unwrap() = self.home.desktop.spoken().len();
        *self.queue.lock().unwrap() = self.home.desktop.queued().len();
        Instant::now()
    }

    /// Asks for the screen by command, because Orca is silent at every key.
    pub fn describe(&self) {
        let output = self.home.aloud(&["describe"]);
        assert!(output.status.success(), "{output:?}");
    }

    /// What has been begun to be spoken in this situation, by both.
    pub fn said(&self) -> Vec<String> {
        let spoken = self.home.desktop.spoken();
        let here = spoken.into_iter().skip(*self.mark.lock().unwrap());
        // The marks that wait behind what Orca says are silent.
        let here = here.map(|text| plain(&text));
        here.filter(|text| !text.is_empty()).collect()
    }

    /// What has been given to the speech server in this situation, by both.
    pub fn queued(&self) -> Vec<String> {
        let queued = self.home.desktop.queued();
        let here = queued.into_iter().skip(*self.queue.lock().unwrap());
        here.map(|(_, text)| plain(&text)).collect()
    }

    /// Waits until somebody says this.
    #[track_caller]
    pub fn says(&self, words: &str) {
        let words = words.trim();
        eventually(&format!("the words {words:?}"), || {
            let said = self.said();
            let come = said.iter().any(|text| text.contains(words));
            come.then_some(()).ok_or(said)
        });
    }

    /// Waits until nobody speaks any more.
    #[track_caller]
    pub fn rests(&self, from: Instant) {
        self.home.ear.silence(from, REST);
    }

    /// Whether these were spoken in this situation, and nothing else.
    #[track_caller]
    pub fn order(&self, texts: &[&str]) {
        let texts: Vec<_> = texts.iter().map(|text| text.trim()).collect();
        assert_eq!(self.said(), texts);
    }

    /// Whether the recording since then is more like these words than like any of the others.
    #[track_caller]
    pub fn sounded(&self, from: Instant, right: &str, wrong: &[&str]) {
        let heard = self.home.ear.samples(from, Instant::now());
        let distance = |text: &str| likeness::distance(&heard, text, "en-us");
        let like = distance(right);
        for other in wrong {
            let unlike = distance(other);
            assert!(
                like < unlike,
                "heard was rather {other:?} ({unlike:.3}) than {right:?} ({like:.3})"
            );
        }
    }

    /// Kills Orca and starts it again.
    pub fn restart_orca(&mut self) {
        self.kill_orca();
        self.start_orca();
    }

    /// Kills Orca, which has no time for a farewell.
    pub fn kill_orca(&mut self) {
        end(&mut self.orca);
    }

    /// Starts Orca, where none runs.
    pub fn start_orca(&mut self) {
        self.orca = orca(&self.home.desktop);
    }

    /// Sends Orca itself a signal.
    pub fn signal_orca(&self, name: Signal) {
        let outer = self.orca.id();
        let inner = format!("/proc/{outer}/task/{outer}/children");
        let inner = std::fs::read_to_string(inner).unwrap();
        signal(inner.trim().parse().unwrap(), name);
    }
}

impl Drop for Stage {
    fn drop(&mut self) {
        end(&mut self.orca);
        end(&mut self.editor);
    }
}

/// A dialog with a text and a button, which takes the focus and gives it back.
pub struct Dialog(Child);

impl Dialog {
    pub fn open(stage: &Stage, title: &str, text: &str) -> Self {
        let script = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/orca/dialog.py");
        let mut command = stage.home.desktop.command("/usr/bin/python3");
        command
            .args([script, title, text])
            .stdout(Stdio::null())
            .stderr(Stdio::null());
        Self(command.spawn().unwrap())
    }
}

impl Drop for Dialog {
    fn drop(&mut self) {
        end(&mut self.0);
    }
}

/// Orca ends every other Orca of its user that it sees, so this one sees no other.
fn orca(desktop: &Desktop) -> Child {
    let mut command = desktop.command("unshare");
    if !rustix::process::geteuid().is_root() {
        command.arg("--map-root-user");
    }
    command
        .args(["--fork", "--pid", "--mount-proc", "--kill-child"])
        .args(["orca", "--disable", "braille"])
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    command.spawn().unwrap()
}

/// What `orca --version` begins with, besides its name.
fn number(desktop: &Desktop) -> u32 {
    let told = desktop.run("orca", &["--version"]);
    let digits = told.find(|letter: char| letter.is_ascii_digit()).unwrap();
    let number = told[digits..]
        .split(|letter: char| !letter.is_ascii_digit())
        .next();
    number.unwrap().parse().unwrap()
}

fn quiet(desktop: &Desktop, program: &str) -> Child {
    let mut command = desktop.command(program);
    command.stdout(Stdio::null()).stderr(Stdio::null());
    command.spawn().unwrap()
}

fn end(process: &mut Child) {
    let _ = process.kill();
    let _ = process.wait();
}

/// A message without its marks.
fn plain(text: &str) -> String {
    let mut plain = String::new();
    let mut inside = false;
    for letter in text.chars() {
        match letter {
            '<' => inside = true,
            '>' => inside = false,
            letter if !inside => plain.push(letter),
            _ => {}
        }
    }
    plain.trim().to_owned()
}
