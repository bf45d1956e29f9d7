//! Windows of applications that are not sent unasked, and what is found without asking anybody.

use std::thread::sleep;

use aloud::screening::Findings;
use aloud::wording::{self, Offered};

use super::secrets::{UNDERSTOOD, privacy};
use super::{Reply, Scene, accessible};
use crate::desktop::{Options, Place};
use crate::home::hears;

/// Where the window lies that everybody may see, and another beside it.
const FRONT: Place = Place::at(40, 60, 560, 400);
const BESIDE: Place = Place::at(660, 120, 500, 300);

/// What is heard of a window of this application.
fn withheld(application: &str) -> String {
    let found = Findings {
        application: Some(application.to_owned()),
        ..Findings::default()
    };
    wording::withheld(&found, Offered::Press, false)
}

#[test]
fn a_password_manager_is_sent_only_at_the_second_press_and_what_covers_it_at_the_first() {
    let scene = Scene::configured(
        &Options::default(),
        "never",
        &privacy("ask"),
        vec![Reply::gemini(&["A list of names."])],
    );
    let desktop = &scene.desktop;
    let build = desktop.terminal("Build", "41 passed", FRONT);
    let safe = desktop.terminal_of_class("KeePassXC", "Passwords", "Bank and post", BESIDE);
    safe.activate(desktop);
    let sent = || scene.far.requests().len();

    // In front, by itself and with all that is on the screen.
    for (done, key) in ["super+alt+w", "super+alt+d"].into_iter().enumerate() {
        let mark = desktop.spoken().len();
        desktop.press(key);
        hears(desktop, mark, &withheld("KeePassXC"));
        assert_eq!(sent(), done, "{key}");
        sleep(UNDERSTOOD);
        scene.ask(key);
        hears(desktop, mark, "A list of names.");
    }

    // Behind the window in front, and still to be seen on the screen.
    build.activate(desktop);
    let mark = desktop.spoken().len();
    desktop.press("super+alt+d");
    hears(desktop, mark, &withheld("KeePassXC"));
    assert_eq!(sent(), 2);
    sleep(UNDERSTOOD);
    scene.ask("super+alt+d");
    hears(desktop, mark, "A list of names.");
    // The window in front shows nothing of it.
    sleep(UNDERSTOOD);
    scene.ask("super+alt+w");
    assert_eq!(sent(), 4);

    // Covered by it, it is not in the picture at all.
    sleep(UNDERSTOOD);
    build.put(desktop, Place::at(40, 60, 1180, 600));
    let mark = desktop.spoken().len();
    scene.ask("super+alt+d");
    hears(desktop, mark, "A list of names.");
    let said = desktop.spoken().split_off(mark).join(" ");
    assert!(!said.contains("KeePassXC"), "{said}");
}

#[test]
fn a_text_is_found_without_asking_a_provider_that_could_be_asked() {
    let scene = Scene::open(&accessible(), "never", vec![Reply::gemini(&["A build."])]);
    let desktop = &scene.desktop;
    let _build = desktop.terminal("Build", "41 passed", FRONT);
    let found = desktop.aloud(&["find", "41 passed"]);
    let said = String::from_utf8_lossy(&found.stdout).into_owned();
    assert!(said.contains("In XTerm, Build"), "{found:?}");
    hears(desktop, 0, "Found once.");
    let nowhere = desktop.aloud(&["find", "gooseberry"]);
    assert_eq!(nowhere.status.code(), Some(1), "{nowhere:?}");
    let (requests, connections) = scene
        .far
        .look(|record| (record.requests.len(), record.connections));
    assert_eq!((requests, connections), (0, 0));
    // It could have been asked.
    scene.ask("super+alt+d");
    hears(desktop, 0, "A build.");
}
