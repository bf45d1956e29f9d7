//! What the service manager hears: a real socket stands in its place.
#![allow(
    clippy::unwrap_used,
    clippy::print_stderr,
    missing_docs,
    unreachable_pub
)]

#[path = "desktop/mod.rs"]
mod desktop;

use std::io::ErrorKind;
use std::os::linux::net::SocketAddrExt;
use std::os::unix::net::{SocketAddr, UnixDatagram};
use std::time::{Duration, Instant};

use desktop::{Daemon, Desktop, Options, Ready, eventually};
use rustix::process::Signal;

/// What the manager waits for: a tenth of this, so that the test need not.
const WATCHDOG: Duration = Duration::from_millis(600);

/// Without a provider that could be asked.
const CONFIGURATION: &str = "providers = [\"local\"]\n";

const ANOTHER: &str = "READY=1\nSTATUS=Another Aloud daemon is running already.";

struct Manager {
    socket: UnixDatagram,
    name: String,
}

impl Manager {
    fn at(address: &SocketAddr, name: String) -> Self {
        let socket = UnixDatagram::bind_addr(address).unwrap();
        Self { socket, name }
    }

    fn beside(desktop: &Desktop) -> Self {
        let path = desktop.folder().join("notify");
        let address = SocketAddr::from_pathname(&path).unwrap();
        Self::at(&address, path.display().to_string())
    }

    /// Starts a daemon that has this manager.
    fn daemon(&self, desktop: &Desktop) -> Daemon {
        let waits = WATCHDOG.as_micros().to_string();
        let environment = [("NOTIFY_SOCKET", &*self.name), ("WATCHDOG_USEC", &*waits)];
        desktop.daemon(CONFIGURATION, &environment, Ready::Started)
    }

    /// The next words that come in time.
    fn hears(&self, within: Duration) -> Option<String> {
        self.socket.set_read_timeout(Some(within)).unwrap();
        let mut words = [0; 1024];
        match self.socket.recv(&mut words) {
            Ok(length) => Some(String::from_utf8(words[..length].to_vec()).unwrap()),
            Err(error) if error.kind() == ErrorKind::WouldBlock => None,
            Err(error) => panic!("{error}"),
        }
    }

    /// Waits for these words, whatever comes before them.
    #[track_caller]
    fn waits_for(&self, wanted: &str) -> String {
        let mut all = Vec::new();
        let end = Instant::now() + Duration::from_secs(30);
        while Instant::now() < end {
            if let Some(words) = self.hears(Duration::from_secs(1)) {
                if words.contains(wanted) {
                    return words;
                }
                all.push(words);
            }
        }
        panic!("{wanted} is not among {all:?}");
    }

    /// Takes what is there already.
    fn forgets(&self) {
        while self.hears(Duration::from_millis(1)).is_some() {}
    }
}

#[test]
fn ready_is_told_when_the_keys_are_heard_and_the_end_when_it_begins() {
    let desktop = Desktop::start(&Options::default());
    let manager = Manager::beside(&desktop);
    let mut daemon = manager.daemon(&desktop);
    let ready = manager.waits_for("READY=1");
    // Whoever is told so can press and command at once.
    let status = desktop.aloud(&["status", "--json"]);
    let status: serde_json::Value = serde_json::from_slice(&status.stdout).unwrap();
    let keys = status["keys"].as_array().unwrap();
    assert!(keys.iter().any(|key| key[1] == "Super+Alt+D"), "{status}");
    let told = format!("STATUS=Keys heard: {}.", keys.len());
    assert!(ready.contains(&told), "{ready}");
    daemon.signal(Signal::TERM);
    manager.waits_for("STOPPING=1");
    assert!(daemon.ended().success());
}

#[test]
fn without_a_display_the_daemon_is_ready_all_the_same() {
    let desktop = Desktop::start(&Options {
        without: &["display", "windows"],
        ..Options::default()
    });
    let name = format!("aloud-notify-{}", std::process::id());
    let address = SocketAddr::from_abstract_name(&name).unwrap();
    let manager = Manager::at(&address, format!("@{name}"));
    let _daemon = manager.daemon(&desktop);
    let ready = manager.waits_for("READY=1");
    assert!(ready.contains("Keys heard: 0. Problems: 1;"), "{ready}");
}

#[test]
fn signs_of_life_come_while_the_process_runs_and_not_while_it_hangs() {
    let desktop = Desktop::start(&Options::default());
    let manager = Manager::beside(&desktop);
    let daemon = manager.daemon(&desktop);
    for _ in 0..3 {
        manager.waits_for("WATCHDOG=1");
    }
    daemon.signal(Signal::STOP);
    let state = format!("/proc/{}/stat", daemon.process_id());
    eventually("a stopped process", || {
        let state = std::fs::read_to_string(&state).unwrap();
        if state.contains(") T ") {
            Ok(())
        } else {
            Err(state)
        }
    });
    manager.forgets();
    assert_eq!(manager.hears(3 * WATCHDOG), None);
    daemon.signal(Signal::CONT);
    manager.waits_for("WATCHDOG=1");
}

#[test]
fn a_second_daemon_counts_as_ready_and_ends() {
    let desktop = Desktop::start(&Options::default());
    let _first = desktop.daemon(CONFIGURATION, &[], Ready::Keys);
    let manager = Manager::beside(&desktop);
    let mut second = manager.daemon(&desktop);
    assert_eq!(manager.waits_for("READY=1"), ANOTHER);
    // Else it would be started again and again, and at last in safe mode.
    assert!(second.ended().success());
}
