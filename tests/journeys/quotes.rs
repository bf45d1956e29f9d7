//! What a provider quotes, held against what is read here.

use aloud::request::Subject;
use insta::assert_snapshot;

use crate::answers;
use crate::fakes::Step::{End, Text};
use crate::fakes::{Journey, Script, Step};

const READ: &[&str] = &["Delete this file?", "Yes", "No", "Total 42.00"];

const ANSWER: [Step; 5] = [
    Text(300, "A dialog asks: \"Delete this"),
    Text(200, " file?\" It has the buttons \"Yes\" and \"Maybe\". "),
    Text(200, "Behind it is the text \"Total 47.00\"."),
    Text(100, " The end."),
    End(10),
];

async fn heard(after: u64) -> String {
    let journey = Journey::begin(Script {
        texts: Some((after, READ)),
        ..answers(&[&ANSWER])
    });
    journey.look(Subject::Screen);
    journey.wait(12_000).await;
    journey.end().await
}

#[tokio::test(start_paused = true)]
async fn a_quote_that_is_not_found_is_only_possible() {
    assert_snapshot!(heard(100).await);
}

#[tokio::test(start_paused = true)]
async fn a_quote_waits_a_little_for_the_reading() {
    assert_snapshot!(heard(1200).await);
}

#[tokio::test(start_paused = true)]
async fn what_was_spoken_before_the_reading_is_named_behind_the_answer() {
    assert_snapshot!(heard(4500).await);
}

#[tokio::test(start_paused = true)]
async fn a_reading_that_never_ends_holds_nobody_up_for_long() {
    assert_snapshot!(heard(900_000).await);
}
