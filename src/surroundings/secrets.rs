//! Secrets in what applications tell of themselves, found and hidden.

use super::{Control, Role, Surroundings};
use crate::picture::Rect;
use crate::screening::{Secret, redact};

impl Surroundings {
    /// The same without the secrets in its texts.
    pub fn redacted(&self) -> Self {
        let mut open = self.clone();
        let mut texts = open.texts();
        redact(
            &mut texts
                .iter_mut()
                .map(|(text, _)| &mut **text)
                .collect::<Vec<_>>(),
        );
        open
    }

    /// The secrets in its texts, each with the place of the control that holds it, where that is
    /// told.
    pub fn secrets(&self) -> Vec<(Secret, Option<Rect>)> {
        let mut open = self.clone();
        let mut texts = open.texts();
        let areas: Vec<Option<Rect>> = texts.iter().map(|(_, area)| *area).collect();
        let found = redact(
            &mut texts
                .iter_mut()
                .map(|(text, _)| &mut **text)
                .collect::<Vec<_>>(),
        );
        let found = found.into_iter();
        found.map(|(text, secret)| (secret, areas[text])).collect()
    }

    /// The password fields, each with whether it has the focus, and its place where that is told.
    pub fn password_fields(&self) -> Vec<(bool, Option<Rect>)> {
        let inside = self.dialogs.iter().flat_map(|dialog| &dialog.controls);
        let others = inside.chain(&self.controls);
        let field = |control: &&Control| control.role == Role::PasswordField;
        let focus = self.focus.iter().filter(field);
        let mut fields: Vec<_> = focus.map(|control| (true, control.area)).collect();
        if fields.is_empty() && self.password {
            fields.push((true, None));
        }
        let others = others.filter(field).map(|control| control.area);
        // The focused one is mostly told twice.
        let others = others.filter(|area| !fields.iter().any(|(_, known)| known == area));
        let others: Vec<_> = others.map(|area| (false, area)).collect();
        fields.extend(others);
        fields
    }

    /// All its texts with the places of their controls, in reading order.
    fn texts(&mut self) -> Vec<(&mut String, Option<Rect>)> {
        let titles = self.windows.iter_mut().map(|window| &mut window.title);
        let front = [&mut self.window, &mut self.heard, &mut self.selected_text];
        let bare = front.into_iter().chain(titles).flatten();
        let mut texts: Vec<_> = bare.map(|text| (text, None)).collect();
        for dialog in &mut self.dialogs {
            texts.extend(dialog.name.as_mut().map(|name| (name, None)));
            dialog
                .controls
                .iter_mut()
                .for_each(|control| texts.extend(told(control)));
        }
        let controls = self.focus.iter_mut().chain(&mut self.controls);
        controls.for_each(|control| texts.extend(told(control)));
        texts
    }
}

fn told(control: &mut Control) -> impl Iterator<Item = (&mut String, Option<Rect>)> {
    let area = control.area;
    let texts = [&mut control.name, &mut control.value].into_iter();
    texts.flatten().map(move |text| (text, area))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn field(role: Role, name: &str, value: &str) -> Control {
        Control {
            role,
            name: Some(name.to_owned()),
            value: (!value.is_empty()).then(|| value.to_owned()),
            states: Vec::new(),
            area: None,
            depth: 0,
        }
    }

    #[test]
    fn what_a_field_holds_is_found_and_hidden() {
        let place = Rect {
            x: 1,
            y: 2,
            width: 3,
            height: 4,
        };
        let known = Surroundings {
            window: Some("Pay".into()),
            focus: Some(Control {
                area: Some(place),
                ..field(Role::TextField, "Card", "4111 1111 1111 1111")
            }),
            controls: vec![field(Role::TextField, "Name", "Ada")],
            ..Surroundings::default()
        };
        assert_eq!(known.secrets(), [(Secret::Card, Some(place))]);
        let open = known.redacted();
        let value = open.focus.and_then(|focus| focus.value);
        assert_eq!(value.as_deref(), Some("(hidden)"));
        assert_eq!((open.window, open.controls), (known.window, known.controls));
    }

    #[test]
    fn password_fields_are_counted_once() {
        let mut known = Surroundings {
            password: true,
            ..Surroundings::default()
        };
        assert_eq!(known.password_fields(), [(true, None)]);
        let pin = field(Role::PasswordField, "Pin", "");
        known.focus = Some(pin.clone());
        known.controls = vec![pin.clone(), field(Role::TextField, "Name", "")];
        assert_eq!(known.password_fields(), [(true, None)]);
        known.focus = None;
        known.password = false;
        assert_eq!(known.password_fields(), [(false, None)]);
    }
}
