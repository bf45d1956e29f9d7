//! What stands in the menu: every command with its key, and the switches for the next looks. An
//! entry keeps its number whatever else changes, so that a menu may stay open.

use super::View;
use crate::event::Status;
use crate::request::{Command, Detail, Mode, Preference, Request, Subject};
use crate::wording::{Sentence, detail_name, menu as words, mode_name};

/// One line of the menu.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Entry {
    /// Its number on the bus; 0 is the menu itself.
    pub(super) id: i32,
    pub(super) label: String,
    pub(super) kind: Kind,
    /// What it does; nothing where there is nothing to do it with.
    pub(super) command: Option<Command>,
    pub(super) entries: Vec<Entry>,
}

/// What a line looks like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// Does something.
    Plain,
    /// Is on or off.
    Check(bool),
    /// Is the one of its group that is on, or not.
    Radio(bool),
    /// Opens further entries.
    Folder,
    /// A line between groups.
    Line,
}

/// The action whose key a command shares, the command, and its label.
type Labelled = (&'static str, fn() -> Command, Sentence);

/// The commands with the action whose key they share; a gap stands for a line. What is found by words that
/// are typed, as in the screen and in the history, has no place in a menu.
const COMMANDS: [Option<Labelled>; 13] = [
    Some(("screen", || look(Subject::Screen), words::SCREEN)),
    Some(("window", || look(Subject::Window), words::WINDOW)),
    Some(("focus", || look(Subject::Focus), words::FOCUS)),
    Some(("pointer", || look(Subject::Pointer), words::POINTER)),
    Some(("clipboard", || look(Subject::Clipboard), words::CLIPBOARD)),
    Some(("changes", || look(Subject::Changes), words::CHANGES)),
    None,
    Some(("ask", || Command::Ask(None), words::ASK)),
    Some(("more", || Command::More, words::MORE)),
    None,
    Some(("repeat", || Command::Repeat, words::REPEAT)),
    Some(("stop", || Command::Stop, words::STOP)),
    Some(("forget", || Command::Forget, words::FORGET)),
];

/// Numbers of what follows the commands; a group has the hundred after it for its entries.
const COPY: i32 = 30;
const PAUSE: i32 = 31;
const RELOAD: i32 = 32;
const QUIT: i32 = 33;
const PRIVATE: i32 = 34;
const COPIES: i32 = 35;
const FIRST_LINE: i32 = 40;
const PROVIDER: i32 = 100;
const DETAIL: i32 = 200;
const MODE: i32 = 300;

/// Longest part of the last answer that stands in the menu: a line of a narrow screen.
const LONGEST: usize = 60;

fn look(subject: Subject) -> Command {
    Command::Describe(Request::of(subject))
}

/// The whole menu.
pub(super) fn entries(view: &View) -> Vec<Entry> {
    let status = view.status.borrow();
    let mut entries: Vec<_> = (1..)
        .zip(&COMMANDS)
        .map(|(id, command)| match command {
            Some((action, command, words)) => {
                Entry::plain(id, keyed(*words, action, &status), command())
            }
            None => Entry::line(id),
        })
        .collect();
    entries.extend([
        last(view.last.borrow().as_deref(), &status),
        Entry::line(FIRST_LINE),
        Entry::folder(PROVIDER, words::PROVIDER, providers(&status)),
        Entry::folder(DETAIL, words::DETAIL, details(&status)),
        Entry::folder(MODE, words::MODE, modes(&status)),
        Entry::line(FIRST_LINE + 1),
        Entry {
            kind: Kind::Check(status.paused),
            ..Entry::plain(PAUSE, words::PAUSE.into(), Command::Pause(!status.paused))
        },
        Entry {
            kind: Kind::Check(status.copies),
            ..Entry::plain(COPIES, words::COPIES.into(), Command::Watch(!status.copies))
        },
    ]);
    // Where nothing is kept anyhow there is nothing to switch.
    entries.extend(status.history.then(|| {
        let switch = Command::Private(!status.private);
        Entry {
            kind: Kind::Check(status.private),
            ..Entry::plain(PRIVATE, words::PRIVATE.into(), switch)
        }
    }));
    entries.extend([
        Entry::plain(RELOAD, words::RELOAD.into(), Command::Reload),
        Entry::plain(QUIT, words::QUIT.into(), Command::Quit),
    ]);
    entries
}

/// A label with the key that does the same.
fn keyed(label: Sentence, action: &str, status: &Status) -> String {
    match status.keys.iter().find(|(known, _)| known == action) {
        Some((_, key)) => format!("{label} ({key})"),
        None => label.into(),
    }
}

/// The last answer, shortened, to be copied.
fn last(answer: Option<&str>, status: &Status) -> Entry {
    let label = keyed(words::COPY, "copy", status);
    let Some(answer) = answer else {
        return Entry {
            command: None,
            ..Entry::plain(COPY, label, Command::Copy)
        };
    };
    let line = answer.split_whitespace().collect::<Vec<_>>().join(" ");
    let start: String = line.chars().take(LONGEST).collect();
    let more = if start.len() < line.len() { "…" } else { "" };
    Entry::plain(COPY, format!("{label}: {start}{more}"), Command::Copy)
}

fn providers(status: &Status) -> Vec<Entry> {
    let chosen = &status.preferred.provider;
    let order = (words::IN_ORDER.into(), None);
    let named = status.providers.iter().chain(&status.others);
    let named = named.map(|name| (name.clone(), Some(name.clone())));
    group(
        PROVIDER,
        std::iter::once(order)
            .chain(named)
            .map(|(label, name)| (label, name == *chosen, Preference::Provider(name))),
    )
}

fn details(status: &Status) -> Vec<Entry> {
    let choices = [
        None,
        Some(Detail::Gist),
        Some(Detail::Standard),
        Some(Detail::Full),
    ];
    group(
        DETAIL,
        choices.into_iter().map(|choice| {
            let label = choice.map_or_else(|| words::AS_CONFIGURED.into(), detail_name);
            let on = choice == status.preferred.detail;
            (label, on, Preference::Detail(choice))
        }),
    )
}

fn modes(status: &Status) -> Vec<Entry> {
    let own = status.modes.iter().cloned().map(Mode::Own);
    group(
        MODE,
        Mode::BUILT_IN.into_iter().chain(own).map(|choice| {
            let on = choice == status.preferred.mode;
            (mode_name(&choice), on, Preference::Mode(choice))
        }),
    )
}

/// Entries of which one is on, numbered from the group's own number.
fn group(id: i32, choices: impl Iterator<Item = (String, bool, Preference)>) -> Vec<Entry> {
    (id + 1..)
        .zip(choices)
        .map(|(id, (label, on, preference))| Entry {
            kind: Kind::Radio(on),
            ..Entry::plain(id, label, Command::Prefer(preference))
        })
        .collect()
}

impl Entry {
    fn plain(id: i32, label: String, command: Command) -> Self {
        Self {
            id,
            label,
            kind: Kind::Plain,
            command: Some(command),
            entries: Vec::new(),
        }
    }

    fn line(id: i32) -> Self {
        Self {
            id,
            label: String::new(),
            kind: Kind::Line,
            command: None,
            entries: Vec::new(),
        }
    }

    fn folder(id: i32, label: Sentence, entries: Vec<Self>) -> Self {
        Self {
            id,
            label: label.into(),
            kind: Kind::Folder,
            command: None,
            entries,
        }
    }
}
