//! Tries every way of hearing keys, and whether the configured keys are free. Whatever is grabbed
//! for that is given back before the answer.

use std::time::{Duration, Instant};

use tokio::sync::oneshot;
use tokio::time::{timeout, timeout_at};

use super::display::CANDIDATES;
use super::{Settings, start};
use crate::event::{Event, Inbox, News};
use crate::verdict::Verdict;

/// A display answers within milliseconds, a portal that has to be started within two seconds.
const LIMIT: Duration = Duration::from_secs(3);

/// Opens every way and closes it again; no key is grabbed.
pub async fn ways() -> Vec<Verdict> {
    let mut verdicts = Vec::new();
    for way in &CANDIDATES {
        let begun = Instant::now();
        let (opened, outcome) = oneshot::channel();
        let open = way.open;
        // Opening blocks, and one that hangs is left behind with its thread.
        let started = std::thread::Builder::new()
            .name("keys on trial".into())
            .spawn(move || {
                let works = open().is_some();
                // Nobody waits any more when it took too long.
                let _ = opened.send(works);
            });
        let outcome = match (started, timeout(LIMIT, outcome).await) {
            (Ok(_), Ok(Ok(true))) => Ok(String::new()),
            (Ok(_), Err(_)) => Err("it does not answer".to_owned()),
            _ => Err("it cannot be used on this desktop".to_owned()),
        };
        verdicts.push(Verdict::of(way.name, begun, outcome));
    }
    verdicts
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
        let armed = matches!(piece, News::KeysArmed(_));
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
