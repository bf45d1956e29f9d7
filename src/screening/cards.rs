//! Numbers of payment cards: figures in the groups in which they are printed, with the beginning of
//! a brand and a check digit by the formula of Luhn (ISO/IEC 7812-1, annex B).

use std::ops::Range;

use super::as_digit;

/// After how many figures there may be a gap, by the length of the number: in fours, and as
/// American Express and Diners Club print theirs. A reader may have lost any of the gaps.
const GAPS: [(usize, &[usize]); 4] = [
    (14, &[4, 10]),
    (15, &[4, 10]),
    (16, &[4, 8, 12]),
    (19, &[4, 8, 12, 16]),
];

/// The fewest figures of a number, which are in one cell of a table together.
const SHORTEST: usize = 14;

/// So many letters behind a figure are a word, and no figures that were misread.
const GLUED: usize = 3;

/// The words that hold card numbers.
pub(super) fn search(words: &[&str]) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut start = 0;
    while start < words.len() {
        if let Some(end) = account(words, start) {
            start = end;
            continue;
        }
        let in_cells = || {
            let mut cells = words[start]
                .split('|')
                .filter(|cell| cell.len() >= SHORTEST);
            cells.any(|cell| longest(&[cell], 0).is_some())
        };
        let end = longest(words, start).or_else(|| in_cells().then_some(start + 1));
        match end {
            Some(end) => {
                found.push(start..end);
                start = end;
            }
            None => start += 1,
        }
    }
    found
}

/// Where the number of a bank account ends that begins with this word: the letters of a country,
/// two figures, and groups of four; named so, or with its check figures right (ISO 13616).
fn account(words: &[&str], start: usize) -> Option<usize> {
    let (label, head) = match words[start].rsplit_once([':', '=']) {
        Some((label, head)) => (Some(label), head),
        None => (
            start.checked_sub(1).map(|before| words[before]),
            words[start],
        ),
    };
    let country = head.get(..2)?;
    if !country.bytes().all(|letter| letter.is_ascii_uppercase()) {
        return None;
    }
    let mut number = digits(head.get(2..).filter(|rest| rest.len() >= 2)?)?.concat();
    let mut end = start + 1;
    while let Some(more) = words.get(end).and_then(|word| digits(word)) {
        if number.len() > 32 {
            break;
        }
        number.push_str(&more.concat());
        end += 1;
    }
    let named = label.is_some_and(|label| label.to_lowercase().contains("iban"));
    let checks = number.len() >= 13 && {
        let (check, rest) = number.split_at(2);
        let letters = country.bytes().map(|letter| u32::from(letter - b'A') + 10);
        let letters: String = letters.map(|value| value.to_string()).collect();
        let figures = format!("{rest}{letters}{check}");
        let figures = figures.bytes().map(|figure| u32::from(figure - b'0'));
        figures.fold(0, |sum, figure| (sum * 10 + figure) % 97) == 1
    };
    (named || checks).then_some(end)
}

/// Where a number ends that begins with this word.
fn longest(words: &[&str], start: usize) -> Option<usize> {
    let mut groups: Vec<String> = Vec::new();
    let mut end = None;
    for (index, word) in words.iter().enumerate().skip(start) {
        let Some(parts) = digits(word) else { break };
        groups.extend(parts);
        if groups.len() > 5 {
            break;
        }
        if is_card(&groups) {
            end = Some(index + 1);
        }
    }
    end
}

/// The groups of figures in a word, hyphens between them; none if it holds anything else.
fn digits(word: &str) -> Option<Vec<String>> {
    // What stands before a colon or an equals sign names the number.
    let value = word.rsplit([':', '=']).find(|part| !part.is_empty())?;
    // At the edge of a word a bar belongs to a table, within it is a one that was misread.
    let value = value.trim_matches(|letter: char| ".,;()[]|\"'“”-–".contains(letter));
    // A reader misses the gap before a word now and then.
    let alone = value.trim_end_matches(char::is_alphabetic);
    let value = match value.len() - alone.len() >= GLUED && alone.ends_with(char::is_numeric) {
        true => alone,
        false => value,
    };
    let parts = value.split(['-', '–', '·', '.']);
    parts
        .map(|part| {
            let figures: Option<String> = part.chars().map(as_digit).collect();
            // Letters alone are a word, however like figures they look.
            figures.filter(|figures| {
                let real = part.chars().filter(char::is_ascii_digit).count();
                !figures.is_empty() && real * 2 >= figures.len()
            })
        })
        .collect()
}

fn is_card(groups: &[String]) -> bool {
    let number = groups.concat();
    let mut gaps = groups.iter().scan(0, |sum, group| {
        *sum += group.len();
        Some(*sum)
    });
    let printed = GAPS.iter().find(|(length, _)| *length == number.len());
    printed.is_some_and(|(length, places)| gaps.all(|gap| gap == *length || places.contains(&gap)))
        && is_of_a_brand(&number)
        && luhn(&number)
        && number.bytes().any(|figure| figure != number.as_bytes()[0])
}

/// Whether some brand gives out numbers that begin so and are so long.
fn is_of_a_brand(number: &str) -> bool {
    let begin = |figures: usize| number[..figures].parse::<u32>().unwrap_or_default();
    match number.len() {
        14 => begin(2) == 36 || (38..=39).contains(&begin(2)) || (300..=305).contains(&begin(3)),
        15 => matches!(begin(2), 34 | 37),
        // Visa, Mastercard, JCB, Maestro, Discover and UnionPay.
        _ => {
            begin(1) == 4
                || (50..=69).contains(&begin(2))
                || (2221..=2720).contains(&begin(4))
                || (3528..=3589).contains(&begin(4))
        }
    }
}

fn luhn(number: &str) -> bool {
    let figures = number.bytes().rev().map(|byte| u32::from(byte - b'0'));
    let sum: u32 = figures
        .enumerate()
        .map(|(place, figure)| match place % 2 {
            0 => figure,
            _ if figure > 4 => figure * 2 - 9,
            _ => figure * 2,
        })
        .sum();
    sum.is_multiple_of(10)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn holds(text: &str) -> bool {
        !search(&text.split(' ').collect::<Vec<_>>()).is_empty()
    }

    #[test]
    fn cards_are_found_as_they_are_printed_and_other_numbers_are_not() {
        for (text, card) in [
            ("Card 4111 1111 1111 1111 valid thru 12/28", true),
            ("4111-1111-1111-1111", true),
            ("number: 5555555555554444.", true),
            ("number:5555555555554444", true),
            ("3782 822463 10005", true),
            ("4l11 1111 1111 1111", true),
            ("4111 11111111 1111", true),
            ("41111111 11111111", true),
            ("|4111-1111-1111-1111|", true),
            ("4111 1111 1111 1112", false),
            ("41 1111 1111 111111", false),
            ("4111 1111 1111 111", false),
            ("0000 0000 0000 0000", false),
            ("1111 1111 1111 1117", false),
            ("call +44 1632 960961 today", false),
            ("order 1234567890123452", false),
            ("|17|4111-1111-1111-1111|paid|", true),
            ("4111- 1111-1111-1111", true),
            ("4111-1111-1111-1111wascharged", true),
            ("IBAN DE89 3704 0044 0532 0130 00", false),
            // Four of its groups are the number of a card by chance.
            ("IBAN: DE38 4111 1111 1111 1111 40", false),
            ("account AT61 1904 3002 3457 3201", false),
            ("ticket AB12 4111 1111 1111 1111", true),
            ("SOLO BOLO SOLO BOLO", false),
            ("2026-11-24 10:42:31 4096 8192 1024 2048", false),
        ] {
            assert_eq!(holds(text), card, "{text}");
        }
    }
}
