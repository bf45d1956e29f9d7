//! Where a text quotes another one, by the quotation marks of several languages.

use std::ops::Range;

/// The marks that open a quote, each with those that close it.
const MARKS: [(char, &str); 6] = [
    ('"', "\""),
    ('“', "”"),
    ('„', "“”"),
    ('«', "»"),
    ('»', "«"),
    ('‹', "›"),
];

/// Where the quotes of a text are, without their marks.
pub fn quotes(text: &str) -> Vec<Range<usize>> {
    scan(text).0
}

/// Whether a quote begins that does not end.
pub fn is_open(text: &str) -> bool {
    scan(text).1
}

fn scan(text: &str) -> (Vec<Range<usize>>, bool) {
    let mut found = Vec::new();
    let mut open: Option<(usize, &str)> = None;
    let mut before = ' ';
    let mut letters = text.char_indices().peekable();
    while let Some((at, letter)) = letters.next() {
        if let Some((begin, closing)) = open {
            if closing.contains(letter) {
                found.push(begin..at);
                open = None;
            }
        } else if let Some((_, closing)) = MARKS.iter().find(|(mark, _)| *mark == letter)
            // Inches and seconds stand behind a figure.
            && !before.is_alphanumeric()
            && letters.peek().is_some_and(|(_, next)| !next.is_whitespace())
        {
            open = Some((at + letter.len_utf8(), closing));
        }
        before = letter;
    }
    (found, open.is_some())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotes_are_found_by_the_marks_of_several_languages() {
        for (text, wanted) in [
            ("It says \"OK\" and \"Cancel\".", vec!["OK", "Cancel"]),
            ("Er sagt „Speichern“ und „Nein”.", vec!["Speichern", "Nein"]),
            ("It says “Save all”.", vec!["Save all"]),
            ("Il dit «Oui» – ja, »Nein«.", vec!["Oui", "Nein"]),
            ("A 24\" monitor and a 27\" one.", vec![]),
            ("It’s open, and \" is a mark.", vec![]),
        ] {
            let found: Vec<_> = quotes(text).into_iter().map(|it| &text[it]).collect();
            assert_eq!(found, wanted, "{text}");
            assert!(!is_open(text), "{text}");
        }
        assert!(is_open("It says \"The disk is"));
    }
}
