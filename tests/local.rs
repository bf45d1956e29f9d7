//! The screen read on this machine, by the real program on a real desktop: no key, no network.
#![allow(clippy::unwrap_used, clippy::print_stderr, missing_docs)]

#[path = "desktop/mod.rs"]
mod desktop;
#[path = "local/odd.rs"]
mod odd;
#[path = "local/scarce.rs"]
mod scarce;
#[path = "local/working.rs"]
mod working;

use std::fs;
use std::process::{Child, Stdio};
use std::time::Duration;

use desktop::{Desktop, Options, Place, Ready, Window, eventually};

/// All that is read here is heard within the time of a test.
const FAST: &str = "[speech]\nrate = 100";
const LETTER: &str = "Dear Ada,\n\nthe train leaves from platform 7.\nBring the blue folder.\n";
const ALONE: &str = "providers = [\"local\"]\n";

fn accessible() -> Desktop {
    Desktop::start(&Options {
        accessible: true,
        ..Options::default()
    })
}

/// A terminal on the right, and an editor in front of it on the left.
fn windows(desktop: &Desktop) -> [Window; 2] {
    let build = "$ make check\n41 passed, 1 failed";
    let terminal = desktop.terminal("Build", build, Place::at(640, 60, 560, 400));
    let editor = desktop.editor("letter.txt", LETTER, Place::at(40, 120, 520, 360));
    editor.activate(desktop);
    [terminal, editor]
}

/// Everything that was given to the speech server, once it contains all these words in this order.
#[track_caller]
fn hears_all(desktop: &Desktop, words: &[&str]) -> String {
    eventually(&format!("{words:?}"), || {
        let texts: Vec<String> = desktop.queued().into_iter().map(|(_, text)| text).collect();
        let all = texts.join(" ");
        let mut rest = all.as_str();
        for word in words {
            match rest.split_once(word) {
                Some((_, after)) => rest = after,
                None => return Err(all),
            }
        }
        Ok(all)
    })
}

/// What `aloud describe` prints with these arguments.
#[track_caller]
fn described(desktop: &Desktop, arguments: &[&str]) -> String {
    let all = [&["describe", "--no-speech"], arguments].concat();
    let output = desktop.aloud(&all);
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(output.status.success(), "{said}");
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn without_a_key_the_reason_is_heard_and_then_the_screen() {
    let desktop = accessible();
    let _windows = windows(&desktop);
    let _daemon = desktop.daemon(FAST, &[], Ready::Keys);
    desktop.press("super+alt+d");
    hears_all(
        &desktop,
        &[
            "There is no key for gemini.",
            "aloud key set gemini",
            "Reading the screen here instead.",
            "the train leaves from platform 7.",
            "Behind it: XTerm, Build.",
            "41 passed",
        ],
    );
    // The first words are heard once, before or after the reason, and are a part of the answer.
    let head = "Front window: L3afpad, letter.txt.";
    let focus = "The text area has the focus.";
    let all = hears_all(&desktop, &["Press the key twice"]);
    assert_eq!(all.matches(head).count(), 1, "{all}");
    assert_eq!(all.matches(focus).count(), 1, "{all}");
    desktop.press("super+alt+space");
    let again = ["Press the key twice", head, focus, "the train leaves"];
    hears_all(&desktop, &again);
}

#[test]
fn each_length_says_its_part_once() {
    let desktop = accessible();
    let _windows = windows(&desktop);
    let local = ["--provider", "local", "screen"];
    let gist = described(&desktop, &[&["--detail", "gist"], &local[..]].concat());
    assert_eq!(
        gist.trim(),
        "Front window: L3afpad, letter.txt; the text area has the focus."
    );
    let full = described(&desktop, &[&["--detail", "full"], &local[..]].concat());
    for words in ["platform 7", "make check", "41 passed", "blue folder"] {
        assert_eq!(full.matches(words).count(), 1, "{words} in {full}");
    }
    let text = described(&desktop, &[&["--mode", "text"], &local[..]].concat());
    assert!(
        text.contains("Dear Ada,\n") && !text.contains("Front window"),
        "{text}"
    );
    assert!(text.find("platform 7") < text.find("41 passed"), "{text}");
}

#[test]
fn the_screen_is_told_in_german_where_that_is_the_language() {
    let desktop = accessible();
    let _windows = windows(&desktop);
    let local = ["--language", "de", "--provider", "local", "screen"];
    let gist = described(&desktop, &[&["--detail", "gist"], &local[..]].concat());
    assert_eq!(
        gist.trim(),
        "Vorderes Fenster: L3afpad, letter.txt; Fokus auf mehrzeiliges Eingabefeld."
    );
    let german = format!("{ALONE}[answer]\nlanguage = \"de-DE\"\n");
    let _daemon = desktop.daemon(&german, &[], Ready::Keys);
    desktop.press("super+alt+d");
    let told = hears_all(
        &desktop,
        &[
            "Vorderes Fenster: L3afpad, letter.txt.",
            "Fokus auf mehrzeiliges Eingabefeld.",
            "Menüs: ",
            "the train leaves from platform 7.",
            "Dahinter: XTerm, Build.",
            "Für alles drücken Sie die Taste zweimal.",
        ],
    );
    assert!(
        !told.contains("window") && !told.contains("focus"),
        "{told}"
    );
    desktop.press("super+alt+x");
    desktop.press("super+alt+c");
    hears_all(
        &desktop,
        &["Die Zwischenablage ist leer. Kopieren Sie zuerst ein Bild."],
    );
}

#[test]
fn what_has_changed_is_told_and_nothing_else() {
    let desktop = accessible();
    let windows = windows(&desktop);
    let _daemon = desktop.daemon(ALONE, &[], Ready::Keys);
    described(&desktop, &["--detail", "gist", "screen"]);
    let told = described(&desktop, &["changes"]);
    assert_eq!(told.trim(), "Nothing has changed.");
    let third = "The printer is on fire";
    let _third = desktop.terminal("Alarm", third, Place::at(660, 500, 500, 200));
    windows[1].activate(&desktop);
    let told = described(&desktop, &["changes"]);
    eprintln!("{told}");
    for words in ["New window: XTerm, Alarm.", "New text", third] {
        assert!(told.contains(words), "{words} in {told}");
    }
    assert!(!told.contains("platform 7"), "{told}");
    drop(windows);
    let told = described(&desktop, &["changes"]);
    eprintln!("{told}");
    for words in ["Gone: ", "letter.txt", "XTerm, Build"] {
        assert!(told.contains(words), "{words} in {told}");
    }
    // What stood in a window goes with it.
    for words in ["New window", "platform 7"] {
        assert!(!told.contains(words), "{words} in {told}");
    }
}

#[test]
fn a_text_is_found_with_its_window_and_its_place() {
    let desktop = accessible();
    let _windows = windows(&desktop);
    // A cloud provider is configured, and is not asked.
    let _daemon = desktop.daemon(FAST, &[], Ready::Keys);
    let found = |words: &str| {
        let output = desktop.aloud(&["find", words]);
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).trim().to_owned();
        (
            output.status.code(),
            text(&output.stdout),
            text(&output.stderr),
        )
    };
    let (code, told, _) = found("PLATFORM 7");
    eprintln!("{told}");
    assert_eq!(code, Some(0));
    assert!(
        told.starts_with("Found once.\nIn L3afpad, letter.txt, at the "),
        "{told}"
    );
    assert!(told.contains("the train leaves from platform 7."), "{told}");
    hears_all(&desktop, &["Found once.", "platform 7"]);
    let (code, told, _) = found("41 passed");
    assert_eq!(code, Some(0));
    assert!(told.contains("In XTerm, Build, at the top"), "{told}");
    let nowhere = "gooseberry was not found on the screen.";
    assert_eq!(
        found("gooseberry"),
        (Some(1), String::new(), nowhere.to_owned())
    );
    hears_all(&desktop, &[nowhere]);
    let asked = desktop.aloud(&["ask", "And now?"]);
    assert_eq!(
        asked.status.code(),
        Some(1),
        "a search in passing freezes nothing"
    );
}

#[test]
fn a_password_is_never_told() {
    let desktop = accessible();
    let mut zenity = desktop.command("zenity");
    zenity.args(["--password", "--title=Secret"]);
    let mut zenity = Running(zenity.spawn().unwrap());
    eventually("the window", || {
        let mut search = desktop.command("xdotool");
        search.args(["search", "--onlyvisible", "--name", "Secret"]);
        let output = search.output().unwrap();
        if output.status.success() {
            Ok(())
        } else {
            Err(output)
        }
    });
    desktop.run("xdotool", &["type", "canary4711"]);
    eventually("the field", || {
        let told = described(
            &desktop,
            &["--provider", "local", "--detail", "full", "window"],
        );
        assert!(!told.contains("canary"), "{told}");
        if told.contains("A password field has the focus.") {
            Ok(())
        } else {
            Err(told)
        }
    });
    zenity.0.kill().unwrap();
}

#[test]
fn a_photo_is_called_one_and_nothing_is_made_up() {
    let desktop = Desktop::start(&Options {
        without: &["windows"],
        ..Options::default()
    });
    let noise = image::RgbImage::from_fn(320, 240, |x, y| {
        let mixed = (x * 7919 + y * 104_729).wrapping_mul(2_654_435_761);
        image::Rgb([(mixed >> 24) as u8, (mixed >> 16) as u8, (mixed >> 8) as u8])
    });
    let file = desktop.folder().join("noise.png");
    noise.save(&file).unwrap();
    let mut copy = desktop.command("xclip");
    copy.args(["-quiet", "-selection", "clipboard", "-target", "image/png"])
        .arg(&file);
    let _owner = Running(copy.spawn().unwrap());
    let expected = "This looks like a photo, landscape, 320 by 240.\nNo text was found in it.\nNo model described it.";
    let local = ["--provider", "local"];
    let told = described(&desktop, &[&local[..], &[file.to_str().unwrap()]].concat());
    assert_eq!(told.trim(), expected);
    eventually("the clipboard", || {
        let output = desktop.aloud(&[
            "describe",
            "--no-speech",
            "--provider",
            "local",
            "clipboard",
        ]);
        if output.status.success() {
            Ok(())
        } else {
            Err(output)
        }
    });
    assert_eq!(
        described(&desktop, &[&local[..], &["clipboard"]].concat()).trim(),
        expected
    );
}

#[test]
fn a_hundred_presses_read_here_send_nothing() {
    let desktop = accessible();
    let _windows = windows(&desktop);
    let config = desktop.folder().join("config.toml");
    fs::write(&config, ALONE).unwrap();
    let trace = desktop.folder().join("trace");
    let mut traced = desktop.command("unshare");
    // Who is root needs no name space of users, which some containers forbid.
    if !rustix::process::geteuid().is_root() {
        traced.arg("--map-root-user");
    }
    traced
        .args(["--net", "--", "strace"])
        // The tracer goes into the background, so that the child is the program itself.
        .args([
            "-D",
            "-f",
            "--seccomp-bpf",
            "-e",
            "trace=socket,connect,sendto",
        ])
        .arg("-o")
        .arg(&trace)
        .arg(env!("CARGO_BIN_EXE_aloud"))
        .arg("daemon")
        .env("ALOUD_CONFIG", &config)
        .env("GEMINI_API_KEY", "canary4711NeverUsed")
        .stderr(Stdio::null());
    let daemon = Running(traced.spawn().unwrap());
    eventually("a daemon that hears keys", || {
        let status = desktop.aloud(&["status"]);
        let keys = String::from_utf8_lossy(&status.stdout).contains("Super+Alt+");
        if keys { Ok(()) } else { Err(status) }
    });
    for press in 1..=5 {
        desktop.press(if press % 2 == 0 {
            "super+alt+w"
        } else {
            "super+alt+d"
        });
        eventually("an answer", || {
            let heads = desktop.queued().into_iter();
            let heads = heads
                .filter(|(_, text)| text.contains("letter.txt"))
                .count();
            if heads >= press {
                Ok(())
            } else {
                Err(desktop.queued())
            }
        });
        desktop.press("super+alt+x");
    }
    for press in 6..=100 {
        desktop.press(["super+alt+d", "super+alt+f", "super+alt+w", "super+alt+p"][press % 4]);
        std::thread::sleep(Duration::from_millis(100));
    }
    sends_nothing(daemon.0.id());
    let calls = fs::read_to_string(&trace).unwrap();
    assert!(calls.contains("AF_UNIX"), "nothing was traced");
    let outside: Vec<_> = calls
        .lines()
        .filter(|call| call.contains("AF_INET"))
        .collect();
    assert!(outside.is_empty(), "{outside:?}");
}

/// Looks into the network of a process, which is all its own: no packet was sent in it, and no
/// socket is left in it.
fn sends_nothing(process: u32) {
    let read = |name: &str| fs::read_to_string(format!("/proc/{process}/net/{name}")).unwrap();
    let devices = read("dev");
    let devices = devices.lines().skip(2);
    let sent: Vec<&str> = devices
        .filter(|line| line.split_whitespace().nth(10) != Some("0"))
        .collect();
    assert!(sent.is_empty(), "{sent:?}");
    for kind in ["tcp", "tcp6", "udp", "udp6", "raw", "packet"] {
        let sockets = read(kind);
        assert_eq!(sockets.lines().count(), 1, "{sockets}");
    }
}

/// A program that ends with the value.
struct Running(Child);

impl Drop for Running {
    fn drop(&mut self) {
        _ = self.0.kill();
        _ = self.0.wait();
    }
}
