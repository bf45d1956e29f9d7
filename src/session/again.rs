//! The last answer once more, for the ear or the clipboard.

use super::Session;
use super::words::{alert, answer, complete, notice};
use crate::effect::Effect;
use crate::event::{Outcome, RequestId};
use crate::request::Voice;
use crate::utterance::{Cue, Moment, Tone, Utterance};
use crate::wording;

impl Session {
    pub(super) fn repeat(&mut self, id: RequestId) -> Vec<Effect> {
        let mut effects = vec![Effect::Hush, Effect::Sound(Cue::Acknowledge, Moment::Now)];
        match (&self.working, &self.failed, &self.last) {
            (Some(working), ..) if working.said.is_empty() => {
                effects.push(notice(Some(id), wording::STILL_LOOKING))
            }
            (Some(working), ..) => effects.push(Effect::Present(
                Some(id),
                answer(&working.request, &working.said),
            )),
            (None, Some(sentence), _) => effects.push(alert(Some(id), Voice::Spoken, sentence)),
            (None, None, Some(last)) => {
                let words = Utterance {
                    language: Some(last.language.clone()),
                    ..Utterance::new(Tone::Answer, &last.text)
                };
                effects.push(Effect::Present(Some(id), words));
                effects.extend(
                    last.cut
                        .as_ref()
                        .map(|reason| alert(Some(id), Voice::Spoken, wording::cut(reason))),
                );
            }
            (None, None, None) => effects.push(notice(Some(id), wording::NOTHING_YET)),
        }
        if self.working.is_none() {
            effects.push(Effect::Sound(Cue::Done, Moment::AfterSpeech));
        }
        effects.push(complete(id));
        effects
    }

    pub(super) fn copy(&mut self, id: RequestId) -> Vec<Effect> {
        match &self.last {
            Some(last) => {
                vec![
                    Effect::Sound(Cue::Acknowledge, Moment::Now),
                    Effect::Copy(id, last.text.clone()),
                ]
            }
            _ => vec![
                Effect::Sound(Cue::Error, Moment::Now),
                alert(Some(id), Voice::Spoken, wording::NOTHING_TO_COPY),
                Effect::End(id, Outcome::Failed, Some(wording::NOTHING_TO_COPY.into())),
            ],
        }
    }
}
