//! What is in front: the active window among those of all applications, and the focus in it. All
//! applications are asked at once, so one that hangs holds up none of the others.

use std::collections::{HashMap, HashSet};

use atspi::{Role as Told, State as Flag, StateSet};
use futures_util::StreamExt;
use futures_util::future::{join, join_all};
use futures_util::stream::FuturesUnordered;

use super::bus::{Bus, Node};
use super::control;

/// How many windows of an application, and objects of a window, are looked at in search of one.
const WINDOWS: usize = 64;
const OBJECTS: usize = 2_000;
const LEVELS: usize = 60;

/// The active window and whose it is.
#[derive(Debug, Clone)]
pub(super) struct Front {
    pub(super) application: Node,
    pub(super) window: Node,
    /// The application's other windows.
    pub(super) others: Vec<Node>,
}

/// Finds the active window: the first application that claims it is believed.
pub(super) async fn front(bus: &Bus) -> Option<Front> {
    let registry = Node::registry()?;
    let applications: Vec<Node> = bus
        .ask(&registry, "org.a11y.atspi.Accessible", "GetChildren", &())
        .await?;
    let mut answers: FuturesUnordered<_> = applications
        .into_iter()
        .map(|application| active(bus, application))
        .collect();
    while let Some(answer) = answers.next().await {
        if answer.is_some() {
            return answer;
        }
    }
    None
}

/// The active window of `application`, if it has it.
async fn active(bus: &Bus, application: Node) -> Option<Front> {
    let mut windows = control::few_children(bus, &application).await;
    windows.truncate(WINDOWS);
    let states = join_all(windows.iter().map(|window| control::states(bus, window))).await;
    let index = states
        .iter()
        .position(|states| states.is_some_and(|states| states.contains(Flag::Active)))?;
    let window = windows.remove(index);
    Some(Front {
        application,
        window,
        others: windows,
    })
}

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
        let looked = join_all(level.iter().map(|node| {
            join(
                control::states(bus, node),
                control::few_children(bus, node),
            )
        }));
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
