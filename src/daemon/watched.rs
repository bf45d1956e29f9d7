//! What can be watched from outside: the status and the last answer.

use super::Daemon;
use crate::event::{Event, KeysBy, News, Progress, Shortcuts, Tokens};
use crate::wording;

impl Daemon {
    /// Tells those who watch what the session remembers, if it has changed.
    pub(super) fn tell(&self) {
        let session = &self.session;
        self.status.send_if_modified(|status| {
            let changed = status.paused != session.paused()
                || status.private != session.private()
                || status.locked != session.locked()
                || status.preferred != *session.preferred();
            status.paused = session.paused();
            status.private = session.private();
            status.locked = session.locked();
            status.preferred.clone_from(session.preferred());
            changed
        });
        self.last.send_if_modified(|last| {
            let changed = last.as_deref() != session.last_answer();
            if changed {
                *last = session.last_answer().map(str::to_owned);
            }
            changed
        });
    }

    /// Adds up what answers have cost.
    fn count(&self, tokens: Option<Tokens>) {
        let Some(Tokens { input, output }) = tokens else {
            return;
        };
        self.status.send_modify(|status| {
            status.tokens.input += input;
            status.tokens.output += output;
        });
    }

    /// Keeps what the status tells about the parts.
    pub(super) fn note(&self, event: &Event) {
        let news = match event {
            Event::Progress(_, Progress::Done(description)) => {
                return self.count(description.tokens);
            }
            Event::News(news) => news,
            _ => return,
        };
        self.status.send_modify(|status| {
            match news {
                News::KeysArmed(by, keys) => {
                    status.keys.clone_from(keys);
                    status.keys_by = match keys.is_empty() {
                        true => KeysBy::Nobody,
                        false => by.clone(),
                    };
                }
                News::Shortcuts(Shortcuts::Bound(name)) => {
                    status.keys_by = KeysBy::Desktop(name.clone());
                }
                News::DisplayLost | News::NoDisplay => {
                    status.keys.clear();
                    status.keys_by = KeysBy::Nobody;
                }
                News::SpeechMoved { engine, .. } => status.speech.clone_from(engine),
                _ => {}
            }
            status.settled |= matches!(news, News::KeysArmed(..) | News::NoDisplay);
            if let News::Shortcuts(_) = news {
                // Whatever was said before about them is over.
                let over = status.about_shortcuts.take();
                status
                    .problems
                    .retain(|problem| over.as_ref() != Some(problem));
            }
            match news {
                News::Shortcuts(Shortcuts::Heard | Shortcuts::Bound(_)) => {}
                // It is over as soon as it is told.
                News::Restarted => {}
                News::Shortcuts(_) => {
                    status.about_shortcuts = wording::news(news);
                    status.problems.extend(status.about_shortcuts.clone());
                }
                News::DisplayBack => status.problems.retain(|problem| !is_about_display(problem)),
                _ => status
                    .problems
                    .extend(wording::news(news).filter(|text| !status.problems.contains(text))),
            }
        });
    }
}

/// Whether a problem is over when the display is back.
fn is_about_display(problem: &str) -> bool {
    [News::NoDisplay, News::DisplayLost]
        .iter()
        .any(|news| wording::news(news).as_deref() == Some(problem))
}
