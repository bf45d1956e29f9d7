//! Chords from text and back: what is accepted, what is refused and in which words.
#![allow(clippy::unwrap_used, missing_docs)]

use aloud::listen::chord::{Chord, Key, Modifiers};
use proptest::prelude::*;

#[test]
fn a_chord_is_written_one_way_however_it_was_typed() {
    for (typed, canonical) in [
        ("Super+Alt+D", "Super+Alt+D"),
        ("alt + super + d", "Super+Alt+D"),
        ("WIN+option+d", "Super+Alt+D"),
        ("Control+Alt+space", "Ctrl+Alt+Space"),
        ("meta+f5", "Super+F5"),
        ("Super+Alt+PrtSc", "Super+Alt+Print"),
        ("logo+esc", "Super+Escape"),
        ("Ctrl+Shift+Enter", "Ctrl+Shift+Return"),
        ("alt+shift+ctrl+super+PgUp", "Super+Ctrl+Alt+Shift+PageUp"),
        ("Super+,", "Super+Comma"),
        ("Super+0", "Super+0"),
        ("Ctrl+Alt+F13", "Ctrl+Alt+F13"),
    ] {
        let chord: Chord = typed.parse().unwrap();
        assert_eq!(chord.to_string(), canonical, "{typed}");
    }
}

#[test]
fn a_refusal_says_what_would_be_right() {
    for (typed, sentence) in [
        ("", "Write for example Super+Alt+D"),
        ("Super+Alt", "The key after the modifiers is missing"),
        ("Super++D", "The key after the modifiers is missing"),
        ("D", "D alone would be taken away from all typing. Add Ctrl"),
        ("Shift+F5", "for example Super+Alt+F5."),
        ("Super+A+B", "A and B are two keys"),
        ("Super+Foo", "no key named \"Foo\". Known are the letters"),
        ("Super+F25", "F1 to F24"),
        ("Ctrl+Alt+F7", "Ctrl+Alt+F7 switches the console"),
        ("Super+Ctrl+Alt+Shift+F12", "switches the console"),
        ("Super+Insert", "modifier key of screen readers"),
        ("Super+Caps_Lock", "modifier key of screen readers"),
    ] {
        let refusal = typed.parse::<Chord>().unwrap_err().to_string();
        assert!(refusal.contains(sentence), "{typed}: {refusal}");
    }
}

#[test]
fn alternatives_keep_the_key_and_leave_the_chord_itself_out() {
    let chord: Chord = "Super+Alt+D".parse().unwrap();
    let near: Vec<_> = chord.alternatives().map(|c| c.to_string()).collect();
    assert_eq!(near[..2], ["Ctrl+Alt+D", "Super+Ctrl+D"]);
    assert!(!near.contains(&"Super+Alt+D".to_owned()));
    let console: Chord = "Super+F5".parse().unwrap();
    assert!(console.alternatives().all(|c| {
        let held = c.modifiers();
        !(held.ctrl && held.alt)
    }));
}

proptest! {
    #[test]
    fn what_is_displayed_is_parsed_to_the_same(
        (logo, ctrl, alt, shift) in any::<(bool, bool, bool, bool)>(),
        key in 0..Key::all().count(),
    ) {
        let key = Key::all().nth(key).unwrap();
        if let Ok(chord) = Chord::new(Modifiers { logo, ctrl, alt, shift }, key) {
            prop_assert_eq!(chord.to_string().parse::<Chord>(), Ok(chord));
            prop_assert_eq!(chord.to_string().to_uppercase().parse::<Chord>(), Ok(chord));
            let json = serde_json::to_string(&chord).unwrap();
            prop_assert_eq!(serde_json::from_str::<Chord>(&json).unwrap(), chord);
        }
    }

    #[test]
    fn no_text_is_too_strange_to_be_refused_with_a_sentence(text in ".{0,40}") {
        if let Err(refusal) = text.parse::<Chord>() {
            prop_assert!(refusal.to_string().ends_with('.'));
        }
    }
}
