//! The language of answers and that of the daemon's own sentences.

use aloud::event::{Event, News};
use aloud::failure::Failure;
use aloud::request::{Command, Request, Subject};
use insta::assert_snapshot;

use crate::fakes::Step::{End, Fails, Text};
use crate::fakes::{Journey, Script};
use crate::{ANSWER, answers};

#[tokio::test(start_paused = true)]
async fn the_language_changes_in_mid_answer_and_in_a_quote() {
    let journey = Journey::begin(Script {
        languages: &["de-DE"],
        follows: true,
        ..answers(&[&[
            Text(
                300,
                "Ein Dialog fragt: „Do you want to save the changes before closing?“ ",
            ),
            Text(40, "Darunter stehen zwei Schalter, Save und Cancel. "),
            Text(
                40,
                "La ventana de detrás muestra una lista de los archivos abiertos. ",
            ),
            Text(40, "Mehr ist nicht zu sehen."),
            End(10),
        ]])
    });
    journey.look(Subject::Screen);
    journey.wait(1000).await;
    // The whole of it once more, in the same voices.
    journey.press(Command::Repeat);
    journey.wait(1000).await;
    assert_snapshot!(journey.end().await);
}

#[tokio::test(start_paused = true)]
async fn own_sentences_follow_the_configured_language_when_it_is_read_again() {
    let journey = Journey::begin(Script {
        languages: &["en-GB", "de-DE", "fr-FR", "pl-PL"],
        answers: vec![vec![Fails(300, Failure::Offline)]; 4],
        ..Script::default()
    });
    for _ in 0..4 {
        journey.look(Subject::Screen);
        journey.wait(1000).await;
        journey.command(Command::Reload);
        journey.wait(1000).await;
    }
    assert_snapshot!(journey.end().await);
}

#[tokio::test(start_paused = true)]
async fn a_language_for_one_answer_leaves_own_sentences_as_they_are() {
    let journey = Journey::begin(answers(&[
        &ANSWER,
        &[
            Text(300, "Une fenêtre de réglages"),
            Fails(10, Failure::Offline),
        ],
    ]));
    for language in [None, Some("fr".to_owned())] {
        journey.command(Command::Describe(Request {
            language,
            ..Request::of(Subject::Screen)
        }));
        journey.wait(1000).await;
    }
    assert_snapshot!(journey.end().await);
}

#[tokio::test(start_paused = true)]
async fn language_switch() {
    let journey = Journey::begin(Script {
        languages: &["en-GB"],
        follows: true,
        ..answers(&[
            &[
                Text(300, "Im Vordergrund steht ein Dialog von Firefox. "),
                Text(40, "Er fragt: “Do you want to close all of these tabs?” "),
                Text(40, "Darunter stehen zwei Schalter. "),
                End(10),
            ],
            &ANSWER,
        ])
    });
    journey.command(Command::Describe(Request {
        language: Some("de".into()),
        ..Request::of(Subject::Screen)
    }));
    journey.wait(1000).await;
    // What Aloud says by itself stays English, and so does the next answer.
    journey.inbox.put(Event::News(News::VoiceLacking {
        language: "de".into(),
    }));
    journey.wait(1000).await;
    journey.look(Subject::Screen);
    journey.wait(1000).await;
    assert_snapshot!(journey.end().await);
}
