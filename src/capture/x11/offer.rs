//! What a clipboard offers: which of its formats is asked for, and which files and addresses its
//! lists name (text/uri-list, RFC 2483). Nothing here talks to a clipboard, and no address is
//! ever fetched.

use std::ffi::OsString;
use std::os::unix::ffi::OsStringExt;
use std::path::PathBuf;

use image::ImageFormat;

use crate::capture::{Shot, file};
use crate::failure::{Failure, Holding};

/// The mark that password stores put beside what they copy; KeePassXC and KDE agreed on it.
const SECRET: &str = "x-kde-passwordManagerHint";

/// Pictures in the order they are asked for: what was drawn without loss first, and quick formats
/// before slow ones. Three names for bitmaps are in use.
const PICTURES: [&str; 9] = [
    "image/png",
    "image/jpeg",
    "image/jpg",
    "image/webp",
    "image/bmp",
    "image/x-bmp",
    "image/x-MS-bmp",
    "image/tiff",
    "image/gif",
];

/// Lists of files; file managers offer the second beside the first, or alone.
const LISTS: [&str; 2] = ["text/uri-list", "x-special/gnome-copied-files"];

/// The most entries of a list that are looked at: a picture behind a hundred other files is not
/// what was copied.
const MOST_ENTRIES: usize = 100;

/// Whether a password store has marked this offer.
pub(in crate::capture) fn is_secret(targets: &[String]) -> bool {
    targets.iter().any(|target| target == SECRET)
}

/// The offered picture formats, best first.
pub(in crate::capture) fn pictures(targets: &[String]) -> Vec<&str> {
    let offered = |name: &&str| targets.iter().any(|target| target == name);
    let known = PICTURES.into_iter().filter(offered);
    let others = targets.iter().map(String::as_str).filter(|target| {
        !PICTURES.contains(target)
            && ImageFormat::from_mime_type(target).is_some_and(|format| format.reading_enabled())
    });
    known.chain(others).collect()
}

/// The offered lists of files.
pub(in crate::capture) fn lists(targets: &[String]) -> Vec<&'static str> {
    let offered = |name: &&str| targets.iter().any(|target| target == name);
    LISTS.into_iter().filter(offered).collect()
}

/// What there is when there is no picture.
pub(in crate::capture) fn leftover(targets: &[String]) -> Failure {
    let protocol = ["TARGETS", "MULTIPLE", "TIMESTAMP", "SAVE_TARGETS", "DELETE"];
    let mut content = targets
        .iter()
        .filter(|target| !protocol.contains(&target.as_str()))
        .peekable();
    if content.peek().is_none() {
        return Failure::ClipboardEmpty;
    }
    let text = content.any(|target| {
        matches!(
            target.as_str(),
            "UTF8_STRING" | "STRING" | "TEXT" | "COMPOUND_TEXT"
        ) || target.starts_with("text/")
    });
    Failure::ClipboardHolds(if text { Holding::Text } else { Holding::Other })
}

/// The first picture among the files of a list.
pub(in crate::capture) fn listed(list: &[u8]) -> Result<Shot, Failure> {
    let list = String::from_utf8_lossy(list);
    let entries: Vec<Entry> = entries(&list).take(MOST_ENTRIES).collect();
    let mut files = Vec::new();
    let mut remote = false;
    for entry in entries {
        match entry {
            Entry::File(path) => files.push(path),
            Entry::Remote => remote = true,
        }
    }
    if let [only] = &files[..] {
        return match file::shot(only) {
            Err(Failure::NotAPicture | Failure::FileUnreadable(_)) => {
                Err(Failure::ClipboardHolds(Holding::Files))
            }
            result => result,
        };
    }
    let picture = files
        .iter()
        .find(|path| file::begins_as_picture(path).unwrap_or(false));
    match picture {
        Some(path) => file::shot(path),
        None if !files.is_empty() => Err(Failure::ClipboardHolds(Holding::Files)),
        None if remote => Err(Failure::ClipboardHolds(Holding::RemoteAddress)),
        None => Err(Failure::ClipboardHolds(Holding::Other)),
    }
}

#[derive(Debug, PartialEq, Eq)]
enum Entry {
    File(PathBuf),
    Remote,
}

/// The list's entries; comments, and the word "copy" or "cut" of the GNOME form, are none.
fn entries(list: &str) -> impl Iterator<Item = Entry> + '_ {
    list.split(['\n', '\r', '\0'])
        .map(str::trim)
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
        .filter_map(|line| {
            if line.starts_with('/') {
                return Some(Entry::File(line.into()));
            }
            let (scheme, rest) = line.split_once(':')?;
            if !scheme.eq_ignore_ascii_case("file") {
                return rest.starts_with("//").then_some(Entry::Remote);
            }
            let path = match rest.strip_prefix("//") {
                // What stands before the path is the host; a file of another host is remote.
                Some(located) => {
                    let start = located.find('/')?;
                    let (host, path) = located.split_at(start);
                    if !host.is_empty() && !host.eq_ignore_ascii_case("localhost") {
                        return Some(Entry::Remote);
                    }
                    path
                }
                None => rest,
            };
            Some(Entry::File(unescaped(path)))
        })
}

/// The path with its %xx resolved; names need not be UTF-8.
fn unescaped(path: &str) -> PathBuf {
    let digit = |at: usize| {
        let byte = *path.as_bytes().get(at)?;
        u8::try_from(char::from(byte).to_digit(16)?).ok()
    };
    let mut bytes = Vec::with_capacity(path.len());
    let mut at = 0;
    while let Some(&byte) = path.as_bytes().get(at) {
        match (byte, digit(at + 1), digit(at + 2)) {
            (b'%', Some(high), Some(low)) => {
                bytes.push(high << 4 | low);
                at += 3;
            }
            _ => {
                bytes.push(byte);
                at += 1;
            }
        }
    }
    OsString::from_vec(bytes).into()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(targets: &[&str]) -> Vec<String> {
        targets.iter().map(|&target| target.to_owned()).collect()
    }

    #[test]
    fn lossless_pictures_come_first_and_drawings_never() {
        let offered = names(&[
            "TARGETS",
            "image/svg+xml",
            "image/x-icon",
            "image/jpeg",
            "image/avif",
            "image/png",
        ]);
        assert_eq!(
            pictures(&offered),
            ["image/png", "image/jpeg", "image/x-icon"]
        );
    }

    #[test]
    fn what_is_no_picture_is_named() {
        let holds = |targets| leftover(&names(targets));
        assert_eq!(
            holds(&["TARGETS", "UTF8_STRING"]),
            Failure::ClipboardHolds(Holding::Text)
        );
        assert_eq!(
            holds(&["TARGETS", "application/x-thing"]),
            Failure::ClipboardHolds(Holding::Other)
        );
        assert_eq!(holds(&["TARGETS", "TIMESTAMP"]), Failure::ClipboardEmpty);
    }

    #[test]
    fn lists_name_files_whatever_they_are_called() {
        let list = "# a comment\r\nfile:///tmp/a%20b%23%C3%BC.png\r\n\
                    file://localhost/x%y\r\nfile:/z\r\nhttps://example.org/a.png\r\n\
                    file://elsewhere/b.png\r\ncopy\r\n";
        let found: Vec<Entry> = entries(list).collect();
        let file = |path: &str| Entry::File(path.into());
        assert_eq!(
            found,
            [
                file("/tmp/a b#ü.png"),
                file("/x%y"),
                file("/z"),
                Entry::Remote,
                Entry::Remote
            ]
        );
    }
}
