//! Single lines: how sure the reader is of them, and that it reads them as one.

use aloud::describe::local::ocr::Reader;
use aloud::picture::Picture;
use image::imageops;

use crate::{screens, text, whole};

/// In so many sizes and fonts the page shows its nine lines of code.
const LOOKS: usize = 8;

#[test]
fn a_line_that_is_hard_to_read_is_read_with_less_confidence() {
    let reader = Reader::load().unwrap();
    let sharp = screens::render_sized("dialogs", 1, (700, 420));
    let image = image::DynamicImage::from(sharp.to_rgb8()).into_rgba8();
    let mean = |picture: &Picture| {
        let lines = reader.read(picture, whole(picture)).unwrap().lines;
        let sum: f32 = lines.iter().map(|line| line.confidence).sum();
        assert!(lines.iter().all(|line| line.confidence <= 1.0));
        sum / lines.len() as f32
    };
    let clear = mean(&sharp);
    let blurred = [1.8, 2.4].map(|blur| {
        let image = imageops::blur(&image, blur);
        mean(&Picture::from_rgba(image).unwrap())
    });
    eprintln!("{clear}, and blurred {blurred:?}");
    assert!(clear > 0.95, "{clear}");
    assert!(blurred.is_sorted_by(|one, next| next < one) && blurred[0] < clear);
    assert!(blurred[1] < clear - 0.03, "{blurred:?}");
}

/// Words in fonts of fixed width stand far apart, and nothing else stands beside them here.
#[test]
fn a_line_of_large_letters_is_one_line() {
    let reader = Reader::load().unwrap();
    let picture = screens::render_sized("large", 1, (1920, 1080));
    let lines = reader.read(&picture, whole(&picture)).unwrap().lines;
    let texts: Vec<&str> = lines.iter().map(|line| line.text.as_str()).collect();
    assert_eq!(texts, ["The train leaves at seven"; 6]);
}

/// Names like "getById", numbers like 0x7f and units with Greek letters are no foreign script, in no size.
#[test]
fn code_and_units_are_read_and_not_taken_for_another_script() {
    let reader = Reader::load().unwrap();
    let picture = screens::render_sized("code", 1, (900, 1600));
    let reading = reader.read(&picture, whole(&picture)).unwrap();
    assert!(!reading.unreadable_script, "{:?}", reading.lines);
    let read = text(&reading.lines);
    // One may be read as two.
    assert!(
        (9 * LOOKS..=9 * LOOKS + 2).contains(&reading.lines.len()),
        "{read}"
    );
    let truth = screens::truth("code").repeat(LOOKS);
    let f1 = screens::f1(&truth, &read);
    eprintln!("{f1:.3}: {:?}", screens::mistakes(&truth, &read));
    assert!(f1 > 0.92, "{f1}");
    for number in ["0x80070057", "0x7ffd3a10", "0x7f10b2de4000"] {
        let found = read.matches(number).count();
        assert!(found + 1 >= LOOKS, "{number}: {found} of {LOOKS}");
    }
}
