//! The configuration file: found, read, checked. Each door owns its settings; they are composed
//! here. A line that is wrong is left out and named, and the rest of the file holds, because a
//! person who cannot see must never be left mute by a typing mistake.

use std::collections::BTreeMap;
use std::time::Duration;

use serde::{Deserialize, Serialize};

pub use self::file::{folder, load, path, read_bytes};
pub use self::mending::read;
use crate::allowance::Limits;
use crate::event::News;
use crate::request::{Detail, FirstWords, OwnMode};
use crate::session::Defaults;
use crate::wording::configuration as wording;
use crate::{capture, describe, keep, listen, present, screening};

pub mod change;
mod file;
mod lines;
mod mending;
mod modes;

/// Every option, as the file may set it; `packaging/config.toml` documents them for the user.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct Config {
    /// The providers in order of preference, by their names below `[provider]`.
    pub providers: Vec<String>,
    /// The providers; any name may be chosen, and those of the default are always there.
    #[serde(deserialize_with = "with_defaults", serialize_with = "shown")]
    pub provider: BTreeMap<String, describe::Settings>,
    /// Length and language of answers.
    pub answer: Answer,
    /// Modes of the person's own, and keys for those of Aloud, by their names.
    pub mode: BTreeMap<String, OwnMode>,
    /// How much may be sent.
    pub limits: Limits,
    /// What is done about secrets before a picture is sent.
    pub privacy: screening::Settings,
    /// What is looked at.
    pub capture: capture::Settings,
    /// The keys.
    pub keys: listen::Settings,
    /// Copied pictures.
    pub clipboard: listen::copies::Settings,
    /// What outlives an answer.
    pub history: keep::Settings,
    /// The icon in the desktop's tray.
    pub tray: listen::shown::Settings,
    /// How answers are spoken.
    pub speech: present::Settings,
}

/// The `[answer]` table: length and language of answers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct Answer {
    /// The language as a BCP 47 tag; "auto" is the language of the desktop.
    pub language: String,
    /// The length of answers.
    pub detail: Detail,
    /// Whether application, window and focus are said while a provider is thinking.
    pub context: FirstWords,
    /// After how many seconds without a word the next provider is asked as well, 1 to 60; who finds
    /// the first word is heard. 0 asks the next one only when the first has failed.
    pub hedge_seconds: u8,
    /// Whether texts that a provider quotes are looked up in the picture on this machine.
    pub check_quotes: bool,
    /// Whether the tokens that an answer has cost are said behind it, where the provider counts them.
    pub tell_tokens: bool,
    /// For how many minutes a picture is kept in memory for further questions, 1 to 60; it is never
    /// written to the disk.
    pub keep_minutes: u8,
}

/// A configuration with what was wrong about its file.
#[derive(Debug, Clone)]
pub struct Loaded {
    /// What holds.
    pub config: Config,
    /// What was left out and why.
    pub news: Vec<News>,
}

impl Default for Config {
    fn default() -> Self {
        Self {
            providers: vec!["gemini".into(), "local".into()],
            provider: BTreeMap::from([
                ("gemini".into(), describe::Settings::default()),
                ("local".into(), describe::Settings::local()),
            ]),
            answer: Answer::default(),
            mode: BTreeMap::new(),
            limits: Limits::default(),
            privacy: screening::Settings::default(),
            capture: capture::Settings::default(),
            keys: listen::Settings::default(),
            clipboard: listen::copies::Settings::default(),
            history: keep::Settings::default(),
            tray: listen::shown::Settings::default(),
            speech: present::Settings::default(),
        }
    }
}

impl Default for Answer {
    fn default() -> Self {
        Self {
            language: "auto".into(),
            detail: Detail::Standard,
            context: FirstWords::Auto,
            hedge_seconds: 0,
            check_quotes: false,
            tell_tokens: false,
            keep_minutes: 5,
        }
    }
}

/// Wrong lines that are told one by one: who hears more of them hears none.
const TOLD: usize = 5;

impl Loaded {
    /// What is told of what is named: a few lines, and how many there are beside them.
    pub fn told(&self) -> Vec<News> {
        let whole = |news: &&News| matches!(news, News::ConfigUnreadable { .. });
        if let Some(news) = self.news.iter().find(whole) {
            return vec![news.clone()];
        }
        let mut told: Vec<News> = self.news.iter().take(TOLD).cloned().collect();
        let count = self.news.len().saturating_sub(TOLD);
        told.extend((count > 0).then_some(News::ConfigLinesToo { count }));
        told
    }

    /// Puts what is named into the order of the lines.
    fn sort(&mut self) {
        self.news.sort_by_key(|news| match news {
            News::ConfigLine { line, .. } => *line,
            _ => usize::MAX,
        });
    }

    fn sorted(mut self) -> Self {
        self.sort();
        self
    }
}

impl Answer {
    fn check(&self) -> Vec<(&'static str, String)> {
        let mut faults = Vec::new();
        if !(1..=60).contains(&self.keep_minutes) {
            faults.push(("keep-minutes", wording::range("keep-minutes", 1, 60)));
        }
        if self.hedge_seconds > 60 {
            faults.push(("hedge-seconds", wording::range("hedge-seconds", 0, 60)));
        }
        faults
    }

    /// After how long without a word the next provider is asked as well.
    pub fn hedge(&self) -> Option<Duration> {
        let seconds = u64::from(self.hedge_seconds);
        (seconds > 0).then(|| Duration::from_secs(seconds))
    }
}

impl Config {
    /// What requests take from here, with the desktop's language where none is set.
    pub fn defaults(&self) -> Defaults {
        let language = match self.answer.language.as_str() {
            "auto" => sys_locale::get_locale().map_or_else(|| "en-US".into(), |tag| tidy(&tag)),
            set => set.to_owned(),
        };
        Defaults {
            detail: self.answer.detail,
            language,
            tell_tokens: self.answer.tell_tokens,
            modes: self.mode.clone(),
        }
    }

    /// What is wrong although it can be read: the option by its path, and a sentence.
    fn complaints(&self) -> Vec<(String, String)> {
        let mut complaints = Vec::new();
        let mut add = |table: &str, found: Vec<(&str, String)>| {
            complaints.extend(
                found
                    .into_iter()
                    .map(|(option, sentence)| (format!("{table}.{option}"), sentence)),
            );
        };
        add("answer", self.answer.check());
        let beyond = self.privacy.check().map(|(option, right)| {
            let sentence = wording::range(option, (*right.start()).into(), (*right.end()).into());
            vec![(option, sentence)]
        });
        add("privacy", beyond.unwrap_or_default());
        add("capture", self.capture.check());
        add("history", self.history.check());
        add("speech", self.speech.check());
        for (name, provider) in &self.provider {
            add(&format!("provider.{name}"), provider.check());
        }
        complaints.extend(self.check_modes());
        for name in &self.providers {
            if !self.provider.contains_key(name) {
                complaints.push(("providers".into(), self.no_provider(name)));
            }
        }
        if self.providers.is_empty() {
            complaints.push(("providers".into(), wording::NOBODY.into()));
        }
        complaints
    }
}

/// The providers of a file, with those of the default that it does not speak of.
fn with_defaults<'de, D: serde::Deserializer<'de>>(
    file: D,
) -> Result<BTreeMap<String, describe::Settings>, D::Error> {
    let mut providers = Config::default().provider;
    providers.extend(BTreeMap::deserialize(file)?);
    Ok(providers)
}

/// The providers with the options that concern them.
fn shown<S: serde::Serializer>(
    providers: &BTreeMap<String, describe::Settings>,
    file: S,
) -> Result<S::Ok, S::Error> {
    #[derive(Serialize)]
    #[serde(untagged)]
    enum Shown<'a> {
        Whole(&'a describe::Settings),
        Alone { dialect: &'a str },
    }
    let local = describe::Settings::local();
    file.collect_map(providers.iter().map(|(name, settings)| {
        let shown = match *settings == local {
            true => Shown::Alone {
                dialect: &settings.dialect,
            },
            false => Shown::Whole(settings),
        };
        (name, shown)
    }))
}

/// A locale of the system as a BCP 47 tag; the C locale has no language, English is spoken there.
fn tidy(locale: &str) -> String {
    let tag = locale
        .split(['.', '@'])
        .next()
        .unwrap_or_default()
        .replace('_', "-");
    if tag.is_empty() || tag == "C" || tag == "POSIX" {
        "en-US".into()
    } else {
        tag
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(news: &[News]) -> Vec<usize> {
        let line = |piece: &News| match piece {
            News::ConfigLine { line, .. } => *line,
            other => panic!("{other:?}"),
        };
        news.iter().map(line).collect()
    }

    #[test]
    fn one_wrong_line_costs_only_itself() {
        let loaded = read("[answer]\ndetail = \"full\"\nlangauge = \"de\"\n[speech]\nrate = 20\n");
        assert_eq!(lines(&loaded.news), [3]);
        assert_eq!(
            (loaded.config.answer.detail, loaded.config.speech.rate),
            (Detail::Full, 20)
        );
    }

    #[test]
    fn a_wrong_table_does_not_give_its_options_to_another() {
        let loaded =
            read("[answer]\ndetail = \"full\"\n[anwser]\ndetail = \"gist\"\n[speech]\nrate = 7\n");
        assert_eq!(lines(&loaded.news), [3]);
        assert_eq!(
            (loaded.config.answer.detail, loaded.config.speech.rate),
            (Detail::Full, 7)
        );
    }

    #[test]
    fn a_broken_line_is_named_and_the_rest_holds() {
        let loaded = read("[answer]\ndetail = = 3\n[speech]\nrate = 300\npitch = 5\n");
        assert_eq!(lines(&loaded.news), [2, 4]);
        assert_eq!(
            (loaded.config.speech.rate, loaded.config.speech.pitch),
            (0, 5)
        );
    }

    #[test]
    fn a_value_out_of_range_is_named_at_its_line() {
        let loaded = read("[speech]\n\nrate = 120\n");
        assert_eq!(lines(&loaded.news), [3]);
    }

    #[test]
    fn an_unknown_provider_is_named_with_those_that_exist() {
        let loaded = read("providers = [\"gemeni\"]\n");
        assert_eq!(lines(&loaded.news), [1]);
        assert_eq!(loaded.config.providers, ["gemini", "local"]);
    }

    #[test]
    fn rubbish_ends_in_the_defaults() {
        let loaded = read(&"]]] ?\n".repeat(500));
        assert_eq!(loaded.config, Config::default());
        assert!(matches!(
            loaded.news.last(),
            Some(News::ConfigUnreadable { .. })
        ));
    }

    #[test]
    fn locales_become_language_tags() {
        assert_eq!(
            ["de_DE.UTF-8", "C.UTF-8", "pt-BR", "sr_RS@latin"].map(tidy),
            ["de-DE", "en-US", "pt-BR", "sr-RS"]
        );
    }
}
