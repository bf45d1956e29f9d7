//! A mock of `org.kde.KWin.ScreenShot2` as KWin 6 speaks it: the reply with the picture's measures
//! first, then the raw pixels through the caller's pipe. The real one needs a graphics card.

use std::collections::HashMap;
use std::io::Write;
use std::sync::{Arc, Mutex};

use zbus::connection::Builder;
use zbus::zvariant::{OwnedFd, OwnedValue, Value};
use zbus::{Connection, DBusError};

use super::Turning;

const NAME: &str = "org.kde.KWin.ScreenShot2";
const PATH: &str = "/org/kde/KWin/ScreenShot2";

/// What KWin has to show.
#[derive(Debug, Clone)]
pub struct Screen {
    /// Pixels as Qt's ARGB32_Premultiplied, which are blue, green, red and alpha, with their width.
    pub pixels: Vec<u8>,
    pub width: u32,
    /// Whether the program may take pictures.
    pub authorized: bool,
    /// Whether a window is active.
    pub window: bool,
}

pub struct KWin {
    turning: Turning,
    connection: Connection,
    pub calls: Arc<Mutex<Vec<String>>>,
}

#[derive(Debug, DBusError)]
#[zbus(prefix = "org.kde.KWin.ScreenShot2.Error")]
enum Error {
    NoAuthorized(String),
    NoActiveWindow(String),
}

struct ScreenShot2 {
    screen: Screen,
    calls: Arc<Mutex<Vec<String>>>,
}

type Results = HashMap<&'static str, Value<'static>>;

impl ScreenShot2 {
    fn taken(
        &self,
        name: &str,
        options: &HashMap<String, OwnedValue>,
        pipe: OwnedFd,
    ) -> Result<Results, Error> {
        let shadow = bool::try_from(&options["include-shadow"]).unwrap();
        let call = format!("{name}, shadow: {shadow}");
        self.calls.lock().unwrap().push(call);
        if !self.screen.authorized {
            let words = "The process is not authorized to take a screenshot";
            return Err(Error::NoAuthorized(words.into()));
        }
        if name == "CaptureActiveWindow" && !self.screen.window {
            return Err(Error::NoActiveWindow("No active window".into()));
        }
        let pixels = self.screen.pixels.clone();
        let stride = self.screen.width * 4;
        let height = u32::try_from(pixels.len()).unwrap() / stride;
        std::thread::spawn(move || {
            // The reply is sent before the pixels are written.
            std::thread::sleep(std::time::Duration::from_millis(20));
            let mut pipe = std::fs::File::from(std::os::fd::OwnedFd::from(pipe));
            // In pieces, as a pipe takes them; a reader who has left wants no more.
            let _ = pixels
                .chunks(30_000)
                .try_for_each(|piece| pipe.write_all(piece));
        });
        Ok(HashMap::from([
            ("type", Value::from("raw")),
            ("format", Value::from(6u32)),
            ("width", Value::from(self.screen.width)),
            ("height", Value::from(height)),
            ("stride", Value::from(stride)),
            ("scale", Value::from(1.0f64)),
        ]))
    }
}

#[zbus::interface(name = "org.kde.KWin.ScreenShot2")]
impl ScreenShot2 {
    #[zbus(property)]
    fn version(&self) -> u32 {
        4
    }

    fn capture_active_window(
        &self,
        options: HashMap<String, OwnedValue>,
        pipe: OwnedFd,
    ) -> Result<Results, Error> {
        self.taken("CaptureActiveWindow", &options, pipe)
    }

    fn capture_active_screen(
        &self,
        options: HashMap<String, OwnedValue>,
        pipe: OwnedFd,
    ) -> Result<Results, Error> {
        self.taken("CaptureActiveScreen", &options, pipe)
    }

    fn capture_workspace(
        &self,
        options: HashMap<String, OwnedValue>,
        pipe: OwnedFd,
    ) -> Result<Results, Error> {
        self.taken("CaptureWorkspace", &options, pipe)
    }
}

impl KWin {
    pub fn start(address: &str, screen: Screen) -> Self {
        let turning = Turning::start();
        let calls = Arc::<Mutex<Vec<String>>>::default();
        let served = ScreenShot2 {
            screen,
            calls: calls.clone(),
        };
        let connection = turning.handle.block_on(async {
            let builder = Builder::address(address).unwrap();
            let builder = builder.serve_at(PATH, served).unwrap();
            builder.name(NAME).unwrap().build().await.unwrap()
        });
        Self {
            turning,
            connection,
            calls,
        }
    }
}

impl Drop for KWin {
    fn drop(&mut self) {
        let _ = self
            .turning
            .handle
            .block_on(self.connection.clone().close());
    }
}
