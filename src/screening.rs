//! Finds what should not leave this machine unasked in texts that were read from a picture. It helps
//! and guarantees nothing: what was not read is not found. Letters may have been misread, so the
//! rules forgive what a reader mistakes, as far as that raises no false alarm.

use std::ops::Range;

pub use self::redact::redact;
pub use self::settings::{Caution, Settings};

mod cards;
mod codes;
mod keys;
mod passwords;
mod redact;
mod settings;
mod tokens;

/// A kind of secret.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Secret {
    /// The number of a payment card.
    Card,
    /// A private key.
    PrivateKey,
    /// An access token or API key.
    Token,
    /// A password that stands in the open.
    Password,
    /// A code that is valid once.
    Code,
    /// A password field that has the focus or holds something, however little of it can be seen.
    PasswordField,
}

/// What was found in a picture that is to be sent.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Findings {
    /// The kinds of secrets, each once and in the order of their weight.
    pub secrets: Vec<Secret>,
    /// An application that must not be sent unasked and whose window is in the picture.
    pub application: Option<String>,
    /// What could not be looked through, if not everything could.
    pub unread: Option<Unread>,
}

/// What of a picture could not be looked through, what is less first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Unread {
    /// What stands around the front window: the time was over.
    Around,
    /// Not even the front window, or a part of a picture without one: the time was over.
    Part,
    /// Nothing counts as looked through, because the reader failed.
    Failed,
}

impl Findings {
    /// Whether nothing speaks against sending.
    pub fn is_empty(&self) -> bool {
        self.secrets.is_empty() && self.application.is_none() && self.unread.is_none()
    }

    /// Adds a kind of secret.
    pub fn add(&mut self, secret: Secret) {
        if let Err(place) = self.secrets.binary_search(&secret) {
            self.secrets.insert(place, secret);
        }
    }

    /// Adds what was found in another picture that goes along.
    pub fn add_all(&mut self, others: Self) {
        others
            .secrets
            .into_iter()
            .for_each(|secret| self.add(secret));
        self.application = self.application.take().or(others.application);
        self.unread = self.unread.max(others.unread);
    }
}

/// A secret in a line of text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit {
    /// What it is.
    pub secret: Secret,
    /// The line, counted from 0.
    pub line: usize,
    /// The words of the line that hold it, counted from 0.
    pub words: Range<usize>,
}

/// All secrets in lines of words, in the order of the lines. A secret may go over several lines,
/// and has a hit in each.
pub fn search(lines: &[Vec<&str>]) -> Vec<Hit> {
    let mut hits = Vec::new();
    for (line, words) in lines.iter().enumerate() {
        let mut add = |secret, found: Vec<Range<usize>>| {
            let hit = |words| Hit {
                secret,
                line,
                words,
            };
            hits.extend(found.into_iter().map(hit));
        };
        add(Secret::Card, cards::search(words));
        add(Secret::Token, tokens::search(words));
        for (secret, words) in passwords::search(words) {
            add(secret, vec![words]);
        }
    }
    hits.extend(tokens::continued(lines, &hits));
    hits.extend(passwords::below_labels(lines));
    hits.extend(keys::search(lines));
    hits.extend(codes::search(lines));
    hits.sort_by_key(|hit| (hit.line, hit.words.start, hit.secret));
    hits
}

/// A letter as the figure that it may have been.
fn as_digit(letter: char) -> Option<char> {
    match letter {
        '0'..='9' => Some(letter),
        'O' | 'o' => Some('0'),
        'l' | 'I' | '|' => Some('1'),
        'S' => Some('5'),
        'B' => Some('8'),
        _ => None,
    }
}
