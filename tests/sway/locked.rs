//! The screen locker of sway, which tells nobody that it locks.

use std::process::{Child, Command};
use std::time::{Duration, Instant};

use aloud::wording;

use crate::desktop::{Desktop, Options, Place, eventually};
use crate::far_side::Reply;
use crate::home;
use crate::home::{Home, a_while};

/// Longer than the second between two looks and what a busy machine adds, shorter than any of the
/// sentences that follow.
const SOON: Duration = Duration::from_millis(2500);

/// Locks the screen, and gives the locker and the moment at which it was started.
fn lock(desktop: &Desktop) -> (Child, Instant) {
    let begun = Instant::now();
    let mut locker = desktop.command("swaylock");
    let locker = locker.args(["--color", "000000"]).spawn().unwrap();
    (locker, begun)
}

/// Waits until the locker hides everything.
fn hides(desktop: &Desktop) {
    eventually("the lock", || {
        let tree = desktop.grim(None);
        let dark = tree.pixels().filter(|pixel| pixel.0 == [0, 0, 0]).count();
        (dark * 2 > tree.pixels().len()).then_some(()).ok_or(dark)
    });
}

/// Lets the person in, as swaylock does at this signal (swaylock(1)).
fn unlock(mut locker: Child) {
    let id = locker.id().to_string();
    let sent = Command::new("kill").args(["-USR1", &id]).status().unwrap();
    assert!(sent.success());
    locker.wait().unwrap();
}

/// Waits until the daemon tells that the screen is locked, without being asked to look.
fn is_noticed(home: &Home) {
    eventually("the notice", || {
        let status = home.aloud(&["status"]);
        let told = String::from_utf8_lossy(&status.stdout).into_owned();
        let locked = told.contains(&wording::LOCKED_STATUS.to_string());
        locked.then_some(()).ok_or(told)
    });
}

/// The picture is gone: what is asked about it goes to nobody.
fn is_dropped(home: &Home) {
    let before = home.far.requests().len();
    let more = home.aloud(&["more"]);
    let said = String::from_utf8_lossy(&more.stderr).into_owned();
    let gone = "There is no picture to ask about. Press a key to look at something first.";
    assert_eq!(said.trim(), gone);
    assert_eq!(home.far.requests().len(), before);
}

#[test]
fn an_answer_that_is_given_or_spoken_ends_with_swaylock_and_its_picture_is_dropped() {
    let long = [
        "A very long list of many things that takes a while. ",
        "It goes on and on with more and more of them. ",
        "And it does not end before everybody has fallen asleep. ",
        "Then it is read once more from its beginning to its end. ",
    ];
    let replies = vec![
        Reply::gemini(&long),
        Reply::gemini(&long).every(Duration::from_secs(4)),
        Reply::gemini(&["A picture. "]),
    ];
    let home = home(Options::default(), replies);
    let desktop = &home.desktop;
    let _window = desktop.coloured("Left", "ff8000", Place::at(60, 100, 400, 300));
    let locked = wording::LOCKED_MEANWHILE.to_string();

    // It is there as a whole, and is being spoken; then the provider is still writing it.
    for whole in [true, false] {
        let mark = home.mark();
        match whole {
            true => drop(home.aloud(&["describe"])),
            false => drop(home.ask("super+alt+d")),
        }
        home.hears(mark, "A very long list");
        let (locker, begun) = lock(desktop);
        home.hears(mark, &locked);
        let late = begun.elapsed();
        assert!(late < SOON, "after {late:?}");
        is_noticed(&home);
        hides(desktop);
        home.ear.silence(begun, Duration::from_secs(3));
        let said = desktop.spoken().split_off(mark);
        assert_eq!(said.last(), Some(&locked), "{said:?}");
        assert!(!said.iter().any(|text| text.contains("asleep")), "{said:?}");
        unlock(locker);
        is_dropped(&home);
    }

    // A picture that is only kept is dropped without a word.
    home.aloud(&["describe"]);
    home.hears(0, "A picture.");
    home.ear.silence(Instant::now(), Duration::from_secs(2));
    let mark = home.mark();
    let (locker, begun) = lock(desktop);
    is_noticed(&home);
    let late = begun.elapsed();
    assert!(late < SOON, "after {late:?}");
    a_while(Duration::from_secs(1));
    assert_eq!(desktop.spoken().split_off(mark), [""; 0]);
    unlock(locker);
    is_dropped(&home);
}

#[test]
fn while_swaylock_runs_nothing_is_looked_at() {
    let home = home(Options::default(), vec![Reply::gemini(&["A picture. "])]);
    let desktop = &home.desktop;
    let _window = desktop.coloured("Left", "ff8000", Place::at(60, 100, 400, 300));
    let (locker, _) = lock(desktop);
    hides(desktop);
    let refused = home.aloud(&["describe"]);
    assert!(!refused.status.success(), "{refused:?}");
    eventually("the sentence", || {
        let spoken = desktop.spoken();
        let told = spoken
            .iter()
            .any(|text| *text == wording::LOCKED.to_string());
        told.then_some(()).ok_or(spoken)
    });
    assert!(home.far.requests().is_empty());

    unlock(locker);
    let before = Instant::now();
    let answered = home.aloud(&["describe"]);
    assert!(answered.status.success(), "{answered:?}");
    home.hears(0, "A picture.");
    assert!(before.elapsed() < Duration::from_secs(30));
    assert_eq!(home.far.requests().len(), 1);
}
