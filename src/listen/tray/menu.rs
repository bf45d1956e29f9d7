//! The menu as the desktop sees it: the object `com.canonical.dbusmenu`, version 3, as documented in
//! libdbusmenu's `dbus-menu.xml`.

use std::collections::HashMap;
use std::sync::{Arc, Mutex};

use serde::{Deserialize, Serialize};
use zbus::zvariant::{OwnedValue, Type, Value};
use zbus::{Connection, fdo};

use super::View;
use super::entries::{Entry, Kind, entries};
use crate::event::{Event, Inbox, Origin, Press};
use crate::request::Command;

/// Where the menu is on the bus.
pub(super) const PATH: &str = "/MenuBar";
const INTERFACE: &str = "com.canonical.dbusmenu";

/// Properties of an entry by their names.
type Properties = HashMap<String, OwnedValue>;

/// An entry with the entries below it.
#[derive(Debug, Serialize, Deserialize, Type, Value, OwnedValue)]
pub(super) struct Layout {
    id: i32,
    properties: Properties,
    children: Vec<OwnedValue>,
}

/// The menu as it was told last.
#[derive(Debug)]
pub(super) struct Shown {
    root: Entry,
    revision: u32,
}

/// What has to be told of a new menu.
#[derive(Debug)]
pub(super) enum Change {
    /// Entries look different.
    Look(Vec<(i32, Properties)>),
    /// Entries came or went; this is the number of the new menu.
    Layout(u32),
}

/// Serves the menu.
pub(super) struct Menu {
    shown: Arc<Mutex<Shown>>,
    inbox: Inbox,
}

impl Shown {
    /// The menu of now.
    pub(super) fn of(view: &View) -> Self {
        let root = Entry {
            id: 0,
            label: String::new(),
            kind: Kind::Folder,
            command: None,
            entries: entries(view),
        };
        Self { root, revision: 1 }
    }

    /// Becomes the menu of `fresh`, and tells the difference.
    pub(super) fn become_of(&mut self, fresh: Self) -> Change {
        let before = std::mem::replace(&mut self.root, fresh.root);
        let (before, now) = (flat(&before), flat(&self.root));
        let same = before.len() == now.len()
            && std::iter::zip(&before, &now).all(|(one, other)| one.id == other.id);
        if !same {
            self.revision += 1;
            return Change::Layout(self.revision);
        }
        let pairs = std::iter::zip(before, now);
        let changed = pairs.filter(|(before, now)| before != now && now.kind != Kind::Folder);
        Change::Look(changed.map(|(_, now)| (now.id, now.properties())).collect())
    }

    fn find(&self, id: i32) -> Option<&Entry> {
        flat(&self.root).into_iter().find(|entry| entry.id == id)
    }

    fn command(&self, id: i32) -> Option<Command> {
        self.find(id)?.command.clone()
    }
}

/// An entry and all below it.
fn flat(entry: &Entry) -> Vec<&Entry> {
    let below = entry.entries.iter().flat_map(flat);
    std::iter::once(entry).chain(below).collect()
}

impl Entry {
    /// All properties, those at their default included where they change: a host that is told of a
    /// change keeps what it is not told of.
    fn properties(&self) -> Properties {
        let mut properties = Properties::new();
        let mut set = |name: &str, value: OwnedValue| {
            properties.insert(name.to_owned(), value);
        };
        let state = |on| OwnedValue::from(i32::from(on));
        match self.kind {
            Kind::Line => set("type", text("separator")),
            Kind::Folder => set("children-display", text("submenu")),
            Kind::Check(on) => {
                set("toggle-type", text("checkmark"));
                set("toggle-state", state(on));
            }
            Kind::Radio(on) => {
                set("toggle-type", text("radio"));
                set("toggle-state", state(on));
            }
            Kind::Plain => {}
        }
        if !self.label.is_empty() {
            // A single underscore would mark the letter after it.
            set("label", text(&self.label.replace('_', "__")));
        }
        if matches!(self.kind, Kind::Plain) {
            set("enabled", OwnedValue::from(self.command.is_some()));
        }
        properties
    }

    fn layout(&self, depth: i32) -> Layout {
        // Any negative depth means all of it.
        let below = if depth == 0 { &[] } else { &self.entries[..] };
        let children = below.iter().map(|entry| entry.layout(depth - 1));
        Layout {
            id: self.id,
            properties: self.properties(),
            // A value without file descriptors can always be owned.
            children: children
                .filter_map(|child| OwnedValue::try_from(Value::from(child)).ok())
                .collect(),
        }
    }
}

fn text(text: &str) -> OwnedValue {
    OwnedValue::from(zbus::zvariant::Str::from(text.to_owned()))
}

impl Menu {
    pub(super) fn new(shown: Arc<Mutex<Shown>>, inbox: Inbox) -> Self {
        Self { shown, inbox }
    }

    fn look<T>(&self, look: impl FnOnce(&Shown) -> Option<T>) -> fdo::Result<T> {
        let shown = self.shown.lock().ok();
        let found = shown.and_then(|shown| look(&shown));
        found.ok_or_else(|| fdo::Error::InvalidArgs("There is no such entry.".into()))
    }

    /// Gives the command of an entry that was chosen; true where there is none.
    fn choose(&self, id: i32, event: &str) -> bool {
        if event != "clicked" {
            return self.look(|shown| shown.find(id).map(|_| ())).is_err();
        }
        let Ok(command) = self.look(|shown| shown.command(id)) else {
            return true;
        };
        let press = Press::new(Origin::Client, command);
        self.inbox.put(Event::Press(press));
        false
    }
}

#[zbus::interface(name = "com.canonical.dbusmenu")]
impl Menu {
    fn get_layout(
        &self,
        parent_id: i32,
        recursion_depth: i32,
        _property_names: Vec<String>,
    ) -> fdo::Result<(u32, Layout)> {
        self.look(|shown| {
            let layout = shown.find(parent_id)?.layout(recursion_depth);
            Some((shown.revision, layout))
        })
    }

    fn get_group_properties(
        &self,
        ids: Vec<i32>,
        _property_names: Vec<String>,
    ) -> fdo::Result<Vec<(i32, Properties)>> {
        self.look(|shown| {
            let all = flat(&shown.root).into_iter();
            let asked = all.filter(|entry| ids.is_empty() || ids.contains(&entry.id));
            Some(asked.map(|entry| (entry.id, entry.properties())).collect())
        })
    }

    fn get_property(&self, id: i32, name: &str) -> fdo::Result<OwnedValue> {
        self.look(|shown| shown.find(id)?.properties().remove(name))
    }

    fn event(&self, id: i32, event_id: &str, _data: Value<'_>, _timestamp: u32) {
        self.choose(id, event_id);
    }

    /// Gives back the entries that are not there.
    fn event_group(&self, events: Vec<(i32, String, OwnedValue, u32)>) -> Vec<i32> {
        let missed = |(id, event, ..): &(i32, String, OwnedValue, u32)| {
            self.choose(*id, event).then_some(*id)
        };
        events.iter().filter_map(missed).collect()
    }

    /// Nothing is fetched only when a menu opens.
    fn about_to_show(&self, _id: i32) -> bool {
        false
    }

    fn about_to_show_group(&self, _ids: Vec<i32>) -> (Vec<i32>, Vec<i32>) {
        (Vec::new(), Vec::new())
    }

    #[zbus(property)]
    fn version(&self) -> u32 {
        3
    }

    #[zbus(property)]
    fn text_direction(&self) -> &str {
        "ltr"
    }

    #[zbus(property)]
    fn status(&self) -> &str {
        "normal"
    }

    #[zbus(property)]
    fn icon_theme_path(&self) -> Vec<String> {
        Vec::new()
    }
}

/// Tells whoever shows the menu what has changed.
pub(super) async fn tell(connection: &Connection, change: Change) -> zbus::Result<()> {
    let none: Option<&str> = None;
    match change {
        Change::Look(changed) if changed.is_empty() => Ok(()),
        Change::Look(changed) => {
            let removed: Vec<(i32, Vec<String>)> = Vec::new();
            let body = (changed, removed);
            connection
                .emit_signal(none, PATH, INTERFACE, "ItemsPropertiesUpdated", &body)
                .await
        }
        Change::Layout(revision) => {
            connection
                .emit_signal(none, PATH, INTERFACE, "LayoutUpdated", &(revision, 0i32))
                .await
        }
    }
}
