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
fn a_monitor_that_changes_or_comes_while_the_screen_is_looked_at_costs_no_press() {
    let monitors = vec![Place::at(0, 0, 640, 480), Place::at(640, 0, 640, 480)];
    let options = Options {
        monitors,
        ..Options::default()
    };
    let home = home(options, vec![Reply::gemini(&["A window."])]);
    let desktop = &home.desktop;
    let _window = desktop.coloured("Left", "ff8000", Place::at(60, 100, 400, 300));
    let over = AtomicBool::new(false);
    // Headless monitors cannot be unplugged from every sway; one of another size is another one, too.
    let times = thread::scope(|threads| {
        let changing = threads.spawn(|| {
            let mut times = 0;
            while !over.load(Ordering::Relaxed) {
                for size in ["800x600", "640x480"] {
                    desktop.sway(&format!("output HEADLESS-2 resolution {size}"));
                    times += 1;
                    // Without any pause sway shows its background alone between two states, and so does every picture.
                    thread::sleep(Duration::from_millis(30));
                }
            }
            times
        });
        for _ in 0..40 {
            let looked = desktop.aloud(&["describe", "screen", "--no-speech"]);
            if looked.status.code() != Some(0) {
                over.store(true, Ordering::Relaxed);
            }
            assert_eq!(looked.status.code(), Some(0), "{looked:?}");
            assert_eq!(looked.stdout, b"A window.\n");
        }
        over.store(true, Ordering::Relaxed);
        changing.join().unwrap()
    });
    // Both states are seen. A picture in the very instant may have the pixels of one in the places of the other,
    // which makes it larger and leaves nothing out.
    let requests = home.far.requests();
    let sizes: Vec<_> = requests
        .iter()
        .map(|one| sent(one).1.dimensions())
        .collect();
    eprintln!("changed {times} times: {sizes:?}");
    assert_eq!(sizes.len(), 40);
    let states = [(1280, 480), (1440, 600)];
    assert!(
        states.iter().all(|state| sizes.contains(state)),
        "{sizes:?}"
    );

    // One that was plugged in is seen at the next press.
    desktop.sway("create_output");
    home.ask("super+alt+d");
    let (_, picture) = sent(&home.far.requests()[40]);
    assert!(picture.width() > 1440, "{}", picture.width());
}
