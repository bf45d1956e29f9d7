//! The one press that sends what was withheld: the same key again, neither so early that the warning
//! cannot have been heard, nor so late that nobody remembers it.

use std::ops::RangeInclusive;
use std::time::{Duration, Instant};

use super::Session;
use super::words::remark;
use crate::effect::Effect;
use crate::event::RequestId;
use crate::failure::Failure;
use crate::request::{Command, Consent, Preferences, Request, Subject};
use crate::screening::Findings;
use crate::wording::{self, Offered};

/// How long after the warning a press agrees. A warning is understood after a second at the earliest,
/// and a press before that was on its way already; WCAG 2.2.1 gives people 20 seconds to answer.
const AGREES: RangeInclusive<Duration> = Duration::from_secs(1)..=Duration::from_secs(20);

/// A picture that is sent if the person presses again.
#[derive(Debug)]
pub(super) struct Offer {
    request: Request,
    at: Instant,
}

impl Session {
    /// Tells nobody to press again, as the daemon ends after its only press.
    pub fn alone(&mut self) {
        self.alone = true;
    }

    /// A picture is withheld; it is told here unless the failure that follows tells it.
    pub(super) fn withheld(
        &mut self,
        id: RequestId,
        found: &Findings,
        at: Instant,
        read_here: bool,
    ) -> Vec<Effect> {
        let Some(working) = &self.working else {
            return Vec::new();
        };
        let request = working.request.clone();
        let voice = request.voice;
        self.offer = Some(Offer { request, at });
        let told = read_here.then(|| wording::withheld(found, self.offered(), true));
        told.map(|text| remark(id, voice, text))
            .into_iter()
            .collect()
    }

    /// The sentence of a failure.
    pub(super) fn sentence(&self, failure: &Failure) -> String {
        match failure {
            Failure::Withheld { found } => wording::withheld(found, self.offered(), false),
            failure => wording::failure(failure),
        }
    }

    /// The command that a press stands for: the one that it gives, or that withheld pictures be sent.
    pub(super) fn consenting(&mut self, at: Instant, command: Command) -> Command {
        // Who has not understood the warning hears it again.
        if command == Command::Repeat {
            return command;
        }
        let Some(offer) = self.offer.take() else {
            return command;
        };
        // While something is under way the same key cancels, as ever.
        let free = self.working.is_none() && self.entering.is_none();
        let agrees = AGREES.contains(&at.saturating_duration_since(offer.at));
        if free && agrees && offer.is_for(&command, &self.preferred) {
            return Command::Describe(Request {
                consent: Consent::ForWithheld,
                ..offer.request
            });
        }
        command
    }

    fn offered(&self) -> Offered {
        match self.alone {
            true => Offered::Option,
            false => Offered::Press,
        }
    }
}

impl Offer {
    /// Whether the command asks for the same again.
    fn is_for(&self, command: &Command, preferred: &Preferences) -> bool {
        let about_the_last = self.request.subject == Subject::Same;
        match command {
            Command::Describe(request) => {
                let mut request = request.clone();
                preferred.fill(&mut request);
                request.subject == self.request.subject
                    && request.mode == self.request.mode
                    && request.question == self.request.question
                    && request.provider == self.request.provider
                    && request.find.is_none()
            }
            Command::More => about_the_last && self.request.question.is_none(),
            Command::Ask(None) => about_the_last && self.request.question.is_some(),
            Command::Ask(question) => about_the_last && self.request.question == *question,
            _ => false,
        }
    }
}
