//! The part of the mock portal that takes names and gives keys.

use std::collections::HashMap;
use std::time::Duration;

use zbus::message::Header;
use zbus::zvariant::{OwnedObjectPath, OwnedValue, Value};
use zbus::{Connection, fdo};

use super::{Bind, Options, PATH, Question, Script, Shared, note, request, respond};

pub const INTERFACE: &str = "org.freedesktop.portal.GlobalShortcuts";

/// Longer than the real one takes.
const AT_ONCE: Duration = Duration::from_millis(5);

pub struct Registry {
    record: Shared,
}

impl Registry {
    pub fn new(record: Shared) -> Self {
        Self { record }
    }
}

#[zbus::interface(name = "org.freedesktop.host.portal.Registry")]
impl Registry {
    fn register(
        &self,
        app_id: String,
        _options: Options,
        #[zbus(header)] header: Header<'_>,
    ) -> fdo::Result<()> {
        note(&self.record, format!("Register {app_id}"));
        let sender = header.sender().unwrap().to_string();
        let fresh = self.record.lock().unwrap().named.insert(sender);
        match fresh {
            true => Ok(()),
            false => Err(fdo::Error::Failed(
                "Connection already associated with an application ID".into(),
            )),
        }
    }
}

pub struct GlobalShortcuts {
    script: Script,
    record: Shared,
}

impl GlobalShortcuts {
    pub fn new(script: Script, record: Shared) -> Self {
        Self { script, record }
    }
}

#[zbus::interface(name = "org.freedesktop.portal.GlobalShortcuts")]
impl GlobalShortcuts {
    #[zbus(property, name = "version")]
    fn version(&self) -> u32 {
        1
    }

    fn create_session(
        &self,
        options: Options,
        #[zbus(header)] header: Header<'_>,
        #[zbus(connection)] connection: &Connection,
    ) -> fdo::Result<OwnedObjectPath> {
        note(&self.record, "CreateSession");
        let sender = header.sender().unwrap().to_string();
        let mut record = self.record.lock().unwrap();
        if self.script.asks_for_name && !record.named.contains(&sender) {
            return Err(fdo::Error::AccessDenied("An app id is required".into()));
        }
        let token = String::try_from(options["session_handle_token"].try_clone().unwrap()).unwrap();
        let name = sender.trim_start_matches(':').replace('.', "_");
        let path = format!("{PATH}/session/{name}/{token}");
        let path = OwnedObjectPath::try_from(path).unwrap();
        record.sessions.push((sender.clone(), path.clone(), false));
        let asked = request(&sender, &options);
        let results = HashMap::from([("session_handle".into(), Value::from(path.to_string()))]);
        respond(connection, (&sender, &asked), AT_ONCE, (0, results));
        Ok(asked)
    }

    async fn bind_shortcuts(
        &self,
        session: OwnedObjectPath,
        shortcuts: Vec<(String, HashMap<String, OwnedValue>)>,
        _parent: String,
        options: Options,
        #[zbus(header)] header: Header<'_>,
        #[zbus(connection)] connection: &Connection,
    ) -> fdo::Result<OwnedObjectPath> {
        let sender = header.sender().unwrap().to_string();
        let asked = request(&sender, &options);
        let question = Question {
            record: self.record.clone(),
        };
        connection.object_server().at(&asked, question).await?;
        let wished = wished(&shortcuts);
        note(&self.record, format!("BindShortcuts {}", words(&wished)));
        let bind = self.script.bind.clone().unwrap();
        let mut record = self.record.lock().unwrap();
        let known = record
            .sessions
            .iter_mut()
            .find(|(_, path, _)| *path == session);
        let (_, _, bound) = known.ok_or(fdo::Error::AccessDenied("Invalid session".into()))?;
        if std::mem::replace(bound, true) {
            return Err(fdo::Error::Failed("Session already has bound keys".into()));
        }
        let keys: Vec<_> = match bind {
            Bind::Later | Bind::Cancelled => Vec::new(),
            Bind::Without(these) => wished
                .into_iter()
                .map(|(id, key)| match these.contains(&id.as_str()) {
                    true => (id, String::new()),
                    false => (id, key),
                })
                .collect(),
            _ => wished,
        };
        record.keys.clone_from(&keys);
        let results = HashMap::from([("shortcuts".to_owned(), Value::from(listed(&keys)))]);
        let (after, answer) = match bind {
            Bind::Given | Bind::Without(_) => (AT_ONCE, (0, results)),
            Bind::After(while_thinking) => (while_thinking, (0, results)),
            Bind::Other | Bind::Later => (AT_ONCE, (2, HashMap::new())),
            Bind::Cancelled => (AT_ONCE, (1, HashMap::new())),
            Bind::Unanswered => return Ok(asked),
        };
        respond(connection, (&sender, &asked), after, answer);
        Ok(asked)
    }

    fn list_shortcuts(
        &self,
        _session: OwnedObjectPath,
        options: Options,
        #[zbus(header)] header: Header<'_>,
        #[zbus(connection)] connection: &Connection,
    ) -> fdo::Result<OwnedObjectPath> {
        note(&self.record, "ListShortcuts");
        let sender = header.sender().unwrap().to_string();
        let asked = request(&sender, &options);
        let keys = listed(&self.record.lock().unwrap().keys);
        let results = HashMap::from([("shortcuts".to_owned(), Value::from(keys))]);
        respond(connection, (&sender, &asked), AT_ONCE, (0, results));
        Ok(asked)
    }
}

/// Names with the keys that are wished for, as they came.
fn wished(shortcuts: &[(String, HashMap<String, OwnedValue>)]) -> Vec<(String, String)> {
    let text = |value: &OwnedValue| String::try_from(value.try_clone().unwrap()).unwrap();
    shortcuts
        .iter()
        .map(|(id, about)| (id.clone(), text(&about["preferred_trigger"])))
        .collect()
}

fn words(keys: &[(String, String)]) -> String {
    let words: Vec<_> = keys.iter().map(|(id, key)| format!("{id}={key}")).collect();
    words.join(" ")
}

/// Keys as they stand in signals and results.
pub fn listed(keys: &[(String, String)]) -> Vec<(String, HashMap<String, Value<'static>>)> {
    keys.iter()
        .map(|(id, key)| {
            let about = HashMap::from([
                ("description".to_owned(), Value::from(id.clone())),
                ("trigger_description".to_owned(), Value::from(key.clone())),
            ]);
            (id.clone(), about)
        })
        .collect()
}
