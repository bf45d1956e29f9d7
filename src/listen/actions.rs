//! Every action that can have a key, in the order in which keys are given out.

use super::Settings;
use crate::request::{Command, Request, Subject};

/// An action that can have a key: its name in the configuration, its key and its command.
pub(super) struct Action {
    pub(super) name: &'static str,
    pub(super) key: fn(&Settings) -> &str,
    pub(super) command: fn() -> Command,
}

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

impl Settings {
    /// The command of the action with this name; a mode with a key is an action, too.
    pub fn command(&self, action: &str) -> Option<Command> {
        let own = ACTIONS.iter().find(|known| known.name == action);
        let mode = self.modes.iter().find(|mode| mode.action == action);
        let own = own.map(|known| (known.command)());
        own.or_else(|| Some(Command::Describe(mode?.request.clone())))
    }

    /// The names of all actions.
    pub fn actions(&self) -> Vec<String> {
        let own = ACTIONS.iter().map(|action| action.name.to_owned());
        let modes = self.modes.iter().map(|mode| mode.action.clone());
        own.chain(modes).collect()
    }
}
