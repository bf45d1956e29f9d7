//! Holds every module to the map at the head of `src/lib.rs`: each stands on one floor, looks only
//! downwards, and keeps to the few rules that the compiler and clippy do not know. The rules are
//! tried on small bad samples too, so that the test cannot go blind.
#![allow(clippy::unwrap_used, missing_docs, unreachable_pub)]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use source::Source;

#[path = "floors/source.rs"]
mod source;

/// The longest a file may be; above it nobody reads it whole.
const LONGEST: usize = 400;

/// Where the operating system may make a difference in the code.
const SYSTEM: [&str; 7] = [
    "src/main.rs",
    "src/host.rs",
    "src/memory.rs",
    "src/listen/mod.rs",
    "src/capture/mod.rs",
    "src/describe/mod.rs",
    "src/present/mod.rs",
];

/// Where the compiler may be told that memory is right.
const UNSAFE: &str = "src/memory.rs";

type Files = BTreeMap<String, String>;
type Floors = BTreeMap<String, usize>;

#[test]
fn every_file_keeps_to_the_map() {
    let mut files = Files::new();
    for folder in ["src", "tests", "benches"] {
        collect(
            Path::new(env!("CARGO_MANIFEST_DIR")),
            Path::new(folder),
            &mut files,
        );
    }
    assert!(files.len() > 10, "the source was not found");
    let complaints = complaints(&files);
    assert!(complaints.is_empty(), "\n{}\n", complaints.join("\n"));
}

fn collect(root: &Path, folder: &Path, files: &mut Files) {
    let Ok(entries) = fs::read_dir(root.join(folder)) else {
        return;
    };
    for entry in entries {
        let entry = entry.unwrap();
        let path = folder.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            collect(root, &path, files);
        } else if path.extension().is_some_and(|end| end == "rs") {
            let name = path.to_str().unwrap().replace('\\', "/");
            files.insert(name, fs::read_to_string(entry.path()).unwrap());
        }
    }
}

/// Everything that is wrong in these files, by path.
fn complaints(files: &Files) -> Vec<String> {
    let mut complaints = Vec::new();
    let floors = floors(&files["src/lib.rs"], &mut complaints);
    let mut words = BTreeMap::<String, BTreeSet<String>>::new();
    for (path, text) in files {
        let mut say = |what: String| complaints.push(format!("{path}: {what}"));
        plain_rules(path, text, &mut say);
        let Some(module) = top_module(path) else {
            continue;
        };
        let Some(&floor) = floors.get(module) else {
            say(format!("{module} does not stand in the map of src/lib.rs"));
            continue;
        };
        for used in Source::of(text).modules_used(depth(path)) {
            match floors.get(&used) {
                _ if used == module => {}
                None => say(format!("uses crate::{used}, which is no module of the map")),
                Some(&other) if other > floor => {
                    say(format!("floor {floor} looks up to {used} on floor {other}"));
                }
                Some(&other) if other == floor && module != "main" => {
                    if floor == 0 {
                        words.entry(module.into()).or_default().insert(used);
                    } else {
                        say(format!("knows its neighbour {used} on floor {floor}"));
                    }
                }
                Some(_) => {}
            }
        }
    }
    complaints.extend(circles(&words));
    complaints
}

/// The rules that need no map.
fn plain_rules(path: &str, text: &str, say: &mut dyn FnMut(String)) {
    if !text.starts_with("//!") {
        say("does not begin with //! and what it is for".into());
    }
    let lines = text.lines().count();
    if lines > LONGEST {
        say(format!("has {lines} lines, more than {LONGEST}"));
    }
    for word in [
        concat!("TO", "DO"),
        concat!("FIX", "ME"),
        concat!("to", "do!"),
    ] {
        if text.contains(word) {
            say(format!("holds a {word}"));
        }
    }
    if !path.starts_with("src/") {
        return;
    }
    let source = Source::of(text);
    if path != UNSAFE && source.holds("unsafe") {
        say(format!("is unsafe, which only {UNSAFE} may be"));
    }
    if !SYSTEM.contains(&path) && source.asks_for_system() {
        say(
            "asks for the operating system, which only main, host, memory and the doors' mod.rs may".into(),
        );
    }
}

/// The floor of each module, from the table at the head of `src/lib.rs`.
fn floors(map: &str, complaints: &mut Vec<String>) -> Floors {
    let mut floors = Floors::new();
    let table = map.lines().map_while(|line| line.strip_prefix("//!"));
    for line in table.skip_while(|line| line.trim() != "```text").skip(1) {
        let mut words = line.split_whitespace().filter(|&word| word != "|");
        let Some(Ok(floor)) = words.next().map(str::parse) else {
            break;
        };
        for module in words {
            if floors.insert(module.into(), floor).is_some() {
                complaints.push(format!("src/lib.rs: {module} stands in the map twice"));
            }
        }
    }
    floors
}

/// The module of the map to which a file belongs; the map itself belongs to none.
fn top_module(path: &str) -> Option<&str> {
    let inside = path.strip_prefix("src/")?;
    let module = inside.split('/').next()?.trim_end_matches(".rs");
    (module != "lib").then_some(module)
}

/// How many times `super` leads from the top of this file to the crate's root.
fn depth(path: &str) -> usize {
    let folders = path.matches('/').count();
    folders - usize::from(path.ends_with("/mod.rs"))
}

/// A complaint for each word that leads back to itself.
fn circles(words: &BTreeMap<String, BTreeSet<String>>) -> Vec<String> {
    let leads_back = |start: &String| {
        let mut seen = BTreeSet::new();
        let mut next: Vec<_> = words[start].iter().collect();
        while let Some(word) = next.pop() {
            if word == start {
                return true;
            }
            if seen.insert(word) {
                next.extend(words.get(word).into_iter().flatten());
            }
        }
        false
    };
    words
        .keys()
        .filter(|&word| leads_back(word))
        .map(|word| format!("src: the word {word} leads back to itself"))
        .collect()
}

const MAP: &str = "//! The map.\n//!\n//! ```text\n//! 2  daemon\n//! 1  session | listen present\n\
    //! 0  event picture\n//! ```\n";

/// What is said about one file beside the map, without its path.
fn verdict(path: &str, text: &str) -> Vec<String> {
    let files = Files::from([
        ("src/lib.rs".into(), MAP.into()),
        (path.into(), format!("//! A sample.\n{text}")),
    ]);
    let all = complaints(&files);
    let prefix = format!("{path}: ");
    all.iter()
        .map(|said| said.replacen(&prefix, "", 1))
        .collect()
}

#[track_caller]
fn is_refused(path: &str, text: &str, reason: &str) {
    let said = verdict(path, text);
    assert!(
        said.len() == 1 && said[0].contains(reason),
        "{path}: {text}\nwas answered {said:?}, not {reason}"
    );
}

#[track_caller]
fn is_accepted(path: &str, text: &str) {
    assert_eq!(verdict(path, text), Vec::<String>::new(), "{path}: {text}");
}

#[test]
fn looking_up_is_refused_however_it_is_written() {
    for text in [
        "use crate::daemon;",
        "use crate::daemon::Daemon as House;",
        "use crate::{event::{self, Event}, daemon::*};",
        "use {std::fmt, crate::daemon};",
        "pub(crate) use super::daemon;",
        "fn go() { let _ = crate :: daemon::go(); }",
        "mod tests { use super::super::daemon; }",
        "mod tests { mod more { use super::{super::{super::daemon}}; } }",
        "macro_rules! go { () => { $crate::daemon::go() } }",
        "const BRACE: char = '{'; fn f<'a>() { r#\"{\"#; } use super::daemon;",
    ] {
        is_refused("src/event.rs", text, "looks up to daemon");
    }
    is_refused("src/listen/mod.rs", "use super::daemon;", "looks up");
    is_refused(
        "src/listen/socket.rs",
        "use super::super::daemon;",
        "looks up",
    );
}

#[test]
fn looking_down_and_speaking_of_things_is_accepted() {
    is_accepted(
        "src/daemon.rs",
        "use crate::{event, listen::Keys, session};",
    );
    is_accepted(
        "src/listen/socket.rs",
        "use super::daemon; use crate::listen::Keys;",
    );
    is_accepted(
        "src/event.rs",
        "// Like crate::daemon.\n/* use crate::daemon; /* */ */",
    );
    is_accepted(
        "src/event.rs",
        "const A: &str = \"crate::daemon\\\" crate::daemon\";",
    );
    is_accepted(
        "src/event.rs",
        "const A: &str = r#\"unsafe \" target_os\"#; const B: u8 = b'\"';",
    );
    is_accepted(
        "src/event.rs",
        "mod inner { use super::daemon; } mod daemon {}",
    );
    is_accepted(
        "src/event.rs",
        "pub(crate) fn go() {} pub(super) fn on() {}",
    );
}

#[test]
fn neighbours_are_strangers_above_the_words() {
    is_refused(
        "src/listen/mod.rs",
        "use crate::present::Cue;",
        "neighbour present",
    );
    is_refused(
        "src/present/mod.rs",
        "use crate::session;",
        "neighbour session",
    );
    is_refused("src/session.rs", "use crate::listen;", "neighbour listen");
    is_accepted("src/event.rs", "use crate::picture::Picture;");
}

#[test]
fn words_in_a_circle_are_refused() {
    let files = Files::from([
        ("src/lib.rs".into(), MAP.into()),
        (
            "src/event.rs".into(),
            "//! One.\nuse crate::picture;".into(),
        ),
        ("src/picture/mod.rs".into(), "//! Two.\nmod inner;".into()),
        (
            "src/picture/inner.rs".into(),
            "//! Three.\nuse crate::event;".into(),
        ),
    ]);
    assert_eq!(complaints(&files).len(), 2);
}

#[test]
fn the_map_names_every_module_once() {
    is_refused("src/stranger.rs", "", "does not stand in the map");
    is_refused(
        "src/daemon.rs",
        "use crate::Reexported;",
        "no module of the map",
    );
    let mut said = Vec::new();
    floors(
        "//! ```text\n//! 1  event\n//! 0  event\n//! ```",
        &mut said,
    );
    assert_eq!(said.len(), 1);
}

#[test]
fn the_plain_rules_are_kept() {
    is_refused(
        "src/event.rs",
        "#[cfg(target_os = \"linux\")] mod x;",
        "operating system",
    );
    is_refused(
        "src/event.rs",
        "fn f() { if cfg!(windows) {} }",
        "operating system",
    );
    is_refused(
        "src/event.rs",
        "#[cfg(all(test, unix))] mod x;",
        "operating system",
    );
    is_accepted("src/event.rs", "use std::os::unix::net::UnixStream;");
    is_accepted("src/listen/mod.rs", "#[cfg(target_os = \"linux\")] mod x;");
    is_refused("src/event.rs", "fn f() { unsafe { g() } }", "unsafe");
    is_refused("tests/long.rs", &"\n".repeat(LONGEST), "401 lines");
    is_refused(
        "tests/later.rs",
        concat!("// TO", "DO: more."),
        concat!("TO", "DO"),
    );
    let files = Files::from([("src/lib.rs".into(), String::new())]);
    assert!(complaints(&files)[0].contains("does not begin with //!"));
}
