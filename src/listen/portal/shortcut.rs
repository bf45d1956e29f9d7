//! How keys are written in talking with the portal. Keys to wish for stand in the form of the
//! shortcuts specification (<https://specifications.freedesktop.org/shortcuts-spec/latest/>); keys
//! that were given are words for a person.

use std::collections::HashMap;

use zbus::zvariant::{OwnedValue, Value};

use crate::listen::Binding;
use crate::listen::chord::Chord;
use crate::portal::Results;
use crate::wording::shortcuts::purpose;

/// A key that the portal is asked for: our name for it, and what is said about it.
pub(super) type Wished = (String, HashMap<&'static str, Value<'static>>);

/// Keys as the portal lists them: our names, and what it says about them.
pub(super) type List = Vec<(String, HashMap<String, OwnedValue>)>;

/// A key that the portal has given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Shortcut {
    /// Our name for it.
    pub(super) id: String,
    /// How a person presses it, in the desktop's words; empty where there is no key.
    pub(super) trigger: String,
}

/// What is wished for one binding.
pub(super) fn wish(binding: &Binding) -> Wished {
    let about = HashMap::from([
        ("description", Value::from(purpose(&binding.action))),
        ("preferred_trigger", Value::from(trigger(binding.chord))),
    ]);
    (binding.action.to_owned(), about)
}

/// The shortcuts among the results of a question.
pub(super) fn given(mut results: Results) -> Vec<Shortcut> {
    let found = results.remove("shortcuts").map(List::try_from);
    found.and_then(Result::ok).map(listed).unwrap_or_default()
}

/// Shortcuts as they stand in signals and results.
pub(super) fn listed(shortcuts: List) -> Vec<Shortcut> {
    let one = |(id, mut about): (String, HashMap<String, OwnedValue>)| {
        let trigger = about.remove("trigger_description").map(String::try_from);
        let trigger = trigger.and_then(Result::ok).unwrap_or_default();
        let trigger = plain(trigger.trim());
        Shortcut { id, trigger }
    };
    shortcuts.into_iter().map(one).collect()
}

/// A key as we write it, where GNOME writes "Press <Alt><Super>d"; other words stay as they are.
fn plain(trigger: &str) -> String {
    let written = trigger.find('<').map(|start| &trigger[start..]);
    let joined = written.map(|keys| keys.replace("><", "+").replace('<', "").replace('>', "+"));
    let chord = joined.and_then(|keys| keys.parse::<Chord>().ok());
    chord.map_or_else(|| trigger.to_owned(), String::from)
}

/// A chord in the form of the specification.
fn trigger(chord: Chord) -> String {
    let held = chord.modifiers();
    let mut words = Vec::new();
    for (is_held, word) in [
        (held.logo, "LOGO"),
        (held.ctrl, "CTRL"),
        (held.alt, "ALT"),
        (held.shift, "SHIFT"),
    ] {
        words.extend(is_held.then(|| word.to_owned()));
    }
    words.push(chord.key().symbol());
    words.join("+")
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn chords_are_written_as_the_specification_has_it() {
        let written = |chord: &str| trigger(chord.parse().unwrap());
        assert_eq!(written("Super+Alt+D"), "LOGO+ALT+d");
        assert_eq!(written("ctrl+shift+F5"), "CTRL+SHIFT+F5");
        assert_eq!(written("Super+Alt+Space"), "LOGO+ALT+space");
        assert_eq!(written("Ctrl+PageDown"), "CTRL+Page_Down");
    }

    #[test]
    fn what_is_given_is_read_and_a_missing_trigger_is_no_key() {
        let about = |trigger: Option<&str>| {
            let value = |text| OwnedValue::try_from(Value::from(text)).unwrap();
            let told = trigger.map(|text| ("trigger_description".to_owned(), value(text)));
            told.into_iter().collect::<HashMap<_, _>>()
        };
        let list = listed(vec![
            ("screen".into(), about(Some("Press <Alt><Super>d"))),
            ("stop".into(), about(None)),
            ("repeat".into(), about(Some(" Meta+Alt+Space "))),
            ("more".into(), about(Some("Press <Alt>m or <Alt>n"))),
        ]);
        let triggers: Vec<_> = list.iter().map(|one| one.trigger.as_str()).collect();
        assert_eq!(triggers[..2], ["Super+Alt+D", ""]);
        assert_eq!(triggers[2..], ["Meta+Alt+Space", "Press <Alt>m or <Alt>n"]);
        assert_eq!(given(Results::new()), []);
    }
}
