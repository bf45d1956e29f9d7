//! The picture that a request is about, with all that goes to a describer beside it.

use std::sync::Arc;
use std::time::Duration;

use super::beside::Beside;
use super::changes::Before;
use super::reporter::Reporter;
use super::screening::{Around, Guard};
use super::{Doors, encode};
use crate::allowance::Allowance;
use crate::capture::Shot;
use crate::conversation::{Cleared, Conversation, Turn};
use crate::describe::Describer;
use crate::failure::Failure;
use crate::picture::{Encoded, Limits};
use crate::prompt::Prompt;
use crate::request::{Consent, Request, Subject};
use crate::screening::{Caution, redact};
use crate::surroundings::Surroundings;

/// A picture with the conversation about it.
pub(super) struct Frozen<'a> {
    pub(super) shot: Shot,
    pub(super) conversation: &'a Conversation,
    pub(super) turns: Vec<Turn>,
    /// It is looked at in passing: a conversation goes on about the picture before.
    pub(super) passing: bool,
    /// What it is compared with, when the question is what has changed.
    pub(super) before: Option<Before>,
    /// What is learnt beside the capture.
    pub(super) known: Option<&'a Beside>,
    /// After how long without a word the next provider is asked as well.
    pub(super) hedge: Option<Duration>,
    /// How much may be sent.
    pub(super) allowance: &'a Allowance,
    /// Reads the picture here beside the provider.
    pub(super) reader: Option<&'a Arc<dyn Describer>>,
    /// Looks for what should not be sent unasked.
    pub(super) guard: &'a Guard,
    /// How it may be sent; none before it was looked through.
    pub(super) cleared: Option<Cleared>,
}

impl<'a> Frozen<'a> {
    pub(super) fn of(shot: Shot, doors: &'a Doors) -> Self {
        Self {
            shot,
            conversation: &doors.conversation,
            turns: Vec::new(),
            passing: false,
            before: None,
            known: None,
            hedge: doors.hedge,
            allowance: &doors.allowance,
            reader: doors.reader.as_ref(),
            guard: &doors.guard,
            cleared: None,
        }
    }

    /// Looks the picture through before it is sent for the first time, and what it is compared with.
    ///
    /// # Errors
    /// [`Failure::Withheld`] when the person must be asked.
    pub(super) async fn clear(
        &mut self,
        request: &Request,
        around: &mut Around<'_>,
        reporter: &mut Reporter,
    ) -> Result<(), Failure> {
        let end = self.look_through(request, around, reporter).await;
        if let (Err(Failure::Withheld { .. }), Some(before)) = (&end, &self.before) {
            self.conversation.withhold(before.kept());
        }
        end
    }

    async fn look_through(
        &mut self,
        request: &Request,
        around: &mut Around<'_>,
        reporter: &mut Reporter,
    ) -> Result<(), Failure> {
        if self.cleared.is_none() {
            let cleared = match request.consent {
                Consent::Needed => {
                    let guard = self.guard;
                    guard.clear(request, &self.shot, around, reporter).await?
                }
                Consent::ForWithheld | Consent::Given => Cleared {
                    wholly: true,
                    ..Cleared::default()
                },
            };
            if !self.passing {
                self.conversation.clear(&cleared);
            }
            self.cleared = Some(cleared);
        }
        match &mut self.before {
            Some(before) => before.clear(request, self.guard, reporter).await,
            None => Ok(()),
        }
    }

    /// Adds what applications tell, for who looks here.
    pub(super) fn know(&mut self, tree: Surroundings) {
        self.shot.surroundings.add_tree(tree);
        if !self.passing {
            self.conversation.know(&self.shot.surroundings);
        }
    }

    /// Whether all goes along: the person has agreed, or wishes that nothing is looked for.
    fn wholly(&self) -> bool {
        let agreed = self.cleared.as_ref().is_some_and(|cleared| cleared.wholly);
        agreed || self.guard.settings.secrets == Caution::Send
    }

    pub(super) fn freeze(&self, subject: &Subject) {
        if self.passing {
            return;
        }
        let Shot {
            picture,
            surroundings,
        } = &self.shot;
        self.conversation.begin(subject, picture, surroundings);
    }

    pub(super) async fn prompt(
        &self,
        request: &Request,
        image: Option<(Encoded, Limits)>,
    ) -> Result<Prompt, Failure> {
        let (image, limits) = image.unzip();
        let Shot {
            picture,
            surroundings,
        } = &self.shot;
        let mut turns = self.turns.clone();
        let mut surroundings = match self.known {
            Some(known) => known.added_to(surroundings, image.is_none()),
            None => surroundings.clone(),
        };
        let open = image.is_none() || self.wholly();
        if !open {
            surroundings = surroundings.redacted();
            let texts = turns.iter_mut();
            let texts = texts.flat_map(|turn| [&mut turn.question, &mut turn.answer]);
            redact(&mut texts.collect::<Vec<_>>());
        }
        let prompt = Prompt::compose(request, &surroundings, picture.clone(), image, turns);
        Ok(match &self.before {
            Some(before) => prompt.compared_with(before.earlier(limits, open).await?),
            None => prompt,
        })
    }

    /// Weighs and encodes the picture, once for the same limits.
    pub(super) async fn encode(&self, limits: Limits) -> Result<Encoded, Failure> {
        if let Some(encoded) = self.conversation.encoded(&limits) {
            return Ok(encoded);
        }
        let picture = self.shot.picture.clone();
        let masks = self.cleared.clone().unwrap_or_default().masks;
        let encoded = encode(picture, masks, limits).await?;
        let (width, height) = (encoded.width, encoded.height);
        tracing::debug!(
            width,
            height,
            bytes = encoded.bytes.len(),
            "picture encoded"
        );
        self.conversation.keep_encoded(limits, encoded.clone());
        Ok(encoded)
    }
}
