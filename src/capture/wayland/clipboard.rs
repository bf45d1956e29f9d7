//! Reads the clipboard of a Wayland session without a window. Nothing is read that was not offered, what
//! a password store has copied is not touched, and every wait for the owning program ends.

use std::io::PipeReader;
use std::os::fd::AsFd;
use std::time::{Duration, Instant};

use futures_util::future::BoxFuture;
use rustix::event::{PollFd, PollFlags, Timespec, poll};
use wayland_client::protocol::wl_callback::WlCallback;
use wayland_client::protocol::wl_registry::WlRegistry;
use wayland_client::protocol::wl_seat::WlSeat;
use wayland_client::{
    Connection, Dispatch, QueueHandle, backend::ObjectId, delegate_dispatch, delegate_noop,
    event_created_child,
};
use wayland_protocols::ext::data_control::v1::client::ext_data_control_device_v1::{
    self, ExtDataControlDeviceV1,
};
use wayland_protocols::ext::data_control::v1::client::ext_data_control_manager_v1::ExtDataControlManagerV1;
use wayland_protocols::ext::data_control::v1::client::ext_data_control_offer_v1::{
    self, ExtDataControlOfferV1,
};
use wayland_protocols::ext::data_control::v1::client::ext_data_control_source_v1::ExtDataControlSourceV1;
use wayland_protocols_wlr::data_control::v1::client::zwlr_data_control_device_v1::{
    self, ZwlrDataControlDeviceV1,
};
use wayland_protocols_wlr::data_control::v1::client::zwlr_data_control_manager_v1::ZwlrDataControlManagerV1;
use wayland_protocols_wlr::data_control::v1::client::zwlr_data_control_offer_v1::{
    self, ZwlrDataControlOfferV1,
};
use wayland_protocols_wlr::data_control::v1::client::zwlr_data_control_source_v1::ZwlrDataControlSourceV1;

use super::control::{Manager, Offer, Talking};
use super::link::{Globals, Link};
use crate::capture::decode::MOST_BYTES;
use crate::capture::lane::Lane;
use crate::capture::x11::offer;
use crate::capture::{Capturer, Shot, file};
use crate::compositor;
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

/// More formats than any program offers (an office suite offers about 40).
const MOST_FORMATS: usize = 256;

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
    offers: Vec<(Offer, Vec<String>)>,
    /// The offer that is on the clipboard.
    chosen: Option<ObjectId>,
}

fn read() -> Result<Shot, Failure> {
    let mut heard = Heard::default();
    let mut link = Link::open(&mut heard, Instant::now() + ANSWER_LIMIT)?;
    let _bound = Manager::bind(&link, &mut heard)?;
    link.catch_up(&mut heard)?;
    let chosen = heard.chosen.take();
    let mut offers = heard.offers.iter();
    let (offer, formats) = offers
        .find(|(offer, _)| Some(offer.id()) == chosen)
        .ok_or(Failure::ClipboardEmpty)?;
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

impl Talking for Heard {}

/// Both kinds say the same in types of their own.
macro_rules! heard {
    ($kind:ident, $device:ident, $device_module:ident, $offer:ident, $offer_module:ident, $opcode:path) => {
        impl Dispatch<$device, ()> for Heard {
            fn event(
                heard: &mut Self,
                _: &$device,
                event: $device_module::Event,
                (): &(),
                _: &Connection,
                _: &QueueHandle<Self>,
            ) {
                use wayland_client::Proxy;
                match event {
                    $device_module::Event::DataOffer { id } => {
                        heard.offers.push((Offer::$kind(id), Vec::new()));
                    }
                    $device_module::Event::Selection { id } => {
                        heard.chosen = id.map(|offer| offer.id());
                    }
                    _ => {}
                }
            }

            event_created_child!(Heard, $device, [$opcode => ($offer, ())]);
        }

        impl Dispatch<$offer, ()> for Heard {
            fn event(
                heard: &mut Self,
                offer: &$offer,
                event: $offer_module::Event,
                (): &(),
                _: &Connection,
                _: &QueueHandle<Self>,
            ) {
                use wayland_client::Proxy;
                let $offer_module::Event::Offer { mime_type } = event else {
                    return;
                };
                let mut offers = heard.offers.iter_mut();
                if let Some((_, formats)) = offers.find(|(known, _)| known.id() == offer.id())
                    && formats.len() < MOST_FORMATS
                {
                    formats.push(mime_type);
                }
            }
        }
    };
}

heard!(
    Standard,
    ExtDataControlDeviceV1,
    ext_data_control_device_v1,
    ExtDataControlOfferV1,
    ext_data_control_offer_v1,
    ext_data_control_device_v1::EVT_DATA_OFFER_OPCODE
);
heard!(
    Wlroots,
    ZwlrDataControlDeviceV1,
    zwlr_data_control_device_v1,
    ZwlrDataControlOfferV1,
    zwlr_data_control_offer_v1,
    zwlr_data_control_device_v1::EVT_DATA_OFFER_OPCODE
);

delegate_dispatch!(Heard: [WlRegistry: ()] => Globals);
delegate_dispatch!(Heard: [WlCallback: ()] => Globals);
delegate_noop!(Heard: ignore WlSeat);
delegate_noop!(Heard: ExtDataControlManagerV1);
delegate_noop!(Heard: ZwlrDataControlManagerV1);
delegate_noop!(Heard: ignore ExtDataControlSourceV1);
delegate_noop!(Heard: ignore ZwlrDataControlSourceV1);
