//! Whether the person has agreed that pictures are sent to a provider. It is agreed to an address,
//! not to a name: when the address changes, it has to be agreed to anew. A server on this machine
//! itself needs no consent, since nothing leaves the machine by it.

use super::{Settings, connection, home};

/// How a provider stands with the person's consent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Consent {
    /// Nothing leaves this machine, or there is no address to which it could.
    NotNeeded,
    /// The person has agreed to this address.
    Given(String),
    /// The person has not agreed to this address.
    Missing(String),
}

impl Consent {
    /// Whether pictures may be sent.
    pub fn allows(&self) -> bool {
        !matches!(self, Self::Missing(_))
    }

    /// Whether anything that is sent leaves this machine.
    pub fn leaves(&self) -> bool {
        !matches!(self, Self::NotNeeded)
    }
}

/// How the provider of these settings stands.
pub fn of(settings: &Settings) -> Consent {
    let Some(address) = address(settings) else {
        return Consent::NotNeeded;
    };
    let Ok(url) = connection::origin(&address) else {
        // It cannot be opened, so nothing can be sent.
        return Consent::NotNeeded;
    };
    let agreed = settings.agreed.as_deref();
    let agreed = agreed.and_then(|agreed| connection::origin(agreed).ok());
    match agreed {
        _ if connection::is_loopback(&url) => Consent::NotNeeded,
        Some(agreed) if agreed == url => Consent::Given(address),
        _ => Consent::Missing(address),
    }
}

/// Where the provider is: what the settings say, else the dialect's own server.
pub fn address(settings: &Settings) -> Option<String> {
    let own = settings.base_url.clone();
    own.or_else(|| home(settings)?.address.map(str::to_owned))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn settings(dialect: &str, base_url: Option<&str>, agreed: Option<&str>) -> Settings {
        Settings {
            dialect: dialect.into(),
            base_url: base_url.map(str::to_owned),
            agreed: agreed.map(str::to_owned),
            ..Settings::default()
        }
    }

    #[test]
    fn consent_holds_for_one_address_alone() {
        let home = "https://generativelanguage.googleapis.com";
        let gateway = "https://gateway.example/gemini";
        for (base_url, agreed, allowed) in [
            (None, None, false),
            (None, Some(home), true),
            (
                None,
                Some("https://generativelanguage.googleapis.com/"),
                true,
            ),
            (None, Some("yes"), false),
            (None, Some(gateway), false),
            (Some(gateway), Some(gateway), true),
            (Some(gateway), Some(home), false),
            (Some("http://127.0.0.1:8080"), None, true),
            (Some("http://localhost:11434/v1"), None, true),
        ] {
            let consent = of(&settings("gemini", base_url, agreed));
            assert_eq!(
                consent.allows(),
                allowed,
                "{base_url:?} {agreed:?}: {consent:?}"
            );
        }
        assert_eq!(of(&Settings::local()), Consent::NotNeeded);
    }
}
