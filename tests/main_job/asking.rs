//! Further questions, typed in a window of the desktop and at a terminal.

use std::process::Output;
use std::time::Duration;

use serde_json::Value;

use crate::desktop::{Desktop, Options, Place, eventually};
use crate::far_side::Reply;
use crate::home::pictures::{distance, screen, sent};
use crate::home::{Home, a_while};

const FIRST: &str = "A terminal shows that the build has failed. ";
const SECOND: &str = "It was the printer test. ";
const THIRD: &str = "There are forty-two tests. ";

/// The title of the window that has the keyboard; nothing where there is none.
fn active(desktop: &Desktop) -> String {
    let output = desktop
        .command("xdotool")
        .args(["getactivewindow", "getwindowname"])
        .output()
        .unwrap();
    String::from_utf8_lossy(&output.stdout).trim().to_owned()
}

fn waits_for(desktop: &Desktop, title: &str) {
    eventually(title, || match active(desktop) {
        now if now == title => Ok(()),
        now => Err(now),
    });
}

/// What Aloud itself, in a process that knows nothing of the daemon, is told by the active window.
fn told(desktop: &Desktop) -> Output {
    let elsewhere = tempfile::tempdir().unwrap();
    desktop
        .command(env!("CARGO_BIN_EXE_aloud"))
        .args(["describe", "window", "--provider", "local", "--no-speech"])
        .args(["--mode", "ui"])
        .env("XDG_RUNTIME_DIR", elsewhere.path())
        .output()
        .unwrap()
}

fn roles(body: &Value) -> Vec<&str> {
    let contents = body["contents"].as_array().unwrap();
    contents
        .iter()
        .map(|content| content["role"].as_str().unwrap())
        .collect()
}

#[test]
fn a_question_is_typed_in_a_window_and_is_about_the_picture_of_before() {
    let accessible = Options {
        accessible: true,
        ..Options::default()
    };
    let home = Home::open(
        &accessible,
        [FIRST, SECOND, THIRD]
            .map(|text| Reply::gemini(&[text]))
            .to_vec(),
    );
    let desktop = &home.desktop;
    let window = desktop.terminal("Build", "41 passed, 1 failed", Place::at(40, 60, 600, 400));
    window.activate(desktop);
    home.ask("super+alt+d");
    home.hears(0, FIRST.trim());
    home.rests();
    let before = screen(desktop);
    let _later = desktop.editor("letter.txt", "Dear Ada,\n", Place::at(300, 200, 620, 460));
    window.activate(desktop);
    waits_for(desktop, "Build");

    desktop.press("super+alt+a");
    waits_for(desktop, "Aloud");
    // A program tells of itself some time after its window is there.
    let words = eventually("a window that tells all of itself", || {
        let told = told(desktop);
        let words = String::from_utf8_lossy(&told.stdout).into_owned();
        let parts = ["Aloud", "Your question about the picture:", "has the focus"];
        let all = parts.iter().all(|part| words.contains(part));
        if all { Ok(words) } else { Err(told) }
    });
    eprintln!("{words}");
    assert!(words.contains("OK") && words.contains("Cancel"), "{words}");
    assert!(!words.contains("without a name"), "{words}");

    let mark = home.mark();
    desktop.run("xdotool", &["type", "--delay", "20", "Which test was it?"]);
    desktop.press("Return");
    home.hears(mark, SECOND.trim());
    waits_for(desktop, "Build");
    let requests = home.far.requests();
    let body = requests[1].json();
    assert_eq!(roles(&body), ["user", "model", "user"]);
    assert_eq!(body["contents"][1]["parts"][0]["text"], FIRST);
    let question = body["contents"][2]["parts"][0]["text"].as_str().unwrap();
    assert!(question.contains("Which test was it?"), "{question}");
    // The picture of the first look goes along once more, byte by byte, and not that of now.
    let data = |body: &Value| body["contents"][0]["parts"][0]["inlineData"]["data"].clone();
    assert_eq!(data(&body), data(&requests[0].json()));
    let (_, picture) = sent(&requests[1]);
    let (then, now) = (
        distance(&before, &picture),
        distance(&screen(desktop), &picture),
    );
    assert!(then < 5.0 && now > 10.0, "{then} {now}");

    let mark = home.mark();
    let asked = desktop.aloud(&["ask", "How", "many", "tests?"]);
    assert_eq!(String::from_utf8_lossy(&asked.stdout).trim(), THIRD.trim());
    home.hears(mark, THIRD.trim());
    let body = home.far.requests()[2].json();
    assert_eq!(roles(&body), ["user", "model", "user", "model", "user"]);
}

#[test]
fn escape_leaves_the_window_and_so_does_any_key_of_ours() {
    let home = Home::open(
        &Options::default(),
        [FIRST, SECOND].map(|text| Reply::gemini(&[text])).to_vec(),
    );
    let desktop = &home.desktop;
    let window = desktop.terminal("Build", "41 passed, 1 failed", Place::at(40, 60, 600, 400));
    desktop.press("super+alt+a");
    home.hears(
        0,
        "There is no picture to ask about. Press a key to look at something first.",
    );
    window.activate(desktop);
    home.ask("super+alt+d");
    home.hears(0, FIRST.trim());
    desktop.press("super+alt+a");
    waits_for(desktop, "Aloud");
    desktop.press("Escape");
    waits_for(desktop, "Build");
    desktop.press("super+alt+a");
    waits_for(desktop, "Aloud");
    home.ask("super+alt+w");
    waits_for(desktop, "Build");
    home.hears(0, SECOND.trim());
    a_while(Duration::from_millis(300));
    assert_eq!(home.far.requests().len(), 2);

    let forgotten = desktop.aloud(&["forget"]);
    assert_eq!(forgotten.status.code(), Some(0));
    let asked = desktop.aloud(&["ask", "And now?"]);
    assert_eq!(asked.status.code(), Some(1));
    assert_eq!(
        String::from_utf8_lossy(&asked.stderr).trim(),
        "There is no picture to ask about. Press a key to look at something first."
    );
}
