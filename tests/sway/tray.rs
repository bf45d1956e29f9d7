//! The icon in a real tray of Wayland desktops, that of waybar.

use std::process::Stdio;

use crate::desktop::{Options, eventually};
use crate::home;

#[test]
fn a_tray_lists_the_icon() {
    let home = home(Options::default(), Vec::new());
    let desktop = &home.desktop;
    let config = desktop.folder().join("waybar.json");
    std::fs::write(&config, r#"{"layer":"top","modules-right":["tray"]}"#).unwrap();
    let mut waybar = desktop
        .command("waybar")
        .arg("-c")
        .arg(&config)
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let get = |name: &str, path: &str, of: &str, property: &str| {
        let mut call = desktop.command("gdbus");
        call.args(["call", "--session", "--timeout", "5", "--dest", name])
            .args(["--object-path", path])
            .args([
                "--method",
                "org.freedesktop.DBus.Properties.Get",
                of,
                property,
            ]);
        String::from_utf8(call.output().unwrap().stdout).unwrap()
    };
    let watcher = "org.kde.StatusNotifierWatcher";
    let icon = eventually("an icon in the tray", || {
        let list = get(
            watcher,
            "/StatusNotifierWatcher",
            watcher,
            "RegisteredStatusNotifierItems",
        );
        let mut names = list.split('\'').filter(|name| name.contains('/'));
        let name = names.next().and_then(|name| name.split('/').next());
        name.map(str::to_owned).ok_or(list)
    });
    let item = "org.kde.StatusNotifierItem";
    let title = get(&icon, "/StatusNotifierItem", item, "Title");
    assert!(title.contains("Aloud"), "{icon}: {title}");
    waybar.kill().unwrap();
    waybar.wait().unwrap();
}
