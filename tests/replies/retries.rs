//! Errors of the provider: which are told, which are tried again, and how long that may take.

use std::time::Duration;

use aloud::describe::Patience;
use aloud::failure::Failure;
use serde_json::{Value, json};

use crate::asking::{
    KEY, ask, ask_within, hurried, listen, opened, prompt, said, settings, stream, whole,
};
use crate::far_side::{End, FarSide, Reply};

const TEXT: &str = "A settings window für Grüße: 日本語, 😀.";

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

async fn refused(reply: Reply) -> Failure {
    let (outcome, far) = ask(vec![reply]).await;
    assert_eq!(far.requests().len(), 1, "it must not be tried again");
    outcome.failure.unwrap()
}

fn key_refused() -> Failure {
    Failure::KeyRefused {
        provider: "gemini".to_owned(),
    }
}

fn not_allowed(reason: &str) -> Failure {
    Failure::NotAllowed {
        reason: reason.to_owned(),
    }
}

#[tokio::test]
async fn a_wrong_key_is_said_with_400() {
    let reply = error(
        400,
        "INVALID_ARGUMENT",
        "API key not valid.",
        reason("API_KEY_INVALID"),
    );
    assert_eq!(refused(reply).await, key_refused());
    let reply = error(
        400,
        "INVALID_ARGUMENT",
        "API key expired. Please renew the API key.",
        json!([]),
    );
    assert_eq!(refused(reply).await, key_refused());
}

#[tokio::test]
async fn a_key_of_the_wrong_kind_is_said_with_401() {
    let reply = error(
        401,
        "UNAUTHENTICATED",
        "Request had invalid credentials.",
        reason("ACCESS_TOKEN_TYPE_UNSUPPORTED"),
    );
    assert_eq!(refused(reply).await, key_refused());
    assert_eq!(refused(Reply::new(401)).await, key_refused());
}

#[tokio::test]
async fn a_leaked_key_is_said_with_403() {
    let reply = error(
        403,
        "PERMISSION_DENIED",
        "Your API key was reported as leaked.",
        json!([]),
    );
    assert_eq!(refused(reply).await, key_refused());
}

#[tokio::test]
async fn a_region_is_not_served() {
    let sentence = "User location is not supported for the API use.";
    let reply = error(400, "FAILED_PRECONDITION", sentence, json!([]));
    assert_eq!(refused(reply).await, not_allowed(sentence));
}

#[tokio::test]
async fn a_project_is_not_allowed() {
    let sentence = "Requests to this API are blocked.";
    let reply = error(
        403,
        "PERMISSION_DENIED",
        sentence,
        reason("API_KEY_SERVICE_BLOCKED"),
    );
    assert_eq!(refused(reply).await, not_allowed(sentence));
    assert_eq!(refused(Reply::new(403)).await, not_allowed("HTTP 403"));
}

#[tokio::test]
async fn a_model_is_gone() {
    let reply = error(
        404,
        "NOT_FOUND",
        "models/x is not found for API version v1beta",
        json!([]),
    );
    let model = "gemini-3.5-flash-lite".to_owned();
    assert_eq!(refused(reply).await, Failure::ModelMissing { model });
}

#[tokio::test]
async fn the_request_is_not_understood() {
    let reply = error(
        400,
        "INVALID_ARGUMENT",
        "Unable to process\ninput image.",
        json!([]),
    );
    let reason = "Unable to process input image.".to_owned();
    assert_eq!(refused(reply).await, Failure::RequestRefused { reason });
}

#[tokio::test]
async fn the_request_is_too_large() {
    let reply = error(
        413,
        "INVALID_ARGUMENT",
        "Request payload size exceeds the limit",
        json!([]),
    );
    assert_eq!(refused(reply).await, Failure::RequestTooLarge);
    assert_eq!(refused(Reply::html(413)).await, Failure::RequestTooLarge);
}

#[tokio::test]
async fn pages_are_not_answers() {
    for status in [200, 404, 400] {
        assert_eq!(
            refused(Reply::html(status)).await,
            Failure::LoginPage,
            "{status}"
        );
    }
    // A page that does not say so, and one that claims to be a stream.
    let page = Reply::html(200).pieces.remove(0).1;
    let unnamed = Reply::new(200).piece(page.clone());
    assert_eq!(ask(vec![unnamed]).await.0.failure, Some(Failure::LoginPage));
    let claimed = Reply::sse([page]);
    assert_eq!(ask(vec![claimed]).await.0.failure, Some(Failure::LoginPage));
    let text = ask(vec![Reply::new(200).piece("upstream says no\n")])
        .await
        .0
        .failure;
    assert!(matches!(text, Some(Failure::Unexpected { .. })), "{text:?}");
}

#[tokio::test]
async fn a_redirect_is_not_followed() {
    let other = FarSide::start(vec![Reply::gemini(&["wrong"])]);
    for status in [301, 302, 307, 308] {
        let reply = Reply::new(status).header("location", &format!("{}/v1beta", other.url()));
        assert_eq!(refused(reply).await, Failure::LoginPage, "{status}");
    }
    assert_eq!(other.look(|record| record.connections), 0);
}

#[tokio::test]
async fn a_wait_in_the_error_is_obeyed_and_told() {
    let busy = error(429, "RESOURCE_EXHAUSTED", "Slow down.", delay("0.3s"));
    let (outcome, far) = ask(vec![busy, stream("plain")]).await;
    assert_eq!(outcome.postponed, [Duration::from_millis(300)]);
    assert_eq!(outcome.words(), whole(TEXT));
    let requests = far.requests();
    assert_eq!(requests.len(), 2);
    assert!(requests[1].at - requests[0].at >= Duration::from_millis(300));
    assert_eq!(requests[0].body, requests[1].body);
}

#[tokio::test]
async fn a_wait_in_the_header_is_obeyed_and_told() {
    let busy = |wait: &str| Reply::new(429).header("retry-after", wait);
    let (outcome, _) = ask(vec![busy("1"), stream("plain")]).await;
    assert_eq!(outcome.postponed, [Duration::from_secs(1)]);
    let (outcome, _) = ask(vec![busy("0.1"), stream("plain")]).await;
    assert_eq!(outcome.postponed, [Duration::from_millis(100)]);
    assert_eq!(outcome.words(), whole(TEXT));
}

#[tokio::test]
async fn a_date_in_the_past_means_now() {
    let busy = Reply::new(429).header("retry-after", "Sun, 06 Nov 1994 08:49:37 GMT");
    let (outcome, _) = ask(vec![busy, stream("plain")]).await;
    assert!(outcome.postponed.is_empty());
    assert_eq!(outcome.words(), whole(TEXT));
}

#[tokio::test]
async fn a_long_wait_is_told_instead() {
    let busy = |seconds| Failure::Busy {
        retry_after: Some(Duration::from_secs(seconds)),
    };
    let reply = error(429, "RESOURCE_EXHAUSTED", "Slow down.", delay("58s"));
    assert_eq!(refused(reply).await, busy(58));
    let reply = Reply::new(429).header("retry-after", "Sun, 06 Nov 2994 08:49:37 GMT");
    assert_eq!(refused(reply).await, busy(86_400));
    for absurd in ["1e9", "99999999999999999999"] {
        let reply = Reply::new(429).header("retry-after", absurd);
        assert_eq!(refused(reply).await, busy(86_400), "{absurd}");
    }
}

#[tokio::test]
async fn a_negative_wait_is_no_wait() {
    let busy = Reply::new(429).header("retry-after", "-7");
    let (outcome, _) = ask(vec![busy, stream("plain")]).await;
    assert_eq!(outcome.words(), whole(TEXT));
}

#[tokio::test]
async fn the_quota_of_the_day_is_not_waited_for() {
    let details = json!([
        {"@type": "type.googleapis.com/google.rpc.QuotaFailure",
         "violations": [{"quotaId": "GenerateRequestsPerDayPerProjectPerModel-FreeTier"}]},
        {"@type": "type.googleapis.com/google.rpc.RetryInfo", "retryDelay": "2s"},
    ]);
    let reply = error(
        429,
        "RESOURCE_EXHAUSTED",
        "You exceeded your quota.",
        details,
    );
    assert_eq!(refused(reply).await, Failure::QuotaGone);
}

#[tokio::test]
async fn a_broken_provider_is_tried_again_twice() {
    for status in [408, 409, 499, 500, 502, 503, 504] {
        let (outcome, far) = ask(vec![Reply::new(status), stream("plain")]).await;
        assert_eq!(outcome.words(), whole(TEXT), "{status}");
        assert_eq!(far.requests().len(), 2, "{status}");
    }
    let (outcome, far) = ask(vec![Reply::html(500)]).await;
    assert_eq!(
        outcome.words(),
        said("", Failure::ProviderBroken { status: 500 })
    );
    assert_eq!(far.requests().len(), 3);
    assert_eq!(
        refused(Reply::new(501)).await,
        Failure::ProviderBroken { status: 501 }
    );
}

#[tokio::test]
async fn an_overload_inside_the_stream_is_tried_again() {
    let (outcome, far) = ask(vec![stream("error_first"), stream("plain")]).await;
    assert_eq!(outcome.words(), whole(TEXT));
    assert_eq!(far.requests().len(), 2);
    let (outcome, far) = ask(vec![stream("error_first")]).await;
    assert_eq!(outcome.words(), said("", Failure::Overloaded));
    assert_eq!(far.requests().len(), 3);
}

#[tokio::test]
async fn no_attempt_begins_after_its_time() {
    let far = FarSide::start(vec![Reply::new(503)]);
    assert_eq!(
        ask_within(&far, hurried()).await.failure,
        Some(Failure::Overloaded)
    );
    assert_eq!(far.requests().len(), 1);
}

#[tokio::test]
async fn a_connection_lost_before_the_answer_is_tried_again_once() {
    let lost = Reply::sse::<String>([]).body_limit(40).then(End::Reset);
    let (outcome, far) = ask(vec![lost.clone(), stream("plain")]).await;
    assert_eq!(outcome.words(), whole(TEXT));
    assert_eq!(far.requests().len(), 2);
    let (outcome, far) = ask(vec![lost]).await;
    assert!(
        matches!(outcome.failure, Some(Failure::ConnectionLost { .. })),
        "{outcome:?}"
    );
    assert_eq!(far.requests().len(), 2);
}

#[tokio::test]
async fn a_slow_first_sign_is_tried_again_once_if_there_is_time() {
    let slow = stream("plain").before(Duration::from_secs(30));
    let far = FarSide::start(vec![slow, stream("plain")]);
    let patience = Patience {
        attempts: Duration::from_secs(15),
        first_word: Duration::from_secs(25),
        ..hurried()
    };
    assert_eq!(ask_within(&far, patience).await.words(), whole(TEXT));
    assert_eq!(far.requests().len(), 2);
}

#[tokio::test]
async fn a_thinking_level_steps_down_and_is_remembered() {
    let refusal = |level: &str| {
        let sentence = format!("Thinking level {level} is not supported for this model.");
        error(400, "INVALID_ARGUMENT", &sentence, json!([]))
    };
    let far = FarSide::start(vec![refusal("MINIMAL"), refusal("LOW"), stream("plain")]);
    let levels = |far: &FarSide| -> Vec<Value> {
        let requests = far.requests();
        let bodies = requests.iter().map(|request| request.json());
        bodies
            .map(|body| body["generationConfig"]["thinkingConfig"]["thinkingLevel"].clone())
            .collect()
    };
    assert_eq!(
        ask_within(&far, Patience::default()).await.words(),
        whole(TEXT)
    );
    assert_eq!(levels(&far), [json!("MINIMAL"), json!("LOW"), Value::Null]);
    // Another describer of the same process knows it.
    assert_eq!(
        ask_within(&far, Patience::default()).await.words(),
        whole(TEXT)
    );
    assert_eq!(levels(&far).len(), 4);
    assert_eq!(levels(&far)[3], Value::Null);
}

#[tokio::test]
async fn a_thinking_error_that_stays_is_told() {
    for (sentence, attempts) in [
        ("Invalid thinking_budget", 3),
        ("Unknown name \"thinkingConfig\"", 3),
        ("I was thinking about levels", 1),
    ] {
        let (outcome, far) = ask(vec![error(400, "INVALID_ARGUMENT", sentence, json!([]))]).await;
        let reason = sentence.to_owned();
        assert_eq!(outcome.failure, Some(Failure::RequestRefused { reason }));
        assert_eq!(far.requests().len(), attempts, "{sentence}");
    }
}

#[tokio::test]
async fn the_floor_of_thinking_fits_the_model() {
    for (model, wanted) in [
        ("gemini-3.5-flash-lite", json!({"thinkingLevel": "MINIMAL"})),
        ("gemini-flash-latest", json!({"thinkingLevel": "MINIMAL"})),
        ("gemini-3.8-flash", json!({"thinkingLevel": "LOW"})),
        ("gemini-4-hydrogen", json!({"thinkingLevel": "LOW"})),
        ("gemini-2.5-flash", json!({"thinkingBudget": 0})),
        ("models/gemini-2.5-pro", json!({"thinkingBudget": 128})),
        ("gemini-2.0-flash", Value::Null),
    ] {
        let far = FarSide::start(vec![stream("plain")]);
        let mut settings = settings(&far.url());
        settings.model = Some(model.to_owned());
        let outcome = listen(&*opened(&settings, Patience::default()), prompt()).await;
        assert_eq!(outcome.words(), whole(TEXT));
        let request = far.requests().remove(0);
        assert_eq!(
            request.json()["generationConfig"]["thinkingConfig"],
            wanted,
            "{model}"
        );
        let name = model.trim_start_matches("models/");
        assert_eq!(
            request.target,
            format!("/v1beta/models/{name}:streamGenerateContent?alt=sse")
        );
    }
}

#[tokio::test]
async fn an_echoed_key_is_taken_out_of_the_reason() {
    let sentence = format!("Consumer 'api_key:{KEY}' AIzaSyExample-1 Bearer abc is suspended");
    let failure = refused(error(403, "PERMISSION_DENIED", &sentence, json!([]))).await;
    assert_eq!(
        failure,
        not_allowed("Consumer 'api_key:[key]' [key] Bearer [key] is suspended")
    );
}
