//! What is heard of secrets in a picture, and the press that sends it all the same.

use aloud::picture::Rect;
use aloud::request::{Command, Subject};
use aloud::screening::{Caution, Settings};
use aloud::surroundings::{Surroundings, Window};
use insta::assert_snapshot;

use super::fakes::Step::{End, Text};
use super::fakes::{Journey, Script, chequered};
use super::{ANSWER, answers};

const BILL: &[&str] = &[
    "Pay with card",
    "4111 1111 1111 1111",
    "Your code is 482913",
];

fn reading(after: u64, texts: &'static [&'static str], secrets: Caution) -> Script {
    Script {
        texts: Some((after, texts)),
        privacy: Settings {
            secrets,
            ..Settings::default()
        },
        ..answers(&[&ANSWER, &ANSWER])
    }
}

#[tokio::test(start_paused = true)]
async fn a_secret_is_told_and_the_same_key_again_sends_that_very_picture() {
    let journey = Journey::begin(reading(300, BILL, Caution::Ask));
    journey.look(Subject::Screen);
    journey.wait(4000).await;
    journey.press(Command::Repeat);
    journey.wait(4000).await;
    journey.look(Subject::Screen);
    journey.wait(1000).await;
    // What was agreed to once is not asked about again.
    journey.press(Command::More);
    journey.wait(1000).await;
    assert_snapshot!(journey.end().await);
}

#[tokio::test(start_paused = true)]
async fn any_other_key_starts_afresh_and_so_does_a_press_too_early_or_too_late() {
    let journey = Journey::begin(reading(300, BILL, Caution::Ask));
    journey.look(Subject::Screen);
    journey.wait(1200).await;
    // On its way before anybody could have understood the warning.
    journey.look(Subject::Screen);
    journey.wait(3000).await;
    journey.look(Subject::Window);
    journey.wait(3000).await;
    journey.look(Subject::Screen);
    journey.wait(25_000).await;
    journey.look(Subject::Screen);
    journey.wait(3000).await;
    journey.press(Command::Stop);
    journey.wait(100).await;
    journey.look(Subject::Screen);
    journey.wait(2000).await;
    assert_snapshot!(journey.end().await);
}

#[tokio::test(start_paused = true)]
async fn where_this_machine_may_answer_it_reads_instead_and_the_offer_stands() {
    let script = Script {
        reads_here: true,
        ..reading(300, BILL, Caution::Ask)
    };
    let journey = Journey::begin(script);
    journey.look(Subject::Window);
    journey.wait(5000).await;
    journey.look(Subject::Window);
    journey.wait(1000).await;
    assert_snapshot!(journey.end().await);
}

#[tokio::test(start_paused = true)]
async fn what_is_not_read_in_time_is_asked_about_and_not_sent() {
    let journey = Journey::begin(reading(900_000, BILL, Caution::Mask));
    journey.look(Subject::Screen);
    journey.wait(6000).await;
    journey.look(Subject::Screen);
    journey.wait(1000).await;
    assert_snapshot!(journey.end().await);
}

#[tokio::test(start_paused = true)]
async fn what_was_found_before_the_time_was_over_is_told_with_how_far_it_was_looked() {
    let screen = &["4111 1111 1111 1111", "Pay with card"];
    for texts in [
        screen.as_slice(),
        &["Pay by invoice", "4111 1111 1111 1111"],
    ] {
        let journey = Journey::begin(reading(20_000, texts, Caution::Mask));
        journey.look(Subject::Screen);
        journey.wait(12_000).await;
        assert_snapshot!(journey.end().await);
    }
}

#[tokio::test(start_paused = true)]
async fn the_search_holds_up_neither_a_key_nor_stop() {
    let journey = Journey::begin(reading(900_000, BILL, Caution::Ask));
    journey.look(Subject::Screen);
    journey.wait(500).await;
    journey.look(Subject::Window);
    journey.wait(500).await;
    journey.press(Command::Stop);
    journey.wait(10_000).await;
    assert_snapshot!(journey.end().await);
}

#[tokio::test(start_paused = true)]
async fn what_is_painted_over_is_told() {
    let journey = Journey::begin(reading(300, BILL, Caution::Mask));
    journey.look(Subject::Screen);
    journey.wait(1000).await;
    journey.press(Command::More);
    journey.wait(1000).await;
    assert_snapshot!(journey.end().await);
}

#[tokio::test(start_paused = true)]
async fn a_clean_picture_is_sent_without_a_word() {
    let journey = Journey::begin(reading(300, &["Pay by invoice"], Caution::Ask));
    journey.look(Subject::Clipboard);
    journey.wait(1000).await;
    assert_snapshot!(journey.end().await);
}

#[tokio::test(start_paused = true)]
async fn a_password_field_with_the_focus_is_asked_about() {
    let known = Surroundings {
        password: true,
        ..Surroundings::default()
    };
    let journey = Journey::begin(Script {
        known,
        ..reading(300, &["Sign in"], Caution::Ask)
    });
    journey.look(Subject::Window);
    journey.wait(3000).await;
    journey.look(Subject::Window);
    journey.wait(1000).await;
    assert_snapshot!(journey.end().await);
}

#[tokio::test(start_paused = true)]
async fn a_listed_application_is_asked_about_even_where_nothing_is_looked_for() {
    let window = |application: &str, active| Window {
        title: None,
        application: Some(application.to_owned()),
        area: Rect {
            x: if active { 0 } else { 30 },
            y: 0,
            width: 32,
            height: 64,
        },
        active,
    };
    let known = Surroundings {
        application: Some("Firefox".into()),
        origin: Some((0, 0)),
        windows: vec![window("Firefox", true), window("KeePassXC", false)],
        ..Surroundings::default()
    };
    let journey = Journey::begin(Script {
        known,
        ..reading(300, &["Sign in"], Caution::Send)
    });
    journey.look(Subject::Screen);
    journey.wait(3000).await;
    // Of the window in front nothing of the other is sent.
    journey.look(Subject::Window);
    journey.wait(1000).await;
    assert_snapshot!(journey.end().await);
}

#[tokio::test(start_paused = true)]
async fn a_question_that_was_withheld_is_not_typed_twice() {
    let script = Script {
        reads_here: true,
        ..reading(300, BILL, Caution::Ask)
    };
    let journey = Journey::begin(script);
    journey.look(Subject::Window);
    journey.wait(5000).await;
    journey.press(Command::Ask(None));
    journey.wait(5000).await;
    journey.press(Command::Ask(None));
    journey.wait(1000).await;
    assert_snapshot!(journey.end().await);
}

#[tokio::test(start_paused = true)]
async fn changes_that_were_withheld_are_told_from_the_same_two_pictures() {
    let reply = [Text(200, "A bill has come. "), End(10)];
    let later = chequered().without(Rect {
        x: 10,
        y: 10,
        width: 20,
        height: 20,
    });
    let script = Script {
        later: Some(later),
        ..reading(300, BILL, Caution::Ask)
    };
    let journey = Journey::begin(Script {
        answers: vec![ANSWER.to_vec(), reply.to_vec()],
        ..script
    });
    journey.look(Subject::Screen);
    journey.wait(3000).await;
    journey.look(Subject::Screen);
    journey.wait(1000).await;
    journey.look(Subject::Changes);
    journey.wait(3000).await;
    journey.look(Subject::Changes);
    journey.wait(1000).await;
    assert_snapshot!(journey.end().await);
}
