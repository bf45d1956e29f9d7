//! The focused control by itself, and what was said before the description began.

use aloud::describe::local::first_words;

use super::*;

fn button(name: &str, place: Rect) -> Control {
    let mut button = control(Role::Button, name, place);
    button.states = vec![State::Focused, State::Disabled];
    button
}

/// The focus on a button of the editor's window, in a picture of 400 by 200 around it.
fn focused(name: &str) -> (Surroundings, Vec<Line>) {
    let (mut known, _) = editor();
    known.focus = Some(button(name, area(200, 480, 60, 20)));
    known.controls.push(button(name, area(200, 480, 60, 20)));
    known.origin = Some((100, 400));
    let lines = vec![
        line("Yours, Charles", area(10, 20, 120, 16), 0, Some(0)),
        line("Save", area(105, 82, 50, 16), 1, Some(0)),
        line("2 words are misspelled", area(200, 82, 160, 16), 1, Some(0)),
    ];
    (known, lines)
}

#[test]
fn the_focus_is_said_with_what_is_read_around_it() {
    let small = Facts {
        size: (400, 200),
        ..SCREEN
    };
    let mut heard = Vec::new();
    for name in ["Save", ""] {
        let (known, lines) = focused(name);
        let request = Request::of(Subject::Focus);
        let mut composer = Composer::new(&request, &known, small);
        heard.extend(composer.opening());
        heard.extend(lines.into_iter().flat_map(|line| composer.line(line)));
        heard.extend(composer.end(false));
        heard.push("\n".to_owned());
    }
    let (mut known, _) = focused("Save");
    known.remarks.push(Remark::WindowInstead);
    heard.extend(Composer::new(&Request::of(Subject::Focus), &known, SCREEN).opening());
    insta::assert_snapshot!(heard.concat());
}

#[test]
fn what_was_heard_before_is_not_said_again() {
    let (mut known, _) = editor();
    let request = Request::default();
    let first = first_words(&Subject::Screen, &known).unwrap();
    assert_eq!(
        first,
        "Front window: Mousepad, letter.txt. The text area has the focus."
    );
    let whole = Composer::new(&request, &known, SCREEN).opening();
    known.heard = Some(first);
    let rest = Composer::new(&request, &known, SCREEN).opening();
    assert_eq!(rest, whole[2..]);
    let known = Surroundings::default();
    assert_eq!(first_words(&Subject::Screen, &known), None);
}

#[test]
fn that_nothing_can_be_told_is_said_where_controls_are_asked_for() {
    let request = Request {
        mode: Mode::Ui,
        ..Request::of(Subject::Window)
    };
    for (remark, sentence) in [
        (
            Remark::NoAccessibility,
            "Accessibility is not running on this desktop",
        ),
        (
            Remark::NothingTold,
            "This application does not tell what is in it",
        ),
    ] {
        let known = Surroundings {
            window: Some("Build".to_owned()),
            remarks: vec![remark],
            ..Surroundings::default()
        };
        let heard = Composer::new(&request, &known, SCREEN).opening().concat();
        assert!(heard.contains(sentence), "{heard}");
    }
}
