//! The words that this machine says while a provider thinks: first or not at all.

use aloud::request::FirstWords;
use aloud::surroundings::{Control, Remark, Role, State, Surroundings};

use super::*;

/// A check box in a window, as an application tells it.
fn known() -> Surroundings {
    Surroundings {
        application: Some("Files".into()),
        window: Some("Settings".into()),
        focus: Some(Control {
            role: Role::CheckBox,
            name: Some("Show hidden files".into()),
            value: None,
            states: vec![State::Focused, State::NotChecked],
            area: None,
            depth: 0,
        }),
        ..Surroundings::default()
    }
}

/// What the window system alone knows.
fn titled() -> Surroundings {
    Surroundings {
        focus: None,
        ..known()
    }
}

fn told_after(milliseconds: u64) -> Script {
    Script {
        known: titled(),
        glance: Some((milliseconds, known())),
        ..answers(&[&ANSWER])
    }
}

#[tokio::test(start_paused = true)]
async fn what_is_known_here_is_heard_first_and_not_repeated() {
    let journey = Journey::begin(told_after(0));
    journey.look(Subject::Screen);
    journey.wait(1000).await;
    journey.press(Command::Repeat);
    journey.wait(10).await;
    assert_snapshot!(journey.end().await);
}

#[tokio::test(start_paused = true)]
async fn what_is_late_holds_up_nothing_and_is_dropped_after_the_first_word() {
    let mut transcripts = Vec::new();
    for late in [80, 5000] {
        let journey = Journey::begin(told_after(late));
        journey.look(Subject::Screen);
        journey.wait(6000).await;
        transcripts.push(journey.end().await);
    }
    assert_snapshot!(transcripts.join("\n\n"));
}

#[tokio::test(start_paused = true)]
async fn the_first_words_are_for_those_who_have_not_heard_them() {
    let heard = async |first_words, screen_reader, subject| {
        let journey = Journey::begin(Script {
            first_words,
            screen_reader,
            ..told_after(0)
        });
        journey.look(subject);
        journey.wait(1000).await;
        journey.end().await
    };
    let screen = Subject::Screen;
    for (first_words, screen_reader, subject, wanted) in [
        (FirstWords::Auto, false, screen.clone(), true),
        (FirstWords::Auto, true, screen.clone(), false),
        (FirstWords::Always, true, screen.clone(), true),
        (FirstWords::Never, false, screen.clone(), false),
        (FirstWords::Auto, false, Subject::Window, true),
        (FirstWords::Auto, false, Subject::Focus, true),
        (FirstWords::Auto, false, Subject::Clipboard, false),
        (FirstWords::Auto, false, Subject::Pointer, false),
    ] {
        let name = format!("{first_words:?} {screen_reader} {subject:?}");
        let heard = heard(first_words, screen_reader, subject).await;
        let said = heard.contains("say Notice: ");
        assert_eq!(said, wanted, "{name}\n{heard}");
        let told = heard.contains("told what was heard");
        assert_eq!(told, wanted, "{name}\n{heard}");
    }
}

#[tokio::test(start_paused = true)]
async fn a_control_without_a_place_is_answered_by_its_window() {
    let mut script = told_after(0);
    script.known.remarks.push(Remark::WindowInstead);
    let journey = Journey::begin(script);
    journey.look(Subject::Focus);
    journey.wait(1000).await;
    let transcript = journey.end().await;
    // The remark and the question come in the same moment, in either order.
    let mut lines: Vec<&str> = transcript.lines().collect();
    lines.sort_by_key(|line| {
        let question = line.contains("provider is asked") || line.contains("told what was heard");
        (line.split_whitespace().next(), question)
    });
    assert_snapshot!(lines.join("\n"));
}
