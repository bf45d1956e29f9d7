//! P2: from the key to the first word of what is known here, with an application in front that tells
//! of itself and with one that is stopped; beside it what the question alone takes.

use std::process::Child;
use std::thread::sleep;
use std::time::{Duration, Instant};

use aloud::capture::accessibility::{Places, Tree};
use rustix::process::{Pid, Signal, kill_process};

use crate::desktop::{Desktop, Options, eventually};
use crate::far_side::{FarSide, Reply};
use crate::figures::{Figures, Table};
use crate::scenery::config;
use crate::{APART, Stage, Wanted, add};

/// What the first words give an application in front.
const BUDGET: Duration = Duration::from_millis(80);

/// More than a question to a healthy application takes.
const PATIENT: Duration = Duration::from_secs(5);

/// A dialog with a field that has the focus.
struct Dialog(Child);

pub(crate) fn first(wanted: &Wanted, table: &mut Table) {
    let options = Options {
        size: (1920, 1080),
        accessible: true,
        ..Options::default()
    };
    let hang = Reply::gemini(&[]).before(Duration::from_secs(60));
    let far = FarSide::start(vec![hang]);
    // The other sounds are too soft to be heard.
    let config = config(&far, 1).replace("\"never\"", "\"always\"");
    let mut stage = Stage::on(&options, far, &config);
    let dialog = Dialog::open(&stage.desktop);
    sleep(Duration::from_secs(1));
    let told = "P2 key to first word heard, gate 60, 95th 100";
    let stopped = "P2 key to first word heard, application stopped, gate 95th 160";
    words(wanted, table, &mut stage, told);
    question(wanted, table, &stage.desktop, "   the question alone");
    dialog.signal(Signal::STOP);
    words(wanted, table, &mut stage, stopped);
    let asked = "   the question alone, application stopped, 80 given";
    question(wanted, table, &stage.desktop, asked);
}

fn words(wanted: &Wanted, table: &mut Table, stage: &mut Stage, what: &str) {
    let ear = stage.desktop.record();
    let mut figures = Figures::default();
    for _ in 0..wanted.presses / 4 {
        let pressed = stage.keyboard.press('w');
        let heard = ear.arrival(pressed);
        figures.add(heard - pressed);
        sleep(APART);
        let stopped = stage.keyboard.press('x');
        ear.silence(stopped, APART);
    }
    add(table, what, &figures);
}

/// Asks as the daemon does, in this process.
fn question(wanted: &Wanted, table: &mut Table, desktop: &Desktop, what: &str) {
    let bus = desktop.variable("DBUS_SESSION_BUS_ADDRESS").unwrap();
    let tree = Tree::of(bus.to_owned(), Places::Screen);
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .unwrap();
    assert!(runtime.block_on(tree.connect(PATIENT)));
    let mut figures = Figures::default();
    for _ in 0..wanted.presses / 4 {
        let begun = Instant::now();
        runtime.block_on(tree.focus(None, BUDGET));
        figures.add(begun.elapsed());
    }
    add(table, what, &figures);
}

impl Dialog {
    fn open(desktop: &Desktop) -> Self {
        let mut zenity = desktop.command("zenity");
        zenity.args(["--entry", "--title=Ask", "--text=Your name"]);
        let dialog = Self(zenity.spawn().unwrap());
        eventually("the dialog", || {
            let shown = desktop.aloud(&["describe", "--no-speech", "--provider=local", "window"]);
            let told = String::from_utf8_lossy(&shown.stdout).contains("has the focus");
            told.then_some(()).ok_or(shown)
        });
        dialog
    }

    fn signal(&self, signal: Signal) {
        kill_process(Pid::from_child(&self.0), signal).unwrap();
    }
}

impl Drop for Dialog {
    fn drop(&mut self) {
        _ = self.0.kill();
        _ = self.0.wait();
    }
}
