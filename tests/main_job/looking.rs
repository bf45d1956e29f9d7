//! What is looked at: the picture that the provider gets, and the words that are heard.

use std::time::{Duration, Instant};

use aloud::utterance::Cue;
use image::{ImageFormat, RgbImage};
use serde_json::Value;

use crate::desktop::{Desktop, Options, Place, Window, likeness};
use crate::far_side::{Reply, Seen};
use crate::home::pictures::{distance, file, painted, part, screen, sent};
use crate::home::{Home, KEY, copy, sound};

/// Above what the compression of a picture costs, far below what any other picture differs by.
const SAME: f64 = 5.0;

#[test]
fn a_key_press_sends_the_screen_and_speaks_the_answer() {
    let pieces = [
        "Two windows overlap. ",
        "The build has failed",
        " with one error.",
    ];
    let words = pieces.concat();
    let pause = Duration::from_millis(30);
    let mut reply = Reply::gemini(&pieces);
    reply.before = Duration::from_millis(400);
    reply.pieces.iter_mut().for_each(|(wait, _)| *wait = pause);
    let home = Home::open(&Options::default(), vec![reply]);
    let desktop = &home.desktop;
    let before = screen(desktop);
    let _left = desktop.terminal("Build", "41 passed, 1 failed", Place::at(40, 60, 600, 400));
    let _right = desktop.editor("letter.txt", "Dear Ada,\n", Place::at(500, 300, 520, 360));
    let pressed = home.ask("super+alt+d");
    let now = screen(desktop);

    let requests = home.far.requests();
    check(&requests[0]);
    let (_, picture) = sent(&requests[0]);
    let (right, wrong) = (distance(&now, &picture), distance(&before, &picture));
    eprintln!("picture: right {right:.2}, wrong {wrong:.2}");
    assert!(right < SAME && wrong > 2.0 * SAME, "{right} {wrong}");

    home.hears(0, "with one error.");
    home.rests();
    let end = home.ear.silence(pressed, Duration::from_millis(900));
    assert_eq!(desktop.spoken().join(" "), words);
    hear(&home, pressed, end, &words);
    assert!(!home.daemon.log().contains(KEY));
    assert!(!home.daemon.log().contains("build"), "no words in the log");
}

/// The whole sound of an answer: the acknowledgement, the words, the end.
fn hear(home: &Home, pressed: Instant, end: Instant, words: &str) {
    let heard = home.ear.samples(pressed, end + Duration::from_millis(50));
    let (begin, acknowledged) = likeness::find(&sound(Cue::Acknowledge), &heard);
    let (done, finished) = likeness::find(&sound(Cue::Done), &heard);
    assert!(acknowledged > 0.95, "{acknowledged}");
    assert!(finished > 0.95, "{finished}");
    let begin = begin + sound(Cue::Acknowledge).len();
    assert!(begin < done);
    let speech = &heard[begin..done];
    let right = likeness::distance(speech, words, "en-us");
    let other = "Two windows overlap. Nobody has built anything today.";
    let wrong = likeness::distance(speech, other, "en-us");
    eprintln!("speech: right {right:.2}, wrong {wrong:.2}");
    assert!(right < 3.0 && right < wrong - 0.2, "{right} {wrong}");
}

/// A request as Gemini's documentation wants it, with the key in its header and nowhere else.
fn check(request: &Seen) {
    assert_eq!(request.method, "POST");
    let target = "/v1beta/models/gemini-3.5-flash-lite:streamGenerateContent?alt=sse";
    assert_eq!(request.target, target);
    assert_eq!(request.header("x-goog-api-key"), Some(KEY));
    let other = request
        .headers
        .iter()
        .filter(|(name, _)| !name.eq_ignore_ascii_case("x-goog-api-key"));
    assert!(other.clone().all(|(_, value)| !value.contains(KEY)));
    let body = request.json();
    assert!(!body.to_string().contains(KEY));
    assert_eq!(body["contents"][0]["role"], "user");
    assert!(body["systemInstruction"]["parts"][0]["text"].is_string());
    assert!(body["generationConfig"]["maxOutputTokens"].is_number());
    names(&body, &|name| assert!(!name.contains('_'), "{name}"));
}

fn names(value: &Value, check: &dyn Fn(&str)) {
    match value {
        Value::Object(fields) => fields.iter().for_each(|(name, value)| {
            check(name);
            names(value, check);
        }),
        Value::Array(values) => values.iter().for_each(|value| names(value, check)),
        _ => {}
    }
}

#[test]
fn the_active_window_is_sent_as_far_as_it_can_be_seen() {
    let home = Home::open(&Options::default(), vec![Reply::gemini(&["A window."])]);
    let desktop = &home.desktop;
    let terminal = desktop.terminal(
        "Build",
        &"one two three\n".repeat(20),
        Place::at(60, 80, 700, 500),
    );
    let editor = desktop.editor("letter.txt", "Dear Ada,\n", Place::at(400, 250, 520, 360));
    let mut asked = 0;
    let mut look = |window: &Window, other: &Window| {
        window.activate(desktop);
        home.rests();
        home.ask("super+alt+w");
        let whole = screen(desktop);
        let (_, picture) = sent(&home.far.requests()[asked]);
        asked += 1;
        let framed = |window| part(&whole, framed(desktop, window));
        let right = distance(&framed(window), &picture);
        let wrong = distance(&framed(other), &picture);
        eprintln!("window: right {right:.2}, wrong {wrong:.2}");
        assert!(right < SAME && wrong > 2.0 * SAME, "{right} {wrong}");
        picture.dimensions()
    };
    let on_top = look(&editor, &terminal);
    look(&terminal, &editor);
    editor.put(desktop, Place::at(1000, 600, 520, 360));
    let cropped = look(&editor, &terminal);
    assert!(cropped.0 < on_top.0 && cropped.1 < on_top.1, "{cropped:?}");
    let question = home.far.requests()[2].json().to_string();
    assert!(question.contains("letter.txt") && question.contains("outside the screen"));
}

/// A window's place with its frame.
fn framed(desktop: &Desktop, window: &Window) -> Place {
    let id = window.id().to_string();
    let said = desktop.run("xprop", &["-id", &id, "_NET_FRAME_EXTENTS"]);
    let sides: Vec<i32> = said
        .split(['=', ','])
        .filter_map(|side| side.trim().parse().ok())
        .collect();
    let [left, right, top, bottom] = sides[..] else {
        panic!("{said}")
    };
    let place = window.place(desktop);
    let (width, height) = ((left + right) as u32, (top + bottom) as u32);
    Place::at(
        place.x - left,
        place.y - top,
        place.width + width,
        place.height + height,
    )
}

#[test]
fn a_copied_picture_is_sent_in_whatever_form_it_was_copied() {
    let home = Home::open(&Options::default(), vec![Reply::gemini(&["A picture."])]);
    let (desktop, far) = (&home.desktop, &home.far);
    let saved = desktop.folder().join("a picture.png");
    std::fs::write(&saved, file(&painted(4), ImageFormat::Png)).unwrap();
    let address = format!("file://{}\r\n", saved.to_str().unwrap().replace(' ', "%20"));
    let forms = [
        ("image/png", file(&painted(1), ImageFormat::Png)),
        ("image/jpeg", file(&painted(2), ImageFormat::Jpeg)),
        ("image/bmp", file(&painted(3), ImageFormat::Bmp)),
        ("text/uri-list", address.into_bytes()),
    ];
    for (number, (kind, bytes)) in forms.into_iter().enumerate() {
        let mut owner = copy(desktop, kind, &bytes);
        let mark = home.mark();
        home.ask("super+alt+c");
        let (_, picture) = sent(&far.requests()[number]);
        let seed = u32::try_from(number).unwrap() + 1;
        let right = distance(&painted(seed), &picture);
        let wrong = distance(&painted(seed + 1), &picture);
        eprintln!("{kind}: right {right:.2}, wrong {wrong:.2}");
        assert!(
            right < SAME && wrong > 2.0 * SAME,
            "{kind}: {right} {wrong}"
        );
        home.hears(mark, "A picture.");
        home.rests();
        owner.kill().unwrap();
        owner.wait().unwrap();
    }
}

#[test]
fn of_several_monitors_the_one_with_the_pointer_is_sent() {
    let monitors = vec![Place::at(0, 0, 1280, 800), Place::at(1280, 0, 1024, 768)];
    let options = Options {
        monitors: monitors.clone(),
        ..Options::default()
    };
    let further = "[capture]\nmonitors = \"pointer\"";
    let home = Home::configured(&options, further, vec![Reply::gemini(&["A monitor."])]);
    let desktop = &home.desktop;
    let _left = desktop.terminal("Left", "left", Place::at(100, 100, 500, 300));
    let _right = desktop.terminal("Right", "right", Place::at(1400, 300, 600, 400));
    for (number, (x, monitor)) in [("300", monitors[0]), ("1500", monitors[1])]
        .into_iter()
        .enumerate()
    {
        desktop.run("xdotool", &["mousemove", x, "200"]);
        home.ask("super+alt+d");
        let whole = screen(desktop);
        let (_, picture): (_, RgbImage) = sent(&home.far.requests()[number]);
        let right = distance(&part(&whole, monitor), &picture);
        let wrong = distance(&part(&whole, monitors[1 - number]), &picture);
        eprintln!("monitor: right {right:.2}, wrong {wrong:.2}");
        assert!(right < SAME && wrong > SAME, "{right} {wrong}");
        home.rests();
    }
}
