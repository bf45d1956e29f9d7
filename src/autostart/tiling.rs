//! Desktops that start nothing at login but what stands in their own configuration.

/// A desktop's name, its configuration below the home folder, and its line around the command.
const DESKTOPS: [(&str, &str, &str, &str); 5] = [
    ("sway", ".config/sway/config", "exec ", ""),
    ("Hyprland", ".config/hypr/hyprland.conf", "exec-once = ", ""),
    ("i3", ".config/i3/config", "exec --no-startup-id ", ""),
    ("labwc", ".config/labwc/autostart", "", " &"),
    ("river", ".config/river/init", "", " &"),
];

/// The name of the desktop, if it is one of these.
pub(super) fn name() -> Option<&'static str> {
    here().map(|(name, ..)| name)
}

/// What to put where, if the desktop is one of these.
pub(super) fn advice(program: &str) -> Option<String> {
    let (name, file, before, behind) = here()?;
    Some(format!(
        "{name} starts nothing by itself: put this line into the file {file} in your home folder:\n{before}{program} autostart now{behind}"
    ))
}

fn here() -> Option<(&'static str, &'static str, &'static str, &'static str)> {
    let desktop = std::env::var("XDG_CURRENT_DESKTOP").unwrap_or_default();
    DESKTOPS.into_iter().find(|(name, ..)| {
        desktop
            .split(':')
            .any(|word| word.eq_ignore_ascii_case(name))
    })
}
