//! A mock of the desktop's portal: what its frontend says on the session bus, with the answers that
//! a test wishes for. Debian 12 has none; real ones are driven by `packaging/desktops/run`.
#![allow(dead_code, unreachable_pub)]

use std::collections::{BTreeSet, HashMap};
use std::sync::{Arc, Mutex};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use tokio::runtime::Handle;
use tokio::sync::oneshot;
use zbus::Connection;
use zbus::connection::Builder;
use zbus::zvariant::{OwnedObjectPath, OwnedValue, Value};

use shortcuts::{GlobalShortcuts, Registry};

pub mod behind;
pub mod global_accel;
pub mod kwin;
pub mod screenshots;
pub mod shortcuts;

pub const NAME: &str = "org.freedesktop.portal.Desktop";
pub const PATH: &str = "/org/freedesktop/portal/desktop";

/// What the bus gives beside a value.
pub type Options = HashMap<String, OwnedValue>;

/// How the portal behaves.
#[derive(Debug, Clone)]
pub struct Script {
    /// Whether it takes names, as from 1.20 on.
    pub registry: bool,
    /// Whether it gives keys only to those whose name it knows, as from 1.21 on.
    pub asks_for_name: bool,
    /// Whether it gives keys at all; none for a desktop that has no such portal.
    pub bind: Option<Bind>,
    /// What becomes of pictures of the screen.
    pub shot: screenshots::Shot,
}

/// How keys are given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Bind {
    /// As they were wished for.
    Given,
    /// The same, but it is called an error, as by GNOME 48.
    Other,
    /// As an error, and nothing is listed until the test says so.
    Later,
    /// All but these, which get no key.
    Without(&'static [&'static str]),
    /// After the person has thought for so long.
    After(Duration),
    /// Never.
    Unanswered,
    /// The person has closed the window.
    Cancelled,
}

/// All that the portal was asked, and what is open.
#[derive(Debug, Default)]
pub struct Record {
    /// The calls in their order, with what matters of them.
    pub calls: Vec<String>,
    /// The sessions: whose, where, and whether keys were asked for in it.
    pub sessions: Vec<(String, OwnedObjectPath, bool)>,
    /// Those who have told their name.
    pub named: BTreeSet<String>,
    /// The keys that are given: name and how they are pressed.
    pub keys: Vec<(String, String)>,
    /// Files that were made, which somebody should remove.
    pub files: Vec<std::path::PathBuf>,
}

pub type Shared = Arc<Mutex<Record>>;

/// The portal on the bus; it leaves when this value is dropped.
pub struct Portal {
    turning: Turning,
    connection: Connection,
    pub record: Shared,
}

/// A runtime on a thread of its own, so that the portal answers while the test waits.
struct Turning {
    handle: Handle,
    end: Option<oneshot::Sender<()>>,
    thread: Option<JoinHandle<()>>,
}

impl Default for Script {
    fn default() -> Self {
        Self {
            registry: true,
            asks_for_name: true,
            bind: Some(Bind::Given),
            shot: screenshots::Shot::Absent,
        }
    }
}

impl Portal {
    /// Takes the portal's name on this bus.
    pub fn start(address: &str, script: &Script) -> Self {
        Self::over(address, script, Shared::default())
    }

    /// The same with what an earlier one has written down.
    pub fn over(address: &str, script: &Script, record: Shared) -> Self {
        // A portal that was started anew knows nobody.
        record.lock().unwrap().named.clear();
        let turning = Turning::start();
        let connection = turning.handle.block_on(async {
            let connection = connected(address).await;
            let server = connection.object_server();
            if script.registry {
                let registry = Registry::new(record.clone());
                server.at(PATH, registry).await.unwrap();
            }
            if script.bind.is_some() {
                let shortcuts = GlobalShortcuts::new(script.clone(), record.clone());
                server.at(PATH, shortcuts).await.unwrap();
            }
            screenshots::serve(&connection, script, &record).await;
            answering(&connection).await;
            connection.request_name(NAME).await.unwrap();
            connection
        });
        Self {
            turning,
            connection,
            record,
        }
    }

    /// A portal that has its name and answers nothing, as one whose session is half up.
    pub fn hang(address: &str) -> Self {
        let turning = Turning::start();
        let connection = turning.handle.block_on(async {
            let connection = connected(address).await;
            connection.request_name(NAME).await.unwrap();
            connection
        });
        Self {
            turning,
            connection,
            record: Shared::default(),
        }
    }

    /// Presses or releases a key, by its name, in the newest session.
    pub fn key(&self, id: &str, pressed: bool) {
        let member = if pressed { "Activated" } else { "Deactivated" };
        self.tell(member, |session| {
            let nothing = HashMap::<&str, Value<'_>>::new();
            (session, id.to_owned(), 0u64, nothing)
        });
    }

    /// The person has changed their keys in the desktop's settings.
    pub fn change(&self, keys: &[(&str, &str)]) {
        let keys: Vec<_> = keys
            .iter()
            .map(|(id, trigger)| ((*id).to_owned(), (*trigger).to_owned()))
            .collect();
        self.record.lock().unwrap().keys.clone_from(&keys);
        self.tell("ShortcutsChanged", |session| {
            (session, shortcuts::listed(&keys))
        });
    }

    fn tell<B>(&self, member: &str, body: impl FnOnce(OwnedObjectPath) -> B)
    where
        B: serde::Serialize + zbus::zvariant::DynamicType,
    {
        let newest = self.record.lock().unwrap().sessions.last().cloned();
        let (owner, session, _) = newest.expect("a session");
        let body = body(session);
        let told = self.connection.emit_signal(
            Some(owner.as_str()),
            PATH,
            shortcuts::INTERFACE,
            member,
            &body,
        );
        self.turning.handle.block_on(told).unwrap();
    }

    /// The calls so far.
    pub fn calls(&self) -> Vec<String> {
        self.record.lock().unwrap().calls.clone()
    }
}

impl Drop for Portal {
    fn drop(&mut self) {
        let _ = self
            .turning
            .handle
            .block_on(self.connection.clone().close());
    }
}

impl Turning {
    fn start() -> Self {
        let (end, ended) = oneshot::channel();
        let (tell, told) = std::sync::mpsc::channel();
        let thread = thread::spawn(move || {
            let runtime = tokio::runtime::Builder::new_current_thread()
                .enable_all()
                .build()
                .unwrap();
            tell.send(runtime.handle().clone()).unwrap();
            let _ = runtime.block_on(ended);
        });
        Self {
            handle: told.recv().unwrap(),
            end: Some(end),
            thread: Some(thread),
        }
    }
}

impl Drop for Turning {
    fn drop(&mut self) {
        drop(self.end.take());
        let _ = self.thread.take().unwrap().join();
    }
}

/// A bus that has made its socket may not listen on it yet.
pub async fn connected(address: &str) -> Connection {
    for _ in 0..100 {
        match Builder::address(address).unwrap().build().await {
            Ok(connection) => return connection,
            Err(_) => tokio::time::sleep(Duration::from_millis(20)).await,
        }
    }
    panic!("there is no bus at {address}");
}

/// Notes a call.
pub fn note(record: &Shared, call: impl Into<String>) {
    record.lock().unwrap().calls.push(call.into());
}

/// Where the answer to a question comes from, for one who asked with this token.
pub fn request(sender: &str, options: &Options) -> OwnedObjectPath {
    let token = String::try_from(options["handle_token"].try_clone().unwrap()).unwrap();
    let sender = sender.trim_start_matches(':').replace('.', "_");
    OwnedObjectPath::try_from(format!("{PATH}/request/{sender}/{token}")).unwrap()
}

/// Answers a question after a while.
pub fn respond(
    connection: &Connection,
    (sender, path): (&str, &OwnedObjectPath),
    after: Duration,
    (verdict, results): (u32, HashMap<String, Value<'static>>),
) {
    let (connection, sender, path) = (connection.clone(), sender.to_owned(), path.clone());
    tokio::spawn(async move {
        tokio::time::sleep(after).await;
        let body = (verdict, results);
        let interface = "org.freedesktop.portal.Request";
        let told =
            connection.emit_signal(Some(sender.as_str()), &path, interface, "Response", &body);
        told.await.unwrap();
    });
}

/// A question that can be taken back.
pub struct Question {
    pub record: Shared,
}

#[zbus::interface(name = "org.freedesktop.portal.Request")]
impl Question {
    fn close(&self) {
        note(&self.record, "Close of a question");
    }
}

/// Waits until the connection answers calls: what comes before is lost, which real portals never do.
async fn answering(connection: &zbus::Connection) {
    let own = connection.unique_name().cloned();
    let peer = Some("org.freedesktop.DBus.Peer");
    for _ in 0..100 {
        let ping = connection.call_method(own.clone(), PATH, peer, "Ping", &());
        let answer = tokio::time::timeout(Duration::from_millis(50), ping).await;
        if answer.is_ok_and(|answer| answer.is_ok()) {
            return;
        }
    }
    panic!("the mock portal does not answer");
}
