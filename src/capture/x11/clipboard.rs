//! Reads the clipboard of an X11 desktop: ICCCM 2 (tronche.com/gui/x/icccm), large contents in
//! pieces by its INCR. Every wait for the owning program ends; nothing is read that was not
//! offered.

use std::os::fd::AsFd;
use std::time::{Duration, Instant};

use futures_util::future::BoxFuture;
use rustix::event::{PollFd, PollFlags, Timespec, poll};
use x11rb::atom_manager;
use x11rb::connection::Connection;
use x11rb::cookie::Cookie;
use x11rb::errors::ConnectionError;
use x11rb::protocol::Event;
use x11rb::protocol::xproto::{
    Atom, AtomEnum, ConnectionExt as _, CreateWindowAux, EventMask, GetAtomNameReply,
    GetPropertyReply, Property, Window, WindowClass,
};
use x11rb::rust_connection::RustConnection;

use super::display::connect;
use super::offer;
use crate::capture::decode::MOST_BYTES;
use crate::capture::lane::Lane;
use crate::capture::{Capturer, Shot, file};
use crate::failure::Failure;
use crate::request::Subject;

/// Reading within the limits below and decoding.
const LIMIT: Duration = Duration::from_secs(10);

/// A list of formats needs no work: a program that is not back after 1 s hangs.
const OFFER_LIMIT: Duration = Duration::from_secs(1);

/// Many programs encode the picture only now; a large PNG takes an image editor seconds.
const START_LIMIT: Duration = Duration::from_secs(5);

/// From one piece of a large content to the next.
const PIECE_LIMIT: Duration = Duration::from_secs(2);

/// More formats than any program offers (an office suite offers about 40).
const MOST_TARGETS: usize = 256;

atom_manager! {
    Atoms: AtomsCookie {
        ALOUD_CLIPBOARD,
        CLIPBOARD,
        INCR,
        TARGETS,
    }
}

/// Captures the clipboard of an X11 display.
#[derive(Debug)]
pub struct Clipboard {
    name: Option<String>,
    lane: Lane,
}

impl Clipboard {
    /// A capturer of the clipboard of the display of that name, else of the environment's.
    pub fn new(name: Option<String>) -> Self {
        Self {
            name,
            lane: Lane::new(),
        }
    }
}

impl Capturer for Clipboard {
    fn capture<'a>(&'a self, subject: &'a Subject) -> BoxFuture<'a, Result<Shot, Failure>> {
        Box::pin(async move {
            if *subject != Subject::Clipboard {
                return Err(Failure::CaptureUnsupported(subject.clone()));
            }
            let name = self.name.clone();
            let read = move || Reader::open(name.as_deref())?.shot();
            self.lane.run(LIMIT, Failure::ClipboardSilent, read).await
        })
    }
}

/// Whether the clipboard offers a picture that may be looked at; its owner is asked for the list of
/// formats, and for nothing else.
pub fn offers_picture() -> bool {
    let offered = Reader::open(None).and_then(|reader| reader.targets());
    offered.is_ok_and(|targets| is_picture(&targets))
}

/// Whether what is offered in these formats is a picture that may be looked at.
pub fn is_picture(formats: &[String]) -> bool {
    !offer::is_secret(formats) && !offer::pictures(formats).is_empty()
}

/// A connection with a window for the owner to hand things to; both go when it is dropped, which
/// also tells an owner in the midst of a transfer.
struct Reader {
    connection: RustConnection,
    window: Window,
    atoms: Atoms,
}

impl Reader {
    fn open(name: Option<&str>) -> Result<Self, Failure> {
        let (connection, screen) = connect(name)?;
        let atoms = Atoms::new(&connection)?.reply()?;
        let window = connection.generate_id()?;
        let root = connection.setup().roots[screen].root;
        let wanted = CreateWindowAux::new().event_mask(EventMask::PROPERTY_CHANGE);
        let inherited = x11rb::COPY_FROM_PARENT;
        connection.create_window(
            0,
            window,
            root,
            0,
            0,
            1,
            1,
            0,
            WindowClass::INPUT_ONLY,
            inherited,
            &wanted,
        )?;
        Ok(Self {
            connection,
            window,
            atoms,
        })
    }

    fn shot(&self) -> Result<Shot, Failure> {
        let owner = self
            .connection
            .get_selection_owner(self.atoms.CLIPBOARD)?
            .reply()?;
        if owner.owner == x11rb::NONE {
            return Err(Failure::ClipboardEmpty);
        }
        let targets = self.targets()?;
        tracing::debug!(?targets, "clipboard");
        if offer::is_secret(&targets) {
            return Err(Failure::ClipboardSecret);
        }
        let mut failure = None;
        for target in offer::pictures(&targets) {
            // What arrives is judged by itself: some owners answer every target with one content.
            match self.content(target)?.map(|bytes| file::decoded(&bytes)) {
                Some(Ok(shot)) => return Ok(shot),
                Some(Err(fault)) => failure = failure.or(Some(fault)),
                None => tracing::info!(target, "offered and then refused"),
            }
        }
        if let Some(failure) = failure {
            return Err(failure);
        }
        for target in offer::lists(&targets) {
            if let Some(list) = self.content(target)? {
                return offer::listed(&list);
            }
        }
        Err(offer::leftover(&targets))
    }

    /// The names of the offered formats.
    fn targets(&self) -> Result<Vec<String>, Failure> {
        let offered = self.converted(self.atoms.TARGETS, OFFER_LIMIT)?;
        let atoms: Vec<Atom> = offered
            .iter()
            .flat_map(|list| list.chunks_exact(4))
            .filter_map(|atom| Some(Atom::from_ne_bytes(atom.try_into().ok()?)))
            .take(MOST_TARGETS)
            .collect();
        let ask = |&atom: &Atom| self.connection.get_atom_name(atom);
        let asked: Result<Vec<Cookie<'_, _, GetAtomNameReply>>, ConnectionError> =
            atoms.iter().map(ask).collect();
        let names = asked?.into_iter().filter_map(|name| {
            // A number that is no atom is that program's slip and no reason to give up.
            let name = name.reply().ok()?.name;
            Some(String::from_utf8_lossy(&name).into_owned())
        });
        Ok(names.collect())
    }

    fn content(&self, target: &str) -> Result<Option<Vec<u8>>, Failure> {
        let target = self.connection.intern_atom(false, target.as_bytes())?;
        self.converted(target.reply()?.atom, START_LIMIT)
    }

    /// The clipboard as `target`; none when its owner refuses.
    fn converted(&self, target: Atom, limit: Duration) -> Result<Option<Vec<u8>>, Failure> {
        let property = self.atoms.ALOUD_CLIPBOARD;
        self.connection.delete_property(self.window, property)?;
        self.connection.convert_selection(
            self.window,
            self.atoms.CLIPBOARD,
            target,
            property,
            x11rb::CURRENT_TIME,
        )?;
        let deadline = Instant::now() + limit;
        let granted = loop {
            match self.event(deadline)? {
                Event::SelectionNotify(notice) if notice.target == target => {
                    break notice.property;
                }
                _ => {}
            }
        };
        if granted == x11rb::NONE {
            return Ok(None);
        }
        let content = self.take_property()?;
        if content.type_ == self.atoms.INCR {
            return self.pieces(&content).map(Some);
        }
        Ok(Some(content.value))
    }

    /// Collects a content in pieces; taking the INCR property away was the sign to begin.
    fn pieces(&self, announced: &GetPropertyReply) -> Result<Vec<u8>, Failure> {
        let least = announced.value32().and_then(|mut sizes| sizes.next());
        if least.is_some_and(|least| least as usize > MOST_BYTES) {
            return Err(Failure::TooLarge);
        }
        let mut content = Vec::new();
        loop {
            self.next_piece_set()?;
            let piece = self.take_property()?;
            if piece.type_ == x11rb::NONE {
                continue;
            }
            if piece.value.is_empty() {
                return Ok(content);
            }
            if content.len() + piece.value.len() > MOST_BYTES {
                return Err(Failure::TooLarge);
            }
            content.extend_from_slice(&piece.value);
        }
    }

    fn next_piece_set(&self) -> Result<(), Failure> {
        let deadline = Instant::now() + PIECE_LIMIT;
        loop {
            if let Event::PropertyNotify(notice) = self.event(deadline)?
                && notice.atom == self.atoms.ALOUD_CLIPBOARD
                && notice.state == Property::NEW_VALUE
            {
                return Ok(());
            }
        }
    }

    /// Reads the property and deletes it, which asks an owner for its next piece.
    fn take_property(&self) -> Result<GetPropertyReply, Failure> {
        let longest = u32::try_from(MOST_BYTES / 4).unwrap_or(u32::MAX);
        let property = self
            .connection
            .get_property(
                true,
                self.window,
                self.atoms.ALOUD_CLIPBOARD,
                AtomEnum::ANY,
                0,
                longest,
            )?
            .reply()?;
        if property.bytes_after > 0 {
            return Err(Failure::TooLarge);
        }
        Ok(property)
    }

    /// The next event before the deadline; sleeps until there is one.
    fn event(&self, deadline: Instant) -> Result<Event, Failure> {
        self.connection.flush()?;
        loop {
            if let Some(event) = self.connection.poll_for_event()? {
                return Ok(event);
            }
            let left = deadline.saturating_duration_since(Instant::now());
            let Ok(left) = Timespec::try_from(left) else {
                return Err(Failure::ClipboardSilent);
            };
            let socket = self.connection.stream().as_fd();
            let mut readable = [PollFd::from_borrowed_fd(socket, PollFlags::IN)];
            match poll(&mut readable, Some(&left)) {
                Ok(0) => return Err(Failure::ClipboardSilent),
                Ok(_) | Err(rustix::io::Errno::INTR) => {}
                Err(_) => return Err(Failure::DisplayLost),
            }
        }
    }
}
