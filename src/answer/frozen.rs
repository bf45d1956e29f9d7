//! The picture that a request is about, with all that goes to a describer beside it.

use std::sync::Arc;
use std::time::Duration;

use super::beside::Beside;
use super::changes::Before;
use super::{Doors, encode};
use crate::allowance::Allowance;
use crate::capture::Shot;
use crate::conversation::{Conversation, Turn};
use crate::describe::Describer;
use crate::failure::Failure;
use crate::picture::{Encoded, Limits};
use crate::prompt::Prompt;
use crate::request::{Request, Subject};

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
        }
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
        let turns = self.turns.clone();
        let surroundings = match self.known {
            Some(known) => &known.added_to(surroundings, image.is_none()),
            None => surroundings,
        };
        let prompt = Prompt::compose(request, surroundings, picture.clone(), image, turns);
        Ok(match &self.before {
            Some(before) => prompt.compared_with(before.earlier(limits).await?),
            None => prompt,
        })
    }

    /// Weighs and encodes the picture, once for the same limits.
    pub(super) async fn encode(&self, limits: Limits) -> Result<Encoded, Failure> {
        if let Some(encoded) = self.conversation.encoded(&limits) {
            return Ok(encoded);
        }
        let encoded = encode(self.shot.picture.clone(), limits).await?;
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
