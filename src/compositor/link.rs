//! One conversation with the Wayland compositor: connecting, what it offers, and waiting for its
//! answers with a deadline. A conversation is as short as a capture, or ends with its compositor, so
//! there is nothing to be mended in it when one is started anew.

use std::os::fd::BorrowedFd;
use std::os::unix::net::UnixStream;
use std::time::Instant;

use rustix::event::{PollFd, PollFlags, Timespec, poll};
use wayland_client::backend::WaylandError;
use wayland_client::protocol::wl_callback::{self, WlCallback};
use wayland_client::protocol::wl_registry::{self, WlRegistry};
use wayland_client::{Connection, Dispatch, DispatchError, EventQueue, Proxy, QueueHandle};

use super::socket;
use crate::failure::Failure;

/// An open conversation; what is heard in it is gathered in `S`.
#[derive(Debug)]
pub struct Link<S> {
    connection: Connection,
    queue: EventQueue<S>,
    /// None where what is waited for may take days.
    deadline: Option<Instant>,
}

/// What the compositor offers.
#[derive(Debug, Default)]
pub struct Globals {
    registry: Option<WlRegistry>,
    offered: Vec<Global>,
    answered: bool,
}

/// What ended a rest.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Woken {
    /// There may be something new from the compositor.
    Told,
    /// The conversation is to end.
    Closing,
}

#[derive(Debug)]
struct Global {
    name: u32,
    interface: String,
    version: u32,
}

/// What a conversation gathers knows what is offered.
pub trait Gathering:
    AsMut<Globals> + Dispatch<WlRegistry, ()> + Dispatch<WlCallback, ()> + 'static
{
}

impl<S> Gathering for S where
    S: AsMut<Globals> + Dispatch<WlRegistry, ()> + Dispatch<WlCallback, ()> + 'static
{
}

impl<S: Gathering> Link<S> {
    /// Connects and learns what is offered.
    ///
    /// # Errors
    /// [`Failure::NoDisplay`] where there is no compositor, [`Failure::DisplayLost`] where it does not answer.
    pub fn open(gathered: &mut S, deadline: Instant) -> Result<Self, Failure> {
        let path = socket().ok_or(Failure::NoDisplay)?;
        let stream = UnixStream::connect(&path).map_err(|error| {
            tracing::debug!(%error, path = %path.display(), "no connection to the compositor");
            Failure::NoDisplay
        })?;
        let connection = Connection::from_socket(stream).map_err(|_| Failure::NoDisplay)?;
        let queue = connection.new_event_queue();
        let registry = connection.display().get_registry(&queue.handle(), ());
        gathered.as_mut().registry = Some(registry);
        let mut link = Self {
            connection,
            queue,
            deadline: Some(deadline),
        };
        link.catch_up(gathered)?;
        Ok(link)
    }

    /// Where the answers to requests go.
    pub fn queue(&self) -> QueueHandle<S> {
        self.queue.handle()
    }

    /// Binds the first global of this interface, in a version that is known here.
    pub fn bind<I, U>(&self, gathered: &mut S, most: u32, data: U) -> Option<I>
    where
        I: Proxy + 'static,
        U: Send + Sync + 'static,
        S: Dispatch<I, U>,
    {
        let globals = gathered.as_mut();
        let wanted = I::interface().name;
        let found = globals
            .offered
            .iter()
            .find(|global| global.interface == wanted)?;
        let registry = globals.registry.as_ref()?;
        Some(registry.bind(
            found.name,
            found.version.min(most),
            &self.queue.handle(),
            data,
        ))
    }

    /// Binds all globals of this interface; `data` is made from the number of each.
    pub fn bind_all<I>(&self, gathered: &mut S, most: u32) -> Vec<I>
    where
        I: Proxy + 'static,
        S: Dispatch<I, usize>,
    {
        let globals = gathered.as_mut();
        let wanted = I::interface().name;
        let Some(registry) = globals.registry.as_ref() else {
            return Vec::new();
        };
        let offered = globals
            .offered
            .iter()
            .filter(|global| global.interface == wanted);
        offered
            .enumerate()
            .map(|(number, global)| {
                let version = global.version.min(most);
                registry.bind(global.name, version, &self.queue.handle(), number)
            })
            .collect()
    }

    /// Waits until everything that was asked so far is answered.
    ///
    /// # Errors
    /// [`Failure::DisplayLost`] when the compositor is gone or does not answer.
    pub fn catch_up(&mut self, gathered: &mut S) -> Result<(), Failure> {
        gathered.as_mut().answered = false;
        let display = self.connection.display();
        display.sync(&self.queue.handle(), ());
        self.wait(gathered, |gathered| gathered.as_mut().answered)
    }

    /// Sends what was asked, without waiting for an answer.
    ///
    /// # Errors
    /// [`Failure::DisplayLost`] when the compositor is gone.
    pub fn send(&self) -> Result<(), Failure> {
        match self.queue.flush() {
            Err(WaylandError::Io(error)) if error.kind() == std::io::ErrorKind::WouldBlock => {
                Ok(())
            }
            Err(error) => Err(lost(&error)),
            Ok(()) => Ok(()),
        }
    }

    /// Listens until `done`, however long that takes.
    ///
    /// # Errors
    /// [`Failure::DisplayLost`] when the compositor is gone.
    pub fn patiently(
        &mut self,
        gathered: &mut S,
        done: impl FnMut(&mut S) -> bool,
    ) -> Result<(), Failure> {
        self.deadline = None;
        self.wait(gathered, done)
    }

    /// Listens until there is something to be read from `closing`; `heard` is called after every message.
    ///
    /// # Errors
    /// [`Failure::DisplayLost`] when the compositor is gone, or what `heard` says.
    pub fn attend(
        &mut self,
        gathered: &mut S,
        closing: BorrowedFd<'_>,
        mut heard: impl FnMut(&mut S) -> Result<(), Failure>,
    ) -> Result<(), Failure> {
        self.deadline = None;
        loop {
            self.dispatch(gathered)?;
            heard(gathered)?;
            if self.read(Some(closing))? == Woken::Closing {
                return Ok(());
            }
        }
    }

    /// Listens until `done`, or the deadline.
    ///
    /// # Errors
    /// [`Failure::DisplayLost`] when the compositor is gone or does not answer.
    pub fn wait(
        &mut self,
        gathered: &mut S,
        mut done: impl FnMut(&mut S) -> bool,
    ) -> Result<(), Failure> {
        loop {
            self.dispatch(gathered)?;
            if done(gathered) {
                return Ok(());
            }
            self.read(None)?;
        }
    }

    /// Has everything that was read gathered.
    fn dispatch(&mut self, gathered: &mut S) -> Result<(), Failure> {
        let dispatched = self.queue.dispatch_pending(gathered);
        dispatched.map(drop).map_err(|error| match error {
            DispatchError::Backend(error) => lost(&error),
            error @ DispatchError::BadMessage { .. } => lost(&error),
        })
    }

    /// Sends what was asked, and reads what comes, at the latest when the deadline is over.
    fn read(&mut self, closing: Option<BorrowedFd<'_>>) -> Result<Woken, Failure> {
        self.send()?;
        let Some(reading) = self.queue.prepare_read() else {
            return Ok(Woken::Told);
        };
        let left = self.deadline.map(|deadline| {
            let left = deadline.saturating_duration_since(Instant::now());
            Timespec::try_from(left).unwrap_or_default()
        });
        let answers = PollFd::from_borrowed_fd(reading.connection_fd(), PollFlags::IN);
        let mut ends = vec![answers];
        ends.extend(closing.map(|closing| PollFd::from_borrowed_fd(closing, PollFlags::IN)));
        match poll(&mut ends, left.as_ref()) {
            Ok(0) => {
                tracing::info!("the compositor does not answer");
                return Err(Failure::DisplayLost);
            }
            Ok(_) => {}
            Err(rustix::io::Errno::INTR) => return Ok(Woken::Told),
            Err(_) => return Err(Failure::DisplayLost),
        }
        if ends.get(1).is_some_and(|end| !end.revents().is_empty()) {
            return Ok(Woken::Closing);
        }
        match reading.read() {
            Err(WaylandError::Io(error)) if error.kind() == std::io::ErrorKind::WouldBlock => {}
            Err(error) => return Err(lost(&error)),
            Ok(_) => {}
        }
        Ok(Woken::Told)
    }
}

fn lost(error: &dyn std::error::Error) -> Failure {
    tracing::info!(%error, "connection to the compositor lost");
    Failure::DisplayLost
}

impl<S> Dispatch<WlRegistry, (), S> for Globals
where
    S: Dispatch<WlRegistry, ()> + AsMut<Globals>,
{
    fn event(
        state: &mut S,
        _: &WlRegistry,
        event: wl_registry::Event,
        (): &(),
        _: &Connection,
        _: &QueueHandle<S>,
    ) {
        if let wl_registry::Event::Global {
            name,
            interface,
            version,
        } = event
        {
            state.as_mut().offered.push(Global {
                name,
                interface,
                version,
            });
        }
    }
}

impl<S> Dispatch<WlCallback, (), S> for Globals
where
    S: Dispatch<WlCallback, ()> + AsMut<Globals>,
{
    fn event(
        state: &mut S,
        _: &WlCallback,
        event: wl_callback::Event,
        (): &(),
        _: &Connection,
        _: &QueueHandle<S>,
    ) {
        if let wl_callback::Event::Done { .. } = event {
            state.as_mut().answered = true;
        }
    }
}
