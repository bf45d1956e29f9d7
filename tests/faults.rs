//! What a user hears when something fails on a real desktop with the real program: each fault has
//! its own sentence, and the next press works.
#![allow(
    clippy::unwrap_used,
    clippy::print_stderr,
    missing_docs,
    unreachable_pub
)]

#[path = "desktop/mod.rs"]
mod desktop;
mod far_side;
mod home;
mod mutants;

#[path = "faults/clipboard.rs"]
mod clipboard;
#[path = "faults/display.rs"]
mod display;
#[path = "faults/killed.rs"]
mod killed;
#[path = "faults/provider.rs"]
mod provider;
#[path = "faults/reading.rs"]
mod reading;
#[path = "faults/sound.rs"]
mod sound;
#[path = "faults/starting.rs"]
mod starting;
#[path = "faults/unheard.rs"]
mod unheard;
#[path = "faults/way.rs"]
mod way;
