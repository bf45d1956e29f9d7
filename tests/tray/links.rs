//! Every link to the desktop is back when what it leads to was restarted, the bus, the display or the
//! speech server: keys, tray, the watch over the lock, what applications tell, copied pictures, words.

use std::process::Stdio;
use std::time::{Duration, Instant};

use aloud::wording;
use image::ImageFormat;

use crate::desktop::{Desktop, Options, Part, eventually};
use crate::far_side::Reply;
use crate::home::pictures::{distance, file, painted, sent};
use crate::home::{Home, copy};
use crate::locker::Locker;
use crate::{LIMIT, Tray, WORDS, listed, property};

/// Samples in a second of the recording.
const RATE: usize = 48_000;
/// How often the same is restarted.
const ROUNDS: u32 = 3;
/// What the compression of a picture costs at the most.
const SAME: f64 = 5.0;

fn home() -> Home {
    let options = Options {
        accessible: true,
        ..Options::default()
    };
    let watch = "[clipboard]\nwatch = true";
    Home::configured(&options, watch, vec![Reply::gemini(&[WORDS])])
}

/// A restart, with what is told of it, and a number that no other has.
struct Restart {
    what: String,
    number: u32,
}

impl Restart {
    fn of(what: &str, number: u32) -> Self {
        let what = format!("{what}, {number}");
        Self { what, number }
    }

    /// Holds a link to its time.
    #[track_caller]
    fn took(&self, link: &str, took: Duration) {
        eprintln!("{}: {link} after {took:?}", self.what);
        assert!(took < LIMIT, "{}: {link} after {took:?}", self.what);
    }

    /// Whether every link is there, each within its time of its neighbour's return.
    #[track_caller]
    fn is_over(&self, home: &Home, since: Instant) {
        let desktop = &home.desktop;
        eventually("the keys", || {
            let said = status(desktop);
            said.contains("Key for screen").then_some(()).ok_or(said)
        });
        self.took("the keys", since.elapsed());
        let tray = Tray::start(desktop);
        let there = tray.is_there(desktop);
        let icon = listed(desktop);
        self.took("the tray", there.elapsed());
        assert!(property(desktop, &icon, "Title").contains("Aloud"));
        self.the_lock(desktop);
        self.the_dialog(home);
        self.the_copy(home);
        self.the_words(home);
    }

    /// A real locker's word, both ways.
    #[track_caller]
    fn the_lock(&self, desktop: &Desktop) {
        let locker = Locker::start(desktop);
        for (order, locked) in [("--lock", true), ("--deactivate", false)] {
            locker.ask(order);
            let told = Instant::now();
            eventually(order, || {
                let said = status(desktop);
                let is = said.contains(&wording::LOCKED_STATUS.to_string());
                (is == locked).then_some(()).ok_or(said)
            });
            self.took(order, told.elapsed());
        }
    }

    /// What a real application tells of itself.
    #[track_caller]
    fn the_dialog(&self, home: &Home) {
        let desktop = &home.desktop;
        let mut dialog = desktop.command("zenity");
        dialog
            .args(["--question", "--title", "Weather"])
            .args(["--text", "Is it snowing?"])
            .stdout(Stdio::null())
            .stderr(Stdio::null());
        let _dialog = Tray(dialog.spawn().unwrap());
        let there = eventually("the dialog", || {
            let mut window = desktop.command("xdotool");
            let found = window.args(["search", "--onlyvisible", "--name", "^Weather$"]);
            let found = found.output().unwrap();
            found.status.success().then(Instant::now).ok_or(found)
        });
        let looked = eventually("what the dialog tells", || {
            let begun = Instant::now();
            let look = [
                "describe",
                "window",
                "--provider",
                "local",
                "--no-speech",
                "--mode",
                "ui",
            ];
            let told = home.aloud(&look);
            let told = String::from_utf8_lossy(&told.stdout).into_owned();
            let whole = told.contains("Dialog") && told.contains("Is it snowing?");
            whole.then_some(begun).ok_or(told)
        });
        // How long the reading itself takes is no matter of the link.
        self.took("the dialog", looked.saturating_duration_since(there));
    }

    /// A picture that is copied is told of by itself.
    #[track_caller]
    fn the_copy(&self, home: &Home) {
        let before = home.far.look(|record| record.requests.len());
        let picture = painted(self.number);
        let png = file(&picture, ImageFormat::Png);
        let mut owner = copy(&home.desktop, "image/png", &png);
        let there = Instant::now();
        let come = home.far.becomes(|record| record.requests.len() > before);
        assert!(come, "{}: the copy is not told", self.what);
        self.took("a copied picture", there.elapsed());
        let last = home.far.requests().pop().unwrap();
        let same = distance(&picture, &sent(&last).1);
        assert!(same < SAME, "{same}");
        home.rests();
        assert!(home.aloud(&["stop"]).status.success());
        owner.kill().unwrap();
        owner.wait().unwrap();
    }

    /// Words that are heard.
    #[track_caller]
    fn the_words(&self, home: &Home) {
        let pressed = home.ask("super+alt+d");
        // The short sounds are together shorter than a second.
        let second = Duration::from_secs(1);
        eventually("a second of words", || {
            let heard = home.ear.samples(pressed, Instant::now());
            let loud = heard
                .chunks(RATE / 100)
                .filter(|part| part.iter().any(|sample| sample.unsigned_abs() > 200));
            let length = Duration::from_millis(10) * u32::try_from(loud.count()).unwrap();
            (length > second).then_some(()).ok_or(length)
        });
        self.took("words", pressed.elapsed().saturating_sub(second));
        home.rests();
        home.desktop.press("super+alt+x");
    }
}

fn status(desktop: &Desktop) -> String {
    String::from_utf8(desktop.aloud(&["status"]).stdout).unwrap()
}

#[test]
fn every_link_is_back_within_its_time_each_time_the_bus_restarts() {
    let home = home();
    Restart::of("the beginning", 0).is_over(&home, Instant::now());
    for number in 1..=ROUNDS {
        home.desktop.signal(Part::Bus, "KILL");
        home.desktop.start_part(Part::Bus);
        Restart::of("the bus", number).is_over(&home, Instant::now());
    }
}

#[test]
fn every_link_is_back_within_its_time_each_time_the_display_restarts_and_the_speech_server() {
    let home = home();
    let desktop = &home.desktop;
    for number in 1..=ROUNDS {
        desktop.signal(Part::Display, "KILL");
        desktop.start_part(Part::Display);
        let there = Instant::now();
        desktop.start_part(Part::Windows);
        Restart::of("the display", number).is_over(&home, there);
    }
    // The daemon itself starts it again.
    desktop.signal(Part::Speech, "KILL");
    Restart::of("the speech server", ROUNDS + 1).is_over(&home, Instant::now());
}
