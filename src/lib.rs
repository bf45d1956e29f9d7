//! Aloud: press a key, and hear what is there.
//!
//! This is the map. A module may use only modules of lower floors and, on floor 0, other words;
//! `tests/floors.rs` reads this table and holds every module to it.
//!
//! ```text
//! 6  main setup recall doctor
//! 5  client
//! 4  cli host autostart consent shortcuts
//! 3  daemon
//! 2  answer config notify
//! 1  session | listen capture describe present keep
//! 0  request agreement allowance event effect picture surroundings conversation prompt screening sentences tongue utterance failure wording memory verdict bus portal compositor tiling
//! ```
//!
//! In the map's order the doors *are* the program: listen, capture, describe, present, keep. No door
//! knows another door, the mind (`session`) knows no door, and no door knows the configuration
//! file. `session` only decides, `daemon` only does, and everything that happens enters through one
//! inbox. Cancelling is dropping. Begin with `request`, `event` and `session`.

pub mod agreement;
pub mod allowance;
pub mod answer;
pub mod autostart;
pub mod bus;
pub mod capture;
pub mod cli;
pub mod client;
pub mod compositor;
pub mod config;
pub mod consent;
pub mod conversation;
pub mod daemon;
pub mod describe;
pub mod doctor;
pub mod effect;
pub mod event;
pub mod failure;
pub mod host;
pub mod keep;
pub mod listen;
pub mod memory;
pub mod notify;
pub mod picture;
pub mod portal;
pub mod present;
pub mod prompt;
pub mod recall;
pub mod request;
pub mod screening;
pub mod sentences;
pub mod session;
pub mod setup;
pub mod shortcuts;
pub mod surroundings;
pub mod tiling;
pub mod tongue;
pub mod utterance;
pub mod verdict;
pub mod wording;
