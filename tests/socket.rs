//! The socket from both ends, on real sockets in temporary folders.
#![cfg(target_os = "linux")]
#![allow(clippy::unwrap_used, missing_docs, unreachable_pub)]

#[path = "socket/clients.rs"]
mod clients;

use std::fs;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::os::unix::net::UnixListener;
use std::path::PathBuf;
use std::process::Command as Process;
use std::sync::{Arc, Barrier};
use std::time::Duration;

use aloud::event::{Event, Inbox, Origin, Outcome, Press, RequestId, State, Status};
use aloud::listen::socket::{self, Client, Guard, Line, StartError, Unreachable};
use aloud::request::{Command, Request, Subject};
use aloud::utterance::Tone;
use tempfile::TempDir;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::UnixStream;
use tokio::sync::{broadcast, mpsc, watch};
use tokio::time::timeout;

/// Far beyond anything that happens here; reached only by a hang.
const DEADLINE: Duration = Duration::from_secs(20);

/// The daemon's side of a socket in a folder of its own.
struct Daemon {
    folder: TempDir,
    events: mpsc::Receiver<Event>,
    said: broadcast::Sender<Line>,
    status: watch::Sender<Status>,
    guard: Option<Guard>,
}

impl Daemon {
    fn start() -> Self {
        let (inbox, events) = Inbox::open();
        let (said, _) = broadcast::channel(64);
        let (status, watched) = watch::channel(Status {
            version: "test".into(),
            ..Status::default()
        });
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("aloud/socket");
        let guard = Some(socket::start(path, inbox, said.clone(), watched).unwrap());
        Self {
            folder,
            events,
            said,
            status,
            guard,
        }
    }

    fn path(&self) -> PathBuf {
        self.folder.path().join("aloud/socket")
    }

    async fn client(&self) -> Client {
        socket::connect(&self.path()).await.unwrap()
    }

    async fn press(&mut self) -> Press {
        match within(self.events.recv()).await {
            Some(Event::Press(press)) => press,
            other => panic!("no press but {other:?}"),
        }
    }

    fn say(&self, id: RequestId, text: &str) {
        let text = text.to_owned();
        let tone = Tone::Answer;
        let _ = self.said.send(Line::Said { id, tone, text });
    }

    fn end(&self, id: RequestId) {
        let _ = self.said.send(Line::Ended {
            id,
            outcome: Outcome::Complete,
            reason: None,
        });
    }

    /// Sends raw bytes and returns everything that comes until the daemon closes.
    async fn raw(&self, bytes: &[u8]) -> String {
        let mut stream = UnixStream::connect(self.path()).await.unwrap();
        let _ = stream.write_all(bytes).await;
        let mut answer = Vec::new();
        // The daemon may close before it has read all, which resets the connection after its words.
        let _ = within(stream.read_to_end(&mut answer)).await;
        String::from_utf8(answer).unwrap()
    }
}

async fn within<T>(future: impl Future<Output = T>) -> T {
    timeout(DEADLINE, future).await.expect("it hangs")
}

/// An attempt to start a second daemon at `path`.
fn start_at(path: PathBuf) -> Result<Guard, StartError> {
    let (inbox, _) = Inbox::open();
    let (_, status) = watch::channel(Status::default());
    socket::start(path, inbox, broadcast::channel(8).0, status)
}

fn said(line: Option<Line>) -> String {
    match line {
        Some(Line::Said { text, .. }) => text,
        other => panic!("nothing said but {other:?}"),
    }
}

#[tokio::test]
async fn one_daemon_has_the_socket_and_leaves_nothing_behind() {
    let mut daemon = Daemon::start();
    let path = daemon.path();
    let mode = |path: &PathBuf| fs::symlink_metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!(mode(&path), 0o600);
    assert_eq!(mode(&daemon.folder.path().join("aloud")), 0o700);
    let second = start_at(path.clone());
    assert!(
        matches!(second, Err(StartError::AnotherDaemon)),
        "{second:?}"
    );
    daemon.client().await;
    // Even with the socket cleared away by somebody, the first is still there.
    let aside = daemon.folder.path().join("aside");
    fs::rename(&path, &aside).unwrap();
    let second = start_at(path.clone());
    assert!(matches!(second, Err(StartError::AnotherDaemon)));
    fs::rename(&aside, &path).unwrap();

    daemon.guard = None;
    assert!(!path.exists());
    let gone = socket::connect(&path).await.unwrap_err();
    assert_eq!(gone, Unreachable::NoDaemon);
    let _next = start_at(path.clone()).unwrap();
    within(socket::connect(&path)).await.unwrap();
}

#[test]
fn of_two_starts_at_the_same_instant_one_wins() {
    for _ in 0..30 {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("aloud/socket");
        // A stale socket tempts both into removing it.
        fs::create_dir(path.parent().unwrap()).unwrap();
        drop(UnixListener::bind(&path).unwrap());
        let line = Arc::new(Barrier::new(2));
        let starts = [0, 1].map(|_| {
            let (path, line) = (path.clone(), Arc::clone(&line));
            std::thread::spawn(move || {
                let runtime = tokio::runtime::Builder::new_current_thread()
                    .enable_all()
                    .build()
                    .unwrap();
                let _on_runtime = runtime.enter();
                line.wait();
                let started = start_at(path);
                line.wait();
                started.is_ok()
            })
        });
        let won = starts.map(|start| start.join().unwrap());
        assert_eq!(won.iter().filter(|won| **won).count(), 1);
    }
}

#[tokio::test]
async fn a_socket_that_nobody_listens_to_is_replaced_and_a_living_one_is_not() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("aloud/socket");
    fs::create_dir(path.parent().unwrap()).unwrap();
    let other = UnixListener::bind(&path).unwrap();
    let refused = start_at(path.clone());
    assert!(
        matches!(refused, Err(StartError::AnotherDaemon)),
        "{refused:?}"
    );
    drop(other);
    assert!(path.exists());
    let _guard = start_at(path).unwrap();
}

#[tokio::test]
async fn a_wide_folder_is_closed_and_a_wrong_place_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let wide = folder.path().join("wide");
    fs::create_dir(&wide).unwrap();
    fs::set_permissions(&wide, fs::Permissions::from_mode(0o777)).unwrap();
    let _guard = start_at(wide.join("socket")).unwrap();
    let mode = fs::metadata(&wide).unwrap().permissions().mode();
    assert_eq!(mode & 0o777, 0o700);

    let link = folder.path().join("link");
    symlink(&wide, &link).unwrap();
    let file = folder.path().join("file");
    fs::write(&file, "").unwrap();
    let kept = folder.path().join("kept");
    fs::create_dir(&kept).unwrap();
    fs::write(kept.join("socket"), "precious").unwrap();
    for (place, fault) in [
        (link.join("other"), "not a folder"),
        (file.join("socket"), "not a folder"),
        (kept.join("socket"), "not a socket"),
        (folder.path().join("no/such/socket"), "does not exist"),
    ] {
        let Err(StartError::Trouble(sentence)) = start_at(place) else {
            panic!("{fault} was not noticed");
        };
        assert!(sentence.contains(fault), "{sentence}");
    }
    assert_eq!(fs::read(kept.join("socket")).unwrap(), b"precious");
}

#[tokio::test]
async fn what_is_no_command_is_refused_with_a_reason_and_closed() {
    let mut daemon = Daemon::start();
    let long = format!("{}\n", "x".repeat(70_000));
    let endless = "x".repeat(70_000);
    for (bytes, reason) in [
        ("dance\n", "is not a command"),
        ("\"dance\"\n", "unknown variant `dance`"),
        ("\n", "is not a command"),
        (
            "{\"describe\":{\"subjekt\":\"screen\"}}\n",
            "unknown field `subjekt`",
        ),
        (long.as_str(), "longer than 64 KiB"),
        (endless.as_str(), "longer than 64 KiB"),
    ] {
        let answer = daemon.raw(bytes.as_bytes()).await;
        let mut lines = answer.lines();
        assert!(
            lines.next().unwrap().starts_with("{\"status\":"),
            "{answer}"
        );
        let refusal = lines.next().unwrap();
        assert!(
            refusal.starts_with("{\"refused\":{\"reason\":\""),
            "{answer}"
        );
        assert!(refusal.contains(reason), "{answer}");
        assert_eq!(lines.next(), None);
    }
    assert!(daemon.events.try_recv().is_err());
    let mut client = daemon.client().await;
    client.send(Command::Stop).await.unwrap();
    let again = client.send(Command::Stop).await.unwrap_err();
    assert!(matches!(again, Unreachable::Refused(_)), "{again:?}");
    assert_eq!(daemon.press().await.command, Command::Stop);
    assert!(daemon.events.try_recv().is_err());
}

#[tokio::test]
async fn the_wire_is_as_it_is_written_down() {
    let daemon = Daemon::start();
    let path = daemon.path();
    let answer = tokio::spawn(async move {
        let mut stream = UnixStream::connect(path).await.unwrap();
        let command = b"{\"describe\":{\"subject\":\"window\"}}\n";
        stream.write_all(command).await.unwrap();
        stream.shutdown().await.unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).await.unwrap();
        answer
    });
    let mut daemon = daemon;
    let press = daemon.press().await;
    assert_eq!(press.origin, Origin::Client);
    let wanted = Command::Describe(Request::of(Subject::Window));
    assert_eq!(press.command, wanted);
    let id = press.id;
    daemon.say(id, "A \"window\".\nTwo lines.");
    let _ = daemon.said.send(Line::Ended {
        id,
        outcome: Outcome::Partial,
        reason: Some("Cut.".into()),
    });
    let answer = within(answer).await.unwrap();
    let id = id.0;
    let lines: Vec<_> = answer.lines().collect();
    assert!(
        lines[0].starts_with("{\"status\":{\"state\":\"idle\""),
        "{answer}"
    );
    let rest = [
        format!("{{\"accepted\":{{\"id\":{id}}}}}"),
        format!(
            "{{\"said\":{{\"id\":{id},\"tone\":\"answer\",\
             \"text\":\"A \\\"window\\\".\\nTwo lines.\"}}}}"
        ),
        format!("{{\"ended\":{{\"id\":{id},\"outcome\":\"partial\",\"reason\":\"Cut.\"}}}}"),
    ];
    assert_eq!(lines[1..], rest);
}
