//! Access tokens of the common kinds. Providers give their tokens prefixes so that they can be found;
//! the lengths are those they document, less what a reader may lose.

use std::ops::Range;

use super::{Hit, Secret};

/// Prefixes with the fewest letters behind them.
const PREFIXES: [(&str, usize); 38] = [
    ("AKIA", 14),
    ("ASIA", 14),
    ("ghp_", 28),
    ("gho_", 28),
    ("ghu_", 28),
    ("ghs_", 28),
    ("ghr_", 28),
    ("github_pat_", 40),
    ("glpat-", 16),
    ("gldt-", 16),
    ("sk-ant-", 20),
    ("sk-proj-", 20),
    ("sk-or-", 20),
    ("sk-", 24),
    ("sk_live_", 16),
    ("sk_test_", 16),
    ("rk_live_", 16),
    ("pk_live_", 16),
    ("whsec_", 20),
    ("AIza", 28),
    ("ya29.", 20),
    ("xoxb-", 16),
    ("xoxp-", 16),
    ("xoxa-", 16),
    ("xoxr-", 16),
    ("xoxs-", 16),
    ("xapp-", 16),
    ("npm_", 28),
    ("pypi-", 40),
    ("hf_", 26),
    ("SG.", 30),
    ("dop_v1_", 40),
    ("shpat_", 24),
    ("figd_", 24),
    ("lin_api_", 24),
    ("tskey-", 20),
    ("AGE-SECRET-KEY-1", 30),
    ("dckr_pat_", 20),
];

/// Prefixes before capitals and figures alone, and now and then without a figure; in capitals no word
/// is so long.
const CAPITALS: [&str; 2] = ["AKIA", "ASIA"];

/// Words over which a token may have been torn.
const TORN: usize = 4;

/// Lines that a token fills behind its first; the longest common ones have some 2000 letters.
const LINES: usize = 16;

/// The words that hold tokens. A long one may have been torn at a mark, so that the words behind
/// belong to it as long as it is too short.
pub(super) fn search(words: &[&str]) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let end = (at + 1..=(at + TORN).min(words.len())).find(|&end| {
            let text = words[at..end].concat();
            is_token(&text) || is_web_token(&text)
        });
        let bearer = words[at].trim_end_matches(':') == "Bearer"
            && words.get(at + 1).is_some_and(|word| is_opaque(word));
        let end = if bearer { Some(at + 2) } else { end };
        // What is left of a torn one looks like nothing that anybody writes.
        let end = end.map(|mut end| {
            while words.get(end).is_some_and(|word| is_opaque(word)) {
                end += 1;
            }
            end
        });
        found.extend(end.map(|end| at..end));
        at = end.unwrap_or(at + 1);
    }
    found
}

/// The lines that go on with a token which ends a line.
pub(super) fn continued(lines: &[Vec<&str>], hits: &[Hit]) -> Vec<Hit> {
    let mut more = Vec::new();
    for hit in hits.iter().filter(|hit| hit.secret == Secret::Token) {
        if hit.words.end != lines[hit.line].len() {
            continue;
        }
        let below = lines.iter().enumerate().skip(hit.line + 1).take(LINES);
        for (line, words) in below {
            let Some(first) = words.first().filter(|word| is_opaque(word)) else {
                break;
            };
            more.push(Hit {
                secret: Secret::Token,
                line,
                words: 0..1,
            });
            if words.len() > 1 || first.len() < 16 {
                break;
            }
        }
    }
    more
}

fn is_token(text: &str) -> bool {
    PREFIXES.iter().any(|(prefix, least)| {
        after(text, prefix).is_some_and(|rest| {
            let letters = rest
                .chars()
                .take_while(|&letter| letter.is_alphanumeric() || "_-.=/+×".contains(letter));
            let token: String = letters.collect();
            let in_capitals = CAPITALS.contains(prefix)
                && token
                    .chars()
                    .all(|letter| !letter.is_lowercase() || letter == 'l');
            token.chars().count() >= *least && (in_capitals || is_random(&token))
        })
    })
}

/// What stands behind the prefix where it begins a word or follows a mark. A reader takes an
/// underscore for a hyphen or a gap, and an l for an I.
fn after<'a>(text: &'a str, prefix: &str) -> Option<&'a str> {
    let plain = |letter: char| match letter {
        '_' | '-' | '–' => '-',
        'l' | '|' | '1' => 'I',
        '×' => 'x',
        other => other,
    };
    let wanted: Vec<char> = prefix.chars().map(plain).collect();
    text.char_indices().find_map(|(at, _)| {
        let begins = text[..at]
            .chars()
            .next_back()
            .is_none_or(|before| !before.is_ascii_alphanumeric());
        let mut rest = text[at..].chars();
        let fits = begins
            && wanted
                .iter()
                .all(|&letter| rest.next().map(plain) == Some(letter));
        fits.then_some(rest.as_str())
    })
}

/// Figures among letters, or capitals again and again within a word: no language writes so.
fn is_random(text: &str) -> bool {
    let figures = text.bytes().filter(u8::is_ascii_digit).count();
    let letters = text.bytes().filter(u8::is_ascii_alphabetic).count();
    let rises = text
        .as_bytes()
        .windows(2)
        .filter(|pair| pair[0].is_ascii_lowercase() && pair[1].is_ascii_uppercase());
    let rises = rises.count();
    letters >= 4 && (figures >= 2 || rises >= 4 || figures == 1 && rises >= 2)
}

/// A long random word without a prefix, such as the rest of a token.
fn is_opaque(word: &str) -> bool {
    let marks = |letter: char| "_-.=/+".contains(letter);
    let plain = word
        .chars()
        .all(|letter| letter.is_ascii_alphanumeric() || marks(letter));
    word.len() >= 12 && plain && !word.starts_with(['/', '.']) && is_random(word)
}

/// JSON Web Tokens (RFC 7519): two parts that begin like JSON in base64, and a signature.
fn is_web_token(text: &str) -> bool {
    let Some(at) = text.find("eyJ") else {
        return false;
    };
    let mut parts = text[at..].split('.');
    let head = parts.next().is_some_and(|head| head.len() >= 15);
    let body = parts
        .next()
        .is_some_and(|body| body.len() >= 10 && body.starts_with("ey"));
    head && body
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<&str> {
        text.split(' ').collect()
    }

    #[test]
    fn tokens_are_found_whole_and_torn_and_words_are_none() {
        for (text, token) in [
            ("export KEY=AKIAIOSFODNN7EXAMPL3", true),
            ("ghp_16C7e42F292c6912E7710c838347Ae178B4a", true),
            ("ghp-16C7e42F292c6912E7710c838347Ae178B4a", true),
            ("ghp_ 16C7e42F292c6912E7710c838347Ae178B4a", true),
            ("sk-ant-api03-4fK2bbcdEFGhij9kLmn0pQr", true),
            ("ghp_99E5912FB9jwbyqf96EkN6Y×W×TchGcXYRsZ", true),
            ("hf_aBcDeFgHiJkLmNoPqRsTuVwXyZabCdEfGh", true),
            ("Bearer 4fK2bbcdEFGhij9kLmn0pQr", true),
            (
                "Authorization: Bearer eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.abc",
                true,
            ),
            ("xoxb-123456789012-abcdefGHIJ", true),
            ("×oxb-123456789012-abcdefGHIJ", true),
            ("export TOKEN=AKIAIRGFEXFEHSGWDXQU", true),
            ("\"key\": \"glpat-JBqqsulpURzGbof7Pbjx\"", true),
            ("pip install sk-learn-contrib-lightning", false),
            ("AKIA is a prefix", false),
            ("Bearer of good news", false),
            ("the skeleton of sk-", false),
            ("commit 16c7e42f292c6912e7710c838347ae178b4a16c7", false),
        ] {
            assert_eq!(!search(&words(text)).is_empty(), token, "{text}");
        }
    }

    #[test]
    fn a_token_goes_on_where_it_was_torn_and_on_the_next_line() {
        let torn = words("KEY ghp_16C7e42F292c6912E7710c838347A e178B4a99Xk2Lm0 is old");
        assert_eq!(search(&torn).first(), Some(&(1..3)));
        let lines = [
            words("eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0"),
            words("4fK2bbcdEFGhij9kLmn0pQr4fK2bbcd"),
            words("and then words"),
        ];
        let hits = super::super::search(&lines);
        let found: Vec<usize> = hits.iter().map(|hit| hit.line).collect();
        assert_eq!(found, [0, 1]);
    }
}
