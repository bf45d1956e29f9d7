//! Anthropic's Claude: the Messages API (<https://platform.claude.com/docs/en/api/messages>). It
//! keeps no conversation at the server.
//!
//! Sampling parameters are never sent, since newer versions of the API refuse them.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde::Deserialize;
use serde_json::{Value, json};

use crate::failure::Failure;
use crate::picture::{Encoded, Limits, Tiles};
use crate::prompt::Prompt;

use super::complaint::Complaint;
use super::dialect::{
    Abilities, About, Ask, Concessions, Dialect, Ending, Heard, Home, escaped, unreadable,
};
use super::{Model, Settings, fault};
use event::Event;

mod event;

/// Anthropic's own server.
pub(super) const HOME: Home = Home {
    dialect: "anthropic",
    address: Some("https://api.anthropic.com"),
    variables: &["ANTHROPIC_API_KEY"],
    site: Some("platform.claude.com"),
};

/// The quickest model, which need not think.
const MODEL: &str = "claude-haiku-5-5";

/// The version of the API that all of this is written for.
const VERSION: &str = "2026-10-21";

/// What models look at since 4.7. The bytes are those that the clouds of others take, 5 MB of base64.
const LIMITS: Limits = Limits {
    long_edge: 2576,
    max_bytes: 3_750_000,
    tiles: Some(Tiles {
        edge: 28,
        most: 4784,
    }),
};

/// What models before 4.7 look at: more is shrunk by the server, to letters that nobody chose.
const OLDER: Limits = Limits {
    long_edge: 1568,
    max_bytes: 3_750_000,
    tiles: Some(Tiles {
        edge: 28,
        most: 1568,
    }),
};

/// How little the model shall think.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Thinking {
    /// Not at all.
    Disabled,
    /// As it must, with this effort said.
    Adaptive,
    /// Only the effort is said: thinking cannot be chosen.
    Effort,
    /// Nothing is said.
    Unsaid,
}

/// Speaks with Claude.
pub(super) struct Anthropic {
    model: String,
    version: String,
    effort: Option<String>,
    max_tokens: Option<u32>,
}

impl Anthropic {
    /// A Claude of these settings.
    pub(super) fn new(settings: &Settings) -> Self {
        Self {
            model: settings.model.as_deref().unwrap_or(MODEL).to_owned(),
            version: settings.version.as_deref().unwrap_or(VERSION).to_owned(),
            effort: settings.effort.clone(),
            max_tokens: settings.max_tokens,
        }
    }

    /// The family and the version of a model's name, such as "haiku" and (4, 5).
    fn generation(&self) -> Option<(u32, u32)> {
        let mut numbers = self.model.split('-').filter_map(|word| {
            let short = word.len() < 3;
            word.parse().ok().filter(|_: &u32| short)
        });
        Some((numbers.next()?, numbers.next().unwrap_or(0)))
    }

    /// The floor of the model's thinking and the ways up from it. A name that tells nothing begins
    /// at the lowest.
    fn floors(&self) -> &'static [Thinking] {
        use Thinking::{Adaptive, Disabled, Effort, Unsaid};
        let named = |names: &[&str]| names.iter().any(|name| self.model.contains(name));
        match self.generation() {
            Some(generation) if generation < (4, 6) => &[Unsaid],
            // Thinking is always on here, or whether it can be off is not known.
            Some((5.., _)) if named(&["opus", "sonnet"]) => &[Effort, Unsaid],
            _ if named(&["fable", "mythos"]) => &[Effort, Unsaid],
            _ => &[Disabled, Adaptive, Unsaid],
        }
    }

    fn body(&self, prompt: &Prompt, given: &Concessions) -> Value {
        let mut messages = Vec::new();
        let picture = |image: &Encoded| {
            json!({
                "type": "image",
                "source": {
                    "type": "base64",
                    "media_type": image.format.mime(),
                    "data": STANDARD.encode(&image.bytes),
                },
                // Questions about the same picture then cost a tenth.
                "cache_control": {"type": "ephemeral"},
            })
        };
        let mut content: Vec<_> = prompt.images().map(picture).collect();
        for (question, answer) in prompt.conversation() {
            content.push(json!({"type": "text", "text": question}));
            messages.push(json!({"role": "user", "content": std::mem::take(&mut content)}));
            messages.extend(answer.map(|text| json!({"role": "assistant", "content": text})));
        }
        let mut body = json!({
            "model": self.model,
            "max_tokens": self.max_tokens.unwrap_or(prompt.max_tokens),
            "stream": true,
            "messages": messages,
        });
        if !prompt.instruction.is_empty() {
            body["system"] = json!(prompt.instruction);
        }
        let floors = self.floors();
        let thinking = floors[given.thinking.min(floors.len() - 1)];
        match thinking {
            Thinking::Disabled => body["thinking"] = json!({"type": "disabled"}),
            Thinking::Adaptive => body["thinking"] = json!({"type": "adaptive"}),
            Thinking::Effort | Thinking::Unsaid => {}
        }
        if thinking != Thinking::Unsaid {
            let effort = self.effort.as_deref().unwrap_or("low");
            body["output_config"] = json!({"effort": effort});
        }
        body
    }
}

impl Dialect for Anthropic {
    fn model(&self) -> &str {
        &self.model
    }

    fn limits(&self) -> Limits {
        match self.generation() {
            Some(generation) if generation < (4, 7) => OLDER,
            _ => LIMITS,
        }
    }

    fn key_header(&self) -> (&'static str, &'static str) {
        ("x-api-key", "")
    }

    fn headers(&self) -> Vec<(&'static str, String)> {
        vec![("anthropic-version", self.version.clone())]
    }

    fn ask(&self, prompt: &Prompt, given: &Concessions) -> Ask {
        Ask {
            path: "/v1/messages".to_owned(),
            body: self.body(prompt, given).to_string().into(),
        }
    }

    fn yields(&self, complaint: &Complaint, given: &Concessions) -> Option<Concessions> {
        let words = ["thinking", "output_config", "effort", "adaptive"];
        let about = words.iter().any(|word| complaint.concerns(word));
        let next = given.thinking + 1;
        let weaker = complaint.status == 400 && about && next < self.floors().len();
        weaker.then(|| given.thinking_at(next))
    }

    fn read(&self, event: &str) -> Heard {
        Heard::of_event(event, |value| {
            if value["type"] == "error" || value.get("error").is_some() {
                let complaint = Complaint::of_json(&value, 200).unwrap_or_default();
                return Ok(Heard::end(Ending::Error(complaint)));
            }
            Event::deserialize(value).map(Event::heard)
        })
    }

    fn judge(&self, complaint: &Complaint) -> Failure {
        let message = complaint.message.to_lowercase();
        let within = complaint.status < 400;
        let says = |words: &[&str]| words.iter().any(|word| message.contains(word));
        let unpaid = says(&["credit balance", "billing", "spend", "usage limit"]);
        match complaint.code.as_str() {
            _ if fault::is_blindness(complaint) => Failure::NoSight {
                model: self.model.clone(),
            },
            "authentication_error" => Failure::KeyRefused {
                provider: String::new(),
            },
            "billing_error" => Failure::CreditGone,
            "invalid_request_error" | "rate_limit_error" if unpaid => Failure::CreditGone,
            // Without a time to come back no wait helps: the spending limit is reached.
            "rate_limit_error" if !within && complaint.wait.is_none() => Failure::CreditGone,
            "rate_limit_error" => Failure::Busy {
                retry_after: complaint.wait,
            },
            "invalid_request_error"
                if says(&[
                    "image_dimensions_too_large",
                    "image exceeds",
                    "prompt is too long",
                ]) =>
            {
                Failure::RequestTooLarge
            }
            "request_too_large" => Failure::RequestTooLarge,
            "overloaded_error" => Failure::Overloaded,
            "api_error" if within => Failure::ProviderBroken { status: 500 },
            "timeout_error" if within => Failure::ProviderBroken { status: 504 },
            _ if complaint.status == 404 && !complaint.page => {
                fault::not_found(complaint, &self.model)
            }
            _ => fault::of_status(complaint),
        }
    }

    fn list(&self, size: u32, page: Option<&str>) -> String {
        let page = page.map_or_else(String::new, |page| format!("&after_id={}", escaped(page)));
        format!("/v1/models?limit={size}{page}")
    }

    fn read_list(&self, body: &[u8]) -> Result<(Vec<Model>, Option<String>), Failure> {
        #[derive(Deserialize)]
        struct List {
            data: Vec<Entry>,
            #[serde(default)]
            has_more: bool,
            last_id: Option<String>,
        }
        let list: List = serde_json::from_slice(body).map_err(|error| unreadable(&error))?;
        let models = list.data.into_iter().map(|entry| Model {
            describes: entry.lifecycle.as_deref() != Some("retired")
                && entry.can("/image_input") != Some(false),
            name: entry.id,
            title: entry.display_name,
        });
        Ok((models.collect(), list.last_id.filter(|_| list.has_more)))
    }

    fn about(&self) -> Vec<About> {
        vec![About {
            path: format!("/v1/models/{}", escaped(&self.model)),
            body: None,
            early: true,
        }]
    }

    fn read_about(&self, body: &[u8]) -> Abilities {
        let Ok(entry) = serde_json::from_slice::<Entry>(body) else {
            return Abilities::default();
        };
        let takes = |thinking: &Thinking| match thinking {
            Thinking::Disabled => entry.can("/thinking/types/disabled"),
            Thinking::Adaptive => entry.can("/thinking/types/adaptive"),
            Thinking::Effort => entry.can("/effort/low"),
            Thinking::Unsaid => Some(true),
        };
        let told = entry.can("/thinking").is_some();
        let first = self.floors().iter().position(|it| takes(it) != Some(false));
        Abilities {
            sight: entry.can("/image_input"),
            thinking: first.filter(|_| told),
        }
    }
}

#[derive(Deserialize)]
struct Entry {
    id: String,
    #[serde(default)]
    display_name: String,
    lifecycle: Option<String>,
    #[serde(default)]
    capabilities: Value,
}

impl Entry {
    /// Whether the model can do what stands at this place, if that is told.
    fn can(&self, place: &str) -> Option<bool> {
        self.capabilities
            .pointer(place)?
            .get("supported")?
            .as_bool()
    }
}
