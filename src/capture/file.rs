//! Takes pictures out of files. Only regular files are opened: a pipe or a device could hold the
//! reader for ever.

use std::fs::File;
use std::io::{ErrorKind, Read};
use std::path::Path;
use std::time::Duration;

use futures_util::future::BoxFuture;

use super::decode::{self, MOST_BYTES};
use super::lane::Lane;
use super::{Capturer, Shot};
use crate::failure::{Failure, Stage};
use crate::request::Subject;
use crate::surroundings::{Remark, Surroundings};

/// The largest picture allowed is decoded in about 3 s on a slow laptop; folders on a network may
/// never answer.
pub(super) const LIMIT: Duration = Duration::from_secs(5);

/// Enough for every format's mark.
const MARK: u64 = 64;

/// Captures picture files.
#[derive(Debug)]
pub(super) struct Files {
    lane: Lane,
}

impl Files {
    pub(super) fn new() -> Self {
        Self { lane: Lane::new() }
    }
}

impl Capturer for Files {
    fn capture<'a>(&'a self, subject: &'a Subject) -> BoxFuture<'a, Result<Shot, Failure>> {
        Box::pin(async move {
            let Subject::File(path) = subject else {
                return Err(Failure::CaptureUnsupported(subject.clone()));
            };
            let path = path.clone();
            let late = Failure::TimedOut(Stage::Capture);
            self.lane.run(LIMIT, late, move || shot(&path)).await
        })
    }
}

/// The picture in a file; blocks.
pub(super) fn shot(path: &Path) -> Result<Shot, Failure> {
    decoded(&read(path)?)
}

/// The picture in these bytes; blocks.
pub(super) fn decoded(bytes: &[u8]) -> Result<Shot, Failure> {
    let (picture, remarks): (_, Vec<Remark>) = decode::decode(bytes)?;
    Ok(Shot {
        picture,
        surroundings: Surroundings {
            remarks,
            ..Surroundings::default()
        },
    })
}

/// Whether a file begins like a picture.
pub(super) fn begins_as_picture(path: &Path) -> Result<bool, Failure> {
    let mut beginning = Vec::new();
    open(path)?
        .take(MARK)
        .read_to_end(&mut beginning)
        .map_err(|_| Failure::FileUnreadable(path.to_owned()))?;
    Ok(decode::sniff(&beginning).is_some())
}

fn read(path: &Path) -> Result<Vec<u8>, Failure> {
    let mut bytes = Vec::new();
    open(path)?
        .take(MOST_BYTES as u64 + 1)
        .read_to_end(&mut bytes)
        .map_err(|_| Failure::FileUnreadable(path.to_owned()))?;
    if bytes.len() > MOST_BYTES {
        return Err(Failure::TooLarge);
    }
    Ok(bytes)
}

/// Opens a regular file; the kind is asked first because opening a pipe waits for its writer.
fn open(path: &Path) -> Result<File, Failure> {
    let failure = |error: std::io::Error| match error.kind() {
        ErrorKind::NotFound | ErrorKind::NotADirectory => Failure::FileMissing(path.to_owned()),
        _ => Failure::FileUnreadable(path.to_owned()),
    };
    let kind = std::fs::metadata(path).map_err(failure)?;
    if !kind.is_file() {
        return Err(Failure::FileUnreadable(path.to_owned()));
    }
    if kind.len() > MOST_BYTES as u64 {
        return Err(Failure::TooLarge);
    }
    File::open(path).map_err(failure)
}
