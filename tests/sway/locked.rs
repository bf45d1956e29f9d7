//! The screen locker of sway, which tells nobody that it locks.

use std::process::Command;
use std::time::{Duration, Instant};

use aloud::wording;

use crate::desktop::{Options, Place, eventually};
use crate::far_side::Reply;
use crate::home;

#[test]
fn while_swaylock_runs_nothing_is_looked_at() {
    let home = home(Options::default(), vec![Reply::gemini(&["A picture. "])]);
    let desktop = &home.desktop;
    let _window = desktop.coloured("Left", "ff8000", Place::at(60, 100, 400, 300));
    let mut locker = desktop
        .command("swaylock")
        .args(["--color", "000000"])
        .spawn()
        .unwrap();
    eventually("the lock", || {
        let tree = desktop.grim(None);
        let dark = tree.pixels().filter(|pixel| pixel.0 == [0, 0, 0]).count();
        (dark * 2 > tree.pixels().len()).then_some(()).ok_or(dark)
    });
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

    // It lets the person in at this signal (swaylock(1)).
    let id = locker.id().to_string();
    assert!(
        Command::new("kill")
            .args(["-USR1", &id])
            .status()
            .unwrap()
            .success()
    );
    locker.wait().unwrap();
    let before = Instant::now();
    let answered = home.aloud(&["describe"]);
    assert!(answered.status.success(), "{answered:?}");
    home.hears(0, "A picture.");
    assert!(before.elapsed() < Duration::from_secs(30));
    assert_eq!(home.far.requests().len(), 1);
}
