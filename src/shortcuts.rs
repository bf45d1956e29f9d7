//! Keys in the desktop's own settings, for desktops that give programs none: each runs
//! `aloud press`. They are written only when the person asks for that, beside what stands there
//! already, and taken out again.

use std::path::Path;

use crate::event::Desktop;
use crate::listen::bound::{self, gnome};
use crate::listen::{self, probe::Giver};
use crate::tiling::{self, Tiling};
use crate::wording::{shortcuts as words, tiling as tiled};

/// Adds the configured keys to the desktop's settings; the sentence names them.
///
/// # Errors
/// Why not, as a sentence.
pub async fn add(keys: &listen::Settings) -> Result<String, String> {
    if let Some(tiling) = tiling::here() {
        return write(tiling, keys).await;
    }
    let settings = gnome::Settings::find().await?;
    let program = program();
    let mut named = Vec::new();
    for (action, chord) in keys.chords() {
        let entry = gnome::Entry {
            name: words::purpose(&action),
            command: format!("{program} press {action}"),
            key: gnome::accelerator(chord),
        };
        settings.write(&action, &entry).await?;
        named.push(words::key_for(&chord.to_string(), &action));
    }
    let actions: Vec<_> = keys
        .chords()
        .into_iter()
        .map(|(action, _)| action)
        .collect();
    settings.list(&actions).await?;
    Ok(words::added(&named))
}

/// Takes all of Aloud's keys out of the desktop's settings; the sentence says so.
///
/// # Errors
/// Why not, as a sentence.
pub async fn remove() -> Result<String, String> {
    if let Some(tiling) = tiling::here() {
        let removed = tiling.exclude(bound::FILE).await;
        return match removed.map_err(|why| tiled::unwritten(&why))? {
            Some(config) => {
                let told = tiled::taken_out(&config.display().to_string());
                Ok(format!("{told} {}", read_again(tiling).await))
            }
            None => Ok(tiled::NOTHING_THERE.into()),
        };
    }
    let settings = gnome::Settings::find().await?;
    let listed = settings.listed().await?;
    settings.list(&[]).await?;
    for action in listed {
        settings.clear(&action).await?;
    }
    Ok(words::REMOVED.into())
}

/// Tells which of Aloud's keys stand in the desktop's settings, and what could be put there.
///
/// # Errors
/// Why that cannot be known, as a sentence.
pub async fn status(keys: &listen::Settings) -> Result<String, String> {
    if let Some(tiling) = tiling::here() {
        if bound::is_in(tiling).await {
            return Ok(tiled::bound(tiling.name));
        }
        let config = tiling.config().await.unwrap_or_default();
        let config = config.display().to_string();
        let told = tiled::unbound(tiling.name, &config, &lines(tiling, keys));
        return Ok(match tiling.takes_keys() {
            true => format!("{told}\n{}", tiled::TO_ADD),
            false => told,
        });
    }
    let settings = gnome::Settings::find().await?;
    let mut standing = Vec::new();
    for action in settings.listed().await? {
        let key = settings.key(&action).await?;
        standing.push(words::key_for(&key, &action));
    }
    Ok(words::standing(&standing))
}

/// The question whether to add the keys; none where nothing can be added, nothing need be, or they
/// are there.
pub async fn question() -> Option<String> {
    let Some(tiling) = tiling::here() else {
        return question_on_gnome().await;
    };
    let wanted = tiling.takes_keys() && lines_wanted(tiling) && !bound::is_in(tiling).await;
    wanted.then(|| tiled::shall_keys(tiling.name))
}

/// The same where GNOME has no portal that gives keys, as before 48.
async fn question_on_gnome() -> Option<String> {
    if Desktop::of_session() != Desktop::Gnome || listen::probe::giver().await != Giver::Nobody {
        return None;
    }
    let settings = gnome::Settings::find().await.ok()?;
    let none = settings.listed().await.ok()?.is_empty();
    none.then(|| words::SHALL_GNOME.into())
}

/// What to say, and what to print, where a person has to bind the keys by hand or has done so; none where
/// nothing is known of that.
pub async fn by_hand(keys: &listen::Settings) -> Option<(String, String)> {
    let tiling = tiling::here()?;
    if bound::is_in(tiling).await {
        return Some((tiled::bound(tiling.name), String::new()));
    }
    let config = tiling.config().await.unwrap_or_default();
    let told = tiled::by_hand(tiling.name, &config.display().to_string());
    let lines = lines(tiling, keys);
    (!lines.is_empty()).then_some((told, lines + "\n"))
}

/// Whether this desktop is one whose own configuration binds keys.
fn lines_wanted(tiling: &Tiling) -> bool {
    let usual = listen::Settings::default().chords();
    !bound::lines(tiling, &usual, "aloud").is_empty()
}

async fn write(tiling: &Tiling, keys: &listen::Settings) -> Result<String, String> {
    let written = tiling.include(bound::FILE, &lines(tiling, keys)).await;
    let (file, config) = written.map_err(|why| tiled::unwritten(&why))?;
    let config_s = config.display().to_string();
    let told = match file == config {
        true => tiled::keys_inserted(&config_s),
        false => tiled::keys_written(&file.display().to_string(), &config_s),
    };
    Ok(format!("{told} {}", read_again(tiling).await))
}

async fn read_again(tiling: &Tiling) -> String {
    match tiling.read_again().await {
        Ok(()) => tiled::read_again(tiling.name),
        Err(command) => tiled::to_read_again(&command),
    }
}

fn lines(tiling: &Tiling, keys: &listen::Settings) -> String {
    bound::lines(tiling, &keys.chords(), &program()).join("\n")
}

/// The command as it is written into settings, where nothing can be quoted.
fn program() -> String {
    let program = std::env::current_exe().ok();
    let program = program.as_deref().and_then(Path::to_str);
    let program = program.filter(|path| !path.contains(char::is_whitespace));
    program.unwrap_or("aloud").to_owned()
}
