//! The text in a control: all of a short one, what can be seen of a long one, and what is selected.
//! Only for controls that are known not to be protected.

use tokio::join;

use super::bus::{Bus, Node};
use super::control::SCREEN;
use crate::picture::Rect;

const TEXT: &str = "org.a11y.atspi.Text";

/// A longer text is read only where it is visible; it is more than a screen of it holds.
const LONG: i32 = 8_000;

/// Stands in a text where another object is embedded.
pub(super) const EMBEDDED: char = '\u{fffc}';

/// The text of `node` with the marks of what is embedded, as far as it can be seen.
pub(super) async fn text(bus: &Bus, node: &Node, area: Option<Rect>) -> Option<String> {
    let count: i32 = bus.property(node, TEXT, "CharacterCount").await?;
    let (first, last) = match count {
        ..=0 => return None,
        1..=LONG => (0, count),
        _ => visible(bus, node, count, area).await,
    };
    let text: String = bus.ask(node, TEXT, "GetText", &(first, last)).await?;
    spoken(&text).is_some().then_some(text)
}

/// The part of a long text that can be seen, or that around the cursor.
async fn visible(bus: &Bus, node: &Node, count: i32, area: Option<Rect>) -> (i32, i32) {
    let corners = async {
        let area = area?;
        let right = area.x.saturating_add_unsigned(area.width);
        let bottom = area.y.saturating_add_unsigned(area.height);
        let at = async |x: i32, y: i32| -> Option<i32> {
            bus.ask(node, TEXT, "GetOffsetAtPoint", &(x, y, SCREEN))
                .await
        };
        let (first, last) = join!(
            at(area.x.saturating_add(4), area.y.saturating_add(4)),
            at(right.saturating_sub(4), bottom.saturating_sub(4))
        );
        let (first, last) = (first?, last?);
        (0 <= first && first < last).then_some((first, last.min(first.saturating_add(LONG))))
    };
    if let Some(corners) = corners.await {
        return corners;
    }
    let cursor: Option<i32> = bus.property(node, TEXT, "CaretOffset").await;
    let first = cursor
        .unwrap_or_default()
        .saturating_sub(LONG / 2)
        .clamp(0, count - LONG);
    (first, first + LONG)
}

/// The selected text of `node`.
pub(super) async fn selected_text(bus: &Bus, node: &Node) -> Option<String> {
    let count: i32 = bus.ask(node, TEXT, "GetNSelections", &()).await?;
    if count < 1 {
        return None;
    }
    let (first, last): (i32, i32) = bus.ask(node, TEXT, "GetSelection", &(0,)).await?;
    let (first, last) = (first.min(last), first.max(last));
    let last = last.min(first.saturating_add(LONG));
    let text: String = bus.ask(node, TEXT, "GetText", &(first, last)).await?;
    spoken(&text)
}

/// A text, or the beginning of an endless one, without the marks of embedded objects and the white
/// space around it; none when nothing is left.
pub(super) fn spoken(text: &str) -> Option<String> {
    let text: String = text
        .chars()
        .filter(|&letter| letter != EMBEDDED)
        .take(LONG as usize)
        .collect();
    let text = text.trim();
    (!text.is_empty()).then(|| text.to_owned())
}
