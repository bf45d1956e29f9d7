//! What is said about secrets in a picture that was to be sent.

use super::say;
use crate::screening::{Findings, Secret, Unread};

/// How a picture that was withheld can still be sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Offered {
    /// By the same press once more.
    Press,
    /// By an option of the command.
    Option,
}

/// What was found, that nothing was sent, and how it can be; `read_here` when this machine reads
/// the picture instead.
pub fn withheld(found: &Findings, offered: Offered, read_here: bool) -> String {
    let mut sentences = reasons(found);
    sentences.push(match read_here {
        true => say!("withheld-read-here"),
        false => say!("withheld"),
    });
    sentences.push(match offered {
        Offered::Press => say!("withheld-press"),
        Offered::Option => say!("withheld-option"),
    });
    sentences.join(" ")
}

/// What is painted over in the picture that is sent.
pub fn masked(found: &Findings) -> String {
    let mut sentences = Vec::new();
    if !found.secrets.is_empty() {
        sentences.push(say!("masked-secrets", names = names(found)));
    }
    if let Some(application) = &found.application {
        sentences.push(say!("masked-window", application));
    }
    sentences.join(" ")
}

/// Why a picture is not sent, a sentence for each kind of reason.
fn reasons(found: &Findings) -> Vec<String> {
    let mut sentences = Vec::new();
    if !found.secrets.is_empty() {
        sentences.push(say!("secrets-possible", names = names(found)));
    }
    if let Some(application) = &found.application {
        sentences.push(say!("secrets-window", application));
    }
    sentences.extend(found.unread.map(|unread| match unread {
        Unread::Around => say!("secrets-unread-around"),
        Unread::Part => say!("secrets-unread"),
        Unread::Failed => say!("secrets-unread-failed"),
    }));
    sentences
}

fn names(found: &Findings) -> String {
    let names = found.secrets.iter().map(|secret| name(*secret));
    names.collect::<Vec<_>>().join(", ")
}

/// What a kind of secret is called.
fn name(secret: Secret) -> String {
    match secret {
        Secret::Card => say!("secret-card"),
        Secret::PrivateKey => say!("secret-private-key"),
        Secret::Token => say!("secret-token"),
        Secret::Password => say!("secret-password"),
        Secret::Code => say!("secret-code"),
        Secret::PasswordField => say!("secret-password-field"),
    }
}
