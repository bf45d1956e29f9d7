//! Reads the clipboard of a Wayland session without a window. Nothing is read that was not offered, what
//! a password store has copied is not touched, and every wait for the owning program ends.

use std::io::PipeReader;
use std::os::fd::AsFd;
use std::time::{Duration, Instant};

use futures_util::future::BoxFuture;
use rustix::event::{PollFd, PollFlags, Timespec, poll};
use wayland_client::backend::ObjectId;

use crate::capture::decode::MOST_BYTES;
use crate::capture::lane::Lane;
use crate::capture::x11::offer;
use crate::capture::{Capturer, Shot, file};
use crate::compositor;
use crate::compositor::control::{Manager, Offer, Offers, Talking, Told, talks};
use crate::compositor::link::{Globals, Link};
use crate::failure::Failure;
use crate::request::Subject;

/// Reading within the limits below and decoding.
const LIMIT: Duration = Duration::from_secs(10);

/// What the compositor is waited for; it knows at once.
const ANSWER_LIMIT: Duration = Duration::from_secs(2);

/// Many programs encode the picture only now; a large PNG takes an image editor seconds.
const START_LIMIT: Duration = Duration::from_secs(5);

/// From one piece of a content to the next.
const PIECE_LIMIT: Duration = Duration::from_secs(2);

/// Captures the clipboard of a Wayland session.
#[derive(Debug)]
pub(in crate::capture) struct Clipboard {
    lane: Lane,
}

impl Clipboard {
    /// A capturer of the clipboard of the session in the environment.
    pub(in crate::capture) fn new() -> Self {
        Self { lane: Lane::new() }
    }
}

impl Capturer for Clipboard {
    fn capture<'a>(&'a self, subject: &'a Subject) -> BoxFuture<'a, Result<Shot, Failure>> {
        Box::pin(async move {
            if *subject != Subject::Clipboard {
                return Err(Failure::CaptureUnsupported(subject.clone()));
            }
            if compositor::socket().is_none() {
                return Err(Failure::NoDisplay);
            }
            self.lane.run(LIMIT, Failure::ClipboardSilent, read).await
        })
    }
}

/// What was heard of the clipboard.
#[derive(Default)]
struct Heard {
    globals: Globals,
    offers: Offers,
    /// The offer that is on the clipboard.
    chosen: Option<ObjectId>,
}

fn read() -> Result<Shot, Failure> {
    let mut heard = Heard::default();
    let mut link = Link::open(&mut heard, Instant::now() + ANSWER_LIMIT)?;
    let _bound = Manager::bind(&link, &mut heard)?;
    link.catch_up(&mut heard)?;
    let chosen = heard.chosen.take();
    let found = chosen.and_then(|chosen| heard.offers.take(&chosen));
    let (offer, formats) = &found.ok_or(Failure::ClipboardEmpty)?;
    tracing::debug!(?formats, "clipboard");
    if offer::is_secret(formats) {
        return Err(Failure::ClipboardSecret);
    }
    let mut failure = None;
    for format in offer::pictures(formats) {
        // What arrives is judged by itself: some owners answer every format with one content.
        match content(&link, offer, format)?.map(|bytes| file::decoded(&bytes)) {
            Some(Ok(shot)) => return Ok(shot),
            Some(Err(fault)) => failure = failure.or(Some(fault)),
            None => tracing::info!(format, "offered and then refused"),
        }
    }
    if let Some(failure) = failure {
        return Err(failure);
    }
    for format in offer::lists(formats) {
        if let Some(list) = content(&link, offer, format)? {
            return offer::listed(&list);
        }
    }
    Err(offer::leftover(formats))
}

/// The clipboard in this format; none when its owner gives nothing.
fn content(link: &Link<Heard>, offer: &Offer, format: &str) -> Result<Option<Vec<u8>>, Failure> {
    let broken = |error: std::io::Error| Failure::Broken {
        detail: error.to_string(),
    };
    let (ours, theirs) = std::io::pipe().map_err(broken)?;
    offer.receive(format, theirs.as_fd());
    link.send()?;
    // Else the end of what the owner writes is never seen.
    drop(theirs);
    let content = pieces(&ours)?;
    Ok((!content.is_empty()).then_some(content))
}

fn pieces(from: &PipeReader) -> Result<Vec<u8>, Failure> {
    let mut content = Vec::new();
    let mut piece = vec![0; 1 << 16];
    loop {
        let limit = match content.is_empty() {
            true => START_LIMIT,
            false => PIECE_LIMIT,
        };
        let limit = Timespec::try_from(limit).map_err(|_| Failure::ClipboardSilent)?;
        match poll(&mut [PollFd::new(from, PollFlags::IN)], Some(&limit)) {
            Ok(0) => return Err(Failure::ClipboardSilent),
            Err(rustix::io::Errno::INTR) => continue,
            _ => {}
        }
        match rustix::io::read(from, &mut piece[..]) {
            Ok(0) => return Ok(content),
            Ok(length) if content.len() + length > MOST_BYTES => return Err(Failure::TooLarge),
            Ok(length) => content.extend_from_slice(&piece[..length]),
            Err(rustix::io::Errno::INTR) => {}
            Err(_) => return Err(Failure::ClipboardSilent),
        }
    }
}

impl AsMut<Globals> for Heard {
    fn as_mut(&mut self) -> &mut Globals {
        &mut self.globals
    }
}

impl Talking for Heard {
    fn told(&mut self, told: Told) {
        match told {
            Told::Offered(offer) => self.offers.add(offer),
            Told::Format(offer, format) => self.offers.add_format(&offer, format),
            Told::Chosen(offer) => self.chosen = offer.map(|offer| offer.id()),
            _ => {}
        }
    }
}

talks!(Heard);
