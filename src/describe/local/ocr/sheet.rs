//! Lays the parts of a picture that hold anything onto sheets, close together, so that the detector
//! sees no more than it must: most of a screen is flat, and its time goes by the area.

use crate::picture::Rect;

/// The detector halves its input five times, so edges are multiples of this.
pub(super) const STEP: u32 = 32;
/// Pixels between two parts, so that the letters of one do not touch those of the other.
const GAP: u32 = 8;

/// Parts of a picture side by side.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Sheet {
    pub(super) width: u32,
    pub(super) height: u32,
    /// Each part with the column and row of the sheet where it is laid.
    pub(super) parts: Vec<(usize, (u32, u32))>,
}

/// Sheets of at most `limit`, which every part fits into, with all of them.
pub(super) fn sheets(parts: &[Rect], limit: (u32, u32)) -> Vec<Sheet> {
    let mut order: Vec<usize> = (0..parts.len()).collect();
    order.sort_by_key(|&at| std::cmp::Reverse((parts[at].height, parts[at].width)));
    let widest = parts.iter().map(|part| part.width).max().unwrap_or(0);
    (1..=limit.0.div_ceil(STEP))
        .map(|steps| steps * STEP)
        .filter(|width| *width >= widest)
        .map(|width| laid(parts, &order, (width, limit.1)))
        .min_by_key(|sheets| {
            sheets
                .iter()
                .map(|sheet| u64::from(sheet.width) * u64::from(sheet.height))
                .sum::<u64>()
        })
        .unwrap_or_default()
}

/// Shelf by shelf from the highest part on.
fn laid(parts: &[Rect], order: &[usize], (width, limit): (u32, u32)) -> Vec<Sheet> {
    let mut sheets: Vec<Sheet> = Vec::new();
    // The next free column of the last shelf, its upper edge and its height.
    let (mut x, mut y, mut height) = (0, 0, 0);
    for &at in order {
        let part = parts[at];
        if x + part.width > width {
            (x, y, height) = (0, y + height + GAP, 0);
        }
        if sheets.is_empty() || y + part.height > limit {
            sheets.push(Sheet {
                width: 0,
                height: 0,
                parts: Vec::new(),
            });
            (x, y, height) = (0, 0, 0);
        }
        if let Some(sheet) = sheets.last_mut() {
            sheet.parts.push((at, (x, y)));
            sheet.width = sheet.width.max((x + part.width).next_multiple_of(STEP));
            sheet.height = sheet.height.max((y + part.height).next_multiple_of(STEP));
        }
        x += part.width + GAP;
        height = height.max(part.height);
    }
    sheets
}

#[cfg(test)]
mod tests {
    use super::*;

    fn part(width: u32, height: u32) -> Rect {
        Rect {
            x: 0,
            y: 0,
            width,
            height,
        }
    }

    #[test]
    fn every_part_is_laid_once_on_a_sheet_and_over_no_other() {
        let parts: Vec<Rect> = (0..60_u32)
            .map(|at| part(20 + at * 37 % 400, 16 + at * 53 % 300))
            .collect();
        let sheets = sheets(&parts, (640, 352));
        assert!(sheets.len() > 1);
        let mut laid: Vec<usize> = Vec::new();
        for sheet in &sheets {
            assert!(sheet.width <= 640 && sheet.height <= 352, "{sheet:?}");
            assert!(sheet.width % STEP == 0 && sheet.height % STEP == 0);
            let places: Vec<Rect> = sheet
                .parts
                .iter()
                .map(|&(at, (x, y))| Rect {
                    x: x as i32,
                    y: y as i32,
                    ..parts[at]
                })
                .collect();
            for (at, one) in places.iter().enumerate() {
                assert!(one.x as u32 + one.width <= sheet.width);
                assert!(one.y as u32 + one.height <= sheet.height);
                for other in &places[at + 1..] {
                    let beside = one.x + one.width as i32 <= other.x
                        || other.x + other.width as i32 <= one.x;
                    let below = one.y + one.height as i32 <= other.y
                        || other.y + other.height as i32 <= one.y;
                    assert!(beside || below, "{one:?} {other:?}");
                }
            }
            laid.extend(sheet.parts.iter().map(|(at, _)| *at));
        }
        laid.sort_unstable();
        assert_eq!(laid, (0..60).collect::<Vec<_>>());
    }

    #[test]
    fn a_screen_with_little_on_it_makes_one_small_sheet() {
        let parts = [part(200, 48), part(90, 40), part(120, 44)];
        let sheets = sheets(&parts, (1984, 704));
        assert_eq!(sheets.len(), 1);
        // The parts themselves have 18,480 pixels.
        assert!(sheets[0].width * sheets[0].height <= 30_000, "{sheets:?}");
        assert_eq!(super::sheets(&[], (1984, 704)), []);
    }
}
