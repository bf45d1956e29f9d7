//! Bodies of streams: what is spoken of them and how they end.

use std::time::Duration;

use aloud::describe::Patience;
use aloud::failure::{Failure, Stage};
use serde_json::json;

use crate::asking::{ask, ask_stream, ask_within, body, hurried, left, said, stream, whole};
use crate::far_side::{End, FarSide, Reply};

const PLAIN: &str = "A settings window für Grüße: 日本語, 😀.";

fn declined(reason: &str) -> Failure {
    Failure::Declined {
        reason: reason.to_owned(),
    }
}

#[tokio::test]
async fn carriage_returns_and_line_feeds_separate_events() {
    assert_eq!(ask_stream("plain").await.words(), whole(PLAIN));
}

#[tokio::test]
async fn line_feeds_and_carriage_returns_alone_do_too() {
    for end in ["\n", "\r"] {
        let reply = Reply::sse([body("plain").replace("\r\n", end)]);
        assert_eq!(ask(vec![reply]).await.0.words(), whole(PLAIN), "{end:?}");
    }
}

#[tokio::test]
async fn pieces_of_any_size_say_the_same() {
    for size in [1, 2, 3, 7, 100] {
        let reply = stream("plain").cut_into(size);
        assert_eq!(ask(vec![reply]).await.0.words(), whole(PLAIN), "{size}");
    }
}

#[tokio::test]
async fn a_mark_and_comments_are_no_words() {
    let reply = Reply::sse([format!("\u{feff}: waiting\r\n\r\n:\r\n{}", body("plain"))]);
    let outcome = ask(vec![reply]).await.0;
    assert_eq!(outcome.alive, 2);
    assert_eq!(outcome.words(), whole(PLAIN));
}

#[tokio::test]
async fn thoughts_are_never_spoken_but_show_life() {
    let outcome = ask_stream("thoughts").await;
    assert_eq!(outcome.alive, 1);
    assert_eq!(outcome.words(), whole("A window."));
}

#[tokio::test]
async fn an_end_without_content_is_an_end() {
    assert_eq!(ask_stream("empty_end").await.words(), whole("A window."));
}

#[tokio::test]
async fn an_early_empty_end_is_not_believed() {
    assert_eq!(
        ask_stream("early_end").await.words(),
        whole("A window. Blue.")
    );
}

#[tokio::test]
async fn text_after_the_end_is_ignored() {
    assert_eq!(ask_stream("two_ends").await.words(), whole("A window."));
}

#[tokio::test]
async fn a_last_event_without_blank_line_counts() {
    let reply = Reply::sse([body("plain").trim_end().to_owned()]);
    assert_eq!(ask(vec![reply]).await.0.words(), whole(PLAIN));
}

#[tokio::test]
async fn a_blocked_prompt_is_declined() {
    assert_eq!(
        ask_stream("blocked_prompt").await.words(),
        said("", declined("PROHIBITED_CONTENT"))
    );
}

#[tokio::test]
async fn a_block_midway_keeps_the_words() {
    assert_eq!(
        ask_stream("blocked_midway").await.words(),
        said("A window.", declined("SAFETY"))
    );
}

#[tokio::test]
async fn a_quotation_is_declined() {
    assert_eq!(
        ask_stream("recitation").await.words(),
        said("", declined("RECITATION"))
    );
}

#[tokio::test]
async fn every_finish_reason_has_its_meaning() {
    for (reason, failure) in [
        ("SPII", declined("SPII")),
        ("BLOCKLIST", declined("BLOCKLIST")),
        ("IMAGE_SAFETY", declined("IMAGE_SAFETY")),
        ("ESCALATION", declined("ESCALATION")),
        ("LANGUAGE", declined("LANGUAGE")),
        ("NEW_IN_2027", declined("NEW_IN_2027")),
        ("CONTINUATION", Failure::LengthLimit),
        (
            "PUP_LIMITED_DISABLED",
            Failure::NotAllowed {
                reason: "PUP_LIMITED_DISABLED".to_owned(),
            },
        ),
        (
            "MALFORMED_RESPONSE",
            Failure::Unexpected {
                detail: "MALFORMED_RESPONSE".to_owned(),
            },
        ),
    ] {
        let event = json!({"candidates": [{"content": {"parts": [{"text": "A"}]}, "finishReason": reason}]});
        let reply = Reply::sse([format!("data: {event}\r\n\r\n")]);
        assert_eq!(
            ask(vec![reply]).await.0.words(),
            said("A", failure),
            "{reason}"
        );
    }
}

#[tokio::test]
async fn thinking_that_eats_all_tokens_is_an_empty_answer() {
    assert_eq!(
        ask_stream("tokens_without_text").await.words(),
        said("", Failure::Empty)
    );
}

#[tokio::test]
async fn the_token_limit_is_said_after_the_words() {
    assert_eq!(
        ask_stream("tokens_with_text").await.words(),
        said("A window", Failure::LengthLimit)
    );
}

#[tokio::test]
async fn an_end_without_words_is_an_empty_answer() {
    assert_eq!(
        ask_stream("no_words").await.words(),
        said("", Failure::Empty)
    );
    let reply = stream("no_words").then(End::Hang);
    assert_eq!(ask(vec![reply]).await.0.words(), said("", Failure::Empty));
}

#[tokio::test]
async fn a_stream_without_candidates_is_cut_off() {
    assert_eq!(
        ask_stream("no_candidates").await.words(),
        said("", Failure::CutOff)
    );
}

#[tokio::test]
async fn a_clean_end_without_the_signal_is_cut_off() {
    assert_eq!(
        ask_stream("no_end").await.words(),
        said("A window", Failure::CutOff)
    );
}

#[tokio::test]
async fn a_cut_event_is_cut_off() {
    let whole = body("plain");
    let reply = Reply::sse([whole[..whole.rfind("STOP").unwrap()].to_owned()]);
    assert_eq!(
        ask(vec![reply]).await.0.words(),
        said(PLAIN, Failure::CutOff)
    );
}

#[tokio::test]
async fn bare_json_lines_are_an_error() {
    assert_eq!(
        ask_stream("bare_error").await.words(),
        said("A window", Failure::Overloaded)
    );
}

#[tokio::test]
async fn an_array_with_an_error_is_an_error() {
    let failure = Failure::RequestRefused {
        reason: "Unable to process input image.".to_owned(),
    };
    assert_eq!(ask_stream("error_array").await.words(), said("", failure));
}

#[tokio::test]
async fn an_error_event_midway_keeps_the_words_and_is_not_repeated() {
    let (outcome, far) = ask(vec![stream("error_midway")]).await;
    assert_eq!(outcome.words(), said("A window", Failure::Overloaded));
    assert_eq!(far.requests().len(), 1);
}

#[tokio::test]
async fn a_connection_cut_in_the_body_is_cut_off() {
    for end in [End::Cut, End::Reset] {
        let (outcome, far) = ask(vec![stream("no_end").then(end)]).await;
        assert_eq!(
            outcome.words(),
            said("A window", Failure::CutOff),
            "{end:?}"
        );
        assert_eq!(far.requests().len(), 1, "{end:?}");
    }
}

#[tokio::test]
async fn a_reset_after_any_piece_keeps_the_words_before_it() {
    let events: Vec<_> = (0..5)
        .map(|number| json!({"candidates": [{"content": {"parts": [{"text": number.to_string()}]}}]}))
        .map(|event| format!("data: {event}\r\n\r\n"))
        .collect();
    for count in 1..=events.len() {
        let wait = Duration::from_millis(20);
        let pieces = events[..count].iter().cloned();
        let reply = pieces.fold(Reply::sse::<String>([]).every(wait), Reply::piece);
        let reply = reply.every(wait).piece(": end\n").then(End::Reset);
        let (text, ended, failure) = ask(vec![reply]).await.0.words();
        assert!(
            "01234"[..count].starts_with(&text) && text.len() + 1 >= count,
            "{count}: {text}"
        );
        assert_eq!((ended, failure), (false, Some(Failure::CutOff)));
    }
}

#[tokio::test]
async fn malformed_events_are_unexpected() {
    for event in [
        "{\"candidates\":",
        "[]x",
        "\0",
        "<html>",
        "{\"candidates\":3}",
        "\"x\"",
    ] {
        let reply = Reply::sse([format!("data: {event}\r\n\r\n")]);
        let (text, _, failure) = ask(vec![reply]).await.0.words();
        assert!(text.is_empty());
        assert!(
            matches!(failure, Some(Failure::Unexpected { .. })),
            "{event}: {failure:?}"
        );
    }
}

#[tokio::test]
async fn a_line_without_end_is_unexpected() {
    let mut reply = Reply::sse(["data: "]);
    for _ in 0..100 {
        reply = reply.piece(vec![b'x'; 1 << 20]);
    }
    let failure = ask(vec![reply]).await.0.failure;
    assert!(
        matches!(failure, Some(Failure::Unexpected { .. })),
        "{failure:?}"
    );
}

#[tokio::test]
async fn a_stall_is_given_up() {
    let far = FarSide::start(vec![stream("no_end").then(End::Hang)]);
    let outcome = ask_within(&far, hurried()).await;
    assert_eq!(
        outcome.words(),
        said("A window", Failure::TimedOut(Stage::NextWord))
    );
    left(&far).await;
}

#[tokio::test]
async fn single_bytes_are_no_sign_of_life() {
    let reply = Reply::sse([body("no_end")]).every(Duration::from_millis(50));
    let reply = (0..40).fold(reply, |reply, _| reply.piece("d"));
    let far = FarSide::start(vec![reply]);
    let outcome = ask_within(&far, hurried()).await;
    assert_eq!(
        outcome.words(),
        said("A window", Failure::TimedOut(Stage::NextWord))
    );
}

#[tokio::test]
async fn signs_of_life_alone_are_not_waited_for_without_end() {
    let beats = |name| {
        let start: &[String] = &[body(name)];
        let reply = Reply::sse(start.iter().cloned()).every(Duration::from_millis(50));
        FarSide::start(vec![
            (0..100).fold(reply, |reply, _| reply.piece(": beat\r\n")),
        ])
    };
    let outcome = ask_within(&beats("no_candidates"), hurried()).await;
    assert_eq!(
        outcome.words(),
        said("", Failure::TimedOut(Stage::FirstWord))
    );
    let outcome = ask_within(&beats("no_end"), hurried()).await;
    assert_eq!(outcome.words(), said("A window", Failure::Endless));
}

#[tokio::test]
async fn a_slow_first_sign_is_given_up() {
    for reply in [
        stream("plain").before(Duration::from_secs(30)),
        Reply::sse::<String>([])
            .every(Duration::from_secs(30))
            .piece("data: 1\n\n"),
    ] {
        let far = FarSide::start(vec![reply]);
        let outcome = ask_within(&far, hurried()).await;
        assert_eq!(
            outcome.words(),
            said("", Failure::TimedOut(Stage::FirstWord))
        );
        assert_eq!(far.requests().len(), 1);
    }
}

#[tokio::test]
async fn an_answer_without_end_is_stopped() {
    let event = |number: usize| {
        let text = format!("Sentence number {number} says something more. ");
        let event = json!({"candidates": [{"content": {"parts": [{"text": text}]}}]});
        format!("data: {event}\r\n\r\n")
    };
    let (outcome, far) = ask(vec![Reply::sse((0..2000).map(event)).then(End::Hang)]).await;
    assert_eq!(outcome.failure, Some(Failure::Endless));
    assert!(
        (20_000..20_100).contains(&outcome.text.len()),
        "{}",
        outcome.text.len()
    );
    left(&far).await;
}

#[tokio::test]
async fn a_model_in_a_loop_is_stopped() {
    let event = json!({"candidates": [{"content": {"parts": [{"text": "The button is blue. "}]}}]});
    let events = (0..500).map(|_| format!("data: {event}\r\n\r\n"));
    let outcome = ask(vec![Reply::sse(events).then(End::Hang)]).await.0;
    assert_eq!(
        outcome.words(),
        said(&"The button is blue. ".repeat(10), Failure::Repetition)
    );
}

#[tokio::test]
async fn the_end_is_told_at_once_and_the_connection_used_again() {
    let text = "A window.";
    let reply = Reply::gemini(&[text])
        .every(Duration::from_millis(200))
        .piece(": late\r\n");
    let far = FarSide::start(vec![reply]);
    let describer =
        crate::asking::opened(&crate::asking::settings(&far.url()), Patience::default());
    for _ in 0..2 {
        let outcome = crate::asking::listen(&*describer, crate::asking::prompt()).await;
        assert_eq!(outcome.words(), whole(text));
    }
    assert_eq!(far.look(|record| record.connections), 1);
}
