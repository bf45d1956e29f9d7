//! An application of which only the far side of the protocol is there: it registers, answers, and
//! remembers what it was asked. Its tree is made up while it is asked for, so it can be endless.

use std::sync::{Arc, Mutex};

use atspi::{Role, State, StateSet};
use futures_util::StreamExt;
use zbus::message::Type;
use zbus::zvariant::{ObjectPath, OwnedObjectPath, OwnedValue, Value};
use zbus::{Connection, Message, MessageStream};

use super::Session;

pub const ROOT: &str = "/org/a11y/atspi/accessible/root";

/// One object of the tree.
pub struct Object {
    pub role: Role,
    pub states: StateSet,
    pub name: String,
    pub children: Children,
    /// Left, top, width, height.
    pub area: (i32, i32, i32, i32),
}

pub enum Children {
    Listed(Vec<String>),
    /// So many, below the object's own path.
    Counted(i32),
}

impl Object {
    pub fn new(role: Role, name: &str, children: &[&str]) -> Self {
        Self {
            role,
            states: StateSet::new(State::Showing | State::Visible | State::Enabled),
            name: name.into(),
            children: Children::Listed(children.iter().map(|&child| child.into()).collect()),
            area: (10, 10, 300, 20),
        }
    }

    pub fn with(mut self, state: State) -> Self {
        self.states.insert(state);
        self
    }

    pub fn at(mut self, left: i32, top: i32, width: i32, height: i32) -> Self {
        self.area = (left, top, width, height);
        self
    }

    pub fn counting(mut self, count: i32) -> Self {
        self.children = Children::Counted(count);
        self
    }

    fn count(&self) -> i32 {
        match &self.children {
            Children::Listed(paths) => i32::try_from(paths.len()).unwrap(),
            Children::Counted(count) => *count,
        }
    }

    fn child(&self, path: &str, index: i32) -> String {
        match &self.children {
            Children::Listed(paths) => paths[usize::try_from(index).unwrap()].clone(),
            Children::Counted(_) => format!("{path}/{index}"),
        }
    }
}

/// A registered application; it answers until the test ends.
pub struct Fake {
    calls: Arc<Mutex<Vec<(String, String)>>>,
}

impl Fake {
    /// Registers an application of this name, whose objects `object` makes from their paths; that
    /// of the path [`ROOT`] is the application itself.
    pub async fn start(session: &Session, object: fn(&str) -> Object) -> Self {
        let connection = session.accessibility().await;
        let calls = Arc::new(Mutex::new(Vec::new()));
        let heard = calls.clone();
        // Before it is known: the registry and its clients ask at once.
        let mut messages = MessageStream::from(&connection);
        let answering = connection.clone();
        tokio::spawn(async move {
            while let Some(Ok(message)) = messages.next().await {
                if message.message_type() == Type::MethodCall {
                    answer(&answering, &message, object, &heard).await;
                }
            }
        });
        let name = connection.unique_name().unwrap().to_string();
        let root = ObjectPath::try_from(ROOT).unwrap();
        connection
            .call_method(
                Some("org.a11y.atspi.Registry"),
                ROOT,
                Some("org.a11y.atspi.Socket"),
                "Embed",
                &((name, root),),
            )
            .await
            .unwrap();
        Self { calls }
    }

    /// What the objects below `path` were asked: interface and method, or property.
    pub fn asked(&self, path: &str) -> Vec<String> {
        let calls = self.calls.lock().unwrap();
        let below = calls.iter().filter(|(asked, _)| asked.starts_with(path));
        below.map(|(_, what)| what.clone()).collect()
    }
}

async fn answer(
    bus: &Connection,
    message: &Message,
    object: fn(&str) -> Object,
    heard: &Mutex<Vec<(String, String)>>,
) {
    let header = message.header();
    let path = header.path().unwrap().to_string();
    let method = header.member().unwrap().to_string();
    let interface = header.interface().unwrap().to_string();
    let object = object(&path);
    let me = bus.unique_name().unwrap().to_string();
    let node = |path: String| (me.clone(), OwnedObjectPath::try_from(path).unwrap());
    let ask = match method.as_str() {
        "Get" => {
            let (interface, name): (String, String) = message.body().deserialize().unwrap();
            format!("{interface} {name}")
        }
        "Set" => return bus.reply(&header, &()).await.unwrap(),
        _ => format!("{interface} {method}"),
    };
    heard.lock().unwrap().push((path.clone(), ask.clone()));
    let child = |index| node(object.child(&path, index));
    let text = format!("CANARY {}", object.name);
    let replied = match ask.strip_prefix("org.a11y.atspi.").unwrap_or_default() {
        "Accessible GetRole" => bus.reply(&header, &(object.role as u32)).await,
        "Accessible GetState" => {
            let bits = object.states.bits();
            bus.reply(&header, &vec![bits as u32, (bits >> 32) as u32])
                .await
        }
        "Accessible GetChildren" => {
            let children: Vec<_> = (0..object.count()).map(child).collect();
            bus.reply(&header, &children).await
        }
        "Accessible GetChildAtIndex" => {
            let index: i32 = message.body().deserialize().unwrap();
            bus.reply(&header, &child(index)).await
        }
        "Accessible Name" => reply_value(bus, message, Value::from(object.name)).await,
        "Accessible ChildCount" => reply_value(bus, message, Value::from(object.count())).await,
        "Text CharacterCount" => {
            let count = i32::try_from(text.len()).unwrap();
            reply_value(bus, message, Value::from(count)).await
        }
        "Text GetNSelections" => bus.reply(&header, &1_i32).await,
        "Text GetSelection" => bus.reply(&header, &(0_i32, 6_i32)).await,
        "Text GetText" => bus.reply(&header, &text).await,
        "Component GetExtents" => bus.reply(&header, &(object.area,)).await,
        _ => {
            let unknown = "org.freedesktop.DBus.Error.UnknownMethod";
            let unknown = zbus::names::ErrorName::try_from(unknown).unwrap();
            bus.reply_error(&header, unknown, &"no").await
        }
    };
    replied.unwrap();
}

async fn reply_value(bus: &Connection, call: &Message, value: Value<'_>) -> zbus::Result<()> {
    let value = OwnedValue::try_from(value).unwrap();
    bus.reply(&call.header(), &value).await
}
