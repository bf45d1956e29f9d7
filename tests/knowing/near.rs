//! The focused control and what is around the pointer.

use aloud::failure::Failure;
use aloud::wording;
use image::ImageFormat;

use super::{Reply, Scene, accessible, described};
use crate::desktop::{Options, Place, eventually};
use crate::home::hears;
use crate::home::pictures::{distance, file, part, screen, sent};

/// Above what the compression of a picture costs, far below what any other picture differs by.
const SAME: f64 = 5.0;

const ENTRY: [&str; 5] = [
    "--entry",
    "--text=Your name",
    "--entry-text=Ada",
    "--width=900",
    "--height=600",
];

#[test]
fn the_focused_control_is_sent_with_its_label_and_no_more_than_is_near() {
    let scene = Scene::open(&accessible(), "never", vec![Reply::gemini(&["A field."])]);
    let desktop = &scene.desktop;
    let _dialog = scene.dialog("Ask", &ENTRY);
    let (told, remarks) = described(desktop, &["focus"], &[]);
    assert!(told.starts_with("Text field Your name, Ada"), "{told}");
    assert!(
        !remarks.contains(&wording::WINDOW_INSTEAD.to_string()),
        "{remarks}"
    );

    let fact = r#"- control with the keyboard focus: text field "Your name", holding "Ada""#;
    // A busy machine may miss the time for the focus now and then, but not for ever.
    eventually("the field in time", || {
        let mark = desktop.spoken().len();
        let question = scene.ask("super+alt+f");
        hears(desktop, mark, "A field.");
        question.contains(fact).then_some(()).ok_or(question)
    });
    let (_, picture) = sent(scene.far.requests().last().unwrap());
    let (width, height) = picture.dimensions();
    assert!((400..=1000).contains(&width), "{width}");
    assert!((100..=250).contains(&height), "{height}");
    let saved = desktop.folder().join("sent.png");
    std::fs::write(&saved, file(&picture, ImageFormat::Png)).unwrap();
    let read = described(desktop, &["--mode", "text", saved.to_str().unwrap()], &[]).0;
    assert!(read.contains("Your name") && read.contains("Ada"), "{read}");
    assert!(!read.contains("Cancel"), "{read}");
}

#[test]
fn a_key_that_is_held_does_not_hide_the_focus() {
    let scene = Scene::open(&accessible(), "never", vec![Reply::gemini(&["A field."])]);
    let desktop = &scene.desktop;
    let _dialog = scene.dialog("Ask", &ENTRY);
    let (down, up) = (["keydown"; 3], ["keyup"; 3]);
    let keys = |how: [&'static str; 3]| {
        let typed = how.into_iter().zip(["super", "alt", "f"]);
        let typed: Vec<_> = typed.flat_map(|(how, key)| [how, key]).collect();
        desktop.run("xdotool", &typed);
    };
    // A busy machine may miss the time for the focus now and then, but not for ever.
    eventually("the field in time", || {
        let mark = desktop.spoken().len();
        keys(down);
        hears(desktop, mark, "A field.");
        keys(up);
        let question = scene.far.requests().pop().unwrap().json().to_string();
        let fact = "control with the keyboard focus: text field";
        question.contains(fact).then_some(()).ok_or(question.len())
    });
}

#[test]
fn a_password_field_is_not_looked_at() {
    let scene = Scene::open(&accessible(), "auto", vec![Reply::gemini(&["Never."])]);
    let desktop = &scene.desktop;
    let _dialog = scene.dialog("Secret", &["--password"]);
    desktop.press("super+alt+f");
    hears(desktop, 0, &wording::failure(&Failure::Protected));
    assert!(scene.far.requests().is_empty());
    let question = scene.ask("super+alt+w");
    assert!(!question.contains("holding"), "{question}");
}

#[test]
fn where_the_place_of_the_focus_is_not_told_the_window_is_taken_and_that_is_said() {
    let scene = Scene::open(
        &accessible(),
        "never",
        vec![Reply::gemini(&["A terminal."])],
    );
    let desktop = &scene.desktop;
    let place = Place::at(60, 80, 700, 500);
    let terminal = desktop.terminal("Build", "41 passed", place);
    terminal.activate(desktop);
    scene.ask("super+alt+f");
    let (_, picture) = sent(&scene.far.requests()[0]);
    assert!(picture.width() >= terminal.place(desktop).width);
    hears(desktop, 0, &wording::WINDOW_INSTEAD.to_string());
    hears(desktop, 0, "A terminal.");
    let (told, remarks) = described(desktop, &["focus"], &[]);
    assert!(
        remarks.contains(&wording::WINDOW_INSTEAD.to_string()),
        "{remarks}"
    );
    assert!(told.contains("41 passed"), "{told}");
}

#[test]
fn around_the_pointer_is_what_lies_there_also_at_the_edge() {
    let scene = Scene::open(
        &Options::default(),
        "never",
        vec![Reply::gemini(&["A corner."])],
    );
    let desktop = &scene.desktop;
    let _left = desktop.terminal("Left", &"one two\n".repeat(30), Place::at(10, 40, 500, 500));
    let right = desktop.terminal(
        "Right",
        &"six ten\n".repeat(30),
        Place::at(640, 90, 500, 600),
    );
    let _editor = desktop.editor("letter.txt", "Dear Ada,\n", Place::at(300, 560, 300, 200));
    right.activate(desktop);
    let places = [
        ("700", "400", Place::at(400, 200, 600, 400), "Right"),
        ("5", "3", Place::at(0, 0, 600, 400), ""),
        ("1279", "799", Place::at(680, 400, 600, 400), ""),
        ("200", "300", Place::at(0, 100, 600, 400), "Left"),
    ];
    for (number, (x, y, place, title)) in places.into_iter().enumerate() {
        desktop.run("xdotool", &["mousemove", x, y]);
        let question = scene.ask("super+alt+p");
        let whole = screen(desktop);
        let (_, picture) = sent(&scene.far.requests()[number]);
        let right = distance(&part(&whole, place), &picture);
        assert!(right < SAME, "{x} {y}: {right}");
        assert!(question.contains(title), "{question}");
    }
    let (told, _) = described(desktop, &["pointer"], &[]);
    assert!(
        told.starts_with("Under the pointer: XTerm, Left."),
        "{told}"
    );
    // Whether these are two columns is not for the pointer to say.
    assert!(told.contains("one") && told.contains("two"), "{told}");
    assert!(!told.contains("six"), "{told}");
}

#[test]
fn whoever_asks_for_the_text_has_the_exact_texts_of_a_dialog_sent_with_it() {
    // As many as these would not be sent to anybody else.
    let limits = "[limits]\nrequests-a-minute = 0\n";
    let replies = vec![Reply::gemini(&["A field."])];
    let scene = Scene::configured(&accessible(), "never", limits, replies);
    let desktop = &scene.desktop;
    let _dialog = scene.dialog("Ask", &ENTRY);
    // A busy machine may miss the time for the texts now and then, but not for ever.
    eventually("the texts in time", || {
        let words = ["describe", "--no-speech", "--mode", "text", "window"];
        let described = desktop.aloud(&words);
        assert!(described.status.success(), "{described:?}");
        let body = scene.far.requests().pop().unwrap().json();
        let parts = body["contents"][0]["parts"].as_array().unwrap().clone();
        let question: String = parts.iter().filter_map(|it| it["text"].as_str()).collect();
        let exact = question.split_once("Exact texts of the window in front");
        match exact {
            Some((_, texts)) if texts.contains("Your name") && texts.contains("Cancel") => Ok(()),
            _ => Err(question),
        }
    });
}
