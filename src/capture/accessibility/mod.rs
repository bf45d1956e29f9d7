//! What the accessibility tree (AT-SPI) knows of the active window and its focus. The protocol is
//! written down in the `xml` folder of at-spi2-core.
//!
//! Every answer comes in the time given, with what was known by then. Between two questions the
//! connection stays open and silent: no event is listened to. Protected fields are never read.

mod bus;
mod control;
mod front;
mod places;
mod reader;
mod reading;
mod roles;
mod search;
mod text;
mod walk;

use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use futures_util::FutureExt;
use futures_util::future::{BoxFuture, Shared};
use tokio::join;
use tokio::time::{Instant, timeout_at};

use self::bus::{Bus, Node};
use self::front::Front;
pub use self::places::{Content, Places};
use self::walk::Walk;
use crate::surroundings::{Dialog, Remark, Role, Surroundings};

/// How much more is read when a window was too large and has messages in its unread part.
const MESSAGE_NODES: usize = 200;

/// How often a window without a focus is asked for one: GTK took up to 20 ms to have it again, and
/// the first words have 80 ms in all.
const ASKED: usize = 3;
const ASKED_EVERY: Duration = Duration::from_millis(15);

/// What the window system says of the active window: applications' own claims to be active are
/// sometimes stale or missing.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Active {
    /// Its title.
    pub title: Option<String>,
    /// The application's name.
    pub application: Option<String>,
    /// The process it belongs to.
    pub pid: Option<u32>,
    /// Where the application draws it, on a desktop whose applications do not know that.
    pub content: Option<Content>,
}

/// How much of a window is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Caps {
    /// The most objects.
    pub nodes: usize,
    /// The most levels of enclosure.
    pub depth: usize,
}

/// The accessibility tree of this session.
#[derive(Debug)]
pub struct Tree {
    places: Places,
    /// The address of the session bus, where it is not that of this process.
    session: Option<String>,
    /// Kept also while it is opened: a question that runs out of time loses nothing of it.
    bus: Mutex<Option<Opening>>,
    /// The session's own bus, kept like the other.
    home: Mutex<Option<Opening>>,
}

type Opening = Shared<BoxFuture<'static, Option<Bus>>>;

impl Default for Caps {
    /// More than a screen shows, and deeper than any toolkit nests.
    fn default() -> Self {
        Self {
            nodes: 2_000,
            depth: 60,
        }
    }
}

impl Tree {
    /// The tree of the session that this process runs in, not connected yet.
    pub fn new(places: Places) -> Self {
        Self {
            places,
            session: None,
            bus: Mutex::new(None),
            home: Mutex::new(None),
        }
    }

    /// The tree of the session with this bus address, not connected yet.
    pub fn of(session: String, places: Places) -> Self {
        Self {
            session: Some(session),
            ..Self::new(places)
        }
    }

    fn session_address(&self) -> Option<String> {
        self.session.clone()
    }

    /// Connects ahead of the first question; true when there is an accessibility bus.
    pub async fn connect(&self, budget: Duration) -> bool {
        let connected = timeout_at(Instant::now() + budget, self.opened()).await;
        connected.is_ok_and(|bus| bus.is_some())
    }

    /// Makes the toolkits of this session show their trees, as a screen reader does; true when the
    /// session has that switch.
    ///
    /// Qt looks at it while it runs; other toolkits, and Chromium with its pages, only when they
    /// start.
    pub async fn switch_on(&self, budget: Duration) -> bool {
        let switched = bus::switch_on(self.session.clone());
        let switched = timeout_at(Instant::now() + budget, switched).await;
        matches!(switched, Ok(Ok(())))
    }

    /// What is in front: application, window, the focused control and the text selected in it.
    ///
    /// Nothing is known where there is no accessibility bus; what is not known after `budget` is
    /// left out, and [`partial`](Surroundings::partial) says so.
    pub async fn focus(&self, active: Option<&Active>, budget: Duration) -> Surroundings {
        let mut found = Surroundings::default();
        let begun = Instant::now();
        let looked = timeout_at(begun + budget, async {
            let bus = self.told(&mut found).await?;
            let patience = begun + budget / 2;
            self.in_front(&bus, active, patience, &mut found).await
        });
        if looked.await.is_err() {
            found.partial = true;
        }
        found
    }

    /// What is in front, and all that the active window shows, dialogs and alerts first.
    ///
    /// What is not known after `budget` or lies beyond `caps` is left out, and
    /// [`partial`](Surroundings::partial) says so.
    pub async fn window(
        &self,
        active: Option<&Active>,
        budget: Duration,
        caps: Caps,
    ) -> Surroundings {
        let mut found = Surroundings::default();
        let mut walk = Walk::default();
        let begun = Instant::now();
        let looked = timeout_at(begun + budget, async {
            let bus = self.told(&mut found).await?;
            let patience = begun + budget / 2;
            let (front, places) = self.in_front(&bus, active, patience, &mut found).await?;
            let window = front.window.clone();
            walk.run(&bus, roots(&bus, front).await, places, caps).await;
            if walk.cut {
                let messages = search::messages(&bus, &window).await;
                let nodes = caps.nodes + MESSAGE_NODES;
                walk.run(&bus, messages, places, Caps { nodes, ..caps })
                    .await;
            }
            Some(())
        });
        let late = looked.await.is_err();
        found.partial |= late || walk.cut;
        if !walk.seen.is_empty() {
            found.dialogs.clear();
        }
        reading::tell(&walk.seen, &mut found);
        let nothing = found.controls.is_empty() && found.dialogs.is_empty();
        if nothing && !late && found.window.is_some() {
            found.remarks.push(Remark::NothingTold);
        }
        found
    }

    /// The open bus, or the one that is being opened; a new one where that hung up.
    async fn opened(&self) -> Option<Bus> {
        kept(&self.bus, || Bus::open(self.session.clone()).boxed()).await
    }

    /// The same; where there is none, `found` says so.
    async fn told(&self, found: &mut Surroundings) -> Option<Bus> {
        let bus = self.opened().await;
        if bus.is_none() {
            found.remarks.push(Remark::NoAccessibility);
        }
        bus
    }

    /// Fills `found` with what is in front, the most important first.
    async fn in_front(
        &self,
        bus: &Bus,
        active: Option<&Active>,
        patience: Instant,
        found: &mut Surroundings,
    ) -> Option<(Front, Places)> {
        let Some(front) = front::front(bus, active, patience).await else {
            found.remarks.push(Remark::NothingTold);
            return None;
        };
        let places = self.places_in(bus, &front, active).await;
        if places == Places::Unknown {
            found.remarks.push(Remark::PlacesUnknown);
        }
        // The names are kept although the search for the focus may run out of time.
        let (_, _, role, focused) = join!(
            async { found.application = control::name(bus, &front.application).await },
            async { found.window = control::name(bus, &front.window).await },
            control::role(bus, &front.window),
            async {
                match &front.focused {
                    Some(focused) => Some(focused.clone()),
                    None => focused_soon(bus, &front.window).await,
                }
            },
        );
        let role = role.map(|told| roles::role(told, atspi::StateSet::empty()));
        if let Some(role) = role.filter(|&role| roles::interrupts(role)) {
            found.dialogs.push(Dialog {
                role,
                name: found.window.clone(),
                active: true,
                controls: Vec::new(),
            });
        }
        if let Some(focused) = focused {
            on_focus(bus, &focused, places, found).await;
        }
        Some((front, places))
    }

    /// What is known of places in this window.
    async fn places_in(&self, bus: &Bus, front: &Front, active: Option<&Active>) -> Places {
        match active.and_then(|active| active.content) {
            Some(content) if self.places == Places::Unknown => {
                let told = control::area(bus, &front.window).await;
                told.map_or(Places::Unknown, |told| Places::within(told, content))
            }
            _ => self.places,
        }
    }
}

/// Fills `found` with the focused control and what is selected in it.
async fn on_focus(bus: &Bus, focused: &Node, places: Places, found: &mut Surroundings) {
    let Some(seen) = control::read(bus, focused, places).await else {
        return;
    };
    found.password = seen.role == Role::PasswordField;
    found.focus = Some(seen.control(0));
    if !found.password {
        found.selected_text = text::selected_text(bus, focused).await;
    }
}

/// The focused object of a window. Where there is none it is asked for a few times more: while a
/// key of ours goes down GTK's windows lose the keyboard for some milliseconds.
async fn focused_soon(bus: &Bus, window: &Node) -> Option<Node> {
    for _ in 0..ASKED {
        if let Some(focused) = search::focused(bus, window).await {
            return Some(focused);
        }
        tokio::time::sleep(ASKED_EVERY).await;
    }
    None
}

/// Where the walk begins: at what interrupts, then at the window itself.
async fn roots(bus: &Bus, front: Front) -> Vec<Node> {
    let mut roots = Vec::new();
    for other in front.others {
        let role = control::role(bus, &other).await;
        let role = role.map(|told| roles::role(told, atspi::StateSet::empty()));
        if role.is_some_and(roles::interrupts) {
            roots.push(other);
        }
    }
    roots.push(front.window);
    roots
}

/// What is kept open, or being opened; `open` is asked anew where that hung up or was not there.
async fn kept(
    place: &Mutex<Option<Opening>>,
    open: impl FnOnce() -> BoxFuture<'static, Option<Bus>>,
) -> Option<Bus> {
    let opening = {
        let mut kept = place.lock().unwrap_or_else(PoisonError::into_inner);
        let usable = kept.take().filter(|opening| match opening.peek() {
            Some(Some(bus)) => !bus.is_closed(),
            Some(None) => false,
            None => true,
        });
        kept.insert(usable.unwrap_or_else(|| open().shared()))
            .clone()
    };
    opening.await
}
