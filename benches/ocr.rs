//! How well and how fast screens with known texts are read, and in how much memory, beside tesseract
//! and the way of ocrdesktop where tesseract is installed.
//! With `mistakes` as argument it also prints the words that were missed and invented.
#![allow(clippy::unwrap_used, missing_docs, clippy::print_stdout)]

use std::io::Write;
use std::ops::ControlFlow;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use aloud::describe::local::ocr::{Aim, Look, Reader, weights};
use aloud::memory;
use aloud::picture::{Picture, Rect};
use image::imageops::FilterType;

#[path = "../tests/screens/mod.rs"]
mod screens;
#[path = "ocr/search.rs"]
mod search;

/// How often each screen is read; the fastest run counts, because the machine has other work too.
const RUNS: usize = 3;

/// The part of each screen that would have the focus: left, top, width and height.
const FRONT: [(&str, [i32; 4]); 7] = [
    ("mail", [860, 64, 1060, 560]),
    ("dashboard", [12, 600, 946, 468]),
    ("editor", [280, 68, 1640, 718]),
    ("dialogs", [1090, 600, 760, 380]),
    ("article", [240, 30, 1440, 960]),
    ("desktop", [450, 300, 1000, 480]),
    ("widgets", [1300, 730, 480, 120]),
];

struct Measured {
    wall: Duration,
    first: Duration,
    cpu: f64,
    peak: u64,
    text: String,
}

fn main() {
    memory::keep_together();
    idle();
    let start = Instant::now();
    let reader = Reader::load().unwrap();
    println!("load {} ms", start.elapsed().as_millis());
    println!(
        "{:18}{:>9}{:>9}{:>8}{:>9}{:>8}{:>18}{:>18}",
        "screen",
        "wall ms",
        "first ms",
        "cpu s",
        "peak MB",
        "F1 %",
        "tesseract ms, F1",
        "ocrdesktop ms, F1"
    );
    let mut firsts = Vec::new();
    let mut scores = Vec::new();
    let mut walls = Vec::new();
    let mut searches = search::Searches::default();
    let mut peaks = [0; 2];
    let names = screens::PAGES.into_iter().chain([
        "desktop",
        "widgets",
        "mail 4K 2x",
        "dashboard 4K 2x",
        "mail 4K 1x",
        "dashboard 4K 1x",
    ]);
    for name in names {
        let (picture, truth) = screen(name);
        let mut measured = measure(&reader, &picture, whole(&picture));
        let score = screens::f1(&truth, &measured.text);
        let large = picture.width() > 2000;
        peaks[usize::from(large)] = measured.peak.max(peaks[usize::from(large)]);
        let mut others = [None, None];
        if !large {
            scores.push(score);
            walls.push(measured.wall);
            others = WAYS.map(|way| tesseract(way, &picture, &truth));
        }
        row(name, &measured, Some(score), others);
        if std::env::args().any(|argument| argument == "mistakes") {
            println!("  {:?}", screens::mistakes(&truth, &measured.text));
        }
        if let Some((_, [x, y, width, height])) = FRONT.iter().find(|front| front.0 == name) {
            let front = Rect {
                x: *x,
                y: *y,
                width: width.unsigned_abs(),
                height: height.unsigned_abs(),
            };
            measured = measure(&reader, &picture, front);
            firsts.push(measured.first);
            row("  its front window", &measured, None, [None, None]);
            searches.add(&reader, &picture, front, &truth);
        } else {
            // The gate is for the others.
            search::Searches::default().add(&reader, &picture, whole(&picture), &truth);
        }
    }
    firsts.sort();
    walls.sort();
    println!(
        "the seven of 1920x1080: mean F1 {:.1} % (gate 97), worst {:.1} % (gate 93)",
        scores.iter().sum::<f64>() * 100.0 / scores.len() as f64,
        scores.iter().copied().fold(1.0, f64::min) * 100.0
    );
    println!(
        "first line of the front window: p50 {} ms (gate 450); the whole: slowest {} ms (gate 1500)",
        firsts[firsts.len() / 2].as_millis(),
        walls.last().map_or(0, Duration::as_millis)
    );
    searches.print();
    println!(
        "peak: {} MB at 1920x1080 (gate 300), {} MB at 4K (gate 450)",
        peaks[0], peaks[1]
    );
}

/// The screen of that name with its text.
fn screen(name: &'static str) -> (Picture, String) {
    match name {
        "desktop" => return screens::desktop::desktop(),
        "widgets" => return screens::widgets::widgets(),
        _ => {}
    }
    let (page, scale) = name.split_once(' ').unwrap_or((name, ""));
    let picture = match scale {
        "4K 2x" => screens::render(page, 2),
        "4K 1x" => screens::in_a_corner(&screens::render(page, 1)),
        _ => screens::render(page, 1),
    };
    (picture, screens::truth(page))
}

fn row(name: &str, measured: &Measured, score: Option<f64>, others: [Option<(Duration, f64)>; 2]) {
    let score = score
        .map(|score| format!("{:.1}", score * 100.0))
        .unwrap_or_default();
    let [one, other] = others.map(|other| {
        let other = other.map(|(wall, score)| format!("{} {:.1}", wall.as_millis(), score * 100.0));
        other.unwrap_or_default()
    });
    println!(
        "{name:18}{:>9}{:>9}{:>8.2}{:>9}{score:>8}{one:>18}{other:>18}",
        measured.wall.as_millis(),
        measured.first.as_millis(),
        measured.cpu,
        measured.peak
    );
}

fn whole(picture: &Picture) -> Rect {
    Rect {
        x: 0,
        y: 0,
        width: picture.width(),
        height: picture.height(),
    }
}

fn measure(reader: &Reader, picture: &Picture, area: Rect) -> Measured {
    let look = Look {
        picture: picture.clone(),
        area,
        windows: Vec::new(),
        aim: Aim::Tell,
    };
    let runs = (0..RUNS).map(|_| once(reader, &look));
    runs.min_by_key(|run| run.wall).unwrap()
}

fn once(reader: &Reader, look: &Look) -> Measured {
    // Makes the peak count from here (proc(5), clear_refs).
    std::fs::write("/proc/self/clear_refs", "5").unwrap();
    let (cpu_before, start) = (cpu(), Instant::now());
    let mut first = None;
    let mut text = String::new();
    reader
        .read_each(look, |line| {
            if let Some(line) = line {
                first.get_or_insert_with(|| start.elapsed());
                text.push_str(&line.text);
                text.push('\n');
            }
            ControlFlow::Continue(())
        })
        .unwrap();
    Measured {
        wall: start.elapsed(),
        first: first.unwrap_or_default(),
        cpu: cpu() - cpu_before,
        peak: status("VmHWM") / 1024,
        text,
    }
}

/// A way to have tesseract read a screen.
#[derive(Clone, Copy)]
struct Way {
    /// How much larger the picture is made before.
    scale: u32,
    arguments: &'static [&'static str],
    threads: Option<&'static str>,
}

/// As tesseract reads screens best: one thread, twice the size, sparse text; and as ocrdesktop has it
/// read them: three times the size, and everything else as it comes.
const WAYS: [Way; 2] = [
    Way {
        scale: 2,
        arguments: &["-", "-", "--psm", "11"],
        threads: Some("1"),
    },
    Way {
        scale: 3,
        arguments: &["-", "-"],
        threads: None,
    },
];

fn tesseract(way: Way, picture: &Picture, truth: &str) -> Option<(Duration, f64)> {
    let start = Instant::now();
    let image = image::DynamicImage::from(picture.to_rgb8());
    let large = image.resize(
        picture.width() * way.scale,
        picture.height() * way.scale,
        FilterType::CatmullRom,
    );
    let mut child = Command::new("tesseract")
        .args(way.arguments)
        .envs(way.threads.map(|count| ("OMP_THREAD_LIMIT", count)))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .ok()?;
    let mut file = std::io::Cursor::new(Vec::new());
    large.write_to(&mut file, image::ImageFormat::Pnm).ok()?;
    child.stdin.take()?.write_all(file.get_ref()).ok()?;
    let read = child.wait_with_output().ok()?.stdout;
    Some((
        start.elapsed(),
        screens::f1(truth, &String::from_utf8_lossy(&read)),
    ))
}

/// The memory that stays when the reader is dropped, three times over.
fn idle() {
    let picture = screens::render("dialogs", 1);
    memory::give_back();
    let before = status("VmRSS");
    let anonymous = status("RssAnon");
    for _ in 0..3 {
        let reader = Reader::load().unwrap();
        let lines = reader.read(&picture, whole(&picture)).unwrap().lines.len();
        let loaded = status("VmRSS");
        drop(reader);
        // The threads of the pool end a moment later, and their memory with them.
        std::thread::sleep(Duration::from_millis(500));
        memory::give_back();
        memory::unload(&weights());
        println!(
            "resident: {before} KB before ({anonymous} anonymous), {loaded} after {lines} lines, {} idle again, {} of it anonymous (gate: 4 MB more than before)",
            status("VmRSS"),
            status("RssAnon")
        );
    }
}

/// User and system seconds of this process (proc(5), stat; a hundred ticks a second).
fn cpu() -> f64 {
    let stat = std::fs::read_to_string("/proc/self/stat").unwrap();
    let after_name = &stat[stat.rfind(')').unwrap() + 2..];
    let ticks =
        |field: usize| -> f64 { after_name.split(' ').nth(field).unwrap().parse().unwrap() };
    (ticks(11) + ticks(12)) / 100.0
}

/// A figure of /proc/self/status, in KB.
fn status(key: &str) -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap();
    let line = status.lines().find(|line| line.starts_with(key)).unwrap();
    line.split_whitespace().nth(1).unwrap().parse().unwrap()
}
