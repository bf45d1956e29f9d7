//! Pictures by KWin's own interface, against a mock that speaks it byte by byte.

use image::RgbImage;

use crate::AT_ONCE;
use crate::place::{Place, bus};
use crate::portals::kwin::{KWin, Screen};
use crate::portals::screenshots::Shot;

/// The picture in KWin's own order of bytes.
fn screen(picture: &RgbImage) -> Screen {
    let bgra = |pixel: &image::Rgb<u8>| [pixel[2], pixel[1], pixel[0], 255];
    Screen {
        pixels: picture.pixels().flat_map(bgra).collect(),
        width: picture.width(),
        authorized: true,
        window: true,
    }
}

#[test]
fn a_mock_kwin_gives_screen_and_window_and_the_portal_is_not_asked() {
    let place = Place::with(|_| Shot::Refused(AT_ONCE));
    let kwin = KWin::start(&bus(&place.desktop), screen(&place.picture));
    place.sees("screen");
    let beside = place.sees("window");
    assert!(
        !beside.contains(&aloud::wording::SCREEN_INSTEAD.to_string()),
        "{beside}"
    );
    let calls = kwin.calls.lock().unwrap().clone();
    assert_eq!(
        calls,
        [
            "CaptureWorkspace, shadow: false",
            "CaptureActiveWindow, shadow: false"
        ]
    );
}

#[test]
fn a_mock_kwin_without_an_active_window_says_so_and_one_that_refuses_leaves_it_to_the_portal() {
    let place = Place::with(|plate| Shot::Taken(AT_ONCE, plate));
    let windowless = Screen {
        window: false,
        ..screen(&place.picture)
    };
    let kwin = KWin::start(&bus(&place.desktop), windowless);
    place.refuses("window", "No window is active.");
    drop(kwin);
    let stranger = Screen {
        authorized: false,
        ..screen(&place.picture)
    };
    let _kwin = KWin::start(&bus(&place.desktop), stranger);
    place.sees("screen");
    assert_eq!(place.files(), (1, Vec::new()));
}
