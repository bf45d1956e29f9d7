//! What stands in the tray's menu, said by screen readers entry by entry, and in the window that asks
//! for a question.

use super::{Sentence, sentence};

/// Describes the whole screen.
pub const SCREEN: Sentence = sentence!("menu-screen");
/// Describes the active window.
pub const WINDOW: Sentence = sentence!("menu-window");
/// Describes the control that has the focus.
pub const FOCUS: Sentence = sentence!("menu-focus");
/// Describes what is around the mouse pointer.
pub const POINTER: Sentence = sentence!("menu-pointer");
/// Describes the picture on the clipboard.
pub const CLIPBOARD: Sentence = sentence!("menu-clipboard");
/// Tells what has changed since the last look.
pub const CHANGES: Sentence = sentence!("menu-changes");
/// Asks about the last picture.
pub const ASK: Sentence = sentence!("menu-ask");
/// Says more about the last picture.
pub const MORE: Sentence = sentence!("menu-more");
/// Says the last answer again.
pub const REPEAT: Sentence = sentence!("menu-repeat");
/// Silences speech.
pub const STOP: Sentence = sentence!("menu-stop");
/// Drops the last picture.
pub const FORGET: Sentence = sentence!("menu-forget");
/// Copies the last answer, which may stand behind it.
pub const COPY: Sentence = sentence!("menu-copy");
/// The group of the providers.
pub const PROVIDER: Sentence = sentence!("menu-provider");
/// All providers in their order.
pub const IN_ORDER: Sentence = sentence!("menu-in-order");
/// The group of the lengths.
pub const DETAIL: Sentence = sentence!("menu-detail");
/// The configured length.
pub const AS_CONFIGURED: Sentence = sentence!("menu-as-configured");
/// The group of the purposes.
pub const MODE: Sentence = sentence!("menu-mode");
/// Looks no more while it is checked.
pub const PAUSE: Sentence = sentence!("menu-pause");
/// Describes copied pictures without a press while it is checked.
pub const COPIES: Sentence = sentence!("menu-copies");
/// Keeps nothing while it is checked.
pub const PRIVATE: Sentence = sentence!("menu-private");
/// Reads the configuration again.
pub const RELOAD: Sentence = sentence!("menu-reload");
/// Ends the daemon.
pub const QUIT: Sentence = sentence!("menu-quit");
/// The label of the field in the window that asks for a question.
pub const QUESTION: Sentence = sentence!("menu-question");
