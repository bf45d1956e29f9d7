//! What a program would do at first: one picture by the core protocol, the `image` crate alone, the
//! whole answer before the first word, and another program that speaks it.

use std::io::{Read, Write};
use std::net::TcpStream;
use std::process::{Child, ChildStdin, Stdio};
use std::time::Instant;

use base64::Engine;
use image::codecs::png::PngEncoder;
use image::imageops::FilterType;
use image::{ImageBuffer, Rgb};
use serde_json::{Value, json};
use x11rb::connection::Connection;
use x11rb::protocol::xproto::{ConnectionExt as _, ImageFormat};
use x11rb::rust_connection::RustConnection;

use crate::desktop::Desktop;
use crate::far_side::FarSide;

/// Describes the screen once, and gives the size of the request.
pub(crate) fn describe(desktop: &Desktop, far: &FarSide) -> usize {
    let (width, height, pixels) = capture(desktop);
    let rgb: Vec<u8> = pixels
        .chunks_exact(4)
        .flat_map(|pixel| [pixel[2], pixel[1], pixel[0]])
        .collect();
    let whole = ImageBuffer::<Rgb<u8>, _>::from_raw(width, height, rgb).unwrap();
    let small = image::imageops::resize(&whole, 1568, 882, FilterType::Lanczos3);
    let mut png = Vec::new();
    small.write_with_encoder(PngEncoder::new(&mut png)).unwrap();
    let picture = base64::engine::general_purpose::STANDARD.encode(&png);
    let body = json!({"contents": [{"parts": [{"inline_data": {"mime_type": "image/png", "data": picture}}, {"text": "Describe this screen."}]}]}).to_string();
    let answer = ask(far, &body);
    desktop.run("spd-say", &[&answer]);
    body.len()
}

fn capture(desktop: &Desktop) -> (u32, u32, Vec<u8>) {
    let (display, screen) = RustConnection::connect(desktop.variable("DISPLAY")).unwrap();
    let screen = &display.setup().roots[screen];
    let (width, height) = (screen.width_in_pixels, screen.height_in_pixels);
    let image = display
        .get_image(ImageFormat::Z_PIXMAP, screen.root, 0, 0, width, height, !0)
        .unwrap()
        .reply()
        .unwrap();
    (width.into(), height.into(), image.data)
}

/// Sends the request and waits for the whole answer.
fn ask(far: &FarSide, body: &str) -> String {
    let mut stream = TcpStream::connect(("127.0.0.1", far.port())).unwrap();
    let head = format!(
        "POST /v1beta/models/x:streamGenerateContent?alt=sse HTTP/1.1\r\nhost: x\r\ncontent-length: {}\r\n\r\n",
        body.len()
    );
    stream.write_all(head.as_bytes()).unwrap();
    stream.write_all(body.as_bytes()).unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    answer
        .lines()
        .filter_map(|line| serde_json::from_str::<Value>(line.strip_prefix("data: ")?).ok())
        .filter_map(|event| {
            let text = event.pointer("/candidates/0/content/parts/0/text")?;
            text.as_str().map(str::to_owned)
        })
        .collect()
}

/// A program that is connected to the loudspeaker and plays what it is given at once.
pub(crate) struct Tone {
    player: Child,
    pipe: ChildStdin,
}

impl Tone {
    pub(crate) fn new(desktop: &Desktop) -> Self {
        let mut player = desktop
            .command("pacat")
            .args(["--playback", "--raw", "--format=s16le", "--rate=48000"])
            .args(["--channels=1", "--latency-msec=5", "--device=spk"])
            .stdin(Stdio::piped())
            .spawn()
            .unwrap();
        let pipe = player.stdin.take().unwrap();
        let mut tone = Self { player, pipe };
        // The first sound opens the stream.
        tone.play();
        tone
    }

    /// A tenth of a second that is loud from its first sample on; gives the time just before.
    pub(crate) fn play(&mut self) -> Instant {
        let samples = (0..4800).map(|place| if place / 24 % 2 == 0 { 8000_i16 } else { -8000 });
        let bytes: Vec<u8> = samples.flat_map(i16::to_le_bytes).collect();
        let begin = Instant::now();
        self.pipe.write_all(&bytes).unwrap();
        begin
    }
}

impl Drop for Tone {
    fn drop(&mut self) {
        _ = self.player.kill();
        _ = self.player.wait();
    }
}
