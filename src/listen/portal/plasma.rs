//! What KDE does with our keys and does not report: it calls a key given that another program has, and
//! keeps the one that it had at first where another is configured later. Its list of all keys is read;
//! nothing is changed in it.

use std::collections::HashSet;

use serde::de::DeserializeOwned;
use zbus::zvariant::{OwnedObjectPath, Type};

use crate::listen::Binding;
use crate::listen::chord::Chord;
use crate::portal::{APP_ID, PROBE, Portal, Trouble, within};

const NAME: &str = "org.kde.kglobalaccel";

/// A key of a program: action, its title, program, its title, context, its title, keys, and the keys
/// that it had at first.
type Key = (
    String,
    String,
    String,
    String,
    String,
    String,
    Vec<i32>,
    Vec<i32>,
);

/// What KDE does with our keys, by the names of their actions.
#[derive(Debug)]
pub(super) struct Known {
    /// They do something else as well.
    pub(super) shared: Vec<String>,
    /// KDE keeps another key than the one that is configured.
    pub(super) kept: Vec<String>,
}

/// What is the matter with the keys of these bindings.
pub(super) async fn known(portal: &Portal, bindings: &[Binding]) -> Result<Known, Trouble> {
    let interface = "org.kde.KGlobalAccel";
    let programs: Vec<OwnedObjectPath> =
        ask(portal, "/kglobalaccel", interface, "allComponents").await?;
    let mut ours = Vec::new();
    let mut taken = HashSet::new();
    for program in programs {
        let interface = "org.kde.kglobalaccel.Component";
        let keys: Vec<Key> = ask(portal, program.as_str(), interface, "allShortcutInfos").await?;
        for (action, _, owner, _, _, _, keys, _) in keys {
            match owner == APP_ID {
                true => ours.push((action, keys)),
                false => taken.extend(keys),
            }
        }
    }
    // Zero stands for no key.
    let with = |is_meant: &dyn Fn(&str, &[i32]) -> bool| {
        let meant = ours.iter().filter(|(action, keys)| {
            let keys: Vec<_> = keys.iter().copied().filter(|key| *key != 0).collect();
            !keys.is_empty() && is_meant(action, &keys)
        });
        meant.map(|(action, _)| action.clone()).collect()
    };
    Ok(Known {
        shared: with(&|_, keys| keys.iter().any(|key| taken.contains(key))),
        kept: with(&|action, keys| {
            let binding = bindings.iter().find(|one| one.action == action);
            let wished = binding.and_then(|binding| number(binding.chord));
            wished.is_some_and(|wished| !keys.contains(&wished))
        }),
    })
}

/// The number that Qt has for a key with what is held (qnamespace.h); none for keys that are left out.
fn number(chord: Chord) -> Option<i32> {
    let key = chord.key();
    let number = match key.name() {
        name if name.len() == 1 => i32::from(*name.as_bytes().first()?),
        "Space" => 0x20,
        "Home" => 0x0100_0010,
        "End" => 0x0100_0011,
        "Left" => 0x0100_0012,
        "Up" => 0x0100_0013,
        "Right" => 0x0100_0014,
        "Down" => 0x0100_0015,
        "PageUp" => 0x0100_0016,
        "PageDown" => 0x0100_0017,
        _ => 0x0100_002f + i32::from(key.function()?),
    };
    let held = chord.modifiers();
    let with = [
        (held.shift, 0x0200_0000),
        (held.ctrl, 0x0400_0000),
        (held.alt, 0x0800_0000),
        (held.logo, 0x1000_0000),
    ];
    let with = with.into_iter().filter(|(is_held, _)| *is_held);
    Some(with.fold(number, |number, (_, held)| number | held))
}

async fn ask<R>(portal: &Portal, path: &str, interface: &str, method: &str) -> Result<R, Trouble>
where
    R: DeserializeOwned + Type,
{
    let connection = portal.connection();
    let called = connection.call_method(Some(NAME), path, Some(interface), method, &());
    let reply = within(PROBE, called).await?;
    let body = reply.body().deserialize();
    body.map_err(|error| Trouble::Refused(error.to_string()))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn keys_have_the_numbers_of_qt() {
        for (chord, expected) in [
            ("Super+Alt+D", Some(0x1800_0044)),
            ("Super+Alt+Space", Some(0x1800_0020)),
            ("Ctrl+Shift+F5", Some(0x0700_0034)),
            ("Ctrl+Alt+PageUp", Some(0x0d00_0016)),
            ("Ctrl+Comma", None),
        ] {
            assert_eq!(number(chord.parse().unwrap()), expected, "{chord}");
        }
    }
}
