//! An alt text as it is copied: the bare words, whatever a model puts around them.

/// What models put before an alt text although they are asked not to.
const LABELS: [&str; 7] = [
    "alt text:",
    "alternative text:",
    "alternativtext:",
    "texte alternatif :",
    "texte alternatif:",
    "texto alternativo:",
    "alt:",
];

/// The words alone, on one line.
pub(super) fn alt_text(words: &str) -> String {
    let line = words.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut text = line.as_str();
    for label in LABELS {
        if let Some(start) = text.get(..label.len())
            && start.eq_ignore_ascii_case(label)
        {
            text = text[label.len()..].trim_start();
        }
    }
    for (open, close) in [
        ('"', '"'),
        ('\u{201c}', '\u{201d}'),
        ('\u{201e}', '\u{201c}'),
    ] {
        let inside = text
            .strip_prefix(open)
            .and_then(|text| text.strip_suffix(close));
        // Quotes of the text itself stay.
        if let Some(inside) = inside.filter(|inside| !inside.contains([open, close])) {
            text = inside;
        }
    }
    text.trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_words_are_copied() {
        let cases = [
            ("A red kite over a beach.\n", "A red kite over a beach."),
            (
                "Alt text: \"A red kite\nover a beach.\"",
                "A red kite over a beach.",
            ),
            (
                "\u{201c}Stop\u{201d} and \u{201c}Go\u{201d}",
                "\u{201c}Stop\u{201d} and \u{201c}Go\u{201d}",
            ),
            ("\u{201e}Halt\u{201c}", "Halt"),
            ("Texte alternatif : Un cerf-volant.", "Un cerf-volant."),
            ("Alt", "Alt"),
            ("decorative", "decorative"),
        ];
        for (words, copied) in cases {
            assert_eq!(alt_text(words), copied, "{words}");
        }
    }
}
