//! Orca and Aloud on one loudspeaker: the real Orca of Debian 12, which has no presenter, so both
//! speak through the speech server. What is heard, and in which order, is told by the recording.
#![allow(
    clippy::unwrap_used,
    clippy::print_stderr,
    missing_docs,
    unreachable_pub
)]

#[path = "orca/asking.rs"]
mod asking;
#[path = "desktop/mod.rs"]
mod desktop;
mod far_side;
mod home;
#[path = "orca/stage.rs"]
mod stage;

use std::time::{Duration, Instant};

use aloud::wording;
use desktop::eventually;
use far_side::Reply;
use stage::{Dialog, Stage};

const FIRST: &str = "A terminal shows that the build has failed in the third step. ";
const SECOND: &str = "Below it stands a red line about the missing printer driver. ";
const WEATHER: &str = "The northern railway line is closed because of snow.";
const ORCA_WEATHER: &str =
    "Weather report dialog The northern railway line is closed because of snow.";
const BUTTON: &str = "OK push button.";

/// The two sentences of an answer.
fn answer() -> Reply {
    Reply::gemini(&[FIRST, SECOND])
}

/// Which of its two sentences were spoken, and in which order.
fn ours(said: &[String]) -> Vec<&str> {
    let said = said.iter().map(String::as_str);
    said.filter(|text| [FIRST.trim(), SECOND.trim()].contains(text))
        .collect()
}

fn both() -> String {
    format!("{FIRST}{SECOND}")
}

#[test]
fn orca_reads_to_its_end_before_an_answer_and_between_its_sentences() {
    let stage = Stage::open(vec![answer(), answer(), answer()]);

    // Orca reads on: the answer waits for its end.
    let from = stage.now();
    let dialog = Dialog::open(&stage, "Weather report", WEATHER);
    stage.says(ORCA_WEATHER);
    stage.describe();
    stage.rests(from);
    stage.order(&[ORCA_WEATHER, BUTTON, FIRST, SECOND]);
    stage.sounded(
        from,
        &format!("{ORCA_WEATHER} {BUTTON} {}", both()),
        &[
            &format!("Weather report dialog The northern {}", both()),
            &format!("{} {ORCA_WEATHER} {BUTTON}", both()),
            &format!("{ORCA_WEATHER} {BUTTON} {FIRST}"),
            &format!("{ORCA_WEATHER} {BUTTON}"),
        ],
    );

    // Orca speaks just before, because the focus has moved back.
    let from = stage.now();
    drop(dialog);
    stage.says("frame");
    stage.describe();
    stage.rests(from);
    let said = stage.said();
    assert!(said[0].contains("frame"), "{said:?}");
    assert_eq!(ours(&said), [FIRST.trim(), SECOND.trim()], "{said:?}");

    // The focus moves in mid-answer: Orca comes between the sentences.
    let from = stage.now();
    stage.describe();
    stage.says(FIRST);
    let _dialog = Dialog::open(&stage, "Weather report", WEATHER);
    stage.says(BUTTON);
    stage.says(SECOND);
    stage.rests(from);
    stage.order(&[FIRST, ORCA_WEATHER, BUTTON, SECOND]);
    stage.sounded(
        from,
        &format!("{FIRST} {ORCA_WEATHER} {BUTTON} {SECOND}"),
        &[
            &format!("A terminal shows that {ORCA_WEATHER} {BUTTON} {SECOND}"),
            &format!("{FIRST} {ORCA_WEATHER} {BUTTON}"),
            &format!("{FIRST} {SECOND} {ORCA_WEATHER} {BUTTON}"),
            &format!("{FIRST} {SECOND}"),
        ],
    );
}

#[test]
fn typing_beside_orca_a_stop_and_a_double_press_leave_everything_whole() {
    let stage = Stage::open(vec![answer(), answer(), answer(), answer()]);

    // Typing echo: the last letter is heard between the sentences, and both of them whole.
    let from = stage.now();
    stage.describe();
    stage.says(FIRST);
    stage
        .home
        .desktop
        .run("xdotool", &["type", "--delay", "150", "abc"]);
    stage.says(SECOND);
    stage.rests(from);
    let said = stage.said();
    assert_eq!(said.first().unwrap(), FIRST.trim());
    assert_eq!(said.last().unwrap(), SECOND.trim());
    assert!(said.iter().any(|text| text == "c"), "no echo: {said:?}");
    stage.sounded(
        from,
        &said.join(" "),
        &[
            &format!("A terminal shows that {}", said[1..].join(" ")),
            &said[1..].join(" "),
            &said[..said.len() - 1].join(" "),
        ],
    );

    // Stop, while ours is spoken and Orca waits: ours ends, Orca's is whole.
    let from = stage.now();
    stage.describe();
    stage.says(FIRST);
    let dialog = Dialog::open(&stage, "Weather report", WEATHER);
    eventually("Orca's message", || {
        let queued = stage.queued();
        let waits = queued.iter().any(|text| text == ORCA_WEATHER);
        waits.then_some(()).ok_or(queued)
    });
    let stopped = Instant::now();
    stage.home.aloud(&["stop"]);
    stage.says(BUTTON);
    stage.rests(from);
    stage.order(&[FIRST, ORCA_WEATHER, BUTTON]);
    stage.sounded(
        stopped,
        &format!("{ORCA_WEATHER} {BUTTON}"),
        &[&format!("{FIRST} {ORCA_WEATHER} {BUTTON}"), SECOND, BUTTON],
    );
    drop(dialog);
    stage.rests(stage.now());

    // A double press, at which Orca is silent: one answer, whole.
    let from = stage.now();
    let keys = ["key", "--delay", "40", "super+alt+d", "super+alt+d"];
    stage.home.desktop.run("xdotool", &keys);
    stage.says(SECOND);
    stage.rests(from);
    let said = stage.said();
    let ours = ours(&said);
    assert_eq!(ours[ours.len() - 2..], [FIRST.trim(), SECOND.trim()]);
}

#[test]
fn a_question_is_typed_in_a_window_that_orca_reads_and_the_answer_is_whole() {
    let stage = Stage::open(asking::replies());
    asking::questions_are_typed_in_a_window_that_orca_reads(&stage);
}

#[test]
fn a_long_answer_goes_on_across_orca_s_words_and_its_restart() {
    let sentences: Vec<String> = (1..=6)
        .map(|number| format!("This is the sentence with the number {number} of them all. "))
        .collect();
    let long: Vec<&str> = sentences.iter().map(String::as_str).collect();
    let mut stage = Stage::open(vec![Reply::gemini(&long), answer()]);

    let from = stage.now();
    stage.describe();
    stage.says(long[0]);
    let dialog = Dialog::open(&stage, "Weather report", WEATHER);
    stage.says(long[2]);
    drop(dialog);
    stage.says(long[5]);
    stage.rests(from);
    let said = stage.said();
    let counted: Vec<_> = said
        .iter()
        .filter(|text| text.starts_with("This is"))
        .collect();
    let wanted: Vec<_> = long.iter().map(|text| text.trim()).collect();
    assert_eq!(counted, wanted);
    // Orca waited for one sentence at the most: its words came right behind the one that was
    // being spoken.
    let place = said.iter().position(|text| text == ORCA_WEATHER).unwrap();
    assert!(place <= 2, "{said:?}");
    stage.sounded(
        from,
        &said.join(" "),
        &[
            &said[..said.len() - 2].join(" "),
            &counted[..5]
                .iter()
                .map(|text| text.as_str())
                .collect::<Vec<_>>()
                .join(" "),
        ],
    );

    // Orca is restarted in mid-answer.
    let from = stage.now();
    stage.describe();
    stage.says(FIRST);
    stage.restart_orca();
    stage.says("Screen reader on.");
    stage.rests(from);
    let said = stage.said();
    assert_eq!(ours(&said), [FIRST.trim(), SECOND.trim()], "{said:?}");
}

#[test]
fn an_error_and_the_first_words_are_whole_beside_orca() {
    let stage = Stage::open(vec![Reply::new(403), answer()]);
    // The reason why nothing can be told.
    let from = stage.now();
    let code = stage.home.aloud(&["describe"]);
    assert_eq!(code.status.code(), Some(1));
    let sentence = String::from_utf8(code.stderr).unwrap().trim().to_owned();
    eventually("the sentence", || {
        let said = stage.said();
        said.last()
            .is_some_and(|text| sentence.ends_with(text.as_str()))
            .then_some(())
            .ok_or(said)
    });
    stage.rests(from);
    let said = stage.said().join(" ");
    assert_eq!(said, aloud::present::clean(&sentence));
    stage.sounded(
        from,
        &said,
        &[&said[..said.len() / 2], WEATHER, &format!("{said} {said}")],
    );

    // What is known here is heard first, also beside a screen reader where that is wished.
    let file = stage.home.desktop.folder().join("config.toml");
    let configuration = std::fs::read_to_string(&file).unwrap();
    let always = configuration.replace("\"never\"", "\"always\"");
    assert_ne!(always, configuration);
    std::fs::write(&file, always).unwrap();
    let from = stage.now();
    stage.home.aloud(&["reload"]);
    stage.says(&wording::RELOADED.to_string());
    stage.rests(from);
    // A busy machine may miss the time for what is known here now and then, but not for ever.
    let end = Instant::now() + Duration::from_secs(45);
    loop {
        let from = stage.now();
        stage.describe();
        stage.says(SECOND);
        stage.rests(from);
        let said = stage.said();
        if said.len() == 2 && Instant::now() < end {
            continue;
        }
        let (first, rest) = said.split_first().unwrap();
        assert!(first.contains("Untitled"), "{said:?}");
        assert_eq!(rest, [FIRST.trim(), SECOND.trim()]);
        break;
    }
}
