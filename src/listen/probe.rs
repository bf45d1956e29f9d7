//! Tries every way of hearing keys, and whether the configured keys are free. Whatever is grabbed
//! for that is given back before the answer, and no question is put to the person.

use std::time::{Duration, Instant};

use tokio::sync::oneshot;
use tokio::time::{timeout, timeout_at};

use super::display::{self, CANDIDATES};
use super::{Settings, start};
use crate::event::{Event, Inbox, News};
use crate::verdict::Verdict;
use crate::wording::remarks as wording;

/// A display answers within milliseconds, a portal that has to be started within two seconds.
const LIMIT: Duration = Duration::from_secs(3);

/// Who can have the keys on this desktop.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Giver {
    /// The program grabs them itself.
    Ourselves,
    /// The desktop's portal gives them, and may ask the person.
    Portal,
    /// Nobody gives programs any.
    Nobody,
}

/// Who can have the keys here.
pub async fn giver() -> Giver {
    let usable = usable().await;
    if !usable.contains(&display::PORTAL) {
        return Giver::Ourselves;
    }
    match display::portal().await {
        Ok(_) => Giver::Portal,
        Err(_) => Giver::Nobody,
    }
}

/// Opens every way and closes it again; no key is grabbed.
pub async fn ways() -> Vec<Verdict> {
    let usable = usable().await;
    let mut verdicts = Vec::new();
    for way in &CANDIDATES {
        let begun = Instant::now();
        let outcome = match usable.contains(&way.name) {
            false => Err(display::USELESS.into()),
            true if way.name == display::PORTAL => display::portal().await,
            true => {
                let open = way.open;
                match aside(move || open().is_some()).await {
                    Some(true) => Ok(String::new()),
                    Some(false) => Err(wording::NOT_HERE.into()),
                    None => Err(wording::SILENT.into()),
                }
            }
        };
        verdicts.push(Verdict::of(way.name, begun, outcome));
    }
    verdicts.extend(display::bound().await);
    verdicts
}

/// The names of the ways that would be tried here.
async fn usable() -> Vec<&'static str> {
    let names = || display::candidates("auto").map(|way| way.name).collect();
    aside(names).await.unwrap_or_default()
}

/// Does what blocks; one that hangs is left behind with its thread.
async fn aside<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Option<T> {
    let (done, outcome) = oneshot::channel();
    let started = std::thread::Builder::new()
        .name("keys on trial".into())
        .spawn(move || {
            // Nobody waits any more when it took too long.
            let _ = done.send(work());
        });
    started.ok()?;
    timeout(LIMIT, outcome).await.ok()?.ok()
}

/// Grabs the configured keys for a moment, and gives the news of it: those that are armed, taken or
/// not to be had. A daemon that runs holds them itself, so this is for a desktop without one.
pub async fn keys(settings: &Settings) -> Vec<News> {
    let (inbox, mut events) = Inbox::open();
    let grabbed = start(settings, inbox);
    let deadline = tokio::time::Instant::now() + LIMIT;
    let mut news = Vec::new();
    while let Ok(Some(event)) = timeout_at(deadline, events.recv()).await {
        let Event::News(piece) = event else { continue };
        let last = matches!(piece, News::NoDisplay);
        let armed = matches!(piece, News::KeysArmed(..));
        news.push(piece);
        if last {
            break;
        }
        if armed {
            // What could not be grabbed is told right before or behind.
            while let Ok(Event::News(piece)) = events.try_recv() {
                news.push(piece);
            }
            break;
        }
    }
    // It waits for the display, briefly.
    let _ = tokio::task::spawn_blocking(move || drop(grabbed)).await;
    while let Ok(Event::News(piece)) = events.try_recv() {
        news.push(piece);
    }
    news
}
