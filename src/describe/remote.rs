//! A describer at the far end of a network: one connection, one [`Dialect`], one answer at a time
//! as a stream. The key and the picture go out in the request and nowhere else; no body is logged.

use std::collections::HashMap;
use std::sync::{LazyLock, Mutex, PoisonError};
use std::time::{Duration, SystemTime};

use anyhow::bail;
use futures_util::future::{BoxFuture, join};
use futures_util::stream::{self, BoxStream, StreamExt as _};
use reqwest::header::{CONTENT_ENCODING, CONTENT_TYPE, HeaderMap, HeaderValue, RETRY_AFTER};
use reqwest::{Client, RequestBuilder, Response, Url};
use tokio::time::{Instant, timeout, timeout_at};
use tracing::debug;

use crate::failure::{Failure, Stage};
use crate::picture::Limits;
use crate::prompt::Prompt;

use super::answer::Answer;
use super::complaint::{Complaint, redact, retry_after};
use super::dialect::Dialect;
use super::key::Key;
use super::patience::Trouble;
use super::{Conditions, Describer, Fragment, Model, Settings, connection, fault};

/// The most bytes read of an error's body; the useful part is at its beginning.
const ERROR_LIMIT: usize = 64 << 10;

/// The most bytes of a list of models; a thousand entries have about one million.
const LIST_LIMIT: usize = 8 << 20;

/// The most pages of a list of models, so that a list in a circle ends.
const PAGES: usize = 20;

/// How far each model at each address had to be met; it holds until the process ends.
static STEPS: LazyLock<Mutex<HashMap<String, usize>>> = LazyLock::new(Mutex::default);

/// A provider at the far end of a network.
pub(super) struct Remote {
    name: String,
    origin: Url,
    client: Client,
    dialect: Box<dyn Dialect>,
    variables: &'static [&'static str],
    limits: Limits,
    pub(super) conditions: Conditions,
    /// The key once found; looking it up can take the keyring's whole patience.
    key: tokio::sync::Mutex<Option<Key>>,
    /// When the connection was last used.
    used: Mutex<Option<Instant>>,
}

impl Remote {
    /// A remote provider: `way` is the dialect's own address, key variables and picture limits.
    pub(super) fn open(
        name: &str,
        settings: &Settings,
        mut conditions: Conditions,
        dialect: Box<dyn Dialect>,
        (address, variables, limits): (&str, &'static [&'static str], Limits),
    ) -> anyhow::Result<Self> {
        let patience = &mut conditions.patience;
        let first = settings.first_word_seconds;
        if first != Settings::default().first_word_seconds {
            // The whole wait keeps its distance to the first sign's.
            let distance = patience.first_word.saturating_sub(patience.first_sign);
            patience.first_sign = Duration::from_secs(first);
            patience.first_word = patience.first_sign + distance;
        }
        if let Some((_, sentence)) = settings.check().into_iter().next() {
            bail!(sentence);
        }
        let origin = connection::origin(settings.base_url.as_deref().unwrap_or(address))?;
        let client = connection::client(&origin, settings.ca_file.as_deref(), patience)?;
        Ok(Self {
            name: name.to_owned(),
            origin,
            client,
            dialect,
            variables,
            limits,
            conditions,
            key: tokio::sync::Mutex::default(),
            used: Mutex::default(),
        })
    }

    /// The language of the provider.
    pub(super) fn dialect(&self) -> &dyn Dialect {
        &*self.dialect
    }

    /// Sends the request for a description until it is answered with a stream or refused for
    /// good; what the model does not support is left out and remembered.
    pub(super) async fn ask(&self, prompt: &Prompt) -> Result<(Response, Instant), Trouble> {
        let memory = format!("{} {}", self.origin, self.dialect.model());
        loop {
            let step = steps(|steps| steps.get(&memory).copied().unwrap_or(0));
            let ask = self.dialect.ask(prompt, step);
            let mut request = self
                .client
                .post(self.url(&ask.path)?)
                .header(CONTENT_TYPE, "application/json");
            for (name, value) in ask.headers {
                request = request.header(name, value);
            }
            let deadline = Instant::now() + self.conditions.patience.first_sign;
            match self.send(request.body(ask.body), deadline).await {
                Ok(response) => return Ok((response, deadline)),
                Err(Refusal::Broken(failure)) => return Err(failure.into()),
                Err(Refusal::Said(complaint)) if self.dialect.yields(&complaint, step) => {
                    debug!(
                        provider = self.name,
                        step, "The model thinks in another way."
                    );
                    steps(|steps| steps.insert(memory.clone(), step + 1));
                }
                Err(Refusal::Said(complaint)) => return Err(self.judge(&complaint).await),
            }
        }
    }

    /// What a complaint means, with the wait it names.
    pub(super) async fn judge(&self, complaint: &Complaint) -> Trouble {
        let failure = self.clean(self.dialect.judge(complaint)).await;
        if matches!(failure, Failure::KeyRefused { .. }) {
            // The next request looks for the key again: the user may have stored another.
            *self.key.lock().await = None;
        }
        debug!(provider = self.name, status = complaint.status, %failure, "The provider refuses.");
        Trouble {
            failure,
            wait: complaint.wait,
        }
    }

    /// Takes every trace of the key out of a failure's words and names the provider in it.
    pub(super) async fn clean(&self, failure: Failure) -> Failure {
        let key = self.key.lock().await.clone();
        let clean = |text: String| match &key {
            Some(key) => redact(&text.replace(key.expose(), "[key]")),
            None => redact(&text),
        };
        match failure {
            Failure::KeyRefused { .. } => Failure::KeyRefused {
                provider: self.name.clone(),
            },
            Failure::NotAllowed { reason } => Failure::NotAllowed {
                reason: clean(reason),
            },
            Failure::RequestRefused { reason } => Failure::RequestRefused {
                reason: clean(reason),
            },
            Failure::Declined { reason } => Failure::Declined {
                reason: clean(reason),
            },
            Failure::Unexpected { detail } => Failure::Unexpected {
                detail: clean(detail),
            },
            Failure::ConnectionLost { detail } => Failure::ConnectionLost {
                detail: clean(detail),
            },
            Failure::Proxy { detail } => Failure::Proxy {
                detail: clean(detail),
            },
            other => other,
        }
    }

    fn url(&self, path: &str) -> Result<Url, Failure> {
        let text = format!("{}{path}", self.origin.as_str().trim_end_matches('/'));
        Url::parse(&text).map_err(|error| Failure::Broken {
            detail: error.to_string(),
        })
    }

    /// Sends a request with the key and waits for the beginning of a useful answer.
    async fn send(&self, request: RequestBuilder, deadline: Instant) -> Result<Response, Refusal> {
        let (name, value) = self.authorization().await?;
        let sent = timeout_at(deadline, request.header(name, value).send()).await;
        let late = Failure::TimedOut(Stage::FirstWord);
        let response = sent.map_err(|_| late)?.map_err(|error| {
            fault::of_connection(error, self.origin.host_str().unwrap_or_default())
        })?;
        self.stamp();
        let status = response.status();
        debug!(provider = self.name, status = status.as_u16(), version = ?response.version(), "The provider answers.");
        if !status.is_success() {
            return Err(Refusal::Said(complaint(response).await));
        }
        if says(response.headers(), &CONTENT_TYPE, "text/html") {
            return Err(Failure::LoginPage.into());
        }
        // We ask for no compression, since it holds back the words; whoever does it anyway has
        // not understood the request.
        let compressed = response.headers().get(CONTENT_ENCODING);
        if compressed.is_some_and(|encoding| encoding != "identity") {
            return Err(Failure::Unexpected {
                detail: "the answer is compressed".to_owned(),
            }
            .into());
        }
        Ok(response)
    }

    async fn authorization(&self) -> Result<(&'static str, HeaderValue), Failure> {
        let (name, before) = self.dialect.key_header();
        let key = self.key().await?;
        let value = HeaderValue::from_str(&format!("{before}{}", key.expose()));
        let mut value = value.map_err(|_| Failure::KeyRefused {
            provider: self.name.clone(),
        })?;
        value.set_sensitive(true);
        Ok((name, value))
    }

    async fn key(&self) -> Result<Key, Failure> {
        let mut kept = self.key.lock().await;
        if let Some(key) = &*kept {
            return Ok(key.clone());
        }
        let places = &self.conditions.places;
        let (key, place) = places.find(&self.name, self.variables).await?;
        debug!(provider = self.name, ?place, "The key is found.");
        *kept = Some(key.clone());
        Ok(key)
    }

    /// Fetches a small document.
    async fn fetch(&self, path: &str) -> Result<Vec<u8>, Failure> {
        let deadline = Instant::now() + self.conditions.patience.first_sign;
        let fetched = match self.send(self.client.get(self.url(path)?), deadline).await {
            Ok(response) => timeout_at(deadline, body(response, LIST_LIMIT))
                .await
                .map_err(|_| Failure::TimedOut(Stage::FirstWord)),
            Err(Refusal::Broken(failure)) => Err(failure),
            Err(Refusal::Said(complaint)) => Err(self.judge(&complaint).await.failure),
        };
        match fetched {
            Ok(body) => Ok(body),
            Err(failure) => Err(self.clean(failure).await),
        }
    }

    fn stamp(&self) {
        *self.used.lock().unwrap_or_else(PoisonError::into_inner) = Some(Instant::now());
    }

    /// Whether the connection was used so recently that it is certainly still there.
    fn fresh(&self) -> bool {
        let used = *self.used.lock().unwrap_or_else(PoisonError::into_inner);
        used.is_some_and(|used| used.elapsed() < connection::KEPT)
    }
}

impl Describer for Remote {
    fn name(&self) -> &str {
        &self.name
    }

    fn limits(&self) -> Limits {
        self.limits
    }

    fn prepare(&self) -> BoxFuture<'_, ()> {
        Box::pin(async move {
            // What goes wrong here goes wrong again in the request, and is told there.
            let key = self.key();
            let connection = async {
                if self.fresh() {
                    return;
                }
                let head = self.client.head(self.origin.clone()).send();
                let limit = self.conditions.patience.first_sign;
                if timeout(limit, head).await.is_ok_and(|head| head.is_ok()) {
                    self.stamp();
                }
            };
            let _ = join(key, connection).await;
        })
    }

    fn describe(&self, prompt: Prompt) -> BoxStream<'_, Result<Fragment, Failure>> {
        stream::unfold(Answer::new(self, prompt), Answer::next).boxed()
    }

    fn models(&self) -> BoxFuture<'_, Result<Vec<Model>, Failure>> {
        Box::pin(async move {
            let mut models = Vec::new();
            let mut page = None;
            for _ in 0..PAGES {
                let body = self
                    .fetch(&self.dialect.list(1000, page.as_deref()))
                    .await?;
                let (found, next) = self.dialect.read_list(&body)?;
                models.extend(found);
                page = next;
                if page.is_none() {
                    break;
                }
            }
            Ok(models)
        })
    }

    fn check(&self) -> BoxFuture<'_, Result<(), Failure>> {
        Box::pin(async move {
            let body = self.fetch(&self.dialect.list(1, None)).await?;
            self.dialect.read_list(&body).map(drop)
        })
    }
}

/// Why there is no answer.
enum Refusal {
    /// The way to the provider or the provider's form.
    Broken(Failure),
    /// The provider said why.
    Said(Complaint),
}

impl From<Failure> for Refusal {
    fn from(failure: Failure) -> Self {
        Self::Broken(failure)
    }
}

fn steps<T>(work: impl FnOnce(&mut HashMap<String, usize>) -> T) -> T {
    work(&mut STEPS.lock().unwrap_or_else(PoisonError::into_inner))
}

fn says(headers: &HeaderMap, name: &reqwest::header::HeaderName, word: &str) -> bool {
    let value = headers.get(name).and_then(|value| value.to_str().ok());
    value.is_some_and(|value| value.to_ascii_lowercase().contains(word))
}

async fn complaint(response: Response) -> Complaint {
    let status = response.status().as_u16();
    let wish = response.headers().get(RETRY_AFTER);
    let wish = wish.and_then(|value| retry_after(value.to_str().ok()?, SystemTime::now()));
    let page = says(response.headers(), &CONTENT_TYPE, "text/html");
    // The status alone says enough when the body does not come.
    let limit = Duration::from_secs(2);
    let body = timeout(limit, body(response, ERROR_LIMIT))
        .await
        .unwrap_or_default();
    let mut complaint = Complaint::of_body(status, &body);
    complaint.wait = complaint.wait.or(wish);
    complaint.page |= page;
    complaint
}

/// As much of a body as comes, at most `limit` bytes and one piece.
async fn body(mut response: Response, limit: usize) -> Vec<u8> {
    let mut body = Vec::new();
    while let Ok(Some(piece)) = response.chunk().await {
        body.extend_from_slice(&piece);
        if body.len() > limit {
            break;
        }
    }
    body
}
