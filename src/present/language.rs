//! Which language a piece of text is in, when that can be told. What is expected stays unless the
//! text speaks clearly against it: a voice that flips to and fro is worse than one with an accent.

use whatlang::{Detector, Lang, Script, detect_script};

use crate::tongue::primary;

/// Letters of a sentence from which on its language is judged. Of the sentences in `wording`, in four
/// languages and without anything filled in, none of 50 letters or more is taken for another
/// language's, and 1 of 223 between 30 and 49; `tests/wording/translations.rs` measures it.
pub(super) const ENOUGH: usize = 30;
/// Letters of a quote: its marks say already that it may be another's words.
pub(super) const ENOUGH_QUOTED: usize = 20;
/// How much better than all others the other language must fit, and how much better than the
/// expected one; both were measured on the same sentences.
const BEFORE_ALL: f64 = 0.3;
const BEFORE_EXPECTED: f64 = 0.8;

/// The languages that are told from one another, by their tags. Of those in Latin letters only the
/// common ones: with all of them in question short sentences tell nothing.
const LANGUAGES: [(Lang, &str); 34] = [
    (Lang::Eng, "en"),
    (Lang::Deu, "de"),
    (Lang::Fra, "fr"),
    (Lang::Spa, "es"),
    (Lang::Ita, "it"),
    (Lang::Por, "pt"),
    (Lang::Nld, "nl"),
    (Lang::Pol, "pl"),
    (Lang::Swe, "sv"),
    (Lang::Dan, "da"),
    (Lang::Nob, "nb"),
    (Lang::Fin, "fi"),
    (Lang::Ces, "cs"),
    (Lang::Hun, "hu"),
    (Lang::Ron, "ro"),
    (Lang::Tur, "tr"),
    (Lang::Rus, "ru"),
    (Lang::Ukr, "uk"),
    (Lang::Bul, "bg"),
    (Lang::Bel, "be"),
    (Lang::Mkd, "mk"),
    (Lang::Ell, "el"),
    (Lang::Heb, "he"),
    (Lang::Ara, "ar"),
    (Lang::Pes, "fa"),
    (Lang::Urd, "ur"),
    (Lang::Hin, "hi"),
    (Lang::Ben, "bn"),
    (Lang::Tha, "th"),
    (Lang::Kor, "ko"),
    (Lang::Jpn, "ja"),
    (Lang::Cmn, "zh"),
    (Lang::Kat, "ka"),
    (Lang::Hye, "hy"),
];

/// The language of a text in which `expected` is expected; none where it is that, or cannot be told
/// from it. `enough` are the letters below which nothing is told.
pub(super) fn other_than(expected: &str, text: &str, enough: usize) -> Option<&'static str> {
    let expected = known(expected);
    if detect_script(text)? != Script::Latin {
        return in_other_letters(expected, text);
    }
    if letters(text) < enough {
        return None;
    }
    let expected = expected?;
    let all = LANGUAGES.iter().map(|(language, _)| *language).collect();
    let best = Detector::with_allowlist(all).detect(text)?;
    if best.lang() == expected || best.confidence() < BEFORE_ALL {
        return None;
    }
    // Where the expected language has other letters there is nothing left to compare.
    let pair = Detector::with_allowlist(vec![expected, best.lang()]).detect(text)?;
    let clear = pair.lang() == best.lang() && pair.confidence() >= BEFORE_EXPECTED;
    tag(best.lang()).filter(|_| clear)
}

/// Letters that the expected language does not have tell more than any count of words.
fn in_other_letters(expected: Option<Lang>, text: &str) -> Option<&'static str> {
    let all = LANGUAGES.iter().map(|(language, _)| *language).collect();
    let found = Detector::with_allowlist(all).detect(text)?;
    let expected = expected?;
    if expected == found.lang() {
        return None;
    }
    // Of two languages in the same letters the expected one is believed, unless it is clear.
    let shared = Detector::with_allowlist(vec![expected])
        .detect(text)
        .is_some();
    tag(found.lang()).filter(|_| !shared || found.is_reliable())
}

fn known(language: &str) -> Option<Lang> {
    let language = match primary(language) {
        "no" | "nn" => "nb",
        other => other,
    };
    let mut same = LANGUAGES
        .iter()
        .filter(|(_, tag)| tag.eq_ignore_ascii_case(language));
    same.next().map(|(language, _)| *language)
}

fn tag(language: Lang) -> Option<&'static str> {
    let mut same = LANGUAGES.iter().filter(|(known, _)| *known == language);
    same.next().map(|(_, tag)| *tag)
}

/// How many letters a text has.
pub(super) fn letters(text: &str) -> usize {
    text.chars().filter(|letter| letter.is_alphabetic()).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_expected_stays_unless_the_text_speaks_clearly_against_it() {
        let cases = [
            (
                "de",
                "Do you want to save the changes before you close the window?",
                Some("en"),
            ),
            (
                "en",
                "Voulez-vous enregistrer les modifications avant de quitter ?",
                Some("fr"),
            ),
            (
                "fr",
                "Das Fenster zeigt eine Tabelle mit den Zahlen des letzten Jahres.",
                Some("de"),
            ),
            (
                "en",
                "La ventana muestra una tabla con los números del año pasado.",
                Some("es"),
            ),
            // Too short, names, and a mixture.
            ("de", "Save as", None),
            ("de", "Front window: Mousepad", None),
            (
                "de",
                "Firefox, Thunderbird, LibreOffice Writer, Mousepad",
                None,
            ),
            (
                "de",
                "Die Schaltfläche Save as ist markiert, daneben steht Open recent file.",
                None,
            ),
            (
                "de",
                "Das Fenster zeigt eine Tabelle mit den Zahlen des letzten Jahres.",
                None,
            ),
            // Other letters need no length.
            ("en", "Привет, мир", Some("ru")),
            ("de", "Γειά σου Κόσμε", Some("el")),
            ("en", "你好世界", Some("zh")),
            ("uk", "Привет", None),
            ("ru", "Привет, мир", None),
            // Nothing is known of what is expected.
            (
                "tlh",
                "Do you want to save the changes before you close the window?",
                None,
            ),
        ];
        for (expected, text, wanted) in cases {
            assert_eq!(
                other_than(expected, text, ENOUGH),
                wanted,
                "{expected}: {text}"
            );
        }
    }
}
