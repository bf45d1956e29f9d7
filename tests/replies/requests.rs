//! What is sent: every field, checked here and, by the provider's own types, in `tests/strict`.

use aloud::describe::key::{Bus, Places};
use aloud::describe::{Conditions, Model, Patience, Safety, SafetyRule, Settings, open_under};
use aloud::failure::Failure;
use aloud::prompt::{Prompt, Resolution};
use base64::Engine as _;
use serde_json::{Value, json};

use crate::asking::{KEY, listen, opened, prompt, settings, stream};
use crate::far_side::{FarSide, Reply, Seen};

async fn sent(prompt: Prompt, change: impl FnOnce(&mut Settings)) -> Seen {
    let far = FarSide::start(vec![stream("plain")]);
    let mut settings = settings(&far.url());
    change(&mut settings);
    let outcome = listen(&*opened(&settings, Patience::default()), prompt).await;
    assert!(outcome.ended, "{outcome:?}");
    far.requests().remove(0)
}

#[tokio::test]
async fn the_request_is_as_documented() {
    let seen = sent(prompt(), |_| {}).await;
    assert_eq!(seen.method, "POST");
    assert_eq!(
        seen.target,
        "/v1beta/models/gemini-3.5-flash-lite:streamGenerateContent?alt=sse"
    );
    assert_eq!(seen.header("x-goog-api-key"), Some(KEY));
    assert_eq!(seen.header("authorization"), None);
    assert_eq!(seen.header("content-type"), Some("application/json"));
    assert!(!seen.target.contains(KEY));
    let data = base64::engine::general_purpose::STANDARD.encode(&prompt().image.unwrap().bytes);
    let wanted = json!({
        "systemInstruction": {"parts": [{"text": prompt().instruction}]},
        "contents": [{"role": "user", "parts": [
            {"inlineData": {"mimeType": "image/jpeg", "data": data}},
            {"text": prompt().question},
        ]}],
        "generationConfig": {
            "maxOutputTokens": 1024,
            "mediaResolution": "MEDIA_RESOLUTION_HIGH",
            "thinkingConfig": {"thinkingLevel": "MINIMAL"},
        },
    });
    assert_eq!(seen.json(), wanted);
}

#[tokio::test]
async fn the_closest_look_is_asked_for_the_part_alone() {
    let look = |resolution, model: &'static str| async move {
        let wish = Prompt {
            resolution,
            ..prompt()
        };
        let body = sent(wish, |settings| settings.model = Some(model.to_owned()))
            .await
            .json();
        (
            body["generationConfig"]["mediaResolution"].clone(),
            body["contents"][0]["parts"][0]["mediaResolution"].clone(),
        )
    };
    let (newer, older) = ("gemini-3.5-flash", "gemini-2.5-flash");
    let (low, high) = (
        json!("MEDIA_RESOLUTION_LOW"),
        json!("MEDIA_RESOLUTION_HIGH"),
    );
    let ultra = json!({"level": "MEDIA_RESOLUTION_ULTRA_HIGH"});
    assert_eq!(look(Resolution::Low, newer).await, (low, Value::Null));
    assert_eq!(
        look(Resolution::High, newer).await,
        (high.clone(), Value::Null)
    );
    assert_eq!(look(Resolution::Ultra, newer).await, (high.clone(), ultra));
    assert_eq!(look(Resolution::Ultra, older).await, (high, Value::Null));
}

#[tokio::test]
async fn safety_is_sent_only_when_wished() {
    let rules = Safety::Rules(vec![SafetyRule {
        category: "hate-speech".to_owned(),
        threshold: "block-only-high".to_owned(),
    }]);
    let body = sent(prompt(), |settings| settings.safety = rules)
        .await
        .json();
    let wanted = json!([{"category": "HARM_CATEGORY_HATE_SPEECH", "threshold": "BLOCK_ONLY_HIGH"}]);
    assert_eq!(body["safetySettings"], wanted);
    let body = sent(prompt(), |settings| settings.safety = Safety::Off)
        .await
        .json();
    assert_eq!(body["safetySettings"].as_array().unwrap().len(), 4);
    let body = sent(prompt(), |settings| settings.max_tokens = Some(77))
        .await
        .json();
    assert_eq!(body["generationConfig"]["maxOutputTokens"], 77);
    assert_eq!(body.get("safetySettings"), None);
}

#[tokio::test]
async fn the_way_of_the_base_address_is_kept() {
    let seen = sent(prompt(), |settings| {
        settings.base_url.as_mut().unwrap().push_str("/google/")
    })
    .await;
    assert!(
        seen.target.starts_with("/google/v1beta/models/"),
        "{}",
        seen.target
    );
}

#[test]
fn settings_are_read_and_written() {
    let read = |text: &str| toml::from_str::<Settings>(text);
    assert_eq!(read("").unwrap(), Settings::default());
    assert_eq!(read("safety = \"off\"").unwrap().safety, Safety::Off);
    assert_eq!(
        read("safety = \"default\"").unwrap().safety,
        Safety::Default
    );
    let rules = read("safety = [{ category = \"harassment\", threshold = \"off\" }]")
        .unwrap()
        .safety;
    assert!(matches!(&rules, Safety::Rules(rules) if rules[0].category == "harassment"));
    for wrong in [
        "safety = \"of\"",
        "safety = [{ category = \"x\" }]",
        "url = \"x\"",
        "model = 3",
    ] {
        assert!(read(wrong).is_err(), "{wrong}");
    }
    let full = Settings {
        safety: rules,
        ca_file: Some("/etc/ca.pem".into()),
        ..settings("https://example.com")
    };
    assert_eq!(read(&toml::to_string(&full).unwrap()).unwrap(), full);
    assert_eq!(
        read(&toml::to_string(&Settings::default()).unwrap()).unwrap(),
        Settings::default()
    );
}

#[test]
fn settings_that_cannot_work_are_refused_by_name() {
    let refused = |change: fn(&mut Settings)| {
        let mut settings = Settings::default();
        change(&mut settings);
        format!(
            "{:#}",
            open_under("gemini", &settings, Conditions::default())
                .err()
                .unwrap()
        )
    };
    assert!(
        refused(|it| it.dialect = "x".to_owned())
            .contains("dialect \"x\" is not known; there is gemini")
    );
    assert!(refused(|it| it.base_url = Some("http://example.com".to_owned())).contains("base-url"));
    assert!(
        refused(|it| it.ca_file = Some("/nowhere.pem".into())).contains("ca-file /nowhere.pem")
    );
    assert!(refused(|it| it.ca_file = Some("/dev/null".into())).contains("ca-file /dev/null"));
    assert!(refused(|it| it.first_word_seconds = Some(0)).contains("first-word-seconds"));
    for name in ["", "a b", "x?key=1", "../x", "x#y", "ä"] {
        let settings = Settings {
            model: Some(name.to_owned()),
            ..Settings::default()
        };
        let error = open_under("gemini", &settings, Conditions::default())
            .err()
            .unwrap();
        assert!(error.to_string().contains("model"), "{name}: {error}");
    }
}

#[tokio::test]
async fn without_a_key_nothing_is_sent() {
    let far = FarSide::start(vec![stream("plain")]);
    let places = Places {
        environment: |_| None,
        bus: Bus::Nowhere,
        folder: None,
        typed: None,
    };
    let conditions = Conditions {
        places,
        ..Conditions::default()
    };
    let describer = open_under("gemini", &settings(&far.url()), conditions).unwrap();
    let provider = "gemini".to_owned();
    let site = Some("aistudio.google.com");
    let failure = Failure::NoKey { provider, site };
    assert_eq!(
        listen(&*describer, prompt()).await.failure,
        Some(failure.clone())
    );
    assert_eq!(describer.check().await, Err(failure));
    assert_eq!(far.look(|record| record.connections), 0);
}

#[tokio::test]
async fn models_are_listed_over_all_pages() {
    let entry = |name: &str, method: &str| json!({"name": format!("models/{name}"), "displayName": name.to_uppercase(), "supportedGenerationMethods": [method]});
    let far = FarSide::start(vec![
        Reply::json(
            200,
            &json!({"models": [entry("a", "generateContent")], "nextPageToken": "x+/="}),
        ),
        Reply::json(200, &json!({"models": [entry("b", "embedContent")]})),
    ]);
    let describer = opened(&settings(&far.url()), Patience::default());
    let model = |name: &str, describes| Model {
        name: name.to_owned(),
        title: name.to_uppercase(),
        describes,
    };
    assert_eq!(
        describer.models().await.unwrap(),
        [model("a", true), model("b", false)]
    );
    let targets: Vec<_> = far
        .requests()
        .into_iter()
        .map(|request| request.target)
        .collect();
    assert_eq!(
        targets,
        [
            "/v1beta/models?pageSize=1000",
            "/v1beta/models?pageSize=1000&pageToken=x%2B%2F%3D"
        ]
    );
}

#[tokio::test]
async fn a_list_in_a_circle_ends() {
    let far = FarSide::start(vec![Reply::json(200, &json!({"nextPageToken": "again"}))]);
    let describer = opened(&settings(&far.url()), Patience::default());
    assert_eq!(describer.models().await, Ok(Vec::new()));
    assert!(far.requests().len() < 100);
}

#[tokio::test]
async fn checking_lists_one_model_and_shows_it_a_small_picture() {
    let list = Reply::json(200, &json!({"models": []}));
    let far = FarSide::start(vec![list, Reply::gemini(&["Red"])]);
    let describer = opened(&settings(&far.url()), Patience::default());
    let model = "gemini-3.5-flash-lite".to_owned();
    let keyed = true;
    let told = describer
        .check()
        .await
        .map(|found| (found.model, found.keyed));
    assert_eq!(told, Ok((model, keyed)));
    let requests = far.requests();
    assert_eq!(
        (&*requests[0].method, &*requests[0].target),
        ("GET", "/v1beta/models?pageSize=1")
    );
    assert_eq!(requests[1].method, "POST");
    let parts = requests[1].json()["contents"][0]["parts"].clone();
    assert!(parts[0]["inlineData"]["data"].is_string(), "{parts}");
    let provider = "gemini".to_owned();
    let details = json!([{"reason": "API_KEY_INVALID"}]);
    let error =
        json!({"error": {"code": 400, "message": "API key not valid.", "details": details}});
    let far = FarSide::start(vec![Reply::json(400, &error)]);
    let describer = opened(&settings(&far.url()), Patience::default());
    assert_eq!(
        describer.check().await,
        Err(Failure::KeyRefused { provider })
    );
    let far = FarSide::start(vec![Reply::html(200)]);
    let describer = opened(&settings(&far.url()), Patience::default());
    assert_eq!(describer.check().await, Err(Failure::LoginPage));
}
