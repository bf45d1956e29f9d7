//! Which of our keys do something else as well: KDE reports a key as given that another program has.
//! Its list of all keys is read; nothing is changed in it.

use std::collections::HashSet;

use serde::de::DeserializeOwned;
use zbus::zvariant::{OwnedObjectPath, Type};

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

/// The actions whose keys somebody else has, too.
pub(super) async fn shared(portal: &Portal) -> Result<Vec<String>, Trouble> {
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
    let is_taken = |key: &i32| *key != 0 && taken.contains(key);
    ours.retain(|(_, keys)| keys.iter().any(is_taken));
    Ok(ours.into_iter().map(|(action, _)| action).collect())
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
