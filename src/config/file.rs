//! Where the configuration file is, and its bytes as text. What cannot be text is named and left
//! out; a file that is no file, or is far too large, is never read to its end.

use std::fs::File;
use std::io::{ErrorKind, Read};
use std::path::{Path, PathBuf};

use super::{Config, Loaded, read};
use crate::event::News;
use crate::wording::{causes, configuration as wording};

/// Thirty times the documented example; whatever is larger is another file by mistake.
const LARGEST: u64 = 512 * 1024;

/// Where the configuration file is or would be.
pub fn path() -> Option<PathBuf> {
    let named = std::env::var_os("ALOUD_CONFIG")
        .filter(|name| !name.is_empty())
        .map(PathBuf::from);
    named.or_else(|| Some(folder()?.join("config.toml")))
}

/// The folder of everything the user configures.
pub fn folder() -> Option<PathBuf> {
    let set = |name| {
        std::env::var_os(name)
            .filter(|value| !value.is_empty())
            .map(PathBuf::from)
    };
    let parent = set("XDG_CONFIG_HOME")
        .filter(|path| path.is_absolute())
        .or_else(|| Some(set("HOME")?.join(".config")))?;
    Some(parent.join("aloud"))
}

/// Reads the configuration; a missing file is the default one, a broken one loses its broken lines.
pub fn load() -> Loaded {
    let Some(path) = path() else {
        return defaults(Vec::new());
    };
    match bytes(&path) {
        Ok(bytes) => read_bytes(&bytes),
        Err(error)
            if error.kind() == ErrorKind::NotFound
                && std::env::var_os("ALOUD_CONFIG").is_none() =>
        {
            defaults(Vec::new())
        }
        Err(error) => unreadable(format!("{}: {}.", path.display(), causes::cause(&error))),
    }
}

/// Reads a configuration from the bytes of its file.
pub fn read_bytes(bytes: &[u8]) -> Loaded {
    if bytes.len() as u64 > LARGEST {
        return unreadable(wording::TOO_LARGE.into());
    }
    if bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]) {
        return unreadable(wording::UTF16.into());
    }
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    // What is no text becomes a letter that stands nowhere else, and is looked for in each line.
    let text = String::from_utf8_lossy(bytes);
    let intact = matches!(text, std::borrow::Cow::Borrowed(_));
    // A lone carriage return ended a line on old systems.
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let mut wrong = Vec::new();
    let lines: Vec<&str> = (1..)
        .zip(text.split('\n'))
        .map(|(line, text)| {
            if intact || !text.contains(char::REPLACEMENT_CHARACTER) {
                return text;
            }
            wrong.push(line);
            // A table that loses its head must lose its options, too.
            let is_head = text.trim_start().starts_with('[');
            if is_head { "[" } else { "" }
        })
        .collect();
    let mut loaded = read(&lines.join("\n"));
    let named = |line: &usize| News::ConfigLine {
        line: *line,
        complaint: wording::NO_TEXT.into(),
    };
    loaded
        .news
        .retain(|news| !matches!(news, News::ConfigLine { line, .. } if wrong.contains(line)));
    loaded.news.extend(wrong.iter().map(named));
    loaded.sort();
    loaded
}

fn bytes(path: &Path) -> std::io::Result<Vec<u8>> {
    let kind = std::fs::metadata(path)?;
    // A pipe that nobody writes into would hold up the start for ever.
    if !kind.is_file() && !kind.is_dir() {
        return Err(ErrorKind::Unsupported.into());
    }
    let mut bytes = Vec::new();
    File::open(path)?
        .take(LARGEST + 1)
        .read_to_end(&mut bytes)?;
    Ok(bytes)
}

fn defaults(news: Vec<News>) -> Loaded {
    Loaded {
        config: Config::default(),
        news,
    }
}

fn unreadable(reason: String) -> Loaded {
    defaults(vec![News::ConfigUnreadable { reason }])
}
