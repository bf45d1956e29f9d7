//! The picture of the focused control: cut from that of its window, or of the screen where it
//! lies in a menu beside the window. A protected field is refused before any picture is taken.

use super::{Capturer, Shot, first};
use crate::failure::Failure;
use crate::picture::Rect;
use crate::request::Subject;
use crate::surroundings::{Control, Remark, Role, Surroundings};

/// What is shown around a control, so that its label is in the picture.
const BESIDE: u32 = 120;
const ABOVE: u32 = 60;

/// The least that is shown: a control alone says little.
const LEAST: (u32, u32) = (400, 200);

/// Takes a picture of the control that has the focus by what is `known` of it.
///
/// # Errors
/// [`Failure::Protected`] for a password field, else what stands in the way of any picture.
pub(super) async fn capture(
    ways: &[Box<dyn Capturer>],
    known: &Surroundings,
) -> Result<Shot, Failure> {
    let focus = known.focus.as_ref();
    if known.password || focus.is_some_and(|focus| focus.role == Role::PasswordField) {
        return Err(Failure::Protected);
    }
    let window = first(ways, &Subject::Window).await;
    let Some((focus, area)) = focus.and_then(|focus| Some((focus, focus.area?))) else {
        return window.map(instead);
    };
    match window {
        Ok(shot) => match cut(&shot, area) {
            Some(shot) => Ok(shot),
            None if opens_beside(focus) => {
                let screen = first(ways, &Subject::Screen).await.ok();
                let part = screen.and_then(|screen| cut(&screen, area));
                Ok(part.unwrap_or_else(|| instead(shot)))
            }
            None => Ok(instead(shot)),
        },
        Err(failure) => Err(failure),
    }
}

/// The whole window, and the word that it is no more than that; of the whole screen that is said
/// already.
fn instead(mut shot: Shot) -> Shot {
    if !shot.surroundings.remarks.contains(&Remark::ScreenInstead) {
        shot.surroundings.remarks.push(Remark::WindowInstead);
    }
    shot
}

/// Whether a control may lie outside of its window. Others that seem to are told in a window's own
/// coordinates, as by GTK 4, and where they are is not known.
fn opens_beside(control: &Control) -> bool {
    matches!(
        control.role,
        Role::Menu
            | Role::MenuItem
            | Role::CheckMenuItem
            | Role::RadioMenuItem
            | Role::List
            | Role::ListItem
            | Role::ToolTip
    )
}

/// The part of a picture around `area` of the screen; none where its middle is not in the picture.
fn cut(shot: &Shot, area: Rect) -> Option<Shot> {
    let (left, top) = shot.surroundings.origin?;
    let (width, height) = (shot.picture.width(), shot.picture.height());
    let x = span(area.x, area.width, left, width, BESIDE, LEAST.0)?;
    let y = span(area.y, area.height, top, height, ABOVE, LEAST.1)?;
    let part = Rect {
        x: x.0,
        y: y.0,
        width: x.1,
        height: y.1,
    };
    let mut surroundings = shot.surroundings.clone();
    surroundings.origin = Some((left.saturating_add(x.0), top.saturating_add(y.0)));
    surroundings.monitors = None;
    surroundings
        .remarks
        .retain(|&remark| remark != Remark::PartlyOffScreen);
    Some(Shot {
        picture: shot.picture.crop(part)?,
        surroundings,
    })
}

/// Where the part begins in the picture and how long it is, in one direction: the control with its
/// margin, at least `least`, moved into the picture where that has the room.
fn span(
    start: i32,
    length: u32,
    picture: i32,
    most: u32,
    margin: u32,
    least: u32,
) -> Option<(i32, u32)> {
    let most = i64::from(most);
    let begin = i64::from(start) - i64::from(picture);
    let middle = begin + i64::from(length) / 2;
    if !(0..most).contains(&middle) {
        return None;
    }
    let wanted = (i64::from(length) + 2 * i64::from(margin)).max(i64::from(least));
    let wanted = wanted.min(most);
    let begin = (middle - wanted / 2).clamp(0, most - wanted);
    Some((i32::try_from(begin).ok()?, u32::try_from(wanted).ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_has_the_control_with_its_margin_and_stays_in_the_picture() {
        let cases = [
            // In the middle of a large picture: the least that is shown.
            ((500, 20, 0, 1000), Some((310, 400))),
            // At the edge it is moved, not cut.
            ((0, 20, 0, 1000), Some((0, 400))),
            ((980, 20, 0, 1000), Some((600, 400))),
            // A wide control keeps its margin, a narrow window is shown whole.
            ((300, 300, 0, 1000), Some((180, 540))),
            ((110, 20, 100, 120), Some((0, 120))),
            // Outside of the picture.
            ((20, 20, 100, 500), None),
            ((i32::MAX, u32::MAX, i32::MIN, 500), None),
        ];
        for ((start, length, picture, most), part) in cases {
            let found = span(start, length, picture, most, BESIDE, LEAST.0);
            assert_eq!(found, part, "{start} {length}");
        }
    }
}
