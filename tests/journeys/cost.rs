//! What is sent costs: limits, and tokens that are told.

use aloud::allowance::Limits;
use aloud::request::Subject;
use insta::assert_snapshot;

use crate::fakes::Step::{End, Text, Used};
use crate::fakes::{Journey, Script};
use crate::{ANSWER, answers};

#[tokio::test(start_paused = true)]
async fn no_more_is_sent_than_is_allowed() {
    let journey = Journey::begin(Script {
        limits: Limits {
            requests_a_minute: 2,
            requests_a_day: 0,
        },
        second: vec![ANSWER.to_vec(); 3],
        ..answers(&[&ANSWER, &ANSWER, &ANSWER])
    });
    for wait in [1000, 1000, 60_000, 1000] {
        journey.look(Subject::Screen);
        journey.wait(wait).await;
    }
    assert_snapshot!(journey.end().await);
}

#[tokio::test(start_paused = true)]
async fn tokens_are_told_behind_the_answer_when_that_is_wished() {
    let journey = Journey::begin(Script {
        tell_tokens: true,
        ..answers(&[
            &[Text(300, "A terminal."), Used(1207, 41), End(10)],
            &ANSWER,
        ])
    });
    journey.look(Subject::Screen);
    journey.wait(1000).await;
    journey.look(Subject::Screen);
    journey.wait(1000).await;
    assert_snapshot!(journey.end().await);
}
