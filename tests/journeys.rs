//! The real daemon with scripted doors and a paused clock: presses in, a transcript of what the
//! user hears out. Read the transcripts as the person would hear them.
#![allow(clippy::unwrap_used, missing_docs, unreachable_pub)]

#[path = "journeys/beside.rs"]
mod beside;
#[path = "journeys/copies.rs"]
mod copies;
#[path = "journeys/cost.rs"]
mod cost;
mod fakes;
#[path = "journeys/first.rs"]
mod first;
#[path = "journeys/further.rs"]
mod further;
#[path = "journeys/languages.rs"]
mod languages;
#[path = "journeys/law.rs"]
mod law;
#[path = "journeys/locked.rs"]
mod locked;
#[path = "journeys/modes.rs"]
mod modes;
#[path = "journeys/opinions.rs"]
mod opinions;
#[path = "journeys/quotes.rs"]
mod quotes;
#[path = "journeys/withheld.rs"]
mod withheld;

use aloud::event::{Event, News};
use aloud::failure::{Failure, Stage};
use aloud::request::{Command, Request, Subject, Voice};
use aloud::wording;
use fakes::Step::{Alive, End, Fails, Panics, Postponed, Text, Vanishes};
use fakes::{Journey, Script, Step, blank};
use insta::assert_snapshot;

const ANSWER: [Step; 4] = [
    Text(300, "The settings window of Files is open. "),
    Text(40, "The focus is on the check box Show hidden files, "),
    Text(40, "which is not checked."),
    End(10),
];

/// An answer that is still under way when a person has made up their mind.
const LONG_ANSWER: [Step; 3] = [
    Text(300, "A terminal with a long build log. "),
    Text(5000, "It has ended."),
    End(10),
];

fn answers(scripts: &[&[Step]]) -> Script {
    Script {
        answers: scripts.iter().map(|script| script.to_vec()).collect(),
        ..Script::default()
    }
}

#[tokio::test(start_paused = true)]
async fn a_press_is_acknowledged_and_answered() {
    let journey = Journey::begin(answers(&[&ANSWER]));
    journey.look(Subject::Screen);
    journey.wait(1000).await;
    assert_snapshot!(journey.end().await);
}

#[tokio::test(start_paused = true)]
async fn a_slow_answer_ticks_and_then_says_that_it_waits() {
    let journey = Journey::begin(answers(&[&[Text(17_000, "A terminal."), End(0)]]));
    journey.look(Subject::Screen);
    journey.wait(20_000).await;
    assert_snapshot!(journey.end().await);
}

#[tokio::test(start_paused = true)]
async fn a_server_that_only_shows_life_is_not_mistaken_for_words() {
    let script: Vec<Step> = (0..60)
        .map(|_| Alive(100))
        .chain([Text(0, "A terminal."), End(0)])
        .collect();
    let journey = Journey::begin(answers(&[&script]));
    journey.look(Subject::Screen);
    journey.wait(8000).await;
    assert_snapshot!(journey.end().await);
}

#[tokio::test(start_paused = true)]
async fn the_same_key_again_while_busy_cancels() {
    let journey = Journey::begin(answers(&[&LONG_ANSWER]));
    journey.look(Subject::Screen);
    journey.wait(450).await;
    journey.look(Subject::Screen);
    journey.wait(1000).await;
    assert_snapshot!(journey.end().await);
}

#[tokio::test(start_paused = true)]
async fn the_same_key_twice_quickly_asks_for_the_full_detail() {
    let journey = Journey::begin(answers(&[&ANSWER, &ANSWER]));
    journey.look(Subject::Window);
    journey.wait(200).await;
    journey.look(Subject::Window);
    journey.wait(1000).await;
    assert_snapshot!(journey.end().await);
}

#[tokio::test(start_paused = true)]
async fn another_key_while_busy_starts_afresh() {
    let journey = Journey::begin(answers(&[&LONG_ANSWER, &ANSWER]));
    journey.look(Subject::Screen);
    journey.wait(500).await;
    journey.look(Subject::Clipboard);
    journey.wait(1000).await;
    assert_snapshot!(journey.end().await);
}

#[tokio::test(start_paused = true)]
async fn a_command_while_busy_starts_afresh_and_never_toggles() {
    let journey = Journey::begin(answers(&[&LONG_ANSWER, &ANSWER]));
    journey.command(Command::Describe(Request::default()));
    journey.wait(450).await;
    journey.command(Command::Describe(Request::default()));
    journey.wait(1000).await;
    assert_snapshot!(journey.end().await);
}

#[tokio::test(start_paused = true)]
async fn stop_silences_in_every_state() {
    let journey = Journey::begin(answers(&[&ANSWER]));
    journey.press(Command::Stop);
    journey.wait(10).await;
    journey.look(Subject::Screen);
    journey.wait(350).await;
    journey.press(Command::Stop);
    journey.wait(1000).await;
    journey.press(Command::Stop);
    journey.wait(10).await;
    assert_snapshot!(journey.end().await);
}

#[tokio::test(start_paused = true)]
async fn repeat_never_asks_the_provider() {
    let journey = Journey::begin(answers(&[&ANSWER]));
    journey.press(Command::Repeat);
    journey.wait(10).await;
    journey.look(Subject::Screen);
    journey.wait(100).await;
    journey.press(Command::Repeat);
    journey.wait(220).await;
    journey.press(Command::Repeat);
    journey.wait(1000).await;
    journey.press(Command::Repeat);
    journey.wait(10).await;
    assert_snapshot!(journey.end().await);
}

#[tokio::test(start_paused = true)]
async fn what_was_heard_before_a_stop_can_be_repeated() {
    let journey = Journey::begin(answers(&[&ANSWER]));
    journey.look(Subject::Screen);
    journey.wait(320).await;
    journey.press(Command::Stop);
    journey.wait(10).await;
    journey.press(Command::Repeat);
    journey.wait(10).await;
    assert_snapshot!(journey.end().await);
}

#[tokio::test(start_paused = true)]
async fn copy_says_what_it_did() {
    let journey = Journey::begin(answers(&[&ANSWER]));
    journey.press(Command::Copy);
    journey.wait(10).await;
    journey.look(Subject::Screen);
    journey.wait(1000).await;
    journey.press(Command::Copy);
    journey.wait(10).await;
    assert_snapshot!(journey.end().await);
}

#[tokio::test(start_paused = true)]
async fn a_cut_answer_is_called_one_and_stays_repeatable() {
    let journey = Journey::begin(answers(&[&[
        Text(300, "The inbox shows four mails. The fir"),
        Vanishes(10),
    ]]));
    journey.look(Subject::Screen);
    journey.wait(1000).await;
    journey.press(Command::Repeat);
    journey.wait(10).await;
    assert_snapshot!(journey.end().await);
}

#[tokio::test(start_paused = true)]
async fn a_stalled_stream_keeps_giving_signs_and_ends_in_words() {
    let stalled = [
        Text(300, "A spreadsheet with "),
        Fails(12_000, Failure::TimedOut(Stage::NextWord)),
    ];
    let journey = Journey::begin(answers(&[&stalled]));
    journey.look(Subject::Screen);
    journey.wait(15_000).await;
    assert_snapshot!(journey.end().await);
}

#[tokio::test(start_paused = true)]
async fn a_failure_has_its_sentence_and_the_next_press_works() {
    let refused = Failure::KeyRefused {
        provider: "gemini".into(),
    };
    let journey = Journey::begin(answers(&[&[Fails(100, refused)], &ANSWER]));
    journey.look(Subject::Screen);
    journey.wait(500).await;
    journey.press(Command::Repeat);
    journey.wait(10).await;
    journey.look(Subject::Screen);
    journey.wait(1000).await;
    assert_snapshot!(journey.end().await);
}

#[tokio::test(start_paused = true)]
async fn a_wait_that_the_server_names_is_spoken() {
    let journey = Journey::begin(answers(&[&[
        Postponed(100, 4),
        Text(4000, "A calendar."),
        End(0),
    ]]));
    journey.look(Subject::Screen);
    journey.wait(6000).await;
    assert_snapshot!(journey.end().await);
}

#[tokio::test(start_paused = true)]
async fn a_blank_picture_is_said_and_not_sent() {
    let journey = Journey::begin(Script {
        picture: Ok(blank()),
        ..answers(&[&ANSWER])
    });
    journey.look(Subject::Screen);
    journey.wait(1000).await;
    assert_snapshot!(journey.end().await);
}

#[tokio::test(start_paused = true)]
async fn a_panic_is_spoken_and_the_next_press_works() {
    let journey = Journey::begin(answers(&[&[Panics(100)], &ANSWER]));
    journey.look(Subject::Screen);
    journey.wait(500).await;
    journey.look(Subject::Window);
    journey.wait(1000).await;
    assert_snapshot!(journey.end().await);
}

#[tokio::test(start_paused = true)]
async fn a_request_too_large_is_shrunk_once() {
    let large = || vec![Fails(50, Failure::RequestTooLarge)];
    let script = Script {
        answers: vec![large(), ANSWER.to_vec(), large(), large()],
        ..Script::default()
    };
    let journey = Journey::begin(script);
    journey.look(Subject::Screen);
    journey.wait(1000).await;
    journey.look(Subject::Window);
    journey.wait(1000).await;
    assert_snapshot!(journey.end().await);
}

#[tokio::test(start_paused = true)]
async fn the_next_provider_takes_over_before_the_first_word_and_that_is_said() {
    let script = Script {
        second: vec![ANSWER.to_vec()],
        ..answers(&[&[Fails(100, Failure::QuotaGone)]])
    };
    let journey = Journey::begin(script);
    journey.look(Subject::Screen);
    journey.wait(1000).await;
    assert_snapshot!(journey.end().await);
}

#[tokio::test(start_paused = true)]
async fn the_remedy_of_a_failure_that_goes_on_is_said_once() {
    let no_key = || {
        let provider = "gemini".into();
        Fails(
            100,
            Failure::NoKey {
                provider,
                site: Some("aistudio.google.com"),
            },
        )
    };
    let script = Script {
        second: vec![ANSWER.to_vec(); 3],
        ..answers(&[&[no_key()], &[no_key()], &ANSWER, &[no_key()]])
    };
    let journey = Journey::begin(script);
    for _ in 0..4 {
        journey.look(Subject::Screen);
        journey.wait(1000).await;
    }
    assert_snapshot!(journey.end().await);
}

#[tokio::test(start_paused = true)]
async fn after_the_first_word_no_other_provider_is_asked() {
    let script = Script {
        second: vec![ANSWER.to_vec()],
        ..answers(&[&[Text(100, "The inbox shows four mails. "), Vanishes(10)]])
    };
    let journey = Journey::begin(script);
    journey.look(Subject::Screen);
    journey.wait(1000).await;
    assert_snapshot!(journey.end().await);
}

#[tokio::test(start_paused = true)]
async fn a_blank_picture_is_offered_to_nobody_else() {
    let script = Script {
        picture: Ok(blank()),
        second: vec![ANSWER.to_vec()],
        ..answers(&[&ANSWER])
    };
    let journey = Journey::begin(script);
    journey.look(Subject::Screen);
    journey.wait(1000).await;
    assert_snapshot!(journey.end().await);
}

#[tokio::test(start_paused = true)]
async fn a_silent_request_is_written_and_not_spoken() {
    let journey = Journey::begin(answers(&[&ANSWER]));
    journey.command(Command::Describe(Request {
        voice: Voice::Silent,
        ..Request::default()
    }));
    journey.wait(1000).await;
    assert_snapshot!(journey.end().await);
}

#[tokio::test(start_paused = true)]
async fn a_provider_that_is_not_configured_is_named() {
    let journey = Journey::begin(answers(&[&ANSWER]));
    journey.command(Command::Describe(Request {
        provider: Some("gemeni".into()),
        ..Request::default()
    }));
    journey.wait(1000).await;
    assert_snapshot!(journey.end().await);
}

#[tokio::test(start_paused = true)]
async fn news_of_the_desktop_is_spoken() {
    let journey = Journey::begin(Script::default());
    let (key, action) = ("Super+Alt+D".to_owned(), "screen".to_owned());
    journey.inbox.put(Event::News(News::KeyTaken {
        key,
        action,
        proposal: Some("Ctrl+Alt+D".into()),
    }));
    journey.inbox.put(Event::News(News::DisplayLost));
    journey.inbox.put(Event::News(News::DisplayBack));
    journey.wait(10).await;
    assert_snapshot!(journey.end().await);
}

#[tokio::test(start_paused = true)]
async fn a_reload_waits_for_the_running_request() {
    let journey = Journey::begin(answers(&[&ANSWER]));
    journey.look(Subject::Screen);
    journey.wait(100).await;
    journey.command(Command::Reload);
    journey.wait(1000).await;
    assert_snapshot!(journey.end().await);
}
