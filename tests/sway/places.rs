//! Where things are: the focused control, and desktops that do not tell.

use std::time::Duration;

use image::RgbImage;

use crate::desktop::{Desktop, Options, Place, Ready};
use crate::far_side::{FarSide, Reply};
use crate::home::pictures::{distance, sent};
use crate::home::{ENVIRONMENT, a_while, configuration};
use crate::{NO_KEYS, SAME, home};

/// Where a picture was cut from, by comparing it with every place; and how far it is from there.
fn found(part: &RgbImage, whole: &RgbImage) -> ((u32, u32), u64) {
    let grid = |length: u32| (0..24).map(move |step| step * (length - 1) / 23);
    let points: Vec<_> = grid(part.width())
        .flat_map(|x| grid(part.height()).map(move |y| (x, y)))
        .collect();
    let far = |(left, top): (u32, u32)| -> u64 {
        let differences = points.iter().map(|&(x, y)| {
            let pixels = part.get_pixel(x, y).0.into_iter();
            let others = whole.get_pixel(left + x, top + y).0;
            let sum: u32 = pixels
                .zip(others)
                .map(|(one, other)| u32::from(one.abs_diff(other)))
                .sum();
            u64::from(sum)
        });
        differences.sum::<u64>() / points.len() as u64
    };
    (0..=whole.height() - part.height())
        .flat_map(|top| (0..=whole.width() - part.width()).map(move |left| (left, top)))
        .map(|place| (place, far(place)))
        .min_by_key(|&(_, far)| far)
        .unwrap()
}

#[test]
fn the_focused_control_is_cut_from_its_window() {
    let options = Options {
        accessible: true,
        ..Options::default()
    };
    let home = home(options, vec![Reply::gemini(&["A field."])]);
    let desktop = &home.desktop;
    let mut dialog = desktop.command("zenity");
    dialog.args(["--forms", "--title", "Order"]);
    dialog.args(["--add-entry", "Name", "--add-entry", "Town"]);
    let window = desktop.opens(dialog, "Order", Place::at(300, 60, 600, 640));
    window.activate(desktop);
    a_while(Duration::from_millis(300));
    home.rests();
    home.ask("super+alt+f");
    let request = home.far.requests().pop().unwrap();
    let question = request.json().to_string();
    assert!(
        question.contains("keyboard focus: text field"),
        "{question}"
    );
    let (_, picture) = sent(&request);
    assert!(picture.width() < 500 && picture.height() < 300);
    let framed = window.framed(desktop);
    // The first field is at the top left.
    let (at, far) = found(&picture, &desktop.grim(Some(framed)));
    eprintln!("at {at:?} of the window, {far} away");
    assert!(far < 12 && at.0 < 60 && at.1 < 60, "{at:?} {far}");
    let said = desktop.spoken().join(" ");
    assert!(
        !said.contains("not known") && !said.contains("does not tell"),
        "{said}"
    );
}

#[test]
fn a_desktop_that_does_not_tell_of_windows_is_sent_whole_and_that_is_said() {
    let options = Options {
        sway: true,
        accessible: true,
        ..Options::default()
    };
    let desktop = Desktop::start(&options);
    let far = FarSide::start(vec![Reply::gemini(&["A window."])]);
    let mut environment = ENVIRONMENT.to_vec();
    // As on any other compositor of this kind.
    environment.push(("SWAYSOCK", ""));
    let configuration = configuration(&far.url(), NO_KEYS);
    let _daemon = desktop.daemon(&configuration, &environment, Ready::Socket);
    let _window = desktop.letter("letter.txt", "Dear Ada,\n", Place::at(300, 200, 500, 300));
    for (number, subject) in ["window", "focus", "pointer"].into_iter().enumerate() {
        let mark = desktop.spoken().len();
        let said = desktop.aloud(&["describe", subject]);
        assert!(said.status.success(), "{said:?}");
        let request = &far.requests()[number];
        let (_, picture) = sent(request);
        let same = distance(&desktop.grim(None), &picture);
        assert!(same < SAME, "{subject}: {same}");
        crate::home::hears(&desktop, mark, "This desktop does not tell where that is");
        let question = request.json().to_string();
        assert!(question.contains("my whole screen"), "{question}");
        if subject == "focus" {
            assert!(question.contains("letter.txt"), "{question}");
        }
    }
}
