//! What controls, their states and their places are called, as a screen reader calls them.

use super::word;
use crate::picture::Place;
use crate::surroundings::{Role, State};

/// What a control of this kind is called.
pub fn role(role: Role) -> String {
    word!("role-", key(role.words()))
}

/// What a control in this state is called.
pub fn state_of(state: State) -> String {
    word!("state-", key(state.words()))
}

/// Where something is, as it is said behind what is there: "at the top left".
pub fn place(place: Place) -> String {
    word!("place-", key(place.words()))
}

/// Whether a field's own name tells that it takes a password, whatever the language of its
/// application.
pub fn is_called_password(name: &str) -> bool {
    const WORDS: [&str; 6] = [
        "password",
        "passwort",
        "kennwort",
        "mot de passe",
        "contraseña",
        "clave",
    ];
    let name = name.to_lowercase();
    WORDS.iter().any(|word| name.contains(word))
}

/// The name of a word by what it is in English.
fn key(english: &str) -> String {
    english.replace(' ', "-")
}
