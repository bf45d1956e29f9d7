//! Taking the screen at 1080p, 4K and 8K, warm and cold, on displays that the bench brings up:
//! `cargo bench --bench capture`. Beside it xcap, the straightforward way, and what the machine needs
//! at that moment to copy as many bytes once, which no capture can beat.
#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    missing_docs,
    unreachable_pub
)]

#[path = "../tests/display/mod.rs"]
mod display;
mod figures;

use std::time::Instant;

use aloud::capture::x11::X11;
use aloud::capture::{Capture, Capturer, Monitors, Settings};
use aloud::request::Subject;
use display::Server;
use figures::{Figures, Table};
use tokio::runtime::Runtime;

/// Warm captures of each kind; xcap takes up to half a second for one.
const RUNS: usize = 60;

fn main() {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .unwrap();
    let mut table = Table::new(&["capture", "runs", "p50 ms", "p95 ms", "cold ms"]);
    for (name, screen) in [
        ("1080p", "1920x1080x24"),
        ("4K", "3840x2160x24"),
        ("8K", "7680x4320x24"),
    ] {
        let server = Server::start(screen, &[]);
        let kept = X11::new(Some(server.name.clone()), Monitors::All);
        row(&mut table, &runtime, &format!("{name}, ours"), RUNS, &kept);
        // The portable way goes by the environment alone.
        if std::env::var("DISPLAY").is_ok() {
            let settings = Settings {
                backend: "xcap".into(),
                ..Settings::default()
            };
            let capture = Capture::open(&settings);
            let name = "xcap, the environment's display".to_owned();
            row(&mut table, &runtime, &name, RUNS / 6, &capture);
        }
        let from = vec![1u8; pixels(screen) * 4];
        let mut to = vec![2u8; from.len()];
        let (figures, ()) = Figures::of(RUNS, || to.copy_from_slice(&from));
        let [runs, median, high] = figures.cells();
        table.row([
            format!("{name}, a plain copy"),
            runs,
            median,
            high,
            String::new(),
        ]);
    }
    table.print();
}

/// Takes the screen cold, then warm.
fn row(table: &mut Table, runtime: &Runtime, name: &str, runs: usize, capturer: &dyn Capturer) {
    let begin = Instant::now();
    runtime
        .block_on(capturer.capture(&Subject::Screen))
        .unwrap();
    let cold = format!("{:.2}", begin.elapsed().as_secs_f64() * 1e3);
    let (figures, _) = Figures::of(runs, || {
        runtime
            .block_on(capturer.capture(&Subject::Screen))
            .unwrap()
    });
    let [runs, median, high] = figures.cells();
    table.row([name.to_owned(), runs, median, high, cold]);
}

fn pixels(screen: &str) -> usize {
    screen
        .split('x')
        .take(2)
        .map(|edge| edge.parse::<usize>().unwrap())
        .product()
}
