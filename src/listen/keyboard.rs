//! The keyboard's present layout: which physical keys give a [`Key`] and which modifier bits mean
//! what. It only reads; the names of keysyms and positions are those of X11's keysymdef.h and of
//! the evdev keycodes (Linux' input-event-codes.h plus 8).

use x11rb::connection::Connection;
use x11rb::errors::ReplyError;
use x11rb::protocol::xproto::{ConnectionExt, Keycode, Keysym, ModMask};
use x11rb::rust_connection::RustConnection;

use super::chord::{Chord, Key, Modifiers};

/// A snapshot of the layout.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Layout {
    first: Keycode,
    last: Keycode,
    /// Keysyms of each key: group 1 plain and shifted, group 2 plain and shifted, then the rest.
    rows: Vec<Vec<Keysym>>,
    alt: u16,
    logo: u16,
    locks: u16,
}

/// Columns of the core mapping with what a key gives by itself, by group.
const PLAIN_COLUMNS: [usize; 2] = [0, 2];

const NUM_LOCK: Keysym = 0xff7f;
const SCROLL_LOCK: Keysym = 0xff14;
const ALT: [Keysym; 2] = [0xffe9, 0xffea];
const LOGO: [Keysym; 2] = [0xffeb, 0xffec];

/// Keysym and keycode on a us layout of every key but letters, digits and function keys.
const NAMED: [(&str, Keysym, Keycode); 28] = [
    ("Space", 0x20, 65),
    ("Left", 0xff51, 113),
    ("Right", 0xff53, 114),
    ("Up", 0xff52, 111),
    ("Down", 0xff54, 116),
    ("Home", 0xff50, 110),
    ("End", 0xff57, 115),
    ("PageUp", 0xff55, 112),
    ("PageDown", 0xff56, 117),
    ("Print", 0xff61, 107),
    ("Pause", 0xff13, 127),
    ("Menu", 0xff67, 135),
    ("Escape", 0xff1b, 9),
    ("Return", 0xff0d, 36),
    ("Tab", 0xff09, 23),
    ("Backspace", 0xff08, 22),
    ("Delete", 0xffff, 119),
    ("Comma", 0x2c, 59),
    ("Period", 0x2e, 60),
    ("Slash", 0x2f, 61),
    ("Backslash", 0x5c, 51),
    ("Semicolon", 0x3b, 47),
    ("Quote", 0x27, 48),
    ("Grave", 0x60, 49),
    ("Minus", 0x2d, 20),
    ("Equal", 0x3d, 21),
    ("BracketLeft", 0x5b, 34),
    ("BracketRight", 0x5d, 35),
];

/// The rows of a us keyboard, each with the keycode of its first key.
const US_ROWS: [(Keycode, &str); 4] = [
    (10, "1234567890"),
    (24, "QWERTYUIOP"),
    (38, "ASDFGHJKL"),
    (52, "ZXCVBNM"),
];

impl Layout {
    /// Asks the display for the layout as it is now.
    pub(super) fn read(connection: &RustConnection) -> Result<Self, ReplyError> {
        let (first, last) = {
            let setup = connection.setup();
            (setup.min_keycode, setup.max_keycode)
        };
        let mapping = connection.get_keyboard_mapping(first, last - first + 1)?;
        let modifiers = connection.get_modifier_mapping()?;
        let mapping = mapping.reply()?;
        let modifiers = modifiers.reply()?;
        let width = usize::from(mapping.keysyms_per_keycode).max(1);
        let mut layout = Self {
            first,
            last,
            rows: mapping.keysyms.chunks(width).map(<[_]>::to_vec).collect(),
            alt: 0,
            logo: 0,
            locks: u16::from(ModMask::LOCK),
        };
        let per_modifier = usize::from(modifiers.keycodes_per_modifier()).max(1);
        for (bit, codes) in modifiers.keycodes.chunks(per_modifier).enumerate() {
            let gives = |wanted: &[Keysym]| {
                codes.iter().any(|&code| {
                    let row = layout.row(code);
                    row.iter().any(|keysym| wanted.contains(keysym))
                })
            };
            let (alt, logo) = (gives(&ALT), gives(&LOGO));
            let lock = gives(&[NUM_LOCK, SCROLL_LOCK]);
            layout.alt |= u16::from(alt) << bit;
            layout.logo |= u16::from(logo) << bit;
            layout.locks |= u16::from(lock) << bit;
        }
        layout.settle();
        Ok(layout)
    }

    /// The usual bits where the modifier map says nothing or makes two of ours the same.
    fn settle(&mut self) {
        let fixed = u16::from(ModMask::SHIFT | ModMask::LOCK | ModMask::CONTROL);
        let (alt, logo) = (self.alt & !fixed, self.logo & !fixed);
        let single = |bits: u16, usual: ModMask| match bits {
            0 => u16::from(usual),
            bits => bits & bits.wrapping_neg(),
        };
        self.alt = single(alt, ModMask::M1);
        self.logo = single(logo & !self.alt, ModMask::M4);
        self.locks &= !(self.alt | self.logo);
    }

    /// The physical keys for `key`: those that give it by themselves in any group, else those that
    /// show it at all, else the one at its place on a us keyboard (so that letters can be pressed
    /// on a layout that has none of them).
    pub(super) fn codes(&self, key: Key) -> Vec<Keycode> {
        let (keysym, position) = place(key);
        let by = |gives: &dyn Fn(&[Keysym]) -> bool| -> Vec<Keycode> {
            (self.first..=self.last)
                .filter(|&code| gives(self.row(code)))
                .collect()
        };
        let plain = by(&|row| {
            let mut columns = PLAIN_COLUMNS.iter().filter_map(|&column| row.get(column));
            columns.any(|&found| same_letter(found, keysym))
        });
        if !plain.is_empty() {
            return plain;
        }
        let shown = by(&|row| row.contains(&keysym));
        if !shown.is_empty() {
            return shown;
        }
        let exists = (self.first..=self.last).contains(&position) && !self.is_dead(position);
        exists.then_some(position).into_iter().collect()
    }

    /// Whether the key at `code` gives `key` in the group that was active in `state`.
    pub(super) fn gives(&self, code: Keycode, key: Key, state: u16) -> bool {
        // Bits 13 and 14 are the group, by the XKB protocol, section 2.2.2.
        let group = usize::from(state >> 13 & 3);
        let (keysym, _) = place(key);
        PLAIN_COLUMNS
            .get(group)
            .and_then(|&column| self.row(code).get(column))
            .is_some_and(|&found| same_letter(found, keysym))
    }

    /// The modifier bits that a chord holds.
    pub(super) fn bits(&self, chord: Chord) -> u16 {
        let Modifiers {
            logo,
            ctrl,
            alt,
            shift,
        } = chord.modifiers();
        let bit = |held: bool, bit: u16| if held { bit } else { 0 };
        bit(logo, self.logo)
            | bit(ctrl, u16::from(ModMask::CONTROL))
            | bit(alt, self.alt)
            | bit(shift, u16::from(ModMask::SHIFT))
    }

    /// The bits of a key event's state that tell chords apart.
    pub(super) fn telling(&self, state: u16) -> u16 {
        let ours = self.logo | self.alt | u16::from(ModMask::CONTROL | ModMask::SHIFT);
        state & ours
    }

    /// Every combination of locks that may be on while a chord is pressed: a grab holds only for
    /// exactly the modifiers it names.
    pub(super) fn lock_variants(&self) -> Vec<u16> {
        (0..=self.locks)
            .filter(|bits| bits & !self.locks == 0)
            .collect()
    }

    fn row(&self, code: Keycode) -> &[Keysym] {
        let index = code.checked_sub(self.first).map(usize::from);
        index
            .and_then(|index| self.rows.get(index))
            .map_or(&[], Vec::as_slice)
    }

    fn is_dead(&self, code: Keycode) -> bool {
        self.row(code).iter().all(|&keysym| keysym == 0)
    }
}

/// The keysym of a key, and its keycode on a us keyboard.
fn place(key: Key) -> (Keysym, Keycode) {
    if let Some(number) = key.function() {
        // F1 to F10 lie together, F11 and F12 apart, F13 and on again.
        let code = match number {
            1..=10 => 66 + number,
            11 | 12 => 84 + number,
            _ => 178 + number,
        };
        return (0xffbd + Keysym::from(number), code);
    }
    let name = key.name();
    if let Some(&(_, keysym, code)) = NAMED.iter().find(|(named, ..)| *named == name) {
        return (keysym, code);
    }
    let code = US_ROWS.iter().find_map(|(first, row)| {
        let column = row.find(name)?;
        Some(first + Keycode::try_from(column).ok()?)
    });
    let letter = name.bytes().next().unwrap_or_default();
    (Keysym::from(letter), code.unwrap_or_default())
}

/// Whether two keysyms are the same, or the two cases of one Latin letter.
fn same_letter(found: Keysym, wanted: Keysym) -> bool {
    let upper = |keysym: Keysym| match keysym {
        0x61..=0x7a => keysym - 0x20,
        _ => keysym,
    };
    upper(found) == upper(wanted)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    fn layout(keys: &[(Keycode, &[Keysym])]) -> Layout {
        let mut rows = vec![vec![]; 248];
        for (code, row) in keys {
            rows[usize::from(code - 8)] = row.to_vec();
        }
        let mut layout = Layout {
            first: 8,
            last: 255,
            rows,
            alt: 0,
            logo: 0,
            locks: 0b10,
        };
        layout.settle();
        layout
    }

    #[test]
    fn every_key_has_a_keysym_and_a_place_of_its_own() {
        let mut places: Vec<_> = Key::all().map(place).collect();
        let all = places.len();
        places.sort_unstable();
        places.dedup_by_key(|(keysym, _)| *keysym);
        assert_eq!(places.len(), all);
        places.sort_unstable_by_key(|(_, code)| *code);
        places.dedup_by_key(|(_, code)| *code);
        assert_eq!(places.len(), all);
        assert_eq!(place(Key::named("D").unwrap()), (0x44, 40));
        assert_eq!(place(Key::named("F11").unwrap()), (0xffc8, 95));
        assert_eq!(place(Key::named("F13").unwrap()), (0xffca, 191));
    }

    #[test]
    fn a_letter_is_found_by_group_then_anywhere_then_by_its_place() {
        let d = Key::named("d").unwrap();
        let cyrillic = 0x6d7;
        let both = layout(&[(40, &[cyrillic, 0, 0x64, 0x44]), (41, &[0x64])]);
        assert_eq!(both.codes(d), [40, 41]);
        assert!(both.gives(40, d, 1 << 13) && !both.gives(40, d, 0));
        let shifted = layout(&[(11, &[0x26, 0x44])]);
        assert_eq!(shifted.codes(d), [11]);
        let none = layout(&[(40, &[cyrillic])]);
        assert_eq!(none.codes(d), [40]);
        assert!(layout(&[]).codes(d).is_empty());
    }

    #[test]
    fn locks_are_combined_and_never_one_of_our_modifiers() {
        let mut layout = layout(&[]);
        layout.locks = 0b1_0010 | layout.alt;
        layout.settle();
        assert_eq!(layout.lock_variants(), [0, 0b10, 0b1_0000, 0b1_0010]);
    }
}
