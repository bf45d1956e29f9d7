//! What the real program does to files, sockets and other programs, as the kernel sees it: pictures
//! never touch a disk, the key goes to the provider only, and nothing leaves an idle machine.
#![allow(
    clippy::unwrap_used,
    clippy::print_stderr,
    missing_docs,
    unreachable_pub
)]

#[path = "desktop/mod.rs"]
mod desktop;
mod far_side;

use std::collections::HashMap;
use std::fs;
use std::io::Write;
use std::path::PathBuf;
use std::process::{Child, Stdio};
use std::thread::sleep;
use std::time::Duration;

use desktop::{Desktop, Options, Place};
use far_side::{FarSide, Reply};

const KEY: &str = "canary4711NeverShown";

/// As long as a person waits who wonders what the program is doing.
const IDLE: Duration = Duration::from_secs(10);

/// The daemon with every call of interest written down.
struct Traced {
    daemon: Child,
    trace: PathBuf,
}

impl Traced {
    fn start(desktop: &Desktop, far: &FarSide) -> Self {
        let config = desktop.folder().join("config.toml");
        let text = format!("[provider.gemini]\nbase-url = \"{}\"\n", far.url());
        fs::write(&config, text).unwrap();
        let trace = desktop.folder().join("trace");
        let log = fs::File::create(desktop.folder().join("aloud.log")).unwrap();
        let daemon = desktop
            .command("strace")
            // The tracer goes into the background, so that the child is the program itself.
            .args(["-D", "-f", "-v", "-yy", "-s", "4000000", "-e"])
            .arg("trace=execve,%file,connect,write,writev,sendto,sendmsg,sendmmsg,memfd_create")
            .arg("-o")
            .arg(&trace)
            .arg(env!("CARGO_BIN_EXE_aloud"))
            .arg("daemon")
            .env("ALOUD_CONFIG", &config)
            .env("ALOUD_LOG", "trace")
            .stderr(log)
            .spawn()
            .unwrap();
        let traced = Self { daemon, trace };
        desktop::eventually("a daemon that hears keys", || {
            let status = desktop.aloud(&["status"]);
            let keys = String::from_utf8_lossy(&status.stdout).contains("Super+Alt+");
            if keys { Ok(()) } else { Err(status) }
        });
        traced
    }

    fn calls(&self) -> Vec<String> {
        let trace = fs::read(&self.trace).unwrap();
        let trace = String::from_utf8_lossy(&trace);
        let mut begun = HashMap::new();
        let mut calls = Vec::new();
        // A call that another thread's interrupts is written in two parts.
        for line in trace.lines() {
            let (thread, call) = line.split_once(' ').unwrap_or(("", line));
            if let Some(first) = call.strip_suffix(" <unfinished ...>") {
                begun.insert(thread, first);
            } else if let Some((_, rest)) = call.split_once(" resumed>") {
                let first = begun.remove(thread).unwrap_or_default();
                calls.push(format!("{thread} {first}{rest}"));
            } else {
                calls.push(line.to_owned());
            }
        }
        let unfinished = begun.into_iter();
        calls.extend(unfinished.map(|(thread, first)| format!("{thread} {first}")));
        calls
    }
}

impl Drop for Traced {
    fn drop(&mut self) {
        _ = self.daemon.kill();
        _ = self.daemon.wait();
    }
}

#[test]
fn nothing_leaves_but_the_request_and_nothing_stays() {
    let desktop = Desktop::start(&Options::default());
    let _window = desktop.terminal("Build", "41 passed", Place::at(40, 60, 500, 400));
    let far = FarSide::start(vec![Reply::gemini(&["A terminal ", "shows a log."])]);
    store_key(&desktop);

    let mut traced = Traced::start(&desktop, &far);
    sleep(IDLE);
    let idle = traced.calls();
    assert!(
        idle.iter().any(|call| is_connection(call)),
        "nothing was traced"
    );
    for call in idle.iter().filter(|call| is_connection(call)) {
        assert!(stays_here(call, &desktop), "{call}");
    }
    assert!(!idle.iter().any(|call| call.contains(KEY)));

    desktop.press("super+alt+d");
    desktop.hears("log.");
    let id = rustix::process::Pid::from_child(&traced.daemon);
    rustix::process::kill_process(id, rustix::process::Signal::TERM).unwrap();
    traced.daemon.wait().unwrap();
    let calls = traced.calls();

    let port = format!("127.0.0.1:{}]", far.port());
    let mut sent = 0;
    for call in calls.iter().filter(|call| call.contains(KEY)) {
        assert!(call.contains(&port), "{}", head(call));
        sent += 1;
    }
    assert!(
        sent > 0,
        "the key was never sent, so that nothing is proved"
    );
    assert!(
        calls.iter().any(|call| creates(call)),
        "the socket's folder was not seen, so that nothing is proved"
    );
    for call in calls.iter().filter(|call| creates(call)) {
        assert!(may_be_written(call, &desktop), "{}", head(call));
    }
    let elsewhere = |call: &&String| is_connection(call) && !stays_here(call, &desktop);
    let connections: Vec<_> = calls.iter().filter(elsewhere).collect();
    let provider = format!("htons({})", far.port());
    assert!(!connections.is_empty());
    assert!(
        connections.iter().all(|call| call.contains(&provider)),
        "{connections:?}"
    );
}

fn store_key(desktop: &Desktop) {
    let mut command = desktop.command(env!("CARGO_BIN_EXE_aloud"));
    command.args(["key", "set", "gemini"]).stdin(Stdio::piped());
    let mut child = command.spawn().unwrap();
    let mut input = child.stdin.take().unwrap();
    input.write_all(KEY.as_bytes()).unwrap();
    drop(input);
    assert!(child.wait().unwrap().success());
}

fn is_connection(call: &str) -> bool {
    call.contains("connect(") && call.contains("sa_family")
}

/// The display, the loudspeaker, the speech server and the bus of this very desktop; nobody else.
fn stays_here(call: &str, desktop: &Desktop) -> bool {
    let places = [
        desktop.runtime().display().to_string(),
        desktop.folder().display().to_string(),
        "/tmp/.X11-unix/".to_owned(),
        // Where it is told whether the session is locked.
        "/run/dbus/system_bus_socket".to_owned(),
    ];
    call.contains("AF_UNIX") && places.iter().any(|place| call.contains(place.as_str()))
}

/// Whether a call makes or changes a file.
fn creates(call: &str) -> bool {
    let opens = call.contains(" open") || call.contains(" creat(");
    let writes = ["O_CREAT", "O_WRONLY", "O_RDWR", "creat("]
        .iter()
        .any(|flag| call.contains(flag));
    let changes = [
        " rename",
        " link",
        " symlink",
        " mkdir",
        " truncate",
        " mknod",
    ]
    .iter()
    .any(|name| call.contains(name));
    opens && writes || changes
}

/// Shared memory, the runtime folder with the program's socket, and devices that keep nothing.
fn may_be_written(call: &str, desktop: &Desktop) -> bool {
    let runtime = format!("\"{}", desktop.runtime().display());
    [
        "\"/dev/shm/",
        "\"/dev/null\"",
        "\"/proc/self/",
        runtime.as_str(),
    ]
    .iter()
    .any(|place| call.contains(place))
}

fn head(call: &str) -> String {
    call.chars().take(300).collect()
}
