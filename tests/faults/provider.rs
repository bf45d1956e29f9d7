//! What a provider answers instead of a description.

use std::time::Duration;

use aloud::failure::{Failure, Stage};
use aloud::wording;
use serde_json::{Value, json};

use crate::desktop::{Options, Place};
use crate::far_side::{End, Reply};
use crate::home::Home;

const LAW: Duration = Duration::from_millis(2500);

fn error(code: u16, status: &str, message: &str, details: Value) -> Reply {
    let error =
        json!({"error": {"code": code, "message": message, "status": status, "details": details}});
    Reply::json(code, &error)
}

fn reason(word: &str) -> Value {
    json!([{"@type": "type.googleapis.com/google.rpc.ErrorInfo", "reason": word}])
}

fn delay(text: &str) -> Value {
    json!([{"@type": "type.googleapis.com/google.rpc.RetryInfo", "retryDelay": text}])
}

fn quota(name: &str) -> Value {
    json!([{"@type": "type.googleapis.com/google.rpc.QuotaFailure", "violations": [{"quotaId": name}]}])
}

fn busy(details: Value) -> Reply {
    error(
        429,
        "RESOURCE_EXHAUSTED",
        "You exceeded your quota.",
        details,
    )
}

/// One event with these fields of a candidate.
fn event(candidate: &Value) -> String {
    format!("data: {}\r\n\r\n", json!({"candidates": [candidate]}))
}

fn words(text: &str) -> String {
    event(&json!({"content": {"role": "model", "parts": [{"text": text}]}}))
}

fn told(failure: Failure) -> String {
    wording::failure(&failure)
}

/// Refusals: a name, the answer, what is said.
fn refusals() -> Vec<(&'static str, Reply, String)> {
    let key = error(
        400,
        "INVALID_ARGUMENT",
        "API key not valid.",
        reason("API_KEY_INVALID"),
    );
    let refused = told(Failure::KeyRefused {
        provider: "gemini".into(),
    });
    let blocked = "Requests to this API are blocked.";
    let account = error(
        403,
        "PERMISSION_DENIED",
        blocked,
        reason("API_KEY_SERVICE_BLOCKED"),
    );
    let not_allowed = told(Failure::NotAllowed {
        reason: blocked.into(),
    });
    let model = error(404, "NOT_FOUND", "models/x is not found", json!([]));
    let missing = told(Failure::ModelMissing {
        model: "gemini-3.5-flash-lite".into(),
    });
    let large = error(
        413,
        "INVALID_ARGUMENT",
        "Request payload size exceeds the limit",
        json!([]),
    );
    let minute = Failure::Busy {
        retry_after: Some(Duration::from_secs(60)),
    };
    let day = quota("GenerateRequestsPerDayPerProjectPerModel-FreeTier");
    let full = error(503, "UNAVAILABLE", "The model is overloaded.", json!([]));
    let stop = json!({"content": {"parts": [{"text": ""}]}, "finishReason": "STOP"});
    let safety = json!({"promptFeedback": {"blockReason": "SAFETY"}});
    vec![
        ("a bad key", key, refused),
        ("403", account, not_allowed),
        ("404", model, missing),
        ("413", large, told(Failure::RequestTooLarge)),
        ("429 with a long wait", busy(delay("60s")), told(minute)),
        (
            "429 without a wait",
            busy(json!([])),
            told(Failure::Busy { retry_after: None }),
        ),
        ("429 for the day", busy(day), told(Failure::QuotaGone)),
        ("503", full, told(Failure::Overloaded)),
        ("a web page", Reply::html(200), told(Failure::LoginPage)),
        ("no words", Reply::sse([event(&stop)]), told(Failure::Empty)),
        (
            "a safety block",
            Reply::sse([format!("data: {safety}\r\n\r\n")]),
            told(Failure::Declined {
                reason: "SAFETY".into(),
            }),
        ),
    ]
}

/// Words and then a fault: a name, the answer, what is said after the words.
fn cuts() -> Vec<(&'static str, Reply, String)> {
    let limit = json!({"content": {"parts": [{"text": " and"}]}, "finishReason": "MAX_TOKENS"});
    let cut = wording::cut(&Failure::CutOff);
    vec![
        (
            "a cut stream",
            Reply::sse([words("Half of it")]).then(End::Cut),
            cut.clone(),
        ),
        (
            "a reset",
            Reply::sse([words("Half of it")]).then(End::Reset),
            cut.clone(),
        ),
        ("no end", Reply::sse([words("Half of it")]), cut),
        (
            "the token limit",
            Reply::sse([words("Half of it"), event(&limit)]),
            wording::cut(&Failure::LengthLimit),
        ),
    ]
}

/// A home with something on its screen.
fn home() -> (Home, crate::desktop::Window) {
    let home = Home::open(&Options::default(), vec![Reply::new(500)]);
    let window = home
        .desktop
        .terminal("Build", "41 passed", Place::at(40, 60, 600, 400));
    (home, window)
}

/// The next press after a fault is answered.
fn next_works(home: &Home, name: &str) {
    home.rests();
    home.far
        .answer(vec![Reply::gemini(&["All is well again."])]);
    let mark = home.mark();
    home.ask("super+alt+d");
    home.hears(mark, "All is well again.");
    home.rests();
    eprintln!("{name}: passed");
}

#[test]
fn every_refusal_has_its_sentence_and_the_next_press_works() {
    let (home, _window) = home();
    for (name, reply, sentence) in refusals() {
        home.far.answer(vec![reply]);
        let mark = home.mark();
        home.ask("super+alt+d");
        home.hears(mark, &sentence);
        next_works(&home, name);
    }
    // A short wait is said and kept.
    home.far
        .answer(vec![busy(delay("2s")), Reply::gemini(&["After the wait."])]);
    let mark = home.mark();
    home.ask("super+alt+d");
    home.hears(mark, &wording::postponed(Duration::from_secs(2)));
    home.hears(mark, "After the wait.");
    next_works(&home, "429 with a short wait");
}

#[test]
fn every_cut_is_said_after_the_words() {
    let (home, _window) = home();
    for (name, reply, sentence) in cuts() {
        home.far.answer(vec![reply]);
        let mark = home.mark();
        home.ask("super+alt+d");
        home.hears(mark, "Half of it");
        home.hears(mark, &sentence);
        next_works(&home, name);
    }
}

#[test]
fn a_stalled_answer_ends_in_words_and_is_never_silent() {
    let (home, _window) = home();
    home.far
        .answer(vec![Reply::sse([words("It begins and")]).then(End::Hang)]);
    let mark = home.mark();
    let pressed = home.ask("super+alt+d");
    home.hears(mark, "It begins");
    home.hears(mark, &wording::still_waiting(true));
    home.hears(mark, &wording::cut(&Failure::TimedOut(Stage::NextWord)));
    let first = home.ear.sound(pressed);
    assert_eq!(home.ear.gaps(first, LAW), []);
    assert!(home.far.becomes(|record| record.requests[0].abandoned));
    next_works(&home, "a stalled answer");
}
