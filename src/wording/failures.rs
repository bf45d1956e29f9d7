//! What a failure sounds like, with its remedy.

use super::{
    ALT_NOT_KEPT, Offered, STOPPED, duration, no_mode, subject_name, with_reason, withheld,
};
use crate::failure::{Distrust, Failure, Holding, Stage};

/// What a failure sounds like, with what to do about it.
pub fn failure(failure: &Failure) -> String {
    use Failure as F;
    match failure {
        F::NoDisplay => "There is no display to look at. Start a desktop session, or name a picture file.".into(),
        F::DisplayLost => "The connection to the screen is lost. Press again when the desktop is back.".into(),
        F::NoWindow => "No window is active. Switch to a window, or press the screen key.".into(),
        F::Protected => {
            "A password field has the focus, so no picture of it is taken. The window key looks at the whole window.".into()
        }
        F::Withheld { found } => withheld(found, Offered::Press, false),
        F::NoMonitor => "No monitor is switched on.".into(),
        F::NoConsent(consent) => super::permission::missing(*consent).into(),
        F::CaptureRefused { .. } => "The desktop does not allow pictures of the screen.".into(),
        F::CaptureUnsupported(subject) => format!(
            "A picture of {} cannot be taken on this desktop. Try the screen key instead.",
            subject_name(subject)
        ),
        F::Blank { colour } => format!(
            "The picture is blank, all {}. Nothing was sent. A screen curtain, a protected window or a sleeping screen \
             looks like this.",
            colour_name(*colour)
        ),
        F::ClipboardEmpty => "The clipboard is empty. Copy a picture first.".into(),
        F::ClipboardHolds(holding) => clipboard(holding).into(),
        F::ClipboardSilent => {
            "The program that owns the clipboard does not answer. Copy the picture again, or from another program.".into()
        }
        F::ClipboardSecret => "The clipboard is marked as a secret. It was not read.".into(),
        F::Damaged { .. } => "The picture is damaged and cannot be opened. Try to save or copy it again.".into(),
        F::NotAPicture => "This is not a picture in a format that can be read. Convert it to PNG or JPEG.".into(),
        F::TooLarge => {
            "The picture is too large to be opened. The limit is one hundred megapixels or sixty-four megabytes.".into()
        }
        F::NoMode { name, known } => no_mode(name, known),
        F::NotKept => ALT_NOT_KEPT.into(),
        F::FileMissing(path) => format!("There is no file {}. Check the name.", path.display()),
        F::FileUnreadable(path) => {
            format!("The file {} cannot be read. Check that it is a file and that you may read it.", path.display())
        }
        _ => on_the_way(failure),
    }
}

/// Failures between here and the provider's answer.
fn on_the_way(failure: &Failure) -> String {
    use Failure as F;
    match failure {
        F::Offline => "This computer is offline. Check the network, then press again.".into(),
        F::ServerNotFound { host } => {
            format!("The server {host} cannot be found. Check the network, or the base-url in the configuration.")
        }
        F::ConnectionRefused { host } => {
            format!("The server {host} refused the connection. Check the base-url in the configuration, or try later.")
        }
        F::ConnectionLost { .. } => "The connection was lost before an answer came. Press again.".into(),
        F::Untrusted { trust } => match trust {
            Distrust::UnknownIssuer => {
                "The server's certificate is not trusted; someone may be listening in. Nothing was sent. If your network \
                 checks all traffic, name its certificate as ca-file in the configuration."
            }
            Distrust::Expired => {
                "The server's certificate is out of date, or this computer's clock is wrong. Nothing was sent."
            }
            Distrust::WrongHost => "The server's certificate belongs to another server. Nothing was sent.",
            Distrust::Other => "A secure connection could not be made. Nothing was sent.",
        }
        .into(),
        F::Proxy { .. } => "The proxy refused or did not answer. Check the proxy settings.".into(),
        F::LoginPage => {
            "A web page came instead of an answer. This network may want a login; open a browser, then press again.".into()
        }
        F::TimedOut(stage) => match stage {
            Stage::Capture => "Taking the picture took too long. Press again.",
            Stage::Connect => "The server could not be reached in time. Check the network, then press again.",
            Stage::FirstWord => "No answer came in time. Press again.",
            Stage::NextWord => "The answer stopped coming.",
        }
        .into(),
        _ => from_the_provider(failure),
    }
}

/// Failures the provider itself reports.
fn from_the_provider(failure: &Failure) -> String {
    use Failure as F;
    match failure {
        F::NoProvider { name } => {
            format!("No provider named {name} is configured. The names stand in the configuration under provider.")
        }
        F::Misconfigured { provider, reason } => {
            with_reason(&format!("The settings of {provider} in the configuration cannot work"), reason)
        }
        F::NoKey { provider, site } => match site {
            Some(site) => format!(
                "There is no key for {provider}. Get one at {site} and store it with: aloud key set {provider}."
            ),
            None => format!("There is no key for {provider}. Store the one of its server with: aloud key set {provider}."),
        },
        F::NotAgreed { provider } => super::consent::not_agreed(provider),
        F::KeyringLocked { provider } => format!(
            "The keyring is locked, so there is no key for {provider}. Unlock it, or store the key with: aloud key set \
             {provider}."
        ),
        F::KeyFileOpen { path } => format!(
            "The key file {} can be read by others, so it is not used. Run: chmod 600 on it.",
            path.display()
        ),
        F::KeyRefused { provider } => {
            format!("{provider} does not accept the key. Store a valid one with: aloud key set {provider}.")
        }
        F::NotAllowed { reason } => with_reason("The provider does not allow this for your account or region", reason),
        F::ModelMissing { model } => {
            format!("The model {model} does not exist or is gone. List what there is with: aloud models.")
        }
        F::NoSight { model } => {
            format!("The model {model} cannot look at pictures. Choose another in the configuration; aloud models lists them.")
        }
        F::LimitReached { per_day, wait } => format!(
            "The limit of requests a {} is reached. Press again in {}, or change requests-a-{0} under limits in the \
             configuration.",
            if *per_day { "day" } else { "minute" },
            duration(*wait)
        ),
        F::RequestTooLarge => "The picture is too large for the provider. Try the window key instead.".into(),
        F::RequestRefused { reason } => with_reason("The provider did not understand the request", reason),
        F::Busy { retry_after } => match retry_after {
            Some(wait) => format!("The provider is busy. Try again in {}.", duration(*wait)),
            None => "The provider is busy. Try again in a minute.".into(),
        },
        F::QuotaGone => "The provider's quota is used up. Try again tomorrow, or use another key or provider.".into(),
        F::CreditGone => {
            "Your account at the provider has no credit left, or has reached its spending limit. Change that there, or use \
             another key or provider."
                .into()
        }
        F::Overloaded => "The provider is overloaded. Try again in a minute.".into(),
        F::ProviderBroken { status } => format!("The provider failed with error {status}. Try again in a minute."),
        F::Unexpected { .. } => "The provider's answer could not be understood. Check the base-url in the configuration.".into(),
        F::NotOnScreen { text } => format!("{text} was not found on the screen."),
        F::NothingFrozen => {
            "There is no picture to ask about. Press a key to look at something first.".into()
        }
        F::NoModel => "Only a model can answer a question, and no provider with a model is configured. Say more with the \
                       more key."
            .into(),
        F::NoEntry { .. } => {
            "No window for the question can be opened. Install zenity, or type in a terminal: aloud ask.".into()
        }
        F::Declined { reason } => {
            with_reason("The provider declined to describe this picture", &in_words(reason))
        }
        F::Empty => "The provider returned nothing. Press again.".into(),
        F::CutOff => "The description was cut off.".into(),
        F::LengthLimit => "The description was cut at its length limit.".into(),
        F::Endless => "The answer would not end and was stopped.".into(),
        F::Repetition => "The model is repeating itself and was stopped.".into(),
        F::Stopped => STOPPED.into(),
        _ => "Something in Aloud broke. Press again; if it happens again, please report it.".into(),
    }
}

fn clipboard(holding: &Holding) -> &'static str {
    match holding {
        Holding::Text => "The clipboard holds text, not a picture. Copy a picture first.",
        Holding::Files => {
            "The clipboard holds files, but no picture among them. Copy a picture first."
        }
        Holding::RemoteAddress => {
            "The clipboard holds the address of a picture, not the picture. Choose Copy Image in the browser."
        }
        Holding::Other => "The clipboard holds no picture. Copy a picture first.",
    }
}

fn colour_name([red, green, blue]: [u8; 3]) -> &'static str {
    let (low, high) = (red.min(green).min(blue), red.max(green).max(blue));
    match () {
        () if high < 32 => "black",
        () if low > 223 => "white",
        () if high - low < 24 => "grey",
        () if red == high && green > red / 4 * 3 => "yellow",
        () if red == high && blue > red / 4 * 3 => "pink",
        () if red == high => "red",
        () if green == high && blue > green / 4 * 3 => "turquoise",
        () if green == high => "green",
        () if blue == high && red > blue / 4 * 3 => "violet",
        () => "blue",
    }
}

/// A provider's reason in words: codes in capitals are no language.
pub(super) fn in_words(reason: &str) -> String {
    let known = match reason {
        "SAFETY" | "IMAGE_SAFETY" => "its safety filter was triggered",
        "PROHIBITED_CONTENT" | "IMAGE_PROHIBITED_CONTENT" => "it takes the content for forbidden",
        "RECITATION" | "IMAGE_RECITATION" => "the answer would repeat a protected text",
        "BLOCKLIST" => "it contains a forbidden word",
        "SPII" => "it contains sensitive personal data",
        "LANGUAGE" => "it does not support the language",
        "OTHER" | "IMAGE_OTHER" => "it names no reason",
        _ => "",
    };
    let is_code = |letter: char| letter.is_ascii_uppercase() || letter == '_';
    match known {
        "" if reason.chars().all(is_code) => reason.to_lowercase().replace('_', " "),
        "" => reason.to_owned(),
        known => known.to_owned(),
    }
}
