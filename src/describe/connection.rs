//! The way to a provider: which addresses are allowed, whom its certificate must come from, which
//! proxy stands between. A key travels only over a verified connection or to this machine itself.

use std::io;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use anyhow::{anyhow, ensure};
use reqwest::dns::{Addrs, Name, Resolve, Resolving};
use reqwest::{Certificate, Client, Url, redirect};
use tokio::time::Instant;

use super::patience::Patience;
use crate::wording::configuration::{NOT_SECURED, Wrong, certificates_unread, no_certificate};

/// How long an unused connection is kept; servers close theirs after a few minutes.
const KEPT: Duration = Duration::from_secs(60);

/// Checks a base address: https, or plain http to this machine itself.
pub(super) fn origin(text: &str) -> Result<Url, Wrong<'_>> {
    let url = Url::parse(text).map_err(|_| Wrong::NoAddress(text))?;
    let bare = url.username().is_empty()
        && url.password().is_none()
        && url.query().is_none()
        && url.fragment().is_none();
    if !bare {
        return Err(Wrong::NotBare);
    }
    match url.scheme() {
        "https" if url.has_host() => Ok(url),
        "https" => Err(Wrong::NoHost),
        "http" if is_loopback(&url) => Ok(url),
        "http" => Err(Wrong::Plain),
        // It is written at the beginning of the text, in whatever letters.
        scheme => Err(Wrong::Scheme(&text.trim_start()[..scheme.len()])),
    }
}

/// The way to one provider, with the connections that are kept.
pub(super) struct Way {
    origin: Url,
    authority: Option<PathBuf>,
    patience: Patience,
    kept: Mutex<Connections>,
}

struct Connections {
    client: Client,
    /// When one was last used.
    used: Option<Instant>,
}

impl Way {
    /// Opens the way to the address; nothing is sent yet.
    pub(super) fn open(
        origin: &Url,
        authority: Option<&Path>,
        patience: &Patience,
    ) -> anyhow::Result<Self> {
        Ok(Self {
            origin: origin.clone(),
            authority: authority.map(Path::to_owned),
            patience: *patience,
            kept: Mutex::new(Connections {
                client: client(origin, authority, patience)?,
                used: None,
            }),
        })
    }

    /// What sends requests this way.
    pub(super) fn client(&self) -> Client {
        self.kept().client.clone()
    }

    /// A connection is used just now.
    pub(super) fn stamp(&self) {
        self.kept().used = Some(Instant::now());
    }

    /// Whether one was used so recently that it is certainly still there.
    pub(super) fn is_fresh(&self) -> bool {
        self.kept().used.is_some_and(|used| used.elapsed() < KEPT)
    }

    /// Leaves all connections. Their clock stands still while the computer sleeps, so that they would
    /// pass for fresh, and a request on one would be waited for in vain.
    pub(super) fn leave(&self) {
        let mut kept = self.kept();
        kept.used = None;
        match client(&self.origin, self.authority.as_deref(), &self.patience) {
            Ok(client) => kept.client = client,
            Err(error) => tracing::warn!(%error, "the connections are kept"),
        }
    }

    fn kept(&self) -> MutexGuard<'_, Connections> {
        self.kept.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Opens a client for the address; nothing is sent yet.
fn client(origin: &Url, authority: Option<&Path>, patience: &Patience) -> anyhow::Result<Client> {
    let mut builder = Client::builder()
        .user_agent(concat!("aloud/", env!("CARGO_PKG_VERSION")))
        // The key must not follow a redirect to another host.
        .redirect(redirect::Policy::none())
        .referer(false)
        .connect_timeout(patience.connect)
        .pool_idle_timeout(KEPT)
        .dns_resolver(Names {
            limit: patience.name,
        });
    if let Some(path) = authority {
        let pem =
            std::fs::read(path).map_err(|error| anyhow!(certificates_unread(path, &error)))?;
        let certificates = Certificate::from_pem_bundle(&pem).unwrap_or_default();
        ensure!(!certificates.is_empty(), no_certificate(path));
        builder = builder.tls_certs_merge(certificates);
    }
    if is_loopback(origin) {
        builder = builder.no_proxy();
    }
    if origin.scheme() == "http" {
        // No certificate will be looked at, and there may be none on this system.
        builder = builder.tls_certs_only([]);
    } else {
        builder = builder.https_only(true);
    }
    builder.build().map_err(|error| {
        tracing::warn!(%error, "no client for secured connections");
        anyhow!(String::from(NOT_SECURED))
    })
}

/// Whether the address is this machine itself, by its literal or its reserved name.
pub(super) fn is_loopback(url: &Url) -> bool {
    let host = url.host_str().unwrap_or_default();
    let literal = host
        .trim_start_matches('[')
        .trim_end_matches(']')
        .parse::<IpAddr>();
    host == "localhost" || literal.is_ok_and(|address| address.is_loopback())
}

/// The system's name lookup with a limit; a resolver without a network can hang for half a minute.
struct Names {
    limit: Duration,
}

impl Resolve for Names {
    fn resolve(&self, name: Name) -> Resolving {
        let limit = self.limit;
        Box::pin(async move {
            // Whatever a resolver says, this name is this machine (RFC 6761, 6.3).
            if name.as_str() == "localhost" {
                let own = [
                    SocketAddr::from((Ipv4Addr::LOCALHOST, 0)),
                    SocketAddr::from((Ipv6Addr::LOCALHOST, 0)),
                ];
                return Ok(Box::new(own.into_iter()) as Addrs);
            }
            let lookup = tokio::net::lookup_host((name.as_str(), 0));
            let found = tokio::time::timeout(limit, lookup).await;
            let found = found.map_err(|_| io::Error::from(io::ErrorKind::TimedOut))??;
            Ok(Box::new(found.collect::<Vec<_>>().into_iter()) as Addrs)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_https_or_this_machine() {
        for fine in [
            "https://generativelanguage.googleapis.com",
            "https://gateway.example/gemini/",
            "http://127.0.0.1:8080",
            "http://127.9.9.9",
            "http://[::1]:11434",
            "http://localhost:1",
        ] {
            assert!(origin(fine).is_ok(), "{fine}");
        }
        for refused in [
            "http://example.com",
            "http://192.168.0.2:8080",
            "http://localhost.example.com",
            "http://127.0.0.1.example.com",
            "http://0.0.0.0",
            "ftp://localhost",
            "https://user:secret@example.com",
            "https://example.com/?key=x",
            "https://example.com/#x",
            "example.com",
            "",
        ] {
            assert!(origin(refused).is_err(), "{refused}");
        }
    }
}
