//! A screen locker that tells nobody of itself is looked for while there is something that it ends.

use std::sync::Arc;
use std::sync::atomic::Ordering::Relaxed;

use aloud::request::{Command, Subject};
use insta::assert_snapshot;

use super::fakes::{Journey, Locker, Script};
use super::{ANSWER, LONG_ANSWER, answers};

fn journey(locker: &Arc<Locker>, script: Script) -> Journey {
    Journey::begin(Script {
        locker: Some(locker.clone()),
        ..script
    })
}

#[tokio::test(start_paused = true)]
async fn nobody_looks_for_a_locker_while_nothing_is_held() {
    let locker = Arc::new(Locker::default());
    let journey = journey(&locker, answers(&[&ANSWER]));
    let looks = || locker.looks.swap(0, Relaxed);
    journey.wait(3_600_000).await;
    assert_eq!(looks(), 0);
    journey.look(Subject::Screen);
    journey.wait(60_500).await;
    // At the press, and once a second.
    assert_eq!(looks(), 61);
    // The picture is kept for five minutes.
    journey.wait(300_000).await;
    assert!((238..=242).contains(&looks()));
    journey.wait(3_600_000).await;
    assert_eq!(looks(), 0);
    journey.end().await;
}

#[tokio::test(start_paused = true)]
async fn an_answer_under_way_ends_within_a_second_of_a_locker_s_start() {
    let locker = Arc::new(Locker::default());
    let journey = journey(&locker, answers(&[&LONG_ANSWER, &ANSWER]));
    journey.look(Subject::Screen);
    journey.wait(2500).await;
    locker.runs.store(true, Relaxed);
    journey.wait(60_000).await;
    // Once it is known, nobody looks any more.
    let looks = locker.looks.load(Relaxed);
    journey.wait(60_000).await;
    assert_eq!(locker.looks.load(Relaxed), looks);
    journey.press(Command::More);
    journey.wait(1000).await;
    locker.runs.store(false, Relaxed);
    journey.press(Command::More);
    journey.wait(1000).await;
    assert_snapshot!(journey.end().await);
}

#[tokio::test(start_paused = true)]
async fn a_picture_that_is_kept_is_dropped_within_a_second_of_a_locker_s_start() {
    let locker = Arc::new(Locker::default());
    let journey = journey(&locker, answers(&[&ANSWER, &ANSWER]));
    journey.look(Subject::Screen);
    journey.wait(10_500).await;
    locker.runs.store(true, Relaxed);
    journey.wait(1000).await;
    locker.runs.store(false, Relaxed);
    journey.press(Command::More);
    journey.wait(1000).await;
    assert_snapshot!(journey.end().await);
}
