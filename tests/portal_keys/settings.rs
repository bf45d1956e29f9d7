//! GNOME without a portal that gives keys, as before 48: they are offered to be written into its real
//! settings, and stand there after a yes alone.

use std::fs;

use crate::desktop::{Desktop, Ready, eventually};
use crate::terminal::Terminal;
use crate::{BARE, TWO, WAYLAND};

const SHALL: &str = "Shall those of Aloud be added to its keyboard settings?";
const LIST: [&str; 2] = [
    "org.gnome.settings-daemon.plugins.media-keys",
    "custom-keybindings",
];
const OWN: &str = "/org/gnome/settings-daemon/plugins/media-keys/custom-keybindings/custom0/";

/// Settings in a file instead of a service.
const KEYFILE: (&str, &str) = ("GSETTINGS_BACKEND", "keyfile");

fn gsettings(desktop: &Desktop, arguments: &[&str]) -> String {
    let mut command = desktop.command("gsettings");
    let output = command.args(arguments).env(KEYFILE.0, KEYFILE.1).output();
    let output = output.unwrap();
    assert!(output.status.success(), "{arguments:?}: {output:?}");
    String::from_utf8(output.stdout).unwrap().trim().to_owned()
}

/// All that is set, one a line; the headings of groups with nothing in them stay in the file.
fn set(desktop: &Desktop) -> Vec<String> {
    let configs = desktop.variable("XDG_CONFIG_HOME").unwrap();
    let file = fs::read_to_string(format!("{configs}/glib-2.0/settings/keyfile"));
    let file = file.unwrap_or_default();
    let lines = file.lines().filter(|line| line.contains('='));
    lines.map(str::to_owned).collect()
}

/// Types `aloud shortcuts` at a terminal, answers the question, and gives what was said.
fn answered(desktop: &Desktop, answer: &str) -> String {
    let config = desktop.folder().join("config.toml").display().to_string();
    let mut variables = vec![("ALOUD_CONFIG", config)];
    for (name, value) in WAYLAND.into_iter().chain([KEYFILE]) {
        variables.push((name, value.to_owned()));
    }
    let mut terminal = Terminal::open(desktop, "shortcuts", &variables);
    terminal.answer(SHALL, answer);
    let (code, said) = terminal.end();
    assert_eq!(code, 0, "{said}");
    said
}

#[test]
fn gnome_s_settings_are_given_the_keys_after_a_yes_and_are_the_same_after_they_are_taken_out() {
    let desktop = Desktop::start(&BARE);
    let environment = [&WAYLAND[..], &[KEYFILE]].concat();
    let _daemon = desktop.daemon(TWO, &environment, Ready::Socket);
    let by = || {
        let status = desktop.aloud(&["status", "--json"]).stdout;
        serde_json::from_slice::<serde_json::Value>(&status).unwrap()["keys-by"].to_string()
    };
    let entry = format!("{}.custom-keybinding:{OWN}", LIST[0]);
    for own in [None, Some(OWN)] {
        if let Some(own) = own {
            gsettings(&desktop, &["set", &entry, "command", "'it is mine'"]);
            gsettings(&desktop, &["set", LIST[0], LIST[1], &format!("['{own}']")]);
        }
        let before = set(&desktop);
        for answer in ["", "no", "later"] {
            let said = answered(&desktop, answer);
            assert!(said.contains("None of Aloud's keys stands"), "{said}");
            assert_eq!(set(&desktop), before);
        }
        let said = answered(&desktop, "yes");
        assert!(
            said.contains("Super+Alt+D for screen, Super+Alt+X for stop"),
            "{said}"
        );
        let listed = gsettings(&desktop, &["get", LIST[0], LIST[1]]);
        assert_eq!(listed.matches("/aloud-").count(), 2, "{listed}");
        assert_eq!(listed.contains("/custom0/"), own.is_some(), "{listed}");
        // The daemon knows whose keys they are.
        eventually("the desktop's keys", || match by() {
            by if by.contains("GNOME") => Ok(()),
            by => Err(by),
        });
        let mut remove = desktop.command(env!("CARGO_BIN_EXE_aloud"));
        remove
            .args(["shortcuts", "remove"])
            .envs(environment.iter().copied());
        let removed = remove.output().unwrap();
        assert!(removed.status.success(), "{removed:?}");
        assert_eq!(set(&desktop), before);
        eventually("nobody's keys", || match by() {
            by if by.contains("nobody") => Ok(()),
            by => Err(by),
        });
    }
    assert_eq!(
        gsettings(&desktop, &["get", &entry, "command"]),
        "'it is mine'"
    );
}
