//! Two opinions, put side by side.

use super::failure;
use crate::agreement::Agreement;
use crate::failure::Failure;

/// Why there is only one opinion where two were asked for.
pub fn one_opinion(of: &str, reason: &Failure) -> String {
    format!(
        "There is no second opinion. {} This is what {of} says.",
        failure(reason)
    )
}

/// What two providers say, by their names: first what both say, then what they say differently,
/// then what only one of them says. A provider that was asked twice is told by its answers.
pub fn opinions(found: &Agreement, (first, second): (&str, &str)) -> Vec<String> {
    let (first, second) = match first == second {
        true => ("the first answer", "the second answer"),
        false => (first, second),
    };
    let mut told = Vec::new();
    let alone =
        found.differently.is_empty() && found.only_first.is_empty() && found.only_second.is_empty();
    if found.both.is_empty() {
        told.push("The two answers have nothing in common.".to_owned());
    } else if alone {
        told.push("Both say the same.".to_owned());
    } else {
        told.push("Both say:".to_owned());
    }
    told.extend(found.both.iter().cloned());
    for (one, other) in &found.differently {
        told.push(format!("They differ. According to {first}: {one}"));
        told.push(format!("But according to {second}: {other}"));
    }
    for (name, texts) in [(first, &found.only_first), (second, &found.only_second)] {
        if !texts.is_empty() {
            told.push(format!("Only {name}: {}", texts.join(" ")));
        }
    }
    told
}
