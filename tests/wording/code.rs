//! Reads code as far as sentences go: which ones it says by their names, with what filled in, and
//! what stands in its literals. Tests and the log are left out.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// A file's text without comments, tests and the log.
pub(super) struct Code(String);

/// All files of code there, by their paths.
pub(super) fn code_files(places: &[&str]) -> Vec<(PathBuf, String)> {
    fn add(path: PathBuf, files: &mut Vec<(PathBuf, String)>) {
        if path.is_dir() {
            let entries = fs::read_dir(path).unwrap();
            entries.for_each(|entry| add(entry.unwrap().path(), files));
        } else if path.extension().is_some_and(|end| end == "rs") {
            let text = fs::read_to_string(&path).unwrap();
            files.push((path, text));
        }
    }
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut files = Vec::new();
    for place in places {
        assert!(root.join(place).exists(), "{place} was not found");
        add(root.join(place), &mut files);
    }
    files.sort();
    files
}

impl Code {
    pub(super) fn of(text: &str) -> Self {
        // Tests stand last in a file.
        let text = text.split("#[cfg(test)]").next().unwrap();
        let lines = text.lines().filter(|line| {
            let line = line.trim_start();
            !line.starts_with("//") && !line.starts_with("#[")
        });
        let mut code = lines.collect::<Vec<_>>().join("\n");
        for log in [
            "tracing::",
            "trace!(",
            "debug!(",
            "info!(",
            "warn!(",
            "error!(",
        ] {
            while let Some(at) = code.find(log) {
                let end = match code[at..].find('(') {
                    Some(open) => at + open + closing(&code[at + open..]),
                    None => code.len(),
                };
                code.replace_range(at..end, "");
            }
        }
        Self(code)
    }

    /// The sentences that are said by their names, with the names of what is filled in.
    pub(super) fn said(&self) -> Vec<(String, BTreeSet<String>)> {
        let mut said = Vec::new();
        for call in ["say!(", "sentence!("] {
            for (at, _) in self.0.match_indices(call) {
                // `say!` ends no other name.
                if self.0[..at].ends_with(|before: char| before.is_alphanumeric() || before == '_')
                {
                    continue;
                }
                let open = at + call.len() - 1;
                let inside = &self.0[open + 1..open + closing(&self.0[open..]) - 1];
                let mut parts = split(inside).into_iter();
                let name = parts.next().unwrap().trim().trim_matches('"').to_owned();
                if name.starts_with('$') {
                    continue;
                }
                let argument = |part: &str| part.split('=').next().unwrap().trim().to_owned();
                let arguments = parts
                    .map(|part| argument(&part))
                    .filter(|part| !part.is_empty());
                said.push((at, (name, arguments.collect())));
            }
        }
        said.sort_by_key(|(at, _)| *at);
        said.into_iter().map(|(_, call)| call).collect()
    }

    /// What stands between quotation marks.
    pub(super) fn literals(&self) -> Vec<String> {
        let mut literals = Vec::new();
        let mut letters = self.0.chars().peekable();
        let mut open: Option<String> = None;
        while let Some(letter) = letters.next() {
            match (&mut open, letter) {
                (Some(text), '\\') => text.extend(letters.next()),
                (Some(_), '"') => literals.extend(open.take()),
                (Some(text), letter) => text.push(letter),
                (None, '"') => open = Some(String::new()),
                // A quotation mark as a character.
                (None, '\'') if letters.peek() == Some(&'"') => _ = letters.next(),
                (None, _) => {}
            }
        }
        literals
    }
}

/// How far it is to behind the parenthesis that closes the first one.
fn closing(text: &str) -> usize {
    let (mut depth, mut quoted, mut before) = (0, false, ' ');
    for (at, letter) in text.char_indices() {
        match letter {
            '"' if before != '\\' => quoted = !quoted,
            '(' if !quoted => depth += 1,
            ')' if !quoted => {
                depth -= 1;
                if depth == 0 {
                    return at + 1;
                }
            }
            _ => {}
        }
        before = letter;
    }
    text.len()
}

/// The parts between the commas that stand in no parentheses.
fn split(text: &str) -> Vec<String> {
    let (mut parts, mut depth, mut quoted) = (vec![String::new()], 0, false);
    for letter in text.chars() {
        match letter {
            '"' => quoted = !quoted,
            '(' | '[' | '{' if !quoted => depth += 1,
            ')' | ']' | '}' if !quoted => depth -= 1,
            ',' if depth == 0 && !quoted => {
                parts.push(String::new());
                continue;
            }
            _ => {}
        }
        parts.last_mut().unwrap().push(letter);
    }
    parts
}
