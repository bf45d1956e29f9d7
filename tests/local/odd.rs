//! Screens and questions out of the ordinary, from the press to the ear.

use std::time::Duration;

use crate::desktop::{Desktop, Options, Place, Ready, eventually};
use crate::{ALONE, FAST, described, hears_all, windows};

const UNREADABLE: &str = "Some text is in a script that cannot be read here.";

#[test]
fn a_letter_in_an_unknown_script_is_said_to_be_one_and_not_guessed() {
    // Applications tell nothing here, so that the letters must be read.
    let desktop = Desktop::start(&Options::default());
    let letter = "Дорогая Анна,\n\nпоезд отходит с седьмой платформы.\nВозьми синюю папку.\n";
    let editor = desktop.editor("letter.txt", letter, Place::at(40, 120, 620, 360));
    editor.activate(&desktop);
    let configuration = format!("{ALONE}{FAST}");
    let _daemon = desktop.daemon(&configuration, &[], Ready::Keys);
    desktop.press("super+alt+d");
    hears_all(
        &desktop,
        &["Front window: L3afpad, letter.txt.", UNREADABLE],
    );
    let gist = described(&desktop, &["--detail", "gist", "screen"]);
    assert!(gist.contains(UNREADABLE), "{gist}");
    let text = described(&desktop, &["--mode", "text", "window"]);
    assert!(text.contains(UNREADABLE), "{text}");
    assert!(!text.contains("No text was found"), "{text}");
    // A quarter of the letters look like Latin ones.
    for guess in ["Ahha", "AHHA", "noe3", "noe", "nanky", "CuHIO"] {
        assert!(!text.contains(guess), "{guess} in {text}");
    }
    let nowhere = desktop.aloud(&["find", "gooseberry"]);
    let said = String::from_utf8_lossy(&nowhere.stderr).into_owned();
    assert_eq!(nowhere.status.code(), Some(1), "{said}");
    assert_eq!(
        said.trim(),
        format!("gooseberry was not found in what can be read. {UNREADABLE}")
    );
}

#[test]
fn more_of_what_was_read_here_is_all_of_it() {
    let desktop = Desktop::start(&Options {
        accessible: true,
        ..Options::default()
    });
    let _windows = windows(&desktop);
    let configuration = format!("{ALONE}{FAST}");
    let _daemon = desktop.daemon(&configuration, &[], Ready::Keys);
    desktop.press("super+alt+d");
    hears_all(&desktop, &["Press the key twice"]);
    let before: Vec<String> = desktop.queued().into_iter().map(|it| it.1).collect();
    assert!(!before.join(" ").contains("make check"), "{before:?}");
    desktop.press("super+alt+m");
    hears_all(
        &desktop,
        &["Press the key twice", "platform 7", "make check"],
    );
}

#[test]
fn a_desktop_of_two_fine_screens_and_a_tiny_window_are_read() {
    let desktop = Desktop::start(&Options {
        size: (15_360, 4320),
        ..Options::default()
    });
    let _build = desktop.terminal("Build", "41 passed", Place::at(9000, 3000, 600, 400));
    let configuration = format!("{ALONE}{FAST}");
    let daemon = desktop.daemon(&configuration, &[], Ready::Keys);
    desktop.press("super+alt+d");
    hears_all(&desktop, &["Build", "41 passed"]);
    let status = std::fs::read_to_string(format!("/proc/{}/status", daemon.process_id())).unwrap();
    let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let peak: u64 = peak
        .unwrap()
        .trim()
        .trim_end_matches(" kB")
        .parse()
        .unwrap();
    // The picture itself has 265 MB; a copy of it would be as much again.
    assert!(peak < 800 * 1024, "{peak} kB at most");
    eprintln!("{} MB at most", peak / 1024);
    let tiny = desktop.terminal("Dot", "", Place::at(40, 60, 24, 16));
    tiny.activate(&desktop);
    eventually("the tiny window", || {
        let told = described(&desktop, &["window"]);
        match told.contains("Dot") {
            true => Ok(()),
            false => Err(told),
        }
    });
    std::thread::sleep(Duration::from_millis(100));
    assert!(desktop.aloud(&["status"]).status.success());
}
