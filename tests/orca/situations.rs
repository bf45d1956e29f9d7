//! What is heard beside every Orca, whichever way it is spoken through.
#![allow(unreachable_pub)]

use std::time::{Duration, Instant};

use aloud::wording;

use crate::desktop::eventually;
use crate::far_side::Reply;
use crate::locker::Locker;
use crate::stage::{Stage, WEATHER};

pub const FIRST: &str = "A terminal shows that the build has failed in the third step. ";
pub const SECOND: &str = "Below it stands a red line about the missing printer driver. ";

/// The two sentences of an answer.
pub fn answer() -> Reply {
    Reply::gemini(&[FIRST, SECOND])
}

/// Both of them.
pub fn both() -> String {
    format!("{FIRST}{SECOND}")
}

/// Which of its two sentences were spoken, and in which order.
pub fn ours(said: &[String]) -> Vec<&str> {
    let said = said.iter().map(String::as_str);
    said.filter(|text| [FIRST.trim(), SECOND.trim()].contains(text))
        .collect()
}

/// An answer of six sentences.
pub fn long_answer() -> Vec<String> {
    (1..=6)
        .map(|number| format!("This is the sentence with the number {number} of them all. "))
        .collect()
}

/// A double press, at which Orca is silent: one answer, whole.
pub fn a_double_press(stage: &Stage) {
    let from = stage.now();
    let keys = ["key", "--delay", "40", "super+alt+d", "super+alt+d"];
    stage.home.desktop.run("xdotool", &keys);
    stage.says(SECOND);
    stage.rests(from);
    let said = stage.said();
    let ours = ours(&said);
    assert_eq!(ours[ours.len() - 2..], [FIRST.trim(), SECOND.trim()]);
    // The log tells that it is one; the recording, that nothing of it is missing or late.
    stage.sounded(
        from,
        &both(),
        &[FIRST, SECOND, &format!("{SECOND} {FIRST}"), WEATHER],
    );
}

/// The reason why nothing can be told; the provider refuses.
pub fn an_error(stage: &Stage) {
    let from = stage.now();
    let code = stage.home.aloud(&["describe"]);
    assert_eq!(code.status.code(), Some(1));
    let sentence = String::from_utf8(code.stderr).unwrap().trim().to_owned();
    eventually("the sentence", || {
        let said = stage.said();
        said.last()
            .is_some_and(|text| sentence.ends_with(text.as_str()))
            .then_some(())
            .ok_or(said)
    });
    stage.rests(from);
    let said = stage.said().join(" ");
    assert_eq!(said, aloud::present::clean(&sentence).trim());
    stage.sounded(
        from,
        &said,
        &[&said[..said.len() / 2], WEATHER, &format!("{said} {said}")],
    );
}

/// What is known here is heard first, also beside a screen reader where that is wished.
pub fn the_first_words_where_they_are_wished(stage: &Stage, before: &str) {
    configure(stage, before, "\"always\"");
    // A busy machine may miss the time for what is known here now and then, but not for ever.
    let end = Instant::now() + Duration::from_secs(45);
    loop {
        let from = stage.now();
        stage.describe();
        stage.says(SECOND);
        stage.rests(from);
        let said = stage.said();
        if said.len() == 2 && Instant::now() < end {
            continue;
        }
        let (first, rest) = said.split_first().unwrap();
        assert!(first.contains("Untitled"), "{said:?}");
        assert_eq!(rest, [FIRST.trim(), SECOND.trim()]);
        stage.sounded(from, &said.join(" "), &[&both(), first]);
        break;
    }
}

/// Orca is restarted when an answer has come so far.
pub fn a_restart_in_mid_answer(stage: &mut Stage, come_so_far: fn(&Stage)) {
    let from = stage.now();
    stage.describe();
    come_so_far(stage);
    stage.restart_orca();
    stage.says("Screen reader on.");
    stage.says(SECOND);
    stage.rests(from);
    let said = stage.said();
    assert_eq!(ours(&said), [FIRST.trim(), SECOND.trim()], "{said:?}");
    stage.sounded(
        from,
        &said.join(" "),
        &[&both(), FIRST, &format!("{FIRST} {}", said.join(" "))],
    );
}

/// The screen is locked in mid-answer and looked at while it is: of Aloud only that is heard, and
/// what was seen is gone. The words of the locker's own window are Orca's.
pub fn a_locked_screen(stage: &Stage) {
    let [fact, refusal] = [wording::LOCKED_MEANWHILE, wording::LOCKED].map(|text| text.to_string());
    let locker = Locker::start(&stage.home.desktop);
    let from = stage.now();
    stage.describe();
    stage.says(FIRST);
    std::thread::sleep(Duration::from_millis(1000));
    let begun = Instant::now();
    locker.ask("--lock");
    stage.says(&fact);
    let late = begun.elapsed();
    assert!(late < Duration::from_secs(3), "after {late:?}");
    stage.rests(from);
    assert_eq!(ours(&stage.said()), [FIRST.trim()]);
    let requests = stage.home.far.requests().len();
    let from = stage.now();
    for command in ["describe", "more", "repeat"] {
        let refused = stage.home.aloud(&[command]);
        assert_eq!(refused.status.code(), Some(1), "{refused:?}");
    }
    stage.says(&refusal);
    stage.rests(from);
    assert_eq!(stage.home.far.requests().len(), requests);
    let queued = stage.queued();
    assert_eq!(ours(&queued), [""; 0], "{queued:?}");
    stage.sounded(from, &refusal, &[&both(), FIRST, &fact, WEATHER]);
    locker.ask("--deactivate");
    eventually("the unlocking", || {
        let status = stage.home.aloud(&["status"]);
        let told = String::from_utf8_lossy(&status.stdout).into_owned();
        let locked = told.contains(&wording::LOCKED_STATUS.to_string());
        (!locked).then_some(()).ok_or(told)
    });
    let more = stage.home.aloud(&["more"]);
    assert_eq!(more.status.code(), Some(1), "the picture was kept");
    assert_eq!(stage.home.far.requests().len(), requests);
    stage.rests(from);
}

/// Changes the configuration and has it read again.
pub fn configure(stage: &Stage, before: &str, after: &str) {
    let file = stage.home.desktop.folder().join("config.toml");
    let configuration = std::fs::read_to_string(&file).unwrap();
    let changed = configuration.replace(before, after);
    assert_ne!(changed, configuration);
    std::fs::write(&file, changed).unwrap();
    let from = stage.now();
    stage.home.aloud(&["reload"]);
    stage.says(&wording::RELOADED.to_string());
    stage.rests(from);
}
