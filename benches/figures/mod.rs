//! What every bench measures with and prints: percentiles of timed runs in one plain table.
#![allow(dead_code, reason = "not every bench uses all of it")]

use std::time::{Duration, Instant};

/// How long each of several runs took.
#[derive(Debug, Default)]
pub(crate) struct Figures(Vec<Duration>);

impl Figures {
    /// Runs `work` once to warm up and then `runs` times; the last outcome comes with the figures.
    pub(crate) fn of<T>(runs: usize, mut work: impl FnMut() -> T) -> (Self, T) {
        let mut outcome = work();
        let mut figures = Self::default();
        for _ in 0..runs {
            let begin = Instant::now();
            outcome = work();
            figures.add(begin.elapsed());
        }
        (figures, outcome)
    }

    /// Takes in one more run.
    pub(crate) fn add(&mut self, took: Duration) {
        self.0.push(took);
    }

    /// How many runs there were.
    pub(crate) fn runs(&self) -> usize {
        self.0.len()
    }

    /// The time that `percent` of the runs did not exceed; zero without runs.
    pub(crate) fn percentile(&self, percent: usize) -> Duration {
        let mut sorted = self.0.clone();
        sorted.sort_unstable();
        let rank = (sorted.len() * percent).div_ceil(100).saturating_sub(1);
        sorted.get(rank).copied().unwrap_or_default()
    }

    /// The number of runs, the median and the 95th percentile in milliseconds, for a table.
    pub(crate) fn cells(&self) -> [String; 3] {
        let milliseconds = |percent| format!("{:.2}", self.percentile(percent).as_secs_f64() * 1e3);
        [self.0.len().to_string(), milliseconds(50), milliseconds(95)]
    }
}

/// Rows of text under headings; columns are as wide as they need to be.
#[derive(Debug)]
pub(crate) struct Table(Vec<Vec<String>>);

impl Table {
    /// A table without rows.
    pub(crate) fn new(headings: &[&str]) -> Self {
        Self(vec![headings.iter().map(ToString::to_string).collect()])
    }

    /// Adds a row.
    pub(crate) fn row(&mut self, cells: impl IntoIterator<Item = String>) {
        self.0.push(cells.into_iter().collect());
    }

    /// Prints the table on standard output, words to the left and numbers to the right.
    #[allow(clippy::print_stdout)]
    pub(crate) fn print(&self) {
        let width = |column: usize| {
            self.0
                .iter()
                .filter_map(|row| row.get(column))
                .map(String::len)
                .max()
        };
        for row in &self.0 {
            let cells = row.iter().enumerate().map(|(column, cell)| {
                let width = width(column).unwrap_or(0);
                if column == 0 {
                    format!("{cell:<width$}")
                } else {
                    format!("{cell:>width$}")
                }
            });
            println!("{}", cells.collect::<Vec<_>>().join("  ").trim_end());
        }
    }
}
