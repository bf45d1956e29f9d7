//! The modes of the configuration: what is wrong with them, and their keys among all others.

use super::Config;
use crate::listen::{self, ModeKey};
use crate::request::{Mode, OwnMode, Request};
use crate::wording::configuration as wording;

/// What a mode's key is called among the actions, before the mode's name.
const ACTION: &str = "mode ";

/// Longest name: it is said, and stands in a menu.
const LONGEST_NAME: usize = 40;

impl Config {
    /// All keys, those of the modes last.
    pub fn all_keys(&self) -> listen::Settings {
        let modes = self.mode.iter().map(|(name, mode)| ModeKey {
            action: format!("{ACTION}{name}"),
            key: mode.key.clone(),
            request: Request {
                mode: Mode::of(name),
                ..Request::of(mode.subject.clone())
            },
        });
        listen::Settings {
            modes: modes.collect(),
            ..self.keys.clone()
        }
    }

    /// What is wrong with keys and modes: the option by its path, and a sentence.
    pub(super) fn check_modes(&self) -> Vec<(String, String)> {
        let mut faults = Vec::new();
        for (name, mode) in &self.mode {
            let mut add = |option: &str, sentence: String| {
                faults.push((format!("mode.{name}{option}"), sentence));
            };
            let letter = |letter: char| letter.is_alphanumeric() || "-_".contains(letter);
            let length = name.chars().count();
            if !name.chars().all(letter) || !(1..=LONGEST_NAME).contains(&length) {
                add("", wording::mode_name(LONGEST_NAME));
            }
            self.check_mode(name, mode, &mut add);
        }
        let keys = self.all_keys().check().into_iter();
        faults.extend(
            keys.map(|(action, sentence)| match action.strip_prefix(ACTION) {
                Some(mode) => (format!("mode.{mode}.key"), sentence),
                None => (format!("keys.{action}"), sentence),
            }),
        );
        faults
    }

    fn check_mode(&self, name: &str, mode: &OwnMode, add: &mut dyn FnMut(&str, String)) {
        let own = matches!(Mode::of(name), Mode::Own(_));
        match mode.instruction.trim().is_empty() {
            true if own => add("", wording::mode_without_instruction(name)),
            false if !own => add(".instruction", wording::mode_of_our_own(name)),
            _ => {}
        }
        if let Some(provider) = &mode.provider
            && !self.provider.contains_key(provider)
        {
            add(".provider", self.no_provider(provider));
        }
    }

    /// There is no provider of that name.
    pub(super) fn no_provider(&self, name: &str) -> String {
        let known: Vec<_> = self.provider.keys().map(String::as_str).collect();
        wording::no_provider(name, &known.join(", "))
    }
}
