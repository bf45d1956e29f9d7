//! What is read in too short a time is told apart from what is whole.

use std::time::{Duration, Instant};

use aloud::describe::Describer;
use aloud::describe::local::{Extent, Local, Searched};
use aloud::picture::{Picture, Rect};
use aloud::prompt::Prompt;
use aloud::request::{Request, Subject};
use aloud::surroundings::{Surroundings, Window};

use crate::screens;

/// How often the time between too short and long enough is halved; the front window's reading takes
/// a fifth of the whole, so that a machine that stands still for a moment is no failure.
const HALVINGS: u32 = 20;

#[tokio::test]
async fn the_front_window_is_read_first_and_how_far_that_came_is_known() {
    let picture = screens::render_sized("dialogs", 1, (1920, 1080));
    let front = Rect {
        x: 1090,
        y: 600,
        width: 760,
        height: 380,
    };
    let known = Surroundings {
        windows: vec![Window {
            title: None,
            application: None,
            area: front,
            active: true,
        }],
        origin: Some((0, 0)),
        ..Surroundings::default()
    };
    let local = Local::new("local");
    let lines = |picture: &Picture, within| {
        let request = Request::of(Subject::Screen);
        let prompt = Prompt::compose(&request, &known, picture.clone(), None, Vec::new());
        local.lines(prompt, within)
    };
    let nothing = lines(&picture, Duration::ZERO).await;
    assert_eq!((nothing.extent, nothing.lines.len()), (Extent::Part, 0));
    let began = Instant::now();
    let whole = lines(&picture, Duration::from_secs(60)).await;
    let mut enough = began.elapsed();
    assert_eq!(whole.extent, Extent::Whole);
    let within = |searched: &Searched| {
        let middle = |line: &aloud::describe::local::Line| {
            (front.y..front.y + front.height as i32).contains(&(line.area.y + 5))
                && (front.x..front.x + front.width as i32).contains(&(line.area.x + 5))
        };
        searched.lines.iter().filter(|line| middle(line)).count()
    };
    let mut too_short = Duration::ZERO;
    for _ in 0..HALVINGS {
        let time = (too_short + enough) / 2;
        let searched = lines(&picture, time).await;
        match searched.extent {
            Extent::Whole => enough = time,
            Extent::Part => too_short = time,
            Extent::Front => {
                // Everything of the front window, and not everything else.
                assert_eq!(within(&searched), within(&whole));
                assert!(searched.lines.len() < whole.lines.len());
                return;
            }
            Extent::Failed => panic!("{searched:?}"),
        }
    }
    panic!("from {too_short:?} to {enough:?} nothing but the front window was read");
}
