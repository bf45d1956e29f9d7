//! Where two pictures of the same place differ.

use super::{Picture, Rect};

/// Edge of the cells that are compared, in pixels: about a letter.
const CELL: usize = 16;
/// Colours nearer than this are the same: some drivers dither, and no letter is so faint.
const FAINT: u8 = 12;
/// A change as slim as this is the text caret, which comes and goes twice a second.
const CARET: (u32, u32) = (3, 48);

impl Picture {
    /// The areas in which `self` differs from `before`, the largest first; none where the sizes
    /// differ. A blinking caret is no difference. Takes milliseconds: not for an async runtime.
    pub fn changed_since(&self, before: &Self) -> Option<Vec<Rect>> {
        if (self.width(), self.height()) != (before.width(), before.height()) {
            return None;
        }
        let columns = (self.width() as usize).div_ceil(CELL);
        let cells = self.cells_unlike(before, columns);
        let mut areas = joined(&cells, columns);
        areas.retain(|area| area.width > CARET.0 || area.height > CARET.1);
        areas.sort_by_key(|area| std::cmp::Reverse(u64::from(area.width) * u64::from(area.height)));
        Some(areas)
    }

    /// The bounds of what differs in each cell, row by row.
    fn cells_unlike(&self, before: &Self, columns: usize) -> Vec<Option<Bounds>> {
        let rows = (self.height() as usize).div_ceil(CELL);
        let mut cells = vec![None; columns * rows];
        for (y, (now, then)) in self.rows().zip(before.rows()).enumerate() {
            if self.layout == before.layout && now == then {
                continue;
            }
            let pairs = now.chunks_exact(4).zip(then.chunks_exact(4));
            for (x, (now, then)) in pairs.enumerate() {
                let (now, then) = (self.layout.rgb(now), before.layout.rgb(then));
                let differs = now != then
                    && (0..3).any(|channel| now[channel].abs_diff(then[channel]) >= FAINT);
                if differs {
                    let cell: &mut Option<Bounds> = &mut cells[y / CELL * columns + x / CELL];
                    cell.get_or_insert(Bounds::at(x, y)).include(x, y);
                }
            }
        }
        cells
    }
}

/// The pixels that differ, from the first to the last of both directions.
#[derive(Debug, Clone, Copy)]
struct Bounds {
    left: usize,
    top: usize,
    right: usize,
    bottom: usize,
}

impl Bounds {
    fn at(x: usize, y: usize) -> Self {
        Self {
            left: x,
            top: y,
            right: x,
            bottom: y,
        }
    }

    fn include(&mut self, x: usize, y: usize) {
        self.left = self.left.min(x);
        self.right = self.right.max(x);
        self.top = self.top.min(y);
        self.bottom = self.bottom.max(y);
    }

    fn rect(self) -> Rect {
        let edge = |length: usize| u32::try_from(length).unwrap_or(u32::MAX);
        let corner = |at: usize| i32::try_from(at).unwrap_or(i32::MAX);
        Rect {
            x: corner(self.left),
            y: corner(self.top),
            width: edge(self.right - self.left + 1),
            height: edge(self.bottom - self.top + 1),
        }
    }
}

/// Neighbouring cells as one area; a gap of one cell, such as between two words, joins them, too.
fn joined(cells: &[Option<Bounds>], columns: usize) -> Vec<Rect> {
    const REACH: isize = 2;
    let rows = cells.len() / columns.max(1);
    let mut seen = vec![false; cells.len()];
    let mut areas = Vec::new();
    for first in 0..cells.len() {
        let Some(mut bounds) = cells[first].filter(|_| !seen[first]) else {
            continue;
        };
        seen[first] = true;
        let mut waiting = vec![first];
        while let Some(cell) = waiting.pop() {
            let (column, row) = (cell % columns, cell / columns);
            for (dx, dy) in (-REACH..=REACH).flat_map(|dx| (-REACH..=REACH).map(move |dy| (dx, dy)))
            {
                let (Some(x), Some(y)) =
                    (column.checked_add_signed(dx), row.checked_add_signed(dy))
                else {
                    continue;
                };
                let next = y * columns + x;
                if x >= columns || y >= rows || seen[next] {
                    continue;
                }
                if let Some(part) = cells[next] {
                    seen[next] = true;
                    bounds.include(part.left, part.top);
                    bounds.include(part.right, part.bottom);
                    waiting.push(next);
                }
            }
        }
        areas.push(bounds.rect());
    }
    areas
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;
    use crate::picture::Layout;

    /// A grey picture with black boxes, in either order of bytes.
    fn boxes(layout: Layout, boxes: &[(i32, i32, u32, u32)]) -> Picture {
        let (width, height) = (640, 400);
        let mut frame = vec![200; width * height * 4];
        for &(x, y, wide, high) in boxes {
            for row in 0..high as usize {
                let start = ((y as usize + row) * width + x as usize) * 4;
                frame[start..start + wide as usize * 4].fill(0);
            }
        }
        Picture::new(frame.into(), layout, 640, 400, width * 4).unwrap()
    }

    fn rect((x, y, width, height): (i32, i32, u32, u32)) -> Rect {
        Rect {
            x,
            y,
            width,
            height,
        }
    }

    #[test]
    fn what_came_and_what_went_is_found_and_near_parts_are_one() {
        let before = boxes(Layout::Rgbx, &[(20, 20, 30, 10)]);
        let word = [(300, 200, 40, 12), (350, 200, 40, 12), (300, 220, 60, 12)];
        let now = boxes(Layout::Bgrx, &word);
        let areas = now.changed_since(&before).unwrap();
        assert_eq!(areas, [rect((300, 200, 90, 32)), rect((20, 20, 30, 10))]);
    }

    #[test]
    fn a_caret_is_no_difference_and_neither_is_the_order_of_bytes() {
        let before = boxes(Layout::Rgbx, &[(20, 20, 30, 10)]);
        let now = boxes(Layout::Bgrx, &[(20, 20, 30, 10), (400, 100, 2, 20)]);
        assert_eq!(now.changed_since(&before).unwrap(), []);
    }

    #[test]
    fn other_sizes_cannot_be_compared() {
        let before = boxes(Layout::Rgbx, &[]);
        let part = before.crop(rect((0, 0, 100, 100))).unwrap();
        assert_eq!(before.changed_since(&part), None);
    }
}
