//! Is told of every newly copied thing by a Wayland compositor that offers data-control, of the standard
//! kind (wayland.app/protocols/ext-data-control-v1) or the older one of wlroots. It waits for nothing
//! but the next message, so that a compositor that hangs holds nobody up; what was copied is never read.

use std::collections::HashMap;
use std::io::PipeReader;
use std::os::fd::AsFd;

use wayland_client::backend::{ObjectId, WaylandError};
use wayland_client::protocol::wl_callback::{self, WlCallback};
use wayland_client::protocol::wl_registry::{self, WlRegistry};
use wayland_client::protocol::wl_seat::WlSeat;
use wayland_client::{
    Connection, Dispatch, Proxy, QueueHandle, delegate_noop, event_created_child,
};
use wayland_protocols::ext::data_control::v1::client::ext_data_control_device_v1::{
    self, ExtDataControlDeviceV1,
};
use wayland_protocols::ext::data_control::v1::client::ext_data_control_manager_v1::ExtDataControlManagerV1;
use wayland_protocols::ext::data_control::v1::client::ext_data_control_offer_v1::{
    self, ExtDataControlOfferV1,
};
use wayland_protocols_wlr::data_control::v1::client::zwlr_data_control_device_v1::{
    self, ZwlrDataControlDeviceV1,
};
use wayland_protocols_wlr::data_control::v1::client::zwlr_data_control_manager_v1::ZwlrDataControlManagerV1;
use wayland_protocols_wlr::data_control::v1::client::zwlr_data_control_offer_v1::{
    self, ZwlrDataControlOfferV1,
};

use super::super::display::{self, Woken};

/// More formats than any program offers (an office suite offers about 40).
const MOST_FORMATS: usize = 256;

/// How watching came to its end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Ending {
    /// Nobody wants it any longer.
    Closed,
    /// The compositor went away.
    Lost,
    /// There is no compositor, or it does not tell of copies.
    NotOffered,
}

/// What was asked of the compositor, in the order of its answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Asked {
    /// What there is.
    Globals,
    /// What lies on the clipboard already.
    Clipboard,
}

/// What was heard.
#[derive(Default)]
struct Heard {
    registry: Option<WlRegistry>,
    seat: Option<u32>,
    standard: Option<u32>,
    wlroots: Option<u32>,
    /// There is nothing to listen to.
    vain: bool,
    /// From now on what is chosen has been copied just now.
    listening: bool,
    /// The formats of everything that is offered and was not chosen yet.
    offers: HashMap<ObjectId, Vec<String>>,
    /// The formats of what was copied last.
    copied: Option<Vec<String>>,
}

/// Calls `copied` with the formats of every newly copied thing.
pub(super) fn attend(closing: &PipeReader, mut copied: impl FnMut(&[String])) -> Ending {
    let Ok(connection) = Connection::connect_to_env() else {
        return Ending::NotOffered;
    };
    let mut queue = connection.new_event_queue();
    let handle = queue.handle();
    let display = connection.display();
    let mut heard = Heard {
        registry: Some(display.get_registry(&handle, ())),
        ..Heard::default()
    };
    display.sync(&handle, Asked::Globals);
    loop {
        if queue.dispatch_pending(&mut heard).is_err() {
            return Ending::Lost;
        }
        if heard.vain {
            return Ending::NotOffered;
        }
        if let Some(formats) = heard.copied.take() {
            copied(&formats);
        }
        // A full socket is written to at the next turn.
        match queue.flush() {
            Err(WaylandError::Io(error)) if error.kind() == std::io::ErrorKind::WouldBlock => {}
            Err(_) => return Ending::Lost,
            Ok(()) => {}
        }
        let Some(reading) = queue.prepare_read() else {
            continue;
        };
        let woken = display::rest(Some(reading.connection_fd().as_fd()), closing, None);
        if woken == Woken::Closed {
            return Ending::Closed;
        }
        match reading.read() {
            Err(WaylandError::Io(error)) if error.kind() == std::io::ErrorKind::WouldBlock => {}
            Err(_) => return Ending::Lost,
            Ok(_) => {}
        }
    }
}

impl Heard {
    fn chosen(&mut self, offer: Option<ObjectId>) {
        let formats = offer.and_then(|offer| self.offers.remove(&offer));
        if self.listening {
            self.copied = formats;
        }
        self.offers.clear();
    }

    fn offered(&mut self, offer: &ObjectId, format: String) {
        let formats = self.offers.get_mut(offer);
        if let Some(formats) = formats.filter(|formats| formats.len() < MOST_FORMATS) {
            formats.push(format);
        }
    }
}

impl Dispatch<WlRegistry, ()> for Heard {
    fn event(
        heard: &mut Self,
        _: &WlRegistry,
        event: wl_registry::Event,
        (): &(),
        _: &Connection,
        _: &QueueHandle<Self>,
    ) {
        if let wl_registry::Event::Global {
            name, interface, ..
        } = event
        {
            let place = match interface {
                it if it == WlSeat::interface().name => &mut heard.seat,
                it if it == ExtDataControlManagerV1::interface().name => &mut heard.standard,
                it if it == ZwlrDataControlManagerV1::interface().name => &mut heard.wlroots,
                _ => return,
            };
            place.get_or_insert(name);
        }
    }
}

/// An answer means that everything that was asked for before has been answered, too.
impl Dispatch<WlCallback, Asked> for Heard {
    fn event(
        heard: &mut Self,
        _: &WlCallback,
        _: wl_callback::Event,
        asked: &Asked,
        connection: &Connection,
        queue: &QueueHandle<Self>,
    ) {
        if *asked == Asked::Clipboard {
            heard.listening = true;
            return;
        }
        match (&heard.registry, heard.seat, heard.standard, heard.wlroots) {
            (Some(registry), Some(seat), Some(manager), _) => {
                let seat: WlSeat = registry.bind(seat, 1, queue, ());
                let manager: ExtDataControlManagerV1 = registry.bind(manager, 1, queue, ());
                manager.get_data_device(&seat, queue, ());
            }
            (Some(registry), Some(seat), None, Some(manager)) => {
                let seat: WlSeat = registry.bind(seat, 1, queue, ());
                let manager: ZwlrDataControlManagerV1 = registry.bind(manager, 1, queue, ());
                manager.get_data_device(&seat, queue, ());
            }
            _ => heard.vain = true,
        }
        connection.display().sync(queue, Asked::Clipboard);
    }
}

/// Both kinds say the same in types of their own.
macro_rules! heard {
    ($device:ident, $device_module:ident, $offer:ident, $offer_module:ident, $opcode:path) => {
        impl Dispatch<$device, ()> for Heard {
            fn event(
                heard: &mut Self,
                _: &$device,
                event: $device_module::Event,
                (): &(),
                _: &Connection,
                _: &QueueHandle<Self>,
            ) {
                match event {
                    $device_module::Event::DataOffer { id } => {
                        heard.offers.insert(id.id(), Vec::new());
                    }
                    $device_module::Event::Selection { id } => {
                        heard.chosen(id.as_ref().map(Proxy::id));
                        // Else the compositor would keep every offer for us.
                        id.inspect($offer::destroy);
                    }
                    // What is only marked with the mouse.
                    $device_module::Event::PrimarySelection { id } => {
                        id.inspect($offer::destroy);
                    }
                    // The seat is gone, and nothing more will be told.
                    $device_module::Event::Finished => heard.vain = true,
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
                if let $offer_module::Event::Offer { mime_type } = event {
                    heard.offered(&offer.id(), mime_type);
                }
            }
        }
    };
}

heard!(
    ExtDataControlDeviceV1,
    ext_data_control_device_v1,
    ExtDataControlOfferV1,
    ext_data_control_offer_v1,
    ext_data_control_device_v1::EVT_DATA_OFFER_OPCODE
);
heard!(
    ZwlrDataControlDeviceV1,
    zwlr_data_control_device_v1,
    ZwlrDataControlOfferV1,
    zwlr_data_control_offer_v1,
    zwlr_data_control_device_v1::EVT_DATA_OFFER_OPCODE
);

delegate_noop!(Heard: ignore WlSeat);
delegate_noop!(Heard: ignore ExtDataControlManagerV1);
delegate_noop!(Heard: ignore ZwlrDataControlManagerV1);
