//! Servers with Chat Completions: what all of them take, and the ways of single ones.

use std::time::Duration;

use aloud::describe::{Conditions, Model, Patience, Settings, open_under};
use aloud::failure::Failure;
use base64::Engine as _;
use serde_json::{Value, json};

use crate::asking::{
    KEY, Outcome, ask_in, listen, opened, places, prompt, recorded, said, speaking, whole,
};
use crate::far_side::{FarSide, Reply};

const TEXT: &str = "A settings window für Grüße: 日本語, 😀.";

async fn ask(replies: Vec<Reply>) -> (Outcome, FarSide) {
    ask_in("openai-compatible", replies).await
}

async fn heard(name: &str) -> (String, bool, Option<Failure>) {
    ask(vec![recorded("openai-compatible", name)])
        .await
        .0
        .words()
}

/// The settings and a provider whose name has no key.
async fn ask_with(replies: Vec<Reply>, change: impl FnOnce(&mut Settings)) -> (Outcome, FarSide) {
    let far = FarSide::start(replies);
    let mut settings = speaking("openai-compatible", &far.url());
    change(&mut settings);
    let conditions = Conditions {
        places: places(),
        ..Conditions::default()
    };
    let describer = open_under("keyless", &settings, conditions).unwrap();
    (listen(&*describer, prompt()).await, far)
}

#[tokio::test]
async fn only_what_every_server_takes_is_sent() {
    let (_, far) = ask(vec![recorded("openai-compatible", "plain")]).await;
    let seen = far.requests().remove(0);
    assert_eq!(
        (&*seen.method, &*seen.target),
        ("POST", "/v1/chat/completions")
    );
    let bearer = format!("Bearer {KEY}");
    assert_eq!(seen.header("authorization"), Some(&*bearer));
    let data = base64::engine::general_purpose::STANDARD.encode(&prompt().image.unwrap().bytes);
    let url = format!("data:image/jpeg;base64,{data}");
    let wanted = json!({
        "model": "default",
        "stream": true,
        "messages": [
            {"role": "system", "content": prompt().instruction},
            {"role": "user", "content": [
                {"type": "image_url", "image_url": {"url": url}},
                {"type": "text", "text": prompt().question},
            ]},
        ],
        "max_tokens": 1024,
    });
    assert_eq!(seen.json(), wanted);
}

#[tokio::test]
async fn a_server_on_this_machine_is_asked_without_a_key() {
    let (outcome, far) = ask_with(vec![recorded("openai-compatible", "plain")], |_| {}).await;
    assert_eq!(outcome.words(), whole(TEXT));
    assert_eq!(far.requests()[0].header("authorization"), None);
}

#[tokio::test]
async fn a_server_elsewhere_wants_its_own_key_and_no_other_s() {
    let mut places = places();
    places.environment = |_| Some(KEY.into());
    let conditions = Conditions {
        places,
        ..Conditions::default()
    };
    let settings = speaking("openai-compatible", "https://gateway.invalid");
    let describer = open_under("keyless", &settings, conditions).unwrap();
    let failure = Failure::NoKey {
        provider: "keyless".to_owned(),
        site: None,
    };
    assert_eq!(listen(&*describer, prompt()).await.failure, Some(failure));
}

#[test]
fn without_an_address_it_cannot_be_opened() {
    let settings = Settings {
        dialect: "openai-compatible".to_owned(),
        ..Settings::default()
    };
    let error = open_under("gateway", &settings, Conditions::default())
        .err()
        .unwrap();
    assert!(error.to_string().contains("needs a base-url"), "{error}");
}

#[tokio::test]
async fn a_model_that_must_be_loaded_first_is_waited_for() {
    let slow = recorded("openai-compatible", "plain").before(Duration::from_secs(40));
    tokio::time::pause();
    let far = FarSide::start(vec![slow.clone(), slow]);
    let settings = speaking("openai-compatible", &far.url());
    let describer = opened(&settings, Patience::default());
    let mut answer = describer.describe(prompt());
    let first = tokio::time::timeout(
        Duration::from_secs(170),
        futures_util::StreamExt::next(&mut answer),
    );
    assert!(
        first.await.is_err(),
        "nothing is given up within three minutes"
    );
    let hasty = opened(
        &Settings {
            first_word_seconds: Some(5),
            ..settings
        },
        Patience::default(),
    );
    let mut answer = hasty.describe(prompt());
    let first = tokio::time::timeout(
        Duration::from_secs(30),
        futures_util::StreamExt::next(&mut answer),
    );
    assert!(first.await.is_ok(), "the configuration's own limit holds");
}

#[tokio::test]
async fn effort_is_sent_only_when_configured_and_left_out_when_refused() {
    let error = json!({"error": {"message": "Unknown parameter: 'reasoning_effort'.", "code": "unknown_parameter"}});
    let replies = vec![
        Reply::json(400, &error),
        recorded("openai-compatible", "plain"),
    ];
    let (outcome, far) = ask_with(replies, |it| it.effort = Some("none".to_owned())).await;
    assert_eq!(outcome.words(), whole(TEXT));
    let bodies: Vec<_> = far
        .requests()
        .iter()
        .map(|request| request.json())
        .collect();
    assert_eq!(bodies[0]["reasoning_effort"], "none");
    assert_eq!(bodies[1].get("reasoning_effort"), None);
}

#[tokio::test]
async fn the_token_limit_goes_by_its_newer_name_where_that_is_wanted() {
    let message = "Unsupported parameter: 'max_tokens' is not supported with this model. Use 'max_completion_tokens' instead.";
    let error = json!({"error": {"message": message, "param": "max_tokens", "code": "unsupported_parameter"}});
    let replies = vec![
        Reply::json(400, &error),
        recorded("openai-compatible", "plain"),
    ];
    let (outcome, far) = ask(replies).await;
    assert_eq!(outcome.words(), whole(TEXT));
    let body = far.requests()[1].json();
    assert_eq!(body["max_completion_tokens"], 1024);
    assert_eq!(body.get("max_tokens"), None);
}

#[tokio::test]
async fn a_failure_that_ollama_hides_is_cut_off() {
    assert_eq!(
        heard("hidden_failure").await,
        said("A window", Failure::CutOff)
    );
}

#[tokio::test]
async fn an_end_mark_without_a_reason_is_believed_after_words() {
    assert_eq!(heard("no_reason").await, whole("A window"));
    let (outcome, _) = ask(vec![Reply::sse(["data: [DONE]\n\n"])]).await;
    assert_eq!(outcome.words(), said("", Failure::Empty));
}

#[tokio::test]
async fn an_end_without_its_mark_is_an_end() {
    let chunk = |delta: Value, reason: Value| {
        let choice = json!({"index": 0, "delta": delta, "finish_reason": reason});
        format!("data: {}\n\n", json!({"choices": [choice]}))
    };
    let words = chunk(json!({"content": "A window"}), Value::Null);
    let reply = Reply::sse([words.clone(), chunk(json!({}), json!("stop"))]);
    assert_eq!(ask(vec![reply]).await.0.words(), whole("A window"));
    for reason in ["tool_calls", "abort", "new_in_2027"] {
        let reply = Reply::sse([words.clone(), chunk(json!({}), json!(reason))]);
        let wanted = said("A window", Failure::CutOff);
        assert_eq!(ask(vec![reply]).await.0.words(), wanted, "{reason}");
    }
    // An empty end that comes too early is not believed.
    let reply = Reply::sse([
        chunk(json!({}), json!("stop")),
        words,
        chunk(json!({}), json!("stop")),
    ]);
    assert_eq!(ask(vec![reply]).await.0.words(), whole("A window"));
}

#[tokio::test]
async fn comments_keep_the_connection_alive_and_are_no_words() {
    let (outcome, _) = ask(vec![recorded("openai-compatible", "keep_alive")]).await;
    assert!(outcome.alive >= 3, "{outcome:?}");
    assert_eq!(outcome.words(), whole("A window"));
}

#[tokio::test]
async fn an_answer_in_one_piece_is_an_answer() {
    let message =
        json!({"role": "assistant", "content": "A window", "reasoning_content": "private"});
    let answer = |reason| json!({"object": "chat.completion", "choices": [{"message": message, "finish_reason": reason}]});
    let (outcome, _) = ask(vec![Reply::json(200, &answer("stop"))]).await;
    assert_eq!(outcome.words(), whole("A window"));
    let (outcome, _) = ask(vec![Reply::json(200, &answer("length"))]).await;
    assert_eq!(outcome.words(), said("A window", Failure::LengthLimit));
}

#[tokio::test]
async fn a_model_without_eyes_is_named_and_not_asked_again() {
    for (status, body) in [
        (
            500,
            json!({"error": {"code": 500, "message": "image input is not supported - hint: if this is unexpected, you may need to provide the mmproj", "type": "server_error"}}),
        ),
        (
            400,
            json!({"object": "error", "message": "At most 0 image(s) may be provided in one request.", "type": "BadRequestError", "code": 400}),
        ),
    ] {
        let (outcome, far) = ask(vec![Reply::json(status, &body)]).await;
        let model = "default".to_owned();
        assert_eq!(outcome.failure, Some(Failure::NoSight { model }), "{body}");
        assert_eq!(far.requests().len(), 1);
    }
}

#[tokio::test]
async fn errors_of_every_form_have_their_meaning() {
    let model = || "default".to_owned();
    let reason = || "Why.".to_owned();
    for (status, body, failure) in [
        (
            404,
            json!({"error": "model 'default' not found"}),
            Failure::ModelMissing { model: model() },
        ),
        (
            404,
            json!({"object": "error", "message": "The model `x` does not exist.", "code": 404}),
            Failure::ModelMissing { model: model() },
        ),
        (
            404,
            json!({"error": {"code": 404, "message": "File Not Found", "type": "not_found_error"}}),
            Failure::Unexpected {
                detail: "File Not Found".to_owned(),
            },
        ),
        (
            400,
            json!({"object": "error", "message": "Why.", "code": 400}),
            Failure::RequestRefused { reason: reason() },
        ),
        (
            400,
            json!({"error": {"code": 400, "message": "too long", "type": "exceed_context_size_error"}}),
            Failure::RequestTooLarge,
        ),
        (
            402,
            json!({"error": {"message": "Why.", "code": 402}}),
            Failure::CreditGone,
        ),
    ] {
        let (outcome, far) = ask(vec![Reply::json(status, &body)]).await;
        assert_eq!(outcome.failure, Some(failure), "{body}");
        assert_eq!(far.requests().len(), 1, "{body}");
    }
    // While llama.cpp loads.
    let loading =
        json!({"error": {"code": 503, "message": "Loading model", "type": "unavailable_error"}});
    let replies = vec![
        Reply::json(503, &loading),
        recorded("openai-compatible", "plain"),
    ];
    assert_eq!(ask(replies).await.0.words(), whole(TEXT));
    // The number of an error inside the stream is its status.
    let late = json!({"error": {"code": 503, "message": "No instances."}});
    let replies = vec![
        Reply::sse([format!("data: {late}\n\n")]),
        recorded("openai-compatible", "plain"),
    ];
    assert_eq!(ask(replies).await.0.words(), whole(TEXT));
}

#[tokio::test]
async fn models_of_a_server_are_listed() {
    let list = json!({"object": "list", "data": [
        {"id": "gemma4", "object": "model"},
        {"id": "nomic-embed-text", "object": "model"},
        {"id": "blind", "architecture": {"input_modalities": ["text"]}},
        {"id": "seeing", "architecture": {"input_modalities": ["text", "image"]}},
    ]});
    let models = async |body: &Value| {
        let far = FarSide::start(vec![Reply::json(200, body)]);
        let describer = opened(
            &speaking("openai-compatible", &far.url()),
            Patience::default(),
        );
        describer.models().await
    };
    let model = |name: &str, describes| Model {
        name: name.to_owned(),
        title: String::new(),
        describes,
    };
    let wanted = [
        model("gemma4", true),
        model("nomic-embed-text", false),
        model("blind", false),
        model("seeing", true),
    ];
    assert_eq!(models(&list).await.unwrap(), wanted);
    assert_eq!(
        models(&json!({"object": "list", "data": null})).await,
        Ok(Vec::new())
    );
}
