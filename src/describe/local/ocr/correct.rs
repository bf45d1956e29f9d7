//! Makes a line of what was spelled: the recogniser's known mistakes put right by what stands
//! beside a letter, icons left out, and each word with its place. It knows no words.

use super::hexadecimal;
use super::spell::{Letter, Spelling};
use crate::describe::local::Line;
use crate::describe::local::layout::Place;
use crate::picture::Rect;

/// Window icons are read as one or two letters, mostly below this; true short words are above it
/// (0.88 for "Sent" and "Postbox").
const ICON: f32 = 0.75;
/// The same for one ideograph, which three strokes of a menu icon resemble more.
const STROKES: f32 = 0.9;
/// A space within an address or a name of a file that is less sure than this is none.
const SPACE: f32 = 0.6;
/// What an unlikely neighbour costs a letter, as a logarithm: a look-alike with a tenth of the
/// probability takes its place.
const UNLIKELY: f32 = 2.5;

/// The line in `spot`, or none when it is no text.
pub(super) fn line(mut spelling: Spelling, spot: Rect, place: &Place) -> Option<Line> {
    narrow(&mut spelling);
    join(&mut spelling);
    tell_apart(&mut spelling);
    hexadecimal::correct(&mut spelling);
    let words = words(&spelling, spot);
    let text: Vec<&str> = words.iter().map(|(word, _)| word.as_str()).collect();
    let text = text.join(" ");
    let confidence = confidence(&spelling);
    if text.is_empty() || is_icon(&text, confidence) {
        return None;
    }
    Some(Line {
        text,
        area: spot,
        confidence,
        words,
        block: place.block,
        window: place.window,
    })
}

/// The mean probability of the letters.
pub(super) fn confidence(spelling: &[Letter]) -> f32 {
    let sum: f32 = spelling.iter().map(|letter| letter.sure).sum();
    sum / spelling.len().max(1) as f32
}

fn is_icon(text: &str, confidence: f32) -> bool {
    let count = text.chars().filter(|letter| *letter != ' ').count();
    let ideograph = text.chars().all(is_ideograph);
    (count <= 2 && confidence < ICON) || (count == 1 && ideograph && confidence < STROKES)
}

/// Belongs to Chinese or Japanese.
fn is_ideograph(letter: char) -> bool {
    ('\u{3040}'..='\u{9fff}').contains(&letter)
}

/// Among Latin letters a letter of full width is a misreading of the common one.
fn narrow(spelling: &mut Spelling) {
    if spelling.iter().any(|letter| is_ideograph(letter.letter)) {
        return;
    }
    for letter in spelling {
        if let 0xff01..=0xff5e = u32::from(letter.letter) {
            let narrow = u32::from(letter.letter) - 0xfee0;
            letter.letter = char::from_u32(narrow).unwrap_or(letter.letter);
        }
    }
}

/// Takes doubtful spaces out of addresses: "choir. example" is one word.
fn join(spelling: &mut Spelling) {
    let mut index = 1;
    while index + 1 < spelling.len() {
        let doubtful = spelling[index].letter == ' ' && spelling[index].sure < SPACE;
        let before = spelling[index - 1].letter;
        let after = spelling[index + 1].letter;
        if doubtful && ".@/_:".contains(before) && after.is_lowercase() {
            spelling.remove(index);
        } else {
            index += 1;
        }
    }
}

/// Chooses among look-alikes by the letters beside them, one word after the other.
fn tell_apart(spelling: &mut Spelling) {
    for index in 0..spelling.len() {
        if spelling[index].rivals.is_empty() {
            continue;
        }
        let before = neighbour(spelling[..index].iter().rev());
        let after = neighbour(spelling[index + 1..].iter());
        let letter = &spelling[index];
        let worth = |candidate: char, sure: f32| {
            // Below a five-hundredth the recogniser's figures are noise.
            (sure + 0.002).ln() - UNLIKELY * strangeness(candidate, before, after)
        };
        let mut best = (letter.letter, worth(letter.letter, letter.sure));
        for &(rival, sure) in &letter.rivals {
            let worth = worth(rival, sure);
            if worth > best.1 {
                best = (rival, worth);
            }
        }
        spelling[index].letter = best.0;
    }
}

/// The nearest letter or digit of the same word; a single mark between counts for nothing.
fn neighbour<'a>(mut letters: impl Iterator<Item = &'a Letter>) -> Option<char> {
    let next = letters.next()?.letter;
    if next.is_alphanumeric() {
        return Some(next);
    }
    if !".,:-/'_".contains(next) {
        return None;
    }
    letters
        .next()
        .map(|letter| letter.letter)
        .filter(|letter| letter.is_ascii_digit())
}

/// How odd a letter looks between these two.
fn strangeness(letter: char, before: Option<char>, after: Option<char>) -> f32 {
    let neighbours = || [before, after].into_iter().flatten();
    let any = |is: fn(char) -> bool| neighbours().any(is);
    let all = |is: fn(char) -> bool| neighbours().count() > 0 && neighbours().all(is);
    if letter == '|' {
        return if any(char::is_alphanumeric) { 0.4 } else { 0.0 };
    }
    if letter == '0'
        && before.is_some_and(char::is_uppercase)
        && after.is_none_or(char::is_uppercase)
    {
        // The commonest mistake in small terminal fonts: INF0.
        return 1.8;
    }
    if letter.is_ascii_digit() {
        let digit = any(|letter| letter.is_ascii_digit());
        return if any(char::is_alphabetic) && !digit {
            1.0
        } else {
            0.0
        };
    }
    if all(|letter| letter.is_ascii_digit()) {
        return 1.0;
    }
    let lower = |letter: Option<char>| letter.is_some_and(char::is_lowercase);
    let upper = |letter: Option<char>| letter.is_some_and(char::is_uppercase);
    match letter.is_uppercase() {
        true if lower(before) => 1.0,
        // A version: v1.2.3.
        true if before.is_none()
            && after.is_some_and(|after| after.is_ascii_digit())
            && letter == 'V' =>
        {
            1.0
        }
        false if upper(before) && upper(after) => 1.0,
        _ => 0.0,
    }
}

/// The words with their places: from the middle of the gap before to the middle of the gap after,
/// so that painting over the place covers the whole word.
fn words(spelling: &[Letter], spot: Rect) -> Vec<(String, Rect)> {
    let mut words = Vec::new();
    let mut word = String::new();
    let mut start = 0.0;
    let end = spot.width as f32;
    for (letter, x) in spelling
        .iter()
        .map(|letter| (letter.letter, letter.x))
        .chain([(' ', end)])
    {
        if letter != ' ' {
            word.push(letter);
            continue;
        }
        if !word.is_empty() {
            words.push((std::mem::take(&mut word), between(spot, start, x)));
        }
        start = x;
    }
    words
}

fn between(spot: Rect, from: f32, to: f32) -> Rect {
    let (from, to) = (from.floor(), to.ceil().min(spot.width as f32));
    Rect {
        x: spot.x + from as i32,
        width: (to - from).max(1.0) as u32,
        ..spot
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    const SPOT: Rect = Rect {
        x: 100,
        y: 20,
        width: 200,
        height: 20,
    };

    const PLACE: Place = Place {
        index: 0,
        block: 0,
        window: None,
    };

    /// A line of sure letters, except `doubt`, which is spelled with one rival.
    fn spelled(text: &str, doubt: char, sure: f32, rivals: &[(char, f32)]) -> Option<Line> {
        let step = SPOT.width as f32 / text.chars().count() as f32;
        let letters = text.chars().enumerate().map(|(index, letter)| Letter {
            letter,
            x: (index as f32 + 0.5) * step,
            sure: if letter == doubt { sure } else { 0.99 },
            rivals: if letter == doubt {
                rivals.to_vec()
            } else {
                Vec::new()
            },
        });
        line(letters.collect(), SPOT, &PLACE)
    }

    fn corrected(text: &str, doubt: char, sure: f32, rivals: &[(char, f32)]) -> String {
        spelled(text, doubt, sure, rivals).unwrap().text
    }

    #[test]
    fn look_alikes_are_told_apart_by_their_neighbours() {
        let zero = [('O', 0.12), ('o', 0.07)];
        assert_eq!(corrected("INF0", '0', 0.8, &zero), "INFO");
        assert_eq!(corrected("INF0", '0', 0.95, &[('O', 0.02)]), "INFO");
        assert_eq!(corrected("Sno0zed", '0', 0.71, &[('o', 0.27)]), "Snoozed");
        assert_eq!(corrected("22 NoV", 'V', 0.5, &[('v', 0.49)]), "22 Nov");
        assert_eq!(corrected("vO.14", 'O', 0.5, &[('0', 0.3)]), "v0.14");
        assert_eq!(corrected("tIs-watch", 'I', 0.6, &[('l', 0.3)]), "tls-watch");
    }

    #[test]
    fn sure_letters_stay() {
        assert_eq!(corrected("QK7X2M", '7', 0.9, &[]), "QK7X2M");
        assert_eq!(corrected("toInt", 'I', 0.99, &[('l', 0.003)]), "toInt");
        assert_eq!(corrected("AB0C", '0', 0.99, &[('O', 0.003)]), "AB0C");
        assert_eq!(corrected("10 May", '0', 0.95, &[('O', 0.03)]), "10 May");
        assert_eq!(corrected("1st", '1', 0.98, &[('l', 0.005)]), "1st");
    }

    #[test]
    fn icons_are_left_out_and_short_words_are_not() {
        assert_eq!(spelled("X", 'X', 0.6, &[]), None);
        assert_eq!(spelled("三", '三', 0.8, &[]), None);
        assert_eq!(corrected("OK", 'O', 0.8, &[]), "OK");
    }

    #[test]
    fn doubtful_spaces_split_no_address_and_wide_letters_become_common() {
        assert_eq!(corrected("choir. example", ' ', 0.4, &[]), "choir.example");
        assert_eq!(corrected("Well. Then", ' ', 0.4, &[]), "Well. Then");
        assert_eq!(corrected("Name：Ada", 'A', 0.9, &[]), "Name:Ada");
    }

    #[test]
    fn words_cover_the_line_without_holes() {
        let line = spelled("ab cd", ' ', 0.9, &[]).unwrap();
        let places: Vec<(&str, i32, u32)> = line
            .words
            .iter()
            .map(|(word, place)| (word.as_str(), place.x, place.width))
            .collect();
        assert_eq!(places, [("ab", 100, 100), ("cd", 200, 100)]);
    }
}
