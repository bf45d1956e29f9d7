//! What a failure sounds like, with its remedy.

use super::{ALT_NOT_KEPT, Offered, STOPPED, duration, no_mode, of, say, with_reason, withheld};
use crate::failure::{Distrust, Failure, Holding, Stage};
use crate::request::Subject;

/// What a failure sounds like, with what to do about it.
pub fn failure(failure: &Failure) -> String {
    use Failure as F;
    match failure {
        F::NoDisplay => say!("failure-no-display"),
        F::DisplayLost => say!("failure-display-lost"),
        F::NoWindow => say!("failure-no-window"),
        F::Protected => say!("failure-protected"),
        F::NoMemory => say!("failure-no-memory"),
        F::NoMonitor => say!("failure-no-monitor"),
        F::MonitorsChange => say!("failure-monitors-change"),
        F::CaptureRefused { .. } => say!("failure-capture-refused"),
        F::CaptureUnsupported(Subject::Screen) => say!("failure-screen-unsupported"),
        F::CaptureUnsupported(subject) => say!("failure-capture-unsupported", of = of(subject)),
        F::Blank { colour } => say!("failure-blank", colour = colour_name(*colour)),
        F::ClipboardEmpty => say!("failure-clipboard-empty"),
        F::ClipboardHolds(holding) => clipboard(holding),
        F::ClipboardSilent => say!("failure-clipboard-silent"),
        F::ClipboardSecret => say!("failure-clipboard-secret"),
        F::Damaged { .. } => say!("failure-damaged"),
        F::NotAPicture => say!("failure-not-a-picture"),
        F::TooLarge => say!("failure-too-large"),
        F::FileMissing(path) => {
            say!("failure-file-missing", path = path.display().to_string())
        }
        F::Withheld { found } => withheld(found, Offered::Press, false),
        F::NoConsent(consent) => super::permission::missing(*consent).into(),
        F::NoMode { name, known } => no_mode(name, known),
        F::NotKept => ALT_NOT_KEPT.into(),
        F::FileUnreadable(path) => {
            say!("failure-file-unreadable", path = path.display().to_string())
        }
        _ => on_the_way(failure),
    }
}

/// Failures between here and the provider's answer.
fn on_the_way(failure: &Failure) -> String {
    use Failure as F;
    match failure {
        F::Offline => say!("failure-offline"),
        F::ServerNotFound { host } => say!("failure-server-not-found", host),
        F::ConnectionRefused { host } => say!("failure-connection-refused", host),
        F::ConnectionLost { .. } => say!("failure-connection-lost"),
        F::Untrusted { trust } => match trust {
            Distrust::UnknownIssuer => say!("failure-untrusted-issuer"),
            Distrust::Expired => say!("failure-untrusted-expired"),
            Distrust::WrongHost => say!("failure-untrusted-host"),
            Distrust::Other => say!("failure-untrusted-other"),
        },
        F::Proxy { .. } => say!("failure-proxy"),
        F::LoginPage => say!("failure-login-page"),
        F::TimedOut(stage) => match stage {
            Stage::Capture => say!("failure-timed-out-capture"),
            Stage::Connect => say!("failure-timed-out-connect"),
            Stage::FirstWord => say!("failure-timed-out-first-word"),
            Stage::NextWord => say!("failure-timed-out-next-word"),
        },
        _ => from_the_provider(failure),
    }
}

/// Failures the provider itself reports.
fn from_the_provider(failure: &Failure) -> String {
    use Failure as F;
    match failure {
        F::NoProvider { name } if name.is_empty() => say!("failure-no-provider-at-all"),
        F::NoProvider { name } => say!("failure-no-provider", name),
        F::Misconfigured { provider, reason } => {
            with_reason(say!("failure-misconfigured", provider), reason)
        }
        F::NoKey { provider, site } => match site {
            Some(site) => say!("failure-no-key-site", provider, site = *site),
            None => say!("failure-no-key", provider),
        },
        F::NotAgreed { provider } => super::consent::not_agreed(provider),
        F::KeyringLocked { provider } => say!("failure-keyring-locked", provider),
        F::KeyFileOpen { path } => {
            say!("failure-key-file-open", path = path.display().to_string())
        }
        F::KeyRefused { provider } => say!("failure-key-refused", provider),
        F::NotAllowed { reason } => with_reason(say!("failure-not-allowed"), reason),
        F::ModelMissing { model } => say!("failure-model-missing", model),
        F::NoSight { model } => say!("failure-no-sight", model),
        F::LimitReached { per_day, wait } => match per_day {
            true => say!("failure-limit-a-day", wait = duration(*wait)),
            false => say!("failure-limit-a-minute", wait = duration(*wait)),
        },
        F::RequestTooLarge => say!("failure-request-too-large"),
        F::RequestRefused { reason } => with_reason(say!("failure-request-refused"), reason),
        F::Busy { retry_after } => match retry_after {
            Some(wait) => say!("failure-busy-for", wait = duration(*wait)),
            None => say!("failure-busy"),
        },
        F::QuotaGone => say!("failure-quota-gone"),
        F::CreditGone => say!("failure-credit-gone"),
        F::Overloaded => say!("failure-overloaded"),
        // As text: a number of this kind is not grouped or counted.
        F::ProviderBroken { status } => {
            say!("failure-provider-broken", status = status.to_string())
        }
        F::Unexpected { .. } => say!("failure-unexpected"),
        F::NotOnScreen {
            text,
            unreadable_script: false,
        } => say!("failure-not-on-screen", text),
        F::NotOnScreen { text, .. } => say!("failure-not-in-what-is-read", text),
        F::NothingFrozen => say!("failure-nothing-frozen"),
        F::NoModel => say!("failure-no-model"),
        F::NoEntry { .. } => say!("failure-no-entry"),
        F::Declined { reason } => with_reason(say!("failure-declined"), &in_words(reason)),
        F::Empty => say!("failure-empty"),
        F::CutOff => say!("failure-cut-off"),
        F::LengthLimit => say!("failure-length-limit"),
        F::Endless => say!("failure-endless"),
        F::Repetition => say!("failure-repetition"),
        F::Stopped => STOPPED.into(),
        _ => say!("failure-broken"),
    }
}

fn clipboard(holding: &Holding) -> String {
    match holding {
        Holding::Text => say!("failure-clipboard-text"),
        Holding::Files => say!("failure-clipboard-files"),
        Holding::RemoteAddress => say!("failure-clipboard-address"),
        Holding::Other => say!("failure-clipboard-other"),
    }
}

fn colour_name([red, green, blue]: [u8; 3]) -> String {
    let (low, high) = (red.min(green).min(blue), red.max(green).max(blue));
    match () {
        () if high < 32 => say!("colour-black"),
        () if low > 223 => say!("colour-white"),
        () if high - low < 24 => say!("colour-grey"),
        () if red == high && green > red / 4 * 3 => say!("colour-yellow"),
        () if red == high && blue > red / 4 * 3 => say!("colour-pink"),
        () if red == high => say!("colour-red"),
        () if green == high && blue > green / 4 * 3 => say!("colour-turquoise"),
        () if green == high => say!("colour-green"),
        () if blue == high && red > blue / 4 * 3 => say!("colour-violet"),
        () => say!("colour-blue"),
    }
}

/// A provider's reason in words: codes in capitals are no language.
pub(super) fn in_words(reason: &str) -> String {
    let is_code = |letter: char| letter.is_ascii_uppercase() || letter == '_';
    match reason {
        "SAFETY" | "IMAGE_SAFETY" => say!("reason-safety"),
        "PROHIBITED_CONTENT" | "IMAGE_PROHIBITED_CONTENT" => say!("reason-prohibited"),
        "RECITATION" | "IMAGE_RECITATION" => say!("reason-recitation"),
        "BLOCKLIST" => say!("reason-blocklist"),
        "SPII" => say!("reason-personal"),
        "LANGUAGE" => say!("reason-language"),
        "OTHER" | "IMAGE_OTHER" => say!("reason-other"),
        code if code.chars().all(is_code) => code.to_lowercase().replace('_', " "),
        words => words.to_owned(),
    }
}
