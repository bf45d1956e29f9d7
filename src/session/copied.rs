//! Newly copied pictures, which are described without a press where that is switched on. The newest
//! one wins; whatever the person asks for goes before it, and is never cut off by it.

use std::collections::VecDeque;
use std::time::{Duration, Instant};

use super::Session;
use super::words::{complete, notice};
use crate::effect::Effect;
use crate::event::{Origin, Outcome, Press, RequestId};
use crate::request::{Detail, Request, Subject};
use crate::utterance::{Cue, Moment};
use crate::wording;

/// How long the clipboard must rest before it is looked at: programs that put a picture there in
/// several steps take less than this, and somebody who copies on does not want each one told.
const REST: Duration = Duration::from_millis(500);
/// The most copied pictures that are described within a minute, since nobody presses for them.
const MOST: usize = 6;
const MINUTE: Duration = Duration::from_secs(60);

/// What is known of copied pictures.
#[derive(Debug, Default)]
pub(super) struct Copies {
    /// Whether they are described.
    on: bool,
    /// The newest one, which has not been looked at yet.
    newest: Option<Newest>,
    /// When those of the last minute were looked at.
    looked: VecDeque<Instant>,
    /// Whether it was said that there are too many.
    told: bool,
}

#[derive(Debug)]
struct Newest {
    id: RequestId,
    at: Instant,
    /// Whether the clipboard has rested since.
    rested: bool,
}

impl Session {
    /// Whether copied pictures are described without a press.
    pub fn watches_copies(&self) -> bool {
        self.copies.on
    }

    /// Takes over whether copied pictures are described.
    pub fn watch_copies(&mut self, on: bool) {
        self.copies.on = on;
    }

    /// Describes copied pictures from now on, or no longer.
    pub(super) fn switch_copies(&mut self, id: RequestId, on: bool) -> Vec<Effect> {
        self.copies.on = on;
        let mut effects = self.drop_copy();
        effects.extend([
            Effect::Watch(on),
            Effect::Sound(Cue::Acknowledge, Moment::Now),
            notice(Some(id), wording::watching(on)),
            complete(id),
        ]);
        effects
    }

    /// A picture has been copied.
    pub(super) fn copy_seen(&mut self, press: &Press) -> Vec<Effect> {
        let mut effects = self.drop_copy();
        if !self.copies.on || self.paused || self.locked {
            effects.push(Effect::End(press.id, Outcome::Cancelled, None));
            return effects;
        }
        self.copies.newest = Some(Newest {
            id: press.id,
            at: press.at,
            rested: false,
        });
        effects.push(Effect::Rest(REST));
        effects
    }

    /// Drops the picture that was to be looked at, because of a newer one or of a press.
    pub(super) fn drop_copy(&mut self) -> Vec<Effect> {
        let dropped = self.copies.newest.take();
        let ended = dropped.map(|copy| Effect::End(copy.id, Outcome::Cancelled, None));
        ended.into_iter().collect()
    }

    /// The clipboard has rested.
    pub(super) fn rested(&mut self) -> Vec<Effect> {
        if let Some(newest) = &mut self.copies.newest {
            newest.rested = true;
        }
        Vec::new()
    }

    /// Looks at the newest copy, once it has rested and the person waits for nothing else. What is
    /// being spoken is not cut off: it may be an answer to the person.
    pub(super) fn look_at_copy(&mut self) -> Vec<Effect> {
        let waits = self.entering.is_some()
            || (self.working.as_ref()).is_some_and(|working| working.origin != Origin::Clipboard);
        let Some(Newest { id, at, .. }) =
            self.copies.newest.take_if(|newest| newest.rested && !waits)
        else {
            return Vec::new();
        };
        let copies = &mut self.copies;
        let recent = |moment: &Instant| at.saturating_duration_since(*moment) < MINUTE;
        copies.looked.retain(recent);
        if copies.looked.len() >= MOST {
            let mut effects = vec![Effect::End(id, Outcome::Cancelled, None)];
            if !std::mem::replace(&mut copies.told, true) {
                effects.push(notice(Some(id), wording::TOO_MANY_COPIES));
            }
            return effects;
        }
        copies.looked.push_back(at);
        copies.told = false;
        let mut request = Request {
            detail: Some(Detail::Gist),
            ..Request::of(Subject::Clipboard)
        };
        self.preferred.fill(&mut request);
        // A press that agrees would send another picture than the one that was spoken of.
        self.offer = None;
        let mut effects = self.abandon();
        effects.push(Effect::Sound(Cue::Copied, Moment::Now));
        effects.extend(self.begin(id, Origin::Clipboard, request));
        effects
    }
}
