//! Whether a line that was read says what is known already, letters misread included.

use std::collections::HashSet;

/// The part of a line's words that must be known: one misread word of a short line is forgiven.
const SHARE: f32 = 0.6;

/// A text without what reading may get wrong first: case, punctuation and gaps.
fn squashed(text: &str) -> String {
    text.chars()
        .filter(|letter| letter.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect()
}

fn words(text: &str) -> impl Iterator<Item = String> + '_ {
    text.split_whitespace()
        .map(squashed)
        .filter(|word| !word.is_empty())
}

/// Whether `line` is `text`, or a part of it.
pub(super) fn is_part(line: &str, text: &str) -> bool {
    let line = squashed(line);
    !line.is_empty() && squashed(text).contains(&line)
}

/// Whether `line` says nothing but what stands in `texts`, which are known to be in its place.
pub(super) fn is_made_of<'a>(line: &str, texts: impl Iterator<Item = &'a str>) -> bool {
    let mut known = HashSet::new();
    let mut whole = String::new();
    for text in texts {
        known.extend(words(text));
        whole.push_str(&squashed(text));
    }
    if whole.is_empty() {
        return false;
    }
    let read = squashed(line);
    if !read.is_empty() && (whole.contains(&read) || is_nearly(&read, &whole)) {
        return true;
    }
    let (mut all, mut found) = (0, 0);
    for word in words(line) {
        all += 1;
        found += usize::from(known.contains(&word));
    }
    all > 0 && found as f32 >= all as f32 * SHARE
}

/// Whether `line` is one of `texts`, as far as reading can tell.
pub(super) fn is_known(line: &str, texts: &[&str]) -> bool {
    let line = squashed(line);
    texts.iter().map(|text| squashed(text)).any(|text| {
        text == line || (!line.chars().any(char::is_numeric) && is_nearly(&line, &text))
    })
}

/// Whether two short texts of one length differ in a letter or two, as when 0 was read for O.
fn is_nearly(one: &str, other: &str) -> bool {
    let lengths = (one.chars().count(), other.chars().count());
    let differing = one.chars().zip(other.chars()).filter(|(a, b)| a != b);
    lengths.0 == lengths.1 && lengths.0 >= 3 && differing.count() <= lengths.0.div_ceil(5)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_misread_is_known_again() {
        let cases = [
            ("Dear Ada,", "Dear Ada,\nthe train leaves", true),
            ("INF0", "INFO", true),
            ("File Edit View", "File", false),
            (
                "the trian leaves at",
                "Dear Ada, the train leaves at 9:42",
                true,
            ),
            ("Build", "letter.txt", false),
            ("", "letter.txt", false),
        ];
        for (line, text, known) in cases {
            assert_eq!(is_made_of(line, [text].into_iter()), known, "{line}");
        }
        assert!(is_made_of(
            "File Edit View",
            ["File", "Edit", "View"].into_iter()
        ));
        assert!(is_part("moved to", "It has moved to Thursday."));
    }
}
