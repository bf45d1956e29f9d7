//! Pictures and texts copied by a real Wayland client, and what is put there for one.

use std::process::Stdio;
use std::time::Duration;

use aloud::failure::Failure;
use aloud::wording;
use image::ImageFormat;
use rustix::process::Signal;

use crate::desktop::{Desktop, Options, Part, Place, Ready, eventually, signal};
use crate::display::Server;
use crate::far_side::{FarSide, Reply};
use crate::home::pictures::{distance, file, painted, sent};
use crate::home::{Home, KEY, a_while, configuration};
use crate::owner::{Manner, own_on};
use crate::{NO_KEYS, SAME, home};

/// Copies as another program does that stays with its copy.
fn copy(desktop: &Desktop, kind: &str, bytes: &[u8]) {
    let copied = desktop.folder().join("copied");
    std::fs::write(&copied, bytes).unwrap();
    let mut owner = desktop.command("wl-copy");
    owner
        .args(["--type", kind])
        .stdin(std::fs::File::open(copied).unwrap())
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    assert!(owner.status().unwrap().success());
    eventually("the copy", || {
        let mut list = desktop.command("wl-paste");
        let listed = list.arg("--list-types").output().unwrap();
        let kinds = String::from_utf8_lossy(&listed.stdout).into_owned();
        kinds
            .lines()
            .any(|line| line == kind)
            .then_some(())
            .ok_or(kinds)
    });
}

/// What is said about the clipboard where there is nothing to send.
fn complaint(home: &Home) -> String {
    let said = home.desktop.aloud(&["describe", "clipboard"]);
    String::from_utf8(said.stderr).unwrap()
}

#[test]
fn what_a_wayland_program_copied_is_sent_or_named() {
    let home = home(Options::default(), vec![Reply::gemini(&["A picture."])]);
    let (desktop, far) = (&home.desktop, &home.far);
    assert!(complaint(&home).contains("The clipboard is empty"));
    let saved = desktop.folder().join("a picture.png");
    std::fs::write(&saved, file(&painted(3), ImageFormat::Png)).unwrap();
    let address = format!("file://{}\r\n", saved.to_str().unwrap().replace(' ', "%20"));
    let forms = [
        ("image/png", file(&painted(1), ImageFormat::Png)),
        ("image/jpeg", file(&painted(2), ImageFormat::Jpeg)),
        ("text/uri-list", address.into_bytes()),
    ];
    for (number, (kind, bytes)) in forms.into_iter().enumerate() {
        copy(desktop, kind, &bytes);
        home.rests();
        home.ask("super+alt+c");
        let (_, picture) = sent(&far.requests()[number]);
        let seed = u32::try_from(number).unwrap() + 1;
        let right = distance(&painted(seed), &picture);
        let wrong = distance(&painted(seed + 1), &picture);
        eprintln!("{kind}: right {right:.2}, wrong {wrong:.2}");
        assert!(
            right < SAME && wrong > 2.0 * SAME,
            "{kind}: {right} {wrong}"
        );
    }
    copy(desktop, "text/plain;charset=utf-8", b"a text");
    assert!(complaint(&home).contains("The clipboard holds text"));
    copy(desktop, "x-kde-passwordManagerHint", b"secret");
    assert!(complaint(&home).contains("marked as a secret"));
    assert_eq!(far.requests().len(), 3);
}

#[test]
fn a_wayland_program_that_is_stopped_with_its_copy_is_told_of_in_time_and_another_is_read() {
    let home = home(Options::default(), vec![Reply::gemini(&["A picture."])]);
    let desktop = &home.desktop;
    let copied = desktop.folder().join("stopped");
    std::fs::write(&copied, file(&painted(1), ImageFormat::Png)).unwrap();
    let mut owner = desktop.command("wl-copy");
    owner
        .args(["--foreground", "--type", "image/png"])
        .stdin(std::fs::File::open(copied).unwrap());
    let mut owner = owner.spawn().unwrap();
    eventually("the copy", || {
        let listed = desktop.command("wl-paste").arg("--list-types").output();
        let kinds = String::from_utf8(listed.unwrap().stdout).unwrap();
        kinds.contains("image/png").then_some(()).ok_or(kinds)
    });
    signal(owner.id(), Signal::STOP);
    let (mark, pressed) = (home.mark(), desktop.press("super+alt+c"));
    let silent = wording::failure(&Failure::ClipboardSilent);
    home.hears(mark, &silent);
    let took = pressed.elapsed();
    home.rests();
    home.ear.silence(pressed, Duration::from_secs(1));
    // The sound of the press is heard at once, and nothing after the one sentence.
    let first = home.ear.first_loud(pressed).unwrap() - pressed;
    assert!(first < Duration::from_secs(1), "{first:?}");
    // Five seconds are the owner's to encode a picture, and in those there are signs of life.
    assert!(took < Duration::from_secs(12), "{took:?}");
    assert_eq!(home.ear.gaps(pressed, Duration::from_millis(2500)), []);
    assert!(home.far.requests().is_empty());
    owner.kill().unwrap();
    owner.wait().unwrap();
    copy(desktop, "image/png", &file(&painted(2), ImageFormat::Png));
    home.ask("super+alt+c");
    let same = distance(&painted(2), &sent(&home.far.requests()[0]).1);
    assert!(same < SAME, "{same}");
}

#[test]
fn a_picture_that_a_wayland_program_copies_is_described_without_a_press() {
    let options = Options {
        sway: true,
        ..Options::default()
    };
    let settings = format!("{NO_KEYS}[clipboard]\nwatch = true\n");
    let home = Home::configured(&options, &settings, vec![Reply::gemini(&["A picture."])]);
    let (desktop, far) = (&home.desktop, &home.far);
    let requests = || far.look(|record| record.requests.len());
    for number in 1..=10 {
        copy(
            desktop,
            "image/png",
            &file(&painted(number), ImageFormat::Png),
        );
    }
    let mark = home.mark();
    assert!(far.becomes(|record| !record.requests.is_empty()));
    home.hears(mark, "A picture.");
    home.rests();
    let before = requests();
    // A machine that was busy may have made a pause between two copies.
    assert!(before <= 3, "{before} requests");
    let (_, picture) = sent(&far.requests()[before - 1]);
    let right = distance(&painted(10), &picture);
    assert!(right < SAME, "{right}");

    copy(desktop, "text/plain;charset=utf-8", b"a text");
    a_while(Duration::from_secs(2));
    copy(desktop, "x-kde-passwordManagerHint", b"secret");
    a_while(Duration::from_secs(2));
    assert_eq!(requests(), before, "something else was sent");

    desktop.signal(Part::Display, "KILL");
    desktop.start_part(Part::Display);
    desktop.start_part(Part::Keyboard);
    a_while(Duration::from_secs(2));
    copy(desktop, "image/png", &file(&painted(11), ImageFormat::Png));
    assert!(far.becomes(|record| record.requests.len() > before));
    let last = far.requests().pop().unwrap();
    let again = distance(&painted(11), &sent(&last).1);
    assert!(again < SAME, "{again}");
}

#[test]
fn copies_are_told_by_x_while_the_compositor_is_away_and_by_the_compositor_when_it_is_back() {
    // A server that outlives every compositor, as an Xwayland that is started by itself may.
    let server = Server::start("640x480x24", &[]);
    let desktop = Desktop::start(&Options {
        sway: true,
        ..Options::default()
    });
    let far = FarSide::start(vec![Reply::gemini(&["A picture."])]);
    let settings = format!("{NO_KEYS}[clipboard]\nwatch = true\n");
    let configuration = configuration(&far.url(), &settings);
    let environment = [("GEMINI_API_KEY", KEY), ("DISPLAY", &server.name)];
    let daemon = desktop.daemon(&configuration, &environment, Ready::Socket);
    let ear = desktop.record();
    let home = Home {
        daemon,
        ear,
        far,
        desktop,
    };
    let is_told = |number: u32, copied: &dyn Fn(&[u8])| {
        let before = home.far.look(|record| record.requests.len());
        copied(&file(&painted(number), ImageFormat::Png));
        let far = &home.far;
        let asked = far.becomes(|record| record.requests.len() > before);
        assert!(asked, "copy {number} is not told\n{}", home.daemon.log());
        let last = far.requests().pop().unwrap();
        let same = distance(&painted(number), &sent(&last).1);
        assert!(same < SAME, "{number}: {same}");
        home.rests();
    };
    let by_wayland = |bytes: &[u8]| copy(&home.desktop, "image/png", bytes);
    let by_x = |bytes: &[u8]| {
        let manner = Manner::Plain(bytes.to_vec());
        own_on(&server.name, &["image/png"], manner);
    };
    a_while(Duration::from_secs(1));
    is_told(1, &by_wayland);
    home.desktop.signal(Part::Display, "KILL");
    a_while(Duration::from_secs(3));
    is_told(2, &by_x);
    home.desktop.start_part(Part::Display);
    home.desktop.start_part(Part::Keyboard);
    a_while(Duration::from_secs(3));
    is_told(3, &by_wayland);
}

#[test]
fn an_answer_is_copied_for_wayland_programs() {
    let words = "Ä window, 日本. Nothing else is there.";
    let home = home(Options::default(), vec![Reply::gemini(&[words])]);
    let desktop = &home.desktop;
    let _window = desktop.coloured("Left", "ff8000", Place::at(60, 100, 400, 300));
    home.ask("super+alt+d");
    home.rests();
    let copied = desktop.aloud(&["copy"]);
    assert!(copied.status.success(), "{copied:?}");
    let paste = |kind| desktop.run("wl-paste", &["--no-newline", "--type", kind]);
    assert_eq!(paste("text/plain;charset=utf-8"), words);
    assert_eq!(paste("UTF8_STRING"), words);
    // Somebody else takes the clipboard, and then it is ours again.
    copy(desktop, "text/plain;charset=utf-8", b"of another program");
    assert_eq!(paste("text/plain;charset=utf-8"), "of another program");
    assert!(desktop.aloud(&["copy"]).status.success());
    assert_eq!(paste("text/plain;charset=utf-8"), words);
}
