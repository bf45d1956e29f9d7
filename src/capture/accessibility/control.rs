//! One object of the tree, read. A protected field is never asked for what it holds, nor is
//! anything inside of it.

use atspi::{Role as Told, State as Flag, StateSet};
use futures_util::future::join_all;
use tokio::join;

use super::Places;
use super::bus::{Bus, Node};
use super::roles;
use super::text::{self, spoken};
use crate::picture::Rect;
use crate::surroundings::{Control, Role};

const ACCESSIBLE: &str = "org.a11y.atspi.Accessible";
const COMPONENT: &str = "org.a11y.atspi.Component";

/// Coordinates of the screen, not of the window or the parent.
pub(super) const SCREEN: u32 = 0;

/// The relation of a control to its label.
const LABELLED_BY: u32 = 2;

/// More children than this are not listed but looked up where they are visible: listing makes the
/// application build an object for each, and a table has one for every cell.
const MANY: i32 = 256;

/// How many children before the one that was met at the top are looked at too, for there may be
/// others beside it; and how deep inside of a child it may be.
const ABOVE: i32 = 16;

/// How many points are probed for the first visible child, and how many pixels are between them: a
/// line of text is hardly lower, and one of them hits unless the upper part is empty.
const PROBES: i32 = 20;
const BETWEEN: i32 = 16;

/// An object as it was when it was read.
#[derive(Debug)]
pub(super) struct Seen {
    pub(super) role: Role,
    pub(super) flags: StateSet,
    pub(super) name: Option<String>,
    pub(super) value: Option<String>,
    pub(super) area: Option<Rect>,
    pub(super) children: Vec<Node>,
    /// It has more children after those named here.
    pub(super) more: bool,
}

impl Seen {
    /// The object as a listener knows it.
    pub(super) fn control(&self, depth: usize) -> Control {
        Control {
            role: self.role,
            name: self.name.as_deref().and_then(spoken),
            value: self.value.as_deref().and_then(spoken),
            states: roles::states(self.role, self.flags),
            area: self.area,
            depth,
        }
    }
}

/// Reads `node` in two rounds: what it is, then what it holds, which the first decides.
pub(super) async fn read(bus: &Bus, node: &Node, places: Places) -> Option<Seen> {
    let (told, flags, name, count, area) = join!(
        role(bus, node),
        states(bus, node),
        name(bus, node),
        child_count(bus, node),
        area(bus, node),
    );
    let (told, flags) = (told?, flags?);
    let role = roles::role(told, flags);
    let mut seen = Seen {
        role,
        flags,
        name,
        value: None,
        area: area.and_then(|area| places.on_screen(area, role)),
        children: Vec::new(),
        more: false,
    };
    if told == Told::PasswordText {
        seen.name = match seen.name {
            None => label(bus, node).await,
            named => named,
        };
        return Some(seen);
    }
    if !flags.contains(Flag::Showing) && role != Role::Window {
        return Some(seen);
    }
    let unnamed = seen.name.is_none();
    let (children, held, label) = join!(
        children(bus, node, count, area),
        held(bus, node, role, unnamed, area),
        async {
            match unnamed && roles::acts(role) {
                true => label(bus, node).await,
                false => None,
            }
        },
    );
    seen.more = children.len() < usize::try_from(count).unwrap_or_default();
    seen.children = children;
    if unnamed && is_text(role) {
        seen.name = held;
    } else {
        seen.value = held;
        seen.name = seen.name.or(label);
    }
    Some(seen)
}

pub(super) async fn role(bus: &Bus, node: &Node) -> Option<Told> {
    let number: u32 = bus.ask(node, ACCESSIBLE, "GetRole", &()).await?;
    Some(roles::told(number))
}

pub(super) async fn states(bus: &Bus, node: &Node) -> Option<StateSet> {
    let words: Vec<u32> = bus.ask(node, ACCESSIBLE, "GetState", &()).await?;
    Some(roles::flags(&words))
}

/// The name, when it says anything.
pub(super) async fn name(bus: &Bus, node: &Node) -> Option<String> {
    let name: String = bus.property(node, ACCESSIBLE, "Name").await?;
    spoken(&name)
}

async fn child_count(bus: &Bus, node: &Node) -> i32 {
    let count = bus.property(node, ACCESSIBLE, "ChildCount").await;
    count.unwrap_or_default()
}

pub(super) async fn area(bus: &Bus, node: &Node) -> Option<Rect> {
    let ((x, y, width, height),): ((i32, i32, i32, i32),) =
        bus.ask(node, COMPONENT, "GetExtents", &(SCREEN,)).await?;
    // Toolkits tell of what is not drawn with sizes below one, GTK also with the least of corners.
    let width = u32::try_from(width).ok().filter(|&width| width > 0)?;
    let height = u32::try_from(height).ok().filter(|&height| height > 0)?;
    (x > i32::MIN && y > i32::MIN).then_some(Rect {
        x,
        y,
        width,
        height,
    })
}

/// All children where they are few.
pub(super) async fn few_children(bus: &Bus, node: &Node) -> Vec<Node> {
    match child_count(bus, node).await {
        1..=MANY => listed(bus, node).await,
        _ => Vec::new(),
    }
}

async fn listed(bus: &Bus, node: &Node) -> Vec<Node> {
    let children = bus.ask(node, ACCESSIBLE, "GetChildren", &()).await;
    children.unwrap_or_default()
}

/// The children, or of very many those from the first visible one on.
async fn children(bus: &Bus, node: &Node, count: i32, area: Option<Rect>) -> Vec<Node> {
    if count <= 0 {
        return Vec::new();
    }
    if count <= MANY {
        return listed(bus, node).await;
    }
    let first = first_visible(bus, node, area).await.unwrap_or_default();
    let first = first.clamp(0, count - 1);
    let last = count.min(first.saturating_add(MANY));
    let asked = (first..last).map(|index| async move {
        bus.ask(node, ACCESSIBLE, "GetChildAtIndex", &(index,))
            .await
    });
    join_all(asked).await.into_iter().flatten().collect()
}

/// The index of the child at the top of a scrolled list, below its headings.
async fn first_visible(bus: &Bus, node: &Node, area: Option<Rect>) -> Option<i32> {
    let area = area?;
    let x = area.x.saturating_add_unsigned(40.min(area.width / 2));
    // Below a row of headings, and through the gaps between paragraphs.
    let hits = (0..PROBES).map(|probe| async move {
        let y = area.y.saturating_add(2 + probe * BETWEEN);
        bus.ask(node, COMPONENT, "GetAccessibleAtPoint", &(x, y, SCREEN))
            .await
    });
    let hits: Vec<Option<Node>> = join_all(hits).await;
    let hit = |hit: &Node| hit.exists() && hit != node;
    for hit in hits.into_iter().flatten().filter(hit) {
        if let Some(child) = ancestor_below(bus, node, hit).await {
            let index: Option<i32> = bus.ask(&child, ACCESSIBLE, "GetIndexInParent", &()).await;
            return index.map(|index| index - ABOVE);
        }
    }
    None
}

/// The child of `node` that `inner` is or is in.
async fn ancestor_below(bus: &Bus, node: &Node, mut inner: Node) -> Option<Node> {
    for _ in 0..ABOVE {
        let parent: Node = bus.property(&inner, ACCESSIBLE, "Parent").await?;
        if parent == *node {
            return Some(inner);
        }
        inner = parent;
    }
    None
}

/// What a control is called by the label beside it, or by its tool tip.
async fn label(bus: &Bus, node: &Node) -> Option<String> {
    let relations: Option<Vec<(u32, Vec<Node>)>> =
        bus.ask(node, ACCESSIBLE, "GetRelationSet", &()).await;
    let labels = relations
        .unwrap_or_default()
        .into_iter()
        .find(|(kind, _)| *kind == LABELLED_BY);
    for label in labels.into_iter().flat_map(|(_, labels)| labels) {
        if let Some(name) = name(bus, &label).await {
            return Some(name);
        }
    }
    let description: String = bus.property(node, ACCESSIBLE, "Description").await?;
    spoken(&plain(&description))
}

/// A text without mark-up: Qt hands on tool tips as they were written.
fn plain(text: &str) -> String {
    if !text.starts_with('<') {
        return text.to_owned();
    }
    let pieces = text.split('<');
    let texts = pieces.map(|piece| piece.split_once('>').map_or(piece, |(_, text)| text));
    texts.collect()
}

/// Whether what it holds is what it is called.
fn is_text(role: Role) -> bool {
    matches!(
        role,
        Role::Text | Role::Heading | Role::ListItem | Role::Cell | Role::Link
    )
}

/// The text or number that a control of this role holds.
async fn held(
    bus: &Bus,
    node: &Node,
    role: Role,
    unnamed: bool,
    area: Option<Rect>,
) -> Option<String> {
    match role {
        Role::TextField | Role::TextArea | Role::Terminal | Role::ComboBox => {
            text::text(bus, node, area).await
        }
        Role::Slider | Role::SpinButton | Role::ProgressBar => {
            let value: f64 = bus
                .property(node, "org.a11y.atspi.Value", "CurrentValue")
                .await?;
            Some(format!("{}", (value * 100.0).round() / 100.0))
        }
        role if unnamed && is_text(role) => text::text(bus, node, area).await,
        _ => None,
    }
}
