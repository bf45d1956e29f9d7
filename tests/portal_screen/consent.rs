//! The person's consent in the desktop's real list of permissions, and keys in GNOME's real settings.

use std::process::{Child, Stdio};

use aloud::failure::Consent;
use aloud::wording::permission::{ALLOWED, IS_ALLOWED, IS_OPEN, missing};

use crate::AT_ONCE;
use crate::desktop::Desktop;
use crate::place::Place;
use crate::portals::screenshots::Shot;

/// The desktop's real list of permissions; it ends with this value.
pub struct Store(Child);

impl Store {
    pub fn start(desktop: &Desktop) -> Self {
        let mut store = desktop.command("/usr/libexec/xdg-permission-store");
        store.stdout(Stdio::null()).stderr(Stdio::null());
        Self(store.spawn().unwrap())
    }
}

impl Drop for Store {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

#[test]
fn consent_is_given_and_withdrawn_in_the_real_list_and_a_no_in_it_is_told() {
    let place = Place::with(|_| Shot::Refused(AT_ONCE));
    let _store = Store::start(&place.desktop);
    let say = |word: &str| {
        let output = place.desktop.aloud(&["screenshots", word]);
        String::from_utf8_lossy(&[output.stdout, output.stderr].concat()).into_owned()
    };
    assert!(
        say("status").contains(&IS_OPEN.to_string()),
        "{}",
        say("status")
    );
    assert!(say("allow").contains(&ALLOWED.to_string()));
    assert!(say("status").contains(&IS_ALLOWED.to_string()));
    let name = "org.freedesktop.impl.portal.PermissionStore";
    let path = "/org/freedesktop/impl/portal/PermissionStore";
    let call = |method: &str, arguments: &[&str]| {
        let method = format!("{name}.{method}");
        let mut all = vec!["call", "--session", "--dest", name, "--object-path", path];
        all.extend(["--method", &method]);
        all.extend(arguments);
        place.desktop.run("gdbus", &all)
    };
    let list = call("Lookup", &["screenshot", "screenshot"]);
    assert_eq!(
        list.trim(),
        "({'io.github.aloud.Aloud': ['yes']}, <byte 0x00>)"
    );
    assert!(say("withdraw").contains("no longer"));
    assert!(say("withdraw").contains("no longer"));
    assert!(say("status").contains(&IS_OPEN.to_string()));
    let no = [
        "screenshot",
        "true",
        "screenshot",
        "io.github.aloud.Aloud",
        "['no']",
    ];
    call("SetPermission", &no);
    place.refuses("screen", &missing(Consent::Remembered).to_string());
}

#[test]
fn a_question_of_a_mock_portal_is_taken_back_when_the_person_has_said_yes_elsewhere() {
    let place = Place::with(Shot::Allowed);
    let _store = Store::start(&place.desktop);
    place.refuses("screen", &missing(Consent::Open).to_string());
    assert!(
        place
            .desktop
            .aloud(&["screenshots", "allow"])
            .status
            .success()
    );
    place.sees("screen");
    let calls = place.portal.as_ref().unwrap().calls();
    assert!(
        calls.contains(&"Close of a question".to_owned()),
        "{calls:?}"
    );
    assert_eq!(place.files(), (1, Vec::new()));
}

#[test]
fn a_mock_portal_that_never_answers_a_look_that_is_allowed_is_not_said_to_ask() {
    let place = Place::with(|_| Shot::Unanswered);
    let _store = Store::start(&place.desktop);
    let allow = || place.desktop.aloud(&["screenshots", "allow"]);
    assert!(allow().status.success());
    place.refuses("screen", &missing(Consent::Silent).to_string());
    let withdrawn = place.desktop.aloud(&["screenshots", "withdraw"]);
    assert!(withdrawn.status.success());
    place.refuses("screen", &missing(Consent::Open).to_string());
}

#[test]
fn gnome_s_own_settings_are_given_commands_and_freed_of_them_and_others_stay() {
    let place = Place::prepared(|_, _| None);
    let run = |arguments: &[&str]| {
        let mut command = place.desktop.command(env!("CARGO_BIN_EXE_aloud"));
        command.args(arguments).env("GSETTINGS_BACKEND", "keyfile");
        let output = command.output().unwrap();
        String::from_utf8_lossy(&[output.stdout, output.stderr].concat()).into_owned()
    };
    let gsettings = |arguments: &[&str]| {
        let mut command = place.desktop.command("gsettings");
        command.args(arguments).env("GSETTINGS_BACKEND", "keyfile");
        String::from_utf8(command.output().unwrap().stdout).unwrap()
    };
    let list = [
        "org.gnome.settings-daemon.plugins.media-keys",
        "custom-keybindings",
    ];
    let others = "['/org/gnome/settings-daemon/plugins/media-keys/custom-keybindings/custom0/']";
    gsettings(&["set", list[0], list[1], others]);
    let said = run(&["shortcuts", "add"]);
    assert!(said.contains("Super+Alt+D for screen"), "{said}");
    let said = run(&["shortcuts", "status"]);
    assert!(said.contains("<Super><Alt>d for screen"), "{said}");
    assert!(said.contains("<Super><Alt>space for repeat"), "{said}");
    let entry = "org.gnome.settings-daemon.plugins.media-keys.custom-keybinding:/org/gnome/settings-daemon/plugins/media-keys/custom-keybindings/aloud-screen/";
    let command = gsettings(&["get", entry, "command"]);
    assert!(command.contains("aloud press screen'"), "{command}");
    assert!(gsettings(&["get", list[0], list[1]]).contains("custom0"));
    run(&["shortcuts", "remove"]);
    assert_eq!(gsettings(&["get", list[0], list[1]]).trim(), others);
    assert_eq!(gsettings(&["get", entry, "command"]).trim(), "''");
}
