//! What can be wrong on the way to the provider.

use std::fs;
use std::time::Duration;

use aloud::failure::Failure;
use aloud::wording;

use crate::desktop::{Desktop, Options, Place, Ready};
use crate::far_side::{FarSide, Reply, closed_port};
use crate::home::{ENVIRONMENT, Home, KEY, configuration, hears};

/// Turns the daemon to another provider, as a user does who edits the file.
fn turn(home: &Home, url: &str) {
    let file = home.desktop.folder().join("config.toml");
    fs::write(file, configuration(url, "")).unwrap();
    let done = home.desktop.aloud(&["reload"]);
    assert_eq!(done.status.code(), Some(0), "{done:?}");
}

#[test]
fn a_server_that_cannot_be_reached_is_named() {
    let home = Home::open(&Options::default(), vec![Reply::gemini(&["Reached."])]);
    let _window = home
        .desktop
        .terminal("Build", "41 passed", Place::at(40, 60, 600, 400));
    let host = "127.0.0.1".to_owned();
    let name = "nowhere.invalid".to_owned();
    let faults = [
        (
            format!("http://127.0.0.1:{}", closed_port()),
            Failure::ConnectionRefused { host },
        ),
        (
            format!("https://{name}"),
            Failure::ServerNotFound { host: name },
        ),
    ];
    for (url, failure) in faults {
        turn(&home, &url);
        let mark = home.mark();
        home.desktop.press("super+alt+d");
        home.hears(mark, &wording::failure(&failure));
        turn(&home, &home.far.url());
        let mark = home.mark();
        home.ask("super+alt+d");
        home.hears(mark, "Reached.");
    }
}

/// The daemon in a network of its own that has no way out: other programs are reached by files.
#[test]
fn without_a_network_it_is_said_that_there_is_none() {
    let desktop = Desktop::start(&Options::default());
    let _window = desktop.terminal("Build", "41 passed", Place::at(40, 60, 600, 400));
    // Who is root needs no name space of users, which some containers forbid.
    let unshare: &[&str] = match rustix::process::geteuid().is_root() {
        true => &["unshare", "--net", "--"],
        false => &["unshare", "--map-root-user", "--net", "--"],
    };
    let url = "https://generativelanguage.googleapis.com";
    let daemon = desktop.daemon_by(unshare, &configuration(url, ""), &ENVIRONMENT, Ready::Keys);
    for _ in 0..2 {
        let mark = desktop.spoken().len();
        desktop.press("super+alt+d");
        hears(&desktop, mark, &wording::failure(&Failure::Offline));
        std::thread::sleep(Duration::from_millis(500));
    }
    drop(daemon);
    // The socket that the killed one left behind is replaced.
    let far = FarSide::start(vec![Reply::gemini(&["The network is back."])]);
    let daemon = desktop.daemon(&configuration(&far.url(), ""), &ENVIRONMENT, Ready::Keys);
    let mark = desktop.spoken().len();
    desktop.press("super+alt+d");
    hears(&desktop, mark, "The network is back.");
    assert!(!daemon.log().contains(KEY));
}

#[test]
fn without_a_key_it_is_said_how_to_get_one() {
    let desktop = Desktop::start(&Options::default());
    let _window = desktop.terminal("Build", "41 passed", Place::at(40, 60, 600, 400));
    let far = FarSide::start(vec![Reply::gemini(&["With the key."])]);
    let _daemon = desktop.daemon(&configuration(&far.url(), ""), &[], Ready::Keys);
    let mark = desktop.spoken().len();
    desktop.press("super+alt+d");
    hears(
        &desktop,
        mark,
        &wording::failure(&Failure::NoKey {
            provider: "gemini".into(),
            site: Some("aistudio.google.com"),
        }),
    );
    assert!(far.requests().is_empty());

    store(&desktop, "another4711Key");
    far.answer(vec![Reply::new(401)]);
    let mark = desktop.spoken().len();
    desktop.press("super+alt+d");
    hears(
        &desktop,
        mark,
        &wording::failure(&Failure::KeyRefused {
            provider: "gemini".into(),
        }),
    );

    // A key that was refused is looked up again.
    store(&desktop, KEY);
    far.answer(vec![Reply::gemini(&["With the key."])]);
    let mark = desktop.spoken().len();
    desktop.press("super+alt+d");
    hears(&desktop, mark, "With the key.");
    let last = far.requests().pop().unwrap();
    assert_eq!(last.header("x-goog-api-key"), Some(KEY));
}

/// Stores a key as a user does.
fn store(desktop: &Desktop, key: &str) {
    let line = "printf '%s\\n' \"$0\" | \"$1\" key set gemini";
    desktop.run("sh", &["-c", line, key, env!("CARGO_BIN_EXE_aloud")]);
}
