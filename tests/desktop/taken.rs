//! A key that another program has taken before Aloud could.

use x11rb::connection::Connection as _;
use x11rb::protocol::xproto::{ConnectionExt as _, GrabMode, ModMask};
use x11rb::rust_connection::RustConnection;

use super::Desktop;

/// What the daemon and the set-up say of it.
pub const IS_TAKEN: &str = "The key Super Alt D for screen is taken by another program.";

/// The program that has it; it gives it back with this value.
pub struct Taken(RustConnection);

impl Desktop {
    /// Takes Super+Alt+D, as a window manager may have it.
    pub fn takes_the_key_for_the_screen(&self) -> Taken {
        let (connection, number) = x11rb::connect(self.variable("DISPLAY")).unwrap();
        let root = connection.setup().roots[number].root;
        let codes = self.run("xmodmap", &["-pke"]);
        let code = codes.lines().find(|line| line.contains("= d D")).unwrap();
        let code: u8 = code.split_whitespace().nth(1).unwrap().parse().unwrap();
        let (modifiers, mode) = (ModMask::M1 | ModMask::M4, GrabMode::ASYNC);
        let grabbed = connection.grab_key(false, root, modifiers, code, mode, mode);
        grabbed.unwrap().check().unwrap();
        Taken(connection)
    }
}
