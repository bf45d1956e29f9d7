//! The clipboard of real X servers, with real owners and with owners that misbehave on purpose.
#![allow(
    clippy::print_stdout,
    clippy::unwrap_used,
    missing_docs,
    unreachable_pub
)]

mod display;
#[path = "display/owner.rs"]
mod owner;

use std::io::{BufRead, BufReader, Cursor, Read, Write};
use std::path::Path;
use std::process::{Child, Command, Stdio};

use aloud::capture::x11::clipboard::Clipboard;
use aloud::capture::{Capture, Capturer, Settings, Shot, clipboard};
use aloud::failure::{Failure, Holding};
use aloud::request::Subject;
use display::{Running, Server, send, wait_for};
use image::{DynamicImage, ImageFormat, Rgb, RgbImage};
use owner::{Manner, own};
use x11rb::protocol::xproto::ConnectionExt as _;

fn server() -> Server {
    Server::start("100x100x24", &[])
}

async fn read(server: &Server) -> Result<Shot, Failure> {
    let clipboard = Clipboard::new(Some(server.name.clone()));
    clipboard.capture(&Subject::Clipboard).await
}

const COLOUR: [u8; 3] = [10, 120, 230];

fn sample() -> DynamicImage {
    RgbImage::from_pixel(40, 30, Rgb(COLOUR)).into()
}

fn file(image: &DynamicImage, format: ImageFormat) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    image.write_to(&mut bytes, format).unwrap();
    bytes.into_inner()
}

fn is_sample(shot: &Shot) {
    assert_eq!((shot.picture.width(), shot.picture.height()), (40, 30));
    let colour = shot.picture.colour(20, 15).unwrap();
    let close = |(one, other): (u8, u8)| one.abs_diff(other) <= 8;
    assert!(colour.into_iter().zip(COLOUR).all(close), "{colour:?}");
}

/// Whether the clipboard has an owner; takes it away first when asked to.
fn is_owned(server: &Server, free: bool) -> bool {
    let (connection, _) = x11rb::connect(Some(&server.name)).unwrap();
    let atom = connection.intern_atom(false, b"CLIPBOARD").unwrap();
    let atom = atom.reply().unwrap().atom;
    if free {
        let nobody = x11rb::NONE;
        connection.set_selection_owner(nobody, atom, 0u32).unwrap();
    }
    let owner = connection.get_selection_owner(atom).unwrap();
    owner.reply().unwrap().owner != x11rb::NONE
}

/// Copies with xclip, and waits until it owns the clipboard.
fn copy(server: &Server, target: &str, content: &[u8]) -> Running {
    assert!(!is_owned(server, true));
    let mut child: Child = Command::new("xclip")
        .args(["-quiet", "-selection", "clipboard", "-target", target])
        .env("DISPLAY", &server.name)
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let mut input = child.stdin.take().unwrap();
    input.write_all(content).unwrap();
    drop(input);
    wait_for("the copy", || is_owned(server, false).then_some(()));
    Running(child)
}

#[tokio::test]
async fn pictures_of_every_offered_kind_are_read() {
    let server = server();
    for (target, format) in [
        ("image/png", ImageFormat::Png),
        ("image/jpeg", ImageFormat::Jpeg),
        ("image/webp", ImageFormat::WebP),
        ("image/bmp", ImageFormat::Bmp),
        ("image/x-bmp", ImageFormat::Bmp),
        ("image/x-MS-bmp", ImageFormat::Bmp),
        ("image/tiff", ImageFormat::Tiff),
        ("image/gif", ImageFormat::Gif),
        ("image/x-icon", ImageFormat::Ico),
        ("image/x-portable-anymap", ImageFormat::Pnm),
        // Called one thing, being another.
        ("image/png", ImageFormat::Jpeg),
    ] {
        let image = match format {
            ImageFormat::Ico => sample().to_rgba8().into(),
            _ => sample(),
        };
        let _owner = copy(&server, target, &file(&image, format));
        match read(&server).await {
            Ok(shot) => is_sample(&shot),
            Err(failure) => panic!("{target}: {failure}"),
        }
    }
}

fn list(paths: &[&Path]) -> String {
    let escaped = |path: &&Path| {
        let mut url = String::from("file://");
        for byte in path.to_str().unwrap().bytes() {
            if byte.is_ascii_alphanumeric() || byte == b'/' || byte == b'.' {
                url.push(char::from(byte));
            } else {
                url.push_str(&format!("%{byte:02X}"));
            }
        }
        url + "\r\n"
    };
    paths.iter().map(escaped).collect()
}

#[tokio::test]
async fn of_copied_files_the_first_picture_is_read() {
    let server = server();
    let folder = tempfile::tempdir().unwrap();
    let picture = folder.path().join("Grün & blau #1 100%.jpg");
    std::fs::write(&picture, file(&sample(), ImageFormat::Jpeg)).unwrap();
    let text = folder.path().join("notes.png");
    std::fs::write(&text, "no picture in spite of its name").unwrap();
    let damaged = folder.path().join("damaged.png");
    std::fs::write(&damaged, &file(&sample(), ImageFormat::Png)[..50]).unwrap();

    let one = list(&[&picture]);
    let several = list(&[folder.path(), &text, &picture]);
    let host = one.replace("file://", "file://localhost");
    let gnome = format!("copy\n{}", one.trim());
    for (target, content) in [
        ("text/uri-list", &one),
        ("text/uri-list", &several),
        ("text/uri-list", &host),
        ("x-special/gnome-copied-files", &gnome),
    ] {
        let _owner = copy(&server, target, content.as_bytes());
        match read(&server).await {
            Ok(shot) => is_sample(&shot),
            Err(failure) => panic!("{content}: {failure}"),
        }
    }

    let missing = folder.path().join("missing.png");
    let files = Failure::ClipboardHolds(Holding::Files);
    for (content, failure) in [
        (list(&[&text]), files.clone()),
        (list(&[&text, folder.path()]), files.clone()),
        (list(&[folder.path()]), files),
        (list(&[&missing]), Failure::FileMissing(missing.clone())),
        (
            "https://example.org/a.png\r\n".into(),
            Failure::ClipboardHolds(Holding::RemoteAddress),
        ),
    ] {
        let _owner = copy(&server, "text/uri-list", content.as_bytes());
        assert_eq!(read(&server).await.unwrap_err(), failure, "{content}");
    }
    let _owner = copy(&server, "text/uri-list", list(&[&damaged]).as_bytes());
    assert!(matches!(read(&server).await, Err(Failure::Damaged { .. })));
}

#[tokio::test]
async fn what_is_not_a_picture_is_named() {
    let server = server();
    assert_eq!(read(&server).await.unwrap_err(), Failure::ClipboardEmpty);
    let owner = copy(&server, "UTF8_STRING", b"some text");
    let text = Failure::ClipboardHolds(Holding::Text);
    assert_eq!(read(&server).await.unwrap_err(), text);
    drop(owner);
    wait_for("its end", || (!is_owned(&server, false)).then_some(()));
    assert_eq!(read(&server).await.unwrap_err(), Failure::ClipboardEmpty);
    let _owner = copy(&server, "application/x-something", b"abc");
    let other = Failure::ClipboardHolds(Holding::Other);
    assert_eq!(read(&server).await.unwrap_err(), other);
    let png = file(&sample(), ImageFormat::Png);
    let _owner = copy(&server, "image/png", &png[..png.len() - 30]);
    assert!(matches!(read(&server).await, Err(Failure::Damaged { .. })));
    let _owner = copy(&server, "image/png", b"this is a text");
    assert_eq!(read(&server).await.unwrap_err(), Failure::NotAPicture);
}

#[tokio::test]
async fn a_stopped_owner_is_given_up_and_the_next_one_is_read() {
    let server = server();
    let png = file(&sample(), ImageFormat::Png);
    let stopped = copy(&server, "image/png", &png);
    send(stopped.0.id(), "-STOP");
    assert_eq!(read(&server).await.unwrap_err(), Failure::ClipboardSilent);
    let _other = copy(&server, "image/png", &png);
    is_sample(&read(&server).await.unwrap());
}

/// Colours without any order, which no format makes small.
fn noise(width: u32, height: u32) -> DynamicImage {
    let mut seed = 1u32;
    RgbImage::from_fn(width, height, |_, _| {
        seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        let [red, green, blue, _] = seed.to_be_bytes();
        Rgb([red, green, blue])
    })
    .into()
}

#[tokio::test]
async fn a_large_picture_is_never_lost() {
    let server = server();
    let png = file(&noise(3200, 2200), ImageFormat::Png);
    assert!(png.len() > 20 << 20, "{}", png.len());
    let _owner = copy(&server, "image/png", &png);
    for round in 0..20 {
        let shot = read(&server).await;
        let size = shot.map(|shot| (shot.picture.width(), shot.picture.height()));
        assert_eq!(size, Ok((3200, 2200)), "round {round}");
    }
}

#[tokio::test]
async fn no_display_is_said_at_once() {
    let clipboard = Clipboard::new(Some(":4711".into()));
    let failure = clipboard.capture(&Subject::Clipboard).await.unwrap_err();
    assert_eq!(failure, Failure::NoDisplay);
}

#[tokio::test]
async fn what_a_password_store_copied_is_not_touched() {
    let server = server();
    let png = file(&sample(), ImageFormat::Png);
    own(&server, &["image/png"], Manner::Plain(png.clone()));
    is_sample(&read(&server).await.unwrap());
    let hint = "x-kde-passwordManagerHint";
    own(
        &server,
        &["image/png", "UTF8_STRING", hint],
        Manner::Plain(png),
    );
    assert_eq!(read(&server).await.unwrap_err(), Failure::ClipboardSecret);
}

#[tokio::test]
async fn a_flood_ends_at_the_limit() {
    let server = server();
    own(&server, &["image/png"], Manner::Endless(500 << 20));
    assert_eq!(read(&server).await.unwrap_err(), Failure::TooLarge);
    // The announced size is only a lower bound; what comes counts.
    own(&server, &["image/png"], Manner::Endless(1));
    assert_eq!(read(&server).await.unwrap_err(), Failure::TooLarge);
}

#[tokio::test]
async fn owners_that_stall_or_refuse_are_named() {
    let server = server();
    own(&server, &["image/png"], Manner::Stalls);
    assert_eq!(read(&server).await.unwrap_err(), Failure::ClipboardSilent);
    own(&server, &["image/png"], Manner::Refuses);
    let other = Failure::ClipboardHolds(Holding::Other);
    assert_eq!(read(&server).await.unwrap_err(), other);
    own(&server, &[], Manner::Refuses);
    assert_eq!(read(&server).await.unwrap_err(), Failure::ClipboardEmpty);
}

#[tokio::test]
async fn slow_pieces_arrive_whole() {
    let server = server();
    let png = file(&noise(100, 100), ImageFormat::Png);
    own(&server, &["image/png"], Manner::Pieces(png, 1000));
    let shot = read(&server).await.unwrap();
    assert_eq!(shot.picture.width(), 100);
}

/// Runs one of the ignored tests below in a process whose display is `server`'s.
fn on(server: &Server, test: &str) -> Running {
    let child = Command::new(std::env::current_exe().unwrap())
        .args([
            "--ignored",
            "--exact",
            test,
            "--test-threads=1",
            "--nocapture",
        ])
        .env_remove("WAYLAND_DISPLAY")
        .env("DISPLAY", &server.name)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    Running(child)
}

fn ends_well(mut child: Running) {
    let mut said = String::new();
    let mut output = child.0.stdout.take().unwrap();
    output.read_to_string(&mut said).unwrap();
    assert!(child.0.wait().unwrap().success(), "{said}");
}

#[test]
fn the_portable_crate_reads_the_same() {
    let server = server();
    let owner = copy(&server, "image/png", &file(&sample(), ImageFormat::Png));
    ends_well(on(&server, "child_reads_the_sample"));
    drop(owner);
    let folder = tempfile::tempdir().unwrap();
    let picture = folder.path().join("a b.png");
    std::fs::write(&picture, file(&sample(), ImageFormat::Png)).unwrap();
    let owner = copy(&server, "text/uri-list", list(&[&picture]).as_bytes());
    ends_well(on(&server, "child_reads_the_sample"));
    drop(owner);
}

#[tokio::test]
#[ignore = "run by the_portable_crate_reads_the_same"]
async fn child_reads_the_sample() {
    let portable = clipboard::portable::Portable::new();
    is_sample(&portable.capture(&Subject::Clipboard).await.unwrap());
    let capture = Capture::open(&Settings::default());
    is_sample(&capture.capture(&Subject::Clipboard).await.unwrap());
}

fn paste(server: &Server) -> String {
    let output = Command::new("xclip")
        .args(["-out", "-selection", "clipboard"])
        .env("DISPLAY", &server.name)
        .output()
        .unwrap();
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn a_copied_text_can_be_pasted_until_something_else_is_copied() {
    let server = server();
    let mut child = on(&server, "child_copies_texts");
    let mut told = BufReader::new(child.0.stdout.take().unwrap());
    let mut told = || {
        let mut line = String::new();
        while !line.contains("copied") {
            line.clear();
            assert!(told.read_line(&mut line).unwrap() > 0, "the child ended");
        }
    };
    let long = "Ä long answer. ".repeat(9000);
    for text in ["first", "Grüße, 日本", &long] {
        told();
        assert_eq!(paste(&server), text);
        child.0.stdin.as_ref().unwrap().write_all(b"\n").unwrap();
    }
    let _owner = copy(&server, "UTF8_STRING", b"of another program");
    assert_eq!(paste(&server), "of another program");
    child.0.stdin.as_ref().unwrap().write_all(b"\n").unwrap();
    assert!(child.0.wait().unwrap().success());
}

/// The number of this process' threads that hold the clipboard.
fn holders() -> usize {
    let threads = std::fs::read_dir("/proc/self/task").unwrap();
    let name = |thread: std::fs::DirEntry| std::fs::read_to_string(thread.path().join("comm"));
    let names = threads.filter_map(|thread| name(thread.unwrap()).ok());
    names.filter(|name| name.trim() == "clipboard").count()
}

#[tokio::test]
#[ignore = "run by a_copied_text_can_be_pasted_until_something_else_is_copied"]
async fn child_copies_texts() {
    let long = "Ä long answer. ".repeat(9000);
    for text in ["first", "Grüße, 日本", &long] {
        clipboard::write(text.into()).await.unwrap();
        wait_for("one holder", || (holders() == 1).then_some(()));
        println!("copied");
        std::io::stdin().read_exact(&mut [0]).unwrap();
    }
    std::io::stdin().read_exact(&mut [0]).unwrap();
    wait_for("no holder", || (holders() == 0).then_some(()));
}
