//! What OpenAI's two APIs have in common: pictures, errors and the names of models.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use crate::failure::Failure;
use crate::picture::{Encoded, Limits, Tiles};

use super::complaint::Complaint;
use super::dialect::Concessions;
use super::fault;

/// The detail "high" shrinks a picture to 2,500 squares of 32 pixels; the limit of a whole request is
/// far beyond these bytes.
pub(super) const LIMITS: Limits = Limits {
    long_edge: 2048,
    max_bytes: 4 << 20,
    tiles: Some(Tiles {
        edge: 32,
        most: 2500,
    }),
};

/// The models of the list that do not describe: they hear, draw, compare or only go on writing.
const OTHERS: [&str; 16] = [
    "audio",
    "babbage",
    "dall-e",
    "davinci",
    "embed",
    "gpt-3.5",
    "image",
    "instruct",
    "moderation",
    "realtime",
    "rerank",
    "search",
    "sora",
    "transcribe",
    "tts",
    "whisper",
];

/// Whether a model of this name may describe; the list tells nothing but names.
pub(super) fn describes(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    !OTHERS.iter().any(|other| name.contains(other))
}

/// A picture as an address that holds it.
pub(super) fn address(image: &Encoded) -> String {
    let mime = image.format.mime();
    format!("data:{mime};base64,{}", STANDARD.encode(&image.bytes))
}

/// Another effort where the complaint is about effort; `last` is the step that says none.
pub(super) fn other_effort(
    complaint: &Complaint,
    given: &Concessions,
    last: usize,
) -> Option<Concessions> {
    let words = ["reasoning", "reasoning_effort", "effort"];
    let effort = words.iter().any(|word| complaint.concerns(word));
    if !effort || given.thinking >= last {
        return None;
    }
    // A model that knows no effort at all needs no second question.
    let unknown =
        complaint.code == "unsupported_parameter" || complaint.code == "unknown_parameter";
    Some(given.thinking_at(if unknown { last } else { given.thinking + 1 }))
}

/// What an error means, in the Responses API and in Chat Completions.
pub(super) fn judge(complaint: &Complaint, model: &str) -> Failure {
    let reason = complaint.reason();
    let within = complaint.status < 400;
    if fault::is_blindness(complaint) {
        let model = model.to_owned();
        return Failure::NoSight { model };
    }
    match complaint.code.as_str() {
        "invalid_api_key" | "invalid_authentication" => Failure::KeyRefused {
            provider: String::new(),
        },
        "insufficient_quota" | "billing_hard_limit_reached" | "billing_not_active" => {
            Failure::CreditGone
        }
        "model_not_found" => fault::missing(model),
        "image_too_large" | "context_length_exceeded" | "exceed_context_size_error" => {
            Failure::RequestTooLarge
        }
        "image_content_policy_violation"
        | "content_policy_violation"
        | "content_filter"
        | "bio_policy"
        | "misalignment_policy_violation" => Failure::Declined { reason },
        "rate_limit_exceeded" if within => Failure::Busy {
            retry_after: complaint.wait,
        },
        "server_error" if within => Failure::ProviderBroken { status: 500 },
        "server_is_overloaded" | "slow_down" if within => Failure::Overloaded,
        _ if complaint.status == 404 && !complaint.page => fault::not_found(complaint, model),
        _ => fault::of_status(complaint),
    }
}
