//! What is heard of a screen that is known by its tree and its lines, as a table: no picture is
//! read here. Every sentence is in the snapshots.
#![allow(clippy::unwrap_used, missing_docs)]

#[path = "compose/near.rs"]
mod near;
#[path = "compose/pictures.rs"]
mod pictures;
#[path = "compose/tongues.rs"]
mod tongues;

use aloud::describe::local::Line;
use aloud::describe::local::compose::Composer;
use aloud::describe::local::facts::Facts;
use aloud::failure::Failure;
use aloud::picture::Rect;
use aloud::request::{Detail, Mode, Request, Subject};
use aloud::surroundings::{Control, Dialog, Remark, Role, State, Surroundings, Window};

const SCREEN: Facts = Facts {
    size: (1280, 800),
    flat: 0.95,
    brightness: 200,
};

fn area(x: i32, y: i32, width: u32, height: u32) -> Rect {
    Rect {
        x,
        y,
        width,
        height,
    }
}

fn line(text: &str, place: Rect, block: usize, window: Option<usize>) -> Line {
    Line {
        text: text.to_owned(),
        area: place,
        confidence: 0.95,
        words: Vec::new(),
        block,
        window,
    }
}

fn control(role: Role, name: &str, place: Rect) -> Control {
    Control {
        role,
        name: (!name.is_empty()).then(|| name.to_owned()),
        value: None,
        states: Vec::new(),
        area: Some(place),
        depth: 0,
    }
}

fn window(application: &str, title: &str, place: Rect, active: bool) -> Window {
    Window {
        title: Some(title.to_owned()),
        application: Some(application.to_owned()),
        area: place,
        active,
    }
}

/// A desktop with an editor in front of a terminal, at 10, 20 of a larger screen.
fn editor() -> (Surroundings, Vec<Line>) {
    let mut text = control(Role::TextArea, "", area(60, 160, 500, 300));
    text.value = Some("Dear Ada,\nthe train leaves from platform 7.\nYours, Charles".to_owned());
    text.states = vec![State::Focused];
    let mut wrapped = control(Role::CheckBox, "Wrap lines", area(60, 480, 100, 20));
    wrapped.states = vec![State::NotChecked];
    let known = Surroundings {
        application: Some("Mousepad".to_owned()),
        window: Some("letter.txt".to_owned()),
        focus: Some(text.clone()),
        controls: vec![
            control(Role::Menu, "File", area(60, 130, 40, 20)),
            control(Role::Menu, "Edit", area(110, 130, 40, 20)),
            text,
            wrapped,
            control(Role::Button, "Save", area(200, 480, 60, 20)),
        ],
        unnamed: 2,
        origin: Some((10, 20)),
        windows: vec![
            window("Mousepad", "letter.txt", area(50, 100, 520, 420), true),
            window("XTerm", "Build", area(600, 40, 500, 400), false),
            window("Files", "Music", area(700, 500, 300, 200), false),
        ],
        ..Surroundings::default()
    };
    let lines = vec![
        line("letter.txt", area(45, 85, 90, 16), 0, Some(0)),
        line("□□X", area(500, 85, 40, 16), 0, Some(0)),
        line("File Edit", area(52, 112, 90, 16), 1, Some(0)),
        line("Dear Ada,", area(55, 145, 90, 16), 2, Some(0)),
        line(
            "the train leaves from platf0rm 7.",
            area(55, 165, 300, 16),
            2,
            Some(0),
        ),
        line("Yours, Charles", area(55, 185, 120, 16), 2, Some(0)),
        line(
            "2 words are misspelled",
            area(300, 460, 160, 16),
            3,
            Some(0),
        ),
        line("$ make check", area(600, 60, 100, 16), 4, Some(1)),
        line("41 passed, 1 failed", area(600, 80, 160, 16), 4, Some(1)),
        line("12:30", area(1200, 780, 60, 16), 5, None),
    ];
    (known, lines)
}

/// A dialog that asks for a password, in front of a page; what was typed is visible in it.
fn dialog() -> (Surroundings, Vec<Line>) {
    let mut field = control(Role::PasswordField, "Password", area(400, 340, 300, 24));
    field.states = vec![State::Focused];
    let mut go = control(Role::Button, "Continue", area(620, 400, 80, 24));
    go.states = vec![State::Disabled];
    let known = Surroundings {
        application: Some("Keyring".to_owned()),
        window: Some("Choose password".to_owned()),
        focus: Some(field.clone()),
        password: true,
        dialogs: vec![Dialog {
            role: Role::Dialog,
            name: Some("Choose password".to_owned()),
            active: true,
            controls: vec![
                control(
                    Role::Text,
                    "Choose a password for the new keyring.",
                    area(400, 300, 300, 20),
                ),
                field,
                control(Role::Button, "Cancel", area(520, 400, 80, 24)),
                go,
            ],
        }],
        origin: Some((0, 0)),
        windows: vec![
            window("Keyring", "Choose password", area(380, 260, 340, 190), true),
            window(
                "Chromium",
                "Harbour News - Chromium",
                area(0, 0, 1280, 780),
                false,
            ),
        ],
        ..Surroundings::default()
    };
    let lines = vec![
        line(
            "Choose a password for the new keyring.",
            area(400, 302, 290, 16),
            0,
            Some(0),
        ),
        line("canary4711", area(405, 344, 90, 16), 0, Some(0)),
        line("Cancel", area(530, 404, 50, 16), 1, Some(0)),
        line("Continue", area(630, 404, 60, 16), 1, Some(0)),
        line(
            "Ferry service returns after storm",
            area(40, 90, 300, 24),
            2,
            Some(1),
        ),
        line(
            "The first boat left at nine.",
            area(40, 130, 300, 16),
            3,
            Some(1),
        ),
    ];
    (known, lines)
}

/// A terminal that tells nothing, alone and maximised.
fn terminal() -> (Surroundings, Vec<Line>) {
    let known = Surroundings {
        application: Some("XTerm".to_owned()),
        window: Some("Build".to_owned()),
        origin: Some((0, 0)),
        windows: vec![window("XTerm", "Build", area(0, 0, 1280, 800), true)],
        remarks: vec![Remark::NothingTold],
        ..Surroundings::default()
    };
    let lines = (1..=9).map(|step| {
        let text = format!("step {step} of 9 is done");
        line(&text, area(4, step * 20, 200, 16), 0, Some(0))
    });
    (known, lines.collect())
}

/// A page longer than a few sentences, on a desktop that tells neither windows nor places.
fn page() -> (Surroundings, Vec<Line>) {
    let known = Surroundings {
        window: Some("Harbour News".to_owned()),
        dialogs: vec![Dialog {
            role: Role::Alert,
            name: Some("Offline".to_owned()),
            active: false,
            controls: vec![control(
                Role::Text,
                "You are reading a copy.",
                area(0, 0, 10, 10),
            )],
        }],
        controls: vec![control(Role::Link, "Contact", area(0, 0, 10, 10))],
        selected_text: Some("after storm".to_owned()),
        partial: true,
        remarks: vec![Remark::PlacesUnknown],
        ..Surroundings::default()
    };
    let mut lines = vec![
        line(
            "Ferry service returns after the storm of last",
            area(40, 90, 400, 16),
            0,
            None,
        ),
        line("night and all of today", area(40, 110, 200, 16), 0, None),
    ];
    lines.extend((1..=8).map(|at| {
        let text = format!("Boat {at} leaves at {at} o'clock.");
        line(&text, area(40, 120 + at * 20, 300, 16), 1, None)
    }));
    (known, lines)
}

fn told(request: &Request, known: &Surroundings, lines: &[Line], facts: Facts) -> String {
    let mut composer = Composer::new(request, known, facts);
    let mut told = composer.opening().concat();
    for line in lines {
        told.push_str(&composer.line(line.clone()).concat());
    }
    told.push_str(&composer.end(false).concat());
    told
}

fn table(subject: &Subject, known: &Surroundings, lines: &[Line]) -> String {
    let rows = [
        (Mode::Auto, Detail::Gist),
        (Mode::Auto, Detail::Standard),
        (Mode::Auto, Detail::Full),
        (Mode::Text, Detail::Standard),
        (Mode::Ui, Detail::Standard),
    ];
    let mut table = String::new();
    for (mode, detail) in rows {
        let request = Request {
            mode: mode.clone(),
            detail: Some(detail),
            ..Request::of(subject.clone())
        };
        let text = told(&request, known, lines, SCREEN);
        table.push_str(&format!("== {mode:?} {detail:?}\n{text}"));
    }
    table
}

#[test]
fn an_editor_in_front_of_a_terminal() {
    let (known, lines) = editor();
    insta::assert_snapshot!(table(&Subject::Screen, &known, &lines));
}

#[test]
fn a_dialog_that_asks_for_a_password() {
    let (known, lines) = dialog();
    let table = table(&Subject::Screen, &known, &lines);
    assert!(!table.contains("canary"), "{table}");
    insta::assert_snapshot!(table);
}

#[test]
fn a_terminal_alone() {
    let (known, lines) = terminal();
    insta::assert_snapshot!(table(&Subject::Window, &known, &lines));
}

#[test]
fn a_page_without_places() {
    let (known, lines) = page();
    insta::assert_snapshot!(table(&Subject::Window, &known, &lines));
}

#[test]
fn nothing_is_known_at_all() {
    let lines = [line("Press any key", area(500, 400, 200, 16), 0, None)];
    insta::assert_snapshot!(table(&Subject::Screen, &Surroundings::default(), &lines));
}

#[test]
fn pictures_are_called_what_they_surely_are() {
    let photo = Facts {
        size: (810, 1080),
        flat: 0.1,
        brightness: 60,
    };
    let drawing = Facts {
        flat: 0.9,
        size: (500, 500),
        ..photo
    };
    let unsure = Line {
        confidence: 0.6,
        ..line("cero", area(10, 10, 60, 20), 0, None)
    };
    let sure = line("EMT Madrid", area(10, 40, 90, 20), 0, None);
    let known = Surroundings {
        remarks: vec![Remark::FirstFrame],
        ..Surroundings::default()
    };
    let mut table = String::new();
    for (facts, lines) in [
        (photo, vec![unsure.clone()]),
        (photo, vec![unsure, sure.clone()]),
        (drawing, vec![sure]),
    ] {
        for (mode, detail) in [
            (Mode::Auto, Detail::Gist),
            (Mode::Auto, Detail::Standard),
            (Mode::Text, Detail::Standard),
            (Mode::Alt, Detail::Standard),
        ] {
            let request = Request {
                mode: mode.clone(),
                detail: Some(detail),
                ..Request::of(Subject::Clipboard)
            };
            let text = told(&request, &known, &lines, facts);
            table.push_str(&format!(
                "== {mode:?} {detail:?}, {} lines\n{text}",
                lines.len()
            ));
        }
    }
    insta::assert_snapshot!(table);
}

#[test]
fn a_script_that_is_not_read_is_said_to_be_there() {
    let request = Request::of(Subject::Window);
    let mut composer = Composer::new(&request, &Surroundings::default(), SCREEN);
    composer.opening();
    let end = composer.end(true).concat();
    assert!(
        end.contains("Some text is in a script that cannot be read here."),
        "{end}"
    );
}

#[test]
fn where_something_could_not_be_read_nobody_says_that_there_is_nothing() {
    let known = Surroundings::default();
    for mode in [Mode::Text, Mode::Auto] {
        let request = Request {
            mode,
            ..Request::of(Subject::Clipboard)
        };
        let composer = || Composer::new(&request, &known, SCREEN);
        let unread = composer().end_unread(&Failure::CutOff).join(" ");
        assert!(unread.contains("could not be read"), "{unread}");
        assert!(!unread.contains("No text"), "{unread}");
        let tight = composer().end_unread(&Failure::NoMemory).join(" ");
        assert!(tight.contains("too little memory left to read"), "{tight}");
        let foreign = composer().end(true).join(" ");
        assert!(
            foreign.contains("in a script that cannot be read"),
            "{foreign}"
        );
        assert!(!foreign.contains("No text"), "{foreign}");
        let nothing = composer().end(false).join(" ");
        assert!(nothing.contains("No text was found"), "{nothing}");
    }
}
