//! What is said about the person's consent to pictures of the screen, where the desktop asks for it.

use super::{Sentence, sentence};
use crate::failure::Consent;

/// Why there is no picture, and what to do about it.
pub fn missing(consent: Consent) -> Sentence {
    match consent {
        Consent::NotAsked => sentence!("consent-not-asked"),
        Consent::Remembered => sentence!("consent-remembered"),
        Consent::Denied => sentence!("consent-denied"),
        Consent::Cancelled => sentence!("consent-cancelled"),
        Consent::Open => sentence!("consent-open"),
        Consent::Silent => sentence!("consent-silent"),
    }
}

/// Pictures are allowed from now on.
pub const ALLOWED: Sentence = sentence!("screenshots-allowed");
/// Pictures are not allowed any longer.
pub const WITHDRAWN: Sentence = sentence!("screenshots-withdrawn");
/// What the desktop remembers is a yes.
pub const IS_ALLOWED: Sentence = sentence!("screenshots-is-allowed");
/// What the desktop remembers is a no.
pub const IS_REFUSED: Sentence = sentence!("screenshots-is-refused");
/// The desktop remembers nothing.
pub const IS_OPEN: Sentence = sentence!("screenshots-is-open");
/// Asks whether pictures are to be allowed in advance.
pub const SHALL_SEE: Sentence = sentence!("screenshots-shall");
/// They are not, and how that can be done later.
pub const NOT_GIVEN: Sentence = sentence!("screenshots-not-given");
/// There is nothing to be allowed.
pub const NOWHERE: Sentence = sentence!("screenshots-nowhere");
/// The desktop's list cannot be read or changed.
pub const UNANSWERED: Sentence = sentence!("screenshots-unanswered");
