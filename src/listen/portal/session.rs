//! One session with the portal: it is asked once for all keys, and tells of presses until it ends.
//! A bind that fails is not believed: GNOME 48 calls one an error that works (mended in 49), so
//! what is listed counts, and what is pressed is heard.

use std::collections::HashMap;
use std::pin::pin;
use std::time::{Duration, Instant};

use futures_util::StreamExt;
use tokio::time::sleep;
use zbus::zvariant::{ObjectPath, OwnedObjectPath, OwnedValue, Value};
use zbus::{Message, MessageStream};

use super::GLOBAL;
use super::down::Down;
use super::plasma;
use super::shortcut::{List, Shortcut, Wished, given, listed, wish};
use super::told::Told;
use crate::listen::Binding;
use crate::portal::{self, Answer, PROBE, Portal, Trouble};

/// What the portal tells of a session as such.
const SESSION: &str = "org.freedesktop.portal.Session";

/// What the part behind the portal tells it about keys, and whoever listens as well. A portal that
/// waits for the answer to its own question passes nothing on (1.22, the question about pictures).
const DIRECT: &str = "org.freedesktop.impl.portal.GlobalShortcuts";

/// How long the person may think about the question; then it is taken back.
const DECISION: Duration = Duration::from_secs(600);

/// A bind without a question is answered in 15 ms; after this there surely is one on the screen.
const ASKED: Duration = Duration::from_millis(1500);

/// A session that may still be asked for its keys.
pub(super) struct Session<'a> {
    portal: &'a Portal,
    path: OwnedObjectPath,
    signals: MessageStream,
    endings: MessageStream,
    behind: MessageStream,
    direct: MessageStream,
    /// How often each press and each release was told, by the portal and by the part behind it.
    counts: HashMap<(bool, String), [u64; 2]>,
    down: Down,
}

/// What came from the portal.
enum Heard {
    /// A signal about keys.
    Signal(Message),
    /// A part behind the portal is gone, and perhaps the keys with it.
    Loss,
    /// The session or the bus is gone.
    End,
}

impl<'a> Session<'a> {
    /// Begins a session; keys can be asked for once in it.
    pub(super) async fn open(portal: &'a Portal) -> Result<Self, Trouble> {
        let owner = portal.meet().await?;
        let signals = portal.signals(&owner, GLOBAL).await?;
        let endings = portal.signals(&owner, SESSION).await?;
        let behind = portal.behind().await?;
        // What an earlier portal left behind would keep its keys from us.
        portal.close_remains().await;
        let answer = portal.ask((GLOBAL, "CreateSession"), PROBE, |token| {
            let options = HashMap::from([
                ("handle_token", Value::from(token.to_owned())),
                ("session_handle_token", Value::from(portal::token())),
            ]);
            (options,)
        });
        let Answer::Granted(mut results) = answer.await? else {
            return Err(Trouble::Refused("no session".into()));
        };
        // A string by mistake, which is kept up for those who rely on it.
        let handle = results.remove("session_handle").map(|handle| {
            let path = OwnedObjectPath::try_from(handle.try_clone()?);
            path.or_else(|_| Ok(OwnedObjectPath::try_from(String::try_from(handle)?)?))
        });
        let broken = |error: zbus::Error| Trouble::Refused(error.to_string());
        let missing = || Trouble::Refused("a session without a name".into());
        Ok(Self {
            portal,
            path: handle.ok_or_else(missing)?.map_err(broken)?,
            signals,
            endings,
            behind,
            direct: portal.broadcasts(DIRECT).await?,
            counts: HashMap::new(),
            down: Down::new(false),
        })
    }

    /// Has the keys given, and hears them until the session ends.
    pub(super) async fn hear(
        mut self,
        bindings: &[Binding],
        told: &mut Told<'_>,
    ) -> Result<(), Trouble> {
        self.down = Down::new(told.hears_releases());
        let portal = self.portal;
        let path = self.path.clone();
        let mut bound = pin!(bind(portal, path.as_ref(), bindings));
        let mut asked = pin!(sleep(ASKED));
        let mut waits = true;
        let shortcuts = loop {
            tokio::select! {
                shortcuts = &mut bound => break shortcuts?,
                () = &mut asked, if waits => {
                    waits = false;
                    told.asked();
                }
                heard = self.next() => match heard {
                    Heard::Signal(signal) => self.take(&signal, bindings, told),
                    // The question is answered with an error then.
                    Heard::Loss => {}
                    Heard::End => return Ok(()),
                },
            }
        };
        told.given(bindings, &shortcuts);
        if told.is_plasma() {
            match plasma::known(portal, bindings).await {
                Ok(known) => told.known(known),
                Err(trouble) => tracing::debug!(%trouble, "KDE's keys cannot be compared"),
            }
        }
        loop {
            match self.next().await {
                Heard::Signal(signal) => self.take(&signal, bindings, told),
                Heard::Loss => {
                    if list(portal, &path).await?.is_empty() {
                        tracing::info!("the keys went with a part of the desktop's portal");
                        return Ok(());
                    }
                }
                Heard::End => return Ok(()),
            }
        }
    }

    async fn next(&mut self) -> Heard {
        loop {
            tokio::select! {
                signal = self.signals.next() => return match signal {
                    Some(Ok(signal)) => Heard::Signal(signal),
                    _ => Heard::End,
                },
                signal = self.direct.next() => return match signal {
                    Some(Ok(signal)) => Heard::Signal(signal),
                    _ => Heard::End,
                },
                change = self.behind.next() => match change {
                    Some(Ok(change)) if is_loss(&change) => return Heard::Loss,
                    Some(Ok(_)) => {}
                    _ => return Heard::End,
                },
                ending = self.endings.next() => match ending {
                    Some(Ok(ending)) if is_at(&ending, &self.path) => return Heard::End,
                    Some(Ok(_)) => {}
                    _ => return Heard::End,
                },
            }
        }
    }

    /// Whether this was not told yet: the portal passes on each of what the part behind it has told,
    /// now or later, and nothing in it tells two of them apart (KDE names no time).
    fn is_new(&mut self, pressed: bool, id: &str, direct: bool) -> bool {
        let counts = self.counts.entry((pressed, id.to_owned())).or_default();
        let before = counts[0].max(counts[1]);
        let own = &mut counts[usize::from(direct)];
        *own += 1;
        *own > before
    }

    /// Takes what the portal tells; what belongs to another session is not ours.
    fn take(&mut self, signal: &Message, bindings: &[Binding], told: &mut Told<'_>) {
        type Change = (OwnedObjectPath, String, u64, HashMap<String, OwnedValue>);
        let header = signal.header();
        let member = header.member().map(|member| member.as_str());
        let direct = header.interface().is_some_and(|one| one == DIRECT);
        let body = signal.body();
        match member {
            Some(member @ ("Activated" | "Deactivated")) => {
                let Ok((session, id, ..)) = body.deserialize::<Change>() else {
                    return;
                };
                let pressed = member == "Activated";
                if session != self.path || !self.is_new(pressed, &id, direct) {
                    return;
                }
                if !pressed {
                    self.down.release(&id);
                    return;
                }
                let binding = bindings.iter().find(|binding| binding.action == id);
                if let Some(binding) = binding
                    && self.down.press(&id, Instant::now())
                {
                    told.press(binding);
                    told.heard(bindings, binding);
                }
            }
            Some("ShortcutsChanged") if !direct => {
                if let Ok((session, shortcuts)) = body.deserialize::<(OwnedObjectPath, List)>()
                    && session == self.path
                {
                    told.given(bindings, &listed(shortcuts));
                }
            }
            _ => {}
        }
    }
}

/// Asks for the keys, and gives those that there are then, whatever was answered.
async fn bind(
    portal: &Portal,
    session: ObjectPath<'_>,
    bindings: &[Binding],
) -> Result<Vec<Shortcut>, Trouble> {
    let wishes: Vec<Wished> = bindings.iter().map(wish).collect();
    let answer = portal.ask((GLOBAL, "BindShortcuts"), DECISION, |token| {
        (&session, wishes, "", options(token))
    });
    match answer.await {
        Ok(Answer::Granted(results)) => {
            let shortcuts = given(results);
            if !shortcuts.is_empty() {
                return Ok(shortcuts);
            }
        }
        Ok(answer) => tracing::info!(?answer, "the keys are not given, or so it is said"),
        // Nobody has decided.
        Err(Trouble::Silent) => {}
        Err(trouble) => return Err(trouble),
    }
    list(portal, &session).await
}

/// The keys that there are.
async fn list(portal: &Portal, session: &ObjectPath<'_>) -> Result<Vec<Shortcut>, Trouble> {
    let ask = portal.ask((GLOBAL, "ListShortcuts"), PROBE, |token| {
        (session, options(token))
    });
    match ask.await? {
        Answer::Granted(results) => Ok(given(results)),
        _ => Ok(Vec::new()),
    }
}

fn options(token: &str) -> HashMap<&'static str, Value<'static>> {
    HashMap::from([("handle_token", Value::from(token.to_owned()))])
}

/// Whether a name has left the bus.
fn is_loss(change: &Message) -> bool {
    let names = change.body().deserialize::<(String, String, String)>();
    names.is_ok_and(|(_, _, now)| now.is_empty())
}

fn is_at(message: &Message, path: &OwnedObjectPath) -> bool {
    let header = message.header();
    header
        .path()
        .is_some_and(|own| own.as_str() == path.as_str())
}
