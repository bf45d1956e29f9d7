//! Modes: what they are told to the provider, an alt text that is copied, data row by row, and
//! modes of the person's own.

use std::collections::BTreeMap;

use aloud::failure::Failure;
use aloud::request::{Command, Detail, Mode, OwnMode, Preference, Request, Subject};
use insta::assert_snapshot;

use crate::answers;
use crate::fakes::Step::{End, Fails, Text, Vanishes};
use crate::fakes::{Journey, Script, Step};

const KITE: [Step; 3] = [
    Text(300, "Alt text: \"A red kite "),
    Text(100, "over an empty beach.\""),
    End(10),
];

fn look(mode: Mode) -> Command {
    Command::Describe(Request {
        mode,
        ..Request::of(Subject::Clipboard)
    })
}

fn recipe() -> BTreeMap<String, OwnMode> {
    let mode = OwnMode {
        instruction: "The ingredients first.".into(),
        provider: Some("second".into()),
        detail: Some(Detail::Gist),
        ..OwnMode::default()
    };
    BTreeMap::from([("recipe".into(), mode)])
}

#[tokio::test(start_paused = true)]
async fn an_alt_text_is_copied_and_that_is_said() {
    let journey = Journey::begin(answers(&[&KITE, &[Text(100, "It is red."), End(0)]]));
    journey.press(look(Mode::Alt));
    journey.wait(1000).await;
    // What is asked on is answered, and not copied.
    journey.command(Command::Ask(Some("Which colour?".into())));
    journey.wait(1000).await;
    assert_snapshot!(journey.end().await);
}

#[tokio::test(start_paused = true)]
async fn an_alt_text_that_cannot_be_copied_is_not_said_to_be() {
    let journey = Journey::begin(Script {
        copies: false,
        ..answers(&[&KITE])
    });
    journey.press(look(Mode::Alt));
    journey.wait(1000).await;
    assert_snapshot!(journey.end().await);
}

#[tokio::test(start_paused = true)]
async fn half_an_alt_text_is_not_copied() {
    let journey = Journey::begin(answers(&[&[Text(300, "A red ki"), Vanishes(10)]]));
    journey.press(look(Mode::Alt));
    journey.wait(1000).await;
    assert_snapshot!(journey.end().await);
}

#[tokio::test(start_paused = true)]
async fn the_data_of_a_chart_are_read_row_by_row_when_more_is_asked_for() {
    let rows = [
        Text(100, "January: 41. "),
        Text(100, "February: 52."),
        End(0),
    ];
    let journey = Journey::begin(answers(&[
        &[Text(300, "A bar chart of sales with 12 values."), End(0)],
        &rows,
    ]));
    journey.press(look(Mode::Chart));
    journey.wait(1000).await;
    journey.press(Command::More);
    journey.wait(1000).await;
    assert_snapshot!(journey.end().await);
}

#[tokio::test(start_paused = true)]
async fn a_mode_of_one_s_own_brings_its_instruction_its_provider_and_its_length() {
    let soup = [Text(200, "Onions, leeks and cream."), End(0)];
    let journey = Journey::begin(Script {
        modes: recipe(),
        second: vec![soup.to_vec(), soup.to_vec(), soup.to_vec()],
        ..answers(&[&[Fails(0, Failure::Overloaded)]])
    });
    journey.press(look(Mode::of("recipe")));
    journey.wait(1000).await;
    // Twice quickly is everything, in this mode, too.
    journey.press(look(Mode::of("recipe")));
    journey.wait(100).await;
    journey.press(look(Mode::of("recipe")));
    journey.wait(1000).await;
    assert_snapshot!(journey.end().await);
}

#[tokio::test(start_paused = true)]
async fn a_mode_that_is_chosen_in_the_menu_holds_for_what_follows() {
    let soup = [Text(200, "Onions, leeks and cream."), End(0)];
    let journey = Journey::begin(Script {
        modes: recipe(),
        second: vec![soup.to_vec()],
        ..answers(&[&[Fails(0, Failure::Overloaded)]])
    });
    journey.command(Command::Prefer(Preference::Mode(Mode::of("recipe"))));
    journey.wait(100).await;
    journey.look(Subject::Window);
    journey.wait(1000).await;
    assert_snapshot!(journey.end().await);
}

#[tokio::test(start_paused = true)]
async fn a_mode_that_does_not_exist_is_named_with_those_that_do() {
    let journey = Journey::begin(Script {
        modes: recipe(),
        ..answers(&[])
    });
    journey.command(look(Mode::of("recipy")));
    journey.wait(100).await;
    assert_snapshot!(journey.end().await);
}
