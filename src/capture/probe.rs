//! Tries every way to the screen, the clipboard and the applications, one after the other. What is
//! seen is given back to the caller and told to nobody.

use std::time::{Duration, Instant};

use tokio::time::timeout;

use super::{Capturer, Settings, Shot, desktop};
use crate::failure::Failure;
use crate::request::Subject;
use crate::surroundings::Remark;
use crate::verdict::Verdict;
use crate::wording::remarks as wording;

/// A way has shorter limits of its own; this is for one that forgets them.
const LIMIT: Duration = Duration::from_secs(8);

/// What came of the ways to what can be seen.
#[derive(Debug, Default)]
pub struct Tried {
    /// The ways to the screen, best first.
    pub screens: Vec<Verdict>,
    /// The ways to the clipboard, best first.
    pub clipboards: Vec<Verdict>,
    /// The way to what applications tell.
    pub accessibility: Option<Verdict>,
    /// The same way with the active window; one that is not known would be the whole screen.
    pub window: Option<Verdict>,
    /// Why there is no picture, where no way works and the person can do something about one of them.
    pub refusal: Option<Failure>,
    /// What the first way that works has seen, and how long it took.
    pub shot: Option<(Shot, Duration)>,
}

/// Takes a picture of the screen by every way; to be asked for only after the sound that belongs to
/// a look.
pub async fn screens(settings: &Settings) -> Tried {
    let mut tried = Tried::default();
    for way in desktop::SCREENS {
        let begun = Instant::now();
        if desktop::is_left_out(way.name) {
            let blind = Err(wording::BLIND.into());
            tried.screens.push(Verdict::of(way.name, begun, blind));
            continue;
        }
        let capturer = (way.open)(settings);
        let outcome = match timeout(LIMIT, capturer.capture(&Subject::Screen)).await {
            Ok(Ok(shot)) => {
                let (width, height) = (shot.picture.width(), shot.picture.height());
                let blank = shot.picture.blank().is_some();
                if tried.shot.is_none() {
                    // The first picture opens the way, too; what counts is the second.
                    let again = Instant::now();
                    let second = timeout(LIMIT, capturer.capture(&Subject::Screen)).await;
                    if let Ok(Ok(shot)) = second {
                        tried.shot = Some((shot, again.elapsed()));
                    }
                    tried.window = Some(window(way.name, &*capturer).await);
                }
                Ok(wording::size(width, height, blank))
            }
            Ok(Err(failure)) => {
                if tried.refusal.is_none() && !super::is_not_here(&failure) {
                    tried.refusal = Some(failure.clone());
                }
                Err(Some(failure))
            }
            Err(_) => Err(None),
        };
        tried.screens.push(verdict(way.name, begun, outcome));
    }
    tried
}

/// Takes a picture of the active window alone, by a way that sees the screen.
async fn window(name: &str, capturer: &dyn Capturer) -> Verdict {
    let begun = Instant::now();
    let outcome = match timeout(LIMIT, capturer.capture(&Subject::Window)).await {
        Ok(Ok(shot)) if shot.surroundings.remarks.contains(&Remark::ScreenInstead) => {
            return Verdict::of(name, begun, Err(wording::ONLY_SCREEN.into()));
        }
        Ok(Ok(shot)) => {
            let (width, height) = (shot.picture.width(), shot.picture.height());
            Ok(wording::size(width, height, false))
        }
        Ok(Err(Failure::NoWindow)) => Ok(wording::NO_WINDOW.into()),
        Ok(Err(failure)) => Err(Some(failure)),
        Err(_) => Err(None),
    };
    verdict(name, begun, outcome)
}

/// The verdict on a way that worked, failed or did not answer.
fn verdict(name: &str, begun: Instant, outcome: Result<String, Option<Failure>>) -> Verdict {
    let (outcome, cause) = match outcome {
        Ok(remark) => (Ok(remark), None),
        Err(Some(failure)) => (Err(wording::failed(&failure)), Some(failure.to_string())),
        Err(None) => (Err(wording::SILENT.into()), None),
    };
    Verdict::of(name, begun, outcome).because(cause)
}

/// Asks the clipboard by every way what it holds; it may well hold nothing.
pub async fn clipboards(settings: &Settings) -> Vec<Verdict> {
    let mut verdicts = Vec::new();
    for way in desktop::CLIPBOARDS {
        let begun = Instant::now();
        let capturer = (way.open)(settings);
        let outcome = match timeout(LIMIT, capturer.capture(&Subject::Clipboard)).await {
            Ok(Ok(_)) => Ok(wording::PICTURE.into()),
            Ok(Err(
                failure @ (Failure::ClipboardEmpty
                | Failure::ClipboardHolds(_)
                | Failure::ClipboardSecret
                | Failure::NotAPicture
                | Failure::TooLarge
                | Failure::Damaged { .. }),
            )) => Ok(match failure {
                Failure::ClipboardEmpty => wording::EMPTY.into(),
                _ => wording::NO_PICTURE.into(),
            }),
            Ok(Err(failure)) => Err(Some(failure)),
            Err(_) => Err(None),
        };
        verdicts.push(verdict(way.name, begun, outcome));
    }
    verdicts
}

/// Asks the applications what is in front.
pub async fn accessibility() -> Verdict {
    desktop::Around::new().probe().await
}
