//! Keys on Wayland, where no program can take any: the desktop gives them by its portal
//! (<https://flatpak.github.io/xdg-desktop-portal/docs/doc-org.freedesktop.portal.GlobalShortcuts.html>),
//! after asking the person, whose choice wins. Whatever the portal does, hangs or restarts, is
//! waited for here, on the keys' own thread.

use std::convert::Infallible;
use std::io::{self, PipeReader};
use std::os::fd::OwnedFd;
use std::time::{Duration, Instant};

use futures_util::StreamExt;
use tokio::io::AsyncReadExt;
use tokio::net::unix::pipe;
use tokio::time::{sleep, timeout};
use zbus::MessageStream;

use self::session::Session;
use self::told::Told;
use super::display::Ending;
use super::{Binding, Candidate, Hearing, bound};
use crate::bus::Bus;
use crate::event::{Desktop, Inbox, Shortcuts};
use crate::portal::{Portal, Trouble};
use crate::wording::remarks;

mod down;
mod plasma;
mod session;
mod shortcut;
mod told;

/// The keys that the desktop gives.
pub(super) const CANDIDATE: Candidate = Candidate {
    name: "portal",
    open: || Some(Box::new(Given)),
};

/// The part of the portal that gives keys.
const GLOBAL: &str = "org.freedesktop.portal.GlobalShortcuts";

/// Milliseconds between tries with a portal that does not give what it should; after the last it is
/// left alone until it restarts. A session takes some seconds until its portal is whole.
const STEPS: [u64; 8] = [50, 200, 500, 1000, 2000, 5000, 10_000, 30_000];

/// After this long in order, whatever happens next is a new matter.
const CALM: Duration = Duration::from_secs(10);

/// How long a portal may be silent before it is told: at login it often is for some seconds.
const SILENCE: Duration = Duration::from_secs(8);

/// How long the end waits for what is taken back.
const FAREWELL: Duration = Duration::from_millis(50);

/// How many tries a portal that gave keys has before it is told that it does so no more: while it
/// restarts it may be away, or not whole.
const RESTARTS: usize = 5;

/// The version of the portal's part that gives keys, or why there is none.
pub(super) async fn version() -> Result<String, String> {
    let portal = Portal::open(None).await.map_err(in_words)?;
    let version = portal.version(GLOBAL).await;
    version.map(remarks::version).map_err(in_words)
}

fn in_words(trouble: Trouble) -> String {
    tracing::debug!(%trouble, "the portal gives no keys");
    match trouble {
        Trouble::Absent => remarks::NONE.into(),
        Trouble::Silent => remarks::SILENT.into(),
        Trouble::Refused(_) => remarks::REFUSES.into(),
    }
}

struct Given;

/// How an attempt to have keys ended.
enum Outcome {
    /// The portal gives none.
    Unable,
    /// The portal does not answer.
    Silent,
    /// The keys were heard until the portal took them back, or it would not give them.
    Ended,
}

impl Hearing for Given {
    fn listen(&mut self, bindings: &[Binding], inbox: &Inbox, closing: &PipeReader) -> Ending {
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build();
        let heard = runtime.and_then(|runtime| {
            runtime.block_on(async {
                let mut closing = receiver(closing)?;
                tokio::select! {
                    // Nothing is ever written: the read ends when the other end is dropped.
                    ended = closing.read_u8() => drop(ended),
                    never = hear(bindings, inbox) => match never {},
                }
                // A question that is open is taken back, which takes a millisecond to be written.
                sleep(FAREWELL).await;
                Ok(())
            })
        });
        if let Err(error) = heard {
            tracing::error!(%error, "the desktop's keys cannot be heard");
            return Ending::Lost;
        }
        Ending::Closed
    }
}

fn receiver(closing: &PipeReader) -> io::Result<pipe::Receiver> {
    pipe::Receiver::from_owned_fd(OwnedFd::from(closing.try_clone()?))
}

/// Hears the keys wherever a session bus appears, again and again.
async fn hear(bindings: &[Binding], inbox: &Inbox) -> Infallible {
    let mut bus = Bus::of_session("the keys");
    let mut told = Told::new(Desktop::of_session(), inbox);
    if bindings.is_empty() {
        // Whoever wishes for no keys, as where the desktop's own settings have them, is not told that there are none.
        told.given(bindings, &[]);
        if let Some(desktop) = bound::by().await {
            told.tell(Shortcuts::Bound(desktop));
        }
        return std::future::pending().await;
    }
    let mut before = false;
    loop {
        match Portal::open(None).await {
            Ok(portal) => {
                before = true;
                bus.answered();
                attend(&portal, bindings, &mut told).await;
                tracing::info!("the session bus went away, and the keys with it");
                told.lost();
            }
            Err(trouble) => {
                bus.refused(&trouble);
                // One that was there comes back, or the session is over.
                if !before {
                    told.unable().await;
                }
            }
        }
        bus.again().await;
    }
}

/// Hears the keys for as long as the bus lives.
async fn attend(portal: &Portal, bindings: &[Binding], told: &mut Told<'_>) {
    let Ok(mut comings) = portal.comings().await else {
        return;
    };
    let mut tries = 0;
    let mut silent_since = None;
    let mut gave = false;
    loop {
        let begun = Instant::now();
        let mut another = false;
        let outcome = tokio::select! {
            outcome = serve(portal, bindings, told) => outcome,
            () = gone(&mut comings, &mut another) => Outcome::Ended,
        };
        if portal.is_closed() {
            return;
        }
        if begun.elapsed() > CALM && !matches!(outcome, Outcome::Silent) {
            tries = 0;
        }
        match outcome {
            Outcome::Silent => {
                let since = *silent_since.get_or_insert(begun);
                if since.elapsed() > SILENCE {
                    told.tell(Shortcuts::Silent);
                }
            }
            Outcome::Unable if gave && tries < RESTARTS => {
                told.lost();
            }
            Outcome::Unable => {
                (silent_since, gave) = (None, false);
                told.unable().await;
                tries = STEPS.len();
            }
            Outcome::Ended => {
                silent_since = None;
                gave |= told.lost();
            }
        }
        if another {
            // One that came in the meantime was not asked yet.
            tries = 0;
        }
        let step = STEPS.get(tries).map(|step| Duration::from_millis(*step));
        tries += 1;
        let came = match step {
            Some(step) => timeout(step, comings.next()).await,
            None => Ok(comings.next().await),
        };
        match came {
            Ok(None) => return,
            Ok(Some(_)) => tries = 0,
            Err(_) => {}
        }
    }
}

/// Has the keys given and hears them until the portal ends that.
async fn serve(portal: &Portal, bindings: &[Binding], told: &mut Told<'_>) -> Outcome {
    let served = async {
        portal.version(GLOBAL).await?;
        let session = Session::open(portal).await?;
        session.hear(bindings, told).await
    };
    match served.await {
        Ok(()) => Outcome::Ended,
        Err(Trouble::Absent) => Outcome::Unable,
        Err(Trouble::Silent) => Outcome::Silent,
        Err(Trouble::Refused(reason)) => {
            tracing::warn!(reason, "the portal gives no keys");
            // What is refused by somebody who is about to leave is no answer.
            sleep(Duration::from_millis(STEPS[0])).await;
            told.unable().await;
            Outcome::Ended
        }
    }
}

/// Ends when the portal has left the bus, or another has taken its place; tells whether there is one
/// that came after it.
async fn gone(comings: &mut MessageStream, another: &mut bool) {
    while let Some(Ok(coming)) = comings.next().await {
        let names = coming.body().deserialize::<(String, String, String)>();
        let Ok((_, before, now)) = names else {
            continue;
        };
        *another = !now.is_empty();
        if !before.is_empty() {
            return;
        }
    }
}
