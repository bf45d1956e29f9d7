//! Every sentence the daemon says by itself, in one place to be read: a reviewer hears the program in
//! a diff.
#![allow(clippy::unwrap_used, missing_docs)]

#[path = "wording/code.rs"]
mod code;
#[path = "wording/exceptions.rs"]
mod exceptions;
#[path = "wording/pieces.rs"]
mod pieces;
#[path = "wording/translations.rs"]
mod translations;

use std::time::Duration;

use aloud::failure::Failure;
use aloud::request::Subject;
use aloud::tongue::Tongue;
use aloud::wording::{cut, failure, fell_back, news, postponed};
use pieces::{all, pieces};

#[test]
fn every_failure_has_a_sentence_of_its_own() {
    let heard: Vec<String> = all().iter().map(failure).collect();
    let distinct: std::collections::HashSet<_> = heard.iter().collect();
    assert_eq!(distinct.len(), heard.len());
    insta::assert_snapshot!(heard.join("\n"));
}

#[test]
fn every_failure_is_heard_in_every_language() {
    for tongue in [Tongue::German, Tongue::French, Tongue::Spanish] {
        let heard: Vec<String> = tongue.within(|| all().iter().map(failure).collect());
        let distinct: std::collections::HashSet<_> = heard.iter().collect();
        assert_eq!(distinct.len(), heard.len());
        insta::assert_snapshot!(format!("failures_{}", tongue.tag()), heard.join("\n"));
    }
}

#[test]
fn every_cut_answer_says_that_it_is_cut() {
    let heard: Vec<String> = all().iter().map(cut).collect();
    assert!(
        heard
            .iter()
            .all(|line| line.contains("part") || line.contains("cut") || line.contains("stopped"))
    );
}

#[test]
fn every_piece_of_news() {
    let pieces = pieces();
    let heard: Vec<String> = pieces.iter().filter_map(news).collect();
    assert_eq!(heard.len(), pieces.len());
    insta::assert_snapshot!(heard.join("\n"));
}

#[test]
fn every_piece_of_news_is_heard_in_every_language() {
    for tongue in [Tongue::German, Tongue::French, Tongue::Spanish] {
        let heard: Vec<String> = tongue.within(|| pieces().iter().filter_map(news).collect());
        insta::assert_snapshot!(format!("news_{}", tongue.tag()), heard.join("\n"));
    }
}

#[test]
fn one_and_more_differ_as_each_language_wants_it() {
    let waits = |tongue: Tongue| {
        let wait = |seconds| postponed(Duration::from_secs(seconds));
        tongue.within(|| {
            [1, 2, 91, 3600, 7000]
                .map(wait)
                .map(|said| last_words(&said))
        })
    };
    assert_eq!(
        waits(Tongue::German),
        [
            "einer Sekunde.",
            "2 Sekunden.",
            "2 Minuten.",
            "60 Minuten.",
            "2 Stunden."
        ]
    );
    assert_eq!(
        waits(Tongue::French),
        [
            "une seconde.",
            "2 secondes.",
            "2 minutes.",
            "60 minutes.",
            "2 heures."
        ]
    );
    assert_eq!(
        waits(Tongue::Spanish),
        [
            "un segundo.",
            "2 segundos.",
            "2 minutos.",
            "60 minutos.",
            "2 horas."
        ]
    );
}

/// The last two words.
fn last_words(said: &str) -> String {
    let words: Vec<&str> = said.split(' ').collect();
    words[words.len() - 2..].join(" ")
}

#[test]
fn waits_are_said_in_words() {
    let heard =
        [0, 1, 4, 90, 91, 3600, 90_000].map(|seconds| postponed(Duration::from_secs(seconds)));
    let words = heard
        .each_ref()
        .map(|sentence| sentence.split(" again in ").nth(1).unwrap());
    let expected = [
        "one second.",
        "one second.",
        "4 seconds.",
        "90 seconds.",
        "2 minutes.",
        "60 minutes.",
        "25 hours.",
    ];
    assert_eq!(words, expected);
}

#[test]
fn colours_are_named_as_people_name_them() {
    let colours = [
        ([0, 0, 0], "black"),
        ([255, 255, 255], "white"),
        ([128, 128, 130], "grey"),
        ([200, 10, 10], "red"),
        ([48, 80, 112], "blue"),
        ([0, 160, 0], "green"),
        ([250, 240, 20], "yellow"),
        ([160, 20, 200], "violet"),
        ([10, 200, 200], "turquoise"),
    ];
    for (colour, name) in colours {
        let sentence = failure(&Failure::Blank { colour });
        assert!(
            sentence.contains(&format!("all {name}.")),
            "{colour:?}: {sentence}"
        );
    }
}

#[test]
fn who_takes_over_is_said() {
    let offline = Failure::Offline;
    let said = |next, subject: Subject| fell_back(&offline, false, next, &subject);
    let reason = "This computer is offline. Check the network, then press again.";
    assert_eq!(
        [
            said(Some("second"), Subject::Screen),
            said(None, Subject::Window),
            said(None, Subject::Clipboard),
        ],
        [
            format!("{reason} Asking second instead."),
            format!("{reason} Reading the screen here instead."),
            format!("{reason} Reading the picture here instead."),
        ]
    );
    assert_eq!(
        fell_back(&offline, true, None, &Subject::Screen),
        "This computer is offline. Reading the screen here instead."
    );
}

#[test]
fn a_provider_s_code_is_put_into_words() {
    let said = |reason: &str| {
        failure(&Failure::Declined {
            reason: reason.into(),
        })
    };
    let declined = "The provider declined to describe this picture: ";
    for (code, words) in [
        ("SAFETY", "its safety filter was triggered"),
        ("MODEL_ARMOR", "model armor"),
        ("No faces, please", "No faces, please"),
    ] {
        assert_eq!(said(code), format!("{declined}{words}."));
    }
    let cut = cut(&Failure::Declined {
        reason: "RECITATION".into(),
    });
    assert!(
        cut.ends_with("the answer would repeat a protected text."),
        "{cut}"
    );
}
