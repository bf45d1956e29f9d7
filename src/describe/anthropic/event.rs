//! The events of Anthropic's stream.

use serde::Deserialize;
use serde_json::Value;

use crate::describe::dialect::{Ending, Heard, Used};
use crate::failure::Failure;

/// One event; there will be more kinds of them.
#[derive(Deserialize)]
pub(super) struct Event {
    #[serde(default, rename = "type")]
    kind: String,
    delta: Option<Delta>,
    /// Of events yet to come it may be anything.
    #[serde(default)]
    message: Value,
    #[serde(default)]
    usage: Value,
}

/// The request's figure comes first, the answer's last.
#[derive(Deserialize)]
struct Usage {
    input_tokens: Option<u64>,
    output_tokens: Option<u64>,
    cache_creation_input_tokens: Option<u64>,
    cache_read_input_tokens: Option<u64>,
}

impl Usage {
    fn used(&self) -> Used {
        let cached = [
            self.cache_creation_input_tokens,
            self.cache_read_input_tokens,
        ];
        let cached: u64 = cached.into_iter().flatten().sum();
        Used {
            input: self.input_tokens.map(|fresh| fresh + cached),
            output: self.output_tokens,
        }
    }
}

#[derive(Deserialize)]
struct Delta {
    #[serde(default, rename = "type")]
    kind: String,
    text: Option<String>,
    stop_reason: Option<String>,
    stop_details: Option<Details>,
}

#[derive(Deserialize)]
struct Details {
    category: Option<String>,
    explanation: Option<String>,
}

impl Event {
    /// What it means.
    pub(super) fn heard(self) -> Heard {
        let told = [&self.message["usage"], &self.usage];
        let used = told
            .into_iter()
            .find_map(|usage| Usage::deserialize(usage).ok());
        Heard {
            used: used.map_or_else(Used::default, |usage| usage.used()),
            ..self.said()
        }
    }

    fn said(self) -> Heard {
        match (self.kind.as_str(), self.delta) {
            ("content_block_delta", Some(delta)) if delta.kind == "text_delta" => Heard {
                text: delta.text.unwrap_or_default(),
                ..Heard::default()
            },
            ("message_delta", Some(delta)) => Heard {
                ending: ending(delta),
                ..Heard::default()
            },
            // Only this is the end: a good reason to stop comes before it.
            ("message_stop", _) => Heard::end(Ending::Whole),
            _ => Heard::default(),
        }
    }
}

fn ending(delta: Delta) -> Option<Ending> {
    Some(match delta.stop_reason.as_deref()? {
        "end_turn" | "stop_sequence" => return None,
        "max_tokens" | "model_context_window_exceeded" => Ending::Length,
        reason @ "refusal" => {
            let details = delta.stop_details;
            let words = details.and_then(|details| details.explanation.or(details.category));
            Ending::Failed(Failure::Declined {
                reason: words.unwrap_or_else(|| reason.to_owned()),
            })
        }
        // Pauses and calls of tools that nobody offered.
        _ => Ending::Failed(Failure::CutOff),
    })
}
