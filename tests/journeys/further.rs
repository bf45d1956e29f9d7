//! Further questions about the picture that was frozen.

use aloud::failure::Failure;
use aloud::request::{Command, Subject};
use insta::assert_snapshot;

use super::fakes::Step::{End, Fails, Text};
use super::fakes::{Journey, blank, chequered};
use super::{ANSWER, Script, answers};

fn ask(question: &str) -> Command {
    Command::Ask(Some(question.to_owned()))
}

#[tokio::test(start_paused = true)]
async fn three_questions_are_about_the_picture_of_the_first_look() {
    let reply = [Text(200, "Below the list. "), End(10)];
    let failed = [Fails(100, Failure::Overloaded)];
    let journey = Journey::begin(answers(&[&ANSWER, &reply, &failed, &reply, &reply]));
    journey.look(Subject::Window);
    journey.wait(1000).await;
    for question in ["Where is Apply?", "What is ticked?", "What is\nticked?"] {
        journey.command(ask(question));
        journey.wait(1000).await;
    }
    journey.press(Command::More);
    journey.wait(1000).await;
    assert_snapshot!(journey.end().await);
}

#[tokio::test(start_paused = true)]
async fn a_question_is_typed_in_a_window_and_any_press_leaves_it() {
    let reply = [Text(200, "Below the list. "), End(10)];
    let journey = Journey::begin(answers(&[&ANSWER, &reply, &ANSWER]));
    journey.press(Command::Ask(None));
    journey.wait(100).await;
    journey.look(Subject::Window);
    journey.wait(1000).await;
    journey.press(Command::Ask(None));
    journey.wait(2000).await;
    journey.press(Command::Ask(None));
    journey.wait(500).await;
    journey.look(Subject::Screen);
    journey.wait(2000).await;
    assert_snapshot!(journey.end().await);
}

#[tokio::test(start_paused = true)]
async fn what_is_forgotten_cannot_be_asked_about() {
    let journey = Journey::begin(answers(&[&ANSWER, &ANSWER]));
    journey.look(Subject::Window);
    journey.wait(1000).await;
    journey.press(Command::Forget);
    journey.wait(100).await;
    journey.press(Command::More);
    journey.wait(100).await;
    journey.press(Command::Repeat);
    journey.wait(100).await;
    journey.press(Command::Forget);
    journey.wait(100).await;
    assert_snapshot!(journey.end().await);
}

#[tokio::test(start_paused = true)]
async fn a_picture_is_forgotten_five_minutes_after_the_last_turn() {
    let reply = [Text(200, "Below the list. "), End(10)];
    let journey = Journey::begin(answers(&[&ANSWER, &reply]));
    journey.look(Subject::Window);
    journey.wait(290_000).await;
    journey.command(ask("Where is Apply?"));
    journey.wait(290_000).await;
    journey.command(Command::Repeat);
    journey.wait(15_000).await;
    journey.command(ask("And now?"));
    journey.wait(1000).await;
    assert_snapshot!(journey.end().await);
}

#[tokio::test(start_paused = true)]
async fn a_blank_picture_stays_blank() {
    let script = Script {
        picture: Ok(blank()),
        ..answers(&[&ANSWER, &ANSWER])
    };
    let journey = Journey::begin(script);
    journey.look(Subject::Window);
    journey.wait(1000).await;
    journey.press(Command::More);
    journey.wait(1000).await;
    assert_snapshot!(journey.end().await);
}

#[tokio::test(start_paused = true)]
async fn where_nothing_has_changed_nobody_is_asked() {
    let journey = Journey::begin(answers(&[&ANSWER, &ANSWER]));
    journey.look(Subject::Changes);
    journey.wait(100).await;
    journey.look(Subject::Screen);
    journey.wait(1000).await;
    journey.look(Subject::Changes);
    journey.wait(1000).await;
    assert_snapshot!(journey.end().await);
}

#[tokio::test(start_paused = true)]
async fn what_has_changed_is_told_from_both_pictures_and_only_once() {
    let reply = [Text(200, "A message has come. "), End(10)];
    let later = chequered().without(aloud::picture::Rect {
        x: 10,
        y: 10,
        width: 20,
        height: 20,
    });
    let script = Script {
        later: Some(later),
        texts: Some((400, &["3 unread"])),
        ..answers(&[&ANSWER, &reply])
    };
    let journey = Journey::begin(script);
    journey.look(Subject::Screen);
    journey.wait(1000).await;
    journey.look(Subject::Changes);
    journey.wait(1000).await;
    journey.look(Subject::Changes);
    journey.wait(1000).await;
    assert_snapshot!(journey.end().await);
}
