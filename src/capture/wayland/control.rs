//! The words of data-control, by which programs without a window reach the clipboard: of the standard
//! kind (wayland.app/protocols/ext-data-control-v1), else of the older one of wlroots, which is the
//! same under other names.

use std::os::fd::BorrowedFd;

use wayland_client::protocol::wl_registry::WlRegistry;
use wayland_client::protocol::wl_seat::WlSeat;
use wayland_client::{Dispatch, QueueHandle, backend::ObjectId};
use wayland_protocols::ext::data_control::v1::client::ext_data_control_device_v1::ExtDataControlDeviceV1;
use wayland_protocols::ext::data_control::v1::client::ext_data_control_manager_v1::ExtDataControlManagerV1;
use wayland_protocols::ext::data_control::v1::client::ext_data_control_offer_v1::ExtDataControlOfferV1;
use wayland_protocols::ext::data_control::v1::client::ext_data_control_source_v1::ExtDataControlSourceV1;
use wayland_protocols_wlr::data_control::v1::client::zwlr_data_control_device_v1::ZwlrDataControlDeviceV1;
use wayland_protocols_wlr::data_control::v1::client::zwlr_data_control_manager_v1::ZwlrDataControlManagerV1;
use wayland_protocols_wlr::data_control::v1::client::zwlr_data_control_offer_v1::ZwlrDataControlOfferV1;
use wayland_protocols_wlr::data_control::v1::client::zwlr_data_control_source_v1::ZwlrDataControlSourceV1;

use super::link::{Gathering, Link};
use crate::failure::Failure;
use crate::request::Subject;

/// The way to the clipboard.
pub(super) enum Manager {
    Standard(ExtDataControlManagerV1),
    Wlroots(ZwlrDataControlManagerV1),
}

/// The clipboard of one seat.
pub(super) enum Device {
    Standard(ExtDataControlDeviceV1),
    Wlroots(ZwlrDataControlDeviceV1),
}

/// What a program has to give.
#[derive(Debug, Clone)]
pub(super) enum Offer {
    Standard(ExtDataControlOfferV1),
    Wlroots(ZwlrDataControlOfferV1),
}

/// A conversation that understands both kinds.
pub(super) trait Talking:
    Gathering
    + Dispatch<WlRegistry, ()>
    + Dispatch<WlSeat, ()>
    + Dispatch<ExtDataControlManagerV1, ()>
    + Dispatch<ExtDataControlDeviceV1, ()>
    + Dispatch<ExtDataControlSourceV1, ()>
    + Dispatch<ZwlrDataControlManagerV1, ()>
    + Dispatch<ZwlrDataControlDeviceV1, ()>
    + Dispatch<ZwlrDataControlSourceV1, ()>
{
}

impl Manager {
    /// Binds what is offered, and the clipboard of the first seat.
    pub(super) fn bind<S: Talking>(
        link: &Link<S>,
        heard: &mut S,
    ) -> Result<(Self, Device), Failure> {
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
    pub(super) fn copy<S: Talking>(
        &self,
        device: &Device,
        formats: &[&str],
        queue: &QueueHandle<S>,
    ) {
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
    pub(super) fn id(&self) -> ObjectId {
        use wayland_client::Proxy;
        match self {
            Self::Standard(offer) => offer.id(),
            Self::Wlroots(offer) => offer.id(),
        }
    }

    /// Asks the owner to write it, in this format, to `end`.
    pub(super) fn receive(&self, format: &str, end: BorrowedFd<'_>) {
        match self {
            Self::Standard(offer) => offer.receive(format.to_owned(), end),
            Self::Wlroots(offer) => offer.receive(format.to_owned(), end),
        }
    }
}
