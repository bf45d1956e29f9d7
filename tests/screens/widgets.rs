//! A virtual screen with an editor, a form of Qt widgets, and two GTK dialogs over one another.

use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};

use aloud::picture::Picture;

use super::desktop::{Running, server, settled, start};

/// What the editor shows.
const LETTER: &str = "\
Dear harbour master,

on Tuesday the ferry Aurora left the quay 25 minutes late because two
lorries blocked the ramp. The first one had lost a wheel, and the driver
of the second one could not be found anywhere on the pier.

Please note for the report:
  - 312 passengers, 41 cars, 6 bicycles
  - departure 08:55 instead of 08:30
  - the tug Bernhard helped for 10 minutes

The ramp was checked again at noon. It holds, but the left hinge squeaks
and should be greased before the weekend.

With kind regards,
Ida Brandt
";
const MENU: &str = "File Edit Search Options Help";

/// What `form.py` shows.
const FORM: &str = "\
Name of the ship Aurora of Kiel
Length in metres 118.5
Kind Passenger ferry
Needs power from the shore
Berth 1, free from 14:00
Berth 2, closed for repairs
Berth 3, taken by the tug Bernhard
The fee is 260 euros a night.
Reserve the berth
";

/// The lower dialog, whose button is covered by the upper one.
const ERROR: &str = "The quay camera does not answer.\nIt was last seen on Monday at 17:20.";
const QUESTION: &str = "Shall the night watch be called?\nThat costs 90 euros.";
const ANSWERS: &str = "No Yes";

/// A screen of 1920x1080 with these windows, and its words.
pub(crate) fn widgets() -> (Picture, String) {
    let (server, display) = server();
    let files = tempfile::tempdir().unwrap();
    let letter = files.path().join("letter.txt");
    std::fs::write(&letter, LETTER).unwrap();
    let form = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/screens/form.py");
    let path = |path: &Path| path.display().to_string();
    // The caret stands in an empty line.
    let editor = ["--jump=2", &path(&letter)].map(str::to_owned);
    let error = ["--error", "--width=520", "--text", ERROR];
    let question = ["--question", "--width=480", "--text", QUESTION];
    let programs = [
        shown(
            &display,
            "l3afpad",
            &editor.each_ref().map(|it| &**it),
            "letter.txt",
            (40, 40),
        ),
        shown(
            &display,
            "/usr/bin/python3",
            &[&path(&form)],
            "Berth",
            (1080, 40),
        ),
        shown(&display, "zenity", &error, "Error", (1000, 640)),
        shown(&display, "zenity", &question, "Question", (1300, 730)),
    ];
    tell(
        &display,
        &["windowsize", &window(&display, "letter.txt"), "960", "580"],
    );
    let picture = settled(&display, programs.len());
    drop(programs);
    drop(server);
    (
        picture,
        format!("{MENU} {LETTER} {FORM} {ERROR} {QUESTION} {ANSWERS}"),
    )
}

/// A program whose window of this title is put in its place, over those that are there.
fn shown(
    display: &str,
    program: &str,
    arguments: &[&str],
    title: &str,
    (x, y): (i32, i32),
) -> Running {
    let program = start(display, program, arguments);
    let window = window(display, title);
    tell(
        display,
        &["windowmove", &window, &x.to_string(), &y.to_string()],
    );
    tell(display, &["windowraise", &window]);
    program
}

/// The window of this title, once it is there.
fn window(display: &str, title: &str) -> String {
    let deadline = Instant::now() + Duration::from_secs(60);
    loop {
        let found = tell(display, &["search", "--onlyvisible", "--name", title]);
        if let Some(window) = found.lines().next() {
            return window.to_owned();
        }
        assert!(Instant::now() < deadline, "{title} did not come up");
        std::thread::sleep(Duration::from_millis(100));
    }
}

fn tell(display: &str, arguments: &[&str]) -> String {
    let output = Command::new("xdotool")
        .args(arguments)
        .env("DISPLAY", display)
        .output()
        .expect("xdotool is not installed: apt install xdotool");
    String::from_utf8(output.stdout).unwrap()
}
