//! Pictures of the screen by the desktop's portal
//! (<https://flatpak.github.io/xdg-desktop-portal/docs/doc-org.freedesktop.portal.Screenshot.html>).
//! The portal leaves each picture in a file: it is removed before it is looked at, also where nobody
//! waits for it any more, so a picture under way is never given up.

use std::collections::HashMap;
use std::fs::File;
use std::io::{self, Read};
use std::os::unix::fs::MetadataExt;
use std::path::PathBuf;
use std::sync::{Arc, Mutex as Brief, PoisonError};
use std::time::{Duration, Instant};

use futures_util::future::BoxFuture;
use rustix::fs::{Mode, OFlags};
use tokio::sync::{Mutex, Notify, OwnedSemaphorePermit, Semaphore, oneshot};
use tokio::task::spawn_blocking;
use tokio::time::{timeout, timeout_at};
use zbus::zvariant::Value;

use super::decode::MOST_BYTES;
use super::permission::{self, Permission};
use super::{Candidate, Capturer, Shot, desktop, file};
use crate::failure::{Consent, Failure};
use crate::portal::{Answer, Portal, Trouble};
use crate::request::Subject;
use crate::surroundings::{Remark, Surroundings};

/// This way's row in the table.
pub(super) const CANDIDATE: Candidate = Candidate {
    name: "portal",
    open: |_| Box::new(Asking::new()),
};

/// The part of the portal that takes them.
pub(super) const SCREENSHOT: &str = "org.freedesktop.portal.Screenshot";

/// How long a press waits. Pictures take 50 to 230 ms; a portal that hangs has used up its own limit
/// of 3 s by then, so that what is still missing is a person's answer.
const WAIT: Duration = Duration::from_millis(3500);

/// What has no answer after so long is a question to the person, and no picture under way.
const QUESTION: Duration = Duration::from_secs(3);

/// How long a question may stay open; then it is taken back.
const DECISION: Duration = Duration::from_secs(120);

/// No person answers as quickly: GNOME refuses within 20 ms to ask for a program in the background, and a
/// busy machine takes some times as long.
const NOBODY: Duration = Duration::from_millis(300);

/// Captures the whole screen by asking the desktop for it.
struct Asking {
    portal: Arc<Mutex<Option<Portal>>>,
    /// One question at a time.
    free: Arc<Semaphore>,
    /// When the one that is open was asked.
    asked: Arc<Brief<Option<Instant>>>,
    /// Takes it back.
    needless: Arc<Notify>,
}

impl Asking {
    fn new() -> Self {
        Self {
            portal: Arc::default(),
            free: Arc::new(Semaphore::new(1)),
            asked: Arc::default(),
            needless: Arc::default(),
        }
    }

    /// Waits until no other question is open. One that the person has answered elsewhere meanwhile is
    /// taken back; a picture under way, which is no question, never is.
    async fn turn(&self) -> Option<OwnedSemaphorePermit> {
        let free = Arc::clone(&self.free);
        if let Ok(turn) = Arc::clone(&free).try_acquire_owned() {
            return Some(turn);
        }
        let asked = *self.asked.lock().unwrap_or_else(PoisonError::into_inner);
        if asked.is_some_and(|asked| asked.elapsed() > QUESTION)
            && permission::decided(None).await == Ok(Permission::Yes)
        {
            self.needless.notify_waiters();
        }
        free.acquire_owned().await.ok()
    }

    /// The bytes of a picture of this moment. What is not waited for ends by itself.
    async fn picture(&self) -> Result<Vec<u8>, Failure> {
        let deadline = tokio::time::Instant::now() + WAIT;
        let Ok(Some(turn)) = timeout_at(deadline, self.turn()).await else {
            return Err(unanswered().await);
        };
        let (done, waiting) = oneshot::channel();
        let (portal, needless) = (Arc::clone(&self.portal), Arc::clone(&self.needless));
        *self.asked.lock().unwrap_or_else(PoisonError::into_inner) = Some(Instant::now());
        tokio::spawn(async move {
            let _turn = turn;
            tokio::select! {
                // Whoever has left does not want it any more, and the file is gone.
                bytes = taken(&portal) => drop(done.send(bytes)),
                () = needless.notified() => {}
            }
        });
        match timeout_at(deadline, waiting).await {
            Ok(Ok(bytes)) => bytes,
            Ok(Err(_)) => Err(Failure::Broken {
                detail: "the question to the portal broke off".into(),
            }),
            Err(_) => Err(unanswered().await),
        }
    }
}

impl Capturer for Asking {
    fn capture<'a>(&'a self, subject: &'a Subject) -> BoxFuture<'a, Result<Shot, Failure>> {
        Box::pin(async move {
            if !desktop::is_wayland() {
                return Err(Failure::NoDisplay);
            }
            let remarks = match subject {
                Subject::Screen => Vec::new(),
                Subject::Window => vec![Remark::ScreenInstead],
                _ => return Err(Failure::CaptureUnsupported(subject.clone())),
            };
            let bytes = self.picture().await?;
            let decoded = spawn_blocking(move || file::decoded(&bytes)).await;
            let shot = decoded.map_err(|error| Failure::Broken {
                detail: error.to_string(),
            })??;
            Ok(Shot {
                picture: shot.picture,
                surroundings: Surroundings {
                    remarks,
                    ..Surroundings::default()
                },
            })
        })
    }
}

/// Asks for a picture, and takes its file away.
async fn taken(portal: &Mutex<Option<Portal>>) -> Result<Vec<u8>, Failure> {
    let mut open = portal.lock().await;
    if open.as_ref().is_none_or(Portal::is_closed) {
        *open = Some(Portal::open(None).await.map_err(failure)?);
    }
    let Some(portal) = open.clone() else {
        return Err(Failure::NoDisplay);
    };
    drop(open);
    let begun = Instant::now();
    let asked = portal.ask((SCREENSHOT, "Screenshot"), DECISION, |token| {
        let options = HashMap::from([
            ("handle_token", Value::from(token.to_owned())),
            ("interactive", Value::from(false)),
            ("modal", Value::from(false)),
        ]);
        ("", options)
    });
    let missing = match asked.await.map_err(failure)? {
        Answer::Granted(mut results) => {
            let uri = results.remove("uri").map(String::try_from);
            let uri = uri.and_then(Result::ok).unwrap_or_default();
            return match path(&uri) {
                Some(path) => away(path).await,
                None => Err(Failure::CaptureRefused {
                    detail: "the portal names no file".into(),
                }),
            };
        }
        // KDE says so of a picture that it cannot take.
        Answer::Cancelled if begun.elapsed() < NOBODY => Consent::Denied,
        Answer::Cancelled => Consent::Cancelled,
        Answer::Other => {
            let quick = begun.elapsed() < NOBODY;
            match remembered().await {
                Some(Permission::No) => Consent::Remembered,
                _ if quick => Consent::NotAsked,
                _ => Consent::Denied,
            }
        }
    };
    Err(Failure::NoConsent(missing))
}

/// What the desktop remembers of the person's decision, if it tells that at once.
async fn remembered() -> Option<Permission> {
    let decided = timeout(NOBODY, permission::decided(None)).await;
    decided.ok().and_then(Result::ok)
}

/// Why nothing has come. What is allowed asks nobody. What is not asks the person, or nobody, and we cannot
/// know which: portals before 1.18 never answer where GNOME lets them not ask for a program in the background.
async fn unanswered() -> Failure {
    Failure::NoConsent(match remembered().await {
        Some(Permission::Yes) => Consent::Silent,
        _ => Consent::Open,
    })
}

fn failure(trouble: Trouble) -> Failure {
    match trouble {
        Trouble::Absent => Failure::CaptureUnsupported(Subject::Screen),
        Trouble::Silent => Failure::NoConsent(Consent::Silent),
        Trouble::Refused(detail) => Failure::CaptureRefused { detail },
    }
}

/// Removes a file, and gives what was in it.
async fn away(path: PathBuf) -> Result<Vec<u8>, Failure> {
    let read = spawn_blocking(move || emptied(&path));
    let read = read.await.unwrap_or_else(|error| Err(error.into()));
    read.map_err(|error| Failure::CaptureRefused {
        detail: format!("the portal's file: {error}"),
    })
}

fn emptied(path: &std::path::Path) -> io::Result<Vec<u8>> {
    let ours = rustix::process::geteuid().as_raw();
    // Neither another file by a link, nor a pipe that would hold us up.
    let flags = OFlags::RDONLY | OFlags::CLOEXEC | OFlags::NOFOLLOW | OFlags::NONBLOCK;
    let file = rustix::fs::open(path, flags, Mode::empty()).map(File::from);
    let file = match file {
        Ok(file) => file,
        Err(error) => {
            // What cannot be read must not stay, either.
            let about = std::fs::symlink_metadata(path)?;
            if about.uid() == ours && (about.is_file() || about.is_symlink()) {
                std::fs::remove_file(path)?;
            }
            return Err(error.into());
        }
    };
    let about = file.metadata()?;
    if !about.is_file() || about.uid() != ours {
        return Err(io::ErrorKind::InvalidData.into());
    }
    std::fs::remove_file(path)?;
    if about.len() > MOST_BYTES as u64 {
        return Err(io::ErrorKind::FileTooLarge.into());
    }
    let mut bytes = Vec::new();
    file.take(MOST_BYTES as u64).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// The file that an address names.
fn path(uri: &str) -> Option<PathBuf> {
    use std::os::unix::ffi::OsStringExt;

    let named = uri
        .strip_prefix("file://")
        .filter(|path| path.starts_with('/'))?;
    let mut bytes = Vec::new();
    let mut rest = named.bytes();
    while let Some(byte) = rest.next() {
        if byte != b'%' {
            bytes.push(byte);
            continue;
        }
        let code = [rest.next()?, rest.next()?];
        let code = std::str::from_utf8(&code).ok()?;
        bytes.push(u8::from_str_radix(code, 16).ok()?);
    }
    Some(PathBuf::from(std::ffi::OsString::from_vec(bytes)))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn addresses_name_files() {
        let named = |uri| path(uri).map(|path| path.to_string_lossy().into_owned());
        let bildschirm = "file:///home/ada/Bilder/Bildschirmfoto%20%C3%BC.png";
        assert_eq!(
            named(bildschirm).unwrap(),
            "/home/ada/Bilder/Bildschirmfoto ü.png"
        );
        for wrong in ["", "http://host/a.png", "file://host/a.png", "file:///a%2"] {
            assert_eq!(named(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn a_file_is_gone_once_it_is_read_and_a_link_is_not_followed() {
        let folder = tempfile::tempdir().unwrap();
        let (file, link) = (folder.path().join("a"), folder.path().join("b"));
        std::fs::write(&file, "pixels").unwrap();
        std::os::unix::fs::symlink(&file, &link).unwrap();
        assert!(emptied(&link).is_err());
        assert!(file.exists() && !link.is_symlink());
        assert_eq!(emptied(&file).unwrap(), b"pixels");
        assert!(!file.exists());
    }

    #[test]
    fn a_file_that_is_too_long_goes_and_what_is_no_picture_of_ours_stays() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("a");
        let long = File::create(&file).unwrap();
        long.set_len(MOST_BYTES as u64 + 1).unwrap();
        let refused = emptied(&file).unwrap_err();
        assert_eq!(refused.kind(), io::ErrorKind::FileTooLarge);
        assert!(!file.exists());

        std::fs::create_dir(&file).unwrap();
        assert!(emptied(&file).is_err() && file.exists());
        let pipe = folder.path().join("pipe");
        let made = std::process::Command::new("mkfifo").arg(&pipe).status();
        assert!(made.unwrap().success());
        assert!(emptied(&pipe).is_err() && pipe.exists());
    }
}
