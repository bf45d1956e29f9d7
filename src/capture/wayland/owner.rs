//! Holds the clipboard of a Wayland session with one text, until another program takes it.

use std::fs::File;
use std::io::Write;
use std::os::fd::OwnedFd;
use std::time::{Duration, Instant};

use wayland_client::protocol::wl_callback::WlCallback;
use wayland_client::protocol::wl_registry::WlRegistry;
use wayland_client::protocol::wl_seat::WlSeat;
use wayland_client::{
    Connection, Dispatch, QueueHandle, delegate_dispatch, delegate_noop, event_created_child,
};
use wayland_protocols::ext::data_control::v1::client::ext_data_control_device_v1::{
    self, ExtDataControlDeviceV1,
};
use wayland_protocols::ext::data_control::v1::client::ext_data_control_manager_v1::ExtDataControlManagerV1;
use wayland_protocols::ext::data_control::v1::client::ext_data_control_offer_v1::ExtDataControlOfferV1;
use wayland_protocols::ext::data_control::v1::client::ext_data_control_source_v1::{
    self, ExtDataControlSourceV1,
};
use wayland_protocols_wlr::data_control::v1::client::zwlr_data_control_device_v1::{
    self, ZwlrDataControlDeviceV1,
};
use wayland_protocols_wlr::data_control::v1::client::zwlr_data_control_manager_v1::ZwlrDataControlManagerV1;
use wayland_protocols_wlr::data_control::v1::client::zwlr_data_control_offer_v1::ZwlrDataControlOfferV1;
use wayland_protocols_wlr::data_control::v1::client::zwlr_data_control_source_v1::{
    self, ZwlrDataControlSourceV1,
};

use super::control::{Manager, Talking};
use super::link::{Globals, Link};
use crate::failure::Failure;

/// What the compositor is waited for until the text lies there.
const ANSWER_LIMIT: Duration = Duration::from_secs(2);

/// The names of text that programs ask for, also those that X programs ask for through Xwayland.
const FORMATS: [&str; 5] = [
    "text/plain;charset=utf-8",
    "text/plain",
    "UTF8_STRING",
    "STRING",
    "TEXT",
];

/// The clipboard as it is held.
struct Holding {
    globals: Globals,
    text: String,
    taken: bool,
}

/// Puts `text` on the clipboard, calls `lying` when it lies there, and answers those who paste;
/// returns when it lies there no more.
pub(in crate::capture) fn keep(text: String, lying: impl FnOnce()) -> Result<(), Failure> {
    let mut holding = Holding {
        globals: Globals::default(),
        text,
        taken: false,
    };
    let mut link = Link::open(&mut holding, Instant::now() + ANSWER_LIMIT)?;
    let (manager, device) = Manager::bind(&link, &mut holding)?;
    manager.copy(&device, &FORMATS, &link.queue());
    link.catch_up(&mut holding)?;
    lying();
    link.patiently(&mut holding, |holding| holding.taken)
}

impl Holding {
    /// Writes the text to whoever pastes, on a thread of its own: that one may never read.
    fn paste(&self, end: OwnedFd) {
        let text = self.text.clone();
        let write = move || drop(File::from(end).write_all(text.as_bytes()));
        let thread = std::thread::Builder::new().name("paste".into());
        if let Err(error) = thread.spawn(write) {
            tracing::warn!(%error, "nothing was pasted");
        }
    }
}

impl AsMut<Globals> for Holding {
    fn as_mut(&mut self) -> &mut Globals {
        &mut self.globals
    }
}

impl Talking for Holding {}

/// Both kinds say the same in types of their own.
macro_rules! held {
    ($source:ident, $source_module:ident, $device:ident, $offer:ident, $opcode:path) => {
        impl Dispatch<$source, ()> for Holding {
            fn event(
                holding: &mut Self,
                _: &$source,
                event: $source_module::Event,
                (): &(),
                _: &Connection,
                _: &QueueHandle<Self>,
            ) {
                match event {
                    $source_module::Event::Send { fd, .. } => holding.paste(fd),
                    $source_module::Event::Cancelled => holding.taken = true,
                    _ => {}
                }
            }
        }

        impl Dispatch<$device, ()> for Holding {
            fn event(
                _: &mut Self,
                _: &$device,
                _: <$device as wayland_client::Proxy>::Event,
                (): &(),
                _: &Connection,
                _: &QueueHandle<Self>,
            ) {
            }

            event_created_child!(Holding, $device, [$opcode => ($offer, ())]);
        }
    };
}

held!(
    ExtDataControlSourceV1,
    ext_data_control_source_v1,
    ExtDataControlDeviceV1,
    ExtDataControlOfferV1,
    ext_data_control_device_v1::EVT_DATA_OFFER_OPCODE
);
held!(
    ZwlrDataControlSourceV1,
    zwlr_data_control_source_v1,
    ZwlrDataControlDeviceV1,
    ZwlrDataControlOfferV1,
    zwlr_data_control_device_v1::EVT_DATA_OFFER_OPCODE
);

delegate_dispatch!(Holding: [WlRegistry: ()] => Globals);
delegate_dispatch!(Holding: [WlCallback: ()] => Globals);
delegate_noop!(Holding: ignore WlSeat);
delegate_noop!(Holding: ExtDataControlManagerV1);
delegate_noop!(Holding: ZwlrDataControlManagerV1);
delegate_noop!(Holding: ignore ExtDataControlOfferV1);
delegate_noop!(Holding: ignore ZwlrDataControlOfferV1);
