//! What is said besides answers, and what can be set, beside an Orca that presents what it is told.

use std::time::{Duration, Instant};

use aloud::wording;

use super::*;

#[test]
fn errors_first_words_long_answers_and_the_choice_of_the_engine_beside_orca() {
    let sentences: Vec<String> = (1..=6)
        .map(|number| format!("This is the sentence with the number {number} of them all. "))
        .collect();
    let long: Vec<&str> = sentences.iter().map(String::as_str).collect();
    let mut replies = vec![Reply::new(403), Reply::gemini(&long)];
    replies.extend((0..8).map(|_| answer()));
    let stage = open(replies);

    // The reason why nothing can be told.
    let from = stage.now();
    let code = stage.home.aloud(&["describe"]);
    assert_eq!(code.status.code(), Some(1));
    let sentence = String::from_utf8(code.stderr).unwrap().trim().to_owned();
    stage.rests(from);
    let said = stage.said().join(" ");
    assert_eq!(said, aloud::present::clean(&sentence).trim());
    stage.sounded(from, &said, &[&said[..said.len() / 2], WEATHER]);

    // A long answer.
    let from = stage.now();
    stage.describe();
    stage.says(long[5]);
    stage.rests(from);
    stage.order(&long);
    stage.sounded(
        from,
        &long.join(" "),
        &[&long[..5].join(" "), &long[1..].join(" ")],
    );

    // What is known here has been said by Orca, so by itself it is not heard.
    configure(&stage, "\"never\"", "\"auto\"");
    let from = stage.now();
    stage.describe();
    stage.says(SECOND);
    stage.rests(from);
    stage.order(&[FIRST, SECOND]);
    stage.sounded(from, &both(), &[FIRST, &format!("Untitled {}", both())]);

    // But where that is wished.
    configure(&stage, "\"auto\"", "\"always\"");
    let end = Instant::now() + Duration::from_secs(45);
    loop {
        let from = stage.now();
        stage.describe();
        stage.says(SECOND);
        stage.rests(from);
        let said = stage.said();
        // A busy machine may miss the time for what is known here now and then, but not for ever.
        if said.len() == 2 && Instant::now() < end {
            continue;
        }
        let (first, rest) = said.split_first().unwrap();
        assert!(first.contains("Untitled"), "{said:?}");
        assert_eq!(rest, [FIRST.trim(), SECOND.trim()]);
        stage.sounded(from, &said.join(" "), &[&both(), first]);
        break;
    }

    // The speech server is chosen, and Orca is beside it.
    configure(
        &stage,
        "[speech.sounds]",
        "[speech]\nengine = \"ssip\"\n[speech.sounds]",
    );
    configure(&stage, "\"always\"", "\"never\"");
    speaks_through(&stage, "ssip");
    let from = stage.now();
    let mark = stage.home.mark();
    let _dialog = Dialog::open(&stage, "Weather report", WEATHER);
    stage.says(BUTTON);
    stage.describe();
    stage.says(SECOND);
    stage.rests(from);
    let said = stage.said();
    assert_eq!(ours(&said), [FIRST.trim(), SECOND.trim()], "{said:?}");
    assert_eq!(through_orca(&stage, mark), [false, false]);
    stage.sounded(from, &said.join(" "), &[&both(), FIRST]);
}

/// Changes the configuration and has it read again.
fn configure(stage: &Stage, before: &str, after: &str) {
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
