//! What stands in the tray's menu, said by screen readers entry by entry.

/// Describes the whole screen.
pub const SCREEN: &str = "Describe the screen";
/// Describes the active window.
pub const WINDOW: &str = "Describe the active window";
/// Describes the picture on the clipboard.
pub const CLIPBOARD: &str = "Describe the clipboard";
/// Tells what has changed since the last look.
pub const CHANGES: &str = "Tell what has changed";
/// Asks about the last picture.
pub const ASK: &str = "Ask about the last picture";
/// Says more about the last picture.
pub const MORE: &str = "Say more about the last picture";
/// Says the last answer again.
pub const REPEAT: &str = "Repeat the last answer";
/// Silences speech.
pub const STOP: &str = "Be silent and stop";
/// Drops the last picture.
pub const FORGET: &str = "Forget the last picture";
/// Copies the last answer, which may stand behind it.
pub const COPY: &str = "Copy the last answer";
/// The group of the providers.
pub const PROVIDER: &str = "Provider";
/// All providers in their order.
pub const IN_ORDER: &str = "In the configured order";
/// The group of the lengths.
pub const DETAIL: &str = "Length of answers";
/// The configured length.
pub const AS_CONFIGURED: &str = "As configured";
/// The group of the purposes.
pub const MODE: &str = "What to look for";
/// Looks no more while it is checked.
pub const PAUSE: &str = "Do not look";
/// Describes copied pictures without a press while it is checked.
pub const COPIES: &str = "Describe copied pictures";
/// Keeps nothing while it is checked.
pub const PRIVATE: &str = "Keep nothing in the history";
/// Reads the configuration again.
pub const RELOAD: &str = "Read the configuration again";
/// Ends the daemon.
pub const QUIT: &str = "Quit Aloud";
