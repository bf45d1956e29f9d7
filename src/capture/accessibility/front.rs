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
///
/// That it is shown or has a focus in it says nothing: Chromium never calls its windows active, and
/// keeps the focus in those behind.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Claim {
    /// It calls itself active.
    Active,
    /// It is of the right process.
    Owned,
    /// It has the right title.
    Titled,
    /// All that is known of the active window fits.
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
        Some(Active { title, pid, .. }) if title.is_some() || pid.is_some() => Claim::Sure,
        _ => Claim::Active,
    };
    let mut answers: FuturesUnordered<_> = applications
        .into_iter()
        .map(|application| candidates(bus, application, active))
        .collect();
    let mut met = Vec::new();
    loop {
        let answer = match timeout_at(patience, answers.next()).await {
            // Whoever does not answer may be in front: only time tells.
            Err(_) if met.is_empty() => answers.next().await,
            answer => answer.ok().flatten(),
        };
        let Some(answer) = answer else { break };
        met.extend(answer);
        let best = met.iter().position(|candidate| candidate.claim >= enough);
        if let Some(best) = best {
            return Some(met.swap_remove(best).front);
        }
    }
    let best = met.iter().map(|candidate| candidate.claim).max()?;
    met.retain(|candidate| candidate.claim == best);
    match best {
        Claim::Owned if met.len() > 1 => with_focus(bus, met).await,
        _ => met.pop().map(|candidate| candidate.front),
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
    let ours = pid.map(|pid| process == Some(pid));
    let claims = join_all(windows.iter().map(|window| async move {
        let (states, name) = join(control::states(bus, window), control::name(bus, window)).await;
        let title = active.and_then(|active| active.title.as_deref());
        let titled = title.map(|title| name.as_deref() == Some(title.trim()));
        claim(states?, titled, ours)
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

/// What a window with these states may claim, by its title and its process as far as the window
/// system tells of them.
fn claim(states: StateSet, titled: Option<bool>, ours: Option<bool>) -> Option<Claim> {
    let active = states.contains(Flag::Active);
    match (titled, ours) {
        (None, None) => active.then_some(Claim::Active),
        (Some(true), None | Some(true)) | (None, Some(true)) if active => Some(Claim::Sure),
        (Some(true), Some(true)) => Some(Claim::Sure),
        (Some(true), _) => Some(Claim::Titled),
        (_, Some(true)) if active => Some(Claim::Sure),
        (_, Some(true)) => states.contains(Flag::Showing).then_some(Claim::Owned),
        _ => active.then_some(Claim::Active),
    }
}

/// That of one application's windows which has the focus in it.
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
