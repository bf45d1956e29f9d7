//! Whether and where a text is on the screen, with and without the daemon.

use std::process::Output;

use super::{Reply, Scene, accessible};
use crate::desktop::{Desktop, Place};
use crate::home::hears;

fn alone(desktop: &Desktop, text: &str) -> Output {
    let mut command = desktop.command(env!("CARGO_BIN_EXE_aloud"));
    command
        .env("XDG_RUNTIME_DIR", desktop.folder())
        .args(["find", "--no-speech", text]);
    command.output().unwrap()
}

#[test]
fn a_text_is_found_in_its_window_whatever_its_case_and_accents() {
    let scene = Scene::open(&accessible(), "auto", vec![Reply::gemini(&["Never."])]);
    let desktop = &scene.desktop;
    let build = "$ make check\n41 passed, 1 failed";
    let _terminal = desktop.terminal("Build", build, Place::at(640, 60, 560, 400));
    let letter = "Dear Ada,\n\nthe train leaves from platform 7.\nBring the blue folder.\n";
    let editor = desktop.editor("letter.txt", letter, Place::at(40, 120, 520, 360));
    editor.activate(desktop);
    let cases = [
        (
            "PLÁTFORM 7",
            "is on the screen once.\nIn the front window, letter.txt, ",
        ),
        (
            "41 passed",
            "is on the screen once.\nIn a window behind it, Build, top left: 41 passed",
        ),
    ];
    for (text, place) in cases {
        let found = alone(desktop, text);
        let said = String::from_utf8(found.stdout).unwrap();
        assert_eq!(found.status.code(), Some(0), "{said}");
        assert!(said.contains(place), "{said}");
    }
    let missing = alone(desktop, "forty-two");
    assert_eq!(missing.status.code(), Some(1));
    assert_eq!(missing.stdout, b"");
    let said = String::from_utf8(missing.stderr).unwrap();
    assert_eq!(said, "\"forty-two\" was not found on the screen.\n");

    // By the daemon it is heard, too, and can be repeated.
    let found = desktop.aloud(&["find", "blue folder"]);
    let said = String::from_utf8(found.stdout).unwrap();
    assert_eq!(found.status.code(), Some(0), "{said}");
    assert!(said.contains("In the front window, letter.txt"), "{said}");
    hears(desktop, 0, "is on the screen once.");
    let missing = desktop.aloud(&["find", "forty-two"]);
    assert_eq!(missing.status.code(), Some(1));
    hears(desktop, 0, "was not found on the screen.");
    assert!(scene.far.requests().is_empty());
    assert_eq!(scene.far.look(|record| record.connections), 0);
    drop(scene.daemon);
}
