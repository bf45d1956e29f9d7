//! What is found in the forms in which it leaves: as JSON, and as a report for those who can help.
//! Neither holds a picture, a text from the screen, a key, or the name of the user's home folder.

use std::fs;
use std::io::Write;
use std::os::unix::fs::OpenOptionsExt;
use std::path::Path;

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

/// Writes the report; the file is the user's alone, and is not written over another's link.
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
    fs::OpenOptions::new()
        .write(true)
        .create(true)
        .truncate(true)
        .mode(0o600)
        .open(file)?
        .write_all(text.as_bytes())
}

/// The text with a tilde for the home folder, whose name is often that of the user.
fn without_home(text: &str) -> String {
    match std::env::var("HOME") {
        Ok(home) if home.len() > 1 => text.replace(home.trim_end_matches('/'), "~"),
        _ => text.to_owned(),
    }
}
