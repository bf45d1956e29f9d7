//! Compositors that hang, end and come back.

use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
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

#[test]
fn a_monitor_that_comes_and_goes_while_the_screen_is_looked_at_costs_no_press() {
    let monitors = vec![Place::at(0, 0, 640, 480), Place::at(640, 0, 640, 480)];
    let options = Options {
        monitors,
        ..Options::default()
    };
    let home = home(options, vec![Reply::gemini(&["A window."])]);
    let desktop = &home.desktop;
    let _window = desktop.coloured("Left", "ff8000", Place::at(60, 100, 400, 300));
    let over = AtomicBool::new(false);
    let times = thread::scope(|threads| {
        let plugging = threads.spawn(|| {
            let mut times = 0;
            while !over.load(Ordering::Relaxed) {
                for state in ["disable", "enable"] {
                    desktop.sway(&format!("output HEADLESS-2 {state}"));
                    times += 1;
                }
            }
            times
        });
        for _ in 0..20 {
            let looked = desktop.aloud(&["describe", "screen", "--no-speech"]);
            assert_eq!(looked.status.code(), Some(0), "{looked:?}");
            assert_eq!(looked.stdout, b"A window.\n");
        }
        over.store(true, Ordering::Relaxed);
        plugging.join().unwrap()
    });
    // Each picture is of the one monitor or of both, and of nothing in between.
    let requests = home.far.requests();
    let sizes: Vec<_> = requests
        .iter()
        .map(|one| sent(one).1.dimensions())
        .collect();
    eprintln!("plugged {times} times: {sizes:?}");
    assert!(times > 20, "{times}");
    let whole = |size: &(u32, u32)| [(640, 480), (1280, 480)].contains(size);
    assert!(sizes.len() == 20 && sizes.iter().all(whole), "{sizes:?}");
    home.ask("super+alt+d");
    let (_, picture) = sent(&home.far.requests()[20]);
    let same = distance(&desktop.grim(None), &picture);
    assert!(same < SAME, "{same}");
}
