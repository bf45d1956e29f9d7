//! A walk as a listener hears it: dialogs apart, from top to bottom, nameless boxes and repeated
//! texts left out.

use std::collections::{BTreeMap, HashMap};

use atspi::State as Flag;

use super::control::Seen;
use super::roles;
use super::text::EMBEDDED;
use super::walk::Place;
use crate::picture::Rect;
use crate::surroundings::{Control, Dialog, Role, State, Surroundings};

/// Adds what a walk saw to `surroundings`.
pub(super) fn tell(seen: &BTreeMap<Place, Seen>, surroundings: &mut Surroundings) {
    let mut below: HashMap<&[usize], Vec<Object>> = HashMap::new();
    for (place, seen) in seen {
        let parent = place.split_last().map_or(&[][..], |(_, parent)| parent);
        below
            .entry(parent)
            .or_default()
            .push(Object { place, seen });
    }
    let mut reading = Reading {
        below,
        surroundings,
    };
    for root in reading.children(&[]) {
        reading.read(&root, &mut Vec::new(), Inside::default());
    }
    surroundings.dialogs.sort_by_key(|dialog| !dialog.active);
}

#[derive(Clone, Copy)]
struct Object<'a> {
    place: &'a Place,
    seen: &'a Seen,
}

/// What the object being read is in.
#[derive(Clone, Copy, Default)]
struct Inside {
    /// The dialog's index in the surroundings.
    dialog: Option<usize>,
    /// A document is in its own order wherever its parts are shown.
    document: bool,
}

struct Reading<'a> {
    below: HashMap<&'a [usize], Vec<Object<'a>>>,
    surroundings: &'a mut Surroundings,
}

impl<'a> Reading<'a> {
    fn children(&self, place: &[usize]) -> Vec<Object<'a>> {
        self.below.get(place).cloned().unwrap_or_default()
    }

    /// Reads `object` and what is in it; `around` are the controls that enclose it.
    fn read(&mut self, object: &Object<'a>, around: &mut Vec<Control>, mut inside: Inside) {
        let control = object.seen.control(around.len());
        if inside.dialog.is_none() && roles::interrupts(control.role) {
            inside.dialog = Some(self.surroundings.dialogs.len());
            self.surroundings.dialogs.push(Dialog {
                role: control.role,
                name: control.name,
                active: object.seen.flags.contains(Flag::Active),
                controls: Vec::new(),
            });
            return self.read_below(object, &mut Vec::new(), inside);
        }
        let root = object.place.len() == 1;
        if root || !worth(&control) || repeats(&control, around) || self.is_carried(object) {
            return self.read_below(object, around, inside);
        }
        self.tell(control.clone(), inside);
        around.push(control);
        self.read_below(object, around, inside);
        around.pop();
    }

    fn read_below(&mut self, object: &Object<'a>, around: &mut Vec<Control>, mut inside: Inside) {
        inside.document |= object.seen.role == Role::Document;
        let mut children = self.children(object.place);
        if !inside.document && is_laid_out(object.seen.role) {
            // What has no place and nothing in it is not told anyway, and must not spoil the order.
            children.retain(|child| child.seen.area.is_some() || self.is_told(child));
            sort_by_rows(&mut children);
        }
        for child in children {
            self.read(&child, around, inside);
        }
    }

    fn tell(&mut self, control: Control, inside: Inside) {
        self.surroundings.unnamed += usize::from(is_unnamed(&control));
        let dialog = inside
            .dialog
            .and_then(|index| self.surroundings.dialogs.get_mut(index));
        match dialog {
            Some(dialog) => {
                dialog.active |= control.is(State::Focused);
                dialog.controls.push(control);
            }
            None => self.surroundings.controls.push(control),
        }
    }

    fn is_told(&self, object: &Object<'a>) -> bool {
        self.below.contains_key(object.place.as_slice()) || worth(&object.seen.control(0))
    }

    /// Whether a text with gaps is read by its parts: some toolkits have objects for these, others
    /// only for what stands in the gaps.
    fn is_carried(&self, object: &Object<'a>) -> bool {
        let name = object.seen.name.as_deref().unwrap_or_default();
        object.seen.role == Role::Text
            && name.contains(EMBEDDED)
            && self
                .children(object.place)
                .iter()
                .any(|child| child.seen.role == Role::Text && child.seen.name.is_some())
    }
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

/// Whether a text is only the label of what it is in, or a part of its text.
fn repeats(control: &Control, around: &[Control]) -> bool {
    let (Some(outer), Some(name)) = (around.last(), control.name.as_deref()) else {
        return false;
    };
    let within = |text: &Option<String>| match outer.role {
        Role::Text | Role::Heading | Role::ListItem | Role::Cell | Role::Link => {
            text.as_deref().is_some_and(|text| text.contains(name))
        }
        _ => text.as_deref() == Some(name),
    };
    control.role == Role::Text && (within(&outer.name) || within(&outer.value))
}

/// Whether it can be worked but has no name; a field's value serves as one.
fn is_unnamed(control: &Control) -> bool {
    roles::acts(control.role) && control.name.is_none() && control.value.is_none()
}

/// Whether the order of its children says nothing: GTK lists those of a grid from the last one.
fn is_laid_out(role: Role) -> bool {
    matches!(role, Role::Window | Role::Group | Role::Form | Role::Other) || roles::interrupts(role)
}

/// Sorts from top to bottom and, beside one another, from left to right.
fn sort_by_rows(objects: &mut [Object<'_>]) {
    let area = |object: &Object<'_>| object.seen.area;
    if objects.iter().any(|object| area(object).is_none()) {
        return;
    }
    let top = |area: Rect| i64::from(area.y);
    let middle = |area: Rect| top(area) + i64::from(area.height) / 2;
    let bottom = |area: Rect| top(area) + i64::from(area.height);
    objects.sort_by_key(|object| area(object).map(top));
    let mut rest = objects;
    while let Some(first) = rest.first().and_then(area) {
        let beside = |other: Rect| middle(other) < bottom(first) && top(other) < middle(first);
        let row = rest
            .iter()
            .take_while(|object| area(object).is_some_and(beside))
            .count();
        let (row, below) = rest.split_at_mut(row.max(1));
        row.sort_by_key(|object| area(object).map(|area| area.x));
        rest = below;
    }
}
