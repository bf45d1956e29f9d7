//! Keys that sway itself binds, and the start at login, which it does by its own configuration alone: they
//! are written there after a yes, and nothing else is.

use std::fs;
use std::path::PathBuf;
use std::process::Stdio;
use std::time::Duration;

use serde_json::{Value, json};

use crate::desktop::{Desktop, Options, Place, Ready, eventually};
use crate::far_side::Reply;
use crate::home::{ENVIRONMENT, Home, a_while, configuration, hears};
use crate::terminal::Terminal;

/// The question about keys, and that about the start at login.
const KEYS: &str = "Shall those of Aloud be written into its own configuration";
const START: &str = "Shall a line that starts Aloud be written into its own configuration?";

fn sway() -> Options {
    Options {
        sway: true,
        ..Options::default()
    }
}

fn folder(desktop: &Desktop) -> PathBuf {
    PathBuf::from(desktop.variable("XDG_CONFIG_HOME").unwrap()).join("sway")
}

fn terminal(desktop: &Desktop, arguments: &str) -> Terminal {
    let config = desktop.folder().join("config.toml");
    let variables = [("ALOUD_CONFIG", config.display().to_string())];
    Terminal::open(desktop, arguments, &variables)
}

fn status(desktop: &Desktop) -> Value {
    let status = desktop.aloud(&["status", "--json"]);
    serde_json::from_slice(&status.stdout).unwrap_or_default()
}

#[track_caller]
fn whose(desktop: &Desktop, by: &Value) -> Value {
    eventually("whose keys they are", || {
        let status = status(desktop);
        match &status["keys-by"] == by {
            true => Ok(status),
            false => Err(status),
        }
    })
}

/// What the doctor says of a part, and of its ways.
#[track_caller]
fn doctor(desktop: &Desktop, part: &str) -> String {
    let said = desktop.aloud(&["doctor", "--no-speech"]);
    let said = String::from_utf8(said.stdout).unwrap();
    let mut lines = said.lines();
    let begin = format!("{part}: ");
    let head = lines.find(|line| line.starts_with(&begin)).unwrap();
    let ways = lines.take_while(|line| line.starts_with("    "));
    [head]
        .into_iter()
        .chain(ways)
        .collect::<Vec<_>>()
        .join("\n")
}

#[test]
fn the_keys_are_bound_after_a_yes_and_taken_out_again() {
    let home = Home::configured(&sway(), "", vec![Reply::gemini(&["A wall."])]);
    let desktop = &home.desktop;
    let problems = whose(desktop, &json!("nobody"))["problems"].to_string();
    assert!(
        problems.contains("sway gives programs no keys") && problems.contains("aloud shortcuts"),
        "{problems}"
    );
    home.hears(0, "To have Aloud's keys bound in its own configuration run");
    let keys = doctor(desktop, "Keys");
    for told in [
        "The daemon hears no key. To have Aloud's keys bound",
        "x11 does not work",
        "portal does not work",
        "the desktop's own settings does not work",
    ] {
        assert!(keys.contains(told), "{told}: {keys}");
    }

    let config = folder(desktop).join("config");
    let before = fs::read_to_string(&config).unwrap();
    let unchanged = || {
        assert_eq!(fs::read_to_string(&config).unwrap(), before);
        assert_eq!(fs::read_dir(folder(desktop)).unwrap().count(), 1);
    };
    for answer in ["", "no", "later"] {
        let mut terminal = terminal(desktop, "shortcuts");
        terminal.answer(KEYS, answer);
        let (code, said) = terminal.end();
        assert!(
            code == 0 && said.contains("bindsym --release Mod4+Mod1+d"),
            "{said}"
        );
        unchanged();
    }

    let mark = home.mark();
    let _window = desktop.coloured("Left", "ff8000", Place::at(60, 100, 400, 300));
    let mut terminal = terminal(desktop, "shortcuts");
    terminal.answer(KEYS, "yes");
    let (code, said) = terminal.end();
    assert!(
        code == 0 && said.contains("sway has read its configuration again."),
        "{said}"
    );
    let after = fs::read_to_string(&config).unwrap();
    assert!(after.starts_with(&before) && after.ends_with("include aloud-keys.conf\n"));
    let bound = whose(desktop, &json!({"desktop": "sway"}));
    assert!(!bound["problems"].to_string().contains("keys"), "{bound}");
    home.ask("super+alt+d");
    home.hears(mark, "A wall.");
    home.rests();
    let keys = doctor(desktop, "Keys");
    assert!(keys.starts_with("Keys: sway itself has the keys"), "{keys}");
    // Once more is no second line.
    let again = desktop.aloud(&["shortcuts", "add"]);
    assert!(again.status.success(), "{again:?}");
    assert_eq!(fs::read_to_string(&config).unwrap(), after);

    let removed = desktop.aloud(&["shortcuts", "remove"]);
    assert!(removed.status.success(), "{removed:?}");
    unchanged();
    whose(desktop, &json!("nobody"));
    let requests = home.far.requests().len();
    desktop.press("super+alt+d");
    a_while(Duration::from_secs(1));
    assert_eq!(home.far.requests().len(), requests);
}

#[test]
fn sway_starts_aloud_at_login_after_a_yes() {
    let desktop = Desktop::start(&sway());
    let config = folder(&desktop).join("config");
    let before = fs::read_to_string(&config).unwrap();
    let text = configuration("http://127.0.0.1:9", "");
    fs::write(desktop.folder().join("config.toml"), text).unwrap();
    let mut no = terminal(&desktop, "autostart enable");
    no.answer(START, "");
    let (code, said) = no.end();
    assert!(code == 0 && said.contains("left to you"), "{said}");
    assert_eq!(fs::read_to_string(&config).unwrap(), before);
    let mut yes = terminal(&desktop, "autostart enable");
    yes.answer(START, "yes");
    let (code, said) = yes.end();
    assert!(code == 0 && said.contains("aloud-login.conf"), "{said}");
    let said = desktop.run(env!("CARGO_BIN_EXE_aloud"), &["autostart", "status"]);
    assert!(said.contains("the configuration of sway"), "{said}");

    assert_eq!(status(&desktop), Value::Null);
    // Another login with the same configuration.
    let mut login = desktop.command("unshare");
    login
        .args([
            "--user",
            "--map-user=1000",
            "--map-group=1000",
            "sway",
            "-c",
        ])
        .arg(&config)
        .env("WLR_BACKENDS", "headless")
        .env("WLR_RENDERER", "pixman")
        .env("WLR_LIBINPUT_NO_DEVICES", "1")
        .env("ALOUD_CONFIG", desktop.folder().join("config.toml"))
        .env_remove("WAYLAND_DISPLAY")
        .env_remove("SWAYSOCK")
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    let mut login = login.spawn().unwrap();
    eventually("a daemon that sway has started", || {
        match status(&desktop)["version"].is_string() {
            true => Ok(()),
            false => Err("none"),
        }
    });
    login.kill().unwrap();
    login.wait().unwrap();

    let said = desktop.run(env!("CARGO_BIN_EXE_aloud"), &["autostart", "disable"]);
    assert!(said.contains("taken out of"), "{said}");
    assert_eq!(fs::read_to_string(&config).unwrap(), before);
    assert_eq!(fs::read_dir(folder(&desktop)).unwrap().count(), 1);
}

#[test]
fn no_key_is_grabbed_through_xwayland_and_nothing_is_seen_there() {
    let desktop = Desktop::start(&sway());
    let mut environment = ENVIRONMENT.to_vec();
    // As a service that was started without them; the display is that of Xwayland.
    environment.extend([
        ("WAYLAND_DISPLAY", ""),
        ("XDG_SESSION_TYPE", ""),
        ("SWAYSOCK", ""),
    ]);
    let text = configuration("http://127.0.0.1:9", "");
    let daemon = desktop.daemon(&text, &environment, Ready::Socket);
    let status = eventually("a word about keys", || {
        let status = status(&desktop);
        match status["problems"]
            .to_string()
            .contains("gives programs no keys")
        {
            true => Ok(status),
            false => Err(status),
        }
    });
    assert_eq!(status["keys"], json!([]), "{}", daemon.log());
    assert_eq!(status["keys-by"], "nobody");
    let said = desktop.aloud(&["describe", "screen", "--no-speech"]);
    let said = String::from_utf8(said.stderr).unwrap();
    // What X shows there is black, and would be told as such.
    assert!(!said.contains("blank"), "{said}");
    assert!(said.contains("does not allow pictures"), "{said}");
}

#[test]
fn the_doctor_tells_what_this_session_can_do() {
    let desktop = Desktop::start(&sway());
    let config = desktop.folder().join("config.toml");
    fs::write(&config, "providers = [\"local\"]\n").unwrap();
    let mut doctor = desktop.command(env!("CARGO_BIN_EXE_aloud"));
    doctor
        .args(["doctor", "--no-speech"])
        .env("ALOUD_CONFIG", &config);
    let said = String::from_utf8(doctor.output().unwrap().stdout).unwrap();
    for told in [
        "Keys: It does not work: this desktop gives programs no keys. To have Aloud's keys bound in the desktop's own configuration run: aloud shortcuts.",
        "    x11 does not work, 0 ms: it would hear nothing in this kind of session.",
        "    the desktop's own settings does not work, ",
        "Screen: It works, by wayland.",
        "    x11 does not work, 0 ms: it sees nothing of the screen in this kind of session.",
        "Active window: It works, by wayland.",
        "Screen lock: It does not work: ",
        "    login manager does not work, ",
        "    screen saver does not work, ",
    ] {
        assert!(said.contains(told), "{told}\n{said}");
    }
    let table = said
        .lines()
        .find(|line| line.starts_with("In this session: "))
        .unwrap();
    for told in [
        "Keys by nothing",
        "Screen by wayland",
        "Active window by wayland",
        "Clipboard by wayland",
        "Screen lock by nothing",
        "Tray by nothing",
    ] {
        assert!(table.contains(told), "{told}: {table}");
    }
}

#[test]
fn the_set_up_has_the_keys_bound_and_the_start_written_after_the_last_yes() {
    let desktop = Desktop::start(&sway());
    let config = folder(&desktop).join("config");
    let before = fs::read_to_string(&config).unwrap();
    let mut terminal = terminal(&desktop, "setup");
    for (asked, typed) in [
        ("Do you hear it?", "s"),
        ("Do you hear it?", "y"),
        ("Who shall describe", "5"),
        ("describes the screen is", ""),
        (KEYS, ""),
        ("an icon with a menu", "n"),
        ("when you log in", ""),
        (START, ""),
    ] {
        terminal.answer(asked, typed);
    }
    terminal.sees("Shall it be saved?");
    assert_eq!(fs::read_to_string(&config).unwrap(), before);
    terminal.answer("Enter is yes.", "");
    terminal.answer("described now", "n");
    let (code, said) = terminal.end();
    assert_eq!(code, 0, "{said}");
    let after = fs::read_to_string(&config).unwrap();
    for file in ["aloud-keys.conf", "aloud-login.conf"] {
        assert!(after.contains(&format!("\ninclude {file}\n")), "{after}");
        assert!(said.contains(file), "{said}");
    }
    whose(&desktop, &json!({"desktop": "sway"}));
    let mark = desktop.spoken().len();
    let _window = desktop.letter("letter.txt", "Dear Ada,\n", Place::at(300, 200, 500, 300));
    desktop.press("super+alt+d");
    hears(&desktop, mark, "Dear Ada");
}
