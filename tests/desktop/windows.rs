//! Windows of real applications at known places.

use std::fmt;
use std::process::Child;

use super::{Desktop, eventually, succeed};

/// A rectangle on the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    pub x: i32,
    pub y: i32,
    pub width: u32,
    pub height: u32,
}

/// A window of a running application, which ends with it.
pub struct Window {
    id: u32,
    application: Child,
}

impl Place {
    /// A rectangle by its corner and size.
    pub const fn at(x: i32, y: i32, width: u32, height: u32) -> Self {
        Self {
            x,
            y,
            width,
            height,
        }
    }

    /// Whether the corner of another rectangle is within.
    pub fn holds(&self, other: Self) -> bool {
        let within = |at: i32, from: i32, length: u32| {
            u32::try_from(at - from).is_ok_and(|far| far < length)
        };
        within(other.x, self.x, self.width) && within(other.y, self.y, self.height)
    }
}

/// As X writes it: `WxH+X+Y`.
impl fmt::Display for Place {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            x,
            y,
            width,
            height,
        } = self;
        write!(formatter, "{width}x{height}{x:+}{y:+}")
    }
}

impl Desktop {
    /// Opens a terminal that shows this text; its title must be one of its kind on this desktop.
    pub fn terminal(&self, title: &str, text: &str, place: Place) -> Window {
        self.terminal_of_class("XTerm", title, text, place)
    }

    /// The same with the class by which a desktop knows another application.
    pub fn terminal_of_class(&self, class: &str, title: &str, text: &str, place: Place) -> Window {
        let file = self.folder().join(format!("{title}.terminal"));
        std::fs::write(&file, text).unwrap();
        let mut command = self.command("xterm");
        command
            .args([
                "-class",
                class,
                "-title",
                title,
                "-fa",
                "DejaVu Sans Mono",
                "-fs",
                "12",
            ])
            .args(["-e", "sh", "-c", "cat \"$0\"; exec sleep infinity"])
            .arg(&file);
        self.open(command, title, place)
    }

    /// Opens a text editor with this text; the name of the file is the window's title and must be
    /// one of its kind on this desktop.
    pub fn editor(&self, file: &str, text: &str, place: Place) -> Window {
        let path = self.folder().join(file);
        std::fs::write(&path, text).unwrap();
        let mut command = self.command("l3afpad");
        command.arg(&path);
        self.open(command, file, place)
    }

    fn open(&self, mut command: std::process::Command, title: &str, place: Place) -> Window {
        let application = command.spawn().unwrap_or_else(|error| {
            panic!("{command:?} does not start: {error}; packaging/test installs what is missing")
        });
        let id = eventually("the window", || {
            let mut search = self.command("xdotool");
            search.args(["search", "--onlyvisible", "--name", title]);
            let output = search.output().unwrap();
            let found = String::from_utf8_lossy(&output.stdout).into_owned();
            found
                .lines()
                .next()
                .and_then(|id| id.parse().ok())
                .ok_or(output)
        });
        let window = Window { id, application };
        window.put(self, place);
        window
    }
}

impl Window {
    /// The window's number on its display.
    pub fn id(&self) -> u32 {
        self.id
    }

    /// Moves and sizes the window, without the frame that the window manager draws around it.
    pub fn put(&self, desktop: &Desktop, place: Place) {
        let frame = self.frame(desktop);
        let id = self.id.to_string();
        let Place { width, height, .. } = place;
        // The window manager takes the place for that of the frame.
        let (x, y) = (place.x - frame.0, place.y - frame.1);
        let [width, height, x, y] = [
            width.to_string(),
            height.to_string(),
            x.to_string(),
            y.to_string(),
        ];
        desktop.run(
            "xdotool",
            &[
                "windowsize",
                &id,
                &width,
                &height,
                "windowmove",
                &id,
                &x,
                &y,
            ],
        );
        eventually("the window's place", || {
            let now = self.place(desktop);
            // A terminal has whole letters only.
            let near =
                now.width.abs_diff(place.width) < 30 && now.height.abs_diff(place.height) < 30;
            if (now.x, now.y) == (place.x, place.y) && near {
                Ok(())
            } else {
                Err(now)
            }
        });
    }

    /// Where the window is, without its frame.
    pub fn place(&self, desktop: &Desktop) -> Place {
        let said = desktop.run("xwininfo", &["-id", &self.id.to_string()]);
        let number = |label: &str| -> i32 {
            let line = said
                .lines()
                .find_map(|line| line.trim().strip_prefix(label));
            line.unwrap().trim().parse().unwrap()
        };
        let size = |label| u32::try_from(number(label)).unwrap();
        Place {
            x: number("Absolute upper-left X:"),
            y: number("Absolute upper-left Y:"),
            width: size("Width:"),
            height: size("Height:"),
        }
    }

    /// Gives the window the focus and waits until it has it.
    pub fn activate(&self, desktop: &Desktop) {
        let id = self.id.to_string();
        desktop.run("xdotool", &["windowactivate", &id]);
        eventually("the focus", || {
            let mut active = desktop.command("xdotool");
            active.arg("getactivewindow");
            let now = active.output().unwrap();
            if String::from_utf8_lossy(&now.stdout).trim() == id {
                Ok(())
            } else {
                Err(now)
            }
        });
    }

    /// The frame's width at the left and at the top.
    fn frame(&self, desktop: &Desktop) -> (i32, i32) {
        eventually("the window's frame", || {
            let mut property = desktop.command("xprop");
            property.args(["-id", &self.id.to_string(), "_NET_FRAME_EXTENTS"]);
            let said = succeed(property);
            let numbers: Vec<i32> = said
                .split(['=', ','])
                .filter_map(|number| number.trim().parse().ok())
                .collect();
            if let [left, _, top, _] = numbers[..] {
                Ok((left, top))
            } else {
                Err(said)
            }
        })
    }
}

impl Drop for Window {
    fn drop(&mut self) {
        _ = self.application.kill();
        _ = self.application.wait();
    }
}
