//! Ten thousand wrong configuration files: each gives a configuration that works, what is wrong is
//! named by its line, and the rest holds.

use std::time::{Duration, Instant};

use aloud::config::{Config, read, read_bytes};
use aloud::event::News;

use crate::mutants::{GOOD, mistake, mutated};

/// Files of each kind.
const MANY: u64 = 5_000;

/// Longest that reading one of them may take: a person waits for the voice.
const PATIENCE: Duration = Duration::from_secs(3);

/// The numbers of the lines that are named; none where the file as a whole is not read.
fn named(news: &[News]) -> Option<Vec<usize>> {
    let line = |news: &News| match news {
        News::ConfigLine { line, .. } => Some(*line),
        _ => None,
    };
    news.iter().map(line).collect()
}

#[test]
fn the_good_file_is_good_and_nothing_in_it_is_the_default() {
    let loaded = read(GOOD);
    assert_eq!(loaded.news, []);
    let differs = |shown: &str| -> usize {
        let default = toml::to_string(&Config::default()).unwrap();
        shown
            .lines()
            .filter(|line| !default.contains(*line))
            .count()
    };
    assert!(differs(&toml::to_string(&loaded.config).unwrap()) >= 20);
    let windows = format!("\u{feff}{}", GOOD.replace('\n', "\r\n"));
    for other in [windows, GOOD.replace('\n', "\r")] {
        let again = read_bytes(other.as_bytes());
        assert_eq!((again.news, &again.config), (Vec::new(), &loaded.config));
    }
}

#[test]
fn one_mistake_costs_its_line_and_no_other_in_5000_files() {
    for seed in 0..MANY {
        let made = mistake(GOOD, seed);
        let rest = read(&made.rest);
        assert_eq!(rest.news, [], "{seed}");
        let loaded = read_bytes(&made.bytes);
        let text = String::from_utf8_lossy(&made.bytes);
        let line = text.split('\n').nth(made.line - 1).unwrap();
        let line: String = line.chars().take(80).collect();
        assert_eq!(
            named(&loaded.news),
            Some(vec![made.line]),
            "{seed}: {line}: {:?}",
            loaded.news
        );
        assert_eq!(loaded.config, rest.config, "{seed}: {line}");
    }
}

#[test]
fn many_mistakes_leave_a_configuration_that_works_in_5000_files() {
    let mut whole_files = 0;
    for seed in 0..MANY {
        let bytes = mutated(GOOD, seed);
        let text = String::from_utf8_lossy(&bytes)
            .replace("\r\n", "\n")
            .replace('\r', "\n");
        let begun = Instant::now();
        let loaded = read_bytes(&bytes);
        assert!(
            begun.elapsed() < PATIENCE,
            "{seed} took {:?}",
            begun.elapsed()
        );
        // What holds is written down without a mistake and read as the same.
        let shown = toml::to_string(&loaded.config).unwrap();
        let again = read(&shown);
        assert_eq!(
            (again.news, again.config),
            (Vec::new(), loaded.config),
            "{seed}"
        );
        let lines: Vec<&str> = text.split('\n').collect();
        for news in &loaded.news {
            match news {
                News::ConfigLine { line, complaint } => {
                    let written = lines
                        .get(line - 1)
                        .unwrap_or_else(|| panic!("{seed}: line {line}"));
                    assert!(!written.trim().is_empty(), "{seed}: line {line} is empty");
                    assert!(complaint.ends_with('.'), "{seed}: {complaint}");
                    assert!(complaint.chars().count() < 260, "{seed}: {complaint}");
                    assert!(!complaint.contains('\n'), "{seed}: {complaint}");
                }
                News::ConfigUnreadable { .. } => whole_files += 1,
                other => panic!("{seed}: {other:?}"),
            }
        }
        let good = toml::from_str::<Config>(text.trim_start_matches('\u{feff}'));
        assert!(good.is_ok() || !loaded.news.is_empty(), "{seed}: {good:?}");
    }
    // Only a file that is wrong from end to end is given up.
    assert!(whole_files < MANY / 50, "{whole_files} were given up");
}
