//! The clipboard through the arboard crate, for every desktop. It knows one picture format, gives
//! up on large pictures now and then and can wait long for a program that does not answer:
//! therefore several tries, a deadline in front, and on X11 only after our own reader.

use std::borrow::Cow;
use std::time::Duration;

use arboard::{Clipboard, Error, ImageData};
use bytes::Bytes;
use futures_util::future::BoxFuture;

use crate::capture::file;
use crate::capture::lane::Lane;
use crate::capture::{Capturer, Shot};
use crate::failure::{Failure, Holding};
use crate::picture::{Layout, Picture};
use crate::request::Subject;
use crate::surroundings::Surroundings;

/// A large picture takes 0.3 s; a stopped owner holds the crate for 4 s.
const LIMIT: Duration = Duration::from_secs(3);

/// It loses one of ten transfers of 21 MB on a calm machine, three of ten on a busy one.
const TRIES: usize = 3;

/// Captures the clipboard by the portable crate.
#[derive(Debug)]
pub struct Portable {
    lane: Lane,
}

impl Portable {
    /// A capturer of the clipboard of the desktop in the environment.
    #[allow(clippy::new_without_default)]
    pub fn new() -> Self {
        Self { lane: Lane::new() }
    }
}

impl Capturer for Portable {
    fn capture<'a>(&'a self, subject: &'a Subject) -> BoxFuture<'a, Result<Shot, Failure>> {
        Box::pin(async move {
            if *subject != Subject::Clipboard {
                return Err(Failure::CaptureUnsupported(subject.clone()));
            }
            self.lane.run(LIMIT, Failure::ClipboardSilent, read).await
        })
    }
}

fn read() -> Result<Shot, Failure> {
    let mut clipboard = Clipboard::new().map_err(no_clipboard)?;
    let mut result = clipboard.get_image();
    for _ in 1..TRIES {
        if !matches!(
            result,
            Err(Error::Unknown { .. } | Error::ClipboardOccupied)
        ) {
            break;
        }
        result = clipboard.get_image();
    }
    match result {
        Ok(image) => shot(image),
        // Some owners answer the question for a picture with whatever they have.
        Err(Error::ContentNotAvailable | Error::Unknown { .. }) => without_image(&mut clipboard),
        Err(error) => Err(failure(error)),
    }
}

fn without_image(clipboard: &mut Clipboard) -> Result<Shot, Failure> {
    if let Ok(paths) = clipboard.get().file_list() {
        let picture = paths
            .iter()
            .find(|path| file::begins_as_picture(path).unwrap_or(false));
        return picture.map_or(Err(Failure::ClipboardHolds(Holding::Files)), |path| {
            file::shot(path)
        });
    }
    match clipboard.get_text() {
        Ok(_) => Err(Failure::ClipboardHolds(Holding::Text)),
        Err(Error::ContentNotAvailable) => Err(Failure::ClipboardEmpty),
        Err(error) => Err(failure(error)),
    }
}

/// The picture, on white like every decoded one.
fn shot(image: ImageData<'_>) -> Result<Shot, Failure> {
    let mut pixels = match image.bytes {
        Cow::Owned(pixels) => pixels,
        Cow::Borrowed(pixels) => pixels.to_vec(),
    };
    crate::capture::decode::lay_on_white(&mut pixels);
    let size = |length: usize| u32::try_from(length).map_err(|_| Failure::TooLarge);
    let (width, height) = (size(image.width)?, size(image.height)?);
    let stride = image.width * 4;
    Ok(Shot {
        picture: Picture::new(Bytes::from(pixels), Layout::Rgbx, width, height, stride)?,
        surroundings: Surroundings::default(),
    })
}

pub(in crate::capture) fn no_clipboard(error: Error) -> Failure {
    tracing::debug!(%error, "no clipboard");
    Failure::NoDisplay
}

pub(in crate::capture) fn failure(error: Error) -> Failure {
    match error {
        Error::ContentNotAvailable => Failure::ClipboardEmpty,
        Error::ConversionFailure => Failure::Damaged {
            detail: error.to_string(),
        },
        Error::ClipboardNotSupported => Failure::CaptureUnsupported(Subject::Clipboard),
        _ => {
            tracing::info!(%error, "clipboard");
            Failure::ClipboardSilent
        }
    }
}
