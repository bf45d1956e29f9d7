//! The sentences about a window and its controls, as they are heard. Each is true by itself, and
//! none says what a protected field holds.

use crate::request::Subject;
use crate::surroundings::{Control, Dialog, Remark, Role, State, Surroundings, Window};
use crate::tongue::Tongue;
use crate::wording::{is_called_password, role, say, state_of};

/// Names of one kind that are said before the others are counted.
const FEW: usize = 6;
/// A selection of more characters is counted, not read.
const LONGEST_SELECTION: usize = 120;

/// What stands in front: the first sentence, without its full stop.
pub(super) fn head(subject: &Subject, known: &Surroundings, any_window: bool) -> String {
    let dialog = known.dialogs.iter().find(|dialog| dialog.active);
    let placed = |window: String| match subject {
        Subject::Screen => say!("front-window", window),
        Subject::Pointer => say!("under-pointer", window),
        _ => window,
    };
    let application = known.application.as_deref();
    let title = known.window.as_deref();
    let head = match (dialog, application, title) {
        (Some(dialog), _, _) => {
            let role = role(dialog.role);
            let name = dialog.name.as_deref().or(title);
            placed(listed([Some(role.as_str()), name, application]))
        }
        (None, None, None) if *subject == Subject::Pointer => say!("no-window-under-pointer"),
        (None, None, None) if any_window => say!("no-window-active"),
        (None, None, None) => say!("window-unknown"),
        (None, application, title) => {
            let repeated = title.zip(application).is_some_and(|(title, application)| {
                title.to_lowercase().contains(&application.to_lowercase())
            });
            let application = application.filter(|_| !repeated);
            placed(listed([application, title, None]))
        }
    };
    capital(&match known.remarks.contains(&Remark::PartlyOffScreen) {
        true => say!("partly-off-screen", head),
        false => head,
    })
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
        true => say!("window-untitled"),
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
        return Some(match control.and_then(|control| control.name.as_deref()) {
            Some(name) => say!("focus-password-named", name),
            None => say!("focus-password"),
        });
    }
    let control = control?;
    if matches!(
        control.role,
        Role::Window | Role::Dialog | Role::Application
    ) {
        return None;
    }
    let called = match control.name.as_deref() {
        Some(name) => say!("control-named", role = role(control.role), name),
        None => role(control.role),
    };
    let held = control.value.as_deref();
    let held = held.filter(|held| !is_long(control.role) && control.name.as_deref() != Some(held));
    let states = states(control);
    let rest: Vec<String> = held.map(str::to_owned).into_iter().chain(states).collect();
    Some(match rest.is_empty() {
        true => say!("focus", control = called),
        false => say!("focus-holding", control = called, held = rest.join(", ")),
    })
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
        ..=LONGEST_SELECTION => say!("selected", text),
        _ => say!("selected-words", count = text.split_whitespace().count()),
    })
}

fn states(control: &Control) -> Option<String> {
    let states = control.states.iter();
    let words: Vec<String> = states
        .filter(|&&state| state != State::Focused && state != State::Default)
        .map(|&state| state_of(state))
        .collect();
    (!words.is_empty()).then(|| words.join(", "))
}

/// What a dialog says.
pub(super) fn dialog(dialog: &Dialog) -> Vec<String> {
    let mut sentences = Vec::new();
    if !dialog.active {
        let role = role(dialog.role);
        sentences.push(capital(&match dialog.name.as_deref() {
            Some(name) => say!("dialog-named", role, name),
            None => role,
        }));
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
    type Told = fn(usize, String) -> String;
    let kinds: [(Told, &[Role]); 5] = [
        (|count, names| say!("doable-fields", count, names), &FIELDS),
        (|count, names| say!("doable-checks", count, names), &CHECKS),
        (
            |count, names| say!("doable-buttons", count, names),
            &[Role::Button, Role::ToggleButton],
        ),
        (
            |count, names| say!("doable-tabs", count, names),
            &[Role::Tab],
        ),
        (
            |count, names| say!("doable-menus", count, names),
            &[Role::Menu],
        ),
    ];
    let mut sentences = Vec::new();
    for (tell, roles) in kinds {
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
        let listed = names[..said].join(", ");
        let listed = match names.len() - said {
            0 => listed,
            more => say!("and-more", names = listed, count = more),
        };
        sentences.push(tell(names.len(), listed));
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
        (Role::PasswordField, _) if !is_called_password(&named) => {
            named = say!("for-password", name = named);
        }
        (Role::TextField | Role::ComboBox | Role::SpinButton | Role::Slider, Some(value)) => {
            named = say!("holds", name = named, value);
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
    let role = role(control.role);
    let called = match control.name.as_deref() {
        Some(name) => say!("control-named", role, name),
        None => say!("control-unnamed", role),
    };
    let mut parts = vec![called];
    parts.extend(value);
    parts.extend(control.is(State::Focused).then(|| state_of(State::Focused)));
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
    match () {
        () if has(Remark::NoAccessibility) => Some(say!("no-accessibility")),
        () if has(Remark::NothingTold) => Some(say!("nothing-told")),
        () => None,
    }
}

/// How many controls have no name.
pub(super) fn unnamed(count: usize) -> Option<String> {
    (count > 0).then(|| say!("controls-unnamed", count))
}

/// A text with a capital at its beginning.
pub(super) fn capital(text: &str) -> String {
    let mut letters = text.chars();
    match letters.next() {
        Some(first) => first.to_uppercase().chain(letters).collect(),
        None => String::new(),
    }
}

/// A sentence that goes on behind another one; German nouns keep their capital.
pub(super) fn continued(text: &str) -> String {
    let mut letters = text.chars();
    match letters.next() {
        Some(first) if Tongue::current() != Tongue::German => {
            first.to_lowercase().chain(letters).collect()
        }
        _ => text.to_owned(),
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
