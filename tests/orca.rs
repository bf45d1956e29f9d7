//! Orca and Aloud on one loudspeaker: the real Orca of Debian 12 or 13, which has no presenter, so both
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
#[path = "lock/locker.rs"]
mod locker;
#[path = "orca/situations.rs"]
mod situations;
#[path = "orca/stage.rs"]
mod stage;

use std::time::Instant;

use desktop::eventually;
use far_side::Reply;
use situations::{FIRST, SECOND, answer, both, long_answer, ours};
use stage::{Dialog, ORCA_WEATHER, Stage, WEATHER};

#[test]
fn orca_reads_to_its_end_before_an_answer_and_between_its_sentences() {
    let stage = Stage::open(vec![answer(), answer(), answer()]);
    let button = stage.button();

    // Orca reads on: the answer waits for its end.
    let from = stage.now();
    let dialog = Dialog::open(&stage, "Weather report", WEATHER);
    stage.says(ORCA_WEATHER);
    stage.describe();
    stage.rests(from);
    stage.order(&[ORCA_WEATHER, button, FIRST, SECOND]);
    stage.sounded(
        from,
        &format!("{ORCA_WEATHER} {button} {}", both()),
        &[
            &format!("Weather report dialog The northern {}", both()),
            &format!("{} {ORCA_WEATHER} {button}", both()),
            &format!("{ORCA_WEATHER} {button} {FIRST}"),
            &format!("{ORCA_WEATHER} {button}"),
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
    let (before, whole) = (&said[0], said.join(" "));
    stage.sounded(
        from,
        &whole,
        &[
            &both(),
            &format!("{} {before}", both()),
            &format!("{before} {FIRST}"),
            &format!("{before} {SECOND}"),
        ],
    );

    // The focus moves in mid-answer: Orca comes between the sentences.
    let from = stage.now();
    stage.describe();
    stage.says(FIRST);
    let _dialog = Dialog::open(&stage, "Weather report", WEATHER);
    stage.says(button);
    stage.says(SECOND);
    stage.rests(from);
    stage.order(&[FIRST, ORCA_WEATHER, button, SECOND]);
    stage.sounded(
        from,
        &format!("{FIRST} {ORCA_WEATHER} {button} {SECOND}"),
        &[
            &format!("A terminal shows that {ORCA_WEATHER} {button} {SECOND}"),
            &format!("{FIRST} {ORCA_WEATHER} {button}"),
            &format!("{FIRST} {SECOND} {ORCA_WEATHER} {button}"),
            &format!("{FIRST} {SECOND}"),
        ],
    );
}

#[test]
fn typing_beside_orca_a_stop_and_a_double_press_leave_everything_whole() {
    let stage = Stage::open(vec![answer(), answer(), answer(), answer()]);
    let button = stage.button();

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
    // Orca 48 gives its echo to the speech server, but takes it back before it can be heard.
    let echoed = match stage.orca_number {
        ..48 => said.clone(),
        _ => stage.queued(),
    };
    assert!(echoed.iter().any(|text| text == "c"), "no echo: {said:?}");
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
    stage.says(button);
    stage.rests(from);
    stage.order(&[FIRST, ORCA_WEATHER, button]);
    stage.sounded(
        stopped,
        &format!("{ORCA_WEATHER} {button}"),
        &[&format!("{FIRST} {ORCA_WEATHER} {button}"), SECOND, button],
    );
    drop(dialog);
    stage.rests(stage.now());

    situations::a_double_press(&stage);
}

#[test]
fn a_question_is_typed_in_a_window_and_the_answer_is_whole() {
    let stage = Stage::open(asking::replies());
    asking::questions_are_typed_in_a_window(&stage);
}

#[test]
fn a_long_answer_goes_on_across_orca_s_words_and_its_restart() {
    let sentences = long_answer();
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

    situations::a_restart_in_mid_answer(&mut stage, |stage| stage.says(FIRST));
}

#[test]
fn an_error_the_first_words_and_a_locked_screen_beside_orca() {
    let mut replies = vec![Reply::new(403)];
    replies.extend((0..8).map(|_| answer()));
    let stage = Stage::open(replies);
    situations::an_error(&stage);
    situations::the_first_words_where_they_are_wished(&stage, "\"never\"");
    situations::a_locked_screen(&stage);
}
