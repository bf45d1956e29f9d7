//! The monitors of a Wayland session and their pixels, copied into memory that is shared with the
//! compositor for this one picture. Nothing is ever written to a file.

use std::os::fd::AsFd;
use std::time::Instant;

use bytes::Bytes;
use wayland_client::protocol::wl_buffer::WlBuffer;
use wayland_client::protocol::wl_callback::WlCallback;
use wayland_client::protocol::wl_output::{self, Transform, WlOutput};
use wayland_client::protocol::wl_registry::WlRegistry;
use wayland_client::protocol::wl_shm::{Format, WlShm};
use wayland_client::protocol::wl_shm_pool::WlShmPool;
use wayland_client::{Connection, Dispatch, QueueHandle, WEnum, delegate_dispatch, delegate_noop};
use wayland_protocols::xdg::xdg_output::zv1::client::zxdg_output_manager_v1::ZxdgOutputManagerV1;
use wayland_protocols::xdg::xdg_output::zv1::client::zxdg_output_v1::{self, ZxdgOutputV1};

use super::copying::{Copy, Copying, Way};
use crate::compositor::link::{Globals, Link};
use crate::failure::Failure;
use crate::memory::Segment;
use crate::picture::Rect;
use crate::request::Subject;

/// A conversation about the monitors.
pub(super) struct Outputs {
    link: Link<Heard>,
    heard: Heard,
    memory: WlShm,
    /// The ways in which it copies, the best first.
    ways: Vec<Way>,
}

/// A monitor that is switched on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Output {
    /// Its place on the desktop, in the desktop's own units.
    pub(super) area: Rect,
    /// Its number in this conversation.
    number: usize,
}

/// The pixels of a monitor as the compositor has them.
pub(super) struct Frame {
    pub(super) bytes: Bytes,
    pub(super) shape: Shape,
    /// How the monitor is turned.
    pub(super) transform: Transform,
    /// The last row comes first.
    pub(super) upside_down: bool,
}

/// How the pixels of a frame lie in memory.
#[derive(Debug, Clone, Copy)]
pub(super) struct Shape {
    pub(super) format: Format,
    pub(super) width: u32,
    pub(super) height: u32,
    pub(super) stride: u32,
}

/// What the compositor has told.
#[derive(Default)]
pub(super) struct Heard {
    globals: Globals,
    outputs: Vec<Told>,
}

/// What it has told of one monitor.
struct Told {
    output: WlOutput,
    corner: (i32, i32),
    mode: (i32, i32),
    scale: i32,
    transform: Transform,
    /// Its place and size by xdg-output, which alone knows of scales between whole numbers.
    place: Option<(i32, i32)>,
    size: Option<(i32, i32)>,
    copy: Copying,
}

impl Outputs {
    /// Connects and learns which monitors there are.
    pub(super) fn open(deadline: Instant) -> Result<Self, Failure> {
        let mut heard = Heard::default();
        let mut link = Link::open(&mut heard, deadline)?;
        let unsupported = || Failure::CaptureUnsupported(Subject::Screen);
        let ways = Way::offered(&link, &mut heard);
        if ways.is_empty() {
            return Err(unsupported());
        }
        let memory = link.bind(&mut heard, 1, ()).ok_or_else(unsupported)?;
        let outputs = link.bind_all::<WlOutput>(&mut heard, 4);
        heard.outputs = outputs.into_iter().map(Told::new).collect();
        let places: Option<ZxdgOutputManagerV1> = link.bind(&mut heard, 3, ());
        if let Some(places) = places {
            for (number, told) in heard.outputs.iter().enumerate() {
                places.get_xdg_output(&told.output, &link.queue(), number);
            }
        }
        link.catch_up(&mut heard)?;
        Ok(Self {
            link,
            heard,
            memory,
            ways,
        })
    }

    /// The monitors that are switched on.
    pub(super) fn list(&self) -> Result<Vec<Output>, Failure> {
        let listed = self.heard.outputs.iter().enumerate();
        let outputs: Vec<_> = listed
            .filter_map(|(number, told)| {
                let area = told.area()?;
                Some(Output { area, number })
            })
            .collect();
        if outputs.is_empty() {
            return Err(Failure::NoMonitor);
        }
        Ok(outputs)
    }

    /// Whether these monitors are still as they were listed; some compositors tell of a change only after the
    /// first pixels that show it.
    pub(super) fn still(&mut self, listed: &[Output]) -> Result<bool, Failure> {
        self.link.catch_up(&mut self.heard)?;
        let now = self.list()?;
        Ok(listed.iter().all(|output| now.contains(output)))
    }

    /// The pixels of these monitors, all as near to the same moment as can be, in the best way in which the
    /// compositor does it.
    pub(super) fn copy(&mut self, outputs: &[Output]) -> Result<Vec<Frame>, Failure> {
        let queue = self.link.queue();
        let numbers: Vec<usize> = outputs.iter().map(|output| output.number).collect();
        let mut last = refused();
        for way in std::mem::take(&mut self.ways) {
            let mut copies = Vec::new();
            for &number in &numbers {
                let told = &mut self.heard.outputs[number];
                told.copy = Copying::default();
                copies.push(way.begin(&told.output, number, &queue));
            }
            let copied = self.frames(&numbers, &mut copies);
            copies.into_iter().for_each(Copy::end);
            self.link.send()?;
            tracing::debug!(by = way.name(), copied = copied.is_ok(), "monitors");
            match copied {
                Err(failure @ Failure::CaptureRefused { .. }) => last = failure,
                copied => {
                    self.ways.push(way);
                    return copied;
                }
            }
        }
        Err(last)
    }

    fn frames(&mut self, numbers: &[usize], copies: &mut [Copy]) -> Result<Vec<Frame>, Failure> {
        let queue = self.link.queue();
        self.link.wait(&mut self.heard, |heard| {
            let copies = numbers.iter().map(|&number| &heard.outputs[number].copy);
            copies.into_iter().all(|copy| copy.named || copy.failed)
        })?;
        let mut segments = Vec::new();
        for (&number, copy) in numbers.iter().zip(copies) {
            let shape = self.heard.outputs[number].copy.shape;
            let shape = shape.ok_or_else(refused)?;
            let (segment, buffer) = self.shared(shape)?;
            copy.make(&buffer, shape.sides()?, number, &queue);
            segments.push((segment, buffer, shape));
        }
        self.link.wait(&mut self.heard, |heard| {
            let copies = numbers.iter().map(|&number| &heard.outputs[number].copy);
            copies.into_iter().all(|copy| copy.ready || copy.failed)
        })?;
        let mut frames = Vec::new();
        for ((segment, buffer, shape), &number) in segments.into_iter().zip(numbers) {
            buffer.destroy();
            let told = &self.heard.outputs[number];
            if told.copy.failed {
                return Err(refused());
            }
            frames.push(Frame {
                // The memory is gone with the last look at the picture.
                bytes: segment.lend(shape.length(), drop),
                shape,
                transform: told.copy.transform.unwrap_or(told.transform),
                upside_down: told.copy.upside_down,
            });
        }
        Ok(frames)
    }

    /// Memory of that shape which the compositor may write to.
    fn shared(&self, shape: Shape) -> Result<(Segment, WlBuffer), Failure> {
        let broken = |error: std::io::Error| Failure::Broken {
            detail: format!("no shared memory: {error}"),
        };
        let queue = self.link.queue();
        let length = i32::try_from(shape.length()).map_err(|_| Failure::TooLarge)?;
        let (width, height) = shape.sides()?;
        let stride = i32::try_from(shape.stride).map_err(|_| Failure::TooLarge)?;
        let segment = Segment::new(shape.length()).map_err(broken)?;
        let descriptor = segment.share().map_err(broken)?;
        let pool = self
            .memory
            .create_pool(descriptor.as_fd(), length, &queue, ());
        let buffer = pool.create_buffer(0, width, height, stride, shape.format, &queue, ());
        pool.destroy();
        Ok((segment, buffer))
    }
}

fn refused() -> Failure {
    Failure::CaptureRefused {
        detail: "the compositor does not copy a monitor".into(),
    }
}

impl Shape {
    fn length(self) -> usize {
        self.stride as usize * self.height as usize
    }

    /// Width and height as the protocols write them.
    fn sides(self) -> Result<(i32, i32), Failure> {
        let side = |length: u32| i32::try_from(length).map_err(|_| Failure::TooLarge);
        Ok((side(self.width)?, side(self.height)?))
    }
}

impl Told {
    fn new(output: WlOutput) -> Self {
        Self {
            output,
            corner: (0, 0),
            mode: (0, 0),
            scale: 1,
            transform: Transform::Normal,
            place: None,
            size: None,
            copy: Copying::default(),
        }
    }

    fn area(&self) -> Option<Rect> {
        let (x, y) = self.place.unwrap_or(self.corner);
        let (width, height) = self.size.unwrap_or_else(|| {
            let (width, height) = match lies_on_its_side(self.transform) {
                true => (self.mode.1, self.mode.0),
                false => self.mode,
            };
            let scale = self.scale.max(1);
            (width / scale, height / scale)
        });
        let length = |length: i32| u32::try_from(length).ok().filter(|&length| length > 0);
        Some(Rect {
            x,
            y,
            width: length(width)?,
            height: length(height)?,
        })
    }
}

/// Whether a monitor's rows are the picture's columns.
pub(super) fn lies_on_its_side(transform: Transform) -> bool {
    matches!(
        transform,
        Transform::_90 | Transform::_270 | Transform::Flipped90 | Transform::Flipped270
    )
}

impl Heard {
    /// How far the copy of this monitor is.
    pub(super) fn copying(&mut self, number: usize) -> Option<&mut Copying> {
        self.outputs.get_mut(number).map(|told| &mut told.copy)
    }
}

impl AsMut<Globals> for Heard {
    fn as_mut(&mut self) -> &mut Globals {
        &mut self.globals
    }
}

impl Dispatch<WlOutput, usize> for Heard {
    fn event(
        heard: &mut Self,
        _: &WlOutput,
        event: wl_output::Event,
        &number: &usize,
        _: &Connection,
        _: &QueueHandle<Self>,
    ) {
        let Some(told) = heard.outputs.get_mut(number) else {
            return;
        };
        match event {
            wl_output::Event::Geometry {
                x, y, transform, ..
            } => {
                told.corner = (x, y);
                if let WEnum::Value(transform) = transform {
                    told.transform = transform;
                }
            }
            wl_output::Event::Mode {
                flags: WEnum::Value(flags),
                width,
                height,
                ..
            } if flags.contains(wl_output::Mode::Current) => told.mode = (width, height),
            wl_output::Event::Scale { factor } => told.scale = factor,
            _ => {}
        }
    }
}

impl Dispatch<ZxdgOutputV1, usize> for Heard {
    fn event(
        heard: &mut Self,
        _: &ZxdgOutputV1,
        event: zxdg_output_v1::Event,
        &number: &usize,
        _: &Connection,
        _: &QueueHandle<Self>,
    ) {
        let Some(told) = heard.outputs.get_mut(number) else {
            return;
        };
        match event {
            zxdg_output_v1::Event::LogicalPosition { x, y } => told.place = Some((x, y)),
            zxdg_output_v1::Event::LogicalSize { width, height } => {
                told.size = Some((width, height));
            }
            _ => {}
        }
    }
}

delegate_dispatch!(Heard: [WlRegistry: ()] => Globals);
delegate_dispatch!(Heard: [WlCallback: ()] => Globals);
delegate_noop!(Heard: ignore WlShm);
delegate_noop!(Heard: ignore WlBuffer);
delegate_noop!(Heard: WlShmPool);
delegate_noop!(Heard: ZxdgOutputManagerV1);
