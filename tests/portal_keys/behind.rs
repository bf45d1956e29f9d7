//! What a mock portal leaves behind it when it dies, and what is gone with a part behind it.

use std::thread::sleep;
use std::time::Duration;

use crate::desktop::eventually;
use crate::portals::behind::Behind;
use crate::portals::{self, Portal, Script};
use crate::{Home, SCREEN_AND_STOP, TWO, bus};

#[test]
fn a_session_that_a_dead_mock_portal_left_behind_is_closed_before_keys_are_asked_for_again() {
    let script = Script::default();
    let (home, portal) = Home::at(&script, TWO);
    home.has(&SCREEN_AND_STOP);
    let record = portal.record.clone();
    let (_, ours, _) = record.lock().unwrap().sessions[0].clone();
    let folder = format!("{}/session", portals::PATH);
    // Of an Aloud that is gone, and of another program that is gone.
    let earlier = format!("{folder}/1_9001/aloud7");
    let foreign = format!("{folder}/1_9001/gtk7");
    let other = [ours.as_str(), &*earlier, &*foreign];
    let _behind = Behind::start(&bus(&home.desktop), &other, &record);
    drop(portal);
    home.has(&[]);
    let before = record.lock().unwrap().calls.len();
    let portal = Portal::over(&bus(&home.desktop), &script, record);
    home.has(&SCREEN_AND_STOP);
    let mut calls = portal.calls().split_off(before);
    calls[1..3].sort();
    let mut closed = [format!("Close {ours}"), format!("Close {earlier}")];
    closed.sort();
    assert_eq!(calls[0], "Register io.github.aloud.Aloud");
    assert_eq!(calls[1..3], closed);
    assert_eq!(calls[3], "CreateSession");
    assert_eq!(calls.len(), 5, "{calls:?}");
}

#[test]
fn keys_that_went_with_a_part_behind_a_mock_portal_are_asked_for_again() {
    let script = Script::default();
    let (home, portal) = Home::at(&script, TWO);
    let behind = Behind::start(&bus(&home.desktop), &[], &portal.record);
    home.has(&SCREEN_AND_STOP);
    let asked = || {
        portal
            .calls()
            .iter()
            .filter(|call| *call == "CreateSession")
            .count()
    };
    // A part that has nothing to do with keys.
    drop(behind);
    sleep(Duration::from_millis(500));
    assert_eq!(asked(), 1);
    let behind = Behind::start(&bus(&home.desktop), &[], &portal.record);
    portal.record.lock().unwrap().keys.clear();
    drop(behind);
    eventually("a second session", || match asked() {
        2 => Ok(()),
        other => Err(other),
    });
    home.has(&SCREEN_AND_STOP);
    home.is_content();
}

#[test]
fn a_key_is_heard_once_also_while_a_mock_portal_does_not_pass_it_on() {
    let (home, portal) = Home::at(&Script::default(), TWO);
    home.has(&SCREEN_AND_STOP);
    let behind = Behind::start(&bus(&home.desktop), &[], &portal.record);
    let (_, session, _) = portal.record.lock().unwrap().sessions[0].clone();
    let presses = || home.daemon.log().matches("answered").count();
    let are = |wanted: usize| {
        eventually("presses", || match presses() {
            count if count == wanted => Ok(()),
            other => Err(other),
        });
        sleep(Duration::from_millis(500));
        assert_eq!(presses(), wanted);
    };
    // As the portal waits until a person has answered its own question, and then passes all on.
    behind.key(&session, "screen", true);
    behind.key(&session, "screen", false);
    are(1);
    behind.key(&session, "screen", true);
    behind.key(&session, "screen", false);
    are(2);
    for _ in 0..2 {
        portal.key("screen", true);
        portal.key("screen", false);
    }
    are(2);
    // As at other times, when it passes them on at once.
    behind.key(&session, "screen", true);
    portal.key("screen", true);
    behind.key(&session, "screen", false);
    portal.key("screen", false);
    are(3);
    // What belongs to another session is not ours.
    let other = session.as_str().replace("aloud", "other");
    behind.key(&other.try_into().unwrap(), "screen", true);
    are(3);
}
