//! Copied pictures that are described without a press: what is heard, and that nothing of the person's
//! is ever cut off by it.

use aloud::event::Origin;

use super::*;

const GIST: [Step; 2] = [Text(300, "A photo of a cat. "), End(10)];

fn copies(journey: &Journey) {
    let look = Command::Describe(Request::of(Subject::Clipboard));
    journey.give(Origin::Clipboard, look);
}

#[tokio::test(start_paused = true)]
async fn a_copied_picture_is_described_in_one_sentence() {
    let journey = Journey::begin(answers(&[&GIST]));
    copies(&journey);
    journey.wait(2000).await;
    assert_snapshot!(journey.end().await);
}

#[tokio::test(start_paused = true)]
async fn of_fifty_copies_in_ten_seconds_the_last_is_described() {
    let journey = Journey::begin(answers(&[&GIST, &GIST]));
    for _ in 0..50 {
        copies(&journey);
        journey.wait(200).await;
    }
    journey.wait(3000).await;
    let told = journey.end().await;
    // The fifty copies themselves are not worth reading.
    let heard = told
        .lines()
        .filter(|line| !line.contains("describe clipboard"));
    assert_snapshot!(heard.collect::<Vec<_>>().join("\n"));
}

#[tokio::test(start_paused = true)]
async fn a_newer_copy_takes_the_place_of_the_one_that_is_looked_at() {
    let slow = [Text(3000, "The first picture."), End(10)];
    let journey = Journey::begin(answers(&[&slow, &GIST]));
    copies(&journey);
    journey.wait(1500).await;
    copies(&journey);
    journey.wait(2000).await;
    assert_snapshot!(journey.end().await);
}

#[tokio::test(start_paused = true)]
async fn a_copy_waits_until_the_answer_to_the_person_is_there_and_cuts_nothing_off() {
    let journey = Journey::begin(answers(&[&LONG_ANSWER, &GIST]));
    journey.look(Subject::Screen);
    journey.wait(500).await;
    copies(&journey);
    journey.wait(7000).await;
    assert_snapshot!(journey.end().await);
}

#[tokio::test(start_paused = true)]
async fn a_press_goes_before_a_copy() {
    let journey = Journey::begin(answers(&[&GIST, &ANSWER, &ANSWER]));
    copies(&journey);
    journey.wait(700).await;
    journey.look(Subject::Screen);
    journey.wait(2000).await;
    copies(&journey);
    journey.wait(100).await;
    journey.look(Subject::Window);
    journey.wait(2000).await;
    assert_snapshot!(journey.end().await);
}

#[tokio::test(start_paused = true)]
async fn more_than_six_in_a_minute_are_not_described_and_that_is_said_once() {
    let journey = Journey::begin(Script {
        answers: vec![GIST.to_vec(); 20],
        ..Script::default()
    });
    for _ in 0..10 {
        copies(&journey);
        journey.wait(2000).await;
    }
    let asked = |journey: &Journey| journey.ledger.text().matches("provider is asked").count();
    let said = wording::TOO_MANY_COPIES.to_string();
    assert_eq!(asked(&journey), 6);
    assert_eq!(journey.ledger.text().matches(&said).count(), 1);
    journey.wait(60_000).await;
    copies(&journey);
    journey.wait(2000).await;
    assert_eq!(asked(&journey), 7);
    journey.end().await;
}

#[tokio::test(start_paused = true)]
async fn paused_or_switched_off_nothing_is_heard_of_copies() {
    let journey = Journey::begin(answers(&[&GIST]));
    journey.command(Command::Pause(true));
    copies(&journey);
    journey.wait(2000).await;
    journey.command(Command::Pause(false));
    journey.command(Command::Watch(false));
    copies(&journey);
    journey.wait(2000).await;
    // A copy that waited is not looked at after the switch.
    journey.command(Command::Watch(true));
    copies(&journey);
    journey.wait(100).await;
    journey.command(Command::Pause(true));
    journey.wait(2000).await;
    assert!(!journey.ledger.text().contains("provider is asked"));
    assert_snapshot!(journey.end().await);
}
