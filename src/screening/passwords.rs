//! Passwords and keys that stand in the open behind a word that says what they are.

use std::ops::Range;

use super::{Hit, Secret};

/// Names whose value is secret, as they stand in files, settings and forms.
const NAMES: [(&str, Secret); 23] = [
    ("password", Secret::Password),
    ("passwd", Secret::Password),
    ("pass", Secret::Password),
    ("pwd", Secret::Password),
    ("passwort", Secret::Password),
    ("passphrase", Secret::Password),
    ("contraseña", Secret::Password),
    ("kennwort", Secret::Password),
    ("mot de passe", Secret::Password),
    ("secret", Secret::Token),
    ("secret_key", Secret::Token),
    ("secret-key", Secret::Token),
    ("secret key", Secret::Token),
    ("api_key", Secret::Token),
    ("apikey", Secret::Token),
    ("api-key", Secret::Token),
    ("api key", Secret::Token),
    ("access_token", Secret::Token),
    ("access token", Secret::Token),
    ("auth_token", Secret::Token),
    ("private_key", Secret::Token),
    ("privatekey", Secret::Token),
    ("token", Secret::Token),
];

/// Words over which an address or a value may have been torn.
const TORN: usize = 4;

/// Words of a line that is nothing but a label.
const LABEL: usize = 3;

/// The words that hold such values: `password = hunter22`.
pub(super) fn search(words: &[&str]) -> Vec<(Secret, Range<usize>)> {
    let mut found = Vec::new();
    for (at, word) in words.iter().enumerate() {
        if let Some(end) = address(words, at) {
            found.push((Secret::Password, at..end));
            continue;
        }
        // In one word: PASSWORD=hunter22.
        if let Some((name, value)) = word.split_once(['=', ':'])
            && let Some(secret) = named(&words[..at], name)
            && !value.is_empty()
        {
            // In a file nothing stands behind a value, so what does was torn off.
            let rest = &words[at + 1..];
            let torn = (1..TORN).contains(&rest.len())
                && is_value(&[&[value], rest].concat().concat(), secret);
            let end = if torn { words.len() } else { at + 1 };
            if torn || is_value(value, secret) {
                found.push((secret, at..end));
                continue;
            }
        }
        let marked = word.ends_with([':', '=']);
        let (skip, value) = match &words[at + 1..] {
            [mark, value, ..] if !marked && matches!(*mark, "=" | ":" | ":=") => (1, *value),
            [value, ..] if marked => (0, *value),
            _ => continue,
        };
        let Some(secret) = named(&words[..at], word.trim_end_matches([':', '='])) else {
            continue;
        };
        let first = at + 1 + skip;
        // A reader sees a gap beside a hyphen now and then.
        let next = words.get(first + 1);
        let torn = next
            .is_some_and(|next| value.ends_with('-') || next.len() > 1 && next.starts_with('-'));
        let end = first + 1 + usize::from(torn);
        if is_value(&words[first..end].concat(), secret) {
            found.push((secret, first..end));
        }
    }
    found
}

/// Values alone on a line below their label, as forms show them.
pub(super) fn below_labels(lines: &[Vec<&str>]) -> Vec<Hit> {
    let pairs = lines.windows(2).enumerate();
    let hits = pairs.filter_map(|(line, pair)| {
        let (label, [value]) = (&pair[0], pair[1].as_slice()) else {
            return None;
        };
        let last = label.last().filter(|_| label.len() <= LABEL)?;
        let before = &label[..label.len() - 1];
        let secret = named(before, last.trim_end_matches([':', '*']))?;
        is_strong(value).then_some(Hit {
            secret,
            line: line + 1,
            words: 0..1,
        })
    });
    hits.collect()
}

/// What the name's value is, if the name says that it is secret.
fn named(before: &[&str], name: &str) -> Option<Secret> {
    let name = name.trim_matches(['"', '\'', '`', '(', ')', ',', '{']);
    if name.is_empty() {
        return None;
    }
    let from = before.len().saturating_sub(LABEL - 1);
    let whole = [&before[from..], &[name]].concat().join(" ").to_lowercase();
    // A reader sees gaps within words, too.
    let torn = before
        .last()
        .map_or(String::new(), |before| format!("{before}{name}"));
    let known = NAMES.iter().find(|(known, _)| {
        let ends = whole.strip_suffix(known).is_some_and(|rest| {
            let before = rest.chars().next_back();
            !before.is_some_and(char::is_alphabetic)
        });
        ends || torn.to_lowercase() == *known
    });
    known.map(|(_, secret)| *secret)
}

/// Where an address ends that begins with this word and carries a password. A reader sees gaps at the
/// marks of an address.
fn address(words: &[&str], at: usize) -> Option<usize> {
    let mut text = String::new();
    for (end, word) in words.iter().enumerate().skip(at).take(TORN) {
        let marks = [':', '/', '@', '-'];
        if !text.is_empty() && !text.ends_with(marks) && !word.starts_with(marks) {
            return None;
        }
        text.push_str(word);
        if in_address(&text) {
            return Some(end + 1);
        }
    }
    None
}

/// Whether an address carries a password: `postgres://app:hunter22@db`.
fn in_address(word: &str) -> bool {
    let Some((_, rest)) = word.split_once("://") else {
        return false;
    };
    let authority = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let Some((user, _)) = authority.rsplit_once('@') else {
        return false;
    };
    user.split_once(':')
        .is_some_and(|(_, password)| password.chars().count() >= 4 && !is_placeholder(password))
}

/// A value that somebody might have chosen, and not a word of a sentence.
fn is_value(value: &str, secret: Secret) -> bool {
    // Marks at the end belong to the sentence.
    let value = value.trim_matches(['"', '\'', '`', ',', ';', '.', '?', '!']);
    let length = value.chars().count();
    let figures = value.chars().filter(char::is_ascii_digit).count();
    let letters = value.chars().any(char::is_alphabetic);
    let mark = value.chars().any(|letter| "!@#$%^&*?+~".contains(letter));
    let chosen = match secret {
        // A token beside its name is long; short ones are numbers of errors and versions.
        Secret::Token => length >= 12 && figures >= 2,
        _ => (6..=128).contains(&length) && (figures > 0 || mark),
    };
    let called = value.contains(['(', '[']) && value.ends_with([')', ']']);
    chosen
        && letters
        && !called
        && !value.contains("://")
        && !is_placeholder(value)
        && !is_date(value)
}

/// A value that no word below a label looks like.
fn is_strong(value: &str) -> bool {
    let figures = value.chars().any(|letter| letter.is_ascii_digit());
    let mark = value.chars().any(|letter| "!@#$%^&*?+~_".contains(letter));
    let small = value.chars().any(char::is_lowercase);
    let capital = value.chars().any(char::is_uppercase);
    is_value(value, Secret::Password) && figures && (mark || small && capital)
}

/// What stands where a value is still to be put.
fn is_placeholder(value: &str) -> bool {
    value.starts_with(['$', '<', '{', '*', '•', '%']) || value.contains("(hidden)")
}

/// Figures between marks with the letters of a month or a zone: 2026-11-24T10:42.
fn is_date(value: &str) -> bool {
    let letters = value.chars().filter(|it| it.is_alphabetic()).count();
    let figures = value.chars().filter(char::is_ascii_digit).count();
    letters <= 3 && figures >= 4 && value.contains(['-', ':', '/', '.'])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<&str> {
        text.split(' ').collect()
    }

    #[test]
    fn passwords_in_the_open_are_found_and_talk_about_them_is_not() {
        for (text, wanted) in [
            ("DB_PASSWORD=hunter22!", Some((Secret::Password, 0..1))),
            ("password: Tr0ub4dor&3", Some((Secret::Password, 1..2))),
            ("password = s3cr3t99", Some((Secret::Password, 2..3))),
            ("Mot de passe : S0leil!2", Some((Secret::Password, 4..5))),
            (
                "\"api_key\": \"4fK2bbcd99xQ\",",
                Some((Secret::Token, 1..2)),
            ),
            ("API key: 4fK2bbcd99xQ7Z", Some((Secret::Token, 2..3))),
            (
                "postgres://app:hunter22@db:5432/app",
                Some((Secret::Password, 0..1)),
            ),
            (
                "postgres : //app: hunter22@db :5432/app",
                Some((Secret::Password, 0..4)),
            ),
            (
                "DB_PASSWORD=Hor se -Moon-768",
                Some((Secret::Password, 0..3)),
            ),
            ("Passwort: Paris -Moon-831", Some((Secret::Password, 1..3))),
            ("password: see -h for more", None),
            ("https://example.org:8080/@you", None),
            ("postgres://app:${PASSWORD}@db", None),
            (
                "password = dragon-Tree- 395",
                Some((Secret::Password, 2..4)),
            ),
            ("PasSwo rt: t8crQz4ZU2", Some((Secret::Password, 2..3))),
            ("let password = read_password()?;", None),
            ("password = os.environ[\"PASS1\"]", None),
            ("Password: forgotten?", None),
            ("Password: required", None),
            ("Password: 8-64 characters", None),
            ("Password changed: 2026-11-24T10:42", None),
            ("Forgot your password? Reset it", None),
            ("The password: a history, 2nd edition", None),
            ("secret: https://example.org/a1", None),
            ("token: 42", None),
            ("password: ${DB_PASS1}", None),
        ] {
            assert_eq!(search(&words(text)).first().cloned(), wanted, "{text}");
        }
    }

    #[test]
    fn a_value_may_stand_below_its_label() {
        let found = |label, value| !below_labels(&[words(label), words(value)]).is_empty();
        assert!(found("Password", "Tr0ub4dor&3"));
        assert!(found("New password *", "aB3dE5gH") || found("New password", "aB3dE5gH"));
        assert!(!found("Password", "Username"));
        assert!(!found("Password", "forgot2024"));
        assert!(!found("Last changed your password", "Tr0ub4dor&3"));
        assert!(!found("Name", "Tr0ub4dor&3"));
    }
}
