//! Keys that are taken or lacking, and displays that come, go and hang.

use super::*;

#[test]
fn a_taken_key_is_told_with_a_free_one_that_works() {
    for name in ["x11", "global-hotkey"] {
        let display = Display::start();
        let (other, root) = display.connect();
        assert!(grab_d(&other, root, ModMask::M4 | ModMask::M1));
        // The other program holds the first alternative too, with a lock on alone.
        let first = ModMask::CONTROL | ModMask::M1 | ModMask::LOCK;
        assert!(grab_d(&other, root, first));
        let ears = display.listen(&backend(name));
        let news = ears.armed();
        assert_eq!(news[0], taken("Super+Alt+D", "Super+Ctrl+D"), "{name}");
        assert!(!news[1].contains("screen"), "{news:?}");
        // The proposal was given back after it was tried, and the others are heard.
        assert!(
            grab_d(&other, root, ModMask::M4 | ModMask::CONTROL),
            "{name}"
        );
        other
            .ungrab_key(40, root, ModMask::M4 | ModMask::CONTROL)
            .unwrap()
            .check()
            .unwrap();
        display.key("super+alt+w");
        assert_eq!(ears.press(), look("window"), "{name}");
        drop(ears);
        let ears = display.listen(&Settings {
            screen: "Super+Ctrl+D".into(),
            ..backend(name)
        });
        assert_eq!(ears.armed().len(), 1, "{name}");
        display.key("super+ctrl+d");
        assert_eq!(ears.press(), look("screen"), "{name}");
    }
}

#[test]
fn a_key_that_was_taken_is_heard_once_it_is_free_and_the_layout_changes() {
    let display = Display::start();
    let (other, root) = display.connect();
    assert!(grab_d(&other, root, ModMask::M4 | ModMask::M1));
    let ears = display.listen(&own());
    assert_eq!(ears.armed()[0], taken("Super+Alt+D", "Ctrl+Alt+D"));
    drop(other);
    display.run("xmodmap", &["-e", "keycode 248 = F35"]);
    let news = ears.armed();
    assert!(
        news[0].contains("(\"screen\", \"Super+Alt+D\")"),
        "{news:?}"
    );
    display.key("super+alt+d");
    assert_eq!(ears.press(), look("screen"));
}

#[test]
fn a_key_that_this_keyboard_lacks_is_told() {
    for (name, key, removal) in [
        ("x11", "Super+Alt+F24", Some("keycode 202 =")),
        // The portable candidate looks for the typographic quote.
        ("global-hotkey", "Super+Alt+Quote", None),
    ] {
        let display = Display::start();
        if let Some(removal) = removal {
            display.run("xmodmap", &["-e", removal]);
        }
        let ears = display.listen(&Settings {
            screen: key.into(),
            ..backend(name)
        });
        let news = ears.armed();
        let expected = format!("KeyUnusable {{ key: \"{key}\", action: \"screen\" }}");
        assert_eq!(news[0], expected, "{name}");
        display.key("super+alt+x");
        assert_eq!(ears.press(), "\"stop\"", "{name}");
    }
}

#[test]
fn the_display_may_go_and_come_back() {
    for (name, offset) in [("x11", 0), ("global-hotkey", 1)] {
        // Far above the numbers that servers choose by themselves, so that it is still free later.
        let number = format!(":{}", 400 + 2 * (std::process::id() % 5000) + offset);
        let ears = Ears::open(&number, &backend(name));
        assert_eq!(ears.next(), "NoDisplay", "{name}");
        let display = Display::numbered(&number);
        assert_eq!(ears.next(), "DisplayBack", "{name}");
        ears.armed();
        display.key("super+alt+d");
        assert_eq!(ears.press(), look("screen"), "{name}");
        drop(display);
        assert_eq!(ears.next(), "DisplayLost", "{name}");
        let display = Display::numbered(&number);
        assert_eq!(ears.next(), "DisplayBack", "{name}");
        ears.armed();
        display.key("super+alt+d");
        assert_eq!(ears.press(), look("screen"), "{name}");
    }
}

#[test]
fn dropping_gives_the_keys_back_at_once() {
    for name in ["x11", "global-hotkey"] {
        let display = Display::start();
        let (other, root) = display.connect();
        let chord = ModMask::M4 | ModMask::M1;
        let mut ears = display.listen(&backend(name));
        ears.armed();
        assert!(!grab_d(&other, root, chord), "{name}");
        ears.let_go();
        assert!(grab_d(&other, root, chord), "{name}");
    }
    // The second is a number that makes the library panic where overflows are checked.
    for nowhere in [":59000", ":65000"] {
        let mut ears = Ears::open(nowhere, &own());
        assert_eq!(ears.next(), "NoDisplay");
        ears.let_go();
    }
}

#[test]
fn a_display_that_hangs_holds_nobody_up_and_is_left_alone_afterwards() {
    let display = Display::start();
    let server = display.server.id().to_string();
    display.run("kill", &["-STOP", &server]);
    let mut ears = display.listen(&own());
    ears.let_go();
    display.run("kill", &["-CONT", &server]);
    let (other, root) = display.connect();
    let late = ears.lines.recv_timeout(Duration::from_millis(500));
    assert!(late.is_err(), "{late:?}");
    assert!(grab_d(&other, root, ModMask::M4 | ModMask::M1));
}
