//! Providers of every dialect from the command line: the key, the check in words, the list of models;
//! and two entries of one kind beside each other.

use serde_json::{Value, json};

use super::person::{KEY, Person};
use crate::far_side::{FarSide, Reply};

/// A dialect, what stands behind its base address, its list of models, what else is asked before the
/// picture, its recorded answer, the model that looked, the listed models, and the header of the key.
type Row = (
    &'static str,
    &'static str,
    Value,
    usize,
    &'static str,
    &'static str,
    &'static str,
    &'static str,
);

fn rows() -> [Row; 4] {
    let list = |id: &str| json!({"data": [{"id": id, "object": "model", "type": "model", "display_name": "One"}], "has_more": false});
    let gemini = json!({"models": [{"name": "models/one", "displayName": "One", "supportedGenerationMethods": ["generateContent"]}]});
    [
        (
            "gemini",
            "",
            gemini,
            0,
            include_str!("../replies/gemini/plain.txt"),
            "gemini-3.5-flash-lite",
            "one, One\n",
            "x-goog-api-key",
        ),
        (
            "openai",
            "/v1",
            list("gpt-6-luna"),
            0,
            include_str!("../replies/openai/plain.txt"),
            "gpt-6-luna",
            "gpt-6-luna\n",
            "authorization",
        ),
        (
            "anthropic",
            "",
            list("claude-haiku-5-5"),
            1,
            include_str!("../replies/anthropic/plain.txt"),
            "claude-haiku-5-5",
            "claude-haiku-5-5, One\n",
            "x-api-key",
        ),
        (
            "openai-compatible",
            "/v1",
            list("qwen"),
            2,
            include_str!("../replies/openai-compatible/plain.txt"),
            "default",
            "qwen\n",
            "authorization",
        ),
    ]
}

#[test]
fn key_and_models_of_every_dialect_are_told_in_words() {
    for (dialect, path, list, further, answer, model, models, header) in rows() {
        let mut replies = vec![Reply::json(200, &list); 1 + further];
        replies.push(Reply::sse([answer.replace('\n', "\r\n")]));
        replies.push(Reply::json(200, &list));
        replies.push(Reply::json(
            401,
            &json!({"error": {"code": "invalid_api_key", "message": "no"}}),
        ));
        let far = FarSide::start(replies);
        let mut person = Person::new();
        person.configure(&format!(
            "providers = [\"mine\"]\n[provider.mine]\ndialect = \"{dialect}\"\nbase-url = \"{}{path}\"\n",
            far.url()
        ));
        let stored = person.types_with("key set mine", KEY);
        assert_eq!(stored.code, 0, "{dialect}: {stored:?}");
        let heard = person.types("key check mine");
        let accepted = format!("mine accepts the key, and the model {model} looks at pictures.\n");
        assert_eq!(heard.parts(), (0, accepted, String::new()), "{dialect}");
        let heard = person.types("models mine");
        assert_eq!(
            heard.parts(),
            (0, models.into(), String::new()),
            "{dialect}"
        );
        let heard = person.types("key check mine");
        assert_eq!(heard.code, 1, "{dialect}: {heard:?}");
        assert!(
            heard.error.starts_with("mine does not accept the key."),
            "{dialect}: {heard:?}"
        );
        for request in far.requests() {
            let sent = request.header(header).unwrap_or_default();
            assert!(
                sent.trim_start_matches("Bearer ") == KEY,
                "{dialect}: {}",
                request.target
            );
        }
    }
}

#[test]
fn two_entries_of_one_kind_have_each_its_key_its_server_and_its_name() {
    let list = json!({"data": [{"id": "gpt-6-luna"}]});
    let far = [(), ()].map(|()| FarSide::start(vec![Reply::json(200, &list); 2]));
    let mut person = Person::new();
    let entry = |name: &str, far: &FarSide| {
        format!(
            "[provider.{name}]\ndialect = \"openai\"\nbase-url = \"{}/v1\"\n",
            far.url()
        )
    };
    person.configure(&format!(
        "{}{}",
        entry("work", &far[0]),
        entry("home", &far[1])
    ));
    for (name, key) in [("work", "first-key"), ("home", "second-key")] {
        assert_eq!(person.types_with(&format!("key set {name}"), key).code, 0);
    }
    for (name, far, key) in [
        ("work", &far[0], "first-key"),
        ("home", &far[1], "second-key"),
    ] {
        let heard = person.types(&format!("models {name}"));
        assert_eq!(heard.parts(), (0, "gpt-6-luna\n".into(), String::new()));
        let wanted = format!("Bearer {key}");
        let requests = far.requests();
        assert_eq!(requests.len(), 1);
        assert_eq!(requests[0].header("authorization"), Some(&*wanted));
    }
}
