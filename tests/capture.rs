//! The screen and the active window of real X servers, against what was painted on them.
#![allow(clippy::unwrap_used, missing_docs, unreachable_pub)]

mod display;

use std::process::Command;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use aloud::capture::x11::X11;
use aloud::capture::{Capture, Capturer, Monitors, Settings, Shot};
use aloud::failure::Failure;
use aloud::request::Subject;
use display::{Brush, Server, active, managed};
use x11rb::protocol::randr::{ConnectionExt as _, Rotation};
use x11rb::protocol::xproto::ConnectionExt as _;
use x11rb::wrapper::ConnectionExt as _;

const RED: [u8; 3] = [255, 0, 0];
const GREEN: [u8; 3] = [0, 255, 0];
const BLUE: [u8; 3] = [0, 0, 255];
const WHITE: [u8; 3] = [255, 255, 255];
const ODD: [u8; 3] = [12, 34, 56];

fn eye(server: &Server) -> X11 {
    X11::new(Some(server.name.clone()), Monitors::All)
}

async fn screen(eye: &impl Capturer) -> Result<Shot, Failure> {
    eye.capture(&Subject::Screen).await
}

async fn window(eye: &impl Capturer) -> Result<Shot, Failure> {
    eye.capture(&Subject::Window).await
}

fn paint(brush: &mut Brush) {
    brush.fill(BLUE);
    brush.patch((0, 0, 1, 1), WHITE);
    brush.patch((31, 17, 50, 40), RED);
    brush.patch((60, 30, 50, 40), GREEN);
}

#[tokio::test]
async fn every_kind_of_screen_gives_exactly_its_colours() {
    for (kind, options) in [
        ("203x101x24", &[][..]),
        ("203x101x16", &[]),
        ("203x101x30", &[]),
        ("203x101x24", &["-extension", "MIT-SHM"]),
        ("203x101x16", &["-extension", "MIT-SHM"]),
        ("203x101x24", &["-extension", "RANDR"]),
    ] {
        let server = Server::start(kind, options);
        let mut brush = Brush::new(&server);
        paint(&mut brush);
        let eye = eye(&server);
        let shot = screen(&eye).await.unwrap();
        let size = (shot.picture.width(), shot.picture.height());
        assert_eq!(size, (203, 101), "{kind} {options:?}");
        assert_eq!(shot.surroundings.monitors, Some(1));
        brush.check(&shot.picture, 0, 0);
    }
}

#[tokio::test]
async fn a_palette_screen_is_refused() {
    let server = Server::start("100x100x8", &["-cc", "3"]);
    let refused = screen(&eye(&server)).await.unwrap_err();
    assert_eq!(refused, Failure::CaptureUnsupported(Subject::Screen));
}

#[tokio::test]
async fn a_picture_in_hand_stays_as_it_was_while_others_are_taken() {
    let server = Server::start("300x200x24", &[]);
    let mut brush = Brush::new(&server);
    let eye = eye(&server);
    brush.fill(RED);
    let red = screen(&eye).await.unwrap().picture;
    brush.fill(ODD);
    let odd = screen(&eye).await.unwrap().picture;
    brush.check(&odd, 0, 0);
    assert_eq!(red.colour(150, 100), Some(RED));
    drop((red, odd));
    brush.fill(GREEN);
    brush.check(&screen(&eye).await.unwrap().picture, 0, 0);
}

/// The kilobytes in use of this process' segment of `size` bytes; other tests have others.
fn in_use(size: usize) -> usize {
    let maps = std::fs::read_to_string("/proc/self/smaps").unwrap();
    let mut lines = maps.lines();
    let number = |line: &str| {
        line.split_whitespace()
            .nth(1)
            .unwrap()
            .parse::<usize>()
            .unwrap()
    };
    while let Some(line) = lines.next() {
        if !line.contains("memfd:aloud") {
            continue;
        }
        let mut field = |name| {
            lines
                .find(|line| line.starts_with(name))
                .map(number)
                .unwrap()
        };
        if field("Size:") == size.div_ceil(4096) * 4 {
            return field("Rss:");
        }
    }
    panic!("no such segment")
}

#[tokio::test]
async fn the_pixels_are_given_back_when_nobody_looks_any_more() {
    let server = Server::start("1000x1000x24", &[]);
    let mut brush = Brush::new(&server);
    brush.fill(ODD);
    let eye = eye(&server);
    let picture = screen(&eye).await.unwrap().picture;
    let all: u32 = (0..1000)
        .map(|y| u32::from(picture.colour(0, y).unwrap()[2]))
        .sum();
    assert_eq!(all, 56_000);
    assert!(in_use(4_000_000) > 3000);
    drop(picture);
    for _ in 0..200 {
        tokio::time::sleep(Duration::from_millis(50)).await;
        if in_use(4_000_000) == 0 {
            break;
        }
    }
    assert_eq!(in_use(4_000_000), 0);
    brush.check(&screen(&eye).await.unwrap().picture, 0, 0);
}

#[tokio::test]
async fn without_a_display_it_is_said_at_once() {
    let eye = X11::new(Some(":4711".into()), Monitors::All);
    assert_eq!(screen(&eye).await.unwrap_err(), Failure::NoDisplay);
    assert_eq!(window(&eye).await.unwrap_err(), Failure::NoDisplay);
}

#[tokio::test]
async fn a_display_may_go_and_come_back() {
    let server = Server::start("120x90x24", &[]);
    let name = server.name.clone();
    let eye = eye(&server);
    screen(&eye).await.unwrap();
    drop(server);
    assert_eq!(screen(&eye).await.unwrap_err(), Failure::DisplayLost);
    let server = Server::start_again(&name, "140x70x24");
    let mut brush = Brush::new(&server);
    paint(&mut brush);
    let shot = screen(&eye).await.unwrap();
    assert_eq!(shot.picture.width(), 140);
    brush.check(&shot.picture, 0, 0);
    // Restarted while nobody looked: the first capture after it works.
    drop(brush);
    drop(server);
    let server = Server::start_again(&name, "150x70x24");
    assert_eq!(screen(&eye).await.unwrap().picture.width(), 150);
    drop(server);
}

#[tokio::test]
async fn a_frozen_display_is_given_up_and_works_again_when_it_thaws() {
    let server = Server::start("120x90x24", &[]);
    let eye = eye(&server);
    screen(&eye).await.unwrap();
    server.signal("-STOP");
    assert_eq!(screen(&eye).await.unwrap_err(), Failure::DisplayLost);
    server.signal("-CONT");
    assert_eq!(screen(&eye).await.unwrap().picture.width(), 120);
}

fn set_monitor(server: &Server, monitor: [&str; 3]) {
    let mut command = Command::new("xrandr");
    command.arg("--setmonitor").args(monitor);
    let status = command.env("DISPLAY", &server.name).status().unwrap();
    assert!(status.success());
}

#[tokio::test]
async fn of_two_monitors_the_one_under_the_pointer_can_be_chosen() {
    let server = Server::start("400x200x24", &[]);
    let mut brush = Brush::new(&server);
    for (name, place, output) in [
        ("left", "200/50x200/50+0+0", "screen"),
        ("right", "200/50x150/50+200+50", "none"),
    ] {
        set_monitor(&server, [name, place, output]);
    }
    brush.fill(RED);
    brush.patch((200, 50, 200, 150), GREEN);
    brush.patch((250, 60, 20, 20), ODD);
    let all = screen(&eye(&server)).await.unwrap();
    assert_eq!(all.surroundings.monitors, Some(2));
    brush.check(&all.picture, 0, 0);
    let pointed = X11::new(Some(server.name.clone()), Monitors::Pointer);
    for (pointer, corner, size) in [
        ((300, 100), (200, 50), (200, 150)),
        ((10, 10), (0, 0), (200, 200)),
    ] {
        brush
            .connection
            .warp_pointer(x11rb::NONE, brush.root, 0, 0, 0, 0, pointer.0, pointer.1)
            .unwrap();
        brush.connection.sync().unwrap();
        let shot = screen(&pointed).await.unwrap();
        assert_eq!((shot.picture.width(), shot.picture.height()), size);
        assert_eq!(shot.surroundings.monitors, Some(1));
        brush.check(&shot.picture, corner.0, corner.1);
    }
}

/// Gives the screen one size after the other without any pause, until it is `over`.
fn resize(brush: &Brush, over: &AtomicBool) {
    let (connection, root) = (&brush.connection, brush.root);
    let known = connection.randr_get_screen_resources_current(root).unwrap();
    let known = known.reply().unwrap();
    let off = connection.randr_set_crtc_config(
        known.crtcs[0],
        0,
        known.config_timestamp,
        0,
        0,
        0,
        Rotation::ROTATE0,
        &[],
    );
    off.unwrap().reply().unwrap();
    while !over.load(Ordering::Relaxed) {
        for (width, height) in [(300, 200), (1200, 900)] {
            connection
                .randr_set_screen_size(root, width, height, 300, 200)
                .unwrap();
            connection.sync().unwrap();
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_screen_whose_size_never_rests_is_told_as_that() {
    let server = Server::start("1200x900x24", &[]);
    let eye = eye(&server);
    let mut brush = Brush::new(&server);
    brush.fill(RED);
    // A screen is of another size only while its output is off.
    set_monitor(&server, ["left", "300/50x200/50+0+0", "none"]);
    let over = Arc::new(AtomicBool::new(false));
    let changing = tokio::task::spawn_blocking({
        let over = over.clone();
        move || resize(&brush, &over)
    });
    let (mut whole, mut changed) = (0, 0);
    // Two tries in one press meet a change in one of a hundred.
    let began = Instant::now();
    while (whole == 0 || changed == 0) && began.elapsed() < Duration::from_secs(30) {
        match screen(&eye).await {
            Ok(_) => whole += 1,
            Err(Failure::MonitorsChange) => changed += 1,
            other => panic!("{other:?}"),
        }
    }
    over.store(true, Ordering::Relaxed);
    changing.await.unwrap();
    assert!(whole > 0 && changed > 0, "{whole} {changed}");
    assert_eq!(screen(&eye).await.unwrap().picture.width(), 1200);
}

/// Runs one of the ignored tests below in a process whose display is `server`'s.
fn on(server: Option<&Server>, test: &str) {
    let mut command = Command::new(std::env::current_exe().unwrap());
    command.args(["--ignored", "--exact", test, "--test-threads=1"]);
    for name in ["DISPLAY", "WAYLAND_DISPLAY", "XDG_SESSION_TYPE"] {
        command.env_remove(name);
    }
    if let Some(server) = server {
        command.env("DISPLAY", &server.name);
    }
    let output = command.output().unwrap();
    let said = String::from_utf8_lossy(&output.stdout);
    assert!(
        output.status.success() && said.contains("1 passed"),
        "{said}"
    );
}

fn named(backend: &str) -> Capture {
    Capture::open(&Settings {
        backend: backend.into(),
        ..Settings::default()
    })
}

#[test]
fn all_candidates_see_the_same() {
    let (server, _manager, mut brush) = managed();
    brush.fill(BLUE);
    brush.patch((0, 0, 9, 9), ODD);
    let made = brush.application((100, 80, 200, 100), RED, b"title", b"inst\0Klass\0");
    active(&brush, made);
    on(Some(&server), "child_compares_all_candidates");
}

#[tokio::test]
#[ignore = "run by all_candidates_see_the_same"]
async fn child_compares_all_candidates() {
    let ours = named("x11");
    let portable = named("xcap");
    for subject in [Subject::Screen, Subject::Window] {
        let one = ours.capture(&subject).await.unwrap();
        let other = portable.capture(&subject).await.unwrap();
        let [ours, theirs] = [&one.picture, &other.picture];
        // The crate knows nothing of frames: its window is the application's own area.
        let frame = if subject == Subject::Window {
            assert_eq!((theirs.width(), theirs.height()), (200, 100));
            let mut places = (0..120).flat_map(|y| (0..200).map(move |x| (x, y)));
            let red = |&(x, y): &(u32, u32)| ours.colour(x, y) == Some(RED);
            places.find(red).unwrap()
        } else {
            assert_eq!(ours.width(), theirs.width());
            assert_eq!(ours.height(), theirs.height());
            (0, 0)
        };
        for y in 0..theirs.height() {
            for x in 0..theirs.width() {
                let place = ours.colour(x + frame.0, y + frame.1);
                assert_eq!(place, theirs.colour(x, y), "at {x}, {y}");
            }
        }
        assert_eq!(one.surroundings.application, other.surroundings.application);
        assert_eq!(one.surroundings.monitors, other.surroundings.monitors);
    }
}

#[test]
fn a_screen_that_one_candidate_cannot_read_is_read_by_the_next() {
    on(None, "child_has_no_display");
    // A palette screen is beyond both, and the first one's word counts.
    let server = Server::start("100x100x8", &["-cc", "3"]);
    on(Some(&server), "child_has_a_palette");
}

#[tokio::test]
#[ignore = "run by a_screen_that_one_candidate_cannot_read_is_read_by_the_next"]
async fn child_has_no_display() {
    for backend in aloud::capture::names().into_iter().chain(["auto"]) {
        let capture = named(backend);
        assert_eq!(screen(&capture).await.unwrap_err(), Failure::NoDisplay);
        let clipboard = capture.capture(&Subject::Clipboard).await;
        assert_eq!(clipboard.unwrap_err(), Failure::NoDisplay);
    }
}

#[tokio::test]
#[ignore = "run by a_screen_that_one_candidate_cannot_read_is_read_by_the_next"]
async fn child_has_a_palette() {
    // xcap converts a palette of eight bits by itself, so the fallback is what answers here.
    let shot = screen(&named("auto")).await;
    assert_eq!(shot.unwrap().picture.width(), 100);
}
