//! OpenAI's Responses API: what is sent, what its errors mean, and what a model need not take.

use aloud::describe::{Model, Patience};
use aloud::failure::Failure;
use aloud::picture::Tiles;
use aloud::prompt::{Prompt, Resolution};
use base64::Engine as _;
use serde_json::{Value, json};

use crate::asking::{
    KEY, Outcome, ask_in, listen, opened, prompt, recorded, said, speaking, whole,
};
use crate::far_side::{FarSide, Reply};

const TEXT: &str = "A settings window für Grüße: 日本語, 😀.";

fn error(status: u16, code: &str, param: &str, message: &str) -> Reply {
    let error =
        json!({"message": message, "type": "invalid_request_error", "param": param, "code": code});
    Reply::json(status, &json!({"error": error}))
}

async fn ask(replies: Vec<Reply>) -> (Outcome, FarSide) {
    ask_in("openai", replies).await
}

fn event(event: &Value) -> String {
    format!("data: {event}\n\n")
}

#[tokio::test]
async fn a_request_to_openai_is_as_documented() {
    let (_, far) = ask(vec![recorded("openai", "plain")]).await;
    let seen = far.requests().remove(0);
    assert_eq!((&*seen.method, &*seen.target), ("POST", "/v1/responses"));
    let bearer = format!("Bearer {KEY}");
    assert_eq!(seen.header("authorization"), Some(&*bearer));
    let data = base64::engine::general_purpose::STANDARD.encode(&prompt().image.unwrap().bytes);
    let wanted = json!({
        "model": "gpt-6-luna",
        "stream": true,
        "store": false,
        "instructions": prompt().instruction,
        "input": [{"role": "user", "content": [
            {"type": "input_image", "image_url": format!("data:image/jpeg;base64,{data}"), "detail": "high"},
            {"type": "input_text", "text": prompt().question},
        ]}],
        "max_output_tokens": 1024,
        "reasoning": {"effort": "none"},
        "text": {"verbosity": "low"},
        "stream_options": {"include_obfuscation": false},
    });
    assert_eq!(seen.json(), wanted);
}

#[tokio::test]
async fn the_detail_is_always_said_and_never_left_to_openai() {
    for (resolution, detail) in [
        (Resolution::Low, "low"),
        (Resolution::High, "high"),
        (Resolution::Ultra, "high"),
    ] {
        let far = FarSide::start(vec![recorded("openai", "plain")]);
        let describer = opened(&speaking("openai", &far.url()), Patience::default());
        let wish = Prompt {
            resolution,
            ..prompt()
        };
        listen(&*describer, wish).await;
        let body = far.requests()[0].json();
        assert_eq!(body["input"][0]["content"][0]["detail"], detail);
    }
    let describer = opened(
        &speaking("openai", "http://127.0.0.1:9"),
        Patience::default(),
    );
    let limits = describer.limits();
    let (edge, most) = (32, 2500);
    assert_eq!(
        (limits.long_edge, limits.tiles),
        (2048, Some(Tiles { edge, most }))
    );
}

#[tokio::test]
async fn every_error_of_openai_has_its_meaning() {
    let model = || "gpt-6-luna".to_owned();
    let provider = "openai".to_owned();
    let reason = || "Why.".to_owned();
    for (status, code, message, failure) in [
        (
            401,
            "invalid_api_key",
            "Why.",
            Failure::KeyRefused { provider },
        ),
        (429, "insufficient_quota", "Why.", Failure::CreditGone),
        (
            404,
            "model_not_found",
            "Why.",
            Failure::ModelMissing { model: model() },
        ),
        (
            400,
            "model_not_found",
            "Why.",
            Failure::ModelMissing { model: model() },
        ),
        (413, "x", "Why.", Failure::RequestTooLarge),
        (
            400,
            "context_length_exceeded",
            "Why.",
            Failure::RequestTooLarge,
        ),
        (400, "image_too_large", "Why.", Failure::RequestTooLarge),
        (
            400,
            "invalid_image_format",
            "Why.",
            Failure::RequestRefused { reason: reason() },
        ),
        (
            400,
            "image_content_policy_violation",
            "Why.",
            Failure::Declined { reason: reason() },
        ),
        (
            403,
            "unsupported_country_region_territory",
            "Why.",
            Failure::NotAllowed { reason: reason() },
        ),
        (
            400,
            "invalid_value",
            "Invalid content type. image_url is only supported by certain models.",
            Failure::NoSight { model: model() },
        ),
    ] {
        let (outcome, far) = ask(vec![error(status, code, "", message)]).await;
        assert_eq!(outcome.failure, Some(failure), "{status} {code}");
        assert_eq!(
            far.requests().len(),
            1,
            "{code}: it must not be tried again"
        );
    }
    let busy = error(429, "rate_limit_exceeded", "", "Slow down.");
    let (outcome, far) = ask(vec![busy, recorded("openai", "plain")]).await;
    assert_eq!(outcome.words(), whole(TEXT));
    assert_eq!(far.requests().len(), 2);
}

#[tokio::test]
async fn a_failed_response_has_the_meaning_of_its_code() {
    let reason = || "Why.".to_owned();
    for (code, failure, requests) in [
        (
            "rate_limit_exceeded",
            Failure::Busy { retry_after: None },
            3,
        ),
        ("server_error", Failure::ProviderBroken { status: 500 }, 3),
        ("image_too_large", Failure::RequestTooLarge, 1),
        (
            "invalid_image",
            Failure::RequestRefused { reason: reason() },
            1,
        ),
        (
            "image_content_policy_violation",
            Failure::Declined { reason: reason() },
            1,
        ),
    ] {
        for body in [
            json!({"type": "response.failed", "response": {"error": {"code": code, "message": "Why."}}}),
            json!({"type": "error", "code": code, "message": "Why.", "param": null}),
            json!({"error": {"code": code, "message": "Why."}}),
        ] {
            let (outcome, far) = ask(vec![Reply::sse([event(&body)])]).await;
            assert_eq!(outcome.failure, Some(failure.clone()), "{body}");
            assert_eq!(far.requests().len(), requests, "{body}");
        }
    }
}

#[tokio::test]
async fn servers_that_leave_out_numbers_and_add_an_end_mark_are_understood() {
    let events = [
        json!({"type": "response.output_text.delta", "delta": "A window"}),
        json!({"type": "response.new_in_2027", "delta": {"text": "no words"}}),
        json!({"type": "response.completed"}),
    ];
    let events = events
        .iter()
        .map(event)
        .chain(["data: [DONE]\n\n".to_owned()]);
    assert_eq!(
        ask(vec![Reply::sse(events)]).await.0.words(),
        whole("A window")
    );
    // The mark alone is no end here.
    let delta = json!({"type": "response.output_text.delta", "delta": "A window"});
    let reply = Reply::sse([event(&delta), "data: [DONE]\n\n".to_owned()]);
    assert_eq!(
        ask(vec![reply]).await.0.words(),
        said("A window", Failure::CutOff)
    );
    // A refusal that comes only with the end.
    let part = json!({"type": "refusal", "refusal": "No."});
    let response = json!({"output": [{"type": "message", "content": [part]}]});
    let reply = Reply::sse([event(
        &json!({"type": "response.completed", "response": response}),
    )]);
    let reason = "No.".to_owned();
    assert_eq!(
        ask(vec![reply]).await.0.words(),
        said("", Failure::Declined { reason })
    );
    // One that never says that it is over.
    let delta = json!({"type": "response.refusal.delta", "delta": "No"});
    let end = json!({"type": "response.completed", "response": {}});
    let reply = Reply::sse([event(&delta), event(&end)]);
    let reason = "No".to_owned();
    assert_eq!(
        ask(vec![reply]).await.0.words(),
        said("", Failure::Declined { reason })
    );
    let other = json!({"type": "response.incomplete", "response": {"incomplete_details": {"reason": "steered"}}});
    assert_eq!(
        ask(vec![Reply::sse([event(&delta), event(&other)])])
            .await
            .0
            .failure,
        Some(Failure::CutOff)
    );
}

#[tokio::test]
async fn the_effort_steps_up_from_its_floor_and_is_remembered() {
    let refusal = |effort: &str| {
        let sentence = format!("Unsupported value: '{effort}' is not supported with this model.");
        error(400, "unsupported_value", "reasoning.effort", &sentence)
    };
    let far = FarSide::start(vec![
        refusal("none"),
        refusal("low"),
        recorded("openai", "plain"),
    ]);
    let ask = async || {
        let describer = opened(&speaking("openai", &far.url()), Patience::default());
        listen(&*describer, prompt()).await.words()
    };
    let efforts = || -> Vec<Value> {
        let requests = far.requests();
        let bodies = requests.iter().map(|request| request.json());
        bodies
            .map(|body| body["reasoning"]["effort"].clone())
            .collect()
    };
    assert_eq!(ask().await, whole(TEXT));
    assert_eq!(efforts(), [json!("none"), json!("low"), Value::Null]);
    assert_eq!(ask().await, whole(TEXT));
    assert_eq!(
        efforts().len(),
        4,
        "another describer of the process knows it"
    );
    assert_eq!(efforts()[3], Value::Null);
}

#[tokio::test]
async fn a_model_without_effort_is_asked_only_once_more() {
    let refusal = error(
        400,
        "unsupported_parameter",
        "reasoning.effort",
        "Unsupported parameter.",
    );
    let (outcome, far) = ask(vec![refusal, recorded("openai", "plain")]).await;
    assert_eq!(outcome.words(), whole(TEXT));
    let requests = far.requests();
    assert_eq!(requests.len(), 2);
    assert_eq!(requests[1].json().get("reasoning"), None);
}

#[tokio::test]
async fn a_named_parameter_is_left_out_once() {
    for (param, field) in [
        ("text.verbosity", "text"),
        ("stream_options.include_obfuscation", "stream_options"),
    ] {
        let refusal = error(400, "unsupported_value", param, "Unsupported value.");
        let (outcome, far) = ask(vec![refusal.clone(), recorded("openai", "plain")]).await;
        assert_eq!(outcome.words(), whole(TEXT), "{param}");
        let bodies: Vec<_> = far
            .requests()
            .iter()
            .map(|request| request.json())
            .collect();
        assert!(bodies[0].get(field).is_some(), "{param}");
        assert_eq!(bodies[1].get(field), None, "{param}");
        assert_eq!(bodies[1]["stream"], true, "{param}");
        let (outcome, far) = ask(vec![refusal]).await;
        let reason = "Unsupported value.".to_owned();
        assert_eq!(outcome.failure, Some(Failure::RequestRefused { reason }));
        assert_eq!(far.requests().len(), 2, "{param}");
    }
    // What names nothing of ours is told at once.
    let (_, far) = ask(vec![error(
        400,
        "invalid_value",
        "input",
        "Upstream broke.",
    )])
    .await;
    assert_eq!(far.requests().len(), 1);
}

#[tokio::test]
async fn an_organization_that_may_not_stream_is_answered_whole() {
    let sentence = "Your organization must be verified to stream this model.";
    let part = |text: &str| json!({"type": "output_text", "text": text, "annotations": []});
    let content = [part("A settings window."), part(" Blue.")];
    let message = json!({"type": "message", "role": "assistant", "content": content});
    let thought = json!({"type": "reasoning", "summary": []});
    let answer = json!({"object": "response", "status": "completed", "error": null, "output": [thought, message]});
    let replies = |answer: &Value| {
        let refusal = error(400, "unsupported_value", "stream", sentence);
        vec![refusal, Reply::json(200, answer)]
    };
    let (outcome, far) = ask(replies(&answer)).await;
    assert_eq!(outcome.words(), whole("A settings window. Blue."));
    let body = far.requests()[1].json();
    assert_eq!(
        (&body["stream"], body.get("stream_options")),
        (&json!(false), None)
    );

    let mut cut = answer.clone();
    cut["status"] = json!("incomplete");
    cut["incomplete_details"] = json!({"reason": "max_output_tokens"});
    let wanted = said("A settings window. Blue.", Failure::LengthLimit);
    assert_eq!(ask(replies(&cut)).await.0.words(), wanted);
    let mut empty = answer;
    empty["output"] = json!([]);
    assert_eq!(
        ask(replies(&empty)).await.0.words(),
        said("", Failure::Empty)
    );
}

#[tokio::test]
async fn models_of_openai_are_listed_with_the_day_they_end() {
    let list = json!({"object": "list", "data": [
        {"id": "gpt-6-luna", "object": "model", "created": 1, "owned_by": "openai"},
        {"id": "gpt-4o", "object": "model", "created": 1, "owned_by": "openai", "shutdown_date": "2027-01-14"},
        {"id": "text-embedding-3-small", "object": "model", "created": 1, "owned_by": "openai"},
        {"id": "gpt-realtime-2", "object": "model", "created": 1, "owned_by": "openai"},
    ]});
    let far = FarSide::start(vec![Reply::json(200, &list)]);
    let describer = opened(&speaking("openai", &far.url()), Patience::default());
    let model = |name: &str, title: &str, describes| Model {
        name: name.to_owned(),
        title: title.to_owned(),
        describes,
    };
    let wanted = [
        model("gpt-6-luna", "", true),
        model("gpt-4o", "until 2027-01-14", true),
        model("text-embedding-3-small", "", false),
        model("gpt-realtime-2", "", false),
    ];
    assert_eq!(describer.models().await.unwrap(), wanted);
    let seen = far.requests().remove(0);
    assert_eq!((&*seen.method, &*seen.target), ("GET", "/v1/models"));
}
