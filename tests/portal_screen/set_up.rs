//! The set-up on Wayland. Where pictures come by a portal, whether Aloud may see the screen is asked at a terminal and
//! by a voice, and written into the desktop's real list only after the last yes.

use aloud::wording::permission::{ALLOWED, IS_ALLOWED, IS_OPEN, NOT_GIVEN};

use crate::consent::Store;
use crate::desktop::{Desktop, Options};
use crate::home::hears;
use crate::place::{WAYLAND, bus, plate};
use crate::portals::kwin::{KWin, Screen};
use crate::portals::screenshots::Shot;
use crate::portals::{Portal, Script};
use crate::terminal::Terminal;
use crate::{AT_ONCE, home};

const QUESTION: &str = "May Aloud see the screen";

/// A session of Wayland with a voice, and a mock portal.
fn session() -> (Desktop, Portal) {
    let desktop = Desktop::start(&Options {
        without: &["display", "windows"],
        ..Options::default()
    });
    let script = Script {
        shot: Shot::Taken(AT_ONCE, plate(&desktop, &home::pictures::painted(7))),
        ..Script::default()
    };
    let portal = Portal::start(&bus(&desktop), &script);
    (desktop, portal)
}

fn decided(desktop: &Desktop) -> String {
    String::from_utf8(desktop.aloud(&["screenshots", "status"]).stdout).unwrap()
}

/// Leads the set-up to the permission, or to what comes behind it.
fn begun(desktop: &Desktop) -> Terminal {
    let variables = WAYLAND.map(|(name, value)| (name, value.to_owned()));
    let mut terminal = Terminal::open(desktop, "setup", &variables);
    terminal.up_to_the_keys();
    terminal
}

/// Answers the rest; nothing may be written before the last yes.
fn ended(desktop: &Desktop, mut terminal: Terminal) -> String {
    terminal.answer("an icon with a menu", "n");
    terminal.answer("when you log in", "n");
    terminal.sees("Shall it be saved?");
    assert_eq!(decided(desktop).trim(), IS_OPEN.to_string());
    terminal.answer("Enter is yes.", "");
    terminal.answer("described now", "n");
    let (code, said) = terminal.end();
    assert_eq!(code, 0, "{said}");
    said
}

#[test]
fn the_set_up_asks_by_voice_before_it_lets_a_mock_portal_show_the_screen() {
    let (desktop, _portal) = session();
    let _store = Store::start(&desktop);
    let (not_given, allowed) = (NOT_GIVEN.to_string(), ALLOWED.to_string());

    // Who only presses Enter allows nothing.
    let mut terminal = begun(&desktop);
    terminal.sees(QUESTION);
    hears(&desktop, 0, QUESTION);
    terminal.answer("Enter is no.", "");
    terminal.sees(&not_given);
    let said = ended(&desktop, terminal);
    assert!(!said.contains(&allowed), "{said}");
    assert_eq!(decided(&desktop).trim(), IS_OPEN.to_string());

    let mut terminal = begun(&desktop);
    terminal.answer(QUESTION, "yes");
    let said = ended(&desktop, terminal);
    assert!(said.contains(&allowed), "{said}");
    assert_eq!(decided(&desktop).trim(), IS_ALLOWED.to_string());

    // What is allowed is not asked about again, and is taken back by the command that was told.
    let mut terminal = begun(&desktop);
    terminal.sees("an icon with a menu");
    terminal.interrupt();
    let (_, said) = terminal.end();
    assert_eq!(said.matches(QUESTION).count(), 0, "{said}");
    assert!(desktop.aloud(&["screenshots", "withdraw"]).status.success());
    assert_eq!(decided(&desktop).trim(), IS_OPEN.to_string());
}

#[test]
fn where_a_mock_of_kwin_shows_the_screen_nobody_is_asked_to_allow_it() {
    let (desktop, _portal) = session();
    let _store = Store::start(&desktop);
    let screen = Screen {
        pixels: vec![0; 4],
        width: 1,
        authorized: true,
        window: true,
    };
    let _kwin = KWin::start(&bus(&desktop), screen);
    let mut terminal = begun(&desktop);
    terminal.sees("an icon with a menu");
    terminal.interrupt();
    let (_, said) = terminal.end();
    assert_eq!(said.matches(QUESTION).count(), 0, "{said}");
}

#[test]
fn where_keys_cannot_be_written_the_set_up_tells_the_lines() {
    let desktop = Desktop::start(&Options {
        without: &["display", "windows"],
        ..Options::default()
    });
    let mut variables = WAYLAND.map(|(name, value)| (name, value.to_owned()));
    variables[2].1 = "niri".into();
    let mut terminal = Terminal::open(&desktop, "setup", &variables);
    terminal.up_to_the_keys();
    terminal.sees("niri binds keys in its own configuration, which Aloud cannot write.");
    terminal.sees("/niri/config.kdl are printed below");
    terminal.sees("Super+Alt+d { spawn");
    hears(&desktop, 0, "niri binds keys");
    terminal.sees("an icon with a menu");
    terminal.interrupt();
    terminal.end();
    // A line of a configuration is nothing to listen to.
    let spoken = desktop.spoken().join(" ");
    assert!(!spoken.contains("Super+Alt+d"), "{spoken}");
}
