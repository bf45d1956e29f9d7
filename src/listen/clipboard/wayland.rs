//! Is told of every newly copied thing by a Wayland compositor that offers data-control. It waits for
//! nothing but the next message; what was copied is never read.

use std::io::PipeReader;
use std::os::fd::AsFd;
use std::time::{Duration, Instant};

use crate::compositor::control::{Manager, Offer, Offers, Talking, Told, talks};
use crate::compositor::link::{Globals, Link};
use crate::failure::Failure;

/// What the compositor is waited for at first; it knows at once.
const ANSWER_LIMIT: Duration = Duration::from_secs(2);

/// How watching came to its end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Ending {
    /// Nobody wants it any longer.
    Closed,
    /// The compositor went away, or its seat did.
    Lost,
    /// There is no compositor, or it does not tell of copies.
    NotOffered,
}

/// What was heard.
#[derive(Default)]
struct Heard {
    globals: Globals,
    /// From now on what is chosen has been copied just now.
    listening: bool,
    /// Everything that is offered and was not chosen yet.
    offers: Offers,
    /// The formats of what was copied last.
    copied: Option<Vec<String>>,
    /// The seat is gone.
    finished: bool,
}

/// Calls `begun` when every copy will be told, and `copied` with the formats of every newly copied thing.
pub(super) fn attend(
    closing: &PipeReader,
    begun: impl FnOnce(),
    copied: impl FnMut(&[String]),
) -> Ending {
    match listened(closing, begun, copied) {
        Ok(()) => Ending::Closed,
        Err(Failure::DisplayLost) => Ending::Lost,
        Err(_) => Ending::NotOffered,
    }
}

fn listened(
    closing: &PipeReader,
    begun: impl FnOnce(),
    mut copied: impl FnMut(&[String]),
) -> Result<(), Failure> {
    let mut heard = Heard::default();
    let mut link = Link::open(&mut heard, Instant::now() + ANSWER_LIMIT)?;
    let _bound = Manager::bind(&link, &mut heard)?;
    // What lies on the clipboard already is told first.
    link.catch_up(&mut heard)?;
    heard.listening = true;
    begun();
    link.attend(&mut heard, closing.as_fd(), |heard| {
        if let Some(formats) = heard.copied.take() {
            copied(&formats);
        }
        match heard.finished {
            true => Err(Failure::DisplayLost),
            false => Ok(()),
        }
    })
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
            Told::Chosen(offer) => {
                let formats = match &offer {
                    Some(offer) => self.offers.take(&offer.id()).map(|(_, formats)| formats),
                    None => None,
                };
                if self.listening {
                    self.copied = formats;
                }
                offer.inspect(Offer::destroy);
            }
            Told::Marked(Some(offer)) => {
                self.offers.forget(&offer.id());
                offer.destroy();
            }
            Told::Marked(None) => {}
            Told::Finished => self.finished = true,
            Told::Pasted(_) | Told::Taken => {}
        }
    }
}

talks!(Heard);
