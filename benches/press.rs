//! One press of a key on a real desktop, from the key to the ear: the built program, a display, a
//! loudspeaker and a speech server of its own, and a provider on this machine that stamps what it
//! gets. `cargo bench --bench press [-- PART... [--quick]]`; the parts are calibration, key, command,
//! first, reading, request, words, stop, memory, start and plain, the last being the straightforward
//! way beside it.
//!
//! Sound is loud above -64 dBFS on a loudspeaker whose silence is exact.
#![allow(
    clippy::unwrap_used,
    clippy::print_stderr,
    clippy::print_stdout,
    missing_docs
)]

#[path = "../tests/desktop/mod.rs"]
mod desktop;
#[path = "../tests/far_side/mod.rs"]
mod far_side;
mod figures;
#[path = "press/first.rs"]
mod first;
#[path = "press/keyboard.rs"]
mod keyboard;
#[path = "press/reading.rs"]
mod reading;
#[path = "press/scenery.rs"]
mod scenery;
#[path = "press/straightforward.rs"]
mod straightforward;

use std::thread::sleep;
use std::time::{Duration, Instant};

use desktop::{Daemon, Desktop, Ear, Options, Place, Ready, Window, weight};
use far_side::{FarSide, Reply};
use figures::{Figures, Table};
use keyboard::Keyboard;
use scenery::{config, stream, text};

/// Longer than the time in which a second press asks for the full detail.
const APART: Duration = Duration::from_millis(450);

/// What the command line asks for.
struct Wanted {
    parts: Vec<String>,
    presses: usize,
    idle: Duration,
}

/// A desktop with the daemon on it and the provider it asks.
struct Stage {
    far: FarSide,
    keyboard: Keyboard,
    daemon: Daemon,
    _window: Window,
    desktop: Desktop,
}

impl Stage {
    fn new(size: (u32, u32), volume: u8, replies: Vec<Reply>) -> Self {
        let options = Options {
            size,
            ..Options::default()
        };
        let far = FarSide::start(replies);
        let config = config(&far, volume);
        Self::on(&options, far, &config)
    }

    fn on(options: &Options, far: FarSide, config: &str) -> Self {
        let (desktop, size) = (Desktop::start(options), options.size);
        let window = desktop.terminal(
            "Build",
            &text(),
            Place::at(20, 40, size.0 - 60, size.1 - 80),
        );
        let key = [("GEMINI_API_KEY", "1234"), ("ALOUD_LOG", "info")];
        let daemon = desktop.daemon(config, &key, Ready::Keys);
        let keyboard = Keyboard::new(desktop.variable("DISPLAY").unwrap());
        // Speech and the sleeping loudspeaker are ready by then.
        sleep(Duration::from_secs(2));
        Self {
            far,
            keyboard,
            daemon,
            _window: window,
            desktop,
        }
    }

    /// When the request after these many was complete.
    fn request(&self, before: usize) -> Instant {
        assert!(
            self.far.becomes(|record| record.requests.len() > before),
            "{}",
            self.daemon.log()
        );
        self.far.look(|record| record.requests[before].at)
    }

    fn answered(&self, number: usize) -> Instant {
        let sent = |record: &far_side::Record| record.requests.get(number)?.answered;
        assert!(self.far.becomes(|record| sent(record).is_some()));
        self.far.look(sent).unwrap()
    }
}

fn main() {
    let mut arguments: Vec<String> = std::env::args().skip(1).collect();
    let quick = arguments.iter().any(|argument| argument == "--quick");
    arguments.retain(|argument| !argument.starts_with("--"));
    let wanted = Wanted {
        parts: arguments,
        presses: if quick { 20 } else { 200 },
        idle: Duration::from_secs(if quick { 10 } else { 60 }),
    };
    type Part = fn(&Wanted, &mut Table);
    let parts: [(&str, Part); 10] = [
        ("calibration", calibration),
        ("key", key),
        ("command", command),
        ("first", first::first),
        ("reading", reading::reading),
        ("request", request),
        ("words", words),
        ("stop", stop),
        ("start", start),
        ("plain", plain),
    ];
    let is_wanted = |name: &str| wanted.parts.is_empty() || wanted.parts.iter().any(|p| p == name);
    let mut table = Table::new(&["what", "runs", "p50 ms", "p95 ms", "p99 ms"]);
    for (name, part) in parts {
        if is_wanted(name) {
            eprintln!("{name} ...");
            part(&wanted, &mut table);
        }
    }
    table.print();
    if is_wanted("memory") {
        println!();
        memory(&wanted);
    }
}

fn add(table: &mut Table, what: &str, figures: &Figures) {
    let last = format!("{:.2}", figures.percentile(99).as_secs_f64() * 1e3);
    table.row(
        [what.to_owned()]
            .into_iter()
            .chain(figures.cells())
            .chain([last]),
    );
}

/// What the ear itself adds to every figure: a raw tone from a program that is already connected.
fn calibration(wanted: &Wanted, table: &mut Table) {
    let desktop = Desktop::start(&Options::default());
    let mut tone = straightforward::Tone::new(&desktop);
    sleep(Duration::from_secs(1));
    let ear = desktop.record();
    let mut figures = Figures::default();
    for _ in 0..wanted.presses / 4 {
        let begin = tone.play();
        figures.add(ear.arrival(begin) - begin);
        ear.silence(begin, Duration::from_millis(200));
    }
    add(table, "raw tone to ear (calibration)", &figures);
}

/// P1: from the key to its acknowledgement, and on the way to the request.
fn key(wanted: &Wanted, table: &mut Table) {
    let hang = Reply::gemini(&[]).before(Duration::from_secs(60));
    let mut stage = Stage::new((1920, 1080), 60, vec![hang]);
    let ear = stage.desktop.record();
    let mut figures = Figures::default();
    for _ in 0..wanted.presses {
        let pressed = stage.keyboard.press('d');
        figures.add(ear.arrival(pressed) - pressed);
        silence(&mut stage, &ear);
    }
    add(table, "P1 key to acknowledgement heard", &figures);
}

/// Stops what was begun, and leaves silence for the next press.
fn silence(stage: &mut Stage, ear: &Ear) {
    sleep(APART / 2);
    let stopped = stage.keyboard.press('x');
    ear.sound(stopped);
    ear.silence(stopped, Duration::from_millis(100));
    sleep(APART / 2);
}

/// P1 where the desktop has the key and runs a command: from the start of the process.
fn command(wanted: &Wanted, table: &mut Table) {
    let hang = Reply::gemini(&[]).before(Duration::from_secs(60));
    let mut stage = Stage::new((1920, 1080), 60, vec![hang]);
    let ear = stage.desktop.record();
    let mut figures = Figures::default();
    for _ in 0..wanted.presses {
        let mut press = stage.desktop.command(env!("CARGO_BIN_EXE_aloud"));
        let begun = Instant::now();
        let mut press = press.args(["press", "screen"]).spawn().unwrap();
        figures.add(ear.arrival(begun) - begun);
        assert!(press.wait().unwrap().success());
        silence(&mut stage, &ear);
    }
    add(table, "P1 bound command to acknowledgement heard", &figures);
}

/// P4 and P19: from the key to the last byte of the request, and how much of it the processor took.
fn request(wanted: &Wanted, table: &mut Table) {
    for (name, size) in [
        ("1080p", (1920, 1080)),
        ("4K", (3840, 2160)),
        ("8K", (7680, 4320)),
    ] {
        let hang = Reply::gemini(&[]).before(Duration::from_secs(60));
        let mut stage = Stage::new(size, 1, vec![hang]);
        let (mut figures, mut running, mut waiting) = Default::default();
        let mut bytes = 0;
        for number in 0..wanted.presses / 4 {
            let before = weight::processor(stage.daemon.process_id());
            let pressed = stage.keyboard.press('d');
            Figures::add(&mut figures, stage.request(number) - pressed);
            let after = weight::processor(stage.daemon.process_id());
            Figures::add(&mut running, after[0].saturating_sub(before[0]));
            Figures::add(&mut waiting, after[1].saturating_sub(before[1]));
            bytes = stage.far.look(|record| record.requests[number].body.len());
            stage.keyboard.press('x');
            sleep(APART);
        }
        let what = format!("P4 key to last request byte, {name}, {} kB", bytes / 1000);
        add(table, &what, &figures);
        add(table, "   of it, all threads running (P19)", &running);
        add(
            table,
            "   of it, all threads waiting for a processor",
            &waiting,
        );
    }
}

/// P6 and P7: from the first token to the first sound.
fn words(wanted: &Wanted, table: &mut Table) {
    let wait = Duration::from_millis(300);
    let clause = Reply::gemini(&["A terminal shows a build log. "]).before(wait);
    let stream = stream().before(wait);
    for (what, reply) in [
        ("P6 first token, a whole clause, to first sound", clause),
        ("P7 first token of a stream to first sound", stream),
    ] {
        // The other sounds are too soft to be heard.
        let mut stage = Stage::new((1920, 1080), 1, vec![reply]);
        let ear = stage.desktop.record();
        let mut figures = Figures::default();
        for number in 0..wanted.presses / 8 {
            let pressed = stage.keyboard.press('d');
            let heard = ear.arrival(pressed);
            figures.add(heard - stage.answered(number));
            stage.keyboard.press('x');
            ear.silence(heard, APART);
        }
        add(table, what, &figures);
    }
}

/// P9: from the stop key to the last sound of the speech.
fn stop(wanted: &Wanted, table: &mut Table) {
    let mut stage = Stage::new((1920, 1080), 1, vec![stream()]);
    let ear = stage.desktop.record();
    let mut figures = Figures::default();
    for number in 0..wanted.presses / 8 {
        let pressed = stage.keyboard.press('d');
        let heard = ear.arrival(pressed);
        // Words have lengths of their own, so that the stop comes at different places.
        sleep(Duration::from_millis(500 + number as u64 * 7));
        let stopped = stage.keyboard.press('x');
        ear.silence(heard, APART);
        let last = ear.last_arrival(stopped).unwrap_or(stopped);
        figures.add(last - stopped);
    }
    add(table, "P9 stop key to last sound", &figures);
}

/// P17: from the start of the process until it hears its keys.
fn start(wanted: &Wanted, table: &mut Table) {
    let desktop = Desktop::start(&Options::default());
    let far = FarSide::start(vec![Reply::gemini(&[])]);
    let file = desktop.folder().join("config.toml");
    std::fs::write(&file, config(&far, 60)).unwrap();
    let mut figures = Figures::default();
    for _ in 0..wanted.presses / 8 {
        let begin = Instant::now();
        let mut command = desktop.command(env!("CARGO_BIN_EXE_aloud"));
        command
            .arg("daemon")
            .env("ALOUD_CONFIG", &file)
            .env("ALOUD_LOG", "error");
        let mut daemon = command.spawn().unwrap();
        weight::until_keys_are_heard(&desktop);
        figures.add(begin.elapsed());
        daemon.kill().unwrap();
        daemon.wait().unwrap();
    }
    add(table, "P17 start to keys heard", &figures);
}

/// The same with nothing thought of.
fn plain(wanted: &Wanted, table: &mut Table) {
    for (name, size) in [("1080p", (1920, 1080)), ("4K", (3840, 2160))] {
        let stage = Stage::new(size, 1, vec![stream()]);
        let ear = stage.desktop.record();
        let (mut requests, mut sounds) = (Figures::default(), Figures::default());
        let mut bytes = 0;
        for number in 0..wanted.presses / 20 {
            let begin = Instant::now();
            bytes = straightforward::describe(&stage.desktop, &stage.far);
            requests.add(stage.request(number) - begin);
            let heard = ear.arrival(begin);
            sounds.add(heard - stage.answered(number));
            stage.desktop.run("spd-say", &["--cancel"]);
            ear.silence(heard, APART);
        }
        let what = format!(
            "straightforward: call to request, {name}, {} kB",
            bytes / 1000
        );
        add(table, &what, &requests);
        if name == "1080p" {
            add(
                table,
                "straightforward: first token of a stream to first sound",
                &sounds,
            );
        }
    }
}

/// P15, P16 and P18: what the daemon weighs and how often it wakes.
fn memory(wanted: &Wanted) {
    let mut table = Table::new(&["kB", "PSS", "RSS", "private dirty", "threads"]);
    let row = |table: &mut Table, what: &str, daemon: &Daemon| {
        let weight = weight::Weight::of(daemon.process_id());
        table.row([
            what.to_owned(),
            weight.pss.to_string(),
            weight.rss.to_string(),
            weight.dirty.to_string(),
            weight.threads.to_string(),
        ]);
    };
    for (name, size) in [
        ("1080p", (1920, 1080)),
        ("4K", (3840, 2160)),
        ("8K", (7680, 4320)),
    ] {
        let short = Reply::gemini(&["A terminal."]);
        let mut stage = Stage::new(size, 60, vec![short]);
        let first = name == "1080p";
        sleep(if first {
            wanted.idle
        } else {
            Duration::from_secs(5)
        });
        row(&mut table, &format!("{name} idle, fresh"), &stage.daemon);
        let id = stage.daemon.process_id();
        if first {
            let before = weight::Turns::of(id);
            sleep(wanted.idle);
            let turns = weight::Turns::of(id) - before;
            println!(
                "P16 idle for {} s: {} context switches, {} CPU ticks",
                wanted.idle.as_secs(),
                turns.switches,
                turns.ticks
            );
        }
        weight::forget_peak(id);
        let idle = weight::Weight::of(id);
        for number in 0..3 {
            stage.keyboard.press('d');
            stage.answered(number);
            sleep(Duration::from_millis(1500));
        }
        let peak = weight::Weight::of(id).peak;
        sleep(Duration::from_secs(3));
        let after = weight::Weight::of(id);
        println!(
            "P18 {name}: peak RSS {} kB above idle, private dirty 3 s after the answer {} kB above idle",
            peak.saturating_sub(idle.rss),
            after.dirty.saturating_sub(idle.dirty)
        );
        row(
            &mut table,
            &format!("{name} idle, after 3 answers"),
            &stage.daemon,
        );
    }
    table.print();
}
