//! The keys on real X servers: Xvfb, with presses by xdotool and layouts by setxkbmap.
//!
//! Listening goes by the environment's display, so each test listens in a process of its own: this
//! test program again, running `ears` alone, which prints what reaches its inbox.
#![cfg(target_os = "linux")]
#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    missing_docs,
    unreachable_pub
)]

#[path = "keys/layouts.rs"]
mod layouts;
#[path = "keys/presses.rs"]
mod presses;
#[path = "keys/trouble.rs"]
mod trouble;

use std::io::{BufRead, BufReader, IoSlice, Write};
use std::process::{Child, ChildStdin, Command as Process, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::mpsc;
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use aloud::event::{Event, Inbox};
use aloud::listen::{self, Settings};
use x11rb::connection::{Connection, RequestConnection};
use x11rb::protocol::xproto::{ConnectionExt, GrabMode, KeyButMask, ModMask};
use x11rb::rust_connection::RustConnection;

/// Far beyond anything that happens here; reached only by a hang.
const DEADLINE: Duration = Duration::from_secs(20);

/// A display of our own.
struct Display {
    server: Child,
    number: String,
}

/// Presses by the XTEST extension.
struct Hand {
    connection: RustConnection,
    root: u32,
    opcode: u8,
}

/// A process that listens.
struct Ears {
    process: Child,
    orders: Option<ChildStdin>,
    lines: mpsc::Receiver<String>,
}

/// A display number of this test alone: a server that takes the first free one could take that of a
/// display which another test has stopped and will start again.
fn own_number() -> String {
    static NEXT: AtomicU32 = AtomicU32::new(4);
    let own = std::process::id() * 8 + NEXT.fetch_add(1, Ordering::Relaxed) % 8;
    format!(":{}", 3000 + own % 50_000)
}

impl Display {
    fn start() -> Self {
        let mut server = Process::new("Xvfb")
            .args([
                own_number().as_str(),
                "-displayfd",
                "1",
                "-noreset",
                "-nolisten",
                "tcp",
            ])
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("install xvfb");
        let mut number = String::new();
        let mut answer = BufReader::new(server.stdout.take().unwrap());
        answer.read_line(&mut number).unwrap();
        let number = format!(":{}", number.trim());
        assert_ne!(number, ":", "Xvfb did not start");
        Self { server, number }
    }

    /// A display of that number, answering.
    fn numbered(number: &str) -> Self {
        let server = Process::new("Xvfb")
            .args([number, "-noreset", "-nolisten", "tcp"])
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let number = number.to_owned();
        let display = Self { server, number };
        let end = Instant::now() + DEADLINE;
        while RustConnection::connect(Some(&display.number)).is_err() {
            assert!(Instant::now() < end, "no display {}", display.number);
            std::thread::sleep(Duration::from_millis(20));
        }
        display
    }

    fn run(&self, program: &str, arguments: &[&str]) {
        let mut process = Process::new(program);
        let done = process
            .args(arguments)
            .env("DISPLAY", &self.number)
            .output();
        let done = done.unwrap_or_else(|error| panic!("{program}: {error}"));
        assert!(done.status.success(), "{program} {arguments:?}: {done:?}");
    }

    fn key(&self, chord: &str) {
        self.run("xdotool", &["key", chord]);
    }

    fn connect(&self) -> (RustConnection, u32) {
        let (connection, screen) = RustConnection::connect(Some(&self.number)).unwrap();
        let root = connection.setup().roots[screen].root;
        (connection, root)
    }

    /// The hand itself, for what xdotool would not leave as it is.
    fn hand(&self) -> Hand {
        let (connection, root) = self.connect();
        let xtest = connection
            .query_extension(b"XTEST")
            .unwrap()
            .reply()
            .unwrap();
        Hand {
            connection,
            root,
            opcode: xtest.major_opcode,
        }
    }

    fn listen(&self, settings: &Settings) -> Ears {
        Ears::open(&self.number, settings)
    }
}

impl Drop for Display {
    fn drop(&mut self) {
        let _ = self.server.kill();
        let _ = self.server.wait();
        // Killed outright, the server leaves its lock behind, as after a crash.
        let number = self.number.trim_start_matches(':');
        let _ = std::fs::remove_file(format!("/tmp/.X{number}-lock"));
        let _ = std::fs::remove_file(format!("/tmp/.X11-unix/X{number}"));
    }
}

impl Hand {
    fn press(&self, code: u8) {
        self.fake(2, code);
    }

    fn release(&self, code: u8) {
        self.fake(3, code);
    }

    /// Super, Alt and the key of that code.
    fn chord(&self, code: u8) {
        let codes = [133, 64, code];
        codes.iter().for_each(|code| self.press(*code));
        codes.iter().for_each(|code| self.release(*code));
    }

    fn switch_to_second(&self) {
        self.press(66);
        self.release(66);
        let pointer = self.connection.query_pointer(self.root).unwrap();
        let state = u16::from(pointer.reply().unwrap().mask);
        assert_eq!(state >> 13 & 3, 1, "the second layout is not on");
    }

    /// The request FakeInput of the XTEST protocol.
    fn fake(&self, kind: u8, code: u8) {
        let mut request = [0_u8; 36];
        request[..6].copy_from_slice(&[self.opcode, 2, 9, 0, kind, code]);
        request[12..16].copy_from_slice(&self.root.to_ne_bytes());
        let parts = [IoSlice::new(&request)];
        drop(
            self.connection
                .send_request_without_reply(&parts, vec![])
                .unwrap(),
        );
        self.connection.flush().unwrap();
    }
}

impl Ears {
    fn open(display: &str, settings: &Settings) -> Self {
        let mut process = Process::new(std::env::current_exe().unwrap())
            .args(["--exact", "ears", "--ignored", "--nocapture"])
            .env("DISPLAY", display)
            .env("EARS", serde_json::to_string(settings).unwrap())
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let said = BufReader::new(process.stdout.take().unwrap());
        let (line, lines) = mpsc::channel();
        std::thread::spawn(move || {
            for text in said.lines().map_while(Result::ok) {
                if let Some((_, heard)) = text.split_once("heard ") {
                    let _ = line.send(heard.to_owned());
                }
            }
        });
        Self {
            orders: process.stdin.take(),
            process,
            lines,
        }
    }

    fn next(&self) -> String {
        self.lines
            .recv_timeout(DEADLINE)
            .expect("nothing was heard")
    }

    /// The next press, without its time.
    fn press(&self) -> String {
        let line = self.next();
        let press = line
            .strip_prefix("press ")
            .unwrap_or_else(|| panic!("{line}"));
        press.split_once(' ').unwrap().1.to_owned()
    }

    /// Waits until the keys are armed, and returns the news on the way.
    fn armed(&self) -> Vec<String> {
        let mut news = Vec::new();
        while !news
            .last()
            .is_some_and(|line: &String| line.starts_with("KeysArmed"))
        {
            news.push(self.next());
        }
        news
    }

    /// Drops the keys and returns when they are dropped.
    fn let_go(&mut self) {
        writeln!(self.orders.as_mut().unwrap(), "drop").unwrap();
        assert_eq!(self.next(), "dropped");
    }
}

impl Drop for Ears {
    fn drop(&mut self) {
        drop(self.orders.take());
        let _ = self.process.wait();
    }
}

#[test]
#[ignore = "it is run by the other tests, in a process of its own"]
fn ears() {
    let Ok(settings) = std::env::var("EARS") else {
        return;
    };
    let (inbox, mut events) = Inbox::open();
    let keys = listen::start(&serde_json::from_str(&settings).unwrap(), inbox.clone());
    std::thread::spawn(move || {
        let mut order = String::new();
        std::io::stdin().read_line(&mut order).unwrap();
        drop(keys);
        if order.is_empty() {
            inbox.put(Event::Shutdown);
            return;
        }
        println!("heard dropped");
        std::io::stdin().read_line(&mut order).unwrap();
        inbox.put(Event::Shutdown);
    });
    loop {
        match events.blocking_recv() {
            Some(Event::Press(press)) => {
                let at = SystemTime::now() - press.at.elapsed();
                let at = at.duration_since(UNIX_EPOCH).unwrap().as_nanos();
                let command = serde_json::to_string(&press.command).unwrap();
                println!("heard press {at} {command}");
            }
            Some(Event::News(news)) => println!("heard {news:?}"),
            _ => return,
        }
    }
}

fn backend(name: &str) -> Settings {
    Settings {
        backend: name.into(),
        ..Settings::default()
    }
}

fn own() -> Settings {
    backend("auto")
}

fn look(subject: &str) -> String {
    format!(
        "{{\"describe\":{{\"subject\":\"{subject}\",\"mode\":\"auto\",\"detail\":null,\
         \"provider\":null,\"language\":null,\"voice\":\"spoken\"}}}}"
    )
}

fn taken(key: &str, proposal: &str) -> String {
    format!("KeyTaken {{ key: \"{key}\", action: \"screen\", proposal: Some(\"{proposal}\") }}")
}

/// Grabs the D key as another program would.
fn grab_d(connection: &RustConnection, root: u32, modifiers: ModMask) -> bool {
    let mode = GrabMode::ASYNC;
    let grab = connection.grab_key(false, root, modifiers, 40, mode, mode);
    grab.unwrap().check().is_ok()
}

/// Prints the time from the press to the inbox, and what an idle listener costs.
#[test]
#[ignore = "it measures for a minute and a half"]
fn measure() {
    for name in ["x11", "global-hotkey"] {
        let display = Display::start();
        let ears = display.listen(&backend(name));
        ears.armed();
        let hand = display.hand();
        // Super and Alt on the left.
        hand.press(133);
        hand.press(64);
        let mut times = Vec::new();
        for round in 0..200_u64 {
            // At no fixed distance from any poll.
            std::thread::sleep(Duration::from_micros(60_000 + round * 7919 % 50_000));
            let from = SystemTime::now().duration_since(UNIX_EPOCH).unwrap();
            hand.press(40);
            let line = ears.next();
            hand.release(40);
            let at: u64 = line.split(' ').nth(1).unwrap().parse().unwrap();
            times.push(Duration::from_nanos(at).saturating_sub(from));
        }
        times.sort_unstable();
        let wakeups = || {
            let tasks = format!("/proc/{}/task", ears.process.id());
            let tasks = std::fs::read_dir(tasks).unwrap();
            let switches = |task: std::path::PathBuf| -> u64 {
                let status = std::fs::read_to_string(task.join("status")).unwrap();
                let counts = status.lines().filter(|line| line.contains("ctxt_switches"));
                counts
                    .map(|line| line.split('\t').nth(1).unwrap().parse::<u64>().unwrap())
                    .sum()
            };
            tasks
                .map(|task| switches(task.unwrap().path()))
                .sum::<u64>()
        };
        // The last release is still on its way.
        std::thread::sleep(Duration::from_millis(500));
        let before = wakeups();
        std::thread::sleep(Duration::from_secs(30));
        let idle = wakeups() - before;
        println!(
            "{name}: press to inbox min {:?}, p50 {:?}, p90 {:?}, max {:?}; {idle} wakeups in 30 s",
            times[0], times[100], times[180], times[199]
        );
    }
}
