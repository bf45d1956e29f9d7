//! Every server with OpenAI's Chat Completions: Ollama, llama.cpp, LM Studio, vLLM, gateways
//! (<https://platform.openai.com/docs/api-reference/chat>).
//!
//! Only what all of them understand is sent; what one of them does not, it may refuse.

use serde::Deserialize;
use serde_json::{Value, json};

use crate::failure::Failure;
use crate::picture::Limits;
use crate::prompt::Prompt;

use super::complaint::Complaint;
use super::dialect::{
    Abilities, About, Ask, Concessions, Dialect, Ending, Heard, Home, Used, unreadable,
};
use super::{Model, Settings, family};

/// Nobody's own server. No environment variable holds a key that is meant for every server.
pub(super) const HOME: Home = Home {
    dialect: "openai-compatible",
    address: None,
    variables: &[],
    site: None,
};

/// The name for servers with one model, which do not look at it; the others say that they miss it.
const MODEL: &str = "default";

/// Speaks with a compatible server.
pub(super) struct Compatible {
    model: String,
    effort: Option<String>,
    max_tokens: Option<u32>,
}

impl Compatible {
    /// A compatible server of these settings.
    pub(super) fn new(settings: &Settings) -> Self {
        Self {
            model: settings.model.as_deref().unwrap_or(MODEL).to_owned(),
            effort: settings.effort.clone(),
            max_tokens: settings.max_tokens,
        }
    }

    fn body(&self, prompt: &Prompt, given: &Concessions) -> Value {
        let mut messages = Vec::new();
        if !prompt.instruction.is_empty() {
            messages.push(json!({"role": "system", "content": prompt.instruction}));
        }
        let picture =
            |image| json!({"type": "image_url", "image_url": {"url": family::address(image)}});
        let mut parts: Vec<_> = prompt.images().map(picture).collect();
        for (question, answer) in prompt.conversation() {
            let content = match parts.is_empty() {
                true => json!(question),
                false => {
                    parts.push(json!({"type": "text", "text": question}));
                    json!(std::mem::take(&mut parts))
                }
            };
            messages.push(json!({"role": "user", "content": content}));
            messages.extend(answer.map(|text| json!({"role": "assistant", "content": text})));
        }
        let tokens = if given.keeps("max_tokens") {
            "max_tokens"
        } else {
            "max_completion_tokens"
        };
        let mut body = json!({
            "model": self.model,
            "stream": given.keeps("stream"),
            "messages": messages,
        });
        body[tokens] = json!(self.max_tokens.unwrap_or(prompt.max_tokens));
        if let Some(effort) = self.effort.as_ref().filter(|_| given.thinking == 0) {
            body["reasoning_effort"] = json!(effort);
        }
        body
    }
}

impl Dialect for Compatible {
    fn model(&self) -> &str {
        &self.model
    }

    fn limits(&self) -> Limits {
        family::LIMITS
    }

    fn key_header(&self) -> (&'static str, &'static str) {
        ("authorization", "Bearer ")
    }

    fn ask(&self, prompt: &Prompt, given: &Concessions) -> Ask {
        Ask {
            path: "/chat/completions".to_owned(),
            body: self.body(prompt, given).to_string().into(),
        }
    }

    fn yields(&self, complaint: &Complaint, given: &Concessions) -> Option<Concessions> {
        if !matches!(complaint.status, 400 | 422) {
            return None;
        }
        if self.effort.is_some()
            && let Some(more) = family::other_effort(complaint, given, 1)
        {
            return Some(more);
        }
        let named = ["max_tokens", "stream"]
            .into_iter()
            .find(|part| complaint.concerns(part) && given.keeps(part));
        named.map(|part| given.and_without(part))
    }

    fn read(&self, event: &str) -> Heard {
        // An end by itself, for servers that name no reason; after a reason nothing is read.
        if event.trim() == "[DONE]" {
            return Heard::end(Ending::Whole);
        }
        Heard::of_event(event, |value| {
            let error = value.get("error").is_some_and(|error| !error.is_null());
            if error || value["object"] == "error" {
                let complaint = Complaint::of_json(&value, 200).unwrap_or_default();
                return Ok(Heard::end(Ending::Error(complaint)));
            }
            Chunk::deserialize(value).map(Chunk::heard)
        })
    }

    fn read_whole(&self, document: &Value) -> Option<Heard> {
        let chunk = Chunk::deserialize(document).ok()?;
        chunk.choices.is_some().then(|| chunk.heard())
    }

    fn judge(&self, complaint: &Complaint) -> Failure {
        family::judge(complaint, &self.model)
    }

    fn list(&self, _size: u32, _page: Option<&str>) -> String {
        "/models".to_owned()
    }

    fn read_list(&self, body: &[u8]) -> Result<(Vec<Model>, Option<String>), Failure> {
        let list: List = serde_json::from_slice(body).map_err(|error| unreadable(&error))?;
        // Ollama without a model says null.
        let models = list.data.into_iter().flatten().map(|entry| Model {
            describes: family::describes(&entry.id) && entry.sees() != Some(false),
            name: entry.id,
            title: String::new(),
        });
        Ok((models.collect(), None))
    }

    fn about(&self) -> Vec<About> {
        let list = About {
            path: "/models".to_owned(),
            body: None,
            early: false,
        };
        // Ollama's own way, beside the compatible one; the others do not know it.
        let show = About {
            path: "/../api/show".to_owned(),
            body: Some(json!({"model": self.model}).to_string().into()),
            early: false,
        };
        vec![list, show]
    }

    fn read_about(&self, body: &[u8]) -> Abilities {
        let told = serde_json::from_slice::<Told>(body).unwrap_or_default();
        let entries = told.data.unwrap_or_default();
        let entry = match entries.as_slice() {
            [only] => Some(only),
            several => several.iter().find(|entry| entry.id == self.model),
        };
        let vision = |abilities: Vec<String>| abilities.iter().any(|ability| ability == "vision");
        Abilities {
            sight: entry
                .and_then(Entry::sees)
                .or_else(|| told.capabilities.map(vision)),
            thinking: None,
        }
    }
}

/// One event of the stream, or the whole answer.
#[derive(Deserialize)]
struct Chunk {
    choices: Option<Vec<Choice>>,
    usage: Option<Usage>,
}

/// Told at the end by servers that do so without being asked: who does not know the question may
/// refuse it.
#[derive(Deserialize)]
struct Usage {
    prompt_tokens: Option<u64>,
    completion_tokens: Option<u64>,
}

#[derive(Deserialize)]
struct Choice {
    delta: Option<Delta>,
    message: Option<Delta>,
    finish_reason: Option<String>,
}

/// What is new. Thoughts come under other names, which are never read.
#[derive(Deserialize)]
struct Delta {
    content: Option<String>,
    refusal: Option<String>,
}

#[derive(Deserialize)]
struct List {
    data: Option<Vec<Entry>>,
}

/// What servers tell about models, each in its own way.
#[derive(Default, Deserialize)]
struct Told {
    data: Option<Vec<Entry>>,
    /// Said by Ollama alone.
    capabilities: Option<Vec<String>>,
}

#[derive(Deserialize)]
struct Entry {
    id: String,
    /// Said by llama.cpp alone.
    architecture: Option<Architecture>,
}

#[derive(Deserialize)]
struct Architecture {
    input_modalities: Option<Vec<String>>,
}

impl Entry {
    fn sees(&self) -> Option<bool> {
        let modalities = self.architecture.as_ref()?.input_modalities.as_ref()?;
        Some(modalities.iter().any(|modality| modality == "image"))
    }
}

impl Chunk {
    fn heard(self) -> Heard {
        // Some have no choice: the one with the usage, and the one before the first word.
        let used = self.usage.map_or_else(Used::default, |usage| Used {
            input: usage.prompt_tokens,
            output: usage.completion_tokens,
        });
        let Some(choice) = self.choices.into_iter().flatten().next() else {
            return Heard {
                used,
                ..Heard::default()
            };
        };
        let delta = choice.delta.or(choice.message);
        let (text, refusal) = delta.map_or((None, None), |delta| (delta.content, delta.refusal));
        Heard {
            text: text.unwrap_or_default(),
            refusal: refusal.unwrap_or_default(),
            ending: choice.finish_reason.as_deref().and_then(ending),
            used,
        }
    }
}

fn ending(reason: &str) -> Option<Ending> {
    Some(match reason {
        "" => return None,
        "stop" => Ending::Whole,
        "length" => Ending::Length,
        "content_filter" => Ending::Failed(Failure::Declined {
            reason: reason.to_owned(),
        }),
        // Calls of tools that nobody offered, and the words of single servers for a breakdown.
        _ => Ending::Failed(Failure::CutOff),
    })
}
