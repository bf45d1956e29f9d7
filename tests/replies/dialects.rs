//! What is the same in every dialect but Gemini's, each with its own recorded replies.

use std::time::Duration;

use aloud::conversation::Turn;
use aloud::describe::{Conditions, Patience, dialects, open_under};
use aloud::event::Tokens;
use aloud::failure::{Failure, Stage};
use aloud::picture::Encoded;
use aloud::prompt::{Earlier, Prompt};
use serde_json::{Value, json};

use crate::asking::{
    Outcome, ask, ask_in, hurried, left, listen, opened, places, prompt, recorded, said, speaking,
    stream, whole,
};
use crate::far_side::{End, FarSide, Reply};

const PLAIN: &str = "A settings window für Grüße: 日本語, 😀.";
const SPOKEN: [&str; 3] = ["openai", "anthropic", "openai-compatible"];

/// The streams of these dialects without their end, and with bytes of their own after it.
async fn heard(dialect: &str, name: &str) -> (String, bool, Option<Failure>) {
    ask_in(dialect, vec![recorded(dialect, name)])
        .await
        .0
        .words()
}

fn declined(reason: &str) -> Failure {
    Failure::Declined {
        reason: reason.to_owned(),
    }
}

#[tokio::test]
async fn an_answer_is_heard_in_every_dialect_however_it_is_cut() {
    for dialect in SPOKEN {
        assert_eq!(heard(dialect, "plain").await, whole(PLAIN), "{dialect}");
        for size in [1, 3, 7] {
            let reply = recorded(dialect, "plain").cut_into(size);
            let outcome = ask_in(dialect, vec![reply]).await.0;
            assert_eq!(outcome.words(), whole(PLAIN), "{dialect} {size}");
        }
    }
}

#[tokio::test]
async fn thoughts_are_never_spoken_in_any_dialect() {
    for dialect in SPOKEN {
        let outcome = ask_in(dialect, vec![recorded(dialect, "thoughts")]).await.0;
        assert!(outcome.alive >= 2, "{dialect}: {outcome:?}");
        assert_eq!(outcome.words(), whole("A window"), "{dialect}");
    }
}

#[tokio::test]
async fn a_stream_without_its_own_end_is_cut_off_in_every_dialect() {
    for dialect in SPOKEN {
        let wanted = said("A window", Failure::CutOff);
        assert_eq!(heard(dialect, "no_end").await, wanted, "{dialect}");
        for end in [End::Cut, End::Reset] {
            let reply = recorded(dialect, "no_end").then(end);
            let (outcome, far) = ask_in(dialect, vec![reply]).await;
            assert_eq!(outcome.words(), wanted, "{dialect} {end:?}");
            assert_eq!(
                far.requests().len(),
                1,
                "{dialect}: words are never repeated"
            );
        }
    }
}

#[tokio::test]
async fn the_token_limit_is_told_in_every_dialect() {
    for dialect in SPOKEN {
        let wanted = said("A window", Failure::LengthLimit);
        assert_eq!(
            heard(dialect, "tokens_with_text").await,
            wanted,
            "{dialect}"
        );
        let wanted = said("", Failure::Empty);
        assert_eq!(
            heard(dialect, "tokens_without_text").await,
            wanted,
            "{dialect}"
        );
        assert_eq!(heard(dialect, "no_words").await, wanted, "{dialect}");
    }
}

#[tokio::test]
async fn what_an_answer_has_cost_is_told_where_the_provider_tells_it() {
    for (dialect, tokens) in [
        ("openai", Some((2760, 38))),
        ("anthropic", Some((2790, 41))),
        // Its figures come after the end, for which nobody waits.
        ("openai-compatible", None),
    ] {
        let tokens = tokens.map(|(input, output)| Tokens { input, output });
        let replies = vec![recorded(dialect, "plain")];
        assert_eq!(ask_in(dialect, replies).await.0.tokens, tokens, "{dialect}");
    }
    let tokens = Some(Tokens {
        input: 1207,
        output: 41,
    });
    assert_eq!(ask(vec![stream("plain")]).await.0.tokens, tokens);
}

#[tokio::test]
async fn a_refusal_is_told_with_its_words_and_not_as_a_description() {
    for dialect in SPOKEN {
        let wanted = said("", declined("I cannot help with that."));
        assert_eq!(heard(dialect, "refusal").await, wanted, "{dialect}");
    }
    for (dialect, reason) in SPOKEN
        .into_iter()
        .zip(["content_filter", "cyber", "content_filter"])
    {
        let wanted = said("A window", declined(reason));
        assert_eq!(heard(dialect, "filtered").await, wanted, "{dialect}");
    }
}

#[tokio::test]
async fn an_error_inside_the_stream_is_tried_again_only_before_the_first_word() {
    for dialect in SPOKEN {
        let replies = vec![recorded(dialect, "error_first"), recorded(dialect, "plain")];
        let (outcome, far) = ask_in(dialect, replies).await;
        assert_eq!(outcome.words(), whole(PLAIN), "{dialect}");
        assert_eq!(far.requests().len(), 2, "{dialect}");
        let (outcome, far) = ask_in(dialect, vec![recorded(dialect, "error_midway")]).await;
        let failure = match dialect {
            "anthropic" => Failure::Overloaded,
            _ => Failure::ProviderBroken { status: 500 },
        };
        assert_eq!(outcome.words(), said("A window", failure), "{dialect}");
        assert_eq!(far.requests().len(), 1, "{dialect}");
    }
}

#[tokio::test]
async fn a_wait_is_obeyed_and_told_to_the_millisecond() {
    for dialect in SPOKEN {
        let error = json!({"error": {"type": "rate_limit_error", "message": "Slow down."}});
        let busy = |name: &str, wait: &str| Reply::json(429, &error).header(name, wait);
        let exact = busy("retry-after-ms", "250").header("retry-after", "9");
        let (outcome, _) = ask_in(dialect, vec![exact, recorded(dialect, "plain")]).await;
        assert_eq!(outcome.postponed, [Duration::from_millis(250)], "{dialect}");
        assert_eq!(outcome.words(), whole(PLAIN), "{dialect}");
        let (outcome, far) = ask_in(dialect, vec![busy("retry-after", "130")]).await;
        let retry_after = Some(Duration::from_secs(130));
        assert_eq!(outcome.failure, Some(Failure::Busy { retry_after }));
        assert_eq!(far.requests().len(), 1, "{dialect}");
    }
}

#[tokio::test]
async fn a_broken_server_is_tried_again_unless_it_asks_not_to() {
    for dialect in SPOKEN {
        for status in [500, 502, 503, 504, 529] {
            let replies = vec![Reply::html(status), recorded(dialect, "plain")];
            let (outcome, far) = ask_in(dialect, replies).await;
            // Without words for it 529 means overloaded everywhere.
            assert_eq!(outcome.words(), whole(PLAIN), "{dialect} {status}");
            assert_eq!(far.requests().len(), 2, "{dialect} {status}");
        }
        let never = Reply::new(500).header("x-should-retry", "false");
        let (outcome, far) = ask_in(dialect, vec![never]).await;
        let failure = Failure::ProviderBroken { status: 500 };
        assert_eq!(outcome.failure, Some(failure), "{dialect}");
        assert_eq!(far.requests().len(), 1, "{dialect}");
    }
}

#[tokio::test]
async fn statuses_without_words_have_the_same_meaning_everywhere() {
    for dialect in SPOKEN {
        for (reply, failure) in [
            (Reply::html(413), Failure::RequestTooLarge),
            (Reply::html(200), Failure::LoginPage),
            (Reply::html(404), Failure::LoginPage),
            (
                Reply::new(302).header("location", "https://elsewhere.example/"),
                Failure::LoginPage,
            ),
            (
                Reply::new(403),
                Failure::NotAllowed {
                    reason: "HTTP 403".to_owned(),
                },
            ),
        ] {
            let (outcome, far) = ask_in(dialect, vec![reply]).await;
            assert_eq!(outcome.failure, Some(failure), "{dialect}");
            assert_eq!(far.requests().len(), 1, "{dialect}");
        }
        let (outcome, _) = ask_in(dialect, vec![Reply::new(401)]).await;
        let provider = dialect.to_owned();
        assert_eq!(outcome.failure, Some(Failure::KeyRefused { provider }));
    }
}

#[tokio::test]
async fn a_stall_and_a_missing_first_sign_are_given_up_in_every_dialect() {
    for dialect in SPOKEN {
        let ask = async |reply| -> (Outcome, FarSide) {
            let far = FarSide::start(vec![reply]);
            let describer = opened(&speaking(dialect, &far.url()), hurried());
            (listen(&*describer, prompt()).await, far)
        };
        let (outcome, far) = ask(recorded(dialect, "no_end").then(End::Hang)).await;
        let late = Failure::TimedOut(Stage::NextWord);
        assert_eq!(outcome.words(), said("A window", late), "{dialect}");
        left(&far).await;
        let (outcome, _) = ask(recorded(dialect, "plain").before(Duration::from_secs(30))).await;
        let late = Failure::TimedOut(Stage::FirstWord);
        assert_eq!(outcome.words(), said("", late), "{dialect}");
    }
}

#[tokio::test]
async fn malformed_events_are_unexpected_in_every_dialect() {
    for dialect in SPOKEN {
        for event in ["{\"type\":", "\"x\"", "<html>", "3"] {
            let reply = Reply::sse([format!("data: {event}\n\n")]);
            let failure = ask_in(dialect, vec![reply]).await.0.failure;
            assert!(
                matches!(failure, Some(Failure::Unexpected { .. })),
                "{dialect} {event}: {failure:?}"
            );
        }
    }
}

/// What a provider of this dialect is sent.
async fn body_of(dialect: &str, prompt: Prompt) -> Value {
    let far = FarSide::start(vec![Reply::new(400)]);
    let describer = opened(&speaking(dialect, &far.url()), Patience::default());
    listen(&*describer, prompt).await;
    far.requests().remove(0).json()
}

#[tokio::test]
async fn what_has_changed_is_asked_with_both_pictures_the_earlier_first() {
    for (dialect, places) in [
        ("gemini", ["/contents/0/parts/0", "/contents/0/parts/1"]),
        ("openai", ["/input/0/content/0", "/input/0/content/1"]),
        (
            "anthropic",
            ["/messages/0/content/0", "/messages/0/content/1"],
        ),
        (
            "openai-compatible",
            ["/messages/1/content/0", "/messages/1/content/1"],
        ),
    ] {
        let now = prompt();
        let image = now.image.clone().map(|image| Encoded {
            bytes: vec![0xff, 0xd8, 0xff, 9, 9, 9].into(),
            ..image
        });
        let earlier = Earlier {
            picture: now.picture.clone(),
            surroundings: now.surroundings.clone(),
            image,
            areas: None,
            difference: None,
        };
        let body = body_of(dialect, now.compared_with(earlier)).await;
        let pictures = places.map(|place| body.pointer(place).unwrap().to_string());
        assert!(pictures[0].contains("/9j/CQkJ"), "{dialect}: {pictures:?}");
        assert!(pictures[1].contains("/9j/AQID"), "{dialect}: {pictures:?}");
    }
}

#[tokio::test]
async fn a_later_question_brings_what_was_said_before_and_the_picture_once() {
    let turn = |question: &str, answer: &str| Turn {
        question: question.to_owned(),
        answer: answer.to_owned(),
    };
    for (dialect, list, words) in [
        ("gemini", "contents", "/parts"),
        ("openai", "input", "/content"),
        ("anthropic", "messages", "/content"),
        ("openai-compatible", "messages", "/content"),
    ] {
        let body = body_of(
            dialect,
            Prompt {
                turns: vec![turn("first?", "one."), turn("second?", "two.")],
                question: "third?".to_owned(),
                ..prompt()
            },
        )
        .await;
        let turns: Vec<Value> = body[list].as_array().unwrap().clone();
        let turns: Vec<_> = turns
            .iter()
            .filter(|turn| turn["role"] != "system")
            .collect();
        let roles: Vec<_> = turns.iter().map(|turn| turn["role"].as_str()).collect();
        let other = match dialect {
            "gemini" => "model",
            _ => "assistant",
        };
        let roles_wanted = ["user", other, "user", other, "user"].map(Some);
        assert_eq!(roles, roles_wanted, "{dialect}");
        let contents: Vec<_> = turns
            .iter()
            .map(|turn| turn.pointer(words).unwrap().to_string())
            .collect();
        for (content, word) in contents
            .iter()
            .zip(["first?", "one.", "second?", "two.", "third?"])
        {
            assert!(content.contains(word), "{dialect}: {content}");
        }
        let pictures = |content: &&String| content.contains("/9j/");
        assert!(pictures(&&contents[0]), "{dialect}");
        assert_eq!(contents.iter().filter(pictures).count(), 1, "{dialect}");
    }
}

#[tokio::test]
async fn without_a_key_the_right_site_is_named_and_nothing_is_sent() {
    for (dialect, site) in [
        ("gemini", "aistudio.google.com"),
        ("openai", "platform.openai.com"),
        ("anthropic", "platform.claude.com"),
    ] {
        let far = FarSide::start(vec![Reply::new(500)]);
        let conditions = Conditions {
            places: aloud::describe::key::Places {
                folder: None,
                ..places()
            },
            ..Conditions::default()
        };
        let describer = open_under("mine", &speaking(dialect, &far.url()), conditions).unwrap();
        let failure = Failure::NoKey {
            provider: "mine".to_owned(),
            site: Some(site),
        };
        assert_eq!(listen(&*describer, prompt()).await.failure, Some(failure));
        assert_eq!(far.look(|record| record.connections), 0);
    }
}

#[tokio::test]
async fn several_providers_of_one_dialect_have_keys_of_their_own() {
    let file = places().folder.unwrap().join("second");
    std::fs::copy(places().folder.unwrap().join("openai"), &file).unwrap();
    std::fs::write(&file, "second-key").unwrap();
    let used = async |name: &str| {
        let far = FarSide::start(vec![recorded("openai", "plain")]);
        let mut places = places();
        places.environment = |name| (name == "OPENAI_API_KEY").then(|| "from-outside".into());
        let conditions = Conditions {
            places,
            ..Conditions::default()
        };
        let describer = open_under(name, &speaking("openai", &far.url()), conditions).unwrap();
        assert!(listen(&*describer, prompt()).await.ended);
        let header = far.requests()[0].header("authorization").map(str::to_owned);
        header.unwrap()
    };
    assert_eq!(used("openai").await, "Bearer from-outside");
    assert_eq!(used("second").await, "Bearer second-key");
    assert_eq!(used("third").await, "Bearer from-outside");
}

#[test]
fn every_dialect_is_known_by_name() {
    let known: Vec<_> = dialects().collect();
    assert_eq!(
        known,
        [
            "gemini",
            "openai",
            "anthropic",
            "openai-compatible",
            "local"
        ]
    );
}
