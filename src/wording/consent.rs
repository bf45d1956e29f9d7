//! What is said about sending pictures to a provider: what, where to, how long it is kept there.
//! What the providers say of themselves is as they published it in autumn 2026.

/// Nothing was sent because nobody has agreed.
pub fn not_agreed(provider: &str) -> String {
    format!(
        "Nothing is sent to {provider} before you have agreed. To hear what is sent and to agree, run: aloud setup."
    )
}

/// What is sent, and where to.
pub fn what_is_sent(provider: &str, address: &str) -> String {
    format!(
        "With each key press, {provider} at {address} is sent the picture that you asked about, the names of the application, \
         the window and the control in front, and selected text. Nothing is sent at any other time. Passwords and other \
         secrets that are on the screen are in the picture."
    )
}

/// How long the provider keeps it, by its dialect; where `home` is false somebody else runs the server.
pub fn what_is_kept(dialect: &str, home: bool) -> &'static str {
    match dialect {
        "gemini" if home => {
            "With a key that nobody pays for, Google may use what you send to improve its products, and people may read it. \
             With a paid key it does not, and keeps requests for up to 55 days to find abuse."
        }
        "openai" if home => {
            "OpenAI is asked to store nothing of a request. It keeps what is sent for up to 30 days to find abuse, and does \
             not train its models with it."
        }
        "anthropic" if home => {
            "Anthropic deletes what is sent within 30 days, unless it finds abuse in it, and does not train its models with \
             it."
        }
        _ => "How long it is kept there is known only to those who run that server.",
    }
}

/// A server on this computer.
pub fn stays_here(provider: &str, address: &str) -> String {
    format!("{provider} runs on this computer, at {address}. Aloud sends pictures nowhere else.")
}

/// Said where a key is typed outside of the set-up.
pub fn by_the_key(provider: &str) -> String {
    format!("By storing a key you agree to this. To take that back: aloud key remove {provider}.")
}
