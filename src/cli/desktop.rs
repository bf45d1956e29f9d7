//! The words of the commands that change something in the desktop; the doc comments are the help text.

use clap::Subcommand;

/// What can be done about the permission to see the screen.
#[derive(Debug, Clone, Copy, Subcommand)]
pub enum ScreenshotsAction {
    /// Allow Aloud, and no other program, to see the screen without asking.
    Allow,
    /// Take that back.
    Withdraw,
    /// Tell what the desktop remembers.
    Status,
}

/// What can be done about keys in the desktop's own settings.
#[derive(Debug, Clone, Copy, Subcommand)]
pub enum ShortcutsAction {
    /// Add Aloud's keys to the settings.
    Add,
    /// Take them out again.
    Remove,
    /// Tell which of them stand there.
    Status,
}
