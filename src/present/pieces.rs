//! Long text cut where a speaker would breathe. Never loses a word.

/// Cuts a text into pieces of at most `limit` characters: after a sentence, else after a part of
/// one, else between words, else anywhere.
pub(super) fn pieces(text: &str, limit: usize) -> Vec<String> {
    let mut pieces = Vec::new();
    let mut rest = text.trim();
    while let Some((end, _)) = rest.char_indices().nth(limit) {
        let head = &rest[..end];
        // A very early cut would only add a pause.
        let early = end / 4;
        let cut = last_after(head, &['.', '!', '?', '…', '。', '！', '？'], early)
            .or_else(|| last_after(head, &[',', ';', ':', '、', '，'], early))
            .or_else(|| head.rfind(char::is_whitespace).filter(|at| *at > 0))
            .unwrap_or(end);
        pieces.push(rest[..cut].trim_end().to_owned());
        rest = rest[cut..].trim_start();
    }
    if !rest.is_empty() {
        pieces.push(rest.to_owned());
    }
    pieces
}

/// The place after the last of the marks that ends a word, if it is not too early.
fn last_after(head: &str, marks: &[char], early: usize) -> Option<usize> {
    head.char_indices()
        .rev()
        .filter(|(_, mark)| marks.contains(mark))
        .map(|(at, mark)| at + mark.len_utf8())
        .find(|after| {
            let wide = !head[..*after].ends_with(|last: char| last.is_ascii());
            head[*after..].starts_with(char::is_whitespace) || wide
        })
        .filter(|after| *after > early)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn dead_text_is_cut_at_words() {
        let dead = "word ".repeat(10_000);
        let cut = pieces(&dead, 400);
        assert!(
            cut.iter()
                .all(|piece| piece.len() <= 400 && piece.ends_with("word"))
        );
        assert_eq!(cut.join(" "), dead.trim());
        assert_eq!(pieces(&"x".repeat(1000), 400).concat(), "x".repeat(1000));
        assert_eq!(
            pieces("One. Two is long. Three", 20),
            ["One. Two is long.", "Three"]
        );
    }

    proptest! {
        #[test]
        fn no_word_is_lost(words in prop::collection::vec("[a-z]{1,9}[.,]?", 1..300)) {
            let text = words.join(" ");
            let cut = pieces(&text, 50);
            prop_assert!(cut.iter().all(|piece| piece.chars().count() <= 50));
            prop_assert_eq!(cut.join(" "), text);
        }
    }
}
