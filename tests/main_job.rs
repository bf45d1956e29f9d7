//! The main job on a real desktop with the real program: a key is pressed, the provider gets the
//! picture, the words are heard; and everything a user does with that.
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

#[path = "main_job/asking.rs"]
mod asking;
#[path = "main_job/commands.rs"]
mod commands;
#[path = "main_job/looking.rs"]
mod looking;
#[path = "main_job/modes.rs"]
mod modes;
#[path = "main_job/pressing.rs"]
mod pressing;
#[path = "main_job/standing.rs"]
mod standing;
#[path = "main_job/unseen.rs"]
mod unseen;
