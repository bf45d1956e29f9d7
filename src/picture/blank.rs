//! Tells a picture of nothing (screen curtain, display asleep) from one that shows something. A
//! mark no larger than a mouse pointer counts as nothing, a line of text or a thin panel does not.

use super::{Picture, SEEN};

/// A channel may differ by this much and still be the same colour, as in a JPEG of one colour.
const TOLERANCE: u8 = 8;

/// Points looked at across and down before any row is read.
const GRID: u32 = 16;

/// A pointer covers at most this many points of the grid.
const OTHERS: usize = 4;

/// This many pixels may differ anywhere: one by one they show nothing.
const STRAY: usize = 8;

/// At most one pixel of this many may differ, so that a crop of 200x200 with an icon is not blank.
const SHARE: usize = 2000;

/// Half the edge of a mouse pointer and the most pixels it covers, on a screen of 1080 rows: the
/// usual one has 24 pixels an edge, of which an arrow with its shadow covers a third.
const POINTER: (u32, usize) = (16, 400);

/// Bytes compared for equality at once, before single pixels are compared with tolerance.
const STRETCH: usize = 512;

impl Picture {
    /// The colour, as red, green and blue, of a picture that shows nothing else.
    ///
    /// A picture with content is recognised by a few points, a blank one of 4K takes milliseconds.
    pub fn blank(&self) -> Option<[u8; 3]> {
        let ground = self.ground()?;
        let scale = (self.width().min(self.height()) / 1080).max(1);
        let most = (POINTER.1 * (scale * scale) as usize).min(self.pixels() / SHARE);
        let mut marks = Vec::new();
        for (y, row) in (0u32..).zip(self.rows()) {
            mark(row, ground, |x| marks.push((x, y)));
            if marks.len() > most {
                return None;
            }
        }
        one_spot(&mut marks, POINTER.0 * scale).then(|| self.layout.rgb(&ground))
    }

    /// The pixel that nearly all points of a grid agree on.
    fn ground(&self) -> Option<[u8; 4]> {
        let step =
            |edge: u32, point: u32| (edge - 1) as usize * point as usize / (GRID - 1) as usize;
        let points: Vec<[u8; 4]> = (0..GRID * GRID)
            .map(|point| {
                let (x, y) = (point % GRID, point / GRID);
                let row = step(self.height(), y) * self.stride;
                let place = self.start() + row + step(self.width(), x) * 4;
                let pixel = &self.frame[place..place + 4];
                [pixel[0], pixel[1], pixel[2], 0]
            })
            .collect();
        let ground = [
            middle(&points, 0),
            middle(&points, 1),
            middle(&points, 2),
            0,
        ];
        let others = points.iter().filter(|point| differs(point, ground)).count();
        (others <= OTHERS).then_some(ground)
    }
}

fn middle(points: &[[u8; 4]], channel: usize) -> u8 {
    let mut values: Vec<u8> = points.iter().map(|point| point[channel]).collect();
    let half = values.len() / 2;
    *values.select_nth_unstable(half).1
}

fn differs(pixel: &[u8; 4], ground: [u8; 4]) -> bool {
    (0..3).any(|channel| pixel[channel].abs_diff(ground[channel]) > TOLERANCE)
}

/// Calls `found` with the place of each pixel of the row that differs.
fn mark(row: &[u8], ground: [u8; 4], mut found: impl FnMut(u32)) {
    let ground_twice = u64::from(u32::from_le_bytes(ground)) * 0x1_0000_0001;
    for (stretch, x) in row.chunks(STRETCH).zip((0..).step_by(STRETCH / 4)) {
        let (pairs, rest) = stretch.as_chunks::<8>();
        let unlike = pairs.iter().fold(0, |unlike, pair| {
            unlike | (u64::from_le_bytes(*pair) & SEEN) ^ ground_twice
        });
        if unlike == 0 && rest.is_empty() {
            continue;
        }
        for (pixel, x) in stretch.as_chunks::<4>().0.iter().zip(x..) {
            if differs(pixel, ground) {
                found(x);
            }
        }
    }
}

/// Whether all marks but a few stray ones lie within `reach` of their middle.
fn one_spot(marks: &mut [(u32, u32)], reach: u32) -> bool {
    if marks.len() <= STRAY {
        return true;
    }
    let half = marks.len() / 2;
    let x = marks.select_nth_unstable_by_key(half, |mark| mark.0).1.0;
    let y = marks.select_nth_unstable_by_key(half, |mark| mark.1).1.1;
    let far = |mark: &&(u32, u32)| mark.0.abs_diff(x) > reach || mark.1.abs_diff(y) > reach;
    marks.iter().filter(far).count() <= STRAY
}
