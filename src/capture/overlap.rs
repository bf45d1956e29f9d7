//! Which monitor a window is mostly on.

use crate::picture::Rect;

/// How many units of area two rectangles share.
pub(super) fn overlap(one: Rect, other: Rect) -> u64 {
    let shared = |start: i32, length: u32, other_start: i32, other_length: u32| {
        let from = i64::from(start.max(other_start));
        let to = (i64::from(start) + i64::from(length))
            .min(i64::from(other_start) + i64::from(other_length));
        u64::try_from(to - from).unwrap_or(0)
    };
    shared(one.x, one.width, other.x, other.width)
        * shared(one.y, one.height, other.y, other.height)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_window_beside_a_monitor_shares_nothing_with_it() {
        let area = |x| Rect {
            x,
            y: 0,
            width: 10,
            height: 10,
        };
        assert_eq!(overlap(area(0), area(10)), 0);
        assert_eq!(overlap(area(0), area(-4)), 60);
    }
}
