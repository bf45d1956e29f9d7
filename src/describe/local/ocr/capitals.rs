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
/// A pixel with less than this share of the line's strongest contrast is none of a letter.
const FAINT: f32 = 0.25;
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
        .filter_map(|index| extent(columns(spelling, index, spot.width)?))
        .unzip();
    let (Some(top), Some(bottom)) = (middle(&mut tops), middle(&mut bottoms)) else {
        return false;
    };
    let limit = top - HIGHER * (bottom - top);
    let (mut low, mut high) = (0, 0);
    for index in odd {
        let Some((top, _)) = columns(spelling, index, spot.width).and_then(extent) else {
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

/// Whether nothing stands high on either side of a letter.
fn is_alone(spelling: &[Letter], index: usize) -> bool {
    is_free(spelling, index, true) && is_free(spelling, index, false)
}

/// Whether nothing stands high on this side of a letter, which might reach over it.
fn is_free(spelling: &[Letter], index: usize, before: bool) -> bool {
    let beside = if before {
        index.checked_sub(1)
    } else {
        Some(index + 1)
    };
    let letter = beside.and_then(|beside| spelling.get(beside));
    letter.is_none_or(|letter| {
        let letter = letter.letter;
        !letter.is_alphanumeric() || LOW.contains(letter) || letter.is_uppercase()
    })
}

/// The columns of a letter: halfway to its neighbours, and none on the side of one that stands high.
fn columns(spelling: &[Letter], index: usize, width: u32) -> Option<(u32, u32)> {
    let x = |index: usize| spelling.get(index).map(|letter| letter.x);
    let this = x(index)?;
    let halfway = |other: Option<f32>, edge: f32| other.map_or(edge, |other| (this + other) / 2.0);
    let (before, after) = (
        is_free(spelling, index, true),
        is_free(spelling, index, false),
    );
    let left = halfway(index.checked_sub(1).and_then(x), 0.0);
    let right = halfway(x(index + 1), width as f32);
    let left = if before { left } else { this };
    let right = if after { right } else { this };
    (before || after).then_some((left.ceil() as u32, (right.floor() as u32).min(width)))
}

/// The middle one of these.
fn middle(values: &mut [f32]) -> Option<f32> {
    values.sort_unstable_by(f32::total_cmp);
    values.get(values.len() / 2).copied()
}

impl Line<'_> {
    /// The strongest contrast to the ground.
    fn strongest(&self) -> f32 {
        let all = (0..self.height).flat_map(|y| (0..self.width).map(move |x| (x, y)));
        f32::from(
            all.map(|(x, y)| self.contrast(x, y))
                .max()
                .unwrap_or_default(),
        )
    }

    /// Where the ink in these columns begins and ends, in pixels from above; parts of a pixel count.
    fn extent(&self, (left, right): (u32, u32), strongest: f32) -> Option<(f32, f32)> {
        let share = |y: u32| {
            let row = (left..right).map(|x| self.contrast(x, y));
            f32::from(row.max().unwrap_or_default()) / strongest
        };
        let rows: Vec<f32> = (0..self.height).map(share).collect();
        let first = rows.iter().position(|&share| share >= FAINT)?;
        let last = rows.iter().rposition(|&share| share >= FAINT)?;
        Some((
            (first + 1) as f32 - rows[first].min(1.0),
            last as f32 + rows[last].min(1.0),
        ))
    }
}
