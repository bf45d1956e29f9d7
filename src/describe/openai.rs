//! OpenAI: the Responses API (<https://platform.openai.com/docs/api-reference/responses>), with
//! nothing kept at the server.
//!
//! Sampling parameters are never sent, since newer models refuse them.

use serde::Deserialize;
use serde_json::{Value, json};

use crate::failure::Failure;
use crate::picture::Limits;
use crate::prompt::{Prompt, Resolution};

use super::complaint::Complaint;
use super::dialect::{Ask, Concessions, Dialect, Ending, Heard, Home, Used, unreadable};
use super::family::{LIMITS, address, describes, judge, other_effort};
use super::{Model, Settings};

/// OpenAI's own server.
pub(super) const HOME: Home = Home {
    dialect: "openai",
    address: Some("https://api.openai.com/v1"),
    variables: &["OPENAI_API_KEY"],
    site: Some("platform.openai.com"),
};

/// The quickest model that can look and need not think.
const MODEL: &str = "gpt-6-luna";

/// Speaks with OpenAI.
pub(super) struct OpenAi {
    model: String,
    effort: Option<String>,
    max_tokens: Option<u32>,
}

impl OpenAi {
    /// An OpenAI of these settings.
    pub(super) fn new(settings: &Settings) -> Self {
        Self {
            model: settings.model.as_deref().unwrap_or(MODEL).to_owned(),
            effort: settings.effort.clone(),
            max_tokens: settings.max_tokens,
        }
    }

    /// The floor of the model's effort and the ways up from it; the last one leaves it to the model.
    fn efforts(&self) -> Vec<Option<&str>> {
        match &self.effort {
            Some(effort) => vec![Some(effort), None],
            None => vec![Some("none"), Some("low"), None],
        }
    }

    fn body(&self, prompt: &Prompt, given: &Concessions) -> Value {
        let mut input = Vec::new();
        let picture = |image| {
            json!({
                "type": "input_image",
                "image_url": address(image),
                "detail": detail(prompt.resolution),
            })
        };
        let mut content: Vec<_> = prompt.images().map(picture).collect();
        for (question, answer) in prompt.conversation() {
            content.push(json!({"type": "input_text", "text": question}));
            input.push(json!({"role": "user", "content": std::mem::take(&mut content)}));
            input.extend(answer.map(|text| json!({"role": "assistant", "content": text})));
        }
        let streams = given.keeps("stream");
        let mut body = json!({
            "model": self.model,
            "stream": streams,
            // Else the picture would be kept for a month or longer.
            "store": false,
            "input": input,
            "max_output_tokens": self.max_tokens.unwrap_or(prompt.max_tokens),
        });
        if !prompt.instruction.is_empty() {
            body["instructions"] = json!(prompt.instruction);
        }
        let efforts = self.efforts();
        if let Some(effort) = efforts[given.thinking.min(efforts.len() - 1)] {
            body["reasoning"] = json!({"effort": effort});
        }
        if given.keeps("verbosity") {
            body["text"] = json!({"verbosity": "low"});
        }
        if streams && given.keeps("stream_options") {
            body["stream_options"] = json!({"include_obfuscation": false});
        }
        body
    }
}

impl Dialect for OpenAi {
    fn model(&self) -> &str {
        &self.model
    }

    fn limits(&self) -> Limits {
        LIMITS
    }

    fn key_header(&self) -> (&'static str, &'static str) {
        ("authorization", "Bearer ")
    }

    fn ask(&self, prompt: &Prompt, given: &Concessions) -> Ask {
        Ask {
            path: "/responses".to_owned(),
            body: self.body(prompt, given).to_string().into(),
        }
    }

    fn yields(&self, complaint: &Complaint, given: &Concessions) -> Option<Concessions> {
        if complaint.status != 400 {
            return None;
        }
        let last = self.efforts().len() - 1;
        if let Some(more) = other_effort(complaint, given, last) {
            return Some(more);
        }
        let parts = [
            ("verbosity", "verbosity"),
            ("stream_options", "stream_options"),
            ("include_obfuscation", "stream_options"),
            // An organization must be verified to be answered with a stream.
            ("stream", "stream"),
        ];
        let named = parts
            .iter()
            .find(|(word, part)| complaint.concerns(word) && given.keeps(part));
        named.map(|(_, part)| given.and_without(part))
    }

    fn read(&self, event: &str) -> Heard {
        // Compatible servers close with the end mark of the older API.
        if event.trim() == "[DONE]" {
            return Heard::default();
        }
        Heard::of_event(event, |value| {
            if value.get("error").is_some_and(Value::is_object) || value["type"] == "error" {
                let complaint = Complaint::of_json(&value, 200).unwrap_or_default();
                return Ok(Heard::end(Ending::Error(complaint)));
            }
            Event::deserialize(value).map(Event::heard)
        })
    }

    fn read_whole(&self, document: &Value) -> Option<Heard> {
        let response = Response::deserialize(document).ok()?;
        response.status.as_ref()?;
        let text = response.parts("output_text", |part| part.text.as_deref());
        Some(Heard {
            text,
            ..response.heard()
        })
    }

    fn judge(&self, complaint: &Complaint) -> Failure {
        judge(complaint, &self.model)
    }

    fn list(&self, _size: u32, _page: Option<&str>) -> String {
        "/models".to_owned()
    }

    fn read_list(&self, body: &[u8]) -> Result<(Vec<Model>, Option<String>), Failure> {
        #[derive(Deserialize)]
        struct List {
            data: Vec<Entry>,
        }
        #[derive(Deserialize)]
        struct Entry {
            id: String,
            shutdown_date: Option<String>,
        }
        let list: List = serde_json::from_slice(body).map_err(|error| unreadable(&error))?;
        let models = list.data.into_iter().map(|entry| Model {
            describes: describes(&entry.id),
            title: entry
                .shutdown_date
                .map_or_else(String::new, |date| format!("until {date}")),
            name: entry.id,
        });
        Ok((models.collect(), None))
    }
}

/// How closely to look. "auto" is never said: it means full size, at three times the tokens, and
/// what is sent already fits "high".
fn detail(resolution: Resolution) -> &'static str {
    match resolution {
        Resolution::Low => "low",
        Resolution::High | Resolution::Ultra => "high",
    }
}

/// One event; fields that are missing at other servers are not asked for.
#[derive(Deserialize)]
struct Event {
    #[serde(default, rename = "type")]
    kind: String,
    #[serde(default)]
    delta: Value,
    refusal: Option<String>,
    response: Option<Response>,
}

#[derive(Default, Deserialize)]
struct Response {
    status: Option<String>,
    error: Option<Value>,
    incomplete_details: Option<Incomplete>,
    output: Option<Vec<Item>>,
    usage: Option<Usage>,
}

/// Told at the end; the output's count includes that of the thoughts.
#[derive(Deserialize)]
struct Usage {
    input_tokens: Option<u64>,
    output_tokens: Option<u64>,
}

#[derive(Deserialize)]
struct Incomplete {
    reason: Option<String>,
}

#[derive(Deserialize)]
struct Item {
    content: Option<Vec<Part>>,
}

#[derive(Deserialize)]
struct Part {
    #[serde(rename = "type")]
    kind: Option<String>,
    text: Option<String>,
    refusal: Option<String>,
}

impl Event {
    fn heard(self) -> Heard {
        let delta = self.delta.as_str().unwrap_or_default();
        match self.kind.as_str() {
            "response.output_text.delta" => Heard {
                text: delta.to_owned(),
                ..Heard::default()
            },
            "response.refusal.delta" => Heard {
                refusal: delta.to_owned(),
                ..Heard::default()
            },
            "response.refusal.done" => Heard::end(Ending::Failed(Failure::Declined {
                reason: self.refusal.unwrap_or_default(),
            })),
            "response.completed" | "response.incomplete" | "response.failed" => {
                // The kind of the event is the status for servers that leave it out.
                let status = self.kind["response.".len()..].to_owned();
                let response = self.response.unwrap_or_default();
                Response {
                    status: Some(status),
                    ..response
                }
                .heard()
            }
            _ => Heard::default(),
        }
    }
}

impl Response {
    /// The ending that the response tells.
    fn heard(self) -> Heard {
        let used = self
            .usage
            .as_ref()
            .map_or_else(Used::default, |usage| Used {
                input: usage.input_tokens,
                output: usage.output_tokens,
            });
        Heard {
            used,
            ..self.ended()
        }
    }

    fn ended(self) -> Heard {
        let refusal = self.parts("refusal", |part| part.refusal.as_deref());
        if !refusal.is_empty() {
            let reason = refusal;
            return Heard::end(Ending::Failed(Failure::Declined { reason }));
        }
        Heard::end(match self.status.as_deref() {
            Some("completed") => Ending::Whole,
            Some("incomplete") => {
                let reason = self.incomplete_details.and_then(|details| details.reason);
                match reason.as_deref() {
                    Some("max_output_tokens") => Ending::Length,
                    Some(reason @ "content_filter") => Ending::Failed(Failure::Declined {
                        reason: reason.to_owned(),
                    }),
                    _ => Ending::Failed(Failure::CutOff),
                }
            }
            _ => {
                let error = json!({"error": self.error});
                Ending::Error(
                    Complaint::of_json(&error, 200).unwrap_or_else(|| Complaint {
                        status: 500,
                        ..Complaint::default()
                    }),
                )
            }
        })
    }

    fn parts(&self, kind: &str, words: fn(&Part) -> Option<&str>) -> String {
        let items = self.output.iter().flatten();
        let parts = items.flat_map(|item| item.content.iter().flatten());
        parts
            .filter(|part| part.kind.as_deref() == Some(kind))
            .filter_map(words)
            .collect()
    }
}
