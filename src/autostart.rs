//! Start at login. A desktop's autostart entry runs `aloud autostart now`, which asks the systemd of
//! the user for the unit, or becomes the daemon where there is none; where the unit is enabled too,
//! both ways end in one process. Nothing outside the user's own folders is ever changed.

use self::files::Files;
use self::manager::Manager;
pub use crate::portal::APP_ID;
use crate::wording::{login as sentences, tiling as words};

mod files;
mod manager;
mod tiling;

/// The unit of the daemon; portals read the app id from its name.
pub const UNIT: &str = "app-io.github.aloud.Aloud.service";
/// The unit of safe mode, which the other names in `OnFailure`.
pub const SAFE_UNIT: &str = "app-safe-io.github.aloud.Aloud.service";

/// Has Aloud started at every login from now on; the sentences say how.
///
/// # Errors
/// Why not, as a sentence.
pub async fn enable() -> Result<String, String> {
    let files = Files::find()?;
    files.write_units()?;
    files.enable_entry()?;
    let mut said = vec![String::from(sentences::ON)];
    if let Some(manager) = Manager::find().await {
        manager.call(&["daemon-reload"]).await?;
        manager.call(&["enable", UNIT]).await?;
    }
    said.extend(tiling::advice(files.program()).await);
    said.push(sentences::START_NOW.into());
    Ok(said.join("\n"))
}

/// Has Aloud started at login no longer; a daemon that runs is left running.
///
/// # Errors
/// Why not, as a sentence.
pub async fn disable() -> Result<String, String> {
    let files = Files::find()?;
    if let Some(manager) = Manager::find().await
        && manager.holds("is-enabled", UNIT).await
    {
        manager.call(&["disable", UNIT]).await?;
    }
    files.disable_entry()?;
    files.remove_units()?;
    let mut said = vec![String::from(sentences::OFF)];
    let removed = tiling::remove().await;
    if let Some(config) = removed.map_err(|why| words::unwritten(&why))? {
        said.push(words::taken_out(&config));
    } else if let Some(tiling) = tiling::name() {
        said.push(sentences::own_line(tiling));
    }
    Ok(said.join("\n"))
}

/// The question whether to have a line written for a desktop that starts nothing by itself; none where
/// it is no such desktop, or starts Aloud already.
pub async fn question() -> Option<String> {
    let tiling = tiling::lacking().await?;
    Some(words::shall_start(tiling.name))
}

/// Writes that line; the sentence says where it is.
///
/// # Errors
/// Why not, as a sentence.
pub async fn write_line() -> Result<String, String> {
    let Some(tiling) = tiling::lacking().await else {
        return Ok(words::NOTHING_THERE.into());
    };
    let files = Files::find()?;
    let written = tiling::write(tiling, files.program()).await;
    let (file, config) = written.map_err(|why| words::unwritten(&why))?;
    Ok(words::start_written(&file, &config))
}

/// Whether Aloud starts at login, by whatever way.
///
/// # Errors
/// Why that cannot be known, as a sentence.
pub async fn is_enabled() -> Result<bool, String> {
    if Files::find()?.entry().is_some() || tiling::starts().await.is_some() {
        return Ok(true);
    }
    Ok(match Manager::find().await {
        Some(manager) => manager.holds("is-enabled", UNIT).await,
        None => false,
    })
}

/// Tells whether Aloud starts at login and by what, and whether the unit runs.
///
/// # Errors
/// Why that cannot be known, as a sentence.
pub async fn status() -> Result<String, String> {
    let files = Files::find()?;
    let manager = Manager::find().await;
    let (mut enabled, mut active) = (false, false);
    if let Some(manager) = &manager {
        enabled = manager.holds("is-enabled", UNIT).await;
        active = manager.holds("is-active", UNIT).await;
    }
    let mut ways = Vec::new();
    if let Some(entry) = files.entry() {
        ways.push(sentences::entry(&entry));
    }
    if enabled {
        ways.push(sentences::unit(UNIT));
    }
    if let Some(desktop) = tiling::starts().await {
        ways.push(sentences::line(desktop));
    }
    let mut said = vec![sentences::started_by(&ways)];
    if !ways.is_empty() {
        said.extend(tiling::advice(files.program()).await);
    }
    if let Some(manager) = &manager {
        said.push(if active {
            String::from(sentences::RUNS)
        } else if manager.holds("is-active", SAFE_UNIT).await {
            sentences::RUNS_SAFE.into()
        } else {
            sentences::UNIT_IDLE.into()
        });
    }
    Ok(said.join("\n"))
}

/// Starts Aloud in this session with this session's display and bus. Nothing is given where there
/// is no systemd of the user: then the caller is to become the daemon.
///
/// # Errors
/// Why it does not start, as a sentence.
pub async fn now() -> Result<Option<String>, String> {
    let Some(manager) = Manager::find().await else {
        return Ok(None);
    };
    let files = Files::find()?;
    if files.write_units()? {
        manager.call(&["daemon-reload"]).await?;
    }
    let changed = manager.adopt_environment().await?;
    // A start after five crashes is refused until they are forgotten; one that never failed has
    // nothing to forget.
    let _ = manager.call(&["reset-failed", UNIT, SAFE_UNIT]).await;
    // One that was started in an earlier session knows only the display of that one.
    let how = if changed { "restart" } else { "start" };
    manager.call(&[how, UNIT]).await?;
    Ok(Some(sentences::STARTED.into()))
}
