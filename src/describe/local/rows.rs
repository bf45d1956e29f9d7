//! Puts lines together that stand beside one another: a reader takes words with wide gaps between
//! them for lines of their own, and what belongs together is then found in none of them.

use super::Line;
use crate::picture::Rect;

/// A gap wider than this many heights parts two columns, not two words.
const GAP: u32 = 2;

/// The lines as rows, each where the first of its lines stood in the reading order.
pub fn rows(lines: &[Line]) -> Vec<Line> {
    let mut order: Vec<usize> = (0..lines.len()).collect();
    order.sort_by_key(|&at| lines[at].area.x);
    let mut rows: Vec<(usize, Line, Rect)> = Vec::new();
    for at in order {
        let line = &lines[at];
        let row = rows
            .iter_mut()
            .filter(|(_, row, last)| row.window == line.window && goes_on(*last, line.area))
            .max_by_key(|(_, _, last)| last.x);
        match row {
            Some((first, row, last)) => {
                *first = at.min(*first);
                *last = line.area;
                row.text = format!("{} {}", row.text, line.text);
                row.area = row.area.around(line.area);
                row.confidence = row.confidence.min(line.confidence);
                row.words.extend(line.words.iter().cloned());
            }
            None => rows.push((at, line.clone(), line.area)),
        }
    }
    rows.sort_by_key(|(first, _, _)| *first);
    rows.into_iter().map(|(_, row, _)| row).collect()
}

/// Whether `next` stands behind `last` on the same line, as far as a word does.
fn goes_on(last: Rect, next: Rect) -> bool {
    let bottom = |area: Rect| area.y.saturating_add_unsigned(area.height);
    let shared = bottom(last).min(bottom(next)) - last.y.max(next.y);
    let lower = last.height.min(next.height);
    let end = last.x.saturating_add_unsigned(last.width);
    // Boxes reach a little beyond their letters.
    let gap = next.x - end + lower as i32 / 2;
    shared * 2 > lower as i32 && u32::try_from(gap).is_ok_and(|gap| gap <= lower * GAP)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(text: &str, x: i32, y: i32, width: u32) -> Line {
        let area = Rect {
            x,
            y,
            width,
            height: 20,
        };
        Line {
            text: text.to_owned(),
            area,
            confidence: 1.0,
            words: vec![(text.to_owned(), area)],
            block: 0,
            window: None,
        }
    }

    #[test]
    fn words_with_wide_gaps_are_one_row_and_columns_are_not() {
        let lines = [
            line("Far", 400, 0, 40),
            line("6011", 10, 0, 40),
            line("Below", 10, 30, 40),
            line("5639", 75, 3, 40),
            line("0583", 130, 2, 40),
        ];
        let rows = rows(&lines);
        let texts: Vec<&str> = rows.iter().map(|row| row.text.as_str()).collect();
        assert_eq!(texts, ["Far", "6011 5639 0583", "Below"]);
        assert_eq!(rows[1].words.len(), 3);
        assert_eq!(
            (rows[1].area.x, rows[1].area.width, rows[1].area.height),
            (10, 160, 23)
        );
    }
}
