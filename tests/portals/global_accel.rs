//! A mock of `org.kde.kglobalaccel`, KDE's list of all keys: as much of it as is read.

use zbus::Connection;
use zbus::zvariant::{ObjectPath, OwnedObjectPath};

use super::{Turning, connected};

const NAME: &str = "org.kde.kglobalaccel";

/// Action, its title, program, its title, context, its title, keys, and the keys that it had at first.
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

/// KDE's keys on the bus; they leave when this value is dropped.
pub struct GlobalAccel {
    turning: Turning,
    connection: Connection,
}

struct List(Vec<OwnedObjectPath>);

struct Component(Vec<Key>);

#[zbus::interface(name = "org.kde.KGlobalAccel")]
impl List {
    #[zbus(name = "allComponents")]
    fn all_components(&self) -> Vec<OwnedObjectPath> {
        self.0.clone()
    }
}

#[zbus::interface(name = "org.kde.kglobalaccel.Component")]
impl Component {
    #[zbus(name = "allShortcutInfos")]
    fn all_shortcut_infos(&self) -> Vec<Key> {
        self.0.clone()
    }
}

impl GlobalAccel {
    /// Programs with their actions and the number of the key that each has.
    pub fn start(address: &str, programs: &[(&str, &[(&str, i32)])]) -> Self {
        let turning = Turning::start();
        let connection = turning.handle.block_on(async {
            let connection = connected(address).await;
            let server = connection.object_server();
            let mut paths = Vec::new();
            for (number, (program, actions)) in programs.iter().enumerate() {
                let path = ObjectPath::try_from(format!("/component/p{number}")).unwrap();
                let keys = actions.iter().map(|(action, key)| {
                    let word = |word: &str| word.to_owned();
                    let context = word("default");
                    (
                        word(action),
                        word(action),
                        word(program),
                        word(program),
                        context.clone(),
                        context,
                        vec![*key],
                        vec![*key],
                    )
                });
                server.at(&path, Component(keys.collect())).await.unwrap();
                paths.push(path.into());
            }
            server.at("/kglobalaccel", List(paths)).await.unwrap();
            super::answering(&connection).await;
            connection.request_name(NAME).await.unwrap();
            connection
        });
        Self {
            turning,
            connection,
        }
    }
}

impl Drop for GlobalAccel {
    fn drop(&mut self) {
        let closed = self.connection.clone().close();
        let _ = self.turning.handle.block_on(closed);
    }
}
