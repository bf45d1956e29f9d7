//! Keys under other layouts than the one they were written for.

use super::*;

/// Presses until it is heard: a new layout is followed a moment after it is announced.
fn press_until_heard(display: &Display, ears: &Ears, chord: &str) -> String {
    let end = Instant::now() + DEADLINE;
    loop {
        display.key(chord);
        if let Ok(line) = ears.lines.recv_timeout(Duration::from_millis(500)) {
            return line
                .split_once("} ")
                .map_or(line.clone(), |(_, rest)| rest.into());
        }
        assert!(Instant::now() < end, "{chord} is not heard");
    }
}

#[test]
fn letters_follow_the_layout_and_keep_their_place_where_there_are_none() {
    let display = Display::start();
    let ears = display.listen(&own());
    ears.armed();
    display.key("super+alt+25");
    assert_eq!(ears.press(), look("window"));
    // On a French keyboard W is where Z is on an American one, at keycode 52.
    display.run("setxkbmap", &["fr"]);
    let heard = press_until_heard(&display, &ears, "super+alt+52");
    assert!(heard.contains("window"), "{heard}");
    display.key("super+alt+25");
    display.key("super+alt+x");
    assert_eq!(ears.press(), "\"stop\"");
    // A Russian one has no Latin letters at all.
    display.run("setxkbmap", &["ru"]);
    let heard = press_until_heard(&display, &ears, "super+alt+25");
    assert!(heard.contains("window"), "{heard}");
    display.key("super+alt+40");
    assert_eq!(ears.press(), look("screen"));
}

#[test]
fn the_second_layout_of_two_is_heard_too() {
    let display = Display::start();
    display.run("setxkbmap", &["us,ru", "-option", "grp:caps_toggle"]);
    let ears = display.listen(&own());
    ears.armed();
    // Not by xdotool, which goes to the first layout for the time of its press.
    let hand = display.hand();
    hand.switch_to_second();
    hand.chord(40);
    assert_eq!(ears.press(), look("screen"));
}

#[test]
fn of_two_layouts_the_active_one_says_which_key_is_meant() {
    let display = Display::start();
    // Q and A have changed places between them.
    display.run("setxkbmap", &["us,fr", "-option", "grp:caps_toggle"]);
    let ears = display.listen(&Settings {
        screen: "Super+Alt+Q".into(),
        window: "Super+Alt+A".into(),
        ask: String::new(),
        ..own()
    });
    ears.armed();
    let hand = display.hand();
    hand.chord(24);
    hand.chord(38);
    assert_eq!(ears.press(), look("screen"));
    assert_eq!(ears.press(), look("window"));
    hand.switch_to_second();
    hand.chord(24);
    hand.chord(38);
    assert_eq!(ears.press(), look("window"));
    assert_eq!(ears.press(), look("screen"));
}
