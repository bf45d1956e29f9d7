//! Every sentence the daemon says by itself. Each failure ends with its remedy where there is one:
//! the key to press, the command to run, the seconds to wait. Written to be heard.

use std::time::Duration;

use crate::event::{News, State, Status};
use crate::failure::{Distrust, Failure, Holding, Stage};
use crate::request::Subject;

/// What a failure sounds like, with what to do about it.
pub fn failure(failure: &Failure) -> String {
    use Failure as F;
    match failure {
        F::NoDisplay => "There is no display to look at. Start a desktop session, or name a picture file.".into(),
        F::DisplayLost => "The connection to the screen is lost. Press again when the desktop is back.".into(),
        F::NoWindow => "No window is active. Switch to a window, or press the screen key.".into(),
        F::NoMonitor => "No monitor is switched on.".into(),
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
        F::NoKey { provider } => format!(
            "There is no key for {provider}. Get one at aistudio.google.com and store it with: aloud key set {provider}."
        ),
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
        F::RequestTooLarge => "The picture is too large for the provider. Try the window key instead.".into(),
        F::RequestRefused { reason } => with_reason("The provider did not understand the request", reason),
        F::Busy { retry_after } => match retry_after {
            Some(wait) => format!("The provider is busy. Try again in {}.", duration(*wait)),
            None => "The provider is busy. Try again in a minute.".into(),
        },
        F::QuotaGone => "The provider's quota is used up. Try again tomorrow, or use another key or provider.".into(),
        F::Overloaded => "The provider is overloaded. Try again in a minute.".into(),
        F::ProviderBroken { status } => format!("The provider failed with error {status}. Try again in a minute."),
        F::Unexpected { .. } => "The provider's answer could not be understood. Check the base-url in the configuration.".into(),
        F::Declined { reason } => with_reason("The provider declined to describe this picture", reason),
        F::Empty => "The provider returned nothing. Press again.".into(),
        F::CutOff => "The description was cut off.".into(),
        F::LengthLimit => "The description was cut at its length limit.".into(),
        F::Endless => "The answer would not end and was stopped.".into(),
        F::Repetition => "The model is repeating itself and was stopped.".into(),
        F::Stopped => STOPPED.into(),
        _ => "Something in Aloud broke. Press again; if it happens again, please report it.".into(),
    }
}

/// What is said after words that are not the whole answer.
pub fn cut(reason: &Failure) -> String {
    match reason {
        Failure::CutOff => "The description was cut off here.".into(),
        Failure::Stopped => "You stopped the description here.".into(),
        Failure::ConnectionLost { .. } | Failure::Offline => {
            "The connection was lost; this is only a part.".into()
        }
        Failure::TimedOut(_) => "The answer stopped coming; this is only a part.".into(),
        Failure::Declined { reason } => {
            with_reason("The provider stopped the description here", reason)
        }
        other => format!("{} This is only a part.", failure(other)),
    }
}

/// Still at work after the first ticks; `begun` when some words have come.
pub fn still_waiting(begun: bool) -> String {
    if begun {
        "Still waiting for the rest."
    } else {
        "Still waiting for an answer."
    }
    .into()
}

/// The server asked us to wait.
pub fn postponed(wait: Duration) -> String {
    format!("The provider is busy. Asking again in {}.", duration(wait))
}

/// A provider failed before its first word, and the one named `next` is asked.
pub fn fell_back(reason: &Failure, next: &str) -> String {
    format!("{} Asking {next} instead.", failure(reason))
}

/// Nothing has been said that could be repeated.
pub const NOTHING_YET: &str = "Nothing has been described yet.";
/// Nothing has been said that could be copied.
pub const NOTHING_TO_COPY: &str = "There is no description to copy yet.";
/// Words are still to come, and none has been said that could be repeated.
pub const STILL_LOOKING: &str = "Still looking; nothing to repeat yet.";
/// The last answer is on the clipboard.
pub const COPIED: &str = "Copied.";
/// The last answer could not be put on the clipboard.
pub const NOT_COPIED: &str = "The description could not be copied: the clipboard does not answer.";
/// Another press or the stop key ended the request.
pub const STOPPED: &str = "Stopped.";
/// The configuration has been read again.
pub const RELOADED: &str = "The configuration has been read again.";

/// What a piece of news sounds like; nothing where it need not be heard.
pub fn news(news: &News) -> Option<String> {
    Some(match news {
        News::KeyTaken {
            key,
            action,
            proposal,
        } => {
            let free = match proposal {
                Some(free) => {
                    format!("{free} is free: set it in the configuration as {action} under keys.")
                }
                None => format!("Choose another for {action} under keys in the configuration."),
            };
            format!(
                "The key {} for {action} is taken by another program. {free}",
                spoken_key(key)
            )
        }
        News::KeyUnusable { key, action } => format!(
            "The key {} for {action} does not exist on this keyboard. Choose another under keys in the configuration.",
            spoken_key(key)
        ),
        News::NoDisplay => {
            "There is no display, so keys cannot be heard. The aloud command works.".into()
        }
        News::DisplayLost => "The connection to the screen is lost.".into(),
        News::DisplayBack => "The screen is back.".into(),
        News::SpeechMoved {
            engine: Some(engine),
            fallen: true,
        } => {
            format!("The speech engine failed. Speaking through {engine} now.")
        }
        News::VoiceMissing { voice } => {
            format!(
                "The voice {voice} does not exist, so the default voice speaks. List voices with: aloud voices."
            )
        }
        News::ConfigLine { line, complaint } => {
            format!("Line {line} of the configuration is ignored: {complaint}")
        }
        News::ConfigUnreadable { reason } => {
            format!("The configuration cannot be read, so the defaults are used: {reason}")
        }
        News::KeysArmed(_) | News::SpeechMoved { .. } => return None,
    })
}

/// The status as sentences, one a line.
pub fn status(status: &Status) -> String {
    let mut lines = vec![match &status.state {
        State::Idle => format!("Aloud {} is running and idle.", status.version),
        State::Working(subject) => format!(
            "Aloud {} is looking at {}.",
            status.version,
            subject_name(subject)
        ),
    }];
    lines.push(match &status.speech {
        Some(engine) => format!("Speech: {engine}."),
        None => "Speech: none, only sounds.".into(),
    });
    lines.push(if status.providers.is_empty() {
        "Providers: none.".into()
    } else {
        format!("Providers: {}.", status.providers.join(", "))
    });
    if status.keys.is_empty() {
        lines.push("Keys: none are heard.".into());
    }
    lines.extend(
        status
            .keys
            .iter()
            .map(|(action, key)| format!("Key for {action}: {key}.")),
    );
    lines.extend(
        status
            .problems
            .iter()
            .map(|problem| format!("Problem: {problem}")),
    );
    lines.join("\n")
}

/// What a subject is called in a sentence.
pub fn subject_name(subject: &Subject) -> String {
    match subject {
        Subject::Screen => "the screen".into(),
        Subject::Window => "the active window".into(),
        Subject::Clipboard => "the clipboard".into(),
        Subject::File(path) => match path.file_name() {
            Some(name) => format!("the file {}", name.to_string_lossy()),
            None => "the file".into(),
        },
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

/// Longest reason of a provider that is spoken; the log has the whole.
const LONGEST_REASON: usize = 160;

fn with_reason(sentence: &str, reason: &str) -> String {
    let reason: String = reason
        .trim()
        .trim_end_matches('.')
        .chars()
        .take(LONGEST_REASON)
        .collect();
    if reason.is_empty() {
        format!("{sentence}.")
    } else {
        format!("{sentence}: {reason}.")
    }
}

/// A key as it is said: "Super Alt D" instead of "Super+Alt+D".
fn spoken_key(key: &str) -> String {
    key.replace('+', " ")
}

fn duration(duration: Duration) -> String {
    match duration.as_secs_f64().ceil() as u64 {
        0 | 1 => "one second".into(),
        seconds @ 2..=90 => format!("{seconds} seconds"),
        seconds @ 91..=5400 => format!("{} minutes", seconds.div_ceil(60)),
        seconds => format!("{} hours", seconds.div_ceil(3600)),
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
