//! One of each piece of news and of each failure, so that a reviewer hears them in a diff.

use std::time::Duration;

use aloud::event::{Desktop, News, Shortcuts};
use aloud::failure::{Consent, Distrust, Failure, Holding, Stage, Unkept};
use aloud::request::Subject;

/// One of each, so that a reviewer hears the program in a diff.
pub(super) fn all() -> Vec<Failure> {
    use Failure as F;
    let text = || "API key not valid".to_owned();
    vec![
        F::NoDisplay,
        F::DisplayLost,
        F::NoWindow,
        F::NoMemory,
        F::NoMonitor,
        F::MonitorsChange,
        F::Protected,
        F::NoConsent(Consent::NotAsked),
        F::NoConsent(Consent::Remembered),
        F::NoConsent(Consent::Denied),
        F::NoConsent(Consent::Cancelled),
        F::NoConsent(Consent::Open),
        F::NoConsent(Consent::Silent),
        F::Withheld {
            found: aloud::screening::Findings {
                secrets: vec![
                    aloud::screening::Secret::Card,
                    aloud::screening::Secret::Token,
                ],
                application: Some("KeePassXC".into()),
                unread: Some(aloud::screening::Unread::Around),
            },
        },
        F::CaptureRefused { detail: text() },
        F::CaptureUnsupported(Subject::Screen),
        F::CaptureUnsupported(Subject::Window),
        F::CaptureUnsupported(Subject::Pointer),
        F::Blank { colour: [0, 0, 0] },
        F::Blank {
            colour: [48, 80, 112],
        },
        F::ClipboardEmpty,
        F::ClipboardHolds(Holding::Text),
        F::ClipboardHolds(Holding::Files),
        F::ClipboardHolds(Holding::RemoteAddress),
        F::ClipboardHolds(Holding::Other),
        F::ClipboardSilent,
        F::ClipboardSecret,
        F::Damaged { detail: text() },
        F::NotAPicture,
        F::TooLarge,
        F::NoMode {
            name: "tekst".into(),
            known: vec!["auto".into(), "text".into(), "recipes".into()],
        },
        F::NotKept,
        F::FileMissing("/pictures/cat.png".into()),
        F::FileUnreadable("/pictures".into()),
        F::Offline,
        F::ServerNotFound {
            host: "example.org".into(),
        },
        F::ConnectionRefused {
            host: "127.0.0.1".into(),
        },
        F::ConnectionLost { detail: text() },
        F::Untrusted {
            trust: Distrust::UnknownIssuer,
        },
        F::Untrusted {
            trust: Distrust::Expired,
        },
        F::Untrusted {
            trust: Distrust::WrongHost,
        },
        F::Untrusted {
            trust: Distrust::Other,
        },
        F::Proxy { detail: text() },
        F::LoginPage,
        F::TimedOut(Stage::Capture),
        F::TimedOut(Stage::Connect),
        F::TimedOut(Stage::FirstWord),
        F::TimedOut(Stage::NextWord),
        F::NoProvider {
            name: "gemeni".into(),
        },
        F::Misconfigured {
            provider: "gemini".into(),
            reason: "ca-file /ca.pem: no such file".into(),
        },
        F::NoKey {
            provider: "gemini".into(),
            site: Some("aistudio.google.com"),
        },
        F::NoKey {
            provider: "gateway".into(),
            site: None,
        },
        F::NotAgreed {
            provider: "gemini".into(),
        },
        F::KeyringLocked {
            provider: "gemini".into(),
        },
        F::KeyFileOpen {
            path: "/keys/gemini".into(),
        },
        F::KeyRefused {
            provider: "gemini".into(),
        },
        F::NotAllowed {
            reason: "User location is not supported.".into(),
        },
        F::ModelMissing {
            model: "gemini-9".into(),
        },
        F::NoSight {
            model: "qwen".into(),
        },
        F::RequestTooLarge,
        F::RequestRefused { reason: text() },
        F::Busy {
            retry_after: Some(Duration::from_secs(58)),
        },
        F::Busy { retry_after: None },
        F::QuotaGone,
        F::CreditGone,
        F::Overloaded,
        F::ProviderBroken { status: 500 },
        F::Unexpected { detail: text() },
        F::Declined {
            reason: "safety".into(),
        },
        F::Empty,
        F::CutOff,
        F::LengthLimit,
        F::Endless,
        F::Repetition,
        F::Stopped,
        F::Broken { detail: text() },
    ]
}

/// One of each.
pub(super) fn pieces() -> Vec<News> {
    let key = || ("Super+Alt+D".to_owned(), "screen".to_owned());
    vec![
        News::KeyTaken {
            key: key().0,
            action: key().1,
            proposal: Some("Ctrl+Alt+D".into()),
        },
        News::KeyTaken {
            key: key().0,
            action: key().1,
            proposal: None,
        },
        News::KeyUnusable {
            key: key().0,
            action: key().1,
        },
        News::Shortcuts(Shortcuts::None(Desktop::Gnome)),
        News::Shortcuts(Shortcuts::None(Desktop::Other)),
        News::Shortcuts(Shortcuts::Asked(Desktop::Gnome)),
        News::Shortcuts(Shortcuts::Asked(Desktop::Plasma)),
        News::Shortcuts(Shortcuts::Asked(Desktop::Other)),
        News::Shortcuts(Shortcuts::Unset(
            Desktop::Gnome,
            vec![key().1, "stop".into()],
        )),
        News::Shortcuts(Shortcuts::Unset(Desktop::Plasma, vec![key().1])),
        News::Shortcuts(Shortcuts::Unset(Desktop::Other, vec![key().1])),
        News::Shortcuts(Shortcuts::Refused),
        News::Shortcuts(Shortcuts::Shared(vec![key().1, "stop".into()])),
        News::Shortcuts(Shortcuts::Kept(vec![key().1, "stop".into()])),
        News::Shortcuts(Shortcuts::Silent),
        News::Shortcuts(Shortcuts::Heard),
        News::NoDisplay,
        News::Restarted,
        News::DisplayLost,
        News::DisplayBack,
        News::SpeechMoved {
            engine: Some("espeak-ng".into()),
            fallen: true,
        },
        News::VoiceMissing {
            voice: "Fritz".into(),
        },
        News::VoiceLacking {
            language: "pl-PL".into(),
        },
        News::VoiceLacking {
            language: "zu".into(),
        },
        News::HistoryReplaced,
        News::HistoryUnwritable {
            reason: Unkept::Full,
        },
        News::HistoryUnwritable {
            reason: Unkept::ReadOnly,
        },
        News::HistoryUnwritable {
            reason: Unkept::Busy,
        },
        News::HistoryUnwritable {
            reason: Unkept::NoFolder,
        },
        News::HistoryUnwritable {
            reason: Unkept::Other,
        },
        News::ConfigLine {
            line: 12,
            complaint: "unknown field `spede`.".into(),
        },
        News::ConfigLinesToo { count: 1 },
        News::ConfigLinesToo { count: 37 },
        News::KeyTaken {
            key: key().0,
            action: "mode recipes".into(),
            proposal: Some("Super+Alt+K".into()),
        },
        News::ConfigUnreadable {
            reason: "permission denied".into(),
        },
    ]
}
