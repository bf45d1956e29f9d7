//! Right and wrong quotes of real screens: the right ones are found, the wrong ones are doubted.

use aloud::describe::local::{Texts, ocr::Reader};
use aloud::picture::Rect;

use crate::screens;

/// The same text with one thing wrong: a figure or a word.
fn falsified(text: &str, seed: usize) -> String {
    let figures = text.chars().filter(char::is_ascii_digit).count();
    if figures > 0 {
        let mut left = seed % figures + 1;
        let other = |letter: char| {
            left -= usize::from(letter.is_ascii_digit() && left > 0);
            match letter.to_digit(10) {
                Some(figure) if left == 0 => {
                    left = usize::MAX;
                    char::from_digit((figure + 3) % 10, 10).unwrap()
                }
                _ => letter,
            }
        };
        return text.chars().map(other).collect();
    }
    let words: Vec<_> = text.split(' ').collect();
    let longest = words.iter().max_by_key(|word| word.len()).unwrap();
    text.replacen(longest, "Telescope", 1)
}

#[test]
fn right_quotes_are_found_and_wrong_ones_are_doubted() {
    let reader = Reader::load().unwrap();
    let (mut right, mut found, mut wrong, mut doubted) = (0, 0, 0, 0);
    let mut faults = Vec::new();
    for page in ["mail", "dialogs", "dashboard"] {
        let picture = screens::render(page, 1);
        let whole = Rect {
            x: 0,
            y: 0,
            width: picture.width(),
            height: picture.height(),
        };
        let reading = reader.read(&picture, whole).unwrap();
        let texts = Texts::read(&reading.lines);
        let truth = screens::truth(page);
        // What stands in one element of the page; the longest are rows of cells that stand apart.
        let quotes = truth.lines().flat_map(|line| line.split("  "));
        let quotes = quotes
            .map(str::trim)
            .filter(|quote| (4..=60).contains(&quote.len()));
        for (at, quote) in quotes.enumerate() {
            right += 1;
            found += usize::from(texts.hold(quote));
            let false_quote = falsified(quote, at);
            wrong += 1;
            doubted += usize::from(!texts.hold(&false_quote));
            if !texts.hold(quote) || texts.hold(&false_quote) {
                faults.push(format!("{page}: {quote} / {false_quote}"));
            }
        }
    }
    eprintln!("{found} of {right} right ones found, {doubted} of {wrong} wrong ones doubted");
    assert!(right >= 50, "{right} quotes are no measure");
    assert!(found * 100 >= right * 95, "{found} of {right}: {faults:#?}");
    assert!(
        doubted * 100 >= wrong * 95,
        "{doubted} of {wrong}: {faults:#?}"
    );
}
