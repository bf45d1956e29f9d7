//! A locked screen: nothing is looked at, nothing is said but that, and what was seen is dropped.
//! By a real screen locker, MATE's; the login manager and the other screen savers are mocks of
//! their interfaces, and the tests' names say so.
#![allow(
    clippy::unwrap_used,
    clippy::print_stderr,
    missing_docs,
    unreachable_pub
)]

#[path = "desktop/mod.rs"]
mod desktop;
mod far_side;
mod home;
#[path = "lock/locker.rs"]
mod locker;
#[path = "lock/mocks.rs"]
mod mocks;
#[path = "lock/sleep.rs"]
mod sleep;
#[path = "lock/xscreensaver.rs"]
mod xscreensaver;

use std::time::{Duration, Instant};

use aloud::wording;
use desktop::{Desktop, Options, Place, Ready, eventually};
use far_side::{End, FarSide, Reply};
use home::{ENVIRONMENT, Home, a_while, configuration};
use locker::Locker;
use mocks::{Login, Saver, SystemBus};

const WORDS: &str = "A terminal shows that the build has failed. ";

/// The status as the daemon tells it.
fn status(desktop: &Desktop) -> String {
    String::from_utf8(desktop.aloud(&["status"]).stdout).unwrap()
}

#[track_caller]
fn becomes(desktop: &Desktop, locked: bool) {
    eventually(if locked { "the lock" } else { "the unlocking" }, || {
        let told = status(desktop);
        (told.contains(&wording::LOCKED_STATUS.to_string()) == locked)
            .then_some(())
            .ok_or(told)
    });
}

/// A look by command, which must be refused with the one sentence.
#[track_caller]
fn is_refused(desktop: &Desktop, command: &[&str]) {
    let output = desktop.aloud(command);
    let said = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(1), "{command:?}: {said}");
    assert_eq!(said.trim(), wording::LOCKED.to_string(), "{command:?}");
    assert!(output.stdout.is_empty(), "{command:?}");
}

#[test]
fn while_a_real_screen_locker_is_active_nothing_is_looked_at() {
    let home = Home::open(&Options::default(), vec![Reply::gemini(&[WORDS]); 3]);
    let desktop = &home.desktop;
    let _window = desktop.terminal("Build", "41 passed, 1 failed", Place::at(40, 60, 600, 400));
    let locker = Locker::start(desktop);
    home.ask("super+alt+d");
    home.hears(0, WORDS.trim());
    home.rests();

    let mark = home.mark();
    locker.ask("--lock");
    becomes(desktop, true);
    for command in [
        &["describe"][..],
        &["describe", "window"],
        &["find", "passed"],
        &["ask", "What failed?"],
        &["more"],
        &["repeat"],
        &["copy"],
    ] {
        is_refused(desktop, command);
    }
    eventually("the sentence", || {
        let said = desktop.spoken().split_off(mark);
        said.iter()
            .any(|text| *text == wording::LOCKED.to_string())
            .then_some(())
            .ok_or(said)
    });
    // The answer may still have been spoken when the screen was locked.
    let fact = [wording::LOCKED, wording::LOCKED_MEANWHILE].map(|text| text.to_string());
    let said = desktop.spoken().split_off(mark);
    let mut others = said.iter().filter(|text| !fact.contains(text));
    assert_eq!(others.next(), None, "{said:?}");
    assert_eq!(home.far.requests().len(), 1, "something was sent");

    locker.ask("--deactivate");
    becomes(desktop, false);
    // The picture is gone, and with it the conversation.
    let more = desktop.aloud(&["more"]);
    assert_eq!(more.status.code(), Some(1));
    let said = String::from_utf8_lossy(&more.stderr).into_owned();
    assert_ne!(said.trim(), wording::LOCKED.to_string());
    assert_eq!(home.far.requests().len(), 1, "the picture was kept: {said}");
    home.ask("super+alt+d");
    home.rests();

    // A locker that dies shows the screen again, and nobody is told that it is locked for ever.
    locker.ask("--lock");
    becomes(desktop, true);
    drop(locker);
    becomes(desktop, false);
}

#[test]
fn an_answer_under_way_ends_at_once_with_the_lock_of_a_mock_screen_saver() {
    let reply = Reply::gemini(&[
        "A very long list of many things that takes a while. ",
        "It goes on and on with more and more of them. ",
        "And it does not end before everybody has fallen asleep. ",
    ]);
    for name in ["org.freedesktop.ScreenSaver", "org.gnome.ScreenSaver"] {
        let home = Home::open(&Options::default(), vec![reply.clone()]);
        let desktop = &home.desktop;
        let saver = Saver::start(desktop.variable("DBUS_SESSION_BUS_ADDRESS").unwrap(), name);
        let _window = desktop.terminal("Build", "41 passed", Place::at(40, 60, 600, 400));
        let pressed = home.ask("super+alt+d");
        home.hears(0, "A very long list");
        home.ear.sound(pressed);
        a_while(Duration::from_millis(700));
        let locked = Instant::now();
        saver.set(true);
        becomes(desktop, true);
        home.hears(0, &wording::LOCKED_MEANWHILE.to_string());
        let late = locked.elapsed();
        assert!(late < Duration::from_secs(2), "{name}: after {late:?}");
        home.ear.silence(locked, Duration::from_millis(1500));
        let said = desktop.spoken();
        let fact = wording::LOCKED_MEANWHILE.to_string();
        assert_eq!(said.last(), Some(&fact), "{name}: {said:?}");
        assert!(!said.iter().any(|text| text.contains("asleep")), "{said:?}");
        is_refused(desktop, &["describe"]);
        saver.set(false);
        becomes(desktop, false);
        drop(saver);
    }
}

#[test]
fn the_word_of_a_mock_login_manager_is_heeded_across_its_restarts() {
    let bus = SystemBus::start();
    let login = Login::start(bus.address(), false);
    let desktop = Desktop::start(&Options::default());
    let far = FarSide::start(vec![Reply::gemini(&[WORDS])]);
    let configuration = configuration(&far.url(), "");
    let variables = [ENVIRONMENT[0], ("DBUS_SYSTEM_BUS_ADDRESS", bus.address())];
    let daemon = desktop.daemon(&configuration, &variables, Ready::Keys);
    assert!(!status(&desktop).contains(&wording::LOCKED_STATUS.to_string()));
    login.set(true);
    becomes(&desktop, true);
    is_refused(&desktop, &["describe"]);
    let pressed = desktop.spoken().len();
    desktop.press("super+alt+d");
    eventually("the sentence", || {
        let said = desktop.spoken();
        (said.len() > pressed).then_some(()).ok_or(said)
    });
    // Without a login manager its last word holds; the new one's word counts again.
    drop(login);
    a_while(Duration::from_millis(300));
    is_refused(&desktop, &["describe"]);
    let login = Login::start(bus.address(), false);
    becomes(&desktop, false);
    login.set(true);
    becomes(&desktop, true);
    assert_eq!(far.requests().len(), 0);
    drop(daemon);

    // A command without a daemon looks at no locked screen either.
    let output = desktop
        .command(env!("CARGO_BIN_EXE_aloud"))
        .args(["describe", "--no-speech"])
        .env("DBUS_SYSTEM_BUS_ADDRESS", bus.address())
        .env("ALOUD_CONFIG", desktop.folder().join("config.toml"))
        .envs(ENVIRONMENT)
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&output.stderr);
    assert_eq!(said.trim(), wording::LOCKED.to_string());
    assert_eq!(far.requests().len(), 0);
}

#[test]
fn the_watch_costs_no_wakeups_with_or_without_buses() {
    for without in [&[][..], &["bus"]] {
        let desktop = Desktop::start(&Options {
            without,
            ..Options::default()
        });
        let configuration = configuration("http://127.0.0.1:9", "");
        let system = [
            ENVIRONMENT[0],
            ("DBUS_SYSTEM_BUS_ADDRESS", "unix:path=/nowhere/bus"),
        ];
        let daemon = desktop.daemon(&configuration, &system, Ready::Keys);
        // Everything has settled: the tries for a bus end after two seconds.
        a_while(Duration::from_secs(4));
        let woken = daemon.wakeups_in(Duration::from_secs(3));
        assert!(woken <= 3, "{woken} wakeups without {without:?}");
    }
}
