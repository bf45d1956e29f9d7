//! Keys that the desktop itself binds to commands of this program, where it gives programs none:
//! the lines for desktops like sway, and GNOME's list. Nothing is written here.

use super::Settings;
use super::chord::Chord;
use crate::event::Desktop;
use crate::tiling::{self, Tiling};
use crate::wording::remarks;

pub mod gnome;

/// The file beside the desktop's configuration that holds the lines.
pub const FILE: &str = "aloud-keys.conf";

/// What every line of ours runs, and what a person may have written.
const COMMANDS: [&str; 2] = ["aloud press ", "aloud describe "];

/// The name of the desktop that has keys of ours in its own settings, if it has any.
pub async fn by() -> Option<String> {
    if let Some(tiling) = tiling::here() {
        return is_in(tiling).await.then(|| tiling.name.to_owned());
    }
    if Desktop::of_session() != Desktop::Gnome {
        return None;
    }
    let settings = gnome::Settings::find().await.ok()?;
    let listed = settings.listed().await.ok()?;
    (!listed.is_empty()).then(|| "GNOME".to_owned())
}

/// Why there are none where there could be some.
pub fn could_be() -> Option<String> {
    if let Some(tiling) = tiling::here() {
        let usual = Settings::default().chords();
        let any = !lines(tiling, &usual, "aloud").is_empty();
        return any.then(|| remarks::unbound(tiling.name));
    }
    (Desktop::of_session() == Desktop::Gnome).then(|| remarks::UNBOUND_GNOME.into())
}

/// Whether the configuration of this desktop has commands of ours.
pub async fn is_in(tiling: &Tiling) -> bool {
    tiling.says(FILE, &COMMANDS).await
}

/// The lines that bind these keys to commands of this program; none where the desktop binds no keys.
pub fn lines(tiling: &Tiling, keys: &[(String, Chord)], program: &str) -> Vec<String> {
    let line = |(action, chord): &(String, Chord)| {
        let command = format!("{program} press {action}");
        let key = chord.key().symbol();
        let held = |names| held(chord, names);
        let joined = |names, between: &str| [held(names), vec![&*key]].concat().join(between);
        Some(match tiling.name {
            // A key that is held down would run the command again and again; its release comes once,
            // and older versions know no other way.
            "sway" => {
                let pressed = joined(["Mod4", "Ctrl", "Mod1", "Shift"], "+");
                format!("bindsym --release {pressed} exec {command}")
            }
            "Hyprland" => {
                let held = held(["SUPER", "CTRL", "ALT", "SHIFT"]).join(" ");
                format!("bind = {held}, {key}, exec, {command}")
            }
            "river" => {
                let held = held(["Super", "Control", "Alt", "Shift"]).join("+");
                format!("riverctl map normal {held} {key} spawn '{command}'")
            }
            "labwc" => {
                let pressed = joined(["W", "C", "A", "S"], "-");
                // See sway; older versions do not know the word and take the press.
                format!(
                    "<keybind key=\"{pressed}\" onRelease=\"yes\"><action name=\"Execute\" command=\"{}\"/></keybind>",
                    tiling::quoted(&command)
                )
            }
            "niri" => {
                let pressed = joined(["Super", "Ctrl", "Alt", "Shift"], "+");
                let words = command.split(' ').map(|word| format!(" \"{word}\""));
                format!("{pressed} {{ spawn{}; }}", words.collect::<String>())
            }
            "COSMIC" => {
                let held = held(["Super", "Ctrl", "Alt", "Shift"]).join(", ");
                format!("    (modifiers: [{held}], key: \"{key}\"): Spawn(\"{command}\"),")
            }
            _ => return None,
        })
    };
    let mut lines: Vec<_> = keys.iter().filter_map(line).collect();
    if tiling.name == "COSMIC" {
        // They stand between braces, others beside them.
        lines.insert(0, "{".into());
        lines.push("}".into());
    }
    lines
}

/// The names of the held modifiers, of those for logo, control, alt and shift.
fn held<'a>(chord: &Chord, names: [&'a str; 4]) -> Vec<&'a str> {
    let held = chord.modifiers();
    let down = [held.logo, held.ctrl, held.alt, held.shift];
    let names = names.into_iter().zip(down);
    names
        .filter_map(|(name, down)| down.then_some(name))
        .collect()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn every_desktop_has_its_own_lines() {
        let keys = [
            ("screen", "Super+Alt+D"),
            ("repeat", "Super+Alt+Space"),
            ("clipboard", "Ctrl+Alt+PageUp"),
        ];
        let keys = keys.map(|(action, chord)| (action.to_owned(), chord.parse().unwrap()));
        for (name, expected) in [
            (
                "sway",
                [
                    "bindsym --release Mod4+Mod1+d exec aloud press screen",
                    "bindsym --release Mod4+Mod1+space exec aloud press repeat",
                    "bindsym --release Ctrl+Mod1+Page_Up exec aloud press clipboard",
                ],
            ),
            (
                "Hyprland",
                [
                    "bind = SUPER ALT, d, exec, aloud press screen",
                    "bind = SUPER ALT, space, exec, aloud press repeat",
                    "bind = CTRL ALT, Page_Up, exec, aloud press clipboard",
                ],
            ),
            (
                "river",
                [
                    "riverctl map normal Super+Alt d spawn 'aloud press screen'",
                    "riverctl map normal Super+Alt space spawn 'aloud press repeat'",
                    "riverctl map normal Control+Alt Page_Up spawn 'aloud press clipboard'",
                ],
            ),
            (
                "labwc",
                [
                    "<keybind key=\"W-A-d\" onRelease=\"yes\"><action name=\"Execute\" command=\"aloud press screen\"/></keybind>",
                    "<keybind key=\"W-A-space\" onRelease=\"yes\"><action name=\"Execute\" command=\"aloud press repeat\"/></keybind>",
                    "<keybind key=\"C-A-Page_Up\" onRelease=\"yes\"><action name=\"Execute\" command=\"aloud press clipboard\"/></keybind>",
                ],
            ),
            (
                "niri",
                [
                    "Super+Alt+d { spawn \"aloud\" \"press\" \"screen\"; }",
                    "Super+Alt+space { spawn \"aloud\" \"press\" \"repeat\"; }",
                    "Ctrl+Alt+Page_Up { spawn \"aloud\" \"press\" \"clipboard\"; }",
                ],
            ),
        ] {
            let tiling = tiling::named(name).unwrap();
            assert_eq!(lines(tiling, &keys, "aloud"), expected, "{name}");
        }
        let cosmic = lines(tiling::named("COSMIC").unwrap(), &keys[..1], "aloud");
        let line = "    (modifiers: [Super, Alt], key: \"d\"): Spawn(\"aloud press screen\"),";
        assert_eq!(cosmic, ["{", line, "}"]);
        // There programs take keys themselves.
        assert_eq!(lines(tiling::named("i3").unwrap(), &keys, "aloud"), [""; 0]);
    }
}
