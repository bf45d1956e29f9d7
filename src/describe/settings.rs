//! What cannot work in a provider's settings, in words that say what would be right.

use super::{Settings, connection, dialects};
use crate::wording::configuration as wording;

impl Settings {
    /// What cannot work here, as the option's name and a sentence with what would be right. Files
    /// and keys are not looked at.
    pub fn check(&self) -> Vec<(&'static str, String)> {
        let mut faults = Vec::new();
        if !dialects().any(|known| known == self.dialect) {
            let known = dialects().collect::<Vec<_>>().join(", ");
            faults.push(("dialect", wording::no_dialect(&self.dialect, &known)));
        }
        for (option, address) in [("base-url", &self.base_url), ("agreed", &self.agreed)] {
            let checked = address.as_deref().map(connection::origin);
            if let Some(Err(wrong)) = checked {
                faults.push((option, wording::address(option, wrong)));
            }
        }
        if let Some(model) = self.model.as_deref().filter(|model| !is_model_name(model)) {
            faults.push(("model", wording::no_model_name(model)));
        }
        let seconds = self.first_word_seconds;
        if seconds.is_some_and(|seconds| !(1..=600).contains(&seconds)) {
            let option = "first-word-seconds";
            faults.push((option, wording::range(option, 1, 600)));
        }
        for (option, text) in [("effort", &self.effort), ("version", &self.version)] {
            let fits = |letter: char| letter.is_ascii_alphanumeric() || letter == '-';
            let wrong = |text: &&String| text.is_empty() || !text.chars().all(fits);
            if let Some(text) = text.as_ref().filter(wrong) {
                faults.push((option, wording::one_word(option, text)));
            }
        }
        faults
    }
}

/// Whether the text can stand in an address as a model's name.
fn is_model_name(text: &str) -> bool {
    let fits = |letter: char| letter.is_ascii_alphanumeric() || "-_./:@".contains(letter);
    !text.is_empty() && text.chars().all(fits) && !text.contains("..")
}
