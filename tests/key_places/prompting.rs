//! A keyring of our own making that asks the person a question nobody sees, and waits for ever. A real
//! one does that when it locks itself between two calls, which no test can time.

use std::collections::HashMap;
use std::time::{Duration, Instant};

use aloud::describe::key::{Key, Place};
use zbus::zvariant::{ObjectPath, OwnedObjectPath, OwnedValue, Value};

use super::Session;

fn path(text: &str) -> OwnedObjectPath {
    ObjectPath::try_from(text).unwrap().into()
}

struct Service;

#[zbus::interface(name = "org.freedesktop.Secret.Service")]
impl Service {
    fn open_session(&self, _algorithm: &str, _input: Value<'_>) -> (OwnedValue, OwnedObjectPath) {
        // Any number is somebody's public key.
        let number = Value::from(vec![7_u8; 128]).try_into().unwrap();
        (number, path("/org/freedesktop/secrets/session/s1"))
    }

    fn read_alias(&self, _name: &str) -> OwnedObjectPath {
        path("/org/freedesktop/secrets/collection/c")
    }

    fn search_items(
        &self,
        _attributes: HashMap<String, String>,
    ) -> (Vec<OwnedObjectPath>, Vec<OwnedObjectPath>) {
        (Vec::new(), Vec::new())
    }
}

struct Collection;

#[zbus::interface(name = "org.freedesktop.Secret.Collection")]
impl Collection {
    fn create_item(
        &self,
        _properties: HashMap<String, OwnedValue>,
        _secret: (OwnedObjectPath, Vec<u8>, Vec<u8>, String),
        _replace: bool,
    ) -> (OwnedObjectPath, OwnedObjectPath) {
        (path("/"), path("/org/freedesktop/secrets/prompt/p1"))
    }

    #[zbus(property)]
    fn locked(&self) -> bool {
        false
    }
}

/// Asks, and never tells of an answer.
struct Prompt(std::sync::Arc<std::sync::atomic::AtomicBool>);

#[zbus::interface(name = "org.freedesktop.Secret.Prompt")]
impl Prompt {
    fn prompt(&self, _window: &str) {
        self.0.store(true, std::sync::atomic::Ordering::SeqCst);
    }

    fn dismiss(&self) {}
}

#[tokio::test]
async fn a_mock_keyring_that_asks_for_ever_is_given_up_after_two_seconds() {
    let session = Session::new();
    let asked = std::sync::Arc::default();
    let _keyring = zbus::connection::Builder::address(session.address().as_str())
        .unwrap()
        .serve_at("/org/freedesktop/secrets", Service)
        .unwrap()
        .serve_at("/org/freedesktop/secrets/collection/c", Collection)
        .unwrap()
        .serve_at(
            "/org/freedesktop/secrets/prompt/p1",
            Prompt(std::sync::Arc::clone(&asked)),
        )
        .unwrap()
        .name("org.freedesktop.secrets")
        .unwrap()
        .build()
        .await
        .unwrap();
    let begun = Instant::now();
    let stored = session
        .places()
        .store("gemini", Key::new("typed").unwrap())
        .await;
    let took = begun.elapsed();
    assert_eq!(stored, Ok(Place::File(session.file())));
    assert!(
        asked.load(std::sync::atomic::Ordering::SeqCst),
        "the mock was not made to ask"
    );
    let limit = Duration::from_secs(2);
    assert!(took >= limit && took < 2 * limit, "{took:?}");
}
