//! The frozen picture and what was asked and answered about it, so that a further question is about
//! what was seen and not about what is there now. In memory only, and only until it is forgotten.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use crate::failure::Failure;
use crate::picture::{Encoded, Limits, Packed, Picture, Rect};
use crate::request::Subject;
use crate::surroundings::Surroundings;

/// The most turns that are sent again: each further question carries all before it.
const MOST_TURNS: usize = 12;

/// A question and its whole answer, in the words that went over the wire.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Turn {
    /// What was asked.
    pub question: String,
    /// What was answered.
    pub answer: String,
}

/// A conversation; clones are the same one.
#[derive(Debug, Clone, Default)]
pub struct Conversation(Arc<Mutex<Option<Frozen>>>);

/// What the conversation is about.
#[derive(Debug)]
struct Frozen {
    seen: Seen,
    /// The picture as it was sent, so that it is encoded once.
    encoded: Vec<(Limits, Encoded)>,
    /// What it was compared with, while both are withheld.
    before: Option<Before>,
}

/// The picture, packed as soon as there is time.
#[derive(Debug, Clone)]
enum Kept {
    Fresh(Picture),
    Packed(Packed),
}

/// What was frozen, to be looked at again.
#[derive(Debug, Clone)]
pub struct Seen {
    kept: Kept,
    /// What was looked at.
    pub subject: Subject,
    /// What was known beside it.
    pub surroundings: Surroundings,
    /// The turns so far, the oldest first.
    pub turns: Vec<Turn>,
    /// How it may be sent; none when it was not looked through.
    pub cleared: Option<Cleared>,
}

/// How a picture may be sent after it was looked through for secrets.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Cleared {
    /// What is painted over.
    pub masks: Vec<Rect>,
    /// The person has agreed that all of it is sent.
    pub wholly: bool,
}

/// An earlier picture of the same.
#[derive(Debug, Clone)]
pub struct Before {
    /// The picture.
    pub picture: Picture,
    /// What was known of it.
    pub surroundings: Surroundings,
    /// Where the two differ, in pixels; none where their sizes differ.
    pub areas: Option<Vec<Rect>>,
}

impl Seen {
    /// The picture. Takes 2 ms for a megapixel: not for an async runtime.
    ///
    /// # Errors
    /// As [`Packed::unpack`].
    pub fn picture(&self) -> Result<Picture, Failure> {
        match &self.kept {
            Kept::Fresh(picture) => Ok(picture.clone()),
            Kept::Packed(packed) => packed.unpack(),
        }
    }
}

impl Conversation {
    /// Freezes a new picture, and forgets the one before with all that was said about it.
    pub fn begin(&self, subject: &Subject, picture: &Picture, surroundings: &Surroundings) {
        *self.lock() = Some(Frozen {
            seen: Seen {
                kept: Kept::Fresh(picture.clone()),
                subject: subject.clone(),
                surroundings: surroundings.clone(),
                turns: Vec::new(),
                cleared: None,
            },
            encoded: Vec::new(),
            before: None,
        });
    }

    /// Packs the frozen picture. Takes 2 ms for a megapixel: not for an async runtime.
    pub fn pack(&self) {
        let Some(Kept::Fresh(fresh)) = self.seen().map(|seen| seen.kept) else {
            return;
        };
        match Packed::of(&fresh) {
            Ok(packed) => self.with(|frozen| {
                // Another picture may have been frozen meanwhile.
                if matches!(&frozen.seen.kept, Kept::Fresh(now) if now.is_a_view_like(&fresh)) {
                    frozen.seen.kept = Kept::Packed(packed);
                }
            }),
            Err(failure) => tracing::error!(%failure, "the picture is kept unpacked"),
        }
    }

    /// What is frozen; none when nothing was looked at, or it is forgotten.
    pub fn seen(&self) -> Option<Seen> {
        self.lock().as_ref().map(|frozen| frozen.seen.clone())
    }

    /// The frozen picture as it was sent within these limits.
    pub fn encoded(&self, limits: &Limits) -> Option<Encoded> {
        let frozen = self.lock();
        let mut encoded = frozen.as_ref()?.encoded.iter();
        let fitting = encoded.find(|(fitting, _)| fitting == limits);
        fitting.map(|(_, encoded)| encoded.clone())
    }

    /// Keeps the frozen picture as it is sent within these limits.
    pub fn keep_encoded(&self, limits: Limits, encoded: Encoded) {
        self.with(|frozen| frozen.encoded.push((limits, encoded)));
    }

    /// Adds what became known of the frozen picture.
    pub fn know(&self, surroundings: &Surroundings) {
        self.with(|frozen| frozen.seen.surroundings.clone_from(surroundings));
    }

    /// Remembers how the frozen picture may be sent.
    pub fn clear(&self, cleared: &Cleared) {
        self.with(|frozen| frozen.seen.cleared = Some(cleared.clone()));
    }

    /// Keeps what the frozen picture was compared with, until the person has decided.
    pub fn withhold(&self, before: Before) {
        self.with(|frozen| frozen.before = Some(before));
    }

    /// What the frozen picture was to be compared with.
    pub fn take_before(&self) -> Option<Before> {
        self.lock().as_mut()?.before.take()
    }

    /// Adds a turn that is whole.
    pub fn add(&self, turn: Turn) {
        self.with(|frozen| {
            let turns = &mut frozen.seen.turns;
            // The first one has the facts about the picture.
            if turns.len() == MOST_TURNS {
                turns.remove(1);
            }
            turns.push(turn);
        });
    }

    /// Forgets picture and turns now.
    pub fn forget(&self) {
        self.lock().take();
    }

    fn with(&self, change: impl FnOnce(&mut Frozen)) {
        if let Some(frozen) = self.lock().as_mut() {
            change(frozen);
        }
    }

    fn lock(&self) -> MutexGuard<'_, Option<Frozen>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
