//! The candidates on Linux, and what only this system knows.

use std::time::{Duration, Instant};

use tokio::time::timeout;

use super::accessibility::{Active, Caps, Content, Places, Tree};
use super::clipboard::portable::Portable;
use super::lane::Lane;
use super::{Candidate, Monitors, wayland, x11};
use crate::compositor;
use crate::failure::Failure;
use crate::surroundings::Surroundings;
use crate::verdict::Verdict;
use crate::wording::remarks;

/// What a reader waits for the tree of a window: reading the picture takes longer.
const TREE_LIMIT: Duration = Duration::from_millis(300);

/// What the first words may take, also where an application hangs: more is heard as a delay.
const FIRST_LIMIT: Duration = Duration::from_millis(80);

/// What the way to the accessibility bus may take ahead of the first press; the session may have to
/// start it.
const START_LIMIT: Duration = Duration::from_secs(10);

/// What a trial of the way may take: a bus that has to be started first is there in half of it.
const PROBE_LIMIT: Duration = Duration::from_secs(3);

/// What the window system may take of that; it answers in a millisecond or is hung.
const FRONT_LIMIT: Duration = Duration::from_millis(60);

/// What is on the screen as applications tell it themselves.
pub(super) struct Around {
    tree: Tree,
    front: Front,
}

/// Who tells what is in front; asked beside the capture, so on a connection of its own.
enum Front {
    X11(x11::X11),
    /// X11 knows only a part there.
    Wayland(Lane),
}

impl Around {
    /// Nothing is opened before it is asked for.
    pub(super) fn new() -> Self {
        let front = match is_wayland() {
            true => Front::Wayland(Lane::new()),
            false => Front::X11(x11::X11::new(None, Monitors::All)),
        };
        Self {
            tree: Tree::new(Places::of_session()),
            front,
        }
    }

    /// What the active window tells of itself, in the time there is.
    pub(super) async fn surroundings(&self) -> Surroundings {
        let begun = Instant::now();
        let active = self.active().await;
        let rest = TREE_LIMIT.saturating_sub(begun.elapsed());
        self.tree
            .window(active.as_ref(), rest, Caps::default())
            .await
    }

    /// The focused control for a picture of it, which is worth the same wait.
    pub(super) async fn focus(&self) -> Surroundings {
        self.in_front(TREE_LIMIT).await
    }

    /// What is in front, in the time of the first words.
    pub(super) async fn glance(&self) -> Surroundings {
        self.in_front(FIRST_LIMIT).await
    }

    async fn in_front(&self, limit: Duration) -> Surroundings {
        let begun = Instant::now();
        let active = self.active().await;
        let rest = limit.saturating_sub(begun.elapsed());
        let told = self.tree.focus(active.as_ref(), rest).await;
        let mut found = Surroundings::default();
        if let Some(active) = active {
            (found.application, found.window) = (active.application, active.title);
        }
        found.add_tree(told);
        found
    }

    async fn active(&self) -> Option<Active> {
        match &self.front {
            Front::X11(front) => timeout(FRONT_LIMIT, front.active()).await.ok().flatten(),
            Front::Wayland(lane) => {
                let ask = || Ok(wayland::places::ask(FRONT_LIMIT));
                let told = lane.run(FRONT_LIMIT, Failure::DisplayLost, ask).await;
                let told = told.ok().flatten()?;
                let active = told.active()?;
                Some(Active {
                    title: active.title.clone(),
                    application: active.application.clone(),
                    pid: active.pid,
                    content: Some(Content {
                        area: active.content,
                        density: told.density,
                    }),
                })
            }
        }
    }

    /// Whether a screen reader runs, in the time of the first words.
    pub(super) async fn screen_reader(&self) -> bool {
        self.tree.screen_reader(FIRST_LIMIT).await
    }

    /// Tries whether applications tell what is in them; no switch is turned for it.
    pub(super) async fn probe(&self) -> Verdict {
        let begun = Instant::now();
        let outcome = if !self.tree.connect(PROBE_LIMIT).await {
            Err(remarks::NO_APPLICATIONS.into())
        } else {
            let known = self.in_front(PROBE_LIMIT).await;
            Ok(match (known.window.is_some(), known.focus.is_some()) {
                (_, true) => remarks::WINDOW_AND_FOCUS.into(),
                (true, false) => remarks::WINDOW_ALONE.into(),
                (false, false) => remarks::NO_WINDOW_TELLS.into(),
            })
        };
        Verdict::of("at-spi", begun, outcome)
    }

    /// Asks applications to tell what is in them, and opens the way to them.
    pub(super) async fn prepare(&self) {
        let told = self.tree.switch_on(START_LIMIT).await;
        let open = self.tree.connect(START_LIMIT).await;
        tracing::info!(told, open, "accessibility");
    }
}

/// The ways to the screen, best first.
pub(super) const SCREENS: &[Candidate] = &[
    Candidate {
        name: "wayland",
        open: |settings| Box::new(wayland::Wayland::new(settings.monitors)),
    },
    Candidate {
        name: "x11",
        open: |settings| Box::new(x11::X11::new(None, settings.monitors)),
    },
    super::kwin::CANDIDATE,
    super::portal::CANDIDATE,
    #[cfg(feature = "xcap")]
    super::screen::CANDIDATE,
];

/// The ways to the clipboard, best first.
pub(super) const CLIPBOARDS: &[Candidate] = &[
    Candidate {
        name: "wayland",
        open: |_| Box::new(wayland::clipboard::Clipboard::new()),
    },
    Candidate {
        name: "x11",
        open: |_| Box::new(x11::clipboard::Clipboard::new(None)),
    },
    Candidate {
        name: "arboard",
        open: |_| Box::new(Portable::new()),
    },
];

/// Whether this way, unless it is asked for by name, is left out: through Xwayland X11 sees nothing
/// of the screen, and what goes by X11 to find the monitors sees no more.
pub(super) fn is_left_out(name: &str) -> bool {
    matches!(name, "x11" | "xcap") && is_wayland()
}

/// Whether the desktop is Wayland's.
pub(super) fn is_wayland() -> bool {
    compositor::is_here()
}

/// Whether there is surely nothing to look at.
#[cfg(feature = "xcap")]
pub(super) fn no_display() -> bool {
    let named = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    !named("DISPLAY") && !named("WAYLAND_DISPLAY")
}

/// Puts a text on the clipboard, see [`super::clipboard::Keep`].
pub(super) fn keep(text: String, lying: Box<dyn FnOnce() + Send>) -> Result<(), Failure> {
    // Where the compositor lets no program near its clipboard, Xwayland's may be the same.
    let mut lying = Some(lying);
    let held = match wayland::named() {
        true => wayland::owner::keep(text.clone(), || {
            lying.take().into_iter().for_each(|say| say())
        }),
        false => Err(Failure::NoDisplay),
    };
    match (held, lying) {
        (Err(Failure::NoDisplay | Failure::CaptureUnsupported(_)), Some(lying)) => {
            x11::owner::keep(None, &text, lying)
        }
        (held, _) => held,
    }
}
