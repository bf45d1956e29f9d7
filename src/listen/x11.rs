//! Keys on X11: passive grabs on a connection of their own, read by blocking, so that an idle
//! keyboard costs no wakeup. It follows the keyboard's layout and never freezes the keyboard.

use std::io::PipeReader;
use std::os::fd::AsFd;
use std::time::{Duration, Instant};

use x11rb::connection::Connection;
use x11rb::errors::{ConnectionError, ReplyError};
use x11rb::protocol::xproto::{ConnectionExt, GrabMode, KeyPressEvent, Keycode, ModMask, Window};
use x11rb::protocol::{ErrorKind, Event as XEvent, xkb};
use x11rb::rust_connection::RustConnection;

use super::chord::Chord;
use super::display::{self, Ending, Woken};
use super::held::Held;
use super::keyboard::Layout;
use super::{Binding, Candidate, Hearing};
use crate::event::{Event, Inbox, KeysBy, News};

/// The program's own grab.
pub(super) const CANDIDATE: Candidate = Candidate {
    name: "x11",
    open: || Some(Box::new(X11::open()?)),
};

struct X11 {
    connection: RustConnection,
    root: Window,
    layout: Layout,
    armed: Vec<Armed>,
    told: Vec<News>,
    held: Held,
}

/// A binding that is heard.
struct Armed {
    binding: Binding,
    codes: Vec<Keycode>,
    bits: u16,
}

/// Layout tools change the mapping in bursts of some ten events within a few milliseconds.
const BURST: Duration = Duration::from_millis(100);

/// How often is looked whether a key is still down: a hand needs longer to press it again.
const LOOK: Duration = Duration::from_millis(15);

impl X11 {
    fn open() -> Option<Self> {
        let (connection, screen) = display::connect()?;
        let root = connection.setup().roots.get(screen)?.root;
        if let Err(error) = ask_for_keyboard_news(&connection) {
            tracing::debug!(%error, "no XKB, repeats are told by their time");
        }
        let layout = Layout::read(&connection).ok()?;
        Some(Self {
            connection,
            root,
            layout,
            armed: Vec::new(),
            told: Vec::new(),
            held: Held::default(),
        })
    }

    /// Grabs what can be grabbed and tells what became of every key, if that has changed.
    fn arm(&mut self, bindings: &[Binding], inbox: &Inbox) -> Result<(), ConnectionError> {
        self.release()?;
        let mut news = Vec::new();
        let mut taken = Vec::new();
        for binding in bindings {
            let codes = self.layout.codes(binding.chord.key());
            let bits = self.layout.bits(binding.chord);
            if codes.is_empty() {
                news.push(binding.unusable());
                continue;
            }
            let mut free = Vec::new();
            for code in codes {
                if self.grab(code, bits)? {
                    free.push(code);
                }
            }
            if free.is_empty() {
                taken.push(binding);
                continue;
            }
            self.armed.push(Armed {
                binding: binding.clone(),
                codes: free,
                bits,
            });
        }
        let mut proposed = Vec::new();
        for binding in taken {
            let proposal = self.free_chord(binding.chord, bindings, &proposed)?;
            proposed.extend(proposal);
            news.push(binding.taken(proposal));
        }
        self.settle()?;
        news.push(News::KeysArmed(
            KeysBy::Aloud,
            self.armed.iter().map(|key| key.binding.armed()).collect(),
        ));
        if news != self.told {
            news.iter()
                .cloned()
                .map(Event::News)
                .for_each(|news| inbox.put(news));
            self.told = news;
        }
        Ok(())
    }

    /// A chord like `taken` that is free; it is tried by grabbing and giving back.
    fn free_chord(
        &self,
        taken: Chord,
        bindings: &[Binding],
        proposed: &[Chord],
    ) -> Result<Option<Chord>, ConnectionError> {
        for chord in taken.alternatives() {
            if proposed.contains(&chord) || bindings.iter().any(|key| key.chord == chord) {
                continue;
            }
            let bits = self.layout.bits(chord);
            let codes = self.layout.codes(chord.key());
            let ours = |code: &Keycode| {
                let mut armed = self.armed.iter();
                armed.any(|key| key.bits == bits && key.codes.contains(code))
            };
            if codes.is_empty() || codes.iter().any(ours) {
                continue;
            }
            let mut free = true;
            for code in codes {
                if self.grab(code, bits)? {
                    self.ungrab(code, bits)?;
                } else {
                    free = false;
                }
            }
            if free {
                return Ok(Some(chord));
            }
        }
        Ok(None)
    }

    /// Grabs one physical key with every combination of locks, or nothing at all.
    fn grab(&self, code: Keycode, bits: u16) -> Result<bool, ConnectionError> {
        let mut grabs = Vec::new();
        for locks in self.layout.lock_variants() {
            grabs.push(self.connection.grab_key(
                false,
                self.root,
                ModMask::from(bits | locks),
                code,
                GrabMode::ASYNC,
                GrabMode::ASYNC,
            )?);
        }
        let mut free = true;
        for grab in grabs {
            match grab.check() {
                Ok(()) => {}
                Err(ReplyError::ConnectionError(error)) => return Err(error),
                Err(ReplyError::X11Error(error)) => {
                    if error.error_kind != ErrorKind::Access {
                        tracing::warn!(?error, "a key cannot be grabbed");
                    }
                    free = false;
                }
            }
        }
        if !free {
            self.ungrab(code, bits)?;
        }
        Ok(free)
    }

    fn ungrab(&self, code: Keycode, bits: u16) -> Result<(), ConnectionError> {
        for locks in self.layout.lock_variants() {
            let modifiers = ModMask::from(bits | locks);
            self.connection
                .ungrab_key(code, self.root, modifiers)?
                .ignore_error();
        }
        Ok(())
    }

    /// Gives all keys back, so that others can have them from now on.
    fn release(&mut self) -> Result<(), ConnectionError> {
        for key in std::mem::take(&mut self.armed) {
            for code in key.codes {
                self.ungrab(code, key.bits)?;
            }
        }
        self.settle()
    }

    /// Waits until the display has done all that was asked of it.
    fn settle(&self) -> Result<(), ConnectionError> {
        match self.connection.get_input_focus()?.reply() {
            Err(ReplyError::ConnectionError(error)) => Err(error),
            _ => Ok(()),
        }
    }

    /// Follows the layout: grabs anew if it really changed, or if a taken key may be free by now.
    fn follow(&mut self, bindings: &[Binding], inbox: &Inbox) -> Result<(), ConnectionError> {
        let layout = match Layout::read(&self.connection) {
            Ok(layout) => layout,
            Err(ReplyError::ConnectionError(error)) => return Err(error),
            Err(ReplyError::X11Error(_)) => return Ok(()),
        };
        if layout == self.layout && self.armed.len() == bindings.len() {
            return Ok(());
        }
        // What was grabbed under the old layout is given back by its lock variants.
        self.release()?;
        self.layout = layout;
        self.arm(bindings, inbox)
    }

    fn pressed(&mut self, event: &KeyPressEvent, inbox: &Inbox) -> Result<(), ConnectionError> {
        if !self.held.press(event) {
            return Ok(());
        }
        let state = u16::from(event.state);
        let bits = self.layout.telling(state);
        let mut meant = None;
        for key in &self.armed {
            if key.bits != bits || !key.codes.contains(&event.detail) {
                continue;
            }
            let exact = self
                .layout
                .gives(event.detail, key.binding.chord.key(), state);
            if exact || meant.is_none() {
                meant = Some(&key.binding);
            }
            if exact {
                break;
            }
        }
        if let Some(binding) = meant {
            inbox.put(binding.press());
        }
        self.let_go(event)
    }

    /// Gives the grab up that the press brought: as long as it is in force the application has no
    /// keyboard, and GTK then tells of no focus.
    fn let_go(&mut self, event: &KeyPressEvent) -> Result<(), ConnectionError> {
        use xkb::ConnectionExt as _;

        self.connection.ungrab_keyboard(event.time)?.ignore_error();
        let keyboard = xkb::DeviceSpec::from(xkb::ID::USE_CORE_KBD);
        let controls = match self.connection.xkb_get_controls(keyboard)?.reply() {
            Err(ReplyError::ConnectionError(error)) => return Err(error),
            controls => controls.ok(),
        };
        self.held
            .let_go(controls.map(|controls| controls.repeat_delay));
        Ok(())
    }

    /// Looks which keys are still down.
    fn look(&mut self) -> Result<(), ConnectionError> {
        match self.connection.query_keymap()?.reply() {
            Err(ReplyError::ConnectionError(error)) => return Err(error),
            Err(ReplyError::X11Error(_)) => self.held.look(&[0; 32]),
            Ok(map) => self.held.look(&map.keys),
        }
        Ok(())
    }

    fn attend(
        &mut self,
        bindings: &[Binding],
        inbox: &Inbox,
        closing: &PipeReader,
    ) -> Result<Ending, ConnectionError> {
        self.arm(bindings, inbox)?;
        let mut due: Option<Instant> = None;
        loop {
            while let Some(event) = self.connection.poll_for_event()? {
                match event {
                    XEvent::KeyPress(event) => self.pressed(&event, inbox)?,
                    XEvent::KeyRelease(event) => self.held.release(&event),
                    XEvent::MappingNotify(_)
                    | XEvent::XkbMapNotify(_)
                    | XEvent::XkbNewKeyboardNotify(_) => {
                        due.get_or_insert_with(|| Instant::now() + BURST);
                    }
                    _ => {}
                }
            }
            let left = due.map(|due| due.saturating_duration_since(Instant::now()));
            if left == Some(Duration::ZERO) {
                due = None;
                self.follow(bindings, inbox)?;
                continue;
            }
            let watched = self.held.is_watched().then_some(LOOK);
            let limit = watched.into_iter().chain(left).min();
            let stream = self.connection.stream().as_fd();
            match display::rest(Some(stream), closing, limit) {
                Woken::Closed => return Ok(Ending::Closed),
                _ if watched.is_some() => self.look()?,
                _ => {}
            }
        }
    }
}

impl Hearing for X11 {
    fn listen(&mut self, bindings: &[Binding], inbox: &Inbox, closing: &PipeReader) -> Ending {
        let ending = self
            .attend(bindings, inbox, closing)
            .unwrap_or(Ending::Lost);
        if ending == Ending::Closed && self.release().is_err() {
            tracing::debug!("the display went away with its keys");
        }
        ending
    }
}

/// Asks that repeats come without releases between them, and to be told of another layout: a
/// client that has spoken XKB no longer hears of every change through the core protocol.
fn ask_for_keyboard_news(connection: &RustConnection) -> Result<(), ReplyError> {
    use xkb::ConnectionExt as _;

    connection.xkb_use_extension(1, 0)?.reply()?;
    let keyboard = xkb::DeviceSpec::from(xkb::ID::USE_CORE_KBD);
    // The last two make the state of grabbed events tell the active group, which is else left out.
    let wishes = xkb::PerClientFlag::DETECTABLE_AUTO_REPEAT
        | xkb::PerClientFlag::GRABS_USE_XKB_STATE
        | xkb::PerClientFlag::LOOKUP_STATE_WHEN_GRABBED;
    let none = xkb::BoolCtrl::default();
    connection
        .xkb_per_client_flags(keyboard, wishes, wishes, none, none, none)?
        .reply()?;
    let parts = xkb::MapPart::KEY_SYMS | xkb::MapPart::MODIFIER_MAP;
    let news = xkb::EventType::NEW_KEYBOARD_NOTIFY | xkb::EventType::MAP_NOTIFY;
    let nothing = xkb::EventType::default();
    let details = xkb::SelectEventsAux::new();
    connection
        .xkb_select_events(keyboard, nothing, news, parts, parts, &details)?
        .check()
}
