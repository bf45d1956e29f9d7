//! What is said about sending pictures to a provider: what, where to, how long it is kept there.
//! What the providers say of themselves is as they published it in autumn 2026.

use super::{Sentence, say, sentence};

/// Nothing was sent because nobody has agreed.
pub fn not_agreed(provider: &str) -> String {
    say!("not-agreed", provider)
}

/// What is sent, and where to.
pub fn what_is_sent(provider: &str, address: &str) -> String {
    say!("what-is-sent", provider, address)
}

/// How long the provider keeps it, by its dialect; where `home` is false somebody else runs the server.
pub fn what_is_kept(dialect: &str, home: bool) -> Sentence {
    match dialect {
        "gemini" if home => sentence!("kept-gemini"),
        "openai" if home => sentence!("kept-openai"),
        "anthropic" if home => sentence!("kept-anthropic"),
        _ => sentence!("kept-elsewhere"),
    }
}

/// A server on this computer.
pub fn stays_here(provider: &str, address: &str) -> String {
    say!("stays-here", provider, address)
}

/// Said where a key is typed outside of the set-up.
pub fn by_the_key(provider: &str) -> String {
    say!("agreed-by-key", provider)
}
