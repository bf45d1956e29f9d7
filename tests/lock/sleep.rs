//! The sleep of the computer, told by a mock of the login manager: machines on which tests run do not sleep.

use std::time::{Duration, Instant};

use aloud::utterance::Cue;
use aloud::wording;

use crate::desktop::{Desktop, Options, Place, Ready};
use crate::home::{ENVIRONMENT, Home, a_while, configuration};
use crate::{End, FarSide, Login, Reply, SystemBus, WORDS, becomes};

/// Home on a system bus that has such a login manager.
fn home(bus: &SystemBus, replies: Vec<Reply>) -> Home {
    let desktop = Desktop::start(&Options::default());
    let far = FarSide::start(replies);
    let variables = [ENVIRONMENT[0], ("DBUS_SYSTEM_BUS_ADDRESS", bus.address())];
    let daemon = desktop.daemon(&configuration(&far.url(), ""), &variables, Ready::Keys);
    let ear = desktop.record();
    Home {
        daemon,
        ear,
        far,
        desktop,
    }
}

#[track_caller]
fn hangs_up(home: &Home, request: usize) {
    let left = home
        .far
        .becomes(|record| record.requests[request].abandoned);
    assert!(left, "the request goes on");
}

#[test]
fn a_press_that_a_mock_login_manager_sends_to_sleep_ends_and_is_told_of_at_its_waking() {
    let bus = SystemBus::start();
    let login = Login::start(bus.address(), false);
    let slept = wording::SLEPT.to_string();
    let (whole, hangs) = (
        Reply::gemini(&[WORDS]),
        Reply::sse::<&str>([]).then(End::Hang),
    );
    let replies = vec![whole.clone(), whole.clone(), whole.clone(), hangs, whole];
    let home = home(&bus, replies);
    let desktop = &home.desktop;
    let _window = desktop.terminal("Build", "41 passed", Place::at(40, 60, 600, 400));
    let opened = || home.far.look(|record| record.connections);
    let taken = |request: usize| home.far.requests()[request].connection;
    let mut before = 0;
    for _ in 0..3 {
        before = opened();
        let mark = home.mark();
        home.ask("super+alt+d");
        home.hears(mark, WORDS.trim());
        home.rests();
        // The connection is free when the last bytes of the answer have been read.
        a_while(Duration::from_millis(500));
    }
    // The server keeps connections, and so they are used again.
    assert!(taken(2) < before, "{} of {before}", taken(2));

    // Nothing is under way, and nothing is said.
    let mark = home.mark();
    login.sleep(true);
    login.sleep(false);
    a_while(Duration::from_secs(3));
    let said = desktop.spoken().split_off(mark).join(" ");
    assert!(!said.contains(&slept), "{said}");

    let mark = home.mark();
    let before = opened();
    home.ask("super+alt+d");
    // After a sleep none of them is.
    assert!(taken(3) >= before, "{} of {before}", taken(3));
    login.sleep(true);
    hangs_up(&home, 3);
    home.rests();
    // Asleep it is silent: no sign of life, and nothing is said to an empty room.
    let asleep = Instant::now() + Duration::from_millis(500);
    a_while(Duration::from_secs(4));
    assert_eq!(home.ear.first_loud(asleep), None);
    let woken = Instant::now();
    login.sleep(false);
    home.hears(mark, &slept);
    home.ear.sound(woken);
    home.ear.silence(woken, Duration::from_secs(1));
    let like = home.likeness(Cue::Error, woken, Instant::now());
    // The words begin beside it.
    assert!(like > 0.6, "{like}");
    let said = desktop.spoken().split_off(mark).join(" ");
    assert_eq!(said.matches(&slept).count(), 1, "{said}");

    let mark = home.mark();
    home.ask("super+alt+d");
    home.hears(mark, WORDS.trim());
}

#[test]
fn what_a_mock_sleep_interrupted_is_told_after_the_unlocking_and_without_a_waking_too() {
    let bus = SystemBus::start();
    let login = Login::start(bus.address(), false);
    let slept = wording::SLEPT.to_string();
    let hangs = Reply::sse::<&str>([]).then(End::Hang);
    let home = home(&bus, vec![hangs]);
    let desktop = &home.desktop;
    let _window = desktop.terminal("Build", "41 passed", Place::at(40, 60, 600, 400));
    home.ask("super+alt+d");
    login.sleep(true);
    hangs_up(&home, 0);
    login.set(true);
    becomes(desktop, true);
    login.sleep(false);
    a_while(Duration::from_secs(1));
    let said = desktop.spoken().join(" ");
    assert!(!said.contains(&slept), "{said}");
    let mark = home.mark();
    login.set(false);
    home.hears(mark, &slept);

    // A login manager that goes away in between tells of no waking.
    home.ask("super+alt+d");
    login.sleep(true);
    hangs_up(&home, 1);
    home.rests();
    let mark = home.mark();
    drop(login);
    home.hears(mark, &slept);
}
