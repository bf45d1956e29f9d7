//! The sentences about a window and its controls, as they are heard. Each is true by itself, and
//! none says what a protected field holds.

use crate::request::Subject;
use crate::surroundings::{Control, Dialog, Remark, Role, State, Surroundings, Window};

/// Names of one kind that are said before the others are counted.
const FEW: usize = 6;
/// A selection of more characters is counted, not read.
const LONGEST_SELECTION: usize = 120;

/// What stands in front: the first sentence, without its full stop.
pub(super) fn head(subject: &Subject, known: &Surroundings, any_window: bool) -> String {
    let dialog = known.dialogs.iter().find(|dialog| dialog.active);
    let place = match subject {
        Subject::Screen => "Front window: ",
        Subject::Pointer => "Under the pointer: ",
        _ => "",
    };
    let application = known.application.as_deref();
    let title = known.window.as_deref();
    let mut head = match (dialog, application, title) {
        (Some(dialog), _, _) => {
            let name = dialog.name.as_deref().or(title);
            let parts = [Some(dialog.role.words()), name, application];
            format!("{place}{}", listed(parts))
        }
        (None, None, None) if *subject == Subject::Pointer => {
            "No window is under the pointer".to_owned()
        }
        (None, None, None) if any_window => "No window is active".to_owned(),
        (None, None, None) => "The name of the window is not known".to_owned(),
        (None, application, title) => {
            let repeated = title.zip(application).is_some_and(|(title, application)| {
                title.to_lowercase().contains(&application.to_lowercase())
            });
            let application = application.filter(|_| !repeated);
            format!("{place}{}", listed([application, title, None]))
        }
    };
    if known.remarks.contains(&Remark::PartlyOffScreen) {
        head.push_str("; a part of it lies outside the screen");
    }
    capital(&head)
}

/// What a window is called: its application and title, unless the title names both.
pub(super) fn window(window: &Window) -> String {
    let title = window.title.as_deref();
    let application = window.application.as_deref().filter(|application| {
        let title = title.map(str::to_lowercase).unwrap_or_default();
        !title.contains(&application.to_lowercase())
    });
    let parts: Vec<&str> = application.into_iter().chain(title).collect();
    match parts.is_empty() {
        true => "a window without a title".to_owned(),
        false => parts.join(", "),
    }
}

fn listed(parts: [Option<&str>; 3]) -> String {
    let parts: Vec<&str> = parts.into_iter().flatten().collect();
    parts.join(", ")
}

/// Where the focus is, without a full stop; nothing where it is not known.
pub(super) fn focus(known: &Surroundings) -> Option<String> {
    let control = known.focus.as_ref();
    if known.password || control.is_some_and(|control| control.role == Role::PasswordField) {
        let name = control.and_then(|control| control.name.as_deref());
        let name = name.map_or(String::new(), |name| format!(", {name},"));
        return Some(format!("A password field{name} has the focus"));
    }
    let control = control?;
    if matches!(
        control.role,
        Role::Window | Role::Dialog | Role::Application
    ) {
        return None;
    }
    let name = control
        .name
        .as_deref()
        .map_or(String::new(), |name| format!(" {name}"));
    let mut sentence = format!("The {}{name} has the focus", control.role.words());
    let held = control.value.as_deref();
    let held = held.filter(|held| !is_long(control.role) && control.name.as_deref() != Some(held));
    let states = states(control);
    let rest: Vec<String> = held.map(str::to_owned).into_iter().chain(states).collect();
    if !rest.is_empty() {
        sentence.push_str(": ");
        sentence.push_str(&rest.join(", "));
    }
    Some(sentence)
}

/// Whether what it holds is read where it stands.
fn is_long(role: Role) -> bool {
    matches!(
        role,
        Role::TextArea | Role::Terminal | Role::Document | Role::PasswordField
    )
}

/// What is selected, without a full stop.
pub(super) fn selection(known: &Surroundings) -> Option<String> {
    let text = known.selected_text.as_deref().filter(|_| !known.password)?;
    let text = text.trim();
    if text.is_empty() {
        return None;
    }
    Some(match text.chars().count() {
        ..=LONGEST_SELECTION => format!("Selected: {text}"),
        _ => format!("{} words are selected", text.split_whitespace().count()),
    })
}

fn states(control: &Control) -> Option<String> {
    let states = control.states.iter();
    let words: Vec<&str> = states
        .filter(|&&state| state != State::Focused && state != State::Default)
        .map(|state| state.words())
        .collect();
    (!words.is_empty()).then(|| words.join(", "))
}

/// What a dialog says.
pub(super) fn dialog(dialog: &Dialog) -> Vec<String> {
    let mut sentences = Vec::new();
    if !dialog.active {
        let name = dialog
            .name
            .as_deref()
            .map_or(String::new(), |name| format!(": {name}"));
        sentences.push(capital(&format!("{}{name}", dialog.role.words())));
    }
    let controls = dialog.controls.iter();
    let texts = controls.filter(|control| is_message(control.role));
    sentences.extend(texts.filter_map(|control| control.name.clone()));
    sentences
}

/// Whether a control of a dialog is a part of what it says.
pub(super) fn is_message(role: Role) -> bool {
    matches!(
        role,
        Role::Text | Role::Heading | Role::Alert | Role::Notification
    )
}

/// What can be done, kind by kind; `all` names all of them.
pub(super) fn doable<'a>(controls: impl Iterator<Item = &'a Control>, all: bool) -> Vec<String> {
    let controls: Vec<&Control> = controls.collect();
    let kinds: [(&str, &str, &[Role]); 5] = [
        ("Field", "Fields", &FIELDS),
        ("Check box", "Check boxes", &CHECKS),
        ("Button", "Buttons", &[Role::Button, Role::ToggleButton]),
        ("Tab", "Tabs", &[Role::Tab]),
        ("Menu", "Menus", &[Role::Menu]),
    ];
    let mut sentences = Vec::new();
    for (one, many, roles) in kinds {
        let kind = controls
            .iter()
            .filter(|control| roles.contains(&control.role));
        let names: Vec<String> = kind.filter_map(|control| named(control)).collect();
        if names.is_empty() {
            continue;
        }
        let said = if all {
            names.len()
        } else {
            FEW.min(names.len())
        };
        let word = if names.len() == 1 { one } else { many };
        let more = match names.len() - said {
            0 => String::new(),
            more => format!(" and {more} more"),
        };
        sentences.push(format!("{word}: {}{more}", names[..said].join(", ")));
    }
    sentences
}

const FIELDS: [Role; 6] = [
    Role::TextField,
    Role::PasswordField,
    Role::ComboBox,
    Role::SpinButton,
    Role::Slider,
    Role::DateField,
];
const CHECKS: [Role; 2] = [Role::CheckBox, Role::RadioButton];

/// Whether [`doable`] names controls of this role.
pub(super) fn is_doable(role: Role) -> bool {
    let others = [Role::Button, Role::ToggleButton, Role::Tab, Role::Menu];
    FIELDS.contains(&role) || CHECKS.contains(&role) || others.contains(&role)
}

/// A control by its name, with what tells it from others of its kind.
fn named(control: &Control) -> Option<String> {
    let mut named = control.name.clone().or_else(|| control.value.clone())?;
    let value = control.value.as_ref().filter(|value| **value != named);
    match (control.role, value) {
        (Role::PasswordField, _) if !named.to_lowercase().contains("password") => {
            named.push_str(" for a password");
        }
        (Role::TextField | Role::ComboBox | Role::SpinButton | Role::Slider, Some(value)) => {
            named = format!("{named} holds {value}");
        }
        _ => {}
    }
    if let Some(states) = states(control).filter(|_| !control.is(State::Focused)) {
        named = format!("{named} {states}");
    }
    Some(named)
}

/// One control by itself: type, name, value, states.
pub(super) fn control(control: &Control) -> String {
    let value = control.value.clone().filter(|_| !is_long(control.role));
    let value = value.filter(|value| control.name.as_ref() != Some(value));
    let name = control
        .name
        .clone()
        .unwrap_or_else(|| "without a name".to_owned());
    let mut parts = vec![format!("{} {name}", control.role.words())];
    parts.extend(value);
    parts.extend(control.is(State::Focused).then(|| "focused".to_owned()));
    parts.extend(states(control));
    capital(&parts.join(", "))
}

/// The control that has the focus, by itself.
pub(super) fn focused(focus: &Control) -> String {
    let mut focus = focus.clone();
    focus.states.retain(|&state| state != State::Focused);
    control(&focus)
}

/// Why nothing is known of what is in the window.
pub(super) fn untold(known: &Surroundings) -> Option<String> {
    let has = |remark| known.remarks.contains(&remark);
    let sentence = match () {
        () if has(Remark::NoAccessibility) => {
            "Accessibility is not running on this desktop, so applications tell nothing"
        }
        () if has(Remark::NothingTold) => "This application does not tell what is in it",
        () => return None,
    };
    Some(sentence.to_owned())
}

/// How many controls have no name.
pub(super) fn unnamed(count: usize) -> Option<String> {
    match count {
        0 => None,
        1 => Some("One control has no name".to_owned()),
        count => Some(format!("{count} controls have no name")),
    }
}

/// A text with a capital at its beginning.
pub(super) fn capital(text: &str) -> String {
    let mut letters = text.chars();
    match letters.next() {
        Some(first) => first.to_uppercase().chain(letters).collect(),
        None => String::new(),
    }
}

/// A sentence with an end that a voice hears, on a line of its own.
pub(super) fn ended(text: &str) -> String {
    let text = text.trim();
    match text.ends_with(|last: char| last.is_alphanumeric() || "\"')]%".contains(last)) {
        true => format!("{text}.\n"),
        false => format!("{text}\n"),
    }
}
