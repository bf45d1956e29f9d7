//! Anthropic's Messages API: what is sent, how models are met, what its errors mean.

use std::time::Duration;

use aloud::describe::{Describer, Model, Patience};
use aloud::failure::Failure;
use aloud::picture::Tiles;
use base64::Engine as _;
use serde_json::{Value, json};

use crate::asking::{
    KEY, Outcome, ask_in, listen, opened, prompt, recorded, said, speaking, whole,
};
use crate::far_side::{FarSide, Reply};

const TEXT: &str = "A settings window für Grüße: 日本語, 😀.";

fn error(status: u16, kind: &str, message: &str) -> Reply {
    let error = json!({"type": kind, "message": message});
    let body = json!({"type": "error", "error": error, "request_id": "req_1"});
    Reply::json(status, &body)
}

async fn ask(replies: Vec<Reply>) -> (Outcome, FarSide) {
    ask_in("anthropic", replies).await
}

fn describer(far: &FarSide, model: &str) -> std::sync::Arc<dyn Describer> {
    let mut settings = speaking("anthropic", &far.url());
    settings.model = Some(model.to_owned());
    opened(&settings, Patience::default())
}

#[tokio::test]
async fn a_request_to_anthropic_is_as_documented() {
    let (_, far) = ask(vec![recorded("anthropic", "plain")]).await;
    let seen = far.requests().remove(0);
    assert_eq!((&*seen.method, &*seen.target), ("POST", "/v1/messages"));
    assert_eq!(seen.header("x-api-key"), Some(KEY));
    assert_eq!(seen.header("authorization"), None);
    assert_eq!(seen.header("anthropic-version"), Some("2026-10-21"));
    let data = base64::engine::general_purpose::STANDARD.encode(&prompt().image.unwrap().bytes);
    let source = json!({"type": "base64", "media_type": "image/jpeg", "data": data});
    let wanted = json!({
        "model": "claude-haiku-5-5",
        "max_tokens": 1024,
        "stream": true,
        "system": prompt().instruction,
        "thinking": {"type": "disabled"},
        "output_config": {"effort": "low"},
        "messages": [{"role": "user", "content": [
            {"type": "image", "source": source, "cache_control": {"type": "ephemeral"}},
            {"type": "text", "text": prompt().question},
        ]}],
    });
    assert_eq!(seen.json(), wanted);
}

#[tokio::test]
async fn the_version_is_that_of_the_configuration_in_every_request() {
    let list = Reply::json(200, &json!({"data": []}));
    let far = FarSide::start(vec![recorded("anthropic", "plain"), list]);
    let mut settings = speaking("anthropic", &far.url());
    settings.version = Some("2023-06-01".to_owned());
    settings.effort = Some("high".to_owned());
    let describer = opened(&settings, Patience::default());
    assert!(listen(&*describer, prompt()).await.ended);
    describer.models().await.unwrap();
    let requests = far.requests();
    for request in &requests {
        assert_eq!(request.header("anthropic-version"), Some("2023-06-01"));
    }
    assert_eq!(requests[0].json()["output_config"]["effort"], "high");
}

#[tokio::test]
async fn thinking_and_pictures_fit_the_model() {
    let disabled = || json!({"type": "disabled"});
    let (edge, most) = (28, 4784);
    let newer = (2576, Some(Tiles { edge, most }));
    let older = (1568, Some(Tiles { edge, most: 1568 }));
    for (model, thinking, effort, size) in [
        ("claude-haiku-5-5", disabled(), json!("low"), newer),
        ("claude-latest", disabled(), json!("low"), newer),
        ("claude-opus-4-7", disabled(), json!("low"), newer),
        ("claude-sonnet-4-6", disabled(), json!("low"), older),
        ("claude-sonnet-5-5", Value::Null, json!("low"), newer),
        ("claude-opus-5-5", Value::Null, json!("low"), newer),
        ("claude-fable-5-2", Value::Null, json!("low"), newer),
        ("claude-mythos-5-2", Value::Null, json!("low"), newer),
        ("claude-haiku-4-5", Value::Null, Value::Null, older),
        ("claude-sonnet-4-20250514", Value::Null, Value::Null, older),
        (
            "claude-3-7-sonnet-20250219",
            Value::Null,
            Value::Null,
            older,
        ),
    ] {
        let far = FarSide::start(vec![recorded("anthropic", "plain")]);
        let describer = describer(&far, model);
        assert_eq!(listen(&*describer, prompt()).await.words(), whole(TEXT));
        let body = far.requests()[0].json();
        assert_eq!(body["thinking"], thinking, "{model}");
        assert_eq!(body["output_config"]["effort"], effort, "{model}");
        let limits = describer.limits();
        assert_eq!((limits.long_edge, limits.tiles), size, "{model}");
        assert!(limits.max_bytes * 4 / 3 <= 5_000_000, "{model}");
    }
}

#[tokio::test]
async fn thinking_steps_up_from_its_floor_and_is_remembered() {
    let refusal = |message: &str| error(400, "invalid_request_error", message);
    let far = FarSide::start(vec![
        refusal("thinking.type: \"disabled\" is not supported for this model."),
        refusal("output_config.effort: Extra inputs are not permitted"),
        recorded("anthropic", "plain"),
    ]);
    for _ in 0..2 {
        let describer = describer(&far, "claude-haiku-5-5");
        assert_eq!(listen(&*describer, prompt()).await.words(), whole(TEXT));
    }
    let requests = far.requests();
    let said = |place: usize| {
        let body = requests[place].json();
        let effort = body["output_config"]["effort"].clone();
        (body["thinking"]["type"].clone(), effort)
    };
    assert_eq!(said(0), (json!("disabled"), json!("low")));
    assert_eq!(said(1), (json!("adaptive"), json!("low")));
    assert_eq!(said(2), (Value::Null, Value::Null));
    assert_eq!((requests.len(), said(3)), (4, said(2)));

    // A complaint that stays ends, and one about something else is not stepped for.
    let (outcome, far) = ask(vec![refusal("thinking: no.")]).await;
    assert_eq!(far.requests().len(), 3, "{outcome:?}");
    let (outcome, far) = ask(vec![refusal("I was rethinking the effortless.")]).await;
    assert_eq!(far.requests().len(), 1, "{outcome:?}");
}

fn about(disabled: bool, adaptive: bool, effort: bool, image: bool) -> Value {
    let can = |supported: bool| json!({"supported": supported});
    json!({"id": "claude-x-6", "display_name": "Claude X", "type": "model", "lifecycle": "active", "capabilities": {
        "image_input": can(image),
        "effort": {"supported": effort, "low": can(effort)},
        "thinking": {"supported": true, "types": {"disabled": can(disabled), "adaptive": can(adaptive), "enabled": can(false)}},
    }})
}

#[tokio::test]
async fn what_a_model_can_do_is_asked_at_the_press_and_once() {
    for (told, thinking, effort) in [
        (
            about(true, true, true, true),
            json!("disabled"),
            json!("low"),
        ),
        (
            about(false, true, true, true),
            json!("adaptive"),
            json!("low"),
        ),
        (about(false, false, false, true), Value::Null, Value::Null),
    ] {
        let far = FarSide::start(vec![
            Reply::json(200, &told),
            recorded("anthropic", "plain"),
        ]);
        let describer = describer(&far, "claude-x-6");
        describer.prepare().await;
        assert!(listen(&*describer, prompt()).await.ended);
        self::describer(&far, "claude-x-6").prepare().await;
        let requests = far.requests();
        assert_eq!(requests.len(), 2, "it is known then");
        assert_eq!(requests[0].target, "/v1/models/claude-x-6");
        assert!(requests[0].body.is_empty());
        let body = requests[1].json();
        assert_eq!(body["thinking"]["type"], thinking);
        assert_eq!(body["output_config"]["effort"], effort);
    }
    // Nothing is lost where it is not told.
    let far = FarSide::start(vec![Reply::new(404), recorded("anthropic", "plain")]);
    let describer = describer(&far, "claude-x-6");
    describer.prepare().await;
    assert!(listen(&*describer, prompt()).await.ended);
}

#[tokio::test]
async fn every_error_of_anthropic_has_its_meaning() {
    let model = "claude-haiku-5-5".to_owned();
    let provider = "anthropic".to_owned();
    let reason = || "Why.".to_owned();
    let detail = reason();
    for (status, kind, message, failure) in [
        (
            400,
            "invalid_request_error",
            "Why.",
            Failure::RequestRefused { reason: reason() },
        ),
        (
            400,
            "invalid_request_error",
            "Your credit balance is too low.",
            Failure::CreditGone,
        ),
        (
            400,
            "invalid_request_error",
            "You have reached your API usage limits.",
            Failure::CreditGone,
        ),
        (
            400,
            "invalid_request_error",
            "image exceeds 10 MB maximum",
            Failure::RequestTooLarge,
        ),
        (
            400,
            "invalid_request_error",
            "image_dimensions_too_large",
            Failure::RequestTooLarge,
        ),
        (
            401,
            "authentication_error",
            "Why.",
            Failure::KeyRefused { provider },
        ),
        (402, "billing_error", "Why.", Failure::CreditGone),
        (
            403,
            "permission_error",
            "Why.",
            Failure::NotAllowed { reason: reason() },
        ),
        (
            404,
            "not_found_error",
            "model: claude-haiku-5-5",
            Failure::ModelMissing { model },
        ),
        (
            404,
            "not_found_error",
            "Why.",
            Failure::Unexpected { detail },
        ),
        (413, "request_too_large", "Why.", Failure::RequestTooLarge),
        // Without a time to come back it is the spending limit.
        (429, "rate_limit_error", "Why.", Failure::CreditGone),
    ] {
        let (outcome, far) = ask(vec![error(status, kind, message)]).await;
        assert_eq!(outcome.failure, Some(failure), "{status} {message}");
        assert_eq!(
            far.requests().len(),
            1,
            "{kind}: it must not be tried again"
        );
    }
    for (status, kind) in [
        (409, "conflict_error"),
        (500, "api_error"),
        (504, "timeout_error"),
        (529, "overloaded_error"),
    ] {
        let replies = vec![error(status, kind, "Why."), recorded("anthropic", "plain")];
        let (outcome, far) = ask(replies).await;
        assert_eq!(outcome.words(), whole(TEXT), "{kind}");
        assert_eq!(far.requests().len(), 2, "{kind}");
    }
    let busy = error(429, "rate_limit_error", "Why.").header("retry-after", "0.2");
    let (outcome, _) = ask(vec![busy, recorded("anthropic", "plain")]).await;
    assert_eq!(outcome.postponed, [Duration::from_millis(200)]);
    assert_eq!(outcome.words(), whole(TEXT));
}

#[tokio::test]
async fn an_error_inside_the_stream_has_the_meaning_of_its_kind() {
    for (kind, failure, requests) in [
        ("overloaded_error", Failure::Overloaded, 3),
        ("api_error", Failure::ProviderBroken { status: 500 }, 3),
        ("timeout_error", Failure::ProviderBroken { status: 504 }, 3),
        ("rate_limit_error", Failure::Busy { retry_after: None }, 3),
        ("billing_error", Failure::CreditGone, 1),
    ] {
        let body = json!({"type": "error", "error": {"type": kind, "message": "Why."}});
        let reply = Reply::sse([format!("event: error\ndata: {body}\n\n")]);
        let (outcome, far) = ask(vec![reply]).await;
        assert_eq!(outcome.failure, Some(failure), "{kind}");
        assert_eq!(far.requests().len(), requests, "{kind}");
    }
}

#[tokio::test]
async fn only_the_stop_of_the_message_is_its_end() {
    let heard = async |name| ask(vec![recorded("anthropic", name)]).await.0.words();
    assert_eq!(heard("no_stop").await, said("A window", Failure::CutOff));
    let wanted = said("A window", Failure::LengthLimit);
    assert_eq!(heard("window_exceeded").await, wanted);
}

#[tokio::test]
async fn events_of_the_future_and_pauses_are_no_words() {
    let delta = |kind: &str| json!({"type": "content_block_delta", "index": 0, "delta": {"type": kind, "text": "A window"}});
    let events = |reason: &str| {
        let events = [
            json!({"type": "new_in_2027", "message": "no words", "text": "no words"}),
            delta("text_delta"),
            delta("new_delta"),
            json!({"type": "message_delta", "delta": {"stop_reason": reason}}),
            json!({"type": "message_stop"}),
        ];
        Reply::sse(events.map(|event| format!("data: {event}\n\n")))
    };
    let wanted = whole("A window");
    assert_eq!(ask(vec![events("stop_sequence")]).await.0.words(), wanted);
    let wanted = said("A window", Failure::CutOff);
    assert_eq!(ask(vec![events("pause_turn")]).await.0.words(), wanted);
}

#[tokio::test]
async fn models_of_anthropic_are_listed_over_all_pages() {
    let entry = |name: &str, lifecycle: &str, image: bool| {
        let mut entry = about(true, true, true, image);
        entry["id"] = json!(name);
        entry["lifecycle"] = json!(lifecycle);
        entry
    };
    let first = [entry("a", "active", true), entry("b+/", "deprecated", true)];
    let second = [entry("c", "retired", true), entry("d", "active", false)];
    let far = FarSide::start(vec![
        Reply::json(
            200,
            &json!({"data": first, "has_more": true, "last_id": "b+/"}),
        ),
        Reply::json(
            200,
            &json!({"data": second, "has_more": false, "last_id": "d"}),
        ),
    ]);
    let describer = describer(&far, "a");
    let model = |name: &str, describes| Model {
        name: name.to_owned(),
        title: "Claude X".to_owned(),
        describes,
    };
    let wanted = [
        model("a", true),
        model("b+/", true),
        model("c", false),
        model("d", false),
    ];
    assert_eq!(describer.models().await.unwrap(), wanted);
    let targets: Vec<_> = far.requests().into_iter().map(|seen| seen.target).collect();
    let wanted = [
        "/v1/models?limit=1000",
        "/v1/models?limit=1000&after_id=b%2B%2F",
    ];
    assert_eq!(targets, wanted);
}
