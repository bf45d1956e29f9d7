//! Desktops that start nothing at login but what stands in their own configuration. A line is written
//! there only after the person has said yes to that.

use crate::tiling::{self, Tiling, Unwritten};
use crate::wording;

/// A desktop's name, its configuration below the home folder, and its line around the command.
const DESKTOPS: [(&str, &str, &str, &str); 5] = [
    ("sway", ".config/sway/config", "exec ", ""),
    ("Hyprland", ".config/hypr/hyprland.conf", "exec-once = ", ""),
    ("i3", ".config/i3/config", "exec --no-startup-id ", ""),
    ("labwc", ".config/labwc/autostart", "", " &"),
    ("river", ".config/river/init", "", " &"),
];

/// The file beside the desktop's configuration that holds the line, and what the line runs.
const FILE: &str = "aloud-login.conf";
const COMMAND: &str = "aloud autostart now";

/// The name of the desktop, if it is one of these.
pub(super) fn name() -> Option<&'static str> {
    here().map(|(name, ..)| name)
}

/// What to put where, if the desktop is one of these and does not have it already.
pub(super) async fn advice(program: &str) -> Option<String> {
    let (name, file, ..) = here()?;
    if starts().await.is_some() {
        return None;
    }
    let line = line(program)?;
    Some(format!("{}\n{line}", wording::login::advice(name, file)))
}

/// The name of the desktop whose own configuration starts Aloud, if it does.
pub(super) async fn starts() -> Option<&'static str> {
    let tiling = tiling::here()?;
    let starts = tiling.says(FILE, &[COMMAND]).await;
    starts.then_some(tiling.name)
}

/// The desktop into whose configuration the line can be written, and where it is not yet.
pub(super) async fn lacking() -> Option<&'static Tiling> {
    let tiling = tiling::here().filter(|tiling| tiling.can_include())?;
    (here().is_some() && starts().await.is_none()).then_some(tiling)
}

/// Writes the line; gives our file and the configuration that includes it.
pub(super) async fn write(tiling: &Tiling, program: &str) -> Result<(String, String), Unwritten> {
    let line = line(program).unwrap_or_default();
    let (file, config) = tiling.include(FILE, &line).await?;
    Ok((file.display().to_string(), config.display().to_string()))
}

/// Takes the line out where we wrote it; gives the configuration.
pub(super) async fn remove() -> Result<Option<String>, Unwritten> {
    let Some(tiling) = tiling::here() else {
        return Ok(None);
    };
    let config = tiling.exclude(FILE).await?;
    Ok(config.map(|config| config.display().to_string()))
}

fn line(program: &str) -> Option<String> {
    let (.., before, behind) = here()?;
    Some(format!("{before}{program} autostart now{behind}"))
}

fn here() -> Option<(&'static str, &'static str, &'static str, &'static str)> {
    let tiling = tiling::here()?;
    DESKTOPS.into_iter().find(|(name, ..)| *name == tiling.name)
}
