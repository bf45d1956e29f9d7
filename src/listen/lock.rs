//! Whether the session is locked, as the login manager and the screen savers tell it. Every change
//! becomes an event in the inbox; nothing here decides what it means. It sleeps while nothing
//! changes, also where there is no bus, and who cannot be asked counts as not locked. Lockers that
//! tell nobody are looked for when it matters.

use std::convert::Infallible;
use std::time::{Duration, Instant};

use futures_util::future::join;
use tokio::sync::watch;
use tokio::task::AbortHandle;
use zbus::Connection;

use crate::bus::{self, Bus};
use crate::event::{Event, Inbox};
use crate::portal::APP_ID;
use crate::verdict::Verdict;
use crate::wording::{Sentence, doctor, remarks as wording};

mod lockers;
mod login;
mod savers;
mod xscreensaver;

/// Longest time for an answer; where somebody lives it comes within milliseconds.
const ANSWER_LIMIT: Duration = Duration::from_secs(2);
/// What a single command waits for both answers together, before it looks all the same.
const ONCE_LIMIT: Duration = Duration::from_millis(500);
/// What the buses are wanted for.
const PURPOSE: &str = "whether the session is locked";

/// The watch over the lock; it ends when this value is dropped.
#[derive(Debug)]
#[must_use = "dropping this value ends the watch"]
pub struct Lock {
    watching: AbortHandle,
    told: watch::Sender<Told>,
}

/// What the sources say.
#[derive(Debug, Clone, Copy, Default)]
struct Told {
    login: bool,
    savers: bool,
    /// A locker that tells nobody ran at the last look.
    lockers: bool,
}

impl Told {
    fn is_locked(self) -> bool {
        self.login || self.savers || self.lockers
    }
}

/// Watches, and puts every change into the inbox; to be called inside the runtime. Returns at once.
pub fn start(inbox: Inbox) -> Lock {
    let told = watch::Sender::new(Told::default());
    let watching = tokio::spawn(watch_both(inbox, told.clone())).abort_handle();
    Lock { watching, told }
}

impl Lock {
    /// Whether the session is locked, by what was told and by whether a locker runs that tells
    /// nobody; that look takes a few milliseconds.
    pub fn look(&self) -> bool {
        let lockers = lockers::is_running();
        self.told
            .send_if_modified(|told| std::mem::replace(&mut told.lockers, lockers) != lockers);
        self.told.borrow().is_locked()
    }
}

/// Whether the session is locked now, as far as that can be told in half a second.
pub async fn is_locked() -> bool {
    let login = async {
        let connection = Bus::of_system(PURPOSE).connect(ONCE_LIMIT).await.ok()?;
        login::ask(&connection).await
    };
    let savers = async {
        let connection = Bus::of_session(PURPOSE).connect(ONCE_LIMIT).await.ok()?;
        Some(savers::ask(&connection).await.contains(&true))
    };
    let login = async { tokio::time::timeout(ONCE_LIMIT, login).await };
    let savers = async { tokio::time::timeout(ONCE_LIMIT, savers).await };
    let (login, savers) = join(login, savers).await;
    login == Ok(Some(true)) || savers == Ok(Some(true)) || lockers::is_running()
}

/// Who tells whether the session is locked, and what they say now.
pub async fn ways() -> Vec<Verdict> {
    let begun = Instant::now();
    let manager = async {
        let connection = Bus::of_system(PURPOSE).connect(ANSWER_LIMIT).await;
        let connection = connection.map_err(|_| wording::NO_SYSTEM_BUS)?;
        login::ask(&connection).await.ok_or(wording::NO_SESSION)
    };
    let manager = Verdict::of("login manager", begun, in_words(manager.await));
    let begun = Instant::now();
    let saver = async {
        let connection = Bus::of_session(PURPOSE).connect(ANSWER_LIMIT).await;
        let connection = connection.map_err(|_| doctor::NO_SESSION_BUS)?;
        match savers::are_there(&connection).await {
            true => Ok(savers::ask(&connection).await.contains(&true)),
            false => Err(wording::NONE),
        }
    };
    let saver = Verdict::of("screen saver", begun, in_words(saver.await));
    vec![manager, saver]
}

fn in_words(locked: Result<bool, Sentence>) -> Result<String, String> {
    match locked {
        Ok(true) => Ok(wording::LOCKED.into()),
        Ok(false) => Ok(wording::UNLOCKED.into()),
        Err(why) => Err(why.into()),
    }
}

async fn watch_both(inbox: Inbox, told: watch::Sender<Told>) {
    let (login, savers) = (told.clone(), told.clone());
    let sources = join(
        follow(Bus::of_system(PURPOSE), async move |connection| {
            login::stay(&connection, &login).await
        }),
        follow(Bus::of_session(PURPOSE), async move |connection| {
            // Of all connections this is the one that is there as long as the daemon and the bus are.
            bus::take_name(&connection, APP_ID, ANSWER_LIMIT).await;
            let ended = savers::stay(&connection, &savers).await;
            // A screen saver without a bus cannot hold anything back.
            savers.send_modify(|told| told.savers = false);
            ended
        }),
    );
    tokio::select! {
        (never, _) = sources => match never {},
        () = report(told.subscribe(), inbox) => {}
    }
}

/// Puts every change of the whole into the inbox.
async fn report(mut told: watch::Receiver<Told>, inbox: Inbox) {
    let mut locked = false;
    while told
        .wait_for(|told| told.is_locked() != locked)
        .await
        .is_ok()
    {
        locked = !locked;
        tracing::info!(locked, "the session");
        inbox.put(Event::Locked(locked));
    }
}

/// Stays with a source for as long as its bus lives, again and again.
pub(super) async fn follow(
    mut bus: Bus,
    stay: impl AsyncFn(Connection) -> zbus::Result<()>,
) -> Infallible {
    loop {
        match bus.connect(ANSWER_LIMIT).await {
            Ok(connection) => {
                bus.answered();
                if let Err(error) = stay(connection).await {
                    bus.refused(&error);
                }
            }
            Err(error) => bus.refused(&error),
        }
        bus.again().await;
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        self.watching.abort();
    }
}
