//! Keys pressed from within this process, so that no program's start comes between.

use std::time::Instant;

use x11rb::connection::Connection;
use x11rb::protocol::xproto::ConnectionExt as _;
use x11rb::protocol::xtest::ConnectionExt as _;
use x11rb::rust_connection::RustConnection;
use x11rb::{CURRENT_TIME, NONE};

const PRESS: u8 = 2;
const RELEASE: u8 = 3;
/// Left Super and left Alt by their symbols.
const MODIFIERS: [u32; 2] = [0xffeb, 0xffe9];

pub(crate) struct Keyboard {
    display: RustConnection,
    first: u8,
    width: usize,
    symbols: Vec<u32>,
}

impl Keyboard {
    pub(crate) fn new(display: &str) -> Self {
        let (display, _) = RustConnection::connect(Some(display)).unwrap();
        let (first, last) = (display.setup().min_keycode, display.setup().max_keycode);
        let mapping = display.get_keyboard_mapping(first, last - first + 1);
        let mapping = mapping.unwrap().reply().unwrap();
        Self {
            display,
            first,
            width: usize::from(mapping.keysyms_per_keycode),
            symbols: mapping.keysyms,
        }
    }

    /// Presses and releases Super, Alt and the letter; gives the time just before the letter.
    pub(crate) fn press(&mut self, letter: char) -> Instant {
        let held = MODIFIERS.map(|symbol| self.code(symbol));
        let letter = self.code(u32::from(letter));
        held.iter().for_each(|code| self.send(PRESS, *code));
        self.settle();
        let pressed = Instant::now();
        self.send(PRESS, letter);
        self.display.flush().unwrap();
        self.send(RELEASE, letter);
        held.iter().for_each(|code| self.send(RELEASE, *code));
        self.settle();
        pressed
    }

    fn code(&self, symbol: u32) -> u8 {
        let mut keys = self.symbols.chunks(self.width);
        let place = keys.position(|symbols| symbols.contains(&symbol)).unwrap();
        self.first + u8::try_from(place).unwrap()
    }

    fn send(&self, kind: u8, code: u8) {
        let sent = self
            .display
            .xtest_fake_input(kind, code, CURRENT_TIME, NONE, 0, 0, 0);
        sent.unwrap();
    }

    /// Waits until the display has taken everything.
    fn settle(&self) {
        self.display.get_input_focus().unwrap().reply().unwrap();
    }
}
