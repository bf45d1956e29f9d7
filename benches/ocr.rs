//! How well and how fast text is read.
#![allow(clippy::unwrap_used, missing_docs, clippy::print_stdout)]

use std::ops::ControlFlow;
use std::time::Instant;

use aloud::describe::local::ocr::{Look, Reader};
use aloud::picture::{Picture, Rect};

#[path = "../tests/screens/mod.rs"]
mod screens;

fn cpu() -> f64 {
    let s = std::fs::read_to_string("/proc/self/stat").unwrap();
    let v: Vec<&str> = s[s.rfind(')').unwrap() + 2..].split(' ').collect();
    (v[11].parse::<f64>().unwrap() + v[12].parse::<f64>().unwrap()) / 100.0
}
fn status(key: &str) -> u64 {
    let s = std::fs::read_to_string("/proc/self/status").unwrap();
    s.lines()
        .find(|l| l.starts_with(key))
        .unwrap()
        .split_whitespace()
        .nth(1)
        .unwrap()
        .parse::<u64>()
        .unwrap()
        / 1024
}

fn main() {
    let t = Instant::now();
    let reader = Reader::load().unwrap();
    println!("load {:?} rss {}", t.elapsed(), status("VmRSS"));
    let files: Vec<String> = std::env::args()
        .skip(1)
        .filter(|a| a.ends_with(".png"))
        .collect();
    let mut sum = 0.0;
    for file in &files {
        let stem = std::path::Path::new(file)
            .file_stem()
            .unwrap()
            .to_str()
            .unwrap()
            .to_owned();
        let page = stem.trim_end_matches("2x");
        let picture = Picture::from_rgba(image::open(file).unwrap().into_rgba8()).unwrap();
        let area = Rect {
            x: 0,
            y: 0,
            width: picture.width(),
            height: picture.height(),
        };
        let look = Look {
            picture,
            area,
            windows: vec![],
        };
        std::fs::write("/proc/self/clear_refs", "5").unwrap();
        let (c, t) = (cpu(), Instant::now());
        let mut first = None;
        let mut lines = vec![];
        let foreign = reader
            .read_each(&look, |l| {
                first.get_or_insert(t.elapsed());
                lines.push(l);
                ControlFlow::Continue(())
            })
            .unwrap();
        let wall = t.elapsed();
        let text: String = lines.iter().map(|l| format!("{}\n", l.text)).collect();
        let truth = screens::truth(page);
        let f1 = screens::f1(&truth, &text);
        sum += f1;
        println!(
            "{stem:12} wall {:.2} first {:.2} cpu {:.2} peak {} lines {} foreign {foreign} f1 {:.2}",
            wall.as_secs_f64(),
            first.unwrap_or_default().as_secs_f64(),
            cpu() - c,
            status("VmHWM"),
            lines.len(),
            f1 * 100.0
        );
        if std::env::var("SHOW").is_ok() {
            let (missed, invented) = screens::mistakes(&truth, &text);
            println!("  missed {missed:?}\n  invented {invented:?}");
        }
        if std::env::var("LINES").is_ok() {
            for l in &lines {
                println!(
                    "  {:.2} {:4},{:4} {:4}x{:3} b{} {}",
                    l.confidence, l.area.x, l.area.y, l.area.width, l.area.height, l.block, l.text
                );
            }
        }
    }
    println!("mean {:.2}", 100.0 * sum / files.len() as f64);
}
