//! A session with an accessibility bus of its own for every test, and the applications in it.
#![allow(dead_code, unreachable_pub)]

pub mod fake;

use std::io::{BufRead, BufReader};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use aloud::capture::accessibility::{Active, Caps, Places, Tree};
use aloud::surroundings::{Control, Role, Surroundings};
use tempfile::TempDir;
use tokio::time::{Instant, sleep};
use zbus::Connection;
use zbus::connection::Builder;

/// More than any question needs, so that a busy machine fails no test.
pub const PATIENT: Duration = Duration::from_secs(5);

/// A display, a window manager and a session bus that end with the test.
pub struct Session {
    pub address: String,
    display: String,
    folder: TempDir,
    // Dropped last to first: what is shown before the display.
    processes: Vec<Running>,
}

/// A program that ends with the value.
pub struct Running(pub Child);

impl Session {
    pub async fn start() -> Self {
        let folder = TempDir::new().unwrap();
        let mut session = Self {
            address: String::new(),
            display: String::new(),
            folder,
            processes: Vec::new(),
        };
        let screen = [
            "-screen",
            "0",
            "1920x1080x24",
            "-nolisten",
            "tcp",
            "-noreset",
        ];
        let number = session.begin("Xvfb", &[&["-displayfd", "1"][..], &screen].concat());
        session.display = format!(":{number}");
        let place = format!(
            "--address=unix:path={}/bus",
            session.folder.path().display()
        );
        let options = [
            "--session",
            "--nofork",
            "--nopidfile",
            "--print-address=1",
            &place,
        ];
        session.address = session.begin("dbus-daemon", &options);
        let manager = session.run("openbox", &[]);
        session.processes.push(manager);
        let switched = session.tree().switch_on(PATIENT).await;
        assert!(switched, "at-spi2-core is needed");
        session
    }

    /// Starts a program and waits for the first line that it prints.
    fn begin(&mut self, program: &str, options: &[&str]) -> String {
        let mut process = self
            .command(program, options)
            .stdout(Stdio::piped())
            .spawn()
            .unwrap_or_else(|error| panic!("{program} is needed: {error}"));
        let mut line = String::new();
        let output = process.stdout.take().unwrap();
        BufReader::new(output).read_line(&mut line).unwrap();
        self.processes.push(Running(process));
        line.trim().to_owned()
    }

    pub async fn bus(&self) -> Connection {
        Builder::address(self.address.as_str())
            .unwrap()
            .build()
            .await
            .unwrap()
    }

    /// A connection to the accessibility bus, like that of an application.
    pub async fn accessibility(&self) -> Connection {
        let session = self.bus().await;
        let path = "/org/a11y/bus";
        let reply = session
            .call_method(
                Some("org.a11y.Bus"),
                path,
                Some("org.a11y.Bus"),
                "GetAddress",
                &(),
            )
            .await
            .unwrap();
        let address: String = reply.body().deserialize().unwrap();
        Builder::address(address.as_str())
            .unwrap()
            .build()
            .await
            .unwrap()
    }

    pub fn tree(&self) -> Tree {
        Tree::of(self.address.clone(), Places::Screen)
    }

    fn command(&self, program: &str, arguments: &[&str]) -> Command {
        let mut command = Command::new(program);
        command
            .args(arguments)
            .env("DISPLAY", &self.display)
            .env("DBUS_SESSION_BUS_ADDRESS", &self.address)
            .env("XDG_RUNTIME_DIR", self.folder.path())
            .env("HOME", self.folder.path())
            .env("LANG", "C.UTF-8")
            .env_remove("AT_SPI_BUS_ADDRESS")
            .env_remove("NO_AT_BRIDGE")
            .env_remove("WAYLAND_DISPLAY")
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null());
        command
    }

    pub fn run(&self, program: &str, arguments: &[&str]) -> Running {
        let process = self.command(program, arguments).spawn();
        Running(process.unwrap_or_else(|error| panic!("{program} is needed: {error}")))
    }

    /// Runs a program whose output is of interest.
    pub fn run_heard(&self, program: &str, arguments: &[&str]) -> Running {
        let process = self
            .command(program, arguments)
            .stdout(Stdio::piped())
            .spawn();
        Running(process.unwrap_or_else(|error| panic!("{program} is needed: {error}")))
    }

    pub fn form(&self, arguments: &[&str]) -> Running {
        self.widgets("form.py", arguments)
    }

    /// A window of widgets by a script of this folder.
    pub fn widgets(&self, script: &str, arguments: &[&str]) -> Running {
        let script = beside(script);
        let arguments = [&[script.to_str().unwrap()][..], arguments].concat();
        self.run("/usr/bin/python3", &arguments)
    }

    pub fn browser(&self, page: &str) -> Running {
        let page = format!("file://{}", beside(page).display());
        let profile = format!("--user-data-dir={}/chromium", self.folder.path().display());
        let arguments = [
            "--force-renderer-accessibility",
            "--no-sandbox",
            "--no-first-run",
            "--disable-gpu",
            "--password-store=basic",
            &profile,
            &page,
        ];
        self.run("chromium", &arguments)
    }
}

fn beside(file: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .join("tests/tree")
        .join(file)
}

impl Drop for Session {
    fn drop(&mut self) {
        while self.processes.pop().is_some() {}
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        // A stopped process gets no other signal than these.
        send(self.0.id(), "-CONT");
        // Chromium ends its own processes when it is asked to, not when it is killed.
        send(self.0.id(), "-TERM");
        for _ in 0..100 {
            if self.0.try_wait().is_ok_and(|status| status.is_some()) {
                return;
            }
            std::thread::sleep(Duration::from_millis(20));
        }
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

pub fn send(process: u32, signal: &str) {
    let _ = Command::new("kill")
        .args([signal, &process.to_string()])
        .stderr(Stdio::null())
        .status();
}

/// Asks what is in front until it is what is waited for.
pub async fn focus(tree: &Tree, wanted: impl Fn(&Surroundings) -> bool) -> Surroundings {
    let deadline = Instant::now() + Duration::from_secs(30);
    loop {
        let found = tree.focus(None, PATIENT).await;
        if wanted(&found) {
            return found;
        }
        assert!(Instant::now() < deadline, "only this came: {found:#?}");
        sleep(Duration::from_millis(20)).await;
    }
}

/// Reads the active window until it is what is waited for.
pub async fn window(tree: &Tree, wanted: impl Fn(&Surroundings) -> bool) -> Surroundings {
    window_of(tree, None, wanted).await
}

/// The same with the window system's word of which window that is.
pub async fn window_of(
    tree: &Tree,
    active: Option<&Active>,
    wanted: impl Fn(&Surroundings) -> bool,
) -> Surroundings {
    let deadline = Instant::now() + Duration::from_secs(30);
    loop {
        let found = tree.window(active, PATIENT, Caps::default()).await;
        if wanted(&found) {
            return found;
        }
        assert!(Instant::now() < deadline, "only this came: {found:#?}");
        sleep(Duration::from_millis(20)).await;
    }
}

/// What is in front is the window with this title, and something in it has the focus.
pub fn titled(title: &str) -> impl Fn(&Surroundings) -> bool {
    move |found| found.window.as_deref() == Some(title) && found.focus.is_some()
}

/// The controls as role and name, to be compared at a glance.
pub fn said(controls: &[Control]) -> Vec<String> {
    let said = |control: &Control| {
        let name = control.name.as_deref().unwrap_or("-");
        format!("{} {name}", control.role.words())
    };
    controls.iter().map(said).collect()
}

pub fn find<'a>(controls: &'a [Control], role: Role, name: &str) -> &'a Control {
    let found = controls
        .iter()
        .find(|control| control.role == role && control.name.as_deref() == Some(name));
    found.unwrap_or_else(|| panic!("no {role:?} {name:?} in {:#?}", said(controls)))
}

/// A protected field has the focus, and what it holds is nowhere to be found.
pub fn assert_unread(found: &Surroundings) {
    assert!(found.password, "{found:?}");
    assert_eq!(found.focus.as_ref().unwrap().role, Role::PasswordField);
    assert!(!format!("{found:?}").contains("CANARY"));
}
