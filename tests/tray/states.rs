//! What the icon tells in a real tray: its name, its picture and what a screen reader says of it, in every
//! state; the last answer in its menu; the provider that is chosen there.

use std::time::Duration;

use crate::desktop::{Options, Place, eventually};
use crate::far_side::Reply;
use crate::home::{Home, paste};
use crate::{Tray, WORDS, choose, listed, property};

/// Name, description and picture of the icon.
fn shown(home: &Home, icon: &str) -> [String; 3] {
    ["Title", "IconAccessibleDesc", "IconPixmap"].map(|name| property(&home.desktop, icon, name))
}

/// What is shown once the name has these words.
#[track_caller]
fn becomes(home: &Home, icon: &str, words: &str) -> [String; 3] {
    eventually(words, || {
        let now = shown(home, icon);
        now[0]
            .contains(words)
            .then_some(now.clone())
            .ok_or(now[0].clone())
    })
}

#[test]
fn name_and_picture_change_with_looking_and_with_the_pause() {
    // Long enough to be seen while it is waited for.
    let late = Reply::gemini(&[WORDS]).before(Duration::from_secs(4));
    let home = Home::open(&Options::default(), vec![late]);
    let desktop = &home.desktop;
    let _window = desktop.terminal("Build", "41 passed, 1 failed", Place::at(40, 60, 600, 400));
    let _tray = Tray::start(desktop);
    let icon = listed(desktop);
    let idle = shown(&home, &icon);
    home.ask("super+alt+d");
    let looking = shown(&home, &icon);
    home.hears(0, WORDS.trim());
    home.rests();
    let name = idle[0].trim_matches(['(', '<', '\'', '>', ',', ')']);
    assert_eq!(becomes(&home, &icon, name), idle);
    assert!(desktop.aloud(&["pause"]).status.success());
    let paused = eventually("the pause", || {
        let now = shown(&home, &icon);
        (now != idle).then_some(now.clone()).ok_or(now)
    });
    let states = [&idle, &looking, &paused];
    for (place, state) in states.into_iter().enumerate() {
        assert!(state[0].contains("Aloud"), "{state:?}");
        assert_eq!(state[0], state[1]);
        for other in &states[place + 1..] {
            assert!(
                state[0] != other[0] && state[2] != other[2],
                "{state:?} {other:?}"
            );
        }
    }
    assert!(desktop.aloud(&["resume"]).status.success());
    assert_eq!(becomes(&home, &icon, name), idle);
}

#[test]
fn the_last_answer_is_copied_and_a_provider_chosen_in_the_menu() {
    let home = Home::open(&Options::default(), vec![Reply::gemini(&[WORDS])]);
    let desktop = &home.desktop;
    let _window = desktop.terminal("Build", "41 passed, 1 failed", Place::at(40, 60, 600, 400));
    let _tray = Tray::start(desktop);
    let icon = listed(desktop);
    choose(desktop, &icon, "Describe the control with the focus");
    home.hears(0, WORDS.trim());
    home.rests();
    choose(desktop, &icon, "Copy the last answer: A terminal shows");
    eventually("the answer on the clipboard", || {
        let held = paste(desktop, "UTF8_STRING").stdout;
        let held = String::from_utf8_lossy(&held).into_owned();
        (held.trim() == WORDS.trim()).then_some(()).ok_or(held)
    });
    let mark = home.mark();
    choose(desktop, &icon, "Describe what is around the mouse pointer");
    home.hears(mark, WORDS.trim());
    home.rests();

    choose(desktop, &icon, "local");
    let (mark, sent) = (home.mark(), home.far.requests().len());
    assert_eq!(sent, 2);
    desktop.press("super+alt+d");
    home.hears(mark, "41 passed");
    assert_eq!(home.far.requests().len(), sent);
}
