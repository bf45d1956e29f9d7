//! What a clipboard may hold instead of a picture, and screens with nothing on them.

use aloud::failure::{Failure, Holding};
use aloud::wording;
use image::{ColorType, ImageFormat};

use crate::desktop::{Options, Place};
use crate::far_side::Reply;
use crate::home::pictures::{file, painted};
use crate::home::{Home, copy};

/// The head of a picture that would fill the memory.
fn bomb() -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, 100_000, 100_000);
    encoder.set_color(png::ColorType::Rgb);
    let mut writer = encoder.write_header().unwrap();
    writer.write_chunk(png::chunk::IDAT, &[0; 100]).unwrap();
    drop(writer);
    assert_eq!(ColorType::Rgb8.bytes_per_pixel(), 3);
    bytes
}

#[test]
fn a_clipboard_without_a_good_picture_is_told_apart() {
    let home = Home::open(
        &Options::default(),
        vec![Reply::gemini(&["A copied picture."])],
    );
    let press = |failure: Failure| {
        let mark = home.mark();
        home.desktop.press("super+alt+c");
        home.hears(mark, &wording::failure(&failure));
        home.rests();
        assert!(home.far.requests().is_empty());
    };
    press(Failure::ClipboardEmpty);
    let whole = file(&painted(1), ImageFormat::Png);
    let damaged = Failure::Damaged {
        detail: String::new(),
    };
    let holdings = [
        (
            "UTF8_STRING",
            b"Dear Ada".to_vec(),
            Failure::ClipboardHolds(Holding::Text),
        ),
        (
            "text/uri-list",
            b"file:///etc/passwd\r\n".to_vec(),
            Failure::ClipboardHolds(Holding::Files),
        ),
        (
            "application/pdf",
            b"%PDF".to_vec(),
            Failure::ClipboardHolds(Holding::Other),
        ),
        ("image/png", whole[..whole.len() / 2].to_vec(), damaged),
        (
            "image/png",
            b"no picture at all".to_vec(),
            Failure::NotAPicture,
        ),
        ("image/png", bomb(), Failure::TooLarge),
    ];
    for (kind, bytes, failure) in holdings {
        eprintln!("{kind}, {} bytes: {failure}", bytes.len());
        let mut owner = copy(&home.desktop, kind, &bytes);
        press(failure);
        owner.kill().unwrap();
        owner.wait().unwrap();
    }
    let mut owner = copy(&home.desktop, "image/png", &whole);
    let stop = rustix::process::Pid::from_child(&owner);
    rustix::process::kill_process(stop, rustix::process::Signal::STOP).unwrap();
    press(Failure::ClipboardSilent);
    owner.kill().unwrap();
    owner.wait().unwrap();
    let mut owner = copy(&home.desktop, "image/png", &whole);
    let mark = home.mark();
    home.ask("super+alt+c");
    home.hears(mark, "A copied picture.");
    owner.kill().unwrap();
    owner.wait().unwrap();
}

#[test]
fn a_blank_screen_is_said_and_not_sent() {
    let home = Home::open(&Options::default(), vec![Reply::gemini(&["A terminal."])]);
    for (name, colour) in [("#000000", [0; 3]), ("#305070", [0x30, 0x50, 0x70])] {
        home.desktop.run("xsetroot", &["-solid", name]);
        let mark = home.mark();
        home.desktop.press("super+alt+d");
        home.hears(mark, &wording::failure(&Failure::Blank { colour }));
        home.rests();
    }
    assert!(home.far.requests().is_empty());
    let mark = home.mark();
    home.desktop.press("super+alt+w");
    home.hears(mark, &wording::failure(&Failure::NoWindow));
    let _window = home
        .desktop
        .terminal("Build", "41 passed", Place::at(40, 60, 600, 400));
    home.ask("super+alt+d");
    home.hears(mark, "A terminal.");
}
