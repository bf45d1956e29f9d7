//! What is found in the forms in which it leaves: as JSON, and as a report for those who can help.
//! Neither holds a picture, a text from the screen, a key, or the name of the user's home folder.

use std::fs::{self, Permissions};
use std::io::{ErrorKind, Write};
use std::os::unix::fs::{OpenOptionsExt, PermissionsExt};
use std::path::Path;

use rustix::fs::OFlags;

use super::Findings;
use crate::config;
use crate::wording::doctor::{self as wording, Stage};

/// Everything as one JSON object.
pub(super) fn json(findings: &Findings) -> String {
    // Our own types serialise; a failure here would be a defect.
    serde_json::to_string(findings).unwrap_or_else(|error| format!("{{\"error\":\"{error}\"}}"))
}

/// The stages of a look and the table of the session, a line each.
pub(super) fn closing_lines(findings: &Findings) -> Vec<String> {
    let stages = &findings.stages;
    let stages = [
        (Stage::Picture, stages.capture),
        (Stage::Encoded, stages.encode),
        (Stage::Connected, stages.connect),
        (Stage::FirstWord, stages.first_word),
        (Stage::FirstWordsHere, stages.first_words_here),
        (Stage::FirstSound, stages.first_sound),
    ];
    let stages = stages.map(|(stage, millis)| Some(wording::stage(stage, millis?)));
    let stages: Vec<_> = stages.into_iter().flatten().collect();
    let table = findings.session.table.iter();
    let table: Vec<_> = table
        .map(|(what, way)| wording::done_by(what, way.as_deref()))
        .collect();
    [(wording::STAGES, stages), (wording::TABLE, table)]
        .into_iter()
        .filter(|(_, items)| !items.is_empty())
        .map(|(name, items)| wording::part(&name.to_string(), &format!("{}.", items.join(", "))))
        .collect()
}

/// Writes the report; the file is the user's alone, whatever it was before, and what a link leads to is left
/// as it is.
pub(super) fn write(file: &Path, findings: &Findings) -> std::io::Result<()> {
    let mut text = String::from("Report of aloud doctor\n\n");
    let mut add = |line: &str| {
        text.push_str(line);
        text.push('\n');
    };
    add(&format!("Aloud {}", findings.version));
    for (name, file) in [("System", "/etc/os-release"), ("Kernel", "/proc/version")] {
        let told = fs::read_to_string(file).unwrap_or_default();
        let first = told
            .lines()
            .find(|line| line.starts_with("PRETTY_NAME") || line.starts_with("Linux version"));
        // Behind the kernel's version stand the names of those who built it.
        let words = first.unwrap_or_default().split(" (").next();
        let words = words.unwrap_or_default().trim_start_matches("PRETTY_NAME=");
        add(&format!("{name}: {}", words.replace('"', "")));
    }
    for (name, value) in &findings.session.environment {
        add(&format!("{name}={value}"));
    }
    add("");
    for part in &findings.parts {
        add(&wording::part(&part.name, &part.says));
        part.ways
            .iter()
            .for_each(|way| add(&format!("    {}", wording::way(way))));
    }
    closing_lines(findings).iter().for_each(|line| add(line));
    add("\nThe configuration, defaults included:\n");
    add(&toml::to_string_pretty(&config::load().config).unwrap_or_default());
    add("\nEverything again for programs:\n");
    add(&json(findings));
    let text = without_home(&text);
    written(file, text.as_bytes())
}

fn written(file: &Path, bytes: &[u8]) -> std::io::Result<()> {
    // Neither what a link leads to, nor a pipe that would hold us up.
    let flags = OFlags::NOFOLLOW | OFlags::NONBLOCK;
    let mut report = fs::OpenOptions::new()
        .write(true)
        .create(true)
        .mode(0o600)
        .custom_flags(flags.bits().cast_signed())
        .open(file)?;
    if !report.metadata()?.is_file() {
        return Err(ErrorKind::Unsupported.into());
    }
    // What is somebody else's refuses this, before a word stands in it.
    report.set_permissions(Permissions::from_mode(0o600))?;
    report.set_len(0)?;
    report.write_all(bytes)
}

/// The text with a tilde for the home folder, whose name is often that of the user.
fn without_home(text: &str) -> String {
    match std::env::var("HOME") {
        Ok(home) if home.len() > 1 => text.replace(home.trim_end_matches('/'), "~"),
        _ => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn a_report_is_the_user_s_alone_and_follows_no_link() {
        let folder = tempfile::tempdir().unwrap();
        let (old, link) = (folder.path().join("old"), folder.path().join("link"));
        fs::write(&old, "much longer than what is written now").unwrap();
        fs::set_permissions(&old, Permissions::from_mode(0o644)).unwrap();
        std::os::unix::fs::symlink(&old, &link).unwrap();
        assert!(written(&link, b"report").is_err());
        assert_eq!(fs::read(&old).unwrap().len(), 36);
        written(&old, b"report").unwrap();
        assert_eq!(fs::read(&old).unwrap(), b"report");
        let new = folder.path().join("new");
        written(&new, b"report").unwrap();
        for file in [old, new] {
            let rights = fs::metadata(file).unwrap().permissions().mode();
            assert_eq!(rights & 0o777, 0o600);
        }
        let pipe = folder.path().join("pipe");
        let made = std::process::Command::new("mkfifo").arg(&pipe).status();
        assert!(made.unwrap().success());
        assert!(written(&pipe, b"report").is_err());
        assert!(written(folder.path(), b"report").is_err());
    }
}
