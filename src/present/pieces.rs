//! Text cut where a speaker would breathe. Never loses a word.

/// What ends a sentence.
const ENDS: &[char] = &['.', '!', '?', '…', '。', '！', '？'];

/// Cuts a text into sentences, where those before them have `enough` characters, and pieces of at
/// most `limit`: after a sentence, else after a part of one, else between words, else anywhere.
pub(super) fn pieces(text: &str, enough: usize, limit: usize) -> Vec<String> {
    let mut pieces = Vec::new();
    for sentence in sentences(text.trim(), enough) {
        cut(sentence, limit, &mut pieces);
    }
    pieces
}

/// Whether a text ends with a sentence.
pub(super) fn is_whole(text: &str) -> bool {
    text.trim_end_matches(['"', '\'', '”', '»', ')'])
        .ends_with(ENDS)
}

/// The text in sentences, of which those that are very short stay with the next.
fn sentences(text: &str, enough: usize) -> Vec<&str> {
    let mut sentences = Vec::new();
    let mut rest = text;
    let mut from = 0;
    while let Some(gap) = rest[from..].find(char::is_whitespace).map(|at| at + from) {
        let next = rest[gap..].trim_start();
        let begins = |letter: char| !letter.is_lowercase();
        if is_whole(&rest[..gap])
            && rest[..gap].chars().count() >= enough
            && next.starts_with(begins)
        {
            sentences.push(&rest[..gap]);
            (rest, from) = (next, 0);
        } else {
            from = rest.len() - next.len();
        }
    }
    if !rest.is_empty() {
        sentences.push(rest);
    }
    sentences
}

fn cut(text: &str, limit: usize, pieces: &mut Vec<String>) {
    let mut rest = text.trim();
    while let Some((end, _)) = rest.char_indices().nth(limit) {
        let head = &rest[..end];
        // A very early cut would only add a pause.
        let early = end / 4;
        let cut = last_after(head, ENDS, early)
            .or_else(|| last_after(head, &[',', ';', ':', '、', '，'], early))
            .or_else(|| head.rfind(char::is_whitespace).filter(|at| *at > 0))
            .unwrap_or(end);
        pieces.push(rest[..cut].trim_end().to_owned());
        rest = rest[cut..].trim_start();
    }
    if !rest.is_empty() {
        pieces.push(rest.to_owned());
    }
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
        let cut = pieces(&dead, 40, 400);
        assert!(
            cut.iter()
                .all(|piece| piece.len() <= 400 && piece.ends_with("word"))
        );
        assert_eq!(cut.join(" "), dead.trim());
        assert_eq!(
            pieces(&"x".repeat(1000), 40, 400).concat(),
            "x".repeat(1000)
        );
        assert_eq!(
            pieces("One. Two is long. Three", 40, 20),
            ["One. Two is long.", "Three"]
        );
    }

    #[test]
    fn sentences_come_one_by_one() {
        assert_eq!(
            pieces(
                "A long one, e.g. this. Short. \"Quoted.\" Then 3.5 more",
                12,
                400
            ),
            [
                "A long one, e.g. this.",
                "Short. \"Quoted.\"",
                "Then 3.5 more"
            ]
        );
        assert!(is_whole("He said \"yes.\"") && !is_whole("One,"));
    }

    proptest! {
        #[test]
        fn no_word_is_lost(words in prop::collection::vec("[a-z]{1,9}[.,]?", 1..300)) {
            let text = words.join(" ");
            let cut = pieces(&text, 15, 50);
            prop_assert!(cut.iter().all(|piece| piece.chars().count() <= 50));
            prop_assert_eq!(cut.join(" "), text);
        }
    }
}
