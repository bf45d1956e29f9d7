//! What is said besides answers, and what can be set, beside an Orca that presents what it is told.

use super::situations::configure;
use super::*;

#[test]
fn errors_first_words_long_answers_and_the_choice_of_the_engine_beside_orca() {
    let sentences = long_answer();
    let long: Vec<&str> = sentences.iter().map(String::as_str).collect();
    let mut replies = vec![Reply::new(403), Reply::gemini(&long)];
    replies.extend((0..8).map(|_| answer()));
    let stage = open(replies);

    situations::an_error(&stage);

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
    situations::the_first_words_where_they_are_wished(&stage, "\"auto\"");

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
    stage.says(stage.button());
    stage.describe();
    stage.says(SECOND);
    stage.rests(from);
    let said = stage.said();
    assert_eq!(ours(&said), [FIRST.trim(), SECOND.trim()], "{said:?}");
    assert_eq!(through_orca(&stage, mark), [false, false]);
    stage.sounded(from, &said.join(" "), &[&both(), FIRST]);
}
