//! Orca and Aloud on one loudspeaker: the real Orca since version 49, which presents what it is told.
//! What is heard, and in which order, is told by the recording. Debian 12 has no such Orca, so
//! `packaging/desktops/orca` runs these in a Debian 14, and an ordinary run leaves them out.
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
#[path = "orca_presenter/outlives.rs"]
mod outlives;
#[path = "orca_presenter/settings.rs"]
mod settings;
#[path = "orca/situations.rs"]
mod situations;
#[path = "orca/stage.rs"]
mod stage;

use std::time::{Duration, Instant};

use desktop::eventually;
use far_side::Reply;
use situations::{FIRST, SECOND, answer, both, long_answer, ours};
use stage::{Dialog, Stage, WEATHER};

/// What is heard of the first sentence when it is silenced soon.
const BEGIN: &str = "A terminal shows that the build";
/// A sentence takes four seconds; what is still heard so long after a key has not been silenced.
const SILENCED: Duration = Duration::from_millis(1200);
const PLACE: &str = "/org/gnome/Orca1/Service";

/// A stage on which Orca is one that presents messages, and is spoken through.
fn open(replies: Vec<Reply>) -> Stage {
    let stage = Stage::open(replies);
    let version = orca(&stage, "org.gnome.Orca1.Service.GetVersion", "", &[]);
    eprintln!("Orca {}", version.trim());
    speaks_through(&stage, "screen-reader");
    stage
}

/// Calls the real Orca.
fn orca(stage: &Stage, method: &str, module: &str, values: &[&str]) -> String {
    let path = format!("{PLACE}{module}");
    let call = ["call", "--session", "--dest", "org.gnome.Orca1.Service"];
    let call = [
        &call[..],
        &["--object-path", &path, "--method", method],
        values,
    ]
    .concat();
    stage.home.desktop.run("gdbus", &call)
}

/// Waits until the daemon speaks by this engine.
fn speaks_through(stage: &Stage, engine: &str) {
    eventually(engine, || {
        let log = stage.home.daemon.log();
        let told = log
            .lines()
            .rfind(|line| line.contains("INFO speech engine="));
        let told = told.unwrap_or_default().to_owned();
        told.contains(&format!("{engine:?}"))
            .then_some(())
            .ok_or(told)
    });
}

/// Whether each of our two sentences went through Orca, which puts a mark before every word.
fn through_orca(stage: &Stage, mark: usize) -> Vec<bool> {
    let spoken = stage.home.desktop.spoken().split_off(mark);
    let sentences = ["build", "printer"];
    let of = |word: &str| {
        let found = spoken.iter().find(|text| text.contains(word));
        found.is_some_and(|text| text.contains("<mark"))
    };
    sentences.map(of).to_vec()
}

/// Nothing was heard any more soon after that; gives how long something was.
#[track_caller]
fn silent_after(stage: &Stage, at: Instant) -> Duration {
    let last = stage.home.ear.last_loud(at).unwrap_or(at);
    let late = last.saturating_duration_since(at);
    assert!(late < SILENCED, "heard for {late:?} more");
    late
}

/// Waits until the first sentence is well under way.
fn in_mid_sentence(stage: &Stage) {
    stage.says(FIRST);
    std::thread::sleep(Duration::from_millis(1500));
}

#[test]
fn orca_reads_on_before_an_answer_and_the_focus_moves_around_it() {
    let stage = open(vec![answer(), answer(), answer(), answer()]);

    // Orca reads on: the answer waits for its end, and goes through it sentence by sentence.
    let from = stage.now();
    let mark = stage.home.mark();
    let dialog = Dialog::open(&stage, "Weather report", WEATHER);
    stage.says(stage.button());
    stage.describe();
    stage.says(SECOND);
    stage.rests(from);
    let said = stage.said();
    let (before, answered) = said.split_at(said.len() - 2);
    assert_eq!(answered, [FIRST.trim(), SECOND.trim()]);
    assert_eq!(through_orca(&stage, mark), [true, true]);
    let orca = before.join(" ");
    stage.sounded(
        from,
        &said.join(" "),
        &[
            &both(),
            &orca,
            &format!("{orca} {FIRST}"),
            &format!("{} {orca}", both()),
        ],
    );

    // Orca speaks just before, because the focus has moved back.
    let from = stage.now();
    drop(dialog);
    stage.says("Untitled");
    stage.describe();
    stage.says(SECOND);
    stage.rests(from);
    let said = stage.said();
    assert_eq!(ours(&said), [FIRST.trim(), SECOND.trim()], "{said:?}");
    assert!(said[0].contains("Untitled"), "{said:?}");
    stage.sounded(from, &said.join(" "), &[&both(), &said[0], FIRST]);

    // A dialog opens in mid-answer: Orca comes between the sentences, and everything is whole.
    let from = stage.now();
    stage.describe();
    in_mid_sentence(&stage);
    let dialog = Dialog::open(&stage, "Weather report", WEATHER);
    stage.says(SECOND);
    stage.rests(from);
    let said = stage.said();
    assert_eq!(said.len(), 4, "{said:?}");
    assert_eq!([&said[0], &said[3]], [FIRST.trim(), SECOND.trim()]);
    assert!(
        said[1].ends_with(WEATHER) && said[2] == stage.button(),
        "{said:?}"
    );
    let orca = said[1..3].join(" ");
    stage.sounded(
        from,
        &said.join(" "),
        &[
            &format!("{BEGIN} {orca} {SECOND}"),
            &format!("{FIRST} {orca}"),
            &format!("{} {orca}", both()),
            &both(),
        ],
    );

    // The focus moves in mid-answer, because the dialog is gone.
    let from = stage.now();
    stage.describe();
    in_mid_sentence(&stage);
    drop(dialog);
    stage.says(SECOND);
    stage.rests(from);
    stage.order(&[FIRST, "(Untitled)", "text", SECOND]);
    let orca = "(Untitled) text";
    stage.sounded(
        from,
        &stage.said().join(" "),
        &[
            &format!("{BEGIN} {orca} {SECOND}"),
            &format!("{FIRST} {orca}"),
            &format!("{} {orca}", both()),
        ],
    );
}

#[test]
fn a_key_silences_an_answer_through_orca_and_another_press_begins_anew() {
    let stage = open((0..8).map(|_| answer()).collect());

    // A key that writes nothing: silence, as everything that Orca says ends at a key.
    let from = stage.now();
    stage.describe();
    in_mid_sentence(&stage);
    stage.home.desktop.press("shift");
    stage.rests(from);
    stage.order(&[FIRST, "left shift"]);
    stage.sounded(
        from,
        &format!("{BEGIN} left shift"),
        &[
            FIRST,
            &format!("{FIRST} left shift"),
            &format!("{BEGIN} left shift {SECOND}"),
            &both(),
        ],
    );

    // It can be heard again, whole.
    let from = stage.now();
    stage.home.aloud(&["repeat"]);
    stage.says(SECOND);
    stage.rests(from);
    stage.order(&[FIRST, SECOND]);
    stage.sounded(from, &both(), &[FIRST, SECOND, BEGIN]);

    // Typing with echo: the answer ends, and the letter is heard. Without echo it is not.
    let mut lengths = Vec::new();
    for echo in [true, false] {
        let place = ["org.gnome.Orca1.TypingEchoPresenter", "KeyEchoEnabled"];
        let value = format!("<{echo}>");
        let values = [&place[..], &[&value]].concat();
        orca(
            &stage,
            "org.freedesktop.DBus.Properties.Set",
            "/TypingEchoPresenter",
            &values,
        );
        let from = stage.now();
        stage.describe();
        in_mid_sentence(&stage);
        let typed = stage.home.desktop.press("w");
        stage.rests(from);
        stage.order(&[FIRST]);
        let echoed = stage.queued().contains(&"w".to_owned());
        assert_eq!(echoed, echo, "{:?}", stage.queued());
        stage.sounded(from, BEGIN, &[FIRST, &both()]);
        lengths.push(silent_after(&stage, typed));
    }
    assert!(lengths[1] < lengths[0], "no echo was heard: {lengths:?}");

    // Stop.
    let from = stage.now();
    stage.describe();
    in_mid_sentence(&stage);
    let stopped = Instant::now();
    stage.home.aloud(&["stop"]);
    stage.rests(from);
    silent_after(&stage, stopped);
    stage.order(&[FIRST]);
    stage.sounded(from, BEGIN, &[FIRST, &both()]);

    // The key of Aloud in mid-answer: that one ends, and the next is whole.
    let from = stage.now();
    stage.describe();
    in_mid_sentence(&stage);
    stage.home.desktop.press("super+alt+d");
    stage.says(SECOND);
    stage.rests(from);
    let said = stage.said();
    assert_eq!(said.last().unwrap(), SECOND.trim());
    assert_eq!(ours(&said), [FIRST.trim(), FIRST.trim(), SECOND.trim()]);
    stage.sounded(
        from,
        &format!("{BEGIN} {}", said[1..].join(" ")),
        &[&said.join(" "), BEGIN, &format!("{BEGIN} {FIRST}")],
    );

    situations::a_double_press(&stage);
}

#[test]
fn a_question_is_typed_in_a_window_and_the_answer_is_whole() {
    let stage = open(asking::replies());
    asking::questions_are_typed_in_a_window(&stage);
}

#[test]
fn a_locked_screen_is_all_that_is_told_through_orca() {
    let stage = open((0..4).map(|_| answer()).collect());
    situations::a_locked_screen(&stage);
}
