//! The events of Gemini's stream.

use serde::Deserialize;

use crate::describe::dialect::{Ending, Heard, Used};
use crate::failure::Failure;

/// One event: a whole `GenerateContentResponse`, of which every field can be missing.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Frame {
    pub(super) candidates: Option<Vec<Candidate>>,
    pub(super) prompt_feedback: Option<Feedback>,
    usage_metadata: Option<Usage>,
}

/// Told in every event, and growing.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Usage {
    prompt_token_count: Option<u64>,
    candidates_token_count: Option<u64>,
    thoughts_token_count: Option<u64>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Feedback {
    block_reason: Option<String>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Candidate {
    content: Option<Content>,
    finish_reason: Option<String>,
}

#[derive(Deserialize)]
struct Content {
    parts: Option<Vec<Part>>,
}

#[derive(Deserialize)]
struct Part {
    text: Option<String>,
    thought: Option<bool>,
}

impl Frame {
    /// What it means.
    pub(super) fn heard(self) -> Heard {
        let mut heard = Heard::default();
        if let Some(candidate) = self.candidates.into_iter().flatten().next() {
            let parts = candidate.content.and_then(|content| content.parts);
            for part in parts.into_iter().flatten() {
                if part.thought != Some(true) {
                    heard.text.push_str(&part.text.unwrap_or_default());
                }
            }
            heard.ending = candidate.finish_reason.as_deref().and_then(ending);
        }
        let blocked = self
            .prompt_feedback
            .and_then(|feedback| feedback.block_reason);
        if let Some(reason) = blocked.filter(|reason| reason != "BLOCK_REASON_UNSPECIFIED") {
            heard.ending = Some(Ending::Failed(Failure::Declined { reason }));
        }
        if let Some(usage) = self.usage_metadata {
            let written = usage.candidates_token_count;
            heard.used = Used {
                input: usage.prompt_token_count,
                output: written.map(|count| count + usage.thoughts_token_count.unwrap_or(0)),
            };
        }
        heard
    }
}

fn ending(reason: &str) -> Option<Ending> {
    let reason_text = reason.to_owned();
    Some(match reason {
        "" | "FINISH_REASON_UNSPECIFIED" => return None,
        "STOP" => Ending::Whole,
        "MAX_TOKENS" | "CONTINUATION" => Ending::Length,
        "PUP_LIMITED_DISABLED" => Ending::Failed(Failure::NotAllowed {
            reason: reason_text,
        }),
        "MALFORMED_RESPONSE" => Ending::Failed(Failure::Unexpected {
            detail: reason_text,
        }),
        // SAFETY, RECITATION and their kind; a reason unknown to us is one of them.
        _ => Ending::Failed(Failure::Declined {
            reason: reason_text,
        }),
    })
}
