//! The real program on a real desktop: keys are pressed, words and sounds are heard.
#![allow(
    clippy::unwrap_used,
    clippy::print_stderr,
    missing_docs,
    unreachable_pub
)]

use std::process::Command;
use std::time::Duration;

use desktop::{Desktop, Options, Part, Place};

#[path = "desktop/mod.rs"]
mod desktop;

/// The tests below say something about the program only when the desktop itself keeps its word.
#[test]
fn the_desktop_speaks_and_is_heard() {
    let desktop = Desktop::start(&Options::default());
    let ear = desktop.record();
    let before = std::time::Instant::now();
    assert_eq!(ear.first_loud(before), None);
    let say = |text| desktop.run("spd-say", &["--wait", "--language", "en", text]);
    say("one | two\n<three> & 'four'");
    let begin = ear.sound(before);
    let end = ear.silence(begin, Duration::from_millis(300));
    let heard = ear.samples(begin, end);
    let distance = |text| desktop::likeness::distance(&heard, text, "en-us");
    // Measured: 1.6 to 2.5 for the right words, from 3.9 with one word changed.
    let (right, wrong) = (
        distance("one two three and four"),
        distance("one two three or nine"),
    );
    assert!(right < 3.0 && wrong > 3.0, "{right} {wrong}");

    desktop.signal(Part::Speech, "KILL");
    desktop.start_part(Part::Speech);
    desktop.signal(Part::Audio, "KILL");
    desktop.start_part(Part::Audio);
    let ear = desktop.record();
    let again = std::time::Instant::now();
    say("five");
    ear.sound(again);
    assert_eq!(desktop.spoken(), ["one | two\n<three> & 'four'", "five"]);
    assert_eq!(desktop.queued()[1], (3, "five".into()));
}

#[test]
fn the_desktop_has_windows_and_keys() {
    let desktop = Desktop::start(&Options {
        keyring: true,
        without: &["audio", "speech"],
        ..Options::default()
    });
    let left = Place::at(40, 60, 500, 400);
    let terminal = desktop.terminal("Build", "41 passed, 1 failed", left);
    let right = Place::at(640, 200, 520, 360);
    let editor = desktop.editor("letter.txt", "Dear Ada,\n", right);
    assert_eq!(editor.place(&desktop), right);
    assert_eq!(
        (terminal.place(&desktop).x, terminal.place(&desktop).y),
        (40, 60)
    );

    editor.activate(&desktop);
    desktop.press("shift+h");
    desktop.press("ctrl+s");
    let letter = desktop.folder().join("letter.txt");
    desktop::eventually("the letter typed", || {
        let text = std::fs::read_to_string(&letter).unwrap();
        if text == "HDear Ada,\n" {
            Ok(())
        } else {
            Err(text)
        }
    });

    desktop.signal(Part::Display, "KILL");
    desktop.start_part(Part::Display);
    desktop.start_part(Part::Windows);
    desktop.terminal("Again", "", left);
}

#[test]
fn the_desktop_has_several_monitors() {
    let monitors = vec![Place::at(0, 0, 1280, 800), Place::at(1280, 0, 1024, 768)];
    let desktop = Desktop::start(&Options {
        monitors: monitors.clone(),
        without: &["audio", "speech", "bus"],
        ..Options::default()
    });
    let said = desktop.run("xrandr", &["--listactivemonitors"]);
    assert!(said.starts_with("Monitors: 2"), "{said}");
    let outputs = desktop.run("xrandr", &[]);
    for monitor in monitors {
        assert!(
            outputs.contains(&monitor.to_string()),
            "{monitor} in {outputs}"
        );
    }
}

#[test]
fn a_desktop_leaves_nothing_behind() {
    let desktop = Desktop::start(&Options::default());
    let id = desktop.variable("ALOUD_DESKTOP").unwrap().to_owned();
    let folder = desktop.folder().to_owned();
    // One that somebody else started on it, and one that nothing but KILL ends.
    desktop.run("sh", &["-c", "setsid sleep 1000 >/dev/null 2>&1 &"]);
    desktop.signal(Part::Audio, "STOP");
    assert!(processes(&id) >= 6);
    drop(desktop);
    assert_eq!(processes(&id), 0);
    assert!(!folder.exists());
}

#[test]
fn a_desktop_goes_with_its_owner() {
    let folder = tempfile::tempdir_in("/tmp").unwrap();
    let mut owner = Command::new("sleep").arg("1000").spawn().unwrap();
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/packaging/desktop");
    let mut up = Command::new(script);
    up.arg("up")
        .arg(folder.path())
        .args(["--without", "audio speech", "--owner"]);
    let up = up.arg(owner.id().to_string()).status().unwrap();
    assert!(up.success());
    let id = std::fs::read_to_string(folder.path().join("id")).unwrap();
    assert!(processes(id.trim()) >= 3);
    owner.kill().unwrap();
    owner.wait().unwrap();
    desktop::eventually("the end", || match processes(id.trim()) {
        0 => Ok(()),
        left => Err(left),
    });
}

fn processes(id: &str) -> usize {
    let mark = format!("ALOUD_DESKTOP={id}").into_bytes();
    let all = std::fs::read_dir("/proc").unwrap();
    all.filter_map(|process| std::fs::read(process.ok()?.path().join("environ")).ok())
        .filter(|environment| environment.split(|&byte| byte == 0).any(|own| own == mark))
        .count()
}
