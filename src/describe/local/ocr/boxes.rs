//! Makes upright boxes of a map of probabilities: connected pixels above a threshold.

use std::ops::Range;

use crate::picture::Rect;

/// A pixel belongs to text from this probability on, of 255 (PaddleOCR's `thresh` of 0.3).
const THRESHOLD: u8 = 77;
/// A box with a lower mean probability, of 255, is no text.
const SURE: u64 = 128;
/// The detector marks shrunken boxes; each edge moves out by this times area over perimeter
/// (PaddleOCR's `unclip_ratio` is 1.6, for photos; upright lines on screens are read best with this).
const GROWTH: f32 = 0.85;

/// The probability of text at each pixel, of 255.
pub(super) struct Map {
    width: u32,
    height: u32,
    values: Vec<u8>,
}

/// Marked pixels of one row that touch each other.
struct Run {
    y: u32,
    columns: Range<u32>,
    /// The index of an earlier run of the same component, or its own.
    parent: usize,
}

/// What is known of one component.
#[derive(Clone)]
struct Component {
    left: u32,
    top: u32,
    right: u32,
    bottom: u32,
    sum: u64,
    count: u64,
}

impl Map {
    pub(super) fn new(width: u32, height: u32) -> Self {
        Self {
            width,
            height,
            values: vec![0; width as usize * height as usize],
        }
    }

    pub(super) fn row_mut(&mut self, y: u32, columns: &Range<u32>) -> &mut [u8] {
        let start = y as usize * self.width as usize;
        &mut self.values[start + columns.start as usize..start + columns.end as usize]
    }

    fn row(&self, y: u32) -> &[u8] {
        &self.values[y as usize * self.width as usize..][..self.width as usize]
    }
}

/// The grown boxes of all components that are surely text.
pub(super) fn boxes(map: &Map) -> Vec<Rect> {
    let mut runs = runs(map);
    join(&mut runs);
    let mut components: Vec<Option<Component>> = vec![None; runs.len()];
    for index in 0..runs.len() {
        let root = root(&mut runs, index);
        let run = &runs[index];
        let values = &map.row(run.y)[run.columns.start as usize..run.columns.end as usize];
        let sum = values.iter().map(|&value| u64::from(value)).sum::<u64>();
        let component = components[root].get_or_insert(Component {
            left: run.columns.start,
            top: run.y,
            right: run.columns.end,
            bottom: run.y + 1,
            sum: 0,
            count: 0,
        });
        component.left = component.left.min(run.columns.start);
        component.right = component.right.max(run.columns.end);
        component.bottom = component.bottom.max(run.y + 1);
        component.sum += sum;
        component.count += values.len() as u64;
    }
    components
        .into_iter()
        .flatten()
        .filter(|component| component.sum >= SURE * component.count)
        .map(|component| grown(&component, map))
        .collect()
}

fn runs(map: &Map) -> Vec<Run> {
    let mut runs = Vec::new();
    for y in 0..map.height {
        let row = map.row(y);
        let mut x = 0;
        while let Some(start) = row[x..].iter().position(|&value| value >= THRESHOLD) {
            let start = x + start;
            let length = row[start..].iter().position(|&value| value < THRESHOLD);
            x = length.map_or(row.len(), |length| start + length);
            runs.push(Run {
                y,
                columns: start as u32..x as u32,
                parent: runs.len(),
            });
        }
    }
    runs
}

/// Joins runs that touch a run of the row above, corners included and one pixel of gap forgiven.
fn join(runs: &mut [Run]) {
    let mut above = 0;
    for index in 0..runs.len() {
        let (y, columns) = (runs[index].y, runs[index].columns.clone());
        // Forgives a gap of one pixel begrowth it, as a dilation would.
        if index > 0 && runs[index - 1].y == y && runs[index - 1].columns.end + 2 > columns.start {
            unite(runs, index - 1, index);
        }
        while above < index
            && (runs[above].y + 1 < y
                || (runs[above].y + 1 == y && runs[above].columns.end + 1 < columns.start))
        {
            above += 1;
        }
        let mut candidate = above;
        while candidate < index
            && runs[candidate].y + 1 == y
            && runs[candidate].columns.start <= columns.end + 1
        {
            unite(runs, candidate, index);
            candidate += 1;
        }
    }
}

fn root(runs: &mut [Run], mut index: usize) -> usize {
    while runs[index].parent != index {
        runs[index].parent = runs[runs[index].parent].parent;
        index = runs[index].parent;
    }
    index
}

fn unite(runs: &mut [Run], one: usize, other: usize) {
    let (one, other) = (root(runs, one), root(runs, other));
    let (first, second) = (one.min(other), one.max(other));
    runs[second].parent = first;
}

fn grown(component: &Component, map: &Map) -> Rect {
    // The dilation's pixel is part of the measured box.
    let width = (component.right - component.left + 2) as f32;
    let height = (component.bottom - component.top + 2) as f32;
    let growth = (GROWTH * width * height / (2.0 * (width + height))).round() as u32 + 1;
    let left = component.left.saturating_sub(growth);
    let top = component.top.saturating_sub(growth);
    Rect {
        x: left as i32,
        y: top as i32,
        width: (component.right + growth).min(map.width) - left,
        height: (component.bottom + growth).min(map.height) - top,
    }
}
