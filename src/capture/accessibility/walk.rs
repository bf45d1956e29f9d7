//! The walk through a window: in reading order, many questions under way at once, within limits
//! of number and depth. What was met once is not entered again, so a tree that contains itself ends.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BinaryHeap, HashSet};

use atspi::State as Flag;
use futures_util::StreamExt;
use futures_util::stream::FuturesUnordered;

use super::bus::{Bus, Node};
use super::control::{self, Seen};
use super::{Caps, Places};

/// Enough that an application never waits for us, and few enough that the beginning of the window
/// is read first.
const UNDER_WAY: usize = 32;

/// Where an object stands: the index in its parent, from the root down. Their order is that of
/// reading.
pub(super) type Place = Vec<usize>;

/// What a walk has seen so far; it is whole also when the walk is dropped.
#[derive(Debug, Default)]
pub(super) struct Walk {
    pub(super) seen: BTreeMap<Place, Seen>,
    /// Something was left out, other than for lack of time.
    pub(super) cut: bool,
    met: HashSet<Node>,
}

impl Walk {
    /// Walks the trees below `roots`, the first of them first, after those walked before.
    pub(super) async fn run(&mut self, bus: &Bus, roots: Vec<Node>, places: Places, caps: Caps) {
        let mut waiting = BinaryHeap::new();
        for root in roots {
            self.meet(vec![self.met.len()], root, false, &mut waiting);
        }
        let mut under_way = FuturesUnordered::new();
        loop {
            while under_way.len() < UNDER_WAY
                && let Some(Reverse(Waiting { place, node, last })) = waiting.pop()
            {
                under_way.push(async move {
                    let seen = control::read(bus, &node, places).await;
                    (place, seen, last)
                });
            }
            let Some((place, seen, last)) = under_way.next().await else {
                return;
            };
            // The roots are in front of us whatever they say; not all call themselves showing.
            let root = place.len() == 1;
            let Some(mut seen) = seen.filter(|seen| root || seen.flags.contains(Flag::Showing))
            else {
                continue;
            };
            self.cut |= last;
            let children = std::mem::take(&mut seen.children);
            let deep = place.len() >= caps.depth;
            self.cut |= deep && !children.is_empty();
            let (more, count) = (seen.more, children.len());
            for (index, child) in children.into_iter().enumerate().filter(|_| !deep) {
                if self.met.len() >= caps.nodes {
                    self.cut = true;
                    break;
                }
                let mut below = place.clone();
                below.push(index);
                let last = more && index + 1 == count;
                self.meet(below, child, last, &mut waiting);
            }
            self.seen.insert(place, seen);
        }
    }

    fn meet(
        &mut self,
        place: Place,
        node: Node,
        last: bool,
        waiting: &mut BinaryHeap<Reverse<Waiting>>,
    ) {
        if node.exists() && self.met.insert(node.clone()) {
            waiting.push(Reverse(Waiting { place, node, last }));
        }
    }
}

/// An object that is still to be read; the first in reading order comes first.
struct Waiting {
    place: Place,
    node: Node,
    /// More follow after it, which matters when it is visible.
    last: bool,
}

impl PartialEq for Waiting {
    fn eq(&self, other: &Self) -> bool {
        self.place == other.place
    }
}

impl Eq for Waiting {}

impl PartialOrd for Waiting {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Waiting {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.place.cmp(&other.place)
    }
}
