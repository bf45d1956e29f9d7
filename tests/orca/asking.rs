//! A question is typed in the window of key A beside Orca, which reads the window, and afterwards the
//! place where the focus comes back.

use std::time::{Duration, Instant};

use crate::far_side::Reply;
use crate::stage::Stage;
use crate::{FIRST, SECOND, ours};

const WINDOW: &str = "Aloud dialog";
const ENTRY: &str = "Your question about the picture: text.";
/// Until then Orca has read where the focus is again.
const LATE: Duration = Duration::from_secs(4);

/// What the far side gives: to the look, to a question at once, and to a question late.
pub fn replies() -> Vec<Reply> {
    let answer = || Reply::gemini(&[FIRST, SECOND]);
    vec![answer(), answer(), answer().before(LATE)]
}

/// Two questions, of which the second is answered when Orca has read on.
pub fn questions_are_typed_in_a_window_that_orca_reads(stage: &Stage) {
    stage.describe();
    stage.says(SECOND);
    stage.rests(Instant::now());
    for question in ["Which step?", "Which driver?"] {
        let from = stage.now();
        stage.home.desktop.press("super+alt+a");
        stage.says(WINDOW);
        let opened = Instant::now();
        stage.says(ENTRY);
        stage.rests(from);
        stage.sounded(
            opened,
            &format!("{WINDOW}. {ENTRY}"),
            &[
                WINDOW,
                ENTRY,
                &format!("{ENTRY} {WINDOW}."),
                "(Untitled) frame. text.",
            ],
        );

        let typed = ["type", "--delay", "50", question];
        stage.home.desktop.run("xdotool", &typed);
        let from = stage.now();
        stage.home.desktop.press("Return");
        stage.says(FIRST);
        assert!(!is_open(stage), "the window is still there");
        stage.says("frame");
        stage.says(SECOND);
        stage.rests(from);
        let said = stage.said();
        assert_eq!(ours(&said), [FIRST.trim(), SECOND.trim()], "{said:?}");
        let place = |words: &str| said.iter().position(|text| text.contains(words)).unwrap();
        let (focus, first, second) = (
            place("(Untitled) frame"),
            place(FIRST.trim()),
            place(SECOND.trim()),
        );
        // Orca is never later than behind the first sentence.
        assert!(focus < second, "{said:?}");
        assert_eq!(focus < first, question == "Which driver?", "{said:?}");
        let without = |left_out: &str| {
            let rest = said.iter().filter(|text| !text.contains(left_out.trim()));
            rest.map(String::as_str).collect::<Vec<_>>().join(" ")
        };
        stage.sounded(
            from,
            &said.join(" "),
            &[
                &without(FIRST),
                &without(SECOND),
                &without("(Untitled)"),
                &said
                    .join(" ")
                    .replace(FIRST.trim(), "A terminal shows that"),
            ],
        );
    }
    let requests = stage.home.far.requests();
    let asked = |number: usize| String::from_utf8_lossy(&requests[number].body).into_owned();
    assert!(asked(1).contains("Which step?") && asked(2).contains("Which driver?"));
}

/// Whether the window for a question is there.
fn is_open(stage: &Stage) -> bool {
    let mut search = stage.home.desktop.command("xdotool");
    let search = search.args(["search", "--onlyvisible", "--name", "^Aloud$"]);
    !search.output().unwrap().stdout.is_empty()
}
