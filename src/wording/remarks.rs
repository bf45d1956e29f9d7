//! What the doctor found about one way of doing something, as it stands behind a colon.

use super::{Sentence, failure, first_sentence, say, sentence};
use crate::failure::Failure;

/// There is no answer.
pub const SILENT: Sentence = sentence!("remark-silent");
/// There is none.
pub const NONE: Sentence = sentence!("remark-none");
/// It cannot be opened.
pub const NOT_OPENED: Sentence = sentence!("remark-not-opened");
/// It opens too slowly.
pub const OPENS_LATE: Sentence = sentence!("remark-opens-late");
/// It was there and is gone.
pub const ENDED: Sentence = sentence!("remark-ended");
/// It opens, and nothing is heard.
pub const MUTE: Sentence = sentence!("remark-mute");
/// The sound server does not play.
pub const NOT_PLAYED: Sentence = sentence!("remark-not-played");
/// The loudspeaker is muted.
pub const MUTED: Sentence = sentence!("remark-muted");
/// There is nothing to play on.
pub const NO_LOUDSPEAKER: Sentence = sentence!("remark-no-loudspeaker");
/// No program plays sounds.
pub const NO_PLAYER: Sentence = sentence!("remark-no-player");
/// It sees nothing here.
pub const BLIND: Sentence = sentence!("remark-blind");
/// It does not know windows.
pub const ONLY_SCREEN: Sentence = sentence!("remark-only-screen");
/// There is no window to be taken.
pub const NO_WINDOW: Sentence = sentence!("remark-no-window");
/// The clipboard holds a picture.
pub const PICTURE: Sentence = sentence!("remark-picture");
/// The clipboard is empty.
pub const EMPTY: Sentence = sentence!("remark-empty");
/// The clipboard holds something else.
pub const NO_PICTURE: Sentence = sentence!("remark-no-picture");
/// Applications cannot be asked.
pub const NO_APPLICATIONS: Sentence = sentence!("remark-no-applications");
/// Applications tell of window and focus.
pub const WINDOW_AND_FOCUS: Sentence = sentence!("remark-window-and-focus");
/// Applications tell of the window alone.
pub const WINDOW_ALONE: Sentence = sentence!("remark-window-alone");
/// No application tells of a window in front.
pub const NO_WINDOW_TELLS: Sentence = sentence!("remark-no-window-tells");
/// Applications cannot be asked on this system.
pub const NOBODY: Sentence = sentence!("remark-nobody");
/// It hears no keys here.
pub const DEAF: Sentence = sentence!("remark-deaf");
/// It does not work on this desktop.
pub const NOT_HERE: Sentence = sentence!("remark-not-here");
/// It does not work on this system.
pub const NOT_THIS_SYSTEM: Sentence = sentence!("remark-not-this-system");
/// The desktop itself has the keys.
pub const BOUND: Sentence = sentence!("remark-bound");
/// It has given the daemon no key.
pub const NO_KEY_GIVEN: Sentence = sentence!("remark-no-key-given");
/// GNOME has no keys of ours.
pub const UNBOUND_GNOME: Sentence = sentence!("remark-unbound-gnome");
/// There is no system bus.
pub const NO_SYSTEM_BUS: Sentence = sentence!("remark-no-system-bus");
/// The login manager does not know us.
pub const NO_SESSION: Sentence = sentence!("remark-no-session");
/// The screen is locked.
pub const LOCKED: Sentence = sentence!("remark-locked");
/// The screen is not locked.
pub const UNLOCKED: Sentence = sentence!("remark-unlocked");
/// The keyring is locked.
pub const KEYRING_LOCKED: Sentence = sentence!("remark-keyring-locked");
/// The keyring is open.
pub const KEYRING_OPEN: Sentence = sentence!("remark-keyring-open");
/// The keyring has nowhere to put a key.
pub const NO_COLLECTION: Sentence = sentence!("remark-no-collection");
/// It answers and does not do it.
pub const REFUSES: Sentence = sentence!("remark-refuses");

/// A failure, without what to do about it.
pub fn failed(reason: &Failure) -> String {
    let sentence = first_sentence(&failure(reason));
    sentence.trim_end_matches('.').to_owned()
}

/// How large the picture is that was taken.
pub fn size(width: u32, height: u32, blank: bool) -> String {
    let (width, height) = (width.to_string(), height.to_string());
    match blank {
        true => say!("remark-size-blank", width, height),
        false => say!("remark-size", width, height),
    }
}

/// A desktop whose configuration has no keys of ours.
pub fn unbound(desktop: &str) -> String {
    say!("remark-unbound", desktop)
}

/// The version of an interface.
pub fn version(version: u32) -> String {
    say!("remark-version", version)
}
