//! GNOME's list of commands with keys, by its own program `gsettings`. Entries of others are never
//! touched: ours are known by their paths.

use std::process::Stdio;
use std::time::Duration;

use tokio::process::Command;
use tokio::time::timeout;

use crate::listen::chord::Chord;
use crate::wording::shortcuts as words;

/// The list of entries, and what one of them looks like.
const LIST: [&str; 2] = [
    "org.gnome.settings-daemon.plugins.media-keys",
    "custom-keybindings",
];
const ENTRY: &str = "org.gnome.settings-daemon.plugins.media-keys.custom-keybinding";

/// Below this stand all entries; ours begin with our name.
const FOLDER: &str = "/org/gnome/settings-daemon/plugins/media-keys/custom-keybindings";
const OURS: &str = "aloud-";

/// It answers within 30 ms, or the session is broken.
const LIMIT: Duration = Duration::from_secs(5);

/// A command with a key.
pub struct Entry {
    /// What a person reads in the settings.
    pub name: String,
    /// What is run.
    pub command: String,
    /// The key in GNOME's form.
    pub key: String,
}

/// GNOME's settings, which are there.
pub struct Settings(());

impl Settings {
    /// The settings of this session.
    pub async fn find() -> Result<Self, String> {
        let schemas = run(&["list-schemas"]).await?;
        match schemas.lines().any(|schema| schema == LIST[0]) {
            true => Ok(Self(())),
            false => Err(words::NO_SETTINGS.into()),
        }
    }

    /// Writes the entry of an action, which counts once it is listed.
    pub async fn write(&self, action: &str, entry: &Entry) -> Result<(), String> {
        let schema = schema(action);
        for (name, value) in [
            ("name", &entry.name),
            ("command", &entry.command),
            ("binding", &entry.key),
        ] {
            run(&["set", &schema, name, &quoted(value)]).await?;
        }
        Ok(())
    }

    /// Forgets the entry of an action.
    pub async fn clear(&self, action: &str) -> Result<(), String> {
        run(&["reset-recursively", &schema(action)]).await.map(drop)
    }

    /// The key of an action's entry.
    pub async fn key(&self, action: &str) -> Result<String, String> {
        let key = run(&["get", &schema(action), "binding"]).await?;
        Ok(key.trim().trim_matches('\'').to_owned())
    }

    /// The actions whose entries are listed.
    pub async fn listed(&self) -> Result<Vec<String>, String> {
        let begin = format!("{FOLDER}/{OURS}");
        let ours =
            |path: &String| Some(path.strip_prefix(&begin)?.trim_end_matches('/').to_owned());
        Ok(self.paths().await?.iter().filter_map(ours).collect())
    }

    /// Lists the entries of these actions, and of ours no other.
    pub async fn list(&self, actions: &[String]) -> Result<(), String> {
        let mut paths = self.paths().await?;
        paths.retain(|path| !path.starts_with(&format!("{FOLDER}/{OURS}")));
        paths.extend(actions.iter().map(|action| path(action)));
        if paths.is_empty() {
            // As where nobody has ever set one, unless the system has some of its own.
            run(&["reset", LIST[0], LIST[1]]).await?;
            if self.paths().await?.is_empty() {
                return Ok(());
            }
        }
        let paths: Vec<_> = paths.iter().map(|path| quoted(path)).collect();
        let list = format!("@as [{}]", paths.join(", "));
        run(&["set", LIST[0], LIST[1], &list]).await.map(drop)
    }

    async fn paths(&self) -> Result<Vec<String>, String> {
        let list = run(&["get", LIST[0], LIST[1]]).await?;
        // As in "@as []" or "['/a/', '/b/']"; paths hold no quotes.
        Ok(list
            .split('\'')
            .skip(1)
            .step_by(2)
            .map(str::to_owned)
            .collect())
    }
}

fn path(action: &str) -> String {
    format!("{FOLDER}/{OURS}{action}/")
}

fn schema(action: &str) -> String {
    format!("{ENTRY}:{}", path(action))
}

/// A text as GVariant has it.
fn quoted(text: &str) -> String {
    format!("'{}'", text.replace('\\', "\\\\").replace('\'', "\\'"))
}

async fn run(arguments: &[&str]) -> Result<String, String> {
    let unreachable = || String::from(words::UNREACHABLE);
    let mut command = Command::new("gsettings");
    command
        .args(arguments)
        .stdin(Stdio::null())
        .kill_on_drop(true);
    let output = timeout(LIMIT, command.output()).await;
    let output = output
        .map_err(|_| unreachable())?
        .map_err(|_| unreachable())?;
    if !output.status.success() {
        let reason = String::from_utf8_lossy(&output.stderr).trim().to_owned();
        tracing::warn!(reason, "gsettings refuses");
        return Err(unreachable());
    }
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}

/// A chord in GTK's form, such as `<Super><Alt>d`.
pub fn accelerator(chord: Chord) -> String {
    let held = chord.modifiers();
    let mut written = String::new();
    for (is_held, word) in [
        (held.logo, "<Super>"),
        (held.ctrl, "<Control>"),
        (held.alt, "<Alt>"),
        (held.shift, "<Shift>"),
    ] {
        if is_held {
            written.push_str(word);
        }
    }
    written + &chord.key().symbol()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn chords_are_written_as_gtk_has_it() {
        let written = |chord: &str| accelerator(chord.parse().unwrap());
        assert_eq!(written("Super+Alt+D"), "<Super><Alt>d");
        assert_eq!(written("Ctrl+Shift+PageUp"), "<Control><Shift>Page_Up");
        assert_eq!(quoted("it's"), "'it\\'s'");
    }
}
