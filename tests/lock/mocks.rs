//! Mocks of the two kinds of services that tell whether a session is locked: as much of their
//! interfaces as their documentation has, on real buses.
#![allow(unreachable_pub)]

use std::process::{Child, Command, Stdio};

use tempfile::TempDir;
use tokio::runtime::Runtime;
use zbus::connection::Builder;
use zbus::object_server::SignalEmitter;
use zbus::zvariant::{ObjectPath, OwnedObjectPath};
use zbus::{Connection, fdo, interface};

use crate::desktop::eventually;

/// A bus in the place of the system's.
pub struct SystemBus {
    process: Child,
    address: String,
    _folder: TempDir,
}

impl SystemBus {
    pub fn start() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("bus");
        let address = format!("unix:path={}", path.display());
        let process = Command::new("dbus-daemon")
            .args(["--session", "--nofork", "--nopidfile"])
            .arg(format!("--address={address}"))
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        eventually("the system bus", || {
            path.exists().then_some(()).ok_or("no socket")
        });
        Self {
            process,
            address,
            _folder: folder,
        }
    }

    pub fn address(&self) -> &str {
        &self.address
    }
}

impl Drop for SystemBus {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// Something on a bus that lives as long as this value.
struct Service {
    runtime: Runtime,
    connection: Option<Connection>,
}

impl Service {
    fn start(open: impl Future<Output = zbus::Result<Connection>>) -> Self {
        let runtime = tokio::runtime::Builder::new_multi_thread()
            .worker_threads(1)
            .enable_all()
            .build()
            .unwrap();
        let connection = Some(runtime.block_on(open).unwrap());
        Self {
            runtime,
            connection,
        }
    }

    fn connection(&self) -> &Connection {
        self.connection.as_ref().unwrap()
    }
}

impl Drop for Service {
    fn drop(&mut self) {
        if let Some(connection) = self.connection.take() {
            self.runtime.block_on(connection.close()).unwrap();
        }
    }
}

const SESSION: &str = "/org/freedesktop/login1/session/_32";

struct User;

#[interface(name = "org.freedesktop.login1.User")]
impl User {
    #[zbus(property)]
    fn display(&self) -> (String, OwnedObjectPath) {
        let path = ObjectPath::try_from(SESSION).unwrap();
        ("2".into(), path.into())
    }
}

struct Session {
    locked: bool,
}

#[interface(name = "org.freedesktop.login1.Session")]
impl Session {
    #[zbus(property)]
    fn locked_hint(&self) -> bool {
        self.locked
    }
}

/// The login manager with one session, that of the display.
pub struct Login(Service);

impl Login {
    pub fn start(address: &str, locked: bool) -> Self {
        Self(Service::start(async {
            Builder::address(address)?
                .serve_at("/org/freedesktop/login1/user/self", User)?
                .serve_at(SESSION, Session { locked })?
                .name("org.freedesktop.login1")?
                .build()
                .await
        }))
    }

    /// Tells that the computer is about to sleep, or has woken up.
    pub fn sleep(&self, asleep: bool) {
        let told = async {
            let emitter = SignalEmitter::new(self.0.connection(), "/org/freedesktop/login1")?;
            let manager = "org.freedesktop.login1.Manager";
            emitter.emit(manager, "PrepareForSleep", &(asleep,)).await
        };
        self.0.runtime.block_on(told).unwrap();
    }

    pub fn set(&self, locked: bool) {
        let server = self.0.connection().object_server();
        self.0.runtime.block_on(async {
            let session = server.interface::<_, Session>(SESSION).await.unwrap();
            let mut inner = session.get_mut().await;
            inner.locked = locked;
            inner
                .locked_hint_changed(session.signal_emitter())
                .await
                .unwrap();
        });
    }
}

struct Screen {
    active: bool,
}

// The interface's name is that of the bus, so there are two of the same kind.
#[interface(name = "org.freedesktop.ScreenSaver")]
impl Screen {
    fn get_active(&self) -> fdo::Result<bool> {
        Ok(self.active)
    }
}

/// A screen saver.
pub struct Saver {
    service: Service,
    name: &'static str,
}

impl Saver {
    pub fn start(address: &str, name: &'static str) -> Self {
        let path = path(name);
        let service = Service::start(async {
            Builder::address(address)?
                .serve_at(path, Screen { active: false })?
                .name(name)?
                .build()
                .await
        });
        Self { service, name }
    }

    /// Tells that it is active, or is not any more.
    pub fn set(&self, active: bool) {
        let emitter = SignalEmitter::new(self.service.connection(), path(self.name)).unwrap();
        let now = (active,);
        let told = emitter.emit(self.name, "ActiveChanged", &now);
        self.service.runtime.block_on(told).unwrap();
    }
}

fn path(name: &str) -> String {
    format!("/{}", name.replace('.', "/"))
}
