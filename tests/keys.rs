//! The keys on real X servers: Xvfb, with presses by xdotool and layouts by setxkbmap.
//!
//! Listening goes by the environment's display, so each test listens in a process of its own: this
//! test program again, running `ears` alone, which prints what reaches its inbox.
#![cfg(target_os = "linux")]
#![allow(clippy::unwrap_used, clippy::print_stdout, missing_docs)]

use std::io::{BufRead, BufReader, IoSlice, Write};
use std::process::{Child, ChildStdin, Command as Process, Stdio};
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

impl Display {
    fn start() -> Self {
        let mut server = Process::new("Xvfb")
            .args(["-displayfd", "1", "-noreset", "-nolisten", "tcp"])
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

#[test]
fn each_key_brings_its_command_once() {
    for name in ["x11", "global-hotkey"] {
        let display = Display::start();
        let ears = display.listen(&Settings {
            copy: "Ctrl+Alt+Comma".into(),
            ..backend(name)
        });
        let armed = ears.armed();
        assert_eq!(armed.len(), 1, "{armed:?}");
        assert!(
            armed[0].contains("(\"copy\", \"Ctrl+Alt+Comma\")"),
            "{armed:?}"
        );
        for (chord, command) in [
            ("super+alt+d", look("screen").as_str()),
            ("super+alt+w", &look("window")),
            ("super+alt+c", &look("clipboard")),
            ("super+alt+space", "\"repeat\""),
            ("ctrl+alt+comma", "\"copy\""),
            ("super+alt+x", "\"stop\""),
            ("super+alt+x", "\"stop\""),
        ] {
            display.key(chord);
            assert_eq!(ears.press(), command, "{name}: {chord}");
        }
        for other in [
            "d",
            "alt+d",
            "super+d",
            "super+alt+shift+d",
            "super+alt+ctrl+d",
        ] {
            display.key(other);
        }
        display.key("super+alt+x");
        assert_eq!(ears.press(), "\"stop\"", "{name}");
    }
}

#[test]
fn locks_do_not_matter_wherever_they_are_mapped() {
    let display = Display::start();
    display.run(
        "xmodmap",
        &["-e", "clear mod2", "-e", "add mod3 = Num_Lock"],
    );
    display.run(
        "xmodmap",
        &[
            "-e",
            "keycode 78 = Scroll_Lock",
            "-e",
            "add mod2 = Scroll_Lock",
        ],
    );
    let (connection, root) = display.connect();
    let locks = || {
        let state = connection
            .query_pointer(root)
            .unwrap()
            .reply()
            .unwrap()
            .mask;
        state & (KeyButMask::LOCK | KeyButMask::MOD2 | KeyButMask::MOD3)
    };
    let ears = display.listen(&own());
    ears.armed();
    let mut on = KeyButMask::default();
    for (lock, bit) in [
        ("Num_Lock", KeyButMask::MOD3),
        ("Caps_Lock", KeyButMask::LOCK),
        ("Scroll_Lock", KeyButMask::MOD2),
    ] {
        // A key that has just been made a lock locks through the core protocol's own means.
        display.run("xdotool", &["key", lock]);
        on |= bit;
        assert_eq!(locks(), on, "{lock} is not on");
        display.key("super+alt+d");
        assert_eq!(ears.press(), look("screen"), "with {lock}");
    }
}

#[test]
fn a_held_key_is_one_press() {
    for name in ["x11", "global-hotkey"] {
        let display = Display::start();
        let ears = display.listen(&backend(name));
        ears.armed();
        display.run("xset", &["r", "rate", "100", "50"]);
        let hold = "keydown super keydown alt keydown d sleep 1 keyup d keyup alt keyup super";
        display.run("xdotool", &hold.split(' ').collect::<Vec<_>>());
        display.key("super+alt+d");
        display.key("super+alt+x");
        assert_eq!(ears.press(), look("screen"), "{name}");
        assert_eq!(ears.press(), look("screen"), "{name}");
        assert_eq!(ears.press(), "\"stop\"", "{name}");
    }
}

#[test]
fn keys_that_overlap_are_all_heard_and_heard_again() {
    let display = Display::start();
    let ears = display.listen(&own());
    ears.armed();
    let roll = "keydown super keydown alt keydown d keydown w keyup d keyup w key w keyup alt \
                keyup super";
    display.run("xdotool", &roll.split_whitespace().collect::<Vec<_>>());
    assert_eq!(ears.press(), look("screen"));
    assert_eq!(ears.press(), look("window"));
    assert_eq!(ears.press(), look("window"));
    // The right-hand modifiers are as good, and letting go of them first does no harm.
    let right = "keydown Super_R keydown Alt_L keydown d keyup Super_R keyup Alt_L keyup d";
    display.run("xdotool", &right.split(' ').collect::<Vec<_>>());
    assert_eq!(ears.press(), look("screen"));
    display.key("super+alt+d");
    assert_eq!(ears.press(), look("screen"));
}

/// Presses until it is heard: a new layout is followed a moment after it is announced.
fn press_until_heard(display: &Display, ears: &Ears, chord: &str) -> String {
    let end = Instant::now() + DEADLINE;
    loop {
        display.key(chord);
        if let Ok(line) = ears.lines.recv_timeout(Duration::from_millis(500)) {
            return line
                .split_once("} ")
                .map_or(line.clone(), |(_, rest)| rest.into());
        }
        assert!(Instant::now() < end, "{chord} is not heard");
    }
}

#[test]
fn letters_follow_the_layout_and_keep_their_place_where_there_are_none() {
    let display = Display::start();
    let ears = display.listen(&own());
    ears.armed();
    display.key("super+alt+25");
    assert_eq!(ears.press(), look("window"));
    // On a French keyboard W is where Z is on an American one, at keycode 52.
    display.run("setxkbmap", &["fr"]);
    let heard = press_until_heard(&display, &ears, "super+alt+52");
    assert!(heard.contains("window"), "{heard}");
    display.key("super+alt+25");
    display.key("super+alt+x");
    assert_eq!(ears.press(), "\"stop\"");
    // A Russian one has no Latin letters at all.
    display.run("setxkbmap", &["ru"]);
    let heard = press_until_heard(&display, &ears, "super+alt+25");
    assert!(heard.contains("window"), "{heard}");
    display.key("super+alt+40");
    assert_eq!(ears.press(), look("screen"));
}

#[test]
fn the_second_layout_of_two_is_heard_too() {
    let display = Display::start();
    display.run("setxkbmap", &["us,ru", "-option", "grp:caps_toggle"]);
    let ears = display.listen(&own());
    ears.armed();
    // Not by xdotool, which goes to the first layout for the time of its press.
    let hand = display.hand();
    hand.switch_to_second();
    hand.chord(40);
    assert_eq!(ears.press(), look("screen"));
}

#[test]
fn of_two_layouts_the_active_one_says_which_key_is_meant() {
    let display = Display::start();
    // Q and A have changed places between them.
    display.run("setxkbmap", &["us,fr", "-option", "grp:caps_toggle"]);
    let ears = display.listen(&Settings {
        screen: "Super+Alt+Q".into(),
        window: "Super+Alt+A".into(),
        ..own()
    });
    ears.armed();
    let hand = display.hand();
    hand.chord(24);
    hand.chord(38);
    assert_eq!(ears.press(), look("screen"));
    assert_eq!(ears.press(), look("window"));
    hand.switch_to_second();
    hand.chord(24);
    hand.chord(38);
    assert_eq!(ears.press(), look("window"));
    assert_eq!(ears.press(), look("screen"));
}

#[test]
fn a_taken_key_is_told_with_a_free_one_that_works() {
    for name in ["x11", "global-hotkey"] {
        let display = Display::start();
        let (other, root) = display.connect();
        assert!(grab_d(&other, root, ModMask::M4 | ModMask::M1));
        // The other program holds the first alternative too, with a lock on alone.
        let first = ModMask::CONTROL | ModMask::M1 | ModMask::LOCK;
        assert!(grab_d(&other, root, first));
        let ears = display.listen(&backend(name));
        let news = ears.armed();
        assert_eq!(news[0], taken("Super+Alt+D", "Super+Ctrl+D"), "{name}");
        assert!(!news[1].contains("screen"), "{news:?}");
        // The proposal was given back after it was tried, and the others are heard.
        assert!(
            grab_d(&other, root, ModMask::M4 | ModMask::CONTROL),
            "{name}"
        );
        other
            .ungrab_key(40, root, ModMask::M4 | ModMask::CONTROL)
            .unwrap()
            .check()
            .unwrap();
        display.key("super+alt+w");
        assert_eq!(ears.press(), look("window"), "{name}");
        drop(ears);
        let ears = display.listen(&Settings {
            screen: "Super+Ctrl+D".into(),
            ..backend(name)
        });
        assert_eq!(ears.armed().len(), 1, "{name}");
        display.key("super+ctrl+d");
        assert_eq!(ears.press(), look("screen"), "{name}");
    }
}

#[test]
fn a_key_that_was_taken_is_heard_once_it_is_free_and_the_layout_changes() {
    let display = Display::start();
    let (other, root) = display.connect();
    assert!(grab_d(&other, root, ModMask::M4 | ModMask::M1));
    let ears = display.listen(&own());
    assert_eq!(ears.armed()[0], taken("Super+Alt+D", "Ctrl+Alt+D"));
    drop(other);
    display.run("xmodmap", &["-e", "keycode 248 = F35"]);
    let news = ears.armed();
    assert!(
        news[0].contains("(\"screen\", \"Super+Alt+D\")"),
        "{news:?}"
    );
    display.key("super+alt+d");
    assert_eq!(ears.press(), look("screen"));
}

#[test]
fn a_key_that_this_keyboard_lacks_is_told() {
    for (name, key, removal) in [
        ("x11", "Super+Alt+F24", Some("keycode 202 =")),
        // The portable candidate looks for the typographic quote.
        ("global-hotkey", "Super+Alt+Quote", None),
    ] {
        let display = Display::start();
        if let Some(removal) = removal {
            display.run("xmodmap", &["-e", removal]);
        }
        let ears = display.listen(&Settings {
            screen: key.into(),
            ..backend(name)
        });
        let news = ears.armed();
        let expected = format!("KeyUnusable {{ key: \"{key}\", action: \"screen\" }}");
        assert_eq!(news[0], expected, "{name}");
        display.key("super+alt+x");
        assert_eq!(ears.press(), "\"stop\"", "{name}");
    }
}

#[test]
fn the_display_may_go_and_come_back() {
    for (name, offset) in [("x11", 0), ("global-hotkey", 1)] {
        // Far above the numbers that servers choose by themselves, so that it is still free later.
        let number = format!(":{}", 400 + 2 * (std::process::id() % 5000) + offset);
        let ears = Ears::open(&number, &backend(name));
        assert_eq!(ears.next(), "NoDisplay", "{name}");
        let display = Display::numbered(&number);
        assert_eq!(ears.next(), "DisplayBack", "{name}");
        ears.armed();
        display.key("super+alt+d");
        assert_eq!(ears.press(), look("screen"), "{name}");
        drop(display);
        assert_eq!(ears.next(), "DisplayLost", "{name}");
        let display = Display::numbered(&number);
        assert_eq!(ears.next(), "DisplayBack", "{name}");
        ears.armed();
        display.key("super+alt+d");
        assert_eq!(ears.press(), look("screen"), "{name}");
    }
}

#[test]
fn dropping_gives_the_keys_back_at_once() {
    for name in ["x11", "global-hotkey"] {
        let display = Display::start();
        let (other, root) = display.connect();
        let chord = ModMask::M4 | ModMask::M1;
        let mut ears = display.listen(&backend(name));
        ears.armed();
        assert!(!grab_d(&other, root, chord), "{name}");
        ears.let_go();
        assert!(grab_d(&other, root, chord), "{name}");
    }
    // The second is a number that makes the library panic where overflows are checked.
    for nowhere in [":59000", ":65000"] {
        let mut ears = Ears::open(nowhere, &own());
        assert_eq!(ears.next(), "NoDisplay");
        ears.let_go();
    }
}

#[test]
fn a_display_that_hangs_holds_nobody_up_and_is_left_alone_afterwards() {
    let display = Display::start();
    let server = display.server.id().to_string();
    display.run("kill", &["-STOP", &server]);
    let mut ears = display.listen(&own());
    ears.let_go();
    display.run("kill", &["-CONT", &server]);
    let (other, root) = display.connect();
    let late = ears.lines.recv_timeout(Duration::from_millis(500));
    assert!(late.is_err(), "{late:?}");
    assert!(grab_d(&other, root, ModMask::M4 | ModMask::M1));
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
