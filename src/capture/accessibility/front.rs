//! What is in front: the active window among those of all applications. All are asked at once, so
//! one that hangs holds up none of the others.

use atspi::{State as Flag, StateSet};
use futures_util::StreamExt;
use futures_util::future::{join, join_all};
use futures_util::stream::FuturesUnordered;
use tokio::time::{Instant, timeout_at};

use super::bus::{Bus, Node};
use super::{Active, control, search};

/// How many windows of an application are looked at.
const WINDOWS: usize = 64;

/// The active window and whose it is.
#[derive(Debug, Clone)]
pub(super) struct Front {
    pub(super) application: Node,
    pub(super) window: Node,
    /// The application's other windows.
    pub(super) others: Vec<Node>,
    /// The focused object, when it was met on the way.
    pub(super) focused: Option<Node>,
}

/// How well a window answers the description of the active one; later is better.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Claim {
    /// It is shown, as many are.
    Shown,
    /// It calls itself active, which applications forget to take back.
    Active,
    /// The window system knows it by its title.
    Titled,
    /// It is of the right process, and calls itself active or has the right title.
    Sure,
}

/// A window that may be the active one.
#[derive(Debug)]
struct Candidate {
    claim: Claim,
    front: Front,
}

/// Finds the active window, with what the window system says of it when that is known.
///
/// After `patience` the best of those that answered is taken.
pub(super) async fn front(bus: &Bus, active: Option<&Active>, patience: Instant) -> Option<Front> {
    let registry = Node::registry()?;
    let applications: Vec<Node> = bus
        .ask(&registry, "org.a11y.atspi.Accessible", "GetChildren", &())
        .await?;
    // Without a word of the window system the first that calls itself active is believed.
    let enough = match active {
        Some(_) => Claim::Sure,
        None => Claim::Active,
    };
    let mut answers: FuturesUnordered<_> = applications
        .into_iter()
        .map(|application| candidates(bus, application, active))
        .collect();
    let mut met = Vec::new();
    while let Ok(Some(answer)) = timeout_at(patience, answers.next()).await {
        met.extend(answer);
        let best = met.iter().position(|candidate| candidate.claim >= enough);
        if let Some(best) = best {
            return Some(met.swap_remove(best).front);
        }
    }
    match met.iter().map(|candidate| candidate.claim).max()? {
        Claim::Shown => with_focus(bus, met).await,
        claim => met
            .into_iter()
            .find(|candidate| candidate.claim == claim)
            .map(|candidate| candidate.front),
    }
}

/// The windows of `application` that may be the active one.
async fn candidates(bus: &Bus, application: Node, active: Option<&Active>) -> Vec<Candidate> {
    let pid = active.and_then(|active| active.pid);
    let (mut windows, process) = join(control::few_children(bus, &application), async {
        match pid {
            Some(_) => bus.process(&application).await,
            None => None,
        }
    })
    .await;
    windows.truncate(WINDOWS);
    let ours = pid.is_some() && pid == process;
    let claims = join_all(windows.iter().map(|window| async move {
        let (states, name) = join(control::states(bus, window), control::name(bus, window)).await;
        let title = active.and_then(|active| active.title.as_deref());
        claim(states?, title.is_some() && name.as_deref() == title, ours)
    }))
    .await;
    let claims = claims.into_iter().enumerate();
    claims
        .filter_map(|(index, claim)| {
            let mut others = windows.clone();
            let window = others.remove(index);
            let application = application.clone();
            let front = Front {
                application,
                window,
                others,
                focused: None,
            };
            claim.map(|claim| Candidate { claim, front })
        })
        .collect()
}

fn claim(states: StateSet, titled: bool, ours: bool) -> Option<Claim> {
    let active = states.contains(Flag::Active);
    match (active, titled) {
        (true, _) | (_, true) if ours => Some(Claim::Sure),
        (true, true) => Some(Claim::Sure),
        (_, true) => Some(Claim::Titled),
        (true, _) => Some(Claim::Active),
        _ => states.contains(Flag::Showing).then_some(Claim::Shown),
    }
}

/// The window that has the focus in it. Chromium does not call its windows active.
async fn with_focus(bus: &Bus, candidates: Vec<Candidate>) -> Option<Front> {
    let mut searches: FuturesUnordered<_> = candidates
        .into_iter()
        .map(|candidate| async move {
            let focused = search::focused(bus, &candidate.front.window).await?;
            Some(Front {
                focused: Some(focused),
                ..candidate.front
            })
        })
        .collect();
    while let Some(front) = searches.next().await {
        if front.is_some() {
            return front;
        }
    }
    None
}
