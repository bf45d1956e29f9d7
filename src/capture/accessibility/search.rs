//! Searching a window for objects: by the toolkit itself where it can, else level by level.

use std::collections::{HashMap, HashSet};

use atspi::{Role as Told, State as Flag, StateSet};
use futures_util::future::join_all;
use tokio::join;

use super::bus::{Bus, Node};
use super::{control, roles};
use crate::surroundings::Role;

/// How many objects and levels of a window are looked at in search of one.
const OBJECTS: usize = 2_000;
const LEVELS: usize = 60;

/// How many messages in one window are looked at.
const MESSAGES: i32 = 16;

/// The object with the keyboard focus in `window`: asked for where the toolkit can search by
/// itself, else searched level by level.
///
/// Only the first is asked for: Chromium needs 25 ms for each thousand objects that it looks at.
pub(super) async fn focused(bus: &Bus, window: &Node) -> Option<Node> {
    let focused = Rule {
        states: Flag::Focused.into(),
        roles: [0; 4],
    };
    match matches(bus, window, &focused, 1).await {
        Some(mut nodes) => nodes.pop(),
        None => searched(bus, window).await,
    }
}

/// The visible alerts and dialogs inside of `window`, where the toolkit can search by itself.
pub(super) async fn messages(bus: &Bus, window: &Node) -> Vec<Node> {
    let mut roles = [0_i32; 4];
    for told in [
        Told::Alert,
        Told::Dialog,
        Told::FileChooser,
        Told::Notification,
        Told::InfoBar,
    ] {
        let number = told as usize;
        roles[number / 32] |= 1 << (number % 32);
    }
    let rule = Rule {
        states: Flag::Showing.into(),
        roles,
    };
    matches(bus, window, &rule, MESSAGES)
        .await
        .unwrap_or_default()
}

/// What `org.a11y.atspi.Collection` is to look for: all of the states, any of the roles.
struct Rule {
    states: StateSet,
    roles: [i32; 4],
}

async fn matches(bus: &Bus, window: &Node, rule: &Rule, most: i32) -> Option<Vec<Node>> {
    const ALL: i32 = 1;
    const ANY: i32 = 2;
    const CANONICAL: u32 = 1;
    let attributes: HashMap<&str, &str> = HashMap::new();
    let interfaces: [&str; 0] = [];
    let roles_by = match rule.roles {
        [0, 0, 0, 0] => ALL,
        _ => ANY,
    };
    // Here the wire has signed words, elsewhere unsigned ones of the same bits.
    let bits = rule.states.bits();
    let words = [bits as i32, (bits >> 32) as i32];
    let rule = (
        &words[..],
        ALL,
        attributes,
        ALL,
        &rule.roles[..],
        roles_by,
        &interfaces[..],
        ALL,
        false,
    );
    let arguments = (rule, CANONICAL, most, true);
    bus.ask(
        window,
        "org.a11y.atspi.Collection",
        "GetMatches",
        &arguments,
    )
    .await
}

/// Searches level by level; below a focused object nothing else is looked at.
async fn searched(bus: &Bus, window: &Node) -> Option<Node> {
    let mut level = vec![window.clone()];
    let mut met: HashSet<Node> = HashSet::new();
    let (mut found, mut doubtful) = (None, None);
    for _ in 0..LEVELS {
        let looked = join_all(level.iter().map(|node| look(bus, node))).await;
        let looked = || level.iter().zip(&looked);
        let focused = looked().filter(|(_, look)| look.has(Flag::Focused));
        doubtful = doubtful.or_else(|| {
            let doubtful = focused.clone().find(|(_, look)| look.is_doubtful());
            doubtful.map(|(node, _)| node.clone())
        });
        let below: Vec<Node> = match focused.clone().find(|(_, look)| !look.is_doubtful()) {
            Some((node, look)) => {
                found = Some(node.clone());
                look.children.clone()
            }
            None => looked()
                .filter(|(_, look)| look.has(Flag::Showing))
                .flat_map(|(_, look)| look.children.clone())
                .collect(),
        };
        level = below
            .into_iter()
            .filter(|node| met.insert(node.clone()))
            .collect();
        if level.is_empty() || met.len() > OBJECTS {
            break;
        }
    }
    found.or(doubtful)
}

/// What the search wants to know of an object.
struct Look {
    told: Option<Told>,
    states: StateSet,
    children: Vec<Node>,
}

impl Look {
    fn has(&self, state: Flag) -> bool {
        self.states.contains(state)
    }

    /// Qt 5 calls the current tab focused, wherever the focus is, and the inner part of a text area
    /// as well as the whole.
    fn is_doubtful(&self) -> bool {
        self.told.is_some_and(|told| {
            told == Told::PageTab || roles::role(told, self.states) == Role::Group
        })
    }
}

async fn look(bus: &Bus, node: &Node) -> Look {
    let (told, states, children) = join!(
        control::role(bus, node),
        control::states(bus, node),
        control::few_children(bus, node),
    );
    Look {
        told,
        states: states.unwrap_or_default(),
        children,
    }
}
