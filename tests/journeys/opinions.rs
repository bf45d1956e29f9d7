//! A second opinion: both providers are heard out, and what they say is compared.

use aloud::failure::Failure;
use aloud::request::{Command, Request};
use insta::assert_snapshot;

use crate::answers;
use crate::fakes::Step::{End, Fails, Text, Used};
use crate::fakes::{Journey, Script, Step};

const ONE: [Step; 5] = [
    Text(300, "A dialog asks whether to save letter.txt. "),
    Text(100, "Save has the focus. "),
    Text(2500, "The total is 42 euros."),
    Used(1000, 20),
    End(10),
];

const OTHER: [Step; 4] = [
    Text(
        500,
        "The dialog asks whether letter.txt should be saved. The total is 47 euros. ",
    ),
    Text(100, "Behind it is a terminal."),
    Used(1100, 30),
    End(10),
];

async fn two(script: Script) -> String {
    let journey = Journey::begin(Script {
        tell_tokens: true,
        ..script
    });
    journey.command(Command::Describe(Request {
        second_opinion: true,
        ..Request::default()
    }));
    journey.wait(9000).await;
    journey.end().await
}

#[tokio::test(start_paused = true)]
async fn what_both_say_comes_first_and_then_where_they_differ() {
    let script = Script {
        second: vec![OTHER.to_vec()],
        ..answers(&[&ONE])
    };
    assert_snapshot!(two(script).await);
}

#[tokio::test(start_paused = true)]
async fn a_provider_without_a_second_is_asked_twice() {
    assert_snapshot!(two(answers(&[&ONE, &OTHER])).await);
}

#[tokio::test(start_paused = true)]
async fn the_same_twice_is_said_once() {
    assert_snapshot!(two(answers(&[&ONE, &ONE])).await);
}

#[tokio::test(start_paused = true)]
async fn one_opinion_alone_is_told_as_one() {
    let script = Script {
        second: vec![vec![Fails(100, Failure::Overloaded)]],
        ..answers(&[&ONE])
    };
    assert_snapshot!(two(script).await);
}

#[tokio::test(start_paused = true)]
async fn without_any_opinion_the_reason_is_told() {
    let script = Script {
        second: vec![vec![Fails(100, Failure::Overloaded)]],
        ..answers(&[&[Fails(200, Failure::QuotaGone)]])
    };
    assert_snapshot!(two(script).await);
}
