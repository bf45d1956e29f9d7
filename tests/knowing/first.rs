//! The words that come before an answer, and what they may not cost.

use std::time::{Duration, Instant};

use rustix::process::{Pid, Signal, kill_process};

use super::{Reply, Scene, accessible, described};
use crate::desktop::{Options, Place};
use crate::home::hears;

/// Longer than the first words may take, so that they come before the answer if they come at all.
const THINKING: Duration = Duration::from_millis(1500);

fn slow(words: &str) -> Vec<Reply> {
    vec![Reply::gemini(&[words]).before(THINKING)]
}

/// Everything that was given to the speech server since it had been given so many texts.
fn heard(scene: &Scene, mark: usize) -> String {
    let queued = scene.desktop.queued().into_iter().skip(mark);
    queued.map(|(_, text)| text).collect::<Vec<_>>().join(" ")
}

#[test]
fn what_is_known_here_is_heard_first_and_the_provider_is_told() {
    let scene = Scene::open(&accessible(), "auto", slow("It asks for a name."));
    let ask = ["--entry", "--text=Your name", "--entry-text=Ada"];
    let _dialog = scene.dialog("Ask", &ask);
    // A busy machine may miss the time for the focus now and then, but not for ever.
    let end = Instant::now() + Duration::from_secs(60);
    loop {
        let mark = scene.desktop.queued().len();
        let spoken = scene.desktop.spoken().len();
        let question = scene.ask("super+alt+w");
        hears(&scene.desktop, spoken, "It asks for a name.");
        let heard = heard(&scene, mark);
        let answer = heard.find("It asks").unwrap();
        let first = heard.find("Ask").expect(&heard);
        assert!(first < answer, "{heard}");
        assert!(question.contains("I have heard this already"), "{question}");
        let focus = "The text field Your name has the focus: Ada.";
        let before = |words| heard.find(words).is_some_and(|words| words < answer);
        if before("Dialog, Ask") && before(focus) {
            assert_eq!(heard.matches(focus).count(), 1, "{heard}");
            break;
        }
        assert!(Instant::now() < end, "{heard}");
    }
    // The answer alone is repeated.
    let mark = scene.desktop.queued().len();
    let spoken = scene.desktop.spoken().len();
    scene.desktop.press("super+alt+space");
    hears(&scene.desktop, spoken, "It asks for a name.");
    assert!(!heard(&scene, mark).contains("Dialog, Ask"));
}

#[test]
fn a_stopped_application_costs_neither_the_first_words_nor_the_answer() {
    let scene = Scene::open(&accessible(), "auto", slow("It is stopped."));
    let dialog = scene.dialog("Ask", &["--entry", "--text=Your name"]);
    let id = Pid::from_child(&dialog.0);
    kill_process(id, Signal::STOP).unwrap();
    let mark = scene.desktop.queued().len();
    scene.ask("super+alt+w");
    hears(&scene.desktop, 0, "It is stopped.");
    let heard = heard(&scene, mark);
    let title = heard.find("Ask").expect(&heard);
    assert!(title < heard.find("It is stopped.").unwrap(), "{heard}");
    assert!(!heard.contains("has the focus"), "{heard}");
    // Read here, the sentence says why so little is known.
    let (told, _) = described(&scene.desktop, &["--mode", "ui", "window"], &[]);
    kill_process(id, Signal::CONT).unwrap();
    assert!(
        told.contains("It did not tell everything in time."),
        "{told}"
    );
}

#[test]
fn without_a_session_bus_the_title_is_known() {
    let options = Options {
        without: &["bus"],
        ..Options::default()
    };
    let scene = Scene::open(&options, "auto", slow("A build."));
    let desktop = &scene.desktop;
    let _terminal = desktop.terminal("Build", "41 passed", Place::at(60, 80, 700, 500));
    scene.ask("super+alt+d");
    hears(desktop, 0, "A build.");
    let heard = heard(&scene, 0);
    assert!(heard.contains("Front window: XTerm, Build."), "{heard}");
    let (told, _) = described(desktop, &["--mode", "ui", "window"], &[]);
    let why = "Accessibility is not running on this desktop, so applications tell nothing.";
    assert!(told.contains(why) && told.contains("41 passed"), "{told}");
}

#[test]
fn without_a_registry_or_an_application_that_tells_anything_the_text_is_read() {
    let scene = Scene::open(&accessible(), "auto", slow("A build."));
    let desktop = &scene.desktop;
    let terminal = desktop.terminal("Build", "41 passed", Place::at(60, 80, 700, 500));
    terminal.activate(desktop);
    // A bus on which nobody keeps the list of applications.
    let address = desktop.variable("DBUS_SESSION_BUS_ADDRESS").unwrap();
    let without = [("AT_SPI_BUS_ADDRESS", address)];
    for variables in [&[][..], &without] {
        let (told, _) = described(desktop, &["--mode", "ui", "window"], variables);
        let why = "This application does not tell what is in it.";
        assert!(told.contains(why) && told.contains("41 passed"), "{told}");
    }
}
