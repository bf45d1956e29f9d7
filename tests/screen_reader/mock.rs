//! A mock of what Orca serves on the session bus, as written down in its `dbus_service.py`. It
//! speaks as Orca does: through the speech server, at the priority "message".
#![allow(unreachable_pub)]

use std::io::{BufRead, BufReader, Write};
use std::os::unix::net::UnixStream;
use std::process::{Child, Stdio};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use tokio::runtime::Runtime;
use zbus::connection::Builder;
use zbus::{Connection, interface};

use crate::sound::{Sound, wait_for};

/// Which Orca.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Since51,
    Since49,
}

/// A session bus of its own.
pub struct Bus {
    process: Child,
    address: String,
    folder: std::path::PathBuf,
}

impl Bus {
    pub fn start(sound: &Sound) -> Self {
        let folder = sound.path("run");
        let address = format!("unix:path={}", folder.join("bus").display());
        let process = Self::spawn(&address);
        let bus = Self {
            process,
            address,
            folder,
        };
        bus.wait();
        bus
    }

    fn spawn(address: &str) -> Child {
        std::process::Command::new("dbus-daemon")
            .args(["--session", "--nofork", "--nopidfile"])
            .arg(format!("--address={address}"))
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap()
    }

    fn wait(&self) {
        wait_for("the bus", Duration::from_secs(10), || {
            UnixStream::connect(self.folder.join("bus")).ok()
        });
    }

    pub fn address(&self) -> &str {
        &self.address
    }

    pub fn restart(&mut self) {
        self.end();
        let _ = std::fs::remove_file(self.folder.join("bus"));
        self.process = Self::spawn(&self.address);
        self.wait();
    }

    fn end(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

impl Drop for Bus {
    fn drop(&mut self) {
        self.end();
    }
}

/// What Orca has done and is doing.
struct Speech {
    connection: UnixStream,
    presented: Vec<String>,
    /// Messages given to the speech server and not ended yet, and the most of them ever.
    waiting: usize,
    most: usize,
    hangs: bool,
}

type Shared = Arc<Mutex<Speech>>;

impl Speech {
    fn start(sound: &Sound) -> Shared {
        let mut connection = UnixStream::connect(sound.speech_socket()).unwrap();
        let setup = "SET self CLIENT_NAME root:Orca:main\r\nSET self NOTIFICATION ALL ON\r\n\
            SET self PRIORITY message\r\n";
        connection.write_all(setup.as_bytes()).unwrap();
        let events = connection.try_clone().unwrap();
        let speech = Arc::new(Mutex::new(Self {
            connection,
            presented: Vec::new(),
            waiting: 0,
            most: 0,
            hangs: false,
        }));
        let told = speech.clone();
        std::thread::spawn(move || {
            for line in BufReader::new(events).lines().map_while(Result::ok) {
                if line.starts_with("702 ") || line.starts_with("703 ") {
                    let mut speech = told.lock().unwrap();
                    speech.waiting = speech.waiting.saturating_sub(1);
                }
            }
        });
        speech
    }

    fn present(&mut self, text: &str) {
        self.most = self.most.max(self.waiting);
        self.waiting += 1;
        self.presented.push(text.to_owned());
        // A line that arrives before the server asks for it is still text to it.
        write!(self.connection, "SPEAK\r\n{text}\r\n.\r\n").unwrap();
    }

    fn silence(&mut self) {
        write!(self.connection, "CANCEL self\r\n").unwrap();
    }
}

async fn present(speech: &Shared, message: &str) -> bool {
    loop {
        {
            let mut speech = speech.lock().unwrap();
            if !speech.hangs {
                speech.present(message);
                return true;
            }
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
}

async fn version(speech: &Shared, version: &str) -> String {
    while speech.lock().unwrap().hangs {
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    version.to_owned()
}

struct Service51(Shared);

#[interface(name = "org.gnome.Orca1.Service")]
impl Service51 {
    async fn present_message(&self, message: &str) -> bool {
        present(&self.0, message).await
    }

    async fn get_version(&self) -> String {
        version(&self.0, "51.1").await
    }
}

struct Manager51(Shared);

#[interface(name = "org.gnome.Orca1.SpeechManager")]
impl Manager51 {
    fn interrupt_speech(&self, _notify_user: bool) -> bool {
        self.0.lock().unwrap().silence();
        true
    }
}

struct Service49(Shared);

#[interface(name = "org.gnome.Orca.Service")]
impl Service49 {
    async fn present_message(&self, message: &str) -> bool {
        present(&self.0, message).await
    }

    async fn get_version(&self) -> String {
        version(&self.0, "49.0").await
    }
}

struct Module49(Shared);

#[interface(name = "org.gnome.Orca.Module")]
impl Module49 {
    fn execute_command(&self, command_name: &str, _notify_user: bool) -> bool {
        let known = command_name == "InterruptSpeech";
        if known {
            self.0.lock().unwrap().silence();
        }
        known
    }
}

/// The mock; it leaves the bus with this value.
pub struct Orca {
    runtime: Runtime,
    connection: Option<Connection>,
    speech: Shared,
}

impl Orca {
    pub fn start(sound: &Sound, bus: &Bus, kind: Kind) -> Self {
        let runtime = tokio::runtime::Builder::new_multi_thread()
            .worker_threads(1)
            .enable_all()
            .build()
            .unwrap();
        let speech = Speech::start(sound);
        let open = async {
            let (own, other) = (speech.clone(), speech.clone());
            let builder = Builder::address(bus.address())?;
            let builder = match kind {
                Kind::Since51 => builder
                    .serve_at("/org/gnome/Orca1/Service", Service51(own))?
                    .serve_at("/org/gnome/Orca1/Service/SpeechManager", Manager51(other))?
                    .name("org.gnome.Orca1.Service")?,
                Kind::Since49 => builder
                    .serve_at("/org/gnome/Orca/Service", Service49(own))?
                    .serve_at(
                        "/org/gnome/Orca/Service/SpeechAndVerbosityManager",
                        Module49(other),
                    )?
                    .name("org.gnome.Orca.Service")?,
            };
            builder.build().await
        };
        let connection = Some(runtime.block_on(open).unwrap());
        Self {
            runtime,
            connection,
            speech,
        }
    }

    /// What it was asked to present.
    pub fn presented(&self) -> Vec<String> {
        self.speech.lock().unwrap().presented.clone()
    }

    /// The most messages that waited in Orca when another came.
    pub fn most_waiting(&self) -> usize {
        self.speech.lock().unwrap().most
    }

    /// The user presses a key, at which Orca is silent.
    pub fn key(&self) {
        self.speech.lock().unwrap().silence();
    }

    /// Answers nothing any more, or goes on.
    pub fn hang(&self, hangs: bool) {
        self.speech.lock().unwrap().hangs = hangs;
    }
}

impl Drop for Orca {
    fn drop(&mut self) {
        self.speech.lock().unwrap().silence();
        if let Some(connection) = self.connection.take() {
            // The bus may be gone.
            let _ = self.runtime.block_on(connection.close());
        }
    }
}
