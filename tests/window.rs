//! The active window on real X servers, with a real window manager and without one.
#![allow(clippy::unwrap_used, missing_docs, unreachable_pub)]

mod display;

use aloud::capture::x11::X11;
use aloud::capture::{Capturer, Monitors, Shot};
use aloud::failure::Failure;
use aloud::request::Subject;
use aloud::surroundings::Remark;
use display::{Brush, Server, active, managed, wait_for};
use x11rb::protocol::xproto::{
    AtomEnum, ConfigureWindowAux, ConnectionExt as _, InputFocus, PropMode, Window,
};
use x11rb::wrapper::ConnectionExt as _;

const RED: [u8; 3] = [255, 0, 0];
const GREEN: [u8; 3] = [0, 255, 0];
const BLUE: [u8; 3] = [0, 0, 255];

fn eye(server: &Server) -> X11 {
    X11::new(Some(server.name.clone()), Monitors::All)
}

async fn screen(eye: &impl Capturer) -> Result<Shot, Failure> {
    eye.capture(&Subject::Screen).await
}

async fn window(eye: &impl Capturer) -> Result<Shot, Failure> {
    eye.capture(&Subject::Window).await
}

/// Where the client's own area begins on the screen.
fn corner(brush: &Brush, window: Window) -> (i16, i16) {
    let place = brush
        .connection
        .translate_coordinates(window, brush.root, 0, 0)
        .unwrap()
        .reply()
        .unwrap();
    (place.dst_x, place.dst_y)
}

#[tokio::test]
async fn the_active_window_is_cut_out_with_its_frame_and_named() {
    let (server, _manager, mut brush) = managed();
    brush.fill(BLUE);
    let eye = eye(&server);
    assert_eq!(window(&eye).await.unwrap_err(), Failure::NoWindow);
    let made = brush.application((100, 80, 200, 100), RED, b"M\xfcller\x07", b"inst\0Klass\0");
    active(&brush, made);
    // What covers the window is in the picture, as it is on the screen.
    let (x, y) = corner(&brush, made);
    brush.patch((x + 50, y + 20, 30, 30), GREEN);
    let extents = brush.numbers(made, "_NET_FRAME_EXTENTS");
    let [left, right, top, bottom] = extents[..] else {
        panic!("{extents:?}")
    };
    assert!(top > 5, "no frame: {extents:?}");
    let shot = window(&eye).await.unwrap();
    assert_eq!(shot.picture.width(), 200 + left + right);
    assert_eq!(shot.picture.height(), 100 + top + bottom);
    assert_eq!(shot.picture.colour(left, top), Some(RED));
    assert_ne!(shot.picture.colour(left + 100, top - 1), Some(RED));
    assert_eq!(shot.picture.colour(left + 199, top + 99), Some(RED));
    assert_eq!(shot.picture.colour(left + 50, top + 20), Some(GREEN));
    assert_eq!(shot.surroundings.window.as_deref(), Some("Müller"));
    assert_eq!(shot.surroundings.application.as_deref(), Some("Klass"));
    assert_eq!(shot.surroundings.remarks, []);
    let desktop = screen(&eye).await.unwrap().surroundings;
    assert_eq!(desktop.window.as_deref(), Some("Müller"));
    assert_eq!(desktop.monitors, Some(1));

    let utf8 = brush.atom("UTF8_STRING");
    let name = brush.atom("_NET_WM_NAME");
    let replace = PropMode::REPLACE;
    let title = "Ελλάδα".as_bytes();
    let connection = &brush.connection;
    connection
        .change_property8(replace, made, name, utf8, title)
        .unwrap();
    connection.sync().unwrap();
    let shot = window(&eye).await.unwrap();
    assert_eq!(shot.surroundings.window.as_deref(), Some("Ελλάδα"));

    let aside = ConfigureWindowAux::new().x(-60).y(430);
    connection.configure_window(made, &aside).unwrap();
    connection.sync().unwrap();
    wait_for("the move", || (corner(&brush, made).0 < 0).then_some(()));
    let (x, y) = corner(&brush, made);
    let shot = window(&eye).await.unwrap();
    assert_eq!(shot.surroundings.remarks, [Remark::PartlyOffScreen]);
    let seen = u32::try_from(i32::from(x) + 200 + i32::try_from(right).unwrap()).unwrap();
    assert_eq!(shot.picture.width(), seen);
    let above = u32::try_from(y).unwrap() - top;
    assert_eq!(shot.picture.height(), 480 - above);
    assert_eq!(shot.picture.colour(0, top), Some(RED));

    const ICONIC: u32 = 3;
    brush.ask(made, "WM_CHANGE_STATE", ICONIC);
    wait_for("the icon", || {
        (brush.numbers(made, "WM_STATE").first() == Some(&ICONIC)).then_some(())
    });
    assert_eq!(window(&eye).await.unwrap_err(), Failure::NoWindow);
}

#[tokio::test]
async fn without_a_window_manager_the_focus_tells_the_window() {
    let server = Server::start("300x200x24", &[]);
    let mut brush = Brush::new(&server);
    brush.fill(BLUE);
    let eye = eye(&server);
    assert_eq!(window(&eye).await.unwrap_err(), Failure::NoWindow);
    let made = brush.application((250, 20, 80, 60), RED, b"old", b"a\0b\0");
    let now = x11rb::CURRENT_TIME;
    let connection = &brush.connection;
    connection
        .set_input_focus(InputFocus::NONE, made, now)
        .unwrap();
    connection.sync().unwrap();
    let shot = window(&eye).await.unwrap();
    assert_eq!((shot.picture.width(), shot.picture.height()), (50, 60));
    assert_eq!(shot.picture.colour(49, 59), Some(RED));
    assert_eq!(shot.surroundings.application.as_deref(), Some("b"));
    assert_eq!(shot.surroundings.remarks, [Remark::PartlyOffScreen]);
    let away = ConfigureWindowAux::new().x(400);
    connection.configure_window(made, &away).unwrap();
    connection.sync().unwrap();
    assert_eq!(window(&eye).await.unwrap_err(), Failure::NoWindow);
}

#[tokio::test]
async fn a_window_that_cannot_be_seen_is_no_window_whatever_the_manager_says() {
    let server = Server::start("300x200x24", &[]);
    let brush = Brush::new(&server);
    let made = brush.application((10, 20, 80, 60), RED, b"name", b"a\0b\0");
    let eye = eye(&server);
    let say = |window: Window, property: &str, kind: AtomEnum, value: u32| {
        let property = brush.atom(property);
        let replace = PropMode::REPLACE;
        let connection = &brush.connection;
        connection
            .change_property32(replace, window, property, kind, &[value])
            .unwrap();
        connection.sync().unwrap();
    };
    say(brush.root, "_NET_ACTIVE_WINDOW", AtomEnum::WINDOW, made);
    assert_eq!(window(&eye).await.unwrap().picture.width(), 80);
    say(made, "WM_STATE", AtomEnum::CARDINAL, 3);
    assert_eq!(window(&eye).await.unwrap_err(), Failure::NoWindow);
    say(made, "WM_STATE", AtomEnum::CARDINAL, 1);
    assert_eq!(window(&eye).await.unwrap().picture.height(), 60);
    let hidden = brush.atom("_NET_WM_STATE_HIDDEN");
    say(made, "_NET_WM_STATE", AtomEnum::ATOM, hidden);
    assert_eq!(window(&eye).await.unwrap_err(), Failure::NoWindow);
    say(made, "_NET_WM_STATE", AtomEnum::ATOM, 0);
    brush.connection.unmap_window(made).unwrap();
    brush.connection.sync().unwrap();
    assert_eq!(window(&eye).await.unwrap_err(), Failure::NoWindow);
    brush.connection.destroy_window(made).unwrap();
    brush.connection.sync().unwrap();
    assert_eq!(window(&eye).await.unwrap_err(), Failure::NoWindow);
    // A window with a shadow of its own is cut without it.
    let made = brush.application((100, 20, 80, 60), RED, b"name", b"a\0b\0");
    say(brush.root, "_NET_ACTIVE_WINDOW", AtomEnum::WINDOW, made);
    say(made, "_GTK_FRAME_EXTENTS", AtomEnum::CARDINAL, 12);
    assert_eq!(window(&eye).await.unwrap().picture.width(), 68);
}
