//! Two opinions, put side by side.

use super::{failure, say};
use crate::agreement::Agreement;
use crate::failure::Failure;

/// Why there is only one opinion where two were asked for.
pub fn one_opinion(of: &str, reason: &Failure) -> String {
    say!("one-opinion", reason = failure(reason), of)
}

/// What two providers say, by their names: first what both say, then what they say differently,
/// then what only one of them says. A provider that was asked twice is told by its answers.
pub fn opinions(found: &Agreement, (first, second): (&str, &str)) -> Vec<String> {
    let (first, second) = match first == second {
        true => (say!("first-answer"), say!("second-answer")),
        false => (first.to_owned(), second.to_owned()),
    };
    let alone =
        found.differently.is_empty() && found.only_first.is_empty() && found.only_second.is_empty();
    let mut told = vec![match found.both.is_empty() {
        true => say!("opinions-nothing-common"),
        false if alone => say!("opinions-same"),
        false => say!("opinions-both"),
    }];
    told.extend(found.both.iter().cloned());
    for (one, other) in &found.differently {
        told.push(say!("opinions-differ", name = first.as_str(), text = one));
        told.push(say!("opinions-but", name = second.as_str(), text = other));
    }
    for (name, texts) in [(first, &found.only_first), (second, &found.only_second)] {
        if !texts.is_empty() {
            told.push(say!("opinions-only", name, text = texts.join(" ")));
        }
    }
    told
}
