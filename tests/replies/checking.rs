//! Trying a provider: whether key, model and picture input work, in every dialect.

use aloud::describe::{Checked, Conditions, Patience, Settings, open_under};
use aloud::failure::Failure;
use serde_json::{Value, json};

use crate::asking::{opened, places, recorded, speaking};
use crate::far_side::{FarSide, Reply};

fn list() -> Reply {
    Reply::json(200, &json!({"data": []}))
}

fn about(sight: bool) -> Value {
    let can = json!({"supported": sight});
    json!({"id": "claude-haiku-5-5", "capabilities": {"image_input": can}})
}

async fn check(
    settings: impl FnOnce(&str) -> Settings,
    replies: Vec<Reply>,
) -> (Result<Checked, Failure>, FarSide) {
    let far = FarSide::start(replies);
    let describer = opened(&settings(&far.url()), Patience::default());
    (describer.check().await, far)
}

fn targets(far: &FarSide) -> Vec<String> {
    far.requests().into_iter().map(|seen| seen.target).collect()
}

#[tokio::test]
async fn key_model_and_picture_are_tried_in_turn() {
    for (dialect, model, wanted) in [
        ("openai", "gpt-6-luna", vec!["/v1/models", "/v1/responses"]),
        (
            "anthropic",
            "claude-haiku-5-5",
            vec![
                "/v1/models?limit=1",
                "/v1/models/claude-haiku-5-5",
                "/v1/messages",
            ],
        ),
        (
            "openai-compatible",
            "default",
            vec![
                "/v1/models",
                "/v1/models",
                "/api/show",
                "/v1/chat/completions",
            ],
        ),
    ] {
        let mut replies = vec![list(); wanted.len() - 1];
        replies.push(recorded(dialect, "tokens_with_text"));
        let (checked, far) = check(|url| speaking(dialect, url), replies).await;
        let model = model.to_owned();
        let keyed = true;
        let told = checked.map(|found| (found.model, found.keyed));
        assert_eq!(told, Ok((model, keyed)), "{dialect}");
        assert_eq!(targets(&far), wanted, "{dialect}");
        let last = far.requests().pop().unwrap();
        let body = String::from_utf8(last.body).unwrap();
        assert!(body.contains("iVBORw0KGgo"), "a picture is shown: {body}");
    }
}

#[tokio::test]
async fn a_wrong_key_costs_nothing() {
    for dialect in ["openai", "anthropic", "openai-compatible"] {
        let (checked, far) = check(|url| speaking(dialect, url), vec![Reply::new(401)]).await;
        let provider = dialect.to_owned();
        assert_eq!(checked, Err(Failure::KeyRefused { provider }), "{dialect}");
        assert_eq!(far.requests().len(), 1, "{dialect}");
    }
}

#[tokio::test]
async fn a_model_that_is_known_to_be_blind_is_shown_nothing() {
    let modalities = json!({"data": [{"id": "x", "architecture": {"input_modalities": ["text"]}}]});
    let shown = json!({"capabilities": ["completion"]});
    for (dialect, model, replies) in [
        (
            "anthropic",
            "claude-haiku-5-5",
            vec![list(), Reply::json(200, &about(false))],
        ),
        (
            "openai-compatible",
            "default",
            vec![Reply::json(200, &modalities)],
        ),
        (
            "openai-compatible",
            "default",
            vec![list(), list(), Reply::json(200, &shown)],
        ),
    ] {
        let (checked, far) = check(|url| speaking(dialect, url), replies).await;
        let model = model.to_owned();
        assert_eq!(checked, Err(Failure::NoSight { model }), "{dialect}");
        assert!(
            far.requests().iter().all(|seen| seen.body.len() < 100),
            "{dialect}"
        );
    }
}

#[tokio::test]
async fn what_fails_in_the_trial_is_told() {
    let missing = json!({"error": {"code": "model_not_found", "message": "no"}});
    let replies = vec![list(), Reply::json(404, &missing)];
    let (checked, _) = check(|url| speaking("openai", url), replies).await;
    let model = "gpt-6-luna".to_owned();
    assert_eq!(checked, Err(Failure::ModelMissing { model }));
    let replies = vec![list(), recorded("openai", "no_end")];
    let (checked, _) = check(|url| speaking("openai", url), replies).await;
    assert_eq!(checked, Err(Failure::CutOff));
}

#[tokio::test]
async fn a_server_without_a_key_is_said_to_have_none() {
    let mut replies = vec![list(); 3];
    replies.push(recorded("openai-compatible", "plain"));
    let far = FarSide::start(replies);
    let conditions = Conditions {
        places: places(),
        ..Conditions::default()
    };
    let settings = speaking("openai-compatible", &far.url());
    let describer = open_under("keyless", &settings, conditions).unwrap();
    let model = "default".to_owned();
    let keyed = false;
    let told = describer
        .check()
        .await
        .map(|found| (found.model, found.keyed));
    assert_eq!(told, Ok((model, keyed)));
}
