//! The actions that can have a key, and what each of them asks.

use super::Settings;
use crate::request::{Command, Request, Subject};

/// An action that can have a key: its name in the configuration, its key and its command.
pub(super) struct Action {
    pub(super) name: &'static str,
    pub(super) key: fn(&Settings) -> &str,
    pub(super) command: fn() -> Command,
}

/// All of them, in the order in which they are told.
pub(super) const ACTIONS: &[Action] = &[
    Action {
        name: "screen",
        key: |settings| &settings.screen,
        command: || Command::Describe(Request::of(Subject::Screen)),
    },
    Action {
        name: "window",
        key: |settings| &settings.window,
        command: || Command::Describe(Request::of(Subject::Window)),
    },
    Action {
        name: "focus",
        key: |settings| &settings.focus,
        command: || Command::Describe(Request::of(Subject::Focus)),
    },
    Action {
        name: "pointer",
        key: |settings| &settings.pointer,
        command: || Command::Describe(Request::of(Subject::Pointer)),
    },
    Action {
        name: "clipboard",
        key: |settings| &settings.clipboard,
        command: || Command::Describe(Request::of(Subject::Clipboard)),
    },
    Action {
        name: "changes",
        key: |settings| &settings.changes,
        command: || Command::Describe(Request::of(Subject::Changes)),
    },
    Action {
        name: "ask",
        key: |settings| &settings.ask,
        command: || Command::Ask(None),
    },
    Action {
        name: "more",
        key: |settings| &settings.more,
        command: || Command::More,
    },
    Action {
        name: "forget",
        key: |settings| &settings.forget,
        command: || Command::Forget,
    },
    Action {
        name: "repeat",
        key: |settings| &settings.repeat,
        command: || Command::Repeat,
    },
    Action {
        name: "stop",
        key: |settings| &settings.stop,
        command: || Command::Stop,
    },
    Action {
        name: "copy",
        key: |settings| &settings.copy,
        command: || Command::Copy,
    },
];

/// The command of the action with this name in the configuration.
pub fn command(action: &str) -> Option<Command> {
    let found = ACTIONS.iter().find(|known| known.name == action)?;
    Some((found.command)())
}

/// The names of all actions.
pub fn actions() -> Vec<&'static str> {
    ACTIONS.iter().map(|action| action.name).collect()
}
