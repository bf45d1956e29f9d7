//! Codes that are valid once: a short number near words that say so. A number beside the bare word
//! "code" is none: errors, countries and products have codes, too.

use super::{Hit, Secret};

/// Lines around the words in which the number stands.
const NEAR: usize = 2;

/// What says that a number is such a code, in the languages in which most mails come.
const CUES: [&str; 40] = [
    "verification code",
    "security code",
    "confirmation code",
    "authentication code",
    "authorization code",
    "login code",
    "log-in code",
    "sign-in code",
    "access code",
    "one-time code",
    "one time code",
    "one-time password",
    "one time password",
    "one-time passcode",
    "single-use code",
    "passcode",
    "2fa code",
    "6-digit code",
    "your code is",
    "code is:",
    "is your code",
    "use this code",
    "enter this code",
    "enter the code",
    "your pin is",
    "otp",
    "totp",
    "mtan",
    "smstan",
    "tan:",
    "ihre tan",
    "bestätigungscode",
    "sicherheitscode",
    "einmalcode",
    "einmalpasswort",
    "anmeldecode",
    "code de vérification",
    "code de sécurité",
    "código de verificación",
    "código de seguridad",
];

/// Codes of one's own that are no secret.
const OTHERS: [&str; 7] = [
    "source", "postal", "zip", "exit", "country", "discount", "promo",
];

/// The hits in all lines.
pub(super) fn search(lines: &[Vec<&str>]) -> Vec<Hit> {
    let mut hits = Vec::new();
    let cued: Vec<bool> = lines.iter().map(|words| is_cue(words)).collect();
    for (line, words) in lines.iter().enumerate() {
        let near = line.saturating_sub(NEAR)..(line + NEAR + 1).min(lines.len());
        if !cued[near].contains(&true) {
            continue;
        }
        // Beside the words themselves more is believed than in the lines around them.
        let alone = !cued[line];
        let mut at = 0;
        while at < words.len() {
            let taken = code(&words[at..], alone && words.len() > 4);
            if taken > 0 {
                hits.push(Hit {
                    secret: Secret::Code,
                    line,
                    words: at..at + taken,
                });
            }
            at += taken.max(1);
        }
    }
    hits
}

fn is_cue(words: &[&str]) -> bool {
    let text = words.join(" ").to_lowercase();
    is_somebody_s_code(&text)
        || CUES.iter().any(|cue| {
            text.match_indices(cue).any(|(at, _)| {
                let before = text[..at].chars().next_back();
                let after = text[at + cue.len()..].chars().next();
                let inside = |letter: Option<char>| letter.is_some_and(char::is_alphanumeric);
                !inside(before) && (cue.ends_with(':') || !inside(after))
            })
        })
}

/// "Your Example code is": a code that was sent to somebody, by whatever name.
fn is_somebody_s_code(text: &str) -> bool {
    let words: Vec<&str> = text.split(' ').collect();
    let yours = words
        .iter()
        .enumerate()
        .filter(|(_, word)| **word == "your");
    yours.into_iter().any(|(at, _)| {
        let behind = words[at + 1..].iter().take(4);
        let mut behind = behind.map(|word| word.trim_end_matches([':', ',', '.']));
        behind.any(|word| word == "code")
            && !words[at + 1..]
                .iter()
                .take(2)
                .any(|word| OTHERS.contains(word))
    })
}

/// How many words from the first on are such a code: "482913", "482 913", "G-482913", "482-913".
fn code(words: &[&str], in_a_sentence: bool) -> usize {
    let figures = |word: &str| -> Option<usize> {
        let word = word.trim_matches(|letter: char| ".,:;()!\"'“”".contains(letter));
        let word = match word.split_once('-') {
            Some((letter, rest))
                if letter.len() == 1 && !letter.starts_with(|it: char| it.is_ascii_digit()) =>
            {
                rest
            }
            _ => word,
        };
        let plain: String = word.split('-').collect();
        let all = !plain.is_empty() && plain.bytes().all(|byte| byte.is_ascii_digit());
        all.then_some(plain.len())
    };
    let Some(first) = words.first().and_then(|word| figures(word)) else {
        return 0;
    };
    let second = words.get(1).and_then(|word| figures(word));
    if first == 3 && second == Some(3) {
        return 2;
    }
    let year = first == 4 && (words[0].starts_with("19") || words[0].starts_with("20"));
    usize::from((5..=8).contains(&first) || (first == 4 && !year && !in_a_sentence))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn codes(text: &str) -> Vec<String> {
        let lines: Vec<Vec<&str>> = text.lines().map(|line| line.split(' ').collect()).collect();
        let hits = search(&lines).into_iter();
        hits.map(|hit| lines[hit.line][hit.words].join(" "))
            .collect()
    }

    #[test]
    fn a_number_is_a_code_where_words_say_so() {
        for (text, wanted) in [
            ("Your verification code is 482913.", vec!["482913."]),
            ("Your verification code\n\n482 913", vec!["482 913"]),
            (
                "G-482913 is your Google verification code",
                vec!["G-482913"],
            ),
            ("Ihr Sicherheitscode: 4829", vec!["4829"]),
            ("Votre code de vérification : 4829 13", vec!["4829"]),
            ("OTP: 482913", vec!["482913"]),
            ("Your Example code is 4829. Do not share it", vec!["4829."]),
            ("Your source code has 482913 lines", vec![]),
            ("Exit code 404 at line 482913", vec![]),
            ("The error code is 4829", vec![]),
            ("Postal code 90210", vec![]),
            ("laptop 482913", vec![]),
            ("Security code settings were changed in 2026", vec![]),
        ] {
            assert_eq!(codes(text), wanted, "{text}");
        }
    }
}
