//! A virtual screen with real programs on it.

use std::io::{BufRead, BufReader, Write};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use aloud::picture::{Layout, Picture};
use x11rb::connection::Connection;
use x11rb::protocol::xproto::{ConnectionExt, ImageFormat};

/// What the left terminal shows.
const LOG: &str = "\
03:11:40 INFO  lighthouse relay started, version 2.4.1
03:11:41 INFO  battery one at 87 %, battery two at 91 %
03:12:05 WARN  telephone line is noisy, 14 retries
03:13:58 INFO  lamp turned 120 times in the last hour
03:14:02 ERROR certificate expired on 2026-03-13
03:14:02 ERROR giving up after 3 attempts
03:14:03 INFO  next attempt in 15 minutes
";

/// What the right terminal shows.
const MANUAL: &str = "\
NAME
    tide - print the height of the water

SYNOPSIS
    tide [options] station

OPTIONS
    --unit metres|feet
        The unit of all heights. Metres are the default.
    --days 7
        How many days are printed, between 1 and 30.
    --quiet
        Print nothing but the numbers.

FILES
    /etc/tide.conf
        Stations of your own, one in each line.
";

/// What the dialog says.
const LETTER: &str = "\
Dear Jonas,

the boat is out of the water and the mast lies in the shed.
Please bring the long ladder and two brushes on Saturday.

The green paint costs 34 euros, I have kept the receipt.

Yours, Birgit
";

/// Ends the program when the test ends.
pub(super) struct Running(Child);

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// A screen of 1920x1080 with two terminals and, in the middle, a GTK dialog; and its words.
pub(crate) fn desktop() -> (Picture, String) {
    let (server, display) = server();
    let files = tempfile::tempdir().unwrap();
    let file = |name: &str, text: &str| {
        let path = files.path().join(name);
        std::fs::File::create(&path)
            .unwrap()
            .write_all(text.as_bytes())
            .unwrap();
        path.display().to_string()
    };
    let (log, manual, letter) = (
        file("log", LOG),
        file("manual", MANUAL),
        file("letter", LETTER),
    );
    let dark = ["-bg", "black", "-fg", "grey90", "-geometry", "90x12+20+800"];
    let light = ["-bg", "white", "-fg", "black", "-geometry", "60x40+1340+40"];
    let programs = [
        start(
            &display,
            "zenity",
            &[
                "--text-info",
                "--width=700",
                "--height=460",
                "--filename",
                &letter,
            ],
        ),
        terminal(&display, &dark, "10", &log),
        terminal(&display, &light, "11", &manual),
    ];
    let picture = settled(&display, programs.len());
    drop(programs);
    drop(server);
    (picture, format!("{LOG} {MANUAL} {LETTER} Cancel OK"))
}

/// A virtual screen of 1920x1080, and its name.
pub(super) fn server() -> (Running, String) {
    let mut server = Command::new("Xvfb")
        .args([
            "-displayfd",
            "1",
            "-screen",
            "0",
            "1920x1080x24",
            "-nolisten",
            "tcp",
        ])
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .expect("Xvfb is not installed: apt install xvfb");
    let mut number = String::new();
    let stdout = server.stdout.take().unwrap();
    let server = Running(server);
    BufReader::new(stdout).read_line(&mut number).unwrap();
    (server, format!(":{}", number.trim()))
}

fn terminal(display: &str, look: &[&str], size: &str, file: &str) -> Running {
    let show = format!("cat {file}; exec sleep 600");
    let font = ["-fa", "DejaVu Sans Mono", "-fs", size, "-uc"];
    start(
        display,
        "xterm",
        &[&font, look, &["-e", "sh", "-c", &show]].concat(),
    )
}

pub(super) fn start(display: &str, program: &str, arguments: &[&str]) -> Running {
    let child = Command::new(program)
        .args(arguments)
        .env("DISPLAY", display)
        .env("GTK_THEME", "Adwaita")
        .env("NO_AT_BRIDGE", "1")
        .env_remove("WAYLAND_DISPLAY")
        .stderr(Stdio::null())
        .spawn();
    Running(child.unwrap_or_else(|error| panic!("{program}: {error}")))
}

/// The screen when so many windows are shown and nothing changes any more.
pub(super) fn settled(display: &str, windows: usize) -> Picture {
    let (connection, screen) = x11rb::connect(Some(display)).unwrap();
    let root = connection.setup().roots[screen].root;
    let deadline = Instant::now() + Duration::from_secs(60);
    let mut last = Vec::new();
    let mut same = 0;
    loop {
        let children = connection
            .query_tree(root)
            .unwrap()
            .reply()
            .unwrap()
            .children;
        let image = connection
            .get_image(ImageFormat::Z_PIXMAP, root, 0, 0, 1920, 1080, u32::MAX)
            .unwrap()
            .reply()
            .unwrap()
            .data;
        same = if image == last && children.len() >= windows {
            same + 1
        } else {
            0
        };
        last = image;
        if same == 8 {
            return Picture::new(last.into(), Layout::Bgrx, 1920, 1080, 1920 * 4).unwrap();
        }
        assert!(Instant::now() < deadline, "the programs did not come up");
        std::thread::sleep(Duration::from_millis(150));
    }
}
