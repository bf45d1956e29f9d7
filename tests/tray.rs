//! The icon in a real tray, the panel of Xfce: it is listed, its menu drives the daemon over the
//! bus, and it comes back whenever the tray does, as every other link to the desktop does.
#![allow(
    clippy::unwrap_used,
    clippy::print_stderr,
    missing_docs,
    unreachable_pub
)]

#[path = "desktop/mod.rs"]
mod desktop;
mod far_side;
mod home;
#[path = "tray/links.rs"]
mod links;
#[path = "lock/locker.rs"]
mod locker;
#[path = "tray/name.rs"]
mod name;
#[path = "tray/states.rs"]
mod states;

use std::fs;
use std::process::{Child, Stdio};
use std::time::{Duration, Instant};

use desktop::{Desktop, Options, Place, eventually};
use far_side::Reply;
use home::Home;

const WORDS: &str = "A terminal shows that the build has failed. ";
/// How often the tray goes and comes back.
const RESTARTS: usize = 50;
/// Within this time of its neighbour's return a link is back.
const LIMIT: Duration = Duration::from_secs(2);

/// A panel with nothing on it but a tray.
const PANEL: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<channel name="xfce4-panel" version="1.0">
  <property name="configver" type="int" value="2"/>
  <property name="panels" type="array">
    <value type="int" value="1"/>
    <property name="panel-1" type="empty">
      <property name="position" type="string" value="p=6;x=0;y=0"/>
      <property name="size" type="uint" value="26"/>
      <property name="plugin-ids" type="array"><value type="int" value="6"/></property>
    </property>
  </property>
  <property name="plugins" type="empty">
    <property name="plugin-6" type="string" value="systray"/>
  </property>
</channel>
"#;

/// A running tray; it ends with this value.
struct Tray(Child);

impl Tray {
    fn start(desktop: &Desktop) -> Self {
        let folder = desktop.variable("XDG_CONFIG_HOME").unwrap().to_owned()
            + "/xfce4/xfconf/xfce-perchannel-xml";
        fs::create_dir_all(&folder).unwrap();
        fs::write(format!("{folder}/xfce4-panel.xml"), PANEL).unwrap();
        let mut panel = desktop.command("xfce4-panel");
        panel
            .arg("--disable-wm-check")
            .stdout(Stdio::null())
            .stderr(Stdio::null());
        Self(panel.spawn().unwrap())
    }

    /// Waits until it can be found on the bus, and says when it could.
    #[track_caller]
    fn is_there(&self, desktop: &Desktop) -> Instant {
        let watcher = [
            "org.freedesktop.DBus",
            "/",
            "org.freedesktop.DBus.NameHasOwner",
        ];
        eventually("the tray", || {
            let owned = call(desktop, watcher, &["org.kde.StatusNotifierWatcher"])?;
            owned.contains("true").then_some(()).ok_or(owned)
        });
        Instant::now()
    }
}

impl Drop for Tray {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// Calls a method on the session bus; the error is what the bus says.
fn call(desktop: &Desktop, to: [&str; 3], arguments: &[&str]) -> Result<String, String> {
    let [name, path, method] = to;
    let output = desktop
        .command("gdbus")
        .args(["call", "--session", "--timeout", "5", "--dest", name])
        .args(["--object-path", path, "--method", method, "--"])
        .args(arguments)
        .output()
        .unwrap();
    match output.status.success() {
        true => Ok(String::from_utf8(output.stdout).unwrap()),
        false => Err(String::from_utf8_lossy(&output.stderr).into_owned()),
    }
}

/// The bus name of our icon, once the tray lists it.
#[track_caller]
fn listed(desktop: &Desktop) -> String {
    let watcher = "org.kde.StatusNotifierWatcher";
    let get = [
        watcher,
        "/StatusNotifierWatcher",
        "org.freedesktop.DBus.Properties.Get",
    ];
    eventually("an icon in the tray", || {
        let list = call(desktop, get, &[watcher, "RegisteredStatusNotifierItems"])?;
        let mut names = list
            .split('\'')
            .filter(|name| name.contains("StatusNotifierItem"));
        match (names.next(), names.next()) {
            (Some(name), None) => Ok(name.split('/').next().unwrap().to_owned()),
            _ => Err(list),
        }
    })
}

fn property(desktop: &Desktop, icon: &str, name: &str) -> String {
    let get = [
        icon,
        "/StatusNotifierItem",
        "org.freedesktop.DBus.Properties.Get",
    ];
    call(desktop, get, &["org.kde.StatusNotifierItem", name]).unwrap()
}

/// Chooses the entry of the menu whose label begins with these words.
#[track_caller]
fn choose(desktop: &Desktop, icon: &str, label: &str) {
    let path = property(desktop, icon, "Menu");
    let path = path.split('\'').nth(1).unwrap().to_owned();
    let layout = [icon, path.as_str(), "com.canonical.dbusmenu.GetLayout"];
    let menu = call(desktop, layout, &["0", "-1", "[]"]).unwrap();
    let before = menu.split(&format!("<'{label}")).next().unwrap();
    assert_ne!(before, menu, "{label:?} does not stand in {menu}");
    let entry = before.rsplit("<(").next().unwrap();
    let id = entry.split(',').next().unwrap().trim();
    let event = [icon, path.as_str(), "com.canonical.dbusmenu.Event"];
    call(desktop, event, &[id, "clicked", "<0>", "0"]).unwrap();
}

fn home(replies: Vec<Reply>) -> Home {
    Home::open(&Options::default(), replies)
}

#[test]
fn the_menu_of_a_real_tray_gives_commands_and_tells_the_state() {
    let own = "[mode.recipe]\ninstruction = \"The ingredients first.\"";
    let replies = vec![Reply::gemini(&[WORDS])];
    let home = Home::configured(&Options::default(), own, replies);
    let desktop = &home.desktop;
    let _window = desktop.terminal("Build", "41 passed, 1 failed", Place::at(40, 60, 600, 400));
    let _tray = Tray::start(desktop);
    let icon = listed(desktop);
    let title = property(desktop, &icon, "Title");
    assert!(title.contains("Aloud"), "{title}");
    choose(desktop, &icon, "Describe the screen (Super+Alt+D)");
    home.hears(0, WORDS.trim());
    assert_eq!(home.far.requests().len(), 1);
    home.rests();

    let mark = home.mark();
    choose(desktop, &icon, "Do not look");
    home.hears(mark, &aloud::wording::PAUSED.to_string());
    let mark = home.mark();
    desktop.press("super+alt+d");
    home.hears(mark, &aloud::wording::STILL_PAUSED.to_string());
    assert_eq!(
        home.far.requests().len(),
        1,
        "nothing is sent while it is paused"
    );
    let status = desktop.aloud(&["status"]);
    let status = String::from_utf8(status.stdout).unwrap();
    assert!(status.contains("Paused: Aloud does not look."), "{status}");
    choose(desktop, &icon, "Do not look");
    home.ask("super+alt+d");
    home.rests();

    choose(desktop, &icon, "everything");
    home.ask("super+alt+w");
    let words = home.far.requests().pop().unwrap().json()["systemInstruction"].to_string();
    assert!(
        words.contains("Length: everything that is there"),
        "{words}"
    );
    choose(desktop, &icon, "recipe");
    home.rests();
    home.ask("super+alt+w");
    let words = home.far.requests().pop().unwrap().json()["systemInstruction"].to_string();
    assert!(words.contains("Aim: The ingredients first."), "{words}");
    let mut daemon = home.daemon;
    choose(desktop, &icon, "Quit");
    assert!(daemon.ended().success());
}

#[test]
fn the_icon_comes_back_every_time_the_tray_does() {
    let home = home(Vec::new());
    let desktop = &home.desktop;
    let mut latest = Duration::ZERO;
    for _ in 0..RESTARTS {
        let tray = Tray::start(desktop);
        let there = tray.is_there(desktop);
        listed(desktop);
        latest = latest.max(there.elapsed());
        drop(tray);
    }
    eprintln!("the icon was there after {latest:?} at the latest");
    assert!(latest < LIMIT, "{latest:?}");
}
