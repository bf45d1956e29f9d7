//! The words of data-control, by which programs without a window reach the clipboard: of the standard
//! kind (wayland.app/protocols/ext-data-control-v1), else of the older one of wlroots, which is the
//! same under other names. Only here the two differ. What is offered is never read here.

use std::os::fd::{BorrowedFd, OwnedFd};

use wayland_client::protocol::wl_registry::WlRegistry;
use wayland_client::protocol::wl_seat::{self, WlSeat};
use wayland_client::{
    Connection, Dispatch, Proxy, QueueHandle, backend::ObjectId, event_created_child,
};
use wayland_protocols::ext::data_control::v1::client::ext_data_control_device_v1::{
    self, ExtDataControlDeviceV1,
};
use wayland_protocols::ext::data_control::v1::client::ext_data_control_manager_v1::{
    self, ExtDataControlManagerV1,
};
use wayland_protocols::ext::data_control::v1::client::ext_data_control_offer_v1::{
    self, ExtDataControlOfferV1,
};
use wayland_protocols::ext::data_control::v1::client::ext_data_control_source_v1::{
    self, ExtDataControlSourceV1,
};
use wayland_protocols_wlr::data_control::v1::client::zwlr_data_control_device_v1::{
    self, ZwlrDataControlDeviceV1,
};
use wayland_protocols_wlr::data_control::v1::client::zwlr_data_control_manager_v1::{
    self, ZwlrDataControlManagerV1,
};
use wayland_protocols_wlr::data_control::v1::client::zwlr_data_control_offer_v1::{
    self, ZwlrDataControlOfferV1,
};
use wayland_protocols_wlr::data_control::v1::client::zwlr_data_control_source_v1::{
    self, ZwlrDataControlSourceV1,
};

use super::link::{Gathering, Link};
use crate::failure::Failure;
use crate::request::Subject;

/// More formats than any program offers (an office suite offers about 40).
const MOST_FORMATS: usize = 256;

/// What is told about the clipboard.
#[derive(Debug)]
pub enum Told {
    /// A program has something to give; its formats follow.
    Offered(Offer),
    /// One format of what is offered.
    Format(ObjectId, String),
    /// This lies on the clipboard now, or nothing does.
    Chosen(Option<Offer>),
    /// This is marked with the mouse now, or nothing is.
    Marked(Option<Offer>),
    /// The seat is gone, and nothing more will be told.
    Finished,
    /// Somebody pastes what we have put there, and reads it from this end.
    Pasted(OwnedFd),
    /// What we have put there does not lie there any more.
    Taken,
}

/// A conversation about the clipboard, in whichever kind of words; see `talks`.
pub trait Talking:
    Gathering
    + Dispatch<WlRegistry, ()>
    + Dispatch<WlSeat, ()>
    + Dispatch<ExtDataControlManagerV1, ()>
    + Dispatch<ExtDataControlDeviceV1, ()>
    + Dispatch<ExtDataControlOfferV1, ()>
    + Dispatch<ExtDataControlSourceV1, ()>
    + Dispatch<ZwlrDataControlManagerV1, ()>
    + Dispatch<ZwlrDataControlDeviceV1, ()>
    + Dispatch<ZwlrDataControlOfferV1, ()>
    + Dispatch<ZwlrDataControlSourceV1, ()>
{
    /// Takes note of what is told.
    fn told(&mut self, told: Told);
}

/// The way to the clipboard.
#[derive(Debug)]
pub enum Manager {
    /// That of the standard kind.
    Standard(ExtDataControlManagerV1),
    /// That of wlroots.
    Wlroots(ZwlrDataControlManagerV1),
}

/// The clipboard of one seat.
#[derive(Debug)]
pub enum Device {
    /// That of the standard kind.
    Standard(ExtDataControlDeviceV1),
    /// That of wlroots.
    Wlroots(ZwlrDataControlDeviceV1),
}

/// What a program has to give.
#[derive(Debug, Clone)]
pub enum Offer {
    /// That of the standard kind.
    Standard(ExtDataControlOfferV1),
    /// That of wlroots.
    Wlroots(ZwlrDataControlOfferV1),
}

/// Everything that is offered, each with its formats.
#[derive(Debug, Default)]
pub struct Offers(Vec<(Offer, Vec<String>)>);

/// What stands behind `talks`.
#[derive(Debug)]
pub struct Control;

/// Has a conversation understand both kinds of words; what is told by them comes to [`Talking`].
macro_rules! talks {
    ($state:ty) => {
        $crate::compositor::control::talks! { $state;
            wayland_client::protocol::wl_registry::WlRegistry => $crate::compositor::link::Globals,
            wayland_client::protocol::wl_callback::WlCallback => $crate::compositor::link::Globals,
            wayland_client::protocol::wl_seat::WlSeat => $crate::compositor::control::Control,
            wayland_protocols::ext::data_control::v1::client::ext_data_control_manager_v1::ExtDataControlManagerV1
                => $crate::compositor::control::Control,
            wayland_protocols::ext::data_control::v1::client::ext_data_control_device_v1::ExtDataControlDeviceV1
                => $crate::compositor::control::Control,
            wayland_protocols::ext::data_control::v1::client::ext_data_control_offer_v1::ExtDataControlOfferV1
                => $crate::compositor::control::Control,
            wayland_protocols::ext::data_control::v1::client::ext_data_control_source_v1::ExtDataControlSourceV1
                => $crate::compositor::control::Control,
            wayland_protocols_wlr::data_control::v1::client::zwlr_data_control_manager_v1::ZwlrDataControlManagerV1
                => $crate::compositor::control::Control,
            wayland_protocols_wlr::data_control::v1::client::zwlr_data_control_device_v1::ZwlrDataControlDeviceV1
                => $crate::compositor::control::Control,
            wayland_protocols_wlr::data_control::v1::client::zwlr_data_control_offer_v1::ZwlrDataControlOfferV1
                => $crate::compositor::control::Control,
            wayland_protocols_wlr::data_control::v1::client::zwlr_data_control_source_v1::ZwlrDataControlSourceV1
                => $crate::compositor::control::Control,
        }
    };
    ($state:ty; $($words:ty => $by:ty),* $(,)?) => {
        $(wayland_client::delegate_dispatch!($state: [$words: ()] => $by);)*
    };
}
pub(crate) use talks;

impl Manager {
    /// Binds what is offered, and the clipboard of the first seat.
    ///
    /// # Errors
    /// [`Failure::CaptureUnsupported`] where neither kind is offered, or there is no seat.
    pub fn bind<S: Talking>(link: &Link<S>, heard: &mut S) -> Result<(Self, Device), Failure> {
        let unsupported = || Failure::CaptureUnsupported(Subject::Clipboard);
        let seat: WlSeat = link.bind(heard, 1, ()).ok_or_else(unsupported)?;
        let queue = link.queue();
        if let Some(manager) = link.bind::<ExtDataControlManagerV1, ()>(heard, 1, ()) {
            let device = manager.get_data_device(&seat, &queue, ());
            return Ok((Self::Standard(manager), Device::Standard(device)));
        }
        let manager: ZwlrDataControlManagerV1 = link.bind(heard, 2, ()).ok_or_else(unsupported)?;
        let device = manager.get_data_device(&seat, &queue, ());
        Ok((Self::Wlroots(manager), Device::Wlroots(device)))
    }

    /// Puts something on the clipboard that can be had in these formats.
    pub fn copy<S: Talking>(&self, device: &Device, formats: &[&str], queue: &QueueHandle<S>) {
        match (self, device) {
            (Self::Standard(manager), Device::Standard(device)) => {
                let source = manager.create_data_source(queue, ());
                formats
                    .iter()
                    .for_each(|&format| source.offer(format.into()));
                device.set_selection(Some(&source));
            }
            (Self::Wlroots(manager), Device::Wlroots(device)) => {
                let source = manager.create_data_source(queue, ());
                formats
                    .iter()
                    .for_each(|&format| source.offer(format.into()));
                device.set_selection(Some(&source));
            }
            // Both are bound together.
            _ => {}
        }
    }
}

impl Offer {
    /// Which one it is.
    pub fn id(&self) -> ObjectId {
        match self {
            Self::Standard(offer) => offer.id(),
            Self::Wlroots(offer) => offer.id(),
        }
    }

    /// Asks the owner to write it, in this format, to `end`.
    pub fn receive(&self, format: &str, end: BorrowedFd<'_>) {
        match self {
            Self::Standard(offer) => offer.receive(format.to_owned(), end),
            Self::Wlroots(offer) => offer.receive(format.to_owned(), end),
        }
    }

    /// Lets go of it; else the compositor would keep every offer for us.
    pub fn destroy(&self) {
        match self {
            Self::Standard(offer) => offer.destroy(),
            Self::Wlroots(offer) => offer.destroy(),
        }
    }
}

impl Offers {
    /// Adds what is offered now.
    pub fn add(&mut self, offer: Offer) {
        self.0.push((offer, Vec::new()));
    }

    /// Adds a format to what is offered.
    pub fn add_format(&mut self, offer: &ObjectId, format: String) {
        let found = self.0.iter_mut().find(|(known, _)| known.id() == *offer);
        if let Some((_, formats)) = found.filter(|(_, formats)| formats.len() < MOST_FORMATS) {
            formats.push(format);
        }
    }

    /// Forgets one.
    pub fn forget(&mut self, offer: &ObjectId) {
        self.0.retain(|(known, _)| known.id() != *offer);
    }

    /// Takes one out, and forgets all others.
    pub fn take(&mut self, offer: &ObjectId) -> Option<(Offer, Vec<String>)> {
        let mut all = std::mem::take(&mut self.0).into_iter();
        all.find(|(known, _)| known.id() == *offer)
    }
}

impl<S: Talking> Dispatch<WlSeat, (), S> for Control {
    fn event(
        _: &mut S,
        _: &WlSeat,
        _: wl_seat::Event,
        (): &(),
        _: &Connection,
        _: &QueueHandle<S>,
    ) {
    }
}

/// Both kinds say the same in types of their own.
macro_rules! kind {
    (
        $kind:ident,
        $manager:ident in $manager_module:ident,
        $device:ident in $device_module:ident,
        $offer:ident in $offer_module:ident,
        $source:ident in $source_module:ident
    ) => {
        impl<S: Talking> Dispatch<$manager, (), S> for Control {
            fn event(
                _: &mut S,
                _: &$manager,
                _: $manager_module::Event,
                (): &(),
                _: &Connection,
                _: &QueueHandle<S>,
            ) {
            }
        }

        impl<S: Talking> Dispatch<$device, (), S> for Control {
            fn event(
                state: &mut S,
                _: &$device,
                event: $device_module::Event,
                (): &(),
                _: &Connection,
                _: &QueueHandle<S>,
            ) {
                state.told(match event {
                    $device_module::Event::DataOffer { id } => Told::Offered(Offer::$kind(id)),
                    $device_module::Event::Selection { id } => Told::Chosen(id.map(Offer::$kind)),
                    $device_module::Event::PrimarySelection { id } => {
                        Told::Marked(id.map(Offer::$kind))
                    }
                    $device_module::Event::Finished => Told::Finished,
                    _ => return,
                });
            }

            event_created_child!(S, $device, [
                $device_module::EVT_DATA_OFFER_OPCODE => ($offer, ())
            ]);
        }

        impl<S: Talking> Dispatch<$offer, (), S> for Control {
            fn event(
                state: &mut S,
                offer: &$offer,
                event: $offer_module::Event,
                (): &(),
                _: &Connection,
                _: &QueueHandle<S>,
            ) {
                if let $offer_module::Event::Offer { mime_type } = event {
                    state.told(Told::Format(offer.id(), mime_type));
                }
            }
        }

        impl<S: Talking> Dispatch<$source, (), S> for Control {
            fn event(
                state: &mut S,
                _: &$source,
                event: $source_module::Event,
                (): &(),
                _: &Connection,
                _: &QueueHandle<S>,
            ) {
                state.told(match event {
                    $source_module::Event::Send { fd, .. } => Told::Pasted(fd),
                    $source_module::Event::Cancelled => Told::Taken,
                    _ => return,
                });
            }
        }
    };
}

kind!(
    Standard,
    ExtDataControlManagerV1 in ext_data_control_manager_v1,
    ExtDataControlDeviceV1 in ext_data_control_device_v1,
    ExtDataControlOfferV1 in ext_data_control_offer_v1,
    ExtDataControlSourceV1 in ext_data_control_source_v1
);
kind!(
    Wlroots,
    ZwlrDataControlManagerV1 in zwlr_data_control_manager_v1,
    ZwlrDataControlDeviceV1 in zwlr_data_control_device_v1,
    ZwlrDataControlOfferV1 in zwlr_data_control_offer_v1,
    ZwlrDataControlSourceV1 in zwlr_data_control_source_v1
);
