//! Reads on a thread of its own, so that nobody waits for a model. The thread sleeps without a
//! single wakeup while no models are loaded. A new request supersedes the one under way, and
//! dropping the receiver of an answer gives it up; both are heeded between two lines.

use std::ops::ControlFlow;
use std::panic::{self, AssertUnwindSafe};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread;
use std::time::Duration;

use tokio::sync::mpsc as stream;

use super::Line;
use super::ocr::{self, Look, Reader};
use crate::failure::Failure;
use crate::memory;

/// Who asks again does so within half a minute; after that the memory is worth more than the tens
/// of milliseconds that loading takes.
const IDLE: Duration = Duration::from_secs(30);

/// What both models take when they are loaded, in bytes; measured.
const MODELS: usize = 60 << 20;

/// What reading takes besides: a screen of 4K took 100 MB at the most when it was measured.
const SHEETS: usize = 100 << 20;

/// The reading thread, to be asked; it ends with the last clone.
#[derive(Clone)]
pub struct Worker {
    requests: Sender<Request>,
}

/// What comes back.
#[derive(Debug, Clone, PartialEq)]
pub enum Heard {
    /// The next line in reading order.
    Line(Line),
    /// One of the areas that were asked for has been read to its end.
    AreaEnd,
    /// Everything was read; an answer that stops without this was superseded.
    End {
        /// There is text in a script that the reader does not know.
        unreadable_script: bool,
    },
}

/// What is heard of one request: lines, then [`Heard::End`] or a failure.
pub type Answer = stream::UnboundedReceiver<Result<Heard, Failure>>;

struct Request {
    looks: Vec<Look>,
    // Unbounded, because the thread must not wait for a slow taker; a screen holds some hundred lines.
    answer: stream::UnboundedSender<Result<Heard, Failure>>,
}

impl Worker {
    /// Starts the thread; it loads nothing before it is asked.
    ///
    /// # Errors
    /// [`Failure::Broken`] when the system gives no thread.
    pub fn start() -> Result<Self, Failure> {
        Self::start_with(IDLE, Reader::load, || {
            // The models leave holes behind that only this closes.
            memory::give_back();
            memory::unload(&ocr::weights());
        })
    }

    /// The same with another idle time and way to load; `dropped` hears of the models' end.
    fn start_with(
        idle: Duration,
        load: fn() -> Result<Reader, Failure>,
        dropped: impl FnMut() + Send + 'static,
    ) -> Result<Self, Failure> {
        let (requests, asked) = channel();
        thread::Builder::new()
            .name("reader".to_owned())
            .spawn(move || serve(&asked, idle, load, dropped))
            .map_err(|error| Failure::Broken {
                detail: format!("the reading thread: {error}"),
            })?;
        Ok(Self { requests })
    }

    /// Reads the areas one after the other, the one that matters first.
    pub fn read(&self, looks: Vec<Look>) -> Answer {
        let (answer, heard) = stream::unbounded_channel();
        let request = Request { looks, answer };
        if let Err(error) = self.requests.send(request) {
            // The thread catches every panic, so it can only have been taken away by the system.
            let gone = Failure::Broken {
                detail: "the reading thread is gone".to_owned(),
            };
            let _ = error.0.answer.send(Err(gone));
        }
        heard
    }
}

/// Waits for requests, and holds the models only while they are asked for.
fn serve(
    asked: &Receiver<Request>,
    idle: Duration,
    load: fn() -> Result<Reader, Failure>,
    mut dropped: impl FnMut(),
) {
    let mut reader = None;
    let mut superseding = None;
    loop {
        let request = match superseding.take() {
            Some(request) => request,
            None if reader.is_some() => match asked.recv_timeout(idle) {
                Ok(request) => request,
                Err(RecvTimeoutError::Timeout) => {
                    reader = None;
                    dropped();
                    continue;
                }
                Err(RecvTimeoutError::Disconnected) => return,
            },
            None => match asked.recv() {
                Ok(request) => request,
                Err(_) => return,
            },
        };
        let work = || answer(&request, &mut reader, load, asked);
        match panic::catch_unwind(AssertUnwindSafe(work)) {
            Ok(next) => superseding = next,
            Err(cause) => {
                // What a panic left behind is not trusted: the next request loads anew.
                reader = None;
                let _ = request.answer.send(Err(Failure::Broken {
                    detail: format!("reading text: {}", reason(cause.as_ref())),
                }));
            }
        }
    }
}

/// Answers one request; gives back the request that superseded it.
fn answer(
    request: &Request,
    reader: &mut Option<Reader>,
    load: fn() -> Result<Reader, Failure>,
    asked: &Receiver<Request>,
) -> Option<Request> {
    let mut superseding = None;
    let end = read(request, reader, load, |heard| {
        superseding = asked.try_iter().last();
        if let Some(heard) = heard {
            // A closed channel is noticed just below.
            let _ = request.answer.send(Ok(heard));
        }
        if superseding.is_some() || request.answer.is_closed() {
            ControlFlow::Break(())
        } else {
            ControlFlow::Continue(())
        }
    });
    if superseding.is_none() {
        let end = end.map(|unreadable_script| Heard::End { unreadable_script });
        let _ = request.answer.send(end);
    }
    superseding
}

/// Reads all areas; blocks are counted on from one to the next.
fn read(
    request: &Request,
    reader: &mut Option<Reader>,
    load: fn() -> Result<Reader, Failure>,
    mut each: impl FnMut(Option<Heard>) -> ControlFlow<()>,
) -> Result<bool, Failure> {
    let held = reader.as_ref().map_or(0, |_| MODELS);
    if !memory::has_room(MODELS + SHEETS - held) {
        // What is free again is worth more to others.
        *reader = None;
        memory::give_back();
        return Err(Failure::NoMemory);
    }
    let mut unreadable_script = false;
    let mut first = 0;
    for look in &request.looks {
        if each(None).is_break() {
            break;
        }
        let reader = match reader {
            Some(reader) => reader,
            None => reader.insert(load()?),
        };
        let mut next = first;
        let mut enough = false;
        unreadable_script |= reader.read_each(look, |line| {
            let line = line.map(|line| Line {
                block: line.block + first,
                ..line
            });
            next = line.as_ref().map_or(next, |line| line.block + 1);
            let flow = each(line.map(Heard::Line));
            enough = flow.is_break();
            flow
        })?;
        if enough || each(Some(Heard::AreaEnd)).is_break() {
            break;
        }
        first = next;
    }
    Ok(unreadable_script)
}

fn reason(cause: &(dyn std::any::Any + Send)) -> &str {
    cause
        .downcast_ref::<String>()
        .map(String::as_str)
        .or_else(|| cause.downcast_ref::<&str>().copied())
        .unwrap_or("unknown panic")
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use std::sync::atomic::{AtomicBool, Ordering};

    use super::*;
    use crate::describe::local::ocr::Aim;
    use crate::picture::{Layout, Picture, Rect};

    fn blank() -> Vec<Look> {
        let pixels = vec![200; 64 * 64 * 4];
        vec![Look {
            picture: Picture::new(pixels.into(), Layout::Rgbx, 64, 64, 256).unwrap(),
            area: Rect {
                x: 0,
                y: 0,
                width: 64,
                height: 64,
            },
            windows: Vec::new(),
            aim: Aim::Tell,
        }]
    }

    const END: Result<Heard, Failure> = Ok(Heard::End {
        unreadable_script: false,
    });

    /// What is heard last of a request.
    fn end(worker: &Worker) -> Option<Result<Heard, Failure>> {
        let mut answer = worker.read(blank());
        std::iter::from_fn(|| answer.blocking_recv()).last()
    }

    #[test]
    fn a_panic_is_a_failure_and_the_next_request_is_answered() {
        static PANICKED: AtomicBool = AtomicBool::new(false);
        fn load() -> Result<Reader, Failure> {
            assert!(PANICKED.swap(true, Ordering::SeqCst), "no luck");
            Reader::load()
        }
        let worker = Worker::start_with(IDLE, load, || {}).unwrap();
        let failed = worker.read(blank()).blocking_recv();
        assert!(
            matches!(&failed, Some(Err(Failure::Broken { detail })) if detail.contains("no luck")),
            "{failed:?}"
        );
        assert_eq!(end(&worker), Some(END));
    }

    #[test]
    fn the_models_are_dropped_when_nobody_asks_and_loaded_again() {
        let (dropped, hears) = channel();
        let told = move || dropped.send(()).unwrap();
        let worker = Worker::start_with(Duration::from_millis(1), Reader::load, told).unwrap();
        for _ in 0..2 {
            assert_eq!(end(&worker), Some(END));
            hears.recv_timeout(Duration::from_secs(60)).unwrap();
        }
    }
}
