//! Puts hexadecimal numbers right: a zero with a dot or a stroke in it, as terminals have it, is read
//! as nearly anything round, and so are the digits behind it.

use super::spell::Spelling;

/// What the zero before the x is read as, and stands before no x otherwise.
const ZERO: &str = "0θΘΦφØø∂";
/// The same, of what may begin a word.
const ROUND: &str = "e©@";
/// What the x is read as.
const X: &str = "xX×";

/// Corrects each number that begins with 0x, and each zero among figures that was read as a Greek letter.
pub(super) fn correct(spelling: &mut Spelling) {
    let text: Vec<char> = spelling.iter().map(|letter| letter.letter).collect();
    let is_word = |at: Option<&char>| at.is_some_and(|it| it.is_alphanumeric());
    let mut start = 0;
    while start + 2 < text.len() {
        let digits = text[start + 2..]
            .iter()
            .take_while(|&&it| digit(it).is_some());
        let end = start + 2 + digits.count();
        let begins = start == 0 || !is_word(text.get(start - 1));
        if begins && !is_word(text.get(end)) && is_number(&text[start..end]) {
            spelling[start].letter = '0';
            if text[start + 1] == '×' {
                spelling[start + 1].letter = 'x';
            }
            for (letter, &read) in spelling[start + 2..end].iter_mut().zip(&text[start + 2..]) {
                letter.letter = digit(read).unwrap_or(read);
            }
            start = end;
        } else {
            start += 1;
        }
    }
    for (at, around) in text.windows(3).enumerate() {
        let [before, between, after] = around else {
            continue;
        };
        // Beside one figure alone it may be an angle: 2θ.
        if "θΘ".contains(*between) && before.is_ascii_digit() && after.is_ascii_digit() {
            spelling[at + 1].letter = '0';
        }
    }
}

/// The hexadecimal digit that this is read for.
fn digit(read: char) -> Option<char> {
    match read {
        'O' | 'o' | 'θ' | 'Θ' | 'Ø' | 'ø' | '∂' => Some('0'),
        'l' | 'I' => Some('1'),
        _ => read.is_ascii_hexdigit().then_some(read),
    }
}

/// Whether this was a zero, an x and hexadecimal digits: the more the first may be a letter, the more
/// figures must follow.
fn is_number(read: &[char]) -> bool {
    let &[zero, x, ref digits @ ..] = read else {
        return false;
    };
    let figures = digits.iter().filter(|it| it.is_ascii_digit()).count();
    let enough = match zero {
        'O' => figures >= 1 || digits.len() >= 4,
        'o' => figures >= 1,
        _ if ROUND.contains(zero) => figures >= 2,
        _ => ZERO.contains(zero),
    };
    X.contains(x) && digits.len() >= 2 && enough
}

#[cfg(test)]
mod tests {
    use super::super::spell::Letter;
    use super::*;

    fn corrected(text: &str) -> String {
        let letter = |letter| Letter {
            letter,
            x: 0.0,
            sure: 1.0,
            rivals: Vec::new(),
        };
        let mut spelling: Spelling = text.chars().map(letter).collect();
        correct(&mut spelling);
        spelling.iter().map(|letter| letter.letter).collect()
    }

    #[test]
    fn numbers_that_begin_with_0x_are_put_right() {
        for (read, meant) in [
            ("Error Ox80070057: the", "Error 0x80070057: the"),
            ("o×7f10cOde, θxlF", "0x7f10c0de, 0x1F"),
            (
                "Oxdeadbeef [ex000-ox0009fbff]",
                "0xdeadbeef [0x000-0x0009fbff]",
            ),
            ("0x10 0xCOFFEE", "0x10 0xC0FFEE"),
            ("1θ5", "105"),
        ] {
            assert_eq!(corrected(read), meant);
        }
    }

    #[test]
    fn words_stay() {
        for text in [
            "oxbed",
            "Oxford",
            "exec",
            "ex1",
            "exif",
            "oxo",
            "Ox",
            "0x",
            "box10",
            "angle θ = 0",
            "cos 2θ, θ1",
            "exceed 10",
        ] {
            assert_eq!(corrected(text), text);
        }
    }
}
