//! Real screens with known texts: the pages of this folder as Chromium shows them, and terminals, an
//! editor, dialogs and widgets under a virtual X server; with the measure of how well they were read.

pub(crate) mod desktop;
pub(crate) mod widgets;

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use aloud::picture::Picture;
use image::{Rgba, RgbaImage, imageops};

/// What the pages must be read as: their name, and nothing that a person could not see.
pub(crate) const PAGES: [&str; 5] = ["mail", "dashboard", "editor", "dialogs", "article"];

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/screens")
}

/// The page as Chromium shows it on a screen of 1920x1080 points.
pub(crate) fn render(page: &str, scale: u32) -> Picture {
    render_sized(page, scale, (1920, 1080))
}

/// The page as Chromium shows it in a viewport of `size` points.
pub(crate) fn render_sized(page: &str, scale: u32, size: (u32, u32)) -> Picture {
    let out = tempfile::tempdir().unwrap();
    let shot = out.path().join("shot.png");
    let status = Command::new("chromium")
        .args([
            "--headless=new",
            "--no-sandbox",
            "--disable-gpu",
            "--hide-scrollbars",
        ])
        .arg(format!(
            "--user-data-dir={}",
            out.path().join("profile").display()
        ))
        .arg(format!("--screenshot={}", shot.display()))
        .arg(format!("--force-device-scale-factor={scale}"))
        .arg(format!("--window-size={},{}", size.0, size.1))
        .arg(format!("file://{}/{page}.html", folder().display()))
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .expect("chromium is not installed: apt install chromium");
    assert!(status.success(), "chromium: {status}");
    Picture::from_rgba(image::open(shot).unwrap().into_rgba8()).unwrap()
}

/// The page of `picture` in the corner of a screen with four times the room.
pub(crate) fn in_a_corner(picture: &Picture) -> Picture {
    let mut screen = RgbaImage::from_pixel(3840, 2160, Rgba([40, 60, 90, 255]));
    let page = image::DynamicImage::from(picture.to_rgb8()).into_rgba8();
    imageops::replace(&mut screen, &page, 1900, 1070);
    Picture::from_rgba(screen).unwrap()
}

/// The words that a person sees on the page.
pub(crate) fn truth(page: &str) -> String {
    let source = std::fs::read_to_string(folder().join(format!("{page}.html"))).unwrap();
    let mut text = String::new();
    let mut rest = &source[source.find("<body").unwrap()..];
    while let Some(start) = rest.find('<') {
        text.push_str(&rest[..start]);
        let end = start + rest[start..].find('>').unwrap();
        let tag = &rest[start + 1..end];
        rest = &rest[end + 1..];
        let name = tag.trim_start_matches('/').split(' ').next().unwrap();
        if tag.split(' ').any(|word| word == "covered") {
            rest = &rest[rest.find(&format!("</{name}>")).unwrap()..];
        }
        if !["b", "span", "small", "i"].contains(&name) {
            text.push(' ');
        }
    }
    text.replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&amp;", "&")
}

/// Words without their outer punctuation, with how often they occur.
fn words(text: &str) -> HashMap<&str, usize> {
    let mut words = HashMap::new();
    for word in text.split_whitespace() {
        let word = word.trim_matches(|letter: char| !letter.is_alphanumeric());
        if !word.is_empty() {
            *words.entry(word).or_default() += 1;
        }
    }
    words
}

/// How well `read` matches `truth`: the F1 of words in no order, from 0 to 1.
pub(crate) fn f1(truth: &str, read: &str) -> f64 {
    let (truth, read) = (words(truth), words(read));
    let both: usize = truth
        .iter()
        .map(|(word, count)| count.min(read.get(word).unwrap_or(&0)))
        .sum();
    2.0 * both as f64 / (truth.values().sum::<usize>() + read.values().sum::<usize>()) as f64
}

/// The words that were missed and those that were invented.
pub(crate) fn mistakes(truth: &str, read: &str) -> (Vec<String>, Vec<String>) {
    let (truth, read) = (words(truth), words(read));
    let surplus = |one: &HashMap<&str, usize>, other: &HashMap<&str, usize>| {
        let mut words: Vec<String> = one
            .iter()
            .filter(|(word, count)| *count > other.get(*word).unwrap_or(&0))
            .map(|(word, _)| (*word).to_owned())
            .collect();
        words.sort();
        words
    };
    (surplus(&truth, &read), surplus(&read, &truth))
}
