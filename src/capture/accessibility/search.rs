//! Searching a window for objects: by the toolkit itself where it can, else level by level.

use std::collections::{HashMap, HashSet};

use atspi::{Role as Told, State as Flag, StateSet};
use futures_util::future::{join, join_all};

use super::bus::{Bus, Node};
use super::control;

/// How many objects and levels of a window are looked at in search of one.
const OBJECTS: usize = 2_000;
const LEVELS: usize = 60;

/// The object with the keyboard focus in `window`: asked for where the toolkit can search by
/// itself, else searched level by level.
pub(super) async fn focused(bus: &Bus, window: &Node) -> Option<Node> {
    let focused = Rule {
        states: Flag::Focused.into(),
        roles: [0; 4],
    };
    match matches(bus, window, &focused).await {
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
    matches(bus, window, &rule).await.unwrap_or_default()
}

/// What `org.a11y.atspi.Collection` is to look for: all of the states, any of the roles.
struct Rule {
    states: StateSet,
    roles: [i32; 4],
}

async fn matches(bus: &Bus, window: &Node, rule: &Rule) -> Option<Vec<Node>> {
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
    let arguments = (rule, CANONICAL, 16_i32, true);
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
    let mut found = None;
    for _ in 0..LEVELS {
        let looked = join_all(
            level
                .iter()
                .map(|node| join(control::states(bus, node), control::few_children(bus, node))),
        );
        let looked: Vec<_> = level.iter().zip(looked.await).collect();
        let has = |flag: Flag| {
            move |states: &Option<StateSet>| states.is_some_and(|all| all.contains(flag))
        };
        let focused = looked.iter().find(|(_, (all, _))| has(Flag::Focused)(all));
        let below: Vec<Node> = match focused {
            Some((node, (_, children))) => {
                found = Some((*node).clone());
                children.clone()
            }
            None => looked
                .iter()
                .filter(|(_, (all, _))| has(Flag::Showing)(all))
                .flat_map(|(_, (_, children))| children.clone())
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
    found
}
