//! What the README promises about privacy is held by tests: each sentence names one, and it exists.
#![allow(clippy::unwrap_used, missing_docs)]

use std::fs;
use std::path::Path;

const README: &str = include_str!("../README.md");

/// All test code of one test program, its modules included.
fn source(program: &str) -> String {
    fn add(path: &Path, all: &mut String) {
        if path.is_dir() {
            let entries = fs::read_dir(path).unwrap();
            entries.for_each(|entry| add(&entry.unwrap().path(), all));
        } else if path.extension().is_some_and(|end| end == "rs") {
            all.push_str(&fs::read_to_string(path).unwrap());
        }
    }
    let mut all = String::new();
    let tests = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests");
    for path in [tests.join(format!("{program}.rs")), tests.join(program)] {
        if path.exists() {
            add(&path, &mut all);
        }
    }
    all
}

#[test]
fn every_promise_of_privacy_names_a_test_that_exists() {
    let section = README
        .split("## Privacy")
        .nth(1)
        .unwrap()
        .split("\n## ")
        .next()
        .unwrap();
    let promises: Vec<&str> = section.split("\n- ").skip(1).collect();
    assert!(promises.len() >= 10, "{} promises", promises.len());
    for promise in promises {
        let test = promise
            .split("Test: `")
            .nth(1)
            .and_then(|rest| rest.split('`').next());
        let (program, name) = test
            .and_then(|test| test.split_once("::"))
            .unwrap_or_else(|| panic!("no test: {promise}"));
        assert!(
            source(program).contains(&format!("fn {name}(")),
            "{program}::{name} does not exist"
        );
    }
}
