//! A real desktop for one test: display, window manager, session bus, loudspeaker and speech server
//! of its own, brought up by `packaging/desktop` and gone when the test ends, however it ends. The
//! tests hold the program by its ends: keys pressed, words spoken, sound recorded.
#![allow(dead_code, unused_imports, unreachable_pub)]

use std::fmt::Debug;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::sync::mpsc;
use std::thread;
use std::time::{Duration, Instant};

pub use daemon::{Daemon, Ready};
pub use ear::Ear;
pub use windows::{Place, Window};

mod daemon;
mod ear;
#[path = "../sound/likeness.rs"]
pub mod likeness;
pub mod sway;
pub mod taken;
pub mod weight;
mod windows;

/// Longer than any command of a test takes, also on a busy machine.
const PATIENCE: Duration = Duration::from_secs(30);

/// How a desktop is to be.
#[derive(Debug, Clone)]
pub struct Options {
    /// Width and height of the screen.
    pub size: (u32, u32),
    /// Several monitors instead of one screen, each with its place.
    pub monitors: Vec<Place>,
    /// Parts that are left out: display, windows, bus, audio, speech.
    pub without: &'static [&'static str],
    /// Whether there is an unlocked keyring.
    pub keyring: bool,
    /// Whether applications tell what is in them.
    pub accessible: bool,
    /// Whether it is sway's, and no X server's.
    pub sway: bool,
}

/// A desktop that is up.
pub struct Desktop {
    folder: tempfile::TempDir,
    environment: Vec<(String, String)>,
}

/// A part of a desktop that can be killed, stopped and started again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    Display,
    Windows,
    /// The virtual keyboard of a desktop by sway.
    Keyboard,
    Bus,
    Audio,
    Keyring,
    Speech,
    /// The speech server's synthesizer.
    Voice,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            size: (1280, 800),
            monitors: Vec::new(),
            without: &[],
            keyring: false,
            accessible: false,
            sway: false,
        }
    }
}

impl Desktop {
    /// Brings a desktop up; it goes down by itself when this process ends without tidying up.
    pub fn start(options: &Options) -> Self {
        // In /tmp, because a socket's path has no room for a long folder.
        let folder = tempfile::Builder::new()
            .prefix("aloud-")
            .tempdir_in("/tmp")
            .unwrap();
        let mut desktop = Self {
            folder,
            environment: Vec::new(),
        };
        let size = format!("{}x{}", options.size.0, options.size.1);
        let monitors: Vec<_> = options.monitors.iter().map(Place::to_string).collect();
        let owner = std::process::id().to_string();
        let mut up = desktop.script("up");
        up.args(["--size", &size, "--outputs", &monitors.join(" ")])
            .args(["--without", &options.without.join(" ")])
            .args(["--owner", &owner])
            .args(options.keyring.then_some("--with-keyring"))
            .args(options.accessible.then_some("--accessible"))
            .args(options.sway.then_some("--sway"));
        succeed(up);
        let environment = succeed(desktop.script("env"));
        desktop.environment = environment
            .lines()
            .filter_map(|line| line.split_once('='))
            .map(|(name, value)| (name.to_owned(), value.to_owned()))
            .collect();
        desktop
    }

    /// The folder of this desktop, for files of the test's own.
    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// The value of a variable that programs on this desktop see.
    pub fn variable(&self, name: &str) -> Option<&str> {
        let found = self.environment.iter().find(|(own, _)| own == name)?;
        Some(&found.1)
    }

    /// The folder where programs on this desktop keep their sockets.
    pub fn runtime(&self) -> PathBuf {
        PathBuf::from(self.variable("XDG_RUNTIME_DIR").unwrap())
    }

    /// A command that runs on this desktop and knows nothing of the one where the tests run.
    pub fn command(&self, program: &str) -> Command {
        let mut command = Command::new(program);
        command
            .env_clear()
            .env("PATH", std::env::var_os("PATH").unwrap_or_default())
            .envs(self.environment.iter().cloned())
            .current_dir(self.folder())
            .stdin(Stdio::null());
        command
    }

    /// Runs a program on this desktop, which must succeed, and gives what it printed.
    pub fn run(&self, program: &str, arguments: &[&str]) -> String {
        let mut command = self.command(program);
        command.args(arguments);
        succeed(command)
    }

    /// Runs the program under test with these arguments, however it ends.
    pub fn aloud(&self, arguments: &[&str]) -> Output {
        let mut command = self.command(env!("CARGO_BIN_EXE_aloud"));
        command.args(arguments);
        finish(command)
    }

    /// Starts the daemon with this configuration and these further variables, and waits until it
    /// is ready.
    pub fn daemon(
        &self,
        config: &(impl AsRef<[u8]> + ?Sized),
        environment: &[(&str, &str)],
        ready: Ready,
    ) -> Daemon {
        Daemon::start(self, &[], config.as_ref(), environment, ready)
    }

    /// Starts the daemon by another program that becomes it, as `unshare --net` does.
    pub fn daemon_by(
        &self,
        program: &[&str],
        config: &str,
        environment: &[(&str, &str)],
        ready: Ready,
    ) -> Daemon {
        Daemon::start(self, program, config.as_bytes(), environment, ready)
    }

    /// Presses and releases a key, as in `super+alt+d`; gives the time just before.
    pub fn press(&self, key: &str) -> Instant {
        let before = Instant::now();
        match self.is_sway() {
            true => self.type_chord(key),
            false => drop(self.run("xdotool", &["key", key])),
        }
        before
    }

    /// Every text that the speech server began to speak, in that order.
    pub fn spoken(&self) -> Vec<String> {
        let mut spoken = self.script("spoken");
        spoken.arg("-0");
        let texts = succeed(spoken);
        texts.split_terminator('\0').map(str::to_owned).collect()
    }

    /// Every text that the speech server was given, whether it came to speak it or not, with its
    /// priority, 1 for important to 5 for progress.
    pub fn queued(&self) -> Vec<(u8, String)> {
        let mut queued = self.script("queued");
        queued.arg("-0");
        succeed(queued)
            .split_terminator('\0')
            .filter_map(|entry| entry.split_once(' '))
            .map(|(priority, text)| (priority.parse().unwrap(), text.to_owned()))
            .collect()
    }

    /// Waits until a text that contains `words` is being spoken, and gives it.
    #[track_caller]
    pub fn hears(&self, words: &str) -> String {
        eventually(&format!("the words {words:?}"), || {
            let mut spoken = self.spoken().into_iter();
            let found = spoken.find(|text| text.contains(words));
            found.ok_or_else(|| self.spoken())
        })
    }

    /// Begins to record what the loudspeaker plays.
    pub fn record(&self) -> Ear {
        Ear::open(self)
    }

    /// Sends a signal, by its name, to every process of a part; after KILL the part is gone.
    pub fn signal(&self, part: Part, signal: &str) {
        let mut command = self.script("signal");
        command.args([&part.name(), signal]);
        succeed(command);
    }

    /// Starts a part again after it was killed, and waits until it answers.
    pub fn start_part(&self, part: Part) {
        let mut command = self.script("start");
        command.arg(part.name());
        succeed(command);
    }

    fn script(&self, verb: &str) -> Command {
        let mut script = Command::new(concat!(env!("CARGO_MANIFEST_DIR"), "/packaging/desktop"));
        script.arg(verb).arg(self.folder()).stdin(Stdio::null());
        script
    }
}

/// The key that daemons are given in every test. It is of no known form, so that nothing takes it out
/// but what takes out each key.
const CANARY: &[u8] = b"canary4711NeverShown";

/// Where a key is on purpose: the keyring, the file that only its owner can read, and what a test has
/// written down of the requests themselves.
const KEPT: [&str; 3] = ["keyrings", "aloud/keys", "trace"];

/// Recorded sound is larger, and nothing else is.
const LARGEST: u64 = 8 << 20;

/// The files below a folder in which the key stands: logs, what was spoken, the configuration, whatever
/// the program has left.
fn leaks(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        let Ok(about) = entry.metadata() else {
            continue;
        };
        if about.is_dir() {
            leaks(&path, found);
        } else if about.is_file() && about.len() < LARGEST {
            let kept = KEPT
                .iter()
                .any(|kept| path.to_string_lossy().contains(kept));
            let text = fs::read(&path).unwrap_or_default();
            let shown = text.windows(CANARY.len()).any(|part| part == CANARY);
            found.extend((shown && !kept).then_some(path));
        }
    }
}

impl Drop for Desktop {
    fn drop(&mut self) {
        let mut shown = Vec::new();
        leaks(self.folder(), &mut shown);
        let down = self.script("down").status();
        if thread::panicking() {
            eprintln!("the desktop is down: {down:?}");
        } else {
            assert!(down.unwrap().success(), "the desktop does not go down");
            assert!(shown.is_empty(), "the key stands in {shown:?}");
        }
    }
}

impl Part {
    fn name(self) -> String {
        format!("{self:?}").to_lowercase()
    }
}

/// Asks again and again until there is an answer; what is there instead is told when it fails.
#[track_caller]
pub fn eventually<T, E: Debug>(what: &str, mut ask: impl FnMut() -> Result<T, E>) -> T {
    let end = Instant::now() + PATIENCE;
    loop {
        match ask() {
            Ok(answer) => return answer,
            Err(instead) => assert!(Instant::now() < end, "{what} did not come: {instead:?}"),
        }
        // Short against what a person notices, long against what asking costs.
        thread::sleep(Duration::from_millis(20));
    }
}

/// Runs a command to its end, which must come in time.
#[track_caller]
fn finish(mut command: Command) -> Output {
    command.stdout(Stdio::piped()).stderr(Stdio::piped());
    let child = command.spawn().unwrap_or_else(|error| {
        panic!("{command:?} does not start: {error}; packaging/test installs what is missing")
    });
    let id = child.id();
    let (output, ending) = mpsc::channel();
    thread::spawn(move || output.send(child.wait_with_output()));
    match ending.recv_timeout(PATIENCE) {
        Ok(output) => output.unwrap(),
        Err(_) => {
            signal(id, rustix::process::Signal::KILL);
            panic!("{command:?} does not end");
        }
    }
}

/// Runs a command that must succeed, and gives what it printed.
#[track_caller]
fn succeed(command: Command) -> String {
    let name = format!("{command:?}");
    let output = finish(command);
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{name} failed: {said}");
    String::from_utf8(output.stdout).unwrap()
}

/// Sends a signal to a process that the test started itself.
pub(crate) fn signal(id: u32, signal: rustix::process::Signal) {
    let process = rustix::process::Pid::from_raw(i32::try_from(id).unwrap()).unwrap();
    // It may be gone already.
    _ = rustix::process::kill_process(process, signal);
}
