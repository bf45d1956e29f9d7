//! Puts boxes of text into the order in which a person reads them: window by window from the front,
//! in a window block by block, in a block line by line. It knows places only, never the text.

use crate::picture::Rect;

/// Where one box comes in the reading order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    /// Which box.
    pub index: usize,
    /// Its block, counted in reading order.
    pub block: usize,
    /// The window that holds it, counted from the front; none where no window was named.
    pub window: Option<usize>,
}

/// Lines closer than this part of their height stand in one block.
const LINE_GAP: f32 = 0.9;
/// A gap of this many heights that nothing crosses parts two columns.
const COLUMN_GAP: f32 = 1.2;

/// A box with its number.
#[derive(Clone, Copy)]
struct Item {
    index: usize,
    left: f32,
    top: f32,
    right: f32,
    bottom: f32,
}

impl Item {
    fn new(index: usize, area: Rect) -> Self {
        Self {
            index,
            left: area.x as f32,
            top: area.y as f32,
            right: area.x as f32 + area.width as f32,
            bottom: area.y as f32 + area.height as f32,
        }
    }

    fn height(&self) -> f32 {
        self.bottom - self.top
    }

    /// Stands on one line with `other`: more than half of the lower one's height is shared.
    fn is_beside(&self, other: &Self) -> bool {
        let shared = self.bottom.min(other.bottom) - self.top.max(other.top);
        shared > self.height().min(other.height()) / 2.0
    }
}

/// The boxes in reading order; `windows` stand from front to back.
pub fn order(boxes: &[Rect], windows: &[Rect]) -> Vec<Place> {
    let mut piles: Vec<Vec<Item>> = vec![Vec::new(); windows.len() + 1];
    for (index, &area) in boxes.iter().enumerate() {
        let item = Item::new(index, area);
        let middle = (
            (item.left + item.right) / 2.0,
            (item.top + item.bottom) / 2.0,
        );
        let window = windows.iter().position(|&window| contains(window, middle));
        piles[window.unwrap_or(windows.len())].push(item);
    }
    let mut places = Vec::with_capacity(boxes.len());
    let mut block = 0;
    for (window, pile) in piles.into_iter().enumerate() {
        for items in blocks(pile) {
            places.extend(items.into_iter().map(|item| Place {
                index: item.index,
                block,
                window: Some(window).filter(|&window| window < windows.len()),
            }));
            block += 1;
        }
    }
    places
}

fn contains(area: Rect, (x, y): (f32, f32)) -> bool {
    let item = Item::new(0, area);
    (item.left..item.right).contains(&x) && (item.top..item.bottom).contains(&y)
}

/// Parts the items by the widest empty band again and again, down to blocks without a gap.
fn blocks(items: Vec<Item>) -> Vec<Vec<Item>> {
    let mut blocks = Vec::new();
    part(items, &mut blocks);
    blocks
}

/// A recursive cut: bands that nothing crosses, sideways first where they are columns.
fn part(items: Vec<Item>, blocks: &mut Vec<Vec<Item>>) {
    if items.is_empty() {
        return;
    }
    let height = typical_height(&items);
    let across = |item: &Item| (item.top, item.bottom);
    let along = |item: &Item| (item.left, item.right);
    let rows = bands(&items, across, LINE_GAP * height);
    let columns = bands(&items, along, COLUMN_GAP * height);
    if columns.len() > 1 && !is_table(&columns) {
        for column in columns {
            part(column, blocks);
        }
    } else if rows.len() > 1 {
        for row in rows {
            part(row, blocks);
        }
    } else {
        blocks.push(lines(items));
    }
}

/// Columns whose boxes stand side by side row for row are a table, a menu or a toolbar, and are
/// read row by row.
fn is_table(columns: &[Vec<Item>]) -> bool {
    columns.windows(2).all(|pair| {
        let (few, many) = if pair[0].len() < pair[1].len() {
            (&pair[0], &pair[1])
        } else {
            (&pair[1], &pair[0])
        };
        let beside = few
            .iter()
            .filter(|one| many.iter().any(|other| other.is_beside(one)));
        beside.count() == few.len()
    })
}

/// Groups items that overlap along one axis, gaps up to `gap` forgiven, in the order of that axis.
fn bands(items: &[Item], extent: impl Fn(&Item) -> (f32, f32), gap: f32) -> Vec<Vec<Item>> {
    let mut sorted = items.to_vec();
    sorted.sort_by(|one, other| extent(one).0.total_cmp(&extent(other).0));
    let mut bands: Vec<Vec<Item>> = Vec::new();
    let mut end = f32::MIN;
    for item in sorted {
        let (from, to) = extent(&item);
        match bands.last_mut() {
            Some(band) if from <= end + gap => band.push(item),
            _ => bands.push(vec![item]),
        }
        end = end.max(to);
    }
    bands
}

/// The items line by line, each line from left to right.
fn lines(mut items: Vec<Item>) -> Vec<Item> {
    items.sort_by(|one, other| (one.top + one.bottom).total_cmp(&(other.top + other.bottom)));
    let mut lines: Vec<Vec<Item>> = Vec::new();
    for item in items {
        match lines.last_mut() {
            Some(line) if line.iter().any(|other| other.is_beside(&item)) => line.push(item),
            _ => lines.push(vec![item]),
        }
    }
    for line in &mut lines {
        line.sort_by(|one, other| one.left.total_cmp(&other.left));
    }
    lines.concat()
}

fn typical_height(items: &[Item]) -> f32 {
    let mut heights: Vec<f32> = items.iter().map(Item::height).collect();
    heights.sort_by(f32::total_cmp);
    heights.get(heights.len() / 2).copied().unwrap_or_default()
}
