//! What the set-up says and asks. Every sentence is printed and spoken, and every question says what
//! Enter alone does.

use super::{Sentence, say, sentence};

/// The first words.
pub const WELCOME: Sentence = sentence!("setup-welcome");
/// Nothing can speak.
pub const NOTHING_SPEAKS: Sentence = sentence!("setup-nothing-speaks");
/// The speaking was stopped by the user.
pub const SPEAKS_NO_MORE: Sentence = sentence!("setup-speaks-no-more");
/// The speaking goes on at the user's wish.
pub const SPEAKS_AGAIN: Sentence = sentence!("setup-speaks-again");
/// Left before the end.
pub const LEFT: Sentence = sentence!("setup-left");
/// An answer that was not understood.
pub const YES_OR_NO: Sentence = sentence!("setup-yes-or-no");
/// A number that is not among the choices.
pub const NO_SUCH_CHOICE: Sentence = sentence!("setup-no-such-choice");

/// Whether an answer means yes, or no, in any language that is spoken; nothing where it is neither.
/// An s alone stops the speaking, so that it is no short yes in Spanish.
pub fn meaning(answer: &str) -> Option<bool> {
    match answer.to_lowercase().as_str() {
        "y" | "yes" | "j" | "ja" | "o" | "oui" | "sí" | "si" => Some(true),
        "n" | "no" | "nein" | "non" => Some(false),
        _ => None,
    }
}

/// Whether this voice is heard.
pub fn do_you_hear(engine: &str) -> String {
    say!("setup-do-you-hear", engine)
}
/// None of the voices is heard.
pub const NOT_HEARD: Sentence = sentence!("setup-not-heard");
/// The speed of speech.
pub fn speed(rate: i8) -> String {
    say!("setup-speed", rate = rate.to_string())
}
/// A speed that cannot be.
pub const NO_SPEED: Sentence = sentence!("setup-no-speed");
/// Which voice.
pub const VOICE: Sentence = sentence!("setup-voice");
/// No voice has these letters in its name.
pub fn no_voice(wanted: &str) -> String {
    say!("setup-no-voice", wanted)
}
/// A choice of voices.
pub const WHICH_VOICE: Sentence = sentence!("setup-which-voice");
/// The voice that was chosen.
pub const THIS_VOICE: Sentence = sentence!("setup-this-voice");

/// Who describes.
pub const WHO_DESCRIBES: Sentence = sentence!("setup-who-describes");
/// The choice of a provider.
pub fn provider_choice(name: &str) -> String {
    match name {
        "gemini" => say!("setup-gemini"),
        "openai" => say!("setup-openai"),
        "anthropic" => say!("setup-anthropic"),
        name => say!("setup-as-configured", name),
    }
}
/// A server of the user's own.
pub const OWN_SERVER: Sentence = sentence!("setup-own-server");
/// The reader on this machine alone.
pub const NOBODY: Sentence = sentence!("setup-nobody");
/// The number that Enter takes.
pub fn type_a_number(usual: usize) -> String {
    say!("setup-type-a-number", usual = usual.to_string())
}
/// Where the own server is.
pub const ADDRESS: Sentence = sentence!("setup-address");
/// Which model the own server shall use.
pub const MODEL: Sentence = sentence!("setup-model");
/// What is agreed to, and how to take it back.
pub fn do_you_agree(provider: &str) -> String {
    say!("setup-do-you-agree", provider)
}
/// The user did not agree.
pub const NOT_AGREED: Sentence = sentence!("setup-not-agreed");
/// The user agreed.
pub fn agreed(provider: &str) -> String {
    say!("setup-agreed", provider)
}
/// A key that is stored already.
pub fn key_is_there(provider: &str, place: &str) -> String {
    say!("setup-key-is-there", provider, place)
}
/// No key yet.
pub fn paste_key(provider: &str, site: Option<&str>) -> String {
    match site {
        Some(site) => say!("setup-paste-key-site", provider, site),
        None => say!("setup-paste-key", provider),
    }
}
/// The key is being tried.
pub const TRYING: Sentence = sentence!("setup-trying");
/// A key that could not be tried.
pub const KEPT_ALL_THE_SAME: Sentence = sentence!("setup-key-kept");
/// No key was taken.
pub const NO_KEY_TAKEN: Sentence = sentence!("setup-no-key-taken");

/// A key of the keyboard that is taken.
pub fn instead_of(news: &str, proposal: &str) -> String {
    say!("setup-instead-of", news, proposal)
}
/// The same where none is free.
pub fn another_for(news: &str) -> String {
    say!("setup-another-for", news)
}
/// The most important key.
pub fn screen_key(key: &str) -> String {
    say!("setup-screen-key", key)
}
/// No keys can be had on this desktop.
pub const NO_KEYS_HERE: Sentence = sentence!("setup-no-keys-here");
/// The icon.
pub const TRAY: Sentence = sentence!("setup-tray");
/// The start at login.
pub const LOGIN: Sentence = sentence!("setup-login");
/// The last question before anything is changed.
pub const SAVE: Sentence = sentence!("setup-save");
/// All is written.
pub const SAVED: Sentence = sentence!("setup-saved");
/// A sentence before the daemon is started.
pub const STARTS: Sentence = sentence!("setup-starts");
/// The daemon cannot be started from here.
pub const STARTS_NOT: Sentence = sentence!("setup-starts-not");
/// The first description.
pub const FIRST: Sentence = sentence!("setup-first");
/// The end.
pub fn done(key: &str) -> String {
    match key {
        "" => say!("setup-done"),
        key => say!("setup-done-key", key),
    }
}

/// An option has another value now.
pub fn set(option: &str, value: &str) -> String {
    say!("option-set", option, value)
}
/// An option has its default again.
pub fn unset(option: &str) -> String {
    say!("option-unset", option)
}
/// An option cannot have this value.
pub fn not_set(option: &str, reason: &str) -> String {
    say!("option-not-set", option, reason)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tongue::Tongue;

    #[test]
    fn an_answer_that_is_asked_for_is_understood() {
        // The words that the questions name, each in its own language.
        for (tongue, asked, word) in [
            (Tongue::English, "Type yes to agree", "yes"),
            (Tongue::German, "Tippen Sie ja", "ja"),
            (Tongue::French, "Tapez oui", "oui"),
            (Tongue::Spanish, "Escriba sí", "sí"),
        ] {
            assert!(tongue.within(|| do_you_agree("Gemini")).contains(asked));
            assert_eq!(meaning(word), Some(true));
        }
        for (tongue, yes) in [
            (Tongue::English, "y"),
            (Tongue::German, "j"),
            (Tongue::French, "o"),
            (Tongue::Spanish, "sí"),
        ] {
            let asked = tongue.within(|| YES_OR_NO.to_string());
            assert!(asked.contains(&format!(" {yes} ")), "{asked}");
            assert_eq!(meaning(yes), Some(true));
        }
        assert_eq!(
            [meaning("N"), meaning("s"), meaning("")],
            [Some(false), None, None]
        );
    }
}
