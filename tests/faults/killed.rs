//! A daemon that is killed, at any instant of its life: the next one takes its place, says so, and finds
//! nothing half done.

use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::os::unix::net::UnixStream;
use std::path::Path;
use std::time::{Duration, Instant};

use aloud::event::News;
use aloud::wording;
use rustix::process::Signal;

use crate::desktop::{Desktop, Options, Place, Ready, eventually};
use crate::far_side::Reply;
use crate::home::{ENVIRONMENT, Home, a_while, configuration};

/// How long daemons are killed, which with what is around it stays far within a test's time.
const TIME: Duration = Duration::from_secs(30);
/// How often they are killed at least, on however busy a machine.
const LEAST: usize = 20;
/// Names how often instead; a thousand take some minutes, and more than the runner gives a test.
const KILLS: &str = "ALOUD_KILLS";
/// What stands beside the socket.
const PLACE: [&str; 2] = ["socket", "socket.lock"];
const KEEP: &str = "[history]\nkeep = true";
const ANSWER: [&str; 2] = [
    "A terminal shows forty-one passed tests. ",
    "One failed: the printer has no paper.",
];

fn restarted() -> String {
    wording::news(&News::Restarted).unwrap()
}

/// Where a daemon is in its life when it is killed.
#[derive(Debug, Clone, Copy)]
enum Instants {
    /// It has only just been started.
    Starting,
    /// It answers a press.
    Answering,
    /// It was told to end.
    Ending,
}

/// Milliseconds below a limit, not the same twice in a row (Marsaglia's xorshift).
struct Chance(u64);

impl Chance {
    fn wait(&mut self, below: u64) {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        // To the tenth of a millisecond, so that hardly two of a thousand meet the same instant.
        a_while(Duration::from_micros(self.0 % (below * 10) * 100));
    }
}

/// A connection to the daemon that has told its status; none while there is no daemon.
fn reach(socket: &Path) -> Option<UnixStream> {
    let mut stream = UnixStream::connect(socket).ok()?;
    stream
        .set_read_timeout(Some(Duration::from_secs(10)))
        .unwrap();
    let mut status = String::new();
    BufReader::new(&mut stream).read_line(&mut status).ok()?;
    status.starts_with(r#"{"status":"#).then_some(stream)
}

/// The daemons of this desktop, however they came to run.
fn daemons(desktop: &Desktop) -> usize {
    let ours = format!("XDG_RUNTIME_DIR={}", desktop.runtime().display());
    let processes = fs::read_dir("/proc").unwrap().flatten();
    let of_ours = processes.filter(|process| {
        let line = fs::read(process.path().join("cmdline")).unwrap_or_default();
        let environment = fs::read(process.path().join("environ")).unwrap_or_default();
        let mut variables = environment.split(|&byte| byte == 0);
        String::from_utf8_lossy(&line).contains("aloud\0daemon")
            && variables.any(|variable| variable == ours.as_bytes())
    });
    of_ours.count()
}

/// The names of the files in a folder, in order.
fn files(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).unwrap().flatten();
    let mut names: Vec<_> = entries
        .map(|entry| entry.file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

#[test]
fn killed_at_any_instant_the_next_daemon_takes_the_place_and_finds_nothing_half_done() {
    let wanted = std::env::var(KILLS).map(|kills| kills.parse::<usize>().unwrap());
    let mut home = Home::configured(&Options::default(), KEEP, vec![Reply::gemini(&ANSWER)]);
    let _window = home
        .desktop
        .terminal("Build", "41 passed", Place::at(40, 60, 600, 400));
    let configuration = configuration(&home.far.url(), KEEP);
    let socket = home.desktop.runtime().join("aloud/socket");
    let mut chance = Chance(4711);
    let mut slowest = Duration::ZERO;
    let (mut kills, begun) = (0, Instant::now());
    while match wanted {
        Ok(wanted) => kills < wanted,
        Err(_) => begun.elapsed() < TIME || kills < LEAST,
    } {
        let instants = [Instants::Starting, Instants::Answering, Instants::Ending][kills % 3];
        match instants {
            // Half of them before there is a socket.
            Instants::Starting => chance.wait(60),
            Instants::Answering => {
                let mut press = reach(&socket).unwrap();
                writeln!(press, r#"{{"key":{{"describe":{{"subject":"screen"}}}}}}"#).unwrap();
                chance.wait(400);
            }
            Instants::Ending => {
                home.daemon.signal(Signal::TERM);
                chance.wait(12);
            }
        }
        home.daemon.signal(Signal::KILL);
        home.daemon.ended();
        kills += 1;
        let start = Instant::now();
        let desktop = &home.desktop;
        home.daemon = desktop.daemon(&configuration, &ENVIRONMENT, Ready::Started);
        // The next one to be killed at its start is not waited for.
        if kills % 3 != 0 {
            eventually("the next daemon", || reach(&socket).ok_or(instants));
            slowest = slowest.max(start.elapsed());
        }
    }
    eventually("the last daemon", || reach(&socket).ok_or("no answer"));
    eprintln!("killed {kills} times; the slowest start took {slowest:?}");
    assert_eq!(daemons(&home.desktop), 1);
    let second = home.aloud(&["daemon"]);
    assert_eq!(second.status.code(), Some(1), "{second:?}");
    let place = files(socket.parent().unwrap());
    assert!(
        place.iter().all(|name| PLACE.contains(&&**name)),
        "{place:?}"
    );

    // Whatever was kept before stands there whole or as far as it was heard, and nothing is lost for good.
    // The speech server still speaks for those that are dead, so that the words are read.
    let whole = ANSWER.concat();
    let looked = home.aloud(&["describe"]);
    assert_eq!(looked.status.code(), Some(0), "{looked:?}");
    assert_eq!(String::from_utf8(looked.stdout).unwrap().trim(), whole);
    let history = home.aloud(&["history", "--json"]);
    assert_eq!(history.status.code(), Some(0), "{history:?}");
    let told = String::from_utf8(history.stdout).unwrap();
    let texts = told.lines().map(|line| {
        let kept: serde_json::Value = serde_json::from_str(line).unwrap();
        kept["text"].as_str().unwrap().to_owned()
    });
    let texts: Vec<_> = texts.collect();
    assert!(texts.contains(&whole), "{texts:?}");
    assert!(
        texts.iter().all(|text| whole.starts_with(text)),
        "{texts:?}"
    );
    let data = home.desktop.variable("XDG_DATA_HOME").unwrap();
    let left = files(&Path::new(data).join("aloud"));
    assert!(
        left.iter().all(|name| !name.contains("damaged")),
        "{left:?}"
    );
}

#[test]
fn after_a_kill_the_daemon_says_restarted_and_after_a_clean_end_it_does_not() {
    let mut home = Home::open(&Options::default(), vec![Reply::gemini(&ANSWER)]);
    let configuration = configuration(&home.far.url(), "");
    let ends = [
        (Signal::KILL, true),
        (Signal::TERM, false),
        (Signal::ABORT, true),
    ];
    for (signal, told) in ends {
        let mark = home.mark();
        home.daemon.signal(signal);
        home.daemon.ended();
        let begun = Instant::now();
        let desktop = &home.desktop;
        home.daemon = desktop.daemon(&configuration, &ENVIRONMENT, Ready::Keys);
        match told {
            true => {
                home.hears(mark, &restarted());
                home.ear.sound(begun);
                home.ear.silence(begun, Duration::from_secs(1));
            }
            // What is said at a start is heard within a second.
            false => a_while(Duration::from_secs(3)),
        }
        let said = home.desktop.spoken().split_off(mark).join(" ");
        assert_eq!(said.contains(&restarted()), told, "{signal:?}: {said}");
        let status = home.aloud(&["status"]);
        let status = String::from_utf8_lossy(&status.stdout).into_owned();
        assert!(
            !status.contains(&restarted()),
            "no trouble any more: {status}"
        );
    }
    // Safe mode has its own sentence, which tells of all crashes.
    let mark = home.mark();
    home.daemon.signal(Signal::KILL);
    home.daemon.ended();
    home.daemon = home.desktop.daemon_by(
        &["sh", "-c", "exec \"$@\" --safe", "sh"],
        &configuration,
        &ENVIRONMENT,
        Ready::Keys,
    );
    home.hears(mark, &wording::news(&News::SafeMode).unwrap());
    let said = home.desktop.spoken().split_off(mark).join(" ");
    assert!(!said.contains(&restarted()), "{said}");
}

#[test]
fn crashes_one_after_the_other_are_told_once() {
    let mut home = Home::open(&Options::default(), vec![Reply::gemini(&ANSWER)]);
    let configuration = configuration(&home.far.url(), "");
    let mark = home.mark();
    for _ in 0..4 {
        home.daemon.signal(Signal::KILL);
        home.daemon.ended();
        home.daemon = home
            .desktop
            .daemon(&configuration, &ENVIRONMENT, Ready::Socket);
    }
    home.hears(mark, &restarted());
    // One sentence takes less.
    a_while(Duration::from_secs(6));
    let said = home.desktop.spoken().split_off(mark).join(" ");
    assert_eq!(said.matches(&restarted()).count(), 1, "{said}");
}
