//! What can go wrong, named by what the user can do about it. `Display` is for the log;
//! `wording.rs` is for the ear.

use std::path::PathBuf;
use std::time::Duration;

use crate::request::Subject;
use crate::screening::Findings;

/// The only error of a request; doors turn any library's error into one of these.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Failure {
    // The picture.
    /// There is no display to look at.
    #[error("no display")]
    NoDisplay,
    /// The display went away or does not answer.
    #[error("display lost")]
    DisplayLost,
    /// No window is active.
    #[error("no active window")]
    NoWindow,
    /// A protected field has the focus, and it is not looked at.
    #[error("a protected field has the focus")]
    Protected,
    /// The picture was not sent, because of what was found in it.
    #[error("withheld: {found:?}")]
    Withheld {
        /// What was found.
        found: Findings,
    },
    /// There is too little memory left for a picture, or for reading it.
    #[error("too little memory")]
    NoMemory,
    /// No monitor is switched on.
    #[error("no active monitor")]
    NoMonitor,
    /// Monitors came, went or changed their size whenever a picture was taken.
    #[error("the monitors keep changing")]
    MonitorsChange,
    /// The desktop refuses the capture.
    #[error("capture refused: {detail}")]
    CaptureRefused {
        /// The library's words, for the log.
        detail: String,
    },
    /// The desktop lets nobody look without the person's consent, and there is none.
    #[error("no consent: {0:?}")]
    NoConsent(Consent),
    /// This display system cannot show the subject.
    #[error("capture of {0:?} is not supported here")]
    CaptureUnsupported(Subject),
    /// The picture is of one colour.
    #[error("blank picture")]
    Blank {
        /// The colour as red, green and blue, 0 to 255.
        colour: [u8; 3],
    },
    /// The clipboard is empty.
    #[error("clipboard is empty")]
    ClipboardEmpty,
    /// The clipboard holds something that is not a picture.
    #[error("clipboard holds {0:?}")]
    ClipboardHolds(Holding),
    /// The program that owns the clipboard does not answer.
    #[error("clipboard owner does not answer")]
    ClipboardSilent,
    /// The copy comes from a program that marks it as a secret.
    #[error("clipboard content is marked as a secret")]
    ClipboardSecret,
    /// The picture cannot be decoded.
    #[error("damaged picture: {detail}")]
    Damaged {
        /// The decoder's words, for the log.
        detail: String,
    },
    /// The data is not in any picture format we read.
    #[error("not a picture")]
    NotAPicture,
    /// The picture has too many pixels or bytes to be opened.
    #[error("picture too large")]
    TooLarge,
    /// The file does not exist.
    #[error("no such file: {}", .0.display())]
    FileMissing(PathBuf),
    /// The file may not be read, or is a folder.
    #[error("file cannot be read: {}", .0.display())]
    FileUnreadable(PathBuf),

    /// There is no mode of that name.
    #[error("no mode named {name}")]
    NoMode {
        /// The name asked for.
        name: String,
        /// The names that there are.
        known: Vec<String>,
    },
    /// A text was to be copied by a process that ends, and what it copied with it.
    #[error("nobody is left who would keep the copy")]
    NotKept,

    // The way to the provider.
    /// There is no network.
    #[error("offline")]
    Offline,
    /// The server's name is not known.
    #[error("server {host} not found")]
    ServerNotFound {
        /// The host asked for.
        host: String,
    },
    /// The server refuses connections.
    #[error("server {host} refused the connection")]
    ConnectionRefused {
        /// The host asked for.
        host: String,
    },
    /// The connection broke before an answer began.
    #[error("connection lost: {detail}")]
    ConnectionLost {
        /// The library's words, for the log.
        detail: String,
    },
    /// The server's certificate cannot be trusted; nothing was sent.
    #[error("TLS: {trust:?}")]
    Untrusted {
        /// Why not.
        trust: Distrust,
    },
    /// The proxy refuses or does not answer.
    #[error("proxy failed: {detail}")]
    Proxy {
        /// The library's words, for the log.
        detail: String,
    },
    /// The answer is a web page: the network wants a login, or the address is not an API.
    #[error("a web page instead of an answer")]
    LoginPage,
    /// Nothing came in time.
    #[error("timed out: {0:?}")]
    TimedOut(Stage),

    // The provider's answer.
    /// No provider of that name is configured.
    #[error("no provider named {name}")]
    NoProvider {
        /// The name asked for; empty where there is none at all.
        name: String,
    },
    /// The provider's settings cannot work.
    #[error("settings of {provider} cannot work: {reason}")]
    Misconfigured {
        /// The provider's name in the configuration.
        provider: String,
        /// What is wrong with them.
        reason: String,
    },
    /// No key is stored for the provider.
    #[error("no key for {provider}")]
    NoKey {
        /// The provider's name in the configuration.
        provider: String,
        /// The web site that hands out its keys, where there is one.
        site: Option<&'static str>,
    },
    /// The person has not agreed that pictures are sent to the provider's address.
    #[error("no consent for {provider}")]
    NotAgreed {
        /// The provider's name in the configuration.
        provider: String,
    },
    /// As many requests have been sent as the configuration allows.
    #[error("the configured limit of requests is reached")]
    LimitReached {
        /// Whether it is the limit of a day; else that of a minute.
        per_day: bool,
        /// When the next one may be sent.
        wait: Duration,
    },
    /// The keyring is locked or does not answer, and no other place holds a key.
    #[error("keyring is locked")]
    KeyringLocked {
        /// The provider's name in the configuration.
        provider: String,
    },
    /// Others may read the key file.
    #[error("key file is readable by others: {}", path.display())]
    KeyFileOpen {
        /// The file.
        path: PathBuf,
    },
    /// The provider does not accept the key.
    #[error("key refused")]
    KeyRefused {
        /// The provider's name in the configuration.
        provider: String,
    },
    /// The provider does not serve this account, region or project.
    #[error("not allowed: {reason}")]
    NotAllowed {
        /// The provider's own reason, redacted.
        reason: String,
    },
    /// The model does not exist or is gone.
    #[error("model {model} not found")]
    ModelMissing {
        /// The model asked for.
        model: String,
    },
    /// The model cannot look at pictures.
    #[error("model {model} takes no pictures")]
    NoSight {
        /// The model asked for.
        model: String,
    },
    /// The provider finds the request too large.
    #[error("request too large")]
    RequestTooLarge,
    /// The provider does not understand the request.
    #[error("request refused: {reason}")]
    RequestRefused {
        /// The provider's own reason, redacted.
        reason: String,
    },
    /// Too many requests; it may work after a while.
    #[error("busy, retry after {retry_after:?}")]
    Busy {
        /// The wait the server names.
        retry_after: Option<Duration>,
    },
    /// The quota is used up; waiting a little does not help.
    #[error("quota used up")]
    QuotaGone,
    /// Nothing more is paid for: no wait helps.
    #[error("no credit left")]
    CreditGone,
    /// The provider has no capacity now.
    #[error("overloaded")]
    Overloaded,
    /// The provider failed by itself.
    #[error("provider error, status {status}")]
    ProviderBroken {
        /// The HTTP status.
        status: u16,
    },
    /// The answer is not in the provider's own form.
    #[error("unexpected answer: {detail}")]
    Unexpected {
        /// What was wrong with it, for the log.
        detail: String,
    },
    /// A text that was looked for is not on the screen.
    #[error("not on the screen")]
    NotOnScreen {
        /// The text.
        text: String,
        /// There is text in a script that cannot be read here.
        unreadable_script: bool,
    },
    /// There is no picture to ask about.
    #[error("nothing is frozen")]
    NothingFrozen,
    /// A question can only be answered by a model, and none is configured.
    #[error("no model to ask")]
    NoModel,
    /// There is no program that could ask the person for a question.
    #[error("no entry window: {detail}")]
    NoEntry {
        /// What was tried, for the log.
        detail: String,
    },
    /// The provider declines to describe the picture.
    #[error("declined: {reason}")]
    Declined {
        /// The provider's word for it.
        reason: String,
    },
    /// The answer is complete and has no words.
    #[error("empty answer")]
    Empty,
    /// The answer ended without the provider's end signal.
    #[error("cut off")]
    CutOff,
    /// The answer reached the length limit.
    #[error("length limit")]
    LengthLimit,
    /// The answer grew beyond all measure and was stopped by us.
    #[error("very long answer")]
    Endless,
    /// The model says the same again and again.
    #[error("repetition")]
    Repetition,

    /// The user ended it.
    #[error("stopped")]
    Stopped,
    /// A defect of ours.
    #[error("broken: {detail}")]
    Broken {
        /// What happened, for the log.
        detail: String,
    },
}

impl Failure {
    /// Whether no other provider could do better: the picture itself is the matter.
    pub fn is_about_the_picture(&self) -> bool {
        matches!(
            self,
            Self::Blank { .. } | Self::TooLarge | Self::Damaged { .. } | Self::NotAPicture
        )
    }
}

/// Why the person's consent to pictures of the screen is missing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Consent {
    /// The desktop does not let a program in the background ask.
    NotAsked,
    /// The person said no at some time, and the desktop remembers it.
    Remembered,
    /// The person said no just now, or the desktop could not do it.
    Denied,
    /// The person has closed the question.
    Cancelled,
    /// A question seems to be open on the screen.
    Open,
    /// The desktop does not answer at all.
    Silent,
}

/// What a clipboard without a picture holds.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Holding {
    /// Text.
    Text,
    /// One or more files that are not pictures.
    Files,
    /// An address on the network; it is not fetched.
    RemoteAddress,
    /// Something else.
    Other,
}

/// Why a certificate is not trusted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Distrust {
    /// Issued by somebody this system does not know: someone may be listening in.
    UnknownIssuer,
    /// Out of date, or not valid yet by this system's clock.
    Expired,
    /// Made for another server.
    WrongHost,
    /// Any other fault of the secured connection.
    Other,
}

/// What was under way when the time ran out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Stage {
    /// Taking the picture.
    Capture,
    /// Connecting to the server.
    Connect,
    /// Waiting for the first word.
    FirstWord,
    /// Waiting for the next word.
    NextWord,
}

/// Why the history of what was said cannot be used; answers are spoken in any case.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unkept {
    /// Neither `XDG_DATA_HOME` nor `HOME` is set.
    NoFolder,
    /// There is no room on the disk.
    Full,
    /// The disk or the folder cannot be written.
    ReadOnly,
    /// Another program holds the file, or the disk does not answer.
    Busy,
    /// What is in the file is no history, or no whole one.
    Damaged,
    /// Something else; the log has the whole.
    Other,
}
