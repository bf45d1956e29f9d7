//! What is heard where a model was meant to look: of screens in the modes for photos and charts, and of
//! pictures by what is certain about them.

use aloud::describe::local::facts::Facts;
use aloud::request::{Detail, Mode, Request, Subject};
use aloud::surroundings::Surroundings;

use super::{SCREEN, editor, told};

/// Who asks of a screen what a photo or a chart shows is told what stands there, and that no model
/// has looked at it.
#[test]
fn a_screen_that_is_asked_for_its_photo_or_chart() {
    let (known, lines) = editor();
    let mut table = String::new();
    for mode in [Mode::Photo, Mode::Chart] {
        for detail in [Detail::Gist, Detail::Standard, Detail::Full] {
            let request = Request {
                mode: mode.clone(),
                detail: Some(detail),
                ..Request::of(Subject::Screen)
            };
            let text = told(&request, &known, &lines, SCREEN);
            table.push_str(&format!("== {mode:?} {detail:?}\n{text}"));
        }
    }
    insta::assert_snapshot!(table);
}

#[test]
fn pictures_are_called_dark_or_light_only_where_they_are() {
    for (brightness, called) in [
        (84, Some("mostly dark")),
        (85, None),
        (169, None),
        (170, Some("mostly light")),
    ] {
        let facts = Facts {
            size: (810, 1080),
            flat: 0.1,
            brightness,
        };
        let request = Request::of(Subject::Clipboard);
        let told = told(&request, &Surroundings::default(), &[], facts);
        let words = ["mostly dark", "mostly light"];
        let heard = words.into_iter().find(|words| told.contains(words));
        assert_eq!(heard, called, "{brightness}: {told}");
    }
}
