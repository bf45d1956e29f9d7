//! Where keys are found and kept: the environment, a real keyring on a message bus of its own, and
//! files.
#![cfg(target_os = "linux")]
#![allow(clippy::unwrap_used, missing_docs)]

use std::fs;
use std::io::Write as _;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

#[path = "key_places/prompting.rs"]
mod prompting;

use aloud::describe::key::{Bus, Key, Place, Places};
use aloud::failure::Failure;
use tempfile::TempDir;

const ADDRESS: &str = "unix:path=";

/// A session bus with, when wanted, an unlocked keyring; everything is ended when dropped.
struct Session {
    folder: TempDir,
    processes: Vec<Child>,
}

impl Session {
    fn new() -> Self {
        let folder = TempDir::new().unwrap();
        let path = folder.path();
        let address = format!("--address={ADDRESS}{}/bus", path.display());
        let configuration = format!(
            "<!DOCTYPE busconfig PUBLIC \"-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN\" \
             \"http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd\">\
             <busconfig><type>session</type><listen>{ADDRESS}{}/bus</listen><servicedir>{}</servicedir>\
             <policy context=\"default\"><allow send_destination=\"*\" eavesdrop=\"true\"/>\
             <allow eavesdrop=\"true\"/><allow own=\"*\"/></policy></busconfig>",
            path.display(),
            path.display(),
        );
        fs::write(path.join("bus.conf"), configuration).unwrap();
        // A service that would be started by a careless call leaves a trace.
        let service = format!(
            "[D-BUS Service]\nName=org.freedesktop.secrets\nExec=/usr/bin/touch {}\n",
            path.join("started").display()
        );
        fs::write(path.join("secrets.service"), service).unwrap();
        let bus = Command::new("dbus-daemon")
            .arg(format!("--config-file={}", path.join("bus.conf").display()))
            .args([&*address, "--nofork", "--nopidfile"])
            .stderr(Stdio::null())
            .spawn()
            .expect("dbus-daemon of the Debian package dbus-daemon is needed");
        let session = Self {
            folder,
            processes: vec![bus],
        };
        until(|| session.folder.path().join("bus").exists());
        session
    }

    /// Starts a keyring; with the password its login collection is made and open.
    fn keyring(&mut self, password: Option<&str>) {
        let path = self.folder.path();
        let rings = path.join("data/keyrings");
        fs::create_dir_all(&rings).unwrap();
        fs::write(rings.join("default"), "login").unwrap();
        let mut command = Command::new("gnome-keyring-daemon");
        command.args(["--foreground", "--components=secrets"]);
        if password.is_some() {
            command.arg("--unlock");
        }
        let mut ring = command
            .arg(format!(
                "--control-directory={}",
                path.join("control").display()
            ))
            .env("DBUS_SESSION_BUS_ADDRESS", self.address())
            .env("HOME", path)
            .env("XDG_DATA_HOME", path.join("data"))
            .env("XDG_RUNTIME_DIR", path)
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("gnome-keyring-daemon of the Debian package gnome-keyring is needed");
        let mut input = ring.stdin.take().unwrap();
        input
            .write_all(password.unwrap_or_default().as_bytes())
            .unwrap();
        drop(input);
        self.processes.push(ring);
        until(|| {
            self.ask("NameHasOwner", "org.freedesktop.secrets")
                .contains("true")
        });
        let ready = || {
            let answer = Command::new("gdbus")
                .args(["call", "--session", "--dest", "org.freedesktop.secrets"])
                .args(["--object-path", "/org/freedesktop/secrets"])
                .args([
                    "--method",
                    "org.freedesktop.Secret.Service.ReadAlias",
                    "default",
                ])
                .env("DBUS_SESSION_BUS_ADDRESS", self.address())
                .output();
            String::from_utf8_lossy(&answer.unwrap().stdout).contains("login")
        };
        until(ready);
    }

    fn ask(&self, method: &str, argument: &str) -> String {
        let output = Command::new("gdbus")
            .args([
                "call",
                "--session",
                "--dest",
                "org.freedesktop.DBus",
                "--object-path",
                "/",
            ])
            .args([
                "--method",
                &format!("org.freedesktop.DBus.{method}"),
                argument,
            ])
            .env("DBUS_SESSION_BUS_ADDRESS", self.address())
            .output()
            .expect("gdbus of the Debian package libglib2.0-bin is needed");
        String::from_utf8_lossy(&output.stdout).into_owned()
    }

    fn stop_keyring(&mut self) {
        let mut ring = self.processes.pop().unwrap();
        ring.kill().unwrap();
        ring.wait().unwrap();
        until(|| {
            self.ask("NameHasOwner", "org.freedesktop.secrets")
                .contains("false")
        });
    }

    fn address(&self) -> String {
        format!("{ADDRESS}{}/bus", self.folder.path().display())
    }

    fn places(&self) -> Places {
        Places {
            environment: |_| None,
            bus: Bus::At(self.address()),
            folder: Some(self.folder.path().join("config/aloud/keys")),
            typed: None,
        }
    }

    fn file(&self) -> std::path::PathBuf {
        self.folder.path().join("config/aloud/keys/gemini")
    }
}

impl Drop for Session {
    fn drop(&mut self) {
        for process in self.processes.iter_mut().rev() {
            let _ = process.kill();
            let _ = process.wait();
        }
    }
}

fn until(mut done: impl FnMut() -> bool) {
    let deadline = Instant::now() + Duration::from_secs(10);
    while !done() {
        assert!(Instant::now() < deadline, "it never happened");
        std::thread::sleep(Duration::from_millis(5));
    }
}

fn key(text: &str) -> Key {
    Key::new(text).unwrap()
}

fn mode(path: &Path) -> u32 {
    fs::metadata(path).unwrap().permissions().mode() & 0o777
}

fn no_key() -> Failure {
    Failure::NoKey {
        provider: "gemini".to_owned(),
        site: None,
    }
}

#[tokio::test]
async fn an_open_keyring_keeps_the_key() {
    let mut session = Session::new();
    session.keyring(Some("test-password"));
    let places = session.places();
    assert_eq!(places.find("gemini", &[]).await, Err(no_key()));
    assert_eq!(places.keyring().await.remark, "it is open");
    for text in ["first", "second"] {
        assert_eq!(places.store("gemini", key(text)).await, Ok(Place::Keyring));
        assert_eq!(
            places.find("gemini", &[]).await,
            Ok((key(text), Place::Keyring))
        );
    }
    assert!(!session.file().exists());
    assert!(
        places.find("openai", &[]).await.is_err(),
        "each provider has its own"
    );
    assert_eq!(places.remove("gemini").await, Ok(vec![Place::Keyring]));
    assert_eq!(places.remove("gemini").await, Ok(Vec::new()));
    assert_eq!(places.find("gemini", &[]).await, Err(no_key()));
}

#[tokio::test]
async fn a_key_in_the_keyring_leaves_none_in_the_file() {
    let mut session = Session::new();
    let places = session.places();
    let file = Place::File(session.file());
    assert_eq!(places.store("gemini", key("old")).await, Ok(file));
    session.keyring(Some("test-password"));
    assert_eq!(places.store("gemini", key("new")).await, Ok(Place::Keyring));
    assert!(!session.file().exists());
}

#[tokio::test]
async fn a_locked_keyring_is_said_and_never_asks() {
    let mut session = Session::new();
    session.keyring(Some("test-password"));
    let places = session.places();
    assert_eq!(
        places.store("gemini", key("hidden")).await,
        Ok(Place::Keyring)
    );
    session.stop_keyring();
    session.keyring(None);
    let locked = Failure::KeyringLocked {
        provider: "gemini".to_owned(),
    };
    let begun = Instant::now();
    assert_eq!(places.find("gemini", &[]).await, Err(locked.clone()));
    assert!(
        begun.elapsed() < Duration::from_secs(2),
        "something was asked"
    );
    let told = places.keyring().await;
    assert_eq!((told.works, told.remark.as_str()), (false, "it is locked"));
    assert_eq!(places.remove("gemini").await, Err(locked));
    let file = Place::File(session.file());
    assert_eq!(places.store("gemini", key("other")).await, Ok(file.clone()));
    assert_eq!(places.find("gemini", &[]).await, Ok((key("other"), file)));
}

#[tokio::test]
async fn a_keyring_that_does_not_answer_is_given_up() {
    let mut session = Session::new();
    session.keyring(Some("test-password"));
    let ring = session.processes[1].id().to_string();
    let signal = |name: &str| {
        assert!(
            Command::new("kill")
                .args([name, &ring])
                .status()
                .unwrap()
                .success()
        )
    };
    signal("-STOP");
    let begun = Instant::now();
    let found = session.places().find("gemini", &[]).await;
    let told = session.places().keyring().await;
    signal("-CONT");
    assert_eq!(told.remark, "it does not answer");
    assert!(
        matches!(found, Err(Failure::KeyringLocked { .. })),
        "{found:?}"
    );
    assert!(begun.elapsed() < Duration::from_secs(8));
}

#[tokio::test]
async fn without_a_keyring_none_is_started_and_the_file_serves() {
    let session = Session::new();
    let places = session.places();
    assert_eq!(places.find("gemini", &[]).await, Err(no_key()));
    assert_eq!(places.keyring().await.remark, "there is none");
    let file = Place::File(session.file());
    for text in ["first", "second"] {
        assert_eq!(places.store("gemini", key(text)).await, Ok(file.clone()));
        assert_eq!(
            places.find("gemini", &[]).await,
            Ok((key(text), file.clone()))
        );
    }
    assert_eq!(mode(&session.file()), 0o600);
    assert_eq!(mode(session.file().parent().unwrap()), 0o700);
    assert_eq!(
        fs::read_dir(session.file().parent().unwrap())
            .unwrap()
            .count(),
        1
    );
    assert_eq!(places.remove("gemini").await, Ok(vec![file]));
    assert_eq!(places.remove("gemini").await, Ok(Vec::new()));
    assert!(
        !session.folder.path().join("started").exists(),
        "the bus was asked to start a keyring"
    );
}

#[tokio::test]
async fn a_file_that_others_may_read_is_refused() {
    let session = Session::new();
    let places = session.places();
    places.store("gemini", key("open")).await.unwrap();
    for mode in [0o644, 0o640, 0o604] {
        fs::set_permissions(session.file(), PermissionsExt::from_mode(mode)).unwrap();
        let path = session.file();
        assert_eq!(
            places.find("gemini", &[]).await,
            Err(Failure::KeyFileOpen { path })
        );
    }
}

#[tokio::test]
async fn the_environment_comes_first() {
    let session = Session::new();
    let mut places = session.places();
    places.store("gemini", key("file")).await.unwrap();
    places.environment = |name| match name {
        "EMPTY" => Some(" ".into()),
        "GOOGLE_API_KEY" => Some("\u{feff}environment\r\n".into()),
        _ => None,
    };
    let found = places
        .find("gemini", &["GEMINI_API_KEY", "EMPTY", "GOOGLE_API_KEY"])
        .await;
    assert_eq!(
        found,
        Ok((key("environment"), Place::Environment("GOOGLE_API_KEY")))
    );
    let found = places.find("gemini", &["EMPTY"]).await;
    assert_eq!(found, Ok((key("file"), Place::File(session.file()))));
}

#[tokio::test]
async fn a_name_that_leads_out_of_the_folder_has_no_file() {
    let session = Session::new();
    for name in ["../gemini", "a/b", "", ".hidden", "a\0b"] {
        assert!(
            session.places().store(name, key("x")).await.is_err(),
            "{name:?}"
        );
    }
    assert!(!session.file().parent().unwrap().exists());
}

#[tokio::test]
async fn without_a_bus_the_file_serves() {
    let session = Session::new();
    let mut places = session.places();
    places.bus = Bus::At(format!("{ADDRESS}/nowhere/bus"));
    let file = Place::File(session.file());
    assert_eq!(places.store("gemini", key("x")).await, Ok(file.clone()));
    assert_eq!(places.find("gemini", &[]).await, Ok((key("x"), file)));
}
