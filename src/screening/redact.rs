//! Takes secrets out of texts that go along with a picture.

use super::{Secret, search};

/// What stands in the place of a secret; the model must know that something is missing.
const HIDDEN: &str = "(hidden)";

/// Hides the secrets in texts that stand together, and tells of each its text and its kind.
pub fn redact(texts: &mut [&mut String]) -> Vec<(usize, Secret)> {
    let mut found = Vec::new();
    let mut changed: Vec<(usize, usize, String)> = Vec::new();
    {
        let mut places = Vec::new();
        let mut lines: Vec<Vec<&str>> = Vec::new();
        for (text, whole) in texts.iter().enumerate() {
            for (line, words) in whole.lines().enumerate() {
                places.push((text, line));
                lines.push(words.split_whitespace().collect());
            }
        }
        let hits = search(&lines);
        found.extend(hits.iter().map(|hit| (places[hit.line].0, hit.secret)));
        for on_line in hits.chunk_by(|one, other| one.line == other.line) {
            let line = on_line[0].line;
            let hidden = |at: usize| on_line.iter().any(|hit| hit.words.contains(&at));
            let words = lines[line].iter().enumerate();
            let mut kept: Vec<&str> = words
                .map(|(at, word)| if hidden(at) { HIDDEN } else { word })
                .collect();
            kept.dedup_by(|one, other| *one == HIDDEN && one == other);
            let (text, within) = places[line];
            changed.push((text, within, kept.join(" ")));
        }
    }
    for (text, within, line) in changed {
        let mut lines: Vec<String> = texts[text].lines().map(str::to_owned).collect();
        lines[within] = line;
        *texts[text] = lines.join("\n");
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_secret_is_hidden_and_nothing_else_is_touched() {
        let mut one = "Card 4111 1111 1111 1111 valid\nthru  12/28".to_owned();
        let mut other = "Two  words".to_owned();
        let found = redact(&mut [&mut one, &mut other]);
        assert_eq!(found, [(0, Secret::Card)]);
        assert_eq!(one, "Card (hidden) valid\nthru  12/28");
        assert_eq!(other, "Two  words");
    }

    #[test]
    fn a_label_and_its_value_may_be_two_texts() {
        let (mut label, mut value) = ("Password".to_owned(), "Tr0ub4dor&3".to_owned());
        let found = redact(&mut [&mut label, &mut value]);
        assert_eq!(found, [(1, Secret::Password)]);
        assert_eq!((label.as_str(), value.as_str()), ("Password", HIDDEN));
    }
}
