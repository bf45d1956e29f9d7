//! The two ways in which compositors copy a monitor into memory that is shared with them: that of the
//! standard kind (wayland.app/protocols/ext-image-copy-capture-v1), and the older one of wlroots
//! (wayland.app/protocols/wlr-screencopy-unstable-v1). Only here the two differ.

use wayland_client::protocol::wl_buffer::WlBuffer;
use wayland_client::protocol::wl_output::{Transform, WlOutput};
use wayland_client::protocol::wl_shm::Format;
use wayland_client::{Connection, Dispatch, Proxy, QueueHandle, WEnum, delegate_noop};
use wayland_protocols::ext::image_capture_source::v1::client::ext_image_capture_source_v1::ExtImageCaptureSourceV1;
use wayland_protocols::ext::image_capture_source::v1::client::ext_output_image_capture_source_manager_v1::ExtOutputImageCaptureSourceManagerV1;
use wayland_protocols::ext::image_copy_capture::v1::client::ext_image_copy_capture_frame_v1::{
    self, ExtImageCopyCaptureFrameV1,
};
use wayland_protocols::ext::image_copy_capture::v1::client::ext_image_copy_capture_manager_v1::{
    ExtImageCopyCaptureManagerV1, Options,
};
use wayland_protocols::ext::image_copy_capture::v1::client::ext_image_copy_capture_session_v1::{
    self, ExtImageCopyCaptureSessionV1,
};
use wayland_protocols_wlr::screencopy::v1::client::zwlr_screencopy_frame_v1::{
    self, Flags, ZwlrScreencopyFrameV1,
};
use wayland_protocols_wlr::screencopy::v1::client::zwlr_screencopy_manager_v1::ZwlrScreencopyManagerV1;

use super::mosaic::depth;
use super::outputs::{Heard, Shape};
use crate::compositor::link::Link;

/// A way in which this compositor copies monitors.
#[derive(Debug)]
pub(super) enum Way {
    /// That of the standard kind: what is to be copied, and the copying.
    Standard(
        ExtOutputImageCaptureSourceManagerV1,
        ExtImageCopyCaptureManagerV1,
    ),
    /// That of wlroots.
    Wlroots(ZwlrScreencopyManagerV1),
}

/// One copy of one monitor, which is begun and then made.
pub(super) enum Copy {
    Standard(
        ExtImageCaptureSourceV1,
        ExtImageCopyCaptureSessionV1,
        Option<ExtImageCopyCaptureFrameV1>,
    ),
    Wlroots(ZwlrScreencopyFrameV1),
}

/// How far the copy of a monitor is.
#[derive(Debug, Default)]
pub(super) struct Copying {
    /// How the pixels will lie, once that is named.
    pub(super) shape: Option<Shape>,
    /// The compositor has named every form that it can copy in.
    pub(super) named: bool,
    pub(super) upside_down: bool,
    /// How the copy itself is turned, where that is told.
    pub(super) transform: Option<Transform>,
    pub(super) ready: bool,
    pub(super) failed: bool,
    size: (u32, u32),
    format: Option<(Format, u32)>,
}

impl Way {
    /// The ways that the compositor offers, the standard one first.
    pub(super) fn offered(link: &Link<Heard>, heard: &mut Heard) -> Vec<Self> {
        let sources = link.bind(heard, 1, ());
        let copies = link.bind(heard, 1, ());
        let standard = sources.zip(copies);
        let wlroots = link.bind(heard, 3, ());
        let standard = standard.map(|(sources, copies)| Self::Standard(sources, copies));
        standard
            .into_iter()
            .chain(wlroots.map(Self::Wlroots))
            .collect()
    }

    /// What it is called in the log.
    pub(super) fn name(&self) -> &'static str {
        match self {
            Self::Standard(..) => ExtImageCopyCaptureManagerV1::interface().name,
            Self::Wlroots(_) => ZwlrScreencopyManagerV1::interface().name,
        }
    }

    /// Begins a copy without the pointer; its shape is named next.
    pub(super) fn begin(
        &self,
        output: &WlOutput,
        number: usize,
        queue: &QueueHandle<Heard>,
    ) -> Copy {
        match self {
            Self::Standard(sources, copies) => {
                let source = sources.create_source(output, queue, ());
                let session = copies.create_session(&source, Options::empty(), queue, number);
                Copy::Standard(source, session, None)
            }
            Self::Wlroots(manager) => {
                let without_cursor = 0;
                let frame = manager.capture_output(without_cursor, output, queue, number);
                Copy::Wlroots(frame)
            }
        }
    }
}

impl Copy {
    /// Has it made into this memory, which is of the shape that was named.
    pub(super) fn make(
        &mut self,
        buffer: &WlBuffer,
        (width, height): (i32, i32),
        number: usize,
        queue: &QueueHandle<Heard>,
    ) {
        match self {
            Self::Standard(_, session, frame) => {
                let made = session.create_frame(queue, number);
                made.attach_buffer(buffer);
                made.damage_buffer(0, 0, width, height);
                made.capture();
                *frame = Some(made);
            }
            Self::Wlroots(frame) => frame.copy(buffer),
        }
    }

    /// Lets go of it.
    pub(super) fn end(self) {
        match self {
            Self::Standard(source, session, frame) => {
                frame.iter().for_each(ExtImageCopyCaptureFrameV1::destroy);
                session.destroy();
                source.destroy();
            }
            Self::Wlroots(frame) => frame.destroy(),
        }
    }
}

impl Dispatch<ExtImageCopyCaptureSessionV1, usize> for Heard {
    fn event(
        heard: &mut Self,
        _: &ExtImageCopyCaptureSessionV1,
        event: ext_image_copy_capture_session_v1::Event,
        &number: &usize,
        _: &Connection,
        _: &QueueHandle<Self>,
    ) {
        use ext_image_copy_capture_session_v1::Event;
        let Some(copy) = heard.copying(number) else {
            return;
        };
        match event {
            Event::BufferSize { width, height } => copy.size = (width, height),
            // Any will do; the first is the compositor's own.
            Event::ShmFormat {
                format: WEnum::Value(format),
            } => copy.format = copy.format.or(depth(format).map(|depth| (format, depth))),
            Event::Done => {
                let (width, height) = copy.size;
                copy.shape = copy.format.map(|(format, depth)| Shape {
                    format,
                    width,
                    height,
                    stride: width.saturating_mul(depth),
                });
                copy.named = true;
            }
            Event::Stopped => copy.failed = true,
            _ => {}
        }
    }
}

impl Dispatch<ExtImageCopyCaptureFrameV1, usize> for Heard {
    fn event(
        heard: &mut Self,
        _: &ExtImageCopyCaptureFrameV1,
        event: ext_image_copy_capture_frame_v1::Event,
        &number: &usize,
        _: &Connection,
        _: &QueueHandle<Self>,
    ) {
        use ext_image_copy_capture_frame_v1::Event;
        let Some(copy) = heard.copying(number) else {
            return;
        };
        match event {
            Event::Transform {
                transform: WEnum::Value(transform),
            } => copy.transform = Some(transform),
            Event::Ready => copy.ready = true,
            Event::Failed { .. } => copy.failed = true,
            _ => {}
        }
    }
}

impl Dispatch<ZwlrScreencopyFrameV1, usize> for Heard {
    fn event(
        heard: &mut Self,
        frame: &ZwlrScreencopyFrameV1,
        event: zwlr_screencopy_frame_v1::Event,
        &number: &usize,
        _: &Connection,
        _: &QueueHandle<Self>,
    ) {
        use zwlr_screencopy_frame_v1::Event;
        let Some(copy) = heard.copying(number) else {
            return;
        };
        match event {
            Event::Buffer {
                format: WEnum::Value(format),
                width,
                height,
                stride,
            } => {
                copy.shape = Some(Shape {
                    format,
                    width,
                    height,
                    stride,
                });
                // Before version 3 there is one form, and no word that it was the last.
                copy.named |= frame.version() < 3;
            }
            Event::BufferDone => copy.named = true,
            Event::Flags {
                flags: WEnum::Value(flags),
            } => copy.upside_down = flags.contains(Flags::YInvert),
            Event::Ready { .. } => copy.ready = true,
            Event::Failed => copy.failed = true,
            _ => {}
        }
    }
}

delegate_noop!(Heard: ExtOutputImageCaptureSourceManagerV1);
delegate_noop!(Heard: ExtImageCaptureSourceV1);
delegate_noop!(Heard: ExtImageCopyCaptureManagerV1);
delegate_noop!(Heard: ZwlrScreencopyManagerV1);
