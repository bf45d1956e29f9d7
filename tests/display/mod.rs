//! A display of its own for every test, and a brush that paints known colours on it.
#![allow(dead_code, unreachable_pub)]

use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::{Duration, Instant};

use aloud::picture::Picture;
use x11rb::connection::Connection;
use x11rb::protocol::xproto::*;
use x11rb::rust_connection::RustConnection;
use x11rb::wrapper::ConnectionExt as _;

/// An X server that ends with the test.
pub struct Server {
    process: Child,
    pub name: String,
}

impl Server {
    /// Starts a server with a screen of "WIDTHxHEIGHTxDEPTH" on a free display.
    pub fn start(screen: &str, options: &[&str]) -> Self {
        let mut process = Command::new("Xvfb")
            .args([
                number().as_str(),
                "-displayfd",
                "1",
                "-screen",
                "0",
                screen,
                "-nolisten",
                "tcp",
                "-noreset",
            ])
            .args(options)
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("Xvfb is needed: apt-get install xvfb");
        let mut ready = String::new();
        let output = process.stdout.take().unwrap();
        BufReader::new(output).read_line(&mut ready).unwrap();
        let name = format!(":{}", ready.trim());
        Self { process, name }
    }

    /// Starts a server on the display of one that is gone.
    pub fn start_again(name: &str, screen: &str) -> Self {
        let process = Command::new("Xvfb")
            .args([name, "-screen", "0", screen, "-nolisten", "tcp", "-noreset"])
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        wait_for("the display", || x11rb::connect(Some(name)).ok());
        let name = name.to_owned();
        Self { process, name }
    }

    /// A program on this display; it ends with the value.
    pub fn run(&self, program: &str, arguments: &[&str]) -> Running {
        let process = Command::new(program)
            .args(arguments)
            .env("DISPLAY", &self.name)
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap_or_else(|error| panic!("{program} is needed: {error}"));
        Running(process)
    }

    /// Stops or continues the server.
    pub fn signal(&self, signal: &str) {
        send(self.process.id(), signal);
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.process.kill().unwrap();
        self.process.wait().unwrap();
    }
}

/// A display number of this test alone: a server that takes the first free one could take that of a
/// display which another test has stopped and will start again.
fn number() -> String {
    static NEXT: AtomicU32 = AtomicU32::new(0);
    let own = std::process::id() * 8 + NEXT.fetch_add(1, Ordering::Relaxed) % 8;
    format!(":{}", 3000 + own % 50_000)
}

pub struct Running(pub Child);

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

pub fn send(process: u32, signal: &str) {
    let status = Command::new("kill")
        .args([signal, &process.to_string()])
        .status()
        .unwrap();
    assert!(status.success());
}

/// Asks until there is an answer.
pub fn wait_for<T>(what: &str, mut ask: impl FnMut() -> Option<T>) -> T {
    let deadline = Instant::now() + Duration::from_secs(20);
    loop {
        if let Some(answer) = ask() {
            return answer;
        }
        assert!(Instant::now() < deadline, "{what} did not come");
        std::thread::sleep(Duration::from_millis(20));
    }
}

pub type Colour = [u8; 3];
/// Left, top, width, height.
pub type Area = (i16, i16, u16, u16);

/// Paints a screen and knows what it must look like.
pub struct Brush {
    pub connection: RustConnection,
    pub root: Window,
    size: (u16, u16),
    masks: [u32; 3],
    painted: Vec<(Area, Colour)>,
}

impl Brush {
    pub fn new(server: &Server) -> Self {
        let (connection, screen) = x11rb::connect(Some(&server.name)).unwrap();
        let screen = &connection.setup().roots[screen];
        let size = (screen.width_in_pixels, screen.height_in_pixels);
        let root = screen.root;
        let visual = screen
            .allowed_depths
            .iter()
            .flat_map(|depth| &depth.visuals)
            .find(|visual| visual.visual_id == screen.root_visual)
            .unwrap();
        let masks = [visual.red_mask, visual.green_mask, visual.blue_mask];
        let painted = Vec::new();
        let mut brush = Self {
            connection,
            root,
            size,
            masks,
            painted,
        };
        brush.fill([0, 0, 0]);
        brush
    }

    /// The server's number for a colour.
    pub fn pixel(&self, colour: Colour) -> u32 {
        let part = |(mask, value): (u32, u8)| {
            let shift = mask.trailing_zeros();
            let most = mask >> shift;
            ((u32::from(value) * most + 127) / 255) << shift
        };
        self.masks.into_iter().zip(colour).map(part).sum()
    }

    /// Paints the whole screen.
    pub fn fill(&mut self, colour: Colour) {
        let background = ChangeWindowAttributesAux::new().background_pixel(self.pixel(colour));
        self.connection
            .change_window_attributes(self.root, &background)
            .unwrap();
        self.connection
            .clear_area(false, self.root, 0, 0, 0, 0)
            .unwrap();
        self.connection.sync().unwrap();
        self.painted = vec![((0, 0, self.size.0, self.size.1), colour)];
    }

    /// A bare window of one colour at exactly this place.
    pub fn patch(&mut self, area: Area, colour: Colour) -> Window {
        let attributes = CreateWindowAux::new()
            .background_pixel(self.pixel(colour))
            .override_redirect(1);
        let window = self.window(area, &attributes);
        self.painted.push((area, colour));
        window
    }

    /// A window that the window manager places, with its old-fashioned title and class.
    pub fn application(&self, area: Area, colour: Colour, title: &[u8], class: &[u8]) -> Window {
        let attributes = CreateWindowAux::new().background_pixel(self.pixel(colour));
        let window = self.connection.generate_id().unwrap();
        self.create(window, area, &attributes);
        let replace = PropMode::REPLACE;
        let (string, name) = (AtomEnum::STRING, AtomEnum::WM_NAME);
        self.connection
            .change_property8(replace, window, name, string, title)
            .unwrap();
        self.connection
            .change_property8(replace, window, AtomEnum::WM_CLASS, string, class)
            .unwrap();
        self.connection.map_window(window).unwrap();
        self.connection.sync().unwrap();
        window
    }

    fn window(&self, area: Area, attributes: &CreateWindowAux) -> Window {
        let window = self.connection.generate_id().unwrap();
        self.create(window, area, attributes);
        self.connection.map_window(window).unwrap();
        self.connection.sync().unwrap();
        window
    }

    fn create(&self, window: Window, (x, y, width, height): Area, attributes: &CreateWindowAux) {
        let copied = x11rb::COPY_FROM_PARENT;
        let class = WindowClass::INPUT_OUTPUT;
        self.connection
            .create_window(
                0, window, self.root, x, y, width, height, 0, class, copied, attributes,
            )
            .unwrap();
    }

    pub fn atom(&self, name: &str) -> Atom {
        let atom = self.connection.intern_atom(false, name.as_bytes()).unwrap();
        atom.reply().unwrap().atom
    }

    pub fn numbers(&self, window: Window, name: &str) -> Vec<u32> {
        let property = self.atom(name);
        let reply = self
            .connection
            .get_property(false, window, property, AtomEnum::ANY, 0, 64)
            .unwrap()
            .reply()
            .unwrap();
        reply.value32().into_iter().flatten().collect()
    }

    /// Asks the window manager for something, as programs do.
    pub fn ask(&self, window: Window, message: &str, number: u32) {
        let event = ClientMessageEvent::new(32, window, self.atom(message), [number, 0, 0, 0, 0]);
        let mask = EventMask::SUBSTRUCTURE_NOTIFY | EventMask::SUBSTRUCTURE_REDIRECT;
        self.connection
            .send_event(false, self.root, mask, event)
            .unwrap();
        self.connection.sync().unwrap();
    }

    /// What was painted last at this place of the screen.
    pub fn truth(&self, x: u32, y: u32) -> Colour {
        let covers = |&&((left, top, width, height), _): &&(Area, Colour)| {
            let inside = |at: u32, start: i16, length: u16| {
                (i64::from(start)..i64::from(start) + i64::from(length)).contains(&i64::from(at))
            };
            inside(x, left, width) && inside(y, top, height)
        };
        self.painted.iter().rev().find(covers).unwrap().1
    }

    /// Holds a picture to what was painted, pixel by pixel, `left` and `top` being its place.
    pub fn check(&self, picture: &Picture, left: u32, top: u32) {
        for y in 0..picture.height() {
            for x in 0..picture.width() {
                let truth = self.truth(left + x, top + y);
                assert_eq!(picture.colour(x, y), Some(truth), "at {x}, {y}");
            }
        }
    }
}

/// A server with a window manager.
pub fn managed() -> (Server, Running, Brush) {
    let server = Server::start("640x480x24", &[]);
    let manager = server.run("openbox", &["--sm-disable"]);
    let brush = Brush::new(&server);
    wait_for("openbox", || {
        (!brush
            .numbers(brush.root, "_NET_SUPPORTING_WM_CHECK")
            .is_empty())
        .then_some(())
    });
    (server, manager, brush)
}

pub fn active(brush: &Brush, window: Window) {
    const PAGER: u32 = 2;
    wait_for("the active window", || {
        // Asked again and again: the manager may have found the window when it began.
        brush.ask(window, "_NET_ACTIVE_WINDOW", PAGER);
        (brush.numbers(brush.root, "_NET_ACTIVE_WINDOW") == [window]).then_some(())
    });
}
