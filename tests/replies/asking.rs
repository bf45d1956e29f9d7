//! Opens the door to a server of ours and listens.

use std::os::unix::fs::PermissionsExt;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::{Duration, Instant};

use aloud::describe::key::{Bus, Places};
use aloud::describe::{Conditions, Describer, Fragment, Patience, Settings, open_under};
use aloud::event::Tokens;
use aloud::failure::Failure;
use aloud::picture::{Encoded, Format, Layout, Picture};
use aloud::prompt::{Prompt, Resolution};
use aloud::request::Request;
use aloud::surroundings::Surroundings;
use futures_util::StreamExt;

use crate::far_side::{FarSide, Reply, SOON};

/// A key of no known form, so that only its exact removal hides it.
pub(crate) const KEY: &str = "canary4711NeverShown";

/// What came out of the door.
#[derive(Debug, Default, PartialEq)]
pub(crate) struct Outcome {
    pub(crate) text: String,
    pub(crate) alive: usize,
    pub(crate) postponed: Vec<Duration>,
    pub(crate) tokens: Option<Tokens>,
    pub(crate) ended: bool,
    pub(crate) failure: Option<Failure>,
}

pub(crate) fn places() -> Places {
    let folder =
        PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!("keys-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    for name in ["gemini", "openai", "anthropic", "openai-compatible"] {
        let file = folder.join(name);
        if !file.exists() {
            let beside = tempfile::NamedTempFile::new_in(&folder).unwrap();
            std::fs::write(beside.path(), KEY).unwrap();
            std::fs::set_permissions(beside.path(), PermissionsExt::from_mode(0o600)).unwrap();
            beside.persist(&file).unwrap();
        }
    }
    Places {
        environment: |_| None,
        bus: Bus::Nowhere,
        folder: Some(folder),
        typed: None,
    }
}

pub(crate) fn settings(url: &str) -> Settings {
    Settings {
        base_url: Some(url.to_owned()),
        agreed: Some(url.to_owned()),
        ..Settings::default()
    }
}

/// Limits so short that a test can wait for them.
pub(crate) fn hurried() -> Patience {
    Patience {
        connect: Duration::from_millis(500),
        first_sign: Duration::from_millis(300),
        first_word: Duration::from_millis(900),
        next_sign: Duration::from_millis(300),
        answer: Duration::from_millis(1500),
        rest: Duration::from_millis(100),
        attempts: Duration::from_millis(100),
        ..Patience::default()
    }
}

/// Settings for a server that speaks this dialect.
pub(crate) fn speaking(dialect: &str, url: &str) -> Settings {
    let version = match dialect {
        "openai" | "openai-compatible" => "/v1",
        _ => "",
    };
    Settings {
        dialect: dialect.to_owned(),
        ..settings(&format!("{url}{version}"))
    }
}

/// A provider with the name of its dialect.
pub(crate) fn opened(settings: &Settings, patience: Patience) -> Arc<dyn Describer> {
    let conditions = Conditions {
        patience,
        places: places(),
    };
    open_under(&settings.dialect, settings, conditions).unwrap()
}

pub(crate) fn prompt() -> Prompt {
    Prompt {
        instruction: "You describe screens to a blind person.".to_owned(),
        question: "Describe this \"screen\".".to_owned(),
        image: Some(Encoded {
            bytes: vec![0xff, 0xd8, 0xff, 1, 2, 3].into(),
            format: Format::Jpeg,
            width: 640,
            height: 480,
        }),
        resolution: Resolution::High,
        max_tokens: 1024,
        request: Request::default(),
        picture: Picture::new(vec![0; 4].into(), Layout::Rgbx, 1, 1, 4).unwrap(),
        surroundings: Surroundings::default(),
        turns: Vec::new(),
        earlier: None,
    }
}

pub(crate) async fn listen(describer: &dyn Describer, prompt: Prompt) -> Outcome {
    let mut outcome = Outcome::default();
    let mut answer = describer.describe(prompt);
    while let Some(fragment) = answer.next().await {
        assert!(
            !outcome.ended && outcome.failure.is_none(),
            "nothing comes after the end"
        );
        match fragment {
            Ok(Fragment::Text(text)) => outcome.text.push_str(&text),
            Ok(Fragment::Alive) => outcome.alive += 1,
            Ok(Fragment::Postponed(wait)) => outcome.postponed.push(wait),
            Ok(Fragment::Used(tokens)) => outcome.tokens = Some(tokens),
            Ok(Fragment::End) => outcome.ended = true,
            Err(failure) => outcome.failure = Some(failure),
        }
    }
    outcome
}

/// Asks once, under the given limits.
pub(crate) async fn ask_within(far: &FarSide, patience: Patience) -> Outcome {
    let describer = opened(&settings(&far.url()), patience);
    listen(&*describer, prompt()).await
}

/// Asks a server with these replies once.
pub(crate) async fn ask(replies: Vec<Reply>) -> (Outcome, FarSide) {
    let far = FarSide::start(replies);
    let outcome = ask_within(&far, Patience::default()).await;
    (outcome, far)
}

/// Asks a server with these replies once, in this dialect.
pub(crate) async fn ask_in(dialect: &str, replies: Vec<Reply>) -> (Outcome, FarSide) {
    let far = FarSide::start(replies);
    let describer = opened(&speaking(dialect, &far.url()), Patience::default());
    (listen(&*describer, prompt()).await, far)
}

/// A recorded body of another dialect than Gemini's.
pub(crate) fn recorded(dialect: &str, name: &str) -> Reply {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/replies");
    let body = std::fs::read_to_string(root.join(dialect).join(format!("{name}.txt")));
    Reply::sse([body.unwrap()])
}

/// A recorded body with the line ends that Gemini sends.
pub(crate) fn body(name: &str) -> String {
    let path =
        PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(format!("tests/replies/gemini/{name}.txt"));
    std::fs::read_to_string(path).unwrap().replace('\n', "\r\n")
}

pub(crate) fn stream(name: &str) -> Reply {
    Reply::sse([body(name)])
}

/// Asks a server that streams a recorded body.
pub(crate) async fn ask_stream(name: &str) -> Outcome {
    ask(vec![stream(name)]).await.0
}

/// Words and the failure after them.
pub(crate) fn said(text: &str, failure: Failure) -> (String, bool, Option<Failure>) {
    (text.to_owned(), false, Some(failure))
}

/// Words and the end.
pub(crate) fn whole(text: &str) -> (String, bool, Option<Failure>) {
    (text.to_owned(), true, None)
}

impl Outcome {
    pub(crate) fn words(self) -> (String, bool, Option<Failure>) {
        (self.text, self.ended, self.failure)
    }
}

/// Waits until the server noticed that the client is gone; the client's runtime must run for it.
pub(crate) async fn left(far: &FarSide) {
    until(|| far.look(|record| record.requests[0].abandoned)).await;
}

pub(crate) async fn until(mut done: impl FnMut() -> bool) {
    let deadline = Instant::now() + SOON;
    while !done() {
        assert!(Instant::now() < deadline, "it never happened");
        tokio::time::sleep(Duration::from_millis(2)).await;
    }
}
