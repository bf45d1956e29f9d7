//! Where things are: applications tell places on the screen under X11, and places in their own window
//! under Wayland, which become places on the screen where the desktop tells that of the window.

use crate::picture::Rect;
use crate::surroundings::Role;

/// How far the size that an application tells of its window may be from the one that the desktop
/// tells, in units: rounding. More is a shadow, or another window.
const ROUNDING: u32 = 2;

/// Whether and how places on the screen are known.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Places {
    /// Places are those on the screen, as under X11.
    Screen,
    /// Places are those in a window of unknown place, as under Wayland, and left out.
    Unknown,
    /// Places are those in a window whose place is known.
    Window {
        /// What is added to each place, in units of the desktop.
        shift: (i32, i32),
        /// How many pixels a unit is.
        density: f64,
    },
}

/// Where an application draws a window.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Content {
    /// The place, in units of the desktop.
    pub area: Rect,
    /// How many pixels a unit is.
    pub density: f64,
}

impl Places {
    /// What is known of the session this process runs in.
    pub fn of_session() -> Self {
        match std::env::var_os("WAYLAND_DISPLAY").is_some_and(|display| !display.is_empty()) {
            true => Self::Unknown,
            false => Self::Screen,
        }
    }

    /// Those in a window that the application says is at `told` and the desktop at `content`.
    pub(super) fn within(told: Rect, content: Content) -> Self {
        let Content { area, density } = content;
        let same = told.width.abs_diff(area.width) <= ROUNDING
            && told.height.abs_diff(area.height) <= ROUNDING;
        match same {
            true => Self::Window {
                shift: (area.x.saturating_sub(told.x), area.y.saturating_sub(told.y)),
                density,
            },
            // With a shadow around it of unknown width, its corner is anywhere.
            false => Self::Unknown,
        }
    }

    /// A place that was told of a control with this role, as one on the screen.
    pub(super) fn on_screen(self, told: Rect, role: Role) -> Option<Rect> {
        match self {
            Self::Screen => Some(told),
            Self::Unknown => None,
            // They open in a window of their own, and its place is told by nobody.
            Self::Window { .. } if opens_alone(role) => None,
            Self::Window { shift, density } => {
                let moved = Rect {
                    x: told.x.saturating_add(shift.0),
                    y: told.y.saturating_add(shift.1),
                    ..told
                };
                Some(moved.scaled(density))
            }
        }
    }
}

fn opens_alone(role: Role) -> bool {
    matches!(
        role,
        Role::Menu | Role::MenuItem | Role::CheckMenuItem | Role::RadioMenuItem | Role::ToolTip
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rect(x: i32, y: i32, width: u32, height: u32) -> Rect {
        Rect {
            x,
            y,
            width,
            height,
        }
    }

    #[test]
    fn places_in_a_window_are_moved_to_where_the_window_is_and_into_its_pixels() {
        let content = Content {
            area: rect(300, 200, 400, 300),
            density: 1.5,
        };
        let places = Places::within(rect(0, 0, 400, 299), content);
        let button = places.on_screen(rect(10, 20, 80, 30), Role::Button);
        assert_eq!(button, Some(rect(465, 330, 120, 45)));
        assert_eq!(places.on_screen(rect(10, 20, 80, 30), Role::MenuItem), None);
        // As Xwayland's programs tell theirs, which know where they are.
        let places = Places::within(rect(300, 200, 400, 300), content);
        assert_eq!(
            places.on_screen(rect(310, 220, 80, 30), Role::Button),
            Some(rect(465, 330, 120, 45))
        );
    }

    #[test]
    fn a_window_with_a_shadow_is_anywhere() {
        let content = Content {
            area: rect(300, 200, 400, 300),
            density: 1.0,
        };
        let places = Places::within(rect(0, 0, 452, 389), content);
        assert_eq!(places, Places::Unknown);
        assert_eq!(places.on_screen(rect(26, 79, 80, 30), Role::Button), None);
    }
}
