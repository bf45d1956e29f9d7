//! What a person wishes to happen before a picture is sent.

use std::ops::RangeInclusive;
use std::time::Duration;

use serde::{Deserialize, Serialize};

/// What is done about a secret before a picture is sent.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Caution {
    /// Nothing is sent before the person has pressed again.
    #[default]
    Ask,
    /// The secret is painted over.
    Mask,
    /// Nothing is looked for.
    Send,
}

/// The `[privacy]` table of the configuration.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct Settings {
    /// What is done about secrets before a picture is sent: "ask", "mask" or "send".
    pub secrets: Caution,
    /// How many milliseconds the search may take, 100 to 30000; what is not read by then is not
    /// sent unasked.
    pub search_milliseconds: u16,
    /// Applications whose windows are not sent unasked, by their names; case does not matter.
    pub never_look_at: Vec<String>,
}

/// Password managers, by the last part of their ids or by their windows' class.
const PASSWORD_MANAGERS: [&str; 17] = [
    "KeePassXC",
    "KeePass",
    "KeePass2",
    "Bitwarden",
    "1Password",
    "Proton Pass",
    "Secrets",
    "PasswordSafe",
    "Seahorse",
    "KWalletManager",
    "KWalletManager5",
    "QtPass",
    "Enpass",
    "NordPass",
    "Keeper Password Manager",
    "Buttercup",
    "Authenticator",
];

impl Default for Settings {
    fn default() -> Self {
        Self {
            secrets: Caution::Ask,
            search_milliseconds: 2000,
            never_look_at: PASSWORD_MANAGERS.map(str::to_owned).to_vec(),
        }
    }
}

impl Settings {
    /// What cannot work here, as the option's name and what would be right.
    pub fn check(&self) -> Option<(&'static str, RangeInclusive<u16>)> {
        let right = 100..=30_000;
        let fits = right.contains(&self.search_milliseconds);
        (!fits).then_some(("search-milliseconds", right))
    }

    /// How long the search may take.
    pub fn patience(&self) -> Duration {
        Duration::from_millis(u64::from(self.search_milliseconds))
    }

    /// Whether the application of this name is on the list: by its own name, by its id
    /// ("org.keepassxc.KeePassXC"), or by its window's class.
    pub fn lists(&self, application: &str) -> bool {
        let name = application.trim().to_lowercase();
        self.never_look_at.iter().any(|listed| {
            let listed = listed.trim().to_lowercase();
            let last = listed.rsplit('.').next().unwrap_or_default();
            // An id may end in a plain word, as in "org.gnome.seahorse.Application".
            !listed.is_empty() && (listed == name || name.split('.').any(|part| part == last))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn applications_are_known_by_name_id_and_class() {
        let settings = Settings::default();
        for (name, listed) in [
            ("KeePassXC", true),
            ("keepassxc", true),
            ("org.keepassxc.KeePassXC", true),
            ("org.gnome.seahorse.Application", true),
            ("1Password", true),
            ("Proton Pass", true),
            ("Passport", false),
            ("Firefox", false),
            ("", false),
        ] {
            assert_eq!(settings.lists(name), listed, "{name}");
        }
        let settings = Settings {
            never_look_at: vec!["org.example.Diary".into(), " ".into()],
            ..settings
        };
        assert!(settings.lists("diary") && settings.lists("org.example.Diary"));
        assert!(!settings.lists("") && !settings.lists("KeePassXC"));
    }
}
