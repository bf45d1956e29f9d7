//! Keys that the desktop gives by its portal, whose far side is a mock: how they are asked for, what
//! is told about them, and that no trouble of the portal lasts longer than the trouble itself.
#![allow(
    clippy::unwrap_used,
    clippy::print_stderr,
    missing_docs,
    unreachable_pub
)]

#[path = "desktop/mod.rs"]
mod desktop;
mod portals;
#[path = "setup/terminal.rs"]
mod terminal;

#[path = "portal_keys/behind.rs"]
mod behind;
#[path = "portal_keys/plasma.rs"]
mod plasma;
#[path = "portal_keys/settings.rs"]
mod settings;

use std::thread::sleep;
use std::time::{Duration, Instant};

use desktop::{Daemon, Desktop, Options, Part, Ready, eventually};
use portals::{Bind, Portal, Script};
use serde_json::Value;

/// A session of Wayland, as far as keys are concerned: a bus, and nothing that can be grabbed.
const BARE: Options = Options {
    size: (640, 480),
    monitors: Vec::new(),
    without: &["display", "windows", "audio", "speech"],
    keyring: false,
    accessible: false,
    sway: false,
};

/// What a daemon is told about its session.
const WAYLAND: [(&str, &str); 3] = [
    ("XDG_SESSION_TYPE", "wayland"),
    ("WAYLAND_DISPLAY", "wayland-of-nobody"),
    ("XDG_CURRENT_DESKTOP", "GNOME"),
];

/// Two keys are enough where the number does not matter.
const TWO: &str = "[keys]\nwindow=\"\"\nfocus=\"\"\npointer=\"\"\nclipboard=\"\"\nchanges=\"\"\nask=\"\"\nmore=\"\"\nrepeat=\"\"\n";

struct Home {
    daemon: Daemon,
    desktop: Desktop,
}

fn bus(desktop: &Desktop) -> String {
    desktop
        .variable("DBUS_SESSION_BUS_ADDRESS")
        .unwrap()
        .to_owned()
}

impl Home {
    fn with(config: &str, portal: impl FnOnce(&str) -> Option<Portal>) -> (Self, Option<Portal>) {
        let desktop = Desktop::start(&BARE);
        let portal = portal(&bus(&desktop));
        let daemon = desktop.daemon(config, &WAYLAND, Ready::Socket);
        (Self { daemon, desktop }, portal)
    }

    /// A daemon at a portal that behaves so.
    fn at(script: &Script, config: &str) -> (Self, Portal) {
        let (home, portal) = Self::with(config, |bus| Some(Portal::start(bus, script)));
        (home, portal.unwrap())
    }

    fn status(&self) -> Value {
        let status = self.desktop.aloud(&["status", "--json"]);
        serde_json::from_slice(&status.stdout).unwrap()
    }

    /// Waits until exactly these keys are heard.
    #[track_caller]
    fn has(&self, keys: &[(&str, &str)]) {
        let wanted = serde_json::to_value(keys).unwrap();
        eventually("these keys", || {
            let status = self.status();
            match status["keys"] == wanted {
                true => Ok(()),
                false => Err(status),
            }
        });
    }

    /// Waits until this is the matter, and nothing else.
    #[track_caller]
    fn complains(&self, sentence: &str) {
        eventually("this sentence", || {
            let status = self.status();
            let problems = status["problems"].as_array().unwrap().clone();
            let about_keys: Vec<_> = problems.iter().filter(|one| is_about_keys(one)).collect();
            match about_keys.as_slice() {
                [one] if one.as_str().unwrap().contains(sentence) => Ok(()),
                _ => Err(status),
            }
        });
    }

    #[track_caller]
    fn is_content(&self) {
        let problems = self.status()["problems"].as_array().unwrap().clone();
        assert!(!problems.iter().any(is_about_keys), "{problems:?}");
    }
}

fn is_about_keys(problem: &Value) -> bool {
    let words = problem.as_str().unwrap();
    words.contains("Your desktop") || words.contains("This desktop")
}

const SCREEN_AND_STOP: [(&str, &str); 2] = [("screen", "LOGO+ALT+d"), ("stop", "LOGO+ALT+x")];

#[test]
fn a_mock_portal_is_told_our_name_first_and_asked_once_for_all_keys() {
    let (home, portal) = Home::at(&Script::default(), "");
    eventually("ten keys", || {
        let status = home.status();
        match status["keys"].as_array().unwrap().len() {
            10 => Ok(()),
            _ => Err(status),
        }
    });
    let calls = portal.calls();
    assert_eq!(
        calls[..2],
        ["Register io.github.aloud.Aloud", "CreateSession"]
    );
    assert_eq!(
        calls[2],
        "BindShortcuts screen=LOGO+ALT+d window=LOGO+ALT+w focus=LOGO+ALT+f pointer=LOGO+ALT+p \
         clipboard=LOGO+ALT+c changes=LOGO+ALT+n ask=LOGO+ALT+a more=LOGO+ALT+m \
         repeat=LOGO+ALT+space stop=LOGO+ALT+x"
    );
    assert_eq!(calls.len(), 3);
    home.is_content();
}

#[test]
fn a_mock_portal_that_calls_a_working_bind_an_error_is_asked_what_there_is() {
    let script = Script {
        bind: Some(Bind::Other),
        ..Script::default()
    };
    let (home, portal) = Home::at(&script, TWO);
    home.has(&SCREEN_AND_STOP);
    home.is_content();
    assert_eq!(portal.calls().last().unwrap(), "ListShortcuts");
}

#[test]
fn a_mock_portal_that_lists_nothing_is_waited_for_and_its_presses_are_heard() {
    let script = Script {
        bind: Some(Bind::Later),
        ..Script::default()
    };
    let (home, portal) = Home::at(&script, TWO);
    home.complains("Your desktop has given Aloud no keys.");
    portal.key("stop", true);
    home.has(&[("stop", "as set in the desktop")]);
    home.complains("Your desktop has set no key for screen.");
    portal.change(&[("screen", "Ctrl+F9"), ("stop", "Ctrl+F10")]);
    home.has(&[("screen", "Ctrl+F9"), ("stop", "Ctrl+F10")]);
    home.is_content();
}

#[test]
fn a_key_without_a_trigger_in_a_mock_portal_is_no_key_and_that_is_told() {
    let script = Script {
        bind: Some(Bind::Without(&["stop"])),
        ..Script::default()
    };
    let (home, _portal) = Home::at(&script, TWO);
    home.has(&SCREEN_AND_STOP[..1]);
    home.complains("Your desktop has set no key for stop.");
}

#[test]
fn the_question_of_a_mock_portal_is_told_until_it_is_answered() {
    let script = Script {
        bind: Some(Bind::After(Duration::from_secs(4))),
        ..Script::default()
    };
    let (home, _portal) = Home::at(&script, TWO);
    home.complains("Your desktop asks in a window whether Aloud may have its keys.");
    home.has(&SCREEN_AND_STOP);
    home.is_content();
}

#[test]
fn a_refusal_in_a_mock_portal_leaves_no_keys_and_the_settings_may_still_give_them() {
    let script = Script {
        bind: Some(Bind::Cancelled),
        ..Script::default()
    };
    let (home, portal) = Home::at(&script, TWO);
    home.complains(
        "Your desktop has given Aloud no keys. To have it ask you again run: aloud reload.",
    );
    portal.change(&[("screen", "Ctrl+F9"), ("stop", "Ctrl+F10")]);
    home.has(&[("screen", "Ctrl+F9"), ("stop", "Ctrl+F10")]);
}

#[test]
fn an_open_question_of_a_mock_portal_is_taken_back_with_the_daemon_s_keys() {
    let script = Script {
        bind: Some(Bind::Unanswered),
        ..Script::default()
    };
    let (home, portal) = Home::at(&script, TWO);
    home.complains("Your desktop asks");
    assert!(home.desktop.aloud(&["reload"]).status.success());
    eventually("the question's end", || {
        let calls = portal.calls();
        let closed = calls.iter().any(|call| call == "Close of a question");
        match closed && calls.iter().filter(|call| *call == "CreateSession").count() == 2 {
            true => Ok(()),
            false => Err(calls),
        }
    });
}

#[test]
fn keys_come_back_within_two_seconds_after_a_mock_portal_restarts() {
    let script = Script::default();
    let (home, portal) = Home::at(&script, TWO);
    home.has(&SCREEN_AND_STOP);
    let record = portal.record.clone();
    drop(portal);
    home.has(&[]);
    for _ in 0..5 {
        let before = record.lock().unwrap().calls.len();
        let again = Instant::now();
        let portal = Portal::over(&bus(&home.desktop), &script, record.clone());
        home.has(&SCREEN_AND_STOP);
        assert!(
            again.elapsed() < Duration::from_secs(2),
            "{:?}",
            again.elapsed()
        );
        let calls = portal.calls().split_off(before);
        assert_eq!(
            calls[..2],
            ["Register io.github.aloud.Aloud", "CreateSession"]
        );
        assert_eq!(calls.len(), 3, "{calls:?}");
        drop(portal);
        home.has(&[]);
    }
    // Nothing need be said about what mends itself.
    home.is_content();
}

#[test]
fn keys_come_back_with_the_bus_and_a_mock_portal_on_it() {
    let script = Script::default();
    let (home, portal) = Home::at(&script, TWO);
    home.has(&SCREEN_AND_STOP);
    home.desktop.signal(Part::Bus, "KILL");
    drop(portal);
    home.has(&[]);
    home.desktop.start_part(Part::Bus);
    let _portal = Portal::start(&bus(&home.desktop), &script);
    home.has(&SCREEN_AND_STOP);
}

#[test]
fn a_mock_portal_that_hangs_holds_up_nothing_and_is_told_and_asked_again() {
    let (home, portal) = Home::with(TWO, |bus| Some(Portal::hang(bus)));
    let asked = Instant::now();
    home.status();
    assert!(asked.elapsed() < Duration::from_secs(1));
    home.complains("Your desktop does not answer");
    drop(portal);
    let _portal = Portal::start(&bus(&home.desktop), &Script::default());
    home.has(&SCREEN_AND_STOP);
    home.is_content();
}

#[test]
fn a_mock_portal_that_gives_no_keys_is_told_with_what_to_do_instead() {
    let script = Script {
        bind: None,
        ..Script::default()
    };
    let (home, portal) = Home::at(&script, TWO);
    home.complains("This desktop gives programs no keys");
    home.complains("aloud shortcuts add");
    drop(portal);
    // The next portal is whole, as after a login that was too quick.
    let _portal = Portal::start(&bus(&home.desktop), &Script::default());
    home.has(&SCREEN_AND_STOP);
    home.is_content();
}

#[test]
fn without_any_portal_the_daemon_says_so_and_grabs_nothing() {
    let (home, _) = Home::with(TWO, |_| None);
    home.complains("This desktop gives programs no keys");
    let log = home.daemon.log();
    assert!(log.contains("backend=\"portal\""), "{log}");
    assert!(!log.contains("backend=\"x11\"") && !log.contains("backend=\"global-hotkey\""));
}

#[test]
fn whoever_wishes_for_no_keys_is_not_told_of_any_and_no_mock_portal_is_asked() {
    let none = format!("{TWO}screen=\"\"\nstop=\"\"\n");
    let (home, portal) = Home::at(&Script::default(), &none);
    sleep(Duration::from_secs(1));
    home.has(&[]);
    home.is_content();
    let calls = portal.calls();
    assert!(
        !calls.iter().any(|call| call == "CreateSession"),
        "{calls:?}"
    );
}

#[test]
fn a_mock_portal_of_old_takes_no_name_and_gives_keys_all_the_same() {
    let script = Script {
        registry: false,
        asks_for_name: false,
        ..Script::default()
    };
    let (home, _portal) = Home::at(&script, TWO);
    home.has(&SCREEN_AND_STOP);
}

#[test]
fn a_mock_portal_that_does_not_know_us_refuses_and_that_is_told() {
    let script = Script {
        registry: false,
        ..Script::default()
    };
    let (home, _portal) = Home::at(&script, TWO);
    home.complains("This desktop gives programs no keys");
}

#[test]
fn the_repeats_of_a_held_key_in_a_mock_portal_are_one_press() {
    let (home, portal) = Home::at(&Script::default(), TWO);
    home.has(&SCREEN_AND_STOP);
    let presses = || home.daemon.log().matches("answered").count();
    for _ in 0..20 {
        portal.key("screen", true);
        sleep(Duration::from_millis(20));
    }
    portal.key("screen", false);
    portal.key("screen", true);
    portal.key("screen", false);
    eventually("two presses", || match presses() {
        2 => Ok(()),
        other => Err(other),
    });
}
