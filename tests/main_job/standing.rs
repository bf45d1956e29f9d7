//! An answer leaves the desktop as it is: no window comes, goes or moves, and the focus stays.

use std::time::Duration;

use crate::desktop::{Desktop, Options, Place};
use crate::far_side::Reply;
use crate::home::{Home, a_while};

/// The window with the focus, and every window on the screen in its order, with its place and size.
fn standing(desktop: &Desktop) -> [String; 4] {
    [
        desktop.run("xdotool", &["getactivewindow"]),
        desktop.run("xdotool", &["getwindowfocus"]),
        desktop.run("xprop", &["-root", "_NET_CLIENT_LIST_STACKING"]),
        desktop.run("xwininfo", &["-root", "-children"]),
    ]
}

#[test]
fn an_answer_takes_no_focus_and_changes_no_window() {
    let pieces = [
        "Two windows overlap. ",
        "The build has failed. ",
        "That is all. ",
    ];
    let mut reply = Reply::gemini(&pieces).before(Duration::from_millis(500));
    let pause = Duration::from_millis(700);
    reply.pieces.iter_mut().for_each(|(wait, _)| *wait = pause);
    let home = Home::open(&Options::default(), vec![reply; 3]);
    let desktop = &home.desktop;
    let _left = desktop.terminal("Build", "41 passed, 1 failed", Place::at(40, 60, 600, 400));
    let _right = desktop.editor("letter.txt", "Dear Ada,\n", Place::at(500, 300, 520, 360));
    for key in ["super+alt+d", "super+alt+w", "super+alt+f"] {
        home.rests();
        let (before, mark) = (standing(desktop), home.mark());
        home.ask(key);
        // While it is waited for, while it comes, and while it is spoken.
        for _ in 0..6 {
            assert_eq!(standing(desktop), before, "{key}");
            a_while(Duration::from_millis(400));
        }
        home.hears(mark, "That is all.");
        assert_eq!(standing(desktop), before, "{key}");
    }
    // A window that opens is noticed by this.
    let before = standing(desktop);
    let _third = desktop.terminal("Third", "more", Place::at(100, 100, 200, 200));
    assert_ne!(standing(desktop), before);
}
