//! The key appears nowhere but in the request's header.

use std::io::{self, Write};
use std::sync::{Arc, Mutex};

use aloud::describe::Patience;
use serde_json::json;
use tracing_subscriber::fmt::MakeWriter;

use crate::asking::{
    KEY, hurried, listen, opened, places, prompt, recorded, settings, speaking, stream,
};
use crate::far_side::{Authority, End, FarSide, Reply, Speech, closed_port};

/// Everything that was logged, by either of the two ways to log.
#[derive(Clone, Default)]
struct Logged(Arc<Mutex<Vec<u8>>>);

impl Write for Logged {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().unwrap().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl<'a> MakeWriter<'a> for Logged {
    type Writer = Self;

    fn make_writer(&'a self) -> Self {
        self.clone()
    }
}

impl log::Log for Logged {
    fn enabled(&self, _: &log::Metadata<'_>) -> bool {
        true
    }

    fn log(&self, record: &log::Record<'_>) {
        let _ = writeln!(self.clone(), "{} {}", record.target(), record.args());
    }

    fn flush(&self) {}
}

/// The faults of a server that echoes the key, in one of the other dialects.
fn others(dialect: &str) -> Vec<Reply> {
    let echo = |status: u16| {
        let error =
            json!({"code": KEY, "type": KEY, "param": KEY, "message": format!("Bearer {KEY}")});
        Reply::json(
            status,
            &json!({"type": "error", "error": error, "request_id": KEY}),
        )
        .header("request-id", KEY)
    };
    let mut replies: Vec<_> = [200, 400, 401, 404, 413, 429, 500, 529].map(echo).into();
    replies
        .extend(["plain", "no_end", "error_midway", "refusal"].map(|name| recorded(dialect, name)));
    replies.extend([End::Reset, End::Hang].map(|end| recorded(dialect, "no_end").then(end)));
    let details = json!({"explanation": KEY, "category": KEY});
    let choice = json!({"delta": {"refusal": KEY}, "finish_reason": "stop"});
    for event in [
        json!({"type": "error", "code": KEY, "message": KEY}),
        json!({"type": "error", "error": {"type": KEY, "message": KEY}}),
        json!({"type": "response.failed", "response": {"error": {"code": KEY, "message": KEY}}}),
        json!({"type": "response.refusal.done", "refusal": KEY}),
        json!({"type": "message_delta", "delta": {"stop_reason": "refusal", "stop_details": details}}),
        json!({"choices": [choice]}),
        json!({"choices": KEY, "type": [KEY], "response": KEY}),
    ] {
        replies.push(Reply::sse([format!("data: {event}\n\n")]));
    }
    replies
}

#[tokio::test]
async fn the_key_is_in_no_log_no_error_and_no_address() {
    let logged = Logged::default();
    let subscriber = tracing_subscriber::fmt()
        .with_max_level(tracing::Level::TRACE)
        .with_writer(logged.clone())
        .finish();
    let _guard = tracing::subscriber::set_default(subscriber);
    log::set_logger(Box::leak(Box::new(logged.clone()))).unwrap();
    log::set_max_level(log::LevelFilter::Trace);

    let echo = |status: u16| {
        let message = format!("Bad key {KEY} in x-goog-api-key: {KEY}");
        let details = json!([{"reason": KEY, "violations": [{"quotaId": KEY}]}]);
        Reply::json(
            status,
            &json!({"error": {"code": status, "message": message, "status": KEY, "details": details}}),
        )
    };
    let event = |event: serde_json::Value| Reply::sse([format!("data: {event}\r\n\r\n")]);
    let mut replies: Vec<Reply> = [400, 401, 402, 403, 404, 407, 409, 413, 418, 429, 500, 503]
        .map(echo)
        .into();
    replies.extend(["plain", "no_end", "bare_error", "error_midway"].map(stream));
    replies.extend([End::Cut, End::Reset, End::Hang].map(|end| stream("no_end").then(end)));
    replies.extend([
        Reply::html(200),
        Reply::new(302).header("location", &format!("https://elsewhere.example/?key={KEY}")),
        Reply::new(200).piece(format!("{{\"error\": \"{KEY}\"}}")),
        Reply::new(200)
            .header(KEY, KEY)
            .piece(format!("nonsense {KEY}")),
        event(json!({"promptFeedback": {"blockReason": KEY}})),
        event(json!({"candidates": [{"finishReason": KEY}]})),
        event(json!({"candidates": KEY})),
        event(json!({"error": {"code": KEY, "message": KEY}})),
    ]);
    let mut scenes: Vec<_> = replies.into_iter().map(|reply| ("gemini", reply)).collect();
    for dialect in ["openai", "anthropic", "openai-compatible"] {
        scenes.extend(others(dialect).into_iter().map(|reply| (dialect, reply)));
    }
    let mut told = String::new();
    for (dialect, reply) in scenes {
        let far = FarSide::start(vec![reply]);
        let describer = opened(&speaking(dialect, &far.url()), hurried());
        describer.prepare().await;
        let outcome = listen(&*describer, prompt()).await;
        told.push_str(&format!(
            "{outcome:?} {:?}",
            outcome.failure.as_ref().map(ToString::to_string)
        ));
        told.push_str(&format!(
            "{:?} {:?}",
            describer.check().await,
            describer.models().await
        ));
        for request in far.requests() {
            assert!(!request.target.contains(KEY));
            assert_eq!(
                request
                    .headers
                    .iter()
                    .filter(|(_, value)| value.contains(KEY))
                    .count(),
                1
            );
        }
    }

    let authority = Authority::new();
    let file = tempfile::NamedTempFile::new().unwrap();
    std::fs::write(file.path(), authority.pem()).unwrap();
    for speech in [
        Speech::Secured(authority.issue("localhost")),
        Speech::Two(authority.issue("localhost")),
        Speech::Two(authority.issue_expired("localhost")),
    ] {
        let far = FarSide::speaking(speech, vec![stream("plain")]);
        let mut settings = settings(&far.url());
        settings.ca_file = Some(file.path().to_owned());
        told.push_str(&format!(
            "{:?}",
            listen(&*opened(&settings, Patience::default()), prompt()).await
        ));
    }
    let closed = settings(&format!("http://127.0.0.1:{}", closed_port()));
    told.push_str(&format!(
        "{:?}",
        listen(&*opened(&closed, hurried()), prompt()).await
    ));
    told.push_str(&format!(
        "{:?}",
        places().find("gemini", &[]).await.unwrap()
    ));

    let logged = String::from_utf8_lossy(&logged.0.lock().unwrap()).into_owned();
    for crate_name in ["aloud", "hyper_util", "h2", "rustls", "reqwest"] {
        assert!(
            logged.contains(crate_name),
            "{crate_name} logs nothing, so that nothing is proved"
        );
    }
    for place in [&told, &logged] {
        let at = place.find(KEY);
        assert_eq!(
            at,
            None,
            "{}",
            at.map_or("", |at| &place[at.saturating_sub(200)..at + KEY.len()])
        );
    }
    // Neither the picture nor the words.
    for secret in ["settings window", "_9j_AQID", "/9j/AQID", "blind person"] {
        assert!(!logged.contains(secret), "{secret}");
    }
}
