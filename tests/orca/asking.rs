//! A question is typed in the window of key A beside Orca, which reads the window where it can, and
//! afterwards the place where the focus comes back.

use std::time::{Duration, Instant};

use crate::desktop::eventually;
use crate::far_side::Reply;
use crate::situations::{FIRST, SECOND, ours};
use crate::stage::{Stage, WEATHER};

/// What Aloud says of the window.
const PROMPT: &str = "Your question about the picture:";
/// What Orca reads of it, where the dialog program tells of itself in time.
const WINDOW: &str = "Aloud dialog";
const ENTRY: &str = "Your question about the picture: text.";
/// What Orca says of the editor; its title before that only where no answer comes between.
const FOCUS: &str = "text";
/// Until then Orca has read where the focus is again.
const LATE: Duration = Duration::from_secs(4);

/// What the far side gives: to the look, to a question at once, and to a question late.
pub fn replies() -> Vec<Reply> {
    let answer = || Reply::gemini(&[FIRST, SECOND]);
    vec![answer(), answer(), answer().before(LATE)]
}

/// Two questions, of which the second is answered when Orca has read on.
pub fn questions_are_typed_in_a_window(stage: &Stage) {
    stage.describe();
    stage.says(SECOND);
    stage.rests(Instant::now());
    let mut has_read = false;
    for question in ["Which step?", "Which driver?"] {
        let from = stage.now();
        stage.home.desktop.press("super+alt+a");
        let opened = is_asked_for(stage);
        stage.rests(from);
        let said = stage.said();
        let begin = said.iter().position(|text| text == PROMPT).unwrap();
        let heard = said[begin..].join(" ");
        let mut wrong = vec![WEATHER, "Your question", "(Untitled) frame. text."];
        if said.last().is_some_and(|text| text == ENTRY) {
            has_read = true;
            assert!(heard.contains(WINDOW) || !reads_windows(stage), "{said:?}");
            wrong.extend([PROMPT, WINDOW, ENTRY]);
        }
        stage.sounded(opened, &heard, &wrong);

        let typed = ["type", "--delay", "50", question];
        stage.home.desktop.run("xdotool", &typed);
        let from = stage.now();
        stage.home.desktop.press("Return");
        stage.says(FIRST);
        assert!(!is_open(stage), "the window is still there");
        stage.says(FOCUS);
        stage.says(SECOND);
        stage.rests(from);
        let said = stage.said();
        assert_eq!(ours(&said), [FIRST.trim(), SECOND.trim()], "{said:?}");
        let place = |words: &str| said.iter().position(|text| text.contains(words)).unwrap();
        let (focus, first, second) = (place(FOCUS), place(FIRST.trim()), place(SECOND.trim()));
        // Orca is never later than behind the first sentence.
        assert!(focus < second, "{said:?}");
        if question == "Which driver?" {
            assert!(focus < first && place("(Untitled)") < first, "{said:?}");
        }
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
                &without(FOCUS),
                &said
                    .join(" ")
                    .replace(FIRST.trim(), "A terminal shows that"),
            ],
        );
    }
    // On a busy machine any Orca may drop what a window tells that has only just come, but not always.
    for _ in 0..5 {
        if has_read || !reads_windows(stage) {
            break;
        }
        let from = stage.now();
        stage.home.desktop.press("super+alt+a");
        is_asked_for(stage);
        stage.rests(from);
        has_read = stage.said().iter().any(|text| text == ENTRY);
        stage.home.desktop.press("Escape");
        stage.rests(from);
    }
    assert!(has_read || !reads_windows(stage));
    let requests = stage.home.far.requests();
    let asked = |number: usize| String::from_utf8_lossy(&requests[number].body).into_owned();
    assert!(asked(1).contains("Which step?") && asked(2).contains("Which driver?"));
}

/// The programs of Debian 13 and later are made with GTK 4, and often tell of their first window before
/// they can be asked about it; Orca then drops what it is told.
fn reads_windows(stage: &Stage) -> bool {
    stage.orca_number < 48
}

/// Waits until the person has been told to type, and gives the moment at which that began.
fn is_asked_for(stage: &Stage) -> Instant {
    let begun = eventually("the prompt", || {
        let said = stage.said();
        let come = said.iter().any(|text| text == PROMPT);
        come.then(Instant::now).ok_or(said)
    });
    eventually("the window", || is_open(stage).then_some(()).ok_or("none"));
    begun
}

/// Whether the window for a question is there.
fn is_open(stage: &Stage) -> bool {
    let mut search = stage.home.desktop.command("xdotool");
    let search = search.args(["search", "--onlyvisible", "--name", "^Aloud$"]);
    !search.output().unwrap().stdout.is_empty()
}
