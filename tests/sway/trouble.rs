//! Compositors that hang, end and come back.

use std::time::{Duration, Instant};

use crate::desktop::{Options, Part, Place};
use crate::far_side::Reply;
use crate::home::pictures::{distance, sent};
use crate::{SAME, bind, home};

#[test]
fn a_stopped_compositor_costs_its_time_and_a_sentence_and_a_new_one_is_seen() {
    let home = home(Options::default(), vec![Reply::gemini(&["A window."])]);
    let desktop = &home.desktop;
    let _window = desktop.coloured("Left", "ff8000", Place::at(60, 100, 400, 300));
    desktop.signal(Part::Display, "STOP");
    // Its keys hang with it, so the command line has to do.
    let begun = Instant::now();
    let said = desktop.aloud(&["describe", "screen"]);
    let taken = begun.elapsed();
    desktop.signal(Part::Display, "CONT");
    let text = String::from_utf8_lossy(&said.stderr).into_owned();
    eprintln!("a stopped compositor cost {taken:?}: {text}");
    assert!(
        text.contains("The connection to the screen is lost."),
        "{said:?}"
    );
    assert!(taken < Duration::from_secs(5), "{taken:?}");
    home.hears(0, "The connection to the screen is lost.");
    assert_eq!(home.far.requests().len(), 0);

    home.ask("super+alt+d");
    home.rests();
    desktop.signal(Part::Display, "KILL");
    let said = desktop.aloud(&["describe", "screen"]);
    assert!(
        String::from_utf8_lossy(&said.stderr).contains("There is no display"),
        "{said:?}"
    );
    desktop.start_part(Part::Display);
    desktop.start_part(Part::Keyboard);
    bind(desktop);
    let _window = desktop.coloured("New", "008040", Place::at(60, 100, 400, 300));
    home.ask("super+alt+d");
    let (_, picture) = sent(&home.far.requests()[1]);
    let same = distance(&desktop.grim(None), &picture);
    assert!(same < SAME, "{same}");
}
