//! What is said about secrets in a picture that was to be sent.

use crate::screening::{Findings, Secret};

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
    sentences.push(
        match read_here {
            true => "Nothing is sent; it is read here instead.",
            false => "Nothing was sent.",
        }
        .to_owned(),
    );
    sentences.push(
        match offered {
            Offered::Press => "Press again to send it anyway.",
            Offered::Option => "To send it anyway, add --send-anyway to the command.",
        }
        .to_owned(),
    );
    sentences.join(" ")
}

/// What is painted over in the picture that is sent.
pub fn masked(found: &Findings) -> String {
    let mut sentences = Vec::new();
    if !found.secrets.is_empty() {
        sentences.push(format!("Painted over: {}.", names(found)));
    }
    if let Some(application) = &found.application {
        sentences.push(format!("The window of {application} is painted over."));
    }
    sentences.join(" ")
}

/// Why a picture is not sent, a sentence for each kind of reason.
fn reasons(found: &Findings) -> Vec<String> {
    let mut sentences = Vec::new();
    if !found.secrets.is_empty() {
        sentences.push(format!(
            "Possible secrets in the picture: {}.",
            names(found)
        ));
    }
    if let Some(application) = &found.application {
        sentences.push(format!("A window of {application} is in the picture."));
    }
    if found.unread {
        sentences
            .push("There was no time to look through the whole picture for secrets.".to_owned());
    }
    sentences
}

fn names(found: &Findings) -> String {
    let names = found.secrets.iter().map(|secret| name(*secret));
    names.collect::<Vec<_>>().join(", ")
}

/// What a kind of secret is called.
fn name(secret: Secret) -> &'static str {
    match secret {
        Secret::Card => "a card number",
        Secret::PrivateKey => "a private key",
        Secret::Token => "an access token",
        Secret::Password => "a password",
        Secret::Code => "a one-time code",
        Secret::PasswordField => "a password field",
    }
}
