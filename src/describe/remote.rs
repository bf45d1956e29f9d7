//! A describer at the far end of a network: one connection, one [`Dialect`], one answer at a time
//! as a stream. The key and the picture go out in the request and nowhere else; no body is logged.

use std::collections::HashMap;
use std::sync::{LazyLock, Mutex, PoisonError};
use std::time::Duration;

use anyhow::{anyhow, bail};
use futures_util::future::{BoxFuture, join};
use futures_util::stream::{self, BoxStream, StreamExt as _};
use reqwest::header::{CONTENT_ENCODING, CONTENT_TYPE};
use reqwest::{RequestBuilder, Response, Url};
use tokio::time::{Instant, timeout, timeout_at};
use tracing::debug;

use crate::failure::{Failure, Stage};
use crate::picture::Limits;
use crate::prompt::Prompt;
use crate::wording::configuration as wording;

use super::answer::Answer;
use super::complaint::Complaint;
use super::connection::Way;
use super::credential::Credential;
use super::dialect::{Abilities, About, Concessions, Dialect, Home};
use super::patience::{Patience, Trouble};
use super::received::{body, complaint, says};
use super::{
    Checked, Conditions, Describer, Fragment, Model, Settings, connection, consent, fault, trial,
};

/// The most bytes of a list of models; a thousand entries have about one million.
const LIST_LIMIT: usize = 8 << 20;

/// The most pages of a list of models, so that a list in a circle ends.
const PAGES: usize = 20;

/// What each model at each address had to be given; it holds until the process ends.
static GIVEN: LazyLock<Mutex<HashMap<String, Concessions>>> = LazyLock::new(Mutex::default);

/// A provider at the far end of a network.
pub(super) struct Remote {
    name: String,
    origin: Url,
    way: Way,
    dialect: Box<dyn Dialect>,
    credential: Credential,
    pub(super) patience: Patience,
    /// Whether the person has agreed that pictures are sent there.
    agreed: bool,
}

impl Remote {
    /// A remote provider of one dialect.
    pub(super) fn open(
        name: &str,
        settings: &Settings,
        conditions: Conditions,
        home: &'static Home,
        dialect: Box<dyn Dialect>,
    ) -> anyhow::Result<Self> {
        if let Some((_, sentence)) = settings.check().into_iter().next() {
            bail!(sentence);
        }
        let address = settings.base_url.as_deref().or(home.address);
        let Some(address) = address else {
            bail!(wording::address_needed(home.dialect));
        };
        let origin = connection::origin(address)
            .map_err(|wrong| anyhow!(wording::address("base-url", wrong)))?;
        // Whoever runs a server on this machine knows who may ask it.
        let own = home.address.is_none() && connection::is_loopback(&origin);
        let mut patience = conditions.patience;
        if own && patience == Patience::default() {
            patience = Patience::with_this_machine();
        }
        if let Some(seconds) = settings.first_word_seconds {
            // The whole wait keeps its distance to the first sign's.
            let distance = patience.first_word.saturating_sub(patience.first_sign);
            patience.first_sign = Duration::from_secs(seconds);
            patience.first_word = patience.first_sign + distance;
        }
        let way = Way::open(&origin, settings.ca_file.as_deref(), &patience)?;
        Ok(Self {
            name: name.to_owned(),
            origin,
            way,
            dialect,
            credential: Credential::new(name, home, own, conditions.places),
            patience,
            agreed: consent::of(settings).allows(),
        })
    }

    /// The language of the provider.
    pub(super) fn dialect(&self) -> &dyn Dialect {
        &*self.dialect
    }

    /// Sends the request for a description until it is answered with a stream or refused for
    /// good; what the model does not support is left out and remembered.
    pub(super) async fn ask(&self, prompt: &Prompt) -> Result<(Response, Instant), Trouble> {
        let memory = self.memory();
        loop {
            let given = self::given(|given| given.get(&memory).cloned().unwrap_or_default());
            let ask = self.dialect.ask(prompt, &given);
            let request = self
                .way
                .client()
                .post(self.url(&ask.path)?)
                .header(CONTENT_TYPE, "application/json");
            let deadline = Instant::now() + self.patience.first_sign;
            let complaint = match self.send(request.body(ask.body), deadline).await {
                Ok(response) => return Ok((response, deadline)),
                Err(Refusal::Broken(failure)) => return Err(failure.into()),
                Err(Refusal::Said(complaint)) => complaint,
            };
            let Some(more) = self.dialect.yields(&complaint, &given) else {
                return Err(self.judge(&complaint).await);
            };
            debug!(
                provider = self.name,
                ?more,
                "The model wants another request."
            );
            self::given(|given| given.insert(memory.clone(), more));
        }
    }

    /// What a complaint means, with the wait it names.
    pub(super) async fn judge(&self, complaint: &Complaint) -> Trouble {
        let failure = self.clean(self.dialect.judge(complaint)).await;
        if matches!(failure, Failure::KeyRefused { .. }) {
            self.credential.forget().await;
        }
        debug!(provider = self.name, status = complaint.status, %failure, "The provider refuses.");
        Trouble {
            failure,
            wait: complaint.wait,
            hopeless: complaint.hopeless,
        }
    }

    /// Takes every trace of the key out of a failure's words and names the provider in it.
    pub(super) async fn clean(&self, failure: Failure) -> Failure {
        self.credential.clean(failure).await
    }

    /// The name under which it is remembered what the model was given.
    fn memory(&self) -> String {
        format!("{} {}", self.origin, self.dialect.model())
    }

    fn url(&self, path: &str) -> Result<Url, Failure> {
        let text = format!("{}{path}", self.origin.as_str().trim_end_matches('/'));
        Url::parse(&text).map_err(|error| Failure::Broken {
            detail: error.to_string(),
        })
    }

    /// Sends a request with the key and waits for the beginning of a useful answer.
    async fn send(&self, request: RequestBuilder, deadline: Instant) -> Result<Response, Refusal> {
        let (name, before) = self.dialect.key_header();
        let mut request = request;
        if let Some(value) = self.credential.header(before).await? {
            request = request.header(name, value);
        }
        for (name, value) in self.dialect.headers() {
            request = request.header(name, value);
        }
        let sent = timeout_at(deadline, request.send()).await;
        let late = Failure::TimedOut(Stage::FirstWord);
        let response = sent.map_err(|_| late)?.map_err(|error| {
            fault::of_connection(error, self.origin.host_str().unwrap_or_default())
        })?;
        self.way.stamp();
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

    /// Fetches a small document.
    async fn fetch(&self, path: &str) -> Result<Vec<u8>, Failure> {
        let get = self.way.client().get(self.url(path)?);
        self.document(get).await
    }

    /// Asks what the model can do; what the provider does not tell is not known.
    async fn about(&self, about: About) -> Abilities {
        let Ok(url) = self.url(&about.path) else {
            return Abilities::default();
        };
        let request = match about.body {
            Some(body) => {
                let post = self
                    .way
                    .client()
                    .post(url)
                    .header(CONTENT_TYPE, "application/json");
                post.body(body)
            }
            None => self.way.client().get(url),
        };
        let told = self.document(request).await;
        told.map_or_else(
            |_| Abilities::default(),
            |body| self.dialect.read_about(&body),
        )
    }

    /// Learns what makes the first description quicker, once; true if that used the connection.
    async fn learn(&self) -> bool {
        let memory = self.memory();
        let early = self.dialect.about().into_iter().find(|about| about.early);
        let Some(early) = early.filter(|_| self::given(|given| !given.contains_key(&memory)))
        else {
            return false;
        };
        let Some(step) = self.about(early).await.thinking else {
            return false;
        };
        let found = Concessions::default().thinking_at(step);
        // What a request has found out meanwhile is newer.
        self::given(|given| {
            given.entry(memory).or_insert(found);
        });
        true
    }

    async fn document(&self, request: RequestBuilder) -> Result<Vec<u8>, Failure> {
        let deadline = Instant::now() + self.patience.first_sign;
        let fetched = match self.send(request, deadline).await {
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

    /// Answers a prompt, whatever was agreed.
    fn answer(&self, prompt: Prompt) -> BoxStream<'_, Result<Fragment, Failure>> {
        stream::unfold(Answer::new(self, prompt), Answer::next).boxed()
    }

    /// Why nothing is sent; a missing key comes first, since storing one is the way to agree.
    async fn not_agreed(&self) -> Result<Fragment, Failure> {
        self.credential.key().await?;
        Err(Failure::NotAgreed {
            provider: self.name.clone(),
        })
    }
}

impl Describer for Remote {
    fn name(&self) -> &str {
        &self.name
    }

    fn limits(&self) -> Limits {
        self.dialect.limits()
    }

    fn disconnect(&self) {
        self.way.leave();
    }

    fn prepare(&self) -> BoxFuture<'_, ()> {
        Box::pin(async move {
            // What goes wrong here goes wrong again in the request, and is told there.
            let key = self.credential.key();
            let connection = async {
                if !self.agreed || self.way.is_fresh() || self.learn().await {
                    return;
                }
                // As above.
                let _ = self.reach().await;
            };
            let _ = join(key, connection).await;
        })
    }

    fn reach(&self) -> BoxFuture<'_, Result<(), Failure>> {
        Box::pin(async {
            let head = self.way.client().head(self.origin.clone()).send();
            let head = timeout(self.patience.first_sign, head).await;
            let head = head.map_err(|_| Failure::TimedOut(Stage::Connect))?;
            let host = self.origin.host_str().unwrap_or_default();
            head.map_err(|error| fault::of_connection(error, host))?;
            self.way.stamp();
            Ok(())
        })
    }

    fn describe(&self, prompt: Prompt) -> BoxStream<'_, Result<Fragment, Failure>> {
        if !self.agreed {
            return stream::once(self.not_agreed()).boxed();
        }
        self.answer(prompt)
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

    fn check(&self) -> BoxFuture<'_, Result<Checked, Failure>> {
        Box::pin(async move {
            let body = self.fetch(&self.dialect.list(1, None)).await?;
            self.dialect.read_list(&body)?;
            let model = self.dialect.model().to_owned();
            for about in self.dialect.about() {
                if self.about(about).await.sight == Some(false) {
                    return Err(Failure::NoSight { model });
                }
            }
            let asked = Instant::now();
            // A picture of our own making, to which nobody has to agree.
            let mut answer = self.answer(trial::prompt()?);
            let mut whole = false;
            let mut first_word = None;
            while let Some(fragment) = answer.next().await {
                if matches!(fragment, Ok(Fragment::Text(_))) {
                    first_word.get_or_insert_with(|| asked.elapsed());
                }
                match fragment {
                    Ok(fragment) => whole |= fragment == Fragment::End,
                    // Words came: all that was asked works.
                    Err(Failure::LengthLimit) => whole = true,
                    Err(failure) => return Err(failure),
                }
            }
            let keyed = self.credential.key().await?.is_some();
            match whole {
                true => Ok(Checked {
                    model,
                    keyed,
                    first_word: first_word.unwrap_or_else(|| asked.elapsed()),
                }),
                false => Err(Failure::CutOff),
            }
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

fn given<T>(work: impl FnOnce(&mut HashMap<String, Concessions>) -> T) -> T {
    work(&mut GIVEN.lock().unwrap_or_else(PoisonError::into_inner))
}
