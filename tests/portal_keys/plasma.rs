//! What KDE does with keys and does not report, by a mock of its list of all keys beside the mock portal.

use aloud::autostart::APP_ID;

use super::{BARE, Home, TWO, WAYLAND, bus};
use crate::desktop::{Desktop, Options, Ready, eventually};
use crate::portals::global_accel::GlobalAccel;
use crate::portals::{Portal, Script};

/// Super and Alt with a letter, by Qt's numbers.
const D: i32 = 0x1800_0000 + b'D' as i32;
const G: i32 = 0x1800_0000 + b'G' as i32;
const X: i32 = 0x1800_0000 + b'X' as i32;

/// A daemon on KDE with a voice, whose keys these are.
fn at(programs: &[(&str, &[(&str, i32)])]) -> (Home, Portal, GlobalAccel) {
    let desktop = Desktop::start(&Options {
        without: &["display", "windows"],
        ..BARE
    });
    let address = bus(&desktop);
    let keys = GlobalAccel::start(&address, programs);
    let portal = Portal::start(&address, &Script::default());
    let mut session = WAYLAND;
    session[2].1 = "KDE";
    let daemon = desktop.daemon(TWO, &session, Ready::Socket);
    (Home { daemon, desktop }, portal, keys)
}

#[test]
fn an_old_key_that_a_mock_of_kde_keeps_is_told_once() {
    let ours: &[(&str, i32)] = &[("screen", G), ("stop", X)];
    let (home, portal, _keys) = at(&[(APP_ID, ours), ("other", &[("close", 0), ("open", 7)])]);
    let told = "Your desktop keeps its own key for screen, and the configured one";
    home.complains(told);
    home.desktop.hears("keeps its own key for screen");
    drop(portal);
    eventually("the loss of the keys", || {
        let status = home.status();
        match status["keys"].as_array().unwrap().is_empty() {
            true => Ok(()),
            false => Err(status),
        }
    });
    let _portal = Portal::start(&bus(&home.desktop), &Script::default());
    home.has(&super::SCREEN_AND_STOP);
    std::thread::sleep(std::time::Duration::from_secs(1));
    let spoken = home.desktop.spoken().join(" ");
    assert_eq!(spoken.matches("keeps its own key").count(), 1, "{spoken}");
}

#[test]
fn a_key_that_a_mock_of_kde_has_given_away_already_is_told() {
    let ours: &[(&str, i32)] = &[("screen", D), ("stop", X)];
    let (home, _portal, _keys) = at(&[("other", &[("open", D)]), (APP_ID, ours)]);
    home.complains("Your desktop uses the key of screen for something else as well.");
}

#[test]
fn keys_that_a_mock_of_kde_gives_as_configured_are_no_matter() {
    let ours: &[(&str, i32)] = &[("screen", D), ("stop", X)];
    let (home, _portal, _keys) = at(&[(APP_ID, ours)]);
    home.has(&super::SCREEN_AND_STOP);
    std::thread::sleep(std::time::Duration::from_millis(500));
    home.is_content();
}
