//! What the languages are called that a voice may lack.

use super::say;
use crate::tongue::primary;

/// The name of a language by its BCP 47 tag, which is said itself where no name is known.
pub fn named(language: &str) -> String {
    match primary(language).to_ascii_lowercase().as_str() {
        "en" => say!("language-en"),
        "de" => say!("language-de"),
        "fr" => say!("language-fr"),
        "es" => say!("language-es"),
        "it" => say!("language-it"),
        "pt" => say!("language-pt"),
        "nb" | "no" | "nn" => say!("language-nb"),
        "nl" => say!("language-nl"),
        "pl" => say!("language-pl"),
        "sv" => say!("language-sv"),
        "da" => say!("language-da"),
        "fi" => say!("language-fi"),
        "cs" => say!("language-cs"),
        "hu" => say!("language-hu"),
        "ro" => say!("language-ro"),
        "tr" => say!("language-tr"),
        "ru" => say!("language-ru"),
        "uk" => say!("language-uk"),
        "bg" => say!("language-bg"),
        "be" => say!("language-be"),
        "mk" => say!("language-mk"),
        "el" => say!("language-el"),
        "he" => say!("language-he"),
        "ar" => say!("language-ar"),
        "fa" => say!("language-fa"),
        "ur" => say!("language-ur"),
        "hi" => say!("language-hi"),
        "bn" => say!("language-bn"),
        "th" => say!("language-th"),
        "ko" => say!("language-ko"),
        "ja" => say!("language-ja"),
        "zh" => say!("language-zh"),
        "ka" => say!("language-ka"),
        "hy" => say!("language-hy"),
        other => other.to_owned(),
    }
}
