//! Keys in the desktop's own settings, for desktops that give programs none: each runs
//! `aloud press`. They are written only when the person asks for that, beside what stands there
//! already, and taken out again by the same names.

use self::gnome::{Entry, Settings};
use crate::listen;
use crate::wording::shortcuts as words;

mod gnome;

/// Adds the configured keys to the desktop's settings; the sentence names them.
///
/// # Errors
/// Why not, as a sentence.
pub async fn add(keys: &listen::Settings) -> Result<String, String> {
    let settings = Settings::find().await?;
    let program = std::env::current_exe().ok();
    let program = program.as_deref().and_then(|path| path.to_str());
    let program = program.filter(|path| !path.contains(char::is_whitespace));
    let mut named = Vec::new();
    for (action, chord) in keys.chords() {
        let entry = Entry {
            name: words::purpose(&action),
            command: format!("{} press {action}", program.unwrap_or("aloud")),
            key: gnome::accelerator(chord),
        };
        settings.write(&action, &entry).await?;
        named.push(format!("{chord} for {action}"));
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
    let settings = Settings::find().await?;
    let listed = settings.listed().await?;
    settings.list(&[]).await?;
    for action in listed {
        settings.clear(&action).await?;
    }
    Ok(words::REMOVED.into())
}

/// Tells which of Aloud's keys stand in the desktop's settings.
///
/// # Errors
/// Why that cannot be known, as a sentence.
pub async fn status() -> Result<String, String> {
    let settings = Settings::find().await?;
    let mut standing = Vec::new();
    for action in settings.listed().await? {
        let key = settings.key(&action).await?;
        standing.push(format!("{key} for {action}"));
    }
    Ok(words::standing(&standing))
}
