//! A second provider beside a slow one.

use aloud::failure::Failure;
use aloud::request::Subject;
use insta::assert_snapshot;

use crate::fakes::Step::{Alive, End, Fails, Text};
use crate::fakes::{Journey, Script, Step};
use crate::{ANSWER, answers};

const SECOND: [Step; 3] = [
    Text(400, "A settings window, "),
    Text(100, "with Show hidden files in focus."),
    End(10),
];

/// What is heard when the second provider is asked after two seconds, too.
async fn hedged(first: &[Step], second: &[Step]) -> String {
    let journey = Journey::begin(Script {
        second: vec![second.to_vec()],
        hedge: Some(2000),
        ..answers(&[first])
    });
    journey.look(Subject::Screen);
    journey.wait(8000).await;
    journey.end().await
}

#[tokio::test(start_paused = true)]
async fn a_slow_provider_is_overtaken_and_dropped() {
    let slow = [Alive(500), Text(5000, "Late words."), End(10)];
    assert_snapshot!(hedged(&slow, &SECOND).await);
}

#[tokio::test(start_paused = true)]
async fn who_speaks_in_time_is_alone() {
    assert_snapshot!(hedged(&ANSWER, &SECOND).await);
}

#[tokio::test(start_paused = true)]
async fn who_speaks_before_the_second_drops_it() {
    let late = [
        Text(2200, "A terminal "),
        Text(1500, "with a log."),
        End(10),
    ];
    assert_snapshot!(hedged(&late, &SECOND).await);
}

#[tokio::test(start_paused = true)]
async fn a_provider_that_fails_late_leaves_the_word_to_the_second() {
    let failing = [Fails(2200, Failure::Overloaded)];
    assert_snapshot!(hedged(&failing, &SECOND).await);
}

#[tokio::test(start_paused = true)]
async fn a_provider_that_fails_early_is_followed_by_the_second_as_ever() {
    let failing = [Fails(200, Failure::Overloaded)];
    assert_snapshot!(hedged(&failing, &SECOND).await);
}

#[tokio::test(start_paused = true)]
async fn a_second_that_fails_is_not_noticed() {
    let slow = [Text(4000, "A terminal."), End(10)];
    assert_snapshot!(hedged(&slow, &[Fails(100, Failure::Overloaded)]).await);
}

#[tokio::test(start_paused = true)]
async fn when_both_fail_the_first_one_s_reason_is_told() {
    let journey = Journey::begin(Script {
        second: vec![vec![Fails(1000, Failure::QuotaGone)]; 2],
        hedge: Some(2000),
        ..answers(&[&[Fails(2500, Failure::Overloaded)]])
    });
    journey.look(Subject::Screen);
    journey.wait(8000).await;
    assert_snapshot!(journey.end().await);
}
