//! A display that is not there, goes and comes back, and keys that belong to others.

use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::Duration;

use aloud::event::News;
use aloud::failure::Failure;
use aloud::wording;

use crate::desktop::taken::IS_TAKEN;
use crate::desktop::{Desktop, Options, Part, Place, Ready, eventually};
use crate::far_side::{FarSide, Reply};
use crate::home::pictures::sent;
use crate::home::{ENVIRONMENT, Home, configuration, hears};

fn news(news: &News) -> String {
    wording::news(news).unwrap()
}

/// Waits until the daemon hears its keys.
fn armed(desktop: &Desktop) {
    eventually("the keys", || {
        let status = desktop.aloud(&["status"]);
        let said = String::from_utf8_lossy(&status.stdout).to_lowercase();
        if said.contains("super+alt+") {
            Ok(())
        } else {
            Err(said)
        }
    });
}

#[test]
fn a_display_that_comes_later_is_found() {
    let desktop = Desktop::start(&Options::default());
    desktop.signal(Part::Display, "KILL");
    let far = FarSide::start(vec![Reply::gemini(&["A terminal."])]);
    let _daemon = desktop.daemon(&configuration(&far.url(), ""), &ENVIRONMENT, Ready::Socket);
    hears(&desktop, 0, &news(&News::NoDisplay));
    let alone = desktop.aloud(&["describe"]);
    assert_eq!(alone.status.code(), Some(1));
    let sentence = wording::failure(&Failure::NoDisplay);
    assert!(
        String::from_utf8_lossy(&alone.stderr).contains(&sentence),
        "{alone:?}"
    );
    desktop.start_part(Part::Display);
    desktop.start_part(Part::Windows);
    armed(&desktop);
    let _window = desktop.terminal("Build", "41 passed", Place::at(40, 60, 600, 400));
    desktop.press("super+alt+d");
    hears(&desktop, 0, "A terminal.");
}

#[test]
fn a_display_that_goes_and_comes_back_is_told_and_works_again() {
    let home = Home::open(&Options::default(), vec![Reply::gemini(&["A terminal."])]);
    let desktop = &home.desktop;
    for round in 0..2 {
        eprintln!("round {round}");
        let window = desktop.terminal("Build", "41 passed", Place::at(40, 60, 600, 400));
        let mark = home.mark();
        home.ask("super+alt+d");
        home.hears(mark, "A terminal.");
        desktop.signal(Part::Display, "KILL");
        home.hears(mark, &news(&News::DisplayLost));
        drop(window);
        let alone = desktop.aloud(&["describe"]);
        assert_eq!(alone.status.code(), Some(1));
        desktop.start_part(Part::Display);
        desktop.start_part(Part::Windows);
        armed(desktop);
        home.hears(mark, &news(&News::DisplayBack));
    }
    let _window = desktop.terminal("Build", "41 passed", Place::at(40, 60, 600, 400));
    let mark = home.mark();
    home.ask("super+alt+w");
    home.hears(mark, "A terminal.");
}

#[test]
fn a_display_that_hangs_ends_in_words_and_works_again() {
    let home = Home::open(&Options::default(), vec![Reply::gemini(&["A terminal."])]);
    let desktop = &home.desktop;
    let _window = desktop.terminal("Build", "41 passed", Place::at(40, 60, 600, 400));
    home.ask("super+alt+d");
    home.hears(0, "A terminal.");
    for subject in ["screen", "window", "clipboard"] {
        home.rests();
        desktop.signal(Part::Display, "STOP");
        let asked = std::time::Instant::now();
        let done = desktop.aloud(&["describe", subject]);
        eprintln!("{subject}: {:?} after {:?}", done, asked.elapsed());
        desktop.signal(Part::Display, "CONT");
        assert_eq!(done.status.code(), Some(1), "{done:?}");
        assert_eq!(home.ear.gaps(asked, Duration::from_millis(2500)), []);
    }
    home.rests();
    let mark = home.mark();
    home.ask("super+alt+d");
    home.hears(mark, "A terminal.");
}

#[test]
fn a_key_of_another_program_is_named_with_a_free_one() {
    let desktop = Desktop::start(&Options::default());
    let _taken = desktop.takes_the_key_for_the_screen();
    let far = FarSide::start(vec![Reply::gemini(&["A terminal."])]);
    let _daemon = desktop.daemon(&configuration(&far.url(), ""), &ENVIRONMENT, Ready::Keys);
    hears(&desktop, 0, IS_TAKEN);
    hears(
        &desktop,
        0,
        "is free: set it in the configuration as screen",
    );
    let said = desktop.spoken().join(" ");
    let (_, rest) = said.split_once("by another program. ").unwrap();
    let (proposal, _) = rest
        .split_once(" is free: set it in the configuration as screen")
        .expect("a proposal");
    eprintln!("proposed: {proposal}");
    // What was proposed works, and so do the other keys.
    let further = format!("[keys]\nscreen = \"{proposal}\"");
    let file = desktop.folder().join("config.toml");
    std::fs::write(file, configuration(&far.url(), &further)).unwrap();
    assert_eq!(desktop.aloud(&["reload"]).status.code(), Some(0));
    let _window = desktop.terminal("Build", "41 passed", Place::at(40, 60, 600, 400));
    let lower = proposal.to_lowercase();
    eventually("the proposed key", || {
        let status = desktop.aloud(&["status"]);
        let said = String::from_utf8_lossy(&status.stdout).to_lowercase();
        if said.contains(&lower) {
            Ok(())
        } else {
            Err(said)
        }
    });
    desktop.press(&lower);
    hears(&desktop, 0, "A terminal.");
    std::thread::sleep(Duration::from_millis(100));
    desktop.press("super+alt+w");
    assert!(far.becomes(|record| record.requests.len() == 2));
}

#[test]
fn a_monitor_that_comes_and_goes_while_the_screen_is_looked_at_costs_no_press() {
    let monitors = vec![Place::at(0, 0, 640, 480), Place::at(640, 0, 640, 480)];
    let options = Options {
        monitors,
        ..Options::default()
    };
    let home = Home::open(&options, vec![Reply::gemini(&["A terminal."])]);
    let desktop = &home.desktop;
    let _window = desktop.terminal("Build", "41 passed", Place::at(40, 60, 400, 300));
    let over = AtomicBool::new(false);
    let times = thread::scope(|threads| {
        let plugging = threads.spawn(|| {
            let mut times = 0;
            while !over.load(Ordering::Relaxed) {
                let on = [
                    "--output",
                    "DUMMY1",
                    "--mode",
                    "aloud-640x480",
                    "--pos",
                    "640x0",
                ];
                for state in [&["--output", "DUMMY1", "--off"][..], &on] {
                    desktop.run("xrandr", state);
                    times += 1;
                }
            }
            times
        });
        for _ in 0..20 {
            let looked = desktop.aloud(&["describe", "screen", "--no-speech"]);
            assert_eq!(looked.status.code(), Some(0), "{looked:?}");
            assert_eq!(looked.stdout, b"A terminal.\n");
        }
        over.store(true, Ordering::Relaxed);
        plugging.join().unwrap()
    });
    let requests = home.far.requests();
    let sizes = requests.iter().map(|one| sent(one).1.dimensions());
    let sizes: Vec<_> = sizes.collect();
    eprintln!("plugged {times} times: {sizes:?}");
    assert!(times > 20, "{times}");
    let mark = home.mark();
    home.ask("super+alt+d");
    home.hears(mark, "A terminal.");
    assert_eq!(sent(&home.far.requests()[20]).1.dimensions(), (1280, 480));
}
