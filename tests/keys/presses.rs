//! Presses of every kind, each heard once.

use super::*;

#[test]
fn each_key_brings_its_command_once() {
    for name in ["x11", "global-hotkey"] {
        let display = Display::start();
        let ears = display.listen(&Settings {
            copy: "Ctrl+Alt+Comma".into(),
            ..backend(name)
        });
        let armed = ears.armed();
        assert_eq!(armed.len(), 1, "{armed:?}");
        assert!(
            armed[0].contains("(\"copy\", \"Ctrl+Alt+Comma\")"),
            "{armed:?}"
        );
        for (chord, command) in [
            ("super+alt+d", look("screen").as_str()),
            ("super+alt+w", &look("window")),
            ("super+alt+c", &look("clipboard")),
            ("super+alt+space", "\"repeat\""),
            ("ctrl+alt+comma", "\"copy\""),
            ("super+alt+x", "\"stop\""),
            ("super+alt+x", "\"stop\""),
        ] {
            display.key(chord);
            assert_eq!(ears.press(), command, "{name}: {chord}");
        }
        for other in [
            "d",
            "alt+d",
            "super+d",
            "super+alt+shift+d",
            "super+alt+ctrl+d",
        ] {
            display.key(other);
        }
        display.key("super+alt+x");
        assert_eq!(ears.press(), "\"stop\"", "{name}");
    }
}

#[test]
fn locks_do_not_matter_wherever_they_are_mapped() {
    let display = Display::start();
    display.run(
        "xmodmap",
        &["-e", "clear mod2", "-e", "add mod3 = Num_Lock"],
    );
    display.run(
        "xmodmap",
        &[
            "-e",
            "keycode 78 = Scroll_Lock",
            "-e",
            "add mod2 = Scroll_Lock",
        ],
    );
    let (connection, root) = display.connect();
    let locks = || {
        let state = connection
            .query_pointer(root)
            .unwrap()
            .reply()
            .unwrap()
            .mask;
        state & (KeyButMask::LOCK | KeyButMask::MOD2 | KeyButMask::MOD3)
    };
    let ears = display.listen(&own());
    ears.armed();
    let mut on = KeyButMask::default();
    for (lock, bit) in [
        ("Num_Lock", KeyButMask::MOD3),
        ("Caps_Lock", KeyButMask::LOCK),
        ("Scroll_Lock", KeyButMask::MOD2),
    ] {
        // A key that has just been made a lock locks through the core protocol's own means.
        display.run("xdotool", &["key", lock]);
        on |= bit;
        assert_eq!(locks(), on, "{lock} is not on");
        display.key("super+alt+d");
        assert_eq!(ears.press(), look("screen"), "with {lock}");
    }
}

#[test]
fn a_held_key_is_one_press() {
    for name in ["x11", "global-hotkey"] {
        let display = Display::start();
        let ears = display.listen(&backend(name));
        ears.armed();
        display.run("xset", &["r", "rate", "100", "50"]);
        let hold = "keydown super keydown alt keydown d sleep 1 keyup d keyup alt keyup super";
        display.run("xdotool", &hold.split(' ').collect::<Vec<_>>());
        display.key("super+alt+d");
        display.key("super+alt+x");
        assert_eq!(ears.press(), look("screen"), "{name}");
        assert_eq!(ears.press(), look("screen"), "{name}");
        assert_eq!(ears.press(), "\"stop\"", "{name}");
    }
}

#[test]
fn keys_that_overlap_are_all_heard_and_heard_again() {
    let display = Display::start();
    let ears = display.listen(&own());
    ears.armed();
    let roll = "keydown super keydown alt keydown d keydown w keyup d keyup w key w keyup alt \
                keyup super";
    display.run("xdotool", &roll.split_whitespace().collect::<Vec<_>>());
    assert_eq!(ears.press(), look("screen"));
    assert_eq!(ears.press(), look("window"));
    assert_eq!(ears.press(), look("window"));
    // The right-hand modifiers are as good, and letting go of them first does no harm.
    let right = "keydown Super_R keydown Alt_L keydown d keyup Super_R keyup Alt_L keyup d";
    display.run("xdotool", &right.split(' ').collect::<Vec<_>>());
    assert_eq!(ears.press(), look("screen"));
    display.key("super+alt+d");
    assert_eq!(ears.press(), look("screen"));
}
