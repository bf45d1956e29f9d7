//! What cannot work in a provider's settings, in words that say what would be right.

use super::{Settings, connection, dialects};

impl Settings {
    /// What cannot work here, as the option's name and a sentence with what would be right. Files
    /// and keys are not looked at.
    pub fn check(&self) -> Vec<(&'static str, String)> {
        let mut faults = Vec::new();
        if !dialects().any(|known| known == self.dialect) {
            let known = dialects().collect::<Vec<_>>().join(", ");
            faults.push((
                "dialect",
                format!(
                    "The dialect {:?} is not known; there is {known}.",
                    self.dialect
                ),
            ));
        }
        if let Some(Err(error)) = self.base_url.as_deref().map(connection::origin) {
            faults.push(("base-url", format!("The {error:#}.")));
        }
        if let Some(Err(error)) = self.agreed.as_deref().map(connection::origin) {
            let error = format!("{error:#}").replace("base-url", "address");
            faults.push(("agreed", format!("The {error}.")));
        }
        if let Some(model) = self.model.as_deref().filter(|model| !is_model_name(model)) {
            faults.push((
                "model",
                format!("The text {model:?} is not a model's name."),
            ));
        }
        let seconds = self.first_word_seconds;
        if seconds.is_some_and(|seconds| !(1..=600).contains(&seconds)) {
            faults.push((
                "first-word-seconds",
                "The first-word-seconds must be from 1 to 600.".to_owned(),
            ));
        }
        for (option, text) in [("effort", &self.effort), ("version", &self.version)] {
            let fits = |letter: char| letter.is_ascii_alphanumeric() || letter == '-';
            let wrong = |text: &&String| text.is_empty() || !text.chars().all(fits);
            if let Some(text) = text.as_ref().filter(wrong) {
                let sentence = format!("The {option} {text:?} must be one plain word.");
                faults.push((option, sentence));
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
