//! Orca is killed, hangs, is restarted or is mute in mid-answer: every sentence is heard once.

use std::time::{Duration, Instant};

use rustix::process::Signal;

use super::*;

#[test]
fn an_answer_outlives_an_orca_that_is_killed_hangs_or_restarts() {
    let mut stage = open((0..8).map(|_| answer()).collect());

    // Killed in mid-sentence: the speech server says that to its end, and the rest is ours.
    let from = stage.now();
    let mark = stage.home.mark();
    stage.describe();
    in_mid_sentence(&stage);
    stage.kill_orca();
    stage.says(SECOND);
    stage.rests(from);
    stage.order(&[FIRST, SECOND]);
    assert_eq!(through_orca(&stage, mark), [true, false]);
    stage.sounded(
        from,
        &both(),
        &[
            &format!("{BEGIN} {}", both()),
            &format!("{FIRST} {}", both()),
            &format!("{BEGIN} {SECOND}"),
            FIRST,
        ],
    );

    // Started again: it is spoken through from then on.
    let from = stage.now();
    stage.start_orca();
    stage.says("Screen reader on.");
    speaks_through(&stage, "screen-reader");
    stage.rests(from);
    let from = stage.now();
    let mark = stage.home.mark();
    stage.describe();
    stage.says(SECOND);
    stage.rests(from);
    assert_eq!(through_orca(&stage, mark), [true, true]);
    stage.sounded(from, &stage.said().join(" "), &[FIRST, SECOND]);

    // Killed and stopped: what Orca was saying is silenced, too.
    let from = stage.now();
    stage.describe();
    in_mid_sentence(&stage);
    stage.kill_orca();
    std::thread::sleep(Duration::from_millis(300));
    let stopped = Instant::now();
    stage.home.aloud(&["stop"]);
    stage.rests(from);
    silent_after(&stage, stopped);
    stage.order(&[FIRST]);
    stage.start_orca();
    stage.says("Screen reader on.");
    speaks_through(&stage, "screen-reader");
    stage.rests(from);

    // It hangs in mid-answer.
    let from = stage.now();
    stage.describe();
    in_mid_sentence(&stage);
    stage.signal_orca(Signal::STOP);
    stage.says(SECOND);
    stage.rests(from);
    stage.signal_orca(Signal::CONT);
    let said = stage.said();
    assert_eq!(ours(&said), [FIRST.trim(), SECOND.trim()]);
    stage.sounded(
        from,
        &both(),
        &[FIRST, SECOND, &format!("{FIRST} {}", both())],
    );
    std::thread::sleep(Duration::from_secs(2));
    stage.rests(from);

    // It is restarted in mid-answer.
    stage.restart_orca();
    stage.says("Screen reader on.");
    speaks_through(&stage, "screen-reader");
    stage.rests(from);
    situations::a_restart_in_mid_answer(&mut stage, in_mid_sentence);
}

#[test]
fn an_orca_whose_speech_is_switched_off_gets_the_whole_answer_for_its_braille() {
    let stage = open(vec![answer(), answer()]);
    let calls = stage.home.desktop.folder().join("calls");
    let mut monitor = stage.home.desktop.command("dbus-monitor");
    let mut monitor = monitor
        .args(["--session", "member=PresentMessage"])
        .stdout(std::fs::File::create(&calls).unwrap())
        .spawn()
        .unwrap();
    let calls = || std::fs::read_to_string(&calls).unwrap();
    eventually("the monitor", || {
        let told = calls();
        told.contains("NameLost").then_some(()).ok_or(told)
    });
    let speech = |muted| {
        let muted = ["org.gnome.Orca1.SpeechManager", "SpeechIsMuted", muted];
        orca(
            &stage,
            "org.freedesktop.DBus.Properties.Set",
            "/SpeechManager",
            &muted,
        );
    };
    speech("<true>");
    let from = stage.now();
    stage.describe();
    eventually("the whole answer", || {
        let told = calls();
        let whole = told.contains(FIRST.trim()) && told.contains(SECOND.trim());
        whole.then_some(()).ok_or(told)
    });
    stage.rests(from);
    stage.order(&[]);
    speech("<false>");
    let from = stage.now();
    stage.describe();
    stage.says(SECOND);
    stage.rests(from);
    stage.order(&[FIRST, SECOND]);
    stage.sounded(from, &both(), &[FIRST, SECOND]);
    monitor.kill().unwrap();
    monitor.wait().unwrap();
}
