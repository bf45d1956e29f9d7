//! What the documentation of the providers says, point by point in rows.txt, with the tests that hold
//! each: the list by which a gap is found. A test that is named there must exist.

use std::collections::BTreeSet;
use std::path::Path;

/// The name of every test in the program and beside it.
fn tests(folder: &Path, names: &mut BTreeSet<String>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            tests(&path, names);
        } else if path.extension().is_some_and(|end| end == "rs") {
            let text = std::fs::read_to_string(&path).unwrap();
            let lines: Vec<&str> = text.lines().map(str::trim).collect();
            for pair in lines.windows(2) {
                let is_test =
                    pair[0].starts_with("#[test]") || pair[0].starts_with("#[tokio::test");
                let name = pair[1].trim_start_matches("async ").strip_prefix("fn ");
                if let Some(name) = name.filter(|_| is_test) {
                    names.insert(name.split('(').next().unwrap().to_owned());
                }
            }
        }
    }
}

#[test]
fn every_point_of_the_documentation_has_its_test() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut names = BTreeSet::new();
    tests(&root.join("src"), &mut names);
    tests(&root.join("tests"), &mut names);
    assert!(names.len() > 300, "{} tests were found", names.len());
    let rows = include_str!("rows.txt").lines();
    let points: Vec<_> = rows.filter_map(|row| row.split_once(": ")).collect();
    assert!(points.len() > 80, "{} points are not all", points.len());
    for (point, tests) in points {
        for test in tests.split(' ') {
            assert!(names.contains(test), "{point}: there is no test {test}");
        }
    }
}
