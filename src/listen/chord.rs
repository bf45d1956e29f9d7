//! A [`Chord`] is what the user presses: modifiers and one key, written "Super+Alt+D". A chord that
//! would eat typing, or that could never arrive, cannot be made; the refusal says what would be
//! right. Nothing here knows keyboards or displays.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::wording::configuration as wording;

/// Modifiers and one key; there are only chords that are harmless to hold for oneself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Chord {
    modifiers: Modifiers,
    key: Key,
}

/// The modifiers that are held while the key goes down.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub struct Modifiers {
    /// The key with the logo.
    pub logo: bool,
    /// Either Control key.
    pub ctrl: bool,
    /// The left Alt key; the right one is another key on many keyboards.
    pub alt: bool,
    /// Either Shift key.
    pub shift: bool,
}

/// A key by its name in the table of this file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Key(&'static str);

/// Why a text is not a usable chord, as a sentence with what would be right.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Unusable {
    /// There is no key among the words.
    #[error("{}", wording::KEY_MISSING)]
    KeyMissing,
    /// Two keys that are no modifiers.
    #[error("{}", wording::two_keys(.0.name(), .1.name()))]
    TwoKeys(Key, Key),
    /// A word that is no key.
    #[error("{}", wording::unknown_key(.0, &known()))]
    UnknownKey(String),
    /// A chord that would take a key of ordinary typing away.
    #[error("{}", wording::typing(&.0.to_string(), .0.key.name()))]
    Typing(Chord),
    /// A chord that the display server keeps for switching consoles.
    #[error("{}", wording::console(&.0.to_string(), .0.key.name()))]
    Console(Chord),
    /// A key that screen readers use as their own modifier.
    #[error("{}", wording::reader_key(.0))]
    ScreenReader(String),
}

/// Letters, digits and function keys; each is its own and only name.
const PLAIN: [&str; 60] = [
    "A", "B", "C", "D", "E", "F", "G", "H", "I", "J", "K", "L", "M", "N", "O", "P", "Q", "R", "S",
    "T", "U", "V", "W", "X", "Y", "Z", "0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "F1",
    "F2", "F3", "F4", "F5", "F6", "F7", "F8", "F9", "F10", "F11", "F12", "F13", "F14", "F15",
    "F16", "F17", "F18", "F19", "F20", "F21", "F22", "F23", "F24",
];

/// All other keys, with the other words people write for them, in lower case.
const NAMED: [(&str, &[&str]); 28] = [
    ("Space", &["spacebar"]),
    ("Left", &["arrowleft"]),
    ("Right", &["arrowright"]),
    ("Up", &["arrowup"]),
    ("Down", &["arrowdown"]),
    ("Home", &[]),
    ("End", &[]),
    ("PageUp", &["pgup", "page_up", "prior"]),
    ("PageDown", &["pgdn", "pgdown", "page_down", "next"]),
    (
        "Print",
        &["printscreen", "prtsc", "prtscn", "prtscr", "sysrq"],
    ),
    ("Pause", &["break"]),
    ("Menu", &["contextmenu", "apps"]),
    ("Escape", &["esc"]),
    ("Return", &["enter"]),
    ("Tab", &[]),
    ("Backspace", &[]),
    ("Delete", &["del"]),
    ("Comma", &[","]),
    ("Period", &[".", "dot"]),
    ("Slash", &["/"]),
    ("Backslash", &["\\"]),
    ("Semicolon", &[";"]),
    ("Quote", &["'", "apostrophe"]),
    ("Grave", &["`", "backquote", "backtick"]),
    ("Minus", &["-", "dash", "hyphen"]),
    ("Equal", &["=", "equals"]),
    ("BracketLeft", &["[", "leftbracket"]),
    ("BracketRight", &["]", "rightbracket"]),
];

/// The keys that Orca, and screen readers on other systems, take as their modifier.
const SCREEN_READER: [&str; 7] = [
    "insert",
    "ins",
    "capslock",
    "caps_lock",
    "caps",
    "kp_insert",
    "numpadinsert",
];

impl Chord {
    /// A chord, unless it would eat typing or could never arrive.
    ///
    /// # Errors
    /// Why the two cannot be used together.
    pub fn new(modifiers: Modifiers, key: Key) -> Result<Self, Unusable> {
        let chord = Self { modifiers, key };
        if !(modifiers.logo || modifiers.ctrl || modifiers.alt) {
            return Err(Unusable::Typing(chord));
        }
        if modifiers.ctrl && modifiers.alt && key.function().is_some_and(|n| n <= 12) {
            return Err(Unusable::Console(chord));
        }
        Ok(chord)
    }

    /// The modifiers that are held.
    pub fn modifiers(self) -> Modifiers {
        self.modifiers
    }

    /// The key that goes down last.
    pub fn key(self) -> Key {
        self.key
    }

    /// Chords of the same key to propose where this one is taken, the easiest to press first.
    pub fn alternatives(self) -> impl Iterator<Item = Self> {
        let held = |logo, ctrl, alt, shift| Modifiers {
            logo,
            ctrl,
            alt,
            shift,
        };
        [
            held(true, false, true, false),
            held(false, true, true, false),
            held(true, true, false, false),
            held(true, false, false, true),
            held(false, true, true, true),
            held(true, false, true, true),
            held(true, true, false, true),
            held(true, true, true, false),
        ]
        .into_iter()
        .filter_map(move |modifiers| Self::new(modifiers, self.key).ok())
        .filter(move |chord| *chord != self)
    }
}

impl Key {
    /// The key of that name, in any case and under any of its names.
    ///
    /// # Errors
    /// The word is no key, or a key that belongs to the screen reader.
    pub fn named(word: &str) -> Result<Self, Unusable> {
        let lower = word.to_lowercase();
        if SCREEN_READER.contains(&lower.as_str()) {
            return Err(Unusable::ScreenReader(word.to_owned()));
        }
        PLAIN
            .iter()
            .find(|name| name.eq_ignore_ascii_case(word))
            .or_else(|| {
                NAMED
                    .iter()
                    .find(|(name, others)| {
                        name.eq_ignore_ascii_case(word) || others.contains(&lower.as_str())
                    })
                    .map(|(name, _)| name)
            })
            .map(|name| Self(name))
            .ok_or_else(|| Unusable::UnknownKey(word.to_owned()))
    }

    /// All keys there are.
    pub fn all() -> impl Iterator<Item = Self> {
        PLAIN
            .iter()
            .chain(NAMED.iter().map(|(name, _)| name))
            .map(|name| Self(name))
    }

    /// The key's one canonical name.
    pub fn name(self) -> &'static str {
        self.0
    }

    /// The key's name among the X keysyms, in which desktops write keys.
    pub fn symbol(self) -> String {
        match self.0 {
            "Space" | "Comma" | "Period" | "Slash" | "Backslash" | "Semicolon" | "Grave"
            | "Minus" | "Equal" | "BracketLeft" | "BracketRight" => self.0.to_lowercase(),
            "Quote" => "apostrophe".into(),
            "PageUp" => "Page_Up".into(),
            "PageDown" => "Page_Down".into(),
            "Backspace" => "BackSpace".into(),
            // A capital letter would mean that Shift is held as well.
            name if name.len() == 1 => name.to_lowercase(),
            name => name.into(),
        }
    }

    /// The number of a function key.
    pub fn function(self) -> Option<u8> {
        self.0.strip_prefix('F')?.parse().ok()
    }
}

impl Modifiers {
    fn add(&mut self, word: &str) -> bool {
        match word.to_lowercase().as_str() {
            "super" | "win" | "windows" | "meta" | "logo" | "mod4" => self.logo = true,
            "ctrl" | "control" => self.ctrl = true,
            "alt" | "option" | "mod1" => self.alt = true,
            "shift" => self.shift = true,
            _ => return false,
        }
        true
    }
}

impl FromStr for Chord {
    type Err = Unusable;

    fn from_str(text: &str) -> Result<Self, Unusable> {
        let mut modifiers = Modifiers::default();
        let mut key = None;
        for word in text.split('+').map(str::trim) {
            if word.is_empty() {
                return Err(Unusable::KeyMissing);
            }
            if modifiers.add(word) {
                continue;
            }
            let found = Key::named(word)?;
            if let Some(first) = key.replace(found) {
                return Err(Unusable::TwoKeys(first, found));
            }
        }
        Self::new(modifiers, key.ok_or(Unusable::KeyMissing)?)
    }
}

impl fmt::Display for Chord {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let held = self.modifiers;
        for (is_held, word) in [
            (held.logo, "Super"),
            (held.ctrl, "Ctrl"),
            (held.alt, "Alt"),
            (held.shift, "Shift"),
        ] {
            if is_held {
                write!(f, "{word}+")?;
            }
        }
        self.key.fmt(f)
    }
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0)
    }
}

impl TryFrom<String> for Chord {
    type Error = Unusable;

    fn try_from(text: String) -> Result<Self, Unusable> {
        text.parse()
    }
}

impl From<Chord> for String {
    fn from(chord: Chord) -> Self {
        chord.to_string()
    }
}

/// The keys that have a name and not only a letter, a digit or a number.
fn known() -> String {
    let named: Vec<_> = NAMED.iter().map(|(name, _)| *name).collect();
    named.join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_two_keys_share_a_name() {
        let mut words: Vec<String> = Key::all().map(|k| k.name().to_lowercase()).collect();
        words.extend(
            NAMED
                .iter()
                .flat_map(|(_, others)| others.iter().map(|o| (*o).to_owned())),
        );
        words.extend(SCREEN_READER.map(str::to_owned));
        let all = words.len();
        words.sort();
        words.dedup();
        assert_eq!(words.len(), all);
    }
}
