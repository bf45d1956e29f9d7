//! Google's Gemini: `streamGenerateContent` of the API version v1beta
//! (<https://ai.google.dev/api/generate-content>). It keeps no conversation at the server.
//!
//! Sampling parameters are never sent, since newer models refuse them.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde::Deserialize;
use serde_json::{Value, json};

use crate::failure::Failure;
use crate::picture::{Encoded, Limits};
use crate::prompt::{Prompt, Resolution};

use super::complaint::Complaint;
use super::dialect::{Ask, Concessions, Dialect, Ending, Heard, Home, escaped, unreadable};
use super::{Model, Safety, SafetyRule, Settings};
use frame::Frame;

mod frame;

/// Google's own server; the variables are those that Google's own libraries read.
pub(super) const HOME: Home = Home {
    dialect: "gemini",
    address: Some("https://generativelanguage.googleapis.com"),
    variables: &["GEMINI_API_KEY", "GOOGLE_API_KEY"],
    site: Some("aistudio.google.com"),
};

/// The quickest model that can look; its thinking is minimal by itself.
const MODEL: &str = "gemini-3.5-flash-lite";

/// The token budget of a picture is fixed, so more pixels than these only take longer to send;
/// the documented limit of a whole request is 20 MB.
const LIMITS: Limits = Limits {
    long_edge: 2048,
    max_bytes: 4 << 20,
    tiles: None,
};

/// The categories that can be set; the others are fixed by Google.
const CATEGORIES: [&str; 4] = [
    "HARASSMENT",
    "HATE_SPEECH",
    "SEXUALLY_EXPLICIT",
    "DANGEROUS_CONTENT",
];

/// Speaks with Gemini.
pub(super) struct Gemini {
    model: String,
    safety: Vec<Value>,
    max_tokens: Option<u32>,
}

/// How much the model shall think, from little effort to its own choice.
#[derive(Clone, Copy)]
enum Thinking {
    Level(&'static str),
    Budget(u32),
    Unsaid,
}

impl Gemini {
    /// A Gemini of these settings.
    pub(super) fn new(settings: &Settings) -> Self {
        let model = settings.model.as_deref().unwrap_or(MODEL);
        Self {
            model: model.strip_prefix("models/").unwrap_or(model).to_owned(),
            safety: safety(&settings.safety),
            max_tokens: settings.max_tokens,
        }
    }

    /// The floor of the model's thinking and the ways down from it. The floors move with the
    /// models, so that an unknown one begins at the lowest.
    fn floors(&self) -> &'static [Thinking] {
        use Thinking::{Budget, Level, Unsaid};
        let starts = |names: &[&str]| names.iter().any(|name| self.model.starts_with(name));
        if starts(&["gemini-2.5-pro"]) {
            &[Budget(128), Unsaid]
        } else if starts(&["gemini-2.5"]) {
            &[Budget(0), Unsaid]
        } else if starts(&["gemini-1", "gemini-2"]) {
            &[Unsaid]
        } else if starts(&[
            "gemini-3-pro",
            "gemini-3.1-pro",
            "gemini-3.7",
            "gemini-3.8",
            "gemini-4",
        ]) {
            &[Level("LOW"), Unsaid]
        } else {
            &[Level("MINIMAL"), Level("LOW"), Unsaid]
        }
    }

    /// Whether a single picture may have its own resolution; the 2 family knows only the global.
    fn looks_closer(&self) -> bool {
        !["gemini-1", "gemini-2"]
            .iter()
            .any(|name| self.model.starts_with(name))
    }

    fn images(&self, prompt: &Prompt) -> Vec<Value> {
        let closer = prompt.resolution == Resolution::Ultra && self.looks_closer();
        let part = |image: &Encoded| {
            let mut part = json!({"inlineData": {
                "mimeType": image.format.mime(),
                "data": STANDARD.encode(&image.bytes),
            }});
            if closer {
                part["mediaResolution"] = json!({"level": "MEDIA_RESOLUTION_ULTRA_HIGH"});
            }
            part
        };
        prompt.images().map(part).collect()
    }

    fn contents(&self, prompt: &Prompt) -> Vec<Value> {
        let mut contents = Vec::new();
        let mut parts = self.images(prompt);
        for (question, answer) in prompt.conversation() {
            parts.push(json!({"text": question}));
            contents.push(json!({"role": "user", "parts": std::mem::take(&mut parts)}));
            contents.extend(answer.map(|text| json!({"role": "model", "parts": [{"text": text}]})));
        }
        contents
    }

    fn body(&self, prompt: &Prompt, given: &Concessions) -> Value {
        let resolution = match prompt.resolution {
            Resolution::Low => "MEDIA_RESOLUTION_LOW",
            Resolution::High | Resolution::Ultra => "MEDIA_RESOLUTION_HIGH",
        };
        let mut configuration = json!({
            "maxOutputTokens": self.max_tokens.unwrap_or(prompt.max_tokens),
            "mediaResolution": resolution,
        });
        let floors = self.floors();
        match floors[given.thinking.min(floors.len() - 1)] {
            Thinking::Level(level) => {
                configuration["thinkingConfig"] = json!({"thinkingLevel": level})
            }
            Thinking::Budget(budget) => {
                configuration["thinkingConfig"] = json!({"thinkingBudget": budget})
            }
            Thinking::Unsaid => {}
        }
        let mut body = json!({
            "contents": self.contents(prompt),
            "generationConfig": configuration,
        });
        if !prompt.instruction.is_empty() {
            body["systemInstruction"] = json!({"parts": [{"text": prompt.instruction}]});
        }
        if !self.safety.is_empty() {
            body["safetySettings"] = Value::Array(self.safety.clone());
        }
        body
    }
}

impl Dialect for Gemini {
    fn model(&self) -> &str {
        &self.model
    }

    fn limits(&self) -> Limits {
        LIMITS
    }

    fn key_header(&self) -> (&'static str, &'static str) {
        ("x-goog-api-key", "")
    }

    fn ask(&self, prompt: &Prompt, given: &Concessions) -> Ask {
        let folder = if self.model.contains('/') {
            ""
        } else {
            "models/"
        };
        Ask {
            path: format!(
                "/v1beta/{folder}{}:streamGenerateContent?alt=sse",
                self.model
            ),
            body: self.body(prompt, given).to_string().into(),
        }
    }

    fn yields(&self, complaint: &Complaint, given: &Concessions) -> Option<Concessions> {
        let message = complaint.message.to_lowercase();
        let thinking = message.match_indices("thinking").any(|(at, word)| {
            let rest = &message[at + word.len()..];
            let mut letters = rest.chars();
            letters.next();
            [rest, letters.as_str()].iter().any(|rest| {
                ["level", "budget", "config"]
                    .iter()
                    .any(|word| rest.starts_with(word))
            })
        });
        let next = given.thinking + 1;
        let weaker = complaint.status == 400 && thinking && next < self.floors().len();
        weaker.then(|| given.thinking_at(next))
    }

    fn read(&self, event: &str) -> Heard {
        // Compatible gateways close with the end mark of another provider.
        if event.trim() == "[DONE]" {
            return Heard::default();
        }
        Heard::of_event(event, |value| {
            if let Some(complaint) = Complaint::of_json(&value, 200) {
                return Ok(Heard::end(Ending::Error(complaint)));
            }
            Frame::deserialize(value).map(Frame::heard)
        })
    }

    fn read_whole(&self, document: &Value) -> Option<Heard> {
        let frame = Frame::deserialize(document).ok()?;
        let answers = frame.candidates.is_some() || frame.prompt_feedback.is_some();
        answers.then(|| frame.heard())
    }

    fn judge(&self, complaint: &Complaint) -> Failure {
        let message = complaint.message.to_lowercase();
        let reason = complaint.reason();
        // A wrong key is answered with 400, and a leaked one with 403.
        let wrong_key = complaint.marked("API_KEY_INVALID")
            || complaint.marked("ACCESS_TOKEN_TYPE_UNSUPPORTED")
            || (message.contains("api key")
                && ["not valid", "invalid", "expired", "leaked", "not found"]
                    .iter()
                    .any(|fault| message.contains(fault)));
        match complaint.status {
            400 | 401 | 403 if wrong_key => refused_key(),
            401 => refused_key(),
            400 if complaint.code == "FAILED_PRECONDITION" => Failure::NotAllowed { reason },
            429 if complaint.marked("PerDay") => Failure::QuotaGone,
            404 if !complaint.page => Failure::ModelMissing {
                model: self.model.clone(),
            },
            _ => super::fault::of_status(complaint),
        }
    }

    fn list(&self, size: u32, page: Option<&str>) -> String {
        let mut path = format!("/v1beta/models?pageSize={size}");
        if let Some(page) = page {
            path.push_str("&pageToken=");
            path.push_str(&escaped(page));
        }
        path
    }

    fn read_list(&self, body: &[u8]) -> Result<(Vec<Model>, Option<String>), Failure> {
        let list: List = serde_json::from_slice(body).map_err(|error| unreadable(&error))?;
        let models = list.models.into_iter().map(|entry| Model {
            describes: entry
                .methods
                .iter()
                .any(|method| method == "generateContent"),
            name: entry.name.trim_start_matches("models/").to_owned(),
            title: entry.display_name,
        });
        Ok((
            models.collect(),
            list.next_page_token.filter(|page| !page.is_empty()),
        ))
    }
}

/// The provider's name is filled in where it is known.
fn refused_key() -> Failure {
    Failure::KeyRefused {
        provider: String::new(),
    }
}

fn safety(wish: &Safety) -> Vec<Value> {
    let rule = |category: &str, threshold: &str| {
        let category = category.to_uppercase().replace('-', "_");
        let category = category.trim_start_matches("HARM_CATEGORY_");
        let threshold = threshold.to_uppercase().replace('-', "_");
        json!({"category": format!("HARM_CATEGORY_{category}"), "threshold": threshold})
    };
    match wish {
        Safety::Default => Vec::new(),
        Safety::Off => CATEGORIES
            .iter()
            .map(|category| rule(category, "OFF"))
            .collect(),
        Safety::Rules(rules) => rules
            .iter()
            .map(
                |SafetyRule {
                     category,
                     threshold,
                 }| rule(category, threshold),
            )
            .collect(),
    }
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct List {
    #[serde(default)]
    models: Vec<Entry>,
    next_page_token: Option<String>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Entry {
    name: String,
    #[serde(default)]
    display_name: String,
    #[serde(default, rename = "supportedGenerationMethods")]
    methods: Vec<String>,
}
