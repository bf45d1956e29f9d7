//! Start at login: the command in a home of its own, beside a systemd that only writes down what it
//! is told, and without one; and the packaged files before the tools that judge them.
#![allow(clippy::unwrap_used, missing_docs, unreachable_pub, dead_code)]

#[path = "command_line/person.rs"]
mod person;

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::Command;

use aloud::autostart::{APP_ID, SAFE_UNIT, UNIT};
use person::Person;

/// Writes its arguments down, knows one display, and remembers what is enabled.
const SYSTEMCTL: &str = r#"#!/bin/sh
cd "$HOME" || exit 1
[ ! -e no-manager ] || { echo "Failed to connect to bus" >&2; exit 1; }
shift
echo "$*" >>told
case "$*" in
show-environment) cat known 2>/dev/null; exit 0 ;;
"enable "*) : >enabled ;;
"disable "*) rm enabled ;;
"--quiet is-enabled "*) test -e enabled ;;
"--quiet is-active "*) false ;;
"start "*) test ! -e refuses || { echo "Job failed." >&2; exit 1; } ;;
esac
"#;

struct Home(Person);

impl Home {
    fn with_systemd() -> Self {
        let mut person = Person::new();
        let programs = person.folder().join("programs");
        fs::create_dir(&programs).unwrap();
        let systemctl = programs.join("systemctl");
        fs::write(&systemctl, SYSTEMCTL).unwrap();
        fs::set_permissions(&systemctl, fs::Permissions::from_mode(0o755)).unwrap();
        person.set("PATH", &format!("{}:/usr/bin:/bin", programs.display()));
        Self::of(person)
    }

    fn without_systemd() -> Self {
        Self::of(Person::new())
    }

    fn of(mut person: Person) -> Self {
        let folder = person.folder().display().to_string();
        person.set("XDG_DATA_HOME", &format!("{folder}/share"));
        person.set("XDG_CONFIG_DIRS", &format!("{folder}/xdg"));
        Self(person)
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.folder().join(name)
    }

    fn entry(&self) -> PathBuf {
        self.path(&format!("config/autostart/{APP_ID}.desktop"))
    }

    fn unit(&self, name: &str) -> PathBuf {
        self.path("config/systemd/user").join(name)
    }

    /// What a package installs for all users.
    fn shared_entry(&self) {
        let folder = self.path("xdg/autostart");
        fs::create_dir_all(&folder).unwrap();
        let entry = packaging("io.github.aloud.Aloud.autostart.desktop");
        fs::copy(entry, folder.join(format!("{APP_ID}.desktop"))).unwrap();
    }

    /// Has the command done, and gives what it says.
    #[track_caller]
    fn autostart(&self, action: &str) -> String {
        let heard = self.0.types(&format!("autostart {action}"));
        assert_eq!((heard.code, &*heard.error), (0, ""), "{}", heard.output);
        heard.output
    }

    /// What systemd was told since it was asked last.
    fn told(&self) -> Vec<String> {
        let told = fs::read_to_string(self.path("told")).unwrap_or_default();
        _ = fs::remove_file(self.path("told"));
        told.lines()
            .filter(|line| !line.starts_with("show --property"))
            .map(str::to_owned)
            .collect()
    }
}

fn packaging(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("packaging")
        .join(name)
}

/// Runs a tool that judges files and must find nothing.
#[track_caller]
fn judged(tool: &str, arguments: &[&str], files: &[&Path]) {
    let output = Command::new(tool)
        .args(arguments)
        .args(files)
        // The session's service manager is asked of a folder that every session has.
        .env("XDG_RUNTIME_DIR", env!("CARGO_TARGET_TMPDIR"))
        .output()
        .unwrap_or_else(|error| panic!("{tool}: {error}"));
    let said = [output.stdout, output.stderr].concat();
    let said = String::from_utf8_lossy(&said);
    assert!(output.status.success(), "{tool}: {said}");
    // What a newer one needs, an older one names and leaves aside.
    let mut lines = said.lines().filter(|line| !line.contains("RestartMode"));
    assert!(
        lines.all(|line| !line.contains("warning") && !line.contains("Unknown")),
        "{tool}: {said}"
    );
}

#[test]
fn with_systemd_the_unit_is_written_enabled_and_disabled() {
    let home = Home::with_systemd();
    assert!(home.autostart("status").contains("does not start at login"));
    let said = home.autostart("enable");
    assert_eq!(
        said,
        "Aloud starts at login from now on.\nTo start it now: aloud autostart now.\n"
    );
    let told = home.told();
    assert!(
        told.ends_with(&["daemon-reload".into(), format!("enable {UNIT}")]),
        "{told:?}"
    );
    let program = env!("CARGO_BIN_EXE_aloud");
    let unit = fs::read_to_string(home.unit(UNIT)).unwrap();
    assert!(
        unit.contains(&format!("\nExecStart={program} daemon\n")),
        "{unit}"
    );
    assert!(!unit.contains("/usr/bin/aloud"), "{unit}");
    let entry = fs::read_to_string(home.entry()).unwrap();
    assert!(
        entry.contains(&format!("Exec={program} autostart now\n")),
        "{entry}"
    );
    let status = home.autostart("status");
    assert!(
        status.contains("autostart entry") && status.contains(UNIT),
        "{status}"
    );
    // Enabled again, nothing changes but what systemd reads.
    home.autostart("enable");
    assert_eq!(fs::read_to_string(home.unit(UNIT)).unwrap(), unit);
    home.autostart("disable");
    assert!(home.told().contains(&format!("disable {UNIT}")));
    for file in [home.entry(), home.unit(UNIT), home.unit(SAFE_UNIT)] {
        assert!(!file.exists(), "{} is left", file.display());
    }
    assert!(home.autostart("status").contains("does not start at login"));
}

#[test]
fn without_systemd_the_entry_alone_starts_it() {
    let home = Home::without_systemd();
    home.autostart("enable");
    assert!(home.entry().exists());
    let status = home.autostart("status");
    assert!(
        status.contains("by the desktop's autostart entry"),
        "{status}"
    );
    assert!(!status.contains("unit"), "{status}");
    home.autostart("disable");
    assert!(!home.entry().exists());
}

#[test]
fn the_entry_of_a_package_is_overruled_not_touched() {
    let home = Home::with_systemd();
    home.shared_entry();
    let status = home.autostart("status");
    assert!(status.starts_with("Aloud starts at login"), "{status}");
    home.autostart("disable");
    let own = fs::read_to_string(home.entry()).unwrap();
    assert!(own.contains("\nHidden=true\n"), "{own}");
    assert!(home.autostart("status").contains("does not start at login"));
    home.autostart("enable");
    assert!(
        home.autostart("status")
            .starts_with("Aloud starts at login")
    );
}

#[test]
fn a_unit_that_somebody_wrote_by_hand_is_kept() {
    let home = Home::with_systemd();
    fs::create_dir_all(home.unit("")).unwrap();
    fs::write(home.unit(UNIT), "[Service]\nExecStart=/bin/mine\n").unwrap();
    home.autostart("enable");
    home.autostart("disable");
    let kept = fs::read_to_string(home.unit(UNIT)).unwrap();
    assert_eq!(kept, "[Service]\nExecStart=/bin/mine\n");
}

#[test]
fn now_gives_systemd_the_display_and_starts_or_starts_anew() {
    let mut home = Home::with_systemd();
    home.0.set("DISPLAY", ":7");
    home.0.set("XAUTHORITY", "/run/key");
    // Another display than this one is known from an earlier session.
    fs::write(home.path("known"), "DISPLAY=:0\nXAUTHORITY=/run/key\n").unwrap();
    assert_eq!(home.autostart("now"), "Aloud is running.\n");
    let forget = format!("reset-failed {UNIT} {SAFE_UNIT}");
    let wanted = [
        "daemon-reload".to_owned(),
        "show-environment".into(),
        "import-environment DISPLAY XAUTHORITY".into(),
        forget.clone(),
        format!("restart {UNIT}"),
    ];
    assert_eq!(home.told(), wanted);
    // The same session again: a running daemon is left running.
    fs::write(home.path("known"), "DISPLAY=:7\nXAUTHORITY=/run/key\n").unwrap();
    home.autostart("now");
    let wanted = ["show-environment".into(), forget, format!("start {UNIT}")];
    assert_eq!(home.told(), wanted);
    fs::write(home.path("refuses"), "").unwrap();
    let heard = home.0.types("autostart now");
    let complaint = format!("The command systemctl --user start {UNIT} has failed: Job failed.\n");
    assert_eq!((heard.code, heard.error), (1, complaint));
}

#[test]
fn a_tiling_desktop_is_told_its_line() {
    let mut home = Home::without_systemd();
    let program = env!("CARGO_BIN_EXE_aloud");
    for (desktop, file, line) in [
        (
            "sway",
            ".config/sway/config",
            format!("exec {program} autostart now"),
        ),
        (
            "labwc:wlroots",
            ".config/labwc/autostart",
            format!("{program} autostart now &"),
        ),
    ] {
        home.0.set("XDG_CURRENT_DESKTOP", desktop);
        let said = home.autostart("enable");
        assert!(said.contains(file), "{said}");
        assert!(said.lines().any(|said| said == line), "{said}");
        assert!(home.autostart("status").contains(&line));
    }
    home.0.set("XDG_CURRENT_DESKTOP", "GNOME");
    assert!(!home.autostart("enable").contains("this line"));
}

#[test]
fn the_units_are_what_systemd_wants() {
    let home = Home::with_systemd();
    home.autostart("enable");
    // These name a program that exists; but for that they are the packaged ones.
    let units = [home.unit(UNIT), home.unit(SAFE_UNIT)];
    let units = [units[0].as_path(), units[1].as_path()];
    judged("systemd-analyze", &["--user", "--man=no", "verify"], &units);
}

#[test]
fn the_desktop_entries_and_the_metainfo_are_what_desktops_want() {
    let home = Home::with_systemd();
    home.autostart("enable");
    let own = home.path(&format!("share/applications/{APP_ID}.desktop"));
    let packaged = packaging(&format!("{APP_ID}.desktop"));
    let kwin = packaging(&format!("{APP_ID}.KWin.desktop"));
    let entry = packaging(&format!("{APP_ID}.autostart.desktop"));
    judged(
        "desktop-file-validate",
        &[],
        &[&own, &packaged, &kwin, &entry, &home.entry()],
    );
    let kwin = fs::read_to_string(kwin).unwrap();
    // KWin compares the first word, and reads the interfaces of the entry that it finds by it.
    assert!(kwin.contains("\nExec=/usr/bin/aloud "), "{kwin}");
    assert!(kwin.contains("\nX-KDE-DBUS-Restricted-Interfaces=org.kde.KWin.ScreenShot2\n"));
    let metainfo = packaging(&format!("{APP_ID}.metainfo.xml"));
    judged("appstreamcli", &["validate", "--no-net"], &[&metainfo]);
}

#[test]
fn nothing_that_is_said_reaches_the_journal_of_the_session() {
    let entry = fs::read_to_string(packaging(&format!("{APP_ID}.desktop"))).unwrap();
    let lines = entry.lines().filter(|line| line.starts_with("Exec="));
    let lines: Vec<_> = lines.collect();
    assert!(lines.len() > 5, "{lines:?}");
    for line in lines {
        assert!(line.ends_with(" >/dev/null 2>&1\""), "{line}");
        // Nobody sees an error of what a desktop runs: only a press speaks it, too.
        assert!(line.contains("exec /usr/bin/aloud press "), "{line}");
    }
}

#[test]
fn one_app_id_and_one_version_everywhere() {
    let read = |name: &str| fs::read_to_string(packaging(name)).unwrap();
    let metainfo = read(&format!("{APP_ID}.metainfo.xml"));
    assert!(metainfo.contains(&format!("<id>{APP_ID}</id>")));
    let version = env!("CARGO_PKG_VERSION");
    assert!(metainfo.contains(&format!("<release version=\"{version}\"")));
    assert!(read("changelog").starts_with(&format!("aloud ({version}-1) ")));
    assert!(read(UNIT).contains(&format!("OnFailure={SAFE_UNIT}\n")));
    assert!(read(SAFE_UNIT).contains(&format!("Conflicts={UNIT}\n")));
    for entry in ["", ".autostart"] {
        let entry = read(&format!("{APP_ID}{entry}.desktop"));
        assert!(entry.contains(&format!("\nIcon={APP_ID}\n")));
    }
    for part in ["", "-symbolic"] {
        assert!(read(&format!("{APP_ID}{part}.svg")).contains("<svg "));
    }
}
