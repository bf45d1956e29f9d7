//! Puts cells that hold something together to parts: what may be one line or one block stays in one
//! part, and what stands apart, with nothing between, does not.

use super::activity::runs;

/// How many pixels with an edge a cell holds.
pub(super) type Cell = u16;

/// A cell with fewer pixels of an edge holds no stroke of its own.
const STROKE: Cell = 4;
/// The round corner of a frame has fewer pixels of an edge than this, with all cells around it; a
/// lone digit of the smallest text has more.
const LEAST: u32 = 24;
/// So many empty cells lie between two words or two lines of one block.
const NEAR: usize = 1;
/// The cells of letters so large that a cell sees but one of their strokes hold fewer pixels of an
/// edge than this.
const LARGE: usize = 48;
/// The gaps between large letters grow with them, up to as many cells.
const WIDE: usize = 4;
/// The height of a line of the largest letters whose words are looked for beside each other, in cells.
const LINE: usize = 8;

/// Cells from a column and row up to before another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Part {
    pub(super) left: usize,
    pub(super) top: usize,
    pub(super) right: usize,
    pub(super) bottom: usize,
    cells: usize,
    edges: usize,
}

/// The least parts that hold all cells with something in them, apart from one another.
pub(super) fn parts(cells: &[Vec<Cell>]) -> Vec<Part> {
    let mut found: Vec<Part> = Vec::new();
    for (row, line) in cells.iter().enumerate() {
        let held: Vec<bool> = (0..line.len()).map(|at| holds(cells, row, at)).collect();
        for run in runs(&held, |&held| held) {
            let edges = line[run.clone()].iter().map(|&cell| usize::from(cell));
            let part = Part {
                left: run.start,
                top: row,
                right: run.end,
                bottom: row + 1,
                cells: run.len(),
                edges: edges.sum(),
            };
            add(&mut found, part, Part::belongs_to);
        }
    }
    let mut joined = Vec::new();
    for part in found {
        add(&mut joined, part, |one, other| {
            one.belongs_to(other) || one.is_beside(other)
        });
    }
    joined
}

/// Adds a part, with those that are one with it.
fn add(parts: &mut Vec<Part>, mut part: Part, one: impl Fn(&Part, &Part) -> bool) {
    // What it takes in makes it larger, so that it may take in more.
    while let Some(at) = parts.iter().position(|other| one(&part, other)) {
        part = part.with(&parts.swap_remove(at));
    }
    parts.push(part);
}

/// Whether a cell holds something that is more than the corner of a frame.
fn holds(cells: &[Vec<Cell>], row: usize, column: usize) -> bool {
    let rows = &cells[row.saturating_sub(1)..(row + 2).min(cells.len())];
    let around = rows.iter().flat_map(|line| {
        line[column.saturating_sub(1)..(column + 2).min(line.len())]
            .iter()
            .map(|&cell| u32::from(cell))
    });
    cells[row][column] >= STROKE && around.sum::<u32>() >= LEAST
}

impl Part {
    /// Whether the two are so near that a word or a block may reach from one to the other.
    fn belongs_to(&self, other: &Self) -> bool {
        let (across, down) = self.apart(other);
        let wide = self.gap().max(other.gap());
        across <= NEAR && down <= NEAR || down == 0 && across <= wide
    }

    /// Whether the two may be words of one line of large letters: in fonts of fixed width, the gap
    /// between them is nearly as wide as the line is high.
    fn is_beside(&self, other: &Self) -> bool {
        let (one, two) = (self.bottom - self.top, other.bottom - other.top);
        let (low, high) = (one.min(two), one.max(two));
        let bottom = self.bottom.min(other.bottom);
        let together = bottom.saturating_sub(self.top.max(other.top));
        let (across, _) = self.apart(other);
        high <= LINE && low * 2 >= high && together * 4 >= low * 3 && across <= high
    }

    /// How many empty cells lie between the two, across and down.
    fn apart(&self, other: &Self) -> (usize, usize) {
        let between = |one: (usize, usize), other: (usize, usize)| {
            one.0.max(other.0).saturating_sub(one.1.min(other.1))
        };
        (
            between((self.left, self.right), (other.left, other.right)),
            between((self.top, self.bottom), (other.top, other.bottom)),
        )
    }

    /// How many empty cells may lie between its letters.
    fn gap(&self) -> usize {
        if self.edges < self.cells * LARGE {
            ((self.bottom - self.top) / 4).clamp(NEAR, WIDE)
        } else {
            NEAR
        }
    }

    fn with(&self, other: &Self) -> Self {
        Self {
            left: self.left.min(other.left),
            top: self.top.min(other.top),
            right: self.right.max(other.right),
            bottom: self.bottom.max(other.bottom),
            cells: self.cells + other.cells,
            edges: self.edges + other.edges,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Cells of small text where there is an `a`, of large letters where there is an `I`.
    fn places(cells: &[&str]) -> Vec<(usize, usize, usize, usize)> {
        let edges = |letter: char| match letter {
            'a' => 90,
            'I' => 30,
            'c' => 10,
            _ => 0,
        };
        let cells: Vec<Vec<Cell>> = cells
            .iter()
            .map(|line| line.chars().map(edges).collect())
            .collect();
        let mut places: Vec<_> = parts(&cells)
            .into_iter()
            .map(|part| (part.left, part.top, part.right, part.bottom))
            .collect();
        places.sort_unstable();
        places
    }

    #[test]
    fn words_and_lines_near_each_other_are_one_part_and_others_are_not() {
        let cells = [
            "aa.aa....aa",
            "...........",
            "aaaa......a",
            "...........",
            "...........",
            "aaa........",
        ];
        assert_eq!(places(&cells), [(0, 0, 5, 3), (0, 5, 3, 6), (9, 0, 11, 3)]);
    }

    #[test]
    fn a_part_that_encloses_another_takes_it_in() {
        let cells = [
            "aaaaaaa", "a.....a", "a.....a", "a..a..a", "a.....a", "aaaaaaa",
        ];
        assert_eq!(places(&cells), [(0, 0, 7, 6)]);
    }

    #[test]
    fn large_letters_with_wide_gaps_are_one_word() {
        let large = ["I..I"; 10];
        assert_eq!(places(&large), [(0, 0, 4, 10)]);
        let small = ["a..a"; 10];
        assert_eq!(places(&small), [(0, 0, 1, 10), (3, 0, 4, 10)]);
    }

    #[test]
    fn words_of_one_line_of_large_letters_are_one_part() {
        let line = ["aaa....aa", "aaa....aa", "aaa...aaa", "aaa...aaa"];
        assert_eq!(places(&line), [(0, 0, 9, 4)]);
        let apart = ["aaa.....a"; 4];
        assert_eq!(places(&apart), [(0, 0, 3, 4), (8, 0, 9, 4)]);
        // A line and a block beside it.
        let block = [
            "aaa...aaa",
            "aaa...aaa",
            "......aaa",
            "......aaa",
            "......aaa",
        ];
        assert_eq!(places(&block), [(0, 0, 3, 2), (6, 0, 9, 5)]);
    }

    #[test]
    fn the_corner_of_a_frame_is_nothing() {
        assert_eq!(places(&["c....", ".....", "....c"]), []);
    }
}
