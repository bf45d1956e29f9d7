//! Somebody at a terminal with a home of their own: no desktop, no speech, no sound, no bus. Whatever
//! is printed, the key is not in it.

use std::collections::BTreeMap;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use tempfile::TempDir;

/// A key that nothing may show.
pub(crate) const KEY: &str = "canary4711NeverShown";

/// Longer than any of these commands takes, also on a busy machine.
const PATIENCE: Duration = Duration::from_secs(30);

pub(crate) struct Person {
    folder: TempDir,
    environment: BTreeMap<String, String>,
}

/// What a command printed and how it ended.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Heard {
    pub(crate) code: i32,
    pub(crate) output: String,
    pub(crate) error: String,
}

impl Heard {
    /// Code, output and error, to be compared in one go.
    pub(crate) fn parts(&self) -> (i32, String, String) {
        (self.code, self.output.clone(), self.error.clone())
    }
}

impl Person {
    pub(crate) fn new() -> Self {
        let folder = tempfile::tempdir_in("/tmp").unwrap();
        let path = |name: &str| folder.path().join(name).display().to_string();
        for name in ["config", "run"] {
            std::fs::create_dir(path(name)).unwrap();
        }
        let environment = [
            ("HOME", path("")),
            ("XDG_CONFIG_HOME", path("config")),
            ("XDG_RUNTIME_DIR", path("run")),
            // Nothing may be started.
            ("PATH", path("nowhere")),
            // A server at an address of its own is nobody's to start; at this one there is none.
            ("SPEECHD_ADDRESS", "inet_socket:127.0.0.2:9".into()),
            ("LANG", "C.UTF-8".into()),
        ];
        let environment = environment
            .into_iter()
            .map(|(name, value)| (name.to_owned(), value))
            .collect();
        Self {
            folder,
            environment,
        }
    }

    pub(crate) fn folder(&self) -> &Path {
        self.folder.path()
    }

    pub(crate) fn set(&mut self, variable: &str, value: &str) {
        self.environment
            .insert(variable.to_owned(), value.to_owned());
    }

    /// Writes the configuration and points to it.
    pub(crate) fn configure(&mut self, text: &str) {
        let file = self.folder().join("aloud.toml");
        std::fs::write(&file, text).unwrap();
        self.set("ALOUD_CONFIG", &file.display().to_string());
    }

    /// The name of a picture: a red square on white.
    pub(crate) fn picture(&self) -> String {
        let mut picture = image::RgbImage::from_pixel(64, 64, image::Rgb([255; 3]));
        for (x, y) in (16..48).flat_map(|x| (16..48).map(move |y| (x, y))) {
            picture.put_pixel(x, y, image::Rgb([200, 0, 0]));
        }
        let file = self.folder().join("red.png");
        picture.save(&file).unwrap();
        file.display().to_string()
    }

    pub(crate) fn types(&self, arguments: &str) -> Heard {
        self.types_with(arguments, "")
    }

    /// Runs the program with these arguments and this on its standard input.
    pub(crate) fn types_with(&self, arguments: &str, input: &str) -> Heard {
        let mut child = Command::new(env!("CARGO_BIN_EXE_aloud"))
            .args(arguments.split_whitespace())
            .env_clear()
            .envs(&self.environment)
            .current_dir(self.folder())
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        // A command that needs no input does not read it.
        _ = child.stdin.take().unwrap().write_all(input.as_bytes());
        let id = rustix::process::Pid::from_child(&child);
        let ending = thread::spawn(move || child.wait_with_output().unwrap());
        let deadline = Instant::now() + PATIENCE;
        while !ending.is_finished() {
            if Instant::now() > deadline {
                rustix::process::kill_process(id, rustix::process::Signal::KILL).unwrap();
                panic!("aloud {arguments} does not end");
            }
            thread::sleep(Duration::from_millis(5));
        }
        let ended = ending.join().unwrap();
        let text = |bytes| String::from_utf8(bytes).unwrap();
        let heard = Heard {
            code: ended.status.code().unwrap(),
            output: text(ended.stdout),
            error: text(ended.stderr),
        };
        assert!(
            !heard.output.contains(KEY) && !heard.error.contains(KEY),
            "aloud {arguments} shows the key: {heard:?}"
        );
        heard
    }
}
