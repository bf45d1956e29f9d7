//! Tells capitals within a word from small letters that look like them, which are as low as the small
//! letters beside them: "baseService" has a capital, and "OTMeHa" is in another script.

use image::RgbImage;

use super::ink::Line;
use super::spell::Letter;
use crate::picture::Rect;

/// Small letters with no stem that goes up.
const LOW: &str = "acegmnopqrsuvwxyz";
/// Of these the ones with no stem that goes down.
const LEVEL: &str = "acemnorsuvwxz";
/// Capitals that differ from their small letters.
const CAPITALS: &str = "ABDEFGHKLMNPQRTY";
/// Capitals of which the height alone tells that they are none.
const ALIKE: &str = "COSUVWXZ";
/// A capital is higher than small letters by a third of these or more; one of less than half of
/// that is none.
const HIGHER: f32 = 0.17;

/// Looks at the capitals within words, behind a small letter. Those that are as high as capitals are stay
/// what they are; gives back whether most of the others are as low as small letters.
pub(super) fn judge(image: &RgbImage, spot: Rect, spelling: &mut [Letter]) -> bool {
    let at = |index: usize| spelling[index].letter;
    let odd: Vec<usize> = (1..spelling.len())
        .filter(|&index| at(index - 1).is_lowercase())
        .filter(|&index| {
            ALIKE.contains(at(index)) || CAPITALS.contains(at(index)) && is_alone(spelling, index)
        })
        .collect();
    if odd.is_empty() {
        return false;
    }
    let line = Line::of(image, spot);
    let strongest = line.strongest();
    let extent = |columns| line.extent(columns, strongest);
    let level = (0..spelling.len()).filter(|&index| LEVEL.contains(at(index)));
    let (mut tops, mut bottoms): (Vec<f32>, Vec<f32>) = level
        .filter(|&index| is_alone(spelling, index))
        .filter_map(|index| extent(columns(spelling, index, spot.width)))
        .unzip();
    let (Some(top), Some(bottom)) = (middle(&mut tops), middle(&mut bottoms)) else {
        return false;
    };
    let limit = top - HIGHER * (bottom - top);
    let (mut low, mut high) = (0, 0);
    for index in odd {
        let Some((top, _)) = extent(columns(spelling, index, spot.width)) else {
            continue;
        };
        let is_alike = ALIKE.contains(spelling[index].letter);
        match (top > limit, is_alike) {
            (true, false) => low += 1,
            (false, false) => high += 1,
            // Nothing beside it says better what it is.
            (false, true) => spelling[index].rivals.clear(),
            (true, true) => {}
        }
    }
    low > high
}

/// The letters before and after.
fn beside(spelling: &[Letter], index: usize) -> [Option<&Letter>; 2] {
    let before = index.checked_sub(1).and_then(|index| spelling.get(index));
    [before, spelling.get(index + 1)]
}

/// Whether it does not stand high, so that it cannot reach over what is beside it.
fn is_low(letter: &Letter) -> bool {
    let letter = letter.letter;
    !letter.is_alphanumeric() || LOW.contains(letter) || letter.is_uppercase()
}

/// Whether nothing stands high on either side of a letter.
fn is_alone(spelling: &[Letter], index: usize) -> bool {
    let mut beside = beside(spelling, index).into_iter().flatten();
    beside.all(is_low)
}

/// The columns of a letter: halfway to its neighbours, and none on the side of one that stands high.
fn columns(spelling: &[Letter], index: usize, width: u32) -> (u32, u32) {
    let this = spelling[index].x;
    let end = |beside: Option<&Letter>, edge: f32| match beside {
        None => edge,
        Some(letter) if is_low(letter) => (this + letter.x) / 2.0,
        Some(_) => this,
    };
    let [before, after] = beside(spelling, index);
    let (left, right) = (end(before, 0.0), end(after, width as f32));
    (left.ceil() as u32, (right.floor() as u32).min(width))
}

/// The middle one of these.
fn middle(values: &mut [f32]) -> Option<f32> {
    values.sort_unstable_by(f32::total_cmp);
    values.get(values.len() / 2).copied()
}
