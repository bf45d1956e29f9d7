//! What is said about the person's consent to pictures of the screen, where the desktop asks for it.

use crate::failure::Consent;

/// Why there is no picture, and what to do about it.
pub fn missing(consent: Consent) -> &'static str {
    match consent {
        Consent::NotAsked => {
            "Your desktop does not allow Aloud to see the screen, and lets it ask nobody. To allow it run: aloud screenshots allow."
        }
        Consent::Remembered => {
            "Your desktop remembers that Aloud is not allowed to see the screen. To allow it run: aloud screenshots allow."
        }
        Consent::Denied => {
            "Your desktop gave no picture of the screen. If you have not said no yourself, run: aloud screenshots allow."
        }
        Consent::Cancelled => {
            "The question of your desktop was closed, so there is no picture. Press again, and answer it."
        }
        Consent::Open => {
            "Your desktop seems to ask in a window whether Aloud may see the screen. Answer it, then press again."
        }
        Consent::Silent => {
            "The part of your desktop that takes pictures does not answer. Press again; if that does not help, log out and in."
        }
    }
}

/// Pictures are allowed from now on.
pub const ALLOWED: &str =
    "Aloud may see the screen from now on. To withdraw that run: aloud screenshots withdraw.";
/// Pictures are not allowed any longer.
pub const WITHDRAWN: &str = "Aloud may no longer see the screen without asking. To allow it again run: aloud screenshots allow.";
/// What the desktop remembers is a yes.
pub const IS_ALLOWED: &str = "Your desktop allows Aloud to see the screen.";
/// What the desktop remembers is a no.
pub const IS_REFUSED: &str = "Your desktop does not allow Aloud to see the screen. To allow it run: aloud screenshots allow.";
/// The desktop remembers nothing.
pub const IS_OPEN: &str = "Your desktop remembers no decision on whether Aloud may see the screen; some desktops ask, and some ask nobody. To allow it run: aloud screenshots allow.";
/// There is nothing to be allowed.
pub const NOWHERE: &str =
    "This desktop keeps no list of who may see the screen, so nothing can be changed here.";
/// The desktop's list cannot be read or changed.
pub const UNANSWERED: &str =
    "Your desktop's list of who may see the screen cannot be reached. Try again in a moment.";
