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
/// A gap of this many heights over the whole width parts two sections of a page.
const SECTION_GAP: f32 = 4.0;
/// Lines of running text are wider than this many heights, about thirty letters.
const TEXT_WIDTH: f32 = 14.0;
/// The largest letters of a card are so many times as high as the smallest.
const CARD_SIZES: f32 = 1.6;

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

    /// Stands on one line with `other` as cells of a table do, and not by chance.
    fn is_level(&self, other: &Self) -> bool {
        let apart = (self.top + self.bottom - other.top - other.bottom).abs() / 2.0;
        apart < self.height().min(other.height()) / 4.0
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

/// A recursive cut along bands that nothing crosses: wide gaps between rows part a heading or a
/// foot from the rest, then columns, then paragraphs.
fn part(items: Vec<Item>, blocks: &mut Vec<Vec<Item>>) {
    let height = typical_height(&items);
    let across = |item: &Item| (item.top, item.bottom);
    let along = |item: &Item| (item.left, item.right);
    let cuts = [
        bands(&items, across, SECTION_GAP * height),
        columns(bands(&items, along, COLUMN_GAP * height)),
        bands(&items, across, LINE_GAP * height),
    ];
    match cuts.into_iter().find(|bands| bands.len() > 1) {
        Some(bands) => bands.into_iter().for_each(|band| part(band, blocks)),
        None if items.is_empty() => {}
        None => blocks.push(lines(items)),
    }
}

/// Joins the columns of a table, a menu or a toolbar again, because these are read row by row.
fn columns(bands: Vec<Vec<Item>>) -> Vec<Vec<Item>> {
    let mut columns: Vec<Vec<Item>> = Vec::new();
    // What the next band is compared with: the last band alone, not all that it was joined to.
    let mut last: Vec<Item> = Vec::new();
    for band in bands {
        match columns.last_mut() {
            Some(column) if is_table(&last, &band) => column.extend(&band),
            _ => columns.push(band.clone()),
        }
        last = band;
    }
    columns
}

/// The cells of the shorter column stand on lines of the other; running text and cards stand side
/// by side too, but text has long lines, and a card has letters of several sizes.
fn is_table(one: &[Item], other: &[Item]) -> bool {
    let (few, many) = if one.len() < other.len() {
        (one, other)
    } else {
        (other, one)
    };
    let aligned = few
        .iter()
        .filter(|one| many.iter().any(|other| one.is_level(other)));
    let is_text = |column: &[Item]| column.len() > 2 && typical_width(column) > TEXT_WIDTH;
    let is_card = |column: &[Item]| {
        let heights = || column.iter().map(Item::height);
        heights().fold(0.0, f32::max) > CARD_SIZES * heights().fold(f32::MAX, f32::min)
    };
    aligned.count() * 4 >= few.len() * 3
        && !(is_text(one) && is_text(other))
        && !(is_card(one) && is_card(other))
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

/// The middle one of the widths, in heights.
fn typical_width(items: &[Item]) -> f32 {
    let mut widths: Vec<f32> = items
        .iter()
        .map(|item| (item.right - item.left) / item.height())
        .collect();
    widths.sort_by(f32::total_cmp);
    widths.get(widths.len() / 2).copied().unwrap_or_default()
}

fn typical_height(items: &[Item]) -> f32 {
    let mut heights: Vec<f32> = items.iter().map(Item::height).collect();
    heights.sort_by(f32::total_cmp);
    heights.get(heights.len() / 2).copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A name and its box: left, top, width, height.
    type Case = (&'static str, (i32, i32, u32, u32));

    fn rect((x, y, width, height): (i32, i32, u32, u32)) -> Rect {
        Rect {
            x,
            y,
            width,
            height,
        }
    }

    /// The names in reading order, blocks parted by a bar.
    fn read(cases: &[Case], windows: &[(i32, i32, u32, u32)]) -> String {
        let boxes: Vec<Rect> = cases.iter().map(|case| rect(case.1)).collect();
        let windows: Vec<Rect> = windows.iter().copied().map(rect).collect();
        let mut names = String::new();
        let mut block = 0;
        for place in order(&boxes, &windows) {
            if !names.is_empty() {
                names.push_str(if place.block == block { " " } else { " | " });
            }
            block = place.block;
            names.push_str(cases[place.index].0);
        }
        names
    }

    #[test]
    fn two_columns_are_read_one_after_the_other() {
        let page: [Case; 9] = [
            ("right1", (500, 100, 400, 20)),
            ("left1", (20, 100, 400, 20)),
            ("title", (20, 10, 600, 40)),
            ("left2", (20, 126, 390, 20)),
            ("right2", (500, 126, 400, 20)),
            ("left3", (20, 152, 100, 20)),
            ("right3", (500, 152, 380, 20)),
            ("foot", (20, 400, 300, 20)),
            ("under", (20, 180, 390, 20)),
        ];
        assert_eq!(
            read(&page, &[]),
            "title | left1 left2 left3 under | right1 right2 right3 | foot"
        );
    }

    #[test]
    fn paragraphs_are_blocks() {
        let page: [Case; 4] = [
            ("c", (20, 120, 300, 20)),
            ("a", (20, 10, 300, 20)),
            ("b", (20, 36, 300, 20)),
            ("d", (20, 146, 80, 20)),
        ];
        assert_eq!(read(&page, &[]), "a b | c d");
    }

    #[test]
    fn tables_are_read_row_by_row() {
        let table: [Case; 9] = [
            ("name", (10, 10, 60, 18)),
            ("carol", (10, 70, 50, 18)),
            ("bert", (10, 40, 45, 18)),
            ("age", (200, 11, 40, 18)),
            ("41", (200, 41, 20, 17)),
            ("7", (200, 70, 10, 18)),
            ("town", (300, 10, 60, 18)),
            ("oslo", (300, 40, 50, 18)),
            ("rome", (300, 69, 50, 18)),
        ];
        assert_eq!(read(&table, &[]), "name age town bert 41 oslo carol 7 rome");
    }

    #[test]
    fn a_menu_is_read_from_left_to_right_and_a_side_bar_by_itself() {
        let window: [Case; 9] = [
            ("edit", (60, 5, 30, 16)),
            ("file", (10, 6, 30, 16)),
            ("view", (110, 4, 36, 18)),
            ("inbox", (10, 120, 50, 18)),
            ("sent", (10, 152, 50, 18)),
            ("drafts", (10, 184, 50, 18)),
            ("dear", (300, 110, 80, 18)),
            ("the", (300, 141, 500, 18)),
            ("yours", (300, 168, 500, 18)),
        ];
        assert_eq!(
            read(&window, &[]),
            "file edit view | inbox sent drafts | dear the yours"
        );
    }

    #[test]
    fn cards_side_by_side_are_read_one_by_one() {
        let cards: [Case; 6] = [
            ("rate", (10, 10, 60, 16)),
            ("0.4", (10, 34, 60, 32)),
            ("budget", (10, 72, 70, 12)),
            ("nodes", (300, 10, 60, 16)),
            ("127", (300, 34, 60, 32)),
            ("zone", (300, 72, 70, 12)),
        ];
        assert_eq!(read(&cards, &[]), "rate 0.4 budget | nodes 127 zone");
    }

    #[test]
    fn text_belongs_to_the_front_most_window_that_holds_it() {
        let screen: [Case; 4] = [
            ("panel", (10, 5, 80, 16)),
            ("behind", (120, 120, 100, 18)),
            ("dialog", (320, 220, 100, 18)),
            ("beside", (120, 220, 100, 18)),
        ];
        let windows = [(300, 200, 200, 100), (100, 100, 500, 300)];
        assert_eq!(read(&screen, &windows), "dialog | behind | beside | panel");
        let boxes = screen.map(|case| rect(case.1));
        let windows = windows.map(rect);
        let named: Vec<Option<usize>> = order(&boxes, &windows)
            .iter()
            .map(|place| place.window)
            .collect();
        assert_eq!(named, [Some(0), Some(1), Some(1), None]);
    }

    #[test]
    fn nothing_and_boxes_of_no_size_are_survived() {
        assert_eq!(order(&[], &[]), []);
        let empty = rect((5, 5, 0, 0));
        assert_eq!(order(&[empty; 3], &[empty]).len(), 3);
    }
}
