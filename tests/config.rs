//! The documentation of the configuration is what the program reads: the commented default file is
//! exactly the default, and every example in the README is understood.
#![allow(clippy::unwrap_used, missing_docs)]

#[path = "config/mistakes.rs"]
mod mistakes;
mod mutants;
#[path = "config/mutated.rs"]
mod mutated;

use std::collections::BTreeSet;

use aloud::config::{Config, read};

const DEFAULT: &str = include_str!("../packaging/config.toml");
const README: &str = include_str!("../README.md");

/// The options that are commented out because their default is "not set", switched on.
fn uncommented() -> String {
    DEFAULT
        .lines()
        .map(|line| {
            line.strip_prefix("#")
                .filter(|rest| is_option(rest) || rest.starts_with("[mode."))
                .unwrap_or(line)
        })
        .collect::<Vec<_>>()
        .join("\n")
}

/// Whether a comment is an option and not prose: a name, an equals sign, no space behind the mark.
fn is_option(text: &str) -> bool {
    text.split_once(" = ").is_some_and(|(name, _)| {
        !name.is_empty()
            && name
                .chars()
                .all(|letter| letter.is_ascii_lowercase() || letter == '-')
    })
}

#[test]
fn the_commented_file_is_exactly_the_default() {
    let loaded = read(DEFAULT);
    assert_eq!(loaded.news, []);
    assert_eq!(loaded.config, Config::default());
}

#[test]
fn every_option_stands_in_the_commented_file() {
    let names = |text: &str| -> BTreeSet<String> {
        fn collect(prefix: &str, table: &toml::Table, names: &mut BTreeSet<String>) {
            for (name, value) in table {
                let path = format!("{prefix}{name}");
                match value {
                    toml::Value::Table(inner) => collect(&format!("{path}."), inner, names),
                    _ => drop(names.insert(path)),
                }
            }
        }
        let mut names = BTreeSet::new();
        collect("", &text.parse().unwrap(), &mut names);
        names
    };
    let shown = toml::to_string(&Config::default()).unwrap();
    let missing: Vec<_> = names(&shown)
        .difference(&names(&uncommented()))
        .cloned()
        .collect();
    assert!(missing.is_empty(), "undocumented: {missing:?}");
    let loaded = read(&uncommented());
    assert_eq!(
        loaded.news,
        [],
        "an option that is commented out is not understood"
    );
}

#[test]
fn every_option_is_explained_before_it() {
    let mut before = "";
    for line in DEFAULT.lines() {
        let option = !line.starts_with('#') && line.contains(" = ")
            || line.strip_prefix('#').is_some_and(is_option);
        assert!(
            !option || before.starts_with("# "),
            "{line} has no explanation"
        );
        before = line;
    }
}

#[test]
fn every_example_in_the_readme_is_understood() {
    let mut examples = 0;
    for block in README.split("```toml\n").skip(1) {
        let example = block.split("```").next().unwrap();
        let loaded = read(example);
        assert_eq!(loaded.news, [], "{example}");
        examples += 1;
    }
    assert!(examples > 0, "the README shows how to configure");
}
