//! What begins like any look but is heard in another way: a search of the screen, and the words
//! before the answer.

use super::words::remark;
use super::{Session, Working};
use crate::effect::Effect;
use crate::event::{Origin, RequestId, State};
use crate::request::{Request, Search, Subject};
use crate::utterance::{Cue, Moment};

impl Session {
    pub(super) fn find(&mut self, id: RequestId, origin: Origin, search: Search) -> Vec<Effect> {
        let request = Request {
            voice: search.voice,
            ..Request::of(Subject::Screen)
        };
        let mut effects = self.abandon();
        effects.extend([
            Effect::Hush,
            Effect::Sound(Cue::Acknowledge, Moment::Now),
            Effect::Search(id, search),
            Effect::Show(State::Working(Subject::Screen)),
        ]);
        // No second press of a key can mean more of this.
        self.pressed = None;
        self.working = Some(Working {
            id,
            origin,
            request,
            said: String::new(),
            ticks: 0,
        });
        effects
    }
}

/// What is said before the first word of an answer; late words are no first ones.
pub(super) fn first_words(id: RequestId, working: &Working, text: &str) -> Vec<Effect> {
    match working.said.is_empty() {
        true => vec![remark(id, working.request.voice, text)],
        false => Vec::new(),
    }
}
