//! A walk as a listener hears it: dialogs apart, nameless boxes and repeated texts left out.

use super::roles;
use super::walk::{Place, Walk};
use crate::surroundings::{Control, Dialog, Role, State, Surroundings};

/// Adds what `walk` saw to `surroundings`.
pub(super) fn tell(walk: &Walk, surroundings: &mut Surroundings) {
    // What encloses the next object: its place, and the name and value that it was told with.
    let mut around: Vec<(&Place, Control)> = Vec::new();
    let mut dialog: Option<&Place> = None;
    for (place, seen) in &walk.seen {
        around.retain(|(outer, _)| place.starts_with(outer));
        dialog = dialog.filter(|outer| place.starts_with(outer));
        let control = seen.control(around.len());
        if dialog.is_none() && roles::interrupts(seen.role) {
            dialog = Some(place);
            surroundings.dialogs.push(Dialog {
                role: seen.role,
                name: control.name,
                active: seen.flags.contains(atspi::State::Active),
                controls: Vec::new(),
            });
            continue;
        }
        if !worth(&control) || repeats(&control, &around) {
            continue;
        }
        surroundings.unnamed += usize::from(is_unnamed(&control));
        around.push((place, control.clone()));
        match (dialog, surroundings.dialogs.last_mut()) {
            (Some(_), Some(dialog)) => {
                dialog.active |= control.is(State::Focused);
                dialog.controls.push(control);
            }
            _ => surroundings.controls.push(control),
        }
    }
    surroundings.dialogs.sort_by_key(|dialog| !dialog.active);
}

/// Whether a control says anything, or something can be done with it.
fn worth(control: &Control) -> bool {
    match control.role {
        Role::Window | Role::Separator | Role::ScrollBar => false,
        role if roles::acts(role) => true,
        Role::Terminal | Role::ProgressBar => true,
        _ => control.name.is_some() || control.value.is_some(),
    }
}

/// Whether a text is only the label of what it is in.
fn repeats(control: &Control, around: &[(&Place, Control)]) -> bool {
    let Some((_, outer)) = around.last() else {
        return false;
    };
    control.role == Role::Text
        && control.name.is_some()
        && (control.name == outer.name || control.name == outer.value)
}

/// Whether it can be worked but has no name; a field's value serves as one.
fn is_unnamed(control: &Control) -> bool {
    roles::acts(control.role) && control.name.is_none() && control.value.is_none()
}
