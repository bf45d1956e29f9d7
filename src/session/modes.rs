//! What the modes ask for beside the words: a mode of the person's own brings its instruction, its
//! provider and its length; an alt text is copied.

use super::words::{alert, complete, copied, remark};
use super::{Defaults, Session, Working};
use crate::effect::Effect;
use crate::event::{Outcome, RequestId};
use crate::failure::Failure;
use crate::request::{Detail, Mode, Request, Subject, Voice};
use crate::utterance::{Cue, Moment};
use crate::wording;

impl Defaults {
    /// The names of all modes, those of the person's own last.
    pub fn mode_names(&self) -> Vec<String> {
        let built_in = Mode::BUILT_IN.map(|mode| mode.name().to_owned());
        built_in.into_iter().chain(self.own_modes()).collect()
    }

    /// The names of the modes that the person has made.
    pub fn own_modes(&self) -> impl Iterator<Item = String> + '_ {
        let own = self.modes.keys();
        own.filter(|name| matches!(Mode::of(name), Mode::Own(_)))
            .cloned()
    }

    /// Whether there is such a mode.
    ///
    /// # Errors
    /// [`Failure::NoMode`] with the names that there are.
    pub fn know(&self, mode: &Mode) -> Result<(), Failure> {
        match mode {
            Mode::Own(name) if !self.modes.contains_key(name) => Err(Failure::NoMode {
                name: name.clone(),
                known: self.mode_names(),
            }),
            _ => Ok(()),
        }
    }
}

impl Session {
    /// Gives a look what its mode is configured to, and tells how long its answer shall be.
    pub(super) fn settle(&self, request: &mut Request) -> Result<Option<Detail>, Failure> {
        // Whoever asks on after an alt text wants an answer, and not another one to be copied.
        let on = matches!(request.subject, Subject::Same | Subject::Changes);
        if on && request.mode == Mode::Alt {
            request.mode = Mode::Auto;
        }
        self.defaults.know(&request.mode)?;
        let Some(mode) = self.defaults.modes.get(request.mode.name()) else {
            return Ok(None);
        };
        request.aim = Some(mode.instruction.clone()).filter(|aim| !aim.is_empty());
        if request.provider.is_none() {
            request.provider.clone_from(&mode.provider);
        }
        Ok(mode.detail)
    }

    /// The end of a whole answer: an alt text ends only when it is copied.
    pub(super) fn whole(&mut self, id: RequestId, working: &Working) -> Vec<Effect> {
        let voice = working.request.voice;
        let mut effects = Vec::new();
        match (&working.request.mode, &working.alt) {
            (Mode::Alt, Some(text)) => {
                self.copying = Some((id, voice));
                return vec![Effect::Copy(id, text.clone())];
            }
            (Mode::Alt, None) => effects.push(remark(id, voice, wording::NO_ALT)),
            _ => {}
        }
        effects.extend([Effect::Sound(Cue::Done, Moment::AfterSpeech), complete(id)]);
        effects
    }

    /// A text lies on the clipboard, or does not.
    pub(super) fn copied(&mut self, id: RequestId, result: &Result<(), Failure>) -> Vec<Effect> {
        let copying = self.copying.take_if(|(copying, _)| *copying == id);
        match copying {
            Some((_, voice)) => alt_copied(id, voice, result),
            None => copied(id, result),
        }
    }
}

fn alt_copied(id: RequestId, voice: Voice, result: &Result<(), Failure>) -> Vec<Effect> {
    let done = Effect::Sound(Cue::Done, Moment::AfterSpeech);
    match result {
        Ok(()) => vec![remark(id, voice, wording::ALT_COPIED), done, complete(id)],
        // The words are all there, and the command was not meant to stay.
        Err(Failure::NotKept) => vec![remark(id, voice, wording::ALT_NOT_KEPT), done, complete(id)],
        Err(_) => vec![
            alert(Some(id), voice, wording::ALT_NOT_COPIED),
            Effect::Sound(Cue::Error, Moment::AfterSpeech),
            Effect::End(id, Outcome::Partial, Some(wording::ALT_NOT_COPIED.into())),
        ],
    }
}
