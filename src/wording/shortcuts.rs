//! What is said about keys that the desktop itself gives, and what they are called in its own
//! windows and settings.

use super::say;
use crate::event::{Desktop, KeysBy, Shortcuts};

/// A key that the desktop gives without telling which one it is.
pub const UNNAMED: &str = "as set in the desktop";

/// What is said about the keys that the desktop gives.
pub fn news(news: &Shortcuts) -> Option<String> {
    Some(match news {
        Shortcuts::None(Desktop::Gnome) => "This desktop gives programs no keys, so no key is set. To have Aloud's keys added to the keyboard settings run: aloud shortcuts add.".into(),
        Shortcuts::None(Desktop::Tiling(name)) => format!(
            "{name} gives programs no keys, so no key is set. To have Aloud's keys bound in its own configuration run: aloud shortcuts."
        ),
        Shortcuts::None(_) => "This desktop gives programs no keys, so no key is set. In its keyboard settings a key can be set that runs a command such as: aloud describe screen.".into(),
        Shortcuts::Asked(Desktop::Gnome) => "Your desktop asks in a window whether Aloud may have its keys. To allow it press Shift Tab, then Enter.".into(),
        Shortcuts::Asked(Desktop::Plasma) => "Your desktop asks in a window whether Aloud may have its keys. To allow it press Enter.".into(),
        Shortcuts::Asked(_) => "Your desktop asks in a window whether Aloud may have its keys. Please answer it.".into(),
        Shortcuts::Unset(desktop, actions) => unset(*desktop, &actions.join(", ")),
        Shortcuts::Shared(actions) => format!(
            "Your desktop uses the key of {} for something else as well. Choose another in System Settings, under Keyboard, Shortcuts, Aloud.",
            actions.join(", ")
        ),
        Shortcuts::Silent => "Your desktop does not answer, so Aloud's keys are not heard yet. It is asked again and again; the aloud command works.".into(),
        Shortcuts::Heard => "Aloud's keys are heard now.".into(),
        Shortcuts::Bound(_) => return None,
    })
}

/// Who has the keys.
pub fn whose(by: &KeysBy) -> String {
    match by {
        KeysBy::Nobody => say!("status-no-keys"),
        KeysBy::Aloud => "Keys: heard by Aloud itself.".into(),
        KeysBy::Portal => "Keys: given by the desktop's portal.".into(),
        KeysBy::Desktop(name) => {
            format!("Keys: bound by {name} itself; what they are stands in its own settings.")
        }
    }
}

fn unset(desktop: Desktop, actions: &str) -> String {
    match desktop {
        Desktop::Gnome => format!(
            "Your desktop has set no key for {actions}. Set it in Settings, under Apps, Aloud, Global Shortcuts."
        ),
        Desktop::Plasma => format!(
            "Your desktop has set no key for {actions}. Set it in System Settings, under Keyboard, Shortcuts, Aloud."
        ),
        Desktop::Tiling(name) => format!(
            "Your desktop has set no key for {actions}. Bind it in the configuration of {name}."
        ),
        Desktop::Other => format!(
            "Your desktop has set no key for {actions}. Set it in the keyboard settings of your desktop, under Aloud."
        ),
    }
}

/// What a key is for, as the desktop shows it in its own windows; by the action's name in the
/// configuration.
pub fn purpose(action: &str) -> String {
    match action {
        "screen" => "Describe the screen",
        "window" => "Describe the active window",
        "focus" => "Describe the focused control",
        "pointer" => "Describe what is around the pointer",
        "clipboard" => "Describe the picture on the clipboard",
        "changes" => "Tell what has changed on the screen",
        "ask" => "Ask about the last picture",
        "more" => "Say more about the last picture",
        "forget" => "Forget the last picture",
        "repeat" => "Repeat the last answer",
        "stop" => "Silence the answer",
        "copy" => "Copy the last answer",
        other => return format!("Aloud: {other}"),
    }
    .into()
}

/// There is no such action.
pub fn unknown(action: &str, known: &[String]) -> String {
    format!(
        "There is no action {action}. Known are {}.",
        known.join(", ")
    )
}

/// The desktop's settings run Aloud's commands from now on.
pub fn added(keys: &[String]) -> String {
    format!(
        "These keys stand in the desktop's keyboard settings from now on: {}. To take them out run: aloud shortcuts remove.",
        keys.join(", ")
    )
}

/// What stands in the desktop's settings.
pub fn standing(keys: &[String]) -> String {
    match keys {
        [] => "None of Aloud's keys stands in the desktop's keyboard settings.".into(),
        keys => format!(
            "In the desktop's keyboard settings stand: {}.",
            keys.join(", ")
        ),
    }
}

/// None of Aloud's keys stands in the desktop's settings any more.
pub const REMOVED: &str =
    "None of Aloud's keys stands in the desktop's keyboard settings any more.";
/// The desktop's settings are not known.
pub const NO_SETTINGS: &str = "Only GNOME's keyboard settings can be changed from here. On other desktops set a key in their own settings that runs a command such as: aloud press screen.";
/// The desktop's settings cannot be reached.
pub const UNREACHABLE: &str = "The desktop's settings cannot be reached: the program gsettings does not answer. It is part of the package libglib2.0-bin.";
