//! What is different on a desktop by sway: keys by a virtual keyboard, windows by its own commands,
//! pictures by grim.

use std::process::{Child, Command};

use image::RgbImage;
use serde_json::Value;

use super::{Desktop, Place, eventually};

/// A window of a running Wayland application, which ends with it.
pub struct Window {
    title: String,
    application: Child,
    /// What it is filled with, where it is one colour.
    filled: Option<[u8; 3]>,
}

impl Desktop {
    /// Whether this desktop is sway's.
    pub fn is_sway(&self) -> bool {
        self.variable("SWAYSOCK").is_some()
    }

    /// Has sway carry out a command, which must succeed.
    #[track_caller]
    pub fn sway(&self, command: &str) {
        self.run("swaymsg", &["-q", "--", command]);
    }

    /// What sway answers to a question, such as `get_tree`.
    pub fn asks_sway(&self, question: &str) -> Value {
        let said = self.run("swaymsg", &["--raw", "-t", question]);
        serde_json::from_str(&said).unwrap()
    }

    /// Presses and releases a key by a virtual keyboard.
    pub(super) fn type_chord(&self, chord: &str) {
        let mut keys: Vec<&str> = chord.split('+').collect();
        let key = keys.pop().unwrap();
        let mut line = Vec::new();
        for modifier in &keys {
            let modifier = if *modifier == "super" {
                "logo"
            } else {
                modifier
            };
            line.extend(["-M", modifier]);
        }
        line.extend(["-k", key]);
        self.run("wtype", &line);
    }

    /// The screen, or a part of it in the desktop's units, by another program than ours.
    pub fn grim(&self, part: Option<Place>) -> RgbImage {
        let file = self.folder().join("grim.ppm");
        let mut line = vec!["-t".to_owned(), "ppm".to_owned()];
        if let Some(part) = part {
            let Place {
                x,
                y,
                width,
                height,
            } = part;
            line.extend(["-g".to_owned(), format!("{x},{y} {width}x{height}")]);
        }
        line.push(file.to_str().unwrap().to_owned());
        let line: Vec<&str> = line.iter().map(String::as_str).collect();
        self.run("grim", &line);
        image::open(&file).unwrap().to_rgb8()
    }

    /// Where the monitors are, in the desktop's units.
    fn outputs(&self) -> Vec<Place> {
        let outputs = self.asks_sway("get_outputs");
        let outputs = outputs.as_array().unwrap();
        outputs.iter().map(|output| rect(&output["rect"])).collect()
    }

    /// Waits until the screen stands still.
    pub fn settles(&self) {
        let mut before = self.grim(None);
        eventually("a still screen", || {
            std::thread::sleep(std::time::Duration::from_millis(50));
            let now = self.grim(None);
            let still = now == before;
            before = now;
            still.then_some(()).ok_or("it moves")
        });
    }

    /// Opens a terminal of one colour, `rrggbb`.
    pub fn coloured(&self, title: &str, colour: &str, place: Place) -> Window {
        let mut command = self.command("foot");
        command
            .args(["--title", title, "--override"])
            .arg(format!("colors.background={colour}"))
            .args(["sleep", "infinity"]);
        let number = u32::from_str_radix(colour, 16).unwrap().to_be_bytes();
        let filled = [number[1], number[2], number[3]];
        self.opens_filled(command, title, place, Some(filled))
    }

    /// Opens a text editor with this text; the name of the file is the window's title.
    pub fn letter(&self, file: &str, text: &str, place: Place) -> Window {
        let path = self.folder().join(file);
        std::fs::write(&path, text).unwrap();
        let mut command = self.command("l3afpad");
        command.arg(&path);
        self.opens(command, file, place)
    }

    /// Starts a program and waits for its window, which is put in its place.
    pub fn opens(&self, command: Command, title: &str, place: Place) -> Window {
        self.opens_filled(command, title, place, None)
    }

    fn opens_filled(
        &self,
        mut command: Command,
        title: &str,
        place: Place,
        filled: Option<[u8; 3]>,
    ) -> Window {
        let application = command.spawn().unwrap_or_else(|error| {
            panic!("{command:?} does not start: {error}; packaging/test installs what is missing")
        });
        let window = Window {
            title: title.to_owned(),
            application,
            filled,
        };
        eventually("the window", || window.node(self).ok_or("no window"));
        window.put(self, place);
        window
    }
}

impl Window {
    /// Moves and sizes what the application draws.
    pub fn put(&self, desktop: &Desktop, place: Place) {
        let Place {
            x,
            y,
            width,
            height,
        } = place;
        let title = &self.title;
        // The window's own rectangle has a border of two units at the left.
        desktop.sway(&format!(
            "[title=\"^{title}$\"] resize set {} {}, move absolute position {} {}",
            width + 4,
            height + 2,
            x - 2,
            y
        ));
        eventually("the window's place", || {
            let now = self.content(desktop);
            let near = now.width.abs_diff(width) < 30 && now.height.abs_diff(height) < 60;
            if near { Ok(()) } else { Err(now) }
        });
        self.painted(desktop);
    }

    /// Waits until a window of one colour is seen where sway says that it is, which may be later.
    fn painted(&self, desktop: &Desktop) {
        let Some(filled) = self.filled else { return };
        let place = self.content(desktop);
        let (width, height) = (
            i32::try_from(place.width).unwrap(),
            i32::try_from(place.height).unwrap(),
        );
        // The text cursor stands at the top left; what is beyond the screen's edge is not seen.
        let points = [
            (width / 2, height / 2),
            (width / 8, height - 10),
            (width - 10, height / 4),
        ];
        eventually("the window's colour", || {
            let wrong = points.into_iter().find_map(|(x, y)| {
                let point = Place::at(place.x + x, place.y + y, 1, 1);
                let seen = desktop.outputs().iter().any(|area| area.holds(point));
                let colour = seen.then(|| desktop.grim(Some(point)).get_pixel(0, 0).0);
                colour.filter(|&colour| colour != filled)
            });
            wrong.map_or(Ok(()), Err)
        });
    }

    /// Gives the window the focus and waits until it has it.
    pub fn activate(&self, desktop: &Desktop) {
        desktop.sway(&format!("[title=\"^{}$\"] focus", self.title));
        eventually("the focus", || {
            let node = self.node(desktop).ok_or("no window")?;
            node["focused"]
                .as_bool()
                .filter(|&focused| focused)
                .ok_or("another focus")
        });
    }

    /// Where the window is, without title bar and borders.
    pub fn content(&self, desktop: &Desktop) -> Place {
        let node = self.node(desktop).unwrap();
        let (outer, inner) = (rect(&node["rect"]), rect(&node["window_rect"]));
        Place::at(
            outer.x + inner.x,
            outer.y + inner.y,
            inner.width,
            inner.height,
        )
    }

    /// Where the window is with its title bar and borders.
    pub fn framed(&self, desktop: &Desktop) -> Place {
        let node = self.node(desktop).unwrap();
        let (below, bar) = (rect(&node["rect"]), rect(&node["deco_rect"]));
        let height = i32::try_from(bar.height).unwrap();
        Place::at(
            below.x,
            below.y - height,
            below.width,
            below.height + bar.height,
        )
    }

    fn node(&self, desktop: &Desktop) -> Option<Value> {
        find(&desktop.asks_sway("get_tree"), &self.title)
    }
}

impl Drop for Window {
    fn drop(&mut self) {
        _ = self.application.kill();
        _ = self.application.wait();
    }
}

fn find(node: &Value, title: &str) -> Option<Value> {
    if node["pid"].is_number() && node["name"] == title {
        return Some(node.clone());
    }
    let children = ["nodes", "floating_nodes"];
    let mut children = children.iter().filter_map(|kind| node[kind].as_array());
    children.find_map(|nodes| nodes.iter().find_map(|node| find(node, title)))
}

fn rect(area: &Value) -> Place {
    let number = |side: &str| i32::try_from(area[side].as_i64().unwrap()).unwrap();
    let length = |side: &str| u32::try_from(area[side].as_u64().unwrap()).unwrap();
    Place::at(number("x"), number("y"), length("width"), length("height"))
}
