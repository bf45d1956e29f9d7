//! A daemon to which the system gives nothing more: no file, no memory, no thread. It says so, it
//! lives, and it works again when there is enough.

use std::fs;
use std::thread::sleep;
use std::time::Duration;

use aloud::failure::Failure;
use aloud::wording;
use rustix::process::{Pid, Resource, Rlimit, prlimit};

use crate::desktop::weight::Weight;
use crate::desktop::{Daemon, Desktop, Options, Place, Ready, eventually};
use crate::{ALONE, FAST};

/// Bytes in a KB and in a MB.
const KB: u64 = 1024;
const MB: u64 = 1024 * KB;

/// What is given no more of, how much of it there is in all, and what is heard then.
type Case<'a> = (Resource, &'a dyn Fn() -> u64, &'a [&'a str]);

/// Lets the daemon have no more of this, and gives back what it could have.
fn limit(daemon: &Daemon, resource: Resource, most: u64) -> Rlimit {
    let id = Pid::from_raw(i32::try_from(daemon.process_id()).unwrap());
    let before = rustix::process::getrlimit(resource);
    let new = Rlimit {
        current: Some(most),
        ..before
    };
    prlimit(id, resource, new).unwrap()
}

fn restore(daemon: &Daemon, resource: Resource, before: Rlimit) {
    let id = Pid::from_raw(i32::try_from(daemon.process_id()).unwrap());
    prlimit(id, resource, before).unwrap();
}

/// Presses the key for the screen until all these words are given to the speech server behind it.
#[track_caller]
fn hears_after_a_press(desktop: &Desktop, words: &[&str]) {
    let mark = desktop.queued().len();
    desktop.press("super+alt+d");
    eventually(&format!("{words:?}"), || {
        let texts = desktop.queued().into_iter().skip(mark);
        let said: Vec<String> = texts.map(|(_, text)| text).collect();
        let said = said.join(" ");
        let all = words.iter().all(|word| said.contains(word));
        all.then_some(()).ok_or(said)
    });
    // The same key again would cancel what is left of it.
    sleep(Duration::from_secs(1));
}

#[test]
fn without_files_or_memory_that_is_said_and_the_next_press_works() {
    let desktop = Desktop::start(&Options::default());
    let _build = desktop.terminal("Build", "41 passed", Place::at(40, 60, 600, 400));
    let daemon = desktop.daemon(&format!("{ALONE}{FAST}"), &[], Ready::Keys);
    let id = daemon.process_id();
    let files = || fs::read_dir(format!("/proc/{id}/fd")).unwrap().count() as u64;
    let room = |more: u64| Weight::of(id).size * KB + more * MB;
    let seen = "Front window: XTerm, Build.";
    let none = wording::failure(&Failure::NoMemory);
    let unread = "too little memory left to read";
    let cases: [Case<'_>; 6] = [
        // Room for a picture, and not for the models; they are not there before somebody reads.
        (Resource::As, &|| room(120), &[seen, unread]),
        // What is open is enough for a picture and for words.
        (Resource::Nofile, &files, &[seen, "41 passed"]),
        // Hardly room for the stack of a thread, not for a picture, and not for reading it.
        (Resource::As, &|| room(1), &[&none]),
        (Resource::As, &|| room(40), &[&none]),
        (Resource::As, &|| room(80), &[seen, unread]),
        (Resource::Nofile, &files, &[seen, "41 passed"]),
    ];
    for (resource, most, words) in cases {
        let most = most();
        eprintln!("{resource:?} {most}");
        let before = limit(&daemon, resource, most);
        hears_after_a_press(&desktop, words);
        restore(&daemon, resource, before);
        hears_after_a_press(&desktop, &[seen, "41 passed"]);
    }
}
