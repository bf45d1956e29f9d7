//! Tells the chain of engines when a screen reader has come that presents messages. It sleeps
//! otherwise, also where there is no bus.

use std::time::Duration;

use futures_util::StreamExt;
use futures_util::stream::select_all;
use tokio::sync::mpsc::WeakUnboundedSender;
use tokio::task::AbortHandle;
use zbus::{Connection, MessageStream};

use super::service::SERVICES;
use crate::bus::{self, Bus};
use crate::present::speech::Wish;

/// Longest time for the bus, which answers within a millisecond where it lives.
const ANSWER: Duration = Duration::from_secs(2);

/// When one that has come is looked for again: Orca has its name before it answers, by seconds on a busy
/// machine.
const AGAIN: [Duration; 3] = [
    Duration::from_secs(2),
    Duration::from_secs(3),
    Duration::from_secs(5),
];

/// The watch for screen readers; it ends when this value is dropped.
#[derive(Debug)]
pub(in crate::present) struct Arrivals(AbortHandle);

/// Begins to watch, inside the runtime.
pub(in crate::present) fn watch(wishes: WeakUnboundedSender<Wish>) -> Arrivals {
    Arrivals(tokio::spawn(follow(wishes)).abort_handle())
}

async fn follow(wishes: WeakUnboundedSender<Wish>) {
    let mut bus = Bus::of_session("the screen reader");
    let mut first = true;
    loop {
        match bus.connect(ANSWER).await {
            Ok(connection) => {
                bus.answered();
                // With a new bus there may be a new screen reader.
                if !std::mem::take(&mut first) {
                    tell(&wishes);
                }
                if let Err(error) = stay(&connection, &wishes).await {
                    bus.refused(&error);
                }
            }
            Err(error) => bus.refused(&error),
        }
        bus.again().await;
    }
}

async fn stay(connection: &Connection, wishes: &WeakUnboundedSender<Wish>) -> zbus::Result<()> {
    let mut changes = Vec::new();
    for [name, ..] in SERVICES {
        let rule = bus::changes_of_owner(name)?;
        changes.push(MessageStream::for_match_rule(rule, connection, None).await?);
    }
    let mut changes = select_all(changes);
    while let Some(Ok(change)) = changes.next().await {
        let Ok((_, _, owner)) = change.body().deserialize::<(String, String, String)>() else {
            continue;
        };
        if !owner.is_empty() {
            tell(wishes);
            let wishes = wishes.clone();
            tokio::spawn(async move {
                for pause in AGAIN {
                    tokio::time::sleep(pause).await;
                    // Nothing happens where it is spoken through already.
                    tell(&wishes);
                }
            });
        }
    }
    Ok(())
}

fn tell(wishes: &WeakUnboundedSender<Wish>) {
    if let Some(wishes) = wishes.upgrade() {
        // The chain may be ending.
        let _ = wishes.send(Wish::Retry);
    }
}

impl Drop for Arrivals {
    fn drop(&mut self) {
        self.0.abort();
    }
}
