//! The reader at work: what it may not hold up, and what it may not take.

use std::fs;
use std::thread::sleep;
use std::time::{Duration, Instant};

use crate::ALONE;
use crate::desktop::weight::{Weight, forget_peak};
use crate::desktop::{Daemon, Desktop, Options, Place, Ready, Window, eventually};

/// KB in a MB.
const MB: u64 = 1024;

/// What may be resident at the most while a screen of 1920x1080 is read, and one of 4K.
const PEAKS: [((u32, u32), u64); 2] = [((1920, 1080), 300 * MB), ((3840, 2160), 450 * MB)];

/// What may be left of it when nobody has asked for a while.
const LEFT: u64 = 4 * MB;

/// The threads that may read: one that is asked, a pool of two and two of one, and two that feed them.
/// Besides, the runtime has a pool of its own by the number of processors, which only prepares the models.
const THREADS: usize = 7;

/// A screen with much text, and a daemon that reads it.
fn full(size: (u32, u32)) -> (Desktop, Window, Daemon) {
    let desktop = Desktop::start(&Options {
        size,
        ..Options::default()
    });
    let lines = (0..size.1 / 40).map(|line| {
        let words = (0..size.0 / 140).map(|word| match (line * 7 + word * 3) % 4 {
            0 => "passed",
            1 => "printer",
            2 => "folder",
            _ => "platform",
        });
        format!("{line} {}\n", words.collect::<Vec<_>>().join(" "))
    });
    let text: String = lines.collect();
    let place = Place::at(10, 40, size.0 - 40, size.1 - 80);
    let window = desktop.terminal("Build", &text, place);
    let daemon = desktop.daemon(ALONE, &[], Ready::Keys);
    (desktop, window, daemon)
}

/// How many requests have come to an end by themselves.
fn answered(daemon: &Daemon) -> usize {
    daemon.log().matches("answered").count()
}

#[track_caller]
fn answers(daemon: &Daemon, count: usize) {
    eventually("the end of the answer", || {
        let now = answered(daemon);
        (now >= count).then_some(()).ok_or(now)
    });
}

#[test]
fn stop_while_the_screen_is_being_read_is_silent_and_stays_it() {
    let (desktop, _window, daemon) = full((3840, 2160));
    let ear = desktop.record();
    for round in 0..3 {
        let mark = desktop.spoken().len();
        desktop.press("super+alt+d");
        eventually("the first words", || {
            let spoken = desktop.spoken();
            (spoken.len() > mark).then_some(()).ok_or(spoken)
        });
        sleep(Duration::from_millis(150 * round));
        let stopped = desktop.press("super+alt+x");
        let last = ear.silence(stopped, Duration::from_millis(1500));
        assert_eq!(answered(&daemon), 0, "it was all read before the stop");
        let after = last.saturating_duration_since(stopped);
        // The sound that says so is 0.08 s long; a key press by a program takes some time, too.
        assert!(
            after < Duration::from_millis(700),
            "silent only after {after:?}"
        );
        // Longer than reading on would have taken.
        let queued = desktop.queued();
        sleep(Duration::from_secs(3));
        assert_eq!(desktop.queued(), queued);
        assert_eq!(ear.first_loud(last + Duration::from_millis(20)), None);
    }
    // And it would have gone on.
    let begun = Instant::now();
    desktop.press("super+alt+d");
    answers(&daemon, 1);
    eprintln!("read in {:?}", begun.elapsed());
}

#[test]
fn reading_takes_no_more_threads_and_memory_than_it_may_and_gives_them_back() {
    for (size, limit) in PEAKS {
        let (desktop, _window, daemon) = full(size);
        let id = daemon.process_id();
        // What a press leaves behind of the desktop's own is not the reader's.
        sleep(Duration::from_secs(1));
        let idle = Weight::of(id);
        forget_peak(id);
        desktop.press("super+alt+d");
        let mut threads = Vec::new();
        while answered(&daemon) == 0 {
            let now = tasks(id);
            if now.len() > threads.len() {
                threads = now;
            }
            sleep(Duration::from_millis(5));
        }
        let peak = Weight::of(id).peak;
        eprintln!(
            "{size:?}: {} MB at most, {threads:?}, {} threads when idle",
            peak / MB,
            idle.threads
        );
        assert!(peak < limit, "{size:?}: {peak} KB");
        // The others belong to the doors, and were there before or serve the press itself.
        let reading = threads.iter().filter(|name| reads(name)).count();
        let most = THREADS + std::thread::available_parallelism().unwrap().get();
        assert!((2..=most).contains(&reading), "{size:?}: {threads:?}");
        desktop.press("super+alt+x");
        if size == PEAKS[0].0 {
            // The picture that is kept for further questions is not the reader's.
            assert!(desktop.aloud(&["forget"]).status.success());
            gives_back(id, &idle);
        }
    }
}

/// The names of the daemon's threads.
fn tasks(id: u32) -> Vec<String> {
    let tasks = fs::read_dir(format!("/proc/{id}/task")).unwrap();
    // A thread may end while it is looked at.
    let names = tasks.filter_map(|task| fs::read_to_string(task.ok()?.path().join("comm")).ok());
    names.map(|name| name.trim().to_owned()).collect()
}

/// Whether a thread of this name reads; those without a name of their own have that of who began them.
fn reads(name: &str) -> bool {
    name == "reader" || name.starts_with("rten-")
}

/// Waits until the reader has been idle for as long as it keeps its models.
fn gives_back(id: u32, idle: &Weight) {
    let end = Instant::now() + Duration::from_secs(60);
    loop {
        let now = Weight::of(id);
        if now.rss < idle.rss + LEFT {
            eprintln!("again {now:?}, before {idle:?}");
            return;
        }
        assert!(Instant::now() < end, "{now:?} after {idle:?}");
        sleep(Duration::from_millis(500));
    }
}
